"""The line chart on a slide: counts over time come in, a native chart and the labels on it go out.

Only exact values are joined; approximate ones stand hollow beside the line, as a ring of two discs, because not every
program draws the outline of a marker. The latest value stands large at the right. Labels touch neither line nor label
nor gridline; one without a free place is named, not drawn.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, date
from decimal import Decimal

from dealbrief.document.figures import LineData, Moment, Point
from dealbrief.figures.labels import Area, Occupied
from dealbrief.figures.scale import printed, ticks
from dealbrief.figures.slide_chart import ChartFigure, LineChart, Series
from dealbrief.figures.slide_shapes import Box, Rule, TextBox
from dealbrief.figures.slide_text import (
    NO_BREAK,
    Paragraph,
    Run,
    height,
    joined,
    longest_word,
    natural_width,
    set_text,
    side_colour,
)
from dealbrief.language import Words

LABEL, SMALL, LATEST = 16.0, 14.0, 36.0
_PLOT_TOP, _PLOT_BOTTOM = 0.05, 0.10
_GAP = 14.4
_MARK = 7.0
_BLANK_ABOVE, _BLANK_BELOW = 4.0, 1.0
"""What is empty above and below the letters of a label's line."""
_MOMENT_WIDTH = 130.0
_YEAR_ROOM = 46.0
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
LEAST_HEIGHT = 170.0
"""Below this height in points a chart says nothing."""
_LEAST_PLOT = 2 * _YEAR_ROOM
"""Nor does it in a plot narrower than this: its date axis needs two years to have a length."""
_PEAK_ROOM = _MARK + 1.4 * LABEL


@dataclass
class _Plot:
    """The plot's area on the slide, its scales, and what is already in it."""

    area: Box
    first: date
    last: date
    values: tuple[float, ...]
    marks: list[tuple[float, float]] = field(default_factory=list)
    occupied: Occupied = field(init=False)

    def __post_init__(self) -> None:
        bounds = Area(self.area.x + 2, self.area.y, self.area.right + 4, self.area.bottom - 2)
        self.occupied = Occupied(bounds)

    def x(self, day: date) -> float:
        return self.area.x + (day - self.first).days / (self.last - self.first).days * self.area.width

    def y(self, value: float) -> float:
        return self.area.bottom - value / self.values[-1] * self.area.height

    def at(self, point: Point) -> tuple[float, float]:
        return self.x(point.day), self.y(float(point.value))


def slide_line(data: LineData, box: Box, words: Words) -> ChartFigure:
    """A line chart in a box with room for it; at its right the latest value, its number large, its words below."""
    points = _in_order(data)
    latest, wordless = _latest_text(points[-1], side_colour(data.side), box)
    room = _latest_room(latest, box)
    frame = _frame(room, box)
    tried: list[ChartFigure] = []
    for moments_first in (False, True):
        if tried and not tried[-1].dropped:
            break
        plot = _plot(data, points, frame, words.language)
        _block(plot, points)
        latest_box = _latest_box(latest, plot, points[-1], box, room)
        placed = list(_annotations(data, points, plot, words, moments_first))
        labels = (latest_box, *(shape for shapes, _ in placed for shape in shapes))
        dropped = (*wordless, *(name for shapes, name in placed if not shapes))
        chart = _chart(data, points, plot, frame, words)
        tried.append(ChartFigure(frame, chart, (), labels, LEAST_HEIGHT, dropped))
    return min(tried, key=lambda figure: len(figure.dropped))


def line_has_room(data: LineData, width: float, language: str) -> bool:
    """Whether a line chart of two points or more says something in a width, its latest number beside it."""
    points = _in_order(data)
    box = Box(0.0, 0.0, width, LEAST_HEIGHT)
    latest, _ = _latest_text(points[-1], "", box)
    room = _latest_room(latest, box)
    plot = _plot(data, points, _frame(room, box), language)
    return height(latest, room) <= LEAST_HEIGHT and plot.area.width >= _LEAST_PLOT


def _in_order(data: LineData) -> tuple[Point, ...]:
    return tuple(sorted(data.points, key=lambda point: point.day))


def _frame(room: float, box: Box) -> Box:
    """Where the chart stands, left of the latest value."""
    return Box(box.x, box.y, box.width - room - _GAP + _MARK, box.height)


def _plot(data: LineData, points: Sequence[Point], frame: Box, language: str) -> _Plot:
    days = [point.day for point in points] + [moment.day for moment in data.moments]
    values = _axis(points, frame.height * (1 - _PLOT_TOP - _PLOT_BOTTOM))
    labels = [
        Paragraph(set_text(text, Run("", SMALL))) for text in printed([float(value) for value in values], language)
    ]
    left = max(natural_width(labels) + 6, 20.0)
    area = Box(
        frame.x + left,
        frame.y + _PLOT_TOP * frame.height,
        frame.width - left - _MARK,
        frame.height * (1 - _PLOT_TOP - _PLOT_BOTTOM),
    )
    return _Plot(area, date(min(days).year, 1, 1), _after(max(days)), values)


