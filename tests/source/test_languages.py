"""The language of a deal or an edition: a known one, refused at its place where it is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dealbrief.errors import Problem
from dealbrief.language import languages

Problems = Callable[..., list[Problem]]
EDITION = ("claims:\n", "editions:\n  - {id: x, template: brief, language: TAG}\nclaims:\n")
FALLBACK = ("claims:\n", "editions:\n  - {id: x, template: brief, language: en, fallback: TAG}\nclaims:\n")
DEAL = ("slug: amber\n", "slug: amber\n  language: TAG\n")


@pytest.mark.parametrize("change", [EDITION, DEAL])
@pytest.mark.parametrize(
    ("tag", "code", "words"),
    [
        ("ar", "rtl-language", "`ar`: right-to-left text is not set yet"),
        ("he", "rtl-language", "`he`: right-to-left text is not set yet"),
        ("az-Arab", "rtl-language", "`az-Arab`: right-to-left text is not set yet"),
        ("tlh", "no-language", "there are no words for documents in `tlh`"),
    ],
)
def test_a_language_that_cannot_be_set_is_refused_at_its_place(
    problems: Problems, change: tuple[str, str], tag: str, code: str, words: str
) -> None:
    found = [one for one in problems((change[0], change[1].replace("TAG", tag))) if one.code == code]
    assert [one.at is not None and one.at.line for one in found] == [found[0].at.line]  # type: ignore[union-attr]
    assert words in found[0].message
    assert found[0].hint == f"one of: {', '.join(languages())}"


@pytest.mark.parametrize("tag", languages())
def test_every_language_with_a_catalogue_is_taken(problems: Problems, tag: str) -> None:
    found = problems((EDITION[0], EDITION[1].replace("TAG", tag)))
    assert {one.code for one in found} & {"no-language", "rtl-language"} == set()


def test_text_from_right_to_left_does_not_come_in_as_a_fallback(problems: Problems) -> None:
    (found,) = (one for one in problems((FALLBACK[0], FALLBACK[1].replace("TAG", "ar"))) if one.code == "rtl-language")
    assert found.at
    assert found.at.column == len("  - {id: x, template: brief, language: en, fallback: ") + 1


@pytest.mark.parametrize(
    "edition", ["language: en, fallback: en", "fallback: en", "language: en-GB, fallback: en", "fallback: en-US"]
)
def test_an_edition_does_not_fall_back_on_its_own_language(problems: Problems, edition: str) -> None:
    said = f"editions:\n  - {{id: x, template: brief, {edition}}}\nclaims:\n"
    (found,) = (one for one in problems(("claims:\n", said)) if one.code == "same-fallback")
    assert found.at
    assert found.at.column == said.split("\n")[1].index("fallback: ") + len("fallback: ") + 1
    assert found.message.endswith("the language of the edition itself")
    assert problems(("claims:\n", said.replace("fallback: en", "fallback: be"))) == problems()


def test_a_field_of_the_deal_at_the_top_of_the_file_is_told_where_it_belongs(problems: Problems) -> None:
    found = problems(("claims:\n", "units:\n  - {unit: people, name: people}\nclaims:\n"))
    assert [one.hint for one in found if one.code == "unknown-key"] == ["it is a field of `deal`: put it below that"]
