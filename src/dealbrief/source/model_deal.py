"""The deal itself, who takes part, who gives what to whom, and which documents to build from it."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict

from dealbrief.source.fields import (
    ActorRef,
    Country,
    Date,
    Flag,
    Inline,
    Language,
    Marking,
    ObjectRef,
    Plain,
    SectionRef,
    Slug,
    Url,
    ValueRef,
    Whole,
    Words,
)
from dealbrief.source.model import Amount, Entry, Fact, Sourced, many, maybe, needed, otherwise, some

TermStatus = Literal["announced", "legal-act", "partial", "done", "suspended", "breached", "reversed", "unverified"]


class House(Entry):
    """Who publishes."""

    name: Plain = needed("Name of the publishing house.")
    desk: Plain | None = maybe("Programme or desk.")
    disclaimer: Inline | None = maybe("What the reader must know about the standing of the document.")
    contact: Plain | None = maybe("Address for questions.")
    url: Url | None = maybe("Web address.")


class KeyFigure(Entry):
    """A number shown large."""

    value_of: ValueRef = needed("A claim or another record with a number, or `record.field`.")
    label: Inline = needed("One phrase that says what is counted, and when.")
    side: ActorRef | None = maybe("The party whose colour the number takes.")


class RelatedDeal(Entry):
    """The deal before or after this one, and where it is told."""

    title: Plain = needed("What it is called: a few words and its date.")
    report: Slug | None = maybe("The folder of its report, beside this report's.")
    url: Url | None = maybe("Where it is published.")
    note: Inline | None = maybe("What to read there, in a sentence.")


class RelatedDeals(Entry):
    """The series of deals this one belongs to."""

    title: Plain = needed("Name of the series.")
    previous: RelatedDeal | None = maybe("The deal before.")
    next: RelatedDeal | None = maybe("The deal after.")


class UnitName(Entry):
    """What a unit is called in other languages than the deal's."""

    unit: Words = needed("The unit as the records have it, such as people.")
    name: Plain = needed("Its name by language, that of the deal among them.")


class Head(Sourced):
    """The deal as a whole: title, parties, dates, and the defaults of every edition."""

    model_config = ConfigDict(title="deal")

    title: Inline = needed("Full title: a claim, as it heads the brief.")
    short_title: Plain = needed("Title for running heads and footers.")
    slug: Slug = needed("First part of the output's file name.")
    summary: Inline = needed("The deal in one sentence.")
    standfirst: Inline | None = maybe("Two or three sentences below the title.")
    parties: tuple[ActorRef, ...] = some("Actors that are sides, in order: the first is side a, the second b, ...")
    mediators: tuple[ActorRef, ...] = many("Actors that mediated.")
    kind: Slug | None = maybe("exchange, truce, licence, ...")
    announced: Date | None = maybe("When it was announced.")
    as_of: Date = needed("The day up to which the file is true; a record dated later is left out.")
    text_status: Literal["published", "unpublished", "none-known"] | None = maybe("Whether there is a written text.")
    stage: Slug | None = maybe("How far the deal has come: announced, in-force, ...")
    marking: Marking = otherwise("TLP:CLEAR", "TLP 2.0 label of everything that has none of its own.")
    language: Language = otherwise("en", "Language of texts written as one string.")
    units: tuple[UnitName, ...] = many("Units of series and cohorts in other languages.")
    keywords: tuple[Plain, ...] = many("Key words, for the document's properties.")
    spelling: dict[Words, tuple[Words, ...]] = otherwise({}, "The form of a name to use: the variants to refuse.")
    series: RelatedDeals | None = maybe("The series of deals this one belongs to.")
    key_figures: tuple[KeyFigure, ...] = many("At most four numbers to show large.")
    house: House | None = maybe("Publisher of every edition that names none.")
    authors: tuple[Plain, ...] = many("Authors of every edition that names none.")
    version: Words | None = maybe("Version of every edition that names none.")


class Position(Entry):
    """An office held."""

    title: Plain = needed("Title of the office.")
    start: Date | None = maybe("Since when.")
    end: Date | None = maybe("Until when.")


