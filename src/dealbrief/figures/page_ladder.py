"""The ladder on the page: promises with their steps come in, a drawing goes out (after the deck's picture 3).

Each promise is a stair in its giver's colour: a tread per step at equal pitch, not to scale, its state, date and act
below. A step that takes something back leads down. A step still to come is dashed and grey.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from dealbrief.document.figures_time import LadderData, Step, Track
from dealbrief.figures.drawing import Drawing, Line, Point, Shape
from dealbrief.figures.page_text import Lines, wrapped
from dealbrief.figures.states import SIZE, state_shape

_MOST = 5
"""A stair of more steps goes on in a further row."""
_BACK = frozenset({"cross", "bars", "triangle"})
"""Shapes of what takes a step back: reversed, breached, suspended, tightened."""
_RISE = 14.0
_STROKE, _DASH = 1.6, (6.0, 4.0)
_HEAD_SIZE, _HEAD_PITCH = 9.0, 11.5
_TEXT_SIZE, _PITCH = 8.0, 10.5
_FIRST_DOWN = 13.0
"""From a tread to the baseline of the word below it."""
_INSET, _GAP = 6.0, 8.0
_TRACK_GAP, _ROW_GAP, _TREAD_DOWN = 22.0, 16.0, 12.0


@dataclass(frozen=True)
class _Tread:
    """A step with its texts and how many rises it stands above the lowest of its row."""

    step: Step
    level: int
    word: Lines
    date: Lines
    detail: Lines
    compared: Lines

    @property
    def depth(self) -> float:
        """From the tread to its last baseline."""
        texts = (self.word, self.date, self.detail, self.compared)
        return _FIRST_DOWN + (sum(len(each.texts) for each in texts) - 1) * _PITCH


def page_ladder(data: LadderData, width: float, language: str) -> Drawing:
    """The promises below one another, `width` points wide."""
    shapes: list[Shape] = []
    y = 0.0
    for track in data.tracks:
        y += _TRACK_GAP if shapes else 0.0
        found, y = _track(track, y, width, language)
        shapes.extend(found)
    return Drawing(width, y + 3.0, tuple(shapes))


def _track(track: Track, top: float, width: float, language: str) -> tuple[list[Shape], float]:
    """The shapes of a promise, and the lowest of its baselines."""
    colour = track.side if track.side != "none" else "ink"
    head = wrapped(track.title, _HEAD_SIZE, width, _HEAD_PITCH, "semibold", language=language)
    shapes: list[Shape] = list(head.labels(0.0, top + _HEAD_SIZE, colour))
    y = top + _HEAD_SIZE + head.depth
    for index, row in enumerate(_rows(track.steps)):
        treads = _treads(row, width / len(row), language)
        high = max(tread.level for tread in treads)
        base = y + (_ROW_GAP if index else _TREAD_DOWN) + high * _RISE
        shapes.extend(_stair(treads, base, width / len(row), colour))
        y = max(base - tread.level * _RISE + tread.depth for tread in treads)
    return shapes, y


def _rows(steps: Sequence[Step]) -> Iterator[Sequence[Step]]:
    """As few rows as hold them, each about as long as the others."""
    count = ceil(len(steps) / ceil(len(steps) / _MOST)) if steps else 1
    return (steps[first : first + count] for first in range(0, len(steps), count))


def _treads(steps: Sequence[Step], pitch: float, language: str) -> list[_Tread]:
    rises = [-1 if step.state.shape in _BACK else 1 for step in steps]
    levels = list(accumulate(rises[1:], initial=0))
    return [_tread(step, level - min(levels), pitch, language) for step, level in zip(steps, levels, strict=True)]


def _tread(step: Step, level: int, pitch: float, language: str) -> _Tread:
    measure = pitch - _INSET - _GAP
    sign = SIZE + 4.0 if step.state.shape != "none" else 0.0
    word = wrapped(step.state.word, _TEXT_SIZE, measure - sign, _PITCH, "semibold", language=language)
    rest = (step.date, step.detail, step.comparator)
    return _Tread(step, level, word, *(wrapped(text, _TEXT_SIZE, measure, _PITCH, language=language) for text in rest))


def _stair(treads: Sequence[_Tread], base: float, pitch: float, colour: str) -> Iterator[Shape]:
    before: Point | None = None
    for index, tread in enumerate(treads):
        x, y = index * pitch, base - tread.level * _RISE
        tone, dash = (colour, None) if tread.step.reached else ("mute", _DASH)
        if before is not None:
            # Half a stroke further at both ends, so that the corners are closed.
            half = _STROKE / 2 if before[1] > y else -_STROKE / 2
            yield Line((x, before[1] + half), (x, y - half), _STROKE, tone, dash)
        end = (x + pitch if index < len(treads) - 1 else x + pitch - _GAP, y)
        yield Line((x, y), end, _STROKE, tone, dash)
        yield from _words(tread, x + _INSET if index else x, y, colour if tread.step.reached else "grey")
        before = end


def _words(tread: _Tread, x: float, y: float, colour: str) -> Iterator[Shape]:
    """State, date and act below a tread."""
    base = y + _FIRST_DOWN
    sign = state_shape(tread.step.state.shape, (x + SIZE / 2, base - 2.8), colour)
    yield from sign
    yield from tread.word.labels(x + (SIZE + 4.0 if sign else 0.0), base, "ink" if tread.step.reached else "grey")
    base += len(tread.word.texts) * _PITCH
    yield from tread.date.labels(x, base, "grey")
    base += len(tread.date.texts) * _PITCH
    yield from tread.detail.labels(x, base, "ink" if tread.step.reached else "grey")
    yield from tread.compared.labels(x, base + len(tread.detail.texts) * _PITCH, "grey")
