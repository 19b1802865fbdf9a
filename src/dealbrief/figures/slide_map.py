"""A map on a slide: places, routes and countries come in, one group of native shapes goes out (look: deck, section 7).

Land is three or four freeforms with few points, so that the file stays small. Countries of a side are tinted; a closed
route is dashed, an open one whole, each with its word. What it says of boundaries stands at its foot, with a scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dealbrief.document.figures_map import Country, Location, MapData, Route
from dealbrief.document.regions import region
from dealbrief.figures.labels import Area, Occupied
from dealbrief.figures.map_frame import TINTED, framed, lines_inside, outlines_inside, scale_length, simpler
from dealbrief.figures.map_labels import Labels, Spot
from dealbrief.figures.map_lines import Path, curve
from dealbrief.figures.projection import Frame, around
from dealbrief.figures.simplify import kept
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_map_words import SMALLEST, Words, foot, label
from dealbrief.figures.slide_shapes import Arrow, Box, Disc, Freeform, Group, Point, Rule, Shape, outline
from dealbrief.figures.slide_text import side_colour

_LEAST_WIDTH, _LEAST_HEIGHT = 300.0, 150.0
_SIZES = (16.0, 14.0)
"""Of places, routes and countries of a side: the smaller one from step 1 on, or where a word finds no place."""
_UNIT = SMALLEST / 8.0
"""How many times as large as on a page."""
_FINE, _SPECK = 0.8, 4.0
"""How far an outline may be off, and the width below which an island is left out, in points."""
_LAND = (("Borders", "hair", 1.0), ("Coasts", "mute", 1.0))
_FRAME, _ROUTE, _LEADER = 0.75, 2.5, 0.75
_RADIUS, _FOCUS_RADIUS, _HALO, _CLEAR = 4.0, 5.5, 1.25, 1.5
_HEAD = 14.0
"""Length of a route's last part, which bears the head."""
_EDGE = 4.0


def slide_map(data: MapData, place: Place) -> Diagram:
    """The group in the box of `place`, as large as it allows; it needs `NO_ROOM` where the width shows nothing."""
    feet = foot(data.foot, place)
    room = max(place.box.height - feet.height, _LEAST_HEIGHT)
    frame = framed(data, region(data.region), place.box.width, room)
    sheet = _Sheet(data, frame, place, _SIZES[min(place.step, 1)])
    if sheet.dropped and sheet.size > SMALLEST:
        sheet = _Sheet(data, frame, place, SMALLEST)
    length = scale_length(frame, feet.longest)
    bottom = frame.height + feet.height
    shapes = (*sheet.shapes(), *feet.shapes(place.box, frame, f"{length}\u00a0km", length * frame.scale))
    box = Box(place.box.x, place.box.y, place.box.width, bottom)
    needed = _LEAST_HEIGHT + feet.height if place.box.width >= _LEAST_WIDTH else NO_ROOM
    return Diagram(Group("Map", box, shapes, place.alt), needed, tuple(sheet.dropped))


@dataclass(frozen=True)
class _Way:
    """A route as it is drawn: its line, and how far off its ends' dots it stays."""

    route: Route
    path: Path
    gaps: tuple[float, float]


