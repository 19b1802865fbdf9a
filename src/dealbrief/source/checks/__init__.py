"""Domain checks: a draft comes in, everything found wrong in what it says goes out.

`CHECKS` is the table of them all. A warning can be acknowledged in the file, with a reason; an error cannot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dealbrief.errors import Problem, Severity
from dealbrief.source.checks import beside, evidence, judgement, names, numbers, references, sums, wording
from dealbrief.source.checks.context import Context, Finding, context_of
from dealbrief.source.draft import Draft
from dealbrief.source.model_deal import Acknowledgement


@dataclass(frozen=True, slots=True)
class Check:
    """One check: the code and severity of its problems, and the function that finds them."""

    code: str
    severity: Severity
    find: Callable[[Context], Iterable[Finding]]


CHECKS = (
    Check("duplicate-id", "error", references.duplicate_ids),
    Check("dangling-reference", "error", references.dangling),
    Check("named-twice", "error", references.named_twice),
    Check("unknown-reference", "error", references.unknown_in_text),
    Check("no-such-change", "error", references.relief_without_change),
    Check("cycle", "error", references.parent_cycles),
    Check("rtl-language", "error", references.right_to_left),
    Check("no-language", "error", references.languages_without_words),
    Check("same-fallback", "error", references.fallbacks_on_itself),
    Check("marking-below-deal", "error", references.markings_below_the_deal),
    Check("incomplete-record", "error", evidence.incomplete),
    Check("no-file", "error", beside.files),
    Check("unknown-pack", "error", beside.unknown_packs),
    Check("total", "error", sums.totals),
    Check("claimed-number", "error", sums.claimed),
    Check("beyond-the-deal", "error", evidence.beyond_the_deal),
    Check("unclaimed-number", "error", numbers.unclaimed),
    Check("log-order", "error", evidence.log_order),
    Check("two-outcomes", "error", evidence.two_outcomes),
    Check("unresolved-conflict", "error", evidence.unresolved_conflicts),
    Check("protected-name", "error", names.protected),
    Check("wording", "warning", wording.removal),
    Check("basis", "warning", wording.basis),
    Check("pack-language", "warning", beside.pack_languages),
    Check("spelling", "warning", names.spelling),
    Check("weak-source", "warning", evidence.weak_sources),
    Check("likelihood-row", "warning", judgement.mixed_rows),
    Check("likelihood-confidence", "warning", judgement.likelihood_beside_confidence),
    Check("likelihood-place", "warning", judgement.likelihood_in_fact),
    Check("likelihood-sum", "warning", sums.likelihoods),
    Check("stale-indicator", "warning", judgement.stale_indicators),
    Check("no-report", "warning", beside.reports),
    Check("stray-file", "warning", beside.strays),
)


def check(draft: Draft) -> tuple[Problem, ...]:
    """All problems of a draft that the checks find, without the warnings that were acknowledged.

    Whether an acknowledgement is of use is seen only where every record could be read.
    """
    context, problems = context_of(draft)
    acknowledgements = [entry for _, entry in draft.valid(Acknowledgement)]
    used: set[int] = set()
    for one in CHECKS:
        for finding in one.find(context):
            accepted = _accepting(one, finding, acknowledgements)
            used.update(accepted)
            if not accepted:
                problems.append(Problem(one.code, finding.message, finding.at, finding.hint, one.severity))
    if all(item.entry is not None for item in (draft.head, *draft.items)):
        problems.extend(_unused(draft, used))
    return tuple(problems)


def _accepting(one: Check, finding: Finding, acknowledgements: list[Acknowledgement]) -> list[int]:
    if one.severity == "error":
        return []
    return [
        number
        for number, entry in enumerate(acknowledgements)
        if entry.code == one.code and entry.where in (None, finding.where)
    ]


def _unused(draft: Draft, used: set[int]) -> Iterator[Problem]:
    for number, (item, entry) in enumerate(draft.valid(Acknowledgement)):
        if number not in used:
            message = f"there is no warning `{entry.code}`" + (f" at `{entry.where}`" if entry.where else "")
            yield Problem("unused-acknowledgement", message, item.at(("code",)), "delete it", "warning")
