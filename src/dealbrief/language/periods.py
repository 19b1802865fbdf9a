"""Two dates and a language come in; the time between them as printed goes out: "4 years 5 months", "about 4 years"."""

from __future__ import annotations

from decimal import Decimal

from dealbrief.language.catalogue import words
from dealbrief.language.edtf import Edtf
from dealbrief.language.tables import NO_BREAK

_YEAR = 365.2425
_KNOWN = 31
"""A date of a wider span than so many days, or one in doubt, gives no months."""


def format_period(start: Edtf, end: Edtf, language: str) -> str:
    """The time from one date to another, to the nearest month, of less than one in days.

    From a date known to its year or in doubt it is a round number of years, and said to be about so long.

    Raises:
        ValueError: A date is open at both ends, or the end lies before the start.
    """
    first, last = start.middle, end.middle
    if first is None or last is None:
        raise ValueError("a date open at both ends begins and ends no period")
    days = (last - first).days
    if days < 0:
        raise ValueError(f"{end} lies before {start}")
    if _is_known(start) and _is_known(end):
        return _exact(days, language)
    about = _unit(max(round(days / _YEAR), 1), "years", language)
    return words(language).say("approx.about", number=about).replace(" ", NO_BREAK)


def format_years(count: Decimal, language: str) -> str:
    """A length in years as printed, "1 year" and "1.5 years"; its words do not part."""
    return _unit(count, "years", language)


def _is_known(value: Edtf) -> bool:
    low, high = value.lower, value.upper
    return low is not None and high is not None and (high - low).days <= _KNOWN and not value.qualifier


def _exact(days: int, language: str) -> str:
    years, months = divmod(round(days / _YEAR * 12), 12)
    if not years and not months:
        return _unit(days, "days", language)
    parts = ((years, "years"), (months, "months"))
    return NO_BREAK.join(_unit(count, unit, language) for count, unit in parts if count)


def _unit(count: int | Decimal, unit: str, language: str) -> str:
    return words(language).say(f"length.{unit}", count=count).replace(" ", NO_BREAK)
