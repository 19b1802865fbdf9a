"""Pieces: what is cut where, and that nothing is lost or seen twice."""

from __future__ import annotations

from dealbrief.backends.pdf.plan.composites import Again, Columned, Repeating, Tinted
from dealbrief.backends.pdf.plan.lines import set_text
from dealbrief.backends.pdf.plan.page_plan import Box, Rule, TextLine
from dealbrief.backends.pdf.plan.pieces import Beside, Item, Lines, Piece, Separator, Side, Stack, Whole, stack
from dealbrief.backends.pdf.plan.styles import STYLES
from dealbrief.backends.pdf.plan.table_body import TableBody, TableRow
from dealbrief.document.inlines import Text

STYLE = STYLES["body"]


def text(count: int, name: str = "x") -> Lines:
    """A text of so many lines, 14 points apart."""
    (line,) = set_text((Text(name),), STYLE, 100.0)
    return Lines((line,) * count, 14.0, name, STYLE.above, STYLE.below)


def names(piece: Piece | None, furniture: bool = False) -> list[str]:
    boxes = piece.boxes(0.0, 0.0) if piece else ()
    return [box.block for box in boxes if isinstance(box.item, TextLine) and box.furniture == furniture]


def test_a_text_is_cut_with_two_lines_on_either_side() -> None:
    head, tail = text(5).cut(3.2 * 14)
    assert (len(names(head)), len(names(tail))) == (3, 2)
    assert text(5).cut(14.0)[0] is not None
    assert text(5).cut(13.0)[0] is None
    assert text(3).cut(30.0) != (None, None)
    assert text(3).cut(20.0)[0] is None


def test_force_takes_what_fits() -> None:
    head, tail = text(3).cut(20.0, force=True)
    assert (len(names(head)), len(names(tail))) == (2, 1)


def test_a_stack_is_cut_between_its_pieces_but_not_after_one_that_stays_with_the_next() -> None:
    pieces = Stack((Item(0, text(1, "a")), Item(20, text(1, "b"), keep=True), Item(20, text(2, "c"))))
    head, tail = pieces.cut(45.0)
    assert (names(head), names(tail)) == (["a"], ["b", "c", "c"])


def test_a_separator_stands_neither_last_nor_first() -> None:
    line = Separator((Box(Rule(0, 0, 10, 1, "hair"), "rule"),))
    for room in (15.0, 30.0):
        head, tail = Stack((Item(0, text(1, "a")), Item(10, line), Item(15, text(1, "b")))).cut(room - 6)
        assert all(not isinstance(box.item, Rule) for part in (head, tail) if part for box in part.boxes(0, 0))


def test_pieces_side_by_side_are_cut_together_or_not_at_all() -> None:
    both = Beside((Side(0, Whole(text(3, "rail"))), Side(50, text(9, "main"))))
    assert both.cut(20.0)[0] is None
    head, tail = both.cut(60.0)
    assert (names(head), names(tail)) == (["rail"] * 3 + ["main"] * 5, ["main"] * 4)


def test_a_piece_that_hangs_lower_moves_up_by_what_was_cut() -> None:
    lower = Beside((Side(0, text(40, "long")), Side(50, text(2, "low"), y=532.0)))
    _, tail = lower.cut(280.0, force=True)
    assert tail is not None
    assert tail.depth < lower.depth - 260


def test_whole_is_cut_only_by_force() -> None:
    assert Whole(text(9)).cut(60.0)[0] is None
    assert Whole(text(9)).cut(60.0, force=True)[0] is not None


def test_a_repeated_head_is_furniture_and_calls_no_notes() -> None:
    whole = Repeating(text(1, "head"), text(8, "body"), Again(text(1, "head")), 20.0)
    head, tail = whole.cut(80.0)
    assert (names(head)[0], names(tail, furniture=True)) == ("head", ["head"])
    assert len(names(head)) + len(names(tail)) == 9


def test_every_part_of_a_box_has_its_tint() -> None:
    parts = Tinted(text(9), 100.0, 12.0, "box").cut(90.0)
    assert all(part and any(box.block == "box" for box in part.boxes(0, 0)) for part in parts)


def test_columns_are_filled_in_order_and_evenly() -> None:
    entries = tuple(text(1 + index % 2, str(index)) for index in range(9))
    columned = Columned(entries, 3.5, 100.0, 3)
    assert list(dict.fromkeys(names(columned))) == [str(index) for index in range(9)]
    assert columned.depth < stack((3.5, entry) for entry in entries).depth / 2
    head, tail = columned.cut(20.0)
    assert list(dict.fromkeys(names(head) + names(tail))) == [str(index) for index in range(9)]


def table(count: int, lines: int = 1) -> TableBody:
    rows = tuple(TableRow(text(lines, str(index)), "row", 4.0, 4.0) for index in range(count))
    return TableBody(TableRow(text(1, "head"), "head", 4.0, 4.0), rows, 100.0, "table")


def test_a_table_is_cut_between_rows_and_repeats_its_head() -> None:
    head, tail = table(10).cut(120.0)
    assert names(head)[0] == "head"
    assert names(tail, furniture=True) == ["head"]
    assert names(head)[1:] + names(tail) == [str(index) for index in range(10)]


def test_no_part_of_a_table_holds_a_single_row() -> None:
    whole = table(10)
    for room in range(30, 230):
        head, tail = whole.cut(float(room))
        if head and tail:
            assert len(names(head)) >= 3
            assert len(names(tail)) >= 2


def test_a_row_deeper_than_half_a_page_is_cut_inside() -> None:
    head, tail = table(2, lines=30).cut(300.0)
    assert len(names(head)) + len(names(tail)) == 61
    assert names(tail)[0] == "0"


def test_a_group_row_does_not_end_a_part() -> None:
    rows = tuple(TableRow(text(1, str(i)), "group" if i == 4 else "row", 4.0, 4.0) for i in range(9))
    whole = TableBody(None, rows, 100.0, "table")
    for room in range(20, 190):
        head, tail = whole.cut(float(room))
        if head and tail:
            assert names(head)[-1] != "4"
