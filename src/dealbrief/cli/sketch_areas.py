"""Where blocks of a template stand: a document that knows its blocks and its plan come in; a `Sketch` goes out.

What a block prints is one area, unless another block stands in between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dealbrief.cli.sketch import Area, Rect, Sketch

if TYPE_CHECKING:
    from dealbrief.backends.pdf import PagePlan
    from dealbrief.backends.pdf.plan.page_plan import Item, Page
    from dealbrief.backends.pptx import DeckPlan
    from dealbrief.backends.pptx.plan.deck import SlidePlan
    from dealbrief.document.tree import Document
    from dealbrief.errors import Place

_ASCENT, _DESCENT = 0.75, 0.25
"""Of a line above and below its baseline, as shares of its size."""


def sketch(document: Document, plan: PagePlan | DeckPlan) -> Sketch:
    """The areas of all sheets of a document, whose places name the blocks that printed them."""
    from dealbrief.backends.pdf import PagePlan

    if isinstance(plan, PagePlan):
        sheets = [list(_on_page(document, page)) for page in plan.pages]
    else:
        sheets = [list(_on_slide(slide)) for slide in plan.slides]
    areas = [area for number, found in enumerate(sheets, 1) for area in _joined(number, found)]
    word = "page" if document.root == "brief" else "slide"
    return Sketch(word, len(sheets), plan.width, plan.height, tuple(areas))


_Found = tuple[str, Rect]
"""The blocks that printed something, as a place has them, and where it stands."""


def _on_page(document: Document, page: Page) -> Iterator[_Found]:
    for box in page.boxes:
        rect, at = _rect(box.item), _place(document.blocks, box.block)
        if rect is not None and at is not None and at.blocks:
            yield at.blocks, rect


def _on_slide(slide: SlidePlan) -> Iterator[_Found]:
    for area in slide.areas:
        if area.at is not None and area.at.blocks:
            yield area.at.blocks, Rect(area.box.x, area.box.y, area.box.width, area.box.height)


def _place(blocks: Sequence[Any], path: str) -> Place | None:
    """The place of the innermost block on a path, such as "2/blocks/0"; parts that are no blocks end it."""
    node: Any = blocks
    at = None
    for part in path.split("/"):
        if isinstance(node, tuple):
            node = node[int(part)] if part.isdigit() and int(part) < len(node) else None
        else:
            node = getattr(node, part, None)
        at = getattr(node, "at", None) or at
    return at


def _rect(item: Item) -> Rect | None:
    """What an item takes of the page; None for one that is not seen."""
    from dealbrief.backends.pdf.plan import page_plan

    match item:
        case page_plan.TextLine():
            size = max((run.size for run in item.runs), default=0.0)
            return Rect(item.x, item.y - _ASCENT * size, item.width, (_ASCENT + _DESCENT) * size)
        case page_plan.Rule():
            return Rect(item.x, item.y - item.weight / 2, item.width, item.weight)
        case page_plan.Fill() | page_plan.Art():
            return Rect(item.x, item.y, item.width, item.height)
    return None


def _joined(sheet: int, found: Sequence[_Found]) -> list[Area]:
    """Areas around what a block printed, as large as can be without meeting what another did."""
    areas: list[_Found] = []
    for blocks, rect in found:
        areas = _with(areas, (blocks, rect), found)
    while len(fewer := _rejoined(areas, found)) < len(areas):
        areas = fewer
    in_order = sorted(areas, key=lambda area: (round(area[1].y), area[1].x))
    return [Area(sheet, tuple(blocks.split("/")), rect) for blocks, rect in in_order]


def _rejoined(areas: Sequence[_Found], found: Sequence[_Found]) -> list[_Found]:
    again: list[_Found] = []
    for area in areas:
        again = _with(again, area, found)
    return again


def _with(areas: Sequence[_Found], new: _Found, found: Sequence[_Found]) -> list[_Found]:
    """Areas and one more, joined to the first of the same block that it can be joined to."""
    for index, (blocks, rect) in enumerate(areas):
        both = rect.around(new[1])
        if blocks == new[0] and not any(both.meets(other) for name, other in found if name != blocks):
            return [*areas[:index], (blocks, both), *areas[index + 1 :]]
    return [*areas, new]
