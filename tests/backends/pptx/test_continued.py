"""What goes on over slides. A table of 123 people: every row once, its head on each, titles that say which part it is;
a numbered list: it counts on."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from pptx import Presentation
from tests.backends.pptx.masters import MASTERS

from dealbrief.backends.pptx import plan_deck, standard_master, write_pptx, writer_text
from dealbrief.backends.pptx.loading import from_bytes
from dealbrief.backends.pptx.plan.pieces import TablePiece
from dealbrief.document.blocks import ListBlock, ListItem
from dealbrief.figures.slide_text import Paragraph, Run

COUNT = 123
HEAD = ("Name", "Role", "Sentence", "First sent to")
TITLE = "All of them were freed on one day"
PART = re.compile(r"^(.*) \((\d+)\u00a0of\u00a0(\d+)\)$")


def people(make, count=COUNT):
    """People with names of one to several lines."""
    rows = (
        make.row(
            f"Person {n} " + "of Norland " * (n % 4), "Writer" if n % 3 else "Member of a council", f"{n} years", ""
        )
        for n in range(count)
    )
    columns = tuple(make.Column(width=width) for width in (3, 4, 2, 3))
    return make.Table(columns=columns, head=(make.row(*HEAD),), rows=tuple(rows))


def written(make, theme, master):
    """The slides of a deck of the people alone."""
    source = MASTERS[master]() if master else standard_master().read_bytes()
    loaded = from_bytes(source, "master.pptx")
    document = make.deck(make.slide("exhibit", TITLE, make.slot("exhibit", people(make)), sources=("wire",)))
    data = write_pptx(plan_deck(document, theme, loaded.master), loaded.data)
    return list(Presentation(io.BytesIO(data)).slides)


def tables(slides):
    """The cells of the one table of each slide."""
    found = [[shape.table for shape in slide.shapes if shape.has_table] for slide in slides]
    assert [len(each) for each in found] == [1] * len(slides)
    return [
        [[" ".join(cell.text_frame.text.split()) for cell in row.cells] for row in table.rows] for (table,) in found
    ]


@pytest.fixture(scope="module", params=["", "default", "old-size", "sparse"])
def slides(request, make, theme):
    return written(make, theme, request.param)


def test_every_row_stands_once_and_in_order_under_the_head(slides):
    found = tables(slides)
    assert len(found) > 3
    assert all(rows[0] == list(HEAD) for rows in found)
    names = [row[0].split(" of ")[0] for rows in found for row in rows[1:]]
    assert names == [f"Person {n}" for n in range(COUNT)]


def test_every_title_says_which_part_it_is(slides):
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    said = [match.groups() if (match := PART.match(title)) else title for title in titles]
    assert said == [(TITLE, str(n), str(len(slides))) for n in range(1, len(slides) + 1)]
    assert len(set(titles)) == len(titles)


def test_every_table_says_that_its_first_row_is_its_head(slides):
    assert all(shape.table.first_row for slide in slides for shape in slide.shapes if shape.has_table)


def test_all_slides_but_the_last_are_filled_evenly(slides):
    counts = [len(rows) for rows in tables(slides)]
    assert min(counts[:-1]) >= 0.6 * max(counts), counts


def test_a_row_dropped_at_a_cut_is_seen(make, theme, monkeypatch):
    part = TablePiece._part
    monkeypatch.setattr(TablePiece, "_part", lambda self, first, last: part(self, first + (first > 0), last))
    names = [row[0] for rows in tables(written(make, theme, "")) for row in rows[1:]]
    assert 0 < len(names) < COUNT


def numbered(make):
    """A numbered list over several slides, with a list inside it and a paragraph between its items."""
    texts = [[make.paragraph(f"x{n}x " + "word " * 40)] for n in range(1, 10)]
    texts[1].append(make.bullets("a", "b"))
    texts[2].append(ListBlock(items=(ListItem(blocks=(make.paragraph("first"),)),) * 2, ordered=True))
    texts[3].append(make.paragraph("between"))
    items = tuple(ListItem(blocks=tuple(blocks)) for blocks in texts)
    return make.deck(make.slide("text", TITLE, make.slot("body", ListBlock(items=items, ordered=True))))


@pytest.mark.office
@pytest.mark.parametrize("counts", [True, False], ids=["as planned", "without starts"])
def test_a_numbered_list_counts_on_over_slides(counts, make, theme, office, monkeypatch):
    if not counts:
        monkeypatch.setattr(writer_text, "_starts", lambda paragraphs: [0] * len(paragraphs))
    data = write_pptx(plan_deck(numbered(make), theme))
    assert len(Presentation(io.BytesIO(data)).slides) > 2
    document = pypdfium2.PdfDocument(office.to_pdf(data))
    try:
        drawn = " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    found = re.findall(r"(\d+)\.\s*x(\d+)x", drawn)
    assert [item for _, item in found] == [str(n) for n in range(1, 10)]
    assert all(number == item for number, item in found) == counts


def test_one_count_has_one_start_so_that_an_item_put_in_moves_the_others():
    def item(number, level=0):
        return Paragraph((Run("item", 18.0),), level=level, bullet="1." if number else "", number=number)

    starts = writer_text._starts
    assert starts([item(1), item(2), item(3)]) == [1, 1, 1]
    assert starts([item(4), item(1, 1), item(2, 1), item(5)]) == [4, 1, 1, 4]
    assert starts([item(4), item(0, 1), item(5), item(0), item(6), item(7)]) == [4, 0, 4, 0, 6, 6]


@pytest.mark.office
@pytest.mark.parametrize("apart", [True, False], ids=["as written", "with nothing between"])
def test_numbered_lists_right_after_one_another_begin_at_one(apart, make, theme, office, monkeypatch):
    if not apart:
        monkeypatch.setattr(writer_text, "_apart", list)
    counts = (3, 1, 1, 2)
    items = [tuple(ListItem(blocks=(make.paragraph(f"x{n}x"),)) for n in range(1, count + 1)) for count in counts]
    lists = [ListBlock(items=each, ordered=True) for each in items]
    data = write_pptx(plan_deck(make.deck(make.slide("text", TITLE, make.slot("body", *lists))), theme))
    document = pypdfium2.PdfDocument(office.to_pdf(data))
    try:
        drawn = " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    found = re.findall(r"(\d+)\.\s*x(\d+)x", drawn)
    assert [int(item) for _, item in found] == [n for count in counts for n in range(1, count + 1)]
    assert all(number == item for number, item in found) == apart


def test_only_lists_that_would_be_one_count_are_held_apart():
    def items(*numbers):
        return [Paragraph((Run("item", 18.0),), level=level, bullet="1.", number=n) for n, level in numbers]

    one = items((1, 0), (2, 0), (1, 1), (2, 1), (3, 0), (1, 1))
    assert writer_text._apart(one) == one
    between = Paragraph((Run("between", 18.0),))
    assert writer_text._apart([*items((1, 0)), between, *items((1, 0))]) == [*items((1, 0)), between, *items((1, 0))]
    found = writer_text._apart(items((1, 0), (2, 0), (1, 0), (1, 1), (1, 1)))
    assert [each.number for each in found] == [1, 2, 0, 1, 1, 0, 1]
