"""The ladder on a slide: promises with their steps come in, one group of native shapes goes out.

A promise is one line of treads at equal pitch, not to scale: its steps stand below their treads, reached ones in the
giver's colour, those to come dashed and grey; a step that takes something back leads down. A disc stands on the tread
that is reached, a grey ring on one that another case has reached. Two or three promises stand side by side, all treads
of one width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from dealbrief.document.figures_time import LadderData, Step, Track
from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_shapes import Box, Disc, Freeform, Group, Point, Rule, Shape, outline, text_box
from dealbrief.figures.slide_text import NO_BREAK, Paragraph, Run, height, longest_word, set_text, side_colour

_BACK = frozenset({"cross", "bars", "triangle"})
"""Shapes of what takes a step back: reversed, breached, suspended, tightened."""
_SIZES = ((22.0, 18.0, 16.0), (20.0, 16.0, 14.0), (18.0, 14.0, 14.0), (16.0, 14.0, 14.0))
"""Of a step's name, its text, its date; the largest for two or three treads, then one step down for each more."""
_RISE, _LEAST_RISE = 129.6, 22.0
"""From the lowest tread to the highest, and the least between two."""
_HIGHEST = 54.7
"""Where the highest tread stands below the top, if there is room."""
_REACHED, _TO_COME = 3.0, 2.25
_INSET, _MARGIN = 14.4, 12.0
_UNDER, _BETWEEN = 8.6, 5.0
_DISC, _DISC_GAP, _LABEL_GAP = 21.6, 11.0, 6.0
_RING = 2.25
_TRACK_GAP, _HEAD_GAP = 28.0, 10.0
_LEAST_TREAD = 84.0


@dataclass(frozen=True)
class _Tread:
    """A step and its text, how many rises above the lowest it stands, and the edges of its tread."""

    step: Step
    level: int
    left: float
    right: float
    inset: float
    text: tuple[Paragraph, ...]

    @property
    def x(self) -> float:
        return self.left + self.inset

    @property
    def width(self) -> float:
        return self.right - self.x - _MARGIN

    @property
    def depth(self) -> float:
        """From the tread to the end of its text."""
        return _UNDER + height(self.text, self.width)


@dataclass(frozen=True)
class _Marker:
    """What stands on a tread: a disc for the promise itself, a ring for another case, with its label."""

    index: int
    label: tuple[Paragraph, ...]
    room: float
    filled: bool

    @property
    def beside(self) -> bool:
        """Whether the label has room beside its disc, or else stands above it."""
        return longest_word(self.label) <= self.room - _DISC - _DISC_GAP

    @property
    def width(self) -> float:
        return self.room - (_DISC + _DISC_GAP if self.beside else 0.0)

    @property
    def height(self) -> float:
        """The disc, and its label beside or above it."""
        text = height(self.label, self.width) if self.label else 0.0
        return (max(text, _DISC) if self.beside else text + _DISC) + _LABEL_GAP

    def broken_well(self, language: str) -> _Marker:
        if self.width <= 0:
            return self
        return replace(self, label=tuple(broken_well(part, self.width, language) for part in self.label))


@dataclass(frozen=True)
class _Stair:
    """A promise measured: its head, if it has one, its treads, and what stands on them."""

    head: tuple[Paragraph, ...]
    treads: tuple[_Tread, ...]
    markers: tuple[_Marker, ...]
    colour: str
    left: float
    right: float

    @property
    def levels(self) -> int:
        return max(tread.level for tread in self.treads)

    @property
    def head_height(self) -> float:
        return height(self.head, self.right - self.left) + _HEAD_GAP + _UNDER if self.head else 0.0


def slide_ladder(data: LadderData, place: Place) -> Diagram:
    """The group and the height it needs; nothing is ever left out."""
    box = place.box
    steps = sum(len(track.steps) for track in data.tracks)
    if not steps:
        return Diagram(Group("Ladder", replace(box, height=0.0), (), place.alt), 0.0)
    pitch = (box.width - _TRACK_GAP * (len(data.tracks) - 1)) / steps
    sizes = _SIZES[min(max(steps - 3, 0) + place.step, len(_SIZES) - 1)]
    stairs = _stairs(data, box.x, pitch, sizes, place.language)
    if pitch < _LEAST_TREAD or any(not _has_room(stair) for stair in stairs):
        return Diagram(Group("Ladder", replace(box, height=0.0), (), place.alt), NO_ROOM)
    head = max(stair.head_height for stair in stairs)
    needed = head + max(_least(stair) for stair in stairs)
    shapes: list[Shape] = []
    for number, stair in enumerate(stairs, 1):
        shapes.extend(_drawn(number, stair, box, head))
    return Diagram(Group("Ladder", box, tuple(shapes), place.alt), needed)


