"""The chart of columns on the page: counts of periods come in, a drawing goes out.

No axis of values: each column has its value. What the series are is said over the plot, each word beside its colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dealbrief.document.figures_columns import ColumnData
from dealbrief.figures.columns import GAP, Column, columns, is_deep, tones
from dealbrief.figures.drawing import Drawing, Line, Rect, Shape
from dealbrief.figures.page_text import Lines, text_width, wrapped
from dealbrief.language import format_number

_TALL = 150.0
_LABEL, _VALUE, _KEY, _PITCH = 8.5, 9.0, 8.5, 10.5
_SQUARE, _AFTER_SQUARE, _BETWEEN = 7.0, 4.0, 14.0
_LEAST = 140.0
"""Columns are laid out at least this wide; in less room all of it is made smaller."""
_OVER = 4.0
_SEAM = 0.75
"""White between the parts of a column: two dark colours that touch cannot be told apart in print."""
_INSIDE = 13.0
"""A part of a stacked column at least this tall holds its value; of a lower one it is in the text beside the figure."""


def page_columns(data: ColumnData, width: float, language: str) -> Drawing:
    """A chart as wide as its place."""
    width = max(width, _needed(data, language))
    key = list(_key(data, width, language)) if len(data.series) > 1 else []
    top = max((y for _, y in key), default=-_PITCH) + _PITCH + _OVER
    plot = top + _PITCH
    shapes: list[Shape] = [shape for row, _ in key for shape in row]
    for column in columns(data):
        shapes.append(_column(column, data, width, plot))
    shapes.append(Line((0.0, plot + _TALL), (width, plot + _TALL), 0.7, "ink"))
    shapes.extend(shape for column in columns(data) for shape in _value(column, data, width, plot, language))
    shapes.extend(_totals(data, width, plot, language))
    labels = [_label(name, width / len(data.periods), language) for name in data.periods]
    foot = plot + _TALL + _LABEL + 5
    for index, label in enumerate(labels):
        middle = width * (index + 0.5) / len(data.periods)
        shapes.extend(label.labels(middle, foot, "grey", "middle"))
    return Drawing(width, foot + max((label.depth for label in labels), default=0.0) + 3, tuple(shapes))


def _needed(data: ColumnData, language: str) -> float:
    """The least width at which no value is wider than the white around its column allows."""
    texts = [count.text for series in data.series for count in series.counts if count]
    texts.extend(_wholes(data, language).values())
    widest = max((text_width(text, _VALUE, "semibold") for text in texts), default=0.0)
    abreast = 1 if data.stacked else len(data.series)
    return max(_LEAST, len(data.periods) * (abreast + GAP) * (widest + 2) / (1 + (GAP if abreast == 1 else 0)))


def _column(column: Column, data: ColumnData, width: float, plot: float) -> Rect:
    tall = column.height * _TALL
    y = plot + _TALL - column.foot * _TALL - tall
    seam = ("paper", _SEAM) if data.stacked else (None, 0.0)
    return Rect(column.left * width, y, column.width * width, tall, tones(data)[column.series], *seam)


def _value(column: Column, data: ColumnData, width: float, plot: float, language: str) -> Iterator[Shape]:
    """Over a column, or in the middle of a part that has room for it."""
    middle = (column.left + column.width / 2) * width
    y = plot + _TALL - (column.foot + column.height) * _TALL
    tone = tones(data)[column.series]
    if not data.stacked:
        value = _text(column.count.text)
        yield from value.labels(middle, y - _OVER, tone if tone in ("a", "b") else "ink", "middle")
    elif column.height * _TALL >= _INSIDE and text_width(column.count.text, _VALUE) <= column.width * width - 4:
        base = y + column.height * _TALL / 2 + 3
        yield from _text(column.count.text).labels(middle, base, "paper" if is_deep(tone) else "ink", "middle")


def _totals(data: ColumnData, width: float, plot: float, language: str) -> Iterator[Shape]:
    """The whole of each stacked column over it."""
    if not data.stacked:
        return
    heights = {column.period: column.foot + column.height for column in columns(data)}
    for period, total in _wholes(data, language).items():
        middle = width * (period + 0.5) / len(data.periods)
        yield from _text(total).labels(middle, plot + _TALL - heights[period] * _TALL - _OVER, "ink", "middle")


def _wholes(data: ColumnData, language: str) -> dict[int, str]:
    """The sum of each column that has parts, as printed."""
    if not data.stacked:
        return {}
    found = {period: [s.counts[period] for s in data.series] for period in range(len(data.periods))}
    sums = {period: sum((c.value for c in counts if c), Decimal(0)) for period, counts in found.items() if any(counts)}
    return {period: format_number(total, language) for period, total in sums.items()}


def _text(text: str) -> Lines:
    return Lines((text,), _VALUE, _PITCH, "semibold")


def _label(name: str, room: float, language: str) -> Lines:
    return wrapped(name, _LABEL, room - 4, _PITCH, language=language)


def _key(data: ColumnData, width: float, language: str) -> Iterator[tuple[list[Shape], float]]:
    """Each series with its square, from left to right, on as many lines as they need; with the line's baseline."""
    x, y = 0.0, _KEY
    for series, tone in zip(data.series, tones(data), strict=True):
        name = wrapped(series.name, _KEY, width - _SQUARE - _AFTER_SQUARE, _PITCH, language=language)
        wide = _SQUARE + _AFTER_SQUARE + name.width
        if x and x + wide > width:
            x, y = 0.0, y + _PITCH + 2
        square = Rect(x, y - _SQUARE + 0.5, _SQUARE, _SQUARE, tone)
        yield [square, *name.labels(x + _SQUARE + _AFTER_SQUARE, y, "ink")], y + name.depth
        x += wide + _BETWEEN
        y += name.depth
