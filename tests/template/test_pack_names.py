"""A name with a pack before it is that pack's own file, from everywhere, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dealbrief.errors import Problem, TemplateError
from dealbrief.template import compiled, loader, render
from dealbrief.template.anatomy import anatomy


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two packs, and a file beside them that is in none."""
    folder = tmp_path / "packs"
    for name in ("standard", "ministry"):
        (folder / name / "base").mkdir(parents=True)
        (folder / name / "pack.toml").write_text(f'name = "{name}"\n', encoding="utf-8")
        (folder / name / "brief.xml.j2").write_text(
            f"<p>{name}</p>{{% block more %}}{{% endblock %}}", encoding="utf-8"
        )
        (folder / name / "base" / "words.xml.j2").write_text(
            f"{{% macro word() %}}{name}{{% endmacro %}}", encoding="utf-8"
        )
    (folder / "secret.xml.j2").write_text("<p>secret</p>", encoding="utf-8")
    both = {name: folder / name for name in ("ministry", "standard")}
    monkeypatch.setattr(loader, "shipped_folders", lambda: both)
    monkeypatch.setattr(compiled, "_packs", lambda: folder)
    return folder


@pytest.fixture
def rendered(packs: Path, tmp_path: Path) -> Callable[..., str]:
    """Run a brief of a report that stands before the pack `standard`."""

    def run(text: str, name: str = "brief") -> str:
        own = tmp_path / "own"
        own.mkdir(exist_ok=True)
        (own / f"{name}.xml.j2").write_text(text, encoding="utf-8")
        return render(name, {}, [own, packs / "standard"], "en")[0]

    return run


def problem(run: Callable[[], object]) -> Problem:
    with pytest.raises(TemplateError) as caught:
        run()
    (only,) = caught.value.problems
    return only


def test_a_file_extends_the_one_it_replaces(rendered: Callable[..., str]):
    text = rendered('{% extends "standard/brief.xml.j2" %}{% block more %}<b>own</b>{% endblock %}')
    assert text == '<p _at="standard/brief.xml.j2:1">standard</p><b _at="brief.xml.j2:1">own</b>'


@pytest.mark.parametrize(
    "text",
    [
        '{% include "ministry/brief.xml.j2" %}',
        '{% import "ministry/base/words.xml.j2" as words %}{{ words.word() }}',
        '{% from "ministry/base/words.xml.j2" import word %}{{ word() }}',
    ],
)
def test_includes_and_imports_reach_any_pack(text: str, rendered: Callable[..., str]):
    assert "ministry" in rendered(text)


def test_a_plain_name_goes_by_the_search_path(rendered: Callable[..., str]):
    assert "own words" in rendered("{% macro word() %}own words{% endmacro %}{{ word() }}", "words")
    assert "standard" in rendered('{% import "base/words.xml.j2" as words %}{{ words.word() }}')


def test_a_folder_of_a_report_with_a_pack_s_name_is_not_taken_for_it(
    packs: Path, tmp_path: Path, rendered: Callable[..., str]
):
    false = tmp_path / "own" / "standard"
    false.mkdir(parents=True)
    (false / "brief.xml.j2").write_text("<p>false</p>", encoding="utf-8")
    assert "false" not in rendered('{% extends "standard/brief.xml.j2" %}')


def test_code_that_is_kept_has_the_name_it_was_asked_for_by(
    packs: Path, tmp_path: Path, rendered: Callable[..., str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr("sys.pycache_prefix", str(tmp_path / "kept"))
    for _ in range(2):
        assert '_at="brief.xml.j2:1"' in render("brief", {}, [packs / "standard"], "en")[0]
        assert '_at="standard/brief.xml.j2:1"' in rendered('{% extends "standard/brief.xml.j2" %}')
    assert len(list((tmp_path / "kept").rglob("*brief.xml*.pyc"))) == 2


@pytest.mark.parametrize(
    "name",
    [
        "standard/../secret.xml.j2",
        "standard/../../secret.xml.j2",
        "../packs/standard/brief.xml.j2",
        "/standard/brief.xml.j2",
        "standard//brief.xml.j2",
        "secret.xml.j2",
        "standard/link.xml.j2",
        "standard/pack.toml/..",
    ],
)
def test_a_name_with_a_pack_cannot_leave_the_pack(name: str, packs: Path, rendered: Callable[..., str]):
    (packs / "standard" / "link.xml.j2").symlink_to(packs / "secret.xml.j2")
    with pytest.raises(TemplateError) as caught:
        rendered(f'{{% include "{name}" %}}')
    assert {one.code for one in caught.value.problems} <= {"template-not-found", "outside-root"}


def test_a_link_to_another_pack_is_not_followed(packs: Path, rendered: Callable[..., str]):
    (packs / "standard" / "link.xml.j2").symlink_to(packs / "ministry" / "brief.xml.j2")
    assert problem(lambda: rendered('{% include "standard/link.xml.j2" %}')).code == "outside-root"


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        (
            "standard/breif.xml.j2",
            "pack `standard` has no template `breif.xml.j2`",
            "did you mean `standard/brief.xml.j2`?",
        ),
        ("standard/zzz.xml.j2", "pack `standard` has no template `zzz.xml.j2`", "it has: standard/base/words.xml.j2, "),
        (
            "standrad/brief.xml.j2",
            "there is no template `standrad/brief.xml.j2`",
            "did you mean `standard/brief.xml.j2`?",
        ),
        ("zzz/poster.xml.j2", "there is no template `zzz/poster.xml.j2`", "packs: ministry, standard"),
    ],
)
def test_what_is_not_there_is_said_at_its_line_with_what_is(
    name: str, message: str, hint: str, tmp_path: Path, rendered: Callable[..., str]
):
    found = problem(lambda: rendered(f'<p>\n{{% include "{name}" %}}</p>'))
    assert (found.code, found.message) == ("template-not-found", message)
    assert hint in (found.hint or "")
    assert found.at is not None
    assert (found.at.file, found.at.line) == (str(tmp_path / "own" / "brief.xml.j2"), 2)


