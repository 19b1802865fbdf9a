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


def test_a_title_ends_a_line_after_a_phrase_or_before_a_small_word_and_not_after_one_or_in_a_name() -> None:
    def cost(left: str, right: str) -> float:
        return break_costs([left, right], "en")[0]

    phrase, before_small, inside = cost("people;", "no"), cost("text", "of"), cost("two", "largest")
    assert 0.0 == phrase < before_small < inside < cost("the", "last")
    assert cost("and", "still") == cost("John", "Coale") == cost("the", "last")
    assert cost("2020", "and\u00a0still") == before_small
    assert break_costs(["one"], "en") == [0.0]
    assert break_costs([], "en") == []
