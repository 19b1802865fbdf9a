"""Judges of a written file: its bytes come in, what is wrong with its tags and standards goes out.

`standards` asks an independent validator (page-validation, which knows the rules of PDF/UA-1 and PDF/A); `tag_faults`
checks what it does not: that marked content, parent tree, pages, annotations and structure elements lead to each other,
and that the rows of a table are of one width.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from typing import Any

import page
import pikepdf

PROFILES = {
    "ua-1": page.ValidationProfile.PDF_UA_1,
    "2a": page.ValidationProfile.PDF_A_2A,
    "3a": page.ValidationProfile.PDF_A_3A,
}
_PAINTS = frozenset(["Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"])


def standards(data: bytes, *profiles: str) -> list[str]:
    """The rules of the profiles that the file breaks."""
    faults: list[str] = []
    for name in profiles:
        report = page.validate_pdf_bytes(data, profile=PROFILES[name])
        assert report.rules.total > 100
        faults += [f"{fault.rule_id}: {fault.message}" for fault in report.failures]
        assert report.is_compliant == (not report.failures)
    return faults


def tag_faults(data: bytes) -> list[str]:
    """What does not lead where it should between the structure tree and the pages."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return list(_Tree(pdf).faults())


def structure_text(data: bytes) -> list[tuple[str, str]]:
    """Tag and own text of every structure element that shows text, in reading order."""
    with pikepdf.open(BytesIO(data)) as pdf:
        tree = _Tree(pdf)
        return [(tag, text) for tag, text in tree.texts() if text]


