"""Bands of likelihood on the page: scenarios come in, a drawing goes out (look: brief, section 9 "Scenario bands").

Names in a column, then 0 to 100 % with lines at the bounds of ICD 203. The likeliest is ink, the others grey. The word
stands right of its band or, where that has no room, left of it, else below.
"""

from __future__ import annotations

from collections.abc import Iterator

from dealbrief.document.figures_counts import ScenarioBand, ScenarioData
from dealbrief.figures.drawing import Drawing, Label, Line, Rect, Run, Shape
from dealbrief.figures.page_text import Lines, text_width, wrapped
from dealbrief.language import say

BOUNDS = (5, 20, 45, 55, 80, 95)
"""Where ICD 203 parts its words, in per cent."""
_NAMES, _LEAST = 136.0, 260.0
_NAME_GAP = 8.0
_NAME, _NAME_PITCH = 9.0, 11.0
_SMALL, _PITCH = 8.5, 10.5
_AXIS, _HEAD = 8.0, 12.0
_ROW, _BAR, _THINNEST = 33.0, 11.0, 1.6
_BELOW, _ROW_AIR = _BAR + 3.0, 22.0
"""From the middle of a band to that of a word below it; the white over and under a row's words."""
_GAP, _LEFT_FROM = 5.0, 60
"""The word stands so far from its band, and left of one that ends beyond so many per cent."""


def page_scenarios(data: ScenarioData, width: float, language: str) -> Drawing:
    """Bands as wide as the main column, one row each; `width` in points."""
    width = max(width, _LEAST)
    likeliest = max((band.low + band.high for band in data.bands), default=0)
    shapes: list[Shape] = []
    y = _HEAD
    for index, band in enumerate(data.bands):
        if index:
            shapes.append(Line((0.0, y), (width, y), 0.5, "hair"))
        colour = "ink" if band.low + band.high == likeliest else "mute"
        row, deep = _row(band, y, width, colour, language)
        shapes.extend(row)
        y += deep
    return Drawing(width, y, (*_axis(width, y, language), *shapes))


def _at(per_cent: float, width: float) -> float:
    return _NAMES + per_cent / 100 * (width - _NAMES)


def _axis(width: float, bottom: float, language: str) -> Iterator[Shape]:
    for bound in (*BOUNDS, 100):
        x = _at(bound, width)
        yield Line((x, _HEAD), (x, bottom), 0.5, "hair")
    yield Line((_NAMES, _HEAD), (_NAMES, bottom), 0.7, "ink")
    for bound in BOUNDS[:-1]:
        yield Label((_at(bound, width), _AXIS - 1), (Run(str(bound), "grey"),), _AXIS, "middle")
    yield Label((width, _AXIS - 1), (Run(say(language, "percent", number=BOUNDS[-1]), "grey"),), _AXIS, "end")


def _row(band: ScenarioBand, y: float, width: float, colour: str, language: str) -> tuple[list[Shape], float]:
    """The shapes of a row that begins at y, and how deep it is."""
    name = wrapped(band.name, _NAME, _NAMES - _NAME_GAP, _NAME_PITCH, "semibold", language=language)
    detail = wrapped(band.detail, _SMALL, _NAMES - _NAME_GAP, _PITCH, language=language)
    word, x, below = _word(band, width, language)
    left = name.depth + (_NAME_PITCH + detail.depth if detail.texts else 0.0)
    drop = _BELOW if below else 0.0
    right = drop + word.depth
    deep = max(_ROW, max(left, right) + _ROW_AIR)
    base, middle = y + (deep - left) / 2 + 3.0, y + (deep - right) / 2
    names = (*name.labels(0.0, base, "ink"), *detail.labels(0.0, base + name.depth + _NAME_PITCH, "grey"))
    return [*names, _bar(band, middle, width, colour), *_beside(word, x, middle + 3.0 + drop)], deep


def _bar(band: ScenarioBand, middle: float, width: float, colour: str) -> Rect:
    left, right = _at(band.low, width), _at(band.high, width)
    wide = max(right - left, _THINNEST)
    return Rect(min(left, width - wide), middle - _BAR / 2, wide, _BAR, colour)


def _word(band: ScenarioBand, width: float, language: str) -> tuple[Lines, float, bool]:
    """The word in lines, where it begins, and whether it stands below its band."""
    wide = text_width(band.word, _SMALL, "semibold")
    left, right = _at(band.low, width) - _GAP, _at(band.high, width) + _GAP + _THINNEST
    fits_left, fits_right = left - wide >= _NAMES + _GAP, right + wide <= width
    line = wrapped(band.word, _SMALL, width - _NAMES - 2 * _GAP, _PITCH, "semibold", language=language)
    if fits_left and (band.high > _LEFT_FROM or not fits_right):
        return line, left - line.width, False
    if fits_right:
        return line, right, False
    return line, min(_at(band.low, width) + _GAP, width - line.width), True


def _beside(word: Lines, x: float, base: float) -> Iterator[Shape]:
    """The word on paper, so that no line runs through it."""
    if word.texts:
        top = base - _SMALL + 1.0
        yield Rect(x - 1.5, top, word.width + 3.0, word.depth + _SMALL + 1.0, "paper")
    yield from word.labels(x, base, "ink")
