"""The structure: a document comes in, the tree of its tags goes out, made of the block tree and not of what is drawn.

Leaves are slots: each names the path that the boxes of one text or drawing carry, so that the writer hangs what it
draws where it belongs, on whatever page that is. Tags are the standard types of ISO 32000-1, 14.8.4, and one more,
Aside, which is mapped to Div. Headings go down by one level at most (ISO 14289-1, 7.4.2). The notes a part of the
document calls stand at its end.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from dealbrief import figures
from dealbrief.backends.pdf.plan.stacking import set_by_rows
from dealbrief.document import blocks as b
from dealbrief.document.inlines import Cite, Inlines, plain_text
from dealbrief.document.spans import columns_filled, places, row_width, table_width
from dealbrief.document.tree import Document
from dealbrief.document.walk import nodes

ROLES: Mapping[str, str] = {"Aside": "Div"}
"""Our own types and the standard type each stands for."""
_LOWEST = 6


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one text or drawing: boxes with this path belong here."""

    path: str


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element. A cell spans `columns` and `rows`; `numbering` is a list's (ISO 32000-1, table 347)."""

    tag: str
    kids: tuple[Element | Slot, ...]
    alt: str = ""
    scope: Literal["", "Row", "Column"] = ""
    columns: int = 1
    rows: int = 1
    numbering: Literal["", "Decimal", "Disc"] = ""
    name: str = ""

    def to_text(self, indent: str = "") -> str:
        """One line per element and slot, for goldens."""
        notes = [f"scope={self.scope}"] if self.scope else []
        notes += [f"columns={self.columns}"] if self.columns > 1 else []
        notes += [f"rows={self.rows}"] if self.rows > 1 else []
        notes += [f"alt={self.alt!r}"] if self.alt else []
        lines = [f"{indent}{' '.join((self.tag, *notes))}"]
        for kid in self.kids:
            lines.append(kid.to_text(indent + "  ") if isinstance(kid, Element) else f"{indent}  [{kid.path}]")
        return "\n".join(lines)


Tags: TypeAlias = "tuple[Element | Slot, ...]"


LOGO = "logo"
"""The path of the logo at the head of the first page."""


def structure(document: Document, row_by_row: Collection[str] = (), logo: str = "") -> Element:
    """The tags of a document, its root the element Document.

    Args:
        document: The document.
        row_by_row: The paths of tables set so.
        logo: What the logo at the head is, in words; empty where there is none.
    """
    head = (Element("Figure", (Slot(LOGO),), alt=logo),) if logo else ()
    return Element("Document", (*head, *_Tagger(document, row_by_row).whole()))


class _Tagger:
    """One document being tagged: the level of the last heading, and the notes already placed."""

    def __init__(self, document: Document, row_by_row: Collection[str]) -> None:
        self.document = document
        self.row_by_row = row_by_row
        self.last = 0
        self.depth = int(any(isinstance(block, b.TitleBlock) for block in document.blocks))
        self.noted: set[int] = set()

    def whole(self) -> Iterator[Element | Slot]:
        for index, block in enumerate(self.document.blocks):
            tags = self.block(block, str(index))
            notes = tuple(self._notes(block))
            if isinstance(block, b.Section):
                yield from (replace(tag, kids=tag.kids + notes) for tag in tags if isinstance(tag, Element))
            else:
                yield from (*tags, *notes)

    def block(self, block: b.Block, path: str) -> Tags:
        return _TAGS[type(block)](self, block, path)

    def blocks(self, children: Sequence[b.Block], path: str) -> Tags:
        return tuple(tag for index, child in enumerate(children) for tag in self.block(child, f"{path}/{index}"))

    def heading(self, wanted: int, *paths: str) -> Element:
        self.last = min(wanted, self.last + 1, _LOWEST)
        return _element(f"H{self.last}", *map(Slot, paths))

    def _notes(self, block: b.Block) -> Iterator[Element]:
        """The notes first called in a block, unless they stand at the end of the document."""
        if self.document.meta.notes == "end":
            return
        for node in nodes(block):
            if isinstance(node, Cite) and node.number not in self.noted:
                self.noted.add(node.number)
                yield _note(node.number)


def _note(number: int) -> Element:
    path = f"notes/{number}"
    return Element("Note", (_element("Lbl", Slot(f"{path}/mark")), Slot(path)), name=f"note-{number}")


def _element(tag: str, *kids: Element | Slot) -> Element:
    return Element(tag, kids)


def _said(text: Inlines) -> bool:
    return bool(plain_text(text).strip())


def _title_block(tagger: _Tagger, block: b.TitleBlock, path: str) -> Tags:
    kind = _element("P", *(Slot(f"{path}/kind/{number}") for number in range(3)))
    standfirst = _element("P", Slot(f"{path}/standfirst"))
    facts = _element("P", *(Slot(f"{path}/facts/{number}") for number in range(len(block.facts))))
    return kind, tagger.heading(1, f"{path}/title"), standfirst, facts


