"""What stands on every page beside its content: running head and foot, and the marking at the right of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dealbrief.backends.pdf.plan.lines import natural_width, single_line
from dealbrief.backends.pdf.plan.page_plan import Box, Fill, Rule
from dealbrief.backends.pdf.plan.pieces import line_boxes
from dealbrief.backends.pdf.plan.setting import Setting
from dealbrief.backends.pdf.plan.styles import STYLES
from dealbrief.backends.pdf.plan.title_block import KIND_BASELINE
from dealbrief.backends.pdf.plan.words import Nodes
from dealbrief.document.inlines import Strong, Text
from dealbrief.errors import Problem

_HEAD_BASELINE, _HEAD_RULE = 44.0, 52.0
_GAP = 8.0
_MARKING_ABOVE, _MARKING_BELOW, _MARKING_SIDE = 11.5, 4.0, 5.0


def furniture(setting: Setting, number: int, pages: int, titled: bool) -> Iterator[Box]:
    """Head and foot of one page; a page that opens with the title block has no running head."""
    head = () if titled else _head(setting)
    marking = _marking(setting, KIND_BASELINE if titled else _HEAD_BASELINE)
    yield from (replace(box, running="Header") for box in (*head, *marking))
    yield from (replace(box, running="Footer") for box in _foot(setting, number, pages))


def _foot(setting: Setting, number: int, pages: int) -> Iterator[Box]:
    sheet, meta = setting.sheet, setting.document.meta
    yield from _text(_page_of(setting, number, pages), sheet.left, sheet.foot)
    room = sheet.main - _marking_room(setting)
    yield from _run_in(
        [part for part in (meta.house, meta.version) if part], 0, sheet.left + sheet.main_offset, sheet.foot, room
    )
    yield from _marking(setting, sheet.foot)


def head_problems(setting: Setting) -> Iterator[Problem]:
    """Warnings for what the running head and foot have no room for."""
    sheet, meta = setting.sheet, setting.document.meta
    room = sheet.live - _marking_room(setting)
    if _strong_width(f"{meta.state} {meta.short_title}") > room:
        message = "the short title is wider than the running head and is cut there"
        yield Problem("short-title-too-long", message, hint="shorten it to about 60 characters", severity="warning")
    if _strong_width(f"{meta.house} {meta.version}") > sheet.main - _marking_room(setting):
        message = "house and version are wider than the running foot and are cut there"
        yield Problem("house-too-long", message, hint="shorten them to about 50 characters", severity="warning")


def _strong_width(text: str) -> float:
    return natural_width((Strong((Text(text),)),), STYLES["running"]) + _GAP


def _text(nodes: Nodes, x: float, y: float) -> Iterator[Box]:
    yield from line_boxes(single_line(nodes, STYLES["running"]), x, y, "", furniture=True)


def _page_of(setting: Setting, number: int, pages: int) -> Nodes:
    """ "3 of 7" with the first number strong."""
    before, _, after = setting.words["page_of"].format(page="\0", pages=pages).partition("\0")
    parts = (Text(before), Strong((Text(str(number)),)), Text(after))
    return tuple(part for part in parts if part != Text(""))


def _head(setting: Setting) -> Iterator[Box]:
    sheet, meta = setting.sheet, setting.document.meta
    strong = [part for part in (meta.state, meta.short_title) if part]
    quiet = ", ".join(part for part in (meta.kind, meta.as_of) if part)
    room = sheet.live - _marking_room(setting)
    yield from _run_in([*strong, *([quiet] if quiet else [])], len(strong), sheet.left, _HEAD_BASELINE, room)
    yield Box(Rule(sheet.left, _HEAD_RULE, sheet.live, 0.5, "ink"), "", furniture=True)


def _run_in(texts: Sequence[str], strong: int, x: float, y: float, room: float) -> Iterator[Box]:
    """Short texts one after the other, the first `strong` of them strong; what the room does not hold is cut."""
    end = x + room
    for index, text in enumerate(texts):
        nodes = _fitting(text, index < strong, end - x)
        if nodes is None:
            return
        yield from _text(nodes, x, y)
        x += natural_width(nodes, STYLES["running"]) + _GAP


def _fitting(text: str, strong: bool, room: float) -> Nodes | None:
    """As much of a text as fits, with an ellipsis where it is cut; nothing where only a few letters would stand."""
    for length in range(len(text), 7, -1):
        shown = text if length == len(text) else text[: length - 1].rstrip() + "…"
        nodes: Nodes = (Strong((Text(shown),)),) if strong else (Text(shown),)
        if natural_width(nodes, STYLES["running"]) <= room:
            return nodes
    short: Nodes = (Strong((Text(text),)),) if strong else (Text(text),)
    return short if len(text) <= 7 and natural_width(short, STYLES["running"]) <= room else None


def _marking_width(setting: Setting) -> float:
    marking = setting.document.meta.marking
    return natural_width((Text(marking),), STYLES["marking"]) + 2 * _MARKING_SIDE if marking else 0.0


def _marking_room(setting: Setting) -> float:
    """What the marking and the white beside it take from a head or foot."""
    width = _marking_width(setting)
    return width + _GAP if width else 0.0


def _marking(setting: Setting, y: float) -> Iterator[Box]:
    """The TLP label on its black ground, right-aligned with the margin."""
    marking = setting.document.meta.marking
    if not marking:
        return
    width = _marking_width(setting)
    left = setting.sheet.right - width
    ground = Fill(left, y - _MARKING_ABOVE, width, _MARKING_ABOVE + _MARKING_BELOW, "marking-ground")
    yield Box(ground, "", furniture=True)
    yield from line_boxes(single_line((Text(marking),), STYLES["marking"]), left + _MARKING_SIDE, y, "", furniture=True)
