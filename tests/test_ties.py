"""Ties: what no line may part, and what it may."""

from __future__ import annotations

import pytest

from dealbrief.language import break_costs, ties


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("13", "December"),
        ("December", "2025,"),
        ("45", "days"),
        ("80.1", "%"),
        ("Table", "4."),
        ("Mr", "Coale"),
        ("part", "548"),
        ("(EU)", "2021/1030"),
        ("(about\u00a03", "million"),
        ("per", "cent."),
        ("123", "people"),
        ("1,131", "prisoners;"),
    ],
)
def test_what_belongs_together_is_tied(before: str, after: str) -> None:
    assert ties([before, after], "en")[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("said", "on"),
        ("less", "5"),
        ("5", "(Interfax)"),
        ("2020.", "Protests"),
        ("of", "the"),
        ("40", "of"),
        ("52", "and"),
    ],
)
def test_what_does_not_is_free(before: str, after: str) -> None:
    assert not ties([before, after, "x"], "en")[0]


def test_the_name_of_an_instrument_is_one() -> None:
    assert ties(["under", "General", "License", "13", "dealings"], "en")[1:3] == [True, True]


def test_a_short_last_word_is_tied_in_a_long_text_only() -> None:
    long = ["the", "property", "of", "the", "companies", "that", "are", "listed", "stays", "blocked"]
    assert ties(long, "en")[-2]
    assert not ties(["stays", "all", "blocked"], "en")[-2]


def test_a_title_ends_a_line_after_a_phrase_before_a_small_word_and_not_after_one() -> None:
    phrase, _, _, _, last = break_costs(["people;", "no", "text", "of", "it"], "en")
    assert phrase == last == 0.0
    middle, _, before, after, _ = break_costs(["envoy", "Coale", "announced", "the", "last"], "en")
    assert 0.0 < before < middle < after
    assert break_costs(["and", "still"], "en")[0] == after
    assert break_costs(["2020", "and\u00a0still", "hold"], "en")[0] < middle
    assert break_costs([], "en") == []
