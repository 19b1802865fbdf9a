"""Checks on what text says of measures: that they are gone when they are only eased, or why they were taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from dealbrief.language import Edtf
from dealbrief.source.checks.context import Context, Finding, TextUse, whole_word
from dealbrief.source.draft import Draft
from dealbrief.source.fields import Wording
from dealbrief.source.model_deal import Actor
from dealbrief.source.model_measures import Measure
from dealbrief.source.status import measure_status

_HINTS = {
    "licensed": "say eased, by licence",
    "eased": "say eased",
    "suspended": "say suspended",
    "announced-only": "say announced",
}
_SHORTEST_NAME = 3

Names: TypeAlias = dict[str, tuple[str, Measure]]
"""A name in small letters: the status of the measure it names, and the measure."""


def removal(context: Context) -> Iterator[Finding]:
    """Words such as "lifted" beside the name of a measure that was only licensed, suspended or announced."""
    for as_of in context.as_ofs:
        names = _eased_names(context.draft, as_of)
        pattern = whole_word(tuple(names))
        for use in context.texts:
            if names and use.item.group not in ("sources", "measures"):
                yield from _removals_in(use, names, pattern)


def _removals_in(use: TextUse, names: Names, pattern: re.Pattern[str]) -> Iterator[Finding]:
    if use.table is None:
        return
    gone = whole_word(use.table.removal)
    negated = re.compile(rf"{whole_word(use.table.negations).pattern}(?:\W+\w+){{0,6}}\W+$", re.IGNORECASE)
    for start, sentence in use.sentences():
        said, named = gone.search(sentence), pattern.search(sentence)
        if said and named and not negated.search(sentence[: said.start()]):
            status, measure = names[_key(named.group())]
            message = f"`{said.group()}`, but `{measure.id}` is {status} on the as-of day"
            yield use.finding(start + said.start(), len(said.group()), message, _HINTS[status])


def _eased_names(draft: Draft, as_of: Edtf) -> Names:
    """The names of measures that are eased at most; one that a measure really lifted also has is no sign of a fault."""
    eased: Names = {}
    lifted: set[str] = set()
    for _, measure in draft.valid(Measure):
        status = measure_status(measure.changes, as_of).slug
        names = _names(draft, measure)
        if status in _HINTS:
            eased |= dict.fromkeys(names, (status, measure))
        elif status in ("lifted", "expired"):
            lifted |= names
    return {name: found for name, found in eased.items() if name not in lifted}


def basis(context: Context) -> Iterator[Finding]:
    """A sentence that gives for a measure a ground that is another measure's, and not its own."""
    draft = context.draft
    grounds: dict[str, set[str]] = {}
    for _, measure in draft.valid(Measure):
        for name in _names(draft, measure):
            grounds.setdefault(name, set()).update(measure.basis)
    known = {slug.replace("-", " ") for slugs in grounds.values() for slug in slugs}
    for use in context.texts:
        if use.item.group == "sections" and use.table is not None and known:
            yield from _grounds_in(use, whole_word(use.table.causes), whole_word(tuple(grounds)), known, grounds)


def _grounds_in(
    use: TextUse, causes: re.Pattern[str], named: re.Pattern[str], known: set[str], grounds: dict[str, set[str]]
) -> Iterator[Finding]:
    for start, sentence in use.sentences():
        cause, name = causes.search(sentence), named.search(sentence)
        if not cause or not name or not grounds[_key(name.group())]:
            continue
        given = whole_word(tuple(sorted(known))).search(sentence, cause.end())
        own = grounds[_key(name.group())]
        if given and _key(given.group()).replace(" ", "-") not in own:
            message = f"`{given.group()}` is not among the grounds given for `{name.group()}`"
            hint = f"its measures name: {', '.join(sorted(own))}"
            yield use.finding(start + given.start(), len(given.group()), message, hint)


def _names(draft: Draft, measure: Measure) -> set[str]:
    """What a text may call a measure: its title and aliases, whom it is aimed at."""
    names = [*_texts(measure.title), *_texts(measure.target), *measure.aliases]
    for target in measure.targets:
        actor = draft.get(target, Actor)
        if actor is not None:
            names += [*_texts(actor.name), *_texts(actor.short), *actor.aliases]
    return {_key(name) for name in names if len(name) >= _SHORTEST_NAME}


def _texts(wording: Wording | None) -> list[str]:
    return [text for _, text in wording.texts] if wording else []


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
