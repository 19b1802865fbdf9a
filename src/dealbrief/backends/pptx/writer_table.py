"""A planned table comes in, a native table goes out: no style, no grid, rules below its rows in scheme colours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dealbrief.backends.pptx.oxml import element, emu
from dealbrief.backends.pptx.plan.deck import TableCell, TableFrame, TableRow
from dealbrief.backends.pptx.writer_geometry import transform
from dealbrief.backends.pptx.writer_text import TextWriter, fill, line

TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def table_frame(table: TableFrame, number: int, text: TextWriter) -> Any:
    """A graphic frame as tall as its rows are written."""
    has_head = table.rows[0].is_head
    grid = element("a:tblGrid", *(element("a:gridCol", w=emu(width)) for width in table.widths))
    properties = element("a:tblPr", element("a:tableStyleId", _NO_STYLE), firstRow=has_head)
    rows = (_row(row, rule, text) for row, rule in zip(table.rows, _above(table.rows), strict=True))
    native = element("a:tbl", properties, grid, *rows)
    box = replace(table.box, height=sum(row.written for row in table.rows))
    return graphic_frame(table.name, number, table.alt, transform(box, "p:xfrm"), TABLE, native)


def graphic_frame(name: str, number: int, alt: str, place: Any, uri: str, content: Any) -> Any:
    """The frame of a table or chart, with its alternative text."""
    return element(
        "p:graphicFrame",
        element(
            "p:nvGraphicFramePr",
            element("p:cNvPr", id=number, name=name, descr=alt),
            element("p:cNvGraphicFramePr", element("a:graphicFrameLocks", noGrp=True)),
            element("p:nvPr"),
        ),
        place,
        element("a:graphic", element("a:graphicData", content, uri=uri)),
    )


def _above(rows: tuple[TableRow, ...]) -> list[tuple[str, float] | None]:
    """For each row the rule of the row above: the two cells that meet say the same."""
    return [None, *(row.rule for row in rows[:-1])]


def _row(row: TableRow, above: tuple[str, float] | None, text: TextWriter) -> Any:
    cells = []
    for cell in row.cells:
        cells.append(_cell(cell, row, above, text))
        cells.extend(_covered(row, above, text) for _ in range(cell.columns - 1))
    return element("a:tr", *cells, h=emu(row.written))


def _covered(row: TableRow, above: tuple[str, float] | None, text: TextWriter) -> Any:
    """A cell that a wider one lies over."""
    covered = _cell(TableCell((), (0.0, 0.0, 0.0, 0.0)), row, above, text)
    covered.set("hMerge", "1")
    return covered


def _cell(cell: TableCell, row: TableRow, above: tuple[str, float] | None, text: TextWriter) -> Any:
    left, top, right, bottom = cell.margins
    properties = element(
        "a:tcPr",
        _rule("a:lnL", None),
        _rule("a:lnR", None),
        _rule("a:lnT", above),
        _rule("a:lnB", row.rule),
        fill(""),
        marL=emu(left),
        marR=emu(right),
        marT=emu(top),
        marB=emu(bottom),
        anchor=cell.anchor,
    )
    body = text.body(cell.paragraphs, tag="a:txBody", exact=True)
    return element("a:tc", body, properties, gridSpan=cell.columns if cell.columns > 1 else None)


def _rule(tag: str, rule: tuple[str, float] | None) -> Any:
    return line(rule[0], rule[1], tag=tag) if rule else element(tag, fill(""), w=0)
