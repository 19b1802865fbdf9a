"""The line chart on the page: counts over time come in, a drawing goes out (look: brief, section 9 "Line").

Only exact values are joined. Approximate ones stand hollow beside the line. Labels stand at the thing they name and
touch neither line nor label; where no place is free nearby, one further off is taken with a leader, and where none is
free at all, the label stands under the plot with its day. A label longer than its room goes on in further lines.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dealbrief.document.figures import LineData
from dealbrief.document.figures import Point as Count
from dealbrief.figures.drawing import Anchor, Disc, Drawing, Label, Line, Point, Polyline, Run, Shape
from dealbrief.figures.labels import Area, Occupied
from dealbrief.figures.page_text import Lines, text_width, wrapped
from dealbrief.figures.scale import linear, printed, ticks, year_starts
from dealbrief.language import format_date, labelled, parse_edtf

PLOT_HEIGHT, _LEAST_SHARE = 184.0, 0.48
"""A plot is so high, in a narrow column less: this share of its width."""
SIZE = 8.0
_AXIS_GAP = 6.0
_LAST_ROOM, _MOST_LAST = 46.0, 0.34
"""What is said of the last point has so many points right of the plot, and at most this share of the width."""
_LAST_GAP = 5.0
_MOST_LABEL = 0.5
"""A label inside the plot takes at most this share of its width."""
_MOMENT_GAP = 4.0
_MOMENT_ROWS = 4
_PITCH = 10.0
_LEAST = 160.0
"""A line is laid out at least this wide; in less room all of it is made smaller."""
_ASCENT, _DESCENT = 0.74 * SIZE, 0.22 * SIZE
_DOT = 2.4
_LEADERS = (18.0, 30.0, 42.0, 54.0)


@dataclass(frozen=True)
class _Plot:
    """The plot's area, the right edge of the drawing and the plot's two scales."""

    area: Area
    edge: float
    values: tuple[float, ...]
    x: Callable[[float], float]
    y: Callable[[float], float]

    def at(self, count: Count) -> Point:
        return self.x(count.day.toordinal()), self.y(float(count.value))


def page_line(data: LineData, width: float, language: str) -> Drawing:
    """A line chart as wide as the main column."""
    width = max(width, _LEAST)
    colour = data.side if data.side != "none" else "ink"
    plot = _plot(data, width, language)
    exact = [plot.at(count) for count in data.points if count.approx == "exact"]
    occupied = Occupied(Area(plot.area.left, plot.area.top - 6, plot.edge, plot.area.bottom - 2))
    occupied.add_line(exact)
    crowded: list[str] = []
    shapes: list[Shape] = [*_axes(data, plot, language), *_moments(data, plot, occupied, crowded, language)]
    shapes.append(Polyline(tuple(exact), _stroke(len(data.points)), colour))
    shapes.extend(_dots(data, plot, colour, occupied))
    shapes.extend(_labels(data, plot, colour, occupied, crowded, language))
    shapes.extend(_listed(crowded, plot, _lowest(shapes), language))
    return Drawing(width, max(plot.area.bottom + 18, _lowest(shapes) + 5), tuple(shapes))


def _stroke(count: int) -> float:
    return 1.8 if count <= 12 else 1.4 if count <= 60 else 1.0


def _plot(data: LineData, width: float, language: str) -> _Plot:
    values = ticks(max(float(count.value) for count in data.points))
    left = max(_width(text) for text in printed(values, language)) + _AXIS_GAP
    days = [count.day for count in data.points] + [moment.day for moment in data.moments]
    first, last = min(days), max(days)
    area = Area(left, 6.0, width - _last_room(data.points[-1], width), 6.0 + min(PLOT_HEIGHT, _LEAST_SHARE * width))
    margin = max((last - first).days // 40, 1)
    x = linear(first.toordinal() - margin, last.toordinal(), area.left, area.right)
    y = linear(0.0, values[-1] * 1.06, area.bottom, area.top)
    return _Plot(area, width, values, x, y)


def _last_room(last: Count, width: float) -> float:
    """Room for the texts of the last point, each on one line if it is not too long."""
    needed = _LAST_GAP + max(text_width(last.text, SIZE, "semibold"), _width(last.label))
    return max(_LAST_ROOM, min(needed, _MOST_LAST * width))


def _axes(data: LineData, plot: _Plot, language: str) -> Iterator[Shape]:
    for value, text in zip(plot.values, printed(plot.values, language), strict=True):
        height = plot.y(value)
        zero = value == 0
        yield Line((plot.area.left, height), (plot.area.right, height), 0.7 if zero else 0.5, "ink" if zero else "hair")
        yield _label((plot.area.left - _AXIS_GAP, height + 2.6), text, "grey", "end")
    yield from _years(data, plot)


def _years(data: LineData, plot: _Plot) -> Iterator[Shape]:
    """Ticks at the starts of years, each year's number centred in what the plot shows of it."""
    days = [count.day for count in data.points] + [moment.day for moment in data.moments]
    starts = year_starts(min(days), max(days))
    for (year, start), (_, end) in itertools.pairwise(starts):
        left = max(plot.x(start), plot.area.left)
        right = min(plot.x(end), plot.area.right)
        if left > plot.area.left:
            yield Line((left, plot.area.bottom), (left, plot.area.bottom + 4), 0.7, "ink")
        if right - left > _width(str(year)):
            yield _label(((left + right) / 2, plot.area.bottom + 13), str(year), "grey", "middle")
    yield Line((plot.area.right, plot.area.bottom), (plot.area.right, plot.area.bottom + 4), 0.7, "ink")


