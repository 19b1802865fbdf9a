"""Numbers are given once through the whole document, in reading order."""

from __future__ import annotations

from datetime import date

from dealbrief.document.blocks import Callout, Column, Paragraph, Section, Table
from dealbrief.document.inlines import Cite, Strong, Text
from dealbrief.document.numbering import number
from dealbrief.document.tree import Document, Meta, Note
from dealbrief.document.walk import nodes, rebuild

META = Meta(title="t", short_title="t", language="en", stamp=date(2025, 12, 31))


def cite(*sources: str) -> Cite:
    return Cite(sources)


def paragraph(*children) -> Paragraph:
    return Paragraph(children=children)


def table(title: str, *sources: str) -> Table:
    return Table(columns=(Column(),), head=(), rows=(), title=(Text(title),), sources=sources)


def document(*blocks) -> Document:
    return number(Document(root="brief", meta=META, blocks=blocks))


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


def test_rebuild_shares_what_it_does_not_change():
    tree = (paragraph(Text("a")), paragraph(Text("b")))
    made = rebuild(tree, lambda node: Text("c") if node == Text("b") else node)
    assert made[0] is tree[0]
    assert made[1].children == (Text("c"),)
