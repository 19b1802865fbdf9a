"""Labels of one lane of a timeline: places and texts come in, the row of each label goes out, or none.

A label hangs right of its event's stem. Labels are placed from the last event to the first; each stands below every
later label whose stem falls within its own width, so no stem crosses a text and no two texts meet. That costs a row
for each event where labels are longer than the gaps, so a lane has so many rows at most: events are labelled by
importance as long as all labels still fit, and the rest are bare markers, said in the alternative text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dealbrief.figures.page_text import Lines, groups, text_width, wrapped

SIZE, PITCH = 8.0, 11.0
MOST_ROWS = 6
STEM_GAP = 3.0
"""From a stem to its label."""
_APART = 5.0
_DATE_GAP = 4.0
KEPT = (94.0, 130.0, 170.0)
"""What is kept free for a label, which wraps in it: the least that leaves no event bare."""


@dataclass(frozen=True)
class Hanging:
    """An event's label: date and first words on one line, further words below."""

    date: str
    first: str
    rest: Lines

    @property
    def rows(self) -> int:
        return 1 + len(self.rest.texts)

    @property
    def first_left(self) -> float:
        """From the label's left edge to the first words."""
        return text_width(self.date, SIZE, "semibold") + _DATE_GAP

    @property
    def width(self) -> float:
        first = self.first_left + text_width(self.first, SIZE) if self.first else self.first_left - _DATE_GAP
        return max(first, self.rest.width)


@dataclass(frozen=True)
class Hung:
    """An event of a lane: the x of its stem, its importance (1 comes first) and its label."""

    x: float
    importance: int
    label: Hanging


_BARELY_MORE = 1.25
"""A label so little wider than what is kept stays on one line, rather than leave a word alone on the next."""


def needed_width(date: str, text: str, kept: float) -> float:
    """What an event's label takes on one line if that is hardly more than the width kept free, or else that width."""
    whole = text_width(date, SIZE, "semibold") + _DATE_GAP + text_width(text, SIZE)
    return whole if whole <= _BARELY_MORE * kept else kept


def hanging(date: str, text: str, measure: float, language: str) -> Hanging | None:
    """A label in lines no wider than `measure`; None where not even its date fits."""
    room = measure - text_width(date, SIZE, "semibold") - _DATE_GAP
    if room < -_DATE_GAP:
        return None
    first, rest = _first_line(text, room, language)
    return Hanging(date, first, wrapped(rest, SIZE, measure, PITCH, language=language))


def _first_line(text: str, room: float, language: str) -> tuple[str, str]:
    """What fits beside the date of whole words, those together that belong so, and the others."""
    words = groups(text, language)
    count = next((n for n in range(len(words), 0, -1) if text_width(" ".join(words[:n]), SIZE) <= room), 0)
    return " ".join(words[:count]), " ".join(words[count:])


def placed(events: Sequence[Hung]) -> Mapping[int, int]:
    """The first row of each event's label by the event's position; an event without one stays a bare marker."""
    chosen: list[int] = []
    rows: dict[int, int] = {}
    # Among equals the later event first, as it is the one that takes fewest rows.
    for index in sorted(range(len(events)), key=lambda n: (events[n].importance, -events[n].x, n)):
        tried = _rows(events, [*chosen, index])
        if all(row + events[n].label.rows <= MOST_ROWS for n, row in tried.items()):
            chosen, rows = [*chosen, index], tried
    return rows


def _rows(events: Sequence[Hung], chosen: Sequence[int]) -> dict[int, int]:
    rows: dict[int, int] = {}
    for index in sorted(chosen, key=lambda n: (events[n].x, n), reverse=True):
        reach = events[index].x + STEM_GAP + events[index].label.width + _APART
        rows[index] = max(
            (row + events[later].label.rows for later, row in rows.items() if events[later].x <= reach), default=0
        )
    return rows
