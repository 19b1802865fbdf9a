"""The words a reader sees: finished files and plans come in, plain text with single spaces goes out.

No-break, thin and narrow spaces and line breaks read as spaces; soft hyphens and the hyphens of broken words are gone.
Talk notes, alternative texts and the chart's workbook are not seen.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2
from pptx import Presentation

from dealbrief.backends.pdf.plan.page_plan import Page, PagePlan, TextLine

_BROKEN = re.compile("[\u0002\ufffe\u00ad]\\s*")


def flat(text: str) -> str:
    """A text as it is read."""
    return " ".join(_BROKEN.sub("", text).split())


def pdf_text(data: bytes) -> str:
    """Everything that stands on the pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return flat("\n".join(page.get_textpage().get_text_bounded() for page in document))
    finally:
        document.close()


def page_words(plan: PagePlan, *, furniture: bool = True, notes: bool = True) -> str:
    """Everything a plan sets, block by block, without the numbers that call notes."""
    return flat(" ".join(text for page in plan.pages for text in _blocks_of(page, furniture, notes)))


def _blocks_of(page: Page, furniture: bool, notes: bool) -> Iterator[str]:
    texts: dict[str, str] = {}
    for number, box in enumerate(page.boxes):
        if isinstance(box.item, TextLine) and (furniture or not box.furniture):
            if box.block.startswith("notes/") and not notes:
                continue
            owner = box.block or str(number)
            texts[owner] = texts.get(owner, "") + _line(box.item) + box.item.tail
    yield from texts.values()


def _line(line: TextLine) -> str:
    return "".join(run.text for run in line.runs if run.role != "note")


def pptx_text(data: bytes) -> str:
    """Everything that stands on the slides of a deck, shape by shape; the notes stay out."""
    return flat(
        "\n".join(text for slide in Presentation(io.BytesIO(data)).slides for text in shapes_text(slide.shapes))
    )


def shapes_text(shapes: Iterable[Any]) -> Iterator[str]:
    """The text of shapes, of cells of tables and of shapes in groups."""
    for shape in shapes:
        if shape.shape_type is not None and hasattr(shape, "shapes"):
            yield from shapes_text(shape.shapes)
        elif getattr(shape, "has_table", False) and shape.has_table:
            yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)
        elif shape.has_text_frame:
            yield shape.text_frame.text
