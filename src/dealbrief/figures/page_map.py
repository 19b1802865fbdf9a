"""A map on the page: coasts and borders in grey, countries of a side tinted, routes as arrows, places as dots.

What it says of boundaries stands at its foot, with a scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dealbrief.document.figures_map import Country, Location, MapData, Route
from dealbrief.document.regions import Region, region
from dealbrief.figures.clipping import clamped, inside
from dealbrief.figures.drawing import Disc, Drawing, Label, Line, Point, Polygon, Polyline, Rect, Run, Shape
from dealbrief.figures.labels import Area, Occupied
from dealbrief.figures.map_labels import Labels, Placed
from dealbrief.figures.map_lines import Path, curve, route_shapes
from dealbrief.figures.page_text import Lines, text_width, wrapped
from dealbrief.figures.projection import Conic, Frame, around, closer
from dealbrief.theme.fonts import Weight

_LEAST = 600.0
"""Least height of a close map, in km: the outlines hold no more detail."""
_MARGIN = 0.16
_SIZE, _NAME_SIZE, _PITCH = 8.0, 8.5, 10.0
_FOOT_SIZE, _FOOT_PITCH, _FOOT_DOWN = 7.5, 9.5, 12.0
_RADIUS, _FOCUS_RADIUS = 2.2, 3.1
_ROUTE = 1.6
_TEXT = 120.0
"""The widest a place's or a route's words are set."""
_TINTED = ("a", "b")
_LENGTHS = (1000, 500, 200, 100, 50)
_LONGEST = 70.0


def page_map(data: MapData, width: float, language: str) -> Drawing:
    """The map, `width` points wide: land, names of countries, routes, places, foot."""
    land = region(data.region)
    frame = _frame(data, land, width)
    sheet = _Sheet(data, land, frame, language)
    foot = tuple(_foot(data.foot, width, frame, language))
    height = max(shape.at[1] for shape in foot if isinstance(shape, Label)) + 3.0
    return Drawing(width, height, (*sheet.shapes(), *foot))


def _frame(data: MapData, land: Region, width: float) -> Frame:
    conic = Conic(land.view)
    marks = [conic(place) for place in _marked(data, land)]
    extent = conic.extent()
    return Frame(conic, closer(marks, extent, _LEAST, _MARGIN) if data.close and marks else extent, width)


def _marked(data: MapData, land: Region) -> Iterator[tuple[float, float]]:
    """What a close map must hold."""
    yield from ((location.lon, location.lat) for location in data.locations)
    for route in data.routes:
        yield from route.points
    for country in data.countries:
        if country.side != "none":
            yield from (point for outline in land.outlines(country.code) for point in outline if land.shows(*point))


def _foot(text: str, width: float, frame: Frame, language: str) -> Iterator[Shape]:
    """The words about boundaries, and at the right the scale."""
    length = next((km for km in _LENGTHS if km * frame.scale <= min(_LONGEST, width / 4)), _LENGTHS[-1])
    bar, base = length * frame.scale, frame.height + _FOOT_DOWN
    words = f"{length}\u00a0km"
    room = width - bar - text_width(words, _FOOT_SIZE) - 24.0
    yield from wrapped(text, _FOOT_SIZE, room, _FOOT_PITCH, language=language).labels(0.0, base, "grey")
    yield Line((width - bar, base - 2.5), (width, base - 2.5), 0.9, "mute")
    yield Label((width - bar - 5.0, base), (Run(words, "grey"),), _FOOT_SIZE, "end")


@dataclass(frozen=True)
class _Drawn:
    """A route as it is drawn: its line, and how far off its ends' dots it stays."""

    route: Route
    path: Path
    gaps: tuple[float, float]


