"""The roots: a brief or a deck, with what is true of the whole document. In from the parser, out to one backend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dealbrief.document.blocks import Block
from dealbrief.document.inlines import Inlines
from dealbrief.errors import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What is true of the whole document.

    Attributes:
        title: For the metadata and the window title, plain.
        short_title: For running head and footer.
        language: BCP 47 tag of the text.
        kind: What it is, e.g. "Policy brief".
        as_of: The date line as printed, e.g. "as of 31 December 2025"; may be empty.
        marking: TLP 2.0 label such as "TLP:CLEAR", or empty: nothing drawn.
        state: "Draft" or "Embargoed until …" as printed, or empty for a final edition.
        house: Who issues it, as printed in the foot.
        version: As printed, e.g. "Version 1.0"; may be empty.
        stamp: The date written into the file's metadata; comes from the source, never from the clock.
        description, keywords: For the metadata.
        page: Its page size, "A4" or "Letter"; empty for the brand's.
        notes: Where its notes stand: at the "foot" of each page, or at the "end", in its list of notes.
        spacing: "tight" for a product of few pages: smaller text, less white, rows that run off the grid.
        numbering: "paragraphs" if those of its numbered sections are counted through the document.
        pages: The most pages it is made for; 0 is any number.
        ground: Of a deck's title, section and closing slides: "dark", as for a wall, or "light", as for paper.
        sides: How many parties give or take; colours "a", "b", … follow it.
        source: Name of the template file the tree came from.
    """

    title: str
    short_title: str
    language: str
    kind: str = ""
    as_of: str = ""
    marking: str = ""
    state: str = ""
    house: str = ""
    author: str = ""
    version: str = ""
    stamp: date
    description: str = ""
    keywords: tuple[str, ...] = ()
    sides: int = 0
    ground: Literal["dark", "light"] = "dark"
    page: Literal["", "A4", "Letter"] = ""
    notes: Literal["foot", "end"] = "foot"
    spacing: Literal["", "tight"] = ""
    numbering: Literal["", "paragraphs"] = ""
    pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """A source as a document shows it.

    Attributes:
        label: For notes: publisher and date ("TASS, 13 December 2025").
        publisher: Short name for the source line of a figure.
        title: Its title, plain; empty where unknown.
        issued: Its date as printed; empty where unknown.
        href: http(s) address or empty.
        grade: Reliability A to F, or empty.
        seen: "full", "excerpt" or "second-hand": how the house saw it.
    """

    id: str
    label: str
    publisher: str
    title: str = ""
    issued: str = ""
    href: str = ""
    grade: str = ""
    seen: str = "full"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number and the sources it names."""

    number: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What fills one named place of a slide's layout."""

    name: str
    blocks: tuple[Block, ...]
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide: its role (which layout), its claim as title, its slots, its speaker notes.

    `section` names the part of the deck it belongs to (kicker and section list); `exhibit` says what is shown, unit,
    place and period; `sources` are the ids printed at its foot, `note` what must be said beside them.
    """

    role: str
    title: Inlines
    section: str = ""
    exhibit: Inlines = ()
    slots: tuple[Slot, ...] = ()
    talk: tuple[Block, ...] = ()
    sources: tuple[str, ...] = ()
    note: Inlines = ()
    about: tuple[str, ...] = ()
    at: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the document's file: what the document was made from."""

    name: str
    media_type: str
    data: bytes = field(repr=False)
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document. `blocks` for a brief, `slides` for a deck; `sources` are all it may cite, in source order."""

    root: Literal["brief", "deck"]
    meta: Meta
    blocks: tuple[Block, ...] = ()
    slides: tuple[Slide, ...] = ()
    sources: Mapping[str, SourceEntry] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    cited: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
