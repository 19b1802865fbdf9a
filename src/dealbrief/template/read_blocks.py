"""Readers of the block elements: nodes come in, blocks of the tree go out."""

from __future__ import annotations

import re
from typing import Any, Literal, cast

from dealbrief.document.blocks import (
    Aside,
    Block,
    Callout,
    Cell,
    Column,
    Columns,
    Contents,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    ListItem,
    NoteList,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Section,
    SourceList,
    Table,
    Takeaway,
    Takeaways,
    TitleBlock,
)
from dealbrief.document.inlines import Inlines
from dealbrief.document.spans import columns_filled, row_width
from dealbrief.template.node import Node
from dealbrief.template.read_inlines import inlines, mark_of_confidence, words
from dealbrief.template.vocabulary import BLOCK_ATTRIBUTES, CAPTION, CELL, FLOW, INLINE, ROWS, TEXT, element

_CAPTION_ATTRIBUTES = ("sources", *BLOCK_ATTRIBUTES)
_COLUMN = re.compile(r"(\d+(?:\.\d+)?)(:right)?")


def blocks(node: Node) -> tuple[Block, ...]:
    """The blocks inside a node; where it holds words instead, one paragraph of them."""
    found = tuple(ROWS[child.tag].build(child) for child in node.nodes() if child.tag in (*FLOW, *CELL))
    if found:
        return found
    line = inlines(node)
    return (Paragraph(children=line, at=node.at),) if line else ()


def part(node: Node, name: str) -> Inlines:
    """The line inside a node's child of that name; empty if there is none."""
    return next((inlines(child) for child in node.nodes() if child.tag == name), ())


def parts(node: Node, name: str) -> tuple[Any, ...]:
    """What a node's children of that name are read as."""
    return tuple(ROWS[name].build(child) for child in node.nodes() if child.tag == name)


def caption(node: Node) -> dict[str, Any]:
    """What tables, figures and boxes share."""
    lines = {name: part(node, name) for name in CAPTION}
    return {**lines, "sources": node.ids("sources"), **node.common()}


@element("title", children=INLINE, text=True)
def title(node: Node) -> Inlines:
    """The claim that heads a slide, table, figure, box or the document."""
    return inlines(node)


@element("subtitle", children=INLINE, text=True)
def subtitle(node: Node) -> Inlines:
    """What a table or figure shows: measure, unit, date."""
    return inlines(node)


@element("note", children=INLINE, text=True)
def note(node: Node) -> Inlines:
    """How to read a table, figure or slide."""
    return inlines(node)


@element("titleblock", children=("title", "standfirst", "fact"), attributes=("kind", "topic", *BLOCK_ATTRIBUTES))
def titleblock(node: Node) -> TitleBlock:
    """The head of page 1."""
    return TitleBlock(
        kind=node.text("kind"),
        topic=node.text("topic"),
        title=part(node, "title"),
        standfirst=part(node, "standfirst"),
        facts=parts(node, "fact"),
        **node.common(),
    )


@element("standfirst", children=INLINE, text=True)
def standfirst(node: Node) -> Inlines:
    """The answer in a sentence or two, below the title."""
    return inlines(node)


@element("fact", text=True)
def fact(node: Node) -> str:
    """A fact about the edition below the standfirst; the first is set strong."""
    return words(node)


@element(
    "section",
    children=("label", "assertion", *FLOW),
    attributes=("numbered", "anchor", *BLOCK_ATTRIBUTES),
)
def section(node: Node) -> Section:
    """A part of a brief: label, assertion, blocks."""
    anchor = cast(Literal["flow", "foot"], node.choice("anchor", ("flow", "foot"), "flow"))
    found = tuple(ROWS[child.tag].build(child) for child in node.nodes() if child.tag in FLOW)
    if not part(node, "label"):
        node.problem("missing-part", "<section> needs a <label>", "the label names it in rail and contents")
    return Section(
        label=part(node, "label"),
        assertion=part(node, "assertion"),
        blocks=found,
        numbered=node.flag("numbered", default=True),
        anchor=anchor,
        **node.common(),
    )


@element("label", children=INLINE, text=True)
def label(node: Node) -> Inlines:
    """The short name of a section."""
    return inlines(node)


@element("assertion", children=INLINE, text=True)
def assertion(node: Node) -> Inlines:
    """The claim of a section, a full sentence."""
    return inlines(node)


@element("heading", children=INLINE, text=True, attributes=("level", "rule", *BLOCK_ATTRIBUTES))
def heading(node: Node) -> Heading:
    """A heading inside a section; `rule="yes"` sets a line over it."""
    level, ruled = node.whole("level", 1, 1, 3), node.flag("rule")
    return Heading(children=inlines(node), level=level, ruled=ruled, **node.common())


