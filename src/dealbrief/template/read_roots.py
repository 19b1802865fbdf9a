"""Readers of the two roots, of slides and of the references: nodes come in, a `Document` goes out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal, cast

from dealbrief.document.inlines import Inlines
from dealbrief.document.tree import Document, Meta, Slide, Slot, SourceEntry
from dealbrief.template.node import Node
from dealbrief.template.read_blocks import blocks, part, parts
from dealbrief.template.read_inlines import inlines
from dealbrief.template.vocabulary import FLOW, INLINE, ROWS, TEXT, element

_META = ("kind", "as-of", "marking", "state", "house", "author", "version", "description", "keywords", "sides")
_PAGE = (*_META, "page", "notes", "spacing", "numbering", "pages")
_REQUIRED = ("title", "short-title", "language", "stamp")


def _meta(node: Node) -> Meta:
    return Meta(
        title=node.text("title"),
        short_title=node.text("short-title"),
        language=node.text("language"),
        kind=node.text("kind"),
        as_of=node.text("as-of"),
        marking=node.text("marking"),
        state=node.text("state"),
        house=node.text("house"),
        author=node.text("author"),
        version=node.text("version"),
        stamp=node.day("stamp"),
        description=node.text("description"),
        keywords=tuple(word.strip() for word in node.text("keywords").split(";") if word.strip()),
        sides=node.whole("sides", 0, 0, 99),
    )


def _page_meta(node: Node) -> Meta:
    """What a brief also says: its page size, where its notes stand, how close it is set, what it numbers."""
    page = cast(Literal["", "A4", "Letter"], node.choice("page", ("", "A4", "Letter")))
    notes = cast(Literal["foot", "end"], node.choice("notes", ("foot", "end"), "foot"))
    lists = list(node.element.iter("notes"))
    if notes == "end" and not lists:
        node.problem("no-notes", 'a brief with notes="end" has no <notes/>', "set <notes/> where they are to stand")
    if notes == "foot" and lists:
        node.problem("no-notes", "a brief with <notes/> has them at the foot too", 'give the brief notes="end"')
    spacing = cast(Literal["", "tight"], node.choice("spacing", ("", "tight")))
    numbering = cast(Literal["", "paragraphs"], node.choice("numbering", ("", "paragraphs")))
    pages = node.whole("pages", 0, 0, 999)
    return replace(_meta(node), page=page, notes=notes, spacing=spacing, numbering=numbering, pages=pages)


def _sources(node: Node) -> dict[str, SourceEntry]:
    found = next(iter(parts(node, "references")), ())
    return {entry.id: entry for entry in found}


@element("brief", children=("references", "titleblock", "section", *FLOW), required=_REQUIRED, attributes=_PAGE)
def brief(node: Node) -> Document:
    """The root of a brief: a PDF. `numbering="paragraphs"` counts those of its sections, which then have letters."""
    found = tuple(
        ROWS[child.tag].build(child) for child in node.nodes() if child.tag in {"titleblock", "section", *FLOW}
    )
    return Document(root="brief", meta=_page_meta(node), blocks=found, sources=_sources(node))


def _deck_meta(node: Node) -> Meta:
    """What a deck also says: the ground of its title, section and closing slides."""
    ground = cast(Literal["dark", "light"], node.choice("ground", ("dark", "light"), "dark"))
    return replace(_meta(node), ground=ground)


@element("deck", children=("references", "slide"), required=_REQUIRED, attributes=(*_META, "ground"))
def deck(node: Node) -> Document:
    """The root of a deck: a PowerPoint file. Title, section and closing slides have a `ground`, dark or light."""
    return Document(root="deck", meta=_deck_meta(node), slides=parts(node, "slide"), sources=_sources(node))


@element(
    "slide",
    children=("title", "exhibit", "slot", "talk", "note"),
    required=("role",),
    attributes=("section", "sources", "about"),
)
def slide(node: Node) -> Slide:
    """A slide: `role` chooses its layout, the title is its claim, slots fill the layout."""
    return Slide(
        role=node.text("role"),
        title=part(node, "title"),
        section=node.text("section"),
        exhibit=part(node, "exhibit"),
        slots=parts(node, "slot"),
        talk=next(iter(parts(node, "talk")), ()),
        sources=node.ids("sources"),
        note=part(node, "note"),
        about=node.ids("about"),
        at=node.at,
    )


@element("exhibit", children=INLINE, text=True)
def exhibit(node: Node) -> Inlines:
    """What a slide shows: measure, unit, place, period."""
    return inlines(node)


@element("slot", children=(*FLOW, *INLINE), text=True, required=("name",))
def slot(node: Node) -> Slot:
    """What fills one named place of a slide."""
    return Slot(name=node.text("name"), blocks=blocks(node), at=node.at)


@element("talk", children=(*TEXT, *INLINE), text=True)
def talk(node: Node) -> Any:
    """What the speaker says: full sentences."""
    return blocks(node)


@element("references", children=("reference",))
def references(node: Node) -> tuple[SourceEntry, ...]:
    """All sources the document may cite; shows nothing itself."""
    return parts(node, "reference")


@element(
    "reference",
    required=("id", "label", "publisher"),
    attributes=("title", "issued", "href", "grade", "seen"),
)
def reference(node: Node) -> SourceEntry:
    """A source as notes and the source list show it."""
    return SourceEntry(
        id=node.text("id"),
        label=node.text("label"),
        publisher=node.text("publisher"),
        title=node.text("title"),
        issued=node.text("issued"),
        href=node.href(),
        grade=node.text("grade"),
        seen=node.choice("seen", ("full", "excerpt", "second-hand"), "full"),
    )
