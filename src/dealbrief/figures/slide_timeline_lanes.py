"""The lanes of a timeline on a slide: their marks and a height come in, the height and labels of each lane go out.

A crowded lane takes room from one that has more than it needs. First the heights are chosen with which least is left
out; what remains is shared in proportion to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from dealbrief.figures.slide_timeline_axis import Mark
from dealbrief.figures.slide_timeline_labels import Labels, Lane, label_lane, rungs
from dealbrief.figures.slide_timeline_texts import Texts, texts_of

LINE, LEAST_LANE, MOST_LANE = 25.9, 48.0, 139.7
"""From a lane's top to its marks; the least and the greatest height of a lane."""
_SIZES = (16.0, 14.0)


@dataclass(frozen=True)
class Row:
    """A lane: its height, how far below its top its marks stand, and its labels, measured from its top."""

    height: float
    line: float
    labels: Labels


def laid_lanes(found: Sequence[Sequence[Mark]], least: Sequence[float], height: float, language: str) -> list[Row]:
    """The lanes of marks, from top to bottom; they fill `height` unless that is more than they may be high.

    Each is at least as high as `least` says. Labels are set large where all then fit.
    """
    room = max(height, sum(least))
    for size in _SIZES:
        lanes = [texts_of(marks, size, language) for marks in found]
        rows = _shared(lanes, least, room) if len(lanes) > 1 else [_alone(lanes[0], least[0], room)]
        if not any(row.labels.left_out for row in rows):
            break
    return rows


def _alone(texts: Texts, least: float, room: float) -> Row:
    """A lane without others, which has no name: its marks stand in its middle."""
    height = min(room, max(MOST_LANE, least))
    return Row(height, height / 2, label_lane(texts, Lane(0.0, height, height / 2)))


def _shared(lanes: Sequence[Texts], least: Sequence[float], room: float) -> list[Row]:
    most = [max(MOST_LANE, low) for low in least]
    if sum(most) <= room:
        return [
            Row(height, LINE, label_lane(texts, Lane(0.0, height, LINE)))
            for texts, height in zip(lanes, most, strict=True)
        ]
    spare = room - sum(least)
    levels = [list(_levels(texts, low, low + spare)) for texts, low in zip(lanes, least, strict=True)]
    chosen = _chosen(levels, room)
    growth = room / sum(row.height for row in chosen)
    return [_grown(texts, row, growth) for texts, row in zip(lanes, chosen, strict=True)]


def _levels(texts: Texts, least: float, most: float) -> Iterator[Row]:
    """A lane at its least height, then at ever greater ones at which ever less is left out."""
    fewest: int | None = None
    for height in (least, *(rung for rung in rungs(LINE, texts.size) if least < rung <= min(most, MOST_LANE))):
        labels = label_lane(texts, Lane(0.0, height, LINE))
        if fewest is None or labels.cost[0] < fewest:
            fewest = labels.cost[0]
            yield Row(height, LINE, labels)
        if not fewest:
            return


@dataclass(frozen=True)
class _Choice:
    """One level for each of some lanes: how high they are together, and what they leave out."""

    height: float
    cost: int
    rows: tuple[Row, ...]


def _chosen(levels: Sequence[Sequence[Row]], room: float) -> tuple[Row, ...]:
    """A level of each lane, all within the room: those that leave out least, and of these the lowest."""
    found = [_Choice(0.0, 0, ())]
    for rows in levels:
        longer = [
            _Choice(one.height + row.height, one.cost + row.labels.cost[0], (*one.rows, row))
            for one in found
            for row in rows
        ]
        found = list(_front(longer))
    return min((one for one in found if one.height <= room), key=attrgetter("cost"), default=found[0]).rows


def _front(choices: Sequence[_Choice]) -> Iterator[_Choice]:
    """The choices that are lower than any that leaves out as little."""
    fewest: int | None = None
    for one in sorted(choices, key=lambda choice: (choice.height, choice.cost)):
        if fewest is None or one.cost < fewest:
            fewest = one.cost
            yield one


def _grown(texts: Texts, row: Row, growth: float) -> Row:
    """A lane with its share of what is over; its labels anew if they then stand better."""
    height = max(min(row.height * growth, MOST_LANE), row.height)
    labels = label_lane(texts, Lane(0.0, height, LINE))
    return Row(height, LINE, min(labels, row.labels, key=attrgetter("cost")))
