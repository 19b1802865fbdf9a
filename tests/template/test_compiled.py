"""Compiled templates: kept for shipped packs as Python keeps modules, and in no way different from fresh ones."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dealbrief.errors import TemplateError
from dealbrief.template import compiled
from dealbrief.template.environment import Environment
from dealbrief.template.render import render


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack that counts as shipped, with its code kept below the temporary folder."""
    folder = tmp_path / "packs" / "own"
    folder.mkdir(parents=True)
    monkeypatch.setattr(compiled, "_packs", lambda: tmp_path / "packs")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    return folder


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the templates that were compiled."""
    names: list[str] = []
    generate = Environment._generate

    def counted(self: Environment, source: object, name: str, filename: str, *more: object, **also: object) -> str:
        names.append(name)
        return generate(self, source, name, filename, *more, **also)

    monkeypatch.setattr(Environment, "_generate", counted)
    return names


def write(folder: Path, text: str) -> Callable[[], str]:
    (folder / "brief.xml.j2").write_text(text, encoding="utf-8")
    return lambda: render("brief", {"word": "here"}, [folder], "en")[0]


def kept(pack: Path) -> list[Path]:
    return list((pack.parents[1] / "kept").rglob("brief.xml.*"))


def test_a_shipped_template_is_compiled_once(pack: Path, compilations: list[str]) -> None:
    run = write(pack, "<brief>{{ word }}</brief>")
    assert run() == run() == '<brief _at="brief.xml.j2:1">here</brief>'
    assert compilations == ["brief.xml.j2"]
    assert len(kept(pack)) == 1


def test_a_changed_source_is_compiled_anew(pack: Path, compilations: list[str]) -> None:
    write(pack, "<brief>{{ word }}</brief>")()
    assert "and there" in write(pack, "<brief>{{ word }} and there</brief>")()
    assert len(compilations) == 2


def test_a_change_of_the_generator_compiles_anew(
    pack: Path, compilations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = write(pack, "<brief>{{ word }}</brief>")
    run()
    monkeypatch.setattr(compiled, "_generator", lambda: "another")
    run()
    assert len(compilations) == 2


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_damaged_code_is_replaced(damage: bytes | None, pack: Path, compilations: list[str]) -> None:
    run = write(pack, "<brief>{{ word }}</brief>")
    run()
    (file,) = kept(pack)
    file.write_bytes(file.read_bytes()[:40] if damage is None else damage)
    assert "here" in run()
    assert len(compilations) == 2
    run()
    assert len(compilations) == 2


def test_an_error_has_its_line_from_kept_code_too(pack: Path) -> None:
    run = write(pack, "<brief>\n{{ nothing }}</brief>")
    for _ in range(2):
        with pytest.raises(TemplateError) as caught:
            run()
        (problem,) = caught.value.problems
        assert problem.at is not None
        assert (problem.code, problem.at.line) == ("undefined-name", 2)


def test_a_report_s_own_template_is_never_kept(pack: Path, tmp_path: Path, compilations: list[str]) -> None:
    own = tmp_path / "report"
    own.mkdir()
    run = write(own, "<brief>{{ word }}</brief>")
    run(), run()
    assert len(compilations) == 2
    assert kept(pack) == []
    assert [path.name for path in own.iterdir()] == ["brief.xml.j2"]


def test_nothing_is_kept_where_python_keeps_nothing(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    write(pack, "<brief>{{ word }}</brief>")()
    assert kept(pack) == []


def test_a_folder_that_cannot_be_written_is_no_error(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file in the way")
    assert "here" in write(pack, "<brief>{{ word }}</brief>")()
