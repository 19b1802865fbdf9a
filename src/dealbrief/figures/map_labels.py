"""Where the words of a map stand: lines of text and what they belong to come in, free places go out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product
from math import cos, dist, radians, sin

from dealbrief.figures.drawing import Anchor, Label, Line, Point, Shape
from dealbrief.figures.labels import Area, Occupied
from dealbrief.figures.map_lines import Path
from dealbrief.figures.page_text import Lines
from dealbrief.figures.projection import around

_ROW = 4.0
"""Pitch of the rows in which a country is searched for room."""
_CELL = 3.0
_UP, _DOWN = 0.72, 0.22
"""What letters take above and below a baseline, in em."""
_TURNS = (0, 180, -40, 40, -140, 140, -90, 90)
"""Where a label stands beside its dot, best first, in degrees from the right."""
_ROUTE_STEP = 6.0
_ROUTE_GAPS = (5.0, 10.0)
_AROUND_NAME = ((8.0, 4.0), (3.0, 1.0))
"""What a country's name keeps free beside it, and above and below; the second where the first finds no room."""
_AROUND_ROUTE = 3.0
_ASTRAY = 60.0
"""What it costs a route's words to stand nearer to another route."""
_LEADER = (3.0, 9.0)
"""Off the dot, and off the label."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Lines of text at their place, with a leader to what they belong to where they stand away from it."""

    lines: tuple[Lines, ...]
    area: Area
    anchor: Anchor = "start"
    leader: tuple[Point, Point] | None = None

    def shapes(self, colours: Sequence[str]) -> Iterator[Shape]:
        if self.leader:
            yield Line(*self.leader, 0.5, "mute")
        yield from self.labels(colours)

    def labels(self, colours: Sequence[str]) -> Iterator[Label]:
        left, right = self.area.left, self.area.right
        x = {"start": left, "middle": (left + right) / 2, "end": right}[self.anchor]
        y = self.area.top
        for lines, colour in zip(self.lines, colours, strict=True):
            yield from lines.labels(x, y + lines.size * _UP, colour, self.anchor)
            y += lines.depth + lines.pitch


def size(lines: Sequence[Lines]) -> tuple[float, float]:
    """Width and height of texts below one another."""
    last = lines[-1]
    depth = sum(one.depth + one.pitch for one in lines) - last.pitch
    return max(one.width for one in lines), depth + last.size * (_UP + _DOWN)


