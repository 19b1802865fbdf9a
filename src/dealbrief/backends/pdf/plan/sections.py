"""From the block tree to rows: a document comes in, the rows of its pages go out, in reading order.

A section opens with its number, label and assertion in the rail and its first text in main. Text gathers in one row
until a captioned block, a block across both columns or a page break ends it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dealbrief.backends.pdf.plan.captions import caption_row
from dealbrief.backends.pdf.plan.composites import yielding
from dealbrief.backends.pdf.plan.front import hairline
from dealbrief.backends.pdf.plan.page_plan import Box, Destination
from dealbrief.backends.pdf.plan.pieces import Beside, Item, Piece, Side, Stack, Strip, Whole, stack
from dealbrief.backends.pdf.plan.rows import PageRow, RowKind, RowRule, quiet_rule, section_rule
from dealbrief.backends.pdf.plan.setting import UNDER_HEADING, Laid, Setting
from dealbrief.backends.pdf.plan.styles import BODY, SMALL, TIGHT, Tone
from dealbrief.document.blocks import (
    Block,
    Callout,
    Columns,
    Contents,
    Figure,
    Heading,
    KeyFigures,
    PageBreak,
    Paragraph,
    Section,
    Table,
    TitleBlock,
)
from dealbrief.document.inlines import plain_text
from dealbrief.document.numbering import section_mark
from dealbrief.errors import Problem

_RAIL_INSET = 6.0
_TIGHT_GAP = 0.65
_MOST_WHOLE = 0.5
"""Columns across the page move as one up to this share of a page."""
_MOST_WHOLE_RAIL = 0.4
_OVER_STATEMENT, _UNDER_STATEMENT = 8.0, 12.0
_MOST_RAIL_ASSERTION, _MOST_SHORT_ASSERTION = 160, 90


def document_rows(setting: Setting) -> list[PageRow]:
    """All rows of a document; a tight one has less white between them."""
    rows = _rows(setting)
    tight = setting.document.meta.spacing == "tight"
    return [replace(row, gap=_TIGHT_GAP * row.gap) for row in rows] if tight else rows


def _rows(setting: Setting) -> list[PageRow]:
    tone = TIGHT if setting.document.meta.spacing == "tight" else BODY
    rows: list[PageRow] = []
    loose: list[tuple[str, Block]] = []
    for index, block in enumerate(setting.document.blocks):
        if isinstance(block, Section):
            rows += _gathered(_Gathering(setting, tone), loose)
            loose = []
            rows += _section_rows(setting, block, str(index), tone)
        else:
            loose.append((str(index), block))
    return rows + _gathered(_Gathering(setting, tone), loose)


def _section_rows(setting: Setting, block: Section, path: str, tone: Tone) -> list[PageRow]:
    """The rows of a section; one without number and assertion is a quiet row of small text."""
    quiet = not block.number and not block.assertion
    live = setting.sheet.live
    gathering = _Gathering(setting, SMALL if quiet or block.anchor == "foot" else tone)
    gathering.rail, gathering.main = _opening(setting, block, path)
    gathering.rule = quiet_rule(live) if quiet else section_rule(live)
    gathering.path = path
    rows = _gathered(gathering, [(f"{path}/blocks/{index}", child) for index, child in enumerate(block.blocks)])
    if block.anchor == "foot" and len(rows) == 1:
        return [replace(rows[0], kind="foot")]
    return rows


def _opening(setting: Setting, block: Section, path: str) -> tuple[list[Item], list[Laid]]:
    """What stands in the rail at the start of a section, and what of it is too long for the rail."""
    width = setting.sheet.rail - _RAIL_INSET
    kicker = _kicker(setting, block, path, width)
    number = section_mark(block, setting.document.meta)
    title = (f"{number}  " if number else "") + (plain_text(block.label) or plain_text(block.assertion))
    mark = Strip((Box(Destination(0.0, -20.0, f"section-{path}", title), path),))
    rail = [Item(0.0, Beside((Side(0.0, mark), *kicker)), keep=True)]
    length = len(plain_text(block.assertion))
    if length > _MOST_RAIL_ASSERTION:
        across = setting.lines(block.assertion, "assertion", setting.sheet.main, f"{path}/assertion")
        return rail, [(0.0, across, True)]
    if block.assertion:
        style = "assertion" if length <= _MOST_SHORT_ASSERTION else "assertion-long"
        assertion = setting.lines(block.assertion, style, width, f"{path}/assertion")
        headed = block.number or plain_text(block.label).strip()
        rail.append(Item(17.0 if headed else 0.0, assertion))
    return rail, []


def _kicker(setting: Setting, block: Section, path: str, width: float) -> tuple[Side, ...]:
    """The section's number in ink, its label beside it in grey."""
    mark = section_mark(block, setting.document.meta)
    number = setting.lines(mark, "kicker-number", width, f"{path}/number")
    indent = max(12.0, number.lines[0].width + 6.0) if number.lines else 0.0
    label = setting.lines(block.label, "kicker", width - indent, f"{path}/label")
    return Side(0.0, number), Side(indent, label)


