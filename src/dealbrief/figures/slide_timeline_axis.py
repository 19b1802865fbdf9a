"""The axis of a timeline on a slide: events and a room come in; where days lie, lines of years and marks go out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dealbrief.document.figures_time import Event
from dealbrief.figures.slide_marks import slide_mark
from dealbrief.figures.slide_shapes import Box, Rectangle, Rule, Shape, TextBox, text_box
from dealbrief.figures.slide_text import NO_BREAK, Paragraph, Run, natural_width, set_text, side_colour
from dealbrief.figures.slide_timescale import Span, named, one_scale, span_name, spans, start, steps, ticks
from dealbrief.language import Words

MARK = 12.24
"""Diameter of a mark in points."""
EDGE = 0.6 * MARK
"""From the edge of a box to the first mark there, whose shape may be wider than a disc."""
HEAD = 28.8
"""From the top to the rule under the years."""
_HEAD_TOP, _HEAD_SIZE, _INDENT = 2.9, 14.0, 4.5
_NEAR = 1.1
"""Marks nearer than so many diameters are one."""
_TICK = 5.8
"""How far a line of a year reaches above the rule."""
_EDGE = 1.0
_RIGHT_SHARE = 0.04
"""Of the width, kept free after the last day for its mark and a short label."""


@dataclass(frozen=True)
class Stretch:
    """A span of time between two edges, and the edges that texts in it keep."""

    span: Span
    left: float
    right: float
    text_right: float

    def x(self, ordinal: float) -> float:
        """Where a day, or the first of a year, lies."""
        begun = start(self.span.unit, self.span.first)
        return self.left + (ordinal - begun) / self.span.days * (self.right - self.left)


@dataclass(frozen=True)
class Tick:
    """A line and what is said beside it: text in bold, then grey; a line without text keeps its place."""

    x: float
    strong: str = ""
    text: str = ""


@dataclass(frozen=True)
class Axis:
    """The stretches of time from left to right, and the lines of all of them."""

    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]

    def stretch(self, event: Event) -> Stretch:
        day = event.day.toordinal()
        later = (part for part in reversed(self.stretches) if start(part.span.unit, part.span.first) <= day)
        return next(later, self.stretches[0])

    def x(self, event: Event) -> float:
        return self.stretch(event).x(event.day.toordinal())


@dataclass(frozen=True)
class Mark:
    """A place on the scale with its events, the most important first, and the room its text may take: the edges of its
    stretch of time."""

    x: float
    size: float
    low: float
    high: float
    events: tuple[Event, ...]

    @property
    def importance(self) -> int:
        return self.events[0].importance


def laid_axis(events: Sequence[Event], months: Sequence[str], left: float, right: float, words: Words) -> Axis:
    """An axis between two edges; a crowded part has a scale of its own if what is then to be said of it has room."""
    days = [event.day for event in events]
    end = right - _RIGHT_SHARE * (right - left)
    found = _stretches(spans(days), left, end, right)
    if any(_head_width(part, months, words) > part.text_right - part.left for part in found if part.span.times > 1):
        found = _stretches((one_scale(days),), left, end, right)
    return Axis(found, tuple(tick for part in found for tick in _ticks(part, months, words)))


def _stretches(found: Sequence[Span], left: float, right: float, text_right: float) -> tuple[Stretch, ...]:
    whole = sum(span.weight for span in found)
    edges = [left]
    for span in found:
        edges.append(edges[-1] + span.weight / whole * (right - left))
    texts = [edge - _INDENT for edge in edges[1:-1]] + [text_right]
    return tuple(Stretch(*part) for part in zip(found, edges, edges[1:], texts, strict=False))


def _head_width(part: Stretch, months: Sequence[str], words: Words) -> float:
    return _width(span_name(part.span, months), _larger(part.span, words)) + 2 * _INDENT


def _larger(span: Span, words: Words) -> str:
    return words.say("times_the_scale", count=span.times).replace(" ", NO_BREAK)


def _head(strong: str, text: str) -> Paragraph:
    between = 2 * NO_BREAK if strong and text else ""
    grey = set_text(between + text, Run("", _HEAD_SIZE, "grey"))
    return Paragraph((*set_text(strong, Run("", _HEAD_SIZE, "ink", bold=True)), *grey), spacing=0.95)


def _width(strong: str, text: str) -> float:
    return natural_width([_head(strong, text)])


def _ticks(part: Stretch, months: Sequence[str], words: Words) -> Iterator[Tick]:
    """The lines of a stretch, as close as their texts allow; one with a scale of its own says so at its first."""
    span = part.span
    at = {index: part.x(start(span.unit, index)) for index in range(span.first, span.end)}
    step = next((step for step in steps(span.unit) if _have_room(span, step, at, months)), steps(span.unit)[-1])
    found = [(at[index], index) for index in ticks(span, step)]
    free = part.left
    for place, index in found:
        own = index == span.first and span.times > 1
        strong, text = (span_name(span, months), _larger(span, words)) if own else ("", named(span, index, months))
        following = next((x for x, _ in found if x > place), max(part.right, part.text_right))
        end = place + _INDENT + _width(strong, text)
        fits = place >= free - _EDGE and end <= (part.text_right if own or span.times > 1 else following)
        yield Tick(place, strong, text) if fits else Tick(place)
        free = end + _INDENT if fits else free


def _have_room(span: Span, step: int, at: Mapping[int, float], months: Sequence[str]) -> bool:
    """Whether the texts of lines so far apart stand clear; the first two may be closer."""
    found = list(ticks(span, step))
    pairs = list(pairwise(found))[1:]
    return all(at[one] + 2 * _INDENT + _width("", named(span, one, months)) <= at[other] for one, other in pairs)


def panel_shapes(axis: Axis, box: Box, bottom: float) -> Iterator[Shape]:
    """The panels behind what has a scale of its own."""
    for number, part in enumerate((part for part in axis.stretches if part.span.times > 1), 1):
        edge = box.right if part is axis.stretches[-1] else part.right
        yield Rectangle(f"Panel {number}", Box(part.left, box.y, edge - part.left, bottom - box.y), "box")


def axis_shapes(axis: Axis, box: Box, bottom: float, texts: Sequence[Box]) -> Iterator[Shape]:
    """Lines down to `bottom` with gaps where a text crosses them, what is said above, and the rule."""
    rule = box.y + HEAD
    for number, tick in enumerate(axis.ticks, 1):
        pieces = _pieces(rule - _TICK, bottom, [text for text in texts if text.x < tick.x < text.right])
        if any(part.span.times > 1 and abs(part.left - tick.x) < _EDGE for part in axis.stretches):
            pieces = []
        for piece, (top, end) in enumerate(pieces, 1):
            yield Rule(f"Line {number}.{piece}", (tick.x, top), (tick.x, end), 0.75, "hair")
        if tick.strong or tick.text:
            head = _head(tick.strong, tick.text)
            width = natural_width([head])
            yield text_box(f"Scale {number}", tick.x + _INDENT, box.y + _HEAD_TOP, width, (head,))
    yield Rule("Axis", (box.x, rule), (box.right, rule), 1.25, "ink")


def _pieces(top: float, bottom: float, cuts: Sequence[Box]) -> list[tuple[float, float]]:
    """A line from top to bottom without the parts that texts take."""
    found: list[tuple[float, float]] = []
    for cut in sorted(cuts, key=lambda box: box.y):
        if cut.y > top:
            found.append((top, cut.y))
        top = max(top, cut.bottom)
    return [*found, (top, bottom)] if bottom > top else found


def marks(events: Sequence[Event], axis: Axis) -> list[Mark]:
    """The marks of events from left to right; those too near to one another are one, at their middle."""
    groups: list[list[Event]] = []
    for event in sorted(events, key=lambda event: event.day):
        near = groups and _middle(groups[-1], axis) > axis.x(event) - _NEAR * MARK
        if near and axis.stretch(groups[-1][0]) is axis.stretch(event):
            groups[-1].append(event)
        else:
            groups.append([event])
    return [_mark(group, axis) for group in groups]


def _middle(events: Sequence[Event], axis: Axis) -> float:
    return (axis.x(events[0]) + axis.x(events[-1])) / 2


def _mark(events: Sequence[Event], axis: Axis) -> Mark:
    part = axis.stretch(events[0])
    first = sorted(events, key=lambda event: event.importance)
    return Mark(_middle(events, axis), MARK, part.left + _INDENT / 2, part.text_right, tuple(first))


def mark_shapes(name: str, mark: Mark, line: float) -> tuple[Shape, ...]:
    """A mark at a height: the shape of its state and the colour of its side, where its events agree on them."""
    states = {event.state.shape if event.state else "" for event in mark.events}
    sides = {event.side for event in mark.events}
    shape = states.pop() if len(states) == 1 else ""
    colour = side_colour(sides.pop()) if len(sides) == 1 else "ink"
    return slide_mark(name, shape, (mark.x, line), mark.size, colour)


def boxes(shapes: Sequence[Shape]) -> list[Box]:
    """The boxes of the texts among shapes."""
    return [shape.box for shape in shapes if isinstance(shape, TextBox)]
