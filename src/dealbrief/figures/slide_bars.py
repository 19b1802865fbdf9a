"""The bar chart on a slide: items with values come in, a native chart, its rows and its text column go out.

One row per item between hairlines, so that bar and words stay together. Where one row is in focus it has the full
colour of the series and the others its tint; a row outside the claim is hollow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from dealbrief.document.figures import Bar, BarData
from dealbrief.document.marks import GLYPHS
from dealbrief.figures.slide_chart import BarChart, BarMark, ChartFigure
from dealbrief.figures.slide_shapes import Box, Rule, TextBox
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

HEAD_BAND = 24.5
ROWS = 12
_ROW, _BAR, _BAR_SHARE = 57.6, 26.0, 0.62
_LONGEST_LABEL = 0.3
_CHART_SHARE, _LEAST_CHART_SHARE = 7.74 / 12, 0.45
_ALONE_SHARE = 0.86
_AFTER_CHART = 0.21 / 12
_TINTS = {"a": "a-tint", "b": "b-tint", "ink": "rule"}


def slide_bars(data: BarData, box: Box, size: float, words: Mapping[str, str]) -> ChartFigure:
    """Bars in a box, labels and words at `size` points."""
    with_words = any(bar.note or bar.state for bar in data.bars)
    notes = [_note(bar, size) for bar in data.bars]
    after = box.width * _AFTER_CHART
    wide = box.width * _ALONE_SHARE
    if with_words:
        wanted = max(natural_width(note) for note in notes)
        wide = min(box.width * _CHART_SHARE, max(box.width - after - wanted, box.width * _LEAST_CHART_SHARE))
    column = Box(box.x + wide + after, box.y, box.width - wide - after, box.height)
    needed = max((height(note, column.width) for note in notes), default=0.0)
    labels = [Paragraph(set_text(bar.label, Run("", size))) for bar in data.bars]
    left = min(natural_width(labels) + 6, wide * _LONGEST_LABEL)
    needed = max(needed, max(height([label], left) for label in labels), size * PITCH) + 4
    row = max(min(_ROW, (box.height - HEAD_BAND) / len(data.bars)), needed)
    frame = Box(box.x, box.y + HEAD_BAND, wide, row * len(data.bars))
    chart = _chart(data, frame, left, row, size, words)
    texts = (*_heads(data, box, left, column, size), *_notes(notes, column, frame.y, row))
    return ChartFigure(frame, chart, _rules(box, frame, row, len(data.bars)), texts, HEAD_BAND + row * len(data.bars))


def _chart(data: BarData, frame: Box, left: float, row: float, size: float, words: Mapping[str, str]) -> BarChart:
    values = [bar.value for bar in data.bars]
    top, low = max(*values, Decimal(0), *_one_if_flat(values)), min(*values, Decimal(0))
    value_room = natural_width([Paragraph(set_text(bar.text, Run("", size, bold=True))) for bar in data.bars]) + 8
    bar = min(_BAR, _BAR_SHARE * row)
    return BarChart(
        heads=(data.head or words["name"], data.series or data.unit or words["value"]),
        bars=tuple(_mark(bar, data) for bar in data.bars),
        low=low,
        top=top,
        gap=round(100 * (row / bar - 1)),
        plot=(left / frame.width, 0.0, (frame.width - left - value_room) / frame.width, 1.0),
        size=size,
    )


def _one_if_flat(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    return () if any(values) else (Decimal(1),)


def _mark(bar: Bar, data: BarData) -> BarMark:
    colour = side_colour(data.side)
    in_focus = bar.focus or not any(other.focus for other in data.bars)
    return BarMark(bar.label, bar.value, bar.text, colour if in_focus or bar.outside else _TINTS[colour], bar.outside)


def _note(bar: Bar, size: float) -> list[Paragraph]:
    """State and words of a row; none for a row without."""
    style = Run("", size, side_colour(bar.state.side) if bar.focus and bar.state else "ink", bold=bar.focus)
    glyph = GLYPHS.get(bar.state.shape, "") if bar.state else ""
    shape = replace(style, colour=side_colour(bar.state.side), bold=True, font="minor") if bar.state else style
    runs = (*(set_text(f"{glyph}{NO_BREAK}", shape) if glyph else ()), *set_text(words_beside(bar), style))
    return [Paragraph(runs, spacing=0.95)] if runs else []


def _heads(data: BarData, box: Box, left: float, column: Box, size: float) -> Iterator[TextBox]:
    style = Run("", 14.0, "grey", bold=True)
    tall = 14.0 * PITCH
    top = box.y + HEAD_BAND - tall - 5
    if data.head:
        runs = Paragraph(set_text(data.head, style), align="right")
        wide = max(left - 4, natural_width([runs]))
        yield TextBox("Head of the labels", Box(box.x, top, wide, tall), (runs,))
    if data.note_head:
        runs = Paragraph(set_text(data.note_head, style))
        yield TextBox("Head of the notes", Box(column.x, top, column.width, tall), (runs,))


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