def test_what_is_extended_and_not_there_is_said_at_its_line(rendered: Callable[..., str]):
    found = problem(lambda: rendered('{# A word. #}\n{% extends "standard/zzz.xml.j2" %}'))
    assert found.at is not None
    assert found.at.line == 2


OWN = '{% extends "brief.xml.j2" %}{% block more %}{{ super() }}<b>NAME</b>{% endblock %}'


@pytest.fixture
def three(packs: Path, tmp_path: Path) -> list[Path]:
    """Two folders and a pack, each with a brief that extends its own name, before the pack `standard`."""
    folders = [tmp_path / "given", tmp_path / "report", packs / "house"]
    for folder in folders:
        folder.mkdir()
        (folder / "brief.xml.j2").write_text(OWN.replace("NAME", folder.name), encoding="utf-8")
    return [*folders, packs / "standard"]


def ran(folders: list[Path], packs: Path, name: str = "brief") -> str:
    known = {folder.name: folder for folder in packs.iterdir() if folder.is_dir()}
    return render(name, {}, folders, "en", known)[0]


def test_in_a_file_its_own_name_means_the_next_behind_it(three: list[Path], packs: Path):
    text = ran(three, packs)
    assert text.startswith('<p _at="standard/brief.xml.j2:1">standard</p>')
    assert re.findall(r">(\w+)</b>", text) == ["house", "report", "given"]
    assert re.findall(r">(\w+)</b>", ran(three[2:], packs)) == ["house"]


def test_a_part_takes_its_own_name_for_the_next_too(three: list[Path], packs: Path):
    part = three[1] / "base"
    part.mkdir()
    own = '{% import "base/words.xml.j2" as pack %}{% macro word() %}own and {{ pack.word() }}{% endmacro %}'
    (part / "words.xml.j2").write_text(own, encoding="utf-8")
    (three[0] / "asks.xml.j2").write_text(
        '{% import "base/words.xml.j2" as words %}{{ words.word() }}', encoding="utf-8"
    )
    assert re.sub("<[^>]+>", "", ran(three, packs, "asks")) == "own and standard"


def test_the_chain_of_a_template_is_told_as_it_is_rendered(three: list[Path], packs: Path):
    known = {folder.name: folder for folder in packs.iterdir() if folder.is_dir()}
    chain = anatomy("brief", three, known).chain
    assert [part.path.parent for part in chain] == three
    assert [part.name for part in chain[2:]] == ["house/brief.xml.j2", "standard/brief.xml.j2"]


def test_the_last_of_a_name_has_none_behind_it(rendered: Callable[..., str], tmp_path: Path, packs: Path):
    found = problem(lambda: rendered('\n{% extends "memo.xml.j2" %}', "memo"))
    assert (found.code, found.message) == ("template-not-found", "behind this `memo.xml.j2` there is no other")
    assert found.at is not None
    assert found.at.line == 2
    folders = [tmp_path / "own", packs / "standard"]
    assert problem(lambda: anatomy("memo", folders)).message == found.message


def test_files_that_extend_each_other_are_a_circle(rendered: Callable[..., str], tmp_path: Path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "other.xml.j2").write_text('{% extends "memo.xml.j2" %}', encoding="utf-8")
    assert problem(lambda: rendered('{% extends "other.xml.j2" %}', "memo")).code == "template-too-deep"


def test_a_file_of_another_pack_whose_parts_are_not_to_be_had_says_so(rendered: Callable[..., str], packs: Path):
    asks = '{% import "base/stranger.xml.j2" as x %}'
    (packs / "ministry" / "note.xml.j2").write_text(asks, encoding="utf-8")
    found = problem(lambda: rendered('{% extends "ministry/note.xml.j2" %}', "note"))
    assert "the pack `ministry` is not the edition's" in (found.hint or "")
