"""Blocks of a slot come in, pieces to place go out: text as paragraphs, tables and figures measured.

A block that has no place on a slide is a problem, never left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dealbrief.backends.pptx.plan import figures, tables
from dealbrief.backends.pptx.plan.pieces import Drawn, Piece, Ruled, Text, Whole, stack, total
from dealbrief.backends.pptx.plan.scales import HEADING, SMALL, Scale
from dealbrief.document.blocks import (
    Aside,
    Block,
    Callout,
    Captioned,
    Cell,
    Columns,
    Contents,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    ListItem,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Section,
    SourceList,
    Table,
    Takeaway,
    Takeaways,
    TitleBlock,
)
from dealbrief.document.tree import Document
from dealbrief.errors import Problem
from dealbrief.figures.slide_shapes import Box
from dealbrief.figures.slide_text import Paragraph as Line
from dealbrief.figures.slide_text import Run, set_inlines, set_text, side_colour

WIDE = 430.0
"""From this width in points on, key figures stand side by side."""
_GUTTER = 17.28
_NAME_SIZES = {2: 28.0, 3: 24.0}
_NOT_HERE = (Contents, PageBreak, Section, TitleBlock)


@dataclass(frozen=True)
class Setting:
    """What the blocks of one slot are set with: the document, its fixed words, sizes, and the slide's alternative text.

    `columns`: how many columns stand side by side, whose headings stand under a rule; 0 outside of columns.
    """

    document: Document
    words: Mapping[str, str]
    scale: Scale
    fallback_alt: str
    columns: int = 0
    grey: bool = False
    problems: list[Problem] = field(default_factory=list, compare=False)

    @property
    def body(self) -> Run:
        return Run("", self.scale.body, "grey" if self.grey else "")


def pieces(blocks: Iterable[Block], width: float, setting: Setting) -> list[Piece]:
    """The pieces of blocks set in a width."""
    found: list[Piece] = []
    for block in blocks:
        for piece in _pieces(block, width, setting):
            if isinstance(piece, Text) and found and isinstance(found[-1], Text) and piece.name == found[-1].name:
                found[-1] = replace(found[-1], paragraphs=(*found[-1].paragraphs, *piece.paragraphs))
            else:
                found.append(piece)
    return [_topped(piece) for piece in found]


def _topped(piece: Piece) -> Piece:
    """Text without space above its first paragraph: the gap between pieces stands for it."""
    if not isinstance(piece, Text):
        return piece
    first, *others = piece.paragraphs
    return replace(piece, paragraphs=(replace(first, before=0.0), *others))


def _pieces(block: Block, width: float, setting: Setting) -> Iterator[Piece]:
    match block:
        case Heading() if setting.columns:
            yield Ruled(_column_heading(block, setting), width)
        case Table():
            yield from _captioned(block, width, setting, [tables.table_piece(block, width, setting)])
        case SourceList():
            yield tables.table_piece(tables.source_table(setting), width, setting)
        case Figure():
            yield from _captioned(block, width, setting, figures.figure_pieces(block, width, setting))
        case KeyFigures(items=items) if width >= WIDE and len(items) > 1:
            yield figures.numbers_side_by_side(items, width, setting)
        case Columns(columns=columns):
            yield from _columns(columns, width, setting)
        case Callout(blocks=inner):
            yield from _captioned(block, width, setting, pieces(inner, width, setting))
        case Aside(blocks=inner):
            smaller = replace(setting.scale, body=max(setting.scale.body - 2, SMALL))
            yield from pieces(inner, width, replace(setting, grey=True, scale=smaller))
        case _:
            lines = tuple(_lines(block, setting))
            if lines:
                yield Text(lines, width)


def _captioned(block: Captioned, width: float, setting: Setting, inner: Iterable[Piece]) -> Iterator[Piece]:
    """A block with its title and measure above it; its note and sources go to the foot of the slide."""
    lines = []
    if block.title:
        lines.append(Line(set_inlines(block.title, replace(setting.body, bold=True)), keep=True))
    if block.subtitle:
        lines.append(Line(set_inlines(block.subtitle, Run("", SMALL, "grey")), keep=True))
    if lines:
        yield Text(tuple(lines), width, name="Caption")
    yield from inner


def _column_heading(block: Heading, setting: Setting) -> Line:
    """The name at the head of a profile, or a small head in grey."""
    if block.level == 1:
        size = _NAME_SIZES.get(setting.columns, 24.0) - 2 * setting.scale.step
        return Line(set_inlines(block.children, Run("", size, "ink", "major")), spacing=0.95)
    return Line(set_inlines(block.children, Run("", HEADING, "grey", bold=True)))


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
    kind = type(block).__name__.lower()
    where = "on a slide" if isinstance(block, _NOT_HERE) else "inside this block on a slide"
    hint = "give it a slot of its own" if not isinstance(block, _NOT_HERE) else "this block belongs to a brief"
    setting.problems.append(Problem("not-on-slide", f"<{kind}> cannot stand {where}", block.at, hint))


def _paragraph(block: Paragraph, setting: Setting) -> Line:
    body, before = setting.body, setting.scale.before
    match block.role:
        case "lead":
            return Line(set_inlines(block.children, replace(body, size=body.size + 2)), before=before)
        case "small":
            return Line(set_inlines(block.children, Run("", min(SMALL, body.size), "grey")), before=before / 2)
        case "credit":
            return Line(set_inlines(block.children, Run("", min(SMALL, body.size), "grey", bold=True)), before=4.0)
        case _:
            return Line(set_inlines(block.children, body), before=before)


def _list(block: ListBlock, setting: Setting, depth: int) -> Iterator[Line]:
    hanging = 24.0 if block.ordered else 18.0
    left = hanging + 18.0 * depth
    for item in block.items:
        bullet = "1." if block.ordered else "–"
        for inner in item.blocks:
            if isinstance(inner, ListBlock):
                yield from _list(inner, setting, depth + 1)
                continue
            for line in _lines(inner, setting):
                yield replace(line, left=left, hanging=hanging if bullet else 0.0, bullet=bullet, level=min(depth, 1))
                bullet = ""


def _quote(block: Quote, setting: Setting) -> Iterator[Line]:
    lines = text_lines(block.blocks, replace(setting, grey=False))
    yield from quoted(lines, block.verbatim, setting, "major")
    credit = credit_runs(block, Run("", SMALL, "grey", bold=True), setting)
    if credit:
        yield Line(credit, before=3.0)


def quoted(lines: Sequence[Line], verbatim: bool, setting: Setting, font: str) -> Iterator[Line]:
    """Somebody's words in the claims' face, between the language's quotation marks if they are verbatim."""
    opening, _, closing = setting.words["quote"].partition("{words}") if verbatim else ("", "", "")
    for index, line in enumerate(lines):
        runs = [replace(run, font="major") for run in line.runs]
        if runs and index == 0:
            runs[0] = replace(runs[0], text=opening + runs[0].text)
        if runs and index == len(lines) - 1:
            runs[-1] = replace(runs[-1], text=runs[-1].text + closing)
        yield replace(line, runs=tuple(runs), keep=True)


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