def _moments(data: LineData, plot: _Plot, occupied: Occupied, crowded: list[str], language: str) -> Iterator[Shape]:
    """Lines over the height of the plot, each with its label at the top, or under the label of another."""
    for moment in data.moments:
        x = plot.x(moment.day.toordinal())
        yield Line((x, plot.area.top - 4), (x, plot.area.bottom), 0.5, "mute")
        right, label = _moment_label(moment.label, x, plot.area, language)
        left = x + _MOMENT_GAP if right else x - _MOMENT_GAP - label.width
        lowest = plot.area.bottom - label.depth - _DESCENT
        rows = (plot.area.top + 3 + row * _PITCH for row in range(_MOMENT_ROWS))
        area = occupied.first_apart(
            Area(left, base - _ASCENT, left + label.width, base + label.depth + _DESCENT)
            for base in rows
            if base <= lowest
        )
        if area is None:
            crowded.append(_dated(moment.day, moment.label, language))
        else:
            edge = area.left if right else area.right
            yield from label.labels(edge, area.top + _ASCENT, "grey", "start" if right else "end")
    tops = ((plot.x(moment.day.toordinal()), plot.area.top - 4) for moment in data.moments)
    occupied.segments.extend(((x, top), (x, plot.area.bottom)) for x, top in tops)


def _moment_label(text: str, x: float, area: Area, language: str) -> tuple[bool, Lines]:
    """A moment's label, and whether it stands right of its line: if it fits there, or has more room there than left."""
    left, right = x - _MOMENT_GAP - area.left, area.right - x - _MOMENT_GAP
    width = _width(text)
    stands_right = width <= right or (width > left and right > left)
    return stands_right, wrapped(text, SIZE, right if stands_right else left, _PITCH, language=language)


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


def _labels(
    data: LineData, plot: _Plot, colour: str, occupied: Occupied, crowded: list[str], language: str
) -> Iterator[Shape]:
    yield from _last_labels(data.points[-1], plot, colour, occupied, crowded, language)
    most = _MOST_LABEL * (plot.area.right - plot.area.left)
    for count in data.points[:-1]:
        if count.label:
            tone = "ink" if count.approx == "exact" else "grey"
            placed = list(
                _placed(plot.at(count), wrapped(count.label, SIZE, most, _PITCH, language=language), tone, occupied)
            )
            crowded.extend([] if placed else [_dated(count.day, count.label, language)])
            yield from placed


def _lowest(shapes: Sequence[Shape]) -> float:
    """The last baseline of a drawing's labels."""
    return max((shape.at[1] for shape in shapes if isinstance(shape, Label)), default=0.0)


