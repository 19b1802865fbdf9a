"""Numbers typed into text: each should be printed from a claim, so that one fact stands in one place.

Allowed are dates, names that hold digits (instruments, actors, cohorts, programmes), list markers and link addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dealbrief.source.checks.context import Context, Finding, TextUse, whole_word
from dealbrief.source.fields import Wording
from dealbrief.source.model_deal import Actor, TermStep
from dealbrief.source.model_measures import Change, Instrument, Measure
from dealbrief.source.model_people import Cohort

_NUMBER = re.compile(r"(?<![\w-])(?<!\d[.,])\d+(?:[.,\u00a0\u202f]\d+)*")
_NOT_TEXT = re.compile(r"\[[@=][^\]]*\]|\]\([^)]*\)|<[^>]*>|^\s*\d+[.)]\s", re.MULTILINE)
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_YEARS = re.compile(rf"(?<![\w.,]){_YEAR}(?:-\d\d(?:-\d\d)?|s|[-–/]\d\d(?:\d\d)?)?(?![\w]|[.,]\d)")
_BETWEEN = "and|to|und|bis|et|au|i|do|ir|iki|и|по|і|й|та|да|па"
"""What stands between two days, in any language."""
_NAMED = (Instrument, Change, TermStep, Measure, Actor, Cohort)
_NAME_FIELDS = ("name", "short", "number", "citation", "instrument", "title", "programme", "label", "target")


def unclaimed(context: Context) -> Iterator[Finding]:
    """A number typed into inline text or prose; dates and names that hold digits are not numbers."""
    names = whole_word(tuple(sorted(_names(context))))
    for use in context.texts:
        if not use.is_plain and use.table is not None:
            yield from _unclaimed_in(use, names, use.table.months)


def _unclaimed_in(use: TextUse, names: re.Pattern[str], months: tuple[str, ...]) -> Iterator[Finding]:
    rest = use.text
    for allowed in (_NOT_TEXT, _dates(months), names, _YEARS):  # a name may hold part of a date: May 2031
        rest = allowed.sub(lambda match: " " * len(match.group()), rest)
    for match in _NUMBER.finditer(rest):
        message = f"the number {match.group()} rests on no claim"
        hint = "make it the value of a claim, and print it with [=id]"
        yield use.finding(match.start(), len(match.group()), message, hint)


@cache
def _dates(months: tuple[str, ...]) -> re.Pattern[str]:
    """A day, or two, beside the name of a month; short forms have three letters or more."""
    forms = [form for month in months for form in (month, month[:3], month[:4])]
    month = "|".join(sorted(set(forms), key=len, reverse=True)) or "(?!)"
    day = rf"\d{{1,2}}\.?(?:\s*(?:[-–/]|{_BETWEEN})\s*\d{{1,2}}\.?)?"
    return re.compile(
        rf"(?<![\w.,]){day}\s+(?:{month})(?!\w)|(?<!\w)(?:{month})\.?\s+{day}(?![\w]|[.,]\d)", re.IGNORECASE
    )


def _names(context: Context) -> set[str]:
    """All names in the file that hold a digit."""
    found: set[str] = set()
    for _, _, entry in context.entries:
        if isinstance(entry, _NAMED):
            for field in _NAME_FIELDS:
                found.update(_texts(getattr(entry, field, None)))
    return {name for name in found if re.search(r"\d", name)}


def _texts(value: object) -> list[str]:
    if isinstance(value, Wording):
        return [text for _, text in value.texts]
    return [value] if isinstance(value, str) else []
