"""What every record of a deal file has in common. In: plain data from `marked`; out: validated, frozen models.

A field's description is written once, here in the models; the JSON Schema and docs/source.md are made from it.
These models stay inside `dealbrief.source`: what leaves it is a view.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from dealbrief.language.quantity import Approx
from dealbrief.source.fields import ClaimRef, Marking, Number, Slug, SourceRef, Whole, Words


def needed(description: str) -> Any:
    return Field(description=description)


def some(description: str) -> Any:
    """A list that must have an entry."""
    return Field(description=description, min_length=1)


def maybe(description: str, **extra: Any) -> Any:
    return Field(default=None, description=description, **extra)


def many(description: str) -> Any:
    return Field(default=(), description=description)


def otherwise(default: Any, description: str) -> Any:
    return Field(default=default, description=description)


class Entry(BaseModel):
    """A mapping in the deal file whose keys are known."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True)


class Sourced(Entry):
    """An entry inside a record that may rest on sources of its own."""

    sources: tuple[SourceRef, ...] = many("Sources this entry rests on.")
    claims: tuple[ClaimRef, ...] = many("Claims this entry rests on; their sources count as its own.")


class Fact(Sourced):
    """A record: it has an id and can be cited, marked and left out of an edition."""

    id: Slug = needed("Unique in the whole file: a small letter, then small letters, digits, hyphens.")
    marking: Marking | None = maybe("TLP 2.0 label; without one the deal's applies.")
    audience: tuple[Slug, ...] = many("Audiences this is for; none means all.")
    seed: tuple[Whole, ...] = many("Paragraphs of the commissioning text this answers.")


class Amount(Entry):
    """A number, what it counts, and how exactly it is known."""

    value: Number = needed("The number: digits and a point.")
    unit: Words | None = maybe("What it counts: a unit in the words of the deal's language, or `%`.")
    approx: Approx = otherwise("exact", "How exactly it is known; printed with the number.")
