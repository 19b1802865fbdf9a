"""Random heads of several rows: a number of rows and columns and a maker of cells come in, rows of cells go out.

They fill the columns exactly, with cells that span some of what is free to the right and any of the rows below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from dealbrief.document import blocks as b


def heads(random: Random, rows: int, columns: int, make: Callable[[], b.Cell]) -> tuple[b.Row, ...]:
    free = [[True] * columns for _ in range(rows)]
    return tuple(b.Row(cells=tuple(_cells(random, free[index:], make))) for index in range(rows))


def _cells(random: Random, free: list[list[bool]], make: Callable[[], b.Cell]) -> Iterator[b.Cell]:
    """Cells for what is free in the first of some rows; what they fill is free no longer."""
    column = 0
    while column < len(free[0]):
        if not free[0][column]:
            column += 1
            continue
        ahead = next((at for at in range(column, len(free[0])) if not free[0][at]), len(free[0])) - column
        columns = min(ahead, random.choice((1, 1, 2, 3, 5)))
        rows = random.randint(1, len(free)) if random.random() < 0.3 else 1
        for below in free[:rows]:
            below[column : column + columns] = [False] * columns
        column += columns
        yield replace(make(), columns=columns, rows=rows)
