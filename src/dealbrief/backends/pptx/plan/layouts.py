"""A master as plain data: its layouts, their slots, and the text each slot sets if nothing else is said.

`backends.pptx.master` reads it from a file; the planner sees nothing else of the file. Points throughout.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dealbrief.errors import Problem
from dealbrief.figures.slide_shapes import Box
from dealbrief.figures.slide_text import Align, Font

Anchor = Literal["t", "ctr", "b"]


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """Text of one level of a slot, resolved through layout, master and defaults; `spacing` is a share of 1.2 em.

    `colour` is a scheme colour with its luminance in percent, "accent5 50 50"; "" for one that is no scheme colour.
    `face` is a typeface named outside of the theme, `mark` what stands before a paragraph: a character, "1." for
    numbers, "" for nothing. `exact` says that the spacing is stated in points, `wide` that letters are capitals or
    set apart: neither is what the planner measures, so a rebuilt master has none of them.
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
    after: float = 0.0
    face: str = ""
    mark: str = ""
    exact: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder of a layout. `kind` is its OOXML type, "obj" for content; `insets` are left, top, right, bottom.

    `moved` says that the planner gave it another box than its layout does.
    """

    name: str
    kind: str
    idx: int
    box: Box
    insets: tuple[float, float, float, float]
    levels: tuple[LevelStyle, ...]
    anchor: Anchor = "t"
    upright: bool = False
    moved: bool = False

    @property
    def inner(self) -> Box:
        """Where its text stands."""
        left, top, right, bottom = self.insets
        return Box(self.box.x + left, self.box.y + top, self.box.width - left - right, self.box.height - top - bottom)


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: `kind` is its OOXML type, "" for one without; `ground` the colour behind its text as RRGGBB.

    `is_turned` says that text on it is in the scheme's ground colour: its ground is dark and the master's light, or the
    other way round. `art` are the boxes of what is drawn on it and its master: logos and lines, no grounds.
    """

    name: str
    slots: tuple[Slot, ...]
    kind: str = ""
    ground: str = "FFFFFF"
    is_dark: bool = False
    is_turned: bool = False
    art: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a role map says of a role: its layout by name, and the number of the placeholder each slot takes."""

    layout: str
    slots: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Master:
    """`accents` are the theme's colours, RRGGBB by the name of their slot; `fonts` its typefaces for headings and text;
    `pairs` the colours of the scheme by the names that text and grounds use; `roles` what a role map says; `problems`
    what to warn of when a deck is planned on it. A `foreign` one is a house's own: its colours stay as they are."""

    width: float
    height: float
    layouts: tuple[Layout, ...]
    accents: tuple[tuple[str, str], ...]
    fonts: tuple[str, str] = ("", "")
    pairs: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, Chosen] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    foreign: bool = False
