"""The title block: kind line, title, standfirst and facts, over the rule that ends it."""

from __future__ import annotations

from collections.abc import Sequence

from dealbrief.backends.pdf.plan.lines import SetLine, natural_width, set_text, split_lines
from dealbrief.backends.pdf.plan.page_plan import Box, Fill, Rule
from dealbrief.backends.pdf.plan.pieces import Beside, Item, Lines, Piece, Side, Stack, Strip, Whole, stack
from dealbrief.backends.pdf.plan.setting import Setting
from dealbrief.backends.pdf.plan.sheet import GUTTER
from dealbrief.backends.pdf.plan.styles import STYLES, Tone
from dealbrief.backends.pdf.plan.words import Nodes
from dealbrief.document.blocks import TitleBlock
from dealbrief.document.figures_image import ImageData
from dealbrief.document.inlines import Inlines, Text, plain_text
from dealbrief.errors import Problem

KIND_BASELINE = 62.0
_STEPS = (("title-34", 1), ("title-30", 2), ("title-26", 3), ("title-22", 5))
_MARKING_ROOM = 150.0
HEAD_LOGO_TOP = 44.0
_HEAD_LOGO = (30.0, 130.0)
"""Height and greatest width of the logo at the head, between the coloured rule and the title."""
_LOGO_GAP = 12.0
_TITLE_SKIP, _STANDFIRST_SKIP, _FACTS_SKIP, _RULE_SKIP = 49.0, 28.0, 20.0, 18.0


def title_block(setting: Setting, block: TitleBlock, path: str, width: float, tone: Tone) -> Piece:
    """Hangs from the kind line; its depth reaches to its rule."""
    items = [
        Item(0.0, Beside((Side(0.0, _identity(setting, path, width)), Side(0.0, _kind(setting, block, path, width))))),
        Item(_TITLE_SKIP, _title(setting, block, path, width)),
    ]
    if block.standfirst:
        measure = setting.sheet.columns(11) * width / setting.sheet.live
        items.append(
            Item(_STANDFIRST_SKIP, setting.lines(block.standfirst, "standfirst", measure, f"{path}/standfirst"))
        )
    if block.facts:
        items.append(Item(_FACTS_SKIP, _facts(setting, block, path, width)))
    end = Strip((Box(Rule(0.0, 0.0, width, 0.9, "ink"), path, furniture=True),))
    return Whole(Stack((*items, Item(_RULE_SKIP, end))))


def _identity(setting: Setting, path: str, width: float) -> Strip:
    """The coloured rule at the head of the page: party A over the rail, B over main; equal parts for more parties."""
    count = setting.document.meta.sides
    sheet = setting.sheet
    if count == 2:
        parts = [(0.0, sheet.rail), (sheet.main_offset, sheet.main)]
    else:
        each = (width - GUTTER * max(count - 1, 0)) / max(count, 1)
        parts = [(index * (each + GUTTER), each) for index in range(max(count, 1))]
    colours = [chr(ord("a") + index) for index in range(count)] or ["ink"]
    bars = (Fill(x, 36.0 - KIND_BASELINE, size, 3.0, colour) for (x, size), colour in zip(parts, colours, strict=True))
    return Strip(tuple(Box(bar, path, furniture=True) for bar in bars))


def fitted(picture: ImageData, height: float, width: float) -> tuple[float, float]:
    """Width and height of a logo that is so tall, or as much less as its width asks for."""
    scale = min(height / picture.height, width / picture.width)
    return picture.width * scale, picture.height * scale


def head_logo(setting: Setting) -> tuple[float, float] | None:
    """Width and height of the logo at the head of the first page."""
    logo = setting.theme.logos.head
    return fitted(logo.light, *_HEAD_LOGO) if logo else None


def head_logo_room(setting: Setting) -> float:
    """What that logo and the white beside it take from the kind line."""
    size = head_logo(setting)
    return size[0] + _LOGO_GAP if size else 0.0


def _kind(setting: Setting, block: TitleBlock, path: str, width: float) -> Piece:
    is_marked = setting.document.meta.marking and setting.theme.marking == "chip"
    room = width - (_MARKING_ROOM if is_marked else 0.0) - head_logo_room(setting)
    entries = [(setting.document.meta.state, "kind"), (block.kind, "kind"), (block.topic, "topic")]
    return run_in(setting, [((Text(text),), style) for text, style in entries if text], room, f"{path}/kind", 14.0)


def _facts(setting: Setting, block: TitleBlock, path: str, width: float) -> Piece:
    styles = ["fact-first", *["fact"] * (len(block.facts) - 1)]
    entries = [((Text(text),), style) for text, style in zip(block.facts, styles, strict=True) if text]
    return run_in(setting, entries, width, f"{path}/facts", 10.0)


def run_in(setting: Setting, entries: Sequence[tuple[Nodes, str]], width: float, path: str, gap: float) -> Piece:
    """Short texts one after the other, `gap` apart, going on below where a line is full."""
    rows: list[list[Side]] = [[]]
    x = 0.0
    for number, (nodes, style) in enumerate(entries):
        lines = setting.lines(nodes, style, width, f"{path}/{number}")
        size = min(natural_width(nodes, STYLES[style]), width)
        if x and x + size > width:
            rows.append([])
            x = 0.0
        rows[-1].append(Side(x, lines))
        x += size + gap
    return stack((0.0, Beside(tuple(row))) for row in rows)


def _title(setting: Setting, block: TitleBlock, path: str, width: float) -> Piece:
    """The title in the largest size of which it needs no more lines than the size allows."""
    language = setting.document.meta.language
    for name, most in _STEPS:
        lines = set_text(block.title, STYLES[name], width, language)
        if len(lines) <= most:
            break
    else:
        setting.problems.append(_too_long(block, len(lines)))
    style = STYLES[name]
    if len(lines) == 2:
        lines = _broken_at_pause(block.title, name, width) or lines
    return Lines(lines, style.leading, f"{path}/title", style.above, style.below, width)


def _broken_at_pause(title: Inlines, name: str, width: float) -> tuple[SetLine, ...] | None:
    """Two lines parted after a comma, colon or semicolon, if both fit and are of like length."""
    words = plain_text(title).split()
    best: tuple[SetLine, ...] | None = None
    closest = 0.55
    for index, word in enumerate(words[:-1]):
        if word[-1] not in ",:;":
            continue
        lines = split_lines(title, STYLES[name], index + 1)
        shorter, longer = sorted(line.width for line in lines)
        if longer <= width and shorter / longer > closest:
            best, closest = lines, shorter / longer
    return best


def _too_long(block: TitleBlock, count: int) -> Problem:
    length = len(plain_text(block.title))
    return Problem(
        "title-too-long",
        f"the title has {length} characters and needs {count} lines in the smallest size, 5 at most",
        block.at,
        "shorten it to about 200 characters",
    )