def _stairs(
    data: LadderData, left: float, pitch: float, sizes: tuple[float, float, float], language: str
) -> list[_Stair]:
    found: list[_Stair] = []
    for track in data.tracks:
        right = left + pitch * len(track.steps)
        found.append(_stair(track, data.standing, len(data.tracks) == 1, (left, right), sizes, language))
        left = right + _TRACK_GAP
    return found


def _stair(
    track: Track,
    standing: str,
    alone: bool,
    edges: tuple[float, float],
    sizes: tuple[float, float, float],
    language: str,
) -> _Stair:
    """A promise alone has numbered steps and says its name at its disc; beside others, or without a disc, in a head."""
    left, right = edges
    colour = side_colour(track.side)
    rises = [-1 if step.state.shape in _BACK else 1 for step in track.steps]
    levels = list(accumulate(rises[1:], initial=0))
    pitch = (right - left) / len(levels)
    treads = tuple(
        _tread(index, step, level - min(levels), left + index * pitch, pitch, sizes, colour, alone, language)
        for index, (step, level) in enumerate(zip(track.steps, levels, strict=True))
    )
    reached = [index for index, step in enumerate(track.steps) if step.reached]
    name = Paragraph(set_text(track.title, Run("", sizes[1], colour, bold=True)), spacing=0.95)
    at = Paragraph(set_text(standing, Run("", sizes[2], "grey")), spacing=0.95)
    said = (name, at) if standing and reached else (name,)
    head = () if alone and reached else tuple(broken_well(part, right - left, language) for part in said)
    markers = [_Marker(index, said if alone else (), treads[index].width, filled=True) for index in reached[-1:]]
    markers += [
        _Marker(index, _compared(step.comparator, sizes), treads[index].width, filled=False)
        for index, step in enumerate(track.steps)
        if step.comparator
    ]
    return _Stair(head, treads, tuple(marker.broken_well(language) for marker in markers), colour, left, right)


def _compared(text: str, sizes: tuple[float, float, float]) -> tuple[Paragraph, ...]:
    """The name of another case, and what is said of it after a colon."""
    name, _, rest = (part.strip() for part in text.partition(":"))
    parts = ((name, sizes[2] + 2.0, True), (rest, sizes[2], False))
    return tuple(
        Paragraph(set_text(part, Run("", size, "grey", bold=bold)), spacing=0.95) for part, size, bold in parts if part
    )


def _tread(
    index: int, step: Step, level: int, left: float, pitch: float, sizes: tuple[float, float, float], colour: str,
    numbered: bool, language: str,
) -> _Tread:  # fmt: skip
    name, text, date = sizes
    tone, ink = (colour, "ink") if step.reached else ("grey", "grey")
    head = (
        *set_text(f"{index + 1}{NO_BREAK * 2}" if numbered else "", Run("", name, tone, bold=True)),
        *set_text(step.state.word, Run("", name, ink, bold=True)),
    )
    parts = [Paragraph(head, spacing=0.95)]
    if step.date:
        parts.append(Paragraph(set_text(step.date, Run("", date, "grey")), spacing=0.95, before=1.0))
    if step.detail:
        parts.append(Paragraph(set_text(step.detail, Run("", text, ink)), before=_BETWEEN))
    tread = _Tread(step, level, left, left + pitch, _INSET if index else 0.0, tuple(parts))
    if tread.width <= 0:
        return tread
    return replace(tread, text=tuple(broken_well(part, tread.width, language) for part in parts))


def _has_room(stair: _Stair) -> bool:
    """Whether no word is broken."""
    if any(longest_word(tread.text) > tread.width for tread in stair.treads):
        return False
    if stair.head and longest_word(stair.head) > stair.right - stair.left:
        return False
    return all(longest_word(marker.label) <= marker.width for marker in stair.markers if marker.label)


