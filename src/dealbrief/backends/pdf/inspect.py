"""The inspection of a written PDF: its bytes and its plan come in, what a build returns goes out.

Reads the file as a viewer begins to: header, end mark, cross-reference stream, the objects it leads to, page tree. An
object must stand where the table says, and there must be as many pages as were planned.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from dealbrief.backends.pdf.plan import PagePlan
from dealbrief.errors import OutputError, Problem

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_OBJECT = re.compile(rb"(\d+) 0 obj\n<<")
_LENGTH, _WIDTHS = re.compile(rb"/Length (\d+)"), re.compile(rb"/W \[(\d) (\d) (\d)\]")
_COUNT = re.compile(rb"/Count (\d+)")
_STREAM = b"\nstream\n"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished brief: the file, how many pages it has, and warnings."""

    data: bytes = field(repr=False)
    sheets: int
    problems: tuple[Problem, ...]


def inspect_pdf(data: bytes, plan: PagePlan) -> Rendered:
    """Check a written PDF against its plan.

    Raises:
        OutputError: The file is broken: a fault of the program, not of the document.
    """
    faults = [*_frame(data), *_misplaced(data), *_pages(data, len(plan.pages))]
    if faults:
        raise OutputError(Problem("broken-pdf", fault, hint="please report this") for fault in faults)
    return Rendered(data, len(plan.pages), plan.problems)


def _frame(data: bytes) -> list[str]:
    faults = [] if data.startswith(b"%PDF-1.") else ["the file does not begin as a PDF"]
    return faults if _START.search(data[-64:]) else [*faults, "the file does not end as a PDF"]


def _misplaced(data: bytes) -> list[str]:
    """Objects that do not stand where the cross-reference stream says."""
    try:
        rows = list(_table(data))
    except (AttributeError, IndexError, zlib.error):
        return ["there is no cross-reference stream where the file says"]
    placed = [(number, place) for number, (kind, place, _) in enumerate(rows) if kind == 1]
    wrong = [number for number, place in placed if not data.startswith(b"%d 0 obj\n" % number, place)]
    wrong += [number for number, (kind, place, _) in enumerate(rows) if kind == 2 and rows[place][0] != 1]
    return [f"object {number} is not where the table says" for number in wrong]


def _table(data: bytes) -> Iterator[tuple[int, ...]]:
    """The rows of the cross-reference stream: kind, place, index (ISO 32000-1, 7.5.8.3)."""
    start = int(_START.search(data[-64:])[1])  # type: ignore[index]
    entries, content = unpacked(data, start)
    widths = [int(width) for width in _WIDTHS.search(entries).groups()]  # type: ignore[union-attr]
    size = sum(widths)
    for row in range(0, len(content), size):
        at, fields = row, []
        for width in widths:
            fields.append(int.from_bytes(content[at : at + width], "big"))
            at += width
        yield tuple(fields)


def unpacked(data: bytes, offset: int) -> tuple[bytes, bytes]:
    """The dictionary and the content of a deflated stream that stands at an offset."""
    begin = data.index(_STREAM, offset)
    entries = data[offset:begin]
    length = int(_LENGTH.search(entries)[1])  # type: ignore[index]
    return entries, zlib.decompress(data[begin + len(_STREAM) : begin + len(_STREAM) + length])


def _pages(data: bytes, planned: int) -> list[str]:
    trees = [
        found for content in object_streams(data) for found in re.findall(rb"<<[^<>]*/Type /Pages[^<>]*>>", content)
    ]
    counts = [int(count) for tree in trees for count in _COUNT.findall(tree)]
    return [] if counts and max(counts) == planned else [f"{planned} pages were planned, the file says {counts}"]


def object_streams(data: bytes) -> Iterator[bytes]:
    """The contents of the object streams."""
    for found in _OBJECT.finditer(data):
        if data.startswith(b" /Type /ObjStm", found.end()):
            yield unpacked(data, found.start())[1]
