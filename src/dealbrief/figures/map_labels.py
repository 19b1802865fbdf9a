"""Where the words of a map stand: their sizes and what they belong to come in, free places go out.

All distances here are those of a page, whose words are eight points high; a slide gives how many times as large it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product
from math import cos, dist, radians, sin
from typing import TypeAlias

from dealbrief.figures.drawing import Anchor, Point
from dealbrief.figures.labels import Area, Occupied
from dealbrief.figures.map_lines import Path
from dealbrief.figures.projection import around

Size: TypeAlias = tuple[float, float]
"""Width and height of words."""
Ring: TypeAlias = Sequence[Point]
_ROW = 4.0
"""Pitch of the rows in which a country is searched for room."""
_CELL = 3.0
_TURNS = (0, 180, -40, 40, -140, 140, -90, 90)
"""Where a label stands beside its dot, best first, in degrees from the right."""
_DOT_GAP = 2.5
_ROUTE_STEP = 6.0
_ROUTE_GAPS = (5.0, 10.0)
_AROUND_NAME = ((8.0, 4.0), (3.0, 1.0))
"""What a country's name keeps free beside it, and above and below; the second where the first finds no room."""
_LAND, _TINT = 1.0, 4.0
"""How much further a name beside its country goes to be off one cell of another's land, of a border or a tint."""
_AROUND_ROUTE = 3.0
_NEARER, _ASTRAY = 4.0, 60.0
"""How much nearer a route's words stand to it than to another, and what it costs if they do not."""
_LEADER = (3.0, 9.0)
"""Off the dot, and off the label."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for words, with a leader to what they belong to where they stand away from it."""

    area: Area
    anchor: Anchor = "start"
    leader: tuple[Point, Point] | None = None


