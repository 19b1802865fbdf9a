"""Checks on numbers that hang together: parts add up, a record's number is that of the claims it rests on, likelihoods
of exclusive scenarios can add up to 100 per cent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dealbrief.source.checks.context import Context, Finding
from dealbrief.source.draft import Item
from dealbrief.source.model import Amount, Entry, Sourced
from dealbrief.source.model_deal import Term
from dealbrief.source.model_evidence import Claim, Series
from dealbrief.source.model_people import Cohort, Onward, Share
from dealbrief.source.model_story import Scenario
from dealbrief.source.status import LIKELIHOOD_BANDS

_ADDING = ("by_destination", "by_nationality", "by_sex")


def totals(context: Context) -> Iterator[Finding]:
    """Parts that do not add up to their total."""
    for item, cohort in context.draft.valid(Cohort):
        for name in _ADDING:
            yield from _breakdown(item, cohort, name)
    for item, series in context.draft.valid(Series):
        yield from _splits(item, series)


def _breakdown(item: Item, cohort: Cohort, name: str) -> Iterator[Finding]:
    shares: tuple[Share, ...] = getattr(cohort, name)
    exact = all(share.approx == "exact" for share in shares) and cohort.approx == "exact"
    total = sum((share.count for share in shares), Decimal(0))
    if not shares or not exact:
        return
    if name in cohort.incomplete:
        if total > cohort.total:
            yield Finding(item.key((name,)), _message(item, name, total, cohort.total), item.id)
    elif total != cohort.total:
        hint = f"if it does not account for everyone, write `incomplete: [{name}]`"
        yield Finding(item.key((name,)), _message(item, name, total, cohort.total), item.id, hint)


def _message(item: Item, name: str, total: Decimal, wanted: Decimal) -> str:
    return f"{item.label}.{name} adds up to {total}, not to {wanted}"


def _splits(item: Item, series: Series) -> Iterator[Finding]:
    for index, point in enumerate(series.points):
        total = sum(point.split.values(), Decimal(0))
        if point.split and point.approx == "exact" and total != point.value:
            at = item.key(("points", index, "split"))
            yield Finding(at, f"{item.label}: the parts add up to {total}, not to {point.value}", item.id)


def claimed(context: Context) -> Iterator[Finding]:
    """A number of a record that none of the claims it rests on has: one of the two was changed alone."""
    for item, path, entry in context.entries:
        unit = item.entry.unit if isinstance(item.entry, Cohort) else None
        found = _own_number(entry, unit or "people")
        if found is None or not isinstance(entry, Sourced):
            continue
        key, number, unit = found
        values = _claimed_values(context, entry, unit)
        if values and number not in values:
            names = " and ".join(f"{value} by `{name}`" for value, name in values.items())
            message = f"{item.label}: {number} {unit} here, but {names}"
            hint = (
                "change the one that is wrong; a claim that counts something else belongs in the text, its source here"
            )
            yield Finding(item.at((*path, *key)), message, item.id, hint)


def _own_number(entry: Entry, unit: str) -> tuple[tuple[str, ...], Decimal, str] | None:
    """The number a record states itself: where, how much, of what."""
    match entry:
        case Cohort():
            return ("total",), entry.total, unit
        case Share() | Onward():
            return ("count",), entry.count, unit
        case Term(quantity=Amount() as quantity) if quantity.value is not None:
            return ("quantity", "value"), quantity.value, quantity.unit or ""
    return None


def _claimed_values(context: Context, entry: Sourced, unit: str) -> dict[Decimal, str]:
    """The numbers, in a unit, of the claims a record rests on."""
    claims = (context.draft.by_id.get(claim) for claim in entry.claims)
    found = [item.entry for item in claims if item is not None and isinstance(item.entry, Claim)]
    return {claim.value: claim.id for claim in found if claim.value is not None and (claim.unit or "") == unit}


def likelihoods(context: Context) -> Iterator[Finding]:
    """Likelihoods of exclusive scenarios that can never add up to 100 per cent."""
    exclusive = [(item, scenario) for item, scenario in context.draft.valid(Scenario) if scenario.exclusive]
    words = [scenario.likelihood for _, scenario in exclusive]
    bands = [LIKELIHOOD_BANDS[word] for word in words if word]
    if len(bands) < 2 or len(bands) < len(words):
        return
    low, high = sum(band[0] for band in bands), sum(band[1] for band in bands)
    if not low <= 100 <= high:
        item = exclusive[0][0]
        message = f"the likelihoods of the scenarios add up to {low} to {high} per cent, never to 100"
        yield Finding(
            item.at(("likelihood",)), message, item.id, "mark those that can come true together `exclusive: false`"
        )
