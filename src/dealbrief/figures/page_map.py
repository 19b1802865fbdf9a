"""A map on the page: coasts and borders in grey, countries of a side tinted, routes as arrows, places as dots.

What it says of boundaries stands at its foot, with a scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dealbrief.document.figures_map import Country, Location, MapData, Route
from dealbrief.document.regions import Region, region
from dealbrief.figures.drawing import Disc, Drawing, Label, Line, Point, Polygon, Polyline, Rect, Run, Shape
from dealbrief.figures.labels import Area, Occupied
from dealbrief.figures.map_frame import TINTED, framed, lines_inside, outlines_inside, scale_length
from dealbrief.figures.map_labels import Labels, Size, Spot
from dealbrief.figures.map_lines import Path, curve, route_shapes
from dealbrief.figures.page_text import Lines, text_width, wrapped
from dealbrief.figures.projection import Frame
from dealbrief.theme.fonts import Weight

_SIZE, _NAME_SIZE, _PITCH = 8.0, 8.5, 10.0
_UP, _DOWN = 0.72, 0.22
"""What letters take above and below a baseline, in em."""
_FOOT_SIZE, _FOOT_PITCH, _FOOT_DOWN = 7.5, 9.5, 12.0
_RADIUS, _FOCUS_RADIUS = 2.2, 3.1
_ROUTE = 1.6
_TEXT = 120.0
"""The widest a place's or a route's words are set."""
_LONGEST = 70.0


def page_map(data: MapData, width: float, language: str) -> Drawing:
    """The map, `width` points wide: land, names of countries, routes, places, foot."""
    land = region(data.region)
    frame = framed(data, land, width)
    sheet = _Sheet(data, land, frame, language)
    foot = tuple(_foot(data.foot, width, frame, language))
    height = max(shape.at[1] for shape in foot if isinstance(shape, Label)) + 3.0
    return Drawing(width, height, (*sheet.shapes(), *foot))


def _foot(text: str, width: float, frame: Frame, language: str) -> Iterator[Shape]:
    """The words about boundaries, and at the right the scale."""
    length = scale_length(frame, min(_LONGEST, width / 4))
    bar, base = length * frame.scale, frame.height + _FOOT_DOWN
    words = f"{length}\u00a0km"
    room = width - bar - text_width(words, _FOOT_SIZE) - 24.0
    yield from wrapped(text, _FOOT_SIZE, room, _FOOT_PITCH, language=language).labels(0.0, base, "grey")
    yield Line((width - bar, base - 2.5), (width, base - 2.5), 0.9, "mute")
    yield Label((width - bar - 5.0, base), (Run(words, "grey"),), _FOOT_SIZE, "end")


@dataclass(frozen=True, slots=True)
class _Placed:
    """Lines of text at their place."""

    lines: tuple[Lines, ...]
    spot: Spot

    def shapes(self, colours: Sequence[str]) -> Iterator[Shape]:
        if self.spot.leader:
            yield Line(*self.spot.leader, 0.5, "mute")
        area = self.spot.area
        x = {"start": area.left, "middle": (area.left + area.right) / 2, "end": area.right}[self.spot.anchor]
        y = area.top
        for lines, colour in zip(self.lines, colours, strict=True):
            yield from lines.labels(x, y + lines.size * _UP, colour, self.spot.anchor)
            y += lines.depth + lines.pitch


def _size(lines: Sequence[Lines]) -> Size:
    """Width and height of texts below one another."""
    last = lines[-1]
    depth = sum(one.depth + one.pitch for one in lines) - last.pitch
    return max(one.width for one in lines), depth + last.size * (_UP + _DOWN)


def _there(lines: tuple[Lines, ...], spot: Spot | None, near: Point) -> _Placed:
    """Words at their place; where there is none, beside what they belong to."""
    width, height = _size(lines)
    return _Placed(lines, spot or Spot(Area(near[0], near[1], near[0] + width, near[1] + height)))


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
            "mute": list(lines_inside(land.coasts(), frame)),
            "rule": list(lines_inside(land.borders(), frame)),
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
        for country in self.data.countries:
            outlines = outlines_inside(self.land, country.code, self.frame)
            labels.add_land(outlines, tinted=country.side in TINTED)
        for drawn in self.routes:
            labels.occupied.add_line(drawn.path.points)
        for location in self.data.locations:
            (x, y), reach = self.frame((location.lon, location.lat)), _radius(location) + 1.0
            labels.occupied.areas.append(Area(x - reach, y - reach, x + reach, y + reach))
        return labels

    def _land(self) -> Iterator[Shape]:
        for country in self.data.countries:
            if country.side in TINTED:
                for outline in outlines_inside(self.land, country.code, self.frame):
                    yield Polygon(tuple(outline), f"{country.side}-tint")
        for role, weight in (("rule", 0.5), ("mute", 0.8)):
            yield from (Polyline(tuple(line), weight, role) for line in self.lines[role])

    def _frame_line(self) -> Iterator[Shape]:
        yield Rect(0.0, 0.0, self.frame.width, self.frame.height, None, "hair", 0.5)

    def _countries(self) -> Iterator[Shape]:
        for country in sorted(self.data.countries, key=lambda one: one.side == "none"):
            placed = self._named(country)
            yield from placed.shapes(("grey",)) if placed else ()

    def _named(self, country: Country) -> _Placed | None:
        ours = country.side != "none"
        weight: Weight = "semibold" if ours else "regular"
        lines = (wrapped(country.name, _NAME_SIZE, _TEXT, _PITCH, weight, language=self.language),)
        outlines = outlines_inside(self.land, country.code, self.frame)
        spot = self.labels.in_country(_size(lines), outlines, always=ours)
        if spot or not (ours and outlines):
            return _Placed(lines, spot) if spot else None
        return _there(lines, None, outlines[0][0])

    def _placed(self, location: Location) -> _Placed:
        weight: Weight = "semibold" if location.focus else "regular"
        lines = (wrapped(location.label, _SIZE, _TEXT, _PITCH, weight, language=self.language),)
        at = self.frame((location.lon, location.lat))
        return _there(lines, self.labels.beside_dot(_size(lines), at, _radius(location)), at)

    def _beside(self, drawn: _Drawn) -> _Placed:
        others = [other.path for other in self.routes if other is not drawn]
        lines, path = _route_lines(drawn.route, self.language), drawn.path
        return _there(lines, self.labels.along(_size(lines), path, others), path.at(path.length / 2))

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
