"""A field of units on a slide: groups come in, one group of native shapes goes out (look: deck, section 7).

Twelve marks a row, each group a block of its own. Its last rows hold six, so that its words stand right of them in the
other six columns. Of more than 160 a mark stands for ten, a hundred, …, and a line below says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dealbrief.document.figures_counts import UnitGroup, UnitsData
from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_shapes import Box, Disc, Group, Shape, TextBox, text_box
from dealbrief.figures.slide_text import NO_BREAK, Paragraph, Run, longest_word, pitch, set_text, side_colour
from dealbrief.language import format_number

ROW, HALF, MOST = 12, 6, 160
PITCH, _CLOSEST = 0.379 * 72, 15.0
"""From mark to mark in points, and the least of it where the field would be higher than its box."""
DIAMETER = 0.6
_BETWEEN = 0.42
"""What parts two blocks beyond the distance of their rows, in pitches."""
_SIZES = (16.0, 16.0, 14.0, 14.0)
_KEY = 14.0
_KEY_GAP = 12.0
_ON_DARK = {"a": "a-tint", "b": "b-tint", "grey": "a-tint"}


def per_mark(data: UnitsData) -> int:
    """How many a mark stands for: 1, 10, 100, … so that 160 marks are enough."""
    total, each = sum(group.count for group in data.groups), 1
    while total > MOST * each:
        each *= 10
    return each


def rows_of(marks: int) -> tuple[int, ...]:
    """How many marks each row of a block has: full rows, then one of six and the rest, that leave room for words."""
    full = (marks - 1) // ROW
    rest = marks - full * ROW
    return (*(ROW,) * full, *((HALF, rest - HALF) if rest > HALF else (rest,)))


@dataclass(frozen=True)
class _Block:
    """A group at a pitch: its rows, its words, and what it reaches above its first marks and below them."""

    group: UnitGroup
    colours: tuple[str, str]
    rows: tuple[int, ...]
    pitch: float
    label: TextBox
    above: float

    @property
    def below(self) -> float:
        """From the top of the first mark to the end of the block."""
        marks = (len(self.rows) - 1 + DIAMETER) * self.pitch
        return max(marks, self.label.box.bottom)

    @property
    def height(self) -> float:
        return self.above + self.below


def slide_units(data: UnitsData, place: Place) -> Diagram:
    """The field in the box of `place`, from its top left corner; marks stand closer where it would be too high."""
    most = min(PITCH, place.box.width / (ROW - 1 + DIAMETER))
    if most < _CLOSEST:
        return Diagram(Group("Units", replace(place.box, height=0.0), (), place.alt), NO_ROOM)
    least = _laid(data, place, _CLOSEST)
    wide = all(longest_word(block.label.paragraphs) <= block.label.box.width for block in least[0])
    needed = _bottom(*least) if wide else NO_ROOM
    blocks, key = _widest(data, place, most)
    shapes: list[Shape] = []
    y = place.box.y
    for index, block in enumerate(blocks, 1):
        shapes.extend(_drawn(index, block, place.box.x, y))
        y += block.height + (1 - DIAMETER + _BETWEEN) * block.pitch
    shapes.extend(_key_drawn(key, blocks[-1].pitch, place, _bottom(blocks, key)))
    box = Box(place.box.x, place.box.y, place.box.width, _bottom(blocks, key))
    return Diagram(Group("Units", box, tuple(shapes), place.alt), needed)


def _widest(data: UnitsData, place: Place, most: float) -> tuple[list[_Block], TextBox | None]:
    """The field with its marks as far apart as its box lets them."""
    pitch = most
    while pitch > _CLOSEST:
        laid = _laid(data, place, pitch)
        if _bottom(*laid) <= place.box.height:
            return laid
        pitch -= 0.25
    return _laid(data, place, _CLOSEST)


def _bottom(blocks: Sequence[_Block], key: TextBox | None) -> float:
    """How high all of it is."""
    gaps = (len(blocks) - 1) * (1 - DIAMETER + _BETWEEN) * blocks[0].pitch
    return sum(block.height for block in blocks) + gaps + (_KEY_GAP + key.box.height if key else 0.0)


def _laid(data: UnitsData, place: Place, pitch: float) -> tuple[list[_Block], TextBox | None]:
    each = per_mark(data)
    sided = any(group.side in ("a", "b") for group in data.groups)
    blocks = [_block(group, _marks(group.count, each), sided, pitch, place) for group in data.groups]
    return blocks, _key(each, data.unit, pitch, place) if each > 1 else None


def _marks(count: int, each: int) -> int:
    """Marks of a group to the nearest; one at least, so that none is lost."""
    return max(1, (2 * count + each) // (2 * each))


def _block(group: UnitGroup, marks: int, sided: bool, wide: float, place: Place) -> _Block:
    rows = rows_of(marks)
    first = next(index for index, row in enumerate(rows) if row <= HALF)
    colours = _colours(group, sided, place.dark)
    style = Run("", _SIZES[min(place.step, 3)], colours[1], bold=True)
    x = HALF * wide
    said = f"{group.text.replace(' ', NO_BREAK)}{NO_BREAK}{group.label}".strip(NO_BREAK)
    text = Paragraph(set_text(said, style), spacing=0.95)
    text = broken_well(text, place.box.width - x, place.language)
    middle = (first + DIAMETER / 2) * wide
    label = text_box("Group", x, middle - pitch(text) / 2, place.box.width - x, (text,))
    return _Block(group, colours, rows, wide, label, max(-label.box.y, 0.0))


def _colours(group: UnitGroup, sided: bool, dark: bool) -> tuple[str, str]:
    """Of the marks and of the words: the side's; of no side ink, or grey beside a group that has one."""
    colour = side_colour(group.side)
    if dark:
        return (_ON_DARK.get(colour, "light"),) * 2
    return ("mute", "grey") if sided and group.side not in ("a", "b") else (colour, colour)


def _drawn(index: int, block: _Block, x: float, y: float) -> Iterator[Shape]:
    top = y + block.above
    size = DIAMETER * block.pitch
    number = 0
    for row, marks in enumerate(block.rows):
        for column in range(marks):
            number += 1
            mark = Box(x + column * block.pitch, top + row * block.pitch, size, size)
            yield Disc(f"Mark {index}.{number}", mark, block.colours[0])
    box = block.label.box
    yield replace(block.label, name=f"Group {index}", box=Box(x + box.x, top + box.y, box.width, box.height))


def _key(each: int, unit: str, wide: float, place: Place) -> TextBox:
    """How many a mark stands for, right of a mark."""
    colour = _ON_DARK["grey"] if place.dark else "grey"
    text = f"={NO_BREAK}{format_number(each, place.language)}{NO_BREAK}{unit}".rstrip(NO_BREAK)
    return text_box("Key", wide, 0, place.box.width - wide, (Paragraph(set_text(text, Run("", _KEY, colour))),))


def _key_drawn(key: TextBox | None, wide: float, place: Place, bottom: float) -> Iterator[Shape]:
    if key is None:
        return
    top = place.box.y + bottom - key.box.height
    size = min(DIAMETER * wide, _KEY)
    colour = _ON_DARK["grey"] if place.dark else "mute"
    yield Disc("Key mark", Box(place.box.x, top + (_KEY * 1.2 - size) / 2, size, size), colour)
    yield replace(key, box=Box(place.box.x + wide, top, key.box.width, key.box.height))
