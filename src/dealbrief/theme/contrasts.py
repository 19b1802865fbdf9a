"""Contrast of a brand's colours: what is said where comes in; one fault for each colour at fault goes out.

A fault is told in the words of the brand file, and proposes one colour with which everything can be read that this
colour makes unreadable.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from dealbrief.theme.readable import Unreadable, mixture, nearest, unreadable

MIXTURES = {"a-tint": ("a", "paper", 0.14), "b-tint": ("b", "paper", 0.14), "dark": ("a", "ink", 0.75)}
"""A role's colour as a share of another on a ground, as the standard look has them."""
_FIELDS = {"ink": "foreground", "paper": "background", "a": "primary", "b": "secondary"}
_FRONTS = {"ink": "text", "grey": "grey text", "mute": "a shape", "a": "`primary`", "b": "`secondary`"}
_GROUNDS = {
    "paper": "the page",
    "box": "the ground of boxes",
    "dark": "the dark ground",
    "a-tint": "the first party's light ground",
    "b-tint": "the second party's light ground",
}
_ON_DARK = f"text on {_GROUNDS['dark']}"


@dataclass(frozen=True, slots=True)
class Fault:
    """A role whose colour is at fault, what it makes unreadable, and what would do."""

    role: str
    message: str
    hint: str


@dataclass(frozen=True)
class Contrasts:
    """The colours of a brand.

    Attributes:
        colours: RRGGBB by role, as brand files give them.
        mixed: The roles whose colour no file gives that is nearer than the one they are mixed from.
        depth: How far the file is that gives a role, the nearest 0.
    """

    colours: Mapping[str, str]
    mixed: Collection[str]
    depth: Mapping[str, int]

    def all(self) -> dict[str, str]:
        """The colours, with those that are mixed."""
        return self._with(dict(self.colours))

    def faults(self) -> Iterator[Fault]:
        """Every colour that makes something unreadable, each once."""
        colours = self.all()
        found = list(unreadable(colours))
        for cause in dict.fromkeys(self._cause(pair) for pair in found):
            own = [pair for pair in found if self._cause(pair) == cause]
            said = ", ".join(f"{_named(pair)} {pair.ratio:.1f} (least {pair.least:g})" for pair in own)
            message = f"{_field(cause)} #{colours[cause]} leaves too little contrast: {said}"
            yield Fault(cause, message, self._hint(cause, found, own))

    def _with(self, colours: dict[str, str]) -> dict[str, str]:
        for role in self.mixed:
            parent, ground, share = MIXTURES[role]
            colours[role] = mixture(colours[parent], colours[ground], share)
        return colours

    def _cause(self, pair: Unreadable) -> str:
        """The nearer of two colours, or of those they are mixed from."""
        said = [MIXTURES[role][0] if role in self.mixed else role for role in (pair.role, pair.ground)]
        return min(said, key=lambda role: self.depth[role])

    def _hint(self, cause: str, found: list[Unreadable], own: list[Unreadable]) -> str:
        rest = {(pair.role, pair.ground) for pair in found if pair not in own}

        def does(colour: str) -> bool:
            tried = self._with({**self.colours, cause: colour})
            return {(pair.role, pair.ground) for pair in unreadable(tried)} <= rest

        if better := nearest(self.colours[cause], does):
            return f'`{_FIELDS.get(cause, cause)}: "#{better}"` would do'
        others = dict.fromkeys(role for pair in own for role in (pair.role, pair.ground) if role != cause)
        return f"give {', '.join(map(_field, others))} colours of your own beside it"


def _field(role: str) -> str:
    """Where a brand file gives the colour of a role."""
    return f"`{_FIELDS[role]}`" if role in _FIELDS else f"`roles: {role}`"


def _named(pair: Unreadable) -> str:
    """What stands on what; on the dark ground it is text of the page's colour."""
    return _ON_DARK if pair.role == "dark" else f"{_FRONTS[pair.role]} on {_GROUNDS[pair.ground]}"
