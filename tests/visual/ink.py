"""Where the ink of a PDF is: its bytes come in, stretches of text with the boxes of their letters go out.

A stretch is what reads on: letters that follow each other on one baseline without a gap wider than a word space. A
raised or lowered letter beside its neighbour belongs to the same stretch, so a note mark never counts as other text.
Letters of a ligature share one box and count as one.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_GAP, _SHIFT = 0.9, 0.6
"""The widest gap and the greatest shift of the baseline inside a stretch, in sizes of the letter before."""


class Box(NamedTuple):
    """Ink of a letter in points, y up from the lower edge."""

    left: float
    bottom: float
    right: float
    top: float

    def overlap(self, other: Box) -> float:
        """How far two boxes reach into each other: the smaller of both directions, 0 or less where they do not."""
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.top, other.top) - max(self.bottom, other.bottom)
        return min(across, up)


@dataclass(frozen=True)
class Stretch:
    """A stretch of text, its letters' boxes and the box around them."""

    text: str
    boxes: tuple[Box, ...]

    @property
    def around(self) -> Box:
        lefts, bottoms, rights, tops = zip(*self.boxes, strict=True)
        return Box(min(lefts), min(bottoms), max(rights), max(tops))


class Letter(NamedTuple):
    """A letter: its ink, the point of its baseline where it starts, where it ends, and its size in points."""

    text: str
    box: Box
    x: float
    y: float
    end: float
    size: float


def pages(data: bytes) -> list[tuple[tuple[float, float], list[Stretch]]]:
    """Size and stretches of every page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [(page.get_size(), list(stretches(list(letters(page.get_textpage()))))) for page in document]
    finally:
        document.close()


def collisions(stretches: Sequence[Stretch], allowed: float = 1.0) -> list[tuple[str, str, float]]:
    """Pairs of stretches of which two letters reach into each other by more than what is allowed, in points."""
    found = []
    for one, other in combinations(stretches, 2):
        if one.around.overlap(other.around) > allowed:
            deepest = max(a.overlap(b) for a in one.boxes for b in other.boxes)
            if deepest > allowed:
                found.append((one.text, other.text, round(deepest, 2)))
    return found


def letters(page: pypdfium2.PdfTextPage) -> Iterator[Letter]:
    """The letters that leave ink, in the order in which they are drawn."""
    for index in range(page.count_chars()):
        text = chr(pdfium.FPDFText_GetUnicode(page, index))
        if pdfium.FPDFText_IsGenerated(page, index) == 1 or not text.strip():
            continue
        left, bottom, right, top = page.get_charbox(index)
        if right - left <= 0 or top - bottom <= 0:
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        size = pdfium.FPDFText_GetFontSize(page, index) * _scale(page, index)
        yield Letter(
            text, Box(left, bottom, right, top), x.value, y.value, page.get_charbox(index, loose=True)[2], size
        )


def _scale(page: pypdfium2.PdfTextPage, index: int) -> float:
    """How much the page enlarges the letter's font size."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(page, index, matrix)
    return abs(float(matrix.d)) or abs(float(matrix.b)) or 1.0


def stretches(found: Sequence[Letter]) -> Iterator[Stretch]:
    """The letters as stretches, each ended by the first that does not read on."""
    run: list[Letter] = []
    for letter in found:
        if run and not _reads_on(run[-1], letter):
            yield _stretch(run)
            run = []
        run.append(letter)
    if run:
        yield _stretch(run)


def _reads_on(before: Letter, letter: Letter) -> bool:
    size = max(before.size, letter.size)
    if letter.box == before.box:
        return True
    return abs(letter.y - before.y) <= _SHIFT * size and -0.4 * size <= letter.x - before.end <= _GAP * size


def _stretch(run: Sequence[Letter]) -> Stretch:
    return Stretch("".join(letter.text for letter in run), tuple(letter.box for letter in run))
