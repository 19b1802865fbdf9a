"""The deals before and after one stand in every edition of it; nationalities of a round are bars: if they are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from dealbrief import build_document, load_deal
from dealbrief.backends.pdf import plan_pages
from dealbrief.backends.pptx import plan_deck
from dealbrief.document import blocks as b
from dealbrief.document.inlines import Link, plain_text
from dealbrief.document.tree import Document
from dealbrief.document.walk import nodes
from dealbrief.theme.brand import standard_theme

SMALL = Path(__file__).parents[1] / "fixtures" / "small" / "deal.yaml"
NEAR = """slug: amber
  series:
    title: Amber for people
    previous: {title: "Salt for boats, 2030", report: salt, note: It set the pattern}
    next: {title: "Silk for ships, 2032", url: "https://example.org/silk"}
"""
WORDS = ["Before: Salt for boats, 2030, report salt. It set the pattern.", "After: Silk for ships, 2032."]
DESTINATIONS = "    by_destination:\n      - {country: fr, count: 7}\n      - {country: de, count: 5}\n"


def document(folder: Path, edition: str, *changes: tuple[str, str]) -> Document:
    text = SMALL.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    editions = "editions:\n" + "".join(
        f"  - {{id: {name}, template: {name}}}\n" for name in ("brief", "glance", "deck", "one-slide")
    )
    (folder / "deal.yaml").write_text(text + editions, encoding="utf-8")
    return build_document(load_deal(folder), edition, folder)


SERIES = ("slug: amber\n", NEAR)


def paragraphs(made: Document) -> list[str]:
    return [plain_text(node.children).replace("\u00a0", " ") for node in nodes(made) if isinstance(node, b.Paragraph)]


def said(made: Document) -> str:
    """Everything that stands on pages, slides and in notes, as one text."""
    return " ".join(paragraphs(made))


def test_a_brief_names_both_on_its_first_page_with_a_link_to_what_has_an_address(tmp_path):
    made = document(tmp_path, "brief", SERIES)
    assert [text for text in paragraphs(made) if text in WORDS] == WORDS
    assert [node.href for node in nodes(made) if isinstance(node, Link) and "silk" in node.href]
    first = plan_pages(made, standard_theme()).pages[0]
    assert any("In this series" in getattr(box.item, "text", "") for box in first.boxes)


def test_a_deck_tells_of_them_in_its_notes(tmp_path):
    sources = "".join(f"  - {{id: s-{n}, publisher: Paper {n}, issued: 2031, reliability: B}}\n" for n in range(4))
    made = document(tmp_path, "deck", SERIES, ("sources:\n  - ", f"sources:\n{sources}  - "))
    last = plan_deck(made, standard_theme()).slides[-1]
    notes = [part.text.replace("\u00a0", " ") for part in last.notes]
    assert [text for text in notes if text in WORDS] == WORDS


@pytest.mark.parametrize("edition", ["glance", "one-slide"])
def test_a_short_product_names_them(tmp_path, edition):
    made = said(document(tmp_path, edition, SERIES))
    assert "Salt for boats, 2030" in made
    assert "Silk for ships, 2032" in made


@pytest.mark.parametrize("edition", ["brief", "glance", "deck", "one-slide"])
def test_a_deal_by_itself_says_nothing_of_a_series(tmp_path, edition):
    assert "In this series" not in repr(document(tmp_path, edition))


NATIONS = "    by_nationality:\n      - {country: it, count: 2}\n      - {country: es, count: 5}\n"
FIGURES = ("    kind: fact\n", "    kind: fact\n    figures: [exchange, steps, nationalities]\n")


@pytest.mark.parametrize(
    ("rest", "title", "bars"),
    [
        ("    incomplete: [by_nationality]\n", "The nationality of 7 of 12 people is on record", ["5", "2", "5"]),
        ("      - {country: no, count: 5}\n", "12 people of three nationalities", ["5", "5", "2"]),
    ],
)
def test_nationalities_are_bars_and_what_is_not_known_is_one_too(tmp_path, rest, title, bars):
    made = document(tmp_path, "brief", FIGURES, ("    relief:\n", f"{NATIONS}{rest}    relief:\n"))
    figure = next(node for node in nodes(made.blocks) if isinstance(node, b.Figure) and node.kind == "bar")
    assert plain_text(figure.title).replace("\u00a0", " ") == title
    assert [bar.text for bar in figure.data.bars] == bars
    assert [bar.label for bar in figure.data.bars if bar.outside] == (["Not known"] if "incomplete" in rest else [])
    slides = document(tmp_path, "deck", FIGURES, ("    relief:\n", f"{NATIONS}{rest}    relief:\n"))
    titles = [plain_text(slide.title).replace("\u00a0", " ") for slide in slides.slides]
    assert title in titles
    assert plan_deck(slides, standard_theme()).slides


def test_without_a_nationality_nothing_is_drawn(tmp_path):
    made = document(tmp_path, "brief", FIGURES)
    assert not [node for node in nodes(made.blocks) if isinstance(node, b.Figure) and node.kind == "bar"]


def test_a_round_of_unknown_destinations_is_one_field_beside_the_title(tmp_path):
    title = document(tmp_path, "deck", (DESTINATIONS, ""), ("total: 12", "total: 52")).slides[0]
    (figure,) = (node for node in nodes(title.slots) if isinstance(node, b.Figure))
    assert [(group.count, group.text, group.label) for group in figure.data.groups] == [(52, "52", "people")]
