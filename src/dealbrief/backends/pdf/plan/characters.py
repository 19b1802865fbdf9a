"""Characters: a document comes in, a problem for each character no face can set goes out, before anything is laid out.

A character the serif lacks is set from the sans; one the sans lacks too, and every control character, is an error.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from dealbrief.document.blocks import KeyFigure, TitleBlock
from dealbrief.document.figures import Bar, BarData, LineData, Moment, Party, Point, Term
from dealbrief.document.inlines import Code, Confidence, Stance, State, Text, Value
from dealbrief.document.tree import Document, Meta, SourceEntry
from dealbrief.errors import Place, Problem
from dealbrief.theme.fonts import Face, face

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
    Party: ("name", "detail"),
    Term: ("title", "detail"),
    Meta: ("title", "short_title", "kind", "as_of", "marking", "state", "house", "version"),
    SourceEntry: ("label", "publisher", "title", "issued", "grade"),
}
"""The fields of each class that are set on a page."""
_SPACES = frozenset(" \t\r\n")


def character_problems(document: Document) -> list[Problem]:
    """One problem for each character that cannot be set, at the first block that holds it."""
    sans = face("sans")
    found: dict[str, Problem] = {}
    cited = {*document.cited, *(name for note in document.notes for name in note.sources)}
    entries = tuple(entry for name, entry in document.sources.items() if name in cited)
    for text, at in _texts((document.meta, document.blocks, entries), None):
        for character in set(text) - _SPACES:
            if character not in found and not _can_be_set(character, sans):
                found[character] = _problem(character, at)
    return list(found.values())


def _texts(node: Any, at: Place | None) -> Iterator[tuple[str, Place | None]]:
    """Every text that is set, with the innermost place around it."""
    if isinstance(node, tuple):
        for item in node:
            yield from _texts(item, at)
    elif is_dataclass(node) and not isinstance(node, type):
        at = getattr(node, "at", None) or at
        for name in _SHOWN.get(type(node), ()):
            value = getattr(node, name)
            yield from ((text, at) for text in ((value,) if isinstance(value, str) else value))
        for field in fields(node):
            if field.name not in ("at", "about"):
                yield from _texts(getattr(node, field.name), at)


def _can_be_set(character: str, sans: Face) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp") and sans.has(character)


def _problem(character: str, at: Place | None) -> Problem:
    code = ord(character)
    if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return Problem("control-character", f"U+{code:04X} is a control character", at, "take it out of the text")
    name = unicodedata.name(character, "a character without a name")
    return Problem("missing-glyph", f"no face of the document has U+{code:04X} {name}", at, "write it another way")
