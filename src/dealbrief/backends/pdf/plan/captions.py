"""Figures, tables and boxes with what belongs to them: label, title, subtitle, note, sources.

In the main column a figure or a small table has its caption in the rail, the note at the foot of the rail where there
is room; across both columns the caption stands above. Where neither is meant (in a box, a cell) all is stacked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dealbrief import figures
from dealbrief.backends.pdf.plan.art import art
from dealbrief.backends.pdf.plan.composites import Tinted
from dealbrief.backends.pdf.plan.page_plan import Box
from dealbrief.backends.pdf.plan.pieces import EPSILON, Beside, Parts, Piece, Side, Stack, Whole, stack
from dealbrief.backends.pdf.plan.rows import PageRow, quiet_rule
from dealbrief.backends.pdf.plan.setting import Setting
from dealbrief.backends.pdf.plan.styles import BOX, Tone
from dealbrief.backends.pdf.plan.table_body import TableBody
from dealbrief.backends.pdf.plan.tables import natural_table_width, table_body
from dealbrief.document.blocks import Callout, Captioned, Figure, Table
from dealbrief.document.figures_time import TimelineData
from dealbrief.document.inlines import Inlines, Link, Text
from dealbrief.language import NO_BREAK

_BELOW_PLOT = 13.0
_OVER_PLOT = 8.0
_OVER_FULL_PLOT = 16.0
_OVER_TABLE = 6.0
_RAIL_NOTE_GAP = 20.0
_RAIL_INSET = 6.0
_NOTE_ROOM = 60.0
_LEAST_PLOT = 0.3
"""A plot is given at least this share of a page; a caption that leaves less is cut over pages before it."""
_FULL_KINDS = frozenset({"exchange", "strip", "timeline", "ladder", "map", "profiles"})
_WORD = {Figure: "figure", Table: "table", Callout: "box"}


def caption_row(setting: Setting, block: Figure | Table | Callout, path: str) -> PageRow:
    """A captioned block as a row of its own."""
    if isinstance(block, Callout):
        return PageRow(_box(setting, block, path), "figure", path, gap=24.0)
    room = block.room or _room(setting, block)
    width = setting.sheet.rail if room == "main" and isinstance(block, Table) else setting.sheet.live
    rule = quiet_rule(width) if block.title else None
    if isinstance(block, Table):
        return PageRow(_captioned_table(setting, block, path, room == "main"), "table", path, rule, 24.0)
    build = _rail_figure if room == "main" else _full_figure
    return PageRow(Whole(build(setting, block, path)), "figure", path, rule, 24.0)


def _room(setting: Setting, block: Figure | Table) -> str:
    """Where a figure or table stands that does not say: main, unless it needs the full width."""
    if isinstance(block, Figure):
        return "full" if block.kind in _FULL_KINDS else "main"
    return "main" if natural_table_width(block) <= setting.sheet.main else "full"


def label(setting: Setting, block: Captioned) -> str:
    """ "Figure 3", or nothing for a block without a number."""
    if not block.number:
        return ""
    return setting.words.say(_WORD[type(block)], number=str(block.number)).replace(" ", NO_BREAK)


def caption(setting: Setting, block: Captioned, path: str, width: float) -> Stack:
    """Label, title and subtitle below one another."""
    return stack(
        [
            (0.0, setting.lines(label(setting, block), "label", width, f"{path}/label"), True),
            (1.5, setting.lines(block.title, "figure-title", width, f"{path}/title"), True),
            (2.0, setting.lines(block.subtitle, "subtitle", width, f"{path}/subtitle"), True),
        ]
    )


def note_line(setting: Setting, block: Captioned, path: str, width: float) -> Piece:
    """The note, then the sources by their publishers, each a live link."""
    return setting.lines(_note_text(setting, block), "source", width, f"{path}/note")


def _note_text(setting: Setting, block: Captioned) -> Inlines:
    entries = {entry.publisher: entry for entry in setting.sources(block.sources)}
    if not entries:
        return block.note
    word = setting.words["sources" if len(entries) > 1 else "source"]
    out: list[Text | Link] = [Text(f"{word}{setting.words['colon']}")]
    for index, (publisher, entry) in enumerate(entries.items()):
        name = Text(publisher + (setting.words["semicolon"].rstrip() if index + 1 < len(entries) else _stop(publisher)))
        out.append(Link(entry.href, (name,)) if entry.href else name)
        out.append(Text(" "))
    return (*block.note, *((Text(" "),) if block.note else ()), *out[:-1])


def _stop(text: str) -> str:
    return "" if text.endswith((".", "?", "!")) else "."


def _plot(setting: Setting, block: Figure, path: str, width: float, height: float) -> Piece:
    strip, scale = art(
        figures.page_drawing(block, width, setting.document.meta.language), f"{path}/data", width, height
    )
    if scale < 0.999:
        setting.warn(
            "figure-scaled",
            f"the {block.kind} figure is set at {scale:.0%} of its size to fit the page",
            block,
            "show fewer rows, or split it into two figures",
        )
    _warn_of_bare(setting, block, width)
    return strip


def _warn_of_bare(setting: Setting, block: Figure, width: float) -> None:
    """A full lane leaves its less important events as bare markers: on the page nothing says what they are."""
    if not isinstance(block.data, TimelineData):
        return
    bare = figures.unlabelled(block.data, width, setting.document.meta.language)
    if bare:
        message = f"{bare} of {len(block.data.events)} events of the timeline have no label, as their lanes are full"
        hint = "give fewer events, more lanes, shorter labels, or importance 1 to those that count; list all in a table"
        setting.warn("events-unlabelled", message, block, hint)


def _rail_figure(setting: Setting, block: Figure, path: str) -> Piece:
    """Caption at the top of the rail, plot in main, note level with the plot's foot or under the plot."""
    sheet = setting.sheet
    rail = caption(setting, block, path, sheet.rail - _RAIL_INSET)
    plot = _plot(setting, block, path, sheet.main, sheet.depth - _NOTE_ROOM)
    foot = plot.depth - _OVER_PLOT
    note = note_line(setting, block, path, sheet.rail - _RAIL_INSET)
    sides = [Side(0.0, rail), Side(sheet.main_offset, plot, -_OVER_PLOT)]
    if note.empty:
        return Beside(tuple(sides))
    if rail.depth + _RAIL_NOTE_GAP + note.depth <= foot:
        return Beside((*sides, Side(0.0, note, foot - note.depth)))
    under = note_line(setting, block, path, sheet.main)
    return Beside((*sides, Side(sheet.main_offset, under, foot + _BELOW_PLOT)))


