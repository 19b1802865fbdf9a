"""What the layout of a diagram hands the deck's planner: its group of native shapes, and what it asks for."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dealbrief.figures.slide_shapes import Box, Group
from dealbrief.language import Words

NO_ROOM = math.inf
"""The height a diagram needs where its width is too small for it at any height."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a diagram is drawn and with what: its box, how far down the type scale (0 is the largest, 3 the floor), its
    alternative text, the fixed words and the language of the deck, and whether the ground is dark. `whole` is the data
    of the figure that this one continues or is continued by: its scale and its emphasis are those of the whole."""

    box: Box
    step: int
    alt: str
    words: Words
    language: str
    dark: bool = False
    whole: object = None


@dataclass(frozen=True, slots=True)
class Diagram:
    """A group, the height in points it needs at least, and the labels it left out for want of a place."""

    group: Group
    needed: float
    dropped: tuple[str, ...] = ()
