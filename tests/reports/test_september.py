"""The report on the round of September 2025: short, as of its own day, and plain about what is not known."""

from __future__ import annotations

import pytest
from tests.conftest import Built, build_in_memory
from tests.reports.words import page_words, pptx_text

from dealbrief import build_document, load_deal
from dealbrief.backends.pptx import plan_deck
from dealbrief.document import blocks as b
from dealbrief.document.walk import nodes
from dealbrief.resources import resource
from dealbrief.theme.brand import standard_theme

REPORT = resource("reports") / "us-belarus-belavia-2025"


@pytest.fixture(scope="module")
def made() -> Built:
    return build_in_memory(REPORT)


def test_it_is_short(made: Built):
    assert 3 <= len(made.pages.pages) <= 5
    assert 6 <= len(made.slides.slides) <= 9
    assert len(plan_deck(build_document(load_deal(REPORT), "one-slide", REPORT), standard_theme()).slides) == 1


@pytest.mark.parametrize(
    "words",
    [
        "As of 30 September 2025",
        "General License 11",
        "Mikalai Statkevich",
        "The nationality of 14 of 52 people is on record",
        "Not known from the excerpts used",
        "51 people (VnNow)",
        "No likelihoods are given",
        "After: Potash for prisoners, December 2025, report us-belarus-potash-2025",
    ],
)
def test_the_brief_says(words: str, made: Built):
    assert words in page_words(made.pages)


@pytest.mark.parametrize("words", ["52 people", "14 of the 52", "Belavia licensed (GL 11)", "38", "51 people (VnNow)"])
def test_the_deck_shows(words: str, made: Built):
    shown = [pptx_text(made.pptx), *(repr(figure) for figure in nodes(made.deck) if isinstance(figure, b.Figure))]
    assert any(words in text.replace("\\xa0", " ") for text in shown)


@pytest.mark.parametrize(
    "later", ["4 November", "4 Nov", "General License 12", "General License 13", "Bialiatski", "123"]
)
def test_nothing_of_later_rounds_is_told(later: str, made: Built):
    assert later not in page_words(made.pages)
    assert later not in pptx_text(made.pptx)
