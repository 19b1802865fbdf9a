"""The first report's deck as LibreOffice draws it, with the brand's fonts and with what stands in for them."""

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
from tests.conftest import Built
from tests.reports.words import shapes_text
from tests.visual.ink import Stretch, collisions, pages

FEWEST, MOST = 12, 16
SUBSTITUTES = pytest.mark.parametrize("substitutes", ["", "office"], ids=["brand fonts", "substitutes"])
Drawn = list[tuple[tuple[float, float], list[Stretch]]]


@pytest.fixture(scope="module")
def office() -> ModuleType:
    """LibreOffice; skipped where it is missing, failed where tools are required."""
    if libreoffice.soffice() is None:
        if os.environ.get("DEALBRIEF_REQUIRE_TOOLS") == "1":
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    return libreoffice


@pytest.fixture(scope="module")
def drawn(office: ModuleType, built: Built) -> Callable[[str], Drawn]:
    """Size and stretches of every slide, drawn once for each set of fonts."""
    return cache(lambda substitutes: pages(office.to_pdf(built.pptx, substitutes=substitutes)))


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


@pytest.mark.office
@SUBSTITUTES
def test_every_slide_is_drawn_in_its_size(substitutes: str, drawn: Callable[[str], Drawn], built: Built):
    slides = drawn(substitutes)
    assert len(slides) == len(built.slides.slides)
    assert all(size == pytest.approx((960, 540), abs=0.5) for size, _ in slides)
    assert all(stretches for _, stretches in slides)


@pytest.mark.office
@SUBSTITUTES
def test_no_text_leaves_its_slide(substitutes: str, drawn: Callable[[str], Drawn]):
    found = {number: outside(size, stretches) for number, (size, stretches) in enumerate(drawn(substitutes), 1)}
    assert {number: texts for number, texts in found.items() if texts} == {}


@pytest.mark.office
@SUBSTITUTES
def test_no_text_runs_into_other_text(substitutes: str, drawn: Callable[[str], Drawn]):
    found = {number: collisions(stretches) for number, (_, stretches) in enumerate(drawn(substitutes), 1)}
    assert {number: pairs for number, pairs in found.items() if pairs} == {}


@pytest.mark.office
@SUBSTITUTES
def test_every_letter_is_drawn(substitutes: str, drawn: Callable[[str], Drawn], built: Built):
    found = [missing(built.pptx, number, stretches) for number, (_, stretches) in enumerate(drawn(substitutes))]
    assert {number: dict(letters) for number, letters in enumerate(found, 1) if letters} == {}


@pytest.mark.office
def test_the_fonts_are_those_that_were_asked_for(office: ModuleType, built: Built):
    own, substituted = office.to_pdf(built.pptx), office.to_pdf(built.pptx, substitutes="office")
    assert all(name in own for name in (b"SourceSans3", b"SourceSerif4"))
    assert all(name in substituted for name in (b"Carlito", b"Caladea"))
    assert b"SourceS" not in substituted


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
