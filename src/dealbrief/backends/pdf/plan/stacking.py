"""A table too wide for its place: it comes in, a table of two columns goes out that says the same, row by row.

Each cell of a row stands beside the head of its column, the first of them strong; a first cell without a head heads the
others. A cell of several columns stands beside all their heads. Where a head has several rows, those over a column
follow each other from the top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from dealbrief.document.blocks import Block, Cell, Column, Row, Table
from dealbrief.document.spans import Place, heads_over

COLUMNS = (Column(width=2), Column(width=5))
"""Heads, and what stands beside them."""
_NOTHING = Cell(blocks=())
_Heads: TypeAlias = tuple[Place, ...]
"""The heads over a column, top to bottom."""


def set_by_rows(block: Table) -> Table:
    """The same table with two columns; groups of rows stay heads of their own."""
    heads = heads_over(block.head)
    unsaid = [] if any(row.cells and not row.group for row in block.rows) else list(_alone(heads))
    rows = (stacked_row for row in block.rows for stacked_row in _stacked(row, heads))
    return replace(block, columns=COLUMNS, head=(), rows=(*unsaid, *rows))


def _alone(heads: Sequence[_Heads]) -> Iterator[Row]:
    """Heads with nothing beside them."""
    yield from (Row(cells=(Cell(blocks=(block,)), _NOTHING)) for block in _joined(heads))


def _joined(heads: Sequence[_Heads]) -> tuple[Block, ...]:
    """What the heads of some columns say; one that stands over several of them says it once."""
    said = {(place.row, place.number): place.cell for column in heads for place in column}
    return tuple(block for cell in said.values() for block in cell.blocks)


def _stacked(row: Row, heads: Sequence[_Heads]) -> Iterator[Row]:
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
