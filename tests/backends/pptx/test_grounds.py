"""The ground of a deck: title, section and closing slides all dark or all light, every text readable on it; and the
figure beside a deck's title."""

from __future__ import annotations

import colorsys
from dataclasses import replace

import pytest
from tests.backends.pptx.masters import german, repacked, sparse

from dealbrief.backends.pptx import plan_deck, read_master, standard_master
from dealbrief.backends.pptx.loading import from_bytes
from dealbrief.backends.pptx.plan.deck import Placed
from dealbrief.backends.pptx.plan.roles import ROLES, choose
from dealbrief.backends.pptx.writer_text import SCHEME
from dealbrief.figures.slide_shapes import Group, TextBox
from dealbrief.theme.theme import contrast

LEAST = 4.5
TURNING = ("title", "section", "closing")


def opening(make, ground, **meta):
    """A deck of the slides that have a ground, each with every slot filled, and one without."""
    title = make.slides()[17]
    title = replace(title, slots=(*title.slots, make.slot("dateline", make.paragraph("As of May"))))
    sections = [make.slide("section", f"Part {name}", section=name) for name in ("One", "Two")]
    return make.deck(title, *sections, make.slides()[16], make.slides()[8], ground=ground, **meta)


def _resolved(colour: str, master) -> str:
    """A colour of a plan as RRGGBB: a role or a scheme colour, with luminance in percent."""
    slot, *luminance = SCHEME.get(colour) or colour.split()
    base = {**dict(master.accents), **master.pairs}[slot]
    modulation, offset = (float(value) / 100 for value in luminance) if luminance else (1.0, 0.0)
    red, green, blue = (int(base[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    found = colorsys.hls_to_rgb(hue, min(light * modulation + offset, 1.0), saturation)
    return "".join(f"{round(value * 255):02X}" for value in found)


def _texts(slide):
    """Every run of a slide with the colour it is seen in, as a plan names it."""
    for frame in slide.frames:
        for part in frame.shapes if isinstance(frame, Group) else (frame,):
            if isinstance(part, Placed | TextBox):
                for line in part.paragraphs:
                    own = part.levels[line.level].colour if isinstance(part, Placed) else "ink"
                    yield from ((run.text, run.colour or own) for run in line.runs)


@pytest.mark.parametrize("ground", ["dark", "light"])
def test_every_text_is_readable_on_its_ground(ground, make, theme):
    master = read_master(standard_master())
    grounds = {layout.name: layout.ground for layout in master.layouts}
    slides = plan_deck(opening(make, ground), theme).slides
    found = {
        (slide.layout, text): contrast(_resolved(colour, master), grounds[slide.layout])
        for slide in slides
        for text, colour in _texts(slide)
    }
    assert len(found) > 25
    assert {key: ratio for key, ratio in found.items() if ratio < LEAST} == {}


def test_the_measure_of_contrast_finds_light_text_on_a_light_ground(make):
    master = read_master(standard_master())
    assert contrast(_resolved("a-tint", master), "FFFFFF") < LEAST
    assert _resolved("accent5 50 50", master) == "BFD1D6"


@pytest.mark.parametrize("ground", ["dark", "light"])
def test_a_deck_has_one_ground_throughout(ground, make, theme):
    layouts = [slide.layout for slide in plan_deck(opening(make, ground), theme).slides]
    assert layouts == [f"Title {ground}", f"Section {ground}", f"Section {ground}", f"Closing {ground}", "Text"]


def test_ground_is_passed_over_where_a_master_has_one_such_layout():
    master = from_bytes(german(), "x").master
    for role in TURNING:
        dark, light = (choose(ROLES[role].on(ground), master) for ground in ("dark", "light"))
        assert dark == light


def test_of_two_layouts_of_a_foreign_master_the_one_of_the_ground_is_taken():
    dark = b'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'

    def change(parts):
        first, other = "ppt/slideLayouts/slideLayout1.xml", "ppt/slideLayouts/slideLayout11.xml"
        parts[other] = parts[first].replace(b'name="Titelfolie"', b'name="Titel dunkel"')
        parts[other] = parts[other].replace(b"<p:spTree>", dark + b"<p:spTree>", 1)

    master = from_bytes(repacked(german(), change), "x").master
    found = {ground: choose(ROLES["title"].on(ground), master) for ground in ("dark", "light")}
    assert {ground: (choice.layout.name, choice.how) for ground, choice in found.items()} == {
        "dark": ("Titel dunkel", "type"),
        "light": ("Titelfolie", "type"),
    }


@pytest.mark.parametrize(
    ("ground", "colours"), [("dark", ["a-tint", "b-tint", "light"]), ("light", ["a", "b", "mute"])]
)
def test_the_field_beside_a_title_is_drawn_in_colours_of_its_ground(ground, colours, make, theme):
    slide = plan_deck(opening(make, ground), theme).slides[0]
    (field,) = (frame for frame in slide.frames if isinstance(frame, Group))
    marks = {shape.name.split(".")[0]: shape.fill for shape in field.shapes if shape.name.startswith("Mark")}
    assert list(marks.values()) == colours
    assert (field.box.x / 72, field.box.y / 72) == pytest.approx((8.267, 0.45), abs=0.001)


@pytest.mark.parametrize("counts", [(160,), (100, 50, 10), (20,), (53, 53, 54)])
def test_the_field_ends_above_its_caption_and_beside_the_title(counts, make, theme):
    title = make.slides()[17]
    figure = make.slot("figure", make.figure("units", make.units_data(*counts)))
    slots = tuple(figure if slot.name == "figure" else slot for slot in title.slots)
    slide = plan_deck(make.deck(replace(title, slots=slots)), theme).slides[0]
    (field,) = (frame for frame in slide.frames if isinstance(frame, Group))
    assert sum(shape.name.startswith("Mark") for shape in field.shapes) == sum(counts)
    assert field.box.bottom <= 5.85 * 72 + 0.01
    boxes = [frame.box or frame.slot.box for frame in slide.frames if isinstance(frame, Placed)]
    assert not any(field.box.meets(box) for box in boxes)


def test_without_a_field_a_title_is_wider(make, theme):
    def width(*names):
        slots = [slot for slot in make.slides()[17].slots if slot.name in names]
        slide = plan_deck(make.deck(make.slide("title", "Amber", *slots)), theme).slides[0]
        title = next(frame for frame in slide.frames if isinstance(frame, Placed))
        return (title.box or title.slot.box).width / 72

    assert width("figure") == width("caption") == width("figure", "caption") == pytest.approx(6.80, abs=0.01)
    assert width("subtitle") == pytest.approx(8.94, abs=0.01)


@pytest.mark.parametrize("master", [german, sparse])
def test_a_foreign_title_gives_way_to_the_field(master, make, theme):
    slide = plan_deck(make.deck(make.slides()[17]), theme, from_bytes(master(), "x").master).slides[0]
    (field,) = (frame for frame in slide.frames if isinstance(frame, Group))
    boxes = [frame.box or frame.slot.box for frame in slide.frames if isinstance(frame, Placed)]
    boxes += [frame.box for frame in slide.frames if isinstance(frame, TextBox)]
    assert len(boxes) > 3
    assert not any(field.box.meets(box) for box in boxes)


def test_a_field_for_which_a_title_layout_has_no_place_is_left_out_with_its_caption_and_that_is_said(make, theme):
    master = from_bytes(german(), "x").master

    def right(layout):
        moved = [replace(slot, box=replace(slot.box, x=500.0, width=400.0)) for slot in layout.slots]
        return replace(layout, slots=tuple(moved)) if layout.name == "Titelfolie" else layout

    turned = replace(master, layouts=tuple(right(layout) for layout in master.layouts))
    plan = plan_deck(make.deck(make.slides()[17]), theme, turned)
    assert "no-place" in [problem.code for problem in plan.problems]
    assert not any(isinstance(frame, Group) for frame in plan.slides[0].frames)
    assert not any("mark" in text for text, _ in _texts(plan.slides[0]) if not text.startswith("Forty"))
