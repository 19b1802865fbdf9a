"""`build` and `check`: exit codes, what goes to stdout and what to stderr, and what is left of earlier outputs."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import FILES, REPORT, SLUG, Ran

FICTION = Path(__file__).parents[1] / "fixtures" / "fiction"
FOLDER = "small"

BROKEN = """\
deal:
  title: A harbour for a bridge
  short_title: Harbour and bridge
  slug: harbour
  summary: Norland opened a harbour.
  parties: [norland, sudland]
  as_of: 2031-05-31
actors:
  - {id: norland, type: government, nam: Norland}
  - {id: sudland, type: government, name: Sudland}
"""
"""A deal with one fault, for exact words."""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The fictional deal in a folder below the working folder, so that paths are short."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(FICTION, tmp_path / FOLDER)
    return Path(FOLDER)


def broken(small: Path) -> Path:
    (small / "deal.yaml").write_text(BROKEN, encoding="utf-8")
    return small


# ---- exit codes


def test_done_is_0_and_names_what_was_written(small: Path, run: Callable[..., Ran]):
    ran = run("build", small)
    assert ran.code == 0
    first, second, last = ran.out.splitlines()
    assert re.fullmatch(r"small/out/sarvan-strait-brief\.pdf  \d+ pages, \d+ kB", first)
    assert re.fullmatch(r"small/out/sarvan-strait-deck\.pptx  \d+ slides, \d+ kB", second)
    names = "read view template parse plan write inspect"
    stages = "  ".join(rf"{name} \d+\.\d\d" for name in names.split())
    assert re.fullmatch(rf"  (no|\d+) warnings?; seconds: {stages}", last)


def test_two_reports_of_one_name_do_not_replace_each_other(small: Path, run: Callable[..., Ran]):
    shutil.copytree(small, "twin")
    ran = run("build", small, "twin", "-o", "same", "--json")
    assert ran.code == 1
    told = json.loads(ran.out)
    assert [problem["code"] for problem in told["problems"] if problem["severity"] == "error"] == ["same-output"] * 2
    assert len(told["outputs"]) == 2
    assert all(Path(made["path"]).read_bytes() for made in told["outputs"])


def test_problems_in_the_input_are_1_and_stdout_is_empty(small: Path, run: Callable[..., Ran]):
    ran = run("build", broken(small))
    assert (ran.code, ran.out) == (1, "")
    assert not (small / "out").exists()


def test_check_writes_nothing(small: Path, run: Callable[..., Ran]):
    ran = run("check", small)
    assert (ran.code, ran.out) == (0, "small: checked\n")
    assert sorted(path.name for path in small.iterdir()) == ["deal.yaml"]
    assert run("check", broken(small)).code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--editions", "brief"),
        ("build", "no-such-folder"),
        ("biuld",),
        ("build", "--templates", "no-such-folder"),
        ("templates", "copy"),
    ],
)
def test_wrong_usage_is_2(arguments: tuple[str, ...], small: Path, run: Callable[..., Ran]):
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: ")


def test_no_report_at_all_is_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]):
    monkeypatch.chdir(tmp_path)
    ran = run("build")
    assert ran.code == 2
    assert "no report here" in ran.err


def test_a_file_where_the_folder_should_be_is_3(small: Path, run: Callable[..., Ran]):
    (small / "out").write_text("in the way", encoding="utf-8")
    ran = run("build", small, "--json")
    assert ran.code == 3
    assert [problem["code"] for problem in json.loads(ran.out)["problems"]] == ["cannot-write"]
    assert (small / "out").read_text(encoding="utf-8") == "in the way"


def test_a_folder_where_a_file_should_be_is_3_and_leaves_no_stray_file(small: Path, run: Callable[..., Ran]):
    (small / "out" / "sarvan-strait-deck.pptx").mkdir(parents=True)
    ran = run("build", small, "--edition", "deck")
    assert ran.code == 3
    assert "error[cannot-write]" in ran.err
    assert [path.name for path in (small / "out").iterdir()] == ["sarvan-strait-deck.pptx"]


def test_interrupted_is_130(small: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]):
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dealbrief.stages.build", interrupt)
    ran = run("build", small)
    assert (ran.code, ran.out) == (130, "")


def test_what_nobody_foresaw_has_no_traceback_unless_asked(
    small: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]
):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("out of paper")

    monkeypatch.setattr("dealbrief.stages.build", fail)
    ran = run("build", small)
    assert ran.code == 1
    assert ran.err == "error[internal]: RuntimeError: out of paper\n  = run again with --debug\n"
    with pytest.raises(RuntimeError, match="out of paper"):
        run("--debug", "build", small)


# ---- the object of --json


def test_json_is_that_object_and_nothing_else(small: Path, run: Callable[..., Ran]):
    ran = run("build", small, "--json")
    told = json.loads(ran.out)
    assert list(told) == ["outputs", "problems", "seconds"]
    assert [list(output) for output in told["outputs"]] == [
        ["path", "edition", "format", "pages", "sha256", "bytes"],
        ["path", "edition", "format", "slides", "sha256", "bytes"],
    ]
    for output in told["outputs"]:
        data = Path(output["path"]).read_bytes()
        assert (output["sha256"], output["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert list(told["seconds"]) == ["read", "view", "template", "parse", "plan", "write", "inspect"]
    assert all(isinstance(seconds, float) for seconds in told["seconds"].values())
    assert ran.err == ""


def test_json_of_a_failure_has_the_problems(small: Path, run: Callable[..., Ran]):
    ran = run("check", broken(small), "--json")
    told = json.loads(ran.out)
    assert told == {
        "outputs": [],
        "problems": [
            {
                "severity": "error",
                "code": "unknown-key",
                "file": "small/deal.yaml",
                "line": 9,
                "column": 37,
                "message": "actors.norland.nam: not a field of an actor",
                "hint": "did you mean `name`?",
            }
        ],
        "seconds": {},
    }
    assert (ran.code, ran.err) == (1, "")


def test_json_has_all_of_what_a_message_lists_only_the_first_of(small: Path, run: Callable[..., Ran]):
    text = (small / "deal.yaml").read_text(encoding="utf-8")
    edition = "editions:\n  - {id: one, template: brief, language: be, fallback: en}\n"
    (small / "deal.yaml").write_text(text + edition, encoding="utf-8")
    (one,) = [
        each for each in json.loads(run("check", small, "--json").out)["problems"] if each["code"] == "untranslated"
    ]
    assert f"{len(one['listed'])} texts" in one["message"]
    assert one["listed"][0] in one["message"]
    assert one["listed"][-1] not in one["message"]


# ---- diagnostics


def test_a_problem_is_printed_like_a_compilers(small: Path, run: Callable[..., Ran]):
    assert run("check", broken(small)).err == (
        "error[unknown-key]: actors.norland.nam: not a field of an actor\n"
        "  --> small/deal.yaml:9:37\n"
        "  |\n"
        "9 |   - {id: norland, type: government, nam: Norland}\n"
        "  |                                     ^^^ did you mean `name`?\n"
        "\n"
        "1 error\n"
    )


def test_one_run_shows_the_faults_of_every_report(small: Path, run: Callable[..., Ran]):
    shutil.copytree(small, "other")
    for folder in (small, Path("other")):
        broken(folder)
    good = Path("good")
    shutil.copytree(FICTION, good)
    ran = run("check", small, "other", good)
    assert ran.code == 1
    assert ran.err.count("error[unknown-key]") == 2
    assert ran.err.splitlines()[-1].startswith("2 errors")
    assert ran.out == "good: checked\n"


def test_faults_of_templates_of_several_editions_are_shown_together(small: Path, run: Callable[..., Ran]):
    (small / "templates").mkdir()
    (small / "templates" / "brief.xml.j2").write_text("<brief>{{ deal.titel }}</brief>", encoding="utf-8")
    (small / "templates" / "deck.xml.j2").write_text("<deck>{{ deal.sumary }}</deck>", encoding="utf-8")
    ran = run("build", small, "--json")
    problems = json.loads(ran.out)["problems"]
    assert [(Path(one["file"]).name, one["code"], one["hint"]) for one in problems] == [
        ("brief.xml.j2", "undefined-name", "did you mean `title`?"),
        ("deck.xml.j2", "undefined-name", "did you mean `summary`?"),
    ]
    assert ran.code == 1


# ---- what is built, and where


def test_all_reports_are_built_where_none_is_named(small: Path, run: Callable[..., Ran]):
    shutil.copytree(FICTION, "reports/one")
    ran = run("build", "--edition", "deck")
    assert ran.code == 0
    assert ran.out.startswith("reports/one/out/sarvan-strait-deck.pptx")


def test_a_report_may_be_named_by_its_file(small: Path, run: Callable[..., Ran]):
    assert run("build", small / "deal.yaml", "--edition", "deck").out.startswith("small/out/sarvan-strait-deck.pptx")


def test_an_edition_alone_into_a_folder_that_is_made(small: Path, run: Callable[..., Ran]):
    ran = run("build", small, "--edition", "deck", "-o", "a/b", "--json")
    assert ran.code == 0
    assert [output["path"] for output in json.loads(ran.out)["outputs"]] == ["a/b/sarvan-strait-deck.pptx"]
    assert [path.name for path in Path("a/b").iterdir()] == ["sarvan-strait-deck.pptx"]
    assert not (small / "out").exists()


def test_an_unknown_edition_is_a_problem_that_lists_them(small: Path, run: Callable[..., Ran]):
    ran = run("build", small, "--edition", "poster", "--json")
    assert ran.code == 1
    assert [(one["code"], one["hint"]) for one in json.loads(ran.out)["problems"]] == [
        ("unknown-edition", "editions: brief, deck")
    ]


def test_old_outputs_survive_a_failure_of_one_edition(small: Path, run: Callable[..., Ran]):
    assert run("build", small).code == 0
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (small / "out").iterdir()}
    (small / "templates").mkdir()
    (small / "templates" / "deck.xml.j2").write_text("<deck>{{ nobody }}</deck>", encoding="utf-8")
    assert run("build", small).code == 1
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (small / "out").iterdir()}
    assert len(before) == 2
    assert after == before


def test_a_new_build_replaces_the_old_and_leaves_no_other_file(report: Path, tmp_path: Path, run: Callable[..., Ran]):
    out = tmp_path / "out"
    out.mkdir()
    (out / f"{SLUG}-brief.pdf").write_bytes(b"old")
    assert run("build", report, "-o", out).code == 0
    names = [f"{SLUG}-{name}" for name in ("brief.pdf", "deck.pptx", "glance-be.pdf", "glance.pdf", "one-slide.pptx")]
    assert sorted(path.name for path in out.iterdir()) == names
    assert (out / f"{SLUG}-brief.pdf").read_bytes().startswith(b"%PDF-")


def test_the_sample_report_is_installed():
    assert all((REPORT / name).is_file() for name in FILES)
