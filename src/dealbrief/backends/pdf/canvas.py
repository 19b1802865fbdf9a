"""The canvas: ReportLab's, with what a plan needs and nothing of its defaults. Every private name of it stands here.

In: text, lines, fills, links and marked content in points, y down from the top edge, colours as RRGGBB. Out: the bytes
of a PDF that are the same for the same calls, whatever was written before in the process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString
from reportlab.pdfbase.pdfdoc import format as formatted
from reportlab.pdfgen.canvas import Canvas

from dealbrief.backends.pdf.fonts import font
from dealbrief.backends.pdf.pack import PackedFile
from dealbrief.document.figures_image import ImageData

_SETTINGS: dict[str, object] = {"trustedHosts": None, "trustedSchemes": [], "toColorCanUse": None, "useA85": 0}
for _name, _value in _SETTINGS.items():
    setattr(rl_config, _name, _value)

PRODUCER = "dealbrief"
_SPECIAL = re.compile(rb"[\\()]|[^ -~]")
_KAPPA = 0.5522847498
"""Length of the handles that make four Bézier curves a circle of radius 1."""


class PageCanvas:
    """Pages drawn one after the other. `first_face` is any face of the document."""

    def __init__(self, width: float, height: float, language: str, first_face: str) -> None:
        font(first_face)
        self._height = height
        self._canvas = Canvas(
            BytesIO(),
            pagesize=(width, height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=first_face,
            lang=language,
        )
        self._file = PackedFile(self.new_number)
        self._digest = sha256()
        self.page_index = self._marks = 0
        self._open = False
        self.annotations: list[PDFDictionary] = []
        self._canvas.addPageLabel(0, style="ARABIC", start=1)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    # ---- what the file says about itself

    def describe(self, title: str, author: str, subject: str, keywords: Sequence[str], stamp: date) -> None:
        canvas, document = self._canvas, self._canvas._doc
        canvas.setTitle(title)
        canvas.setAuthor(author)
        canvas.setSubject(subject)
        canvas.setKeywords(", ".join(keywords))
        canvas.setCreator(PRODUCER)
        canvas.setProducer(PRODUCER)
        document._timeStamp = SimpleNamespace(YMDhms=(stamp.year, stamp.month, stamp.day, 0, 0, 0), dhh=0, dmm=0)

    # ---- drawing

    def text(self, face: str, size: float, colour: str, x: float, y: float, text: str, kerns: Sequence[int]) -> None:
        """Text on a baseline, each character followed by less room by its kern in 1/1000 em."""
        document, chosen = self._canvas._doc, font(face)
        code = [f"BT {_rgb(colour)} rg 1 0 0 1 {_n(x)} {_n(self._height - y)} Tm"]
        start = 0
        for subset, letters in chosen.splitString(text, document):
            code.append(f"{chosen.getSubsetInternalName(subset, document)} {_n(size)} Tf")
            code.append(_shown(letters, kerns[start : start + len(letters)]))
            start += len(letters)
        self._put(*code, "ET")

    def rule(self, x: float, y: float, end_x: float, end_y: float, weight: float, colour: str, dash: str = "") -> None:
        """A straight line; `dash` is the pattern's lengths."""
        path = f"{self._point(x, y)} m {self._point(end_x, end_y)} l S"
        self._put("q", f"{_rgb(colour)} RG {_n(weight)} w", *((f"[{dash}] 0 d",) if dash else ()), path, "Q")

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._put(f"{_rgb(colour)} rg {self._point(x, y + height)} {_n(width)} {_n(height)} re f")

    def outline(
        self,
        points: Sequence[tuple[float, float]],
        *,
        closed: bool,
        fill: str | None = None,
        stroke: str | None = None,
        weight: float = 0.0,
    ) -> None:
        """Joined straight lines, filled or stroked or both."""
        if not points:
            return
        path = [f"{self._point(*points[0])} m", *(f"{self._point(*point)} l" for point in points[1:])]
        self._painted([*path, *(("h",) if closed else ())], fill, stroke, weight)

    def disc(
        self, x: float, y: float, radius: float, *, fill: str | None, stroke: str | None, weight: float = 0.0
    ) -> None:
        handle = radius * _KAPPA
        quarters = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))
        path = [f"{self._point(x + radius, y)} m"]
        for from_x, from_y, to_x, to_y in quarters:
            first = self._point(x + radius * from_x + handle * to_x, y + radius * from_y + handle * to_y)
            second = self._point(x + radius * to_x + handle * from_x, y + radius * to_y + handle * from_y)
            path.append(f"{first} {second} {self._point(x + radius * to_x, y + radius * to_y)} c")
        self._painted([*path, "h"], fill, stroke, weight)

    def picture(self, data: ImageData, x: float, y: float, width: float, height: float) -> None:
        """A picture over a rectangle; what is see-through stays so."""
        from reportlab.lib.utils import ImageReader

        reader = ImageReader(BytesIO(data.encoded))
        self._canvas.drawImage(reader, x, self._height - y - height, width, height, mask="auto")

    def _painted(self, path: Sequence[str], fill: str | None, stroke: str | None, weight: float) -> None:
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}.get((bool(fill), bool(stroke)))
        if paint is None:
            return
        colours = (f"{_rgb(fill)} rg" if fill else "", f"{_rgb(stroke)} RG {_n(weight)} w 1 j 1 J" if stroke else "")
        self._put("q", *filter(None, colours), *path, paint, "Q")

    # ---- marked content

    def begin_marked(self, tag: str) -> tuple[int, int]:
        """Begin a marked-content sequence; its page from 0 and its number on the page (ISO 32000-1, 14.7.4.2)."""
        self.end_marked()
        number, self._marks = self._marks, self._marks + 1
        self._put(f"/{tag} <</MCID {number}>> BDC")
        self._open = True
        return self.page_index, number

    def artifact(self, running: str = "") -> None:
        """What is drawn next is no content; `running`: "Header", "Footer", or empty (ISO 32000-1, 14.8.2.2)."""
        self.end_marked()
        kind = f"/Type /Pagination /Subtype /{running}" if running else "/Type /Layout"
        self._put(f"/Artifact <<{kind}>> BDC")
        self._open = True

    def end_marked(self) -> None:
        if self._open:
            self._put("EMC")
        self._open = False

    # ---- links, destinations, outline

    def link(self, href: str, words: str, left: float, top: float, right: float, bottom: float) -> int:
        """A live link to an address over a rectangle; `words` describe it to whoever cannot see it. Its key."""
        action = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(href)})
        return self._annotation({"A": action}, words, (left, top, right, bottom))

    def jump(self, target: str, words: str, left: float, top: float, right: float, bottom: float) -> int:
        """A link to a destination of this document. Its key."""
        return self._annotation({"Dest": self._canvas._bookmarkReference(target)}, words, (left, top, right, bottom))

    def _annotation(self, leads: dict[str, object], words: str, edges: tuple[float, float, float, float]) -> int:
        left, top, right, bottom = edges
        key = len(self.annotations)
        fields = {"Type": PDFName("Annot"), "Subtype": PDFName("Link"), "Border": PDFArray([0, 0, 0]), "F": 4}
        corners = (left, self._height - bottom, right, self._height - top)
        fields |= {"Rect": "[" + " ".join(map(_n, corners)) + "]", "Contents": PDFString(words), "StructParent": key}
        annotation = PDFDictionary({**fields, **leads})
        self.annotations.append(annotation)
        self._canvas._addAnnotation(annotation)
        return key

    def destination(self, name: str, x: float, y: float) -> None:
        self._canvas.bookmarkPage(name, fit="XYZ", left=_n(x), top=_n(self._height - y), zoom=0)

    def outline_entry(self, title: str, name: str, level: int) -> None:
        self._canvas.addOutlineEntry(title, name, level)

    # ---- pages

    # ---- objects of the file as a whole

    def reference(self, made: PDFObject) -> PDFObject:
        """Add an object to the file; a reference to it."""
        return self._canvas._doc.Reference(made)

    def new_number(self) -> int:
        """The number of one more object, which `add` is to be given."""
        document = self._canvas._doc
        document.objectcounter += 1
        return int(document.objectcounter)

    def add(self, number: int, body: str) -> None:
        """An object as it stands in the file: a dictionary or an array."""
        self._file.add(number, body.encode("latin-1"))

    def written(self, made: PDFObject | str) -> str:
        """An object, or a text, as it stands inside another."""
        document = self._canvas._doc
        return str(formatted(PDFString(made) if isinstance(made, str) else made, document), "latin-1")

    @property
    def pages(self) -> Sequence[str]:
        """References to the pages drawn so far, as they stand in the file."""
        document = self._canvas._doc
        return [self.written(document.Reference(page)) for page in document.Pages.pages]

    def set_in_catalogue(self, **entries: PDFObject | str | int) -> None:
        _set(self._canvas._doc.Catalog, entries)

    def set_in_page(self, index: int, **entries: PDFObject | str | int) -> None:
        _set(self._canvas._doc.Pages.pages[index], entries)

    def end_page(self) -> None:
        self.end_marked()
        self.page_index, self._marks = self.page_index + 1, 0
        self._digest.update("\n".join(self._canvas._code).encode("latin-1"))
        self._canvas.showPage()
        page, number = self._canvas._doc.Pages.pages[-1], self.new_number()
        self._file.add_stream(number, page.stream.encode("latin-1"))
        page.stream, page.Contents = None, f"{number} 0 R"

    def bytes(self) -> bytes:
        """The finished file; its identifier is derived from what is drawn."""
        document = self._canvas._doc
        document.format = lambda: b""
        document.GetPDFData(self._canvas)
        for number, body in _objects(document):
            self._file.add(number, body)
        root, info = (self.written(document.Reference(end)).encode() for end in (document.Catalog, document.info))
        mark = self._digest.hexdigest()[:32].encode()
        return self._file.finished(b"/Root %s /Info %s /ID [<%s> <%s>]" % (root, info, mark, mark))

    def _point(self, x: float, y: float) -> str:
        return f"{_n(x)} {_n(self._height - y)}"

    def _put(self, *code: str) -> None:
        self._canvas._code.append(" ".join(code))


