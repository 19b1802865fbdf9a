"""Scales: the range of some values comes in, round axis values and positions go out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from dealbrief.language import format_number

_MOST_PLACES = 12
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(highest: float, intervals: Sequence[int] = (3, 4)) -> tuple[float, ...]:
    """Round values from nought to at least `highest`: the tightest axis of three or four steps."""
    if highest <= 0:
        return (0.0, 1.0)
    axes = [(step * count, count, step) for count in intervals for step in _round_steps(highest / count)]
    _, count, step = min(axis for axis in axes if axis[0] >= highest)
    return tuple(step * index for index in range(count + 1))


def _round_steps(rough: float) -> list[float]:
    size = 10.0 ** math.floor(math.log10(rough))
    return [step * size for step in _STEPS]


def printed(values: Sequence[float], language: str) -> tuple[str, ...]:
    """Values of an axis with as few decimals as tell them apart from what they are."""
    places = next((n for n in range(_MOST_PLACES) if all(_is_exact(value, n) for value in values)), _MOST_PLACES)
    return tuple(format_number(Decimal(f"{value:.{places}f}"), language) for value in values)


def _is_exact(value: float, places: int) -> bool:
    return math.isclose(round(value, places), value, rel_tol=1e-9, abs_tol=0.0)


def linear(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    """A map from [low, high] to [start, end]."""
    span = high - low or 1.0
    return lambda value: start + (value - low) / span * (end - start)


def year_starts(first: date, last: date) -> tuple[tuple[int, int], ...]:
    """The years that fall into a span and the one after it, each with the ordinal of its first day.

    Ordinals, because the year after 9999 has no date.
    """
    return tuple((year, _new_year(year)) for year in range(first.year, last.year + 2))


def _new_year(year: int) -> int:
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400 + 1
