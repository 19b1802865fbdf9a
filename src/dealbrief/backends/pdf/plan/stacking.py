"""A table too wide for its place: it comes in, a table of two columns goes out that says the same, row by row.

Each cell of a row stands beside the head of its column, the first of them strong; a first cell without a head heads the
others. A cell of several columns stands beside all their heads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dealbrief.document.blocks import Cell, Column, Row, Table

COLUMNS = (Column(width=2), Column(width=5))
"""Heads, and what stands beside them."""
_NOTHING = Cell(blocks=())


def set_by_rows(block: Table) -> Table:
    """The same table with two columns; groups of rows stay heads of their own."""
    heads = list(_heads(block.head)) if block.head else []
    rows = tuple(stacked_row for row in block.rows for stacked_row in _stacked(row, heads))
    return replace(block, columns=COLUMNS, head=None, rows=rows)


def _heads(head: Row) -> Iterator[Cell]:
    """The head of each column; one that spans columns heads each of them."""
    for cell in head.cells:
        yield from (replace(cell, columns=1) for _ in range(max(cell.columns, 1)))


def _stacked(row: Row, heads: list[Cell]) -> Iterator[Row]:
    if not row.cells:
        return
    if heads and heads[0].blocks and not row.group:
        yield replace(row, cells=(heads[0], replace(row.cells[0], columns=1)), focus=True)
    else:
        yield replace(row, cells=(replace(row.cells[0], columns=2),), group=True)
    at = max(row.cells[0].columns, 1)
    for cell in row.cells[1:]:
        spanned = [head for head in heads[at : at + max(cell.columns, 1)] if head.blocks]
        head = Cell(blocks=tuple(block for one in spanned for block in one.blocks)) if spanned else _NOTHING
        yield replace(row, cells=(head, replace(cell, columns=1)), group=False)
        at += max(cell.columns, 1)
