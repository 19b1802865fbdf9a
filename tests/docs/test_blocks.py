"""The page of blocks shows every block, figure and slide: it is what its tool writes, and its examples work."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from dealbrief import load_deal
from dealbrief.backends.pptx.plan.roles import ROLES
from dealbrief.errors import DealbriefError
from dealbrief.resources import resource
from dealbrief.source import Deal
from dealbrief.stages import Report, plan
from dealbrief.template import elements
from dealbrief.template.node import Node
from dealbrief.template.read_figures import KINDS
from dealbrief.template.vocabulary import BLOCK_ATTRIBUTES, FLOW, ROWS
from dealbrief.theme.brand import standard_theme

pytestmark = pytest.mark.checkout

TOOLS = Path(__file__).parents[2] / "tools"
MOST_BYTES = 1_500_000
NAMES = [
    *(
        (folder.name, path.stem)
        for folder in (TOOLS.parent / "docs" / "examples").glob("*")
        for path in folder.iterdir()
    )
]


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(TOOLS)
    return importlib.import_module("make_blocks")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(TOOLS)
    return importlib.import_module("block_examples")


@pytest.fixture(scope="module")
def deal() -> Deal:
    return load_deal(resource("reports") / "us-belarus-potash-2025")


def test_its_page_is_what_its_tool_writes(tool: ModuleType):
    assert tool.PAGE.read_text(encoding="utf-8") == tool.page()


def wanted(flow: Iterable[str], kinds: Iterable[str], roles: Iterable[str]) -> set[tuple[str, str]]:
    """The examples there must be, by folder and name."""
    blocks = {("blocks", name) for name in ("titleblock", "section", *flow) if name != "figure"}
    return blocks | {("figures", kind) for kind in kinds} | {("slides", role) for role in roles}


def test_every_block_kind_and_role_has_an_example_and_no_other_is_there(shown: ModuleType):
    assert set(NAMES) == wanted(FLOW, KINDS, ROLES) == {(one.group, one.name) for one in shown.examples()}


def test_an_element_without_an_example_would_be_seen():
    more = wanted((*FLOW, "sidebar"), (*KINDS, "radar"), (*ROLES, "poster"))
    assert more - set(NAMES) == {("blocks", "sidebar"), ("figures", "radar"), ("slides", "poster")}


def test_no_block_but_those_shown_can_stand_in_a_document(shown: ModuleType):
    children = {child for root in ("brief", "slot") for child in ROWS[root].children}
    assert {name for name in children if set(BLOCK_ATTRIBUTES) <= set(ROWS[name].attributes)} == {
        "figure",
        *shown.BLOCKS,
    }


def test_the_roles_of_the_reference_are_those_of_the_deck():
    assert {name: role.slots for name, role in elements.ROLES.items()} == {
        name: tuple(role.slots) for name, role in ROLES.items()
    }


def test_every_picture_is_there_and_no_other(tool: ModuleType, shown: ModuleType):
    pictures = {one.picture(output) for one in shown.examples() for output in one.outputs}
    assert {path.name for path in tool.PICTURES.iterdir()} == pictures
    assert pictures == set(re.findall(r"\(pictures/blocks/(.*?)\)", tool.page()))
    assert sum(path.stat().st_size for path in tool.PICTURES.iterdir()) < MOST_BYTES
    for name in pictures - {"blocks-pagebreak-page.png"}:
        with Image.open(tool.PICTURES / name) as picture:
            assert picture.width == tool.WIDTH + 2 * tool.GAP


@pytest.mark.parametrize(("group", "name"), NAMES)
def test_an_example_holds_what_it_is_named_after(group: str, name: str, shown: ModuleType):
    text = shown.Example(group, name).text
    assert "{%" not in text
    assert "{{" not in text
    assert text.count("\n") <= 24
    found = etree.fromstring(f"<x>{text}</x>")
    match group:
        case "figures":
            assert [figure.get("kind") for figure in found.iter("figure")] == [name]
        case "slides":
            assert [slide.get("role") for slide in found] == [name]
        case _:
            assert found.find(name) is not None


@pytest.mark.parametrize(("group", "name"), NAMES)
def test_an_example_is_planned_in_each_output_that_shows_it(
    group: str, name: str, shown: ModuleType, deal: Deal, tmp_path: Path
):
    one = shown.Example(group, name)
    for output in one.outputs:
        done = Report()
        plan(shown.document(one, output, deal, tmp_path / output), standard_theme(), done)
        assert done.problems == []


def test_a_slide_refuses_what_is_said_to_stand_on_pages_alone(
    shown: ModuleType, tool: ModuleType, deal: Deal, tmp_path: Path
):
    for name in shown.PAGE_ONLY:
        bare = type("Bare", (shown.Example,), {"text": f"<{name}/>\n"})("blocks", name)
        with pytest.raises(DealbriefError) as refused:
            plan(shown.document(bare, "slide", deal, tmp_path / name), standard_theme(), Report())
        assert [problem.message.partition(" cannot stand")[0] for problem in refused.value.problems] == [f"<{name}>"]
    assert tool.page().count("On a slide: refused.") == len(shown.PAGE_ONLY)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_figure_names_the_attributes_that_its_reader_reads(
    kind: str, shown: ModuleType, deal: Deal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    read: set[str] = set()

    def noting(getter: Any) -> Any:
        def noted(self: Node, name: str, *others: Any, **named: Any) -> Any:
            if self.tag == "figure":
                read.add(name)
            return getter(self, name, *others, **named)

        return noted

    for getter in ("text", "choice", "flag", "whole", "decimal", "day", "ids"):
        monkeypatch.setattr(Node, getter, noting(getattr(Node, getter)))
    shown.document(shown.Example("figures", kind), "page", deal, tmp_path)
    own = read - {"kind", "alt", "sources", *BLOCK_ATTRIBUTES}
    assert own <= set(ROWS["figure"].attributes)
    assert own == set(KINDS[kind].attributes)
