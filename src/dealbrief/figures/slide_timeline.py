"""The timeline on a slide: events in lanes come in, one group of native shapes goes out.

Lane names stand left, years above, every event is a disc or the shape of its state at its day. Where the days are
crowded, that part stands on a panel of its own whose head says how many times the scale of the rest it has. A single
lane of a few events stands without its name: `slide_timeline_row`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from dealbrief.document.figures_time import TimelineData
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_shapes import Box, Group, Rule, Shape, text_box
from dealbrief.figures.slide_text import Paragraph, Run, height, longest_word, set_text
from dealbrief.figures.slide_timeline_axis import (
    EDGE,
    HEAD,
    Mark,
    axis_shapes,
    boxes,
    laid_axis,
    mark_shapes,
    marks,
    panel_shapes,
)
from dealbrief.figures.slide_timeline_lanes import LEAST_LANE, LINE, Row, laid_lanes
from dealbrief.figures.slide_timeline_row import FEW, slide_row
from dealbrief.language import labelled

LEAST_PLOT = 240.0
_NAME, _NAME_GAP = 16.0, 12.0
_NAMES_SHARE, _MOST_NAMES = 1.443 / 12, 0.3
_FOOT = 5.0


def slide_timeline(data: TimelineData, place: Place) -> Diagram:
    """The group, the height it needs and the labels that found no place. Labels are set large where all then fit."""
    used = sorted({event.lane for event in data.events})
    if not used:
        return Diagram(Group("Timeline", replace(place.box, height=0.0), (), place.alt), 0.0)
    if len(used) == 1 and len(data.events) <= FEW:
        return slide_row(data, place)
    names = _names(data, used)
    wide = _names_width(names, place.box.width)
    if wide > _MOST_NAMES * place.box.width or place.box.width - wide < LEAST_PLOT:
        return Diagram(Group("Timeline", replace(place.box, height=0.0), (), place.alt), NO_ROOM)
    least = [max(LEAST_LANE, height([name], wide - _NAME_GAP) + _NAME_GAP) for name in names] or [LEAST_LANE]
    needed = HEAD + sum(least) + _FOOT
    if not place.box.height:
        return Diagram(Group("Timeline", place.box, (), place.alt), needed)
    return replace(_drawn(data, place, used, names, wide, least), needed=needed)


def _names(data: TimelineData, used: Sequence[int]) -> list[Paragraph]:
    """The names of the lanes; none of a single one."""
    style = Run("", _NAME, "ink", bold=True)
    found = [Paragraph(set_text(data.lanes[index].name, style), spacing=0.95) for index in used]
    return found if len(used) > 1 else []


def _names_width(names: Sequence[Paragraph], width: float) -> float:
    return max(_NAMES_SHARE * width, longest_word(names) + _NAME_GAP) if names else EDGE


def _drawn(
    data: TimelineData, place: Place, used: Sequence[int], names: Sequence[Paragraph], wide: float, least: list[float]
) -> Diagram:
    box = place.box
    axis = laid_axis(data.events, data.months, box.x + wide, box.right, place.words)
    found = [marks([event for event in data.events if event.lane == index], axis) for index in used]
    rows = laid_lanes(found, least, box.height - HEAD - _FOOT, place.language)
    tops = list(accumulate((row.height for row in rows), initial=box.y + HEAD))
    drawn = [
        list(_row(index, marks, row, top)) for index, marks, row, top in zip(used, found, rows, tops, strict=False)
    ]
    bottom, texts = tops[-1], boxes([shape for shapes in drawn for shape in shapes])
    shapes = [*panel_shapes(axis, box, bottom), *axis_shapes(axis, box, bottom, texts)]
    for number, (row, top, own) in enumerate(zip(rows, tops, drawn, strict=False), 1):
        shapes.extend((*_frame(number, names, box, wide, top, row.height), *own))
    group = Group("Timeline", replace(box, height=bottom - box.y), tuple(shapes), place.alt)
    others = (event for row in rows for event in row.labels.left_out)
    left_out = tuple(labelled(place.language, event.when, event.said(place.language)) for event in others)
    return Diagram(group, 0.0, left_out)


def _row(index: int, found: Sequence[Mark], row: Row, top: float) -> Iterator[Shape]:
    """Stems, marks and labels of a lane in order of time."""
    line = top + row.line
    for number, mark in enumerate(found):
        if number in row.labels.stems:
            begun, end = row.labels.stems[number]
            yield Rule(f"Stem {index + 1}.{number + 1}", (mark.x, top + begun), (mark.x, top + end), 1.0, "mute")
        yield from mark_shapes(f"Event {index + 1}.{number + 1}", mark, line)
        label = row.labels.boxes.get(number)
        if label:
            box = replace(label.box, y=top + label.box.y)
            yield replace(label, name=f"Label {index + 1}.{number + 1}", box=box)


def _frame(number: int, names: Sequence[Paragraph], box: Box, wide: float, top: float, lane: float) -> Iterator[Shape]:
    """The name of a lane, its first line at the height of the marks, and the hairline below."""
    if names:
        name = names[number - 1]
        first = top + LINE - name.size * 0.57
        tall = height([name], wide - _NAME_GAP)
        yield text_box(f"Lane {number}", box.x, min(first, top + lane - tall - 3), wide - _NAME_GAP, (name,))
    yield Rule(f"Hairline {number}", (box.x, top + lane), (box.right, top + lane), 0.75, "hair")
