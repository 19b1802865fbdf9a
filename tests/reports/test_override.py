"""A template copied beside the report and changed: that output changes, the other keeps its bytes; the build tells."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import SLUG, Built, Ran

from dealbrief import build_document, load_deal
from dealbrief.document.tree import Document

NAMES = ("brief", "deck")
STUB = "{{#\n{{% block {name} %}}{{{{ super() }}}}{{% endblock %}}\n#}}\n"
"""How a block that is not replaced stands in a stub."""
MOVES = {
    "brief": ("body", "{{ self.title() }}{{ self.contents() }}{{ self.sources() }}{{ self.sections() }}"),
    "deck": ("slides", "{{ self.title_slide() }}{{ self.sources_slide() }}{{ self.sections() }}"),
}
"""The block that is changed, and what it holds now."""


def replace_block(file: Path, name: str, text: str) -> None:
    """The one edit: a commented block of a stub becomes a block with words of one's own."""
    stub, old = file.read_text(encoding="utf-8"), STUB.format(name=name)
    assert stub.count(old) == 1
    new = f"{{% block {name} %}}{text}{{% endblock %}}\n"
    file.write_text(stub.replace(old, new), encoding="utf-8")


def outputs(folder: Path) -> dict[str, bytes]:
    return {
        kind: (folder / f"{SLUG}-{kind}.{ending}").read_bytes() for kind, ending in (("brief", "pdf"), ("deck", "pptx"))
    }


@pytest.mark.parametrize("name", MOVES)
def test_moving_a_block_changes_that_output_only(
    name: str, built: Built, report: Path, tmp_path: Path, run: Callable[..., Ran]
):
    assert run("templates", "copy", name, "--report", report).code == 0
    copy = report / "templates" / f"{name}.xml.j2"
    replace_block(copy, *MOVES[name])
    ran = run("build", report, "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert f"template {name}.xml.j2 from {copy}" in ran.out
    other = {"brief": "deck", "deck": "brief"}[name]
    made, standard = outputs(tmp_path / "out"), {"brief": built.pdf, "deck": built.pptx}
    assert made[other] == standard[other]
    assert made[name] != standard[name]


@pytest.mark.parametrize("how", [(), ("--full",)])
def test_an_untouched_copy_changes_no_byte(
    how: tuple[str, ...], built: Built, report: Path, tmp_path: Path, run: Callable[..., Ran]
):
    for name in NAMES:
        assert run("templates", "copy", name, *how, "--report", report).code == 0
    assert run("build", report, "-o", tmp_path / "out").code == 0
    assert outputs(tmp_path / "out") == {"brief": built.pdf, "deck": built.pptx}


def document(report: Path, name: str) -> Document:
    return build_document(load_deal(report), name, report)


def unplaced(node: Any) -> Any:
    """A tree without the lines of templates it was written at, which are another file's in a stub."""
    if is_dataclass(node) and not isinstance(node, type):
        values = {field.name: unplaced(getattr(node, field.name)) for field in fields(node) if field.name != "at"}
        return type(node).__name__, values
    if isinstance(node, dict):
        return {key: unplaced(value) for key, value in node.items()}
    return [unplaced(one) for one in node] if isinstance(node, tuple | list) else node


@pytest.mark.parametrize("name", ["brief", "glance", "deck", "one-slide"])
def test_a_stub_builds_the_same_tree_as_it_is_and_with_every_block_taken_up(
    name: str, report: Path, run: Callable[..., Ran]
):
    before = unplaced(document(report, name))
    assert run("templates", "copy", name, "--report", report).code == 0
    stub = report / "templates" / f"{name}.xml.j2"
    assert unplaced(document(report, name)) == before
    blocks = re.findall(r"(?m)^\{% block (\S+) %\}\{\{ super\(\) \}\}", stub.read_text(encoding="utf-8"))
    assert len(blocks) > 4
    for block in blocks:
        replace_block(stub, block, "{{ super() }}")
    assert unplaced(document(report, name)) == before


@pytest.mark.parametrize("name", ["brief", "glance", "deck", "one-slide"])
def test_the_example_of_a_stub_works_when_it_is_uncommented(name: str, report: Path, run: Callable[..., Ran]):
    before = unplaced(document(report, name))
    assert run("templates", "copy", name, "--report", report).code == 0
    stub = report / "templates" / f"{name}.xml.j2"
    head, example = stub.read_text(encoding="utf-8").rsplit("{#\n", 1)
    stub.write_text(head + example.removesuffix("#}\n"), encoding="utf-8")
    assert unplaced(document(report, name)) != before


def test_one_block_of_the_brief_replaced_changes_the_tree_in_that_block_only(report: Path, run: Callable[..., Ran]):
    before = unplaced(document(report, "brief"))[1]
    assert run("templates", "copy", "brief", "--report", report).code == 0
    replace_block(report / "templates" / "brief.xml.j2", "contents", "<p>Read it in one go.</p>")
    after = unplaced(document(report, "brief"))[1]
    differing = [
        at for at, pair in enumerate(zip(before["blocks"], after["blocks"], strict=True)) if pair[0] != pair[1]
    ]
    (place,) = differing
    assert (before["blocks"][place][0], after["blocks"][place][0]) == ("Contents", "Paragraph")
    assert {**before, "blocks": ()} == {**after, "blocks": ()}


def test_one_block_of_the_deck_replaced_changes_the_tree_in_that_block_only(report: Path, run: Callable[..., Ran]):
    before = unplaced(document(report, "deck"))[1]
    assert run("templates", "copy", "deck", "--report", report).code == 0
    slide = '<slide role="closing"><title>Thank you</title></slide>'
    replace_block(report / "templates" / "deck.xml.j2", "closing", slide)
    after = unplaced(document(report, "deck"))[1]
    *same, last = after["slides"]
    assert same == before["slides"]
    assert last[1]["role"] == "closing"
    assert {**before, "slides": ()} == {**after, "slides": ()}


@pytest.mark.parametrize(("wrong", "meant"), [("takeaway", "takeaways"), ("source", "sources")])
def test_a_misspelt_block_stops_the_build_at_its_line(wrong: str, meant: str, report: Path, run: Callable[..., Ran]):
    assert run("templates", "copy", "brief", "--report", report).code == 0
    stub = report / "templates" / "brief.xml.j2"
    lines = stub.read_text(encoding="utf-8").count("\n")
    with stub.open("a", encoding="utf-8") as file:
        file.write(f"{{% block {wrong} %}}<p>Lost.</p>{{% endblock %}}\n")
    ran = run("check", report)
    assert ran.code == 1
    assert f"error[unknown-block]: nothing prints a block `{wrong}`" in ran.err
    assert f"brief.xml.j2:{lines + 1}:1" in ran.err
    assert f"did you mean `{meant}`?" in ran.err


def test_a_report_without_copies_names_none(report: Path, tmp_path: Path, run: Callable[..., Ran]):
    assert "  template " not in re.sub(r"seconds:.*", "", run("build", report, "-o", tmp_path).out)


def test_templates_given_go_before_those_of_the_report(report: Path, tmp_path: Path, run: Callable[..., Ran]):
    assert run("templates", "copy", "deck", "--report", report).code == 0
    given = tmp_path / "given"
    (report / "templates").rename(given)
    ran = run("build", report, "--edition", "deck", "-o", tmp_path / "out", "--templates", given)
    assert f"template deck.xml.j2 from {given / 'deck.xml.j2'}" in ran.out
