"""Numbers are given once through the whole document, in reading order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dealbrief.document.blocks import Callout, Column, Paragraph, Section, Table
from dealbrief.document.inlines import Cite, Strong, Text
from dealbrief.document.numbering import number, section_mark
from dealbrief.document.tree import Document, Meta, Note
from dealbrief.document.walk import nodes, rebuild

META = Meta(title="t", short_title="t", language="en", stamp=date(2025, 12, 31))
BY_PARAGRAPH = replace(META, numbering="paragraphs")


def cite(*sources: str) -> Cite:
    return Cite(sources)


def paragraph(*children) -> Paragraph:
    return Paragraph(children=children)


def table(title: str, *sources: str) -> Table:
    return Table(columns=(Column(),), head=(), rows=(), title=(Text(title),), sources=sources)


def document(*blocks, meta: Meta = META) -> Document:
    return number(Document(root="brief", meta=meta, blocks=blocks))


def test_notes_are_numbered_in_reading_order_and_shared_by_equal_sources():
    made = document(paragraph(Text("a"), cite("s1")), paragraph(Strong((cite("s2", "s3"),))), paragraph(cite("s1")))
    assert [node.number for node in nodes(made.blocks) if isinstance(node, Cite)] == [1, 2, 1]
    assert made.notes == (Note(1, ("s1",)), Note(2, ("s2", "s3")))


def test_sources_count_as_cited_by_notes_and_by_source_lines():
    made = document(table("t", "s9"), paragraph(cite("s1")))
    assert made.cited == ("s9", "s1")


def test_tables_and_boxes_are_counted_apart_and_a_table_without_title_not_at_all():
    box = Callout(blocks=(), title=(Text("b"),))
    untitled = Table(columns=(Column(),), head=(), rows=())
    made = document(table("one"), untitled, box, table("two")).blocks
    assert [block.number for block in made] == [1, 0, 1, 2]


def test_unnumbered_sections_are_passed_over():
    sections = [Section(label=(Text(name),), blocks=(), numbered=name != "b") for name in "abc"]
    assert [section.number for section in document(*sections).blocks] == [1, 0, 2]


def test_paragraphs_of_numbered_sections_are_counted_in_reading_order_where_the_document_asks_for_it():
    inner = Section(label=(), blocks=(paragraph(Text("two")),))
    small = replace(paragraph(Text("note")), role="small")
    aside = replace(paragraph(Text("rail")), room="rail")
    box = Callout(blocks=(paragraph(Text("box")),))
    first = Section(label=(), blocks=(paragraph(Text("one")), small, aside, inner, box, paragraph(Text("three"))))
    last = Section(label=(), blocks=(paragraph(Text("none")),), numbered=False)
    blocks = (paragraph(Text("before")), first, Section(label=(), blocks=(paragraph(Text("four")),)), last)
    made = document(*blocks, meta=BY_PARAGRAPH)
    numbers = {node.children[0].text: node.number for node in nodes(made.blocks) if isinstance(node, Paragraph)}
    counted = {"one": 1, "two": 2, "three": 3, "four": 4}
    assert numbers == dict.fromkeys(("before", "note", "rail", "box", "none"), 0) | counted
    assert {node.number for node in nodes(document(*blocks).blocks) if isinstance(node, Paragraph)} == {0}


@pytest.mark.parametrize(("place", "mark"), [(0, ""), (1, "A"), (26, "Z"), (27, "AA"), (53, "BA")])
def test_sections_have_letters_beside_numbered_paragraphs(place: int, mark: str):
    section = Section(label=(), blocks=(), number=place)
    assert section_mark(section, BY_PARAGRAPH) == mark
    assert section_mark(section, META) == (str(place) if place else "")


def test_rebuild_shares_what_it_does_not_change():
    tree = (paragraph(Text("a")), paragraph(Text("b")))
    made = rebuild(tree, lambda node: Text("c") if node == Text("b") else node)
    assert made[0] is tree[0]
    assert made[1].children == (Text("c"),)
