"""A deck about invented countries, small enough to read, with every kind of slide; and what tests do with decks."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.picture_files import picture_file

from dealbrief.backends.pptx import Rendered, render
from dealbrief.document.blocks import (
    Cell,
    Column,
    Columns,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Row,
    SourceList,
    Table,
    Takeaway,
    Takeaways,
)
from dealbrief.document.figures import Bar, BarData, ExchangeData, LineData, Moment, Party, Point, Term
from dealbrief.document.figures_counts import UnitGroup, UnitsData
from dealbrief.document.figures_image import ImageData
from dealbrief.document.inlines import Cite, Confidence, Link, Stance, State, Strong, Text
from dealbrief.document.numbering import number
from dealbrief.document.tree import Document, Meta, Slide, Slot, SourceEntry
from dealbrief.errors import Place
from dealbrief.pictures import read_picture
from dealbrief.theme.brand import standard_theme
from dealbrief.theme.theme import Theme

AT = Place("deck.xml.j2", 12, 3)
LICENSED = State("licensed", "diamond", "licensed", "a")
DONE = State("done", "circle", "done, 4\u00a0May\u00a02031", "b")
ANNOUNCED = State("announced-only", "circle-open", "announced only", "a")


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),) if text else ()


def paragraph(text: str, role: Any = "body", *more: Any) -> Paragraph:
    return Paragraph(children=(*words(text), *more), role=role)


def cell(*blocks: Any) -> Cell:
    return Cell(blocks=tuple(paragraph(block) if isinstance(block, str) else block for block in blocks if block))


def row(*cells: Any, **kind: bool) -> Row:
    return Row(cells=tuple(each if isinstance(each, Cell) else cell(each) for each in cells), **kind)


def bullets(*items: str) -> ListBlock:
    return ListBlock(items=tuple(ListItem(blocks=(paragraph(item),)) for item in items))


def key_figure(value: str, label: str, side: str = "none") -> KeyFigure:
    return KeyFigure(value=value, label=words(label), side=side)


def slot(name: str, *blocks: Any) -> Slot:
    return Slot(name=name, blocks=blocks, at=AT)


def slide(role: str, title: str, *slots: Slot, **more: Any) -> Slide:
    return Slide(role=role, title=words(title), slots=slots, at=AT, **more)


def line_data() -> LineData:
    values = (
        (date(2028, 3, 1), 120, "about", "about 120 in March"),
        (date(2028, 9, 1), 260, "exact", ""),
        (date(2029, 4, 1), 402, "exact", "402, the peak"),
        (date(2030, 2, 1), 350, "over", ""),
        (date(2031, 5, 4), 300, "exact", "on 4\u00a0May\u00a02031"),
    )
    points = (Point(day, Decimal(value), str(value), approx, label) for day, value, approx, label in values)  # type: ignore[arg-type]
    return LineData(tuple(points), (Moment(date(2028, 6, 1), "Border closed"),), "b", "people", "People held")


def bar_data(count: int = 4) -> BarData:
    bars = (
        Bar(f"Round {n}", Decimal(n * n), str(n * n), f"Step {n}" if n % 2 else "", focus=n == count)
        for n in range(1, count + 1)
    )
    return BarData(tuple(bars), "b", "people", "People freed", "Round", "Step tied to it")


def exchange_data(parties: int = 2, terms: int = 3) -> ExchangeData:
    names = (Party("Norland", "a", "Its envoy"), Party("Sudland", "b", "Its president"), Party("Ostland", "c"))
    found = (
        Term(0, 1, "Amber trade licensed", "Three companies; no expiry date", LICENSED),
        Term(1, 0, "Forty people freed", "Thirty went to Ostland", DONE),
        Term(0, 1, "More relief", "", ANNOUNCED),
    )
    return ExchangeData(names[:parties], found[:terms], words("Ostland’s measures stay in force"))


def units_data(*counts: int) -> UnitsData:
    names = zip(("to Ostland", "to Norland", "not known"), ("a", "b", "none"), strict=True)
    groups = (UnitGroup(n, str(n), *name) for n, name in zip(counts or (30, 8, 2), names, strict=False))  # type: ignore[arg-type]
    return UnitsData(tuple(groups), "people")


@cache
def port() -> ImageData:
    """A picture with more pixels than its place needs."""
    return read_picture(picture_file(1600, 1200))


def figure(kind: str, data: Any) -> Figure:
    return Figure(kind=kind, data=data, alt=f"What the {kind} shows.")


def matrix(rows: int = 3) -> Table:
    state = Paragraph(children=(LICENSED,))
    body = (row(f"Measure {n}", cell(state, paragraph("by act 13", "small")), "none") for n in range(1, rows + 1))
    columns = (Column(width=2), Column(width=1), Column(width=1, align="right"))
    return Table(columns=columns, head=(row("Measure", "Norland", "Ostland"),), rows=tuple(body))


SOURCES = {
    entry.id: entry
    for entry in (
        SourceEntry(id="gazette", label="Gazette, 4 May 2031", publisher="Gazette", issued="4 May 2031", grade="A"),
        SourceEntry(id="wire", label="Wire, 5 May 2031", publisher="Wire", issued="5 May 2031", grade="C"),
        SourceEntry(
            id="watch", label="Watch, 2030", publisher="Watch", issued="2030", grade="B", href="https://watch.example/x"
        ),
    )
}


def slides() -> tuple[Slide, ...]:
    """One slide of every role, and every block that may stand on one."""
    cited = Cite(("watch",))
    return (
        slide("title", "Amber for people", slot("subtitle", paragraph("A licence for forty people")),
              slot("dateline", paragraph("Announced in May"), paragraph("As of 31 May 2031"))),
        slide("exhibit", "Norland licensed amber and Sudland freed forty people",
              slot("exhibit", figure("exchange", exchange_data())), section="The exchange",
              exhibit=words("Who gives what to whom"), sources=("gazette", "wire"), about=("t1", "t2"),
              talk=(paragraph("Read the solid arrows first."),)),
        slide("exhibit", "The count peaked and fell", slot("exhibit", figure("line", line_data())),
              section="The people", exhibit=words("People held, persons"), sources=("watch",),
              note=words("Hollow: approximate.")),
        slide("exhibit-note", "Each round was larger", slot("exhibit", figure("bar", bar_data())),
              slot("note", Heading(children=words("A pattern")), paragraph("Larger each time"), bullets("One", "Two")),
              section="The people"),
        slide("section", "What was given can be taken back", slot("lead", paragraph("It was done before.")),
              section="The measures"),
        slide("exhibit", "Only one column moved", slot("exhibit", matrix()), section="The measures",
              sources=("gazette",)),
        slide("statement", "The rest still wait", slot("statement", Quote(blocks=(paragraph("Three hundred wait"),),
              credit=words("Watch")), paragraph("Headline, May 2031")),
              slot("note", KeyFigures(items=(key_figure("300", "still held", "b"),))), section="The people"),
        slide("two", "Two names stand for many", slot("left", Heading(children=words("Ada Nord")), paragraph("Writer")),
              slot("right", Heading(children=words("Ben Sund")), bullets("Arrested 2029", "Freed 2031")),
              section="The people"),
        slide("text", "Small steps are likely", slot("body", Takeaways(items=(Takeaway(claim=words("It goes on"),
              blocks=(paragraph("More licences"),), confidence=Confidence("low", "low confidence")),)),
              Paragraph(children=(Strong(words("Watch")), *words(" says so"), cited,
                                  Link("https://watch.example/", words("here")),
                                  Stance("welcome", "+", "welcome")))), section="Outlook"),
        slide("sources", "Three sources carry it", slot("exhibit", SourceList()), section="Sources"),
        slide("one-slide", "Amber for people, on one slide", slot("exhibit", Columns(columns=(
              (Heading(children=words("The exchange"), level=2), figure("exchange", exchange_data(terms=2))),
              (Heading(children=words("The numbers"), level=2), KeyFigures(items=(key_figure("40", "freed"),))),
              (Heading(children=words("To watch"), level=2), bullets("A new round"))))), sources=("gazette",)),
        slide("exhibit", "Four numbers", slot("exhibit", KeyFigures(items=tuple(
              key_figure(str(n), f"number {n}", "a") for n in range(1, 5))))),
        slide("content", "Three things are known", slot("body", bullets("The act", "Its date"), paragraph("And so on"),
              ListBlock(items=(ListItem(blocks=(paragraph("Who knows"), bullets("Norland", "Sudland"))),))),
              section="Outlook", sources=("gazette",)),
        slide("columns", "Two lists stand side by side", slot("left", bullets("One", "Two")),
              slot("right", bullets("Three")), section="Outlook"),
        slide("comparison", "Before and after differ", slot("left-head", paragraph("Before")),
              slot("left", bullets("Closed")), slot("right-head", paragraph("After")), slot("right", bullets("Open")),
              section="Outlook"),
        slide("picture", "The harbour ships again", slot("picture", figure("image", port())),
              slot("body", paragraph("Seen from the pier")), section="Outlook"),
        slide("closing", "Ask before you quote", slot("lead", paragraph("The desk answers within a day."))),
        slide("title", "Forty people, one mark each", slot("subtitle", paragraph("Thirty went to Ostland")),
              slot("figure", figure("units", units_data())), slot("caption", paragraph("A mark for each person"))),
    )  # fmt: skip


def deck(*found: Slide, **changes: Any) -> Document:
    """A numbered document of slides."""
    meta = {
        "title": "Amber for people",
        "short_title": "Norland–Sudland exchange",
        "language": "en",
        "kind": "Deal brief",
        "as_of": "as of 31\u00a0May\u00a02031",
        "marking": "TLP:CLEAR",
        "house": "House",
        "stamp": date(2031, 5, 31),
        "sides": 2,
    }
    return number(Document(root="deck", meta=Meta(**{**meta, **changes}), slides=found or slides(), sources=SOURCES))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def theme() -> Theme:
    return standard_theme()


@pytest.fixture(scope="session")
def rendered(theme: Theme) -> Rendered:
    """The whole sample, written once."""
    return render(deck(), theme)


@pytest.fixture(scope="session")
def make() -> ModuleType:
    """This module: the makers of blocks and slides."""
    return sys.modules[__name__]


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with a golden file; DEALBRIEF_WRITE_GOLDENS=1 writes it instead."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parents[2] / "golden" / "pptx" / f"{name}.txt"
        if os.environ.get("DEALBRIEF_WRITE_GOLDENS"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="session")
def office() -> ModuleType:
    """LibreOffice; a test that asks for it is skipped where it is missing, and fails where tools are required."""
    spec = importlib.util.spec_from_file_location("office", Path(__file__).parents[2] / "office.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if module.soffice() is None:
        if os.environ.get("DEALBRIEF_REQUIRE_TOOLS") == "1":
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    return module