def _full_figure(setting: Setting, block: Figure, path: str) -> Piece:
    width = setting.sheet.rail if block.room == "rail" else setting.sheet.live
    return _stacked_figure(setting, block, path, width)


def _stacked_figure(setting: Setting, block: Figure, path: str, width: float) -> Piece:
    head = caption(setting, block, path, width)
    note = note_line(setting, block, path, width)
    depth = setting.sheet.depth
    height = max(depth - _NOTE_ROOM - head.depth - note.depth, _LEAST_PLOT * depth)
    plot = _plot(setting, block, path, width, height)
    over = 0.0 if head.empty else _OVER_FULL_PLOT - head.below
    return Whole(stack([(0.0, head, True), (over, plot, True), (_BELOW_PLOT - note.above, note, False)]))


def _box(setting: Setting, block: Callout, path: str) -> Piece:
    """Label, title and subtitle in the rail, the content in main, all on the tint."""
    sheet = setting.sheet
    inset = 12.0
    rail = caption(setting, block, path, sheet.rail - inset - _RAIL_INSET)
    width = sheet.main - inset
    text = stack(
        [
            *setting.laid(block.blocks, f"{path}/blocks", width, BOX),
            (6.0, note_line(setting, block, path, width), False),
        ]
    )
    inner = Beside((Side(0.0, rail), Side(sheet.main_offset - inset, text)))
    return Whole(Tinted(inner, sheet.live, inset, path))


