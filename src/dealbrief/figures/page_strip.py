"""A strip of events on the page: what happened, in order, at equal pitch, not to scale; in rows where one is full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from dealbrief.document.figures import Milestone, StripData
from dealbrief.figures.drawing import Disc, Drawing, Line, Shape
from dealbrief.figures.page_text import Lines, wrapped

_MOST = 6
_RADIUS = 3.1
_SIZE, _PITCH = 8.0, 10.5
_DATE_DOWN, _TEXT_DOWN = 15.5, 11.0
_GAP = 8.0
_ROW_GAP = 16.0


def page_strip(data: StripData, width: float, language: str) -> Drawing:
    """The events from left to right, `width` points wide: a dot, the date, and below it what happened."""
    shapes: list[Shape] = []
    y = _RADIUS
    for row in _rows(data.milestones):
        y += _ROW_GAP if shapes else 0.0
        pitch = width / len(row)
        shapes.append(Line((_RADIUS, y), ((len(row) - 1) * pitch + _RADIUS, y), 0.8, "rule"))
        texts = [_texts(milestone, pitch - _GAP, language) for milestone in row]
        for index, (milestone, (date, text)) in enumerate(zip(row, texts, strict=True)):
            shapes.extend(_event(milestone, index * pitch, y, date, text))
        y += max(_depth(date, text) for date, text in texts)
    return Drawing(width, y + 3.0, tuple(shapes))


def _rows(milestones: Sequence[Milestone]) -> Iterator[Sequence[Milestone]]:
    """As few rows as hold them, each as long as the others."""
    count = ceil(len(milestones) / ceil(len(milestones) / _MOST)) if milestones else 1
    return (milestones[first : first + count] for first in range(0, len(milestones), count))


def _texts(milestone: Milestone, measure: float, language: str) -> tuple[Lines, Lines]:
    date = wrapped(milestone.date, _SIZE, measure, _PITCH, "semibold", language=language)
    return date, wrapped(milestone.label, _SIZE, measure, _PITCH, language=language)


def _depth(date: Lines, text: Lines) -> float:
    """From the middle of the dots to the last baseline."""
    return _DATE_DOWN + date.depth + (_TEXT_DOWN + text.depth if text.texts else 0.0)


def _event(milestone: Milestone, x: float, y: float, date: Lines, text: Lines) -> Iterator[Shape]:
    colour = milestone.side if milestone.side != "none" else "ink"
    yield Disc((x + _RADIUS, y), _RADIUS, fill=colour, stroke="paper", stroke_width=0.9)
    yield from date.labels(x, y + _DATE_DOWN, "ink")
    yield from text.labels(x, y + _DATE_DOWN + date.depth + _TEXT_DOWN, "ink")
