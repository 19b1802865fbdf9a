"""The structure tree of the file: the structure with its content comes in; its objects are added to the document.

ISO 32000-1, 14.7: structure elements, the parent tree that leads from marked content and annotations back to them, and
the entries of pages and annotations that name their place in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from dealbrief.backends.pdf.canvas import PageCanvas
from dealbrief.backends.pdf.plan.structure import ROLES
from dealbrief.backends.pdf.tags import Annotated, Kid, Marked, Tag

_INLINE = frozenset({"Link", "Span", "Reference"})


def write_structure(canvas: PageCanvas, root: Tag) -> None:
    """Add the structure tree, and make pages and annotations name their places in it."""
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    reference = canvas.reference(tree)
    writing = _Writing(canvas)
    tree["K"] = writing.element(root, reference)
    tree["RoleMap"] = PDFDictionary({own: PDFName(standard) for own, standard in ROLES.items()})
    tree["ParentTree"] = PDFDictionary({"Nums": PDFArray(list(writing.parents()))})
    tree["ParentTreeNextKey"] = len(canvas.annotations) + len(writing.pages)
    canvas.set_in_catalogue(StructTreeRoot=reference, MarkInfo=PDFDictionary({"Marked": "true"}))


class _Writing:
    """The elements of one document being written: which of them owns each sequence of a page and each annotation."""

    def __init__(self, canvas: PageCanvas) -> None:
        self.canvas = canvas
        self.pages = canvas.pages
        self.marks: list[list[Any]] = [[] for _ in self.pages]
        self.annotations: dict[int, Any] = {}

    def element(self, tag: Tag, parent: Any) -> Any:
        """Write an element and all below it; the reference to it."""
        made = PDFDictionary({"S": PDFName(tag.element.tag), "P": parent})
        reference = self.canvas.reference(made)
        page = next((kid.page for kid in tag.kids if isinstance(kid, Marked)), None)
        kids = [self._kid(kid, reference, page) for kid in tag.kids]
        if kids:
            made["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        if page is not None:
            made["Pg"] = self.pages[page]
        for key, value in (*_texts(tag), *_attributes(tag)):
            made[key] = value
        return reference

    def _kid(self, kid: Kid, owner: Any, page: int | None) -> Any:
        match kid:
            case Tag():
                return self.element(kid, owner)
            case Marked(at, number):
                owners = self.marks[at]
                owners.extend([None] * (number + 1 - len(owners)))
                owners[number] = owner
                return number if at == page else self._placed("MCR", at, MCID=number)
            case Annotated(at, key):
                self.annotations[key] = owner
                annotation = self.canvas.reference(self.canvas.annotations[key])
                return self._placed("OBJR", at, Obj=annotation)

    def _placed(self, kind: str, page: int, **entries: Any) -> PDFDictionary:
        return PDFDictionary({"Type": PDFName(kind), "Pg": self.pages[page], **entries})

    def parents(self) -> Iterator[Any]:
        """The parent tree's numbers: annotations first, then pages, which now name theirs."""
        for key in sorted(self.annotations):
            yield from (key, self.annotations[key])
        for index, owners in enumerate(self.marks):
            key = len(self.canvas.annotations) + index
            self.canvas.set_in_page(index, StructParents=key, Tabs=PDFName("S"))
            yield from (key, self.canvas.reference(PDFArray(owners)))


def _texts(tag: Tag) -> Iterator[tuple[str, Any]]:
    """What an element says of itself beside its content."""
    if tag.element.alt:
        yield "Alt", PDFString(tag.element.alt)
    if tag.element.tag == "Note":
        yield "ID", PDFString(tag.element.name)
    if tag.inline[3] and tag.element.tag in _INLINE:
        yield "Lang", PDFString(tag.inline[3])


def _attributes(tag: Tag) -> Iterator[tuple[str, Any]]:
    """The attribute object an element needs (ISO 32000-1, 14.8.5)."""
    element = tag.element
    entries: dict[str, Any] = {}
    if element.tag in ("TH", "TD"):
        entries |= {"Scope": PDFName(element.scope)} if element.scope else {}
        entries |= {"ColSpan": element.columns} if element.columns > 1 else {}
        owner = "Table"
    elif element.numbering:
        owner, entries = "List", {"ListNumbering": PDFName(element.numbering)}
    elif tag.box:
        corners = PDFArray([round(edge, 2) for edge in tag.box])
        owner, entries = "Layout", {"BBox": corners, "Placement": PDFName("Block")}
    if entries:
        yield "A", PDFDictionary({"O": PDFName(owner), **entries})
