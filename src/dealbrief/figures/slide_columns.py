"""The chart of columns on a slide: counts of periods come in, a native chart, its key and its labels go out.

Side by side, each column has its value at its end, printed by the chart. Of stacked columns the sum stands over each,
and a part that has room holds its value; what has none is named, so that the notes can say it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dealbrief.document.figures_columns import ColumnData
from dealbrief.figures.columns import GAP, Column, columns, is_deep, tones
from dealbrief.figures.slide_chart import ChartFigure, ColumnChart, ColumnSeries
from dealbrief.figures.slide_shapes import Box, TextBox, text_box
from dealbrief.figures.slide_text import PITCH, Paragraph, Run, height, natural_width, set_text
from dealbrief.language import Words, format_number, labelled

LEAST_HEIGHT = 150.0
"""Below this height in points a chart says nothing."""
_MOST_BAND = 130.0
"""Columns of a few periods do not spread over the whole slide."""
_AFTER_SQUARE = "\u2002"
_AXIS = 1.0
_WHOLE_GAP = 2.0


def slide_columns(data: ColumnData, box: Box, size: float, words: Words) -> ChartFigure:
    """A chart in a box with room for it, its labels at `size` points."""
    wide = min(box.width, _MOST_BAND * len(data.periods) * (1 if data.stacked else max(len(data.series) / 2, 1)))
    key = list(_key(data, box, size))
    over = max((label.box.bottom for label in key), default=box.y) - box.y + (6.0 if key else 0.0)
    below = _below(data, wide, size)
    frame = Box(box.x, box.y + over, wide, max(box.height - over, LEAST_HEIGHT - over))
    head = PITCH * size + 6.0
    plot = Box(frame.x, frame.y + head, wide, max(frame.height - head - below, 1.0))
    chart = _chart(data, frame, plot, size, words)
    placed, dropped = _inside(data, plot, size, words.language) if data.stacked else ([], [])
    wholes = _wholes(data, plot, size, words.language) if data.stacked else ()
    return ChartFigure(frame, chart, (), (*key, *placed, *wholes), LEAST_HEIGHT, tuple(dropped))


def columns_have_room(data: ColumnData, width: float, size: float) -> bool:
    """Whether the values of neighbours stand clear of each other, and periods need no more than two lines."""
    wide = min(width, _MOST_BAND * len(data.periods) * (1 if data.stacked else max(len(data.series) / 2, 1)))
    band = wide / len(data.periods)
    abreast = 1 if data.stacked else len(data.series)
    texts = [count.text for series in data.series for count in series.counts if count]
    each = band / (abreast + GAP) if abreast > 1 else band
    return natural_width([_bold(text, size) for text in texts]) <= each and _below(data, wide, size) <= 3 * PITCH * size


def _bold(text: str, size: float, colour: str = "ink") -> Paragraph:
    return Paragraph(set_text(text, Run("", size, colour, bold=True)), align="center")


def _below(data: ColumnData, wide: float, size: float) -> float:
    """Room of the periods' names under the plot."""
    band = wide / len(data.periods) - 6
    return max(height([Paragraph(set_text(name, Run("", size)))], band) for name in data.periods) + 8.0


def _chart(data: ColumnData, frame: Box, plot: Box, size: float, words: Words) -> ColumnChart:
    inner = (
        (plot.x - frame.x) / frame.width,
        (plot.y - frame.y) / frame.height,
        plot.width / frame.width,
        plot.height / frame.height,
    )
    series = tuple(
        ColumnSeries(
            one.name or data.unit or words["value"],
            tuple(count.value if count else None for count in one.counts),
            tuple(count.text if count else "" for count in one.counts),
            tone,
        )
        for one, tone in zip(data.series, tones(data), strict=True)
    )
    top = data.highest or Decimal(1)
    return ColumnChart(
        (words["date"],), data.periods, series, data.stacked, not data.stacked, top, round(GAP * 100), inner, size
    )


def _key(data: ColumnData, box: Box, size: float) -> Iterator[TextBox]:
    """What the series are, each with a square of its colour, in one line or as many as they need."""
    if len(data.series) < 2:
        return
    x, y = box.x, box.y
    for index, (series, tone) in enumerate(zip(data.series, tones(data), strict=True), 1):
        square = set_text(f"■{_AFTER_SQUARE}", Run("", size, tone, "minor"))
        text = Paragraph((*square, *set_text(series.name, Run("", size, "ink"))))
        wide = min(natural_width([text]), box.width)
        if x > box.x and x + wide > box.right:
            x, y = box.x, y + PITCH * size
        label = text_box(f"Key {index}", x, y, wide, (text,))
        yield label
        x, y = x + wide + 24.0, label.box.bottom - PITCH * size


def _inside(data: ColumnData, plot: Box, size: float, language: str) -> tuple[list[TextBox], list[str]]:
    """The values of parts that have room for theirs, and of those that have none the words for the notes."""
    placed: list[TextBox] = []
    dropped: list[str] = []
    for column in columns(data):
        text = _bold(column.count.text, size, "light" if is_deep(tones(data)[column.series]) else "ink")
        wide, tall = natural_width([text]), PITCH * size
        area = _area(column, plot)
        whose = f"{data.series[column.series].name}, {data.periods[column.period]}"
        name = labelled(language, whose, column.count.text)
        if wide <= area.width and tall <= area.height:
            box = Box(area.x + (area.width - wide) / 2, area.y + (area.height - tall) / 2, wide, tall)
            placed.append(TextBox(f"Value {name}", box, (text,), "ctr"))
        else:
            dropped.append(name)
    return placed, dropped


def _area(column: Column, plot: Box) -> Box:
    tall = column.height * plot.height
    top = plot.bottom - column.foot * plot.height - tall
    return Box(plot.x + column.left * plot.width, top, column.width * plot.width, tall)


def _wholes(data: ColumnData, plot: Box, size: float, language: str) -> Iterator[TextBox]:
    """The sum of each column over it."""
    band = plot.width / len(data.periods)
    tops = {column.period: _area(column, plot).y for column in columns(data)}
    for period, top in tops.items():
        counts = [series.counts[period] for series in data.series]
        total = sum((count.value for count in counts if count), Decimal(0))
        tall = PITCH * size
        box = Box(plot.x + band * period, top - tall - _WHOLE_GAP, band, tall)
        yield TextBox(f"Sum of {data.periods[period]}", box, (_bold(format_number(total, language), size),), "b")