def _after(day: date) -> date:
    """The first day of the next year, or the last day there is."""
    return date(day.year + 1, 1, 1) if day.year < MAXYEAR else date.max


def _axis(points: Sequence[Point], tall: float) -> tuple[float, ...]:
    """Round values whose gridlines leave room for a label above the highest point."""
    peak = max(float(point.value) for point in points)
    tried = [ticks(peak * stretch) for stretch in (1.0, 1.08, 1.15, 1.22, 1.3)]
    for values in tried:
        scale = tall / values[-1]
        *inner, above = [(value - peak) * scale for value in values]
        if above > _PEAK_ROOM and not any(_MARK < gap < _PEAK_ROOM for gap in inner):
            return values
    return tried[0]


def _block(plot: _Plot, points: Sequence[Point]) -> None:
    """Marks, the line and the gridlines are where no label may stand."""
    plot.occupied.add_line([plot.at(point) for point in points if point.approx == "exact"])
    for point in points:
        x, y = plot.at(point)
        plot.marks.append((x, y))
        plot.occupied.areas.append(Area(x - _MARK, y - _MARK, x + _MARK, y + _MARK))
    for value in plot.values:
        plot.occupied.segments.append(((plot.area.x, plot.y(value)), (plot.area.right, plot.y(value))))


def _chart(data: LineData, points: Sequence[Point], plot: _Plot, frame: Box, words: Words) -> LineChart:
    colour, last = side_colour(data.side), points[-1]
    exact = [point.approx == "exact" for point in points]
    hollow = [not sure for sure in exact]
    name = data.series or data.unit or words["value"]
    series = [
        Series(f"{name}, {words['exact']}", _column(points, exact), "joined", colour),
        Series(f"{name}, {words['latest']}", _column(points, [p is last for p in points]), "latest", colour),
    ]
    if any(hollow):
        values = _column(points, hollow)
        series.insert(1, Series(f"{name}, {words['approximate']}", values, "ring", colour))
        series.append(Series(words["hollow"], values, "centre", "light"))
    share = plot.area
    inner = (
        (share.x - frame.x) / frame.width,
        (share.y - frame.y) / frame.height,
        share.width / frame.width,
        share.height / frame.height,
    )
    step = Decimal(repr(plot.values[1])).normalize()
    return LineChart(
        heads=(words["date"],),
        days=tuple(point.day for point in points),
        series=tuple(series),
        first=plot.first,
        last=plot.last,
        years=_years(plot),
        top=step * (len(plot.values) - 1),
        step=step,
        plot=inner,
        size=SMALL,
    )


def _years(plot: _Plot) -> int:
    count = plot.last.year - plot.first.year
    found = (years for years in _YEAR_STEPS if count / years * _YEAR_ROOM <= plot.area.width)
    return next(found, _YEAR_STEPS[-1])


def _column(points: Sequence[Point], wanted: Sequence[bool]) -> tuple[Decimal | None, ...]:
    return tuple(point.value if want else None for point, want in zip(points, wanted, strict=True))


def _latest_text(point: Point, colour: str, box: Box) -> tuple[list[Paragraph], tuple[str, ...]]:
    """The number and its words; where both are taller than the box, the number, and the label left out."""
    number = [Paragraph(set_text(point.text, Run("", LATEST, colour, "major")), spacing=0.9)]
    words = point.label.removeprefix(point.text).strip()
    if not words:
        return number, ()
    both = [*number, Paragraph(set_text(words, Run("", LABEL, "ink")), before=2)]
    return (both, ()) if height(both, _latest_room(both, box)) <= box.height else (number, (point.label,))


def _latest_room(text: Sequence[Paragraph], box: Box) -> float:
    """Its natural width within bounds, but the number is never broken."""
    most = max(0.3 * box.width, longest_word(text[:1]))
    return min(max(natural_width(text), 0.12 * box.width), most)


def _latest_box(text: list[Paragraph], plot: _Plot, point: Point, box: Box, room: float) -> TextBox:
    x, y = plot.at(point)
    tall = height(text, room)
    top = min(max(y - LATEST * 0.62, box.y), box.bottom - tall)
    plot.occupied.areas.append(Area(x + _MARK, top, box.right, top + tall))
    return TextBox("Latest value", Box(box.right - room, top, room, tall), tuple(text))


def _annotations(
    data: LineData, points: Sequence[Point], plot: _Plot, words: Words, moments_first: bool
) -> Iterator[tuple[tuple[TextBox | Rule, ...], str]]:
    """Labels with what they say, most needed first; an empty one found no place."""
    if moments_first:
        yield from ((_moment(moment, plot), moment.label) for moment in data.moments)
    for point in points[:-1]:
        if point.label:
            yield _free(f"Label {point.text}", _point_text(point), plot.at(point), plot), point.label
    if not moments_first:
        yield from ((_moment(moment, plot), moment.label) for moment in data.moments)
    hollow = [point for point in points if point.approx != "exact"]
    if hollow:
        text = [Paragraph(set_text(words["hollow"], Run("", SMALL, "grey")))]
        spots = (_free("Key", text, plot.at(point), plot) for point in _from_the_middle(hollow))
        yield next((spot for spot in spots if spot), ()), words["hollow"]


