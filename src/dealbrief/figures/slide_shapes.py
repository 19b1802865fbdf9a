"""Shapes of a slide as plain data, in points from the slide's top left corner; what the layouts of figures hand on.

A figure's layout gives shapes in drawing order, which is reading order; the deck's writer makes native shapes of them.
Colours are roles of the theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from dealbrief.figures.slide_text import Paragraph, height

Point: TypeAlias = tuple[float, float]
Step: TypeAlias = tuple[Point] | tuple[Point, Point, Point]
Contour: TypeAlias = tuple[Point, tuple[Step, ...]]


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def meets(self, other: Box, clearance: float = 0.0) -> bool:
        """Whether two boxes come nearer than `clearance`."""
        across = self.x < other.right + clearance and other.x < self.right + clearance
        return across and self.y < other.bottom + clearance and other.y < self.bottom + clearance


@dataclass(frozen=True, slots=True)
class TextBox:
    """Paragraphs in a box without insets; the text never leaves it."""

    name: str
    box: Box
    paragraphs: tuple[Paragraph, ...]
    anchor: Literal["t", "ctr", "b"] = "t"


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A filled area, for instance the bar of a party; with `stroke` an outline of `weight` points."""

    name: str
    box: Box
    fill: str
    stroke: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle or ellipse, or with `fill` "" a ring; a mark of a timeline, one unit of a field."""

    name: str
    box: Box
    fill: str
    stroke: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Freeform:
    """An area of any outline, or an open line where `fill` is "" and `closed` is False.

    Each contour is a start and steps from there: one point is a straight line's end, three are a Bézier curve's two
    handles and its end. Contours inside one another leave holes.
    """

    name: str
    contours: tuple[Contour, ...]
    fill: str = ""
    stroke: str = ""
    weight: float = 0.0
    closed: bool = True
    dashed: bool = False

    @property
    def box(self) -> Box:
        """Around all its points, handles included."""
        points = [point for start, steps in self.contours for point in (start, *(p for step in steps for p in step))]
        left, top = min(x for x, _ in points), min(y for _, y in points)
        return Box(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line that carries no meaning of its own."""

    name: str
    start: tuple[float, float]
    end: tuple[float, float]
    width: float
    colour: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line with a head, from the named shape to another; "" where it is joined to nothing.

    It leaves a shape at its right side and enters at the left one, or the other way round if it runs leftwards.
    """

    name: str
    start: tuple[float, float]
    end: tuple[float, float]
    width: float
    colour: str
    dashed: bool = False
    joins: tuple[str, str] = ("", "")


Shape: TypeAlias = TextBox | Rectangle | Disc | Freeform | Rule | Arrow


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together, with one alternative text; nothing of it lies outside its box."""

    name: str
    box: Box
    shapes: tuple[Shape, ...]
    alt: str


def outline(points: Sequence[Point]) -> Contour:
    """A contour of straight lines through points."""
    return points[0], tuple((point,) for point in points[1:])


def text_box(name: str, x: float, y: float, width: float, paragraphs: Iterable[Paragraph]) -> TextBox:
    """A text box as tall as its text."""
    found = tuple(paragraphs)
    return TextBox(name, Box(x, y, width, height(found, width)), found)
