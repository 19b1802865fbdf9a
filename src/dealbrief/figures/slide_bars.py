"""The bar chart on a slide: items with values come in, a native chart, its rows and its text column go out.

One row per item between hairlines, so that bar and words stay together. Where one row is in focus it has the full
colour of the series and the others its tint; a row outside the claim is hollow.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from dealbrief.document.figures import Bar, BarData
from dealbrief.document.marks import GLYPHS
from dealbrief.figures.slide_chart import BarChart, BarMark, ChartFigure
from dealbrief.figures.slide_shapes import Box, Rule, TextBox, text_box
from dealbrief.figures.slide_text import (
    NO_BREAK,
    PITCH,
    Paragraph,
    Run,
    height,
    natural_width,
    set_text,
    side_colour,
)
from dealbrief.figures.states import words_beside
from dealbrief.language import Words

HEAD_BAND = 24.5
ROWS = 12
_ROW, _BAR, _BAR_SHARE = 57.6, 26.0, 0.62
_LONGEST_LABEL = 0.3
_CHART_SHARE, _LEAST_CHART_SHARE = 7.74 / 12, 0.45
_ALONE_SHARE = 0.86
_AFTER_CHART = 0.21 / 12
_LEAST_PLOT = 28.0
"""In less room than this, in points, bars cannot be told apart."""
_HEAD, _HEAD_GAP = 14.0, 5.0
_TINTS = {"a": "a-tint", "b": "b-tint", "ink": "rule"}


def slide_bars(data: BarData, box: Box, size: float, words: Words, whole: BarData | None = None) -> ChartFigure:
    """Bars in a box with room for them, labels and words at `size` points.

    Args:
        whole: All bars, where these are only some of them: scale, focus and columns are those of all.
    """
    whole = whole or data
    notes = [_note(bar, size) for bar in data.bars]
    wide, after = _chart_width([_note(bar, size) for bar in whole.bars], box.width), box.width * _AFTER_CHART
    column = Box(box.x + wide + after, box.y, box.width - wide - after, box.height)
    left = _label_room(whole, wide, size)
    heads = list(_heads(data, box, left, wide, column))
    band = HEAD_BAND + max((head.box.height - _HEAD * PITCH for head in heads), default=0.0)
    row = max(min(_ROW, (box.height - band) / len(data.bars)), _least_row(data, notes, left, column.width, size))
    frame = Box(box.x, box.y + band, wide, row * len(data.bars))
    chart = _chart(data, whole, frame, left, row, size, words)
    texts = (*(_on_rule(head, frame.y) for head in heads), *_notes(notes, column, frame.y, row))
    return ChartFigure(frame, chart, _rules(box, frame, row, len(data.bars)), texts, band + row * len(data.bars))


def bars_have_room(data: BarData, width: float, size: float) -> bool:
    """Whether bars can be told apart in a width, beside their labels, values and words."""
    wide = _chart_width([_note(bar, size) for bar in data.bars], width)
    below = _value_room(data, size) if any(bar.value < 0 for bar in data.bars) else 0.0
    return wide - _label_room(data, wide, size) - _value_room(data, size) - below >= _LEAST_PLOT


def _chart_width(notes: Sequence[list[Paragraph]], width: float) -> float:
    """The chart's part of a width; what its words do not need of theirs is the chart's, within bounds."""
    if not any(notes):
        return width * _ALONE_SHARE
    spare = width - width * _AFTER_CHART - max(natural_width(note) for note in notes)
    return min(width * _CHART_SHARE, max(spare, width * _LEAST_CHART_SHARE))


def _labels(data: BarData, size: float) -> list[Paragraph]:
    return [Paragraph(set_text(bar.label, Run("", size))) for bar in data.bars]


def _label_room(data: BarData, wide: float, size: float) -> float:
    return min(natural_width(_labels(data, size)) + 6, wide * _LONGEST_LABEL)


def _value_room(data: BarData, size: float) -> float:
    """The width of the longest value as printed, and its distance from the bar."""
    return natural_width([Paragraph(set_text(bar.text, Run("", size, bold=True))) for bar in data.bars]) + 8


def _least_row(data: BarData, notes: Sequence[list[Paragraph]], left: float, beside: float, size: float) -> float:
    """The height of the tallest label or words."""
    talls = [height([label], left) for label in _labels(data, size)] + [height(note, beside) for note in notes]
    return max(*talls, size * PITCH) + 4


def _chart(data: BarData, whole: BarData, frame: Box, left: float, row: float, size: float, words: Words) -> BarChart:
    value_room = _value_room(whole, size)
    plot = frame.width - left - value_room
    low, top = _range([bar.value for bar in whole.bars], value_room, plot)
    bar = min(_BAR, _BAR_SHARE * row)
    return BarChart(
        heads=(data.head or words["name"], data.series or data.unit or words["value"]),
        bars=tuple(_mark(bar, whole) for bar in data.bars),
        low=low,
        top=top,
        gap=round(100 * (row / bar - 1)),
        plot=(left / frame.width, 0.0, plot / frame.width, 1.0),
        size=size,
    )


def _range(values: Sequence[Decimal], value_room: float, plot: float) -> tuple[Decimal, Decimal]:
    """The axis: from nought, or from so far below that the value of the longest bar there stands off the labels."""
    low, top = min(*values, Decimal(0)), max(*values, Decimal(0), *_one_if_flat(values))
    if low == 0:
        return low, top
    thousandths = math.ceil(1000 * value_room / max(plot - value_room, _LEAST_PLOT))
    return low - (top - low) * thousandths / 1000, top


def _one_if_flat(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    return () if any(values) else (Decimal(1),)


def _mark(bar: Bar, data: BarData) -> BarMark:
    colour = side_colour(data.side)
    in_focus = bar.focus or not any(other.focus for other in data.bars)
    return BarMark(bar.label, bar.value, bar.text, colour if in_focus or bar.outside else _TINTS[colour], bar.outside)


def _note(bar: Bar, size: float) -> list[Paragraph]:
    """State and words of a row, grey where no state goes with them; none for a row without."""
    plain = "ink" if bar.state or bar.focus else "grey"
    style = Run("", size, side_colour(bar.state.side) if bar.focus and bar.state else plain, bold=bar.focus)
    glyph = GLYPHS.get(bar.state.shape, "") if bar.state else ""
    shape = replace(style, colour=side_colour(bar.state.side), bold=True, font="minor") if bar.state else style
    runs = (*(set_text(f"{glyph}{NO_BREAK}", shape) if glyph else ()), *set_text(words_beside(bar), style))
    return [Paragraph(runs, spacing=0.95)] if runs else []


def _heads(data: BarData, box: Box, left: float, wide: float, column: Box) -> Iterator[TextBox]:
    """Heads as tall as their text: that of the labels over the chart, that of the words over their column."""
    style = Run("", _HEAD, "grey", bold=True)
    if data.head:
        runs = Paragraph(set_text(data.head, style), align="right")
        yield text_box("Head of the labels", box.x, box.y, min(max(left - 4, natural_width([runs])), wide), (runs,))
    if data.note_head:
        runs = Paragraph(set_text(data.note_head, style))
        yield text_box("Head of the notes", column.x, box.y, column.width, (runs,))


def _on_rule(head: TextBox, rule: float) -> TextBox:
    return replace(head, box=replace(head.box, y=rule - head.box.height - _HEAD_GAP))


def _notes(notes: Sequence[list[Paragraph]], column: Box, top: float, row: float) -> Iterator[TextBox]:
    for index, note in enumerate(notes):
        if note:
            box = Box(column.x, top + index * row, column.width, row)
            yield TextBox(f"Note {index + 1}", box, tuple(note), "ctr")


def _rules(box: Box, frame: Box, row: float, count: int) -> tuple[Rule, ...]:
    """The head's rule in ink, hairlines between the rows."""
    head = Rule("Head rule", (box.x, frame.y), (box.right, frame.y), 1.25, "ink")
    places = (frame.y + row * index for index in range(1, count))
    return (head, *(Rule("Hairline", (box.x, y), (box.right, y), 0.75, "hair") for y in places))
