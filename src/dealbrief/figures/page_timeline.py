"""The timeline on the page: events in lanes come in, a drawing on a true scale of time goes out (look: section 9).

Lane names stand left; each lane has its axis, for every event a dot or the shape of its state, and labels that hang
from their events, placed by `timeline_labels`. Where the scale changes (`timeline_scale`), a dotted line runs through
all lanes.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from dealbrief.document.figures_time import Event, Lane, TimelineData
from dealbrief.figures.drawing import Disc, Drawing, Label, Line, Run, Shape
from dealbrief.figures.page_text import Lines, text_width, wrapped
from dealbrief.figures.states import state_shape
from dealbrief.figures.timeline_labels import KEPT, PITCH, SIZE, STEM_GAP, Hanging, Hung, hanging, placed
from dealbrief.figures.timeline_scale import MARKER, Panel, Tick, panels
from dealbrief.theme.fonts import Weight

_NAMES, _NAME_SIZE, _NAME_PITCH = 48.0, 9.0, 10.5
_NAME_GAP = 6.0
_LEAST = 200.0
"""A timeline is laid out at least this wide."""
_SCALE_BASE, _SCALE_DEPTH = 8.0, 22.0
_FIRST_DOWN = 13.0
"""From the axis of a lane to the first baseline of its labels."""
_BELOW, _ABOVE = 9.0, 11.0
"""From a lane's last baseline to its hairline, and from there to the next axis."""
_STEM = 0.45
_RING = 0.9
_STATE = 5.2
"""How large a state's shape is: a diamond of this size is as wide as a dot."""


def page_timeline(data: TimelineData, width: float, language: str) -> Drawing:
    """The lanes that have events, below one another, `width` points wide."""
    return _best(data, width, language)[1]


def unlabelled(data: TimelineData, width: float, language: str) -> int:
    """How many events of a timeline so wide are bare markers, because their lane is full."""
    return _best(data, width, language)[0]


def _best(data: TimelineData, width: float, language: str) -> tuple[int, Drawing]:
    """The drawing that leaves fewest events without a label, and how many it leaves."""
    width = max(width, _LEAST)
    drawings = (_drawn(data, panels(data, _NAMES + _NAME_GAP, width, kept, language), width, language) for kept in KEPT)
    return min(drawings, key=lambda one: one[0])


def _drawn(data: TimelineData, parts: Sequence[Panel], width: float, language: str) -> tuple[int, Drawing]:
    """The number of events without a label, and the drawing."""
    shapes: list[Shape] = [shape for panel in parts for shape in _scale(panel)]
    y, bare = _SCALE_DEPTH, 0
    lanes = [index for index, _ in enumerate(data.lanes) if any(event.lane == index for event in data.events)]
    for order, index in enumerate(lanes):
        if order:
            shapes.append(Line((0.0, y), (width, y), 0.5, "hair"))
            y += _ABOVE
        found, depth, unlabelled = _lane(data.lanes[index], index, parts, y, language)
        shapes.extend(found)
        y, bare = y + depth + _BELOW, bare + unlabelled
    bottom = y - _BELOW + 4.0
    shapes.extend(_breaks(parts, bottom))
    said = (
        wrapped(data.changed, SIZE, width, PITCH, language=language)
        if len(parts) > 1
        else wrapped("", SIZE, width, PITCH, language=language)
    )
    shapes.extend(said.labels(0.0, bottom + PITCH, "grey"))
    return bare, Drawing(width, bottom + (PITCH + said.depth + 3.0 if said.texts else 0.0), tuple(shapes))


def _breaks(parts: Sequence[Panel], bottom: float) -> Iterator[Shape]:
    """A dotted line where one scale ends and the next begins."""
    for one, other in itertools.pairwise(parts):
        x = (one.right + other.left) / 2
        yield Line((x, 0.0), (x, bottom), 1.0, "ink", (1.0, 2.2))


def _scale(panel: Panel) -> Iterator[Shape]:
    for tick in panel.ticks:
        if tick.line:
            yield Line((tick.x, _SCALE_BASE + 2.0), (tick.x, _SCALE_BASE + 6.0), 0.5, "mute")
        if tick.text:
            yield _tick_label(tick)


def _tick_label(tick: Tick) -> Label:
    weight: Weight = "semibold" if tick.strong else "regular"
    run = Run(tick.text, "ink" if tick.strong else "grey", weight=weight)
    width = text_width(tick.text, SIZE, weight)
    return Label((tick.x + 4.0, _SCALE_BASE), (run,), SIZE, "start", width, width)


def _lane(lane: Lane, index: int, parts: Sequence[Panel], y: float, language: str) -> tuple[list[Shape], float, int]:
    """A lane with its axis at `y`, how deep it hangs below, and how many of its events have no label."""
    name = _name(lane, language)
    shapes: list[Shape] = list(name.labels(0.0, y + 3.0, _tone(lane.side)))
    depth, bare = 3.0 + name.depth, 0
    for panel in parts:
        shapes.append(Line((panel.left, y), (panel.end, y), 0.7, "rule"))
        events = [event for event in panel.events if event.lane == index]
        hung = [one for event in events if (one := _hung(event, panel, language)) is not None]
        rows = placed(hung)
        shapes.extend(shape for n, row in rows.items() for shape in _label(hung[n], row, y))
        shapes.extend(shape for event in events for shape in _marker(event, lane, panel.at(event), y))
        depth = max([depth, *(_FIRST_DOWN + (row + hung[n].label.rows - 1) * PITCH for n, row in rows.items())])
        bare += len(events) - len(rows)
    return shapes, depth, bare


def _name(lane: Lane, language: str) -> Lines:
    return wrapped(lane.name, _NAME_SIZE, _NAMES, _NAME_PITCH, "semibold", language=language)


def _tone(side: str) -> str:
    return side if side != "none" else "ink"


def _hung(event: Event, panel: Panel, language: str) -> Hung | None:
    x = panel.at(event)
    label = hanging(panel.printed(event), event.said(language), panel.right - x - STEM_GAP, language)
    return Hung(x, event.importance, label) if label is not None else None


def _label(hung: Hung, row: int, y: float) -> Iterator[Shape]:
    base = y + _FIRST_DOWN + row * PITCH
    yield Line((hung.x, y), (hung.x, base + 1.0), _STEM, "mute")
    yield from _words(hung.label, hung.x + STEM_GAP, base)


def _words(label: Hanging, x: float, base: float) -> Iterator[Label]:
    yield from Lines((label.date,), SIZE, PITCH, "semibold").labels(x, base, "ink")
    if label.first:
        yield from Lines((label.first,), SIZE, PITCH).labels(x + label.first_left, base, "ink")
    yield from label.rest.labels(x, base + PITCH, "ink")


def _marker(event: Event, lane: Lane, x: float, y: float) -> tuple[Shape, ...]:
    """The dot of an event, or the shape of its state, with a white ring so that neighbours stay apart."""
    tone = _tone(event.side if event.side != "none" else lane.side)
    shape = state_shape(event.state.shape, (x, y), tone, _STATE) if event.state else ()
    if shape:
        return Disc((x, y), MARKER + _RING, "paper"), *shape
    return (Disc((x, y), MARKER, tone, "paper", _RING),)