def _shares(stair: _Stair) -> list[float]:
    """How far below the highest tread each stands, as a part of the whole rise."""
    return [(stair.levels - tread.level) / stair.levels if stair.levels else 0.0 for tread in stair.treads]


def _top(stair: _Stair, rise: float) -> float:
    """Where the highest tread may stand at least, below the top, so that what stands on the treads has room."""
    shares = _shares(stair)
    least = _REACHED if any(marker.filled for marker in stair.markers) else _TO_COME
    return max(least, *(marker.height - shares[marker.index] * rise for marker in stair.markers), 0.0)


def _bottom(stair: _Stair, top: float, rise: float) -> float:
    return top + max(share * rise + tread.depth for share, tread in zip(_shares(stair), stair.treads, strict=True))


def _least(stair: _Stair) -> float:
    rise = _LEAST_RISE * stair.levels
    return _bottom(stair, _top(stair, rise), rise)


def _fitted(stair: _Stair, room: float) -> tuple[float, float]:
    """The highest tread and the whole rise, as tall as the room allows: first the rise, then the space above."""
    least = _LEAST_RISE * stair.levels
    rise = next((rise for rise in _rises(least) if _bottom(stair, _top(stair, rise), rise) <= room), least)
    top = _top(stair, rise)
    return max(top, min(_HIGHEST, top + room - _bottom(stair, top, rise))), rise


def _rises(least: float) -> Iterator[float]:
    """Rises to try, the tallest first."""
    most = max(_RISE, least)
    yield from (most - (most - least) * part / 40 for part in range(41))


def _drawn(number: int, stair: _Stair, box: Box, head: float) -> Iterator[Shape]:
    if stair.head:
        yield Rule(f"Rule {number}", (stair.left, box.y), (stair.right, box.y), 1.25, "ink")
        yield text_box(f"Promise {number}", stair.left, box.y + _UNDER, stair.right - stair.left, stair.head)
    top, rise = _fitted(stair, box.height - head)
    heights = [box.y + head + top + share * rise for share in _shares(stair)]
    yield from _lines(number, stair, heights)
    for marker in stair.markers:
        yield from _marked(number, marker, stair, heights[marker.index])
    for index, (tread, y) in enumerate(zip(stair.treads, heights, strict=True), 1):
        yield text_box(f"Step {number}.{index}", tread.x, y + _UNDER, tread.width, tread.text)


def _lines(number: int, stair: _Stair, heights: Sequence[float]) -> Iterator[Shape]:
    """The line of the treads: one stroke as far as it is reached, dashed strokes from there."""
    pieces: list[tuple[bool, list[Point]]] = []
    for tread, y in zip(stair.treads, heights, strict=True):
        ends = [(tread.left, y), (tread.right, y)]
        if pieces and pieces[-1][0] is tread.step.reached:
            pieces[-1][1].extend(ends)
        else:
            before = [pieces[-1][1][-1]] if pieces else []
            pieces.append((tread.step.reached, [*before, *ends]))
    for index, (reached, points) in enumerate(pieces, 1):
        weight, colour = (_REACHED, stair.colour) if reached else (_TO_COME, "mute")
        contours = (outline(points),)
        yield Freeform(f"Line {number}.{index}", contours, "", colour, weight, closed=False, dashed=not reached)


def _marked(number: int, marker: _Marker, stair: _Stair, y: float) -> Iterator[Shape]:
    """A disc or ring on the line of its tread, its label beside or above it."""
    x = stair.treads[marker.index].x
    kind = f"{number}" if marker.filled else f"{number}.{marker.index + 1}"
    if marker.filled:
        yield Disc(f"Position {kind}", Box(x, y - _REACHED / 2 - _DISC, _DISC, _DISC), stair.colour)
    else:
        inset = _RING / 2
        ring = Box(x + inset, y - _REACHED / 2 - _DISC + inset, _DISC - _RING, _DISC - _RING)
        yield Disc(f"Comparator {kind}", ring, "", "mute", _RING)
    if marker.label:
        tall = height(marker.label, marker.width)
        left, above = (x + _DISC + _DISC_GAP, 0.0) if marker.beside else (x, _DISC)
        yield text_box(f"Label {kind}", left, y - _LABEL_GAP - above - tall, marker.width, marker.label)
