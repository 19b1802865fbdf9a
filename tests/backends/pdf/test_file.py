"""The written file: what a reader, a search and an archive find in it."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pypdfium2 as pdfium
import pytest

from dealbrief.backends.pdf import PagePlan, render, write_pdf
from dealbrief.backends.pdf.fonts import to_unicode
from dealbrief.backends.pdf.inspect import object_streams
from dealbrief.backends.pdf.plan.structure import Element, Slot
from dealbrief.document.blocks import (
    Block,
    Contents,
    Figure,
    Heading,
    Paragraph,
    Section,
    SourceList,
    Takeaway,
    Takeaways,
    TitleBlock,
)
from dealbrief.document.figures import Bar, BarData
from dealbrief.document.inlines import Cite, Confidence, Emphasis, Link, State, Text
from dealbrief.document.tree import Document
from dealbrief.theme.brand import standard_theme

PROSE = "Die Menschenrechtsbeauftragte sagte: „Мінск вызваліў людзей“, and 1,131 are “still held”."


def tree() -> tuple[Block, ...]:
    long = tuple(Paragraph(children=(Text(f"{PROSE} " * 5),)) for _ in range(9))
    link = Link("https://example.org/a?b=(c)", (Text("the act"),))
    bars = BarData((Bar("May", Decimal(3), "3", "licensed (GL 11)"), Bar("June", Decimal(9), "9")), side="a")
    first = Section(
        label=(Text("The exchange"),),
        assertion=(Text("A licence on one side"),),
        blocks=(
            Paragraph(children=(Text("It rests on "), link, Text("."), Cite(("alpha",)))),
            Heading(children=(Text("What changed"),)),
            *long,
            Figure(kind="bar", data=bars, alt="bars", title=(Text("Rounds"),), sources=("beta",)),
        ),
    )
    sources = Section(label=(Text("Sources"),), blocks=(SourceList(),), numbered=False)
    claim = Takeaway(claim=(Text("Lifted was the word."),), confidence=Confidence("high", "high confidence"))
    mark = Paragraph(children=(State("done", "circle", "done", "b"), Text(" and "), Emphasis((Text("slanted"),))))
    opening = TitleBlock(kind="Brief", topic="Trade", title=(Text("A title (in full)"),), facts=("As of May",))
    return opening, Contents(), Takeaways(items=(claim,)), mark, first, sources


@pytest.fixture
def document(brief: Callable[..., Document]) -> Document:
    meta = {"title": "A title – in full", "house": "The House", "description": "What it is", "keywords": ("a", "б")}
    return brief(*tree(), language="en-GB", marking="TLP:GREEN", kind="Brief", **meta)


@pytest.fixture
def data(document: Document) -> bytes:
    return render(document, standard_theme()).data


@pytest.fixture
def objects(data: bytes) -> bytes:
    """The file with the objects of its object streams after it."""
    return b"\n".join((data, *object_streams(data)))


def page_texts(data: bytes) -> list[str]:
    with pdfium.PdfDocument(data) as file:
        return [page.get_textpage().get_text_range() for page in file]


def words(text: str) -> list[str]:
    return text.replace("\u00ad", "").replace("\ufffe", "").replace("\u00a0", " ").replace("\u202f", " ").split()


def test_the_text_of_the_file_is_the_text_of_the_plan(document: Document) -> None:
    from dealbrief.backends.pdf import plan_pages
    from dealbrief.backends.pdf.plan.page_plan import TextLine

    plan = plan_pages(document, standard_theme())
    texts = page_texts(write_pdf(plan))
    for page, text in zip(plan.pages, texts, strict=True):
        planned = [line.text + line.tail for box in page.boxes if isinstance(line := box.item, TextLine)]
        assert sorted(words("".join(planned))) == sorted(words(text))


def test_the_same_document_gives_the_same_bytes(document: Document, brief: Callable[..., Document]) -> None:
    first = render(document, standard_theme()).data
    other = render(brief(*tree()[3:], language="en"), standard_theme()).data
    again = render(document, standard_theme()).data
    assert first == again
    assert first != other


def test_it_describes_itself(data: bytes) -> None:
    with pdfium.PdfDocument(data) as file:
        found = file.get_metadata_dict()
    assert found["Title"] == "A title – in full"
    assert (found["Author"], found["Subject"], found["Keywords"]) == ("The House", "What it is", "a, б")
    assert (found["Creator"], found["Producer"]) == ("dealbrief", "dealbrief")
    assert found["CreationDate"] == found["ModDate"] == "D:20310503000000+00'00'"


def test_nothing_of_the_library_s_defaults_is_left(objects: bytes) -> None:
    assert not re.search(rb"anonymous|unspecified|untitled|Helvetica|ReportLab", objects)


def test_language_window_title_and_page_labels_are_set(data: bytes, objects: bytes) -> None:
    assert b"/Lang (en-GB)" in objects
    assert b"/DisplayDocTitle true" in objects
    assert b"/PageLabels" in objects
    with pdfium.PdfDocument(data) as file:
        assert [file.get_page_label(index) for index in range(len(file))] == [
            str(index + 1) for index in range(len(file))
        ]


def test_the_outline_leads_to_sections_and_headings(data: bytes) -> None:
    with pdfium.PdfDocument(data) as file:
        entries = [(entry.level, entry.get_title(), entry.get_dest().get_index()) for entry in file.get_toc()]
        pages = len(file)
    assert entries == [(0, "1  The exchange", 0), (1, "What changed", 0), (0, "Sources", pages - 1)]


def links(data: bytes) -> list[tuple[int, str]]:
    """Page and address of each link annotation, empty for one inside the document."""
    found: list[tuple[int, str]] = []
    with pdfium.PdfDocument(data) as file:
        for number, page in enumerate(file):
            start, link = ctypes.c_int(0), pdfium.raw.FPDF_LINK()
            while pdfium.raw.FPDFLink_Enumerate(page, start, link):
                action = pdfium.raw.FPDFLink_GetAction(link)
                size = pdfium.raw.FPDFAction_GetURIPath(file, action, None, 0) if action else 0
                buffer = ctypes.create_string_buffer(size)
                if size:
                    pdfium.raw.FPDFAction_GetURIPath(file, action, buffer, size)
                found.append((number, buffer.value.decode()))
    return found


def test_links_are_live(data: bytes) -> None:
    found = links(data)
    outward = [address for _, address in found if address]
    assert {"https://example.org/a?b=(c)", "https://alpha.example/1", "https://beta.example/1"} == set(outward)
    inward = [page for page, address in found if not address]
    assert len(inward) == 2  # the section in the contents, and a note mark


def test_every_font_is_an_embedded_subset(objects: bytes) -> None:
    names = set(re.findall(rb"/BaseFont /(\S+)", objects))
    assert names
    assert all(re.fullmatch(rb"[A-Z]{6}\+Source(Sans3|Serif4)\S*", name) for name in names)
    assert objects.count(b"/FontFile2") == len(re.findall(rb"/Type /FontDescriptor", objects))


def test_a_stream_is_as_long_as_it_says_before_an_end_of_line_of_its_own(data: bytes) -> None:
    """Whatever byte its content ends in: a lone line feed after a carriage return would be read as one end of line."""
    lengths = re.findall(rb"/Length (\d+)[^>]*(?:>[^>]+)*>>\nstream\n", data)
    starts = [found.end() for found in re.finditer(rb">>\nstream\n", data)]
    assert len(starts) == len(lengths) > 3
    for start, length in zip(starts, lengths, strict=True):
        assert data[start + int(length) :].startswith(b"\r\nendstream\nendobj\n")


def streams(data: bytes) -> list[bytes]:
    bodies = re.findall(rb"stream\r?\n(x.*?)endstream", data, re.DOTALL)
    return [zlib.decompressobj().decompress(body) for body in bodies]


def test_text_is_kerned_and_every_code_stands_for_a_character(data: bytes) -> None:
    contents = streams(data)
    assert any(re.search(rb"\)-?\d+\(", stream) for stream in contents)
    maps = [stream for stream in contents if b"beginbfchar" in stream]
    assert maps
    assert all(b"<0000>" not in stream for stream in maps)
    assert all(int(count) <= 100 for stream in maps for count in re.findall(rb"(\d+) beginbfchar", stream))


def test_a_character_map_holds_characters_beyond_the_first_plane_and_blocks_of_a_hundred() -> None:
    text = to_unicode("X", [0, 0x1F642, *range(33, 254)])
    assert "<01> <D83DDE42>" in text
    assert re.findall(r"(\d+) beginbfchar", text) == ["100", "100", "22"]


def test_every_shape_of_a_drawing_is_drawn(brief: Callable[..., Document]) -> None:
    from dealbrief.backends.pdf import plan_pages
    from dealbrief.backends.pdf.plan.page_plan import Art, Box, Page
    from dealbrief.figures.drawing import Disc, Line, Polygon, Polyline, Rect

    shapes = (
        Line((0, 0), (50, 0), 1.6, "a", arrow=True),
        Line((0, 9), (50, 9), 1.0, "b", dash=(6, 4)),
        Polyline(((0, 20), (9, 30), (20, 22)), 1.8, "b"),
        Rect(0, 40, 20, 9, fill="a-tint", stroke="ink", stroke_width=0.8),
        Disc((40, 44), 3, fill="paper", stroke="b", stroke_width=1.1),
        Polygon(((60, 40), (64, 44), (60, 48), (56, 44)), fill="a"),
    )
    plan = plan_pages(brief(), standard_theme())
    art = Box(Art(100, 100, 80, 60, 0.5, shapes), "0")
    tags = Element("Document", (Element("Figure", (Slot("0"),)),))
    drawn = write_pdf(replace(plan, pages=(Page(1, (art,)),), structure=tags))
    with pdfium.PdfDocument(drawn) as file:
        bounds = [shape.get_bounds() for shape in file[0].get_objects()]
    assert len(bounds) == len(shapes) + 1  # the arrow's head is a shape of its own
    arrow = 0.5 * 8.8 / 2  # the head is 8.8 wide, set at half size, and centred on the line at 100
    edges = (98, plan.height - 132, 142, plan.height - 100 + arrow + 0.1)
    assert all(x >= edges[0] and y >= edges[1] and r <= edges[2] and t <= edges[3] for x, y, r, t in bounds)


def test_a_plan_of_the_writer_needs_no_document(plan: Callable[..., PagePlan]) -> None:
    assert write_pdf(plan(*tree())).startswith(b"%PDF-1.7")


def test_the_library_may_read_nothing_and_evaluate_nothing() -> None:
    """No host, no scheme, no colour expression: text and pictures of a document reach it as plain values only."""
    from reportlab import rl_config

    import dealbrief.backends.pdf.canvas  # noqa: F401  (sets them)

    assert rl_config.trustedHosts is None
    assert rl_config.trustedSchemes == []
    assert rl_config.toColorCanUse is None
