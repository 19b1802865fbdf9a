"""Fewer points: a line and a tolerance come in, the positions of the points that keep its shape go out."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from dealbrief.figures.drawing import Point


def kept(points: Sequence[Point], tolerance: float) -> list[int]:
    """The positions of points without which a line would move by more than the tolerance, its two ends among them.

    Douglas and Peucker's way (1973), without recursion; a line that comes back to its start is a ring.
    """
    found = {0, len(points) - 1} if points else set()
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        furthest, off = first, tolerance
        for index in range(first + 1, last):
            distance = _distance(points[index], points[first], points[last])
            if distance > off:
                furthest, off = index, distance
        if furthest > first:
            found.add(furthest)
            spans.extend(((first, furthest), (furthest, last)))
    return sorted(found)


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a side."""
    across, down = end[0] - start[0], end[1] - start[1]
    square = across * across + down * down
    along = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / square if square else 0.0
    share = min(max(along, 0.0), 1.0)
    return hypot(point[0] - start[0] - share * across, point[1] - start[1] - share * down)