@dataclass
class Labels:
    """The places taken on a map so far. `busy` are the cells with a border in them: free, but better left alone."""

    occupied: Occupied
    busy: set[tuple[int, int]] = field(default_factory=set)

    def add_border(self, points: Sequence[Point]) -> None:
        for start, end in pairwise(points):
            steps = int(dist(start, end) / _CELL) + 1
            for step in range(steps + 1):
                x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
                self.busy.add((int(x // _CELL), int(y // _CELL)))

    def beside_dot(self, lines: Lines, dot: Point, radius: float) -> Placed:
        """A label beside its dot, on the side with the fewest borders."""
        width, height = size((lines,))
        best = self._calmest(_around_dot(dot, radius + 2.5, width, height))
        return Placed((lines,), best[0], best[1]) if best else self._anywhere((lines,), dot)

    def along(self, lines: tuple[Lines, ...], path: Path, others: Sequence[Path]) -> Placed:
        """A label beside a route, nearer to it than to the others, near its middle, where there are few borders."""
        width, height = size(lines)
        around_it = (width, height + 2 * _AROUND_ROUTE)
        best = self._calmest(
            (area, anchor, cost + _ASTRAY * any(_off(area, other) < _off(area, path) + 4 for other in others))
            for area, anchor, cost in _along_path(path, *around_it)
        )
        if not best:
            return self._anywhere(lines, path.at(path.length / 2))
        area, anchor = best
        return Placed(lines, replace(area, top=area.top + _AROUND_ROUTE, bottom=area.bottom - _AROUND_ROUTE), anchor)

    def in_country(self, lines: Lines, outlines: Sequence[Sequence[Point]], *, always: bool) -> Placed | None:
        """A name inside a country's outlines, near its middle; none where there is no room, unless it is wanted."""
        width, height = size((lines,))
        for beside, above in _AROUND_NAME:
            found = self.occupied.first_free(_rooms(outlines, width + 2 * beside, height + 2 * above))
            if found:
                area = Area(found.left + beside, found.top + above, found.right - beside, found.bottom - above)
                return Placed((lines,), area, "middle")
        return self._anywhere((lines,), _middle(outlines)) if always and outlines else None

    def _calmest(self, candidates: Iterable[tuple[Area, Anchor, float]]) -> tuple[Area, Anchor] | None:
        """The free candidate that costs least: what it costs itself, and the borders under it."""
        free = [one for one in candidates if self.occupied.free(one[0])]
        if not free:
            return None
        area, anchor, _ = min(free, key=lambda one: one[2] + self._borders(one[0]))
        self.occupied.areas.append(area)
        return area, anchor

    def _borders(self, area: Area) -> int:
        columns = range(int(area.left // _CELL), int(area.right // _CELL) + 1)
        rows = range(int(area.top // _CELL), int(area.bottom // _CELL) + 1)
        return sum((column, row) in self.busy for column in columns for row in rows)

    def _anywhere(self, lines: tuple[Lines, ...], near: Point) -> Placed:
        """The nearest free place on the map, with a leader; where there is none, beside what it belongs to."""
        width, height = size(lines)
        bounds = self.occupied.bounds
        places = [
            Area(x, y, x + width, y + height)
            for x in _steps(bounds.left, bounds.right - width, 8.0)
            for y in _steps(bounds.top, bounds.bottom - height, 4.0)
        ]
        places.sort(key=lambda area: dist(_nearest(area, near), near))
        found = self.occupied.first_free(places) or self.occupied.first_apart(places)
        if found is None:
            return Placed(lines, Area(near[0], near[1], near[0] + width, near[1] + height))
        return Placed(lines, found, "start", _leader(near, _nearest(found, near)))


def _steps(first: float, last: float, step: float) -> Iterator[float]:
    return (first + index * step for index in range(max(int((last - first) / step), 0) + 1))


def _nearest(area: Area, point: Point) -> Point:
    return min(max(point[0], area.left), area.right), min(max(point[1], area.top), area.bottom)


def _leader(start: Point, end: Point) -> tuple[Point, Point] | None:
    """A line from a thing towards its label, if they stand apart."""
    length = dist(start, end)
    if length < sum(_LEADER):
        return None
    path = Path((start, end))
    return path.at(_LEADER[0]), path.at(length - 3.0)


def _middle(outlines: Sequence[Sequence[Point]]) -> Point:
    """The middle of the largest outline."""
    boxes = [around(outline) for outline in outlines]
    box = max(boxes, key=lambda one: (one.right - one.left) * (one.bottom - one.top))
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _off(area: Area, path: Path) -> float:
    """How far an area lies from a line, measured at points along it."""
    points = (path.at(length) for length in _steps(0.0, path.length, 4.0))
    return min(dist(point, _nearest(area, point)) for point in points)


def _anchor(x: float) -> Anchor:
    return "start" if x > 0.3 else "end" if x < -0.3 else "middle"


def _around_dot(dot: Point, gap: float, width: float, height: float) -> Iterator[tuple[Area, Anchor, float]]:
    for cost, turn in enumerate(_TURNS):
        x, y = cos(radians(turn)), sin(radians(turn))
        anchor = _anchor(x)
        left = dot[0] + {"start": x * gap, "end": x * gap - width, "middle": -width / 2}[anchor]
        middle = dot[1] + y * (gap + height / 2)
        yield Area(left, middle - height / 2, left + width, middle + height / 2), anchor, cost * 1.0


def _along_path(path: Path, width: float, height: float) -> Iterator[tuple[Area, Anchor, float]]:
    for length in _steps(0.15 * path.length, 0.85 * path.length, _ROUTE_STEP):
        x, y = path.at(length)
        across, down = path.normal(length)
        for side, gap in product((1, -1), _ROUTE_GAPS):
            off = abs(across) * width / 2 + abs(down) * height / 2 + gap
            centre = x + side * across * off, y + side * down * off
            area = Area(centre[0] - width / 2, centre[1] - height / 2, centre[0] + width / 2, centre[1] + height / 2)
            yield area, _anchor(side * across), abs(length - path.length / 2) / 16 + gap / 5


def _rooms(outlines: Sequence[Sequence[Point]], width: float, height: float) -> Iterator[Area]:
    """Rectangles inside outlines, the nearest to their middle first."""
    rows = _spans(outlines)
    tall = int(height / _ROW) + 1
    found: list[Point] = []
    for row in rows:
        open_spans = rows[row]
        for below in range(row + 1, row + tall + 1):
            open_spans = _common(open_spans, rows.get(below, []))
        for left, right in open_spans:
            found.extend((x, row * _ROW) for x in _steps(left, right - width, 6.0) if right - left >= width)
    if not found:
        return iter(())
    middle = _middle(outlines)
    found.sort(key=lambda at: dist((at[0] + width / 2, at[1] + height / 2), middle))
    return (Area(x, y, x + width, y + height) for x, y in found)


def _spans(outlines: Sequence[Sequence[Point]]) -> dict[int, list[tuple[float, float]]]:
    """What each row has of the inside of outlines."""
    crossings: dict[int, list[float]] = defaultdict(list)
    for outline in outlines:
        for (x1, y1), (x2, y2) in pairwise((*outline, *outline[:1])):
            low, high = sorted((y1, y2))
            for row in range(int(low // _ROW) + 1, int(high // _ROW) + 1):
                crossings[row].append(x1 + (row * _ROW - y1) * (x2 - x1) / (y2 - y1))
    return {row: list(zip(xs[::2], xs[1::2], strict=False)) for row, xs in _ordered(crossings)}


def _ordered(crossings: dict[int, list[float]]) -> Iterator[tuple[int, list[float]]]:
    return ((row, sorted(crossings[row])) for row in sorted(crossings))


def _common(first: list[tuple[float, float]], second: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """What two rows have in common."""
    both = ((max(a, c), min(b, d)) for a, b in first for c, d in second)
    return [(left, right) for left, right in both if left < right]
