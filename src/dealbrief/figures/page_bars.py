"""The bar chart on the page: rows come in, a drawing goes out (look: brief, section 9 "Bars").

Horizontal, from nought, one colour; value after the bar, then a state's shape and what happened beside it. The
longest bar leaves room for the longest sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from dealbrief.document.figures import Bar, BarData
from dealbrief.figures.drawing import Drawing, Label, Line, Rect, Run, Shape
from dealbrief.figures.states import SIZE, state_shape, words_beside
from dealbrief.theme.fonts import Weight, face

BAR = 10.0
_CATEGORY, _VALUE, _NOTE = 8.5, 9.0, 8.5
_LONGEST, _SHORTEST = 0.46, 0.16
_GLYPH_GAP = 4.0


def page_bars(data: BarData, width: float) -> Drawing:
    """A bar chart as wide as the main column."""
    pitch = 22.0 if len(data.bars) <= 12 else 17.0
    left = max(44.0, *(_width(bar.label, _CATEGORY, _weight(bar)) for bar in data.bars)) + 8
    longest = _longest(data, width - left)
    colour = data.side if data.side != "none" else "ink"
    shapes: list[Shape] = []
    for index, bar in enumerate(data.bars):
        shapes.extend(_row(bar, index * pitch + pitch / 2, left, longest, colour))
    height = len(data.bars) * pitch
    shapes.append(Line((left, 0.0), (left, height), 0.7, "ink"))
    return Drawing(width, height, tuple(shapes))


def _weight(bar: Bar) -> Weight:
    return "semibold" if bar.focus else "regular"


def _longest(data: BarData, room: float) -> float:
    """Points per unit: the longest bar takes 46 % of the room, or less where a sentence needs it."""
    highest = max((float(bar.value) for bar in data.bars), default=1.0) or 1.0
    share = _LONGEST
    for bar in data.bars:
        beside = 5 + _width(bar.text, _VALUE, "semibold") + _beside(bar)
        if bar.value > 0:
            share = min(share, (room - beside) / room * highest / float(bar.value))
    return max(share, _SHORTEST) * room / highest


def _beside(bar: Bar) -> float:
    glyph = SIZE + _GLYPH_GAP if bar.state and bar.state.shape != "none" else 0.0
    return 7 + glyph + _width(words_beside(bar), _NOTE) if bar.note or bar.state else 0.0


def _row(bar: Bar, middle: float, left: float, per_unit: float, colour: str) -> Iterator[Shape]:
    base = middle + 3.0
    tone = "ink" if bar.focus else "grey"
    yield Label((left - 8, base), (Run(bar.label, tone, weight=_weight(bar)),), _CATEGORY, "end")
    length = max(float(bar.value) * per_unit, 0.8)
    if bar.outside:
        yield Rect(left, middle - BAR / 2, max(length, 2.0), BAR, "paper", colour, 0.8)
    else:
        yield Rect(left, middle - BAR / 2, length, BAR, colour)
    x = left + max(length, 2.0 if bar.outside else 0.0) + 5
    number = "grey" if bar.outside else colour
    yield Label((x, base), (Run(bar.text, number, weight="semibold"),), _VALUE)
    yield from _note(bar, x + _width(bar.text, _VALUE, "semibold") + 7, base)


def _note(bar: Bar, x: float, base: float) -> Iterator[Shape]:
    tone = bar.state.side if bar.state and bar.state.side != "none" else "grey"
    if bar.state and bar.state.shape != "none":
        yield from state_shape(bar.state.shape, (x + SIZE / 2, base - 3), tone)
        x += SIZE + _GLYPH_GAP
    if bar.note or bar.state:
        yield Label((x, base), (Run(words_beside(bar), tone),), _NOTE)


def _width(text: str, size: float, weight: Weight = "regular") -> float:
    return face("sans", weight).kerned(text) * size
