"""Stage view: a checked deal and the name of an edition come in; the frozen records that templates see go out.

It is made before any template runs, so what an edition leaves out is not there to leak.
"""

from __future__ import annotations

from typing import TypeAlias

from dealbrief.errors import Problem, SourceError, sorted_problems
from dealbrief.language import Edtf, format_date, languages
from dealbrief.source.computed import EXTRAS
from dealbrief.source.draft import Deal
from dealbrief.source.model_deal import Edition
from dealbrief.source.record import Record
from dealbrief.source.scope import Scope, scope
from dealbrief.source.shape import keys
from dealbrief.source.summaries import conflicts, measure_matrix
from dealbrief.source.viewer import Fields, Viewer

View: TypeAlias = Record

_GROUPS = (
    "actors",
    "terms",
    "cohorts",
    "people",
    "measures",
    "events",
    "reactions",
    "sections",
    "scenarios",
    "series",
    "claims",
    "sources",
)
_MOST_LISTED = 12
_DEAL_ONLY = ("spelling", "house", "authors", "version")


def editions(deal: Deal) -> tuple[str, ...]:
    """The ids of the editions to build: those of the file, or `brief` and `deck` if it names none."""
    return tuple(edition.id for edition in deal.draft.editions())


def view(deal: Deal, edition_id: str) -> View:
    """What one edition shows.

    Args:
        deal: A deal that was loaded.
        edition_id: One of `editions(deal)`.

    Returns:
        A record with `deal`, `edition`, `parties`, every group, `takeaways`, `conflicts` and `measure_matrix`.

    Raises:
        SourceError: There is no such edition, no table for its language, a text lacks that language, or a text prints
            a value that the edition may not show. All of it at once.
    """
    settled = scope(deal.draft, edition_of(deal, edition_id))
    return _assemble(Viewer(_in_known_language(settled), EXTRAS))


def edition_fields() -> tuple[str, ...]:
    """What an edition may say."""
    return tuple(keys(Edition))


def untranslated(deal: Deal, seen: View) -> Problem | None:
    """A warning that names the texts of a view which are not in its language."""
    missing = seen.edition.untranslated
    if not missing:
        return None
    draft = deal.draft
    item = next((item for item in draft.group("editions") if item.id == seen.edition.id), draft.head)
    listed = ", ".join(missing[:_MOST_LISTED]) + (", … (all: --json)" if len(missing) > _MOST_LISTED else "")
    message = f"edition `{seen.edition.id}`: {len(missing)} texts are not in {seen.edition.language!r}: {listed}"
    hint = f"write them as `{{{deal.draft.language}: …, {seen.edition.language}: …}}`, a name that stays the same too"
    return Problem("untranslated", message, item.at(("language",)), hint, "warning", missing)


def edition_of(deal: Deal, edition_id: str) -> Edition:
    """An edition by its id.

    Raises:
        SourceError: There is none.
    """
    draft = deal.draft
    for edition in draft.editions():
        if edition.id == edition_id:
            return edition
    known = ", ".join(edition.id for edition in draft.editions())
    raise SourceError(
        [Problem("unknown-edition", f"there is no edition `{edition_id}`", draft.head.at(), f"one of: {known}")]
    )


def _in_known_language(settled: Scope) -> Scope:
    if settled.language.split("-")[0] in languages():
        return settled
    item = next((item for item in settled.draft.group("editions") if item.id == settled.edition.id), settled.draft.head)
    message = f"there are no words for documents in {settled.language!r}"
    raise SourceError([Problem("no-language", message, item.at(("language",)), f"one of: {', '.join(languages())}")])


def _assemble(viewer: Viewer) -> Record:
    draft = viewer.scope.draft
    deal = viewer.entry(draft.head, viewer.scope.deal, ())
    fields: Fields = {"deal": _without(deal, _DEAL_ONLY), "parties": deal.parties}
    fields |= {group: viewer.group(group) for group in _GROUPS}
    fields["edition"] = _edition_record(viewer, deal)
    fields["sections"] = _in_order(viewer.scope.edition.sections, fields["sections"])
    fields["takeaways"] = tuple(section.takeaway for section in fields["sections"] if section.takeaway is not None)
    _stop_at_problems(viewer)
    fields["conflicts"] = conflicts(viewer)
    fields["measure_matrix"] = measure_matrix(viewer, fields["measures"])
    return Record(fields)


def _stop_at_problems(viewer: Viewer) -> None:
    """Before anything is made of records that lack what they need."""
    unique = {(problem.code, problem.at, problem.message): problem for problem in viewer.problems}
    if unique:
        raise SourceError(sorted_problems(list(unique.values())))


def _without(record: Record, names: tuple[str, ...]) -> Record:
    return Record({name: value for name, value in record._fields.items() if name not in names})


def _in_order(order: tuple[str, ...], sections: tuple[Record, ...]) -> tuple[Record, ...]:
    if not order:
        return sections
    return tuple(sorted(sections, key=lambda section: order.index(section.id)))


def _edition_record(viewer: Viewer, deal: Record) -> Record:
    settled = viewer.scope
    edition = settled.edition
    item = next((item for item in settled.draft.group("editions") if item.id == edition.id), settled.draft.head)
    typed = viewer.entry(item, edition, ())
    fields = {name: value for name, value in typed._fields.items() if name not in ("omit", "sections")}
    return Record(
        fields
        | {
            "title": typed.title or deal.title,
            "language": settled.language,
            "untranslated": tuple(dict.fromkeys(viewer.untranslated)),
            "as_of": settled.as_of,
            "marking": settled.marking,
            "house": typed.house if typed.house is not None else deal.house,
            "authors": typed.authors or deal.authors,
            "version": typed.version or deal.version,
            "pack": edition.pack or "standard",
            "state_word": _state_word(viewer, edition.state, edition.embargo_until),
            "as_of_text": viewer.words.say("as_of", date=format_date(settled.as_of, settled.language)),
        }
    )


def _state_word(viewer: Viewer, state: str, until: Edtf | None) -> str:
    if state == "draft":
        return viewer.words["draft"]
    if state == "embargoed":
        date = format_date(until, viewer.scope.language) if until else ""
        return viewer.words.say("embargoed_until", date=date) if date else viewer.words["embargoed"]
    return ""