@dataclass
class _Gathering:
    """A row while its blocks are being gathered."""

    setting: Setting
    tone: Tone
    rail: list[Item] = field(default_factory=list)
    main: list[Laid] = field(default_factory=list)
    path: str = ""
    rule: RowRule | None = None
    fresh: bool = False
    over: list[Laid] = field(default_factory=list)
    apart: bool = False

    def take(self, path: str, block: Block) -> Iterator[PageRow]:
        """One block: gathered, or set as a row of its own after the row it ends."""
        match block:
            case PageBreak():
                yield from self.flush()
                self.fresh = True
            case TitleBlock():
                yield from self.alone(
                    self.setting.piece(block, path, self.setting.sheet.live, self.tone), path, "title"
                )
            case Callout() | Figure() | Table() if _has_own_row(block):
                self._warn_of_rail(block)
                yield from self.flush()
                yield self._started(caption_row(self.setting, block, path))
            case Heading() if block.room == "full":
                yield from self.flush()
                self.over.append(self.setting.part(block, path, self.setting.sheet.live, self.tone, None))
                self.path = path
            case Paragraph(role="statement") if block.room == "full":
                yield from self._under_label()
                _, statement, _ = self.setting.part(block, path, self.setting.sheet.live, self.tone, None)
                below = Strip((), below=_UNDER_STATEMENT)
                self.over += [(_OVER_STATEMENT if self.over else 0.0, statement, True), (0.0, below, True)]
                self.path = path
            case _ if block.room == "full":
                piece = self.setting.piece(block, path, self.setting.sheet.live, self.tone)
                whole = isinstance(block, Columns) and piece.depth <= _MOST_WHOLE * self.setting.sheet.depth
                yield from self.alone(Whole(piece) if whole else piece, path, "figure" if whole else "text")
            case _ if (block.room or _own_room(block)) == "rail":
                self._to_rail(path, block)
            case _:
                self.path = self.path or path
                before = self.main[-1] if self.main else None
                self.main.append(self.setting.part(block, path, self.setting.sheet.main, self.tone, before))

    def _warn_of_rail(self, block: Callout | Figure | Table) -> None:
        """What has a row of its own stands in no rail."""
        if block.room == "rail":
            message = 'a box, and a figure or table with a title, has a row of its own: `place="rail"` has no effect'
            hint = 'take it out, or write <p role="small" place="rail">'
            self.setting.problems.append(Problem("place-unused", message, block.at, hint, "warning"))

    def _under_label(self) -> Iterator[PageRow]:
        """Begin what stands across the page: below the label of a section that has said nothing yet, else a new row."""
        if self.rule and self.rail and not self.main:
            self.over.append((0.0, Stack(tuple(self.rail)), True))
            self.rail = []
        else:
            yield from self.flush()

    def alone(self, piece: Piece, path: str, kind: RowKind) -> Iterator[PageRow]:
        yield from self.flush()
        yield self._started(PageRow(piece, kind, path))

    def _to_rail(self, path: str, block: Block) -> None:
        sheet = self.setting.sheet
        width = sheet.rail if isinstance(block, KeyFigures | Contents) else sheet.rail - _RAIL_INSET
        piece = self.setting.piece(block, path, width, self.tone)
        if piece.empty:
            return
        self.path = self.path or path
        is_apart = isinstance(block, KeyFigures | Contents)
        if self.rail and (is_apart or self.apart):
            self.rail += [Item(19.0, hairline(sheet.rail - _RAIL_INSET, path)), Item(15.0, piece)]
        else:
            before = self.rail[-1].piece if self.rail else None
            self.rail.append(Item(before.below + 6.0 + piece.above if before else 0.0, piece))
        self.apart = is_apart

    def finish(self) -> Iterator[PageRow]:
        """What is left at the end, headings across the page with nothing below them included."""
        yield from self.flush()
        if self.over:
            yield self._started(PageRow(Stack(()), "text", self.path))

    def flush(self) -> Iterator[PageRow]:
        """The row gathered so far, if there is one; headings at its end begin the next."""
        trailing: list[Laid] = []
        while len(self.main) > 1 and self.main[-1][2]:
            trailing.insert(0, self.main.pop())
        yield from self._flushed()
        if trailing:
            self.main = trailing
            yield from self._flushed()

    def _flushed(self) -> Iterator[PageRow]:
        rail, main = Stack(tuple(self.rail)), stack(self.main)
        if not rail.empty or not main.empty:
            sides = (Side(0.0, self._rail_piece(rail)), Side(self.setting.sheet.main_offset, main))
            kept = tuple(side for side in sides if not side.piece.empty)
            yield self._started(
                PageRow(
                    Beside(kept), "text", self.path, opens=self.rule is not None, keep=main.empty or main.items[-1].keep
                )
            )
        self.rail, self.main, self.path = [], [], ""

    def _rail_piece(self, rail: Stack) -> Piece:
        """The rail stays in the first part of a split row, unless it is long: key figures, then the contents."""
        whole = rail.depth <= _MOST_WHOLE_RAIL * self.setting.sheet.depth
        return yielding(Whole(rail) if whole else rail, rail.items)

    def _started(self, row: PageRow) -> PageRow:
        """The row with the section's rule, if it opens the section, the page break and the headings before it."""
        if self.over:
            piece = stack([*self.over, (UNDER_HEADING, row.piece, False)])
            row, self.over = replace(row, piece=piece, rule=None), []
        row = replace(row, rule=self.rule or row.rule, fresh=self.fresh)
        self.rule, self.fresh = None, False
        return row


def _gathered(gathering: _Gathering, blocks: Sequence[tuple[str, Block]]) -> list[PageRow]:
    rows = [row for path, block in blocks for row in gathering.take(path, block)]
    return rows + list(gathering.finish())


def _has_own_row(block: Callout | Figure | Table) -> bool:
    return isinstance(block, Callout) or bool(block.title) or block.room == "full"


def _own_room(block: Block) -> str:
    return "rail" if isinstance(block, KeyFigures | Contents) else "main"
