"""Pages: what stands where on them, seen in whole plans."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from dealbrief.backends.pdf import plan_pages
from dealbrief.backends.pdf.plan.page_plan import Art, Box, Destination, Fill, PagePlan, Rule, TextLine
from dealbrief.document.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Columns,
    Contents,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
    TitleBlock,
)
from dealbrief.document.figures import Bar, BarData
from dealbrief.document.inlines import Cite, Inline, Text
from dealbrief.document.tree import Document
from dealbrief.theme.brand import standard_theme

Build = Callable[..., PagePlan]
WORDS = "The licence allows dealings with the companies and leaves them on the list. "


def para(*parts: Inline | str) -> Paragraph:
    return Paragraph(children=tuple(Text(part) if isinstance(part, str) else part for part in parts))


def section(label: str, *blocks: object, assertion: str = "A claim", **fields: object) -> Section:
    claim = (Text(assertion),) if assertion else ()
    return Section(label=(Text(label),), assertion=claim, blocks=blocks, **fields)  # type: ignore[arg-type]


def figure(bars: int, title: str = "Rounds") -> Figure:
    data = BarData(tuple(Bar(f"Day {index}", Decimal(index + 1), str(index + 1)) for index in range(bars)))
    return Figure(kind="bar", data=data, alt=title, title=(Text(title),), subtitle=(Text("People"),), room="main")


def table(rows: int, title: str = "Names") -> Table:
    cells = [tuple(Cell(blocks=(para(f"{name} {index}"),)) for name in ("Name", "Role")) for index in range(rows)]
    head = Row(cells=(Cell(blocks=(para("Who"),)), Cell(blocks=(para("What"),))))
    columns = (Column(), Column())
    body = tuple(Row(cells=row) for row in cells)
    return Table(title=(Text(title),), columns=columns, head=(head,), rows=body, room="full")


def lines(plan: PagePlan, page: int, content: bool = True) -> list[tuple[float, float, str]]:
    boxes = plan.pages[page - 1].boxes
    return [
        (box.item.x, box.item.y, box.item.text)
        for box in boxes
        if isinstance(box.item, TextLine) and not (content and box.furniture)
    ]


def where(plan: PagePlan, text: str) -> tuple[int, float, float]:
    """Page and place of the first line that holds a text."""
    for page in plan.pages:
        for x, y, words in lines(plan, page.number, content=False):
            if text in words:
                return page.number, x, y
    raise AssertionError(f"{text!r} stands nowhere")


def boxes(plan: PagePlan, page: int) -> tuple[Box, ...]:
    return plan.pages[page - 1].boxes


def test_a_row_starts_on_the_grid(plan: Build) -> None:
    made = plan(section("One", para(WORDS * 3)), section("Two", figure(4), para(WORDS)), section("Three", table(3)))
    for text in ("One", "Two", "Figure", "Three", "Table"):
        assert where(made, text)[2] % 14 == pytest.approx(0)


def test_rail_and_main_share_their_first_baseline(plan: Build) -> None:
    made = plan(section("One", para(WORDS)))
    assert where(made, "One")[2] == where(made, "The licence")[2] == 84
    assert where(made, "The licence")[1] - where(made, "A claim")[1] == pytest.approx(60 / 25.4 * 72)


def test_the_rail_stays_in_the_first_part_of_a_split_row(plan: Build) -> None:
    made = plan(section("One", *(para(WORDS * 6) for _ in range(20))))
    assert len(made.pages) > 1
    left = where(made, "One")[1]
    assert all(x > left + 100 for x, _, _ in lines(made, 2))


def test_notes_stand_at_the_foot_of_the_page_that_calls_them(plan: Build) -> None:
    filler = tuple(para(WORDS * 6) for _ in range(14))
    made = plan(section("One", para("First", Cite(("alpha",))), *filler, para("Last", Cite(("beta", "gamma")))))
    assert where(made, "Alpha, 3 May 2031.")[::2] == (1, 770.0)
    assert where(made, "Beta, 3 May 2031; Gamma, 3 May 2031.")[0] == where(made, "Last")[0]


def test_the_foot_of_the_text_is_clear_of_the_notes(plan: Build) -> None:
    made = plan(section("One", *(para(WORDS * 4, Cite((name,))) for name in ("alpha", "beta", "gamma") for _ in "ab")))
    for page in made.pages:
        rule = [box.item.y for box in page.boxes if isinstance(box.item, Rule) and box.item.colour == "mute"]
        if rule:
            text = [
                box.item.y
                for box in page.boxes
                if isinstance(box.item, TextLine) and box.block and "notes" not in box.block
            ]
            assert max(text) <= rule[0] - 20 + 0.01


def test_more_notes_than_half_a_page_go_on_at_the_next_foot(plan: Build) -> None:
    cites = [Cite((name,)) for name in (f"s{index}" for index in range(90))]
    sources = " ".join(f"s{index}" for index in range(90))
    made = plan(section("One", para("All of it", *cites)), sources=sources)
    shown = [box.block for page in made.pages for box in page.boxes if box.block.startswith("notes/")]
    assert list(dict.fromkeys(shown)) == [f"notes/{n}{part}" for n in range(1, 91) for part in ("", "/mark")]


def test_a_figure_moves_whole_and_text_flows_ahead_of_it(plan: Build) -> None:
    made = plan(section("One", *(para(WORDS * 4) for _ in range(4)), figure(24), para("After it. " + WORDS * 5)))
    assert where(made, "Figure")[0] == 2
    assert where(made, "After it")[0] == 1
    arts = [box for box in boxes(made, 2) if isinstance(box.item, Art)]
    assert arts


@pytest.mark.parametrize("room", ["rail", "main", "full"])
def test_a_caption_deeper_than_a_page_is_cut_over_pages_before_its_drawing(plan: Build, room: str) -> None:
    made = plan(replace(figure(4), title=(Text("word " * 2500),), room=room))
    said = sum(text.count("word") for page in made.pages for _, _, text in lines(made, page.number))
    assert said == 2500
    assert all(60 < y < made.height - 60 for page in made.pages for _, y, _ in lines(made, page.number))
    arts = [(page.number, box.item.scale) for page in made.pages for box in page.boxes if isinstance(box.item, Art)]
    assert len(set(arts)) == 1
    assert arts[0][1] == 1.0


def test_text_does_not_flow_ahead_where_little_is_left_white(plan: Build) -> None:
    made = plan(section("One", *(para(WORDS * 6) for _ in range(6)), figure(16), para("After it. " + WORDS)))
    assert where(made, "Figure")[0] == where(made, "After it")[0] == 2


def test_a_figure_taller_than_a_page_is_scaled_with_a_warning(plan: Build) -> None:
    made = plan(section("One", figure(24), figure(24)), Callout(title=(Text("T"),), blocks=(figure(24),) * 2))
    assert {problem.code for problem in made.problems} <= {"figure-scaled"}
    assert all(30 < box.item.y < made.height - 30 for page in made.pages for box in page.boxes)


def test_a_long_table_is_split_and_says_so(plan: Build) -> None:
    made = plan(section("One", table(80)))
    assert len(made.pages) >= 2
    for page in made.pages[1:]:
        head = [text for _, _, text in lines(made, page.number, content=False)]
        assert "Table\u00a01, continued" in head
        assert "Who" in head
    names = [text for page in made.pages for _, _, text in lines(made, page.number) if text.startswith("Name ")]
    assert names == [f"Name {index}" for index in range(80)]


@pytest.mark.parametrize("words", [100, 200, 600, 1800])
def test_a_deep_head_stands_at_most_once_on_a_page_however_many_groups_there_are(plan: Build, words: int) -> None:
    group = (Row(cells=(Cell(blocks=(para("Group"),)),), group=True), Row(cells=(Cell(blocks=(para("Row"),)),)))
    head = Row(cells=(Cell(blocks=()), Cell(blocks=(para("word " * words),))))
    made = plan(Table(columns=(Column(), Column()), head=(head,), rows=group * 20))
    shown = [text for page in made.pages for _, _, text in lines(made, page.number, content=False)]
    assert shown.count("Group") == 20
    assert sum(text.count("word") for text in shown) <= words * (len(made.pages) if words < 600 else 1)


def test_a_short_table_moves_whole(plan: Build) -> None:
    made = plan(section("One", *(para(WORDS * 6) for _ in range(7)), table(8)))
    assert where(made, "Name 0")[0] == where(made, "Name 7")[0] == where(made, "Table")[0] == 2


def test_a_short_table_is_cut_where_more_than_a_quarter_of_the_page_would_stay_white(plan: Build) -> None:
    made = plan(section("One", *(para(WORDS * 6) for _ in range(4)), para(WORDS * 3), table(10)))
    assert [where(made, f"Name {row}")[0] for row in (0, 9)] == [1, 2]


def test_short_columns_stand_on_one_page_and_long_ones_are_cut(plan: Build) -> None:
    filled = [para(WORDS * 6) for _ in range(6)]

    def pages(times: int) -> list[int]:
        columns = Columns(columns=((para("First. ", WORDS * times, "Last."),), (para("Beside."),)))
        made = plan(section("One", *filled, para(WORDS), columns))
        return [where(made, text)[0] for text in ("First.", "Last.")]

    assert pages(4) == [2, 2]
    assert pages(20) == [1, 2]


def test_the_opening_of_a_section_stays_with_its_table(plan: Build) -> None:
    made = plan(section("One", *(para(WORDS * 6) for _ in range(8))), section("Two", table(12)))
    assert where(made, "Two")[0] == where(made, "Name 0")[0]


def test_a_section_of_the_foot_ends_the_last_page(plan: Build) -> None:
    made = plan(
        section("One", para(WORDS)), section("About", para("Imprint."), assertion="", numbered=False, anchor="foot")
    )
    assert where(made, "Imprint.")[2] == 770
    long = plan(section("One", *(para(WORDS * 6) for _ in range(9))), section("About", para("Imprint."), anchor="foot"))
    assert where(long, "Imprint.")[0] == len(long.pages)


def test_contents_and_foot_know_their_pages(plan: Build) -> None:
    made = plan(
        Contents(),
        section("One", *(para(WORDS * 6) for _ in range(9))),
        section("Two", para(WORDS), numbered=False),
        section("Three", para("Third text")),
    )
    numbers = [
        run.text
        for box in boxes(made, 1)
        if isinstance(box.item, TextLine)
        for run in box.item.runs
        if run.role == "page"
    ]
    assert numbers == ["1", str(where(made, "Third text")[0])]
    count = len(made.pages)
    assert where(made, f"1 of {count}")[2] == where(made, f"{count} of {count}")[2]


def test_sections_have_a_destination_in_the_outline(plan: Build) -> None:
    made = plan(section("One", para(WORDS)), section("Annex", para(WORDS), numbered=False))
    found = [box.item for box in boxes(made, 1) if isinstance(box.item, Destination) and box.item.title]
    assert [(place.title, place.level) for place in found] == [("1  One", 0), ("Annex", 0)]


def test_only_a_page_with_the_title_block_has_no_running_head(plan: Build) -> None:
    title = TitleBlock(kind="Brief", topic="Trade", title=(Text("A title"),), facts=("As of May",))
    made = plan(title, section("One", *(para(WORDS * 6) for _ in range(9))), short_title="Running")
    assert "Running" not in "".join(text for _, _, text in lines(made, 1, content=False))
    assert where(made, "Running") == (2, pytest.approx(made.width / 2 - 248.03, abs=0.1), 44.0)
    assert where(made, "Brief")[2] == 62


def test_marking_stands_at_head_and_foot_of_every_page(plan: Build) -> None:
    made = plan(section("One", *(para(WORDS * 6) for _ in range(12))), marking="TLP:AMBER+STRICT")
    for page in made.pages:
        places = [y for _, y, text in lines(made, page.number, content=False) if text == "TLP:AMBER+STRICT"]
        assert places == [44.0, made.height - 34]
    assert made.colours["marking"] == "FFC000"


def test_no_marking_draws_nothing(plan: Build) -> None:
    made = plan(section("One", para(WORDS)))
    assert all(getattr(box.item, "colour", "") != "marking-ground" for box in boxes(made, 1))


def test_a_page_break_begins_a_page(plan: Build) -> None:
    made = plan(section("One", para("Before"), PageBreak(), para("After")))
    assert (where(made, "Before")[0], where(made, "After")[0]) == (1, 2)


def test_a_rail_figure_has_its_note_level_with_the_foot_of_its_plot(plan: Build) -> None:
    made = plan(section("One", para(WORDS), replace(figure(10), note=(Text("How to read."),))))
    art = next(box.item for box in boxes(made, 1) if isinstance(box.item, Art))
    _, x, y = where(made, "How to read.")
    assert y == pytest.approx(art.y + art.height)
    assert x < art.x


def test_a_note_too_deep_for_the_rail_goes_under_the_plot(plan: Build) -> None:
    made = plan(section("One", para(WORDS), replace(figure(2), note=(Text("How to read it. " * 20),))))
    art = next(box.item for box in boxes(made, 1) if isinstance(box.item, Art))
    assert where(made, "How to read")[1:] == (pytest.approx(art.x), pytest.approx(art.y + art.height + 13))


def test_nothing_at_all_is_one_page(plan: Build) -> None:
    assert len(plan().pages) == 1


def test_the_notes_of_a_document_are_read_a_few_times_however_many_there_are(brief: Callable[..., Document]) -> None:
    class Counted(tuple):  # type: ignore[type-arg]
        times = 0

        def __iter__(self) -> Iterator[Any]:
            Counted.times += 1
            return super().__iter__()

    names = [f"s{index}" for index in range(60)]
    whole = brief(*(para("Said", Cite((name,))) for name in names), sources=" ".join(names))
    plan_pages(replace(whole, notes=Counted(whole.notes)), standard_theme())
    assert Counted.times <= 5


def test_contents_without_entries_leave_no_page_empty(plan: Build) -> None:
    made = plan(Contents(), replace(figure(4), title=(Text("word " * 500),)))
    assert lines(made, 1)


@pytest.mark.parametrize("room", ["full", "main", "columns"])
def test_a_ruled_heading_has_no_rule_where_it_opens_a_page(plan: Build, room: str) -> None:
    """The line under the running head is there already; further down the page it has one."""
    across = None if room == "columns" else room
    heading = Heading(children=(Text("How it came"),), ruled=True, room=across)  # type: ignore[arg-type]
    both = Columns(columns=((heading, para(WORDS)), (heading, para(WORDS))), room="full")
    ruled = both if room == "columns" else heading

    def rules(*blocks: Block) -> list[float]:
        boxes = plan(*blocks, para(WORDS)).pages[-1].boxes
        return [box.item.weight for box in boxes if isinstance(box.item, Rule) and box.block]

    assert rules(para(WORDS), PageBreak(), ruled) == []
    assert rules(para(WORDS), ruled) == [0.9] * (2 if room == "columns" else 1)
    title = TitleBlock(kind="Brief", topic="Trade", title=(Text("A title"),), facts=())
    assert len(rules(title, ruled)) == len(rules(title))


def test_a_statement_has_white_above_it_but_under_a_heading(plan: Build) -> None:
    name = Paragraph(children=(Text("A name"),), role="statement")
    pages = plan(Columns(columns=((Heading(children=(Text("Who"),)), name, para("One"), name),), room="full"))
    ys = [y for _, y, text in lines(pages, 1) if text in ("A name", "One")]
    after = plan(Columns(columns=((Heading(children=(Text("Who"),)), name, para("One"), para("A name")),), room="full"))
    plain = [y for _, y, text in lines(after, 1) if text in ("A name", "One")]
    assert ys[0] == plain[0]
    assert ys[2] - ys[1] > plain[2] - plain[1] + 10


def test_a_page_has_its_house_s_ground_where_it_is_not_white(brief: Callable[..., Document]) -> None:
    """Colours of text are judged on it; printed on white they could not be read."""
    theme = standard_theme()
    dark = replace(theme, colours={**theme.colours, "paper": "101418"})
    grounds = [page.boxes[0].item for page in plan_pages(brief(para(WORDS), PageBreak(), para(WORDS)), dark).pages]
    assert [(one.x, one.y, one.colour) for one in grounds if isinstance(one, Fill)] == [(0.0, 0.0, "paper")] * 2
    assert not [box for box in plan_pages(brief(para(WORDS)), theme).pages[0].boxes if box.item == grounds[0]]
