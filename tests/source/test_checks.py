"""Domain checks: one change of a word trips each, and the small deal, their common counterpart, is clean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dealbrief.errors import Problem
from dealbrief.source import Deal
from dealbrief.source.checks import CHECKS

Problems = Callable[..., tuple[Problem, ...]]

_BODY = "lets trade resume"
_OBJECT = "    object: [m-amber, c-may]\n"

TRIPS: list[tuple[str, tuple[str, str]]] = [
    ("duplicate-id", ("id: sc-stall", "id: sc-more")),
    ("dangling-reference", ("giver: sylvania", "giver: slyvania")),
    ("dangling-reference", ("giver: sylvania", "giver: s-wire")),
    ("dangling-reference", ("value_of: c-may", "value_of: c-my")),
    ("dangling-reference", ("claims:\n", "editions:\n  - {id: x, template: brief, omit: [s-wier]}\nclaims:\n")),
    ("named-twice", ("claims:\n", "editions:\n  - {id: x, template: brief, sections: [relief, relief]}\nclaims:\n")),
    ("named-twice", ("claims:\n", "editions:\n  - {id: x, template: brief, omit: [s-wire, s-wire]}\nclaims:\n")),
    ("unknown-reference", (_BODY, "lets [=m-amber] resume")),
    ("unknown-reference", (_BODY, "lets trade resume [@c-may]")),
    ("unknown-reference", (_BODY, "lets [=c-may.by_destination.it] trade")),
    ("no-such-change", ("{measure: m-amber, date: 2031-05-05}", "{measure: m-amber, date: 2031-05-06}")),
    ("cycle", ("name: Sylvania}", "name: Sylvania, parent: treasury}")),
    ("marking-below-deal", ("claims:\n", "editions:\n  - {id: x, template: brief, marking: TLP:CLEAR}\nclaims:\n")),
    ("rtl-language", ("claims:\n", "editions:\n  - {id: x, template: brief, language: ar}\nclaims:\n")),
    ("no-language", ("slug: amber\n", "slug: amber\n  language: es\n")),
    ("no-language", ("claims:\n", "editions:\n  - {id: x, template: brief, language: es}\nclaims:\n")),
    ("same-fallback", ("claims:\n", "editions:\n  - {id: x, template: brief, fallback: en}\nclaims:\n")),
    ("incomplete-record", ("actor: amber-works, ", "")),
    ("incomplete-record", ("{country: fr, count: 7}", "{count: 7}")),
    ("incomplete-record", ("{measure: m-amber, date: 2031-05-05}", "{date: 2031-05-05}")),
    ("incomplete-record", ("kind: fact", "kind: judgement")),
    ("incomplete-record", ("question: How much trade is covered?, ", "")),
    ("incomplete-record", ("claims:\n", "editions:\n  - {id: x, template: brief, state: embargoed}\nclaims:\n")),
    ("no-file", ("claims:\n", "editions:\n  - {id: x, template: deck, master: none.pptx}\nclaims:\n")),
    ("no-file", ("claims:\n", "editions:\n  - {id: x, template: deck, master: ../house.pptx}\nclaims:\n")),
    ("no-file", ("claims:\n", "editions:\n  - {id: x, template: deck, master: deal.yaml}\nclaims:\n")),
    ("no-file", ("role: teacher", "role: teacher\n    image: {file: none.png, licence: A licence}")),
    ("unknown-pack", ("claims:\n", "editions:\n  - {id: x, template: brief, pack: baltik}\nclaims:\n")),
    ("pack-language", ("claims:\n", "editions:\n  - {id: x, template: brief, pack: baltic}\nclaims:\n")),
    ("total", ("men: 60", "men: 61")),
    ("total", ("    relief:\n", "    by_sex:\n      - {label: women, count: 5}\n    relief:\n")),
    ("claimed-number", (_OBJECT, f'{_OBJECT}    quantity: {{value: 41, unit: "%"}}\n    claims: [f-share]\n')),
    ("beyond-the-deal", ("claims:\n", "editions:\n  - {id: x, template: brief, as_of: 2031-07-01}\nclaims:\n")),
    ("unclaimed-number", (_BODY, "lets 1,150 people trade")),
    ("unclaimed-number", (_BODY, "lets 12 % of trade resume")),
    ("unclaimed-number", ("gist: Hopes for more.", "gist: Hopes for 2 more.")),
    ("log-order", ("{date: 2031-05-05, status: legal-act", "{date: 2031-05-01, status: legal-act")),
    ("log-order", ("{date: 2030-01, action", "{date: 2031-06, action")),
    ("two-outcomes", ("{date: 2031-06-10, outcome: unknown}", "{date: 2031-05-01, outcome: unknown}")),
    ("unresolved-conflict", (", question: How much trade is covered?, resolution: The list is used.", "")),
    ("protected-name", (_BODY, "lets Ann Roeven trade")),
    ("protected-name", (_BODY, "lets Roeven trade")),
    ("protected-name", ("title: The release", "title: A release of ANNA ROEVEN")),
    ("protected-name", ("https://example.org/twelve", "https://example.org/ann-roeven-freed")),
    ("protected-name", ("role: a nurse", "role: nurse Roeven")),
    ("wording", ("was eased by licence", "was lifted by licence")),
    ("wording", (_BODY, "shows the Amber ban being lifted")),
    ("basis", (_BODY, "shows the Amber ban was imposed because of the war")),
    ("spelling", (_BODY, "lets Rurytania trade")),
    ("weak-source", ("reliability: B}", "reliability: E}")),
    ("weak-source", ("sources: [s-wire], credibility: 1}", "sources: [s-wire], credibility: 5}")),
    ("likelihood-row", ("More releases follow by", "More releases are probable by")),
    ("likelihood-confidence", ("More releases follow by", "With high confidence, more are likely by")),
    ("likelihood-place", (_BODY, "makes more trade likely")),
    ("likelihood-sum", ("likelihood: unlikely", "likelihood: very likely")),
    ("stale-indicator", ("checked: 2031-06-20", "checked: 2031-02-20")),
    ("no-report", ("slug: amber\n", "slug: amber\n  series: {title: Trade, next: {title: More, report: amber}}\n")),
]

PASSES: list[tuple[str, str]] = [
    (_BODY, "lets trade resume on 5 May, from 3 to 9 June 2031, in 2030–31 and in the 2020s"),
    (_BODY, "lets trade resume under Licence 7, in the G7 and with a [page](https://example.org/12)"),
    (_BODY, "does not mean that the Amber ban was lifted"),
    (_BODY, "lifts spirits"),
    (_BODY, "shows the Amber ban was imposed because of repression"),
    (_BODY, "lets [=c-may.by_destination.fr] trade since [=c-may.date], for [=p-doe.sentence.years] years"),
    (_BODY, "lets [=s-held] trade, [=s-held.first] before and [=s-held.max] at most"),
    (_BODY, "lets \\[@nobody] trade"),
    ("    relief:\n", "    by_sex:\n      - {label: women, count: 5}\n    incomplete: [by_sex]\n    relief:\n"),
    ("{country: de, count: 5}", "{country: de, count: 4, approx: over}"),
    (_OBJECT, f'{_OBJECT}    quantity: {{value: 40, unit: "%"}}\n    claims: [f-share]\n'),
    (_OBJECT, f"{_OBJECT}    quantity: {{value: 41, unit: people}}\n    claims: [f-share]\n"),
    ("claims:\n", "editions:\n  - {id: x, template: brief, as_of: 2031-05-10}\nclaims:\n"),
    ("- {date: 2031-06-10, outcome: unknown}", "- {date: 2031-05-01, outcome: still-held}"),
    ("likelihood: unlikely, text", "likelihood: very likely, exclusive: false, text"),
]


@pytest.mark.parametrize(("code", "change"), TRIPS, ids=[f"{code}-{n}" for n, (code, _) in enumerate(TRIPS)])
def test_a_check_finds_what_it_is_for(code: str, change: tuple[str, str], problems: Problems) -> None:
    red = [("slug: amber\n", "slug: amber\n  marking: TLP:RED\n")] if code == "marking-below-deal" else []
    assert {problem.code for problem in problems(change, *red)} == {code}


@pytest.mark.parametrize("change", PASSES, ids=[str(number) for number in range(len(PASSES))])
def test_what_is_allowed_passes(change: tuple[str, str], problems: Problems) -> None:
    assert problems(change) == ()


def test_every_check_has_a_test_that_trips_it() -> None:
    """That of files beside the deal, which no word of it names, has one of its own below."""
    assert {check.code for check in CHECKS} == {"stray-file", *(code for code, _ in TRIPS)}


def test_a_finding_in_a_block_of_text_has_its_own_place(problems: Problems) -> None:
    (found,) = problems(("[=f-share] of the trade. [@f-share]", "[=f-share] of 30 trades. [@f-share]"))
    assert found.at is not None
    assert (found.at.line, found.at.column, found.at.length) == (87, 21, 2)


_LIFTED = ("was eased by licence", "was lifted by licence")


def acknowledging(where: str) -> tuple[str, str]:
    entry = f"  - {{code: wording, {where}reason: It is the envoy's word.}}"
    return "claims:\n  - {id: f-freed", f"acknowledge:\n{entry}\nclaims:\n  - {{id: f-freed"


@pytest.mark.parametrize("where", ["", "where: relief, "])
def test_a_warning_can_be_acknowledged(where: str, problems: Problems) -> None:
    assert problems(_LIFTED, acknowledging(where)) == ()


def test_an_acknowledgement_of_nothing_is_a_warning(problems: Problems) -> None:
    (found,) = problems(acknowledging(""))
    assert (found.code, found.severity) == ("unused-acknowledgement", "warning")


def test_beside_an_error_nothing_is_said_of_acknowledgements(problems: Problems) -> None:
    found = problems(acknowledging(""), ("total: 12", "total: twelve"))
    assert "unused-acknowledgement" not in {problem.code for problem in found}


def test_an_acknowledgement_elsewhere_does_not_count(problems: Problems) -> None:
    found = problems(_LIFTED, acknowledging("where: e-may, "))
    assert {problem.code for problem in found} == {"wording", "unused-acknowledgement"}


def test_warnings_do_not_keep_a_deal_from_loading(load: Callable[..., object], problems: Problems) -> None:
    assert load(_LIFTED) is not None
    assert [problem.severity for problem in problems(_LIFTED)] == ["warning"]


def test_the_guard_knows_what_was_lifted_by_then(problems: Problems) -> None:
    change = ("action: licensed, instrument: Licence 7", "action: lifted, instrument: Licence 7")
    assert problems(_LIFTED, change) == ()


def test_a_file_of_nearly_the_right_name_is_told(load: Callable[..., Deal], tmp_path: Path) -> None:
    """It would be passed over in silence, and a paper go out in another look."""
    report = tmp_path / "report"
    right, wrong = (
        "templates/glance.xml.j2",
        ("_brand.yaml", "brief.xml.j2", "templates/deck.xml", "templates/base/shared.j2"),
    )
    for name in (*wrong, right):
        (report / name).parent.mkdir(parents=True, exist_ok=True)
        (report / name).write_text("", encoding="utf-8")
    (found,) = (problem for problem in load().problems if problem.code == "stray-file")
    assert found.severity == "warning"
    assert found.message == "not read: `_brand.yaml`, `brief.xml.j2`, `templates/base/shared.j2`, `templates/deck.xml`"
    assert found.hint == "did you mean `_brand.yml`, `templates/brief.xml.j2`, `shared.xml.j2`, `deck.xml.j2`?"
