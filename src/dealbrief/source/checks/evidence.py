"""Checks on evidence and records: conflicts are settled, weak claims show it, logs run forward."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dealbrief.language import Edtf
from dealbrief.marked import Path
from dealbrief.prose import references
from dealbrief.source.checks.context import Context, Finding
from dealbrief.source.draft import Draft, Item
from dealbrief.source.fields import ClaimRef, Wording
from dealbrief.source.model import Entry
from dealbrief.source.model_deal import Edition, Term
from dealbrief.source.model_evidence import Claim, Source
from dealbrief.source.model_measures import Measure
from dealbrief.source.model_people import Cohort, Person, Relief, Share
from dealbrief.source.model_story import Reaction, Section

_DOUBTFUL = 4
_WEAK_GRADES = ("D", "E", "F")


def incomplete(context: Context) -> Iterator[Finding]:
    """Fields that are optional one by one, but not all at once."""
    for item, path, entry in context.entries:
        message = _missing(entry)
        if message:
            yield Finding(item.at(path), f"{item.label}: {message}", item.id or item.group)


def _missing(entry: Entry) -> str | None:
    match entry:
        case Share(country=None, label=None):
            return "a part of a total needs `country` or `label`"
        case Relief(measure=None, text=None):
            return "a relief needs `measure` or `text`"
        case Reaction(actor=None, label=None):
            return "a reaction needs `actor` or `label`"
        case Section(kind="judgement", confidence=None):
            return "a judgement needs `confidence`"
        case Edition(state="embargoed", embargo_until=None):
            return "an embargo needs `embargo_until`"
        case Claim(resolution=Wording(), question=None):
            return "a `resolution` needs `question`: what the conflict is about"
    return None


def beyond_the_deal(context: Context) -> Iterator[Finding]:
    """An edition as of a later day than the deal is true of."""
    for item, edition in context.draft.valid(Edition):
        deal = context.draft.deal
        if deal and edition.as_of and edition.as_of.last > deal.as_of.last:
            message = f"{item.label}: as of {edition.as_of.text}, but the deal is true up to {deal.as_of.text} only"
            hint = "bring the deal up to that day, then set `deal.as_of`"
            yield Finding(item.at(("as_of",)), message, item.id, hint)


def log_order(context: Context) -> Iterator[Finding]:
    """A dated log that goes back in time."""
    for item, term in context.draft.valid(Term):
        yield from _backwards(item, ("status_log",), [step.date for step in term.status_log])
    for item, measure in context.draft.valid(Measure):
        yield from _backwards(item, ("changes",), [change.date for change in measure.changes])


def _backwards(item: Item, path: Path, dates: Sequence[Edtf]) -> Iterator[Finding]:
    for index, (before, after) in enumerate(pairwise(dates), start=1):
        if after.last < before.first:
            message = f"{item.label}: {after} stands after {before}"
            yield Finding(item.at((*path, index, "date")), message, item.id, "oldest first")


def two_outcomes(context: Context) -> Iterator[Finding]:
    """A person of whom one day tells two things."""
    for item, person in context.draft.valid(Person):
        seen: dict[str, str] = {}
        for path, when, outcome in _outcomes(context.draft, person):
            other = seen.setdefault(when.text, outcome)
            if other != outcome:
                message = f"{item.label}: both `{other}` and `{outcome}` on {when}"
                yield Finding(item.at(path), message, item.id)


def _outcomes(draft: Draft, person: Person) -> Iterator[tuple[Path, Edtf, str]]:
    cohort = draft.get(person.cohort or "", Cohort)
    when = person.outcome_date or (cohort.date if cohort else None)
    if person.outcome and when:
        yield ("outcome",), when, person.outcome
    for index, fate in enumerate(person.history):
        yield ("history", index, "outcome"), fate.date, fate.outcome


def unresolved_conflicts(context: Context) -> Iterator[Finding]:
    """Claims that contradict each other, and neither says how that is handled."""
    reported: set[frozenset[str]] = set()
    for item, claim in context.draft.valid(Claim):
        for index, other_id in enumerate(claim.conflicts_with):
            other = context.draft.get(other_id, Claim)
            pair = frozenset((claim.id, str(other_id)))
            if other and not claim.resolution and not other.resolution and pair not in reported:
                reported.add(pair)
                message = f"{item.label}: nothing says how the conflict with `{other_id}` is handled"
                hint = "write `question` and `resolution` on the claim that is used"
                yield Finding(item.at(("conflicts_with", index)), message, item.id, hint)


def weak_sources(context: Context) -> Iterator[Finding]:
    """A claim in use that is doubtful, or known from weak sources only, and does not look it."""
    used = _claims_in_use(context)
    for item, claim in context.draft.valid(Claim):
        if claim.id not in used or claim.approx != "exact" or claim.conflicts_with:
            continue
        reason = _weakness(context.draft, claim)
        if reason:
            shown = "give its number an `approx`, " if claim.value is not None else ""
            hint = f"{shown}find a better source, or acknowledge the warning with a reason"
            yield Finding(item.start, f"{item.label}: {reason}, and nothing shows it", item.id, hint)


def _weakness(draft: Draft, claim: Claim) -> str | None:
    if claim.credibility is not None and claim.credibility >= _DOUBTFUL:
        return f"its credibility is {claim.credibility}"
    sources = [source for source in (draft.get(name, Source) for name in claim.sources) if source]
    if sources and all(source.reliability in _WEAK_GRADES for source in sources):
        grades = ", ".join(sorted({str(source.reliability) for source in sources}))
        return f"all its sources are graded {grades}"
    return None


def _claims_in_use(context: Context) -> set[str]:
    """Claims that a text prints or cites, or that a record rests on."""
    used = {target.split(".")[0] for target in _targets(context)}
    used.update(str(leaf) for item, _, leaf in context.leaves if isinstance(leaf, ClaimRef) and item.group != "claims")
    return used


def _targets(context: Context) -> Iterable[str]:
    for use in context.texts:
        if not use.is_plain and use.item.group != "claims":
            yield from (reference.target for reference in references(use.nodes))
