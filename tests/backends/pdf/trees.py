"""Random trees of blocks: a seed comes in, a document of every class of block and inline goes out.

Every word is one of its kind and begins with its only capital, so that a reader of the file can tell, without knowing
where it was set, whether it stands there, and how often. Sizes go from nothing to ten times what is usual.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product
from random import Random
from typing import Any

from tests.backends.pdf.tree_figures import SLIM, WIDE
from tests.backends.pdf.tree_heads import heads

from dealbrief.document import blocks as b
from dealbrief.document import inlines as i
from dealbrief.document.marks import GLYPHS, STANCES
from dealbrief.document.numbering import number
from dealbrief.document.tree import Document, Meta, SourceEntry

SOURCES = tuple(f"source{index}" for index in range(12))
SIZES = (0, 1, 1, 1, 1, 2, 3, 10)
"""How often what is usual."""
_SYLLABLES = tuple(map("".join, product("bdfgklmnprstvz", "aeiou")))
_CYRILLIC = tuple(map("".join, product("бвгджзклмнпрстўцчш", "аеіоуы")))
_ENDINGS = ("", "", "", "", "", "", "", "ation", "wise", "rechtsbeauftragte", "łączność", "x" * 60)
_STRIDE = 19937
"""Prime to the number of names, so that words that follow one another are unlike."""
_AFTER = ("", "", "", "", "", "", ".", ",", ";", "!", "…")
_ROOMS: tuple[b.Room | None, ...] = (None, None, "main", "rail", "full")


class Words:
    """Words that do not occur twice, out of the syllables that hyphenation knows."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0

    def word(self, ending: str | None = None) -> str:
        syllables = _CYRILLIC if self.random.random() < 0.06 else _SYLLABLES
        number, self.count = (self.count * _STRIDE) % len(syllables) ** 3, self.count + 1
        name = ""
        for _ in range(3):
            number, digit = divmod(number, len(syllables))
            name += syllables[digit]
        return name.capitalize() + (self.random.choice(_ENDINGS) if ending is None else ending)

    def text(self, count: int, ending: str | None = None) -> str:
        return " ".join(self.word(ending) + self.random.choice(_AFTER) for _ in range(count))


