"""Accessibility: an own checker of what Microsoft's grades as error or warning, shown to find each fault."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator

import pytest
from pptx import Presentation

from dealbrief.theme.theme import contrast

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
LEAST_SIZE = 10.0


def faults(deck) -> list[str]:
    """What is wrong with a deck, a word and a slide's number each."""
    titles = [slide.shapes.title.text_frame.text if slide.shapes.title is not None else "" for slide in deck.slides]
    found = [f"repeated-title {title}" for title, count in Counter(titles).items() if title and count > 1]
    if not deck.core_properties.title:
        found.append("no-document-title")
    for number, slide in enumerate(deck.slides, 1):
        found.extend(f"{fault} {number}" for fault in _of_slide(slide))
    return found


def _of_slide(slide) -> Iterator[str]:
    shapes = list(slide.shapes)
    title = slide.shapes.title
    if title is None or not title.text_frame.text.strip():
        yield "no-title"
    elif shapes[0].shape_id != title.shape_id:
        yield "title-not-first"
    for shape in shapes:
        yield from _of_shape(shape.element)
    for table in slide.element.iter(f"{A}tbl"):
        if table.find(f"{A}tblPr").get("firstRow") != "1":
            yield "table-without-head"
        if any(cell.get(name) for cell in table.iter(f"{A}tc") for name in ("gridSpan", "hMerge", "rowSpan", "vMerge")):
            yield "merged-cells"
    for run in slide.element.iter(f"{A}rPr"):
        if not run.get("lang"):
            yield "no-language"
        if run.get("sz") and int(run.get("sz")) / 100 < LEAST_SIZE:
            yield "too-small"
    for shape in slide.placeholders:
        if shape.element.tag == f"{P}pic":
            continue
        if not shape.has_text_frame or not shape.text_frame.text.strip():
            yield "empty-placeholder"


def _of_shape(element) -> Iterator[str]:
    """Tables, charts, groups and lines need a text or are decorative."""
    tag = element.tag.rpartition("}")[2]
    name = element.find(f".//{P}cNvPr")
    decorative = any(node.tag.endswith("}decorative") for node in name.iter())
    described = bool((name.get("descr") or "").strip())
    if tag in ("graphicFrame", "grpSp", "pic", "cxnSp") and not (described or decorative):
        yield "no-alternative-text"
    if any((name.get("descr") or "").lower().endswith(end) for end in (".png", ".jpg", ".svg")):
        yield "file-name-as-text"


def test_the_sample_has_no_faults(rendered):
    assert faults(Presentation(io.BytesIO(rendered.data))) == []


@pytest.mark.parametrize("fault", [
    "no-title", "title-not-first", "no-alternative-text", "table-without-head", "merged-cells", "no-language",
    "too-small", "empty-placeholder", "file-name-as-text",
])  # fmt: skip
def test_the_checker_finds(fault, rendered):
    deck = Presentation(io.BytesIO(rendered.data))
    slide = deck.slides[5]
    table = next(slide.element.iter(f"{A}tbl"))
    title = slide.shapes.title.element
    if fault == "no-title":
        title.getparent().remove(title)
    elif fault == "title-not-first":
        title.getparent().append(title)
    elif fault in ("no-alternative-text", "file-name-as-text"):
        table.getparent().getparent().getparent().find(f".//{P}cNvPr").set("descr", "" if fault[0] == "n" else "a.png")
    elif fault == "table-without-head":
        table.find(f"{A}tblPr").set("firstRow", "0")
    elif fault == "merged-cells":
        next(table.iter(f"{A}tc")).set("gridSpan", "2")
    elif fault == "no-language":
        del next(slide.element.iter(f"{A}rPr")).attrib["lang"]
    elif fault == "too-small":
        next(slide.element.iter(f"{A}rPr")).set("sz", "900")
    else:
        for run in list(title.iter(f"{A}t")):
            run.text = ""
    assert f"{fault} 6" in faults(deck)


def test_a_deck_without_a_title_of_its_own_and_titles_that_repeat_are_found(rendered):
    deck = Presentation(io.BytesIO(rendered.data))
    deck.core_properties.title = ""
    deck.slides[3].shapes.title.text_frame.text = deck.slides[2].shapes.title.text_frame.text
    assert {"no-document-title", "repeated-title The count peaked and fell"} <= set(faults(deck))


def test_every_pair_of_text_and_ground_has_contrast(theme):
    pairs = [(text, "paper") for text in ("ink", "grey", "a", "b")] + [
        ("paper", "dark"),
        ("ink", "box"),
        ("grey", "box"),
    ]
    assert dict.fromkeys(pairs, True) == {
        (text, ground): contrast(theme.colour(text), theme.colour(ground)) >= 4.5 for text, ground in pairs
    }
