"""What one edition may show: a draft and an edition come in; its settings and the records visible in it go out.

Nothing above the edition's marking, for another audience, left out by name or dated after its as-of day is visible.
A source published later is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, get_args

from dealbrief.language import Edtf
from dealbrief.source.draft import Draft, Item
from dealbrief.source.fields import ClaimRef, Marking, SourceRef
from dealbrief.source.model import Fact, Sourced
from dealbrief.source.model_deal import Edition, Head, Term
from dealbrief.source.model_evidence import Claim, Series
from dealbrief.source.model_measures import Measure
from dealbrief.source.model_people import Person
from dealbrief.source.model_story import Scenario
from dealbrief.source.status import is_later

LEVELS = MappingProxyType({marking: level for level, marking in enumerate(get_args(Marking))})
"""TLP labels by how little they may be shared."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The settings of one edition, and the records it may show in the order of the file."""

    draft: Draft
    deal: Head
    edition: Edition
    language: str
    as_of: Edtf
    marking: str
    visible: dict[str, Item]
    aliases: dict[str, str]

    def public(self, record_id: str) -> str:
        """The id to show for a record: a protected person's says nothing."""
        return self.aliases.get(record_id, record_id)

    def get(self, record_id: str, kind: type[Fact]) -> Any:
        item = self.visible.get(record_id)
        return item.entry if item is not None and isinstance(item.entry, kind) else None

    def group(self, name: str) -> list[Item]:
        return [item for item in self.visible.values() if item.group == name]

    def about(self, own: str, entry: Sourced) -> tuple[str, ...]:
        """The ids of the records an entry shows: its own and its claims'."""
        return tuple(dict.fromkeys([self.public(own), *self.shown(entry.claims)]))

    def shown(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of the ids that this edition shows, as it shows them."""
        return tuple(self.public(record_id) for record_id in ids if record_id in self.visible)

    def cite(self, entry: Sourced) -> tuple[str, ...]:
        """The sources an entry rests on: its own, then its claims'."""
        found = dict.fromkeys(self.shown(entry.sources))
        for claim in entry.claims:
            found.update(dict.fromkeys(self.sources_of(claim)))
        return tuple(found)

    def sources_of(self, target: str) -> tuple[str, ...]:
        """The visible sources behind a claim, those of the claims it is derived from included; a source is its own."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        waiting: list[ClaimRef | SourceRef | str] = [target]
        while waiting:
            current = waiting.pop(0)
            item = self.visible.get(current)
            if item is None or current in seen:
                continue
            seen.add(current)
            if isinstance(item.entry, Claim):
                found.update(dict.fromkeys(self.shown(item.entry.sources)))
                waiting.extend((*item.entry.claims, *item.entry.derived_from))
            elif item.group == "sources":
                found[self.public(current)] = None
        return tuple(found)


def scope(draft: Draft, edition: Edition) -> Scope:
    """Settle what an edition may show."""
    deal = draft.deal
    assert deal is not None  # a deal is only shown once it has been checked
    as_of = edition.as_of or deal.as_of
    marking = edition.marking or deal.marking
    visible = {
        record_id: item
        for record_id, item in draft.by_id.items()
        if isinstance(item.entry, Fact) and _is_visible(item.entry, item.group, edition, deal, as_of, marking)
    }
    aliases = {
        item.id: f"person-{number}"
        for number, (item, person) in enumerate(draft.valid(Person), start=1)
        if person.protect
    }
    return Scope(draft, deal, edition, edition.language or deal.language, as_of, marking, visible, aliases)


def _is_visible(entry: Fact, group: str, edition: Edition, deal: Head, as_of: Edtf, marking: str) -> bool:
    return (
        LEVELS[entry.marking or deal.marking] <= LEVELS[marking]
        and (not entry.audience or edition.audience in entry.audience)
        and group not in edition.omit
        and entry.id not in edition.omit
        and (group != "sections" or not edition.sections or entry.id in edition.sections)
        and not _is_later_record(entry, as_of)
    )


def _is_later_record(entry: Fact, as_of: Edtf) -> bool:
    """A record with a log is later than a day when all of its entries are; any other goes by its own date.

    A scenario's date is that of the judgement, which, like a source, may follow the as-of day.
    """
    match entry:
        case Scenario():
            return False
        case Measure():
            dates = [change.date for change in entry.changes]
        case Term():
            dates = [step.date for step in entry.status_log]
        case Series():
            dates = [point.date for point in entry.points]
        case _:
            return is_later(getattr(entry, "date", None), as_of)
    return bool(dates) and all(is_later(when, as_of) for when in dates)
