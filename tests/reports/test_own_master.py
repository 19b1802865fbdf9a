"""A report on a house's own master: its look stays its own, its role map is used, and a wrong file is found early."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from tests.backends.pptx.gate import gate_faults
from tests.backends.pptx.masters import default, german, wide
from tests.conftest import Ran

import dealbrief
from dealbrief.backends.pptx.repack import unzipped
from dealbrief.errors import OutputError, SourceError

FICTION = Path(__file__).parents[1] / "fixtures" / "fiction" / "deal.yaml"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
STANDARD_ONLY = {"accent3", "accent4", "accent5", "accent6"}
"""Slots that hold greys and tints in the standard theme and anything at all in another."""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A report whose deck stands on the German master beside it."""
    edition = "editions:\n  - id: deck\n    template: deck\n    master: haus.pptx\n"
    (tmp_path / "deal.yaml").write_text(FICTION.read_text(encoding="utf-8") + edition, encoding="utf-8")
    (tmp_path / "haus.pptx").write_bytes(german())
    return tmp_path


def built(report: Path) -> bytes:
    (deck,) = dealbrief.build(report, editions=["deck"], out=report / "out").outputs
    return deck.path.read_bytes()


def test_a_deck_stands_on_the_house_s_master_and_keeps_its_colours(house: Path):
    parts = unzipped(built(house))
    own = unzipped(german())
    wanted = {node.get("val") or node.get("lastClr") for node in scheme(own["ppt/theme/theme1.xml"])}
    assert {node.get("val") or node.get("lastClr") for node in scheme(parts["ppt/theme/theme1.xml"])} == wanted
    assert gate_faults(built(house)) == []


def scheme(theme: bytes) -> list[etree._Element]:
    return [slot[0] for slot in etree.fromstring(theme).iterfind(f".//{A}clrScheme/*")]


def test_greys_and_tints_are_made_of_the_house_s_own_colours(house: Path):
    parts = unzipped(built(house))
    drawn = [
        etree.fromstring(data) for name, data in parts.items() if re.fullmatch(r"ppt/(slides|charts)/\w+\.xml", name)
    ]
    used = {node.get("val") for root in drawn for node in root.iter(f"{A}schemeClr")}
    assert {"tx1", "accent1"} <= used
    assert not used & STANDARD_ONLY
    greys = [node for root in drawn for node in root.iter(f"{A}schemeClr") if len(node)]
    assert {tuple(child.get("val") for child in node) for node in greys} >= {("65000", "35000")}


def test_the_role_map_beside_a_master_is_used(house: Path):
    (house / "haus.roles.yml").write_text("exhibit:\n  layout: Nur Titl\n", encoding="utf-8")
    with pytest.raises(OutputError) as raised:
        built(house)
    (problem,) = [problem for problem in raised.value.problems if "Nur Titl" in problem.message]
    assert "Nur Titel" in (problem.hint or "")
    assert not (house / "out").exists()


@pytest.mark.parametrize(("name", "says"), [("fehlt.pptx", "there is no file"), ("../haus.pptx", "leads out")])
def test_a_master_that_is_not_there_is_found_at_its_line(house: Path, name: str, says: str):
    text = (house / "deal.yaml").read_text(encoding="utf-8").replace("haus.pptx", name)
    (house / "deal.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as raised:
        built(house)
    (problem,) = raised.value.problems
    assert says in problem.message
    assert problem.at is not None
    assert text.splitlines()[problem.at.line - 1].strip() == f"master: {name}"


def test_check_plans_on_the_house_s_master(house: Path, run):
    (house / "haus.pptx").write_bytes(b"no package")
    ran: Ran = run("check", house)
    assert ran.code == 1
    assert "master-" in ran.err


def test_the_same_report_fits_a_wide_and_an_old_master(house: Path):
    from pptx import Presentation
    from tests.backends.pptx.masters import saved

    for data in (default(), saved(wide(Presentation()))):
        (house / "haus.pptx").write_bytes(data)
        assert gate_faults(built(house)) == []
