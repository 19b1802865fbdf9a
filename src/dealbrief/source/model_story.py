"""What happened, who said what, what it means and how it may go on."""

from __future__ import annotations

from typing import Literal

from dealbrief.source.fields import (
    ActorRef,
    Confidence,
    Date,
    Flag,
    Inline,
    Language,
    Plain,
    Prose,
    Slug,
    SourceRef,
    UpTo3,
)
from dealbrief.source.model import Entry, Fact, many, maybe, needed, otherwise

Stance = Literal["welcome", "cautious", "critical", "opposed", "unchanged", "silent-or-unknown"]
Likelihood = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
]


class Event(Fact):
    """Something that happened on a day."""

    date: Date = needed("When.")
    title: Inline = needed("What happened, in a phrase.")
    label: Plain | None = maybe("Shorter form for a timeline; the title by default.")
    text: Inline | None = maybe("One or two sentences.")
    place: Plain | None = maybe("Where.")
    actors: tuple[ActorRef, ...] = many("Who took part.")
    side: ActorRef | None = maybe("The party whose colour it takes.")
    kind: Slug | None = maybe("What kind of event.")
    importance: UpTo3 = otherwise(2, "1 (always shown), 2, 3 (chronology only).")
    lane: Slug | None = maybe("Lane of the timeline: politics, people, sanctions, economy, or your own word.")


class Quote(Entry):
    """Words said, verbatim."""

    text: Plain = needed("The words, in the language of the edition.")
    language: Language | None = maybe("Language they were said in.")
    original: Plain | None = maybe("The words as said, if translated.")
    source: SourceRef | None = maybe("Where they stand.")


class Reaction(Fact):
    """What an actor said or did about the deal."""

    actor: ActorRef | None = maybe("Who; needed without `label`.")
    label: Plain | None = maybe("How the actor is shown here; its name by default.")
    date: Date = needed("When.")
    stance: Stance = needed("How the actor stands to it.")
    conditional: Flag = otherwise(False, "True: with conditions.")
    asks: tuple[Inline, ...] = many("What is asked for.")
    gist: Inline = needed("What was said, in a sentence.")
    quote: Quote | None = maybe("Words to quote.")


class Takeaway(Entry):
    """One of the key takeaways."""

    claim: Inline = needed("The takeaway: one full sentence.")
    text: Inline | None = maybe("One or two sentences more.")
    confidence: Confidence | None = maybe("How sure; the section's by default.")


class Box(Entry):
    """A boxed explanation inside a section."""

    title: Plain = needed("Title of the box.")
    body: Prose = needed("Text of the box.")


class Section(Fact):
    """A piece of analysis under one assertion."""

    heading: Plain = needed("Heading.")
    label: Plain | None = maybe("Short form for kicker and contents; the heading by default.")
    assertion: Inline = needed("What the section shows, as one full sentence; titles a slide.")
    body: Prose | None = maybe("The text.")
    so_what: Inline | None = maybe("What follows for the reader.")
    kind: Literal["fact", "judgement", "mixed"] = otherwise("fact", "What the section offers.")
    confidence: Confidence | None = maybe("How sure; needed with a judgement.")
    takeaway: Takeaway | None = maybe("What of it stands among the key takeaways.")
    box: Box | None = maybe("A boxed explanation.")
    figures: tuple[Slug, ...] = many(
        "Names of figures the template puts here, in this order; docs/templates.md lists them."
    )
    date: Date | None = maybe("Day of writing; later than as-of, the section is left out.")


class Indicator(Entry):
    """A sign to watch."""

    text: Inline = needed("What to watch.")
    direction: Inline | None = maybe("Which way it points, in words.")
    baseline: Inline | None = maybe("Where it stood.")
    threshold: Inline | None = maybe("From where on it counts.")
    current: Inline | None = maybe("Where it stands.")
    source: SourceRef | None = maybe("Where it can be read.")
    checked: Date | None = maybe("When it was last looked up.")


class Scenario(Fact):
    """One way things can go."""

    name: Plain = needed("Name.")
    text: Inline | None = maybe("One sentence on it.")
    horizon: Plain | None = maybe("Until when it is meant.")
    likelihood: Likelihood | None = maybe("ICD 203 word; its band is computed.")
    exclusive: Flag = otherwise(True, "False if it can come true beside the others.")
    confidence: Confidence | None = maybe("How sure the author is.")
    drivers: tuple[Inline, ...] = many("What would bring it about.")
    consequences: tuple[Inline, ...] = many("What would follow.")
    indicators: tuple[Indicator, ...] = many("Signs to watch.")
    author: Plain | None = maybe("Who judged.")
    date: Date | None = maybe("When; may follow the as-of day.")
    illustrative: Flag = otherwise(False, "True: a made-up likelihood, labelled as such.")
