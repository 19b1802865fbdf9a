"""The figures scenarios, units and flow in the dialect: what they hold, and wrong input with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import FILES, REPORT

from dealbrief import build_document, load_deal
from dealbrief.document.blocks import Figure
from dealbrief.document.figures_counts import FlowData, Portion, ScenarioBand, ScenarioData, Stage, UnitGroup, UnitsData
from dealbrief.document.inlines import plain_text
from dealbrief.document.walk import nodes
from dealbrief.errors import TemplateError
from dealbrief.template import parse

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
    return f'<figure kind="{kind}" unit="people" alt="What it shows">\n{inner}\n</figure>'


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


@pytest.mark.parametrize("kind", GOOD)
def test_a_deck_refuses_the_kind_by_name(kind: str):
    with pytest.raises(TemplateError) as caught:
        parse(DECK.format(figure(kind, GOOD[kind])), {}, "en")
    (problem,) = caught.value.problems
    assert problem.code == "not-on-slide"
    assert kind in problem.message


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
