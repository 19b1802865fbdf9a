"""Dates as analysts know them: EDTF level 0 and 1 text comes in, a date with its bounds and its doubt goes out.

Read here: `2025`, `2025-12`, `2025-12-13`, a qualifier behind any of them (`~` about, `?` uncertain, `%` both),
decades and years in part unknown (`202X`, `2025-XX`), seasons (`2025-21`), and intervals, open ones included
(`2025-12-12/2025-12-13`, `2025-12/..`). Level 2, times and years outside 1 to 9999 are refused.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["decade", "year", "season", "month", "day", "interval"]
Qualifier = Literal["", "~", "?", "%"]

_POINT = re.compile(r"(\d{3}[\dX])(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)", re.ASCII)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval as written. `lower` and `upper` are its first and last day; an open end is None.

    An interval holds its two ends in `start` and `end`; a single date holds None there.
    """

    text: str
    precision: Precision
    lower: date | None
    upper: date | None
    qualifier: Qualifier = ""
    start: Edtf | None = None
    end: Edtf | None = None

    @property
    def is_interval(self) -> bool:
        return self.precision == "interval"

    @property
    def first(self) -> date:
        """The day to sort and compare by: the first day, or the last one if the start is open."""
        return self.lower or self.upper or date.min

    @property
    def middle(self) -> date | None:
        """The day in the middle of what the date can mean; of an open interval its end; None if there is none."""
        low, high = self.lower or self.upper, self.upper or self.lower
        return low + (high - low) / 2 if low and high else None

    @property
    def last(self) -> date:
        """The last day the date can mean; an open end never comes."""
        return self.upper or date.max

    def __str__(self) -> str:
        return self.text


def parse_edtf(text: str) -> Edtf:
    """Read an EDTF level 0 or 1 date.

    Raises:
        ValueError: The text is not such a date; the message says why, in words for the one who typed it.
    """
    if "/" in text:
        return _interval(text)
    return _point(text)


def _interval(text: str) -> Edtf:
    ends = text.split("/")
    if len(ends) != 2 or set(ends) <= {"..", ""}:
        raise ValueError("an interval is two dates with one slash between, such as 2025-12-12/2025-12-13")
    start, end = (None if part in ("..", "") else _point(part) for part in ends)
    lower = start.lower if start else None
    upper = end.upper if end else None
    if lower and upper and lower > upper:
        raise ValueError("the interval ends before it starts")
    return Edtf(text, "interval", lower, upper, _doubt(start, end), start, end)


def _doubt(start: Edtf | None, end: Edtf | None) -> Qualifier:
    marks = {point.qualifier for point in (start, end) if point and point.qualifier}
    return _qualifier(marks.pop() if len(marks) == 1 else "%" if marks else "")


def _point(text: str) -> Edtf:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError("not a date; write 2025-12-13, 2025-12, 2025 or an interval such as 2025-12-12/2025-12-13")
    year, month, day, qualifier = match.groups()
    precision, lower, upper = _bounds(year, month, day)
    return Edtf(text, precision, lower, upper, _qualifier(qualifier))


def _qualifier(mark: str) -> Qualifier:
    return "~" if mark == "~" else "?" if mark == "?" else "%" if mark == "%" else ""


def _bounds(year: str, month: str | None, day: str | None) -> tuple[Precision, date, date]:
    if year.endswith("X"):
        if month:
            raise ValueError("a decade such as 202X has no month")
        decade = int(year[:3]) * 10
        return "decade", _day(max(decade, 1), 1, 1), _day(decade + 9, 12, 31)
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError("a day needs its month")
        return "year", _day(int(year), 1, 1), _day(int(year), 12, 31)
    return _inside_year(int(year), int(month or 0), day)


def _inside_year(year: int, month: int, day: str | None) -> tuple[Precision, date, date]:
    if month in _SEASONS and day is None:
        first, last = _SEASONS[month]
        return "season", _day(year, first, 1), _month_end(year + (last > 12), (last - 1) % 12 + 1)
    if day in (None, "XX"):
        return "month", _day(year, month, 1), _month_end(year, month)
    whole = _day(year, month, int(day or 0))
    return "day", whole, whole


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= year <= 9999:
        raise ValueError("the year is outside 1 to 9999")
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02}")
    if not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"{year:04}-{month:02} has no day {day:02}")
    return date(year, month, day)


def _month_end(year: int, month: int) -> date:
    first = _day(year, month, 1)
    return first.replace(day=monthrange(year, month)[1])
