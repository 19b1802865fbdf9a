"""A field of marks on the page: groups come in, a drawing goes out (look: deck, the field of its first slide).

Ten marks a row, each group on rows of its own with its words beside the first. Of more than 400 each mark stands for
several, and the drawing says for how many.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from dealbrief.document.figures_counts import UnitGroup, UnitsData
from dealbrief.figures.drawing import Disc, Drawing, Label, Shape
from dealbrief.figures.page_text import wrapped

ROW, MOST = 10, 400
_STEPS = (1, 2, 5)
_WIDEST, _CLOSEST, _TALL = 12.0, 6.0, 240.0
"""Marks are so far apart at most, and closer where the field would be higher than it may; never closer than that."""
_RADIUS = 0.36
_GROUP_GAP, _LABEL_GAP = 6.0, 10.0
_SIZE, _PITCH = 9.0, 11.0
_LEAST = 200.0


def page_units(data: UnitsData, width: float, language: str) -> Drawing:
    """A field ten marks wide, the words right of it; `width` in points."""
    width = max(width, _LEAST)
    each = per_mark(data)
    rows = sum(ceil(_marks(group, each) / ROW) for group in data.groups)
    pitch = min(_WIDEST, max(_CLOSEST, _TALL / max(rows, 1)))
    shapes: list[Shape] = []
    y = 0.0
    for group in data.groups:
        y += _GROUP_GAP if shapes else 0.0
        drawn, deep = _group(group, _marks(group, each), y, pitch, width, language)
        shapes.extend(drawn)
        y += deep
    if each > 1:
        shapes.extend(_key(each, data.unit, y + _GROUP_GAP, pitch, width, language))
        y = max(shape.at[1] for shape in shapes if isinstance(shape, Label)) + 3.0
    return Drawing(width, y, tuple(shapes))


def per_mark(data: UnitsData) -> int:
    """How many a mark stands for: 1, 2, 5, 10, … so that 400 marks are enough."""
    total = sum(group.count for group in data.groups)
    scale = 1
    while True:
        for step in _STEPS:
            if total <= MOST * step * scale:
                return step * scale
        scale *= 10


def _marks(group: UnitGroup, each: int) -> int:
    """Marks of a group to the nearest; one at least, so that none is lost."""
    return max(1, (2 * group.count + each) // (2 * each))


def _group(
    group: UnitGroup, marks: int, top: float, pitch: float, width: float, language: str
) -> tuple[list[Shape], float]:
    """The shapes of a group that begins at `top`, and how deep it is."""
    colour = group.side if group.side != "none" else "ink"
    label = f"{group.text} {group.label}".strip()
    x = ROW * pitch + _LABEL_GAP
    words = wrapped(label, _SIZE, width - x, _PITCH, "semibold", language=language)
    base = top + max(pitch / 2 + 3.0, 0.72 * _SIZE)
    shapes: list[Shape] = list(_field(marks, top, pitch, colour))
    shapes.extend(words.labels(x, base, colour))
    return shapes, max(ceil(marks / ROW) * pitch, base + words.depth + 3.0 - top)


def _field(marks: int, top: float, pitch: float, colour: str) -> Iterator[Disc]:
    for index in range(marks):
        row, column = divmod(index, ROW)
        yield Disc((column * pitch + _RADIUS * pitch, top + row * pitch + pitch / 2), _RADIUS * pitch, colour)


def _key(each: int, unit: str, top: float, pitch: float, width: float, language: str) -> Iterator[Shape]:
    """A mark, and how many it stands for."""
    words = wrapped(f"= {each} {unit}".strip(), _SIZE, width - pitch - 4.0, _PITCH, language=language)
    middle = top + _SIZE / 2 + 2.0
    yield Disc((_RADIUS * pitch, middle), _RADIUS * pitch, "grey")
    yield from words.labels(pitch + 4.0, middle + 3.0, "grey")
