"""A written file read back: its bytes come in, glyphs with their boxes and the letters of each page go out.

Boxes are points from the lower left corner: left, bottom, right, top, from the pen's place to its next, as
high as the font says.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium


class Glyph(NamedTuple):
    letter: str
    left: float
    bottom: float
    right: float
    top: float


def glyphs(data: bytes) -> list[list[Glyph]]:
    """The glyphs of each page, without spaces."""
    with pdfium.PdfDocument(data) as file:
        return [list(_of_page(page)) for page in file]


def _of_page(page: pdfium.PdfPage) -> Iterator[Glyph]:
    text = page.get_textpage()
    box = pdfium.raw.FS_RECTF()
    for index in range(text.count_chars()):
        letter = chr(pdfium.raw.FPDFText_GetUnicode(text, index))
        if pdfium.raw.FPDFText_IsGenerated(text, index) or letter.isspace() or letter == "\u00a0":
            continue
        if pdfium.raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            yield Glyph(letter, box.left, box.bottom, box.right, box.top)


def letters(found: list[list[Glyph]]) -> Counter[str]:
    """Every letter of a file by how often, without the hyphens that broke words."""
    joined = "".join(glyph.letter for page in found for glyph in page)
    return Counter(re.sub("[\u00ad\u0002\ufffe\\s]", "", joined).casefold())
