"""Placing labels: what is already drawn comes in, a place that touches none of it goes out."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dealbrief.figures.drawing import Point


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle; y runs down."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: Area) -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def crossed_by(self, start: Point, end: Point) -> bool:
        """Whether a segment runs through (Liang and Barsky's clipping test, 1984)."""
        low, high = 0.0, 1.0
        delta = (end[0] - start[0], end[1] - start[1])
        sides = (
            (-delta[0], start[0] - self.left),
            (delta[0], self.right - start[0]),
            (-delta[1], start[1] - self.top),
            (delta[1], self.bottom - start[1]),
        )
        for pace, gap in sides:
            if pace == 0 and gap < 0:
                return False
            if pace < 0:
                low = max(low, gap / pace)
            elif pace > 0:
                high = min(high, gap / pace)
        return low < high


@dataclass
class Occupied:
    """What a plot holds so far: areas, and the segments of its lines, inside `bounds`."""

    bounds: Area
    areas: list[Area] = field(default_factory=list)
    segments: list[tuple[Point, Point]] = field(default_factory=list)

    def free(self, area: Area) -> bool:
        return (
            area.within(self.bounds)
            and not any(area.meets(other) for other in self.areas)
            and not any(area.crossed_by(*segment) for segment in self.segments)
        )

    def clear(self, start: Point, end: Point) -> bool:
        """Whether a line from point to point runs through no area."""
        return not any(area.crossed_by(start, end) for area in self.areas)

    def first_free(self, candidates: Iterable[Area]) -> Area | None:
        """The first candidate that touches nothing, now taken; None if all do."""
        for area in candidates:
            if self.free(area):
                self.areas.append(area)
                return area
        return None

    def first_apart(self, candidates: Iterable[Area]) -> Area | None:
        """The first candidate that touches no area, whatever lines run through it, now taken; None if all do."""
        for area in candidates:
            if not any(area.meets(other) for other in self.areas):
                self.areas.append(area)
                return area
        return None

    def add_line(self, points: Sequence[Point]) -> None:
        self.segments.extend(itertools.pairwise(points))
