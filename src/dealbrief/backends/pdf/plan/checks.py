"""What cannot be set: a document comes in, its problems go out, before anything is laid out.

A character a family lacks is set from the next of its chain (`theme.fonts.chain`); one that the whole chain lacks, and
every control character, is an error. So is an address of another scheme than http, https and mailto, which no file of
ours leads to. Every problem names the innermost place there is: that of the block, or of the first block that cites the
source, or of the title block for what the document says about itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from dealbrief.document.blocks import KeyFigure, TitleBlock
from dealbrief.document.figures import Bar, BarData, LineData, Milestone, Moment, Party, Point, Term
from dealbrief.document.figures_counts import Portion, ScenarioBand, Stage, UnitGroup, UnitsData
from dealbrief.document.figures_map import Country, Location, MapData, Route
from dealbrief.document.figures_people import Held, Particular, Profile, ProfilesData
from dealbrief.document.figures_time import Event, Lane, Step, TimelineData, Track
from dealbrief.document.inlines import Code, Confidence, Stance, State, Text, Value
from dealbrief.document.tree import Document, Meta, SourceEntry
from dealbrief.errors import Place, Problem
from dealbrief.theme.fonts import SOFT_HYPHEN, unheld

_SHOWN: dict[type, tuple[str, ...]] = {
    Text: ("text",),
    Value: ("text",),
    Code: ("text",),
    State: ("word",),
    Stance: ("mark", "word"),
    Confidence: ("word",),
    KeyFigure: ("value",),
    TitleBlock: ("kind", "topic", "facts"),
    Point: ("text", "label"),
    Moment: ("label",),
    LineData: ("unit", "series"),
    Bar: ("label", "text", "note"),
    BarData: ("unit", "series", "head", "note_head"),
    Milestone: ("date", "label"),
    Lane: ("name",),
    Event: ("when", "short", "label"),
    TimelineData: ("months", "changed"),
    Track: ("title",),
    Step: ("date", "detail"),
    ScenarioBand: ("name", "word", "detail"),
    UnitGroup: ("text", "label"),
    UnitsData: ("unit",),
    Stage: ("head",),
    Portion: ("text", "label"),
    Party: ("name", "detail"),
    Term: ("title", "detail"),
    MapData: ("foot",),
    Country: ("name",),
    Location: ("label",),
    Route: ("label", "word"),
    ProfilesData: ("head", "others"),
    Profile: ("name", "role", "text"),
    Held: ("words", "whole"),
    Particular: ("label", "value"),
    Meta: ("title", "short_title", "kind", "as_of", "marking", "state", "house", "version"),
    SourceEntry: ("label", "publisher", "title", "issued", "grade"),
}
"""The fields of each class that are set on a page."""
_SCHEMES = ("http://", "https://", "mailto:")
_IGNORED = frozenset(" \t\r\n" + SOFT_HYPHEN)
_CONTROLS = ("Cc", "Cs", "Zl", "Zp")
_AROUND = 12
"""Characters shown on each side of one that cannot be set."""


def document_problems(document: Document) -> list[Problem]:
    """One problem for each character that cannot be set, and one for each address that may not be linked."""
    found: dict[str, Problem] = {}
    for node, at in _everything(document):
        for text in _texts(node):
            for character in sorted(set(text) - _IGNORED - found.keys()):
                if not _can_be_set(character):
                    found[character] = _problem(character, text, node, at)
        href = getattr(node, "href", "")
        if href and not href.lower().startswith(_SCHEMES):
            found.setdefault(href, _bad_address(href, at))
    return list(found.values())


def _everything(document: Document) -> Iterator[tuple[Any, Place | None]]:
    """Every node that is set, with its innermost place."""
    yield document.meta, next((block.at for block in document.blocks if isinstance(block, TitleBlock)), None)
    cited: dict[str, Place | None] = {}
    for node, at in _placed(document.blocks, None):
        for name in _named(node):
            cited.setdefault(name, at)
        yield node, at
    yield from ((entry, cited.get(entry.id)) for entry in _entries(document))


def _named(node: Any) -> tuple[str, ...]:
    """The sources a node cites."""
    names = getattr(node, "sources", ())
    return names if isinstance(names, tuple) else ()


def _entries(document: Document) -> tuple[SourceEntry, ...]:
    """The sources a page names."""
    cited = {*document.cited, *(name for note in document.notes for name in note.sources)}
    return tuple(entry for name, entry in document.sources.items() if name in cited)


def _placed(node: Any, at: Place | None) -> Iterator[tuple[Any, Place | None]]:
    """Every dataclass of a tree with the innermost place around it."""
    if isinstance(node, tuple):
        for item in node:
            yield from _placed(item, at)
    elif is_dataclass(node) and not isinstance(node, type):
        at = getattr(node, "at", None) or at
        yield node, at
        for name in _children(type(node)):
            yield from _placed(getattr(node, name), at)


@cache
def _children(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in ("at", "about"))


def _texts(node: Any) -> Iterator[str]:
    """The texts of one node that are set on a page."""
    for name in _SHOWN.get(type(node), ()):
        value = getattr(node, name)
        yield from (value,) if isinstance(value, str) else value


def _bad_address(href: str, at: Place | None) -> Problem:
    return Problem("link-scheme", f"{href[:60]!r} is not an http, https or mailto address", at, "take out the link")


def _can_be_set(character: str) -> bool:
    return unicodedata.category(character) not in _CONTROLS and not unheld(character)


def _problem(character: str, text: str, node: Any, at: Place | None) -> Problem:
    code = ord(character)
    where = f", in {_extract(character, text)}" + (f" of source `{node.id}`" if isinstance(node, SourceEntry) else "")
    if unicodedata.category(character) in _CONTROLS:
        return Problem(
            "control-character", f"U+{code:04X} is a control character{where}", at, "take it out of the text"
        )
    name = unicodedata.name(character, "a character without a name")
    return Problem("missing-glyph", f"no face of the document has U+{code:04X} {name}{where}", at, _remedy(character))


def _extract(character: str, text: str) -> str:
    """The character among its neighbours, without what cannot be printed."""
    at = text.index(character)
    near = text[max(at - _AROUND, 0) : at + 1 + _AROUND]
    return f"“{''.join(letter if letter.isprintable() else '�' for letter in near)}”"


def _remedy(character: str) -> str:
    """What to write instead."""
    plain = unicodedata.normalize("NFKC", character)
    if plain != character and plain.isprintable() and all(not unheld(letter) for letter in plain):
        return f"write “{plain}”"
    kind = unicodedata.category(character)
    if kind.startswith("M"):
        return "write the letter and its mark as one character"
    if kind.startswith("L"):
        return "write it in Latin, Greek or Cyrillic letters"
    if kind.startswith("S"):
        return "write it in words, or with a sign such as →, ✓, ● or ▲"
    return "take it out of the text, or write it another way"
