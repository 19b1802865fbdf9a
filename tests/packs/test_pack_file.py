"""A pack file says what it must, in the form it must; everything wrong with it is told at once, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dealbrief.errors import Problem, TemplateError
from dealbrief.packs import pack_file, read_pack
from dealbrief.resources import resource

HEAD = 'name = "chancery"\ndescription = "Papers of a chancery."\n'
KNOWN = ("standard", "office")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "chancery"
    folder.mkdir()
    (folder / "brief.xml.j2").write_text("<brief/>", encoding="utf-8")
    return folder


def problems(folder: Path, text: str) -> list[Problem]:
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        read_pack(folder, KNOWN)
    assert all(one.hint and one.at and one.at.file == str(folder / "pack.toml") for one in caught.value.problems)
    return list(caught.value.problems)


def test_what_is_not_said_has_its_default(folder: Path):
    (folder / "pack.toml").write_text(HEAD, encoding="utf-8")
    pack = read_pack(folder, KNOWN)
    assert (pack.name, pack.extends, pack.templates, pack.languages, pack.needs_version) == (
        "chancery",
        "standard",
        (),
        (),
        "",
    )


def test_everything_is_read(folder: Path):
    more = 'extends = "office"\ntemplates = ["brief"]\nlanguages = ["en", "pt-BR"]\nneeds-version = "0.1"\n'
    (folder / "pack.toml").write_text(HEAD + more, encoding="utf-8")
    pack = read_pack(folder, KNOWN)
    assert (pack.extends, pack.templates, pack.languages) == ("office", ("brief",), ("en", "pt-BR"))
    assert (pack.needs_version, pack.folder) == ("0.1", folder)


def test_the_standard_pack_extends_none():
    assert read_pack(resource("templates") / "standard", KNOWN).extends == ""


FAULTS = [
    ("name = 1\n", "pack-file", "`name` is a text", (1, 8)),
    ("extend = ['office']\n", "pack-file", "a pack has no `extend`", (3, 1)),
    ("\n  extend = 1\n", "pack-file", "a pack has no `extend`", (4, 3)),
    ("[look]\ncolour = 1\n", "pack-file", "a pack has no `look`", (3, 2)),
    ("extends = ['office']\n", "pack-file", "`extends` is a text", (3, 11)),
    ('extends = "offise"\n', "unknown-pack", "there is no pack `offise` to extend", (3, 11)),
    ('extends = "Off ice"\n', "pack-file", "`extends`: 'Off ice' is not an id", (3, 12)),
    ('templates = "brief"\n', "pack-file", "`templates` is a list of texts", (3, 13)),
    ("templates = [1]\n", "pack-file", "`templates` is a list of texts", (3, 13)),
    ('templates = ["brief",\n  "decree"]\n', "pack-file", "there is no template `decree`", (4, 4)),
    ('templates = ["../brief"]\n', "pack-file", "`templates`: '../brief' is not", (3, 15)),
    ('templates = ["brief.xml.j2"]\n', "pack-file", "`templates`: 'brief.xml.j2' is not", (3, 15)),
    ('languages = ["en", "English"]\n', "pack-file", "`languages`: 'English' is not", (3, 21)),
    ("needs-version = 0.1\n", "pack-file", "`needs-version` is a text", (3, 17)),
    ('needs-version = ">=0.1"\n', "pack-file", "`needs-version`: '>=0.1' is not a version", (3, 18)),
    ('needs-version = "999"\n', "pack-version", "the pack needs dealbrief 999, this is ", (3, 17)),
    ("extends =\n", "pack-file", "not TOML: ", (3, 10)),
    ('templates = ["a"', "pack-file", "not TOML: ", (3, 17)),
]


@pytest.mark.parametrize(("text", "code", "message", "place"), FAULTS)
def test_a_fault_is_told_at_its_place(folder: Path, text: str, code: str, message: str, place: tuple[int, int]):
    whole = text + HEAD.split("\n", 1)[1] if text.startswith("name") else HEAD + text
    (only,) = problems(folder, whole)
    assert only.at is not None
    assert (only.code, only.message[: len(message)], (only.at.line, only.at.column)) == (code, message, place)


def test_all_faults_are_told_at_once(folder: Path):
    found = problems(folder, 'name = "office"\nextends = "nobody"\ntemplates = ["decree"]\nfoo = 1\nlanguages = 1\n')
    assert {one.message for one in found} == {
        "a pack has no `foo`",
        "`description` is missing",
        "`languages` is a list of texts",
        "the pack is named `office`, its folder `chancery`",
        "there is no pack `nobody` to extend",
        "there is no template `decree`",
    }


def test_a_master_is_sent_to_the_brand_file(folder: Path):
    (only,) = problems(folder, HEAD + 'master = "house.pptx"\n')
    assert "_brand.yml" in (only.hint or "")


def test_a_key_nearly_right_is_guessed(folder: Path):
    (only,) = problems(folder, HEAD + 'langauges = ["en"]\n')
    assert only.hint == "did you mean `languages`?"


def test_a_version_that_is_too_new_says_to_upgrade(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pack_file.metadata, "version", lambda name: "0.9.1")
    (folder / "pack.toml").write_text(f'{HEAD}needs-version = "0.9.1"\n', encoding="utf-8")
    read_pack(folder, KNOWN)
    (only,) = problems(folder, HEAD + 'needs-version = "0.10"\n')
    assert "upgrade" in (only.hint or "")


def test_a_description_is_one_line_of_plain_signs(folder: Path):
    for sign in (r"\u001b[2J", r"\u202e", r"\n"):
        (only,) = problems(folder, f'name = "chancery"\ndescription = "A{sign}."\n')
        assert only.message.startswith("`description`: ")


def test_standard_may_extend_nothing(tmp_path: Path):
    folder = tmp_path / "standard"
    folder.mkdir()
    (only,) = problems(folder, 'name = "standard"\ndescription = "A."\nextends = "office"\n')
    assert only.message == "`standard` extends no pack"
