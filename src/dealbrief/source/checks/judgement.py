"""Checks on judgements, after ICD 203: likelihood and confidence are kept apart, and signs are looked at again."""

from __future__ import annotations

from collections.abc import Iterator

from dealbrief.source.checks.context import Context, Finding, whole_word
from dealbrief.source.model_story import Scenario, Section

STALE_DAYS = 45


def mixed_rows(context: Context) -> Iterator[Finding]:
    """A word of the second row in an outlook; scenarios use the first."""
    for use in context.texts:
        if use.table is not None and isinstance(use.item.entry, Scenario):
            for match in whole_word(use.table.likelihoods[1]).finditer(use.text):
                first = _first_row(use.table.likelihoods, match.group())
                message = f"`{match.group()}` belongs to the other row of likelihood words"
                yield use.finding(match.start(), len(match.group()), message, f"write `{first}`")


def _first_row(rows: tuple[tuple[str, ...], tuple[str, ...]], word: str) -> str:
    return rows[0][rows[1].index(" ".join(word.split()).casefold())]


def likelihood_beside_confidence(context: Context) -> Iterator[Finding]:
    """A likelihood and a level of confidence in one sentence: the reader cannot tell which is meant."""
    for use in context.texts:
        if use.table is None:
            continue
        likelihood = whole_word(use.table.likelihoods[0] + use.table.likelihoods[1])
        confidence = whole_word(use.table.confidences)
        for start, sentence in use.sentences():
            word = likelihood.search(sentence)
            if word and confidence.search(sentence):
                message = "a likelihood and a level of confidence stand in one sentence"
                yield use.finding(start + word.start(), len(word.group()), message, "make it two sentences")


def likelihood_in_fact(context: Context) -> Iterator[Finding]:
    """A likelihood word in a section that offers facts."""
    for use in context.texts:
        entry = use.item.entry
        if use.table is not None and isinstance(entry, Section) and entry.kind == "fact":
            for match in whole_word(use.table.likelihoods[0]).finditer(use.text):
                message = f"`{match.group()}` is a judgement, and this section is marked as fact"
                hint = "say what is known, or write `kind: mixed`"
                yield use.finding(match.start(), len(match.group()), message, hint)


def stale_indicators(context: Context) -> Iterator[Finding]:
    """A sign to watch that was not looked up near the as-of day."""
    deal = context.draft.deal
    if deal is None:
        return
    for item, scenario in context.draft.valid(Scenario):
        for index, indicator in enumerate(scenario.indicators):
            if indicator.checked and (deal.as_of.last - indicator.checked.last).days > STALE_DAYS:
                message = f"{item.label}: last looked up on {indicator.checked}, as-of is {deal.as_of}"
                yield Finding(item.at(("indicators", index, "checked")), message, item.id)
