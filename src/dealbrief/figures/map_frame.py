"""What a map shows of its region: its data and a size come in, the frame and the lines inside it go out.

Shared by the page and the slide: nothing here knows the size of a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dealbrief.document.figures_map import MapData
from dealbrief.document.regions import Degrees, Region
from dealbrief.figures.clipping import clamped, inside
from dealbrief.figures.drawing import Point
from dealbrief.figures.projection import Conic, Frame, around, closer
from dealbrief.figures.simplify import kept

TINTED = ("a", "b")
"""Sides whose countries have a tint."""
_LEAST = 600.0
"""Least height of a close map, in km: the outlines hold no more detail."""
_MARGIN = 0.16
_LENGTHS = (1000, 500, 200, 100, 50)


def framed(data: MapData, land: Region, width: float, height: float | None = None) -> Frame:
    """The frame of a map, `width` points wide, and no higher than `height`; a close one takes the shape of both."""
    conic = Conic(land.view)
    marks = [conic(place) for place in _marked(data, land)]
    extent = conic.extent()
    if data.close and marks:
        extent = closer(marks, extent, _LEAST, _MARGIN, width / height if height else None)
    if height:
        width = min(width, height * (extent.right - extent.left) / (extent.bottom - extent.top))
    return Frame(conic, extent, width)


def _marked(data: MapData, land: Region) -> Iterator[Degrees]:
    """What a close map must hold."""
    yield from ((location.lon, location.lat) for location in data.locations)
    for route in data.routes:
        yield from route.points
    for country in data.countries:
        if country.side != "none":
            yield from (point for outline in land.outlines(country.code) for point in outline if land.shows(*point))


def scale_length(frame: Frame, most: float) -> int:
    """The longest round number of km whose bar is no longer than `most` points."""
    return next((km for km in _LENGTHS if km * frame.scale <= most), _LENGTHS[-1])


def lines_inside(lines: Iterable[Iterable[Degrees]], frame: Frame) -> Iterator[list[Point]]:
    """The parts of coasts or borders that the frame shows, in points."""
    for line in lines:
        yield from inside([frame(point) for point in line], frame.area)


def outlines_inside(land: Region, code: str, frame: Frame) -> list[list[Point]]:
    """A country inside the frame, in points; a speck is left out."""
    rings = ([frame(point) for point in ring] for ring in land.outlines(code))
    cut = (clamped(ring, frame.area) for ring in rings)
    return [ring for ring in cut if len(ring) > 3 and _has_area(ring)]


def _has_area(ring: Sequence[Point]) -> bool:
    box = around(ring)
    return box.right - box.left > 1.0 and box.bottom - box.top > 1.0


def simpler(land: Region, frame: Frame, tolerance: float) -> Region:
    """The region with the points that move no line by more than `tolerance` points left out.

    Two countries share a line and so its points: no gap opens between a border and the tints beside it.
    """
    arcs = []
    for arc in land.arcs:
        places = kept([frame(point) for point in arc], tolerance)
        arcs.append(tuple(arc[index] for index in places))
    return replace(land, arcs=tuple(arcs))
