"""A drawn slide held against its plan: a planned slide and the letters of its page come in, what is wrong goes out.

The letters are found paragraph by paragraph, so that a fault names the text and the box it has left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

import pypdfium2
from tests.visual.ink import Letter, collisions, letters, stretches

from dealbrief.backends.pptx.plan.deck import Chip, Frame, Placed, SlidePlan, TableFrame
from dealbrief.figures.slide_shapes import Box, Group, Shape, TextBox
from dealbrief.figures.slide_text import Paragraph, Run, lines, measured_in
from dealbrief.theme.office_fonts import OfficeFonts

_ASIDE, _ABOVE = 1.0, 0.5
"""How far ink may reach out of its box in points: side bearings and accents."""
_LINE = 0.5
"""A letter so many sizes below the one before it starts a line."""


Rows: TypeAlias = Literal["kept", "written", "grown"]
"""Where the rows of a table stand: each in the room kept for it; as high as it is written, which is how who has the
theme's fonts sees it; or, for one who has not, anywhere from the first to the end of the other."""


class Area(NamedTuple):
    """Where a text may stand, the width it was broken in, and the text."""

    name: str
    box: Box
    width: float
    paragraphs: tuple[Paragraph, ...]


class Lines(NamedTuple):
    """Lines of a paragraph as planned and as drawn."""

    planned: int
    drawn: int
    text: str


@dataclass
class Judged:
    """What is wrong with a drawn slide: texts that are not drawn, that leave their box or the slide, that nobody
    planned, that stand on one another; and what became of the lines of each."""

    lost: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    off: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    upon: list[tuple[str, str, float]] = field(default_factory=list)
    lines: list[Lines] = field(default_factory=list)

    @property
    def short(self) -> list[Lines]:
        """Paragraphs that take more lines than were planned."""
        return [each for each in self.lines if each.drawn > each.planned]


def drawn_pages(data: bytes) -> list[tuple[tuple[float, float], list[Letter]]]:
    """Size and letters of every page, in points."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [(page.get_size(), list(letters(page.get_textpage()))) for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """A text as its letters: no spaces, no case, a broken word's hyphen as it was typed."""
    return "".join(text.split()).lower().replace("\u0002", "-").replace("\ufffe", "-")


def areas(slide: SlidePlan, rows: Rows = "kept") -> list[Area]:
    """Every text of a planned slide and its place; a cell's by the room kept for its row unless `rows` says else."""
    return [area for frame in slide.frames for area in _areas(frame, rows)]


def _areas(frame: Frame | Shape, rows: Rows) -> Iterator[Area]:
    match frame:
        case Placed(slot=slot, paragraphs=paragraphs, box=box):
            left, top, right, bottom = slot.insets
            at = box or slot.box
            inner = Box(at.x + left, at.y + top, at.width - left - right, at.height - top - bottom)
            yield Area(frame.name, inner, inner.width, paragraphs)
        case TextBox(name=name, box=box, paragraphs=paragraphs):
            yield Area(name, box, box.width, paragraphs)
        case Chip(box=box, text=text, size=size):
            yield Area("Marking", box, box.width, (Paragraph((Run(text, size, bold=True),)),))
        case TableFrame():
            yield from _cells(frame, rows)
        case Group(shapes=shapes):
            yield from (area for shape in shapes for area in _areas(shape, rows))


def _cells(table: TableFrame, rows: Rows) -> Iterator[Area]:
    top = bottom = table.box.y
    for number, row in enumerate(table.rows):
        column, x = 0, table.box.x
        bottom += row.written if rows == "written" else row.height
        for cell in row.cells:
            wide = sum(table.widths[column : column + cell.columns])
            left, _, right, _ = cell.margins
            box = Box(x + left, top, wide - left - right, bottom - top)
            yield Area(f"{table.name}, row {number}", box, box.width, cell.paragraphs)
            column, x = column + cell.columns, x + wide
        top += row.height if rows == "kept" else row.written


def judged(
    slide: SlidePlan,
    size: tuple[float, float],
    found: Sequence[Letter],
    fonts: OfficeFonts,
    rows: Rows = "written",
) -> Judged:
    """Find every paragraph of a planned slide among the letters of its page, and judge where it stands."""
    result = Judged(upon=collisions(list(stretches(found))))
    flipped = [_flipped(letter, size[1]) for letter in found]
    slide_box = Box(0.0, 0.0, *size)
    result.off.extend(each.text for each, box in zip(found, flipped, strict=True) if not _inside(box, slide_box, 0.0))
    whole = "".join(squeezed(letter.text) or "\u0000" for letter in found)
    used = [False] * len(found)
    texts = [
        (area, paragraph) for area in areas(slide, rows) for paragraph in area.paragraphs if squeezed(paragraph.text)
    ]
    for area, paragraph in sorted(texts, key=lambda each: -len(each[1].text)):
        text = squeezed(paragraph.text)
        start = _start(whole, text, used, flipped, area.box)
        if start is None:
            result.lost.append(f"{area.name}: {paragraph.text}")
            continue
        span = range(start, start + len(text))
        for index in span:
            used[index] = True
        loose = _ABOVE + max(1.0 - paragraph.spacing, 0.0) * paragraph.size / 2
        if not all(_inside(flipped[index], area.box, loose) for index in span):
            result.outside.append(f"{area.name}: {paragraph.text}")
        with measured_in(fonts):
            planned = len(lines(paragraph, area.width))
        result.lines.append(Lines(planned, _lines([found[index] for index in span]), paragraph.text))
    boxes = [area.box for area in areas(slide, rows)]
    result.stray.extend(
        found[index].text
        for index, taken in enumerate(used)
        if not taken and not any(_inside(flipped[index], box) for box in boxes)
    )
    return result


def _start(whole: str, text: str, used: Sequence[bool], boxes: Sequence[Box], box: Box) -> int | None:
    """Where a text starts among letters that no other text has: in its box if it stands there anywhere."""
    free: list[int] = []
    start = whole.find(text)
    while start >= 0:
        if not any(used[start : start + len(text)]):
            if all(_inside(each, box) for each in boxes[start : start + len(text)]):
                return start
            free.append(start)
        start = whole.find(text, start + 1)
    return free[0] if free else None


def _flipped(letter: Letter, tall: float) -> Box:
    """The ink of a letter in the plan's points, y down from the top."""
    left, bottom, right, top = letter.box
    return Box(left, tall - top, right - left, top - bottom)


def _inside(ink: Box, box: Box, loose: float = _ABOVE) -> bool:
    """Whether ink stands in a box. Lines set tighter than their type let accents and descenders hang out further."""
    across = ink.x >= box.x - _ASIDE and ink.right <= box.right + _ASIDE
    return across and ink.y >= box.y - loose and ink.bottom <= box.bottom + loose


def _lines(found: Sequence[Letter]) -> int:
    return 1 + sum(before.y - letter.y > _LINE * letter.size for before, letter in pairwise(found))
