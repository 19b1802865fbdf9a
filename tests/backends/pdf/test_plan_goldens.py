"""Small trees and the pages they become, as readable text: where every line, rule and tint stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dealbrief import figures
from dealbrief.backends.pdf import PagePlan
from dealbrief.document.blocks import (
    Aside,
    Block,
    Callout,
    Cell,
    Column,
    Columns,
    Contents,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    ListItem,
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
from dealbrief.document.figures import LineData
from dealbrief.document.inlines import Cite, Confidence, Inline, Inlines, Stance, State, Strong, Text
from dealbrief.figures.drawing import Drawing, Label, Line, Run

Build = Callable[..., PagePlan]
Golden = Callable[[str, str], None]


def t(text: str) -> Inlines:
    return (Text(text),)


def p(*parts: Inline | str, **fields: str) -> Paragraph:
    return Paragraph(children=tuple(Text(part) if isinstance(part, str) else part for part in parts), **fields)  # type: ignore[arg-type]


def row(*cells: tuple[Paragraph, ...] | str, group: bool = False, span: int = 1) -> Row:
    made = (Cell(blocks=(p(cell),) if isinstance(cell, str) else cell, columns=span) for cell in cells)
    return Row(cells=tuple(made), group=group)


LICENSED = State("licensed", "diamond", "licensed", "a")
NONE = State("none", "none", "none")

CASES: dict[str, tuple[Block, ...]] = {
    "front": (
        TitleBlock(
            kind="Policy brief",
            topic="Trade",
            title=t("One side eased its measures, and the other freed nine people"),
            standfirst=t("The relief is a licence that can be withdrawn, not a delisting."),
            facts=("As of 3 May 2031", "Version 1.0"),
        ),
        KeyFigures(
            items=(
                KeyFigure(value="9", label=t("people freed on 3 May"), side="b"),
                KeyFigure(value="0", label=t("measures ended")),
            )
        ),
        Contents(),
        Takeaways(
            items=(
                Takeaway(claim=t("Lifted was the word; licensed is the law."), blocks=(p("The three stay listed."),)),
                Takeaway(claim=t("The people left."), confidence=Confidence("moderate", "moderate confidence")),
                Takeaway(claim=t("A third."), blocks=(p("Why."),)),
                Takeaway(claim=t("A fourth."), blocks=(p("Why."),)),
            )
        ),
        Section(label=t("The exchange"), assertion=t("A licence for nine people"), blocks=(p("It was so."),)),
    ),
    "prose": (
        Section(
            label=t("The law"),
            assertion=t("It says “licensed”, and the difference matters"),
            blocks=(
                p("A licence permits what a listing forbids", Cite(("alpha",)), ". It is dated 3 May 2031."),
                Heading(children=t("What it leaves")),
                p(Strong(t("Everything.")), " The listing stays."),
                ListBlock(items=(ListItem(blocks=(p("first"),)), ListItem(blocks=(p("second"),))), ordered=True),
                Quote(blocks=(p("We are lifting them."),), credit=t("The envoy, 3 May 2031")),
                Aside(blocks=(p("A side note in the rail."),), room="rail"),
                Columns(columns=((p("Left."),), (p("Right."),))),
                p("A grey note.", role="small"),
            ),
        ),
    ),
    "paragraphs": (
        Contents(),
        Section(
            label=t("The law"),
            assertion=t("It says “licensed”"),
            blocks=(
                p("A licence permits what a listing forbids, for as long as it stands and to those it names."),
                p("A note that nobody cites.", role="small"),
                p("Officials cite this one by its number.", role="lead"),
            ),
        ),
        Section(label=t("The people"), blocks=(p("All nine left."),)),
    ),
    "table": (
        Table(
            title=t("What each side gave"),
            subtitle=t("Terms and their status"),
            note=t("None means that none was found."),
            sources=("alpha", "beta"),
            room="full",
            columns=(Column(width=3), Column(width=3), Column(width=2, align="right")),
            head=(row("", "Legal act", "Count"),),
            rows=(
                row("North to South", group=True, span=3),
                row((p("Three companies"), p(LICENSED)), (p(Strong(t("3 May"))), p("General License 4")), "3"),
                row((p("More"),), (p(NONE),), "0"),
                row("South to North", group=True, span=3),
                row((p("Nine people"),), (p("pardon"),), "9"),
            ),
        ),
        Table(
            title=t("Who said what"),
            room="main",
            compact=True,
            columns=(Column(width=2), Column(width=3)),
            head=(row("Actor", "Stance"),),
            rows=(row("West", (p(Stance("conditional", "±", "welcome with conditions")),)),),
        ),
    ),
    "box": (
        Callout(
            title=t("Three states of one measure"),
            subtitle=t("Use the narrowest word"),
            sources=("alpha",),
            blocks=(
                Table(
                    columns=(Column(width=1), Column(width=4)),
                    head=(),
                    rows=(row((p(LICENSED),), "Still on the list."), row("Lifted", "Off the list.")),
                ),
            ),
        ),
    ),
    "figure": (
        Figure(
            kind="line",
            data=LineData(points=()),
            alt="A line",
            title=t("More than nine remain"),
            subtitle=t("People, on the day of each count"),
            note=t("Hollow points are approximate."),
            sources=("alpha",),
            room="main",
        ),
        Figure(kind="line", data=LineData(points=()), alt="A line", title=t("Across"), room="full"),
    ),
    "poster": (
        KeyFigures(
            items=(
                KeyFigure(value="123", label=t("people freed on 3 May"), side="b"),
                KeyFigure(value="1,131", label=t("still held")),
                KeyFigure(value="0", label=t("measures ended"), side="a"),
            ),
            large=True,
            room="full",
        ),
        Section(
            label=t("The people"),
            blocks=(
                p("They left prison, and with it their country", role="statement", room="full"),
                p("In the rail.", room="rail"),
                p("A first paragraph."),
                p("A second statement stands where it is written", role="statement", room="full"),
                p("Words below it."),
            ),
            number=1,
        ),
        Columns(columns=((p("In a column", role="statement"),), (p("Beside it"),)), room="full"),
    ),
    "end": (
        Section(label=t("Text"), blocks=(p("Cited.", Cite(("alpha", "beta")), Cite(("gamma",))),), numbered=False),
        Section(label=t("Sources"), blocks=(p("Graded.", role="small", room="rail"), SourceList()), numbered=False),
        Section(label=t("About"), blocks=(p("Prepared by."),), numbered=False, anchor="foot"),
    ),
}


def drawing(figure: Figure, width: float, language: str) -> Drawing:
    label = Label((width, 60), (Run("nine", "b", weight="semibold"), Run(" left", "grey")), 8.0, anchor="end")
    return Drawing(width, 120.0, (Line((0, 120), (width, 120), 0.7, "ink"), label))


@pytest.mark.parametrize("name", CASES)
def test_plan(name: str, plan: Build, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "page_drawing", drawing)
    meta = {"marking": "TLP:CLEAR", "state": "Draft", "kind": "Policy brief", "as_of": "as of 3 May 2031"}
    meta["numbering"] = name if name == "paragraphs" else ""
    golden(name, plan(*CASES[name], house="House", version="Version 1.0", **meta).to_text())
