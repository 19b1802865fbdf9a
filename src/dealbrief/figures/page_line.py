"""The line chart on the page: counts over time come in, a drawing goes out (look: brief, section 9 "Line").

Only exact values are joined. Approximate ones stand hollow beside the line. Labels stand at the thing they name and
touch neither line nor label; where no place is free nearby, one further off is taken with a leader.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from dealbrief.document.figures import LineData
from dealbrief.document.figures import Point as Count
from dealbrief.figures.drawing import Anchor, Disc, Drawing, Label, Line, Point, Polyline, Run, Shape
from dealbrief.figures.labels import Area, Occupied
from dealbrief.figures.scale import linear, ticks, year_starts
from dealbrief.theme.fonts import face

PLOT_HEIGHT = 184.0
SIZE = 8.0
_AXIS_GAP = 6.0
_LAST_ROOM = 46.0
_ASCENT, _DESCENT = 0.74 * SIZE, 0.22 * SIZE
_DOT = 2.4
_LEADERS = (18.0, 30.0, 42.0, 54.0)


@dataclass(frozen=True)
class _Plot:
    """The plot's area and its two scales."""

    area: Area
    values: tuple[float, ...]
    x: Callable[[float], float]
    y: Callable[[float], float]

    def at(self, count: Count) -> Point:
        return self.x(count.day.toordinal()), self.y(float(count.value))


def page_line(data: LineData, width: float) -> Drawing:
    """A line chart as wide as the main column."""
    colour = data.side if data.side != "none" else "ink"
    plot = _plot(data, width)
    exact = [plot.at(count) for count in data.points if count.approx == "exact"]
    occupied = Occupied(Area(plot.area.left, plot.area.top - 6, plot.area.right + _LAST_ROOM, plot.area.bottom - 2))
    occupied.add_line(exact)
    shapes: list[Shape] = [*_axes(data, plot), *_moments(data, plot, occupied)]
    shapes.append(Polyline(tuple(exact), _stroke(len(data.points)), colour))
    shapes.extend(_dots(data, plot, colour, occupied))
    shapes.extend(_labels(data, plot, colour, occupied))
    return Drawing(width, plot.area.bottom + 18, tuple(shapes))


def _stroke(count: int) -> float:
    return 1.8 if count <= 12 else 1.4 if count <= 60 else 1.0