@element("lead", children=INLINE, text=True, attributes=BLOCK_ATTRIBUTES)
def lead(node: Node) -> Paragraph:
    """An opening paragraph."""
    return Paragraph(children=inlines(node), role="lead", **node.common())


@element("p", children=INLINE, text=True, attributes=("role", *BLOCK_ATTRIBUTES))
def paragraph(node: Node) -> Paragraph:
    """A paragraph; role small makes it a grey note, credit says who said it, statement sets a sentence large."""
    role = cast(
        Literal["body", "small", "credit", "statement"],
        node.choice("role", ("body", "small", "credit", "statement"), "body"),
    )
    return Paragraph(children=inlines(node), role=role, **node.common())


@element("list", children=("item",), attributes=("ordered", *BLOCK_ATTRIBUTES))
def list_block(node: Node) -> ListBlock:
    """A list, ordered or not."""
    return ListBlock(items=parts(node, "item"), ordered=node.flag("ordered"), **node.common())


@element("item", children=(*TEXT, *INLINE), text=True, attributes=BLOCK_ATTRIBUTES)
def item(node: Node) -> ListItem:
    """An item of a list."""
    return ListItem(blocks=blocks(node), **node.common())


@element("quote", children=(*TEXT, *INLINE, "credit"), text=True, attributes=("verbatim", *BLOCK_ATTRIBUTES))
def quote(node: Node) -> Quote:
    """Somebody's words, and who said them."""
    found = tuple(ROWS[child.tag].build(child) for child in node.nodes() if child.tag in TEXT)
    line = inlines(node)
    if not found and line:
        found = (Paragraph(children=line, at=node.at),)
    return Quote(
        blocks=found, credit=part(node, "credit"), verbatim=node.flag("verbatim", default=True), **node.common()
    )


@element("credit", children=INLINE, text=True)
def credit(node: Node) -> Inlines:
    """Whose words a quote is."""
    return inlines(node)


@element(
    "table",
    children=(*CAPTION, "head", "row"),
    required=("columns",),
    attributes=("compact", "top", "rest", *_CAPTION_ATTRIBUTES),
)
def table(node: Node) -> Table:
    """A table; `columns` gives widths as shares, `:right` for numbers: "4 3 2:right". Each `<head>` is a row over it.

    A deck may show the `top` rows alone: `rest` says below them where the {count} others stand; they are in the notes.
    """
    columns = _columns(node)
    head, rows = parts(node, "head"), parts(node, "row")
    _check_head(node, head, len(columns))
    for row in rows:
        if row_width(row) != len(columns):
            _wrong_width(node, row, "this row", row_width(row), len(columns))
    _check_top(node)
    return Table(
        columns=columns,
        head=head,
        rows=rows,
        compact=node.flag("compact"),
        top=node.whole("top", 0, 0, 1000),
        rest=node.text("rest"),
        **caption(node),
    )


def _check_top(node: Node) -> None:
    """Note a table that shows only some of its rows where it must not, or does not say where the others are."""
    if not {"top", "rest"} & set(node.names):
        return
    if node.element.getroottree().getroot().tag == "brief":
        message = "a table of a brief shows all its rows"
        node.fault("table-top", message, "top and rest are for slides; take them out, or loop over fewer rows")
    elif "top" not in node.names or "{count}" not in node.text("rest"):
        message = "a table that shows its top rows needs words for the others"
        node.fault("table-top", message, 'top="6" rest="{count} more in the brief"')


def _check_head(node: Node, head: tuple[Row, ...], count: int) -> None:
    """Note rows of a head that do not fill the columns exactly, and cells that span more rows than there are."""
    for index, (row, filled) in enumerate(zip(head, columns_filled(head), strict=True)):
        if filled != frozenset(range(count)):
            name = "this row" if len(head) == 1 else f"row {index + 1} of the head"
            reached = max(filled, default=-1) + 1
            _wrong_width(node, row, name, reached if reached > count else len(filled), count)
        for cell in row.cells:
            if cell.rows > len(head) - index:
                message = f"this cell spans {cell.rows} rows, and the head has {len(head) - index} from here"
                hint = "each <head> of a table is one row of its head"
                Node(node.element, node.reading, cell.at or node.at).problem("head-rows", message, hint)


def _wrong_width(node: Node, row: Row, name: str, filled: int, count: int) -> None:
    hint = 'the table says columns="' + node.text("columns") + '"'
    message = f"{name} fills {filled} of {count} columns"
    Node(node.element, node.reading, row.at or node.at).problem("table-width", message, hint)


def _columns(node: Node) -> tuple[Column, ...]:
    found = [_COLUMN.fullmatch(word) for word in node.text("columns").split()]
    if not found or not all(found):
        hint = 'widths as shares, numbers right: columns="4 3 2:right"'
        node.value_fault("columns", f'<table> cannot have columns="{node.text("columns")}"', hint)
        return (Column(),)
    return tuple(
        Column(width=float(match[1]), align="right" if match[2] else "left") for match in found if match is not None
    )


