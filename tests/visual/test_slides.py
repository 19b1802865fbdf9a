"""Decks as LibreOffice draws them, with the brand's fonts and with what stands in for them: the reports', and one
about invented countries with every kind of slide."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Callable
from functools import cache
from types import ModuleType

import pytest
from pptx import Presentation
from pptx.util import Pt
from tests import office as libreoffice
from tests.backends.pptx import conftest as make
from tests.conftest import SHIPPED, SLUG, Built, build_in_memory
from tests.reports.words import shapes_text
from tests.visual.ink import Stretch, collisions, pages

from dealbrief.backends.pptx import render
from dealbrief.backends.pptx.plan.roles import ROLES
from dealbrief.resources import resource
from dealbrief.theme.brand import standard_theme

FEWEST, MOST = 12, 16
WIDE = (960, 540)
SUBSTITUTES = pytest.mark.parametrize("substitutes", ["", "office", "classic"], ids=["brand", "office", "classic"])
DECKS = pytest.mark.parametrize("deck", [*SHIPPED, "fiction"])
Drawn = list[tuple[tuple[float, float], list[Stretch]]]
Draw = Callable[[str, str], Drawn]
FILES = {
    "": (b"SourceSans3", b"SourceSerif4"),
    "office": (b"Carlito", b"Caladea"),
    "classic": (b"LiberationSans", b"LiberationSerif"),
}
"""What the fonts are called in a PDF."""


@pytest.fixture(scope="module")
def office() -> ModuleType:
    """LibreOffice; skipped where it is missing, failed where tools are required."""
    if libreoffice.soffice() is None:
        if os.environ.get("DEALBRIEF_REQUIRE_TOOLS") == "1":
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    return libreoffice


@pytest.fixture(scope="module")
def decks(built: Built) -> dict[str, bytes]:
    """The decks by name."""
    others = {slug: build_in_memory(resource("reports") / slug).pptx for slug in SHIPPED if slug != SLUG}
    return {SLUG: built.pptx, **others, "fiction": render(make.deck(), standard_theme()).data}


@pytest.fixture(scope="module")
def pdfs(office: ModuleType, decks: dict[str, bytes]) -> Callable[[str], dict[str, bytes]]:
    """All decks drawn once for each set of fonts, by one run of LibreOffice."""
    return cache(lambda fonts: dict(zip(decks, office.to_pdfs(list(decks.values()), substitutes=fonts), strict=True)))


@pytest.fixture(scope="module")
def drawn(pdfs: Callable[[str], dict[str, bytes]]) -> Draw:
    """Size and stretches of every slide of a deck in a set of fonts."""
    return cache(lambda deck, substitutes: pages(pdfs(substitutes)[deck]))


def outside(size: tuple[float, float], stretches: list[Stretch]) -> list[str]:
    """Text that leaves the slide."""
    width, height = size
    return [
        one.text
        for one in stretches
        if one.around.left < 0 or one.around.bottom < 0 or one.around.right > width or one.around.top > height
    ]


def missing(deck: bytes, number: int, stretches: list[Stretch]) -> Counter[str]:
    """Letters of a slide that are not drawn; what lies beyond the edge leaves no ink."""
    slide = Presentation(io.BytesIO(deck)).slides[number]
    held = Counter("".join("".join(shapes_text(slide.shapes)).split()))
    return held - Counter("".join(one.text for one in stretches))


def test_slides_are_as_many_as_a_deck_has(built: Built):
    assert FEWEST <= len(built.slides.slides) <= MOST


def test_the_fiction_has_every_kind_of_slide():
    assert {slide.role for slide in make.slides()} == set(ROLES)


@pytest.mark.office
@SUBSTITUTES
@DECKS
def test_every_slide_is_drawn_in_its_size(deck: str, substitutes: str, drawn: Draw, decks: dict[str, bytes]):
    slides = drawn(deck, substitutes)
    assert len(slides) == len(Presentation(io.BytesIO(decks[deck])).slides)
    assert all(size == pytest.approx(WIDE, abs=0.5) for size, _ in slides)
    assert all(stretches for _, stretches in slides)


@pytest.mark.office
@SUBSTITUTES
@DECKS
def test_no_text_leaves_its_slide(deck: str, substitutes: str, drawn: Draw):
    found = {number: outside(size, stretches) for number, (size, stretches) in enumerate(drawn(deck, substitutes), 1)}
    assert {number: texts for number, texts in found.items() if texts} == {}


@pytest.mark.office
@SUBSTITUTES
@DECKS
def test_no_text_runs_into_other_text(deck: str, substitutes: str, drawn: Draw):
    found = {number: collisions(stretches) for number, (_, stretches) in enumerate(drawn(deck, substitutes), 1)}
    assert {number: pairs for number, pairs in found.items() if pairs} == {}


@pytest.mark.office
@SUBSTITUTES
@DECKS
def test_every_letter_is_drawn(deck: str, substitutes: str, drawn: Draw, decks: dict[str, bytes]):
    slides = enumerate(drawn(deck, substitutes))
    found = [missing(decks[deck], number, stretches) for number, (_, stretches) in slides]
    assert {number: dict(letters) for number, letters in enumerate(found, 1) if letters} == {}


@pytest.mark.office
@SUBSTITUTES
@DECKS
def test_the_fonts_are_those_that_were_asked_for(deck: str, substitutes: str, pdfs: Callable[[str], dict[str, bytes]]):
    pdf = pdfs(substitutes)[deck]
    assert all(name in pdf for name in FILES[substitutes])
    assert not any(name in pdf for fonts, names in FILES.items() if fonts != substitutes for name in names)


@pytest.mark.office
def test_what_must_not_be_is_seen(office: ModuleType, built: Built):
    """The guard: a box upon a box, one that hangs over the right edge, and one beyond it."""
    deck = Presentation(io.BytesIO(built.pptx))
    for left, text in ((300, "Over one another"), (302, "Under each other"), (900, "On the edge"), (1000, "Zzyzx")):
        box = deck.slides[1].shapes.add_textbox(Pt(left), Pt(200), Pt(300), Pt(40))
        box.text_frame.text = text
        box.text_frame.word_wrap = True
    out = io.BytesIO()
    deck.save(out)
    size, stretches = pages(office.to_pdf(out.getvalue()))[1]
    assert ("Overoneanother", "Undereachother") in [pair[:2] for pair in collisions(stretches)]
    assert outside(size, stretches) == ["Ontheedge"]
    assert "Z" in missing(out.getvalue(), 1, stretches)
