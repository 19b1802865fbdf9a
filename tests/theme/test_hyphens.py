"""Places inside words: by language, never one letter, never where a reader stumbles."""

from __future__ import annotations

import pytest

from dealbrief.theme.hyphens import clings, places, positions


def parted(word: str, language: str) -> str:
    """The word with a bar at every place."""
    out = word
    for place in reversed(places(word, language)):
        out = f"{out[: place.at]}|{out[place.at :]}"
    return out


@pytest.mark.parametrize(
    ("word", "language", "wanted"),
    [
        ("administration", "en", "ad|min|is|tra|tion"),
        ("administration", "en-GB", "ad|min|is|tra|tion"),
        ("абмежаванне", "be", "аб|ме|жа|ва|нне"),
        ("прадпрыемства", "be", "пра|д|пры|е|м|с|тва"),
        ("обмеження", "uk", "об|ме|же|ння"),
        ("ограничение", "ru", "огра|ни|че|ние"),
        ("ograniczenie", "pl", "ogra|ni|cze|nie"),
        ("apribojimas", "lt", "ap|ri|bo|ji|mas"),
        ("Beschränkungen", "de", "Be|schrän|kun|gen"),
        ("restriction", "fr", "res|tric|tion"),
    ],
)
def test_words_are_parted_by_the_rules_of_their_language(word, language, wanted):
    assert parted(word, language) == wanted


@pytest.mark.parametrize("language", ["en", "be", "uk", "ru", "pl", "lt", "de", "fr"])
def test_two_letters_stay_before_and_three_go_after(language):
    words = "аднаўленне ёлкавы абяцаная інакшая организация ozdobienie atnaujinimas erinnern économie ideology"
    for word in words.split():
        assert all(2 <= place.at <= len(word) - 3 for place in places(word, language))


@pytest.mark.parametrize("word", ["UNESCO", "МАГАТЭ", "strč", "12345", "brrrrr", "x" * 90, "а"])
def test_capitals_numbers_and_what_has_no_vowel_stay_whole(word):
    assert places(word, "be" if word > "а" else "en") == ()


def test_a_cyrillic_line_does_not_begin_with_what_begins_no_word():
    for word in ("аб’яднанне", "сямейства", "дзяржаўнымі", "вольнымі", "праўдзівы"):
        assert all(word[place.at] not in "ьъўй’" for place in places(word, "be"))


def test_half_a_syllable_and_a_name_cost_more():
    costs = {place.at: place.penalty for place in places("абмежаванне", "be")}
    assert costs[8] > costs[2]
    assert places("Transportland", "en")[0].penalty > places("transportland", "en")[0].penalty
    assert {place.penalty for place in places("Beschränkungen", "de")} == {50.0}


def test_a_compound_is_parted_at_its_own_hyphen_without_another():
    assert [(place.at, place.hyphen) for place in places("north-western", "en")] == [(6, False)]
    assert places("2025-26", "en") == ()
    assert places("e-mails", "en") == ()


def test_an_address_is_parted_after_its_punctuation_but_not_in_its_scheme():
    address = "https://example.org/path/of/it"
    assert [address[place.at - 1] for place in places(address, "en")] == [".", "/", "/"]
    assert not any(place.hyphen for place in places(address, "en"))
    assert min(place.at for place in places(address, "en")) > len("https://")
    assert positions(address, "en") == []


def test_a_language_without_patterns_parts_nothing():
    assert places("administration", "xx") == ()


def test_one_letter_clings_in_languages_that_care():
    assert [clings("ў", "be"), clings("z", "pl"), clings("a", "en"), clings("ад", "be"), clings("–", "be")] == [
        True,
        True,
        False,
        False,
        False,
    ]
