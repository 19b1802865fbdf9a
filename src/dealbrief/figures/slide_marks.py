"""Marks on a slide: a shape of the table of states comes in, native shapes of one size around a point go out."""

from __future__ import annotations

from collections.abc import Sequence

from dealbrief.figures.slide_shapes import Box, Disc, Freeform, Point, Rectangle, Shape, outline

_LINE = 2.0
"""Of an open shape, in points."""
_SQUARE, _DIAMOND, _TRIANGLE = 0.86, 1.16, 1.1
"""Sizes against a disc's diameter, so that all look of one size."""
_OPEN = "light"
"""Inside of an open shape: a line behind it must not show through."""


def slide_mark(name: str, shape: str, centre: Point, size: float, colour: str) -> tuple[Shape, ...]:
    """The shape of a state, a disc for none; `size` is a disc's diameter in points."""
    x, y = centre
    half = size / 2
    match shape:
        case "circle-open":
            return (Disc(name, _square(x, y, half - _LINE / 2), _OPEN, colour, _LINE),)
        case "square":
            return (Rectangle(name, _square(x, y, half * _SQUARE), colour),)
        case "square-open":
            return (Rectangle(name, _square(x, y, half * _SQUARE - _LINE / 2), _OPEN, colour, _LINE),)
        case "diamond":
            wide = half * _DIAMOND
            return (_area(name, [(x, y - wide), (x + wide, y), (x, y + wide), (x - wide, y)], colour),)
        case "triangle":
            wide = half * _TRIANGLE
            return (_area(name, [(x, y - wide), (x + wide, y + half), (x - wide, y + half)], colour),)
        case "cross":
            return (_cross(name, x, y, half, colour),)
        case "bars":
            bars = ((x - 0.55 * half, "left"), (x + 0.55 * half, "right"))
            return tuple(Rectangle(f"{name} {part}", Box(at - 1.5, y - half, 3.0, size), colour) for at, part in bars)
        case _:
            return (Disc(name, _square(x, y, half), colour),)


def _square(x: float, y: float, half: float) -> Box:
    return Box(x - half, y - half, 2 * half, 2 * half)


def _area(name: str, points: Sequence[Point], colour: str) -> Freeform:
    return Freeform(name, (outline(points),), colour)


def _cross(name: str, x: float, y: float, half: float, colour: str) -> Freeform:
    arms = (
        outline([(x - half, y - half), (x + half, y + half)]),
        outline([(x - half, y + half), (x + half, y - half)]),
    )
    return Freeform(name, arms, "", colour, _LINE, closed=False)