@element("head", children=("cell",), attributes=BLOCK_ATTRIBUTES)
def head(node: Node) -> Row:
    """A row of a table's head, which is repeated where the table continues; several stand one below the other."""
    return Row(cells=parts(node, "cell"), **node.common())


@element("row", children=("cell",), attributes=("group", "focus", *BLOCK_ATTRIBUTES))
def row(node: Node) -> Row:
    """A row of a table; group heads the rows after it, focus is the one the claim is about."""
    for child in node.nodes():
        if "rows" in child.names:
            child.fault("unknown-attribute", "only a <cell> of a <head> has rows", "repeat the words in each row")
    return Row(cells=parts(node, "cell"), group=node.flag("group"), focus=node.flag("focus"), **node.common())


@element("cell", children=(*CELL, *INLINE), text=True, attributes=("columns", "rows", *BLOCK_ATTRIBUTES))
def cell(node: Node) -> Cell:
    """A cell of a table: words, or paragraphs, lists, a number set large; spans `columns` and, in a head, `rows`."""
    columns, rows = node.whole("columns", 1, 1, 40), node.whole("rows", 1, 1, 4)
    return Cell(blocks=blocks(node), columns=columns, rows=rows, **node.common())


@element("callout", children=(*CAPTION, *TEXT), attributes=_CAPTION_ATTRIBUTES)
def callout(node: Node) -> Callout:
    """A numbered box."""
    found = tuple(ROWS[child.tag].build(child) for child in node.nodes() if child.tag in TEXT)
    return Callout(blocks=found, **caption(node))


@element("keyfigures", children=("keyfigure",), attributes=("size", *BLOCK_ATTRIBUTES))
def keyfigures(node: Node) -> KeyFigures:
    """Numbers set large; `size="large"` with `place="full"` sets them as large as a poster's."""
    large = node.choice("size", ("usual", "large"), "usual") == "large"
    return KeyFigures(items=parts(node, "keyfigure"), large=large, **node.common())


@element("keyfigure", children=INLINE, text=True, required=("value",), attributes=("side", *BLOCK_ATTRIBUTES))
def keyfigure(node: Node) -> KeyFigure:
    """One number and what it counts."""
    side = node.text("side", "none")
    return KeyFigure(value=node.text("value"), label=inlines(node), side=side, **node.common())


@element("takeaways", children=("takeaway",), attributes=BLOCK_ATTRIBUTES)
def takeaways(node: Node) -> Takeaways:
    """The key takeaways."""
    return Takeaways(items=parts(node, "takeaway"), **node.common())


@element("takeaway", children=("claim", *TEXT), attributes=("confidence", *BLOCK_ATTRIBUTES))
def takeaway(node: Node) -> Takeaway:
    """One takeaway: its claim, its support, how sure the house is."""
    found = tuple(ROWS[child.tag].build(child) for child in node.nodes() if child.tag in TEXT)
    sure = mark_of_confidence(node, "confidence") if node.text("confidence") else None
    return Takeaway(claim=part(node, "claim"), blocks=found, confidence=sure, **node.common())


@element("claim", children=INLINE, text=True)
def claim(node: Node) -> Inlines:
    """The sentence a takeaway makes."""
    return inlines(node)


@element("columns", children=("column",), attributes=BLOCK_ATTRIBUTES)
def columns(node: Node) -> Columns:
    """Columns of equal width."""
    return Columns(columns=parts(node, "column"), **node.common())


@element("column", children=(*FLOW, *INLINE), text=True)
def column(node: Node) -> tuple[Block, ...]:
    """One of several columns."""
    return blocks(node)


@element("aside", children=(*TEXT, "heading", "keyfigures", *INLINE), text=True, attributes=BLOCK_ATTRIBUTES)
def aside(node: Node) -> Aside:
    """A note beside the text."""
    return Aside(blocks=blocks(node), **node.common())


@element("toc", attributes=BLOCK_ATTRIBUTES)
def toc(node: Node) -> Contents:
    """The list of numbered sections with their pages."""
    return Contents(**node.common())


@element("sources", attributes=BLOCK_ATTRIBUTES)
def sources(node: Node) -> SourceList:
    """Every source the document cites."""
    return SourceList(**node.common())


@element("notes", attributes=BLOCK_ATTRIBUTES)
def notes(node: Node) -> NoteList:
    """The notes of a brief that has them at its end."""
    return NoteList(**node.common())


@element("pagebreak", attributes=BLOCK_ATTRIBUTES)
def pagebreak(node: Node) -> PageBreak:
    """A new page."""
    return PageBreak(**node.common())
