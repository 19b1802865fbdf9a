"""Spans: where cells stand, as HTML's model of a table has it, whatever they say they span."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dealbrief.document.blocks import Cell, Paragraph, Row
from dealbrief.document.inlines import Text, plain_text
from dealbrief.document.spans import columns_filled, heads_over, places, row_width, table_width


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(blocks=(Paragraph(children=(Text(text),)),), columns=columns, rows=rows)


def said(found: Cell) -> str:
    (block,) = found.blocks
    assert isinstance(block, Paragraph)
    return plain_text(block.children)


THREE = (
    Row(cells=(cell("step", rows=3), cell("north", 3), cell("south", rows=2))),
    Row(cells=(cell("freed", 2), cell("trade", rows=2))),
    Row(cells=(cell("own"), cell("foreign"), cell("days"))),
)


def test_cells_take_the_next_free_columns_of_their_row() -> None:
    found = [(said(place.cell), place.row, place.last, place.column, place.after) for place in places(THREE)]
    assert found == [
        ("step", 0, 2, 0, 1),
        ("north", 0, 0, 1, 4),
        ("south", 0, 1, 4, 5),
        ("freed", 1, 1, 1, 3),
        ("trade", 1, 2, 3, 4),
        ("own", 2, 2, 1, 2),
        ("foreign", 2, 2, 2, 3),
        ("days", 2, 2, 4, 5),
    ]
    assert columns_filled(THREE) == (frozenset(range(5)),) * 3


def test_the_heads_over_a_column_are_named_from_the_top_each_once() -> None:
    names = [[said(place.cell) for place in over] for over in heads_over(THREE)]
    assert names == [
        ["step"],
        ["north", "freed", "own"],
        ["north", "freed", "foreign"],
        ["north", "trade"],
        ["south", "days"],
    ]


def test_a_cell_that_does_not_fit_between_two_goes_past_them() -> None:
    rows = (Row(cells=(cell("a"), cell("b", rows=2), cell("c"))), Row(cells=(cell("d", 2),)))
    assert [(said(place.cell), place.column) for place in places(rows)][-1] == ("d", 2)
    assert columns_filled(rows)[1] == {1, 2, 3}
    assert table_width(rows, (Row(cells=(cell("x"),)),)) == 4


def test_a_span_ends_with_the_head_and_is_never_nothing() -> None:
    (place,) = places((Row(cells=(cell("a", columns=0, rows=9),)),))
    assert (place.rows, place.columns) == (1, 1)


def test_the_widest_row_says_how_wide_a_table_is() -> None:
    wide = Row(cells=(cell("x", 4), cell("y", 5)))
    assert (row_width(wide), table_width(THREE, (wide,)), table_width((), ())) == (9, 9, 0)


HEADS = st.lists(
    st.lists(st.builds(cell, st.just("x"), st.integers(0, 4), st.integers(0, 4)), max_size=4).map(
        lambda cells: Row(cells=tuple(cells))
    ),
    max_size=4,
).map(tuple)


@given(HEADS)
def test_no_two_cells_stand_in_one_place_and_each_has_a_head(head: tuple[Row, ...]) -> None:
    found = places(head)
    stands = [(row, c) for p in found for row in range(p.row, p.last + 1) for c in range(p.column, p.after)]
    assert len(stands) == len(set(stands)) == sum(map(len, columns_filled(head)))
    assert all(0 <= p.last < len(head) for p in found)
    assert {p for over in heads_over(head) for p in over} == set(found)
