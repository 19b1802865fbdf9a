"""From degrees to points: Lambert's conformal conic projection, and the frame of a map on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, log, pi, radians, sin, tan

from dealbrief.figures.drawing import Point
from dealbrief.figures.labels import Area

_EARTH = 6371.0
"""Mean radius in km."""
_STEPS = 24


@dataclass(frozen=True)
class Conic:
    """Lambert's projection of a view (west, south, east, north in degrees): km from its middle, y down.

    Shapes are true everywhere, lengths at the standard parallels, a sixth of the view's height inside it (Snyder, Map
    Projections: A Working Manual, 1987, equations 15-1 to 15-4).
    """

    view: tuple[float, float, float, float]

    @cached_property
    def _constants(self) -> tuple[float, float, float]:
        """The cone's n, F and the middle's radius, on a sphere of radius 1."""
        _, south, _, north = self.view
        low, high = radians(south + (north - south) / 6), radians(north - (north - south) / 6)
        cone = log(cos(low) / cos(high)) / log(_slope(high) / _slope(low))
        factor = cos(low) * _slope(low) ** cone / cone
        return cone, factor, factor / _slope(radians((south + north) / 2)) ** cone

    def __call__(self, place: tuple[float, float]) -> Point:
        cone, factor, middle = self._constants
        radius = factor / _slope(radians(place[1])) ** cone
        turn = cone * radians(place[0] - (self.view[0] + self.view[2]) / 2)
        return _EARTH * radius * sin(turn), _EARTH * (radius * cos(turn) - middle)

    def extent(self) -> Area:
        """The rectangle around the view, in km."""
        west, south, east, north = self.view
        across = [west + (east - west) * step / _STEPS for step in range(_STEPS + 1)]
        return around([self((lon, lat)) for lon in across for lat in (south, north)])


def _slope(latitude: float) -> float:
    return tan(pi / 4 + latitude / 2)


def around(points: Iterable[Point]) -> Area:
    """The rectangle around points."""
    xs, ys = zip(*points, strict=True)
    return Area(min(xs), min(ys), max(xs), max(ys))


def closer(marks: Sequence[Point], extent: Area, least: float, margin: float, aspect: float | None = None) -> Area:
    """The part of an extent that holds marks with a margin on each side (a share).

    It is `aspect` as wide as it is high where the extent allows that, by default as all of it. `least` is the least
    height, in the extent's unit.
    """
    held = around(marks)
    aspect = aspect or (extent.right - extent.left) / (extent.bottom - extent.top)
    height = max(held.bottom - held.top, (held.right - held.left) / aspect) * (1 + 2 * margin)
    height = min(max(height, least), extent.bottom - extent.top)
    width = min(height * aspect, extent.right - extent.left)
    left = _shifted((held.left + held.right - width) / 2, width, extent.left, extent.right)
    top = _shifted((held.top + held.bottom - height) / 2, height, extent.top, extent.bottom)
    return Area(left, top, left + width, top + height)


def _shifted(start: float, length: float, low: float, high: float) -> float:
    """A start from which a length stays between low and high."""
    return max(min(start, high - length), low)


@dataclass(frozen=True)
class Frame:
    """A rectangle of a projection on the page, `width` points wide."""

    conic: Conic
    extent: Area
    width: float

    @property
    def scale(self) -> float:
        """Points to the km."""
        return self.width / (self.extent.right - self.extent.left)

    @property
    def height(self) -> float:
        return (self.extent.bottom - self.extent.top) * self.scale

    @property
    def area(self) -> Area:
        return Area(0.0, 0.0, self.width, self.height)

    def __call__(self, place: tuple[float, float]) -> Point:
        x, y = self.conic(place)
        return (x - self.extent.left) * self.scale, (y - self.extent.top) * self.scale
