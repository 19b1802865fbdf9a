"""What stands on every page beside its content: running head and foot, the marking in both, and the house's logo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dealbrief.backends.pdf.plan.lines import natural_width, single_line
from dealbrief.backends.pdf.plan.page_plan import Art, Box, Fill, Rule
from dealbrief.backends.pdf.plan.pieces import line_boxes
from dealbrief.backends.pdf.plan.setting import Setting
from dealbrief.backends.pdf.plan.structure import LOGO
from dealbrief.backends.pdf.plan.styles import STYLES
from dealbrief.backends.pdf.plan.title_block import HEAD_LOGO_TOP, KIND_BASELINE, fitted, head_logo, head_logo_room
from dealbrief.backends.pdf.plan.words import Nodes
from dealbrief.document.figures_image import ImageData
from dealbrief.document.inlines import Strong, Text
from dealbrief.errors import Problem
from dealbrief.figures.drawing import Picture

_HEAD_BASELINE, _HEAD_RULE = 44.0, 52.0
_GAP = 8.0
_MARKING_ABOVE, _MARKING_BELOW, _MARKING_SIDE = 11.5, 4.0, 5.0
_BANNER_HEAD, _BANNER_FOOT = 24.0, 14.0
"""Baseline of a banner from the upper and from the lower edge."""
_FOOT_LOGO = (10.0, 60.0)
"""Height and greatest width of the logo in the foot."""


def furniture(setting: Setting, number: int, pages: int, titled: bool) -> Iterator[Box]:
    """Head and foot of one page; a page that opens with the title block has no running head, but the logo."""
    head = () if titled else _head(setting)
    marking = _marking(setting, KIND_BASELINE if titled else _HEAD_BASELINE, _BANNER_HEAD, titled)
    yield from (replace(box, running="Header") for box in (*head, *marking))
    yield from _logo(setting) if titled else ()
    yield from (replace(box, running="Footer") for box in _foot(setting, number, pages))


def _logo(setting: Setting) -> Iterator[Box]:
    """The house's logo at the right of the kind line, under the coloured rule."""
    size = head_logo(setting)
    if size and (logo := setting.theme.logos.head):
        yield _picture(logo.light, setting.sheet.right - size[0], HEAD_LOGO_TOP, size, LOGO)


def _picture(data: ImageData, x: float, y: float, size: tuple[float, float], path: str = "") -> Box:
    shape = Picture(0.0, 0.0, *size, data)
    return Box(Art(x, y, *size, 1.0, (shape,)), path, furniture=not path)


def _foot(setting: Setting, number: int, pages: int) -> Iterator[Box]:
    sheet, theme = setting.sheet, setting.theme
    yield from _text(_page_of(setting, number, pages), sheet.left, sheet.foot)
    left = sheet.left + sheet.main_offset
    if theme.logos.foot:
        size = fitted(theme.logos.foot.light, *_FOOT_LOGO)
        yield _picture(theme.logos.foot.light, left, sheet.foot - 0.8 * size[1], size)
    yield from _run_in(_foot_texts(setting), 0, left + _foot_logo_room(setting), sheet.foot, _foot_room(setting))
    yield from _marking(setting, sheet.foot, sheet.height - _BANNER_FOOT)


def _foot_texts(setting: Setting) -> list[str]:
    meta = setting.document.meta
    return [part for part in (meta.house, setting.theme.footer, meta.version) if part]


def _foot_logo_room(setting: Setting) -> float:
    logo = setting.theme.logos.foot
    return fitted(logo.light, *_FOOT_LOGO)[0] + _GAP if logo else 0.0


def _foot_room(setting: Setting) -> float:
    """The width that the words of the foot have."""
    return setting.sheet.main - _foot_logo_room(setting) - _marking_room(setting)


def head_problems(setting: Setting) -> Iterator[Problem]:
    """Warnings for what the running head and foot have no room for."""
    sheet, meta = setting.sheet, setting.document.meta
    room = sheet.live - _marking_room(setting)
    if _strong_width(f"{meta.state} {meta.short_title}") > room:
        message = "the short title is wider than the running head and is cut there"
        yield Problem("short-title-too-long", message, hint="shorten it to about 60 characters", severity="warning")
    texts = _foot_texts(setting)
    if _is_cut(setting, texts):
        yield _foot_problem(setting, texts)


def _foot_problem(setting: Setting, texts: Sequence[str]) -> Problem:
    """A foot that is cut: the house's footer is at fault where the rest would fit without it."""
    footer = setting.theme.footer
    rest = [text for text in texts if text != footer]
    if not footer or _is_cut(setting, rest):
        message = "house and version are wider than the running foot and are cut there"
        return Problem("house-too-long", message, hint="shorten them to about 50 characters", severity="warning")
    shorter = (n for n in range(len(footer), 0, -1) if not _is_cut(setting, [*rest, footer[:n]]))
    message = f"the footer of {len(footer)} letters is too long for pages and is cut there, beside house and version"
    return setting.theme.footer_problem(message, next(shorter, 0), "warning")


def _is_cut(setting: Setting, texts: Sequence[str]) -> bool:
    return _strong_width(" ".join(texts)) > _foot_room(setting)


def _strong_width(text: str) -> float:
    return natural_width((Strong((Text(text),)),), STYLES["running"]) + _GAP


def _text(nodes: Nodes, x: float, y: float) -> Iterator[Box]:
    yield from line_boxes(single_line(nodes, STYLES["running"]), x, y, "", furniture=True)


def _page_of(setting: Setting, number: int, pages: int) -> Nodes:
    """ "3 of 7" with the first number strong."""
    before, after = setting.words.around("page_of", "page", pages=pages)
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
    """What the marking and the white beside it take from a head or foot; a banner stands outside of them."""
    width = _marking_width(setting) if setting.theme.marking == "chip" else 0.0
    return width + _GAP if width else 0.0


def _marking(setting: Setting, y: float, banner: float, titled: bool = False) -> Iterator[Box]:
    """The TLP label on its black ground: at the right margin, left of a logo, or as a banner from edge to edge."""
    marking, sheet = setting.document.meta.marking, setting.sheet
    if not marking:
        return
    width = _marking_width(setting)
    if setting.theme.marking == "banner":
        yield from _ground(0.0, sheet.width, banner)
        yield from _label(marking, (sheet.width - width) / 2, banner)
        return
    left = sheet.right - (head_logo_room(setting) if titled else 0.0) - width
    yield from _ground(left, width, y)
    yield from _label(marking, left, y)


def _ground(x: float, width: float, y: float) -> Iterator[Box]:
    ground = Fill(x, y - _MARKING_ABOVE, width, _MARKING_ABOVE + _MARKING_BELOW, "marking-ground")
    yield Box(ground, "", furniture=True)


def _label(marking: str, x: float, y: float) -> Iterator[Box]:
    yield from line_boxes(single_line((Text(marking),), STYLES["marking"]), x + _MARKING_SIDE, y, "", furniture=True)
