"""The bar chart on the page: rows come in, a drawing goes out (look: brief, section 9 "Bars").

Horizontal, from nought, one colour; value after the bar, then a state's shape and what happened beside it. The
longest bar leaves room for the longest sentence; what is longer than its room goes on in further lines, and the row
grows with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dealbrief.document.figures import Bar, BarData
from dealbrief.figures.drawing import Drawing, Line, Rect, Shape
from dealbrief.figures.page_text import Lines, text_width, wrapped
from dealbrief.figures.states import SIZE, state_shape, words_beside

BAR = 10.0
_CATEGORY, _VALUE, _NOTE = 8.5, 9.0, 8.5
_PITCH = 10.5
_LONGEST, _SHORTEST = 0.46, 0.16
_GLYPH_GAP, _NOTE_GAP = 4.0, 7.0
_LEAST_NOTE = 60.0
"""With less room than this beside the value, a note that needs more stands under it."""
_LEAST_CATEGORY, _MOST_CATEGORY = 44.0, 0.36
"""The labels left of the bars take at least so many points, and at most this share of the width."""
_LEAST = 140.0
"""Bars are laid out at least this wide; in less room all of it is made smaller."""


@dataclass(frozen=True)
class _Beside:
    """What stands right of a bar: its value, then the room of a state's shape and the words of what happened.

    The words start `right` of the value and `down` from its first line.
    """

    value: Lines
    note: Lines
    glyph: float
    right: float
    down: float

    @property
    def depth(self) -> float:
        return max(self.value.depth, self.down + self.note.depth)


def page_bars(data: BarData, width: float, language: str) -> Drawing:
    """A bar chart as wide as the main column."""
    width = max(width, _LEAST)
    pitch = 22.0 if len(data.bars) <= 12 else 17.0
    labels = [_category(bar, width, language) for bar in data.bars]
    left = max([_LEAST_CATEGORY, *(label.width for label in labels)]) + 8
    longest = _longest(data, width - left)
    colour = data.side if data.side != "none" else "ink"
    shapes: list[Shape] = []
    y = 0.0
    for bar, label in zip(data.bars, labels, strict=True):
        end = left + _length(bar, longest)
        beside = _beside(bar, width - end - 5, language)
        shapes.extend(_row(bar, y + pitch / 2, left, end, colour, label, beside))
        y += pitch + max(label.depth, beside.depth)
    shapes.append(Line((left, 0.0), (left, y), 0.7, "ink"))
    return Drawing(width, y, tuple(shapes))


def _category(bar: Bar, width: float, language: str) -> Lines:
    measure = max(_LEAST_CATEGORY, _MOST_CATEGORY * width)
    return wrapped(bar.label, _CATEGORY, measure, _PITCH, "semibold" if bar.focus else "regular", language=language)


def _longest(data: BarData, room: float) -> float:
    """Points per unit: the longest bar takes 46 % of the room, or less where a sentence needs it."""
    highest = max((float(bar.value) for bar in data.bars), default=1.0) or 1.0
    share = _LONGEST
    for bar in data.bars:
        beside = 5 + _wish(bar)
        if bar.value > 0:
            share = min(share, (room - beside) / room * highest / float(bar.value))
    return max(share, _SHORTEST) * room / highest


def _wish(bar: Bar) -> float:
    """Width of all that stands beside a bar on one line."""
    words = words_beside(bar)
    note = _NOTE_GAP + _glyph(bar) + text_width(words, _NOTE) if words else 0.0
    return text_width(bar.text, _VALUE, "semibold") + note


def _glyph(bar: Bar) -> float:
    return SIZE + _GLYPH_GAP if bar.state and bar.state.shape != "none" else 0.0


def _length(bar: Bar, per_unit: float) -> float:
    return max(float(bar.value) * per_unit, 2.0 if bar.outside else 0.8)


def _beside(bar: Bar, room: float, language: str) -> _Beside:
    """Value and words in the room beside a bar: next to each other, or below where that leaves too little."""
    value = wrapped(bar.text, _VALUE, room, _PITCH, "semibold", language=language)
    glyph = _glyph(bar)
    rest = room - value.width - _NOTE_GAP - glyph
    words = words_beside(bar)
    if rest >= min(text_width(words, _NOTE), _LEAST_NOTE):
        return _Beside(
            value, wrapped(words, _NOTE, rest, _PITCH, language=language), glyph, value.width + _NOTE_GAP, 0.0
        )
    return _Beside(
        value, wrapped(words, _NOTE, room - glyph, _PITCH, language=language), glyph, 0.0, value.depth + _PITCH
    )


def _row(
    bar: Bar, middle: float, left: float, end: float, colour: str, label: Lines, beside: _Beside
) -> Iterator[Shape]:
    """A row whose bar has its axis on `middle` and reaches from `left` to `end`; all texts begin level with it."""
    base = middle + 3.0
    yield from label.labels(left - 8, base, "ink" if bar.focus else "grey", "end")
    outline = (colour, 0.8) if bar.outside else (None, 0.0)
    yield Rect(left, middle - BAR / 2, end - left, BAR, "paper" if bar.outside else colour, *outline)
    yield from beside.value.labels(end + 5, base, "grey" if bar.outside else colour)
    tone = bar.state.side if bar.state and bar.state.side != "none" else "grey"
    x = end + 5 + beside.right
    if beside.glyph and bar.state:
        yield from state_shape(bar.state.shape, (x + SIZE / 2, base + beside.down - 3), tone)
    yield from beside.note.labels(x + beside.glyph, base + beside.down, tone)
