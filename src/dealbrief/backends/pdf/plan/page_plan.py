"""The page plan: what stands where on every page, as plain data between the planner and the writer.

Lengths are points; x runs right from the left edge, y down from the top edge; the y of text is its baseline. Colours
are roles, resolved by `PagePlan.colours`. Every box knows the block it shows (its path in the block tree) and whether
it is content or furniture, so that what is drawn finds its place in the structure, which is made from the block tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from dealbrief.backends.pdf.plan.structure import Element
from dealbrief.document.tree import Attachment
from dealbrief.errors import Problem
from dealbrief.figures.drawing import Disc, Line, Picture, Polygon, Polyline, Rect

Role: TypeAlias = Literal["text", "note", "mark", "page"]
"""What a run is: words; the number of a note; a glyph that stands for the word beside it; a page number."""
Outline: TypeAlias = Line | Polyline | Rect | Disc | Polygon | Picture


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one face, size and colour. `x` counts from the line's left edge.

    `kerns` takes away, after each character, that many 1/1000 em. `rise` lifts the run above the baseline. `href` is an
    address, `target` the name of a destination in the document.
    """

    x: float
    width: float
    face: str
    size: float
    colour: str
    text: str
    kerns: tuple[int, ...]
    rise: float = 0.0
    href: str = ""
    target: str = ""
    role: Role = "text"
    language: str = ""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of runs on a baseline. `tail` joins it to the next line: a space, or nothing inside a broken word."""

    x: float
    y: float
    width: float
    runs: tuple[Run, ...]
    tail: str = " "

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line, `y` its middle."""

    x: float
    y: float
    width: float
    weight: float
    colour: str


@dataclass(frozen=True, slots=True)
class Fill:
    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Art:
    """Shapes of a drawing whose top left corner stands at x, y; its labels are lines of text of their own."""

    x: float
    y: float
    width: float
    height: float
    scale: float
    shapes: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class Destination:
    """A point links can lead to. `title` is its line in the outline at `level`, empty for none."""

    x: float
    y: float
    name: str
    title: str = ""
    level: int = 0


Item: TypeAlias = TextLine | Rule | Fill | Art | Destination


@dataclass(frozen=True, slots=True)
class Box:
    """One thing on a page. `block` is the path of the block it shows ("2/blocks/0"), empty for the page's own.

    `running` says where furniture that stands on every page belongs (ISO 32000-1, 14.8.2.2). What `parts` stands
    between two things: at the head of a page, where there is nothing above, it is left out.
    """

    item: Item
    block: str
    furniture: bool = False
    running: Literal["", "Header", "Footer"] = ""
    parts: bool = False

    def moved(self, x: float, y: float) -> Box:
        return replace(self, item=replace(self.item, x=self.item.x + x, y=self.item.y + y))


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What the file says about itself."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    stamp: date


@dataclass(frozen=True, slots=True)
class PagePlan:
    """The finished pages and their tags; `colours` gives RRGGBB by role, `problems` are warnings of laying them out."""

    width: float
    height: float
    pages: tuple[Page, ...]
    colours: Mapping[str, str]
    meta: PageMeta
    structure: Element
    problems: tuple[Problem, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    def to_text(self) -> str:
        """One readable line per box, for goldens and for whoever asks why a thing stands where it does."""
        return "\n".join(line for page in self.pages for line in _page_text(page)) + "\n"


def _page_text(page: Page) -> Iterator[str]:
    yield f"page {page.number}"
    for box in page.boxes:
        owner = f"  [{box.block or '-'}{' furniture' if box.furniture else ''}]"
        yield f"  {_item_text(box.item)}{owner}"


def _item_text(item: Item) -> str:
    place = f"{item.x:6.1f} {item.y:6.1f}"
    match item:
        case TextLine():
            return f"{place} text {' '.join(_run_text(run) for run in item.runs)}"
        case Rule():
            return f"{place} rule {item.width:.1f} x {item.weight:g} {item.colour}"
        case Fill():
            return f"{place} fill {item.width:.1f} x {item.height:.1f} {item.colour}"
        case Art():
            return f"{place} art {item.width:.1f} x {item.height:.1f} {len(item.shapes)} shapes"
        case Destination():
            return f"{place} destination {item.name}" + (f" {item.title!r}" if item.title else "")


def _run_text(run: Run) -> str:
    link = f" -> {run.href or run.target}" if run.href or run.target else ""
    return f"{_SHORT.get(run.face, run.face)} {run.size:g} {run.colour} {run.text!r}{link}"


_SHORT = {
    "SourceSans3-Regular": "sans",
    "SourceSans3-Semibold": "sans-semibold",
    "SourceSerif4-Regular": "serif",
    "SourceSerif4-Semibold": "serif-semibold",
    "SourceSerif4-It": "serif-italic",
    "SourceSerif4Display-Regular": "display",
    "SourceSerif4Display-Semibold": "display-semibold",
}