def _objects(document: Any) -> Iterator[tuple[int, bytes]]:
    """The library's objects as they stand in the file, by number; each is forgotten then. Others may come up so."""
    number = 0
    while number < document.objectcounter:
        number += 1
        name = document.numberToId.get(number)
        if name is not None:
            made, document.idToObject[name] = document.idToObject[name], None
            yield number, formatted(made, document, toplevel=1).strip(b"\n")


def _set(dictionary: Any, entries: Mapping[str, object]) -> None:
    """Entries of one of the library's dictionaries, also such as it does not know."""
    dictionary.__NoDefault__ = [
        *dictionary.__NoDefault__,
        *(key for key in entries if key not in dictionary.__NoDefault__),
    ]
    for key, value in entries.items():
        setattr(dictionary, key, value)


def _shown(letters: bytes, kerns: Sequence[int]) -> str:
    """Letters as a TJ array, with a kern wherever there is one."""
    parts: list[str] = []
    start = 0
    for index, kern in enumerate(kerns):
        if kern:
            parts.append(f"({_escaped(letters[start : index + 1])}){kern}")
            start = index + 1
    if start < len(letters):
        parts.append(f"({_escaped(letters[start:])})")
    return f"[{''.join(parts)}] TJ"


def _escaped(letters: bytes) -> str:
    return _SPECIAL.sub(lambda found: b"\\%03o" % found.group()[0], letters).decode("ascii")


def _rgb(colour: str) -> str:
    return " ".join(_n(int(colour[start : start + 2], 16) / 255, 4) for start in (0, 2, 4))


def _n(value: float, places: int = 2) -> str:
    """A number as short as PDF allows."""
    return f"{value:.{places}f}".rstrip("0").rstrip(".") or "0"