class _Sheet:
    """What stands inside the frame; places find room first, then routes, then countries."""

    def __init__(self, data: MapData, land: Region, frame: Frame, language: str) -> None:
        self.data, self.land, self.frame, self.language = data, land, frame, language
        self.lines = {
            "mute": list(self._clipped(land.coasts())),
            "rule": list(self._clipped(land.borders())),
        }
        self.routes = [self._drawn(route) for route in data.routes]
        self.labels = self._labels()

    def shapes(self) -> tuple[Shape, ...]:
        places = [(location, self._placed(location)) for location in self.data.locations]
        routes = [self._beside(drawn) for drawn in self.routes]
        return (
            *self._land(),
            *self._countries(),
            *self._frame_line(),
            *(shape for drawn in self.routes for shape in _route(drawn)),
            *(shape for placed in routes for shape in placed.shapes(("ink", "ink")[: len(placed.lines)])),
            *(shape for location, _ in places for shape in self._dot(location)),
            *(shape for _, placed in places for shape in placed.shapes(("ink",))),
        )

    def _labels(self) -> Labels:
        frame = self.frame.area
        labels = Labels(Occupied(Area(3.0, 3.0, frame.right - 3.0, frame.bottom - 3.0)))
        for line in (*self.lines["mute"], *self.lines["rule"]):
            labels.add_border(line)
        for drawn in self.routes:
            labels.occupied.add_line(drawn.path.points)
        for location in self.data.locations:
            (x, y), reach = self.frame((location.lon, location.lat)), _radius(location) + 1.0
            labels.occupied.areas.append(Area(x - reach, y - reach, x + reach, y + reach))
        return labels

    def _clipped(self, lines: Iterator[tuple[Point, ...]]) -> Iterator[list[Point]]:
        for line in lines:
            yield from inside([self.frame(point) for point in line], self.frame.area)

    def _outlines(self, code: str) -> list[list[Point]]:
        """A country inside the frame."""
        rings = ([self.frame(point) for point in ring] for ring in self.land.outlines(code))
        cut = (clamped(ring, self.frame.area) for ring in rings)
        return [ring for ring in cut if len(ring) > 3 and _has_area(ring)]

    def _land(self) -> Iterator[Shape]:
        for country in self.data.countries:
            if country.side in _TINTED:
                for outline in self._outlines(country.code):
                    yield Polygon(tuple(outline), f"{country.side}-tint")
        for role, weight in (("rule", 0.5), ("mute", 0.8)):
            yield from (Polyline(tuple(line), weight, role) for line in self.lines[role])

    def _frame_line(self) -> Iterator[Shape]:
        yield Rect(0.0, 0.0, self.frame.width, self.frame.height, None, "hair", 0.5)

    def _countries(self) -> Iterator[Shape]:
        for country in sorted(self.data.countries, key=lambda one: one.side == "none"):
            placed = self._named(country)
            yield from placed.shapes(("grey",)) if placed else ()

    def _named(self, country: Country) -> Placed | None:
        ours = country.side != "none"
        weight: Weight = "semibold" if ours else "regular"
        lines = wrapped(country.name, _NAME_SIZE, _TEXT, _PITCH, weight, language=self.language)
        return self.labels.in_country(lines, self._outlines(country.code), always=ours)

    def _placed(self, location: Location) -> Placed:
        lines = wrapped(
            location.label, _SIZE, _TEXT, _PITCH, "semibold" if location.focus else "regular", language=self.language
        )
        return self.labels.beside_dot(lines, self.frame((location.lon, location.lat)), _radius(location))

    def _beside(self, drawn: _Drawn) -> Placed:
        others = [other.path for other in self.routes if other is not drawn]
        return self.labels.along(_route_lines(drawn.route, self.language), drawn.path, others)

    def _dot(self, location: Location) -> Iterator[Shape]:
        at = self.frame((location.lon, location.lat))
        yield Disc(at, _radius(location), _colour(location.side), "paper", 0.9)

    def _drawn(self, route: Route) -> _Drawn:
        path = Path(curve([self.frame(point) for point in route.points]))
        first, last = (self._gap(point) for point in (route.points[0], route.points[-1]))
        return _Drawn(route, path, (first, last))

    def _gap(self, end: tuple[float, float]) -> float:
        """How far a line stays off the dot at its end."""
        dots = [_radius(location) + 1.0 for location in self.data.locations if (location.lon, location.lat) == end]
        return max(dots, default=0.0)


def _has_area(ring: Sequence[Point]) -> bool:
    box = around(ring)
    return box.right - box.left > 1.0 and box.bottom - box.top > 1.0


def _radius(location: Location) -> float:
    return _FOCUS_RADIUS if location.focus else _RADIUS


def _colour(side: str) -> str:
    return side if side != "none" else "ink"


def _route(drawn: _Drawn) -> Iterator[Shape]:
    return route_shapes(drawn.path, drawn.gaps, _ROUTE, _colour(drawn.route.side), dashed=drawn.route.state == "closed")


def _route_lines(route: Route, language: str) -> tuple[Lines, ...]:
    """What a route is, and below it its state."""
    label = wrapped(route.label, _SIZE, _TEXT, _PITCH, "semibold", language=language)
    word = wrapped(route.word, _SIZE, _TEXT, _PITCH, language=language)
    return tuple(lines for lines in (label, word) if lines.texts)
