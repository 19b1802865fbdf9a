"""The figures scenarios, units and flow in the dialect: what they hold, and wrong input with its line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import FILES, REPORT

from dealbrief import build_document, load_deal
from dealbrief.backends.pptx import plan_deck
from dealbrief.document.blocks import Figure, KeyFigures, Table
from dealbrief.document.figures_counts import FlowData, Portion, ScenarioBand, ScenarioData, Stage, UnitGroup, UnitsData
from dealbrief.document.inlines import plain_text
from dealbrief.document.tree import Slide
from dealbrief.document.walk import nodes
from dealbrief.errors import TemplateError
from dealbrief.template import parse
from dealbrief.theme.brand import standard_theme

DECK = (
    '<deck title="T" short-title="s" language="en" stamp="2025-12-31" sides="2"><slide role="exhibit"><title>t</title>'
    '<slot name="exhibit">{}</slot></slide></deck>'
)
TWO_PARTS = '<portion count="3" label="in all" side="b"><portion count="2"/><portion count="1" label="x"/></portion>'
GOOD = {
    "scenarios": '<scenario name="On" low="55" high="80" word="likely">step by step</scenario>',
    "units": '<group count="114" side="a">to the north</group>',
    "flow": f"<stage>May</stage>{TWO_PARTS}",
}
DATA = {
    "scenarios": ScenarioData((ScenarioBand("On", 55, 80, "likely", "step by step"),)),
    "units": UnitsData((UnitGroup(114, "114", "to the north", "a"),), "people"),
    "flow": FlowData(
        Portion(3, "3", "in all", "b", (Portion(2, "2"), Portion(1, "1", "x"))),
        (Stage("May"),),
    ),
}


def figure(kind: str, inner: str) -> str:
    unit = ' unit="people"' if kind == "units" else ""
    return f'<figure kind="{kind}"{unit} alt="What it shows">\n{inner}\n</figure>'


@pytest.mark.parametrize("kind", GOOD)
def test_a_figure_is_read(run, kind: str):
    block = run(figure(kind, GOOD[kind])).blocks[0]
    assert isinstance(block, Figure)
    assert (block.kind, block.data) == (kind, DATA[kind])


def nest(depth: int) -> str:
    return f'<portion count="1">{nest(depth - 1)}</portion>' if depth else ""


WRONG = [
    ("scenarios", "", "too-few"),
    ("scenarios", '<scenario name="x" low="55" high="101"/>', "attribute-value"),
    ("scenarios", '<scenario name="x" low="-1" high="20"/>', "attribute-value"),
    ("scenarios", '<scenario name="x" low="80" high="55"/>', "band-order"),
    ("scenarios", GOOD["scenarios"] * 17, "too-many"),
    ("units", "", "too-few"),
    ("units", GOOD["units"] * 17, "too-many"),
    ("flow", '<portion count="17">' + '<portion count="1"/>' * 17 + "</portion>", "too-many"),
    ("units", '<group count="0">none</group>', "attribute-value"),
    ("units", '<group count="1.5">half</group>', "attribute-value"),
    ("flow", "", "no-whole"),
    ("flow", '<portion count="3"/>', "no-whole"),
    ("flow", TWO_PARTS + TWO_PARTS, "no-whole"),
    ("flow", '<portion count="3"><portion count="2"/></portion>', "parts-and-whole"),
    ("flow", '<portion count="3"><portion count="3"/><portion count="1"/></portion>', "parts-and-whole"),
    ("flow", '<portion count="0"><portion count="3"/></portion>', "attribute-value"),
    ("flow", nest(4), "too-many"),
    ("flow", f"{'<stage>x</stage>' * 4}{TWO_PARTS}", "too-many"),
]


@pytest.mark.parametrize(("kind", "inner", "code"), WRONG)
def test_wrong_input_is_one_problem_with_its_line(refused, kind: str, inner: str, code: str):
    problems = refused(figure(kind, inner))
    assert [problem.code for problem in problems] == [code]
    assert problems[0].at is not None
    assert problems[0].at.line in (3, 4)
    assert problems[0].hint


def test_three_stages_are_read(run):
    assert run(figure("flow", nest(3))).blocks[0].data.whole.stages == 3


ENDS = "".join(f'<portion count="1" label="{n}"/>' for n in range(6))
ONE = GOOD["scenarios"]
ON_SLIDE = [
    ("scenarios", ONE, "too-few"),
    ("scenarios", ONE * 5, "too-many"),
    ("units", '<group count="12"/><group count="7"/>', "too-few"),
    ("units", '<group count="20"/>' * 7, "too-many"),
    ("flow", '<portion count="1"><portion count="1"/></portion>', "too-few"),
    ("flow", f'<portion count="6">{ENDS}</portion>', "too-many"),
]
SHOWN_ON_SLIDE = {
    "scenarios": ONE * 2,
    "units": '<group count="12"/><group count="8"/>',
    "flow": TWO_PARTS,
}


@pytest.mark.parametrize(("kind", "inner", "code"), ON_SLIDE)
def test_a_slide_says_at_its_line_what_is_too_little_or_too_much_for_it(kind: str, inner: str, code: str):
    with pytest.raises(TemplateError) as caught:
        parse(DECK.format(figure(kind, inner)), {}, "en")
    (problem,) = caught.value.problems
    assert (problem.code, bool(problem.hint)) == (code, True)
    assert problem.at is not None
    assert kind in problem.message


@pytest.mark.parametrize(("kind", "inner", "code"), ON_SLIDE)
def test_a_page_takes_them(run, kind: str, inner: str, code: str):
    assert run(figure(kind, inner)).blocks[0].kind == kind


@pytest.mark.parametrize("kind", SHOWN_ON_SLIDE)
def test_a_slide_takes_the_kind(kind: str):
    (slide,) = parse(DECK.format(figure(kind, SHOWN_ON_SLIDE[kind])), {}, "en").slides
    assert [block.kind for block in nodes(slide) if isinstance(block, Figure)] == [kind]


def test_a_sign_to_watch_stands_on_a_slide_only(run):
    inner = ONE.replace("word=", 'sign="A new round" word=') * 2
    (slide,) = parse(DECK.format(figure("scenarios", inner)), {}, "en").slides
    (data,) = (block.data for block in nodes(slide) if isinstance(block, Figure))
    assert [band.sign for band in data.bands] == ["A new round"] * 2
    with pytest.raises(TemplateError) as caught:
        run(figure("scenarios", inner))
    assert {problem.code for problem in caught.value.problems} == {"not-on-page"}


# ---- in the standard pack


def test_the_standard_brief_draws_them_by_name(tmp_path: Path):
    for name in FILES:
        shutil.copyfile(REPORT / name, tmp_path / name)
    deal = tmp_path / "deal.yaml"
    text = deal.read_text(encoding="utf-8")
    deal.write_text(text.replace("figures: [", "figures: [bands, units, flow, ", 1), encoding="utf-8")
    document = build_document(load_deal(tmp_path), "brief", tmp_path)
    found = {block.kind: block.data for block in nodes(document.blocks) if isinstance(block, Figure)}
    assert [(band.low, band.high) for band in found["scenarios"].bands] == [(55, 80), (20, 45), (5, 20)]
    assert [group.count for group in found["units"].groups] == [114, 9]
    assert [part.count for part in found["flow"].whole.parts[0].parts] == [109, 5]
    titles = {block.kind: plain_text(block.title) for block in nodes(document.blocks) if isinstance(block, Figure)}
    assert titles["units"] == "114 of 123 people were sent to Ukraine"
    assert titles["flow"] == "109 of 123 people moved on to a further country"


def test_the_standard_deck_draws_them_by_name(tmp_path: Path):
    for name in FILES:
        shutil.copyfile(REPORT / name, tmp_path / name)
    deal = tmp_path / "deal.yaml"
    text = deal.read_text(encoding="utf-8")
    deal.write_text(text.replace("figures: [", "figures: [bands, units, flow, ", 1), encoding="utf-8")
    document = build_document(load_deal(tmp_path), "deck", tmp_path)
    found = {block.kind: block.data for block in nodes(document.slides) if isinstance(block, Figure)}
    assert [(band.low, band.high) for band in found["scenarios"].bands] == [(55, 80), (20, 45), (5, 20)]
    assert all(band.sign for band in found["scenarios"].bands)
    assert [group.count for group in found["units"].groups] == [114, 9]
    assert found["flow"].whole.count == 123
    said = [plain_text(slide.exhibit) for slide in document.slides]
    assert any(line.startswith("Illustrative judgement") for line in said)


SMALL = Path(__file__).parents[1] / "fixtures" / "small" / "deal.yaml"
TWO = "      - {country: fr, count: 7}\n      - {country: de, count: 5}\n"
COUNTRIES = ("fr", "de", "pl", "it", "es", "se", "no")
SEVEN = "".join(f"      - {{country: {code}, count: 10}}\n" for code in COUNTRIES)


@pytest.mark.parametrize(
    ("total", "destinations", "drawn"),
    [
        (12, TWO, ["flow", "keyfigures", "scenarios"]),
        (12, "      - {country: fr, count: 12}\n", ["keyfigures", "keyfigures", "scenarios"]),
        (1_240, TWO.replace("7", "700").replace("5", "540"), ["flow", "units", "scenarios"]),
        (70, SEVEN, ["bar", "bar", "scenarios"]),
    ],
)
def test_the_standard_deck_sets_numbers_or_bars_of_too_few_or_too_many(
    tmp_path: Path, total: int, destinations: str, drawn: list[str]
):
    text = SMALL.read_text(encoding="utf-8").replace(TWO, destinations).replace("total: 12", f"total: {total}")
    assert text.count(destinations) == 1
    assert shown(text, tmp_path) == drawn


def test_scenarios_without_a_likelihood_stand_in_a_table(tmp_path: Path):
    text = SMALL.read_text(encoding="utf-8").replace("likelihood: unlikely, ", "")
    assert shown(text, tmp_path)[-1] == "table"


def shown(text: str, folder: Path) -> list[str]:
    """What the slides of a deal's section of three figures show, by kind, and that all of it can be planned."""
    text = text.replace("    kind: fact\n", "    kind: fact\n    figures: [flow, units, bands]\n")
    (folder / "deal.yaml").write_text(text, encoding="utf-8")
    document = build_document(load_deal(folder), "deck", folder)
    assert plan_deck(document, standard_theme()).slides
    return [next(kinds(slide), "") for slide in document.slides[1:4]]


def kinds(slide: Slide) -> Iterator[str]:
    """What a slide shows, by kind."""
    for node in nodes(slide):
        if isinstance(node, Figure):
            yield node.kind
        if isinstance(node, KeyFigures | Table):
            yield type(node).__name__.lower()
