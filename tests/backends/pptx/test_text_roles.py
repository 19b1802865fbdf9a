"""Slides of bullets, columns, comparisons, pictures and a close: the layouts' own bullets, foreign layouts by their
type; and titles of at most two lines, also where a slide is continued."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pptx import Presentation
from tests.backends.pptx.gate import gate_faults
from tests.backends.pptx.masters import default, german, inheriting, old_size, sparse
from tests.picture_files import picture_file

from dealbrief.backends.pptx import plan_deck, read_master, render, standard_master, write_pptx
from dealbrief.backends.pptx.loading import from_bytes
from dealbrief.backends.pptx.plan.deck import PictureFrame, Placed
from dealbrief.backends.pptx.plan.roles import ROLES, choose, matched, places
from dealbrief.errors import OutputError
from dealbrief.figures.slide_shapes import TextBox
from dealbrief.figures.slide_text import lines
from dealbrief.pictures import read_picture

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TEXT_ROLES = ("content", "columns", "comparison", "picture", "closing")
MARKS = ("buChar", "buAutoNum", "buNone", "buFont")
CONTINUING = {"exhibit": "exhibit", "exhibit-note": "exhibit", "two": "left", "text": "body", "content": "body",
              "columns": "right", "comparison": "left", "sources": "exhibit"}  # fmt: skip


def found_in(master):
    return {role: choose(ROLES[role], from_bytes(master, "x").master) for role in ROLES}


def text_slides(make):
    return make.slides()[12:17]


def test_list_items_have_the_layouts_own_bullets_and_other_text_none(make, theme):
    deck = Presentation(io.BytesIO(render(make.deck(make.slides()[12]), theme).data))
    (body,) = (shape for shape in deck.slides[0].placeholders if shape.name == "Body")
    said = [
        (line.text, line.level, [tag for tag in MARKS if line._p.find(f"{A}pPr/{A}{tag}") is not None])
        for line in body.text_frame.paragraphs
    ]
    assert said == [
        ("The act", 0, []),
        ("Its date", 0, []),
        ("And so on", 0, ["buNone"]),
        ("Who knows", 0, []),
        ("Norland", 1, []),
        ("Sudland", 1, []),
    ]


def test_a_layout_without_bullets_keeps_typed_dashes(make, theme):
    slide = make.slide("text", "One", make.slot("body", make.bullets("One")))
    deck = Presentation(io.BytesIO(render(make.deck(slide), theme).data))
    (mark,) = deck.slides[0].shapes._spTree.iter(f"{A}buChar")
    assert mark.get("char") == "–"


def test_a_numbered_list_keeps_its_numbers(make, theme):
    numbers = make.ListBlock(items=make.bullets("One").items, ordered=True)
    slide = make.slide("content", "One", make.slot("body", numbers))
    deck = Presentation(io.BytesIO(render(make.deck(slide), theme).data))
    assert len(list(deck.slides[0].shapes._spTree.iter(f"{A}buAutoNum"))) == 1


def test_a_foreign_list_has_the_houses_bullets(make, theme):
    loaded = from_bytes(german(), "x")
    plan = plan_deck(make.deck(make.slides()[12]), theme, loaded.master)
    body = plan.slides[0].frames[2]
    assert [line.bullet for line in body.paragraphs] == ["•", "•", "", "•", "–", "–"]
    assert "buChar" not in "".join(
        child.tag
        for child in Presentation(io.BytesIO(write_pptx(plan, loaded.data))).slides[0].shapes._spTree.iter(f"{A}buChar")
    )


def test_a_foreign_layout_serves_by_its_type():
    found = found_in(german())
    assert {role: (found[role].layout.name, found[role].how) for role in TEXT_ROLES} == {
        "content": ("Titel und Inhalt", "type"),
        "columns": ("Zwei Inhalte", "type"),
        "comparison": ("Vergleich", "type"),
        "picture": ("Bild mit Überschrift", "type"),
        "closing": ("Abschnittsüberschrift", "type"),
    }


def test_a_house_that_has_a_layout_of_our_name_keeps_its_own_sizes():
    master = from_bytes(default(), "x").master
    found = places(ROLES["comparison"], master)
    assert (found.layout.name, found.is_ours) == ("Comparison", False)
    assert places(ROLES["comparison"], read_master(standard_master())).is_ours


def test_the_slots_of_a_foreign_comparison_and_picture_are_told_by_kind_and_place():
    found = found_in(german())
    taken = matched(ROLES["comparison"], found["comparison"])
    wanted = ("Left head", "Left", "Right head", "Right")
    assert {name: (taken[name].kind, taken[name].idx) for name in wanted} == {
        "Left head": ("body", 1),
        "Left": ("obj", 2),
        "Right head": ("body", 3),
        "Right": ("obj", 4),
    }
    picture = matched(ROLES["picture"], found["picture"])
    assert (picture["Picture"].kind, picture["Body"].kind) == ("pic", "body")


def test_heads_without_a_placeholder_stand_over_their_columns(make, theme):
    master = from_bytes(german(), "x").master
    kept = tuple(layout for layout in master.layouts if layout.name != "Vergleich")
    plan = plan_deck(make.deck(make.slides()[14]), theme, replace(master, layouts=kept))
    frames = {frame.paragraphs[0].text: frame for frame in plan.slides[0].frames if isinstance(frame, Placed | TextBox)}
    box = {text: frame.box or frame.slot.box for text, frame in frames.items()}
    for head, below in (("Before", "Closed"), ("After", "Open")):
        assert isinstance(frames[head], TextBox)
        assert box[head].bottom == pytest.approx(box[below].y)
        assert box[below].x <= box[head].x < box[below].right
    assert not box["Before"].meets(box["After"])


@pytest.mark.parametrize("master", [german, default, old_size, sparse, inheriting])
def test_text_slides_pass_the_gate_on_foreign_masters(master, make, theme):
    loaded = from_bytes(master(), "x")
    plan = plan_deck(make.deck(*text_slides(make)), theme, loaded.master)
    assert gate_faults(write_pptx(plan, loaded.data)) == []
    said = [
        p.text for slide in plan.slides for f in slide.frames if isinstance(f, Placed | TextBox) for p in f.paragraphs
    ]
    for text in ("The act", "Sudland", "Three", "Before", "After", "Open", "Seen from the pier"):
        assert said.count(text) == 1


@pytest.mark.parametrize("size", [(1600, 1200), (400, 1600), (1600, 400)])
def test_a_picture_stands_whole_in_its_placeholder(size, make, theme):
    figure = make.figure("image", read_picture(picture_file(*size)))
    document = make.deck(make.slide("picture", "A port", make.slot("picture", figure)))
    (frame,) = (f for f in plan_deck(document, theme).slides[0].frames if isinstance(f, PictureFrame))
    assert frame.box.width / frame.box.height == pytest.approx(size[0] / size[1], rel=0.01)
    room = frame.slot.box
    assert frame.box.width == pytest.approx(room.width) or frame.box.height == pytest.approx(room.height)
    (drawn,) = Presentation(io.BytesIO(render(document, theme).data)).slides[0].shapes._spTree.iter(f"{P}pic")
    place = drawn.find(f".//{P}ph")
    assert (place.get("type"), place.get("idx")) == ("pic", str(frame.slot.idx))
    assert drawn.find(f"{P}blipFill/{A}srcRect") is None


def test_the_heads_of_a_comparison_stand_again_where_it_goes_on(make, theme):
    many = make.bullets(*(f"Point {n}, which takes more than a line of its column to say" for n in range(20)))
    slots = (make.slot("left-head", make.paragraph("Before")), make.slot("left", many))
    plan = plan_deck(make.deck(make.slide("comparison", "It differs", *slots)), theme)
    heads = [
        f.paragraphs[0].text
        for slide in plan.slides
        for f in slide.frames
        if isinstance(f, Placed) and f.name == "Left head"
    ]
    assert len(plan.slides) > 1
    assert heads == ["Before"] * len(plan.slides)


def _titles(plan):
    """How many lines each title takes, and in which size."""
    for slide in plan.slides:
        title = next(frame for frame in slide.frames if isinstance(frame, Placed))
        (line,) = title.paragraphs
        yield len(lines(line, (title.box or title.slot.inner).width)), line.size


def _continued(make, role, title):
    """A slide of a role with more than it holds."""
    body = make.matrix(40) if role in ("exhibit", "exhibit-note", "sources") else make.bullets(*["word " * 12] * 40)
    return make.deck(make.slide(role, title, make.slot(CONTINUING[role], body)))


@pytest.mark.parametrize("role", CONTINUING)
def test_the_number_of_a_part_never_pushes_a_title_to_a_third_line(role, make, theme):
    """Titles that grow letter by letter through the length at which only the number does not fit."""

    def shown(words):
        title = f"{'word ' * words}{'w' * (words % 3)}".strip()
        try:
            return list(_titles(plan_deck(_continued(make, role, title), theme)))
        except OutputError as error:
            refused.extend(error.problems)
            return []

    refused = []

    found = [shown(words) for words in range(17, 28)]
    assert found[0]
    assert not found[-1]
    assert all(": title needs " in problem.message for problem in refused)
    assert all(count <= 2 for titles in found for count, _ in titles)
    assert all(len(titles) > 1 and len({size for _, size in titles}) == 1 for titles in found if titles)
    assert {28.0, 24.0} <= {size for titles in found for _, size in titles} <= {28.0, 26.0, 24.0}


def test_a_roomy_foreign_title_keeps_to_two_lines_while_it_can(make, theme):
    master = from_bytes(german(), "x").master
    layouts = tuple(replace(layout, slots=tuple(map(_tall, layout.slots))) for layout in master.layouts)
    plan = plan_deck(_continued(make, "content", "word " * 13), theme, replace(master, layouts=layouts))
    assert {count for count, _ in _titles(plan)} == {2}


def _tall(slot):
    return replace(slot, box=replace(slot.box, height=slot.box.height * 1.4)) if slot.kind == "title" else slot


def test_every_role_that_continues_is_measured():
    assert set(CONTINUING) == {name for name, role in ROLES.items() if role.continues}


def test_small_print_under_a_lead_is_small_and_stands_apart(make, theme):
    lead = make.slot("lead", make.paragraph("It was done before."), make.paragraph("Moderate confidence", "small"))
    plan = plan_deck(make.deck(make.slide("section", "What was given", lead)), theme)
    (placed,) = (f for f in plan.slides[0].frames if isinstance(f, Placed) and f.slot.name == "Lead")
    said, small = placed.paragraphs
    assert small.runs[0].size < said.runs[0].size
    assert (said.before, small.runs[0].colour) == (0.0, "")
    assert small.before > 0
