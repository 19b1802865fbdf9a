"""A table too wide for its place: it comes in, a table of two columns goes out that says the same, row by row.

Each cell of a row stands beside the head of its column, the first of them strong; a first cell without a head heads the
others. A cell of several columns stands beside all their heads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from dealbrief.document.blocks import Block, Cell, Column, Row, Table

COLUMNS = (Column(width=2), Column(width=5))
"""Heads, and what stands beside them."""
_NOTHING = Cell(blocks=())
_Head: TypeAlias = tuple[int, tuple[Block, ...]]
"""The place of a head in its row, and what it says."""


def set_by_rows(block: Table) -> Table:
    """The same table with two columns; groups of rows stay heads of their own."""
    heads = list(_heads(block.head)) if block.head else []
    unsaid = [] if any(row.cells and not row.group for row in block.rows) else list(_alone(heads))
    rows = (stacked_row for row in block.rows for stacked_row in _stacked(row, heads))
    return replace(block, columns=COLUMNS, head=None, rows=(*unsaid, *rows))


def _heads(head: Row) -> Iterator[_Head]:
    """The head of each column; one that spans columns heads each of them."""
    for position, cell in enumerate(head.cells):
        yield from ((position, cell.blocks) for _ in range(max(cell.columns, 1)))


def _alone(heads: Sequence[_Head]) -> Iterator[Row]:
    """Heads with nothing beside them."""
    yield from (Row(cells=(Cell(blocks=(block,)), _NOTHING)) for block in _joined(heads))


def _joined(heads: Sequence[_Head]) -> tuple[Block, ...]:
    """What heads say; one that stands over several columns says it once."""
    return tuple(block for blocks in dict(heads).values() for block in blocks)


def _stacked(row: Row, heads: Sequence[_Head]) -> Iterator[Row]:
    if not row.cells:
        return
    at = 0
    for number, cell in enumerate(row.cells):
        spanned = _joined(heads[at : at + max(cell.columns, 1)])
        at += max(cell.columns, 1)
        if number == 0 and (row.group or not spanned):
            yield replace(row, cells=(replace(cell, columns=2),), group=True)
        else:
            cells = (Cell(blocks=spanned), replace(cell, columns=1))
            yield replace(row, cells=cells, group=False, focus=row.focus or number == 0)
    if not row.group:
        yield from _alone(heads[at:])
