"""A table of 123 people goes on over slides: every row once, its head on each, titles that say which part it is."""

from __future__ import annotations

import io
import re

import pytest
from pptx import Presentation
from tests.backends.pptx.masters import MASTERS

from dealbrief.backends.pptx import plan_deck, standard_master, write_pptx
from dealbrief.backends.pptx.loading import from_bytes
from dealbrief.backends.pptx.plan.pieces import TablePiece

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
