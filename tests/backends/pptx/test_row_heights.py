"""Rows of tables: room is kept for the widest font a reader may see, what is written is what the theme's own takes."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial

import pytest
from lxml import etree

from dealbrief.backends.pptx import plan_deck, standard_master, write_pptx
from dealbrief.backends.pptx.loading import from_bytes
from dealbrief.backends.pptx.oxml import emu
from dealbrief.backends.pptx.plan.deck import TableFrame
from dealbrief.backends.pptx.repack import unzipped
from dealbrief.errors import OutputError
from dealbrief.figures.slide_text import height, measured_in, own_height
from dealbrief.theme.office_fonts import OfficeFonts

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FONTS = [("Source Serif 4", "Source Sans 3"), ("Source Serif 4", "Arial"), ("Cambria", "Calibri"), ("Gotham", "Gotham")]
NAMES = "RFE/RL, Kyiv Independent, Interfax-Ukraine, Ukrinform, Viasna via Reform.news, Zerkalo.io, Pozirk, DW"
"""Two lines in Arial, one in Source Sans 3, in 18 pt over a whole slide."""


@pytest.fixture(scope="module")
def master():
    return from_bytes(standard_master().read_bytes(), "standard.pptx").master


def planned(make, theme, master, table):
    plan = plan_deck(make.deck(make.slide("exhibit", "Grades", make.slot("exhibit", table))), theme, master)
    return plan, [frame for slide in plan.slides for frame in slide.frames if isinstance(frame, TableFrame)]


def listed(make, names=NAMES):
    """One column, so that none can give it room."""
    rows = (make.row("Steptoe, OSW"), make.row(names), make.row("TASS"))
    return make.Table(columns=(make.Column(),), head=(make.row("Sources"),), rows=rows)


def any_table(make, seed):
    """Words, numbers and nothing in up to five columns."""
    rng = random.Random(seed)
    wide = rng.randint(1, 5)

    def words():
        many = rng.choice((0, 1, 3, 8, 20))
        return " ".join(rng.choice(("Norland", "of", "31 May", "Viasna/RFE", "conditions", "–")) for _ in range(many))

    rows = tuple(make.row(*(words() for _ in range(wide))) for _ in range(rng.randint(1, 9)))
    columns = tuple(make.Column(width=rng.randint(1, 4)) for _ in range(wide))
    return make.Table(columns=columns, head=(make.row(*(["Head"] * wide)),), rows=rows, compact=rng.random() < 0.5)


def text_height(row, widths, measure):
    """The height a row needs by a measure of its cells' text."""
    found, column = 0.0, 0
    for cell in row.cells:
        left, top, right, bottom = cell.margins
        inner = sum(widths[column : column + cell.columns]) - left - right
        found, column = max(found, measure(cell.paragraphs, inner) + top + bottom), column + cell.columns
    return found


@pytest.mark.parametrize("fonts", FONTS)
def test_room_is_kept_for_the_widest_and_the_own_height_is_written(make, theme, master, fonts):
    spared = planned_tables = 0
    for seed in range(25):
        try:
            _, frames = planned(make, theme, replace(master, fonts=fonts), any_table(make, seed))
        except OutputError:  # too much for the slide in a font so wide
            continue
        for frame in frames:
            assert frame.box.height == pytest.approx(sum(row.height for row in frame.rows))
            for row in frame.rows:
                with measured_in(OfficeFonts(*fonts)):
                    assert row.height == pytest.approx(text_height(row, frame.widths, height))
                with measured_in(OfficeFonts(*fonts, alone=True)):
                    assert row.written == pytest.approx(text_height(row, frame.widths, height))
                assert row.written <= row.height
                spared += row.spare > 0
        planned_tables += 1
    assert planned_tables > 15
    assert (spared > 0) == (fonts == FONTS[0])


def test_a_text_that_breaks_in_a_substitute_alone_is_written_one_line_high(make, theme, master):
    _, (frame,) = planned(make, theme, master, listed(make))
    _, a, b, c = frame.rows
    assert b.height > a.height == c.height
    assert b.written == a.written == c.written == a.height


def test_what_is_written_are_the_own_heights(make, theme, master):
    plan, (frame,) = planned(make, theme, master, listed(make))
    slide = etree.fromstring(unzipped(write_pptx(plan))["ppt/slides/slide1.xml"])
    assert [int(row.get("h")) for row in slide.iter(f"{A}tr")] == [emu(row.written) for row in frame.rows]
    assert emu(frame.rows[2].written) < emu(frame.rows[2].height)


def test_a_table_that_fits_in_its_own_font_alone_goes_on(make, theme, master, monkeypatch):
    few = listed(make, f"{NAMES}, AP, TASS")
    table = replace(few, rows=(few.rows[1],) * 7)
    assert len(planned(make, theme, master, table)[1]) == 2
    monkeypatch.setattr("dealbrief.backends.pptx.plan.OfficeFonts", partial(OfficeFonts, alone=True))
    assert len(planned(make, theme, master, table)[1]) == 1


def test_one_line_is_not_measured_again_and_stays(make, theme, master, monkeypatch):
    """Cost: what takes one line in the widest font takes one in any."""
    from dealbrief.figures import slide_text

    _, (frame,) = planned(make, theme, master, listed(make, names="TASS"))
    asked = []
    monkeypatch.setattr(slide_text, "measured_in", lambda fonts: asked.append(fonts))
    for row in frame.rows:
        for cell in row.cells:
            assert own_height(cell.paragraphs, 700.0) == height(cell.paragraphs, 700.0)
    assert asked == []
