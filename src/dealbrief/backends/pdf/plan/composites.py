"""Pieces for one purpose: what is shown again, what gives way, a tinted box, a body under a repeated head, columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dealbrief.backends.pdf.plan.page_plan import Box, Fill
from dealbrief.backends.pdf.plan.pieces import EPSILON, Around, Beside, Item, Parts, Piece, Side, Stack, stack


@dataclass(frozen=True)
class Again(Around):
    """A piece that was seen before: furniture, which calls no notes."""

    @property
    def notes(self) -> tuple[int, ...]:
        return ()

    def cut(self, room: float, force: bool = False) -> Parts:
        head, tail = self.piece.cut(room, force)
        return again(head) if head else None, again(tail) if tail else None

    def boxes(self, x: float, y: float) -> Iterator[Box]:
        return (replace(box, furniture=True) for box in self.piece.boxes(x, y))


def again(piece: Piece) -> Again:
    """A piece as one that was seen before; a head that a table shows on page after page is so once."""
    return piece if isinstance(piece, Again) else Again(piece)


@dataclass(frozen=True)
class Yielding(Around):
    """A piece that is set another way, which takes less room, where it fits only so."""

    other: Piece

    def cut(self, room: float, force: bool = False) -> Parts:
        head, tail = self.piece.cut(room, force)
        if tail is not None and self.other.depth <= room + EPSILON:
            return self.other, None
        return head, tail


def yielding(piece: Piece, items: Sequence[Item]) -> Piece:
    """A piece of some items that gives way as a whole where no single one of them could by itself."""
    if not any(isinstance(item.piece, Yielding) for item in items):
        return piece
    others = (item.piece.other if isinstance(item.piece, Yielding) else item.piece for item in items)
    return Yielding(piece, Stack(tuple(replace(item, piece=other) for item, other in zip(items, others, strict=True))))


@dataclass(frozen=True)
class Tinted(Piece):
    """A piece on a tint, with the room a numbered box keeps around its text."""

    piece: Piece
    width: float
    inset: float
    block: str

    ABOVE = 24.0
    UNDER = 20.0

    @cached_property
    def above(self) -> float:
        return self.ABOVE

    @cached_property
    def depth(self) -> float:
        return self.piece.depth + self.UNDER

    @cached_property
    def notes(self) -> tuple[int, ...]:
        return self.piece.notes

    def cut(self, room: float, force: bool = False) -> Parts:
        head, tail = self.piece.cut(room - self.UNDER, force)
        return (replace(self, piece=head) if head else None), (replace(self, piece=tail) if tail else None)

    def boxes(self, x: float, y: float) -> Iterator[Box]:
        ground = Fill(x, y - self.ABOVE, self.width, self.ABOVE + self.depth, "box")
        yield Box(ground, self.block, furniture=True)
        yield from self.piece.boxes(x + self.inset, y)


@dataclass(frozen=True)
class Repeating(Piece):
    """A body under a head that stands again, as furniture, over each further part."""

    head: Piece
    body: Piece
    again: Piece
    skip: float

    @cached_property
    def above(self) -> float:
        return self.head.above

    @cached_property
    def _start(self) -> float:
        return self.head.depth + self.skip

    @cached_property
    def depth(self) -> float:
        return self._start + self.body.depth

    @cached_property
    def below(self) -> float:
        return self.body.below

    @cached_property
    def notes(self) -> tuple[int, ...]:
        return self.head.notes + self.body.notes

    def cut(self, room: float, force: bool = False) -> Parts:
        head, tail = self.body.cut(room - self._start, force)
        if head is None:
            return None, self
        rest = replace(self, head=self.again, body=tail) if tail else None
        return replace(self, body=head), rest

    def boxes(self, x: float, y: float) -> Iterator[Box]:
        yield from self.head.boxes(x, y)
        yield from self.body.boxes(x, y + self._start)


@dataclass(frozen=True)
class Columned(Piece):
    """Entries in columns of about one depth, read down the first, then down the next."""

    entries: tuple[Piece, ...]
    gap: float
    offset: float
    count: int

    @cached_property
    def _columns(self) -> tuple[Stack, ...]:
        depths = [entry.above + entry.depth + entry.below + self.gap for entry in self.entries]
        low, high = max(depths, default=0.0), sum(depths)
        while high - low > 0.5:
            middle = (low + high) / 2
            low, high = (low, middle) if len(_filled(depths, middle)) <= self.count else (middle, high)
        spans = _filled(depths, high)
        return tuple(self._stacked(self.entries[first:last]) for first, last in spans)

    def _stacked(self, entries: Sequence[Piece]) -> Stack:
        return stack((self.gap, entry) for entry in entries)

    @cached_property
    def above(self) -> float:
        return max((column.above for column in self._columns), default=0.0)

    @cached_property
    def depth(self) -> float:
        return max((column.depth for column in self._columns), default=0.0)

    @cached_property
    def below(self) -> float:
        return max((column.below for column in self._columns), default=0.0)

    @cached_property
    def notes(self) -> tuple[int, ...]:
        return tuple(number for entry in self.entries for number in entry.notes)

    def cut(self, room: float, force: bool = False) -> Parts:
        if self.empty or self.depth <= room + EPSILON:
            return self, None
        sides: list[Side] = []
        rest: Piece | None = self._stacked(self.entries)
        for index in range(self.count):
            column, rest = rest.cut(room, force and index == 0) if rest else (None, None)
            if column is None:
                break
            sides.append(Side(index * self.offset, column))
        if not sides:
            return None, self
        return Beside(tuple(sides)), replace(self, entries=_pieces(rest)) if rest else None

    def boxes(self, x: float, y: float) -> Iterator[Box]:
        for index, column in enumerate(self._columns):
            yield from column.boxes(x + index * self.offset, y)


def _filled(depths: Sequence[float], most: float) -> list[tuple[int, int]]:
    """The entries of each column when none is deeper than `most`."""
    spans: list[tuple[int, int]] = []
    first, filled = 0, 0.0
    for index, depth in enumerate(depths):
        if index > first and filled + depth > most:
            spans.append((first, index))
            first, filled = index, 0.0
        filled += depth
    return [*spans, (first, len(depths))] if depths else []


def _pieces(rest: Piece) -> tuple[Piece, ...]:
    assert isinstance(rest, Stack)
    return tuple(item.piece for item in rest.items)