class _Tree:
    """A file's structure: its elements, the content of its pages, its parent tree."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.Root.StructTreeRoot
        nums = list(self.root.ParentTree.Nums)
        self.parents = {int(nums[i]): nums[i + 1] for i in range(0, len(nums), 2)}
        self.pages = {p.obj.objgen: index for index, p in enumerate(pdf.pages)}
        self.content = [_Content(p) for p in pdf.pages]

    def elements(self, element: Any = None) -> Iterator[Any]:
        element = self.root.K if element is None else element
        yield element
        for kid in _kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from self.elements(kid)

    def texts(self, element: Any = None) -> Iterator[tuple[str, str]]:
        element = self.root.K if element is None else element
        for kid in _kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from self.texts(kid)
            else:
                place = self._marked(element, kid)
                if place:
                    yield str(element.S)[1:], self.content[place[0]].texts.get(place[1], "")

    def _marked(self, element: Any, kid: Any) -> tuple[int, int] | None:
        """Page and number of a marked-content kid."""
        if not isinstance(kid, pikepdf.Dictionary):
            return self.pages[element.Pg.objgen], int(kid)
        return (self.pages[kid.Pg.objgen], int(kid.MCID)) if kid.get("/Type") == "/MCR" else None

    def faults(self) -> Iterator[str]:
        yield from self._content_faults()
        owners: dict[tuple[int, int], Any] = {}
        links: dict[tuple[int, int], Any] = {}
        for element in self.elements():
            yield from self._element_faults(element)
            for kid in _kids(element):
                place = None if isinstance(kid, pikepdf.Dictionary) and "/S" in kid else self._marked(element, kid)
                if place in owners:
                    yield f"sequence {place} has two owners"
                if place:
                    owners[place] = element
                elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
                    links[kid.Obj.objgen] = element
        yield from self._page_faults(owners)
        yield from self._annotation_faults(links)

    def _element_faults(self, element: Any) -> Iterator[str]:
        for kid in _kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and kid.P.objgen != element.objgen:
                yield f"a {kid.S} does not name its parent {element.S}"
        if element.S == "/Table":
            yield from _table_faults(element)

    def _content_faults(self) -> Iterator[str]:
        for index, content in enumerate(self.content):
            yield from (f"page {index}: {fault}" for fault in content.faults)

    def _page_faults(self, owners: dict[tuple[int, int], Any]) -> Iterator[str]:
        for index, p in enumerate(self.pdf.pages):
            key = p.obj.get("/StructParents")
            row = self.parents.get(int(key)) if key is not None else None
            if not isinstance(row, pikepdf.Array):
                yield f"page {index} has no place in the parent tree"
                continue
            numbers = set(self.content[index].texts)
            if numbers != set(range(len(row))):
                yield f"page {index} shows {len(numbers)} sequences, the parent tree names {len(row)}"
            for number, owner in enumerate(row):
                held = owners.get((index, number))
                if held is None or held.objgen != owner.objgen:
                    yield f"sequence {number} of page {index} is not held by the element the parent tree names"
        missing = [place for place in owners if place[1] not in self.content[place[0]].texts]
        yield from (f"an element holds {place}, which no page shows" for place in missing)

    def _annotation_faults(self, links: dict[tuple[int, int], Any]) -> Iterator[str]:
        for p in self.pdf.pages:
            for annotation in p.obj.get("/Annots", []):
                key = annotation.get("/StructParent")
                owner = self.parents.get(int(key)) if key is not None else None
                held = links.get(annotation.objgen)
                if owner is None or held is None or owner.objgen != held.objgen or held.S != "/Link":
                    yield "an annotation and its Link do not lead to each other"
                if not str(annotation.get("/Contents", "")).strip():
                    yield "an annotation does not say what it is"
                if int(annotation.get("/F", 0)) != 4:
                    yield "an annotation is not printed"


def _table_faults(table: Any) -> Iterator[str]:
    """Each row of a table fills the same columns, the cells that span into it counted, and no span leaves the table."""
    taken: dict[tuple[int, int], int] = defaultdict(int)
    rows = [row for group in _kids(table) if group.S in ("/THead", "/TBody") for row in _kids(group)]
    for index, row in enumerate(rows):
        column = 0
        for cell in _kids(row):
            while (index, column) in taken:
                column += 1
            for place in product(range(index, index + _span(cell, "/RowSpan")), range(column, column + _span(cell))):
                taken[place] += 1
    width = max((column + 1 for _, column in taken), default=0)
    if any(times > 1 for times in taken.values()):
        yield "two cells of a table stand in one place"
    if set(taken) != set(product(range(len(rows)), range(width))):
        yield f"the rows of a table do not all fill {width} columns"


def _span(cell: Any, name: str = "/ColSpan") -> int:
    return int(cell.A.get(name, 1)) if "/A" in cell else 1


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]


class _Content:
    """What one page shows: the text of each marked-content sequence, and what stands in none."""

    def __init__(self, p: pikepdf.Page) -> None:
        self.texts: dict[int, str] = {}
        self.faults: list[str] = []
        self._maps = {str(name): _to_unicode(font) for name, font in p.obj.Resources.Font.items()}
        self._font = ""
        self._number: int | None = None
        self._open = 0
        for operands, operator in pikepdf.parse_content_stream(p):
            self._step(operands, str(operator))
        if self._open:
            self.faults.append("a sequence is not ended")

    def _step(self, operands: Any, operator: str) -> None:
        match operator:
            case "BDC" | "BMC":
                self._begin(operands)
            case "EMC":
                self._open, self._number = self._open - 1, None
            case "Tf":
                self._font = str(operands[0])
            case "TJ" | "Tj":
                self._show(operands[0])
        if operator in _PAINTS and not self._open:
            self.faults.append(f"{operator} outside of every sequence")

    def _begin(self, operands: Any) -> None:
        self._open += 1
        if self._open > 1:
            self.faults.append("a sequence inside a sequence")
        properties = operands[1] if len(operands) > 1 else {}
        if "/MCID" in properties:
            self._number = int(properties["/MCID"])
            if self._number in self.texts:
                self.faults.append(f"sequence {self._number} twice")
            self.texts[self._number] = ""

    def _show(self, shown: Any) -> None:
        if self._number is None:
            return
        strings = (
            [part for part in shown if isinstance(part, pikepdf.String)]
            if isinstance(shown, pikepdf.Array)
            else [shown]
        )
        codes = b"".join(bytes(part) for part in strings)
        self.texts[self._number] += "".join(self._maps[self._font].get(code, "\ufffd") for code in codes)


def _to_unicode(font: Any) -> dict[int, str]:
    """The characters of a font's codes, read from its own map."""
    pairs: dict[int, str] = {}
    lines = bytes(font.ToUnicode.read_bytes()).decode("ascii").splitlines() if "/ToUnicode" in font else []
    for line in lines:
        if line.startswith("<") and line.count("<") == 2 and not line.startswith("<00> <FF>"):
            code, text = (part.strip("<> ") for part in line.split(">", 1))
            pairs[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return pairs