def _section(tagger: _Tagger, block: b.Section, path: str) -> Tags:
    """A section; sections inside it go one level down."""
    tagger.depth += 1
    opening: Tags = ()
    if block.number or _said(block.label) or _said(block.assertion):
        opening = (tagger.heading(tagger.depth, f"{path}/number", f"{path}/label", f"{path}/assertion"),)
    inside = tagger.blocks(block.blocks, f"{path}/blocks")
    tagger.depth -= 1
    return (_element("Sect", *opening, *inside),)


def _heading(tagger: _Tagger, block: b.Heading, path: str) -> Tags:
    return (tagger.heading(tagger.depth + block.level, path),) if _said(block.children) else (Slot(path),)


def _paragraph(tagger: _Tagger, block: b.Paragraph, path: str) -> Tags:
    number = (Slot(f"{path}/number"),) if block.number else ()
    return (_element("P", *number, Slot(path)),)


def _list(tagger: _Tagger, block: b.ListBlock, path: str) -> Tags:
    items = tuple(
        _element("LI", _element("Lbl", Slot(f"{place}/mark")), _element("LBody", *tagger.block(item, place)))
        for place, item in ((f"{path}/items/{index}", item) for index, item in enumerate(block.items))
    )
    return (Element("L", items, numbering="Decimal" if block.ordered else "Disc"),)


def _inside(tagger: _Tagger, block: b.ListItem | b.Cell, path: str) -> Tags:
    return tagger.blocks(block.blocks, f"{path}/blocks")


def _quote(tagger: _Tagger, block: b.Quote, path: str) -> Tags:
    words = tagger.blocks(block.blocks, f"{path}/blocks")
    return (_element("BlockQuote", *words, _element("P", Slot(f"{path}/credit"))),)


def _caption(path: str) -> Element:
    return _element("Caption", *(Slot(f"{path}/{part}") for part in ("label", "title", "subtitle")))


def _note_line(path: str) -> Element:
    return _element("P", Slot(f"{path}/note"))


def _figure(tagger: _Tagger, block: b.Figure, path: str) -> Tags:
    """The caption stands beside the figure, whose alternative text would otherwise hide it."""
    said = figures.described(block.data, tagger.document.meta.language)
    drawing = Element("Figure", (Slot(f"{path}/data"),), alt=" ".join(filter(None, (block.alt, said))))
    return (_element("Div", _caption(path), drawing, _note_line(path)),)


def _table(tagger: _Tagger, block: b.Table, path: str) -> Tags:
    block = set_by_rows(block) if path in tagger.row_by_row else block
    count = table_width(block.head, block.rows)
    head: Tags = ()
    if block.head:
        rows = _head(tagger, block.head, f"{path}/head", count)
        head = (_element("THead" if block.rows else "TBody", *rows),)
    body = (_row(tagger, row, f"{path}/rows/{index}", count, False) for index, row in enumerate(block.rows))
    whole = _element("Table", _caption(path), *head, _element("TBody", *body))
    return (_element("Div", whole, _note_line(path)),)


def _head(tagger: _Tagger, head: Sequence[b.Row], path: str, count: int) -> Iterator[Element]:
    """The rows of a head: where a cell spans down into a row there is none, where nothing stands an empty one.

    A row in which no cell begins is no row to a reader of tags; cells that span it span one row less.
    """
    if len(head) == 1:
        yield _row(tagger, head[0], f"{path}/0", count, True)
        return
    standing, filled = places(head), columns_filled(head)
    kept = [index for index, row in enumerate(head) if row.cells or len(filled[index]) < count]
    for index in kept:
        cells = {column: _element("TD") for column in range(count) if column not in filled[index]}
        for place in standing:
            if place.row == index:
                cell = _cell(tagger, place.cell, f"{path}/{index}/cells/{place.number}", "Column")
                rows = sum(place.row <= other <= place.last for other in kept)
                cells[place.column] = replace(cell, columns=place.columns, rows=rows)
        yield _element("TR", *(cells[column] for column in sorted(cells)))


def _row(tagger: _Tagger, row: b.Row, path: str, count: int, head: bool) -> Element:
    """A row of `count` columns: a lone cell spans them all, empty cells fill what a short row leaves."""
    alone = len(row.cells) == 1
    cells = [
        replace(
            _cell(tagger, cell, f"{path}/cells/{index}", "Column" if head or row.group else "" if index else "Row"),
            columns=count if alone else max(cell.columns, 1),
        )
        for index, cell in enumerate(row.cells)
    ]
    missing = 0 if alone else count - row_width(row)
    return _element("TR", *cells, *(_element("TD") for _ in range(missing)))


