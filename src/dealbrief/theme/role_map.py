"""What a customer's role map says, as plain data: `role_file` reads it, the deck holds it against a master."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dealbrief.errors import Place


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the role map and where it stands."""

    text: str
    at: Place


@dataclass(frozen=True, slots=True)
class Choice:
    """The layout of a role, and for slots the placeholder each takes, by name or number. `at` is the role's place."""

    at: Place
    layout: Word | None = None
    slots: Mapping[str, tuple[Word, Word]] = field(default_factory=dict)
    """The slot's own word and its placeholder's, by the slot's name."""
