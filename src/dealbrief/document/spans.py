"""Spans: the rows of a table come in, where each cell stands when cells span rows and columns goes out.

As in HTML, a cell takes the next free columns of its row; those that a cell of an earlier row spans into are not free.
Only the rows of a head span rows: a span ends with the head, whatever a cell says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dealbrief.document.blocks import Cell, Row


class Place(NamedTuple):
    """Where a cell stands: its row, its number in it, its first column; how many rows and columns it fills."""

    row: int
    number: int
    column: int
    rows: int
    columns: int
    cell: Cell

    @property
    def last(self) -> int:
        """The last row it stands in."""
        return self.row + self.rows - 1

    @property
    def after(self) -> int:
        """The column after it."""
        return self.column + self.columns


def places(head: Sequence[Row]) -> tuple[Place, ...]:
    """Where the cells of a head stand, in the order they are written; no two of them stand on each other."""
    taken: list[set[int]] = [set() for _ in head]
    found: list[Place] = []
    for index, row in enumerate(head):
        column = 0
        for number, cell in enumerate(row.cells):
            columns, rows = max(cell.columns, 1), min(max(cell.rows, 1), len(head) - index)
            while not taken[index].isdisjoint(range(column, column + columns)):
                column += 1
            found.append(Place(index, number, column, rows, columns, cell))
            column += columns
            for filled in taken[index : index + rows]:
                filled.update(range(column - columns, column))
    return tuple(found)


def columns_filled(head: Sequence[Row]) -> tuple[frozenset[int], ...]:
    """The columns that cells fill in each row of a head, cells of earlier rows that span into it included."""
    standing = places(head)
    return tuple(
        frozenset(
            column
            for place in standing
            if place.row <= index <= place.last
            for column in range(place.column, place.after)
        )
        for index in range(len(head))
    )


def table_width(head: Sequence[Row], rows: Sequence[Row]) -> int:
    """How many columns a head and the rows under it need."""
    wide = (place.after for place in places(head))
    return max(*(row_width(row) for row in rows), *wide, 0, 0)


def row_width(row: Row) -> int:
    """How many columns the cells of a row fill."""
    return sum(max(cell.columns, 1) for cell in row.cells)


def heads_over(head: Sequence[Row]) -> tuple[tuple[Place, ...], ...]:
    """The heads over each column, top to bottom; one that spans rows once, one that spans columns over each of them."""
    standing = sorted(places(head), key=lambda place: place.row)
    width = max((place.after for place in standing), default=0)
    return tuple(tuple(place for place in standing if place.column <= column < place.after) for column in range(width))
