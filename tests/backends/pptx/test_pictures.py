"""Pictures on slides: whole, undistorted, with words for who cannot see them; the same one is in the file once."""

from __future__ import annotations

from itertools import product

import pytest
from tests.backends.pptx.gate import gate_faults
from tests.picture_files import picture_file, see_through_file

from dealbrief.backends.pptx import plan_deck, render
from dealbrief.backends.pptx.plan.deck import PictureFrame
from dealbrief.backends.pptx.repack import unzipped
from dealbrief.pictures import read_picture

SIZES = [(2000, 1000), (1000, 2000), (40, 30), (2, 100), (100, 2), (1, 1)]


def shown(make, theme, data: bytes, role: str = "exhibit", slot: str = "exhibit") -> PictureFrame:
    figure = make.figure("image", read_picture(data))
    plan = plan_deck(make.deck(make.slide(role, "A port", make.slot(slot, figure))), theme)
    (frame,) = (frame for frame in plan.slides[0].frames if isinstance(frame, PictureFrame))
    return frame


@pytest.mark.parametrize(("size", "place"), list(product(SIZES, [("exhibit", "exhibit"), ("exhibit-note", "note")])))
def test_a_picture_of_any_shape_stays_in_its_slot_and_its_shape(make, theme, size, place):
    frame = shown(make, theme, picture_file(*size), *place)
    left, right = (48.0, 912.0) if place[1] == "exhibit" else (653.0, 913.0)
    assert left <= frame.box.x
    assert frame.box.right <= right
    assert frame.box.y == pytest.approx(151.2)
    assert frame.box.bottom <= 464.5
    assert frame.box.width / frame.box.height == pytest.approx(size[0] / size[1], rel=0.01)


def test_a_large_picture_fills_its_slot_and_a_small_one_is_not_blown_up(make, theme):
    assert shown(make, theme, picture_file(2000, 500)).box.width == 864.0
    assert shown(make, theme, picture_file(96, 48)).box.width == 72.0


def test_a_deck_with_pictures_passes_the_gate_and_holds_each_once(make, theme):
    files = [picture_file(400, 300, "JPEG"), see_through_file(90, 60), picture_file(400, 300, "JPEG")]
    figures = [make.figure("image", read_picture(data)) for data in files]
    slides = [
        make.slide("exhibit", f"Picture {index}", make.slot("exhibit", figure)) for index, figure in enumerate(figures)
    ]
    data = render(make.deck(*slides), theme).data
    assert gate_faults(data) == []
    media = [name for name in unzipped(data) if name.startswith("ppt/media/")]
    assert sorted(name.rpartition(".")[2] for name in media) == ["jpg", "png"]
    assert b'descr="' in unzipped(data)["ppt/slides/slide1.xml"]
    assert b".jpg" not in unzipped(data)["ppt/slides/slide1.xml"]
