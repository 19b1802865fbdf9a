"""Laws of pictures: a plan and its file read back come in, what is wrong with the pictures on the pages goes out."""

from __future__ import annotations

from collections.abc import Iterator

from tests.backends.pdf.read_back import Box, Read, Sheet

from dealbrief.backends.pdf.plan.page_plan import Art, Page, PagePlan
from dealbrief.figures.drawing import Picture

_NEAR = 0.02
"""Points a matrix of two decimals may be off."""


def picture_faults(plan: PagePlan, found: Read) -> Iterator[str]:
    """Each planned picture is where it was planned, on the page, undistorted, and no letter stands on it."""
    for page, sheet in zip(plan.pages, found.sheets, strict=False):
        planned, drawn = list(_planned(page, plan.height)), sorted(sheet.pictures)
        if len(planned) != len(drawn):
            yield f"page {page.number}: {len(planned)} pictures planned, {len(drawn)} drawn"
        for box, other in zip(sorted(planned), drawn, strict=False):
            if any(abs(one - two) > _NEAR for one, two in zip(box, other, strict=True)):
                yield f"page {page.number}: a picture is at {other}, planned at {box}"
        for box in drawn:
            yield from _covered(page.number, box, sheet)


def _planned(page: Page, height: float) -> Iterator[Box]:
    for box in page.boxes:
        art = box.item
        for shape in art.shapes if isinstance(art, Art) else ():
            if isinstance(shape, Picture):
                left, top = art.x + shape.x * art.scale, height - (art.y + shape.y * art.scale)
                yield left, top - shape.height * art.scale, left + shape.width * art.scale, top


def _covered(page: int, box: Box, sheet: Sheet) -> Iterator[str]:
    left, bottom, right, top = box
    if left < 0 or bottom < 0 or right > sheet.width or top > sheet.height:
        yield f"page {page}: a picture at {box} leaves the page"
    for shown in sheet.shown:
        if shown.ink:
            x, y, end, high = shown.box
            if x < right and left < end and y < top and bottom < high:
                yield f"page {page}: {shown.text!r} stands on a picture"
