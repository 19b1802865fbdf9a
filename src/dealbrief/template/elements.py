"""How reference pages describe elements and roles: rows of the vocabulary come in, lines of Markdown go out.

The page of templates and the page of blocks both say with these what attributes an element has and what it may hold.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dealbrief.template.vocabulary import BLOCK_ATTRIBUTES, FLOW, INLINE, TEXT, Builder, Row

_SETS = {"blocks": FLOW, "text blocks": TEXT, "inlines": INLINE}
_HEAD = "| element | attributes | may hold | meaning |\n|---|---|---|---|\n"


def element_table(rows: Iterable[Row]) -> Iterator[str]:
    """A table with a line for each element."""
    yield _HEAD
    for row in rows:
        yield f"| `{row.name}` | {attributes(row)} | {may_hold(row.children, row.text)} | {row.doc} |\n"


def details(build: Builder) -> str:
    """What is said of an element, or of a kind of figure, beyond its line; empty for most."""
    _, _, rest = inspect.cleandoc(build.__doc__ or "").partition("\n\n")
    return " ".join(rest.split())


def attributes(row: Row) -> str:
    """An element's own attributes, those it must have in bold; what every block has is left out."""
    is_block = set(BLOCK_ATTRIBUTES) <= set(row.attributes)
    own = [name for name in row.attributes if not is_block or name not in BLOCK_ATTRIBUTES]
    return attribute_names(own, row.required)


def attribute_names(names: Iterable[str], required: Iterable[str]) -> str:
    """Attributes one after the other, those that must be there in bold."""
    bold = frozenset(required)
    return ", ".join(f"**`{name}`**" if name in bold else f"`{name}`" for name in names)


def may_hold(children: Iterable[str], text: bool) -> str:
    """The names of whole sets instead of their elements; words where text may stand."""
    rest = dict.fromkeys(children)
    parts = ["words"] if text else []
    for name, elements in _SETS.items():
        if all(element in rest for element in elements):
            parts.append(name)
            rest = dict.fromkeys(element for element in rest if element not in elements)
    return ", ".join([*parts, *(f"`{element}`" for element in rest)])


class Role(NamedTuple):
    """What a role of a slide is for, and the slots of its layout."""

    slots: tuple[str, ...]
    meaning: str


ROLES: Mapping[str, Role] = {
    "title": Role(("subtitle", "dateline", "figure", "caption"), "the first slide, and a unit field beside its title"),
    "section": Role(("lead",), "the beginning of a part of a long deck"),
    "exhibit": Role(("exhibit",), "one figure or table"),
    "exhibit-note": Role(("exhibit", "note"), "one figure, and words beside it"),
    "two": Role(("left", "right"), "two things to compare"),
    "statement": Role(("statement", "note"), "one sentence, and a number beside it"),
    "text": Role(("body",), "words alone"),
    "content": Role(("body",), "a list, with the bullets of its layout"),
    "columns": Role(("left", "right"), "two lists side by side"),
    "comparison": Role(("left-head", "left", "right-head", "right"), "two lists, each under its name"),
    "picture": Role(("picture", "body"), "one picture, shown whole, and words beside it"),
    "sources": Role(("exhibit",), "the source list"),
    "one-slide": Role(("exhibit",), "the whole deal on one slide: three columns, each under a rule"),
    "closing": Role(("lead",), "the last slide: what to keep in mind, whom to ask"),
}
"""The roles as the deck has them; a test holds the two together."""


def role_table() -> str:
    """A table with a line for each role."""
    rows = (f"| `{name}` | {slots(role)} | {role.meaning} |\n" for name, role in ROLES.items())
    return "".join(["| role | slots | for |\n|---|---|---|\n", *rows])


def slots(role: Role) -> str:
    """The slots of a role, one after the other."""
    return ", ".join(f"`{slot}`" for slot in role.slots)
