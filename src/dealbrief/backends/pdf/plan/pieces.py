"""Pieces: what a block is laid out as. Each answers how deep it is, where it can be cut, and what boxes it places.

A piece hangs from its first baseline: `depth` is the distance to its last baseline (or to the foot of what is drawn),
`above` reaches up to its top edge and `below` down from the last baseline. `cut(room)` parts off what is at most `room`
deep; it returns (None, piece) where nothing good fits, and with `force` it takes whatever fits at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeAlias

from dealbrief.backends.pdf.plan.lines import SetLine
from dealbrief.backends.pdf.plan.page_plan import Box, Fill, TextLine

EPSILON = 0.01
Parts: TypeAlias = "tuple[Piece | None, Piece | None]"


class Piece:
    """The three answers. Pieces are never changed once made."""

    @property
    def above(self) -> float:
        return 0.0

    @property
    def depth(self) -> float:
        return 0.0

    @property
    def below(self) -> float:
        return 0.0

    @property
    def notes(self) -> tuple[int, ...]:
        """Numbers of the notes the piece calls, in reading order."""
        return ()

    @property
    def empty(self) -> bool:
        """Whether it places nothing and takes no room."""
        return False

    def cut(self, room: float, force: bool = False) -> Parts:
        return (self, None) if self.depth <= room + EPSILON else (None, self)

    def boxes(self, x: float, y: float) -> Iterator[Box]:
        """The boxes with the first baseline at y and the left edge at x."""
        raise NotImplementedError


@dataclass(frozen=True)
class Strip(Piece):
    """Boxes that stand together and are never parted, placed relative to the first baseline."""

    parts: tuple[Box, ...]
    above: float = 0.0
    depth: float = 0.0
    below: float = 0.0
    notes: tuple[int, ...] = ()

    def boxes(self, x: float, y: float) -> Iterator[Box]:
        return (part.moved(x, y) for part in self.parts)


@dataclass(frozen=True)
class Separator(Strip):
    """A line between two pieces of a stack: it stands neither first nor last in any part."""


@dataclass(frozen=True)
class Lines(Piece):
    """Lines of one text at equal leading. Cut so that two lines at least stand on either side."""

    lines: tuple[SetLine, ...]
    leading: float
    block: str
    above: float = 0.0
    below: float = 0.0
    width: float = 0.0
    align: Literal["left", "right"] = "left"
    furniture: bool = False

    @cached_property
    def depth(self) -> float:
        return max(len(self.lines) - 1, 0) * self.leading

    @property
    def empty(self) -> bool:
        return not self.lines

    @cached_property
    def notes(self) -> tuple[int, ...]:
        return tuple(number for line in self.lines for number in line.notes)

    def cut(self, room: float, force: bool = False) -> Parts:
        if self.empty or self.depth <= room + EPSILON:
            return self, None
        least = 1 if force else 2
        fitting = int((room + EPSILON) // self.leading) + 1 if room >= -EPSILON else 0
        count = min(fitting, len(self.lines) - least)
        if count < least:
            return None, self
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])

    def boxes(self, x: float, y: float) -> Iterator[Box]:
        for index, line in enumerate(self.lines):
            left = x + (self.width - line.width if self.align == "right" else 0.0)
            yield from line_boxes(line, left, y + index * self.leading, self.block, self.furniture)


def line_boxes(line: SetLine, x: float, y: float, block: str, furniture: bool = False) -> Iterator[Box]:
    """A set line as boxes: its text and the bars drawn in front of a confidence."""
    for offset, level in line.bars:
        yield from _bars(x + offset, y, level, block)
    yield Box(TextLine(x, y, line.width, line.runs, line.tail), block, furniture)


def _bars(x: float, y: float, level: int, block: str) -> Iterator[Box]:
    for index, height in enumerate((3.0, 4.8, 6.6)):
        colour = "ink" if index < level else "rule"
        yield Box(Fill(x + index * 3.4, y - height, 2.2, height, colour), block, furniture=True)


@dataclass(frozen=True)
class Item:
    """One piece of a stack: `skip` from the last baseline before it to its own first; `keep` with the next."""

    skip: float
    piece: Piece
    keep: bool = False


@dataclass(frozen=True)
class Stack(Piece):
    """Pieces below one another."""

    items: tuple[Item, ...]

    @property
    def empty(self) -> bool:
        return not self.items

    @cached_property
    def above(self) -> float:
        return self.items[0].piece.above if self.items else 0.0

    @cached_property
    def below(self) -> float:
        return self.items[-1].piece.below if self.items else 0.0

    @cached_property
    def depth(self) -> float:
        return self.starts[-1] + self.items[-1].piece.depth if self.items else 0.0

    @cached_property
    def notes(self) -> tuple[int, ...]:
        return tuple(number for item in self.items for number in item.piece.notes)

    @cached_property
    def starts(self) -> list[float]:
        """First baseline of each piece, counted from that of the stack."""
        starts, y = [], 0.0
        for index, item in enumerate(self.items):
            y += item.skip if index else 0.0
            starts.append(y)
            y += item.piece.depth
        return starts

    def cut(self, room: float, force: bool = False) -> Parts:
        if self.empty or self.depth <= room + EPSILON:
            return self, None
        index = next(i for i, item in enumerate(self.items) if self.starts[i] + item.piece.depth > room + EPSILON)
        head, tail = self.items[index].piece.cut(room - self.starts[index])
        if head is None:
            index = self._break_before(index)
            head, tail = None, None
        if head is None and index == 0:
            return self._forced(room) if force else (None, self)
        return self._parted(index, head, tail)

    def _break_before(self, index: int) -> int:
        while index and self.items[index - 1].keep:
            index -= 1
        return index

    def _forced(self, room: float) -> Parts:
        index = next(i for i, item in enumerate(self.items) if self.starts[i] + item.piece.depth > room + EPSILON)
        head, tail = self.items[index].piece.cut(room - self.starts[index], force=True)
        return (None, self) if head is None and index == 0 else self._parted(index, head, tail)

    def _parted(self, index: int, head: Piece | None, tail: Piece | None) -> Parts:
        item = self.items[index]
        first = self.items[:index] + ((replace(item, piece=head),) if head else ())
        rest = ((replace(item, piece=tail),) if tail else () if head else (item,)) + self.items[index + 1 :]
        while first and isinstance(first[-1].piece, Separator):
            first = first[:-1]
        while rest and isinstance(rest[0].piece, Separator):
            rest = rest[1:]
        return Stack(first), Stack(rest) if rest else None

    def boxes(self, x: float, y: float) -> Iterator[Box]:
        for start, item in zip(self.starts, self.items, strict=True):
            yield from item.piece.boxes(x, y + start)


def stack(pieces: Iterable[tuple[float, Piece] | tuple[float, Piece, bool]]) -> Stack:
    """Pieces one below the other; the number is the white between the foot of one and the top of the next."""
    items: list[Item] = []
    before: Piece | None = None
    for gap, piece, *keep in pieces:
        if piece.empty:
            continue
        skip = before.below + gap + piece.above if before else 0.0
        items.append(Item(skip, piece, bool(keep and keep[0])))
        before = piece
    return Stack(tuple(items))


@dataclass(frozen=True)
class Side:
    """A piece of a `Beside`: how far right, and how far below the common baseline its first baseline is."""

    x: float
    piece: Piece
    y: float = 0.0


@dataclass(frozen=True)
class Beside(Piece):
    """Pieces side by side on one first baseline. Cut all at once; nothing is cut while one of them cannot be."""

    sides: tuple[Side, ...]

    @property
    def empty(self) -> bool:
        return all(side.piece.empty for side in self.sides)

    @cached_property
    def above(self) -> float:
        return max((side.piece.above - side.y for side in self.sides), default=0.0)

    @cached_property
    def depth(self) -> float:
        return max((side.y + side.piece.depth for side in self.sides), default=0.0)

    @cached_property
    def below(self) -> float:
        ends = (side.y + side.piece.depth + side.piece.below for side in self.sides)
        return max(max(ends, default=0.0) - self.depth, 0.0)

    @cached_property
    def notes(self) -> tuple[int, ...]:
        return tuple(number for side in self.sides for number in side.piece.notes)

    def cut(self, room: float, force: bool = False) -> Parts:
        if self.empty or self.depth <= room + EPSILON:
            return self, None
        cuts = [(side, *side.piece.cut(room - side.y)) for side in self.sides if not side.piece.empty]
        if any(head is None for _, head, _ in cuts):
            if not force:
                return None, self
            cuts = [(side, *side.piece.cut(room - side.y, force=True)) for side, _, _ in cuts]
        if all(head is None for _, head, _ in cuts):
            return None, self
        heads = tuple(replace(side, piece=head) for side, head, _ in cuts if head)
        tails = tuple(Side(side.x, tail, 0.0 if head else max(side.y - room, 0.0)) for side, head, tail in cuts if tail)
        return Beside(heads), Beside(tails) if tails else None

    def boxes(self, x: float, y: float) -> Iterator[Box]:
        for side in self.sides:
            yield from side.piece.boxes(x + side.x, y + side.y)


@dataclass(frozen=True)
class Around(Piece):
    """A piece that stands for another and is measured as it is."""

    piece: Piece

    @property
    def empty(self) -> bool:
        return self.piece.empty

    @cached_property
    def above(self) -> float:
        return self.piece.above

    @cached_property
    def depth(self) -> float:
        return self.piece.depth

    @cached_property
    def below(self) -> float:
        return self.piece.below

    @cached_property
    def notes(self) -> tuple[int, ...]:
        return self.piece.notes

    def boxes(self, x: float, y: float) -> Iterator[Box]:
        return self.piece.boxes(x, y)


@dataclass(frozen=True)
class Whole(Around):
    """A piece that moves as one; cut only where it is deeper than any page."""

    def cut(self, room: float, force: bool = False) -> Parts:
        if self.empty or self.depth <= room + EPSILON:
            return self, None
        return self.piece.cut(room, force=True) if force else (None, self)
