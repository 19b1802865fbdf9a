"""Blocks that are nothing but text come in, styled paragraphs go out; any other block is a problem, never left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dealbrief.backends.pptx.plan.layouts import LevelStyle
from dealbrief.backends.pptx.plan.scales import HEADING, SMALL
from dealbrief.backends.pptx.plan.setting import Setting
from dealbrief.document.blocks import (
    Block,
    Cell,
    Contents,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    ListItem,
    NoteList,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Section,
    SourceList,
    Takeaway,
    Takeaways,
    TitleBlock,
)
from dealbrief.errors import Problem
from dealbrief.figures.slide_text import Paragraph as Line
from dealbrief.figures.slide_text import Run, set_inlines, set_text, side_colour

_LARGER = 10.0
"""By how many points a statement is larger than the text it stands in."""
_ELEMENTS = {Contents: "toc", ListBlock: "list", NoteList: "notes", Paragraph: "p", SourceList: "sources"}
"""Elements of the dialect whose name is not that of their block."""
_NOT_HERE = (Contents, NoteList, PageBreak, Section, TitleBlock)


def _lines(block: Block, setting: Setting) -> Iterator[Line]:
    """Paragraphs of a block that is nothing but text."""
    match block:
        case Paragraph():
            yield _paragraph(block, setting)
        case Heading(children=children, level=1):
            yield Line(
                set_inlines(children, replace(setting.body, bold=True)), before=1.8 * setting.scale.before, keep=True
            )
        case Heading(children=children):
            yield Line(set_inlines(children, Run("", HEADING, "grey", bold=True)), before=14.0, keep=True)
        case ListBlock():
            yield from _list(block, setting, 0)
        case Quote():
            yield from _quote(block, setting)
        case KeyFigures(items=items):
            for number in items:
                yield from key_figure_lines(number, setting)
        case Takeaways(items=takeaways):
            for takeaway in takeaways:
                yield from _takeaway(takeaway, setting)
        case KeyFigure():
            yield from key_figure_lines(block, setting)
        case Takeaway():
            yield from _takeaway(block, setting)
        case ListItem(blocks=inner) | Cell(blocks=inner):
            yield from text_lines(inner, setting)
        case Row(cells=cells):
            yield from text_lines(cells, setting)
        case _:
            _refuse(block, setting)


def text_lines(blocks: Sequence[Block], setting: Setting) -> tuple[Line, ...]:
    """Blocks as paragraphs alone, for cells and lists; a block that is no text is a problem."""
    return tuple(line for block in blocks for line in _lines(block, setting))


def _refuse(block: Block, setting: Setting) -> None:
    kind = _ELEMENTS.get(type(block), type(block).__name__.lower())
    where = "on a slide" if isinstance(block, _NOT_HERE) else "inside this block on a slide"
    hint = "give it a slot of its own" if not isinstance(block, _NOT_HERE) else "this block belongs to a brief"
    setting.problems.append(Problem("not-on-slide", f"<{kind}> cannot stand {where}", block.at, hint))


def _paragraph(block: Paragraph, setting: Setting) -> Line:
    body, before = setting.body, setting.scale.before
    match block.role:
        case "lead":
            return Line(set_inlines(block.children, replace(body, size=body.size + 2)), before=before)
        case "statement":
            large = replace(body, size=body.size + _LARGER, font="major", bold=True)
            return Line(set_inlines(block.children, large), before=before, spacing=0.95)
        case "small":
            return Line(set_inlines(block.children, Run("", min(SMALL, body.size), "grey")), before=before / 2)
        case "credit":
            return Line(set_inlines(block.children, Run("", min(SMALL, body.size), "grey", bold=True)), before=4.0)
        case _:
            return Line(set_inlines(block.children, body), before=before)


def _list(block: ListBlock, setting: Setting, depth: int) -> Iterator[Line]:
    own = _own_level(setting, depth)
    hanging = own.hanging if own else 24.0 if block.ordered else 18.0
    left = own.left if own else hanging + 18.0 * depth
    level = min(depth, len(setting.levels) - 1) if own else min(depth, 1)
    inside = _smaller(setting, own) if own and depth else setting
    for count, item in enumerate(block.items, 1):
        bullet = "1." if block.ordered else own.mark if own else "–"
        for inner in item.blocks:
            if isinstance(inner, ListBlock):
                yield from _list(inner, setting, depth + 1)
                continue
            for text in _lines(inner, inside):
                number = count if bullet == "1." else 0
                line = replace(text, left=left, hanging=hanging if bullet else 0.0, level=level)
                yield replace(line, bullet=bullet, number=number)
                bullet = ""


def _own_level(setting: Setting, depth: int) -> LevelStyle | None:
    """The level of the slot that a list stands in, where the slot has bullets of its own."""
    level = setting.levels[min(depth, len(setting.levels) - 1)] if setting.levels else None
    return level if level and level.mark not in ("", "1.") and 0 < level.hanging <= level.left else None


def _smaller(setting: Setting, level: LevelStyle) -> Setting:
    """A list inside a list: smaller by as much as its level is."""
    size = round(setting.scale.body * level.size / setting.levels[0].size)
    return replace(setting, scale=replace(setting.scale, body=max(float(size), min(SMALL, setting.scale.body))))


def _quote(block: Quote, setting: Setting) -> Iterator[Line]:
    lines = text_lines(block.blocks, replace(setting, grey=False))
    credit = credit_runs(block, Run("", SMALL, "grey", bold=True), setting)
    said = tuple(quoted(lines, block.verbatim, setting))
    yield from (replace(line, keep=True) for line in said[:-1])
    yield from (replace(line, keep=bool(credit)) for line in said[-1:])
    if credit:
        yield Line(credit, before=3.0)


def quoted(lines: Sequence[Line], verbatim: bool, setting: Setting) -> Iterator[Line]:
    """Somebody's words in the claims' face, between the language's quotation marks if they are verbatim."""
    opening, closing = setting.words.around("quote", "words") if verbatim else ("", "")
    for index, line in enumerate(lines):
        runs = [replace(run, font="major") for run in line.runs]
        if runs and index == 0:
            runs[0] = replace(runs[0], text=opening + runs[0].text)
        if runs and index == len(lines) - 1:
            runs[-1] = replace(runs[-1], text=runs[-1].text + closing)
        yield replace(line, runs=tuple(runs))


def credit_runs(block: Quote, style: Run, setting: Setting) -> tuple[Run, ...]:
    """Whose words they are; that they are paraphrased is said where they are."""
    credit = set_inlines(block.credit, style)
    if block.verbatim or not credit:
        return credit
    return (*credit, *set_text(f" ({setting.words['paraphrased']})", replace(style, bold=False)))


def key_figure_lines(item: KeyFigure, setting: Setting) -> Iterator[Line]:
    """A large number and the words below it."""
    colour = "" if item.side == "none" else side_colour(item.side)
    number = Run("", setting.scale.number, colour, "major")
    yield Line(set_text(item.value, number), spacing=0.9, before=12.0, keep=True)
    yield Line(set_inlines(item.label, setting.body), before=1.0)


def _takeaway(item: Takeaway, setting: Setting) -> Iterator[Line]:
    yield Line(set_inlines(item.claim, replace(setting.body, bold=True)), before=1.5 * setting.scale.before, keep=True)
    for line in text_lines(item.blocks, setting):
        yield replace(line, before=min(line.before, 3.0))
    if item.confidence:
        yield Line(set_inlines((item.confidence,), Run("", SMALL, "grey")), before=2.0)
