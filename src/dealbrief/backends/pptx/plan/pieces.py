"""Pieces: what a slot's blocks become before they are placed; each knows its height and where it can be cut.

In: measured text, tables and figures. Out: frames at a place. A piece answers three questions: how tall, where can it
be cut, what frames does it place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, takewhile
from typing import TypeAlias

from dealbrief.backends.pptx.plan.deck import Area, Frame, TableFrame, TableRow
from dealbrief.errors import Place
from dealbrief.figures.slide_shapes import Box, Rule, TextBox
from dealbrief.figures.slide_text import Paragraph, height

HEAD_RULE = 1.25
SLACK = 1.02
"""Running text counts as this much taller than it was measured; cells, on exact spacing, do not."""

_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Drawn:
    """Frames, what a figure had to leave out for want of a place, and where each block stands."""

    frames: tuple[Frame, ...]
    dropped: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True)
class Text:
    """Running text; cut between paragraphs, headings staying with what follows."""

    paragraphs: tuple[Paragraph, ...]
    width: float
    name: str = "Text"
    gap: float = 10.0
    elastic: bool = False
    fresh: bool = False

    @property
    def height(self) -> float:
        return height(self.paragraphs, self.width) * SLACK

    @property
    def tallest(self) -> float:
        """The tallest part that is not cut: a paragraph with the headings over it."""
        talls = [height([paragraph], self.width) * SLACK for paragraph in self.paragraphs]
        return _tallest(talls, [paragraph.keep for paragraph in self.paragraphs])

    def place(self, box: Box) -> Drawn:
        frame = TextBox(self.name, Box(box.x, box.y, self.width, self.height), self.paragraphs)
        return Drawn((frame,), areas=tuple(self._areas(box)))

    def _areas(self, box: Box) -> Iterator[Area]:
        y = box.y
        for paragraph in self.paragraphs:
            tall = height([paragraph], self.width) * SLACK
            yield Area(paragraph.at, Box(box.x, y, self.width, tall))
            y += tall

    def cut(self, room: float) -> tuple[Piece | None, Piece | None]:
        whole = len(self.paragraphs)
        count = _fitting((height([each], self.width) * SLACK for each in self.paragraphs), room)
        while count and count < whole and self.paragraphs[count - 1].keep:
            count -= 1
        return self._part(0, count), self._part(count, whole)

    def without_heads(self) -> tuple[Text | None, Text]:
        """What comes before the headings at its end, and those; the text itself twice where there are none."""
        count = len(self.paragraphs)
        while count and self.paragraphs[count - 1].keep:
            count -= 1
        heads = self._part(count, len(self.paragraphs))
        return (self._part(0, count), heads) if heads else (self, self)

    def _part(self, first: int, last: int) -> Text | None:
        found = self.paragraphs[first:last]
        return replace(self, paragraphs=(replace(found[0], before=0.0), *found[1:])) if found else None


@dataclass(frozen=True)
class Ruled:
    """A heading under a rule, as wide as its column."""

    heading: Paragraph
    width: float
    gap: float = 22.0
    elastic: bool = False
    fresh: bool = False
    _above: float = 7.0

    @property
    def height(self) -> float:
        return self._above + height([self.heading], self.width) * SLACK

    @property
    def tallest(self) -> float:
        return self.height

    def place(self, box: Box) -> Drawn:
        rule = Rule("Rule", (box.x, box.y), (box.x + self.width, box.y), HEAD_RULE, "ink")
        inner = Box(box.x, box.y + self._above, self.width, self.height - self._above)
        area = Area(self.heading.at, Box(box.x, box.y, self.width, self.height))
        return Drawn((rule, TextBox("Heading", inner, (self.heading,))), areas=(area,))

    def cut(self, room: float) -> tuple[Piece | None, Piece | None]:
        return (self, None) if self.height <= room + _TOLERANCE else (None, self)


@dataclass(frozen=True)
class TablePiece:
    """A table, cut between rows; its head is repeated, every row stands once."""

    widths: tuple[float, ...]
    head: TableRow | None
    rows: tuple[TableRow, ...]
    alt: str
    gap: float = 12.0
    elastic: bool = False
    fresh: bool = False
    at: Place | None = field(default=None, compare=False)

    @property
    def _all(self) -> tuple[TableRow, ...]:
        return (self.head, *self.rows) if self.head else self.rows

    @property
    def height(self) -> float:
        return sum(row.height for row in self._all)

    @property
    def tallest(self) -> float:
        head = self.head.height if self.head else 0.0
        return head + _tallest([row.height for row in self.rows], [row.is_group for row in self.rows])

    def place(self, box: Box) -> Drawn:
        *most, last = self._all
        rows = (*most, replace(last, rule=None))
        frame = Box(box.x, box.y, sum(self.widths), self.height)
        return Drawn((TableFrame("Table", frame, self.widths, rows, self.alt),), areas=(Area(self.at, frame),))

    def cut(self, room: float) -> tuple[Piece | None, Piece | None]:
        if not self.rows:
            return (self, None) if self.height <= room + _TOLERANCE else (None, self)
        room -= self.head.height if self.head else 0.0
        count = _fitting((row.height for row in self.rows), room)
        while count and count < len(self.rows) and self.rows[count - 1].is_group:
            count -= 1
        return self._part(0, count), self._part(count, len(self.rows))

    def _part(self, first: int, last: int) -> TablePiece | None:
        return replace(self, rows=self.rows[first:last]) if last > first else None


@dataclass(frozen=True)
class Whole:
    """Something that is not cut where a page happens to end. Elastic: it takes all the height there is, `height` at the
    least. `divide`: what it is divided into where it is taller than a page of a height."""

    draw: Callable[[Box], Drawn] = field(repr=False)
    width: float
    height: float
    elastic: bool
    gap: float = 14.0
    fresh: bool = False
    divide: Callable[[float], Sequence[Whole]] | None = field(default=None, repr=False)
    at: Place | None = field(default=None, compare=False)

    @property
    def tallest(self) -> float:
        return self.height

    def place(self, box: Box) -> Drawn:
        drawn = self.draw(box)
        return drawn if drawn.areas else replace(drawn, areas=(Area(self.at, box),))

    def cut(self, room: float) -> tuple[Piece | None, Piece | None]:
        return (self, None) if self.height <= room + _TOLERANCE else (None, self)


def _fitting(heights: Iterable[float], room: float) -> int:
    """How many of the first of these fit a room one under the other; none after them is measured."""
    return sum(1 for _ in takewhile(lambda end: end <= room + _TOLERANCE, accumulate(heights)))


def _tallest(heights: Sequence[float], keeps: Sequence[bool]) -> float:
    """The height of the tallest part, each with those before it that stay with it."""

    def parts() -> Iterator[float]:
        above = 0.0
        for tall, keep in zip(heights, keeps, strict=True):
            above += tall
            yield above
            above = above if keep else 0.0

    return max(parts(), default=0.0)


Piece: TypeAlias = Text | Ruled | TablePiece | Whole


def of_block(piece: Piece, at: Place | None) -> Piece:
    """A piece of the block at a place; what a block inside of that made keeps its own."""
    if isinstance(piece, Text):
        return replace(piece, paragraphs=tuple(each if each.at else replace(each, at=at) for each in piece.paragraphs))
    if isinstance(piece, Ruled):
        return replace(piece, heading=replace(piece.heading, at=at)) if piece.heading.at is None else piece
    return piece if piece.at else replace(piece, at=at)


def total(pieces: tuple[Piece, ...] | list[Piece]) -> float:
    """The least height of pieces one under the other."""
    return sum(piece.height for piece in pieces) + sum(piece.gap for piece in pieces[1:])


def stack(pieces: tuple[Piece, ...] | list[Piece], box: Box) -> Drawn:
    """Pieces placed one under the other from the top; elastic ones share what is left of the box."""
    elastic = sum(piece.elastic for piece in pieces)
    spare = max(box.height - total(pieces), 0.0) / elastic if elastic else 0.0
    drawn: list[Drawn] = []
    y = box.y
    for index, piece in enumerate(pieces):
        y += piece.gap if index else 0.0
        tall = piece.height + (spare if piece.elastic else 0.0)
        drawn.append(piece.place(Box(box.x, y, box.width, tall)))
        y += tall
    return together(drawn)


def together(drawn: Iterable[Drawn]) -> Drawn:
    """All that was drawn as one."""
    frames, dropped, areas = list[Frame](), list[str](), list[Area]()
    for each in drawn:
        frames.extend(each.frames)
        dropped.extend(each.dropped)
        areas.extend(each.areas)
    return Drawn(tuple(frames), tuple(dropped), tuple(areas))
