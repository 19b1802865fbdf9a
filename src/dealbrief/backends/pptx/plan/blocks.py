"""Blocks of a slot come in, pieces to place go out: text as paragraphs, tables and figures measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from dealbrief.backends.pptx.plan import figures, tables
from dealbrief.backends.pptx.plan.fit import evened, paged, portioned
from dealbrief.backends.pptx.plan.pieces import Drawn, Piece, Ruled, Text, Whole, of_block, stack, together, total
from dealbrief.backends.pptx.plan.scales import HEADING, SMALL
from dealbrief.backends.pptx.plan.setting import Setting
from dealbrief.backends.pptx.plan.text_blocks import text_lines
from dealbrief.document.blocks import (
    Aside,
    Block,
    Callout,
    Captioned,
    Columns,
    Figure,
    Heading,
    KeyFigures,
    SourceList,
    Table,
)
from dealbrief.figures.slide_shapes import Box
from dealbrief.figures.slide_text import Paragraph as Line
from dealbrief.figures.slide_text import Run, set_inlines, set_text

WIDE = 430.0
"""From this width in points on, key figures stand side by side."""
_GUTTER = 17.28
_LEAST_COLUMN = 48.0
"""A narrower column holds no word."""
_BEFORE_REST = 8.0
_NAME_SIZES = {2: 28.0, 3: 24.0}


def pieces(blocks: Iterable[Block], width: float, setting: Setting) -> list[Piece]:
    """The pieces of blocks set in a width."""
    found: list[Piece] = []
    for block in blocks:
        for piece in (of_block(one, block.at) for one in _pieces(block, width, setting)):
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
            yield from _captioned(block, width, setting, tables.table_pieces(tables.shown(block), width, setting))
            if rest := tables.rest_line(block):
                yield Text((Line(set_text(rest, Run("", SMALL, "grey"))),), width, name="Rest", gap=_BEFORE_REST)
        case SourceList():
            yield from tables.table_pieces(tables.source_table(setting), width, setting)
        case Figure():
            yield from _captioned(block, width, setting, figures.figure_pieces(block, width, setting))
        case KeyFigures(items=items) if width >= WIDE and len(items) > 1:
            yield figures.numbers_side_by_side(items, width, setting, block.large)
        case Columns():
            yield from _columns(block, width, setting)
        case Callout(blocks=inner):
            yield from _captioned(block, width, setting, pieces(inner, width, setting))
        case Aside(blocks=inner):
            smaller = replace(setting.scale, body=max(setting.scale.body - 2, SMALL))
            yield from pieces(inner, width, replace(setting, grey=True, scale=smaller))
        case _:
            lines = text_lines((block,), setting)
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


def _columns(block: Columns, width: float, setting: Setting) -> Iterator[Piece]:
    """Two or three columns side by side; more go on below, three to a row."""
    columns = block.columns
    across = min(max(len(columns), 1), 3)
    gutter = 2 * _GUTTER if across == 2 and width > WIDE else _GUTTER
    each = (width - gutter * (across - 1)) / across
    if each < _LEAST_COLUMN:
        setting.too_narrow("text", each, "set fewer columns side by side", block.at)
        return
    inner = replace(setting, columns=across, scale=replace(setting.scale, body=min(setting.scale.body, 18.0)))
    for first in range(0, len(columns), across):
        parts = [pieces(blocks, each, inner) for blocks in columns[first : first + across]]
        yield _side_by_side(parts, each, gutter, width)


def _side_by_side(parts: Sequence[Sequence[Piece]], each: float, gutter: float, width: float) -> Whole:
    """Columns side by side; where one is taller than a page, each goes on on the next by itself."""

    def draw(box: Box) -> Drawn:
        return together(
            stack(list(part), Box(box.x + index * (each + gutter), box.y, each, box.height))
            for index, part in enumerate(parts)
        )

    def divide(room: float) -> list[Whole]:
        columns: list[Sequence[Sequence[Piece]]] = [_paged(part, room) if part else [()] for part in parts]
        rows = zip_longest(*columns, fillvalue=()) if all(columns) else ()
        return [replace(_side_by_side(row, each, gutter, width), fresh=index > 0) for index, row in enumerate(rows)]

    least = max((total(list(part)) for part in parts), default=0.0)
    elastic = any(piece.elastic for part in parts for piece in part)
    return Whole(draw, width, least, elastic, gap=18.0, divide=divide)


def _paged(pieces: Sequence[Piece], room: float) -> list[list[Piece]]:
    """The pages of one column; none where a part of it is taller than a page."""
    divided = portioned(pieces, room)
    pages = paged(divided, room)
    return evened(divided, pages, room) if pages else []
