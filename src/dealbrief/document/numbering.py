"""Numbering: a tree without numbers comes in, the same tree goes out with sections, captions and notes numbered.

Notes are numbered once through the whole document, in reading order; a note that names the same sources as an earlier
one takes its number. Paragraphs are numbered where the document asks for it. Sources count as cited by a note or by the
source line of a figure, table, box or slide.
"""

from __future__ import annotations

from dataclasses import replace
from string import ascii_uppercase
from typing import Any

from dealbrief.document.blocks import Block, Callout, Captioned, Figure, Paragraph, Section, Table
from dealbrief.document.inlines import Cite
from dealbrief.document.tree import Document, Meta, Note, Slide
from dealbrief.document.walk import rebuild


class _Counter:
    """Counts what it has seen; lives for one pass over one tree."""

    def __init__(self, by_paragraph: bool) -> None:
        self.by_paragraph = by_paragraph
        self.sections = self.paragraphs = 0
        self.captions: dict[type, int] = {}
        self.notes: dict[tuple[str, ...], int] = {}
        self.cited: dict[str, None] = {}

    def number(self, node: Any) -> Any:
        if isinstance(node, Section) and node.numbered:
            self.sections += 1
            blocks = tuple(map(_marked, node.blocks)) if self.by_paragraph else node.blocks
            return replace(node, number=self.sections, blocks=blocks)
        if isinstance(node, Paragraph) and node.number:
            self.paragraphs += 1
            return replace(node, number=self.paragraphs)
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


def section_mark(section: Section, meta: Meta) -> str:
    """The number of a section as printed: a letter where paragraphs are numbered, so that each number is a paragraph's;
    empty for one that has none."""
    if meta.numbering != "paragraphs":
        return str(section.number or "")
    mark, rest = "", section.number
    while rest:
        rest, place = divmod(rest - 1, len(ascii_uppercase))
        mark = ascii_uppercase[place] + mark
    return mark


def _marked(block: Block) -> Block:
    """A paragraph of a section's running text, marked to be counted where it is read."""
    if isinstance(block, Paragraph) and block.role in ("body", "lead") and block.room in (None, "main"):
        return replace(block, number=1)
    return block


def number(document: Document) -> Document:
    """The document with all its numbers, its notes and the list of what it cites."""
    counter = _Counter(document.meta.numbering == "paragraphs")
    blocks = rebuild(document.blocks, counter.number)
    slides = rebuild(document.slides, counter.number)
    notes = tuple(Note(number, sources) for sources, number in counter.notes.items())
    return replace(document, blocks=blocks, slides=slides, notes=notes, cited=tuple(counter.cited))
