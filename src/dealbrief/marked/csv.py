"""A CSV table (RFC 4180) comes in; a sequence of mappings goes out, each cell with its own line and column.

The first row names the fields; a dot leads into a mapping (`sentence.years`); a cell of a list column is cut at `;`.
An empty cell is an absent field.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dealbrief.errors import Problem, SourceError
from dealbrief.marked.characters import refused
from dealbrief.marked.tree import Mapping, Node, Scalar, Sequence, Text

_CELL = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^",\n]*))(?P<stop>,|\n|$|(?P<bad>.))')


def read_csv(text: str, file: str, lists: Collection[str] = ()) -> tuple[Sequence, tuple[Problem, ...]]:
    """Read a table.

    Args:
        text: The file's text.
        file: Its name, for places.
        lists: The columns whose cells hold several values.

    Returns:
        One mapping per row, and the problems that did not keep it from being read.

    Raises:
        SourceError: A quote does not close, a character is refused, or there is no row of heads.
    """
    source = Text(file, text)
    rows = [row for row in _rows(source) if any(cell.text for cell in row)]
    if not rows:
        raise SourceError([Problem("empty-file", "the table has no row of heads", source.place(0))])
    heads, body = rows[0], rows[1:]
    problems = [*_bad_characters(rows), *_bad_heads(heads), *_bad_widths(heads, body)]
    items = tuple(_record(heads, row, lists) for row in body)
    return Sequence(items, source.place(0)), tuple(problems)


def _rows(source: Text) -> Iterator[list[Scalar]]:
    index, row = 0, []
    while index <= len(source.text):
        cell = _CELL.match(source.text, index)
        if cell is None or cell["bad"]:
            at = source.place(cell.start("bad") if cell else index, 1)
            raise SourceError([Problem("bad-table", "a quote that does not close, or text after one that did", at)])
        row.append(_scalar(source, cell))
        index = cell.end()
        if cell["stop"] != ",":
            yield row
            row = []
            if not cell["stop"]:
                return


def _scalar(source: Text, cell: re.Match[str]) -> Scalar:
    quoted = cell["quoted"]
    if quoted is not None:
        return Scalar(quoted.replace('""', '"'), source, cell.start(), cell.end("quoted") + 1, "csv")
    return _trimmed(source, cell.start("bare"), cell.end("bare"))


def _trimmed(source: Text, start: int, end: int) -> Scalar:
    raw = source.text[start:end]
    begin = start + len(raw) - len(raw.lstrip())
    text = raw.strip()
    return Scalar(text, source, begin, begin + len(text), "plain")


def _record(heads: list[Scalar], row: list[Scalar], lists: Collection[str]) -> Mapping:
    flat = [
        (tuple(head.text.split(".")), head, _value(cell, head.text in lists))
        for head, cell in zip(heads, row, strict=False)
        if cell.text
    ]
    return _mapping(flat, row[0])


def _mapping(flat: list[tuple[tuple[str, ...], Scalar, Node]], first: Scalar) -> Mapping:
    grouped: dict[str, list[tuple[tuple[str, ...], Scalar, Node]]] = {}
    for path, head, value in flat:
        grouped.setdefault(path[0], []).append((path[1:], head, value))
    return Mapping(tuple(_entry(name, inner, first) for name, inner in grouped.items()), first.at)


def _entry(name: str, inner: list[tuple[tuple[str, ...], Scalar, Node]], first: Scalar) -> tuple[Scalar, Node]:
    path, head, value = inner[0]
    key = Scalar(name, head.source, head.start, head.end)
    return (key, _mapping(inner, first)) if path else (key, value)


def _value(cell: Scalar, is_list: bool) -> Node:
    if not is_list:
        return cell
    start = cell.start + (cell.style == "csv")
    raw = cell.source.text[start : cell.end - (cell.style == "csv")]
    parts = [_trimmed(cell.source, start + part.start(), start + part.end()) for part in re.finditer(r"[^;]+", raw)]
    return Sequence(tuple(part for part in parts if part.text), cell.at)


def _bad_characters(rows: list[list[Scalar]]) -> Iterator[Problem]:
    for cell in (cell for row in rows for cell in row):
        for offset, name in refused(cell.text):
            yield Problem("refused-character", f"{name} may not stand in a text", cell.place(offset, 1), "delete it")


def _bad_heads(heads: list[Scalar]) -> Iterator[Problem]:
    seen: set[str] = set()
    for head in heads:
        if head.text in seen:
            yield Problem(
                "duplicate-key", f"the column `{head.text}` stands here twice", head.at, "delete one of the two"
            )
        seen.add(head.text)


def _bad_widths(heads: list[Scalar], body: list[list[Scalar]]) -> Iterator[Problem]:
    for row in body:
        if len(row) > len(heads):
            message = f"this row has {len(row)} cells, the head {len(heads)}"
            yield Problem("bad-table", message, row[len(heads)].at, "put a cell that holds a comma in quotes")
