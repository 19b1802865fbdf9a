"""The top-level keys of a deal file, in the order of the reference: which model reads which group."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealbrief.source.model import Entry
from dealbrief.source.model_deal import Acknowledgement, Actor, Edition, Head, Term
from dealbrief.source.model_evidence import Claim, Series, Source
from dealbrief.source.model_measures import Measure
from dealbrief.source.model_people import Cohort, Person
from dealbrief.source.model_story import Event, Reaction, Scenario, Section

HEAD = "deal"
LISTS: Mapping[str, type[Entry]] = MappingProxyType(
    {
        "actors": Actor,
        "terms": Term,
        "cohorts": Cohort,
        "people": Person,
        "measures": Measure,
        "events": Event,
        "reactions": Reaction,
        "sections": Section,
        "scenarios": Scenario,
        "series": Series,
        "claims": Claim,
        "sources": Source,
        "editions": Edition,
        "acknowledge": Acknowledgement,
    }
)
GROUPS: Mapping[str, type[Entry]] = MappingProxyType({HEAD: Head, **LISTS})
