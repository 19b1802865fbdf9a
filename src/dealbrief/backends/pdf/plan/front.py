"""What stands beside each other on the first page: key figures, contents, key takeaways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dealbrief.backends.pdf.plan.composites import Repeating, Yielding
from dealbrief.backends.pdf.plan.lines import natural_width
from dealbrief.backends.pdf.plan.page_plan import Box, Rule, Run, TextLine
from dealbrief.backends.pdf.plan.pieces import (
    Beside,
    Item,
    Lines,
    Piece,
    Separator,
    Side,
    Stack,
    Strip,
    Whole,
    stack,
)
from dealbrief.backends.pdf.plan.setting import Laid, Setting, restyled
from dealbrief.backends.pdf.plan.sheet import GUTTER
from dealbrief.backends.pdf.plan.styles import BODY, STYLES, Style, Tone
from dealbrief.backends.pdf.plan.words import face_name
from dealbrief.document.blocks import Contents, KeyFigure, KeyFigures, Section, Takeaway, Takeaways
from dealbrief.document.inlines import Confidence, Text, plain_text
from dealbrief.document.numbering import section_mark
from dealbrief.document.numerals import NUMERAL_WORDS, numeral_parts
from dealbrief.theme.fonts import known

_INDENT = 16.0
_RAIL_INSET = 6.0
_MOST_KEY_FIGURES = 4
_NUMERALS = (36.0, 30.0, 24.0, 18.0)
_LARGE_NUMERALS = (72.0, 60.0, 52.0, 44.0, *_NUMERALS)


class _Fit(NamedTuple):
    """How key figures stand in the rail, in points: the sizes they may have, the distances of baselines and rules."""

    sizes: tuple[float, ...]
    under_label: float
    under_rule: float
    over_rule: float


_ROOMY_FIGURES, _CLOSE_FIGURES = _Fit(_NUMERALS, 39.5, 38.0, 8.0), _Fit(_NUMERALS[1:], 31.0, 29.5, 7.0)
_CONTENTS_LEADINGS = (13.0, 10.5)
_LABEL_SKIP = 15.5
"""From the baseline of a numeral to that of its label; a value with descenders keeps the line of its label free."""
_SMALLEST_NUMERAL = 8.0
_WORD_GAP = 0.12
"""Between a numeral and the words around it, as a share of its size."""
_LARGE_LABEL_SKIP = 0.38
"""The same of a large numeral, as a share of its size: a comma keeps the labels of a row on one line."""
_ROOMY, _RULED, _FULL = 3, 6, 12
"""Up to so many takeaways are set large, with hairlines, with their text at full size."""


def hairline(width: float, path: str) -> Separator:
    return Separator((Box(Rule(0.0, 0.0, width, 0.5, "hair"), path, furniture=True),))


def key_figures(setting: Setting, block: KeyFigures, path: str, width: float, tone: Tone) -> Piece:
    """Up to four numerals with their labels; what is over four follows in small. Across the page they stand abreast."""
    if block.room == "full":
        return _abreast(setting, block, path, width, tone)
    if len(block.items) > _MOST_KEY_FIGURES:
        message = f"{len(block.items)} key figures; those over four are set small"
        setting.warn("key-figures", message, block, "keep four")
    return Yielding(
        *(_column(setting, block, path, width - _RAIL_INSET, fit) for fit in (_ROOMY_FIGURES, _CLOSE_FIGURES))
    )


def _column(setting: Setting, block: KeyFigures, path: str, width: float, fit: _Fit) -> Piece:
    items = [Item(0.0, setting.lines(setting.words["key_figures"], "kicker", width, f"{path}/label"), keep=True)]
    for index, figure in enumerate(block.items[:_MOST_KEY_FIGURES]):
        if index:
            items.append(Item(fit.over_rule, hairline(width, path)))
        skip = fit.under_rule if index else fit.under_label
        items.append(Item(skip, _key_figure(setting, figure, f"{path}/items/{index}", width, fit.sizes)))
    more = [
        _small_figure(setting, figure, f"{path}/items/{index}", width)
        for index, figure in enumerate(block.items)
        if index >= _MOST_KEY_FIGURES
    ]
    if more:
        items += [Item(8.0, hairline(width, path)), Item(15.0, stack((4.0, line) for line in more))]
    return Stack(tuple(items))


def _abreast(setting: Setting, block: KeyFigures, path: str, width: float, tone: Tone) -> Piece:
    """Rows of three key figures, or of two or four where that leaves none alone."""
    count = len(block.items)
    abreast = count if count < 3 else 4 if count % 4 == 0 else 2 if count % 3 == 1 else 3
    each = (width + GUTTER) / max(abreast, 1)
    make = _in_one_size(block, each - GUTTER) if block.large else key_figure
    pieces = [
        Side(index % abreast * each, make(setting, figure, f"{path}/items/{index}", each - GUTTER, tone), 0.0)
        for index, figure in enumerate(block.items)
    ]
    rows = (Beside(tuple(pieces[first : first + abreast])) for first in range(0, count, max(abreast, 1)))
    return stack((20.0, row) for row in rows)


def _in_one_size(block: KeyFigures, width: float) -> Callable[[Setting, KeyFigure, str, float, Tone], Piece]:
    """What sets large figures in the largest size that holds each of them in the measure."""

    def holds(size: float) -> bool:
        style = _numeral(size, "ink", "numeral-large")
        return all(_width(figure, style, True) <= width for figure in block.items)

    sizes = tuple(size for size in _LARGE_NUMERALS if holds(size)) or _LARGE_NUMERALS[-1:]

    def make(setting: Setting, figure: KeyFigure, path: str, width: float, tone: Tone) -> Piece:
        return _key_figure(setting, figure, path, width, sizes, "-large")

    return make


def key_figure(setting: Setting, block: KeyFigure, path: str, width: float, tone: Tone) -> Piece:
    """A numeral whose first digit stands on the left edge, its label below."""
    return _key_figure(setting, block, path, width, _NUMERALS)


def _numeral(size: float, colour: str, kind: str) -> Style:
    return restyled(kind, size=size, leading=size + 2, colour=colour)


def _key_figure(
    setting: Setting, block: KeyFigure, path: str, width: float, numerals: Sequence[float], kind: str = ""
) -> Piece:
    """In the largest of some sizes that the measure holds; `kind` is "-large" for the styles of large figures."""
    colour = block.side if block.side != "none" else "ink"
    sizes = [_numeral(size, colour, f"numeral{kind}") for size in numerals]
    style = next((s for s in sizes if _width(block, s, bool(kind)) <= width), _unbroken(block, sizes[-1], width))
    parts = _parts(block, style, bool(kind) and _width(block, style, True) <= width)
    sides = tuple(_value_sides(setting, parts, f"{path}/value", width))
    label = setting.lines(block.label, f"numeral-label{kind}", width, f"{path}/label")
    least = max(_LARGE_LABEL_SKIP * style.size if kind else 0.0, _LABEL_SKIP)
    skip = max(least, *(_ink_below(side.piece) + label.above for side in sides), 0.0)
    return Whole(Stack((Item(0.0, Beside(sides), keep=True), *_below(label, skip))))


def _unbroken(block: KeyFigure, style: Style, width: float) -> Style:
    """A value of several lines breaks between words; a number longer than the measure is set smaller."""
    widest = max((natural_width((Text(word),), style) for word in block.value.split(" ")), default=0.0)
    size = max(style.size * min(1.0, width / widest if widest else 1.0), _SMALLEST_NUMERAL)
    return replace(style, size=size, leading=size + 2)


def _parts(block: KeyFigure, style: Style, apart: bool) -> list[tuple[str, Style]]:
    """A value as it is set: with the words around its number apart, in smaller type, or in one."""
    small = replace(style, size=style.size * NUMERAL_WORDS)
    parts = numeral_parts(block.value) if apart else ((block.value, False),)
    return [(text.strip(), small if is_words else style) for text, is_words in parts]


def _width(block: KeyFigure, style: Style, apart: bool) -> float:
    parts = _parts(block, style, apart)
    gaps = (len(parts) - 1) * _WORD_GAP * style.size
    return gaps + sum(natural_width((Text(text),), part) for text, part in parts)


def _value_sides(setting: Setting, parts: Sequence[tuple[str, Style]], path: str, width: float) -> Iterator[Side]:
    """The parts of a value on one line, the first letter or digit on the left edge."""
    text, style = parts[0]
    gap = _WORD_GAP * max(style.size for _, style in parts)
    x = -known(face_name(style)).bearing(text[:1]) * style.size if text else 0.0
    for text, style in parts:
        yield Side(x, setting.lines(text, style, width, path))
        x += natural_width((Text(text),), style) + gap


def _ink_below(numeral: Piece) -> float:
    """How far the last line of a value reaches below its baseline: a word has descenders."""
    runs = numeral.lines[-1].runs if isinstance(numeral, Lines) and numeral.lines else ()
    return max((known(run.face).descent(run.text) * run.size - run.rise for run in runs), default=0.0)


def _below(piece: Piece, skip: float) -> tuple[Item, ...]:
    return () if piece.empty else (Item(skip, piece),)


def _small_figure(setting: Setting, block: KeyFigure, path: str, width: float) -> Piece:
    value = setting.lines(block.value, STYLES["cell"].strong(), width, f"{path}/value")
    return stack(
        [(0.0, value, True), (0.0, setting.lines(block.label, "numeral-label", width, f"{path}/label"), False)]
    )


def contents(setting: Setting, block: Contents, path: str, width: float, tone: Tone) -> Piece:
    """The numbered sections with their pages, which are filled in when the plan is complete.

    They stand under the key figures and so give way first where a page is full: they are set closer. Numbers of their
    pages keep clear of those of paragraphs beside them.
    """
    width -= _RAIL_INSET + (GUTTER if setting.document.meta.numbering else 0.0)
    return Yielding(*(_contents(setting, path, width, leading) for leading in _CONTENTS_LEADINGS))


def _contents(setting: Setting, path: str, width: float, leading: float) -> Piece:
    kicker = setting.lines(setting.words["contents"], "kicker", width, f"{path}/label")
    sections = [
        (f"section-{index}", section)
        for index, section in enumerate(setting.document.blocks)
        if isinstance(section, Section) and section.numbered
    ]
    entries = [_entry(setting, section, name, f"{path}/{name}", width, leading) for name, section in sections]
    if not entries:
        return Stack(())
    return Whole(Stack((Item(0.0, kicker, keep=True), Item(15.5, stack((0.0, entry) for entry in entries)))))


def _entry(setting: Setting, section: Section, name: str, place: str, width: float, leading: float) -> Piece:
    small, grey = restyled("contents", leading=leading), restyled("contents-number", leading=leading)
    mark = section_mark(section, setting.document.meta)
    indent = max(12.2, natural_width((Text(mark),), grey) + 5.0)
    number = setting.lines(mark, grey, indent, place)
    text = setting.lines(plain_text(section.label), small, width - indent - 24.0, place)
    page = page_number(name, width, "contents-number", place)
    return Beside((Side(0.0, _leading_to(number, name)), Side(indent, _leading_to(text, name)), Side(0.0, page)))


def page_number(target: str, right: float, style: str, path: str) -> Strip:
    """A page number that ends at `right`, unknown until every page is made."""
    chosen = STYLES[style]
    run = Run(0.0, 0.0, face_name(chosen), chosen.size, chosen.colour, "", (), target=target, role="page")
    return Strip((Box(TextLine(right, 0.0, 0.0, (run,)), path),))


def _leading_to(lines: Lines, target: str) -> Lines:
    linked = tuple(
        line._replace(runs=tuple(run if run.href else replace(run, target=target) for run in line.runs))
        for line in lines.lines
    )
    return replace(lines, lines=linked)


def takeaways(setting: Setting, block: Takeaways, path: str, width: float, tone: Tone) -> Piece:
    """The takeaways under their kicker, which stands again over each further part."""
    count = len(block.items)
    text = (
        STYLES["lead"]
        if count <= _ROOMY
        else STYLES["body"]
        if count <= _FULL
        else restyled("body", size=9.5, leading=12.5)
    )
    items: list[Item] = []
    for index, item in enumerate(block.items):
        entry = _takeaway(setting, item, f"{path}/items/{index}", width, text, index + 1)
        if index and count <= _RULED:
            items.append(Item(9.0, hairline(width, path)))
        items.append(Item(19.0 if index == 0 or count <= _RULED else 24.0, entry))
    kicker = setting.lines(setting.words["key_takeaways"], "kicker", width, f"{path}/label")
    return Repeating(kicker, Stack(tuple(items)), replace(kicker, furniture=True), 19.0)


def takeaway(setting: Setting, block: Takeaway, path: str, width: float, tone: Tone) -> Piece:
    return _takeaway(setting, block, path, width, tone.body, 0)


def _takeaway(setting: Setting, block: Takeaway, path: str, width: float, text: Style, number: int) -> Piece:
    indent = _INDENT if number else 0.0
    style = STYLES["takeaway-head"]
    head = setting.lines(block.claim, style, width - indent, f"{path}/claim")
    parts: list[Laid] = [
        (0.0, head, True),
        *setting.laid(block.blocks, f"{path}/blocks", width - indent, Tone(text, 4.0, text, BODY.name)),
        *_confidence(setting, block, path, width - indent),
    ]
    if not number:
        return Whole(stack(parts))
    mark = setting.lines(str(number), "takeaway-number", indent, f"{path}/number")
    return Whole(Beside((Side(0.0, mark), Side(indent, _tight(parts)))))


def _tight(parts: list[Laid]) -> Piece:
    """Head, text and mark without white between them."""
    return stack((0.0 if index == 1 else gap, piece, keep) for index, (gap, piece, keep) in enumerate(parts))


def _confidence(setting: Setting, block: Takeaway, path: str, width: float) -> Iterator[Laid]:
    if block.confidence:
        mark = block.confidence
        word = Confidence(mark.level, mark.word[:1].upper() + mark.word[1:])
        yield 0.0, setting.lines((word,), "confidence", width, f"{path}/confidence"), False
