"""Pagination: rows come in, pages of boxes go out; one pass.

A row's first baseline is on the grid. Notes stand at the foot of the page of their first reference and take their room
before the row does. A row that does not fit is cut, or moves; when a figure moves and would leave more than a third of
the page empty, the text after it flows ahead, by one page at most. A row of the foot goes to the foot of the last page.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dealbrief.backends.pdf.plan.page_plan import Box, Rule
from dealbrief.backends.pdf.plan.pieces import EPSILON, Parts, Piece, Stack, stack
from dealbrief.backends.pdf.plan.rows import PageRow
from dealbrief.backends.pdf.plan.setting import Setting
from dealbrief.backends.pdf.plan.sheet import Sheet
from dealbrief.backends.pdf.plan.source_list import note
from dealbrief.backends.pdf.plan.title_block import KIND_BASELINE
from dealbrief.errors import Problem

_NOTE_GAP = 2.0
_NOTE_RULE_UP = 17.0
_NOTE_CLEAR = 20.0
_MOST_NOTES = 0.5
"""Notes take at most this share of a page; the rest of them goes on at the foot of the next."""
_MOST_EMPTY = 0.35
"""Share of a page that a figure which moves to the next may leave white; above it, text flows ahead."""
_SPLIT_WHITE = 0.25
"""Share of a page that a table, or the opening of a section, may leave white to stay whole."""
_MOST_OPENING = 170.0
"""An opening deeper than this many points is split like any text."""
_TITLE_GAP = 22.0
_HEAD_CLEAR = 72.0
"""Nothing but furniture stands above this height on a page with a running head."""


@dataclass
class OpenPage:
    """A page being filled: `bottom` is the foot of the last row, None while there is none."""

    boxes: list[Box] = field(default_factory=list)
    bottom: float | None = None
    after_title: bool = False
    notes: list[Piece] = field(default_factory=list)
    titled: bool = False


class Pagination:
    """The pages of one document."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.sheet: Sheet = setting.sheet
        self.pages: list[OpenPage] = [OpenPage()]
        self.noted: set[int] = set()
        self.waiting: deque[PageRow] = deque()
        self.note_pieces: dict[int, Piece] = {}

    @property
    def page(self) -> OpenPage:
        return self.pages[-1]

    def run(self, rows: Iterable[PageRow]) -> list[OpenPage]:
        queue = deque(row for row in rows if not row.piece.empty)
        feet = [row for row in queue if row.kind == "foot"]
        queue = deque(row for row in queue if row.kind != "foot")
        while queue or self.waiting:
            self._set(queue)
        for row in feet:
            self._set_foot(row)
        while self._close_page():
            self._open_page()
        return self.pages

    # ---- rows

    def _set(self, queue: deque[PageRow]) -> None:
        """Set the next row, or as much of it as goes on the page."""
        ahead = bool(self.waiting) and bool(queue) and self.page.bottom is not None
        row = self.waiting.popleft() if self.waiting and not ahead else queue.popleft()
        if ahead and not self._may_run_ahead(row):
            queue.appendleft(row)
            self._next_page()
            return
        if row.fresh and self.page.bottom is not None:
            queue.appendleft(replace(row, fresh=True))
            self._next_page()
            return
        head, tail = self._parts(row, queue)
        if head is None and self.page.bottom is None and not self.page.notes:
            head, tail = self._too_deep(row), None
        if head:
            self._place(row, head)
        if tail and (head or self.page.bottom is None):
            queue.appendleft(replace(row, piece=tail, rule=None, fresh=False, keep=row.keep))
            self._next_page()
        elif tail:
            self._move(row, queue)

    def _may_run_ahead(self, row: PageRow) -> bool:
        """Whether a row may stand before a figure that waits for the next page."""
        return row.kind == "text" and not row.fresh and not row.keep and (not row.opens or self._is_empty())

    def _parts(self, row: PageRow, queue: deque[PageRow]) -> Parts:
        """What of a row goes on this page."""
        head, tail = self._fitting(row)
        if self.page.bottom is None:
            return (head, tail) if head else self._fitting(row, force=True)
        if head is None or self._better_whole(row, tail) or self._left_alone(row, tail, queue):
            return None, row.piece
        return head, tail

    def _fitting(self, row: PageRow, force: bool = False) -> Parts:
        """The part of a row that fits above its own notes."""
        y = self._first_baseline(row)
        head, tail = row.piece.cut(self._limit() - y, force)
        if head is None:
            return head, tail
        limit = self._limit(head.notes)
        if head.depth > limit - y + EPSILON:
            shorter = row.piece.cut(limit - y, force)
            return shorter if shorter[0] or not force else (head, tail)
        return head, tail

    def _too_deep(self, row: PageRow) -> Piece:
        path = next((box.block for box in row.piece.boxes(0.0, 0.0)), row.path)
        message = f"block {path} is deeper than a page and cannot be cut"
        hint = "put fewer boxes, lists or takeaways inside one another, so that a line of text has room beside them"
        self.setting.problems.append(Problem("does-not-fit", message, self.setting.place(path), hint))
        return row.piece

    def _better_whole(self, row: PageRow, tail: Piece | None) -> bool:
        """A table, or the opening of a section, is not split where moving it leaves little white."""
        if tail is None or not self._should_stay_whole(row):
            return False
        return self._empty() <= self._white_of_whole()

    def _white_of_whole(self) -> float:
        """White that may be left to keep a row whole."""
        return _SPLIT_WHITE * (self._limit() - self.sheet.first)

    def _should_stay_whole(self, row: PageRow) -> bool:
        if row.kind == "table":
            return row.piece.depth <= self.sheet.depth - 40.0
        return row.opens and row.piece.depth <= _MOST_OPENING

    def _left_alone(self, row: PageRow, tail: Piece | None, queue: deque[PageRow]) -> bool:
        """Whether a row that must not end a page would end this one."""
        if not row.keep or tail is not None or not queue:
            return False
        y = self._first_baseline(row) + row.piece.depth
        follower = queue[0]
        limit = self._limit(row.piece.notes)
        head, rest = follower.piece.cut(limit - self.sheet.below(y + follower.gap + follower.up))
        if head is None:
            return True
        little = limit - y <= self._white_of_whole()
        return rest is not None and self._should_stay_whole(follower) and little

    def _move(self, row: PageRow, queue: deque[PageRow]) -> None:
        """A row that goes to the next page; a figure may wait there while text fills this one."""
        follows = bool(queue) and self._may_run_ahead(queue[0])
        if row.kind == "figure" and follows and not self.waiting and self._is_empty():
            self.waiting.append(row)
            return
        queue.appendleft(row)
        self._next_page()

    def _is_empty(self) -> bool:
        """Whether more of the page is white than a figure that moves may leave."""
        return self._empty() > _MOST_EMPTY * (self._limit() - self.sheet.first)

    def _empty(self) -> float:
        """White left between the last row and the notes."""
        return self._limit() - (self.page.bottom or self.sheet.first)

    def _first_baseline(self, row: PageRow) -> float:
        page = self.page
        if page.bottom is None:
            if row.kind == "title" and len(self.pages) == 1:
                return KIND_BASELINE
            return (
                self.sheet.first if row.piece.above <= self.sheet.grid else self._snapped(_HEAD_CLEAR + row.piece.above)
            )
        if page.after_title:
            return self.sheet.below(page.bottom + max(_TITLE_GAP, 12.0 + row.piece.above))
        return self._snapped(page.bottom + row.gap + row.up)

    def _snapped(self, y: float) -> float:
        """The baseline of a row: on the grid, unless the document is set tight."""
        return y if self.setting.document.meta.spacing == "tight" else self.sheet.below(y)

    def _place(self, row: PageRow, piece: Piece) -> None:
        y = self._first_baseline(row)
        page = self.page
        if row.rule and page.bottom is not None and not page.after_title:
            line = Rule(self.sheet.left, y - row.rule.up, row.rule.width, row.rule.weight, row.rule.colour)
            page.boxes.append(Box(line, row.path, furniture=True))
        page.titled = page.titled or (row.kind == "title" and page.bottom is None and len(self.pages) == 1)
        opens = page.bottom is None or page.after_title
        boxes = piece.boxes(self.sheet.left, y)
        page.boxes.extend(box for box in boxes if not (opens and box.parts and box.item.y < y))
        page.bottom = y + piece.depth
        page.after_title = row.kind == "title"
        self._note(piece.notes)

    def _set_foot(self, row: PageRow) -> None:
        """A row at the foot of the last page, or of one more page where it does not fit."""
        start = self._foot_baseline(row)
        if self.page.bottom is not None and start < self._first_baseline(row):
            self._next_page()
            start = self._foot_baseline(row)
        if start < self.sheet.first:
            queue = deque([replace(row, kind="text")])
            while queue:
                self._set(queue)
            return
        self.page.bottom = max(self.page.bottom or 0.0, start - row.gap - row.up)
        self._place(row, row.piece)

    def _foot_baseline(self, row: PageRow) -> float:
        return self.sheet.above(self._limit(row.piece.notes) - row.piece.depth)

    # ---- notes

    def _note(self, numbers: Iterable[int]) -> None:
        for number in self._new(numbers):
            self.noted.add(number)
            self.page.notes.append(self._note_piece(number))

    def _note_piece(self, number: int) -> Piece:
        if number not in self.note_pieces:
            self.note_pieces[number] = note(self.setting, number, self.sheet.main)
        return self.note_pieces[number]

    def _new(self, numbers: Iterable[int]) -> list[int]:
        if self.setting.document.meta.notes == "end":
            return []
        return [number for number in dict.fromkeys(numbers) if number not in self.noted]

    def _limit(self, numbers: Iterable[int] = ()) -> float:
        """Last baseline for text above the notes of the page and those of `numbers`."""
        more = [self._note_piece(number) for number in self._new(numbers)]
        foot = _notes([*self.page.notes, *more])
        if foot.empty:
            return self.sheet.last
        depth = min(foot.depth, _MOST_NOTES * self.sheet.depth)
        return self.sheet.last - depth - _NOTE_RULE_UP - _NOTE_CLEAR

    # ---- pages

    def _next_page(self) -> None:
        self._close_page()
        self._open_page()

    def _open_page(self) -> None:
        rest = self.page.notes
        self.pages.append(OpenPage(notes=rest))

    def _close_page(self) -> bool:
        """Set the notes at the foot; what of them is too much stays in `notes`. Whether there is such a rest."""
        page = self.page
        foot = _notes(page.notes)
        page.notes = []
        if foot.empty:
            return False
        head, tail = foot.cut(_MOST_NOTES * self.sheet.depth)
        if head is None:
            head, tail = foot.cut(_MOST_NOTES * self.sheet.depth, force=True)
        assert head is not None
        x = self.sheet.left + self.sheet.main_offset
        y = self.sheet.last - head.depth
        page.boxes.append(Box(Rule(x, y - _NOTE_RULE_UP, 71.0, 0.5, "mute"), "", furniture=True))
        page.boxes.extend(head.boxes(x, y))
        page.notes = [tail] if tail else []
        return tail is not None


def _notes(pieces: list[Piece]) -> Stack:
    return stack((_NOTE_GAP, piece) for piece in pieces)
