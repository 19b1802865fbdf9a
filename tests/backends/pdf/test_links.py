"""Links inside the document: one live rectangle over each line of an entry of the contents."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from tests.backends.pdf.conformance import standards, tag_faults

from dealbrief.backends.pdf import render
from dealbrief.document import blocks as b
from dealbrief.document.inlines import Text
from dealbrief.document.tree import Document
from dealbrief.theme.brand import standard_theme

LONG = "What was agreed between the two of them and what of it came about"


@pytest.fixture
def data(brief: Callable[..., Document]) -> bytes:
    sections = [
        b.Section(label=(Text(label),), blocks=(b.Paragraph(children=(Text("Words."),)),)) for label in ("Short", LONG)
    ]
    document = brief(b.Contents(), *sections, language="en-GB", description="What it is")
    return render(document, standard_theme()).data


def test_an_entry_of_the_contents_has_one_rectangle_a_line(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        links = list(pdf.pages[0].obj["/Annots"])
        rects = [[float(edge) for edge in link.Rect] for link in links]
        said = [str(link.Contents) for link in links]
    assert said[0] == "1 Short 1"
    assert " ".join(said[1:]).replace(" 1 ", " ", 1).split() == ["2", *LONG.split()]
    lefts, rights = {rect[0] for rect in rects[:2]}, {rect[2] for rect in rects[:2]}
    assert len(lefts) == len(rights) == 1, "from the number to the page, as wide for every entry"
    assert len({rect[1] for rect in rects}) == len(rects), "no two on one line"


def test_the_tags_hold_every_rectangle(data: bytes) -> None:
    assert standards(data, "ua-1", "2a") == []
    assert tag_faults(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        entries = [
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/TOCI"
        ]
        kinds = [[str(kid.get("/S", "")) for kid in _kids(entry)] for entry in entries]
        assert kinds == [["/Link"], ["/Link"]]
        counts = [sum(_is_link(kid) for kid in _kids(_kids(entry)[0])) for entry in entries]
    assert counts[0] == 1
    assert counts[1] >= 2


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.K
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_link(kid: pikepdf.Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
