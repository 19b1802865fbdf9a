"""A master as plain data: its layouts, their slots, and the text each slot sets if nothing else is said.

`backends.pptx.master` reads it from a file; the planner sees nothing else of the file. Points throughout.
"""

from __future__ import annotations

from dataclasses import dataclass

from dealbrief.figures.slide_shapes import Box
from dealbrief.figures.slide_text import Align, Font


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """Text of one level of a slot, resolved through layout, master and defaults; `spacing` is a share of 1.2 em.

    `colour` is a scheme colour with its luminance in percent, "accent5 50 50"; "" for one that is no scheme colour.
    """

    size: float
    font: Font
    bold: bool
    align: Align
    spacing: float
    before: float
    left: float
    hanging: float
    bullet: bool
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder of a layout. `kind` is its OOXML type, "obj" for content; `insets` are left, top, right, bottom."""

    name: str
    kind: str
    idx: int
    box: Box
    insets: tuple[float, float, float, float]
    levels: tuple[LevelStyle, ...]

    @property
    def inner(self) -> Box:
        """Where its text stands."""
        left, top, right, bottom = self.insets
        return Box(self.box.x + left, self.box.y + top, self.box.width - left - right, self.box.height - top - bottom)


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Master:
    width: float
    height: float
    layouts: tuple[Layout, ...]
    accents: tuple[tuple[str, str], ...]
    """The theme's colours, RRGGBB by the name of their slot."""