@dataclass
class Labels:
    """The places taken on a map so far. `busy` are the cells with a border in them: free, but better left alone.

    `ground` says of cells of land what it costs a name to stand there that is not its country's. `unit` is how many
    times as large as on a page all is. None stands for no free place.
    """

    occupied: Occupied
    unit: float = 1.0
    busy: set[tuple[int, int]] = field(default_factory=set)
    ground: dict[tuple[int, int], float] = field(default_factory=dict)

    @property
    def _cell(self) -> float:
        return _CELL * self.unit

    def add_border(self, points: Sequence[Point]) -> None:
        for start, end in pairwise(points):
            steps = int(dist(start, end) / self._cell) + 1
            for step in range(steps + 1):
                x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
                self.busy.add((int(x // self._cell), int(y // self._cell)))

    def add_land(self, outlines: Sequence[Ring], *, tinted: bool) -> None:
        for row, spans in _spans(outlines, self._cell).items():
            for left, right in spans:
                columns = range(int(left // self._cell), int(right // self._cell) + 1)
                self.ground.update(((column, row), _TINT if tinted else _LAND) for column in columns)

    def beside_dot(self, size: Size, dot: Point, radius: float) -> Spot | None:
        """A place beside a dot, on the side with the fewest borders."""
        best = self._calmest(_around_dot(dot, radius + _DOT_GAP * self.unit, size))
        return Spot(*best) if best else self.anywhere(size, dot)

    def along(self, size: Size, path: Path, others: Sequence[Path]) -> Spot | None:
        """A place beside a route, nearer to it than to the others, near its middle, where there are few borders."""
        air = _AROUND_ROUTE * self.unit
        best = self._calmest(
            (area, anchor, cost + _ASTRAY * self._strays(area, path, others))
            for area, anchor, cost in _along_path(path, (size[0], size[1] + 2 * air), self.unit)
        )
        if not best:
            return self.anywhere(size, path.at(path.length / 2))
        area, anchor = best
        return Spot(replace(area, top=area.top + air, bottom=area.bottom - air), anchor)

    def in_country(self, size: Size, outlines: Sequence[Ring], *, always: bool) -> Spot | None:
        """A place inside a country's outlines, near its middle; `always`: else anywhere, with a leader."""
        for beside, above in _AROUND_NAME:
            across, down = beside * self.unit, above * self.unit
            rooms = _rooms(outlines, (size[0] + 2 * across, size[1] + 2 * down), self.unit)
            found = self.occupied.first_free(rooms)
            if found:
                area = Area(found.left + across, found.top + down, found.right - across, found.bottom - down)
                return Spot(area, "middle")
        return self._aside(size, _middle(outlines)) if always and outlines else None

    def _aside(self, size: Size, middle: Point) -> Spot | None:
        """A place near a country smaller than its name, best at sea, with a leader."""
        least = sum(_LEADER) * self.unit
        free = (area for area in self._grid(size) if self.occupied.free(area))
        off = ((dist(_nearest(area, middle), middle), area) for area in free)
        costs = [(far + self.unit * self._crowded(area), area) for far, area in off if far >= least]
        if not costs:
            return self.anywhere(size, middle)
        area = min(costs, key=lambda one: one[0])[1]
        self.occupied.areas.append(area)
        return Spot(area, "start", (middle, _leader_end(middle, _nearest(area, middle), self.unit)))

    def _crowded(self, area: Area) -> float:
        """What it costs a name to stand on borders and on the land of others; nothing at sea."""
        return sum(_TINT if cell in self.busy else self.ground.get(cell, 0.0) for cell in self._cells(area))

    def _calmest(self, candidates: Iterable[tuple[Area, Anchor, float]]) -> tuple[Area, Anchor] | None:
        """The free candidate that costs least: what it costs itself, and the borders under it."""
        free = [one for one in candidates if self.occupied.free(one[0])]
        if not free:
            return None
        area, anchor, _ = min(free, key=lambda one: one[2] + self._borders(one[0]))
        self.occupied.areas.append(area)
        return area, anchor

    def _borders(self, area: Area) -> int:
        return sum(cell in self.busy for cell in self._cells(area))

    def _cells(self, area: Area) -> Iterator[tuple[int, int]]:
        columns = range(int(area.left // self._cell), int(area.right // self._cell) + 1)
        rows = range(int(area.top // self._cell), int(area.bottom // self._cell) + 1)
        return product(columns, rows)

    def _strays(self, area: Area, path: Path, others: Sequence[Path]) -> bool:
        """Whether an area lies as near to another route as to its own."""
        far = self._off(area, path) + _NEARER * self.unit
        return any(self._off(area, other) < far for other in others)

    def _off(self, area: Area, path: Path) -> float:
        """How far an area lies from a line, measured at points along it."""
        points = (path.at(length) for length in _steps(0.0, path.length, 4.0 * self.unit))
        return min(dist(point, _nearest(area, point)) for point in points)

    def anywhere(self, size: Size, near: Point) -> Spot | None:
        """The nearest free place on the map, with a leader."""
        within = sorted(self._grid(size), key=lambda area: dist(_nearest(area, near), near))
        found = self.occupied.first_free(within) or self.occupied.first_apart(within)
        return Spot(found, "start", _leader(near, _nearest(found, near), self.unit)) if found else None

    def _grid(self, size: Size) -> Iterator[Area]:
        """Places all over the map."""
        width, height = size
        bounds = self.occupied.bounds
        for x in _steps(bounds.left, bounds.right - width, 8.0 * self.unit):
            for y in _steps(bounds.top, bounds.bottom - height, 4.0 * self.unit):
                area = Area(x, y, x + width, y + height)
                if area.within(bounds):
                    yield area


def _steps(first: float, last: float, step: float) -> Iterator[float]:
    return (first + index * step for index in range(max(int((last - first) / step), 0) + 1))


def _nearest(area: Area, point: Point) -> Point:
    return min(max(point[0], area.left), area.right), min(max(point[1], area.top), area.bottom)


def _leader(start: Point, end: Point, unit: float) -> tuple[Point, Point] | None:
    """A line from a thing towards its label, if they stand apart."""
    length = dist(start, end)
    if length < sum(_LEADER) * unit:
        return None
    return Path((start, end)).at(_LEADER[0] * unit), _leader_end(start, end, unit)


def _leader_end(start: Point, end: Point, unit: float) -> Point:
    """Where a leader ends before its label."""
    path = Path((start, end))
    return path.at(path.length - 3.0 * unit)


def _middle(outlines: Sequence[Ring]) -> Point:
    """The middle of the largest outline."""
    boxes = [around(outline) for outline in outlines]
    box = max(boxes, key=lambda one: (one.right - one.left) * (one.bottom - one.top))
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _anchor(x: float) -> Anchor:
    return "start" if x > 0.3 else "end" if x < -0.3 else "middle"


def _around_dot(dot: Point, gap: float, size: Size) -> Iterator[tuple[Area, Anchor, float]]:
    width, height = size
    for cost, turn in enumerate(_TURNS):
        x, y = cos(radians(turn)), sin(radians(turn))
        anchor = _anchor(x)
        left = dot[0] + {"start": x * gap, "end": x * gap - width, "middle": -width / 2}[anchor]
        middle = dot[1] + y * (gap + height / 2)
        yield Area(left, middle - height / 2, left + width, middle + height / 2), anchor, cost * 1.0


def _along_path(path: Path, size: Size, unit: float) -> Iterator[tuple[Area, Anchor, float]]:
    width, height = size
    for length in _steps(0.15 * path.length, 0.85 * path.length, _ROUTE_STEP * unit):
        x, y = path.at(length)
        across, down = path.normal(length)
        for side, gap in product((1, -1), _ROUTE_GAPS):
            off = abs(across) * width / 2 + abs(down) * height / 2 + gap * unit
            centre = x + side * across * off, y + side * down * off
            area = Area(centre[0] - width / 2, centre[1] - height / 2, centre[0] + width / 2, centre[1] + height / 2)
            yield area, _anchor(side * across), abs(length - path.length / 2) / 16 / unit + gap / 5


def _rooms(outlines: Sequence[Ring], size: Size, unit: float) -> Iterator[Area]:
    """Rectangles inside outlines, the nearest to their middle first."""
    width, height = size
    pitch = _ROW * unit
    rows = _spans(outlines, pitch)
    tall = int(height / pitch) + 1
    found: list[Point] = []
    for row in rows:
        open_spans = rows[row]
        for below in range(row + 1, row + tall + 1):
            open_spans = _common(open_spans, rows.get(below, []))
        for left, right in open_spans:
            found.extend((x, row * pitch) for x in _steps(left, right - width, 6.0 * unit) if right - left >= width)
    if not found:
        return iter(())
    middle = _middle(outlines)
    found.sort(key=lambda at: dist((at[0] + width / 2, at[1] + height / 2), middle))
    return (Area(x, y, x + width, y + height) for x, y in found)


def _spans(outlines: Sequence[Ring], pitch: float) -> dict[int, list[tuple[float, float]]]:
    """What each row has of the inside of outlines."""
    crossings: dict[int, list[float]] = defaultdict(list)
    for outline in outlines:
        for (x1, y1), (x2, y2) in pairwise((*outline, *outline[:1])):
            low, high = sorted((y1, y2))
            for row in range(int(low // pitch) + 1, int(high // pitch) + 1):
                crossings[row].append(x1 + (row * pitch - y1) * (x2 - x1) / (y2 - y1))
    return {row: list(zip(xs[::2], xs[1::2], strict=False)) for row, xs in _ordered(crossings)}


def _ordered(crossings: dict[int, list[float]]) -> Iterator[tuple[int, list[float]]]:
    return ((row, sorted(crossings[row])) for row in sorted(crossings))


def _common(first: list[tuple[float, float]], second: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """What two rows have in common."""
    both = ((max(a, c), min(b, d)) for a, b in first for c, d in second)
    return [(left, right) for left, right in both if left < right]