def _columns(columns: Sequence[Sequence[Block]], width: float, setting: Setting) -> Iterator[Piece]:
    """Two or three columns side by side; more go on below, three to a row."""
    across = min(max(len(columns), 1), 3)
    gutter = 2 * _GUTTER if across == 2 and width > WIDE else _GUTTER
    each = (width - gutter * (across - 1)) / across
    inner = replace(setting, columns=across, scale=replace(setting.scale, body=min(setting.scale.body, 18.0)))
    for first in range(0, len(columns), across):
        parts = [pieces(blocks, each, inner) for blocks in columns[first : first + across]]
        yield _side_by_side(parts, each, gutter, width)


def _side_by_side(parts: Sequence[Sequence[Piece]], each: float, gutter: float, width: float) -> Piece:
    def draw(box: Box) -> Drawn:
        drawn = [
            stack(list(part), Box(box.x + index * (each + gutter), box.y, each, box.height))
            for index, part in enumerate(parts)
        ]
        frames = tuple(frame for column in drawn for frame in column.frames)
        return Drawn(frames, tuple(name for column in drawn for name in column.dropped))

    least = max((total(list(part)) for part in parts), default=0.0)
    elastic = any(piece.elastic for part in parts for piece in part)
    return Whole(draw, width, least, elastic, gap=18.0)
