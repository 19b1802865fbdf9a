"""A figure's data comes in, the data of as many smaller figures of its kind go out: for slides that continue one.

Every item stands in one of them, in order, as evenly as can be; what stands below the items goes with the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dealbrief.document.figures import BarData, ExchangeData, FigureData, StripData
from dealbrief.document.figures_counts import ScenarioData
from dealbrief.document.figures_people import ProfilesData
from dealbrief.document.figures_time import TimelineData
from dealbrief.figures.slide_timeline_periods import periods

_ITEMS: Mapping[type, tuple[str, Mapping[str, Any]]] = {
    ExchangeData: ("terms", {"outside": ()}),
    ProfilesData: ("people", {"head": "", "others": ""}),
    ScenarioData: ("bands", {}),
    StripData: ("milestones", {}),
    BarData: ("bars", {}),
}
"""The items by which a kind of figure is divided, and the fields that only the last keeps, as the others have them. A
kind that is not here is one picture: half of it would say something else."""


def most_portions(data: FigureData) -> int:
    """How many portions a figure can be divided into; 1 if into none."""
    if isinstance(data, TimelineData):
        return len(_periods(data, len(data.events)))
    name, _ = _ITEMS.get(type(data), ("", {}))
    return max(len(getattr(data, name)), 1) if name else 1


def portions(data: FigureData, count: int) -> tuple[FigureData, ...]:
    """A figure of a kind and number of items that allow it as `count` of the same kind."""
    if count == 1:
        return (data,)
    if isinstance(data, TimelineData):
        return _periods(data, count)
    name, only_last = _ITEMS[type(data)]
    runs = list(_runs(getattr(data, name), count))
    others = tuple(_with(data, {**only_last, name: run}) for run in runs[:-1])
    return (*others, _with(data, {name: runs[-1]}))


def _periods(data: TimelineData, count: int) -> tuple[TimelineData, ...]:
    """A timeline in periods, the fullest that can be parted again and again; fewer where none can."""
    found = [data]
    while len(found) < count:
        fullest = sorted(range(len(found)), key=lambda index: -len(found[index].events))
        parted = ((index, periods(found[index])) for index in fullest)
        index, halves = next(((index, halves) for index, halves in parted if halves), (0, ()))
        if not halves:
            break
        found[index : index + 1] = halves
    return tuple(found)


def _with(data: Any, fields: Mapping[str, Any]) -> FigureData:
    found: FigureData = replace(data, **fields)
    return found


def _runs(items: Sequence[Any], count: int) -> Iterator[Sequence[Any]]:
    """Items in runs of one length, the first ones longer by one where it does not come out even."""
    size, longer = divmod(len(items), count)
    first = 0
    for index in range(count):
        last = first + size + (index < longer)
        yield items[first:last]
        first = last
