"""A written file read back: its bytes come in, its glyphs, what belongs together, and its structure go out.

Glyphs come from PDFium, structure from pikepdf; neither shares a line with the writer. Boxes are points from the lower
left corner: left, bottom, right, top of the ink.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any, NamedTuple, TypeAlias

import pikepdf
import pypdfium2 as pdfium

RAW = pdfium.raw
ARTIFACT, RUNNING = -1, -2
"""In place of the number of a marked-content sequence: furniture of the content, and that of every page."""
_BROKEN = frozenset("\u00ad\u0002\ufffe")
"""What PDFium makes of a hyphen at which a word was broken."""

Box: TypeAlias = tuple[float, float, float, float]
Place: TypeAlias = tuple[int, int]
"""A page, from 0, and the number of a marked-content sequence on it."""


class Glyph(NamedTuple):
    """A letter with its ink; `x` and `y` are the pen's place."""

    letter: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float


@dataclass
class Shown:
    """One text object: its glyphs, spaces among them, and the number of its marked content."""

    page: int
    mark: int
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(glyph.letter for glyph in self.glyphs if glyph.letter not in _BROKEN)

    @cached_property
    def ink(self) -> list[Glyph]:
        """The glyphs that a reader sees."""
        return [glyph for glyph in self.glyphs if glyph.right > glyph.left and not glyph.letter.isspace()]

    @cached_property
    def box(self) -> Box:
        """Around its ink; only where there is some."""
        return around([glyph[1:5] for glyph in self.ink])


def around(boxes: Iterable[Box]) -> Box:
    """The box around one box or more."""
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


class Sheet(NamedTuple):
    """A page: its size, its texts in drawing order, how many paths are painted on it, and where its pictures are."""

    width: float
    height: float
    shown: list[Shown]
    paths: int
    pictures: list[Box]


def sheets(data: bytes) -> list[Sheet]:
    """Every page of a file."""
    with pdfium.PdfDocument(data) as file:
        return [_sheet(index, page) for index, page in enumerate(file)]


def _sheet(index: int, page: pdfium.PdfPage) -> Sheet:
    found: dict[int, Shown] = {}
    paths = 0
    pictures: list[Box] = []
    for at in range(RAW.FPDFPage_CountObjects(page)):
        thing = RAW.FPDFPage_GetObject(page, at)
        if RAW.FPDFPageObj_GetType(thing) == RAW.FPDF_PAGEOBJ_TEXT:
            found[_address(thing)] = Shown(index, _mark(thing))
        elif RAW.FPDFPageObj_GetType(thing) == RAW.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_bounds(thing))
        else:
            paths += 1
    for address, glyph in _glyphs(page):
        found[address].glyphs.append(glyph)
    return Sheet(*page.get_size(), list(found.values()), paths, pictures)


def _bounds(thing: Any) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    RAW.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, edges))
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _address(thing: Any) -> int:
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def _mark(thing: Any) -> int:
    number = int(RAW.FPDFPageObj_GetMarkedContentID(thing))
    if number >= 0:
        return number
    mark = RAW.FPDFPageObj_GetMark(thing, 0)
    room, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    text = ctypes.cast(room, ctypes.POINTER(RAW.FPDF_WCHAR))
    RAW.FPDFPageObjMark_GetParamStringValue(mark, b"Type", text, 64, ctypes.byref(length))
    return RUNNING if room.raw[: length.value].decode("utf-16-le").startswith("Pagination") else ARTIFACT


def _glyphs(page: pdfium.PdfPage) -> Iterator[tuple[int, Glyph]]:
    """Each glyph with the object it belongs to, without what PDFium adds between words and lines."""
    text = page.get_textpage()
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    for index in range(text.count_chars()):
        if RAW.FPDFText_IsGenerated(text, index):
            continue
        RAW.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        RAW.FPDFText_GetCharOrigin(text, index, x, y)
        letter = chr(RAW.FPDFText_GetUnicode(text, index))
        glyph = Glyph(letter, left.value, bottom.value, right.value, top.value, x.value, y.value)
        yield _address(RAW.FPDFText_GetTextObject(text, index)), glyph


# ---- structure


@dataclass
class Node:
    """A structure element: what it is, how many columns and rows it spans, its elements and marked content in order."""

    tag: str
    columns: int = 1
    rows: int = 1
    kids: list[Node | Place] = field(default_factory=list)

    @property
    def elements(self) -> list[Node]:
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def below(self) -> Iterator[Node]:
        """Itself and every element inside it."""
        yield self
        for kid in self.elements:
            yield from kid.below()

    def places(self) -> Iterator[Place]:
        """Its marked content and that of all below it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.places()
            else:
                yield kid


def structure(data: bytes) -> Node:
    """The structure tree of a file."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        return _node(pdf.Root.StructTreeRoot.K, pages)


def _node(element: Any, pages: dict[Any, int]) -> Node:
    spans = (_spanned(element.get("/A"), name) for name in ("/ColSpan", "/RowSpan"))
    node = Node(str(element.S)[1:], *spans)
    kids = element.get("/K")
    for kid in [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            node.kids.append((pages[element.Pg.objgen], int(kid)))
        elif "/S" in kid:
            node.kids.append(_node(kid, pages))
        elif kid.get("/Type") == "/MCR":
            node.kids.append((pages[kid.Pg.objgen], int(kid.MCID)))
    return node


def _spanned(attributes: Any, name: str) -> int:
    if attributes is None:
        return 1
    rows = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    return max(int(row.get(name, 1)) for row in rows)


# ---- both together


@dataclass
class Read:
    """A file: its pages, its structure, and the texts of each marked-content sequence."""

    sheets: list[Sheet]
    root: Node
    marked: dict[Place, list[Shown]]

    def text(self) -> str:
        """The content in reading order; a space ends each line but one that ends inside a word."""
        return "".join(shown.text for place in self.root.places() for shown in self.marked.get(place, ()))

    def extent(self, node: Node, page: int | None = None) -> Box | None:
        """Around the ink of an element and of all below it, of one page or of all; None where there is none."""
        places = [place for place in node.places() if page is None or place[0] == page]
        boxes = [shown.box for place in places for shown in self.marked.get(place, ()) if shown.ink]
        return around(boxes) if boxes else None


def read(data: bytes) -> Read:
    found = sheets(data)
    marked: dict[Place, list[Shown]] = {}
    for shown in (shown for sheet in found for shown in sheet.shown if shown.mark >= 0):
        marked.setdefault((shown.page, shown.mark), []).append(shown)
    return Read(found, structure(data), marked)
