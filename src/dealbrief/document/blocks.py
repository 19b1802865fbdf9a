"""Blocks: what a document is made of. Plain frozen data; in from the template parser, out to the backends.

Every block knows the template line that wrote it (`at`) and the records it shows (`about`), so that any later problem
can be located and any statement traced.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from dealbrief.document.figures import FigureData
from dealbrief.document.inlines import Confidence, Inlines, Side
from dealbrief.errors import Place

Room = Literal["rail", "main", "full"]
"""Where a block of a brief stands: the narrow rail, the main column, or across both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockBase:
    at: Place | None = field(default=None, compare=False)
    about: tuple[str, ...] = ()
    room: Room | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(BlockBase):
    """A heading inside a section; `level` 1 to 3. `ruled` sets a rule over it, as over a part of a page."""

    children: Inlines
    level: int = 1
    ruled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(BlockBase):
    """`role`: "body" runs, "lead" opens, "small" is a grey note, "credit" names who said it, "statement" is large.
    `number` is 0 where paragraphs are not numbered."""

    children: Inlines
    role: Literal["body", "lead", "small", "credit", "statement"] = "body"
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(BlockBase):
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock(BlockBase):
    items: tuple[ListItem, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(BlockBase):
    """Somebody's words; `credit` names whose. `verbatim` is False for a paraphrase, which gets no quotation marks."""

    blocks: tuple[Block, ...]
    credit: Inlines = ()
    verbatim: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(BlockBase):
    """A table cell. `columns` and `rows` are what it spans, to the right and down; only a cell of a head spans rows."""

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(BlockBase):
    """A table row. `group` marks a row that heads the rows after it; `focus` the row the claim is about."""

    cells: tuple[Cell, ...]
    group: bool = False
    focus: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A table column: its share of the width (grid units) and alignment."""

    width: float = 1.0
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Captioned(BlockBase):
    """What a table, figure and box share. `number` is 0 until `numbering` has run.

    `title` is the finding, `subtitle` the measure, unit and date, `note` how to read it, `sources` the ids printed as
    its source line.
    """

    title: Inlines = ()
    subtitle: Inlines = ()
    note: Inlines = ()
    sources: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Captioned):
    """`head` has as many rows as stand over the table, from the top one down.

    On a slide `top` is the most rows shown, group rows not counted, 0 for all; `rest` is the line below them, with
    {count} for how many more there are.
    """

    columns: tuple[Column, ...]
    head: tuple[Row, ...] = ()
    rows: tuple[Row, ...]
    compact: bool = False
    top: int = 0
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Captioned):
    """A drawing from data. `alt` states the finding for whoever cannot see it."""

    kind: str
    data: FigureData
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout(Captioned):
    """A numbered box."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure(BlockBase):
    value: str
    label: Inlines
    side: Side = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures(BlockBase):
    """`large` sets their numbers as large as a poster's, all in one size."""

    items: tuple[KeyFigure, ...]
    large: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeaway(BlockBase):
    claim: Inlines
    blocks: tuple[Block, ...] = ()
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeaways(BlockBase):
    items: tuple[Takeaway, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns(BlockBase):
    """Columns of equal width, side by side."""

    columns: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside(BlockBase):
    """A grey note beside the text: small print of a rail, side note of a slide."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents(BlockBase):
    """The list of numbered sections with their pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList(BlockBase):
    """Every source the document cites, in the order of first mention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteList(BlockBase):
    """The notes of a document that has them at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak(BlockBase):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(BlockBase):
    """A part of a brief: `label` names it (rail and contents), `assertion` is its claim.

    `numbered` sections count and stand in the contents; `anchor` "foot" sets the section at the foot of the last page
    where it fits. `number` is 0 until `numbering` has run.
    """

    label: Inlines
    assertion: Inlines = ()
    blocks: tuple[Block, ...]
    numbered: bool = True
    anchor: Literal["flow", "foot"] = "flow"
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBlock(BlockBase):
    """The head of page 1: kind of document, its theme, title, standfirst, and a line of facts about the edition.

    The first of `facts` is set strong (the as-of date).
    """

    kind: str
    topic: str
    title: Inlines
    standfirst: Inlines = ()
    facts: tuple[str, ...] = ()


Block: TypeAlias = (
    Heading
    | Paragraph
    | ListBlock
    | ListItem
    | Quote
    | Table
    | Row
    | Cell
    | Figure
    | Callout
    | KeyFigure
    | KeyFigures
    | Takeaway
    | Takeaways
    | Columns
    | Aside
    | Contents
    | SourceList
    | NoteList
    | PageBreak
    | Section
    | TitleBlock
)


@dataclass(frozen=True, slots=True)
class RichProse:
    """Paragraphs, lists and quotes as the view hands them to a template; prints as elements of the dialect."""

    blocks: tuple[Block, ...]

    def __bool__(self) -> bool:
        return bool(self.blocks)
