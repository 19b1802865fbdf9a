"""A timeline of one lane on a slide: a few events come in, a row of marks with texts above and below in turn goes out.

A stem joins each mark and its text: the date, and under it what happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dealbrief.document.figures_time import Event, TimelineData
from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_shapes import Box, Group, Rule, Shape, TextBox
from dealbrief.figures.slide_text import Paragraph, Run, height, longest_word, natural_width, set_text, side_colour
from dealbrief.figures.slide_timeline_axis import (
    EDGE,
    HEAD,
    MARK,
    Axis,
    Mark,
    axis_shapes,
    laid_axis,
    mark_shapes,
    marks,
    panel_shapes,
)
from dealbrief.language import labelled, say

FEW = 6
"""Events of a lane that may stand alone."""
_LEAST_PLOT = 240.0
_TEXT, _DATE = (18.0, 16.0, 16.0, 14.0), 14.0
_STEM, _STEM_GAP, _EDGE = 15.0, 2.0, 3.0
_APART = 18.0
_WIDTHS = (260.0, 230.0, 200.0, 175.0, 150.0, 130.0, 110.0, 90.0)
_FOOT = 4.0


@dataclass(frozen=True)
class _Text:
    """The text of a mark: where it stands, and whether above the row."""

    mark: Mark
    left: float
    width: float
    paragraphs: tuple[Paragraph, ...]
    above: bool

    @property
    def height(self) -> float:
        return height(self.paragraphs, self.width)


def slide_row(data: TimelineData, place: Place) -> Diagram:
    """The group, the height it needs, and the events that have no text."""
    box = place.box
    if box.width < _LEAST_PLOT:
        return Diagram(Group("Timeline", replace(box, height=0.0), (), place.alt), NO_ROOM)
    axis = laid_axis(data.events, data.months, box.x + EDGE, box.right, place.words)
    found = [_with_room(mark, axis, box) for mark in marks(data.events, axis)]
    texts = _texts(found, box.right, _TEXT[place.step], place.language)
    above, below = (max((text.height for text in texts if text.above is side), default=0.0) for side in (True, False))
    reach = MARK / 2 + _STEM + _STEM_GAP
    needed = HEAD + _EDGE + above + 2 * reach + below + _FOOT
    spare = max(box.height - needed, 0.0)
    line = box.y + HEAD + _EDGE + above + reach + min(spare / 2, 60.0)
    bottom = line + reach + below + _FOOT
    shapes = [*panel_shapes(axis, box, bottom), *_drawn(found, texts, axis, box, line, reach)]
    said = {id(event) for text in texts for event in text.mark.events}
    others = (event for mark in found for event in mark.events if id(event) not in said)
    left_out = tuple(labelled(place.language, event.when, event.said(place.language)) for event in others)
    return Diagram(Group("Timeline", replace(box, height=bottom - box.y), tuple(shapes), place.alt), needed, left_out)


def _with_room(mark: Mark, axis: Axis, box: Box) -> Mark:
    """In the first stretch of time a text may begin at the edge of the box."""
    return replace(mark, low=box.x) if axis.stretch(mark.events[0]) is axis.stretches[0] else mark


def _texts(found: Sequence[Mark], right: float, size: float, language: str) -> list[_Text]:
    """The texts of as many marks as have room; the least important go first, the later among equals."""
    order = sorted(range(len(found)), key=lambda n: (found[n].importance, n))
    for count in range(len(found), 0, -1):
        for chosen in combinations(order, count):
            placed = _placed([found[index] for index in sorted(chosen)], right, size, language)
            if placed:
                return placed
    return []


def _placed(shown: Sequence[Mark], right: float, size: float, language: str) -> list[_Text]:
    """Texts above and below in turn, as wide as they may be; none if they have no room."""
    for width in _WIDTHS:
        placed = [
            *_side(shown[::2], right, width, size, language, True),
            *_side(shown[1::2], right, width, size, language, False),
        ]
        if len(placed) == len(shown):
            return placed
    return []


def _side(shown: Sequence[Mark], right: float, width: float, size: float, language: str, above: bool) -> list[_Text]:
    """The texts of one side from right to left, each at its mark or as far left of it as the next one needs."""
    placed: list[_Text] = []
    edge = right
    for mark in reversed(shown):
        paragraphs = tuple(broken_well(part, width, language) for part in _paragraphs(mark.events, size, language))
        used = min(width, natural_width(paragraphs))
        # A text that has to start left of its mark ends at it instead; none leaves its stretch of time.
        begun = max(mark.x - MARK / 2, mark.low)
        starts = begun + used <= min(edge, mark.high)
        left = begun if starts else min(mark.x + MARK / 2, edge, mark.high) - used
        if left < mark.low or left + used < mark.x or longest_word(paragraphs) > used:
            return []
        aligned = tuple(replace(part, align="left" if starts else "right") for part in paragraphs)
        placed.append(_Text(mark, left, used, aligned, above))
        edge = left - _APART
    return placed


def _paragraphs(events: Sequence[Event], size: float, language: str) -> Iterator[Paragraph]:
    for number, event in enumerate(sorted(events, key=lambda event: event.day)):
        yield Paragraph(set_text(event.when, Run("", _DATE, "grey")), spacing=0.95, before=4.0 if number else 0.0)
        word = f"{event.state.word}{say(language, 'colon')}" if event.state else ""
        runs = set_text(word, Run("", size, side_colour(event.side), bold=True))
        yield Paragraph((*runs, *set_text(event.label, Run("", size, "ink"))), spacing=0.95)


def _drawn(
    found: Sequence[Mark], texts: Sequence[_Text], axis: Axis, box: Box, line: float, reach: float
) -> Iterator[Shape]:
    yield from axis_shapes(axis, box, box.y + HEAD + _EDGE, [])
    yield Rule("Row", (box.x, line), (box.right, line), 1.0, "mute")
    for number, mark in enumerate(found, 1):
        text = next((text for text in texts if text.mark is mark), None)
        if text:
            yield _stem(number, text, line)
        yield from mark_shapes(f"Event {number}", mark, line)
        if text:
            top = line - reach - text.height if text.above else line + reach
            yield TextBox(f"Label {number}", Box(text.left, top, text.width, text.height), text.paragraphs)


def _stem(number: int, text: _Text, line: float) -> Rule:
    x, way = text.mark.x, -1 if text.above else 1
    return Rule(f"Stem {number}", (x, line + way * MARK / 2), (x, line + way * (MARK / 2 + _STEM)), 1.0, "mute")
