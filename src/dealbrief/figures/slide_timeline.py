"""The timeline on a slide: events in lanes come in, one group of native shapes goes out.

Lane names stand left, years above, every event is a disc or the shape of its state at its day. Where the days are
crowded, that part stands on a panel of its own whose head says how many times the scale of the rest it has. A single
lane of a few events stands without its name: `slide_timeline_row`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dealbrief.document.figures_time import Event, TimelineData
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_shapes import Box, Group, Rule, Shape, text_box
from dealbrief.figures.slide_text import Paragraph, Run, height, longest_word, set_text
from dealbrief.figures.slide_timeline_axis import (
    EDGE,
    HEAD,
    Axis,
    axis_shapes,
    boxes,
    laid_axis,
    mark_shapes,
    marks,
    panel_shapes,
)
from dealbrief.figures.slide_timeline_labels import Lane, label_lane
from dealbrief.figures.slide_timeline_row import FEW, slide_row

LEAST_PLOT = 240.0
_NAME, _NAME_GAP = 16.0, 12.0
_NAMES_SHARE, _MOST_NAMES = 1.443 / 12, 0.3
_LINE, _LEAST_LANE, _MOST_LANE = 25.9, 48.0, 139.7
"""From a lane's top to its marks; the least and the greatest height of a lane."""
_FOOT = 5.0
_SIZES = (16.0, 14.0)


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
    least = (
        max(_LEAST_LANE, *(height([name], wide - _NAME_GAP) + _NAME_GAP for name in names)) if names else _LEAST_LANE
    )
    needed = HEAD + len(used) * least + _FOOT
    pitch = max((place.box.height - HEAD - _FOOT) / len(used), least)
    return replace(_drawn(data, place, used, names, wide, min(pitch, max(_MOST_LANE, least))), needed=needed)


def _names(data: TimelineData, used: Sequence[int]) -> list[Paragraph]:
    """The names of the lanes; none of a single one."""
    style = Run("", _NAME, "ink", bold=True)
    found = [Paragraph(set_text(data.lanes[index].name, style), spacing=0.95) for index in used]
    return found if len(used) > 1 else []


def _names_width(names: Sequence[Paragraph], width: float) -> float:
    return max(_NAMES_SHARE * width, longest_word(names) + _NAME_GAP) if names else EDGE


@dataclass(frozen=True)
class _Row:
    """A lane drawn: marks and labels in order of time, and the events that have no label."""

    shapes: tuple[Shape, ...]
    left_out: tuple[Event, ...]


def _drawn(
    data: TimelineData, place: Place, used: Sequence[int], names: Sequence[Paragraph], wide: float, pitch: float
) -> Diagram:
    box = place.box
    axis = laid_axis(data.events, data.months, box.x + wide, box.right, place.words)
    tops = [box.y + HEAD + row * pitch for row in range(len(used))]
    tried = [
        [_row(data, lane, Lane(top, top + pitch, _line(top, pitch, names), size, place.language), axis)
         for lane, top in zip(used, tops, strict=True)]
        for size in _SIZES
    ]  # fmt: skip
    rows = next((rows for rows in tried if not any(row.left_out for row in rows)), tried[-1])
    texts = boxes([shape for row in rows for shape in row.shapes])
    bottom = tops[-1] + pitch
    shapes = [*panel_shapes(axis, box, bottom), *axis_shapes(axis, box, bottom, texts)]
    for number, (row, top) in enumerate(zip(rows, tops, strict=True), 1):
        shapes.extend(_frame(number, names, box, wide, top, pitch))
        shapes.extend(row.shapes)
    group = Group("Timeline", replace(box, height=bottom - box.y), tuple(shapes), place.alt)
    return Diagram(group, 0.0, tuple(f"{event.when}: {event.said}" for row in rows for event in row.left_out))


def _line(top: float, pitch: float, names: Sequence[Paragraph]) -> float:
    """Where the marks of a lane stand; in the middle of one that stands alone."""
    return top + _LINE if names else top + pitch / 2


def _row(data: TimelineData, index: int, lane: Lane, axis: Axis) -> _Row:
    found = marks([event for event in data.events if event.lane == index], axis)
    labels = label_lane(found, lane)
    shapes: list[Shape] = []
    for number, mark in enumerate(found):
        if number in labels.stems:
            top, end = labels.stems[number]
            shapes.append(Rule(f"Stem {index + 1}.{number + 1}", (mark.x, top), (mark.x, end), 1.0, "mute"))
        shapes.extend(mark_shapes(f"Event {index + 1}.{number + 1}", mark, lane.line))
        label = labels.boxes.get(number)
        shapes.extend([replace(label, name=f"Label {index + 1}.{number + 1}")] if label else [])
    return _Row(tuple(shapes), labels.left_out)


def _frame(number: int, names: Sequence[Paragraph], box: Box, wide: float, top: float, pitch: float) -> Iterator[Shape]:
    """The name of a lane, its first line at the height of the marks, and the hairline below."""
    if names:
        name = names[number - 1]
        first = top + _LINE - name.size * 0.57
        tall = height([name], wide - _NAME_GAP)
        yield text_box(f"Lane {number}", box.x, min(first, top + pitch - tall - 3), wide - _NAME_GAP, (name,))
    yield Rule(f"Hairline {number}", (box.x, top + pitch), (box.right, top + pitch), 0.75, "hair")
