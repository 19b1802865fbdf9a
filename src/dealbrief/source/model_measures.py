"""Measures such as sanctions: who took them, on what instrument, and every dated change since."""

from __future__ import annotations

from typing import Literal

from dealbrief.source.fields import ActorRef, Date, Inline, Plain, Slug, Url, Words
from dealbrief.source.model import Fact, Sourced, many, maybe, needed

Action = Literal[
    "imposed",
    "tightened",
    "licensed",
    "eased",
    "suspended",
    "lifted",
    "renewed",
    "expired",
    "kept",
    "reimposed",
    "announced-only",
    "court",
]
MeasureType = Literal[
    "asset-freeze",
    "travel-ban",
    "arms-embargo",
    "export-control",
    "import-restriction",
    "financial-restriction",
    "investment-ban",
    "services-ban",
    "transport-restriction",
    "anti-circumvention",
    "authorisation",
    "diplomatic",
    "other",
]


class Instrument(Sourced):
    """A legal act."""

    kind: Literal[
        "order",
        "law",
        "regulation",
        "decision",
        "directive",
        "designation",
        "general-licence",
        "court",
        "contract",
        "other",
    ] = needed("What kind of act.")
    name: Plain = needed("Name as printed; numbers in it need no claim.")
    short: Plain | None = maybe("Short name for tables.")
    number: Words | None = maybe("Number alone.")
    citation: Plain | None = maybe("Official citation.")
    date: Date | None = maybe("When it was made.")
    effective: Date | None = maybe("When it took effect.")
    expires: Date | None = maybe("When it ends.")
    url: Url | None = maybe("Where it is published.")


class Change(Sourced):
    """One dated action on a measure."""

    date: Date = needed("When.")
    action: Action = needed("What was done.")
    instrument: Plain | None = maybe("The act, by its short name.")
    scope: Inline | None = maybe("What it covers.")
    excludes: Inline | None = maybe("What it leaves out.")
    note: Inline | None = maybe("What else to know.")


class Measure(Fact):
    """A measure. Its status is its last action's at the edition's as-of date."""

    title: Plain = needed("What it is, in a few words.")
    authority: ActorRef = needed("Who took it.")
    programme: Words | None = maybe("Programme key such as `EU-BLR`.")
    targets: tuple[ActorRef, ...] = many("Actors it is aimed at.")
    target: Plain | None = maybe("Whom or what it is aimed at, in words; the targets' names by default.")
    aliases: tuple[Words, ...] = many("Other words that texts use for it; the wording guard looks for them.")
    type: MeasureType = needed("What kind of measure.")
    basis: tuple[Slug, ...] = many("Grounds given for it: repression, election, war, ...")
    basis_note: Inline | None = maybe("How the grounds are known.")
    row: Plain | None = maybe("Row in the table of measures by authority; equal rows stand side by side.")
    instruments: tuple[Instrument, ...] = many("Legal acts.")
    changes: tuple[Change, ...] = many("Dated actions, oldest first.")
    text: Inline | None = maybe("One sentence on it.")
