"""What each language prints: dates, spans, numbers, lists, names of countries, and the order of its words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dealbrief.language import (
    country_name,
    format_date,
    format_list,
    format_number,
    has_table,
    is_right_to_left,
    parse_edtf,
    sort_key,
    table,
    ties,
    with_region,
)

LANGUAGES = ("be", "de", "en", "en-GB", "en-US", "fr", "lt", "pl", "ru", "uk")
DAY, MONTH, DAYS, MONTHS = "2025-12-13", "2025-12", "2025-12-12/2025-12-13", "2025-06/2025-12"
TWO_MONTHS, TWO_YEARS = "2025-11-12/2025-12-13", "2024-11-12/2025-12-13"

DATES = {
    "en": {
        (DAY, "long"): "13 December 2025", (DAY, "medium"): "13 Dec 2025", (DAY, "short"): "13 Dec",
        (MONTH, "long"): "December 2025", (MONTH, "medium"): "Dec 2025", (MONTH, "short"): "Dec",
        (DAYS, "long"): "12–13 December 2025", (TWO_MONTHS, "long"): "12 November – 13 December 2025",
        (TWO_YEARS, "medium"): "12 Nov 2024 – 13 Dec 2025", (MONTHS, "long"): "June–December 2025",
    },
    "en-GB": {(DAY, "long"): "13 December 2025", (DAYS, "long"): "12–13 December 2025"},
    "en-US": {
        (DAY, "long"): "December 13, 2025", (DAY, "medium"): "Dec 13, 2025", (DAY, "short"): "Dec 13",
        (MONTH, "long"): "December 2025", (DAYS, "long"): "December 12–13, 2025",
        (TWO_MONTHS, "long"): "November 12 – December 13, 2025",
        (TWO_YEARS, "medium"): "Nov 12, 2024 – Dec 13, 2025", (MONTHS, "long"): "June–December 2025",
    },
    "be": {
        (DAY, "long"): "13 снежня 2025 г.", (DAY, "medium"): "13 сне 2025", (DAY, "short"): "13 сне",
        (MONTH, "long"): "снежань 2025 г.", (MONTH, "short"): "сне", (DAYS, "long"): "12–13 снежня 2025 г.",
        (TWO_MONTHS, "long"): "12 лістапада – 13 снежня 2025 г.",
        (TWO_YEARS, "long"): "12 лістапада 2024 г. – 13 снежня 2025 г.", (MONTHS, "long"): "чэрвень–снежань 2025 г.",
    },
    "uk": {
        (DAY, "long"): "13 грудня 2025 р.", (DAY, "medium"): "13 груд. 2025 р.", (DAY, "short"): "13 груд.",
        (MONTH, "long"): "грудень 2025 р.", (MONTH, "short"): "груд.", (DAYS, "long"): "12–13 грудня 2025 р.",
        (TWO_MONTHS, "long"): "12 листопада – 13 грудня 2025 р.", (MONTHS, "long"): "червень–грудень 2025 р.",
    },
    "ru": {
        (DAY, "long"): "13 декабря 2025 г.", (DAY, "medium"): "13 дек. 2025 г.", (DAY, "short"): "13 дек.",
        (MONTH, "long"): "декабрь 2025 г.", (MONTH, "short"): "дек.", (DAYS, "long"): "12–13 декабря 2025 г.",
        (TWO_MONTHS, "long"): "12 ноября – 13 декабря 2025 г.", (MONTHS, "long"): "июнь–декабрь 2025 г.",
    },
    "pl": {
        (DAY, "long"): "13 grudnia 2025 r.", (DAY, "medium"): "13 gru 2025", (DAY, "short"): "13 gru",
        (MONTH, "long"): "grudzień 2025 r.", (MONTH, "short"): "gru", (DAYS, "long"): "12–13 grudnia 2025 r.",
        (TWO_MONTHS, "long"): "12 listopada – 13 grudnia 2025 r.", (MONTHS, "long"): "czerwiec–grudzień 2025 r.",
    },
    "lt": {
        (DAY, "long"): "2025 m. gruodžio 13 d.", (DAY, "medium"): "2025-12-13", (DAY, "short"): "gruod. 13 d.",
        (MONTH, "long"): "2025 m. gruodis", (MONTH, "short"): "gruod.", (DAYS, "long"): "2025 m. gruodžio 12–13 d.",
        (DAYS, "medium"): "2025-12-12 – 2025-12-13",
        (TWO_MONTHS, "long"): "2025 m. lapkričio 12 – gruodžio 13 d.",
        (TWO_YEARS, "long"): "2024 m. lapkričio 12 d. – 2025 m. gruodžio 13 d.",
        (MONTHS, "long"): "2025 m. birželis–gruodis",
    },
    "de": {
        (DAY, "long"): "13. Dezember 2025", (DAY, "medium"): "13. Dez. 2025", (DAY, "short"): "13. Dez.",
        (MONTH, "long"): "Dezember 2025", (MONTH, "short"): "Dez", (DAYS, "long"): "12.–13. Dezember 2025",
        (TWO_MONTHS, "long"): "12. November – 13. Dezember 2025", (MONTHS, "long"): "Juni–Dezember 2025",
    },
    "fr": {
        (DAY, "long"): "13 décembre 2025", (DAY, "medium"): "13 déc. 2025", (DAY, "short"): "13 déc.",
        (MONTH, "long"): "décembre 2025", (MONTH, "short"): "déc.", (DAYS, "long"): "12–13 décembre 2025",
        (TWO_MONTHS, "long"): "12 novembre – 13 décembre 2025", (MONTHS, "long"): "juin–décembre 2025",
        ("2025-12-01", "long"): "1er décembre 2025", ("2025-12-01/2025-12-02", "long"): "1er–2 décembre 2025",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_is_printed_as_the_language_writes_it(language: str) -> None:
    for (text, style), printed in DATES[language].items():
        found = format_date(parse_edtf(text), language, style)  # type: ignore[arg-type]
        assert found.replace("\u00a0", " ").replace("\u2011", "-") == printed
        assert " " not in found
        assert "-" not in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_twelve_short_months_that_differ(language: str) -> None:
    months = {format_date(parse_edtf(f"2000-{month:02}"), language, "short") for month in range(1, 13)}
    assert len(months) == 12
    assert all(name[0].isalpha() for name in months)


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "1,234,567.5"), ("en-US", "1,234,567.5"), ("de", "1.234.567,5"), ("pl", "1\u00a0234\u00a0567,5"),
        ("fr", "1\u202f234\u202f567,5"), ("lt", "1\u00a0234\u00a0567,5"), ("be", "1\u00a0234\u00a0567,5"),
        ("ru", "1\u00a0234\u00a0567,5"), ("uk", "1\u00a0234\u00a0567,5"),
    ],
)  # fmt: skip
def test_a_number_has_the_separators_of_its_language(language: str, printed: str) -> None:
    assert format_number(Decimal("1234567.5"), language) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "A, B and C"), ("en-US", "A, B, and C"), ("de", "A, B und C"), ("fr", "A, B et C"),
        ("lt", "A, B ir C"), ("pl", "A, B i C"), ("ru", "A, B и C"), ("uk", "A, B і C"), ("be", "A, B і C"),
    ],
)  # fmt: skip
def test_a_list_ends_with_the_word_for_and(language: str, printed: str) -> None:
    assert format_list(["A", "B", "C"], language) == printed
    assert format_list([], language) == ""
    assert format_list(["A"], language) == "A"


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en-US", "Germany"), ("de", "Deutschland"), ("fr", "Allemagne"), ("lt", "Vokietija"), ("pl", "Niemcy"),
        ("ru", "Германия"), ("uk", "Німеччина"), ("be", "Германія"),
    ],
)  # fmt: skip
def test_a_country_has_its_name_in_the_language(language: str, name: str) -> None:
    assert country_name("de", language) == name


@pytest.mark.parametrize(
    ("language", "tag"),
    [("en", "en-GB"), ("en-US", "en-US"), ("be", "be-BY"), ("uk", "uk-UA"), ("de", "de-DE"), ("de-AT", "de-AT")],
)
def test_a_tag_for_an_office_program_has_a_region(language: str, tag: str) -> None:
    assert with_region(language) == tag


def test_languages_from_right_to_left_are_known() -> None:
    assert [tag for tag in ("ar", "fa", "he", "ur", "ps", "ckb", "az-Arab") if not is_right_to_left(tag)] == []
    assert [tag for tag in (*LANGUAGES, "az", "ja", "tlh") if is_right_to_left(tag)] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("be", "елка ель ёлка жук зебра ігра йод удача ўсё фальбон шах ыкс эра яма"),
        ("uk", "гай ґанок екран єдність жук иній іній їжак йод щука юшка"),
        ("ru", "еж ёж елка ёлка ель жук подъезд эра"),
        ("pl", "as ąs bok celnik ćma los łan nos ósmy sen śnieg Zebra źle żaba"),
        ("lt", "car čia diena yda idomu įdomu jis quo sala šalis zona žuvis"),
        ("de", "Apfel Ärger Ohr öl Ort Straße Strasze Zug"),
        ("fr", "cote coté côte côté eau élan Étude œuvre or zoo"),
        ("en", "10th 2 apple Banana cherry"),
    ],
)
def test_words_stand_in_the_order_of_the_alphabet(language: str, words: str) -> None:
    ordered = words.split()
    mixed = ordered[::-1]
    assert sorted(mixed, key=lambda word: sort_key(word, language)) == ordered


@pytest.mark.parametrize("language", [tag for tag in LANGUAGES if "-" not in tag])
def test_word_lists_are_whole(language: str) -> None:
    lists = table(language)
    assert [len(lists.months), *map(len, lists.likelihoods)] == [12, 7, 7]
    assert set(lists.likelihoods[0]).isdisjoint(lists.likelihoods[1])
    assert all(row == row.casefold() for row in (*lists.likelihoods[0], *lists.likelihoods[1]))
    for words in (lists.removal, lists.negations, lists.causes, lists.confidences):
        assert len(words) == len(set(words)) > 2


def test_a_language_without_word_lists_is_named() -> None:
    assert not has_table("tlh")
    with pytest.raises(LookupError, match="'tlh'"):
        table("tlh")


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("de", "13.", "Dezember"), ("de", "Dezember", "2025"), ("de", "Abs.", "2"), ("lt", "gruodžio", "13"),
        ("lt", "2025", "m."), ("ru", "2025", "г."), ("pl", "13", "grudnia"), ("be", "13", "снежня"),
        ("uk", "ст.", "5"), ("fr", "M.", "Dupont"), ("pl", "5", "źródeł"), ("ru", "„5", "мая"),
    ],
)  # fmt: skip
def test_what_belongs_together_is_tied_in_every_language(language: str, before: str, after: str) -> None:
    assert ties([before, after, "x"], language)[0]
