"""Each extreme once: blocks that ask for more, or for less, than anybody writes, of words that are all different."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

from tests.backends.pdf.trees import Words

from dealbrief.document import blocks as b
from dealbrief.document import figures as f
from dealbrief.document import inlines as i


def said(text: str) -> b.Paragraph:
    return b.Paragraph(children=(i.Text(text),))


def cell(text: str, columns: int = 1) -> b.Cell:
    return b.Cell(blocks=(said(text),), columns=columns)


def grid(words: Words, rows: int, columns: int, ending: str | None = "", **fields: Any) -> b.Table:
    head = b.Row(cells=tuple(cell(words.word("")) for _ in range(columns)))
    body = tuple(b.Row(cells=tuple(cell(words.word(ending)) for _ in range(columns))) for _ in range(rows))
    captioned = {"title": (i.Text(words.text(3)),), **fields}
    return b.Table(columns=tuple(b.Column() for _ in range(columns)), head=(head,), rows=body, **captioned)


def nested(words: Words, depth: int) -> b.Block:
    inside: tuple[b.Block, ...] = (said(words.text(30)),) if depth == 1 else (nested(words, depth - 1),)
    return b.Callout(title=(i.Text(words.text(2)),), blocks=inside)


def beside(*blocks: b.Block) -> b.Columns:
    return b.Columns(columns=tuple((block,) for block in blocks))


def listed(block: b.Block) -> b.ListBlock:
    return b.ListBlock(items=(b.ListItem(blocks=(block,)),))


def row_of(*cells: b.Cell) -> b.Table:
    return b.Table(columns=(b.Column(), b.Column()), head=(), rows=(b.Row(cells=cells),))


def extremes() -> Iterator[tuple[str, tuple[b.Block, ...]]]:
    """Each with its name; their words are again all different."""
    words = Words(Random(1))
    bars = f.BarData((f.Bar(words.word(""), Decimal(3), "3"),))
    long_captions = {name: (i.Text(words.text(450)),) for name in ("title", "subtitle", "note")}
    yield "a cell of 5,000 words", (row_of(cell(words.text(5000)), cell(words.text(2))),)
    yield "a word of 300 characters", (said(words.word("x" * 300)),)
    yield "words of 300 characters in narrow cells", (grid(words, 3, 6, "y" * 300),)
    yield "a table of 400 rows", (grid(words, 400, 3),)
    yield "a table of 40 columns", (grid(words, 3, 40, room="full"),)
    yield "a table of 40 columns in main", (grid(words, 3, 40, room="main"),)
    yield "a table of 90 columns", (grid(words, 3, 90),)
    yield "a figure with captions of 450 words", (b.Figure(kind="bar", data=bars, alt="A drawing", **long_captions),)
    yield "a table with captions of 450 words", (grid(words, 2, 2, **long_captions),)
    yield "boxes in boxes", (nested(words, 6),)
    inner = beside(said(words.text(40)), beside(said(words.text(40)), said(words.text(40))))
    yield "columns in columns", (beside(inner, said(words.text(5))),)
    yield "lists in lists", (listed(listed(listed(listed(said(words.text(200)))))),)
    yield "nothing", tuple(empty())


def empty() -> Iterator[b.Block]:
    """Blocks of every class with nothing in them."""
    yield b.Section(label=(), blocks=())
    yield b.Section(label=(), blocks=(), numbered=False)
    yield b.Paragraph(children=())
    yield b.Heading(children=())
    yield b.ListBlock(items=())
    yield b.ListBlock(items=(b.ListItem(blocks=()),))
    yield b.Quote(blocks=())
    yield b.Table(columns=(), head=(), rows=())
    yield b.Table(columns=(), head=(b.Row(cells=()),), rows=(b.Row(cells=()), b.Row(cells=(b.Cell(blocks=()),))))
    yield b.Callout(blocks=())
    yield b.KeyFigures(items=())
    yield b.Takeaways(items=())
    yield b.Takeaway(claim=())
    yield b.Columns(columns=())
    yield b.Columns(columns=((), ()))
    yield b.Aside(blocks=())
    yield b.Contents()
    yield b.SourceList()
    yield b.NoteList()
    yield b.PageBreak()
    yield b.Row(cells=())
    yield b.Cell(blocks=())
