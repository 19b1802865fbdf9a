"""Tables of a slot come in, measured native tables go out: column widths on the grid, row heights from their text.

Cells are set on exact line spacing, so that a row is as tall in every program as it was measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from dealbrief.backends.pptx.plan.column_widths import GUTTER, column_widths
from dealbrief.backends.pptx.plan.deck import TableCell, TableRow
from dealbrief.backends.pptx.plan.pieces import HEAD_RULE, Piece, TablePiece
from dealbrief.backends.pptx.plan.scales import SMALL
from dealbrief.backends.pptx.plan.setting import Setting
from dealbrief.backends.pptx.plan.text_blocks import text_lines
from dealbrief.document.blocks import Block, Cell, Column, Paragraph, Row, Table
from dealbrief.document.inlines import Inline, Link, Text, plain_text
from dealbrief.document.spans import heads_over
from dealbrief.document.tree import SourceEntry
from dealbrief.errors import Problem
from dealbrief.figures.slide_text import Align, height, longest_word, own_height
from dealbrief.figures.slide_text import Paragraph as Line

_SIDE = GUTTER / 2
_BETWEEN = 1.5
"""Points between two texts of a cell, so that names that break are told apart."""
_HAIR = ("hair", 0.75)
_INK = ("ink", HEAD_RULE)


def shown(table: Table) -> Table:
    """The table as a slide shows it: its top rows, none of its groups without a row."""
    return replace(table, rows=_parted(table)[0])


def hidden(table: Table) -> tuple[Row, ...]:
    """The rows a slide does not show, each group of them under its own row."""
    return _parted(table)[1]


def rest_line(table: Table) -> str:
    """What stands below a table that shows its top rows alone; "" where it shows all."""
    count = sum(not row.group for row in hidden(table))
    return table.rest.replace("{count}", str(count)) if count else ""


def _parted(table: Table) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows shown and those not; the row of a group that is divided stands in both."""
    places = [index for index, row in enumerate(table.rows) if not row.group]
    if not table.top or len(places) <= table.top:
        return table.rows, ()
    end = places[table.top - 1] + 1
    others = table.rows[end:]
    if others[0].group:
        return table.rows[:end], others
    group = next((row for row in reversed(table.rows[:end]) if row.group), None)
    return table.rows[:end], ((group,) if group else ()) + others


def table_pieces(table: Table, width: float, setting: Setting) -> list[Piece]:
    """A table in a width, all its rows in one piece; none for a table without rows."""
    if not table.columns:
        setting.problems.append(Problem("table-shape", "a table has no columns", table.at, "say how wide they are"))
    table = replace(table, head=_flattened(table.head)) if len(table.head) > 1 else table
    return [_piece(table, width, setting)] if table.columns and (table.head or table.rows) else []


def _flattened(head: Sequence[Row]) -> tuple[Row, ...]:
    """A head of several rows in one: each cell holds the heads over its column, one below the other.

    Rows are not merged on slides: a table may continue on a further slide, and programs differ in how they draw them.
    """
    cells = [
        Cell(blocks=tuple(block for place in over for block in place.cell.blocks), columns=len(list(columns)))
        for over, columns in groupby(heads_over(head))
    ]
    return (replace(head[0], cells=tuple(cells)),)


def _piece(table: Table, width: float, setting: Setting) -> TablePiece:
    size = setting.scale.compact_cell if table.compact else setting.scale.cell
    head_row = table.head[0] if table.head else None
    rows = [row for row in (head_row, *table.rows) if row]
    texts = [_row_texts(row, row is head_row, table, size, setting) for row in rows]
    widths = column_widths([column.width for column in table.columns], texts, width)
    planned = [_row(row, text, widths, table, setting, row is head_row) for row, text in zip(rows, texts, strict=True)]
    _warn_of_broken_words(planned, widths, table, setting)
    head = planned.pop(0) if table.head else None
    alt = plain_text(table.title) or setting.fallback_alt
    return TablePiece(widths, head, tuple(planned), alt)


def _row_texts(
    row: Row, is_head: bool, table: Table, size: float, setting: Setting
) -> list[tuple[tuple[Line, ...], int]]:
    """The paragraphs of each cell and how many columns it spans, padded to the width of the table."""
    found: list[tuple[tuple[Line, ...], int]] = []
    room = len(table.columns)
    for cell in row.cells:
        taken = sum(columns for _, columns in found)
        columns = min(cell.columns, room - taken)
        if columns < 1:
            message = f"a row has more cells than its table's {room} columns"
            setting.problems.append(Problem("table-shape", message, row.at, "take a cell out or add a column"))
            break
        found.append((_cell_lines(cell, taken, row, is_head, table, size, setting), columns))
    found.extend(((), 1) for _ in range(room - sum(columns for _, columns in found)))
    return found


