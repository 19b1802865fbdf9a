"""A house's logo on layouts: level with the kicker or beside the title, on a plate where the ground is dark."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dealbrief.backends.pptx import read_master, standard_master
from dealbrief.backends.pptx.plan.emblems import emblems, with_art, without
from dealbrief.document.figures_image import ImageData
from dealbrief.theme.theme import Logo, ThemeLogos

MASTER = read_master(standard_master())


def logo(width: int, height: int, dark: bool = False) -> Logo:
    picture = ImageData("image/png", width, height, b"")
    return Logo(picture, picture if dark else None, "A logo")


def placed(one: Logo):
    return {found.layout: found for found in emblems(ThemeLogos(slide=one, cover=one), MASTER)}


@pytest.mark.parametrize(("width", "height"), [(100, 100), (300, 100), (900, 100), (2000, 100), (60, 100)])
@pytest.mark.parametrize("dark", [False, True])
def test_a_logo_keeps_its_shape_and_meets_no_slot(width, height, dark):
    found = placed(logo(width, height, dark))
    for layout in MASTER.layouts:
        if layout.name == "Picture":
            continue
        box = found[layout.name].plate or found[layout.name].box
        assert found[layout.name].box.width / found[layout.name].box.height == pytest.approx(width / height)
        assert box.right <= MASTER.width
        for slot in layout.slots:
            apart = box.right <= slot.box.x or slot.box.right <= box.x
            assert apart or box.bottom <= slot.box.y or slot.box.bottom <= box.y, (layout.name, slot.name)


def test_a_wide_logo_is_level_with_the_kicker_and_a_square_one_beside_the_title():
    kicker = next(slot.box for slot in MASTER.layouts[4].slots if slot.name == "Kicker")
    assert placed(logo(900, 100))["Exhibit"].box.bottom <= kicker.bottom + 4
    assert placed(logo(100, 100))["Exhibit"].box.height == 54


def test_on_a_dark_ground_the_dark_logo_stands_bare_and_the_light_one_on_a_plate():
    bare, plated = placed(logo(300, 100, dark=True))["Section dark"], placed(logo(300, 100))["Section dark"]
    assert bare.plate is None
    assert plated.plate
    assert plated.plate.width > plated.box.width
    assert placed(logo(300, 100))["Section light"].plate is None


def test_a_house_s_own_master_has_its_own_logos():
    assert emblems(ThemeLogos(slide=logo(1, 1)), replace(MASTER, foreign=True)) == ()


def test_a_marking_along_the_edge_does_not_draw_the_logo_out_of_the_margin():
    wide = [replace(slot, box=replace(slot.box, x=0.0, width=MASTER.width)) for slot in MASTER.layouts[4].slots[-2:-1]]
    assert wide[0].name == "Marking"
    layout = replace(MASTER.layouts[4], slots=(*MASTER.layouts[4].slots[:-2], *wide, MASTER.layouts[4].slots[-1]))
    (found,) = emblems(ThemeLogos(slide=logo(300, 100)), replace(MASTER, layouts=(layout,)))
    assert found.box == placed(logo(300, 100))["Exhibit"].box


def test_what_is_planned_keeps_clear_of_it():
    found = placed(logo(100, 100)).values()
    exhibit = next(layout for layout in with_art(MASTER, found).layouts if layout.name == "Exhibit")
    assert exhibit.art[-1].height == 54


def test_a_layout_without_room_for_the_logo_is_warned_of_but_not_one_that_a_picture_fills():
    logos = ThemeLogos(slide=logo(100, 100))
    placed = [one for one in emblems(logos, MASTER) if one.layout != "Exhibit"]
    (problem,) = without(logos, MASTER, ["Exhibit", "Picture", "Text"], placed)
    assert (problem.code, problem.severity) == ("logo-left-out", "warning")
    assert "“Exhibit”" in problem.message
    assert "“Text”" not in problem.message
    assert "“Picture”" not in problem.message
    assert list(without(logos, MASTER, ["Picture", "Text"], placed)) == []


def test_on_a_title_slide_it_is_as_high_as_there_is_room_over_the_date():
    title = next(layout for layout in MASTER.layouts if layout.kind == "title")
    raised = replace(
        title,
        slots=tuple(
            replace(slot, box=replace(slot.box, height=slot.box.height + 20)) if slot.name == "Subtitle" else slot
            for slot in title.slots
        ),
    )
    wide = ThemeLogos(cover=logo(300, 100, dark=True))
    usual, squeezed = (emblems(wide, replace(MASTER, layouts=(one,)))[0].box for one in (title, raised))
    assert usual.height == 36
    assert 8 < squeezed.height < 36