def _from_the_middle(points: Sequence[Point]) -> list[Point]:
    middle = (len(points) - 1) / 2
    return [points[i] for i in sorted(range(len(points)), key=lambda i: (abs(i - middle), i))]


def _point_text(point: Point) -> list[Paragraph]:
    """The label with its number bold, set before the words where they do not say it."""
    at = point.label.replace(NO_BREAK, " ").find(point.text.replace(NO_BREAK, " "))
    label = point.label if at >= 0 else f"{point.text} {point.label}"
    at, end = max(at, 0), max(at, 0) + len(point.text)
    grey = Run("", LABEL, "grey")
    runs = (
        *set_text(label[:at], grey),
        *set_text(label[at:end], Run("", LABEL, "ink", bold=True)),
        *set_text(label[end:], grey),
    )
    return [Paragraph(joined(runs))]


def _free(name: str, text: list[Paragraph], at: tuple[float, float], plot: _Plot) -> tuple[TextBox, ...]:
    """The text in the first free place about a point, if there is one nearer to its mark than to any other."""
    wide = natural_width(text)
    tall = height(text, wide)
    places = list(_places(at, wide, tall - _BLANK_ABOVE - _BLANK_BELOW))
    own = (area for area in places if all(_gap(area, at) <= _gap(area, mark) for mark in plot.marks))
    area = plot.occupied.first_free(itertools.chain(own, places))
    if area is None:
        return ()
    plot.occupied.areas.append(_around(area))
    return (TextBox(name, Box(area.left, area.top - _BLANK_ABOVE, wide, tall), tuple(text)),)


def _around(area: Area) -> Area:
    """A label with the clear space it needs, so that two do not read as one."""
    return Area(area.left - 8, area.top - 5, area.right + 8, area.bottom + 5)


def _gap(area: Area, point: tuple[float, float]) -> float:
    """Distance from an area to a point."""
    across = max(area.left - point[0], point[0] - area.right, 0.0)
    return math.hypot(across, max(area.top - point[1], point[1] - area.bottom, 0.0))


def _places(at: tuple[float, float], wide: float, tall: float) -> Iterator[Area]:
    x, y = at
    rims = (_MARK + 1, _MARK + 8, _MARK + 20, _MARK + 34)
    for rim in rims:
        tops = (y - rim - tall, y + rim - 2)
        lefts = (x - wide / 2, x - 2, x - wide + 2, x - wide * 0.25, x - wide * 0.75)
        yield from (_area(left, tops[0], wide, tall) for left in lefts)
        yield _area(x + rim + 2, y - tall / 2, wide, tall)
        yield from (_area(left, tops[1], wide, tall) for left in (x + 8, *lefts))
        yield _area(x - rim - 2 - wide, y - tall / 2, wide, tall)
        yield _area(x + rim + 4, y + 2, wide, tall)


def _area(left: float, top: float, wide: float, tall: float) -> Area:
    return Area(left, top, left + wide, top + tall)


def _moment(moment: Moment, plot: _Plot) -> tuple[TextBox | Rule, ...]:
    """A stem from the axis with its words at the top, in the lowest place that is free."""
    text = [Paragraph(set_text(moment.label, Run("", SMALL, "grey")), spacing=0.95)]
    x, bottom = plot.x(moment.day), plot.area.bottom
    for wide, share in itertools.product(_moment_widths(text), range(26, 96, 3)):
        tall = height(text, wide)
        top = bottom - share / 100 * plot.area.height - tall
        stem = Area(x - 1, top + tall, x + 1, bottom - 3)
        for left in (x - wide / 2, x - 2, x - wide + 2, x - wide * 0.35, x - wide * 0.75):
            area = _area(left, top + _BLANK_ABOVE, wide, tall - _BLANK_ABOVE - _BLANK_BELOW)
            if _clear(stem, plot) and plot.occupied.first_free([area]):
                plot.occupied.areas.extend((stem, _around(area)))
                box = TextBox(f"Event {moment.label}", Box(left, top, wide, tall), tuple(text), "b")
                return box, Rule(f"Stem {moment.label}", (x, top + tall + 1), (x, bottom), 1.0, "mute")
    return ()


def _moment_widths(text: list[Paragraph]) -> list[float]:
    """Two lines where they are short, else three or four in a narrower box."""
    widths = (_MOMENT_WIDTH, 0.75 * _MOMENT_WIDTH, longest_word(text))
    return [min(natural_width(text), max(width, longest_word(text))) for width in widths]


def _clear(stem: Area, plot: _Plot) -> bool:
    """Whether a stem meets no label and no mark; it may cross the line and the gridlines."""
    return not any(stem.meets(area) for area in plot.occupied.areas)
