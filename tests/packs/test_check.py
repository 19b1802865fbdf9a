"""`templates check` of packs: inherited templates are tried, planned as well, and nothing takes the command down."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Ran
from tests.packs.conftest import Write

from dealbrief.cli import templates_trial
from dealbrief.cli.templates_trial import Trial, tried
from dealbrief.errors import Problem

BRIEF = '{% extends "standard/brief.xml.j2" %}\n{% block about %}NEW{% endblock %}'
GROWS = (
    '{% set a = "aaaaaaaaaa" %}{% set b = a | replace("a", a) %}{% set c = b | replace("a", b) %}'
    '{% set d = c | replace("a", c) %}{% set e = d | replace("a", b) %}{{ e | length }}'
)
"""Ten thousand million letters in the end."""


@pytest.fixture
def trial(report: Path, pack: Write) -> Callable[..., list[Problem]]:
    """Try a brief of the pack `chancery`, whose last block holds some words, on the report's deal."""

    def run(words: str, crowded: bool = False) -> list[Problem]:
        file = pack("chancery", 'templates = ["brief"]\n', brief=BRIEF.replace("NEW", words)) / "brief.xml.j2"
        own = Trial("the deal", str(report / "deal.yaml"), own=True, crowded=crowded)
        return tried({"brief": file}, "chancery", report, [own])

    return run


def test_a_pack_is_checked_by_its_name_with_what_it_inherits(
    plain: Path, pack: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]
):
    pack(
        "office",
        'templates = ["brief"]\n',
        brief=BRIEF.replace("NEW", "<p>By us.</p>"),
        **{"base/seal": "{% macro seal() %}a{% endmacro %}"},
    )
    pack("embassy", 'extends = "office"\ntemplates = ["note"]\n', note='{% extends "brief.xml.j2" %}')
    monkeypatch.chdir(tmp_path / "house")
    monkeypatch.setattr("dealbrief.cli.templates_check.odd_deals", lambda: {})
    ran = run("templates", "check", "--pack", "embassy", "--json")
    told = json.loads(ran.out)
    assert (ran.code, told["problems"], told["pack"]) == (0, [], "embassy")
    assert told["documents"] == ["note", "brief", "glance", "deck", "one-slide"]
    assert "base/seal" in told["parts"]
    assert told["deals"][0] == "the report's own deal"


def test_a_pack_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]):
    monkeypatch.chdir(tmp_path)
    ran = run("templates", "check", "--pack", "standrad")
    assert ran.code == 1
    assert "did you mean `standard`?" in ran.err
    assert run("templates", "check", "--pack", "standard", "--master", __file__).code == 2


def test_a_sound_template_has_no_problems(trial: Callable[..., list[Problem]]):
    assert trial("<p>By us.</p>") == []


def test_what_cannot_be_set_is_found_by_planning(trial: Callable[..., list[Problem]]):
    (only,) = trial("<p>\ufdfd</p>")
    assert only.code == "missing-glyph"
    assert only.message.endswith("(with the deal)")
    assert trial("<p>\ufdfd</p>", crowded=True) == []


def test_a_template_that_fills_memory_is_told_at_its_line(trial: Callable[..., list[Problem]]):
    pytest.importorskip("resource")
    (only,) = trial(f"<p>\n{GROWS}</p>")
    assert only.code == "template-budget"
    assert only.at is not None
    assert (Path(only.at.file).name, only.at.line) == ("brief.xml.j2", 3)


def test_a_template_that_does_not_end_is_stopped_and_named(
    trial: Callable[..., list[Problem]], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(templates_trial, "SECONDS", 0.05)
    (only,) = trial("<p>By us.</p>")
    assert (only.code, only.severity) == ("template-limits", "error")
    assert "`brief` took more than " in only.message
    assert only.at is not None
    assert Path(only.at.file).name == "brief.xml.j2"


def test_what_breaks_its_process_is_named_and_the_next_is_tried(
    report: Path, pack: Write, monkeypatch: pytest.MonkeyPatch
):
    """One that is stopped for memory outside of a template, say: the first process ends, a second goes on."""
    code = (
        "import json, sys; asked = json.load(sys.stdin)\n"
        "if asked['documents'][0] == 'bad': sys.exit(77)\n"
        "for name in asked['documents']: print(json.dumps({'document': name, 'problems': []}), flush=True)\n"
    )
    monkeypatch.setattr(templates_trial, "_COMMAND", (templates_trial.sys.executable, "-c", code))
    files = {name: report / f"{name}.xml.j2" for name in ("bad", "good")}
    (only,) = tried(files, "standard", report, [])
    assert only.message == "`bad` needs more than 2,000 MB of memory"
    assert only.at is not None
    assert only.at.file == str(files["bad"])


def test_no_module_is_taken_from_the_folder_one_is_in(
    trial: Callable[..., list[Problem]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    for name in ("json", "lxml", "yaml"):
        Path(f"{name}.py").write_text("open('taken', 'w').close()\n", encoding="utf-8")
    assert trial("<p>By us.</p>") == []
    assert not Path("taken").exists()


def test_a_template_that_passes_over_its_pack_s_parent_is_warned_of(
    plain: Path, pack: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]
):
    pack("office", 'extends = "ministry"\n', brief=BRIEF.replace("NEW", "<p>By us.</p>"))
    pack("embassy", 'extends = "ministry"\n', brief=BRIEF.replace('"standard/', '"').replace("NEW", "<p>By us.</p>"))
    monkeypatch.chdir(tmp_path / "house")
    monkeypatch.setattr("dealbrief.cli.templates_check.odd_deals", lambda: {})
    (problem,) = json.loads(run("templates", "check", "--pack", "office", "--json").out)["problems"]
    assert (problem["code"], problem["severity"]) == ("passed-over", "warning")
    assert problem["message"] == "`standard/brief.xml.j2` passes over `ministry/brief.xml.j2`, which changes it too"
    assert 'extends "brief.xml.j2"' in problem["hint"]
    assert json.loads(run("templates", "check", "--pack", "embassy", "--json").out)["problems"] == []
