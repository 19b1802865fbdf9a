"""A date and a language come in; the date as printed goes out: "13 December 2025", "12–13 Dec 2025", "about 2021".

Day, month and year are bound by no-break spaces, so that no line ends inside a date.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from babel.dates import format_date as babel_date

from dealbrief.language.edtf import Edtf
from dealbrief.language.tables import NO_BREAK, LanguageTable, table

Style = Literal["long", "medium", "short", "month", "year"]

_QUALIFIERS = {"~": "date.about", "?": "date.uncertain", "%": "date.both"}
_SEASON_OF_MONTH = {3: "season.21", 6: "season.22", 9: "season.23", 12: "season.24"}


def format_date(value: Edtf, language: str, style: Style = "long") -> str:
    """Print a date.

    Args:
        value: The date; an unknown part is left away, a qualifier becomes a word.
        language: A tag that `table` knows.
        style: "long" (13 December 2025), "medium" (13 Dec 2025), "short" (13 Dec), "month" (Dec 2025), "year" (2025).
    """
    spoken = table(language)
    printed = (_interval if value.is_interval else _point)(value, spoken, style)
    qualifier = _QUALIFIERS.get(value.qualifier)
    return spoken.words[qualifier].format(date=printed) if qualifier else printed


def _point(value: Edtf, spoken: LanguageTable, style: Style) -> str:
    day = value.lower or date.min
    if value.precision == "decade":
        return spoken.words["decade"].format(year=day.year)
    if value.precision == "year" or style == "year":
        return str(day.year)
    if value.precision == "season":
        return spoken.words[_SEASON_OF_MONTH[day.month]].format(year=day.year).replace(" ", NO_BREAK)
    return _by_pattern(day, _pattern(value, spoken, style), spoken)


def _pattern(value: Edtf, spoken: LanguageTable, style: Style) -> str:
    if style == "month":
        return spoken.dates["medium month"]
    return spoken.dates[f"{style} {value.precision}"]


def _by_pattern(day: date, pattern: str, spoken: LanguageTable) -> str:
    return str(babel_date(day, pattern, locale=spoken.locale)).replace(" ", NO_BREAK)


def _interval(value: Edtf, spoken: LanguageTable, style: Style) -> str:
    start, end = value.start, value.end
    if start is None or end is None:
        key = "date.until" if start is None else "date.since"
        open_end = start or end
        return spoken.words[key].format(date=_point(open_end, spoken, style)) if open_end else value.text
    last = _point(end, spoken, style)
    first = _first(start, end, spoken, style)
    if first == last:
        return last
    joint = "–" if first.isalnum() else " – "
    return f"{first}{joint}{last}"


def _first(start: Edtf, end: Edtf, spoken: LanguageTable, style: Style) -> str:
    """The start without what the end says again: "12" of 12–13 December, "12 November" within one year."""
    known = {start.precision, end.precision} <= {"day", "month"} and style not in ("month", "year")
    if not known or start.precision != end.precision or start.lower is None or end.lower is None:
        return _point(start, spoken, style)
    if start.lower.year != end.lower.year:
        return _point(start, spoken, style)
    if start.precision == "day" and start.lower.month == end.lower.month:
        return str(start.lower.day)
    without_year = _pattern(start, spoken, style).replace("y", "").strip(" ,")
    return _by_pattern(start.lower, without_year, spoken)
