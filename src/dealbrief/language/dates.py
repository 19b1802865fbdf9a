"""A date and a language come in; the date as printed goes out: "13 December 2025", "12–13 Dec 2025", "about 2021".

Patterns are CLDR's. Day, month and year are bound by no-break spaces, so that no line ends inside a date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

from babel.dates import format_date as babel_date

from dealbrief.language.catalogue import say
from dealbrief.language.edtf import Edtf
from dealbrief.language.locales import locale_of
from dealbrief.language.tables import NO_BREAK, table

Style = Literal["long", "medium", "short", "month", "year"]

_QUALIFIERS = {"~": "date.about", "?": "date.uncertain", "%": "date.both"}
_SEASON_OF_MONTH = {3: "season.21", 6: "season.22", 9: "season.23", 12: "season.24"}
_SKELETONS = MappingProxyType(
    {
        "long month": "yMMMM",
        "medium day": "yMMMd",
        "medium month": "yMMM",
        "short day": "MMMd",
        "short month": "MMM",
    }
)
_SPACE = re.compile(r"[ \u2009\u202f]")
_NO_BREAK_HYPHEN = "\u2011"
"""In a date of digits, 2025-12-13, at which no line may end either."""
_DAY = re.compile(r"(?<!d)d(?!d)")
_FIELD = re.compile(r"'[^']*'|([yMLd])\1*")
"""A field of a pattern, or a literal in quotation marks, which is passed over."""


def format_date(value: Edtf, language: str, style: Style = "long") -> str:
    """Print a date.

    Args:
        value: The date; an unknown part is left away, a qualifier becomes a word.
        language: A tag that `table` knows.
        style: "long" (13 December 2025), "medium" (13 Dec 2025), "short" (13 Dec), "month" (Dec 2025), "year" (2025).
    """
    printed = (_interval if value.is_interval else _point)(value, language, style)
    qualifier = _QUALIFIERS.get(value.qualifier)
    return say(language, qualifier, date=printed) if qualifier else printed


def format_when(value: Edtf, language: str) -> str:
    """A date as a sentence says when something was so: "on 3 May 2031", "in May 2031", "in 2031"; set apart where it is
    a span or in doubt."""
    precision = "apart" if value.is_interval or value.qualifier else value.precision
    return say(language, f"date.on.{precision}", date=format_date(value, language))


def _point(value: Edtf, language: str, style: Style) -> str:
    day = value.lower or date.min
    if value.precision == "decade":
        return say(language, "decade", year=str(day.year))
    if value.precision == "year" or style == "year":
        return str(day.year)
    if value.precision == "season":
        return say(language, _SEASON_OF_MONTH[day.month], year=str(day.year)).replace(" ", NO_BREAK)
    return _by_pattern(day, _pattern(value, language, style), language)


def _pattern(value: Edtf, language: str, style: Style) -> str:
    return _patterns(language)["medium month" if style == "month" else f"{style} {value.precision}"]


@cache
def _patterns(language: str) -> Mapping[str, str]:
    """CLDR's pattern for each style and precision, where the language has none of its own."""
    locale = locale_of(language)
    found = {name: str(locale.datetime_skeletons[skeleton].pattern) for name, skeleton in _SKELETONS.items()}
    return found | {"long day": str(locale.date_formats["long"].pattern)} | dict(table(language).dates)


def _by_pattern(day: date, pattern: str, language: str) -> str:
    first = table(language).first_day
    if first and day.day == 1:
        pattern = _DAY.sub(f"'{first}'", pattern)
    printed = str(babel_date(day, pattern, locale=locale_of(language)))
    return _SPACE.sub(NO_BREAK, printed).replace("-", _NO_BREAK_HYPHEN)


def _interval(value: Edtf, language: str, style: Style) -> str:
    start, end = value.start, value.end
    if start is None or end is None:
        key = "date.until" if start is None else "date.since"
        open_end = start or end
        return say(language, key, date=_point(open_end, language, style)) if open_end else value.text
    if {start.precision, end.precision} in ({"day"}, {"month"}) and style != "year":
        return _known(start, end, language, style)
    first, last = _point(start, language, style), _point(end, language, style)
    return first if first == last else _joined(first, last)


def _joined(first: str, last: str) -> str:
    """A dash with spaces where one side is of several words."""
    closed = not {NO_BREAK, " ", _NO_BREAK_HYPHEN} & set(first)
    return f"{first}–{last}" if closed else f"{first}{NO_BREAK}–{NO_BREAK}{last}"


def _known(start: Edtf, end: Edtf, language: str, style: Style) -> str:
    """Two days or two months; what both share is said once: "12–13 December 2025", "December 12–13, 2025".

    CLDR has patterns for some spans in some languages, and not for whole names of months; so the part of the pattern
    that differs is set twice.
    """
    first, last = start.lower or date.min, end.lower or date.min
    pattern = _pattern(start, language, style)
    before, differing, after = _divided(pattern, first, last)
    if not differing:
        return _by_pattern(last, pattern, language)
    sides = [_by_pattern(day, differing, language) for day in (first, last)]
    outer = [_by_pattern(last, part, language) if part else "" for part in (before, after)]
    return f"{outer[0]}{_joined(*sides)}{outer[1]}"


def _divided(pattern: str, first: date, last: date) -> tuple[str, str, str]:
    """A pattern as what stands before, in and after the fields in which two days differ; a full stop goes with its
    field, and where the years differ, or a date is one word of digits, everything does."""
    if (first.year != last.year and "y" in pattern) or "-" in pattern:
        return ("", pattern, "") if first != last else (pattern, "", "")
    differ = {"d": first.day != last.day or first.month != last.month, "M": first.month != last.month}
    places = [field for field in _FIELD.finditer(pattern) if field[1] and differ.get(field[1].replace("L", "M"))]
    if not places:
        return pattern, "", ""
    begin, end = places[0].start(), places[-1].end()
    end += pattern[end : end + 1] == "."
    return pattern[:begin], pattern[begin:end], pattern[end:]
