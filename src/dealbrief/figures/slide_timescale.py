"""The scale of a timeline on a slide: the days of events come in, spans of time with their scales go out.

Where more than a third of the events fall in less than a fifth of the time, those years or months get a scale of their
own, a whole number of times the scale of the rest, so that what is printed is what is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["year", "month"]

_MONTHS_UP_TO = 800
"""Days of a timeline that is divided by months."""
_CROWD, _SHORT = Fraction(1, 3), Fraction(1, 5)
_FEWEST = 3
"""Two events are no crowd."""
_LEAST_SHARE, _MOST_SHARE = 0.35, 0.55
"""Of the width, for the span with a scale of its own."""
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MONTH_STEPS = (1, 3, 6, 12)


@dataclass(frozen=True)
class Span:
    """Whole years or months, counted through, from `first` to before `end`, at so many `times` the common scale."""

    unit: Unit
    first: int
    end: int
    times: int = 1

    @property
    def days(self) -> int:
        return start(self.unit, self.end) - start(self.unit, self.first)

    @property
    def weight(self) -> int:
        """What its width is in proportion to."""
        return self.days * self.times


def start(unit: Unit, index: int) -> int:
    """The ordinal of the first day of a year or month; the year after 9999 has no date, but a place."""
    year, month = (index, 0) if unit == "year" else divmod(index, 12)
    return date(year, month + 1, 1).toordinal() if year <= date.max.year else date.max.toordinal() + 1


def one_scale(days: Sequence[date]) -> Span:
    """All days, in whole years, or in whole months where they are few."""
    unit: Unit = "month" if (max(days) - min(days)).days <= _MONTHS_UP_TO else "year"
    return Span(unit, _index(unit, min(days)), _index(unit, max(days)) + 1)


def spans(days: Sequence[date]) -> tuple[Span, ...]:
    """The spans in order, all at one scale but a crowded one; one span where no part is crowded."""
    whole = one_scale(days)
    crowd = _crowded(days, whole)
    if crowd is None:
        return (whole,)
    parts = (Span(whole.unit, whole.first, crowd.first), crowd, Span(whole.unit, crowd.end, whole.end))
    return tuple(part for part in parts if part.end > part.first)


def _index(unit: Unit, day: date) -> int:
    return day.year if unit == "year" else day.year * 12 + day.month - 1


def _crowded(days: Sequence[date], whole: Span) -> Span | None:
    """The span with the most events for its length, if the rule is met by any."""
    indexes = [_index(whole.unit, day) for day in days]
    best: tuple[Fraction, int, Span] | None = None
    for low in sorted(set(indexes)):
        for high in sorted({index for index in indexes if index >= low}):
            span = Span(whole.unit, low, high + 1)
            count = sum(low <= index <= high for index in indexes)
            many, short = Fraction(count, len(days)), Fraction(span.days, whole.days)
            if count >= _FEWEST and many > _CROWD and short < _SHORT:
                found = (many - short, low, Span(whole.unit, low, high + 1, _times(float(many), float(short))))
                best = max(best, found, key=lambda one: one[:2]) if best else found
    return best[2] if best else None


def _times(many: float, short: float) -> int:
    """How many times the common scale gives a crowd about its share of the width; two digits that count."""
    share = min(max(many, _LEAST_SHARE), _MOST_SHARE)
    exact = share * (1 - short) / (short * (1 - share))
    unit = int(10 ** max(math.floor(math.log10(exact)) - 1, 0))
    return max(2, round(exact / unit) * unit)


def steps(unit: Unit) -> tuple[int, ...]:
    """How many units may lie between two lines, closest first."""
    return _YEAR_STEPS if unit == "year" else _MONTH_STEPS


def ticks(span: Span, step: int) -> Iterator[int]:
    """The units at which a line stands: the first, then every so many, counted from year 0 or from January."""
    yield span.first
    yield from (index for index in range(span.first + 1, span.end) if index % step == 0)


def named(span: Span, index: int, months: Sequence[str]) -> str:
    """What is said at a line: a year; a month, with its year where the span begins and in January."""
    if span.unit == "year":
        return str(index)
    year, month = divmod(index, 12)
    return f"{months[month]} {year}" if index == span.first or month == 0 else months[month]


def span_name(span: Span, months: Sequence[str]) -> str:
    """A span in words: 2025, 2023–2025, Dec 2025, Nov 2024–Jan 2025."""
    last = span.end - 1
    if span.unit == "year" or last == span.first:
        first = named(span, span.first, months)
        return first if last == span.first else f"{first}–{last}"
    (low, first_month), (high, last_month) = divmod(span.first, 12), divmod(last, 12)
    begun = months[first_month] if low == high else f"{months[first_month]} {low}"
    return f"{begun}–{months[last_month]} {high}"
