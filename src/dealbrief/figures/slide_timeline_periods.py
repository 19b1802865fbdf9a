"""A timeline with too much for one slide: its events come in, the earlier and the later half go out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from dealbrief.document.figures_time import Event, TimelineData

LEAST_EVENTS = 4
"""Of a half: fewer are no timeline but a table of dates."""
_LEAST_SHARE = 1 / 4
_Unit: TypeAlias = Callable[[date], tuple[int, ...]]
_UNITS: tuple[_Unit, ...] = (
    lambda day: (day.year,),
    lambda day: (day.year, day.month),
    lambda day: (day.year, day.month, day.day),
)


def periods(data: TimelineData) -> tuple[TimelineData, TimelineData] | None:
    """The earlier and the later half, as even in events as can be; None where one would be no timeline of its own.

    They part between two years if neither then has less than a quarter of the events, else between two months, else
    between two days. Events keep their order, and lanes their positions; a lane without events is not drawn.
    """
    days = sorted(event.day for event in data.events)
    least = max(LEAST_EVENTS, len(days) * _LEAST_SHARE)
    cuts = next(filter(None, (_cuts(days, unit, least) for unit in _UNITS)), None)
    if not cuts:
        return None
    first = days[min(cuts, key=lambda cut: abs(2 * cut - len(days)))]
    return _part(data, lambda event: event.day < first), _part(data, lambda event: event.day >= first)


def _cuts(days: Sequence[date], unit: _Unit, least: float) -> list[int]:
    """Where one unit of time ends and another begins, as positions among the days with enough of them on both sides."""
    cuts = (cut for cut in range(1, len(days)) if unit(days[cut - 1]) != unit(days[cut]))
    return [cut for cut in cuts if least <= cut <= len(days) - least]


def _part(data: TimelineData, belongs: Callable[[Event], bool]) -> TimelineData:
    return replace(data, events=tuple(event for event in data.events if belongs(event)))
