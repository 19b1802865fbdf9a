"""The standard deck's title slide: a mark for each of the last round beside it, and its ground."""

from __future__ import annotations

from pathlib import Path

import pytest

from dealbrief import build_document, load_deal
from dealbrief.document.blocks import Figure
from dealbrief.document.inlines import plain_text
from dealbrief.document.tree import Document
from dealbrief.document.walk import nodes
from dealbrief.errors import TemplateError
from dealbrief.template import build_tree

SMALL = Path(__file__).parents[1] / "fixtures" / "small" / "deal.yaml"
TWO = "      - {country: fr, count: 7}\n      - {country: de, count: 5}\n"
SEVEN = "".join(f"      - {{country: {code}, count: 10}}\n" for code in ("fr", "de", "pl", "it", "es", "se", "no"))


def built(folder: Path, total: int, destinations: str) -> Document:
    text = SMALL.read_text(encoding="utf-8").replace(TWO, destinations).replace("total: 12", f"total: {total}")
    (folder / "deal.yaml").write_text(text, encoding="utf-8")
    return build_document(load_deal(folder), "deck", folder)


def counts(first: int, second: int) -> str:
    return f"      - {{country: fr, count: {first}}}\n      - {{country: de, count: {second}}}\n"


@pytest.mark.parametrize(
    ("total", "destinations", "marks"),
    [
        (19, counts(14, 5), []),
        (20, counts(15, 5), [15, 5]),
        (160, counts(100, 60), [100, 60]),
        (30, counts(10, 20), [10, 20]),
        (161, counts(100, 61), []),
        (70, SEVEN, []),
    ],
)
def test_a_field_of_20_to_160_marks_stands_beside_the_title_with_words_for_a_mark(tmp_path, total, destinations, marks):
    title = built(tmp_path, total, destinations).slides[0]
    figures = [node for node in nodes(title.slots) if isinstance(node, Figure)]
    assert [group.count for figure in figures for group in figure.data.groups] == marks
    captions = [plain_text(slot.blocks[0].children) for slot in title.slots if slot.name == "caption"]
    assert captions == ([f"A mark for each of {total} people freed 3\u00a0May\u00a02031"] if marks else [])


def test_the_largest_group_is_deep_and_the_others_warm(tmp_path):
    title = built(tmp_path, 20, counts(5, 15)).slides[0]
    (figure,) = (node for node in nodes(title.slots) if isinstance(node, Figure))
    assert [(group.count, group.side) for group in figure.data.groups] == [(5, "b"), (15, "a")]


def test_the_standard_deck_is_dark_and_a_copy_may_be_light(tmp_path):
    assert built(tmp_path, 12, TWO).meta.ground == "dark"
    own = tmp_path / "templates"
    own.mkdir()
    light = '{% extends "base/deck.xml.j2" %}{% block ground %}light{% endblock %}\n{% block slides %}{% endblock %}\n'
    (own / "deck.xml.j2").write_text(light, encoding="utf-8")
    assert built(tmp_path, 12, TWO).meta.ground == "light"


@pytest.mark.parametrize(("root", "code"), [("deck", "attribute-value"), ("brief", "unknown-attribute")])
def test_a_ground_is_dark_or_light_and_a_deck_s(tmp_path, root, code):
    text = f'<{root}\n ground="grey" title="T" short-title="s" language="en" stamp="2025-12-31"></{root}>\n'
    (tmp_path / f"{root}.xml.j2").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        build_tree(root, {}, [tmp_path], "en")
    assert [(problem.code, problem.at.line) for problem in caught.value.problems] == [(code, 1)]
