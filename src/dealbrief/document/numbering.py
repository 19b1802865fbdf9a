"""Numbering: a tree without numbers comes in, the same tree with section, figure, table, box and note numbers goes out.

Notes are numbered once through the whole document, in reading order; a note that names the same sources as an earlier
one takes its number. Sources count as cited by a note or by the source line of a figure, table, box or slide.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dealbrief.document.blocks import Callout, Captioned, Figure, Section, Table
from dealbrief.document.inlines import Cite
from dealbrief.document.tree import Document, Note, Slide
from dealbrief.document.walk import rebuild


class _Counter:
    """Counts what it has seen; lives for one pass over one tree."""

    def __init__(self) -> None:
        self.sections = 0
        self.captions: dict[type, int] = {}
        self.notes: dict[tuple[str, ...], int] = {}
        self.cited: dict[str, None] = {}

    def number(self, node: Any) -> Any:
        if isinstance(node, Section) and node.numbered:
            self.sections += 1
            return replace(node, number=self.sections)
        if isinstance(node, Table | Figure | Callout):
            return self._captioned(node)
        if isinstance(node, Cite):
            self.cited.update(dict.fromkeys(node.sources))
            return replace(node, number=self.notes.setdefault(node.sources, len(self.notes) + 1))
        if isinstance(node, Slide):
            self.cited.update(dict.fromkeys(node.sources))
        return node

    def _captioned(self, node: Captioned) -> Captioned:
        self.cited.update(dict.fromkeys(node.sources))
        if not node.title:
            return node
        self.captions[type(node)] = self.captions.get(type(node), 0) + 1
        return replace(node, number=self.captions[type(node)])


def number(document: Document) -> Document:
    """The document with all its numbers, its notes and the list of what it cites."""
    counter = _Counter()
    blocks = rebuild(document.blocks, counter.number)
    slides = rebuild(document.slides, counter.number)
    notes = tuple(Note(number, sources) for sources, number in counter.notes.items())
    return replace(document, blocks=blocks, slides=slides, notes=notes, cited=tuple(counter.cited))
