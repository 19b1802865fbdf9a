"""Tables: a `Table` at a width comes in, a `TableBody` that can be cut between its rows goes out.

Only horizontal rules: 0.9 above the head and below the last row, 0.5 under the head, hairlines between rows, and in a
head of several rows under a cell that spans columns, over these only. A further part repeats the head. A group row
under a head of one row whose first cell is empty heads a table of its own under the first; otherwise it is a band
across the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from dealbrief.backends.pdf.plan.column_widths import column_widths
from dealbrief.backends.pdf.plan.composites import Again
from dealbrief.backends.pdf.plan.lines import natural_width, unbreakable
from dealbrief.backends.pdf.plan.page_plan import Box, Rule
from dealbrief.backends.pdf.plan.pieces import Beside, Lines, Piece, Side, Strip, stack
from dealbrief.backends.pdf.plan.prose import chip_first
from dealbrief.backends.pdf.plan.setting import Setting
from dealbrief.backends.pdf.plan.sheet import GUTTER
from dealbrief.backends.pdf.plan.stacking import COLUMNS, set_by_rows
from dealbrief.backends.pdf.plan.styles import STYLES, Style, Tone
from dealbrief.backends.pdf.plan.table_body import TableBody, TableRow
from dealbrief.document.blocks import Block, Cell, Column, Paragraph, Row, Table
from dealbrief.document.inlines import Inlines, State, plain_text
from dealbrief.document.spans import Place, places, table_width
from dealbrief.errors import Problem

_GAP = 8.0
_HEAD_PAD = 4.0
_INNER_PAD = 2.5
"""Between the text of a row of a head and the line under it, and from there to the next."""
_GROUP_GAP = 10.0
_NARROWEST = 10.0
"""No column is narrower, in points."""
_READABLE = 24.0
"""Where columns would be narrower than this on average, in points, a table is set row by row."""
_MOST_FLOOR = 120.0
"""A word wider than this many points does not widen its column; it is broken."""
_GRID_COLUMNS = 6
"""A table of up to so many columns has them on the grid of the page, whose gutter hangs over at its right edge."""
_MOST_HEAD = 0.33
"""A head deeper than this share of the page is a row like any other, and not repeated."""
_MOST_GROUP_HEAD = 0.1
"""A head deeper than this share of the page does not stand over every group, of which a page holds several."""


@dataclass(frozen=True)
class _Grid:
    """A table being laid out: the left edge and width of its columns, its styles, the padding of its rows."""

    setting: Setting
    edges: tuple[float, ...]
    width: float
    gap: float
    columns: tuple[Column, ...]
    cell: Style
    second: Style
    pad: float

    def span(self, first: int, count: int) -> tuple[float, float]:
        """Left edge and width for text of `count` columns from column `first`."""
        after = first + max(count, 1)
        right = self.edges[after] - self.gap if after < len(self.edges) else self.width
        return self.edges[first], right - self.edges[first]


def table_body(setting: Setting, block: Table, path: str, width: float) -> TableBody:
    """The rows of a table with their rules, without its caption; stacked where its columns would be too narrow."""
    count = len(_columns(block))
    if count > len(COLUMNS) and width < _READABLE * count:
        setting.stacked.add(path)
        message = f"a table of {count} columns is set row by row: a column would be {width / count:.0f} points wide"
        setting.warn("table-stacked", message, block, "show fewer columns, or turn rows and columns around")
        block = set_by_rows(block)
    grid = _grid(setting, block, width)
    bare = not block.head and not block.title
    head = _head(grid, block.head, f"{path}/head") if block.head else None
    most = _MOST_HEAD * setting.sheet.depth
    shallow = head is not None and head.height <= _MOST_GROUP_HEAD * setting.sheet.depth
    stacked = shallow and _heads_groups(block)
    rows = [replace(row, kind="row") if row.height > most else row for row in _rows(grid, block, path, stacked)]
    if stacked and block.rows and block.rows[0].group and len(block.rows[0].cells) == 1:
        head, rows = replace(rows[0], gap=0.0), rows[1:]
    if head and head.height > most:
        parts = _apart(grid, block.head, f"{path}/head") if len(block.head) > 1 else [head]
        rows = [*(replace(part, kind="row") for part in parts), *rows]
        head = None
    return TableBody(head, tuple(rows), width, path, bare)


def _heads_groups(block: Table) -> bool:
    """Whether the head is one row whose first cell is free for the names of groups."""
    return len(block.head) == 1 and bool(block.head[0].cells) and _is_empty(block.head[0].cells[0])


def _is_empty(cell: Cell) -> bool:
    return all(isinstance(block, Paragraph) and not plain_text(block.children).strip() for block in cell.blocks)


def _grid(setting: Setting, block: Table, width: float) -> _Grid:
    columns = _columns(block)
    compact = block.compact or len(columns) > 8
    cell = STYLES["compact" if compact else "cell"]
    pad = 2.5 if compact else 5.0 if _is_prose(block) else 4.0
    if width < _NARROWEST * len(columns):
        setting.problems.append(_too_wide(block, len(columns), width))
    over = GUTTER if len(columns) <= _GRID_COLUMNS else 0.0
    floors = _floors(block, len(columns), cell)
    floors[-1] += over - _GAP
    widths = column_widths([column.width for column in columns], floors, width + over)
    edges = tuple(accumulate(widths[:-1], initial=0.0))
    gap = min(_GAP, 0.15 * min(widths))
    second = STYLES["compact-second" if compact else "cell-second"]
    return _Grid(setting, edges, width, gap, columns, cell, second, pad)


def _too_wide(block: Table, count: int, width: float) -> Problem:
    most = int(width / _NARROWEST)
    message = f"a table of {count} columns does not fit; {most} columns at most do where it stands"
    return Problem("table-too-wide", message, block.at, "show fewer columns, or turn rows and columns around")


def _columns(block: Table) -> tuple[Column, ...]:
    """The columns as declared, and one more for each cell beyond them."""
    count = table_width(block.head, block.rows)
    return block.columns + tuple(Column() for _ in range(count - len(block.columns))) or (Column(),)


def _is_prose(block: Table) -> bool:
    return any(len(plain_text(text)) > 60 for row in block.rows for cell in row.cells for text in _texts(cell))


def _texts(cell: Cell) -> list[Inlines]:
    return [block.children for block in cell.blocks if isinstance(block, Paragraph)]


def _floors(block: Table, count: int, cell: Style) -> list[float]:
    floors = [0.0] * count
    for place in _all_places(block):
        widest = max((unbreakable(text, cell.strong()) for text in _texts(place.cell)), default=0.0)
        each = min(widest, _MOST_FLOOR) / place.columns
        for column in range(place.column, place.after):
            floors[column] = max(floors[column], each + _GAP)
    return floors


def _all_places(block: Table) -> Iterator[Place]:
    """Where the cells of the head stand, then those of each row."""
    yield from places(block.head)
    for row in block.rows:
        yield from places((row,))


def natural_table_width(block: Table) -> float:
    """Width the table would take with every cell on one line, in points."""
    count = len(_columns(block))
    widths = [0.0] * count
    cell = STYLES["compact" if block.compact else "cell"]
    for place in _all_places(block):
        longest = max((natural_width(text, cell.strong()) for text in _texts(place.cell)), default=0.0)
        widths[place.column] = max(widths[place.column], longest + _GAP if place.columns == 1 else 0.0)
    return sum(widths)


def _head(grid: _Grid, head: Sequence[Row], path: str) -> TableRow:
    """A head of any number of rows, as one row of the table: each cell on the last line of the last row it spans."""
    if len(head) == 1:
        return _head_row(grid, head[0], f"{path}/0")
    standing = [(place, _head_cell(grid, place, path, len(head))) for place in places(head)]
    sides: list[Side] = []
    feet: list[float | None] = [None]
    for index in range(len(head)):
        ending = [(place, side) for place, side in standing if place.last == index and not side.piece.empty]
        line = max((_reach(side.piece, feet[place.row]) for place, side in ending), default=0.0)
        foot = line + max((side.piece.below for _, side in ending), default=0.0) + _INNER_PAD
        feet.append(foot + _INNER_PAD if ending else feet[-1])
        sides += [replace(side, y=line - side.piece.depth) for _, side in ending]
        sides += [_line_under(grid, place, foot, path) for place, _ in ending if _joins(place, len(head))]
    return _as_head(sides)


def _reach(piece: Piece, foot: float | None) -> float:
    """The last baseline of a cell that begins under a row which ends at `foot`, or at the top of the head."""
    return piece.depth if foot is None else foot + piece.above + piece.depth


def _line_under(grid: _Grid, place: Place, y: float, path: str) -> Side:
    left, width = grid.span(place.column, place.columns)
    return Side(left, Strip((Box(Rule(0.0, 0.0, width, 0.5, "rule"), path, furniture=True),)), y)


def _joins(place: Place, depth: int) -> bool:
    """Whether a cell stands over the heads of several columns, in a head of so many rows."""
    return place.columns > 1 and place.last < depth - 1


def _head_cell(grid: _Grid, place: Place, path: str, depth: int) -> Side:
    """A cell of a head; one that joins columns begins where its line does, however the columns are aligned."""
    style = STYLES["head"]
    align: Literal["", "left"] = "left" if _joins(place, depth) else ""
    path = f"{path}/{place.row}/cells/{place.number}"
    piece = _cell(grid, place.cell, path, place.column, (style, style), align=align)
    return Side(grid.span(place.column, place.columns)[0], piece)


def _apart(grid: _Grid, head: Sequence[Row], path: str) -> list[TableRow]:
    """A head of several rows as rows that can be parted, each of the cells that end in it."""
    standing = [(place, _head_cell(grid, place, path, len(head))) for place in places(head)]
    rows = ([side for place, side in standing if place.last == index] for index in range(len(head)))
    return [_as_head(_on_last_line(sides)) for sides in rows if sides]


def _on_last_line(sides: Sequence[Side]) -> list[Side]:
    depth = max((side.piece.depth for side in sides), default=0.0)
    return [replace(side, y=depth - side.piece.depth) for side in sides]


def _as_head(sides: Sequence[Side]) -> TableRow:
    return TableRow(Beside(tuple(sides)), "head", _HEAD_PAD + 0.18, _HEAD_PAD)


def _head_row(grid: _Grid, row: Row, path: str) -> TableRow:
    """A head of one row."""
    return _standing(grid, [(cell, f"{path}/cells/{index}") for index, cell in enumerate(row.cells)])


def _standing(grid: _Grid, cells: Sequence[tuple[Cell, str]], again: bool = False) -> TableRow:
    """Cells of a head, standing on the last line. `again`: all but the first were seen before."""
    style = STYLES["head"]
    sides: list[Side] = []
    index = 0
    for number, (cell, path) in enumerate(cells):
        piece = _cell(grid, cell, path, index, (style, style), len(cells) == 1)
        sides.append(Side(grid.span(index, cell.columns)[0], Again(piece) if again and number else piece))
        index += max(cell.columns, 1)
    return _as_head(_on_last_line(sides))


def _rows(grid: _Grid, block: Table, path: str, stacked: bool) -> list[TableRow]:
    out: list[TableRow] = []
    for number, row in enumerate(block.rows):
        place = f"{path}/rows/{number}"
        if row.group and stacked and block.head:
            out.append(replace(_group_head(grid, block.head[0], row, path, number), gap=_GROUP_GAP))
        else:
            out.append(_row(grid, row, place))
    return out


def _group_head(grid: _Grid, head: Row, row: Row, path: str, number: int) -> TableRow:
    """The head of a table under the first: the group's name, then the heads of the other columns."""
    if len(row.cells) != 1:
        return _head_row(grid, row, f"{path}/rows/{number}")
    others = [(cell, f"{path}/head/0/cells/{index}") for index, cell in enumerate(head.cells)][1:]
    name = replace(row.cells[0], columns=head.cells[0].columns)
    return _standing(grid, [(name, f"{path}/rows/{number}/cells/0"), *others], again=number > 0)