class _Sheet:
    """What stands inside the frame, in points from its corner; places find room first, then routes, then countries."""

    def __init__(self, data: MapData, frame: Frame, place: Place, size: float) -> None:
        self.data, self.frame, self.place, self.size = data, frame, place, size
        self.land = simpler(region(data.region), frame, _FINE)
        self.dropped: list[str] = []
        self.said = 0
        coasts = [line for line in self.land.coasts() if _is_seen(line, frame)]
        self.lines = [list(lines_inside(lines, frame)) for lines in (self.land.borders(), coasts)]
        self.ways = [self._way(route) for route in data.routes]
        self.labels = self._labels()
        # Places find room first: a route's words may stand anywhere along it, a country's anywhere inside.
        self.places = [self._beside_dot(location) for location in data.locations]
        self.along = [self._along(way) for way in self.ways]
        self.names = [self._in_country(one) for one in sorted(data.countries, key=lambda one: one.side == "none")]

    def shapes(self) -> Iterator[Shape]:
        yield from self._tints()
        yield from self._outlines()
        yield from (shape for words in self.names if words for shape in self._said(words, "Country"))
        for number, (way, words) in enumerate(zip(self.ways, self.along, strict=True), 1):
            yield from self._route(way, number)
            yield from self._said(words, "Route") if words else ()
        for number, (location, words) in enumerate(zip(self.data.locations, self.places, strict=True), 1):
            yield self._dot(location, number)
            yield from self._said(words, "Place") if words else ()

    def _labels(self) -> Labels:
        frame = self.frame.area
        labels = Labels(Occupied(Area(_EDGE, _EDGE, frame.right - _EDGE, frame.bottom - _EDGE)), _UNIT)
        for line in (line for lines in self.lines for line in lines):
            labels.add_border(line)
        for country in self.data.countries:
            outlines = outlines_inside(self.land, country.code, self.frame)
            labels.add_land(outlines, tinted=country.side in TINTED)
        for way in self.ways:
            labels.occupied.add_line(way.path.points)
        for location in self.data.locations:
            (x, y), reach = self._at(location), _radius(location) + _HALO + _CLEAR
            labels.occupied.areas.append(Area(x - reach, y - reach, x + reach, y + reach))
        return labels

    def _at(self, location: Location) -> Point:
        """A dot's middle, kept so far inside that the dot does not leave the frame."""
        x, y = self.frame((location.lon, location.lat))
        reach = _radius(location) + _HALO
        return (
            min(max(x, reach), self.frame.width - reach),
            min(max(y, reach), self.frame.height - reach),
        )

    # ---- words

    def _beside_dot(self, location: Location) -> tuple[Words, Spot] | None:
        words = label(((location.label, location.focus),), self.size, self.place.language)
        return self._taken(words, self.labels.beside_dot(words.size, self._at(location), _radius(location) + _HALO))

    def _along(self, way: _Way) -> tuple[Words, Spot] | None:
        others = [other.path for other in self.ways if other is not way]
        words = label(((way.route.label, True), (way.route.word, False)), self.size, self.place.language)
        return self._taken(words, self.labels.along(words.size, way.path, others)) if words.paragraphs else None

    def _in_country(self, country: Country) -> tuple[Words, Spot] | None:
        """A country of a side is named in any case, a small one beside it; another where it has room."""
        ours = country.side != "none"
        sizes = dict.fromkeys((self.size, SMALLEST)) if ours else (SMALLEST,)
        outlines = outlines_inside(self.land, country.code, self.frame)
        words = label(((country.name, ours),), SMALLEST, self.place.language)
        for size in sizes if words.paragraphs and outlines else ():
            words = label(((country.name, ours),), size, self.place.language, "ink" if ours else "grey")
            spot = self.labels.in_country(words.size, outlines, always=False)
            if spot:
                return words, spot
        return self._taken(words, self.labels.in_country(words.size, outlines, always=True)) if ours else None

    def _taken(self, words: Words, spot: Spot | None) -> tuple[Words, Spot] | None:
        if spot is None and words.paragraphs:
            self.dropped.append(words.text)
        return (words, spot) if spot else None

    def _said(self, found: tuple[Words, Spot], kind: str) -> Iterator[Shape]:
        words, spot = found
        self.said += 1
        name = f"{kind} {self.said} {words.text}"
        if spot.leader:
            start, end = (self._on_slide(point) for point in spot.leader)
            yield Rule(f"Leader {name}", start, end, _LEADER, "mute")
        x, y = self._on_slide((spot.area.left, spot.area.top))
        yield words.box(name, x, y, spot.anchor)

    # ---- shapes

    def _on_slide(self, point: Point) -> Point:
        return self.place.box.x + point[0], self.place.box.y + point[1]

    def _line(self, name: str, lines: Iterable[Sequence[Point]], colour: str, weight: float) -> Iterator[Freeform]:
        contours = tuple(outline([self._on_slide(point) for point in line]) for line in lines if len(line) > 1)
        if contours:
            yield Freeform(name, contours, "", colour, weight, closed=False)

    def _tints(self) -> Iterator[Shape]:
        for country in self.data.countries:
            rings = outlines_inside(self.land, country.code, self.frame) if country.side in TINTED else []
            if rings:
                contours = tuple(outline([self._on_slide(point) for point in ring]) for ring in rings)
                yield Freeform(f"Tint {country.code}", contours, f"{country.side}-tint")

    def _outlines(self) -> Iterator[Shape]:
        for (name, colour, weight), lines in zip(_LAND, self.lines, strict=True):
            yield from self._line(name, lines, colour, weight)
        edge = self.frame.area
        corners = ((0.0, 0.0), (edge.right, 0.0), (edge.right, edge.bottom), (0.0, edge.bottom))
        yield Freeform("Frame", (outline([self._on_slide(point) for point in corners]),), "", "hair", _FRAME)

    def _dot(self, location: Location, number: int) -> Shape:
        (x, y), radius = self._on_slide(self._at(location)), _radius(location)
        name = f"Dot {number} {location.label}"
        return Disc(
            name, Box(x - radius, y - radius, 2 * radius, 2 * radius), side_colour(location.side), "light", _HALO
        )

    def _way(self, route: Route) -> _Way:
        path = Path(curve([self.frame(point) for point in route.points]))
        first, last = (self._gap(point) for point in (route.points[0], route.points[-1]))
        return _Way(route, path, (first, last))

    def _gap(self, end: tuple[float, float]) -> float:
        """How far a line stays off the dot at its end."""
        dots = [_radius(each) + _HALO + 1.0 for each in self.data.locations if (each.lon, each.lat) == end]
        return max(dots, default=0.0)

    def _route(self, way: _Way, number: int) -> Iterator[Shape]:
        """A line, dashed where the route is closed, and its last part with the head."""
        first, last = way.gaps[0], way.path.length - way.gaps[1]
        neck = max(last - _HEAD, first)
        colour, closed = side_colour(way.route.side), way.route.state == "closed"
        if neck > first:
            points = [self._within(point) for point in way.path.part(first, neck)]
            line = outline([points[index] for index in kept(points, _FINE / 2)])
            yield Freeform(f"Line {number}", (line,), "", colour, _ROUTE, closed=False, dashed=closed)
        if last > neck:
            start, end = self._within(way.path.at(neck)), self._within(way.path.at(last))
            yield Arrow(f"Head {number}", start, end, _ROUTE, colour)

    def _within(self, point: Point) -> Point:
        """A point of a curve on the slide; one that swings out of the frame at its edge."""
        edge = self.frame.area
        return self._on_slide((min(max(point[0], 0.0), edge.right), min(max(point[1], 0.0), edge.bottom)))


def _is_seen(line: Sequence[Point], frame: Frame) -> bool:
    """Whether a coast is more than that of a speck."""
    box = around(frame(point) for point in line)
    return max(box.right - box.left, box.bottom - box.top) > _SPECK


def _radius(location: Location) -> float:
    return _FOCUS_RADIUS if location.focus else _RADIUS
