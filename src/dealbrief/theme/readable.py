"""Readability: the colours of a theme come in by role; the pairs that cannot be read, or a colour that can, go out.

The least ratios are those of WCAG 2.2, success criteria 1.4.3 (text 4.5, large text 3) and 1.4.11 (graphics 3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dealbrief.theme.theme import contrast

_TEXT, _LARGE = 4.5, 3.0
_PAIRS = (
    ("ink", "paper", _TEXT),
    ("grey", "paper", _TEXT),
    ("a", "paper", _TEXT),
    ("b", "paper", _TEXT),
    ("ink", "box", _TEXT),
    ("grey", "box", _TEXT),
    ("ink", "a-tint", _TEXT),
    ("ink", "b-tint", _TEXT),
    ("a", "a-tint", _LARGE),
    ("b", "b-tint", _LARGE),
    ("dark", "paper", _TEXT),
    ("mute", "paper", _LARGE),
)
"""What stands on what, in pages and slides; text on the dark ground is of the paper's colour."""
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A role that cannot be read on another: the ratio it has and the one it needs."""

    role: str
    ground: str
    ratio: float
    least: float


def unreadable(colours: Mapping[str, str]) -> Iterator[Unreadable]:
    """Every pair in use whose contrast is too low."""
    for role, ground, least in _PAIRS:
        ratio = contrast(colours[role], colours[ground])
        if ratio < least:
            yield Unreadable(role, ground, ratio, least)


def readable(colour: str, ground: str) -> str:
    """A colour RRGGBB as text on a ground: itself, or as strong as it has to be."""
    return nearest(colour, lambda tried: contrast(tried, ground) >= _TEXT)


def nearest(colour: str, does: Callable[[str], bool]) -> str:
    """The colour with as little black or white in it as makes it do; "" where none does."""
    mixed = (mixture(end, colour, step / _STEPS) for step in range(_STEPS + 1) for end in ("000000", "FFFFFF"))
    return next(filter(does, mixed), "")


def mixture(colour: str, ground: str, share: float) -> str:
    """So much of a colour RRGGBB on a ground."""
    pairs = ((int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{round(over * share + under * (1 - share)):02X}" for over, under in pairs)
