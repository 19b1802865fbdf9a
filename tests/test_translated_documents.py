"""A deal in each language, as a brief and a deck: no fixed word of English is left."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter
from zipfile import ZipFile

import pypdfium2
import pytest
from tests.conftest import Built

from dealbrief import build_document, load_deal
from dealbrief.backends import pdf, pptx
from dealbrief.document.blocks import Figure
from dealbrief.document.walk import nodes
from dealbrief.figures import described
from dealbrief.language import languages, words
from dealbrief.theme.brand import standard_theme

FICTION = (Path(__file__).parent / "fixtures" / "fiction" / "deal.yaml").read_text(encoding="utf-8")
TRANSLATED = [tag for tag in languages() if tag.partition("-")[0] != "en"]
_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"\b\d{1,2} (?=(May|June) 2031)")
"""In another language an English date is a number that no claim stands for."""
_NO_PROSE = re.compile(r"\w+: (\[[\w, -]*\]|[a-z-]+(?=[,}\n]))|\w+:")
"""Keys of records, and values that name a state or kind."""
_TEXT = re.compile(r"<a:t>([^<]*)</a:t>")


def in_language(tag: str, folder: Path) -> Path:
    source = _DAY.sub("", FICTION).replace("deal:\n", f"deal:\n  language: {tag}\n", 1)
    (folder / "deal.yaml").write_text(source, encoding="utf-8")
    return folder


def long_words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text) if len(word) > 6}


@cache
def fixed(tag: str) -> frozenset[str]:
    """The longer words of the messages of a language."""
    said = words(tag)
    texts = (text for key in said.keys_of_all for text in said.forms(key))
    return frozenset(word for text in texts for before, *_ in Formatter().parse(text) for word in long_words(before))


def of_pages(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return " ".join(page.get_textpage().get_text_bounded() for page in document)


def of_slides(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as package:
        names = [name for name in package.namelist() if re.match(r"ppt/(slides|notesSlides|charts)/[^/]*xml$", name)]
        return " ".join(text for name in names for text in _TEXT.findall(package.read(name).decode()))


@pytest.mark.parametrize("tag", TRANSLATED)
def test_no_fixed_word_of_english_is_left(tag: str, tmp_path: Path) -> None:
    folder, theme = in_language(tag, tmp_path), standard_theme()
    deal = load_deal(folder)
    brief = of_pages(pdf.write_pdf(pdf.plan_pages(build_document(deal, "brief", folder), theme)))
    deck = of_slides(pptx.write_pptx(pptx.plan_deck(build_document(deal, "deck", folder), theme)))
    by_the_author = long_words(_NO_PROSE.sub(" ", FICTION))
    for printed in (brief, deck):
        assert len(long_words(printed) & fixed(tag)) > 10
        assert sorted(long_words(printed) & fixed("en") - fixed(tag) - by_the_author) == []
        assert re.search(r"[^\W\d]\.\.", printed) is None


def test_a_label_in_french_has_its_space_before_the_colon(tmp_path: Path, built: Built) -> None:
    """In what any drawing says in words, and on slides; the author's own texts are English."""
    folder = in_language("fr", tmp_path)
    deck = build_document(load_deal(folder), "deck", folder)
    slides = of_slides(pptx.write_pptx(pptx.plan_deck(deck, standard_theme())))
    assert [text for text in unspaced(slides) if text not in " ".join(FICTION.split())] == []
    figures = [node for node in nodes((built.brief.blocks, built.deck.slides)) if isinstance(node, Figure)]
    assert len({figure.kind for figure in figures}) > 5
    for figure in figures:
        assert [text for text in unspaced(described(figure.data, "fr")) if text not in repr(figure.data)] == []


def unspaced(text: str) -> list[str]:
    return [found[0] for found in re.finditer(r"\S*[^\s\u00a0]: ", text)]