def _row(grid: _Grid, row: Row, path: str) -> TableRow:
    sides: list[Side] = []
    index = 0
    for number, cell in enumerate(row.cells):
        leads = number == 0 or row.focus or row.group
        styles = (grid.cell.strong() if leads else grid.cell, _second_style(grid, number, cell))
        left, _ = grid.span(index, cell.columns)
        sides.append(Side(left, _cell(grid, cell, f"{path}/cells/{number}", index, styles, len(row.cells) == 1)))
        index += max(cell.columns, 1)
    return TableRow(Beside(tuple(sides)), "group" if row.group else "row", grid.pad, grid.pad)


def _second_style(grid: _Grid, number: int, cell: Cell) -> Style:
    """What follows a row's name is small and grey, what follows a state is small; other paragraphs are of one rank."""
    if number == 0:
        return replace(grid.second, colour="grey")
    first = next((block for block in cell.blocks if isinstance(block, Paragraph)), None)
    leads = first is not None and isinstance(next(iter(first.children), None), State)
    return grid.second if leads else grid.cell


def _cell(
    grid: _Grid,
    cell: Cell,
    path: str,
    index: int,
    styles: tuple[Style, Style],
    alone: bool = False,
    align: Literal["", "left"] = "",
) -> Piece:
    """A cell's blocks, one below the other: the first in the first style, what follows in the second.

    `index` is its column, which says how it is aligned unless `align` does; `alone` lets it have the whole row.
    """
    count = len(grid.columns) if alone else cell.columns
    _, width = grid.span(index, count)
    aligned = align or grid.columns[index].align
    parts: list[tuple[float, Piece, bool]] = []
    for number, block in enumerate(cell.blocks):
        style = styles[0 if number == 0 else 1]
        piece = _cell_block(grid.setting, block, f"{path}/blocks/{number}", width, style)
        parts.append((0.0, replace(piece, align=aligned) if isinstance(piece, Lines) else piece, False))
    return stack(parts)


def _cell_block(setting: Setting, block: Block, path: str, width: float, style: Style) -> Piece:
    if isinstance(block, Paragraph) and block.role == "body":
        return setting.lines(chip_first(block.children), style, width, path)
    return setting.piece(block, path, width, Tone(style, 2.0, style))


def row_alone(setting: Setting, block: Row, path: str, width: float, tone: Tone) -> Piece:
    """A row outside a table: its cells side by side."""
    each = width / max(len(block.cells), 1)
    return Beside(
        tuple(
            Side(index * each, setting.piece(cell, f"{path}/cells/{index}", each - _GAP, tone))
            for index, cell in enumerate(block.cells)
        )
    )
