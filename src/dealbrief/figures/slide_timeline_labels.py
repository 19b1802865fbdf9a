"""Labels of one lane of a timeline on a slide: marks and a room come in, placed texts and what found none go out.

Each label takes the first place in order that is free: right of its mark, left of it, below, above; on one line, then
on more. None passes under or over a mark that is not its own, unless nothing else is left: then a stem ties it to its
mark. The orders of placing are tried one after the other, and the one counts that leaves out least.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal, NamedTuple

from dealbrief.document.figures_time import Event
from dealbrief.figures.slide_shapes import Box, TextBox
from dealbrief.figures.slide_text import PITCH, Align
from dealbrief.figures.slide_timeline_axis import MARK, Mark
from dealbrief.figures.slide_timeline_texts import MOST_LINES, Form, Text, Texts

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
_ROUNDING = 0.01
_WIDEST = (10_000.0, 300.0, 200.0, 140.0)
_COST = {1: 10_000, 2: 100, 3: 1}
"""Of leaving out an event, by its importance."""


@dataclass(frozen=True)
class Lane:
    """The room of a lane: its top and bottom and the height its marks stand at."""

    top: float
    bottom: float
    line: float


@dataclass(frozen=True)
class Labels:
    """Texts by the position of their mark, the ends of the stems that lead to some, and the events that are in none."""

    boxes: dict[int, TextBox]
    stems: dict[int, tuple[float, float]]
    left_out: tuple[Event, ...]
    cost: tuple[int, int]
    """Of what is left out, and of the places of the others."""


def rungs(line: float, size: float) -> list[float]:
    """The heights of a lane whose marks stand `line` below its top at which one more line has room below them."""
    below, stemmed = line + MARK / 2 + _BELOW + _BOTTOM, line + MARK / 2 + _STEM + _BELOW / 2 + _BOTTOM
    rows = [count * _pitch(size) for count in range(1, MOST_LINES + 1)]
    return sorted(foot + tall + _ROUNDING for foot in (below, stemmed) for tall in rows)


def _pitch(size: float) -> float:
    return size * PITCH * 0.95


def label_lane(texts: Texts, lane: Lane) -> Labels:
    """The labels of the marks of a lane, in order of time."""
    ways = list(product(_widest(texts), _orders(texts)))
    best = _best(texts, ways, lane, stems=False)
    return _best(texts, ways, lane, stems=True) if best.left_out else best


def _best(texts: Texts, ways: Iterable[tuple[float, Sequence[int]]], lane: Lane, stems: bool) -> Labels:
    """Of all ways to place the labels the first that costs least; a way is given up once it costs as much."""
    best: _Placing | None = None
    for widest, order in ways:
        found = _placed(texts, order, widest, lane, stems, best.cost if best else None)
        best = found or best
    assert best is not None, "the first way is never given up"
    return best.labels()


def _orders(texts: Texts) -> list[tuple[int, ...]]:
    """The important first; among equals the earlier, the later or the longer. Of orders that agree one is tried."""
    marks = texts.marks
    wide = [said[0][1].whole.width for said in texts.said]
    found = [
        sorted(range(len(marks)), key=lambda n: (marks[n].importance, n)),
        sorted(range(len(marks)), key=lambda n: (marks[n].importance, -n)),
        sorted(range(len(marks)), key=lambda n: (marks[n].importance, -wide[n], n)),
    ]
    return list(dict.fromkeys(map(tuple, found)))


def _widest(texts: Texts) -> list[float]:
    """How wide a line may be; of widths that allow the same texts one line one is tried."""
    said = [text for each in texts.said for _, text in each]
    found = {tuple(text.is_whole(widest) for text in said): widest for widest in reversed(_WIDEST)}
    return sorted(found.values(), reverse=True)


@dataclass
class _Placing:
    """Labels placed so far, the events left out so far, and what that costs: what is left out; then how far down the
    order of places the others stand, and on how many lines."""

    placed: dict[int, _Label]
    left_out: list[Event]
    cost: tuple[int, int] = (0, 0)

    def add(self, index: int, label: _Label | None, left_out: Sequence[Event]) -> None:
        lost, worse = self.cost
        if label:
            self.placed[index] = label
            worse += label.rank + round(label.form.height)
        self.left_out.extend(left_out)
        self.cost = lost + sum(_COST[event.importance] for event in left_out), worse

    def labels(self) -> Labels:
        ends = {index: one.stem for index, one in self.placed.items() if one.stem}
        boxes = {index: one.text_box() for index, one in self.placed.items()}
        return Labels(boxes, ends, tuple(self.left_out), self.cost)


def _placed(
    texts: Texts, order: Sequence[int], widest: float, lane: Lane, stems: bool, most: tuple[int, int] | None
) -> _Placing | None:
    """The labels placed in an order; None once they cost `most`."""
    placing = _Placing({}, [])
    for index in order:
        taken = [box for one in placing.placed.values() for box in one.taken]
        others = [other for n, other in enumerate(texts.marks) if n != index]
        room = _Room(texts.marks[index], others, taken, lane, _pitch(texts.size), stems)
        tried = ((count, _label(room, text, widest)) for count, text in texts.said[index])
        count, found = next(((count, found) for count, found in tried if found), (0, None))
        placing.add(index, found, texts.marks[index].events[count:])
        if most is not None and placing.cost >= most:
            return None
    return placing


@dataclass(frozen=True)
class _Label:
    """A text in a form at a spot, its mark, and how many places came before in the order."""

    text: Text
    form: Form
    spot: _Spot
    x: float
    rank: int

    @property
    def stem(self) -> tuple[float, float] | None:
        return self.spot.stem

    @property
    def box(self) -> Box:
        return Box(self.spot.x, self.spot.y, self.form.width, self.form.height)

    @property
    def taken(self) -> tuple[Box, ...]:
        """What no other text may meet."""
        if self.stem is None:
            return (self.box,)
        return self.box, Box(self.x, self.stem[0], 0.0, self.stem[1] - self.stem[0])

    def text_box(self) -> TextBox:
        return TextBox("Label", self.box, (replace(self.text.set(self.form), align=self.spot.align),))


@dataclass(frozen=True)
class _Room:
    """What the place of a label depends on: its mark, the others, the texts already placed, its lane and the distance
    of its lines; whether a stem may lead to it."""

    mark: Mark
    others: Sequence[Mark]
    taken: Sequence[Box]
    lane: Lane
    pitch: float
    stems: bool


def _label(room: _Room, text: Text, widest: float) -> _Label | None:
    """A text of a mark in its first free place."""
    for form in text.forms(widest):
        for rank, spot in enumerate(_spots(room, form.width, form.height)):
            if _is_free(spot, form, room):
                return _Label(text, form, spot, room.mark.x, rank)
    return None


class _Spot(NamedTuple):
    """Where a text has its left top corner, how it is set there, whether it stands beside its mark, or else below or
    above, and the ends of the stem that leads to it."""

    x: float
    y: float
    align: Align
    side: Literal["right", "left", "off"]
    stem: tuple[float, float] | None = None


def _spots(room: _Room, width: float, tall: float) -> Iterator[_Spot]:
    """The places of a text in order."""
    mark, line, half = room.mark, room.lane.line, room.mark.size / 2
    beside = line - room.pitch / 2
    yield _Spot(mark.x + half + _GAP, beside, "left", "right")
    yield _Spot(mark.x - half - _GAP - width, beside, "right", "left")
    for y in (line + half + _BELOW, line - half - _ABOVE - tall):
        yield _Spot(mark.x - half, y, "left", "off")
        yield _Spot(mark.x - width / 2, y, "center", "off")
        yield _Spot(mark.x + half - width, y, "right", "off")
        yield from _at_edges(mark, y, width)
    if room.stems:
        yield from _stemmed(room, width)


def _at_edges(mark: Mark, y: float, width: float, stem: tuple[float, float] | None = None) -> Iterator[_Spot]:
    """Where a text ends, or starts, where the stretch of time does, if it then reaches over its mark."""
    low, high = mark.x - mark.size / 2, mark.x + mark.size / 2
    if mark.high - width <= low and mark.high >= high:
        yield _Spot(mark.high - width, y, "right", "off", stem)
    if mark.low <= low and mark.low + width >= high:
        yield _Spot(mark.low, y, "left", "off", stem)


def _stemmed(room: _Room, width: float) -> Iterator[_Spot]:
    """Places farther below, at the end of a stem: there a text may pass under other marks, as it is tied to its own."""
    half, mark = room.mark.size / 2, room.mark
    foot = room.lane.line + half + _STEM
    y = foot + _BELOW / 2
    stem = (room.lane.line + half, foot)
    yield _Spot(mark.x - half, y, "left", "off", stem)
    yield _Spot(mark.x + half - width, y, "right", "off", stem)
    yield from _at_edges(mark, y, width, stem)


def _is_free(spot: _Spot, form: Form, room: _Room) -> bool:
    """Whether a text stays in its lane and stretch of time, and clear of other marks and texts."""
    mark, lane, right, bottom = room.mark, room.lane, spot.x + form.width, spot.y + form.height
    if spot.x < mark.low or right > mark.high or spot.y < lane.top + _TOP or bottom > lane.bottom - _BOTTOM:
        return False
    box = Box(spot.x, spot.y, form.width, form.height)
    if any(_meet(box, one) or (spot.stem and _cuts(mark.x, spot.stem, one)) for one in room.taken):
        return False
    before = _LEFT_CLEAR if spot.side == "left" else 0.0
    after = _RIGHT_CLEAR if spot.side == "right" else 0.0
    return spot.stem is not None or all(
        other.x + other.size / 2 + before <= box.x or other.x - other.size / 2 - after >= right for other in room.others
    )


def _cuts(x: float, stem: tuple[float, float], text: Box) -> bool:
    """Whether a stem runs into a text."""
    return _meet(Box(x, stem[0], 0.0, stem[1] - stem[0]), text)


def _meet(one: Box, other: Box) -> bool:
    """Whether two texts touch, or stand so close on one line that they read as one; a stem is as good as a text."""
    across = one.x < other.right + _APART and other.x < one.right + _APART
    return across and one.y < other.bottom - _OVERLAP and other.y < one.bottom - _OVERLAP
