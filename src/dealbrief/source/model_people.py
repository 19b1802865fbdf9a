"""People, and the dated groups in which they are released, moved or exchanged."""

from __future__ import annotations

from typing import Literal

from dealbrief.language.quantity import Approx
from dealbrief.source.fields import (
    ActorRef,
    CohortRef,
    Country,
    Date,
    Flag,
    Inline,
    MeasureRef,
    Number,
    Plain,
    Slug,
    UpTo3,
    Words,
)
from dealbrief.source.model import Entry, Fact, Sourced, many, maybe, needed, otherwise

Outcome = Literal["released-abroad", "released-in-country", "re-detained", "still-held", "died", "unknown"]
Breakdown = Literal["by_destination", "by_nationality", "by_category", "by_sex"]

LegalBasis = Literal["pardon", "amnesty", "served", "exchange", "court", "other"]


class Share(Sourced):
    """A part of a total."""

    country: Country | None = maybe("ISO 3166-1 alpha-2; gives the label if there is none.")
    label: Plain | None = maybe("What the part is; needed without `country`.")
    key: Slug | None = maybe("Name for references such as `[=c.by_sex.women]`; the country by default.")
    count: Number = needed("How many.")
    approx: Approx = otherwise("exact", "How exactly it is known.")
    note: Inline | None = maybe("What to know about it.")


class Onward(Sourced):
    """A later move of part of a cohort."""

    date: Date | None = maybe("When.")
    origin: Country | None = maybe("From where: a country of `by_destination`.")
    to: tuple[Country, ...] = many("To where.")
    label: Plain | None = maybe("How it is shown; the countries by default.")
    key: Slug | None = maybe("Name for references.")
    count: Number = needed("How many.")
    approx: Approx = otherwise("exact", "How exactly it is known.")
    note: Inline | None = maybe("What to know about it.")


class Relief(Sourced):
    """The change of a measure that stood beside a cohort."""

    measure: MeasureRef | None = maybe("The measure.")
    date: Date | None = maybe("The date of one of its changes.")
    text: Plain | None = maybe("Short label; needed without `measure`.")


class Cohort(Fact):
    """People released, moved or exchanged on one occasion."""

    label: Plain = needed("Short name, such as its month.")
    date: Date = needed("When.")
    total: Number = needed("How many people.")
    approx: Approx = otherwise("exact", "How exactly it is known.")
    unit: Words | None = maybe("What is counted; people by default.")
    side: ActorRef | None = maybe("The party that acts, whose colour it takes.")
    counted: Flag = otherwise(True, "False for a round that is shown but stands outside the series.")
    text: Inline | None = maybe("One sentence on it.")
    by_destination: tuple[Share, ...] = many("By where they went.")
    by_nationality: tuple[Share, ...] = many("By nationality.")
    by_category: tuple[Share, ...] = many("By category; categories may overlap and need not add up.")
    by_sex: tuple[Share, ...] = many("By sex.")
    incomplete: tuple[Breakdown, ...] = many("Breakdowns that do not account for everyone.")
    onward: tuple[Onward, ...] = many("Later moves.")
    relief: tuple[Relief, ...] = many("Changes of measures that stood beside it.")


class Sentence(Entry):
    """A sentence passed."""

    years: Number | None = maybe("Length in years.")
    regime: Plain | None = maybe("Regime of detention.")


class Fate(Sourced):
    """What became of a person on a day."""

    date: Date = needed("When.")
    outcome: Outcome = needed("What became of the person.")
    legal_basis: LegalBasis | None = maybe("On what ground.")
    destination: Country | None = maybe("Where to.")
    note: Inline | None = maybe("What to know about it.")


class Picture(Entry):
    """A portrait."""

    file: Words = needed("File beside the deal.")
    licence: Plain = needed("Licence and credit, as printed.")


class Person(Fact):
    """One person the deal is about."""

    name: Plain = needed("Name as printed.")
    aliases: tuple[Words, ...] = many("Other spellings; with `protect` they are hidden too.")
    protect: Flag = otherwise(False, "True: never named; shown by role only.")
    role: Plain = needed("Who the person is, in a few words.")
    categories: tuple[Slug, ...] = many("Categories, such as journalist.")
    nationality: tuple[Country, ...] = many("Nationalities.")
    detained: Date | None = maybe("When detained.")
    charged_under: Plain | None = maybe("Provision charged under.")
    sentenced: Date | None = maybe("When sentenced.")
    sentence: Sentence | None = maybe("Sentence passed.")
    court: Plain | None = maybe("Court.")
    cohort: CohortRef | None = maybe("The cohort the person was part of.")
    outcome: Outcome | None = maybe("What became of the person; shown only from `outcome_date` on.")
    outcome_date: Date | None = maybe("When; the cohort's date by default.")
    legal_basis: LegalBasis | None = maybe("On what ground.")
    destination: Country | None = maybe("Where to.")
    history: tuple[Fate, ...] = many("Other outcomes, earlier or later.")
    prominence: UpTo3 | None = maybe("1 (profile), 2 (table), 3 (list).")
    text: Inline | None = maybe("One or two sentences, for a profile.")
    note: Inline | None = maybe("What to know about the record.")
    image: Picture | None = maybe("Portrait; never shown with `protect`.")