class Actor(Fact):
    """A government, agency, company, group or person that acts."""

    type: Literal["person", "government", "agency", "company", "ngo", "igo", "group"] = needed("What kind of actor.")
    name: Plain = needed("Name in full, as printed.")
    short: Plain | None = maybe("Short form for labels and table heads.")
    aliases: tuple[Words, ...] = many("Other forms and spellings of the name.")
    country: Country | None = maybe("ISO 3166-1 alpha-2, also eu and un.")
    parent: ActorRef | None = maybe("The body this one belongs to; it takes that body's side.")
    position: Position | None = maybe("Office held, for a person.")
    topics: tuple[Words, ...] = many("FollowTheMoney topics such as `role.pol`.")
    wikidata: Words | None = maybe("Wikidata id.")
    text: Inline | None = maybe("One sentence on who this is.")


class TermStep(Sourced):
    """One dated step in the life of a term."""

    date: Date = needed("When.")
    status: TermStatus = needed("What the term became.")
    instrument: Plain | None = maybe("The act, by its short name.")
    note: Inline | None = maybe("What happened, in a sentence.")


class Term(Fact):
    """Who gives what to whom. Its status is the last step's at the edition's as-of date."""

    giver: ActorRef = needed("Who gives.")
    receiver: ActorRef | None = maybe("Who receives.")
    kind: Literal["release", "sanctions-relief", "recognition", "diplomatic", "access", "funds", "other"] = needed(
        "What is given."
    )
    title: Inline = needed("What is given, in a few words.")
    detail: Inline | None = maybe("One or two sentences on it.")
    object: tuple[ObjectRef, ...] = many("The measures, cohorts, people, actors or series it is about.")
    quantity: Amount | None = maybe("How much.")
    status_log: tuple[TermStep, ...] = many("Dated steps, oldest first.")
    condition: Inline | None = maybe("What it depends on.")
    sequence: Whole | None = maybe("Order among the steps agreed.")
    reversible: Literal["yes", "no", "partly"] | None = maybe("Whether it can be taken back.")
    reversal: Inline | None = maybe("How it can be taken back.")
    due: Date | None = maybe("When it is due.")


class Edition(Entry):
    """One document to build."""

    id: Slug = needed("Second part of the output's file name.")
    template: Slug = needed("Template to use: `brief`, `deck`, or any in the pack.")
    title: Inline | None = maybe("Title of this edition, if not the deal's.")
    audience: Slug | None = maybe("Records for other audiences are left out.")
    language: Language | None = maybe("Language; the deal's by default.")
    fallback: Language | None = maybe(
        "Language of texts that its own is missing for; without it each such text is an error."
    )
    as_of: Date | None = maybe("Cut-off; the deal's by default.")
    marking: Marking | None = maybe("Nothing above this label is shown; the deal's by default.")
    state: Literal["draft", "embargoed", "final"] = otherwise("final", "Shown unless final.")
    embargo_until: Date | None = maybe("End of the embargo; needed with `state: embargoed`.")
    house: House | None = maybe("Publisher; the deal's by default.")
    authors: tuple[Plain, ...] = many("Authors; the deal's by default.")
    reviewers: tuple[Plain, ...] = many("Reviewers.")
    version: Words | None = maybe("Version of the document; the deal's by default.")
    change_note: Plain | None = maybe("What changed since the last version.")
    substantive_date: Date | None = maybe("Day of the last change in substance.")
    sections: tuple[SectionRef, ...] = many("Sections to show, in this order; none means all.")
    omit: tuple[Slug, ...] = many("Ids of records to leave out, or names of whole groups.")
    page: Literal["A4", "Letter"] | None = maybe("Page size of a brief; the brand's by default.")
    attach: Flag = otherwise(False, "Attach the records shown to the PDF, as JSON.")
    pack: Slug | None = maybe("Template pack, shipped or your own; `standard` by default.")
    master: Words | None = maybe("PowerPoint master of a deck: a .pptx or .potx beside the deal file.")


class Acknowledgement(Entry):
    """A warning that was read and is accepted."""

    code: Slug = needed("Code of the warning.")
    where: Words | None = maybe("Id of the record it is about; without it, every warning with this code.")
    reason: Words = needed("Why it is accepted.")