def _plot(data: LineData, width: float) -> _Plot:
    values = ticks(max(float(count.value) for count in data.points))
    left = max(_width(f"{value:,.0f}") for value in values) + _AXIS_GAP
    days = [count.day for count in data.points] + [moment.day for moment in data.moments]
    first, last = min(days), max(days)
    area = Area(left, 6.0, width - _LAST_ROOM, 6.0 + PLOT_HEIGHT)
    margin = timedelta(days=max((last - first).days // 40, 1))
    x = linear((first - margin).toordinal(), last.toordinal(), area.left, area.right)
    y = linear(0.0, values[-1] * 1.06, area.bottom, area.top)
    return _Plot(area, values, x, y)


def _axes(data: LineData, plot: _Plot) -> Iterator[Shape]:
    for value in plot.values:
        height = plot.y(value)
        zero = value == 0
        yield Line((plot.area.left, height), (plot.area.right, height), 0.7 if zero else 0.5, "ink" if zero else "hair")
        yield _label((plot.area.left - _AXIS_GAP, height + 2.6), f"{value:,.0f}", "grey", "end")
    yield from _years(data, plot)


def _years(data: LineData, plot: _Plot) -> Iterator[Shape]:
    """Ticks at the starts of years, each year's number centred in what the plot shows of it."""
    days = [count.day for count in data.points] + [moment.day for moment in data.moments]
    starts = year_starts(min(days), max(days))
    for start, end in itertools.pairwise(starts):
        left = max(plot.x(start.toordinal()), plot.area.left)
        right = min(plot.x(end.toordinal()), plot.area.right)
        if left > plot.area.left:
            yield Line((left, plot.area.bottom), (left, plot.area.bottom + 4), 0.7, "ink")
        if right - left > _width(str(start.year)):
            yield _label(((left + right) / 2, plot.area.bottom + 13), str(start.year), "grey", "middle")
    yield Line((plot.area.right, plot.area.bottom), (plot.area.right, plot.area.bottom + 4), 0.7, "ink")


def _moments(data: LineData, plot: _Plot, occupied: Occupied) -> Iterator[Shape]:
    for moment in data.moments:
        x = plot.x(moment.day.toordinal())
        yield Line((x, plot.area.top - 4), (x, plot.area.bottom), 0.5, "mute")
        width = _width(moment.label)
        right = x + 4 + width <= plot.area.right
        at = (x + 4, plot.area.top + 3) if right else (x - 4, plot.area.top + 3)
        left = at[0] if right else at[0] - width
        occupied.areas.append(Area(left, at[1] - _ASCENT, left + width, at[1] + _DESCENT))
        occupied.segments.append(((x, plot.area.top - 4), (x, plot.area.bottom)))
        yield _label(at, moment.label, "grey", "start" if right else "end")


def _dots(data: LineData, plot: _Plot, colour: str, occupied: Occupied) -> Iterator[Shape]:
    few = len(data.points) <= 3
    for count in data.points:
        x, y = plot.at(count)
        if count.approx != "exact":
            yield Disc((x, y), _DOT, "paper", colour, 1.1)
        elif few or count.label or count is data.points[-1]:
            yield Disc((x, y), _DOT, colour)
        else:
            continue
        occupied.areas.append(Area(x - _DOT, y - _DOT, x + _DOT, y + _DOT))


def _labels(data: LineData, plot: _Plot, colour: str, occupied: Occupied) -> Iterator[Shape]:
    last = data.points[-1]
    x, y = plot.at(last)
    occupied.areas.append(Area(x + 3, y - 8, plot.area.right + _LAST_ROOM, y + 14))
    yield Label((x + 5, y + 1), (Run(last.text, colour, weight="semibold"),), SIZE)
    if last.label:
        yield _label((x + 5, y + 11), last.label, "grey", "start")
    for count in data.points[:-1]:
        if count.label:
            tone = "ink" if count.approx == "exact" else "grey"
            yield from _placed(plot.at(count), count.label, tone, occupied)


def _placed(at: Point, text: str, tone: str, occupied: Occupied) -> Iterator[Shape]:
    width = _width(text)
    near = occupied.first_free(_near(at, width))
    if near is not None:
        yield _label((near.left + 1, near.bottom - _DESCENT - 1), text, tone, "start")
        return
    for distance in _LEADERS:
        for sign in (1.0, -1.0):
            far = occupied.first_free(_far(at, width, sign * distance))
            if far is not None:
                end = far.top - 1 if sign > 0 else far.bottom + 1
                yield Line((at[0], at[1] + sign * (_DOT + 1)), (at[0], end), 0.5, "mute")
                yield _label((far.left + 1, far.bottom - _DESCENT - 1), text, tone, "start")
                return
    yield _label((at[0], at[1] - 7), text, tone, "middle")


def _near(at: Point, width: float) -> Iterator[Area]:
    """Places at the point: above, above to the left, left, right, below right, below."""
    x, y = at
    for left, base in (
        (x - width / 2, y - 6),
        (x - width - 2, y - 3),
        (x - width - 6, y + 2.6),
        (x + 6, y + 2.6),
        (x + 3, y + 10),
        (x - width / 2, y + 11),
        (x + 3, y - 5),
    ):
        yield _area(left, base, width)


def _far(at: Point, width: float, distance: float) -> Iterator[Area]:
    x, y = at
    base = y + distance + (_ASCENT if distance > 0 else 0)
    for left in (x - width / 2, x - width + 6, x - 6):
        yield _area(left, base, width)


def _area(left: float, base: float, width: float) -> Area:
    return Area(left - 1, base - _ASCENT - 1, left + width + 1, base + _DESCENT + 1)


def _width(text: str) -> float:
    return face("sans").kerned(text) * SIZE


def _label(at: Point, text: str, colour: str, anchor: Anchor) -> Label:
    width = _width(text)
    return Label(at, (Run(text, colour),), SIZE, anchor, width, width)
