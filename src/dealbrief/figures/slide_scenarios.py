"""Bands of likelihood on a slide: scenarios come in, one group of native shapes goes out (look: deck, section 7).

A row each: its name and what drives it at the left, its band on a scale of 0 to 100 per cent in the middle, the sign to
watch at the right. Only the likeliest is ink, the others are grey: a scenario is no party, so none has a side's colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dealbrief.document.figures_counts import ScenarioBand, ScenarioData
from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_shapes import Box, Group, Rectangle, Rule, Shape, TextBox, text_box
from dealbrief.figures.slide_text import (
    NO_BREAK,
    Align,
    Paragraph,
    Run,
    height,
    longest_word,
    natural_width,
    set_text,
)
from dealbrief.language import say

LIKELIEST, OTHER = "ink", "mute"
_WORDS = {LIKELIEST: "ink", OTHER: "grey"}
_HEAD = 14.0
_HEAD_GAP, _HEAD_RULE, _HAIR = 6.0, 1.25, 0.75
_SCALE_TOP = 24.0
"""Where the head's rule stands at least, below the top."""
_MOST = 3.81 * 72
"""The height of all rows at most."""
_AIR, _BAND, _BELOW_LABEL, _UNDER = 11.5, 23.0, 5.0, 14.0
_THINNEST = 2.16
_BEFORE_SIGNS, _CLEAR = 10.0, 3.0
"""How near words over a band come to the signs, and a line of the scale to words that stand on it."""
_SHARES = ((0.361, 0.375, 0.705, 0.755), (0.44, 0.475, 0.965, 1.0))
_NARROW = ((0.33, 0.39, 0.69, 0.76), (0.42, 0.49, 0.94, 1.0))
"""Where the names end, where the scale begins and ends and where the signs begin, with signs and without; and in a
narrow box, where the figures of the scale need more of the width."""
_FULL_WIDTH = 560.0
_SIZES = ((20.0, 18.0, 18.0), (20.0, 16.0, 16.0), (18.0, 16.0, 16.0), (18.0, 14.0, 14.0))
"""Of a name, of running text, of the words over a band, by step."""
_LEAST_SCALE = 110.0


@dataclass(frozen=True)
class _Columns:
    """The columns in points of the slide."""

    left: float
    names: float
    low: float
    high: float
    signs: float
    right: float

    @classmethod
    def of(cls, box: Box, has_signs: bool) -> _Columns:
        shares = _SHARES if box.width >= _FULL_WIDTH else _NARROW
        names, low, high, signs = (share * box.width for share in shares[0 if has_signs else 1])
        return cls(box.x, names, box.x + low, box.x + high, box.x + signs, box.right)

    def at(self, per_cent: float) -> float:
        return self.low + per_cent / 100 * (self.high - self.low)

    @property
    def label_end(self) -> float:
        """How far right the words over a band may reach."""
        return self.signs - _BEFORE_SIGNS if self.signs < self.right else self.right


@dataclass(frozen=True)
class _Row:
    """A scenario measured: the words at the left, over the band and at the right."""

    band: ScenarioBand
    colour: str
    name: tuple[Paragraph, ...]
    label: tuple[Paragraph, ...]
    sign: tuple[Paragraph, ...]
    label_width: float
    needed: float


def slide_scenarios(data: ScenarioData, place: Place) -> Diagram:
    """The group in the box of `place`; it needs `NO_ROOM` where a word is wider than its column."""
    columns = _Columns.of(place.box, any(band.sign for band in data.bands))
    whole = place.whole if isinstance(place.whole, ScenarioData) else data
    rows = [_row(band, whole, columns, place) for band in data.bands]
    heads, under = _heads(columns, place)
    needed = under + sum(row.needed for row in rows)
    if not _has_width(rows, heads, columns):
        needed = NO_ROOM
    shapes: list[Shape] = [*heads, _across("Head rule", columns, place.box.y + under, _HEAD_RULE, "ink")]
    y = place.box.y + under
    for index, (row, tall) in enumerate(zip(rows, _talls(rows, place.box.height - under), strict=True), 1):
        if index > 1:
            shapes.append(_across(f"Rule {index}", columns, y, _HAIR, "hair"))
        shapes.extend(_placed(index, row, columns, y, tall))
        y += tall
    box = Box(place.box.x, place.box.y, place.box.width, y - place.box.y)
    return Diagram(Group("Scenarios", box, tuple(shapes), place.alt), needed)


def _across(name: str, columns: _Columns, y: float, width: float, colour: str) -> Rule:
    return Rule(name, (columns.left, y), (columns.right, y), width, colour)


def _has_width(rows: list[_Row], heads: list[TextBox], columns: _Columns) -> bool:
    """Whether no word is torn, and the scale can be read."""
    texts = [(row.name, columns.names) for row in rows]
    texts += [(row.sign, columns.right - columns.signs) for row in rows]
    texts += [(row.label, columns.label_end - columns.low - _CLEAR) for row in rows]
    texts += [(head.paragraphs, head.box.width) for head in heads]
    apart = all(one.box.right <= other.box.x for one, other in pairwise(heads))
    return (
        columns.high - columns.low >= _LEAST_SCALE
        and apart
        and all(longest_word(text) <= wide for text, wide in texts if text)
    )


def _talls(rows: list[_Row], room: float) -> list[float]:
    """Rows of one height where they fit, else with equal space between."""
    even = min(room, _MOST) / max(len(rows), 1)
    if all(row.needed <= even for row in rows):
        return [even] * len(rows)
    spare = max(min(room, _MOST) - sum(row.needed for row in rows), 0.0) / len(rows)
    return [row.needed + spare for row in rows]


