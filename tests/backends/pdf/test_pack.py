"""Packing: objects come back from the file under their numbers, and little of a page is kept once it is drawn."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from io import BytesIO
from itertools import count

import pikepdf

from dealbrief.backends.pdf import plan_pages, write_pdf
from dealbrief.backends.pdf.pack import PackedFile
from dealbrief.document import blocks as b
from dealbrief.document.inlines import Text
from dealbrief.document.tree import Document
from dealbrief.theme.brand import standard_theme

_PER_PAGE = 12_000
"""Bytes of a page of text that may be kept beyond those of the file; its code and tags, kept as objects, are twice."""


def test_objects_come_back_under_their_numbers_in_whatever_order_they_are_added() -> None:
    numbers = count(1000)
    file = PackedFile(lambda: next(numbers))
    file.add(999, b"<</Type /Catalog /Pages 998 0 R>>")
    for number in range(997, 500, -1):
        file.add(number, b"<</Own %d /Next %d 0 R>>" % (number, number - 1))
    file.add(998, b"<</Type /Pages /Kids [] /Count 0>>")
    file.add_stream(500, b"streamed\n")
    file.add(499, b"<<\n/Length 5 /Type /Metadata\n>>\nstream\nplain\nendstream\n")
    with pikepdf.open(BytesIO(file.finished(b"/Root 999 0 R"))) as pdf:
        assert [int(pdf.get_object(n, 0).Own) for n in range(501, 998)] == list(range(501, 998))
        assert pdf.get_object(501, 0).Next.read_bytes() == b"streamed\n"
        assert pdf.get_object(499, 0).read_bytes() == b"plain"
        assert pdf.Root.Pages.objgen == (998, 0)


def test_little_of_a_page_is_kept_once_it_is_drawn(brief: Callable[..., Document]) -> None:
    """The peak of writing grows with the file and not with its code, its tags as objects, or copies of it."""
    text = tuple(b.Paragraph(children=(Text(f"{n} What was said of it at length. " * 8),)) for n in range(20))
    plans = [plan_pages(brief(*text * times), standard_theme()) for times in (1, 1, 8)]
    peaks, sizes = [], []
    for plan in plans:
        tracemalloc.start()
        sizes.append(len(write_pdf(plan)))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    pages = len(plans[2].pages) - len(plans[1].pages)
    assert pages >= 10
    grown = peaks[2] - peaks[1] - 2 * (sizes[2] - sizes[1])
    assert grown / pages < _PER_PAGE
