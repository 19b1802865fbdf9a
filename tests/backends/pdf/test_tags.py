"""The tags of a written file: they say what the document says, in its order, and the standards' judges agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from tests.backends.pdf.conformance import standards, structure_text, tag_faults
from tests.backends.pdf.mutations import MUTATIONS, broken
from tests.backends.pdf.test_file import tree

from dealbrief.backends.pdf import plan_pages, render, write_pdf
from dealbrief.backends.pdf.plan.page_plan import TextLine
from dealbrief.backends.pdf.plan.structure import structure
from dealbrief.backends.pdf.tags import LostContent
from dealbrief.document import blocks as b
from dealbrief.document.inlines import Cite, Lang, Link, Text, plain_text
from dealbrief.document.tree import Attachment, Document
from dealbrief.document.walk import nodes
from dealbrief.theme.brand import standard_theme

_SUPERIOR = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹\u202f]")


def rows() -> tuple[b.Row, ...]:
    names = [("Alpha", "12"), ("Beta", "9"), ("Gamma", "")]
    cells = [tuple(b.Cell(blocks=(b.Paragraph(children=(Text(text),)),)) for text in row) for row in names]
    group = b.Row(cells=(b.Cell(blocks=(b.Paragraph(children=(Text("A group"),)),)),), group=True)
    return (b.Row(cells=cells[0]), group, b.Row(cells=cells[1]), b.Row(cells=cells[2][:1] + cells[2][1:]))


def cell(text: str, **spans: int) -> b.Cell:
    return b.Cell(blocks=(b.Paragraph(children=(Text(text),)),), **spans)


def heads() -> tuple[b.Row, ...]:
    """Of two rows: the first cell spans both, the second the other two columns."""
    return (
        b.Row(cells=(cell("Step", rows=2), cell("Each side", columns=2))),
        b.Row(cells=(cell("North"), cell("South"))),
    )


def more() -> tuple[b.Block, ...]:
    """What the document of the file's tests lacks: a table, a box, a list, a quote, words of another language."""
    columns = (b.Column(), b.Column(align="right"))
    head = b.Row(cells=tuple(b.Cell(blocks=(b.Paragraph(children=(Text(t),)),)) for t in ("Name", "Count")))
    table = b.Table(columns=columns, head=(head,), rows=rows(), title=(Text("Counts"),), note=(Text("As counted."),))
    crossed = b.Table(columns=(*columns, b.Column()), head=heads(), rows=(b.Row(cells=(cell("x"),) * 3),))
    words = b.Paragraph(children=(Text("They said "), Lang("be", (Text("дзякуй"),)), Text(" to all"), Cite(("gamma",))))
    item = b.ListItem(
        blocks=(b.Paragraph(children=(Link("https://example.org/" + "long/" * 40, (Text("far " * 60),)),)),)
    )
    box = b.Callout(title=(Text("A box"),), blocks=(words, b.ListBlock(items=(item, item), ordered=True)))
    figure = b.KeyFigures(items=(b.KeyFigure(value="12", label=(Text("counted"),), side="a"),))
    quote = b.Quote(blocks=(b.Paragraph(children=(Text("It was said."),)),), credit=(Text("A speaker"),))
    blocks = (
        table,
        crossed,
        box,
        quote,
        b.Columns(columns=((words,), (words,))),
        b.Aside(blocks=(words,)),
        b.Heading(children=(Text("Deep"),), level=3),
    )
    return figure, b.Section(label=(Text("More"),), blocks=blocks)


@pytest.fixture
def document(brief: Callable[..., Document]) -> Document:
    return brief(
        *tree(),
        *more(),
        language="en-GB",
        marking="TLP:GREEN",
        house="The House",
        description="What it is",
        keywords=("a",),
    )


@pytest.fixture
def data(document: Document) -> bytes:
    return render(document, standard_theme()).data


def test_the_structure_is_the_block_tree(document: Document, golden: Callable[[str, str], None]) -> None:
    golden("structure", structure(document).to_text() + "\n")


def test_the_file_is_accessible_and_archival(data: bytes) -> None:
    assert standards(data, "ua-1", "2a") == []
    assert tag_faults(data) == []