def _heads(columns: _Columns, place: Place) -> tuple[list[TextBox], float]:
    """What stands over the columns, last lines level, and how far below the top the rule stands."""
    names = _head(place.words["scenario"])
    wide = min(natural_width([names]), columns.names)
    found = [text_box("Head names", columns.left, 0, wide, (names,)), *_marks(columns, place.language)]
    if columns.signs < columns.right:
        sign = broken_well(_head(place.words["indicator"]), columns.right - columns.signs, place.language)
        found.append(text_box("Head signs", columns.signs, 0, columns.right - columns.signs, (sign,)))
    under = max(max(head.box.height for head in found) + _HEAD_GAP, _SCALE_TOP)
    bottom = place.box.y + under - _HEAD_GAP
    return [replace(head, box=replace(head.box, y=bottom - head.box.height), anchor="b") for head in found], under


def _head(text: str, align: Align = "left") -> Paragraph:
    return Paragraph(set_text(text, Run("", _HEAD, "grey", bold=True)), align=align)


def _marks(columns: _Columns, language: str) -> Iterator[TextBox]:
    """The scale's own words, each centred on its line as far as the right margin lets it."""
    for per_cent in (0, 50, 100):
        text = _head(say(language, "percent", number=per_cent), "center")
        wide = natural_width([text]) + 1
        x = min(columns.at(per_cent) - wide / 2, columns.right - wide)
        yield text_box(f"Scale {per_cent}", x, 0, wide, (text,))


def _row(band: ScenarioBand, data: ScenarioData, columns: _Columns, place: Place) -> _Row:
    name_size, text_size, label_size = _SIZES[min(place.step, len(_SIZES) - 1)]
    likeliest = max(each.low + each.high for each in data.bands)
    colour = LIKELIEST if band.low + band.high == likeliest else OTHER
    name = _paragraphs(band.name, Run("", name_size, "ink", bold=True), columns.names, place)
    driver = _paragraphs(band.detail, Run("", text_size, "grey"), columns.names, place)
    sign = _paragraphs(band.sign, Run("", text_size, "ink"), columns.right - columns.signs, place)
    label, wide = _label(band, colour, label_size, columns, place.language)
    left = height((*name, *driver), columns.names)
    middle = height(label, wide) + _BELOW_LABEL + _BAND
    tallest = max(left, middle, height(sign, columns.right - columns.signs))
    return _Row(band, colour, (*name, *driver), label, sign, wide, _AIR + tallest + _UNDER)


def _paragraphs(text: str, style: Run, width: float, place: Place) -> tuple[Paragraph, ...]:
    if not text or width <= 0:
        return ()
    return (broken_well(Paragraph(set_text(text, style), spacing=0.95), width, place.language),)


def _label(
    band: ScenarioBand, colour: str, size: float, columns: _Columns, language: str
) -> tuple[tuple[Paragraph, ...], float]:
    """Word and figures over a band, on one line or, where that is too narrow, two; and how wide they are."""
    word = set_text(band.word.replace(" ", NO_BREAK), Run("", size, _WORDS[colour], bold=True))
    figures = set_text(_figures(band, language), Run("", size, "grey"))
    gap = set_text(NO_BREAK * 2, Run("", size, "grey")) if word else ()
    room = columns.label_end - columns.low - _CLEAR
    one = (Paragraph((*word, *gap, *figures), spacing=0.95),)
    if natural_width(one) <= room:
        return one, natural_width(one)
    runs = (set_text(band.word, Run("", size, _WORDS[colour], bold=True)), figures)
    two = tuple(Paragraph(each, spacing=0.95) for each in runs if each)
    return two, min(natural_width(two), room)


def _figures(band: ScenarioBand, language: str) -> str:
    if band.low == band.high:
        return say(language, "percent", number=band.high)
    return say(language, "percent_range", low=band.low, high=band.high).replace(" ", NO_BREAK)


def _placed(index: int, row: _Row, columns: _Columns, y: float, tall: float) -> Iterator[Shape]:
    """The shapes of a row of a height; what stands over the band interrupts the lines of the scale."""
    top = y + _AIR
    spare = tall - row.needed
    label_top = top + min(spare / 2, 4.0)
    x = max(min(columns.at(row.band.low), columns.label_end - row.label_width), columns.low + _CLEAR)
    label = text_box(f"Likelihood {index}", x, label_top, row.label_width, row.label)
    band_top = label.box.bottom + _BELOW_LABEL
    yield text_box(f"Scenario {index}", columns.left, top, columns.names, row.name)
    yield from _lines(index, label.box, columns, y, y + tall)
    middle = band_top + _BAND / 2
    yield Rule(f"Track {index}", (columns.low, middle), (columns.high, middle), 1.0, "mute")
    yield label
    left = columns.at(row.band.low)
    wide = max(columns.at(row.band.high) - left, _THINNEST)
    yield Rectangle(f"Band {index}", Box(min(left, columns.high - wide), band_top, wide, _BAND), row.colour)
    if row.sign:
        yield text_box(f"Sign {index}", columns.signs, top, columns.right - columns.signs, row.sign)


def _lines(index: int, label: Box, columns: _Columns, top: float, bottom: float) -> Iterator[Rule]:
    """The lines of the scale in one row, open where words stand."""
    for per_cent in (0, 50, 100):
        x = columns.at(per_cent)
        if label.x - _CLEAR < x < label.right + _CLEAR:
            yield Rule(f"Line {per_cent} over {index}", (x, top), (x, label.y), _HAIR, "hair")
            yield Rule(f"Line {per_cent} under {index}", (x, label.bottom), (x, bottom), _HAIR, "hair")
        else:
            yield Rule(f"Line {per_cent} beside {index}", (x, top), (x, bottom), _HAIR, "hair")
