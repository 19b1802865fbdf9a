"""Written text becomes nodes: the subset, references, and what is refused at its place."""

from __future__ import annotations

import pytest

from dealbrief.document.blocks import ListBlock, Paragraph, Quote
from dealbrief.document.inlines import Cite, Code, Emphasis, Link, Reference, Strong, Text, Value, plain_text
from dealbrief.errors import Place, SourceError
from dealbrief.prose import map_references, parse_inline, parse_prose, references

HOSTILE = 'AT&T <Minister> *x* _y_ {{z}} [w] "q" ’ № Łužyn Беларусь і ў'
ESCAPED = r'AT&T \<Minister> \*x\* \_y\_ {{z}} \[w] "q" ’ № Łužyn Беларусь і ў'


class Line:
    """A text that is one line of a file."""

    def place(self, offset: int, length: int = 0) -> Place:
        return Place("deal.yaml", 1, offset + 1, length)


def inline(text: str):
    return parse_inline(text, Line())


def prose(text: str):
    return parse_prose(text, Line())


def codes(text: str, parse=parse_prose) -> list[tuple[str, int]]:
    with pytest.raises(SourceError) as caught:
        parse(text, Line())
    return [(problem.code, problem.at.column) for problem in caught.value.problems if problem.at]


def test_inline_text_keeps_every_character():
    assert inline(HOSTILE) == (Text(HOSTILE),)


def test_prose_keeps_every_character_that_is_escaped():
    (paragraph,) = prose(ESCAPED)
    assert plain_text(paragraph.children) == HOSTILE


def test_inline_text_knows_references_only():
    assert inline("*a* [=f.x] b[@s]") == (
        Text("*a* "),
        Reference("value", "f.x"),
        Text(" b"),
        Reference("cite", "s"),
    )


def test_an_escaped_reference_is_its_characters():
    assert inline(r"write \[@id]") == (Text("write [@id]"),)


def test_a_reference_knows_its_column():
    found = list(references(prose("one [=a] two [@b]")))
    assert [node.at for node in found] == [Place("deal.yaml", 1, 5, 4), Place("deal.yaml", 1, 14, 4)]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("**a**", Strong((Text("a"),))),
        ("*a*", Emphasis((Text("a"),))),
        ("`a*b`", Code("a*b")),
        ("[a](https://example.org)", Link("https://example.org", (Text("a"),))),
    ],
)
def test_inline_elements_of_the_subset(text, block):
    assert prose(text) == (Paragraph(children=(block,)),)


def test_lists_and_quotes():
    first, second = prose("1. a\n2. b\n\n> c")
    assert isinstance(first, ListBlock)
    assert first.ordered
    assert [plain_text(item.blocks[0].children) for item in first.items] == ["a", "b"]
    assert isinstance(second, Quote)


def test_line_breaks_read_as_spaces():
    (paragraph,) = prose("one\ntwo  \nthree")
    assert plain_text(paragraph.children) == "one two three"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Heading", [("prose-heading", 1)]),
        ("a\n\n| b | c |", [("prose-table", 4)]),
        ("```\ncode\n```", [("prose-fence", 1), ("prose-fence", 10)]),
        ("see [@ x]", [("bad-reference", 5)]),
        ("[a](javascript:alert)", [("link-scheme", 5)]),
        ('[a](https://example.org "t")', [("link-title", 5)]),
    ],
)
def test_what_is_outside_the_subset_is_refused_at_its_place(text, expected):
    assert codes(text) == expected


def test_every_bad_reference_of_inline_text_is_found():
    assert codes("[@] and [=B!]", parse_inline) == [("bad-reference", 1), ("bad-reference", 9)]


def test_replaced_references_that_meet_are_one_cite_and_touch_the_word():
    def cite(reference: Reference):
        return (Cite((reference.target,), (reference.target,)),)

    (paragraph,) = map_references(prose("end. [@a] [@b] next"), cite)
    assert paragraph.children == (Text("end."), Cite(("a", "b"), ("a", "b")), Text(" next"))


def test_replacement_reaches_into_lists_and_quotes():
    tree = map_references(prose("- [=a]\n\n> [=a]"), lambda reference: (Value("7", ("a",)),))
    assert not list(references(tree))
    assert plain_text(tree[0].items[0].blocks[0].children) == "7"
    assert plain_text(tree[1].blocks[0].children) == "7"