def _cell_lines(
    cell: Cell, column: int, row: Row, is_head: bool, table: Table, size: float, setting: Setting
) -> tuple[Line, ...]:
    scale = replace(setting.scale, body=size, number=28.0)
    inner = replace(setting, scale=scale, columns=0, grey=False, levels=())
    lines = text_lines(cell.blocks, inner)
    align = table.columns[column].align
    if is_head or row.group:
        head = SMALL if row.group or size < 18 else 16.0
        return tuple(_restyled(line, head, "grey", align) for line in lines)
    bold = row.focus or (column == 0 and not table.compact)
    return tuple(_body(line, bold, align, index) for index, line in enumerate(lines))


def _restyled(line: Line, size: float, colour: str, align: Align) -> Line:
    """A line of a head: bold, grey unless it has a colour of its own, large numbers kept."""
    runs = tuple(
        run if run.font == "major" else replace(run, size=size, bold=True, colour=run.colour or colour)
        for run in line.runs
    )
    return replace(line, runs=runs, before=0.0, align=align)


def _body(line: Line, bold: bool, align: Align, index: int) -> Line:
    runs = tuple(replace(run, bold=run.bold or (bold and run.colour != "grey")) for run in line.runs)
    before = 0.0 if index == 0 else min(line.before, _BETWEEN)
    return replace(line, runs=runs, before=before, align=align)


def _row(
    row: Row,
    texts: Sequence[tuple[tuple[Line, ...], int]],
    widths: Sequence[float],
    table: Table,
    setting: Setting,
    is_head: bool,
) -> TableRow:
    padding = setting.scale.padding * (0.7 if table.compact else 1.0)
    top = padding * (1.5 if row.group else 1.0)
    cells: list[TableCell] = []
    tallest = own = 0.0
    column = 0
    for lines, columns in texts:
        left = 0.0 if column == 0 else _SIDE
        right = 0.0 if column + columns == len(widths) else _SIDE
        inner = sum(widths[column : column + columns]) - left - right
        tallest, own = max(tallest, height(lines, inner)), max(own, own_height(lines, inner))
        cells.append(TableCell(lines, (left, top, right, padding), columns, "b" if is_head or row.group else "t"))
        column += columns
    rule = _INK if is_head else _HAIR
    return TableRow(tuple(cells), tallest + top + padding, rule, is_head, row.group, tallest - own)


def _warn_of_broken_words(rows: Sequence[TableRow], widths: Sequence[float], table: Table, setting: Setting) -> None:
    """Say of a table with a column too narrow for a word, which programs break anywhere, the first such word."""
    for row in rows:
        column = 0
        for cell in row.cells:
            left, _, right, _ = cell.margins
            inner = sum(widths[column : column + cell.columns]) - left - right
            column += cell.columns
            broken = [line for line in cell.paragraphs if longest_word([line]) > inner]
            if broken:
                word = max(broken[0].text.split(" "), key=len)
                hint = "show fewer columns, or give this one more of the width in `columns`"
                message = f"a column of a table is too narrow for “{word}”, which is broken"
                setting.problems.append(Problem("word-broken", message, table.at, hint, "warning"))
                return


def source_table(setting: Setting) -> Table:
    """Every source the document cites, graded A first."""
    document, words = setting.document, setting.words
    entries = [document.sources[each] for each in document.cited if each in document.sources]
    entries.sort(key=lambda entry: entry.grade or "Z")
    head = Row(cells=tuple(_words_cell(words[key]) for key in ("source", "title", "grade")))
    columns = (Column(width=5), Column(width=6), Column(width=1))
    return Table(columns=columns, head=(head,), rows=tuple(_source_row(entry) for entry in entries), compact=True)


def _source_row(entry: SourceEntry) -> Row:
    return Row(cells=(_words_cell(entry.label, entry.href), _words_cell(entry.title), _words_cell(entry.grade)))


def _words_cell(words: str, href: str = "") -> Cell:
    text: tuple[Inline, ...] = (Text(words),) if words else ()
    children = (Link(href, text),) if href and text else text
    blocks: tuple[Block, ...] = (Paragraph(children=children),)
    return Cell(blocks=blocks if words else ())
