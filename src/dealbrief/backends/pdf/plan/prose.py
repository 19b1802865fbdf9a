"""Running text: paragraphs, headings, lists, quotes, asides and columns come in, pieces at a width go out."""

from __future__ import annotations

from dataclasses import replace

from dealbrief.backends.pdf.plan.lines import natural_width
from dealbrief.backends.pdf.plan.page_plan import Box, Destination, Rule
from dealbrief.backends.pdf.plan.pieces import Beside, Piece, Side, Stack, Strip, Whole, stack
from dealbrief.backends.pdf.plan.setting import Laid, Setting
from dealbrief.backends.pdf.plan.sheet import GUTTER
from dealbrief.backends.pdf.plan.styles import GREY, STYLES, Style, Tone
from dealbrief.document.blocks import (
    Aside,
    Block,
    Cell,
    Columns,
    Heading,
    ListBlock,
    ListItem,
    PageBreak,
    Paragraph,
    Quote,
    Section,
)
from dealbrief.document.inlines import Inlines, State, Text, plain_text

_INDENT = 14.0
_LEAST_HANGING = 2.0
"""A list hangs where its measure is at least this many indents wide."""
_LEAST_BESIDE = 24.0
"""In points, room beside a list's marks for the shape of a state and a letter after it."""
_LEAST_COLUMN = 18.0
"""In points, room for two letters: narrower columns stand one below the other."""
_MOST_WHOLE = 140.0
"""Columns of at most this depth in points, ten lines of text, stand on one page."""
_LEAST_STATEMENT = 120.0
"""On a narrower measure, in points, large words would stand one a line or be broken."""
_RULE_UP = 17.0
"""From the baseline of a ruled heading up to its rule."""
_NUMBER_GAP = 5.5
"""Between the number of a paragraph and its text."""
_QUOTATION_MARKS = "“„«‘\"'"


def paragraph(setting: Setting, block: Paragraph, path: str, width: float, tone: Tone) -> Piece:
    style = _style(block, tone, width)
    text = setting.lines(chip_first(block.children), style, width, path)
    return Beside((_number(setting, block.number, style, path), Side(0.0, text))) if block.number else text


def _number(setting: Setting, number: int, style: Style, path: str) -> Side:
    """The number of a paragraph, which hangs in the gutter left of it, on the line its text begins on."""
    own = replace(STYLES["paragraph-number"], leading=style.leading)
    room = 2 * GUTTER
    return Side(-room, setting.lines(f"{number}.", own, room - _NUMBER_GAP, f"{path}/number", align="right"))


def chip_first(children: Inlines) -> Inlines:
    """A state that opens a text is a chip: its word begins with a capital, as a label does."""
    if children and isinstance(children[0], State) and children[0].shape != "none":
        chip = children[0]
        return (replace(chip, word=chip.word[:1].upper() + chip.word[1:]), *children[1:])
    return children


def _style(block: Paragraph, tone: Tone, width: float) -> Style:
    match block.role:
        case "body":
            return tone.body
        case "statement" if width < _LEAST_STATEMENT:
            return tone.lead
        case "lead":
            return tone.lead
        case role:
            return STYLES[role]


def heading(setting: Setting, block: Heading, path: str, width: float, tone: Tone) -> Piece:
    lines = setting.lines(block.children, f"heading-{min(max(block.level, 1), 3)}", width, path)
    mark = Box(Destination(0.0, -lines.above, f"heading-{path}", plain_text(block.children), 1), path)
    if not block.ruled:
        return Beside((Side(0.0, Strip((mark,))), Side(0.0, lines)))
    rule = Box(Rule(0.0, -_RULE_UP, width, 0.9, "ink"), path, furniture=True, parts=True)
    return stack(
        [
            (0.0, Beside((Side(0.0, Strip((mark, rule), above=_RULE_UP)), Side(0.0, lines))), True),
            (0.0, Strip((), below=4.0), True),
        ]
    )


def list_block(setting: Setting, block: ListBlock, path: str, width: float, tone: Tone) -> Piece:
    """Items after a number or a dash that hangs in an indent, or stands above the item where the measure is narrow."""
    marks = [f"{index + 1}." if block.ordered else "–" for index in range(len(block.items))]
    widest = max((natural_width((Text(mark),), tone.body) for mark in marks), default=0.0)
    indent = max(_INDENT, widest + 5.0)
    hangs = width >= max(_LEAST_HANGING * indent, indent + _LEAST_BESIDE)
    entries: list[Piece] = []
    for index, (mark, item) in enumerate(zip(marks, block.items, strict=True)):
        place = f"{path}/items/{index}"
        lines = setting.lines(mark, tone.body, indent if hangs else width, f"{place}/mark")
        text = setting.piece(item, place, width - indent if hangs else width, tone)
        entries.append(_hanging(lines, text, indent) if hangs else stack([(0.0, lines, True), (0.0, text, False)]))
    return stack((tone.gap / 2, entry) for entry in entries)


