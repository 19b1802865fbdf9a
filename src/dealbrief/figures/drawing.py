"""The neutral drawing: shapes in points with colour roles, for any backend to draw.

In: nothing but numbers and roles from a figure's layout. Out: a `Drawing` whose origin is its top left corner, y
running down. A backend draws the shapes in order; `alt` speaks for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from dealbrief.document.figures_image import ImageData
from dealbrief.theme.fonts import Role, Weight

Point: TypeAlias = tuple[float, float]
Anchor: TypeAlias = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line from one point to another; `arrow` puts a filled head at its end."""

    start: Point
    end: Point
    width: float
    colour: str
    dash: tuple[float, float] | None = None
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Polyline:
    """Joined lines with round joins, not filled."""

    points: tuple[Point, ...]
    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Disc:
    centre: Point
    radius: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Polygon:
    points: tuple[Point, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture stretched over a rectangle."""

    x: float
    y: float
    width: float
    height: float
    data: ImageData


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one face inside a label."""

    text: str
    colour: str
    role: Role = "sans"
    weight: Weight = "regular"


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text. `at` is the point on its baseline that `anchor` names; `width` what it needs at most, measured.

    `room` is the width it may take without touching anything else (a deck gives its text box that much).
    """

    at: Point
    runs: tuple[Run, ...]
    size: float
    anchor: Anchor = "start"
    width: float = 0.0
    room: float = 0.0


Shape: TypeAlias = Line | Polyline | Rect | Disc | Polygon | Picture | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in drawing order, which is reading order, inside `width` × `height` points."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
