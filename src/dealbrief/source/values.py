"""Numbers and dates that text prints: `id` or `id.field` comes in, the quantity or date it names goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dealbrief.language import Edtf, Quantity, format_date, format_quantity
from dealbrief.source.draft import Draft
from dealbrief.source.model import Amount, Entry, Fact
from dealbrief.source.model_deal import Term
from dealbrief.source.model_evidence import Claim, Point, Series
from dealbrief.source.model_people import Cohort, Onward, Share
from dealbrief.source.shape import keys
from dealbrief.source.status import by_then, is_later

Printable = Quantity | Edtf


@dataclass(frozen=True, slots=True)
class Found:
    """What a reference leads to: the record, the entry of it that holds the value, and the value."""

    record: Fact
    entry: Entry
    value: Printable


def find_value(draft: Draft, target: str, as_of: Edtf) -> Found | None:
    """The value that `id` or `id.field` names on a day; None if there is no such number or date."""
    record_id, *steps = target.split(".")
    record = draft.get(record_id, Fact)
    if record is None:
        return None
    entry: Entry = record
    value: Any = record
    for step in steps:
        value = _step(value, step, as_of)
        if isinstance(value, Entry):
            entry = value
    printable = _printable(value, entry, as_of)
    return Found(record, entry, printable) if printable is not None else None


def print_value(value: Printable, language: str) -> str:
    """A value as text shows it."""
    return format_quantity(value, language) if isinstance(value, Quantity) else format_date(value, language)


def quantity_of(entry: Entry) -> Quantity | None:
    """The number an entry is about."""
    match entry:
        case Claim() | Amount() | Point():
            number: Decimal | None = entry.value
        case Cohort():
            number = entry.total
        case Share() | Onward():
            number = entry.count
        case Term(quantity=Amount() as amount):
            return quantity_of(amount)
        case _:
            number = None
    return _quantity(number, entry) if number is not None else None


def _quantity(number: Decimal, entry: Entry) -> Quantity:
    return Quantity(number, getattr(entry, "unit", None) or "", getattr(entry, "approx", "exact"))


def _step(value: Any, step: str, as_of: Edtf) -> Any:
    if isinstance(value, Series) and step in ("first", "last", "max", "min"):
        return _point(value.points, step, as_of)
    if isinstance(value, Entry):
        return getattr(value, step, None) if step in keys(type(value)) else None
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, tuple):
        return next((part for part in value if step in _names(part)), None)
    return None


def _names(part: Any) -> tuple[str, ...]:
    if isinstance(part, Share):
        return tuple(name for name in (part.key, part.country) if name)
    return (part.key,) if isinstance(part, Onward) and part.key else ()


def _point(points: Sequence[Point], which: str, as_of: Edtf) -> Point | None:
    known = by_then(points, as_of)
    if not known:
        return None
    if which in ("first", "last"):
        return known[0 if which == "first" else -1]
    return (max if which == "max" else min)(known, key=lambda point: point.value)


def _printable(value: Any, entry: Entry, as_of: Edtf) -> Printable | None:
    if is_later(getattr(entry, "date", None), as_of):
        return None
    match value:
        case Series():
            last = _point(value.points, "last", as_of)
            return Quantity(last.value, value.unit or "", last.approx) if last else None
        case Entry():
            return quantity_of(value)
        case Decimal():
            return _quantity(value, entry)
        case Edtf():
            return value
        case _:
            return None