def _dated(day: date, text: str, language: str) -> str:
    return labelled(language, format_date(parse_edtf(day.isoformat()), language), text)


def _listed(crowded: Sequence[str], plot: _Plot, lowest: float, language: str) -> Iterator[Shape]:
    """Labels that found no place, below all others."""
    base = lowest + 1.5 * _PITCH
    for text in crowded:
        label = wrapped(text, SIZE, plot.edge, _PITCH, language=language)
        yield from label.labels(0.0, base, "grey")
        base += label.depth + _PITCH


def _last_labels(
    last: Count, plot: _Plot, colour: str, occupied: Occupied, crowded: list[str], language: str
) -> Iterator[Label]:
    """The value of the last point and its label below; level with the point, but not deeper than the years' numbers."""
    x, y = plot.at(last)
    left = x + _LAST_GAP
    value = wrapped(last.text, SIZE, plot.edge - left, _PITCH, "semibold", language=language)
    label = wrapped(last.label, SIZE, plot.edge - left, _PITCH, language=language)
    depth = max(len(value.texts) + len(label.texts) - 1, 0) * _PITCH
    base = max(min(y + 1, plot.area.bottom + 13 - depth), _ASCENT)
    if occupied.first_apart([Area(x + 3, base - 9, plot.edge, base + max(depth + 3, 13))]) is None:
        crowded.append(_dated(last.day, " ".join(filter(None, (last.text, last.label))), language))
        return
    yield from value.labels(left, base, colour)
    yield from label.labels(left, base + len(value.texts) * _PITCH, "grey")


def _placed(at: Point, label: Lines, tone: str, occupied: Occupied) -> Iterator[Shape]:
    """A label at its point, or further off with a leader; nothing where no place is free."""
    near = occupied.first_free(_near(at, label))
    if near is not None:
        yield from _set_in(near, label, tone)
        return
    for distance in _LEADERS:
        for sign in (1.0, -1.0):
            start = (at[0], at[1] + sign * (_DOT + 1))
            places = (area for area in _far(at, label, sign * distance) if occupied.clear(start, _leader_end(at, area)))
            far = occupied.first_free(places)
            if far is not None:
                end = _leader_end(at, far)
                occupied.segments.append((start, end))
                yield Line(start, end, 0.5, "mute")
                yield from _set_in(far, label, tone)
                return


def _leader_end(at: Point, area: Area) -> Point:
    """Where a leader from a point stops short of its label."""
    return at[0], area.top - 1 if area.top > at[1] else area.bottom + 1


def _set_in(area: Area, label: Lines, tone: str) -> Iterator[Label]:
    return label.labels(area.left + 1, area.bottom - _DESCENT - 1 - label.depth, tone)


def _near(at: Point, label: Lines) -> Iterator[Area]:
    """Places at the point: above, above to the left, left, right, below right, below, above right."""
    x, y = at
    width, depth = label.width, label.depth
    for left, base in (
        (x - width / 2, y - 6 - depth),
        (x - width - 2, y - 3 - depth),
        (x - width - 6, y + 2.6 - depth / 2),
        (x + 6, y + 2.6 - depth / 2),
        (x + 3, y + 10),
        (x - width / 2, y + 11),
        (x + 3, y - 5 - depth),
    ):
        yield _area(left, base, label)


def _far(at: Point, label: Lines, distance: float) -> Iterator[Area]:
    x, y = at
    base = y + distance + (_ASCENT if distance > 0 else -label.depth)
    for left in (x - label.width / 2, x - label.width + 6, x - 6):
        yield _area(left, base, label)


def _area(left: float, base: float, label: Lines) -> Area:
    """What a label covers whose first baseline begins at `left` and `base`."""
    return Area(left - 1, base - _ASCENT - 1, left + label.width + 1, base + label.depth + _DESCENT + 1)


def _width(text: str) -> float:
    return text_width(text, SIZE)


def _label(at: Point, text: str, colour: str, anchor: Anchor) -> Label:
    width = _width(text)
    return Label(at, (Run(text, colour),), SIZE, anchor, width, width)
