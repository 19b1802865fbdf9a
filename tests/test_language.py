"""Languages: dates are read strictly and printed whole, numbers keep what was typed, no word is missing."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealbrief.language import (
    Edtf,
    Quantity,
    country_name,
    format_date,
    format_number,
    format_period,
    format_quantity,
    format_when,
    labelled,
    parse_edtf,
    plural,
    words,
)


@pytest.mark.parametrize(
    ("text", "precision", "lower", "upper"),
    [
        ("2025-12-13", "day", date(2025, 12, 13), date(2025, 12, 13)),
        ("2025-02", "month", date(2025, 2, 1), date(2025, 2, 28)),
        ("2025", "year", date(2025, 1, 1), date(2025, 12, 31)),
        ("202X", "decade", date(2020, 1, 1), date(2029, 12, 31)),
        ("2025-XX-XX", "year", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-12-XX", "month", date(2025, 12, 1), date(2025, 12, 31)),
        ("2025-24", "season", date(2025, 12, 1), date(2026, 2, 28)),
        ("2025-12-12/2025-12-13", "interval", date(2025, 12, 12), date(2025, 12, 13)),
        ("2025-12/..", "interval", date(2025, 12, 1), None),
        ("../2025", "interval", None, date(2025, 12, 31)),
    ],
)
def test_a_date_has_a_first_and_a_last_day(text: str, precision: str, lower: date | None, upper: date | None) -> None:
    read = parse_edtf(text)
    assert (read.precision, read.lower, read.upper, str(read)) == (precision, lower, upper, text)


@pytest.mark.parametrize(("text", "qualifier"), [("2025~", "~"), ("2025-12?", "?"), ("2025-12-13%", "%")])
def test_a_qualifier_is_kept(text: str, qualifier: str) -> None:
    assert parse_edtf(text).qualifier == qualifier


def test_an_interval_is_as_doubtful_as_its_ends() -> None:
    assert parse_edtf("2025-12-12~/2025-12-13").qualifier == "~"
    assert parse_edtf("2025-12-12~/2025-12-13?").qualifier == "%"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "13 December 2025",
        "2025-13",
        "2025-02-29",
        "2025-1-1",
        "0000",
        "2025-12-13T10:00",
        "2025-12-13/2025-12-12",
        "2025/2026/2027",
        "../..",
        "/",
        "202X-12",
        "2025-XX-13",
        "2025-21-01",
        "Y20250",
        "{2025,2026}",
        "٢٠٢٥",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_edtf(text)


@given(st.dates())
def test_every_day_is_read_back(day: date) -> None:
    read = parse_edtf(day.isoformat())
    assert read.lower == read.upper == read.first == read.last == day


@given(st.text(st.sampled_from(list("0123456789-/~?%X."))))
def test_no_text_makes_reading_a_date_fail_in_another_way(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(parse_edtf(text), Edtf)


@pytest.mark.parametrize(
    ("text", "style", "printed"),
    [
        ("2025-12-13", "long", "13 December 2025"),
        ("2025-12-13", "medium", "13 Dec 2025"),
        ("2025-12-13", "short", "13 Dec"),
        ("2025-12-13", "month", "Dec 2025"),
        ("2025-12-13", "year", "2025"),
        ("2025-12", "long", "December 2025"),
        ("2025-12", "medium", "Dec 2025"),
        ("2025", "long", "2025"),
        ("202X", "long", "2020s"),
        ("2025-21", "long", "spring 2025"),
        ("2025-12-12/2025-12-13", "long", "12–13 December 2025"),
        ("2025-12-12/2025-12-13", "month", "Dec 2025"),
        ("2025-11-12/2025-12-13", "medium", "12 Nov – 13 Dec 2025"),
        ("2024-11-12/2025-12-13", "long", "12 November 2024 – 13 December 2025"),
        ("2025-06/2025-12", "long", "June–December 2025"),
        ("2023/2024", "long", "2023–2024"),
        ("2025-12/..", "long", "since December 2025"),
        ("../2025", "long", "until 2025"),
        ("2021~", "long", "about 2021"),
        ("2025-12-18?", "long", "probably 18 December 2025"),
        ("2025-12-12~/2025-12-13", "long", "about 12–13 December 2025"),
    ],
)
def test_a_date_is_printed(text: str, style: str, printed: str) -> None:
    assert format_date(parse_edtf(text), "en", style).replace("\u00a0", " ") == printed  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "english", "german", "french", "russian"),
    [
        ("2031-05-03", "on 3 May 2031", "am 3. Mai 2031", "le 3 mai 2031", "3 мая 2031 г."),
        ("2031-05", "in May 2031", "im Mai 2031", "en mai 2031", "май 2031 г."),
        ("2031", "in 2031", "im Jahr 2031", "en 2031", "2031"),
        ("2031-22", "in summer 2031", "im Sommer 2031", "(été 2031)", "лето 2031 г."),
        ("203X", "in the 2030s", "in den 2030er-Jahren", "dans les années 2030", "2030-е годы"),
        ("2031-05~", "(about May 2031)", "(etwa Mai 2031)", "(vers mai 2031)", "примерно май 2031 г."),
        ("2031-05/2031-07", "(May–July 2031)", "(Mai–Juli 2031)", "(mai–juillet 2031)", "май–июль 2031 г."),
    ],
)
def test_a_sentence_says_when_as_exactly_as_the_date_does(
    text: str, english: str, german: str, french: str, russian: str
) -> None:
    for language, printed in (("en", english), ("de", german), ("fr", french), ("ru", russian)):
        said = format_when(parse_edtf(text), language)
        assert said.replace("\u00a0", " ").replace("\u2011", "-") == printed


def test_a_label_and_its_text_have_the_colon_of_the_language_between_them() -> None:
    assert labelled("en", "Total", "9") == "Total: 9"
    assert labelled("fr", "Total", "9") == "Total\u00a0: 9"
    assert (labelled("en", "", "9"), labelled("en", "Total", "")) == ("9", "Total")


def test_no_line_ends_inside_a_date() -> None:
    assert " " not in format_date(parse_edtf("2025-12-13"), "en")


@pytest.mark.parametrize(
    ("value", "printed"),
    [("1131", "1,131"), ("2.80", "2.80"), ("-3", "\u22123"), ("0", "0"), ("12345678.5", "12,345,678.5")],
)
def test_a_number_keeps_its_decimals(value: str, printed: str) -> None:
    assert format_number(Decimal(value), "en") == printed


@pytest.mark.parametrize(
    ("quantity", "printed"),
    [
        (Quantity(Decimal(1150), "people", "about"), "about 1,150"),
        (Quantity(Decimal(450), "", "over"), "over 450"),
        (Quantity(Decimal(1200), "", "under"), "under 1,200"),
        (Quantity(Decimal("8.4"), "Mt", "forecast"), "8.4 (forecast)"),
        (Quantity(Decimal(20), "%"), "20 %"),
    ],
)
def test_a_quantity_is_printed_with_its_qualifier(quantity: Quantity, printed: str) -> None:
    assert format_quantity(quantity, "en").replace("\u00a0", " ") == printed


def test_a_unit_is_printed_if_asked_for() -> None:
    assert format_quantity(Quantity(Decimal(3), "Mt"), "en", with_unit=True) == "3\u00a0Mt"


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        ("2021-07-14", "2025-12-13", "4 years 5 months"),
        ("2020-09-07/2020-09-08", "2025-12-13", "5 years 3 months"),
        ("2025-01-13", "2026-01-13", "1 year"),
        ("2025-12-01", "2026-02", "2 months"),
        ("2025-12-01", "2025-12-02", "1 day"),
        ("2021", "2025-12-13", "about 4 years"),
        ("2021-07-14~", "2025-12-13", "about 4 years"),
    ],
)
def test_a_period_is_as_exact_as_its_dates(start: str, end: str, printed: str) -> None:
    assert format_period(parse_edtf(start), parse_edtf(end), "en").replace("\u00a0", " ") == printed


@pytest.mark.parametrize("start", ["2026-01-01"])
def test_a_period_that_ends_before_it_starts_is_refused(start: str) -> None:
    with pytest.raises(ValueError, match="lies before"):
        format_period(parse_edtf(start), parse_edtf("2025-12-13"), "en")


def test_plurals_and_countries_come_from_the_locale() -> None:
    assert [plural(count, "en") for count in (1, 2, Decimal("1.5"))] == ["one", "other", "other"]
    assert [country_name(code, "en") for code in ("lt", "eu", "un", "qq")] == [
        "Lithuania",
        "European Union",
        "United Nations",
        "QQ",
    ]


def test_a_region_takes_its_language_and_an_unknown_one_is_named() -> None:
    assert words("en-AU")["quote"] == words("en")["quote"]
    with pytest.raises(LookupError, match="'tlh'"):
        words("tlh")
