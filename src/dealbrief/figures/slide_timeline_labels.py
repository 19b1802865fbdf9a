"""Labels of one lane of a timeline on a slide: marks and a room come in, placed texts and what found none go out.

Each label takes the first place in order that is free: right of its mark, left of it, below, above; on one line, then
on more. None passes under or over a mark that is not its own, unless nothing else is left: then a stem ties it to its
mark. The orders of placing are tried one after the other, and the one counts that leaves out least.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Literal

from dealbrief.document.figures_time import Event
from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_shapes import Box, TextBox
from dealbrief.figures.slide_text import (
    PITCH,
    Align,
    Paragraph,
    Run,
    height,
    lines,
    longest_word,
    natural_width,
    set_text,
    side_colour,
)
from dealbrief.figures.slide_timeline_axis import Mark

LIST = "; "
"""Between the events of one mark."""
_GAP = 5.0
"""From a mark to its text."""
_BELOW, _ABOVE = 2.5, 1.5
_LEFT_CLEAR, _RIGHT_CLEAR = 25.0, 9.0
"""From a text on the line of the marks to a mark that is not its own."""
_APART = 9.0
_STEM = 13.0
"""From a mark to a text that passes under others."""
_TOP, _BOTTOM = 1.0, 2.0
_OVERLAP = 0.001
_MOST_LINES, _MOST_NAMED = 4, 4
"""Of a text; events that it names."""
_SHORT = 96.0
"""A text no wider than this is not broken."""
_WIDEST = (10_000.0, 300.0, 200.0, 140.0)
_COST = {1: 10_000, 2: 100, 3: 1}
"""Of leaving out an event, by its importance."""


@dataclass(frozen=True)
class Lane:
    """The room of a lane: its top and bottom and the height its marks stand at; the size and language of its texts."""

    top: float
    bottom: float
    line: float
    size: float
    language: str


@dataclass(frozen=True)
class Labels:
    """Texts by the position of their mark, the ends of the stems that lead to some, and the events that are in none."""

    boxes: dict[int, TextBox]
    stems: dict[int, tuple[float, float]]
    left_out: tuple[Event, ...]
    cost: tuple[int, int]


def label_lane(marks: Sequence[Mark], lane: Lane) -> Labels:
    """The labels of the marks of a lane, in order of time."""
    orders = [
        sorted(range(len(marks)), key=lambda n: (marks[n].importance, n)),
        sorted(range(len(marks)), key=lambda n: (marks[n].importance, -n)),
        sorted(range(len(marks)), key=lambda n: (marks[n].importance, -_first_width(marks[n], lane), n)),
    ]
    for stems in (False, True):
        tried = (_placed(marks, order, widest, lane, stems) for widest, order in product(_WIDEST, orders))
        best = min(tried, key=lambda labels: labels.cost)
        if not best.left_out:
            break
    return best


def _first_width(mark: Mark, lane: Lane) -> float:
    return natural_width([_paragraph(mark.events, lane.size)])


def _cost(placed: Iterable[_Label], left_out: Iterable[Event]) -> tuple[int, int]:
    """What is left out; then how far down the order of places the others stand, and on how many lines."""
    worse = sum(label.rank + round(label.text.box.height) for label in placed)
    return sum(_COST[event.importance] for event in left_out), worse


def _placed(marks: Sequence[Mark], order: Sequence[int], widest: float, lane: Lane, stems: bool) -> Labels:
    placed: dict[int, _Label] = {}
    left_out: list[Event] = []
    for index in order:
        # A mark of several events names fewer of them rather than none.
        shown = range(min(len(marks[index].events), _MOST_NAMED), 0, -1)
        taken = [box for one in placed.values() for box in one.taken]
        room = _Room(marks[index], [other for n, other in enumerate(marks) if n != index], taken, lane, stems)
        tried = ((count, _label(room, count, widest)) for count in shown)
        count, found = next(((count, found) for count, found in tried if found), (0, None))
        placed |= {index: found} if found else {}
        left_out.extend(marks[index].events[count:])
    ends = {index: one.stem for index, one in placed.items() if one.stem}
    texts = {index: one.text for index, one in placed.items()}
    return Labels(texts, ends, tuple(left_out), _cost(placed.values(), left_out))


@dataclass(frozen=True)
class _Label:
    """A text, its mark, the ends of its stem, and how many places came before in the order."""

    text: TextBox
    x: float
    stem: tuple[float, float] | None
    rank: int

    @property
    def taken(self) -> tuple[Box, ...]:
        """What no other text may meet."""
        if self.stem is None:
            return (self.text.box,)
        return self.text.box, Box(self.x, self.stem[0], 0.0, self.stem[1] - self.stem[0])


@dataclass(frozen=True)
class _Room:
    """What the place of a label depends on: its mark, the others, the texts already placed, and its lane; whether a
    stem may lead to it."""

    mark: Mark
    others: Sequence[Mark]
    taken: Sequence[Box]
    lane: Lane
    stems: bool


def _label(room: _Room, count: int, widest: float) -> _Label | None:
    """The label of the first events of a mark in its first free place."""
    text = _paragraph(room.mark.events[:count], room.lane.size)
    for paragraph, width in _forms(text, widest, room.lane.language):
        tall = height([paragraph], width)
        spots = (*_places(room.mark, width, tall, room.lane), *(_stemmed(room, width, tall) if room.stems else ()))
        for rank, spot in enumerate(spots):
            if _is_free(spot, room):
                box = TextBox(f"Label {text.text}", spot.box, (replace(paragraph, align=spot.align),))
                return _Label(box, room.mark.x, spot.stem, rank)
    return None


def _paragraph(events: Sequence[Event], size: float) -> Paragraph:
    """The events of a mark, each with the word of its state in the colour of its side."""
    runs: list[Run] = []
    for event in events:
        runs.extend(set_text(LIST if runs else "", Run("", size, "ink")))
        word = f"{event.state.word}: " if event.state else ""
        runs.extend(set_text(word, Run("", size, side_colour(event.side), bold=True)))
        runs.extend(set_text(event.label, Run("", size, "ink")))
    return Paragraph(tuple(runs), spacing=0.95)


def _forms(text: Paragraph, widest: float, language: str) -> Iterator[tuple[Paragraph, float]]:
    """The text on one line if that is not too wide, then on more, each as narrow as so many lines allow."""
    whole = natural_width([text])
    if whole <= max(widest, _SHORT):
        yield text, whole
    for count in range(2, _MOST_LINES + 1 if whole > _SHORT else 0):
        found = _form(text, count, language)
        if found:
            yield found


@lru_cache(maxsize=4096)
def _form(text: Paragraph, count: int, language: str) -> tuple[Paragraph, float] | None:
    """A text on so many lines, at the least width; None if it takes fewer."""
    width = max(natural_width([text]) / count, longest_word([text]))
    while len(lines(text, width)) > count:
        width *= 1.03
    return (broken_well(text, width, language), width) if len(lines(text, width)) == count else None


@dataclass(frozen=True)
class _Spot:
    """A box for a text, how it is set in it, whether it stands beside its mark, or else below or above, and the ends of
    the stem that leads to it."""

    box: Box
    align: Align
    side: Literal["right", "left", "off"]
    stem: tuple[float, float] | None = None


def _places(mark: Mark, width: float, tall: float, lane: Lane) -> Iterator[_Spot]:
    """The places of a text in order."""
    half, pitch = mark.size / 2, lane.size * PITCH * 0.95
    beside = lane.line - pitch / 2
    yield _Spot(Box(mark.x + half + _GAP, beside, width, tall), "left", "right")
    yield _Spot(Box(mark.x - half - _GAP - width, beside, width, tall), "right", "left")
    for y in (lane.line + half + _BELOW, lane.line - half - _ABOVE - tall):
        yield _Spot(Box(mark.x - half, y, width, tall), "left", "off")
        yield _Spot(Box(mark.x - width / 2, y, width, tall), "center", "off")
        yield _Spot(Box(mark.x + half - width, y, width, tall), "right", "off")
        yield from (spot for spot in _at_edges(mark, y, width, tall) if _spans(spot.box, mark))


def _at_edges(mark: Mark, y: float, width: float, tall: float) -> Iterator[_Spot]:
    """Texts that end, or start, where the stretch of time does."""
    yield _Spot(Box(mark.high - width, y, width, tall), "right", "off")
    yield _Spot(Box(mark.low, y, width, tall), "left", "off")


def _spans(box: Box, mark: Mark) -> bool:
    return box.x <= mark.x - mark.size / 2 and box.right >= mark.x + mark.size / 2


def _stemmed(room: _Room, width: float, tall: float) -> Iterator[_Spot]:
    """Places farther below, at the end of a stem: there a text may pass under other marks, as it is tied to its own."""
    half, mark = room.mark.size / 2, room.mark
    foot = room.lane.line + half + _STEM
    y = foot + _BELOW / 2
    stem = (room.lane.line + half, foot)
    yield _Spot(Box(mark.x - half, y, width, tall), "left", "off", stem)
    yield _Spot(Box(mark.x + half - width, y, width, tall), "right", "off", stem)
    yield from (replace(spot, stem=stem) for spot in _at_edges(mark, y, width, tall) if _spans(spot.box, mark))


def _is_free(spot: _Spot, room: _Room) -> bool:
    """Whether a text stays in its lane and stretch of time, and clear of other marks and texts."""
    box, mark, lane = spot.box, room.mark, room.lane
    if box.x < mark.low or box.right > mark.high or box.y < lane.top + _TOP or box.bottom > lane.bottom - _BOTTOM:
        return False
    if any(_meet(box, one) or (spot.stem and _cuts(mark.x, spot.stem, one)) for one in room.taken):
        return False
    left = _LEFT_CLEAR if spot.side == "left" else 0.0
    right = _RIGHT_CLEAR if spot.side == "right" else 0.0
    return spot.stem is not None or all(
        other.x + other.size / 2 + left <= box.x or other.x - other.size / 2 - right >= box.right
        for other in room.others
    )


def _cuts(x: float, stem: tuple[float, float], text: Box) -> bool:
    """Whether a stem runs into a text."""
    return _meet(Box(x, stem[0], 0.0, stem[1] - stem[0]), text)


def _meet(one: Box, other: Box) -> bool:
    """Whether two texts touch, or stand so close on one line that they read as one; a stem is as good as a text."""
    across = one.x < other.right + _APART and other.x < one.right + _APART
    return across and one.y < other.bottom - _OVERLAP and other.y < one.bottom - _OVERLAP
