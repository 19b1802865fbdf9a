"""Hyphenation: every language has patterns, and they break a word of it as its speakers do."""

from __future__ import annotations

import pytest

from dealbrief.theme.hyphens import positions


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("be", "пе-ра-мо-вы"),
        ("de", "Ver-ein-ba-rung"),
        ("en", "agree-ment"),
        ("en-GB", "pro-gramme"),
        ("en-US", "agree-ment"),
        ("fr", "gou-ver-ne-ment"),
        ("lt", "su-si-ta-ri-mas"),
        ("pl", "po-ro-zu-mie-nie"),
        ("ru", "со-гла-ше-ние"),
        ("uk", "пра-ви-ло"),
    ],
)
def test_a_word_breaks_as_its_language_does(language: str, word: str) -> None:
    whole = word.replace("-", "")
    parts, last = [], 0
    for place in [*positions(whole, language), len(whole)]:
        parts.append(whole[last:place])
        last = place
    assert "-".join(parts) == word


def test_a_language_without_patterns_breaks_nothing() -> None:
    assert positions("qaStaHvISwa", "tlh") == []