def inner_figure(setting: Setting, block: Figure, path: str, width: float, tone: Tone) -> Piece:
    return _stacked_figure(setting, block, path, width)


def inner_box(setting: Setting, block: Callout, path: str, width: float, tone: Tone) -> Piece:
    """A box inside another block, or in one column: its caption above its text."""
    inset = min(12.0, width / 8)
    text = width - 2 * inset
    parts = [
        (0.0, caption(setting, block, path, text), True),
        *setting.laid(block.blocks, f"{path}/blocks", text, BOX),
        (6.0, note_line(setting, block, path, text), False),
    ]
    return Tinted(stack(parts), width, inset, path)


def inner_table(setting: Setting, block: Table, path: str, width: float, tone: Tone) -> Piece:
    return _CaptionedTable(
        caption(setting, block, path, width),
        table_body(setting, block, path, width),
        note_line(setting, block, path, width),
        _continued(setting, block, path, width),
    )


def _captioned_table(setting: Setting, block: Table, path: str, rail: bool) -> Piece:
    sheet = setting.sheet
    width = sheet.main if rail else sheet.live
    room = sheet.rail - _RAIL_INSET if rail else sheet.live
    return _CaptionedTable(
        caption(setting, block, path, room),
        table_body(setting, block, path, width),
        note_line(setting, block, path, width),
        _continued(setting, block, path, room),
        sheet.main_offset if rail else 0.0,
    )


def _continued(setting: Setting, block: Table, path: str, width: float) -> Piece:
    text = f"{label(setting, block)}, {setting.words['continued']}" if block.number else ""
    return setting.lines(text, "label", width, f"{path}/label", furniture=True)


@dataclass(frozen=True)
class _CaptionedTable(Piece):
    """Caption, rows and note; a further part has the label "Table 2, continued". `offset` sets the rows beside the
    caption instead of below it."""

    caption: Piece
    body: TableBody
    note: Piece
    continued: Piece
    offset: float = 0.0

    @property
    def _start(self) -> float:
        """First baseline of the rows."""
        if self.caption.empty:
            return 0.0
        return self.body.above - 17.0 if self.offset else self.caption.depth + _OVER_TABLE + self.body.above

    @cached_property
    def above(self) -> float:
        return max(self.caption.above, self.body.above - self._start)

    @cached_property
    def depth(self) -> float:
        rows = self._start + self.body.depth
        noted = rows if self.note.empty else rows + _BELOW_PLOT + self.note.depth
        return max(self.caption.depth, noted)

    @cached_property
    def notes(self) -> tuple[int, ...]:
        return self.caption.notes + self.body.notes + self.note.notes

    @property
    def empty(self) -> bool:
        return self.caption.empty and self.body.empty and self.note.empty

    def cut(self, room: float, force: bool = False) -> Parts:
        if self.empty or self.depth <= room + EPSILON:
            return self, None
        head, tail = self.body.cut(min(room - self._start, self.body.depth - 1.0), force)
        if isinstance(head, TableBody) and isinstance(tail, TableBody) and self.caption.depth <= room + EPSILON:
            return (
                replace(self, body=head, note=Stack(())),
                replace(self, caption=self.continued, body=tail),
            )
        return self._cut_before_note(room) if force else (None, self)

    def _cut_before_note(self, room: float) -> Parts:
        """The last resort: caption, rows and note parted where they meet."""
        return stack(
            [(0.0, self.caption, False), (_OVER_TABLE, self.body, False), (_BELOW_PLOT, self.note, False)]
        ).cut(room, force=True)

    def boxes(self, x: float, y: float) -> Iterator[Box]:
        yield from self.caption.boxes(x, y)
        yield from self.body.boxes(x + self.offset, y + self._start)
        yield from self.note.boxes(x + self.offset, y + self._start + self.body.depth + _BELOW_PLOT)
