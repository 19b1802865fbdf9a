"""Words of figures: what belongs together stays on a line, a word breaks only where it must, nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dealbrief.figures.page_text import text_width, wrapped
from dealbrief.theme.fonts import SOFT_HYPHEN

SIZE = 8.0


def lines(text: str, measure: float, *, even: bool = False) -> tuple[str, ...]:
    return wrapped(text, SIZE, measure, 10.0, language="en", even=even).texts


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("in all 123 people pardoned", 50.0, ("in all", "123 people", "pardoned")),
        ("signed on 13 December in Minsk", 50.0, ("signed on", "13 December", "in Minsk")),
        ("by General License 13, alone", 48.0, ("by General", "License 13,", "alone")),
        ("123 people", 30.0, ("123", "people")),
        ("13\u00a0Dec\u00a02025", 36.0, ("13", "Dec\u00a02025")),
    ],
)
def test_what_belongs_together_parts_only_where_it_has_no_room(text: str, measure: float, expected: tuple[str, ...]):
    assert lines(text, measure) == expected


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("internationalisation", 45.0, ("internation\u00ad", "alisation")),
        ("https://example.org/some/address", 62.0, ("https://example.", "org/some/address")),
        ("xxxx", 8.0, ("xx", "xx")),
        ("i", 0.5, ("i",)),
    ],
)
def test_a_word_breaks_at_a_syllable_before_it_breaks_anywhere(text: str, measure: float, expected: tuple[str, ...]):
    assert lines(text, measure) == expected


def test_a_word_that_fits_is_not_broken():
    assert lines("an internationalisation", text_width("internationalisation", SIZE)) == ("an", "internationalisation")


@example("111//rr\u00a0 1", 29.0, False)  # two spaces between two words
@example("o-", 6.84, False)  # a word that kerning makes wider than its parts
@given(st.text("abcdeimnort 13\u00a0,.-/", max_size=60), st.floats(1.0, 90.0), st.booleans())
def test_no_letter_is_lost_and_no_line_is_wider_than_its_measure(text: str, measure: float, even: bool):
    found = lines(text, measure, even=even)
    assert "".join("".join(found).replace(SOFT_HYPHEN, "").split()) == "".join(text.split())
    assert all(text_width(line, SIZE) <= measure + 1e-6 or len(line) == 1 for line in found)
