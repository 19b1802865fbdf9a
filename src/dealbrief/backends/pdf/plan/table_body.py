"""The rows of a table with their rules, as a piece that is cut between rows, or inside a row deeper than half a page.

A further part begins with the head of the group it is in, as furniture. No part ends with the head of a group, and none
holds a single row of a longer table while there is a choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from dealbrief.backends.pdf.plan.composites import again
from dealbrief.backends.pdf.plan.page_plan import Box, Rule
from dealbrief.backends.pdf.plan.pieces import EPSILON, Parts, Piece

_TALL = 160.0
"""A row deeper than this many points may be cut inside to fill a page."""


@dataclass(frozen=True)
class TableRow:
    """A row: `over` and `under` are the white between its text and the rules, `gap` that to the table before it."""

    piece: Piece
    kind: Literal["head", "row", "group"]
    over: float
    under: float
    gap: float = 0.0

    @property
    def top(self) -> float:
        """From the rule above it to its first baseline."""
        return self.piece.above + self.over

    @property
    def bottom(self) -> float:
        """From its last baseline to the rule below it."""
        return self.piece.below + self.under

    @property
    def height(self) -> float:
        return self.gap + self.top + self.piece.depth + self.bottom


@dataclass(frozen=True)
class TableBody(Piece):
    """Hangs from the first baseline of its first row; its depth reaches to its last rule.

    `bare` leaves out every rule.
    """

    head: TableRow | None
    rows: tuple[TableRow, ...]
    width: float
    block: str
    bare: bool = False

    @cached_property
    def _all(self) -> tuple[TableRow, ...]:
        return ((self.head,) if self.head else ()) + self.rows

    @property
    def empty(self) -> bool:
        return not self._all

    @cached_property
    def above(self) -> float:
        return self._all[0].top if self._all else 0.0

    @cached_property
    def depth(self) -> float:
        if not self._all:
            return 0.0
        whole = sum(row.height for row in self._all) - self.above
        return whole - self._all[-1].bottom if self.bare else whole

    @cached_property
    def notes(self) -> tuple[int, ...]:
        return tuple(number for row in self._all for number in row.piece.notes)

    def cut(self, room: float, force: bool = False) -> Parts:
        if self.empty or self.depth <= room + EPSILON:
            return self, None
        count, used = self._fitting(room)
        if count < len(self.rows) and (self.rows[count].height > _TALL or (force and count == 0)):
            inside = self._cut_inside(count, room - used, force and count == 0)
            if inside:
                return inside
        count = self._good_break(count) if not force else max(self._good_break(count), min(count, 1))
        return self._parted(self.rows[:count], self.rows[count:]) if count else (None, self)

    def _fitting(self, room: float) -> tuple[int, float]:
        """How many rows fit, and how deep they and the head are."""
        used = (self.head.height if self.head else 0.0) - self.above
        for index, row in enumerate(self.rows):
            if used + row.height > room + EPSILON:
                return index, used
            used += row.height
        return len(self.rows), used

    def _good_break(self, count: int) -> int:
        if count == len(self.rows) - 1 and count > 2:
            count -= 1
        while count and self.rows[count - 1].kind != "row":
            count -= 1
        return 0 if count == 1 and len(self.rows) > 3 and self.rows[0].height < _TALL else count

    def _cut_inside(self, index: int, room: float, force: bool) -> Parts | None:
        row = self.rows[index]
        head, tail = row.piece.cut(room - row.gap - row.top - row.bottom, force)
        if head is None or tail is None:
            return None
        first = replace(row, piece=head)
        rest = replace(row, piece=tail, gap=0.0)
        return self._parted((*self.rows[:index], first), (rest, *self.rows[index + 1 :]))

    def _parted(self, first: tuple[TableRow, ...], rest: tuple[TableRow, ...]) -> Parts:
        if rest and rest[0].kind == "head":
            return replace(self, rows=first), replace(self, head=replace(rest[0], gap=0.0), rows=rest[1:])
        heads = [row for row in first if row.kind == "head"]
        head = heads[-1] if heads else self.head
        repeated = replace(head, piece=again(head.piece), gap=0.0) if head else None
        return replace(self, rows=first), replace(self, head=repeated, rows=rest)

    def boxes(self, x: float, y: float) -> Iterator[Box]:
        return (box for box in self._drawn(x, y) if not (self.bare and isinstance(box.item, Rule)))

    def _drawn(self, x: float, y: float) -> Iterator[Box]:
        top = y - self.above
        for index, row in enumerate(self._all):
            if row.gap and index:
                yield self._rule(x, top, 0.9, "ink")
            top += row.gap if index else 0.0
            yield from self._rule_over(row, index, x, top)
            yield from row.piece.boxes(x, top + row.top)
            top += row.top + row.piece.depth + row.bottom
        if self._all:
            yield self._rule(x, top, 0.9, "ink")

    def _rule_over(self, row: TableRow, index: int, x: float, y: float) -> Iterator[Box]:
        before = self._all[index - 1] if index else None
        if before is None or row.kind == "head":
            yield self._rule(x, y, 0.9, "ink")
        elif before.kind == "head":
            yield self._rule(x, y, 0.5, "ink")
        else:
            yield self._rule(x, y, 0.5, "hair")

    def _rule(self, x: float, y: float, weight: float, colour: str) -> Box:
        return Box(Rule(x, y, self.width, weight, colour), self.block, furniture=True)