def _cell(tagger: _Tagger, cell: b.Cell, path: str, scope: Literal["", "Row", "Column"]) -> Element:
    said = any(_said(block.children) if isinstance(block, b.Paragraph) else True for block in cell.blocks)
    kids = tagger.block(cell, path)
    return Element("TH", kids, scope=scope) if scope and said else Element("TD", kids)


def _row_alone(tagger: _Tagger, block: b.Row, path: str) -> Tags:
    return tuple(tag for i, cell in enumerate(block.cells) for tag in tagger.block(cell, f"{path}/cells/{i}"))


def _callout(tagger: _Tagger, block: b.Callout, path: str) -> Tags:
    title = (f"{path}/label", f"{path}/title")
    head = (tagger.heading(tagger.depth + 1, *title),) if block.number or _said(block.title) else ()
    subtitle = _element("P", Slot(f"{path}/subtitle"))
    return (_element("Aside", *head, subtitle, *tagger.blocks(block.blocks, f"{path}/blocks"), _note_line(path)),)


def _key_figure(tagger: _Tagger, block: b.KeyFigure, path: str) -> Tags:
    return (_element("P", Slot(f"{path}/value"), Slot(f"{path}/label")),)


def _key_figures(tagger: _Tagger, block: b.KeyFigures, path: str) -> Tags:
    """Across the page they have no heading."""
    if block.room == "full":
        return (_element("Div", *tagger.blocks(block.items, f"{path}/items")),)
    head = tagger.heading(tagger.depth + 1, f"{path}/label")
    return (_element("Sect", head, *tagger.blocks(block.items, f"{path}/items")),)


def _takeaway(tagger: _Tagger, block: b.Takeaway, path: str) -> Tags:
    claim, confidence = _element("P", Slot(f"{path}/claim")), _element("P", Slot(f"{path}/confidence"))
    return claim, *tagger.blocks(block.blocks, f"{path}/blocks"), confidence


def _takeaways(tagger: _Tagger, block: b.Takeaways, path: str) -> Tags:
    head = tagger.heading(tagger.depth + 1, f"{path}/label")
    items = tuple(
        _element("LI", _element("Lbl", Slot(f"{place}/number")), _element("LBody", *tagger.block(item, place)))
        for place, item in ((f"{path}/items/{index}", item) for index, item in enumerate(block.items))
    )
    return (_element("Sect", head, Element("L", items, numbering="Decimal")),)


def _columns(tagger: _Tagger, block: b.Columns, path: str) -> Tags:
    return tuple(_element("Div", *tagger.blocks(c, f"{path}/columns/{i}")) for i, c in enumerate(block.columns))


def _aside(tagger: _Tagger, block: b.Aside, path: str) -> Tags:
    return (_element("Aside", *tagger.blocks(block.blocks, f"{path}/blocks")),)


def _contents(tagger: _Tagger, block: b.Contents, path: str) -> Tags:
    numbered = [
        index
        for index, section in enumerate(tagger.document.blocks)
        if isinstance(section, b.Section) and section.numbered
    ]
    if not numbered:
        return ()
    entries = (_element("TOCI", Slot(f"{path}/section-{index}")) for index in numbered)
    return tagger.heading(tagger.depth + 1, f"{path}/label"), _element("TOC", *entries)


def _source_list(tagger: _Tagger, block: b.SourceList, path: str) -> Tags:
    places = [f"{path}/{index}" for index, _ in enumerate(tagger.document.cited)]
    items = (_element("LI", _element("Lbl", Slot(f"{place}/mark")), _element("LBody", Slot(place))) for place in places)
    return (Element("L", tuple(items), numbering="Decimal"),)


def _note_list(tagger: _Tagger, block: b.NoteList, path: str) -> Tags:
    return tuple(_note(note.number) for note in tagger.document.notes)


def _page_break(tagger: _Tagger, block: b.PageBreak, path: str) -> Tags:
    return ()


_TAGS: Mapping[type, Callable[[_Tagger, Any, str], Tags]] = {
    b.Heading: _heading,
    b.Paragraph: _paragraph,
    b.ListBlock: _list,
    b.ListItem: _inside,
    b.Quote: _quote,
    b.Table: _table,
    b.Row: _row_alone,
    b.Cell: _inside,
    b.Figure: _figure,
    b.Callout: _callout,
    b.KeyFigure: _key_figure,
    b.KeyFigures: _key_figures,
    b.Takeaway: _takeaway,
    b.Takeaways: _takeaways,
    b.Columns: _columns,
    b.Aside: _aside,
    b.Contents: _contents,
    b.SourceList: _source_list,
    b.NoteList: _note_list,
    b.PageBreak: _page_break,
    b.Section: _section,
    b.TitleBlock: _title_block,
}
