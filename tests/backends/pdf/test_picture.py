"""Pictures on the page: as wide as pixels and room allow, a figure in the tags, nothing of their file in ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from tests.backends.pdf.conformance import standards, tag_faults
from tests.backends.pdf.picture_laws import picture_faults
from tests.backends.pdf.read_back import read
from tests.picture_files import encoded, picture_file, see_through_file

from dealbrief.backends.pdf import plan_pages, write_pdf
from dealbrief.backends.pdf.plan.page_plan import Art, PagePlan
from dealbrief.document import blocks as b
from dealbrief.document.inlines import Text
from dealbrief.document.tree import Document
from dealbrief.figures.page_image import page_image
from dealbrief.pictures import read_picture
from dealbrief.theme.brand import standard_theme

Brief = Callable[..., Document]
SIZES = [(400, 300), (2000, 300), (300, 2000), (2, 100), (100, 2), (1, 1)]


def figure(data: bytes) -> b.Figure:
    note = (Text("Picture: a licence."),)
    return b.Figure(kind="image", data=read_picture(data), alt="A port in the morning.", note=note)


def planned(brief: Brief, *files: bytes) -> PagePlan:
    return plan_pages(brief(*map(figure, files)), standard_theme())


@pytest.mark.parametrize("size", SIZES)
def test_a_picture_of_any_shape_stands_whole_on_its_page(brief: Brief, size: tuple[int, int]):
    plan = planned(brief, picture_file(*size))
    data = write_pdf(plan)
    assert len([picture for sheet in read(data).sheets for picture in sheet.pictures]) == 1
    assert list(picture_faults(plan, read(data))) == []
    assert [problem.code for problem in plan.problems] == []


def test_a_picture_is_no_coarser_than_print_bears_and_no_taller_than_a_page_allows():
    assert page_image(read_picture(picture_file(300, 200)), 400.0).width == 144.0
    assert page_image(read_picture(picture_file(3000, 2000)), 400.0).width == 400.0
    tall = page_image(read_picture(picture_file(1000, 2000)), 400.0)
    assert (tall.width, tall.height) == (210.0, 420.0)


def test_files_with_pictures_are_accessible_and_archival(brief: Brief):
    data = write_pdf(planned(brief, picture_file(400, 300), picture_file(400, 300, "JPEG"), see_through_file(90, 60)))
    assert standards(data, "ua-1", "2a") == []
    assert tag_faults(data) == []
    figures = [node for node in read(data).root.below() if node.tag == "Figure"]
    assert len(figures) == 3


def test_the_pixels_are_those_of_the_file(brief: Brief):
    data = write_pdf(planned(brief, picture_file(40, 30)))
    with pikepdf.open(BytesIO(data)) as file:
        (found,) = file.pages[0].get_images().values()
        shown = pikepdf.PdfImage(found).as_pil_image()
    assert shown.tobytes() == Image.open(BytesIO(picture_file(40, 30))).tobytes()


def test_a_photograph_is_written_as_the_jpeg_it_is(brief: Brief):
    data = write_pdf(planned(brief, picture_file(800, 600, "JPEG")))
    with pikepdf.open(BytesIO(data)) as file:
        (found,) = file.pages[0].get_images().values()
        assert list(found.Filter) == [pikepdf.Name.DCTDecode]
        assert found.read_raw_bytes() == read_picture(picture_file(800, 600, "JPEG")).encoded


def test_what_is_see_through_has_a_mask(brief: Brief):
    data = write_pdf(planned(brief, see_through_file(90, 60)))
    with pikepdf.open(BytesIO(data)) as file:
        (found,) = file.pages[0].get_images().values()
        assert set(pikepdf.PdfImage(found.SMask).as_pil_image().tobytes()) == {0, 255}


def test_the_same_picture_twice_is_in_the_file_once(brief: Brief):
    once, twice = (len(write_pdf(planned(brief, *[noise()] * count))) for count in (1, 2))
    assert twice - once < 3000


def noise() -> bytes:
    return encoded(Image.effect_noise((300, 200), 90).convert("RGB"), "PNG")


def test_the_laws_of_pictures_trip(brief: Brief):
    plan = planned(brief, picture_file(400, 300))
    found = read(write_pdf(plan))
    page = plan.pages[0]
    art = next(box for box in page.boxes if isinstance(box.item, Art))
    others = tuple(box for box in page.boxes if box is not art)

    def faults(*boxes: object) -> str:
        return " ".join(picture_faults(replace(plan, pages=(replace(page, boxes=(*others, *boxes)),)), found))

    assert "0 pictures planned, 1 drawn" in faults()
    assert "planned at" in faults(art.moved(3.0, 0.0))
    away = replace(plan, pages=(replace(page, boxes=(*others, art.moved(400.0, 0.0))),))
    assert "leaves the page" in " ".join(picture_faults(away, read(write_pdf(away))))
    up = replace(plan, pages=(replace(page, boxes=(*others, art.moved(0.0, 40.0))),))
    assert "stands on a picture" in " ".join(picture_faults(up, read(write_pdf(up))))
