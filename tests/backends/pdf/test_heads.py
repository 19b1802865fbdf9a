"""Table heads of several rows: where their cells and lines stand, what a further page repeats, how they are stacked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dealbrief.backends.pdf import PagePlan
from dealbrief.backends.pdf.plan.page_plan import Box, Rule, TextLine
from dealbrief.backends.pdf.plan.stacking import set_by_rows
from dealbrief.backends.pdf.plan.structure import Element, structure
from dealbrief.document.blocks import Cell, Column, Paragraph, Row, Table
from dealbrief.document.inlines import Text, plain_text
from dealbrief.document.tree import Document

Plan = Callable[..., PagePlan]


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(blocks=(Paragraph(children=(Text(text),)),) if text else (), columns=columns, rows=rows)


def row(*cells: Cell | str, group: bool = False) -> Row:
    return Row(cells=tuple(cell(each) if isinstance(each, str) else each for each in cells), group=group)


HEAD = (
    row(cell("Step", rows=3), cell("North", 3), cell("South", rows=2)),
    row(cell("Freed", 2), cell("Trade licensed, wholly or in part", rows=2)),
    row("Own", "Foreign", "Days"),
)


def table(rows: int = 1, head: tuple[Row, ...] = HEAD) -> Table:
    numbers = tuple(Column(align="right") for _ in range(4))
    body = tuple(row(f"Round {number}", "1", "2", "3", "4") for number in range(rows))
    return Table(columns=(Column(), *numbers), head=head, rows=body, title=(Text("A table"),), room="full")


def lines(plan: PagePlan, page: int = 0) -> dict[str, Box]:
    return {box.item.text: box for box in plan.pages[page].boxes if isinstance(box.item, TextLine)}


def height(plan: PagePlan, text: str) -> float:
    return lines(plan)[text].item.y  # type: ignore[union-attr]


def rules(plan: PagePlan) -> list[Rule]:
    boxes = plan.pages[0].boxes
    return [box.item for box in boxes if isinstance(box.item, Rule) and (box.block or "").endswith("/head")]


def test_plan(plan: Plan, golden: Callable[[str, str], None]) -> None:
    golden("heads", plan(table(2)).to_text())


def test_cells_stand_on_the_last_line_of_their_last_row(plan: Plan) -> None:
    made = plan(table())
    assert height(made, "Step") == height(made, "Own") == height(made, "Days") == height(made, "or in part")
    assert height(made, "Freed") == height(made, "South")
    assert height(made, "North") < height(made, "Freed") < height(made, "Own")


def test_a_line_stands_under_a_cell_over_others_as_wide_as_it(plan: Plan) -> None:
    made = plan(table())
    north, freed = rules(made)
    assert height(made, "North") < north.y < height(made, "Freed") < freed.y < height(made, "Own")
    assert north.x == freed.x == lines(made)["North"].item.x == lines(made)["Freed"].item.x  # type: ignore[union-attr]
    assert freed.width < north.width < 0.8 * 496


def test_a_cell_with_nothing_to_say_has_no_line_and_takes_no_room(plan: Plan) -> None:
    one = plan(table(head=(row("Step", "Own", "Foreign", "Trade", "Days"),)))
    made = plan(table(head=(row(cell("", 5)), row("Step", "Own", "Foreign", "Trade", "Days"))))
    assert rules(made) == []
    assert height(made, "Round 0") == height(one, "Round 0")


def test_a_head_is_repeated_whole_and_as_furniture(plan: Plan) -> None:
    made = plan(table(40))
    first, second = lines(made), lines(made, 1)
    for text in ("Step", "North", "South", "Freed", "Own", "Foreign", "Days"):
        assert not first[text].furniture
        assert second[text].furniture
        assert second[text].item.y < second["Round 39"].item.y  # type: ignore[union-attr]


def test_a_head_deeper_than_a_page_is_set_in_rows_that_are_parted(plan: Plan) -> None:
    deep = (row(cell("Step", rows=2), cell("word " * 3000, 4)), row("Own", "Foreign", "Trade", "Days"))
    made = plan(table(head=deep))
    assert len(made.pages) > 1
    shown = [box.item.text for page in made.pages for box in page.boxes if isinstance(box.item, TextLine)]
    assert sum(text.count("word") for text in shown) == 3000
    assert [text for text in shown if text in ("Step", "Own", "Days")] == ["Step", "Own", "Days"]


def test_groups_under_a_head_of_several_rows_are_bands(plan: Plan) -> None:
    head = (row(cell("", rows=2), cell("North", 4)), row("Own", "Foreign", "Trade", "Days"))
    rows = (row("One", group=True), row("A", "1", "2", "3", "4"), row("Two", group=True), row("B", "1", "2", "3", "4"))
    made = plan(Table(columns=(Column(),) * 5, head=head, rows=rows, room="full"))
    shown = [box.item.text for box in made.pages[0].boxes if isinstance(box.item, TextLine)]
    assert shown.count("Own") == 1
    assert height(made, "Days") < height(made, "One")


def test_stacked_the_heads_over_a_column_follow_each_other_from_the_top() -> None:
    stacked = set_by_rows(table())
    said = [
        [
            " ".join(plain_text(block.children) for block in cell.blocks if isinstance(block, Paragraph))
            for cell in r.cells
        ]
        for r in stacked.rows
    ]
    assert said == [
        ["Step", "Round 0"],
        ["North Freed Own", "1"],
        ["North Freed Foreign", "2"],
        ["North Trade licensed, wholly or in part", "3"],
        ["South Days", "4"],
    ]
    across = Table(columns=(Column(),) * 5, head=HEAD, rows=(row("Round", cell("all", 4)),))
    heads = [plain_text(block.children) for block in set_by_rows(across).rows[1].cells[0].blocks]  # type: ignore[union-attr]
    assert heads == ["North", "Freed", "Own", "Foreign", "Trade licensed, wholly or in part", "South", "Days"]


def spans(document: Document) -> list[list[tuple[str, int, int]]]:
    def below(element: Element) -> list[Element]:
        kids = [kid for kid in element.kids if isinstance(kid, Element)]
        return [element, *(found for kid in kids for found in below(kid))]

    (head,) = (element for element in below(structure(document)) if element.tag == "THead")
    return [
        [(kid.tag, kid.columns, kid.rows) for kid in r.kids if isinstance(kid, Element)]
        for r in below(head)[1:]
        if r.tag == "TR"
    ]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (HEAD, [[("TH", 1, 3), ("TH", 3, 1), ("TH", 1, 2)], [("TH", 2, 1), ("TH", 1, 2)], [("TH", 1, 1)] * 3]),
        ((row("a"), row("b", "c")), [[("TH", 1, 1), *[("TD", 1, 1)] * 4], [*[("TH", 1, 1)] * 2, *[("TD", 1, 1)] * 3]]),
        ((row(cell("a", 5, rows=2)), row()), [[("TH", 5, 1)]]),
    ],
    ids=["full", "short", "no cell begins"],
)  # fmt: skip
def test_tags_have_no_cell_where_one_spans_down_and_an_empty_one_where_none_stands(
    brief: Callable[..., Document], head: tuple[Row, ...], found: list[list[tuple[str, int, int]]]
) -> None:
    assert spans(brief(table(head=head))) == found
