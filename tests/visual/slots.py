"""Random content for slides: a seed comes in, slides with one slot filled each go out, with all that must be read.

Every text starts with a mark of its own ("k17"), so that it can be found on a drawn slide whatever stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.backends.pptx import conftest as make

from dealbrief.document.blocks import (
    Block,
    Callout,
    Column,
    Columns,
    Heading,
    KeyFigures,
    ListBlock,
    ListItem,
    Quote,
    Row,
    Table,
)
from dealbrief.document.inlines import State
from dealbrief.document.tree import Slide

_ENGLISH = "the of and relief licence sanctions potash fertiliser envoy released prisoners nevertheless"
_BELARUSIAN = "вызваленне палітычных зняволеных калійныя ўгнаенні і ў абмежаванні Беларуськалій замежнапалітычны"
_GERMAN = (
    "Sanktionserleichterung Ausfuhrgenehmigungsverfahren und Außenwirtschaftsverordnung der größte für "
    "Rechtsschutzversicherungsgesellschaften Kaliumchloridlieferverträge"
)
_NUMBERS = "1,234,567 12.5 % 2025-09-11 €3.4bn 123 0.5–0.75 31\u00a0May\u00a02031 (14) ±7 $1,900/t"
_ADDRESSES = (
    "https://example.org/notices/2025/09/general-licence-13?version=2&language=be",
    "www.example.org/a/b",
    "someone-with-a-long-name@correspondence.example.org",
)
_SHAPES = ("diamond", "circle", "circle-open")
ROLES = {
    "exhibit": "exhibit",
    "text": "body",
    "content": "body",
    "two": "left",
    "columns": "right",
    "exhibit-note": "exhibit",
    "statement": "statement",
}


@dataclass
class Filled:
    """A slide with one random slot. `texts` must stand on its slides once, `heads` on each slide with rows of theirs.

    `is_cut` says that all of it can go on on a further slide at any place.
    """

    slide: Slide
    texts: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    is_cut: bool = True


class Filler:
    """Makes slides; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._count = 0
        self._found = Filled(make.slide("exhibit", "none"))

    def slide(self) -> Filled:
        """A slide of a random role with random content in one slot."""
        role = self._random.choice(list(ROLES))
        self._found = Filled(make.slide(role, "none"))
        title = self._mark(self._random.randint(1, 7), keep=False)
        few = role in ("two", "columns", "exhibit-note")
        blocks = self._statement() if role == "statement" else self._blocks(few)
        self._found.slide = make.slide(role, title, make.slot(ROLES[role], *blocks))
        return self._found

    def _blocks(self, few: bool) -> list[Block]:
        makers: list[Callable[[], Block]] = [
            self._paragraph, self._list, self._heading, self._quote, self._numbers, self._table, self._callout,
        ]  # fmt: skip
        if not few:
            makers.append(self._columns)
        return [self._random.choice(makers)() for _ in range(self._random.randint(1, 3 if few else 7))]

    def _statement(self) -> list[Block]:
        self._found.is_cut = False
        return [self._quote(9), self._paragraph(6)]

    def _mark(self, most: int, least: int = 1, keep: bool = True) -> str:
        """A text of up to so many words in one of the languages, with a mark before it."""
        self._count += 1
        english = _ENGLISH.split(" ")
        words = self._random.choice((_ENGLISH, _BELARUSIAN, _GERMAN, _NUMBERS)).split(" ")
        found = [self._random.choice(words if self._random.random() < 0.8 else english) for _ in range(most)]
        if self._random.random() < 0.1:
            found.insert(self._random.randrange(len(found)), self._random.choice(_ADDRESSES))
        text = " ".join([f"k{self._count}x", *found[: self._random.randint(least, max(most, least))]])
        if keep:
            self._found.texts.append(text)
        return text

    def _paragraph(self, most: int = 50) -> Block:
        return make.paragraph(self._mark(most), self._random.choice(("body", "body", "lead", "small")))

    def _heading(self) -> Block:
        return Heading(children=make.words(self._mark(6)), level=self._random.choice((1, 2)))

    def _quote(self, most: int = 25) -> Block:
        return Quote(blocks=(make.paragraph(self._mark(most)),), credit=make.words(self._mark(4)))

    def _list(self, depth: int = 0) -> ListBlock:
        items = []
        for _ in range(self._random.randint(1, 5)):
            inner: list[Block] = [make.paragraph(self._mark(18))]
            if depth < 2 and self._random.random() < 0.25:
                inner.append(self._list(depth + 1))
            items.append(ListItem(blocks=tuple(inner)))
        return ListBlock(items=tuple(items), ordered=self._random.random() < 0.3)

    def _numbers(self) -> Block:
        count = self._random.randint(1, 4)
        values = [self._random.choice(("14", "1,234", "€3.4bn", "12 %")) for _ in range(count)]
        self._found.is_cut = False
        return KeyFigures(items=tuple(make.key_figure(value, self._mark(6), "a") for value in values))

    def _table(self) -> Block:
        across = self._random.randint(1, 4)
        head = [self._mark(2, keep=False) for _ in range(across)]
        self._found.heads.extend(head)
        rows = tuple(self._row(across) for _ in range(self._random.randint(1, 14)))
        columns = tuple(
            Column(width=self._random.choice((1, 2, 3)), align=self._random.choice(("left", "left", "right")))
            for _ in range(across)
        )
        return Table(columns=columns, head=(make.row(*head),), rows=rows, compact=self._random.random() < 0.4)

    def _row(self, across: int) -> Row:
        cells = [make.cell(make.paragraph(self._mark(8))) for _ in range(across - 1)]
        state = State("licensed", self._random.choice(_SHAPES), self._mark(2), self._random.choice(("a", "b")))
        last = (make.paragraph("", "body", state), make.paragraph(self._mark(5), "small"))
        return make.row(*cells, make.cell(*last), focus=self._random.random() < 0.1)

    def _callout(self) -> Block:
        inner = (make.paragraph(self._mark(25)), self._list(1))
        return Callout(title=make.words(self._mark(5)), subtitle=make.words(self._mark(5)), blocks=inner)

    def _columns(self) -> Block:
        self._found.is_cut = False
        columns = [
            (Heading(children=make.words(self._mark(3)), level=2), make.paragraph(self._mark(14)), self._list(2))
            for _ in range(self._random.randint(2, 3))
        ]
        return Columns(columns=tuple(columns))
