"""The structure tree of the file: the structure with its content comes in; its objects are added to the document.

ISO 32000-1, 14.7: structure elements, the parent tree that leads from marked content and annotations back to them, and
the entries of pages and annotations that name their place in it. A long brief has a hundred elements a page, so each is
written as soon as all below it is, and only its number is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName

from dealbrief.backends.pdf.canvas import PageCanvas
from dealbrief.backends.pdf.plan.structure import ROLES
from dealbrief.backends.pdf.tags import Annotated, Kid, Marked, Tag

_INLINE = frozenset({"Link", "Span", "Reference"})


def write_structure(canvas: PageCanvas, root: Tag) -> None:
    """Add the structure tree, and make pages and annotations name their places in it."""
    tree = canvas.new_number()
    writing = _Writing(canvas)
    entries = {
        "Type": "/StructTreeRoot",
        "K": _reference(writing.element(root, tree)),
        "RoleMap": _dictionary({own: f"/{standard}" for own, standard in ROLES.items()}),
        "ParentTree": _dictionary({"Nums": _array(writing.parents())}),
        "ParentTreeNextKey": str(len(canvas.annotations) + len(writing.pages)),
    }
    canvas.add(tree, _dictionary(entries))
    canvas.set_in_catalogue(StructTreeRoot=_reference(tree), MarkInfo=PDFDictionary({"Marked": "true"}))


class _Writing:
    """The elements of one document being written: which of them owns each sequence of a page and each annotation.

    Elements are known by their object numbers.
    """

    def __init__(self, canvas: PageCanvas) -> None:
        self.canvas = canvas
        self.pages = canvas.pages
        self.marks: list[list[int]] = [[] for _ in self.pages]
        self.annotations: dict[int, int] = {}

    def element(self, tag: Tag, parent: int) -> int:
        """Write an element and all below it; its number."""
        number = self.canvas.new_number()
        page = next((kid.page for kid in tag.kids if isinstance(kid, Marked)), None)
        entries = {"S": f"/{tag.element.tag}", "P": _reference(parent)}
        kids = [self._kid(kid, number, page) for kid in tag.kids]
        if kids:
            entries["K"] = kids[0] if len(kids) == 1 else _array(kids)
        if page is not None:
            entries["Pg"] = self.pages[page]
        entries.update(self._texts(tag))
        entries.update(_attributes(tag))
        self.canvas.add(number, _dictionary(entries))
        return number

    def _kid(self, kid: Kid, owner: int, page: int | None) -> str:
        match kid:
            case Tag():
                return _reference(self.element(kid, owner))
            case Marked(at, number):
                owners = self.marks[at]
                owners.extend([0] * (number + 1 - len(owners)))
                owners[number] = owner
                return str(number) if at == page else self._placed("MCR", at, MCID=str(number))
            case Annotated(at, key):
                self.annotations[key] = owner
                annotation = self.canvas.reference(self.canvas.annotations[key])
                return self._placed("OBJR", at, Obj=self.canvas.written(annotation))

    def _placed(self, kind: str, page: int, **entries: str) -> str:
        return _dictionary({"Type": f"/{kind}", "Pg": self.pages[page], **entries})

    def parents(self) -> Iterator[str]:
        """The parent tree's numbers: annotations first, then pages, which now name theirs."""
        for key in sorted(self.annotations):
            yield f"{key} {_reference(self.annotations[key])}"
        for index, owners in enumerate(self.marks):
            key, number = len(self.canvas.annotations) + index, self.canvas.new_number()
            self.canvas.set_in_page(index, StructParents=key, Tabs=PDFName("S"))
            self.canvas.add(number, _array(map(_reference, owners)))
            yield f"{key} {_reference(number)}"

    def _texts(self, tag: Tag) -> Iterator[tuple[str, str]]:
        """What an element says of itself beside its content."""
        if tag.element.alt:
            yield "Alt", self.canvas.written(tag.element.alt)
        if tag.element.tag == "Note":
            yield "ID", self.canvas.written(tag.element.name)
        if tag.inline[3] and tag.element.tag in _INLINE:
            yield "Lang", self.canvas.written(tag.inline[3])


def _attributes(tag: Tag) -> Iterator[tuple[str, str]]:
    """The attribute object an element needs (ISO 32000-1, 14.8.5)."""
    element = tag.element
    entries: dict[str, str] = {}
    if element.tag in ("TH", "TD"):
        entries |= {"Scope": f"/{element.scope}"} if element.scope else {}
        entries |= {"ColSpan": str(element.columns)} if element.columns > 1 else {}
        entries |= {"RowSpan": str(element.rows)} if element.rows > 1 else {}
        owner = "Table"
    elif element.numbering:
        owner, entries = "List", {"ListNumbering": f"/{element.numbering}"}
    elif tag.box:
        corners = _array(f"{round(edge, 2):g}" for edge in tag.box)
        owner, entries = "Layout", {"BBox": corners, "Placement": "/Block"}
    if entries:
        yield "A", _dictionary({"O": f"/{owner}", **entries})


def _reference(number: int) -> str:
    return f"{number} 0 R"


def _array(parts: Iterable[str]) -> str:
    return f"[{' '.join(parts)}]"


def _dictionary(entries: Mapping[str, str]) -> str:
    return f"<<{' '.join(f'/{key} {value}' for key, value in entries.items())}>>"
