"""Fitting: type shrinks, then goes on; headings stay with what follows; pages are filled evenly."""

from __future__ import annotations

import pytest

from dealbrief.backends.pptx.plan.deck import TableCell, TableRow
from dealbrief.backends.pptx.plan.fit import Overflow, fit_pieces, fit_text, paged
from dealbrief.backends.pptx.plan.pieces import Ruled, TablePiece, Text, Whole, total
from dealbrief.backends.pptx.plan.scales import scales
from dealbrief.figures import slide_text
from dealbrief.figures.slide_shapes import Box
from dealbrief.figures.slide_text import Paragraph, Run

BOX = Box(0, 0, 500, 240)


def line(text: str = "a line", size: float = 20.0, keep: bool = False) -> Paragraph:
    return Paragraph((Run(text, size),), keep=keep)


def table(rows: int, group: int = -1) -> TablePiece:
    def row(n: int) -> TableRow:
        return TableRow((TableCell((line(str(n)),), (0, 0, 0, 0)),), 30.0, None, is_group=n == group)

    return TablePiece((500.0,), TableRow((), 30.0, None, is_head=True), tuple(row(n) for n in range(rows)), "alt")


def test_the_steps_go_from_the_slots_own_size_to_the_floor():
    assert [scale.body for scale in scales(20)] == [20, 20, 18, 16]
    assert [scale.body for scale in scales(18)] == [18, 18, 18, 16]
    assert [scale.body for scale in scales(14)] == [14, 14, 14, 14]
    assert [scale.body for scale in scales(32)] == [32, 20, 18, 16]


def test_text_takes_the_largest_size_that_fits():
    def make(size: float) -> list[Paragraph]:
        return [line(size=size)] * 5

    assert [fit_text(make, Box(0, 0, 500, high), (40, 30, 20))[0].size for high in (250, 190)] == [40, 30]
    assert fit_text(make, Box(0, 0, 500, 100), (40, 20)) == Overflow(pytest.approx(1.224), 20)


def test_pages_of_a_table_are_even_and_repeat_its_head():
    pages = fit_pieces(lambda scale: [table(10)], BOX, scales(18), continues=True)
    assert [len(page.frames[0].rows) for page in pages] == [6, 6]
    assert [page.frames[0].rows[0].is_head for page in pages] == [True, True]
    assert [page.frames[0].rows[-1].rule for page in pages] == [None, None]


def test_a_group_row_stays_with_its_rows():
    (first,), (second,) = paged([table(9, group=6)], 240)
    assert (len(first.rows), len(second.rows)) == (6, 3)


def test_a_heading_at_the_foot_goes_over():
    whole = Whole(lambda box: _nothing(), 500, 200, False)
    text = Text((line("one"), line("head", keep=True)), 500)
    (body,), (head, drawing) = paged([text, whole], 250)
    assert [p.text for p in body.paragraphs] == ["one"]
    assert [p.text for p in head.paragraphs] == ["head"]
    assert drawing is whole
    ruled = Ruled(line("head"), 500)
    assert [len(page) for page in paged([table(4), ruled, Whole(lambda box: None, 500, 180, True)], 240)] == [1, 2]


def test_a_heading_never_stands_alone():
    head, whole = Text((line("head", keep=True),), 500), Whole(lambda box: _nothing(), 500, 230, False)
    assert paged([head, whole], 240) is None
    found = fit_pieces(lambda scale: [head, whole], Box(0, 0, 500, 240), scales(18), continues=True)
    assert isinstance(found, Overflow)
    assert found.factor > 1.0


def test_what_is_taller_than_a_slide_says_by_how_much():
    tall = Whole(lambda box: None, 500, 360, False)
    assert fit_pieces(lambda scale: [tall], BOX, scales(18), continues=True) == Overflow(1.5, 16)
    assert fit_pieces(lambda scale: [table(12)], BOX, scales(18), continues=False) == Overflow(1.625, 16, 2)


def test_nothing_is_no_page():
    assert fit_pieces(lambda scale: [], BOX, scales(18), continues=True) == []


def test_elastic_pieces_share_what_is_left():
    seen = []
    pieces = [Whole(lambda box: seen.append(box) or _nothing(), 500, 60, True, gap=10) for _ in range(2)]
    fit_pieces(lambda scale: pieces, BOX, scales(18), continues=True)
    assert [(box.y, box.height) for box in seen] == [(0, 115), (125, 115)]
    assert total(pieces) == 130


@pytest.fixture
def measured(monkeypatch):
    """The text of every paragraph that is broken into lines."""
    seen = []
    broken = slide_text.lines
    monkeypatch.setattr(slide_text, "lines", lambda p, width: seen.append(p.text) or broken(p, width))
    return seen


@pytest.mark.parametrize("count", [40, 160])
def test_a_paragraph_is_measured_at_each_size_at_most_twice(count, measured):
    """As one that follows, and as the first of a page, without space above: however many others there are."""

    def make(scale):
        return [Text(tuple(line(f"{count} lines, no {n}", scale.body) for n in range(count)), 500)]

    pages = fit_pieces(make, BOX, scales(20), continues=True)
    assert sum(len(page.frames[0].paragraphs) for page in pages) == count
    assert len(measured) <= count * len({scale.body for scale in scales(20)}) * 2


def test_a_cut_looks_no_further_than_the_first_that_does_not_fit(measured):
    part, rest = Text(tuple(line(f"cut {n}") for n in range(100)), 500).cut(100)
    assert (len(part.paragraphs), len(rest.paragraphs)) == (4, 96)
    assert measured == [f"cut {n}" for n in range(5)]


def _nothing():
    from dealbrief.backends.pptx.plan.pieces import Drawn

    return Drawn(())
