"""What cannot be set: a document comes in, its problems go out, before anything is laid out.

A character the serif lacks is set from the sans; one the sans lacks too, and every control character, is an error. So
is an address of another scheme than http, https and mailto, which no file of ours leads to.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
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
_SCHEMES = ("http://", "https://", "mailto:")
_SPACES = frozenset(" \t\r\n")


def document_problems(document: Document) -> list[Problem]:
    """One problem for each character that cannot be set, and one for each address that may not be linked."""
    sans = face("sans")
    found: dict[str, Problem] = {}
    for node, at in _placed((document.meta, document.blocks, _entries(document)), None):
        for character in sorted(set("".join(_texts(node))) - _SPACES):
            if character not in found and not _can_be_set(character, sans):
                found[character] = _problem(character, at)
        href = getattr(node, "href", "")
        if href and not href.lower().startswith(_SCHEMES):
            found.setdefault(href, _bad_address(href, at))
    return list(found.values())


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


def _can_be_set(character: str, sans: Face) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp") and sans.has(character)


def _problem(character: str, at: Place | None) -> Problem:
    code = ord(character)
    if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return Problem("control-character", f"U+{code:04X} is a control character", at, "take it out of the text")
    name = unicodedata.name(character, "a character without a name")
    return Problem("missing-glyph", f"no face of the document has U+{code:04X} {name}", at, "write it another way")