@pytest.mark.parametrize("name", sorted(MUTATIONS))
def test_every_seeded_defect_is_caught(data: bytes, name: str) -> None:
    wrong = broken(data, name)
    assert standards(wrong, "ua-1", "2a") or tag_faults(wrong)


def test_some_defects_only_the_own_checker_sees(data: bytes) -> None:
    """Why there is one: the validator is silent here."""
    for name in ("parent_tree_reversed", "pages_without_place", "annotation_leads_elsewhere"):
        wrong = broken(data, name)
        assert tag_faults(wrong)


@pytest.mark.parametrize("name", ["head_that_spans_too_few_columns", "head_that_spans_too_few_rows"])
def test_the_own_checker_counts_spans_too(data: bytes, name: str) -> None:
    assert any("do not all fill" in fault for fault in tag_faults(broken(data, name)))


def said(data: bytes) -> list[str]:
    return _SUPERIOR.sub("", "".join(text for _, text in structure_text(data))).replace("\u00ad", "").split()


def written(document: Document) -> Iterator[str]:
    """The words of the tree in its order: headings, paragraphs, claims and titles of what has one."""
    for node in nodes(document.blocks):
        match node:
            case b.Paragraph() | b.Heading():
                yield plain_text(node.children)
            case b.Section():
                yield from (plain_text(node.label), plain_text(node.assertion))
            case b.Takeaway():
                yield plain_text(node.claim)
            case b.Captioned():
                yield plain_text(node.title)


def test_the_structure_says_every_word_in_the_order_of_the_blocks(document: Document, data: bytes) -> None:
    heard = iter([word.lower().strip("“”‘’") for word in said(data)])
    words = [word.strip("“”‘’") for word in " ".join(written(document)).lower().split()]
    lost = next((word for word in words if word not in heard), None)
    assert lost is None, f"{lost!r} is not said, or not in its place"


def test_the_structure_says_no_more_than_the_pages_show(document: Document, data: bytes) -> None:
    plan = plan_pages(document, standard_theme())
    lines = [
        box.item for page in plan.pages for box in page.boxes if isinstance(box.item, TextLine) and not box.furniture
    ]
    shown = "".join("".join(run.text for run in line.runs if run.role != "mark") + line.tail for line in lines)
    assert Counter(said(data)) == Counter(_SUPERIOR.sub("", shown).replace("\u00ad", "").split())


def elements(data: bytes, tag: str) -> list[dict[str, Any]]:
    import io

    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == f"/{tag}" and "/P" in item
        ]
        return [
            {str(key)[1:]: str(item[key]) for key in list(item) if key in ("/Alt", "/Lang", "/ID")} for item in found
        ]


def test_words_of_another_language_say_so(data: bytes) -> None:
    assert {span["Lang"] for span in elements(data, "Span")} == {"be"}


def test_a_chart_s_alternative_text_holds_every_value(data: bytes) -> None:
    [chart] = [figure["Alt"] for figure in elements(data, "Figure")]
    assert chart == "bars May: 3, licensed (GL 11); June: 9."


def test_a_link_over_several_lines_is_one_element(document: Document, data: bytes) -> None:
    pieces = [text for tag, text in structure_text(data) if tag == "Link" and text.startswith("far")]
    assert len(pieces) == 2  # two items, of several lines each
    assert all(len(piece.split()) == 60 for piece in pieces)


def test_what_the_structure_has_no_place_for_is_a_fault_of_the_program(document: Document) -> None:
    plan = plan_pages(document, standard_theme())
    bare = replace(plan, structure=replace(plan.structure, kids=plan.structure.kids[1:]))
    with pytest.raises(LostContent, match="block 0/"):
        write_pdf(bare)


def test_with_an_attachment_the_file_is_3a_and_holds_it(document: Document) -> None:
    import io

    held = Attachment("records.json", "application/json", '{"name": "Мінск"}'.encode(), "The records this brief shows")
    data = write_pdf(replace(plan_pages(document, standard_theme()), attachments=(held,)))
    assert standards(data, "ua-1", "3a") == []
    assert tag_faults(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()} == {held.name: held.data}
        assert pdf.attachments[held.name].obj.AFRelationship == "/Source"
        assert pdf.attachments[held.name].get_file().mime_type == "application/json"
