"""A template copied beside the report and changed: that output changes, the other keeps its bytes; the build tells."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import SLUG, Built, Ran

MOVES = {
    "brief": (
        r'<section numbered="no">\n  <label>\{\{ words\.sources \}\}.*?</section>\n',
        "{% for section in sections %}",
    ),
    "deck": (r"\{\{ slides\.sources\(view\) \}\}\n", "{% for section in sections %}"),
}  # fmt: skip
"""The block that is moved, and the line it is moved in front of."""


def moved(text: str, block: str, before: str) -> str:
    found = re.search(block, text, re.DOTALL)
    assert found is not None
    rest = text.replace(found[0], "")
    assert before in rest
    return rest.replace(before, found[0] + before, 1)


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
    copy.write_text(moved(copy.read_text(encoding="utf-8"), *MOVES[name]), encoding="utf-8")
    ran = run("build", report, "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert f"template {name}.xml.j2 from {copy}" in ran.out
    other = {"brief": "deck", "deck": "brief"}[name]
    made, standard = outputs(tmp_path / "out"), {"brief": built.pdf, "deck": built.pptx}
    assert made[other] == standard[other]
    assert made[name] != standard[name]


def test_an_untouched_copy_changes_no_byte(built: Built, report: Path, tmp_path: Path, run: Callable[..., Ran]):
    for name in MOVES:
        assert run("templates", "copy", name, "--report", report).code == 0
    assert run("build", report, "-o", tmp_path / "out").code == 0
    assert outputs(tmp_path / "out") == {"brief": built.pdf, "deck": built.pptx}


def test_a_report_without_copies_names_none(report: Path, tmp_path: Path, run: Callable[..., Ran]):
    assert "  template " not in re.sub(r"seconds:.*", "", run("build", report, "-o", tmp_path).out)


def test_templates_given_go_before_those_of_the_report(report: Path, tmp_path: Path, run: Callable[..., Ran]):
    assert run("templates", "copy", "deck", "--report", report).code == 0
    given = tmp_path / "given"
    (report / "templates").rename(given)
    ran = run("build", report, "--edition", "deck", "-o", tmp_path / "out", "--templates", given)
    assert f"template deck.xml.j2 from {given / 'deck.xml.j2'}" in ran.out
