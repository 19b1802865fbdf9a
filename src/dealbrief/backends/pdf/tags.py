"""The tags: boxes as they are drawn and the plan's structure come in, the structure with its content goes out.

Each stretch of a page that shows the same thing is one marked-content sequence; what is furniture is an artifact.
Inside a slot, links, references to notes and words in another language become elements of their own. `structure_tree`
writes what this gathers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from dealbrief.backends.pdf.canvas import PageCanvas
from dealbrief.backends.pdf.plan.page_plan import Art, Box
from dealbrief.backends.pdf.plan.structure import Element, Slot

Inline: TypeAlias = tuple[str, str, str, str]
"""What a run is inside its text: "note" or "", address, destination, language; all empty for plain words."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked-content sequence: page from 0, number on it (ISO 32000-1, 14.7.4.2)."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link's rectangle: page from 0, and the key of the annotation."""

    page: int
    key: int


@dataclass
class Tag:
    """An element with what is drawn of it. `inline` says what it is inside a text; `box` is a figure's rectangle: left,
    bottom, right, top."""

    element: Element
    kids: list[Kid] = field(default_factory=list)
    inline: Inline = ("", "", "", "")
    box: tuple[float, float, float, float] | None = None


Kid: TypeAlias = Tag | Marked | Annotated
PLAIN: Inline = ("", "", "", "")


class LostContent(Exception):
    """Content that the structure has no place for: a fault of the program."""


class Tagging:
    """Gathers what is drawn into the structure, page by page."""

    def __init__(self, canvas: PageCanvas, root: Element) -> None:
        self.root = root
        self._canvas = canvas
        self._slots: dict[str, tuple[Element, list[Kid]]] = {}
        self._open: object = None
        self._boxes: dict[str, tuple[float, float, float, float]] = {}
        self._gather(root)

    def _gather(self, element: Element) -> None:
        for kid in element.kids:
            if isinstance(kid, Slot):
                self._slots[kid.path] = (element, [])
            else:
                self._gather(kid)

    # ---- while drawing

    def artifact(self, running: str = "") -> None:
        """What comes next is no content; `running` says Header or Footer."""
        if self._open != ("artifact", running):
            self._canvas.artifact(running)
            self._open = ("artifact", running)

    def content(self, box: Box, inline: Inline = PLAIN) -> list[Kid]:
        """What comes next belongs to a box's slot; the kids of the slot, or of its inline element, are returned."""
        found = self._slots.get(box.block)
        if found is None:
            raise LostContent(f"no place in the structure for what is drawn of block {box.block}")
        element, kids = found
        tag, home = (element.tag, kids) if inline == PLAIN else self._inline(kids, inline)
        if self._open != (box.block, inline):
            home.append(Marked(*self._canvas.begin_marked(tag)))
            self._open = (box.block, inline)
        return home

    def _inline(self, kids: list[Kid], inline: Inline) -> tuple[str, list[Kid]]:
        """The inline element at the end of a slot, or a new one: a link goes on over the end of a line."""
        kind, href, target, _ = inline
        tag = "Link" if href or target else "Span"
        last = kids[-1] if kids else None
        if isinstance(last, Tag) and last.inline == inline:
            inner = last.kids[0] if kind else last
            assert isinstance(inner, Tag)
            return tag, inner.kids
        made = Tag(Element(tag, ()), inline=inline)
        kids.append(Tag(Element("Reference", ()), [made], inline=inline) if kind else made)
        return tag, made.kids

    def figure(self, box: Box, art: Art, height: float) -> None:
        """A drawing's rectangle on a page `height` points high."""
        new = (art.x, height - art.y - art.height, art.x + art.width, height - art.y)
        old = self._boxes.get(box.block, new)
        self._boxes[box.block] = (min(old[0], new[0]), min(old[1], new[1]), max(old[2], new[2]), max(old[3], new[3]))

    def end_page(self) -> None:
        self._open = None

    # ---- when all is drawn

    def tree(self) -> Tag:
        """The structure with its content, without the elements of which nothing was drawn."""
        return self._filled(self.root)

    def _filled(self, element: Element) -> Tag:
        tag = Tag(element, list(self._kids(element)))
        if element.tag == "Figure":
            tag.box = next((self._boxes.get(kid.path) for kid in element.kids if isinstance(kid, Slot)), None)
        return tag

    def _kids(self, element: Element) -> Iterator[Kid]:
        for kid in element.kids:
            if isinstance(kid, Slot):
                yield from self._slots[kid.path][1]
                continue
            filled = self._filled(kid)
            if filled.kids or kid.tag in ("TD", "TH"):
                yield filled
