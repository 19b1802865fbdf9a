"""Evidence: sources, the claims that rest on them, and series of numbers to plot."""

from __future__ import annotations

from typing import Literal

from dealbrief.language.quantity import Approx
from dealbrief.source.fields import (
    ActorRef,
    ClaimRef,
    Date,
    EventRef,
    Inline,
    Language,
    Number,
    Plain,
    Slug,
    UpTo6,
    Url,
    Words,
)
from dealbrief.source.model import Entry, Fact, Sourced, many, maybe, needed, otherwise, some


class Point(Sourced):
    """One number of a series."""

    date: Date = needed("Day or period it is for.")
    value: Number = needed("The number.")
    approx: Approx = otherwise("exact", "How exactly it is known; only exact points are joined.")
    split: dict[Slug, Number] = otherwise({}, "Parts of the number, by name; they must add up.")
    label: Plain | None = maybe("Words at the point.")
    label_place: Literal["above", "below", "left", "right"] | None = maybe("Where they stand.")
    note: Inline | None = maybe("What to know about it.")


class Annotation(Entry):
    """An event marked in a chart."""

    event: EventRef = needed("The event.")
    label: Plain | None = maybe("Words in the chart; the event's label by default.")


class Series(Fact):
    """Numbers over time."""

    title: Inline = needed("What is counted.")
    unit: Words | None = maybe("Unit.")
    definition: Inline | None = maybe("Who is counted, by whom and how.")
    points: tuple[Point, ...] = some("The numbers, oldest first.")
    side: ActorRef | None = maybe("The party whose colour it takes.")
    chart: Literal["line", "column", "bar"] | None = maybe("How to draw it.")
    alt_text: Plain | None = maybe("What the chart shows, for those who cannot see it.")
    annotations: tuple[Annotation, ...] = many("Events to mark.")


class Claim(Fact):
    """One statement, one number at most, and how well it is known."""

    statement: Inline = needed("The statement; its own number is printed by `[=id]`.")
    value: Number | None = maybe("Its number.")
    unit: Words | None = maybe("What the number counts.")
    approx: Approx = otherwise("exact", "How exactly it is known.")
    date: Date | None = maybe("When it was true.")
    locator: Plain | None = maybe("Page or paragraph in the source.")
    credibility: UpTo6 | None = maybe("Admiralty 1 (confirmed) to 6 (cannot be judged).")
    confidence: Literal["stored-source", "seed", "derived", "judgement", "background"] | None = maybe(
        "How it is known."
    )
    derived_from: tuple[ClaimRef, ...] = many("Claims it is computed or inferred from.")
    conflicts_with: tuple[ClaimRef, ...] = many("Claims that say otherwise.")
    supersedes: tuple[ClaimRef, ...] = many("Older claims this one replaces.")
    question: Plain | None = maybe("The question that a conflict is about; on the claim that is used.")
    resolution: Inline | None = maybe("How the conflict is handled; on the claim that is used.")


class Name(Entry):
    """An author, as CSL-JSON writes names."""

    family: Words | None = maybe("Family name.")
    given: Words | None = maybe("Given name.")
    literal: Words | None = maybe("The name as one string: a body.")


class Source(Fact):
    """A publication, with CSL-JSON's field names."""

    type: Words = otherwise("webpage", "CSL type, such as article-newspaper, report, legislation.")
    title: Plain | None = maybe("Title.")
    author: tuple[Name, ...] = many("Authors.")
    publisher: Plain = needed("Who published it.")
    short: Plain | None = maybe("Short form of the publisher, for notes.")
    container_title: Plain | None = maybe("Journal, site or collection.", alias="container-title")
    issued: Date | None = maybe("When it was published.")
    accessed: Date | None = maybe("When it was read.")
    url: Url | None = maybe("Address.", alias="URL")
    archived_url: Url | None = maybe("Address of an archived copy.")
    language: Language | None = maybe("Language it is written in.")
    note: Plain | None = maybe("What to know about it.")
    kind: Slug | None = maybe("official, news, ngo, think-tank, state-media, aggregator, ...")
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = maybe("Admiralty A (reliable) to F (cannot be judged).")
    seen: Literal["full", "excerpt", "second-hand"] | None = maybe("How much of it was read.")
