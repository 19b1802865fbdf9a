"""The inspection of a written PDF: its bytes and its plan come in, what a build returns goes out.

Reads the file as a viewer begins to: header, end mark, cross-reference table, trailer, page tree. Every object must
stand where the table says, and there must be as many pages as were planned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dealbrief.backends.pdf.plan import PagePlan
from dealbrief.errors import OutputError, Problem

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_SECTION = re.compile(rb"xref\s+0 (\d+)\s")
_COUNT = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)|/Count (\d+)[^>]*?/Type\s*/Pages\b", re.DOTALL)
_ENTRY = 20
"""Bytes of one entry of a cross-reference table (ISO 32000-1, 7.5.4)."""


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
    """Objects that do not stand where the cross-reference table says."""
    start = _START.search(data[-64:])
    section = _SECTION.match(data, int(start[1])) if start else None
    if section is None:
        return ["there is no cross-reference table where the file says"]
    first = section.end()
    wrong = []
    for number in range(1, int(section[1])):
        entry = data[first + number * _ENTRY : first + (number + 1) * _ENTRY]
        if entry[17:18] == b"n" and not data.startswith(b"%d 0 obj" % number, int(entry[:10])):
            wrong.append(f"object {number} is not where the table says")
    return wrong


def _pages(data: bytes, planned: int) -> list[str]:
    counts = [int(match[1] or match[2]) for match in _COUNT.finditer(data)]
    return [] if counts and max(counts) == planned else [f"{planned} pages were planned, the file says {counts}"]
