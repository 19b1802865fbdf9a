"""Which layout of a foreign master a role takes, and where that stands which the layout has no slot for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Emu, Inches
from tests.backends.pptx.gate import gate_faults
from tests.backends.pptx.masters import default, german, inheriting, lived_in, repacked, saved

from dealbrief import build_document, load_deal
from dealbrief.backends.pptx import plan_deck, read_master, standard_master, write_pptx
from dealbrief.backends.pptx.loading import from_bytes
from dealbrief.backends.pptx.plan.deck import Placed
from dealbrief.backends.pptx.plan.roles import ROLES, choose, places
from dealbrief.figures.slide_shapes import Box
from dealbrief.theme.brand import standard_theme

FICTION = Path(__file__).parents[2] / "fixtures" / "fiction"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@pytest.fixture(scope="module")
def document():
    return build_document(load_deal(FICTION), "deck", FICTION)


@pytest.mark.parametrize(
    ("make", "how", "layouts"),
    [
        (german, "type", ["Titelfolie", "Abschnittsüberschrift", "Titel und Inhalt", "Zwei Inhalte"]),
        (inheriting, "slots", ["Title Slide", "Section Header", "Title and Content", "Two Content"]),
    ],
)
def test_a_layout_is_found_by_type_then_by_its_slots(make, how, layouts):
    master = from_bytes(make(), "x").master
    found = [choose(ROLES[role], master) for role in ("title", "section", "exhibit", "two")]
    assert [choice.how for choice in found] == [how] * 4
    assert [choice.layout.name for choice in found] == layouts


def test_a_name_goes_before_a_type_whatever_its_case():
    def change(parts):
        name = "ppt/slideLayouts/slideLayout6.xml"
        parts[name] = parts[name].replace(b'name="Title Only"', b'name="SECTION DARK"')

    found = choose(ROLES["section"], from_bytes(repacked(default(), change), "x").master)
    assert (found.layout.name, found.how) == ("SECTION DARK", "name")


def test_one_content_slot_is_divided_where_two_are_wanted():
    master = from_bytes(default(), "x").master
    only = replace(master, layouts=tuple(each for each in master.layouts if each.name == "Title and Content"))
    found = places(ROLES["two"], only)
    left, right = found.get("Left"), found.get("Right")
    assert (left.kind, left.moved, right.kind) == ("obj", True, "")
    assert left.inner.width == pytest.approx(right.inner.width)
    assert not left.box.meets(right.box)


def test_pieces_stand_in_proportion_to_the_slide():
    master = from_bytes(default(), "x").master
    source = places(ROLES["exhibit"], master).get("Source")
    assert source.kind == ""
    assert source.box.right <= master.width
    body = places(ROLES["exhibit"], master).get("Exhibit")
    assert body.box.bottom <= source.box.y


def test_a_deck_small_as_old_slides_builds(document):
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(10), Inches(5.625)
    share = 5.625 / 7.5
    for part in (deck.slide_master, *deck.slide_layouts):
        for shape in part.placeholders:
            if shape.element.find(f"{P}spPr/{A}xfrm") is not None:
                shape.top, shape.height = Emu(round(shape.top * share)), Emu(round(shape.height * share))
    loaded = from_bytes(saved(deck), "x")
    plan = plan_deck(document, standard_theme(), loaded.master)
    assert gate_faults(write_pptx(plan, loaded.data)) == []


def test_all_titles_of_a_houses_deck_have_one_size_and_text_stays_under_it(document):
    plan = plan_deck(document, standard_theme(), from_bytes(german(), "x").master)
    placed = [frame for slide in plan.slides[1:] for frame in slide.frames if isinstance(frame, Placed)]
    titles = {line.size for frame in placed if frame.slot.kind == "title" for line in frame.paragraphs}
    texts = {line.size for frame in placed if frame.slot.kind == "obj" for line in frame.paragraphs}
    assert titles == {28.0}  # alone, three of them would have the layout's 44 points
    assert texts
    assert max(texts) <= 0.8 * 28.0


def test_a_figure_beside_the_title_keeps_clear_of_a_houses_logo():
    found, free = (places(ROLES["title"], from_bytes(make(), "x").master) for make in (lived_in, german))
    (logo,) = found.layout.art
    figure = found.get("Title figure").box
    assert not figure.meets(logo, 10.0)
    assert figure.height > 0.9 * free.get("Title figure").box.height


@pytest.mark.parametrize("x", [36.0, 576.0])
def test_a_line_of_text_stands_beside_a_logo_on_either_side(x):
    logo = Box(x, 22.0, 137.0, 43.0)
    master = from_bytes(german(), "x").master
    master = replace(master, layouts=tuple(replace(layout, art=(logo,)) for layout in master.layouts))
    kicker = places(ROLES["exhibit"], master).get("Kicker").box
    assert kicker.width > 400.0
    assert not kicker.meets(logo)


def test_text_stands_in_the_masters_placeholders(document):
    loaded = from_bytes(german(), "x")
    plan = plan_deck(document, standard_theme(), loaded.master)
    placed = [[frame.slot.kind for frame in slide.frames if isinstance(frame, Placed)] for slide in plan.slides]
    assert placed[0] == ["ctrTitle", "subTitle", "ftr", "sldNum"]
    assert all(kinds[0] == "title" and "ftr" in kinds for kinds in placed[1:])


@pytest.mark.parametrize("make", [None, german])
def test_the_exhibit_line_of_a_comparison_stands_over_its_heads(make):
    master = from_bytes(make(), "x").master if make else read_master(standard_master())
    found = places(ROLES["comparison"], master, {"Left", "Right", "Left head", "Right head", "Exhibit line", "Kicker"})
    names = ("Exhibit line", "Left head", "Left")
    over, head, text = (found.get(name).box for name in names)
    assert over.bottom <= head.y
    assert head.bottom <= text.y + 0.01
