"""The words around the number of a key figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealbrief.document.numerals import numeral_parts


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("123", ("123",)),
        ("under\u00a01,200", ("under\u00a0", "1,200")),
        ("about 3.5 million", ("about ", "3.5", " million")),
        ("€40 bn", ("€40", " bn")),
        ("5–20 %", ("5–20 %",)),
        ("9 Aug 2020", ("9 Aug 2020",)),
        ("none", ("none",)),
        ("", ("",)),
    ],
)
def test_words_stand_apart_from_the_number(value: str, parts: tuple[str, ...]):
    assert tuple(text for text, _ in numeral_parts(value)) == parts
    assert [text for text, is_words in numeral_parts(value) if not is_words] == [max(parts, key=_digits)]


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


@given(st.text(alphabet="0129 ,.–€%abéж\u00a0\n", max_size=20))
def test_nothing_of_a_value_is_lost(value: str):
    assert "".join(text for text, _ in numeral_parts(value)) == value
