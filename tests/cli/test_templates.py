"""`templates` and `schema`: packs are listed, a template is copied and never over another; the schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Ran

from dealbrief.packs import shipped_folders
from dealbrief.resources import resource

STANDARD = resource("templates") / "standard"
SHIPPED = sorted(file.parent.name for file in resource("templates").glob("*/pack.toml"))


@pytest.fixture
def one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one report."""
    monkeypatch.chdir(tmp_path)
    folder = Path("reports/one")
    folder.mkdir(parents=True)
    (folder / "deal.yaml").write_text("deal: {}\n", encoding="utf-8")
    return folder


def test_list_names_packs_and_templates(run: Callable[..., Ran]):
    ran = run("templates", "list")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert [name for name in shipped_folders() if not any(line.startswith(f"{name}: ") for line in lines)] == []
    first = next(index for index, line in enumerate(lines) if line.startswith("standard: "))
    assert lines[first + 1] == "  documents: brief, glance, deck, one-slide"
    assert lines[first + 2].startswith("  parts: base/brief, base/counts, base/deck, ")


@pytest.mark.parametrize("name", ["brief", "brief.xml.j2", "base/slides"])
def test_a_full_copy_is_the_whole_file_and_says_where(name: str, one: Path, run: Callable[..., Ran]):
    ran = run("templates", "copy", name, "--full")
    file = f"{name.removesuffix('.xml.j2')}.xml.j2"
    target = one / "templates" / file
    assert ran.code == 0
    assert ran.out.splitlines()[0] == str(target)
    assert ran.out.splitlines()[1].startswith("  the whole file; ")
    assert target.read_bytes() == (STANDARD / file).read_bytes()


def test_a_part_without_blocks_is_copied_whole_and_that_is_said(one: Path, run: Callable[..., Ran]):
    ran = run("templates", "copy", "base/tables")
    assert "the whole file: it is made of macros and has no blocks" in ran.out
    name = "base/tables.xml.j2"
    assert (one / "templates" / name).read_bytes() == (STANDARD / name).read_bytes()


@pytest.mark.parametrize("how", [(), ("--full",)])
def test_copy_never_overwrites(how: tuple[str, ...], one: Path, run: Callable[..., Ran]):
    target = one / "templates" / "deck.xml.j2"
    target.parent.mkdir()
    target.write_text("mine", encoding="utf-8")
    ran = run("templates", "copy", "deck", *how)
    assert (ran.code, ran.out) == (1, "")
    assert "error[already-there]" in ran.err
    assert target.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in target.parent.iterdir()] == ["deck.xml.j2"]


def test_copy_of_what_is_not_there_says_what_is(one: Path, run: Callable[..., Ran]):
    ran = run("templates", "copy", "poster")
    assert ran.code == 1
    assert "error[template-not-found]: pack `standard` has no template `poster`" in ran.err
    assert "templates of standard: brief, glance, deck, one-slide, base/brief, " in ran.err
    assert "did you mean `brief`?" in run("templates", "copy", "breif").err
    unknown = run("templates", "copy", "brief", "--pack", "nobody").err
    assert "error[unknown-pack]" in unknown
    assert f"packs: {', '.join(shipped_folders())}" in unknown
    assert "did you mean `standard`?" in run("templates", "copy", "brief", "--pack", "standrad").err
    assert not (one / "templates").exists()


def test_copy_cannot_leave_the_pack(one: Path, run: Callable[..., Ran]):
    ran = run("templates", "copy", "../standard/brief")
    assert ran.code == 1
    assert not (one / "templates").exists()


def test_copy_asks_which_report_where_there_are_several(one: Path, run: Callable[..., Ran]):
    other = Path("reports/two")
    other.mkdir()
    (other / "deal.yaml").write_text("deal: {}\n", encoding="utf-8")
    ran = run("templates", "copy", "brief")
    assert ran.code == 2
    assert "name one with --report" in ran.err
    assert run("templates", "copy", "brief", "--report", other).code == 0
    assert (other / "templates" / "brief.xml.j2").is_file()


def test_schema_is_json_schema(run: Callable[..., Ran]):
    ran = run("schema")
    schema = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    groups = (
        "deal actors terms cohorts people measures events reactions sections scenarios series claims sources editions"
    )
    assert all(group in schema["properties"] for group in groups.split())


def test_help_and_version(run: Callable[..., Ran]):
    ran = run("--help")
    assert ran.code == 0
    assert all(f"\n  {name} " in ran.out for name in ("build", "check", "schema", "templates"))
    assert run("--version").out.startswith("dealbrief, version ") or "version" in run("--version").out
