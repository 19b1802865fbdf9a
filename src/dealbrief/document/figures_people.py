"""What profiles mean: people with their roles, how long they were held of what sentence, and facts, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dealbrief.document.inlines import Side

_YEAR = 365.2425
"""Days of a mean year."""


@dataclass(frozen=True, slots=True)
class Held:
    """Time held, from the first day to the last, against a sentence in years (0: none known).

    `words` say how long it was, `whole` what the sentence is; both as printed.
    """

    first: date
    last: date
    words: str
    years: float = 0.0
    whole: str = ""

    @property
    def length(self) -> float:
        """In years; never less than none."""
        return max((self.last - self.first).days, 0) / _YEAR


@dataclass(frozen=True, slots=True)
class Particular:
    """A fact of a profile, such as when somebody was arrested."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One person, and a sentence on why; a protected one has a role for a name. Without dates there is no bar."""

    name: str
    role: str = ""
    held: Held | None = None
    facts: tuple[Particular, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class ProfilesData:
    """Profiles with bars on one scale; `head` stands before the line of `others`, who have no profile."""

    people: tuple[Profile, ...]
    side: Side = "none"
    head: str = ""
    others: str = ""

    @property
    def longest(self) -> float:
        """The longest sentence or time held, in years: the scale of all bars; 0 where nobody has a bar."""
        return max((max(one.held.years, one.held.length) for one in self.people if one.held), default=0.0)