def _hanging(mark: Piece, text: Piece, indent: float) -> Piece:
    return Beside((Side(0.0, mark), Side(indent, text)))


def blocks_inside(setting: Setting, block: ListItem | Cell, path: str, width: float, tone: Tone) -> Piece:
    return setting.flow(block.blocks, f"{path}/blocks", width, tone)


def quote(setting: Setting, block: Quote, path: str, width: float, tone: Tone) -> Piece:
    """A pull statement: a short rule above it, the credit below. Only verbatim words take quotation marks."""
    pulled = replace(tone, text="pull") if tone.name == "body" else tone
    quoted = _in_marks(block.blocks, *setting.words.around("quote", "words")) if block.verbatim else block.blocks
    parts = setting.laid(quoted, f"{path}/blocks", width, pulled)
    if block.credit:
        parts.append((3.0, setting.lines(_credit(setting, block), "credit", width, f"{path}/credit"), False))
    above = Strip((Box(Rule(0.0, 0.0, 24.0, 2.0, "ink"), path, furniture=True),), above=1.0, below=1.0)
    return stack([(0.0, above, True), (6.0, stack(parts), False)])


def _credit(setting: Setting, block: Quote) -> Inlines:
    """Whose words they are; that they are paraphrased is said where they are."""
    said = () if block.verbatim else (Text(f" ({setting.words['paraphrased']})"),)
    return (*block.credit, *said)


def _in_marks(blocks: tuple[Block, ...], opening: str, closing: str) -> tuple[Block, ...]:
    """The blocks with quotation marks around their words, where they bring none of their own."""
    spoken = [index for index, block in enumerate(blocks) if isinstance(block, Paragraph) and block.children]
    if not spoken or plain_text(_words(blocks[spoken[0]])).startswith(tuple(_QUOTATION_MARKS)):
        return blocks
    out = list(blocks)
    for index, before, after in ((spoken[0], opening, ""), (spoken[-1], "", closing)):
        opened = (Text(before),) if before else ()
        closed = (Text(after),) if after else ()
        out[index] = Paragraph(children=(*opened, *_words(out[index]), *closed), at=out[index].at)
    return tuple(out)


def _words(block: Block) -> Inlines:
    return block.children if isinstance(block, Paragraph) else ()


def aside(setting: Setting, block: Aside, path: str, width: float, tone: Tone) -> Piece:
    return setting.flow(block.blocks, f"{path}/blocks", width, GREY)


def columns(setting: Setting, block: Columns, path: str, width: float, tone: Tone) -> Piece:
    """Columns side by side, or one below the other where they would be too narrow to read."""
    count = max(len(block.columns), 1)
    gutter = min(GUTTER, width / count / 4)
    each = (width - gutter * (count - 1)) / count
    if each < _LEAST_COLUMN:
        return _below_one_another(setting, block, path, width, tone)
    sides = Beside(
        tuple(
            Side(index * (each + gutter), setting.flow(blocks, f"{path}/columns/{index}", each, tone))
            for index, blocks in enumerate(block.columns)
        )
    )
    return Whole(sides) if sides.depth <= _MOST_WHOLE else sides


def _below_one_another(setting: Setting, block: Columns, path: str, width: float, tone: Tone) -> Piece:
    message = f"{len(block.columns)} columns stand below one another: there is no room for them side by side"
    setting.warn("columns-stacked", message, block, "put fewer columns, or none inside others")
    flows = [setting.flow(blocks, f"{path}/columns/{index}", width, tone) for index, blocks in enumerate(block.columns)]
    return stack((tone.gap, flow) for flow in flows)


def page_break(setting: Setting, block: PageBreak, path: str, width: float, tone: Tone) -> Piece:
    """Inside another block a page break has no page to end; between rows the pagination ends it."""
    return Stack(())


def inner_section(setting: Setting, block: Section, path: str, width: float, tone: Tone) -> Piece:
    """A section inside another block: its label and assertion as a heading over its text."""
    parts: list[Laid] = []
    if block.label:
        parts.append((0.0, setting.lines(block.label, "kicker", width, f"{path}/label"), True))
    if block.assertion:
        parts.append((2.0, setting.lines(block.assertion, "heading-1", width, f"{path}/assertion"), True))
    return stack([*parts, *setting.laid(block.blocks, f"{path}/blocks", width, tone)])
