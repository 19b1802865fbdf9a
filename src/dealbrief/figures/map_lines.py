"""Lines of a map: points come in; curves through them, dashes and arrows go out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import dist

from dealbrief.figures.drawing import Line, Point, Polyline, Shape

_STEPS = 12
_DASH = (6.0, 4.0)
_HEAD = 9.0
"""What an arrow's head takes of its line, in points."""


def curve(points: Sequence[Point]) -> list[Point]:
    """A smooth line through all points (Catmull and Rom's spline, 1974); straight between two."""
    if len(points) < 3:
        return list(points)
    padded = (_beyond(points[0], points[1]), *points, _beyond(points[-1], points[-2]))
    out = [points[0]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        out.extend(_between(a, b, c, d, step / _STEPS) for step in range(1, _STEPS + 1))
    return out


def _beyond(end: Point, next_to_it: Point) -> Point:
    return 2 * end[0] - next_to_it[0], 2 * end[1] - next_to_it[1]


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    shares = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
    x, y = (sum(share * point[axis] for share, point in zip(shares, (a, b, c, d), strict=True)) / 2 for axis in (0, 1))
    return x, y


class Path:
    """A line by the length along it."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = points
        self._marks = list(accumulate((dist(*pair) for pair in pairwise(points)), initial=0.0))

    @property
    def length(self) -> float:
        return self._marks[-1]

    def at(self, length: float) -> Point:
        index = min(max(bisect_right(self._marks, length) - 1, 0), len(self.points) - 2)
        start, end = self.points[index : index + 2]
        side = self._marks[index + 1] - self._marks[index]
        share = (length - self._marks[index]) / side if side else 0.0
        return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])

    def part(self, first: float, last: float) -> tuple[Point, ...]:
        """The line from one length to another."""
        inner = (point for point, mark in zip(self.points, self._marks, strict=True) if first < mark < last)
        return self.at(first), *inner, self.at(last)

    def normal(self, length: float) -> Point:
        """A step of 1 to the right of the line, or nowhere if it has no length."""
        (x1, y1), (x2, y2) = self.at(max(length - 1, 0)), self.at(min(length + 1, self.length))
        step = dist((x1, y1), (x2, y2)) or 1.0
        return (y1 - y2) / step, (x2 - x1) / step


def route_shapes(path: Path, gaps: tuple[float, float], width: float, colour: str, dashed: bool) -> Iterator[Shape]:
    """A line with an arrow's head at its end, kept off its start and end by `gaps`."""
    first, last = gaps[0], path.length - gaps[1]
    neck = max(last - _HEAD - 1.0, first)
    for start, end in _dashes(first, neck) if dashed else ((first, neck),):
        if end > start:
            yield Polyline(path.part(start, end), width, colour)
    if last > neck:
        yield Line(path.at(neck), path.at(last), width, colour, arrow=True)


def _dashes(first: float, last: float) -> Iterator[tuple[float, float]]:
    """Dashes and gaps between two lengths, stretched so that a gap stands before the arrow's head."""
    count = max(round((last - first) / sum(_DASH)), 1)
    pitch = (last - first) / count
    for index in range(count):
        start = first + index * pitch
        yield start, start + pitch * _DASH[0] / sum(_DASH)