class Trees:
    """The trees of one seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.words = Words(self.random)

    # ---- sizes

    def size(self, usual: int) -> int:
        return max(0, round(usual * self.random.choice(SIZES) * self.random.uniform(0.5, 1.5)))

    def few(self, make: Callable[[], Any], most: int) -> tuple[Any, ...]:
        return tuple(make() for _ in range(self.random.randint(0, most)))

    # ---- inlines

    def inlines(self, words: int) -> i.Inlines:
        """So many words, in inlines of every class with spaces between."""
        out: list[i.Inline] = []
        while words > 0:
            count = min(words, self.random.randint(1, 12))
            words -= count
            out += [self.inline(count), i.Text(" ")]
            if self.random.random() < 0.1:
                out.insert(-1, self.cite())
        return tuple(out)

    def inline(self, count: int) -> i.Inline:
        inside = (i.Text(self.words.text(count)),)
        kinds: tuple[i.Inline, ...] = (
            i.Strong((i.Emphasis(inside),)),
            i.Emphasis(inside),
            i.Link("https://example.org/a", inside),
            i.Code(inside[0].text),
            i.Lang("de", inside),
            i.Superscript(inside),
            i.Subscript(inside),
            i.Value(inside[0].text),
            i.State("done", self.random.choice(list(GLYPHS)), inside[0].text, self.side()),
            i.Stance("welcome", self.random.choice(list(STANCES.values())), inside[0].text),
            i.Confidence(self.random.choice(("low", "moderate", "high")), inside[0].text),
        )
        return inside[0] if self.random.random() < 0.6 else self.random.choice(kinds)

    def cite(self) -> i.Cite:
        return i.Cite(tuple(self.random.sample(SOURCES, self.random.randint(1, 3))))

    def side(self) -> str:
        return self.random.choice(("a", "b", "c", "none"))

    def state(self) -> i.State:
        return i.State("done", self.random.choice(list(GLYPHS)), self.short(2), self.side())

    def short(self, most: int) -> str:
        """A few short words, such as stand in a figure."""
        return self.words.text(self.random.randint(1, most), "")

    # ---- blocks

    def room(self) -> b.Room | None:
        return self.random.choice(_ROOMS)

    def paragraph(self) -> b.Paragraph:
        role = self.random.choice(("body", "body", "body", "lead", "small", "credit", "statement"))
        return b.Paragraph(children=self.inlines(self.size(20)), role=role, room=self.room())

    def heading(self) -> b.Heading:
        level = self.random.randint(1, 3)
        return b.Heading(children=self.inlines(self.size(4)), level=level, ruled=self.random.random() < 0.2)

    def simple(self) -> b.Block:
        return self.heading() if self.random.random() < 0.2 else self.paragraph()

    def listed(self, depth: int = 0) -> b.ListBlock:
        def item() -> b.ListItem:
            inner = self.listed(depth + 1) if depth < 3 and self.random.random() < 0.15 else self.simple()
            return b.ListItem(blocks=(inner, *self.few(self.simple, 1)))

        items = tuple(item() for _ in range(self.size(3)))
        return b.ListBlock(items=items, ordered=self.random.random() < 0.5)

    def quote(self) -> b.Quote:
        verbatim = self.random.random() < 0.5
        return b.Quote(blocks=self.few(self.paragraph, 2), credit=self.inlines(self.size(3)), verbatim=verbatim)

    def caption(self) -> dict[str, Any]:
        return {
            "title": self.inlines(self.size(6)),
            "subtitle": self.inlines(self.size(4)),
            "note": self.inlines(self.size(4)),
            "sources": tuple(self.random.sample(SOURCES, self.random.randint(0, 3))),
            "room": self.room(),
        }

    def cell(self, words: int) -> b.Cell:
        blocks: tuple[b.Block, ...] = tuple(
            b.Paragraph(children=self.inlines(self.size(words))) for _ in range(self.random.choice((0, 1, 1, 1, 1, 2)))
        )
        if self.random.random() < 0.01:
            blocks += (self.random.choice((self.listed, self.quote, self.aside))(),)
        return b.Cell(blocks=blocks, columns=1)

    def row(self, columns: int, words: int, group: bool = False) -> b.Row:
        """Cells that fill the columns, some of them two at a time; at times one too few."""
        cells: list[b.Cell] = []
        left = columns - (self.random.random() < 0.05)
        while left > 0:
            spanned = 2 if left > 1 and self.random.random() < 0.08 else 1
            made = self.cell(words)
            cells.append(b.Cell(blocks=made.blocks, columns=spanned))
            left -= spanned
        if group:
            cells = cells[:1]
        return b.Row(cells=tuple(cells), group=group, focus=self.random.random() < 0.1)

    def table(self) -> b.Table:
        count = self.random.choice((1, 2, 3, 3, 4, 5, 6, 8, 12, 20))
        words = self.random.choice((1, 2, 4)) if count < 8 else 1
        columns = tuple(
            b.Column(width=self.random.uniform(0.0, 4.0), align=self.random.choice(("left", "right")))
            for _ in range(count)
        )
        head: tuple[b.Row, ...] = ()
        if self.random.random() < 0.7:
            depth = self.random.choice((1, 1, 2, 3))
            head = (self.row(count, 1),) if depth == 1 else heads(self.random, depth, count, lambda: self.cell(1))
        if head and self.random.random() < 0.3:
            first = replace(head[0].cells[0], blocks=())
            head = (b.Row(cells=(first, *head[0].cells[1:])), *head[1:])
        rows = tuple(self.row(count, words, self.random.random() < 0.1) for _ in range(min(self.size(5), 240 // count)))
        compact = self.random.random() < 0.3
        return b.Table(columns=columns, head=head, rows=rows, compact=compact, **self.caption())

    def callout(self, depth: int = 0) -> b.Callout:
        inner = (self.callout(depth + 1),) if depth < 5 and self.random.random() < 0.2 else ()
        blocks = (*self.few(self.simple, 3), *inner, *self.few(self.any_inner, 1))
        return b.Callout(blocks=blocks, **self.caption())

    def any_inner(self) -> b.Block:
        """A block inside a box or a column."""
        makers = (self.listed, self.quote, self.table, self.slim_figure, self.aside, self.key_figures, self.sourced)
        return self.random.choice(makers)()

    def beside(self, depth: int = 0) -> b.Columns:
        def column() -> tuple[b.Block, ...]:
            inner = (self.beside(depth + 1),) if depth < 2 and self.random.random() < 0.15 else ()
            return (*self.few(self.simple, 2), *inner)

        return b.Columns(
            columns=tuple(column() for _ in range(self.random.choice((0, 1, 2, 2, 3, 5)))), room=self.room()
        )

    def numeral(self) -> str:
        """A word on the baseline, as figures are."""
        word = self.words.word("")
        while set(word) & set("gpруцў"):
            word = self.words.word("")
        return word

    def key_figures(self) -> b.KeyFigures:
        items = tuple(
            b.KeyFigure(value=self.numeral(), label=self.inlines(self.size(4)), side=self.side())
            for _ in range(self.random.randint(0, 7))
        )
        room = self.random.choice((None, "rail", "full"))
        return b.KeyFigures(items=items, room=room, large=self.random.random() < 0.3)

    def takeaways(self) -> b.Takeaways:
        def one() -> b.Takeaway:
            sure = i.Confidence(self.random.choice(("low", "moderate", "high")), self.short(2))
            claim = self.inlines(self.size(5))
            return b.Takeaway(
                claim=claim, blocks=self.few(self.paragraph, 1), confidence=self.random.choice((None, sure))
            )

        return b.Takeaways(items=tuple(one() for _ in range(min(self.size(4), 20))))

    def aside(self) -> b.Aside:
        return b.Aside(blocks=self.few(self.paragraph, 2), room=self.room())

    def sourced(self) -> b.SourceList:
        return b.SourceList()

    # ---- figures

    def figure(self) -> b.Figure:
        """Of any kind; those that need the whole width are not put in the rail."""
        kind = self.random.choice((*WIDE, *SLIM))
        fields = self.caption()
        if kind in WIDE:
            fields["room"] = self.random.choice((None, "full"))
        return b.Figure(kind=kind, data={**WIDE, **SLIM}[kind](self), alt="A drawing", **fields)

    def slim_figure(self) -> b.Figure:
        """Of a kind that stands in a narrow place too."""
        kind = self.random.choice(tuple(SLIM))
        return b.Figure(kind=kind, data=SLIM[kind](self), alt="A drawing", **self.caption())

    # ---- documents

    def block(self) -> b.Block:
        makers = (
            *(self.paragraph, self.paragraph, self.heading, self.listed, self.quote, self.table, self.table),
            *(self.figure, self.figure, self.callout, self.key_figures, self.takeaways, self.beside, self.aside),
            *(self.sourced, self.contents, self.page_break, self.note_list, self.alone),
        )
        return self.random.choice(makers)()

    def contents(self) -> b.Contents:
        return b.Contents(room=self.random.choice((None, "main")))

    def page_break(self) -> b.PageBreak:
        return b.PageBreak()

    def note_list(self) -> b.Block:
        """The notes stand once, at the end (`document`); here, what a template may nest but seldom does."""
        return b.Section(label=self.inlines(3), blocks=self.few(self.simple, 2), numbered=False)

    def alone(self) -> b.Block:
        """Parts of other blocks that stand by themselves."""
        return self.random.choice(
            (
                b.KeyFigure(value=self.numeral(), label=self.inlines(3)),
                b.Takeaway(claim=self.inlines(4)),
                self.row(3, 2),
                self.cell(5),
                b.ListItem(blocks=(self.paragraph(),)),
            )
        )

    def section(self) -> b.Section:
        return b.Section(
            label=self.inlines(self.size(2)),
            assertion=self.inlines(self.size(8)),
            blocks=self.few(self.block, 6),
            numbered=self.random.random() < 0.7,
            anchor="foot" if self.random.random() < 0.1 else "flow",
        )

    def title(self) -> b.TitleBlock:
        return b.TitleBlock(
            kind=self.short(2),
            topic=self.short(3),
            title=(i.Text(self.words.text(self.random.randint(1, 6), "")),),
            standfirst=self.inlines(self.size(8)),
            facts=self.few(lambda: self.short(3), 4),
        )

    def document(self) -> Document:
        notes = "end" if self.random.random() < 0.2 else "foot"
        meta = Meta(
            title="t",
            short_title="t",
            language="en",
            marking=self.random.choice(("", "TLP:AMBER+STRICT")),
            stamp=date(2031, 5, 3),
            page=self.random.choice(("", "A4", "Letter")),
            notes=notes,
            spacing=self.random.choice(("", "", "tight")),
            sides=self.random.randint(0, 4),
        )
        blocks: list[b.Block] = list(self.few(self.title, 1))
        for _ in range(self.random.randint(1, 3)):
            blocks.append(self.section() if self.random.random() < 0.7 else self.block())
        if notes == "end":
            blocks.append(b.NoteList(room="full"))
        meta = replace(meta, numbering="paragraphs" if self.random.random() < 0.3 else "")
        return number(Document(root="brief", meta=meta, blocks=tuple(blocks), sources=entries()))


def entries() -> dict[str, SourceEntry]:
    """Sources, whose words are no words of the trees."""
    return {
        name: SourceEntry(id=name, label=name, publisher=name, title=f"what {name} saw", href=f"https://{name}.example")
        for name in SOURCES
    }


def tree(seed: int) -> Document:
    return Trees(seed).document()
