"""A strip of events on a slide: milestones come in, one group of native shapes goes out (look: the glance's foot).

From left to right, at equal pitch, not to scale: a dot, the date, and below it what happened; in rows of one length
where one row is full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from dealbrief.document.figures import Milestone, StripData
from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_shapes import Box, Disc, Group, Rule, Shape, text_box
from dealbrief.figures.slide_text import Paragraph, Run, height, longest_word, set_text, side_colour

_MOST = 6
"""Events in a row."""
_DOT, _LINE = 12.24, 1.0
_SIZES = (18.0, 16.0, 14.0, 14.0)
_UNDER, _GAP, _ROW_GAP = 10.0, 16.0, 36.0
"""From dot to date, between two texts, between two rows."""


@dataclass(frozen=True)
class _Row:
    """A row's events with their texts, and how far apart they stand."""

    milestones: Sequence[Milestone]
    texts: Sequence[tuple[Paragraph, ...]]
    pitch: float

    @property
    def height(self) -> float:
        return _DOT + _UNDER + max(height(text, self.pitch - _GAP) for text in self.texts)


def slide_strip(data: StripData, place: Place) -> Diagram:
    """The group at the top of the box of `place`; it needs `NO_ROOM` where a word is wider than the box."""
    rows, wide = _fitting(data.milestones, place)
    needed = sum(row.height for row in rows) + _ROW_GAP * (len(rows) - 1)
    shapes: list[Shape] = []
    y, number = place.box.y, 1
    for row in rows:
        shapes.extend(_placed(row, number, place.box.x, y))
        y, number = y + row.height + _ROW_GAP, number + len(row.milestones)
    box = Box(place.box.x, place.box.y, place.box.width, needed)
    return Diagram(Group("Events", box, tuple(shapes), place.alt), needed if wide else NO_ROOM)


def _fitting(milestones: Sequence[Milestone], place: Place) -> tuple[list[_Row], bool]:
    """Rows of as many events as have room for their longest words, and whether there is a way."""
    most = min(_MOST, len(milestones))
    for count in range(most, 0, -1):
        rows = _rows(milestones, count, place)
        if all(longest_word(text) <= row.pitch - _GAP for row in rows for text in row.texts):
            return rows, True
    return _rows(milestones, most, place), False


def _rows(milestones: Sequence[Milestone], most: int, place: Place) -> list[_Row]:
    """As few rows as hold them, each as long as the others, all at one pitch."""
    count = ceil(len(milestones) / ceil(len(milestones) / most))
    pitch = place.box.width / count
    found = []
    for first in range(0, len(milestones), count):
        row = milestones[first : first + count]
        found.append(_Row(row, [_text(milestone, pitch - _GAP, place) for milestone in row], pitch))
    return found


def _text(milestone: Milestone, width: float, place: Place) -> tuple[Paragraph, ...]:
    size = _SIZES[min(place.step, len(_SIZES) - 1)]
    date = Paragraph(set_text(milestone.date, Run("", size, "ink", bold=True)), spacing=0.95)
    label = Paragraph(set_text(milestone.label, Run("", size, "ink")), spacing=0.95, before=2.0)
    return tuple(broken_well(each, width, place.language) for each in (date, label) if each.runs)


def _placed(row: _Row, first: int, x: float, y: float) -> Iterator[Shape]:
    """A line through the dots, then each event."""
    middle = y + _DOT / 2
    if len(row.milestones) > 1:
        last = x + (len(row.milestones) - 1) * row.pitch + _DOT / 2
        yield Rule(f"Line {first}", (x + _DOT / 2, middle), (last, middle), _LINE, "mute")
    for index, (milestone, text) in enumerate(zip(row.milestones, row.texts, strict=True)):
        left = x + index * row.pitch
        yield Disc(f"Mark {first + index}", Box(left, y, _DOT, _DOT), side_colour(milestone.side))
        if text:
            yield text_box(f"Event {first + index}", left, y + _DOT + _UNDER, row.pitch - _GAP, text)
