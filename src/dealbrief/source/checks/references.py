"""Checks on ids: each is unique, and whatever points to one finds a record of the right group."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from dealbrief.document.inlines import Reference
from dealbrief.errors import Place
from dealbrief.language import is_right_to_left, languages
from dealbrief.prose import references
from dealbrief.source.checks.context import Context, Finding
from dealbrief.source.draft import Draft, Item
from dealbrief.source.fields import Ref, ValueRef
from dealbrief.source.groups import LISTS
from dealbrief.source.model_deal import Actor, Edition, Head
from dealbrief.source.model_measures import Measure
from dealbrief.source.model_people import Cohort
from dealbrief.source.scope import LEVELS
from dealbrief.source.values import find_value


def duplicate_ids(context: Context) -> Iterator[Finding]:
    """Two records with one id."""
    seen: dict[tuple[bool, str], Item] = {}
    for item in context.draft.items:
        if not item.id:
            continue
        first = seen.setdefault((item.group == "editions", item.id), item)
        if first is not item:
            message = f"the id `{item.id}` is taken by {first.group}, line {first.start.line}"
            yield Finding(item.at(("id",)), message, item.id)


def dangling(context: Context) -> Iterator[Finding]:
    """An id that names no record of the right group, or no number."""
    for item, path, value in context.leaves:
        if isinstance(value, Ref):
            found = context.draft.by_id.get(value)
            if found is None or found.group not in value.groups:
                yield _dangling(context, item, item.at(path), value, value.groups)
    for item, edition in context.draft.valid(Edition):
        yield from _omitted(context, item, edition)
    for item, head in context.draft.valid(Head):
        yield from _key_figures(context, item, head)


def _dangling(context: Context, item: Item, at: Place, target: str, groups: tuple[str, ...]) -> Finding:
    known = [record_id for record_id, other in context.draft.by_id.items() if other.group in groups]
    wanted = " or ".join(groups)
    message = f"{item.label}: there is no `{target}` in {wanted}"
    return Finding(at, message, item.id or item.group, _meant(target, known))


def _omitted(context: Context, item: Item, edition: Edition) -> Iterator[Finding]:
    known = [*context.draft.by_id, *LISTS]
    for index, name in enumerate(edition.omit):
        if name not in known:
            message = f"{item.label}: `{name}` is neither a record nor a group"
            yield Finding(item.at(("omit", index)), message, item.id, _meant(name, known))


def named_twice(context: Context) -> Iterator[Finding]:
    """A section or record that an edition names twice: it is shown, or left out, once."""
    for item, edition in context.draft.valid(Edition):
        for field in ("sections", "omit"):
            names = getattr(edition, field)
            for index, name in enumerate(names):
                if name in names[:index]:
                    message = f"{item.label}: `{field}` names `{name}` twice, and it counts once"
                    yield Finding(item.at((field, index)), message, item.id, "take one of them out")


def _key_figures(context: Context, item: Item, head: Head) -> Iterator[Finding]:
    for index, figure in enumerate(head.key_figures):
        if not _has_value(context, figure.value_of):
            message = f"`{figure.value_of}` names no number or date of this file"
            at = item.at(("key_figures", index, "value_of"))
            known = list(context.draft.by_id)
            yield Finding(at, message, "deal", _meant(figure.value_of.split(".")[0], known))


def unknown_in_text(context: Context) -> Iterator[Finding]:
    """A reference in text that leads nowhere."""
    for use in context.texts:
        if use.is_plain:
            continue
        for reference in references(use.nodes):
            message = _fault(context, reference)
            if message:
                known = list(context.draft.by_id)
                hint = _meant(reference.target.split(".")[0], known)
                yield Finding(reference.at, f"{use.item.label}: {message}", use.item.id or use.item.group, hint)


def _fault(context: Context, reference: Reference) -> str | None:
    record_id = reference.target.split(".")[0]
    item = context.draft.by_id.get(record_id)
    if item is None:
        return f"there is no `{record_id}`"
    if reference.kind == "cite" and item.group not in ("claims", "sources"):
        return f"`{record_id}` is one of the {item.group}; only claims and sources are cited"
    if reference.kind == "value" and not _has_value(context, reference.target):
        return f"`{reference.target}` names no number or date"
    return None


def _has_value(context: Context, target: str | ValueRef) -> bool:
    """Whether there is a value on some as-of day; an invalid record gets the benefit of the doubt."""
    item = context.draft.by_id.get(target.split(".")[0])
    if item is not None and item.entry is None:
        return True
    return any(find_value(context.draft, target, as_of) for as_of in context.as_ofs) or not context.as_ofs


def known_languages() -> str:
    """A hint: the languages that documents can be in."""
    return f"one of: {', '.join(languages())}"


def relief_without_change(context: Context) -> Iterator[Finding]:
    """A relief dated on a day on which its measure did not change."""
    for item, cohort in context.draft.valid(Cohort):
        for index, relief in enumerate(cohort.relief):
            measure = context.draft.get(relief.measure or "", Measure)
            if measure and relief.date and all(change.date != relief.date for change in measure.changes):
                days = ", ".join(change.date.text for change in measure.changes) or "none"
                message = f"{item.label}: `{measure.id}` has no change dated {relief.date}"
                yield Finding(item.at(("relief", index, "date")), message, item.id, f"its changes: {days}")


def parent_cycles(context: Context) -> Iterator[Finding]:
    """An actor that is a part of itself."""
    for item, actor in context.draft.valid(Actor):
        above: Actor | None = actor
        passed: set[str] = set()
        while above is not None and above.id not in passed:
            passed.add(above.id)
            above = context.draft.get(above.parent, Actor) if above.parent else None
        if above is not None and above.id == actor.id:
            yield Finding(item.at(("parent",)), f"{item.label} is a part of itself", item.id)


def right_to_left(context: Context) -> Iterator[Finding]:
    """A deal or an edition in a language that is written from right to left."""
    said = [(context.draft.head, "language", context.draft.language)]
    for item, edition in context.draft.valid(Edition):
        said += [(item, "language", edition.language or ""), (item, "fallback", edition.fallback or "")]
    for item, field, language in said:
        if language and is_right_to_left(language):
            yield Finding(
                item.at((field,)),
                f"{item.label}: `{language}`: right-to-left text is not set yet",
                item.id or "deal",
                known_languages(),
            )


def languages_without_words(context: Context) -> Iterator[Finding]:
    """An edition in a language that documents have no words for."""
    for item, language in _edition_languages(context.draft):
        if language.split("-")[0] not in languages() and not is_right_to_left(language):
            message = f"{item.label}: there are no words for documents in `{language}`"
            yield Finding(item.at(("language",)), message, item.id or "deal", known_languages())


def fallbacks_on_itself(context: Context) -> Iterator[Finding]:
    """An edition that falls back on its own language: what that lacks would be missing still."""
    for item, edition in context.draft.valid(Edition):
        own = edition.language or context.draft.language
        if edition.fallback and edition.fallback.split("-")[0] == own.split("-")[0]:
            message = f"{item.label}: `fallback` is `{edition.fallback}`, the language of the edition itself"
            hint = "name the language that its missing texts are taken from, or leave it out"
            yield Finding(item.at(("fallback",)), message, item.id, hint)


def _edition_languages(draft: Draft) -> Iterator[tuple[Item, str]]:
    """The language of each edition, with the record that sets it."""
    listed = list(draft.valid(Edition))
    yield from ((item, edition.language) for item, edition in listed if edition.language)
    if not listed or any(edition.language is None for _, edition in listed):
        yield draft.head, draft.language


def markings_below_the_deal(context: Context) -> Iterator[Finding]:
    """An edition that may be shared more widely than the deal itself: its title alone would leak."""
    deal = context.draft.deal
    for item, edition in context.draft.valid(Edition):
        if deal and edition.marking and LEVELS[edition.marking] < LEVELS[deal.marking]:
            message = f"{item.label}: marked {edition.marking}, but the deal is {deal.marking}"
            hint = "mark the deal as its most open edition, and the records that are not for all one by one"
            yield Finding(item.at(("marking",)), message, item.id, hint)


def _meant(target: str, known: list[str]) -> str | None:
    close = get_close_matches(target, known, n=1)
    return f"did you mean `{close[0]}`?" if close else None
