"""The plan of a deck: slides with placed shapes, all text broken and measured; plain data, complete before writing.

The writer adds nothing and leaves nothing out. Points from the slide's top left corner; colours are roles, and
"#RRGGBB" for the marking alone, whose colours its standard fixes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from dealbrief.backends.pptx.plan.emblems import Emblem
from dealbrief.backends.pptx.plan.layouts import LevelStyle, Slot
from dealbrief.document.figures_image import ImageData
from dealbrief.errors import Place, Problem
from dealbrief.figures.slide_chart import Chart
from dealbrief.figures.slide_shapes import Box, Group, Rule, TextBox
from dealbrief.figures.slide_text import Paragraph


@dataclass(frozen=True, slots=True)
class Placed:
    """Text in a placeholder of the layout; `box` is None where it stands at the layout's own place."""

    slot: Slot
    paragraphs: tuple[Paragraph, ...]
    box: Box | None = None

    @property
    def name(self) -> str:
        return self.slot.name

    @property
    def levels(self) -> tuple[LevelStyle, ...]:
        return self.slot.levels


@dataclass(frozen=True, slots=True)
class Chip:
    """The marking: text of a fixed colour on black, in its placeholder or where the layout has none."""

    slot: Slot | None
    box: Box
    text: str
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell; `columns` it spans to the right. Margins are left, top, right, bottom."""

    paragraphs: tuple[Paragraph, ...]
    margins: tuple[float, float, float, float]
    columns: int = 1
    anchor: Literal["t", "b"] = "t"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of measured height with the rule below it: colour role and width, or None.

    Room is kept for `height`, what its text takes in the widest font a reader may see. `spare` of it is empty in the
    theme's own font, and is not written: a program makes a row taller where its text needs more.
    """

    cells: tuple[TableCell, ...]
    height: float
    rule: tuple[str, float] | None
    is_head: bool = False
    is_group: bool = False
    spare: float = 0.0

    @property
    def written(self) -> float:
        """The height that stands in the file, in points."""
        return self.height - self.spare


@dataclass(frozen=True, slots=True)
class TableFrame:
    """A table; its box is what is kept free for it."""

    name: str
    box: Box
    widths: tuple[float, ...]
    rows: tuple[TableRow, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class ChartFrame:
    name: str
    box: Box
    chart: Chart
    alt: str


@dataclass(frozen=True, slots=True)
class PictureFrame:
    """A picture; `slot` is the placeholder for pictures that it fills, None for one that stands free."""

    name: str
    box: Box
    picture: ImageData
    alt: str
    slot: Slot | None = None


Frame: TypeAlias = Placed | Chip | TextBox | TableFrame | ChartFrame | PictureFrame | Group | Rule


@dataclass(frozen=True, slots=True)
class Area:
    """The part of a slide that a block takes; `at` is its place in the template."""

    at: Place | None
    box: Box


@dataclass(frozen=True, slots=True)
class SlidePlan:
    """One slide: its layout, its frames in reading order, title first, its notes, and where its blocks stand."""

    layout: str
    title: str
    section: str
    frames: tuple[Frame, ...]
    notes: tuple[Paragraph, ...]
    at: Place | None = None
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself."""

    title: str
    subject: str
    keywords: str
    author: str
    language: str
    stamp: date


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """All slides, of a size in points. `accents` are the theme's colours to set, RRGGBB by the name of their slot;
    `fonts` its two families.

    On a `foreign` master none is set, and greys and tints are made of its own colours.
    """

    width: float
    height: float
    properties: Properties
    slides: tuple[SlidePlan, ...]
    accents: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...] = ()
    foreign: bool = False
    fonts: tuple[str, ...] = ()
    emblems: tuple[Emblem, ...] = ()

    def to_text(self) -> str:
        """The plan as text to read and compare."""
        from dealbrief.backends.pptx.plan.as_text import deck_as_text

        return deck_as_text(self)
