"""Which packs a report sees, in what order their templates and brand files come, and what is said of those it lacks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.packs.conftest import Write

from dealbrief import load_deal, stages
from dealbrief.errors import DealbriefError, Problem
from dealbrief.packs import shipped_folders, visible
from dealbrief.resources import resource
from dealbrief.stages import Report, search_path
from dealbrief.theme.brand import standard_theme, theme_of

STANDARD = (resource("templates") / "standard").resolve()
SHIPPED = sorted(file.parent.name for file in resource("templates").glob("*/pack.toml"))
OWN = '{% extends "standard/brief.xml.j2" %}\n{% block about %}<p>By the NAME.</p>{% endblock %}'


def refused(report: Path) -> list[Problem]:
    with pytest.raises(DealbriefError) as caught:
        stages.check(report)
    return list(caught.value.problems)


def test_packs_lie_in_folders_above_a_report_the_nearest_first(report: Path, tmp_path: Path, pack: Write):
    near, far = pack("chancery"), pack("chancery", home=tmp_path)
    other = pack("registry", home=tmp_path)
    assert visible(report).house == {"chancery": near.resolve(), "registry": other.resolve()}
    assert visible(far.parent / "report").folders.keys() >= {"standard"}


def test_packs_are_looked_for_four_levels_up(tmp_path: Path, pack: Write):
    pack("chancery", home=tmp_path)
    assert "chancery" in visible(tmp_path / "1" / "2" / "3" / "report").folders
    assert "chancery" not in visible(tmp_path / "1" / "2" / "3" / "4" / "report").folders


def test_a_report_s_own_templates_hold_no_packs(report: Path, pack: Write):
    pack("chancery", home=report)
    assert visible(report).house == {}


def test_templates_come_from_the_report_the_pack_its_parents_and_standard(report: Path, tmp_path: Path, pack: Write):
    office, chancery = pack("office"), pack("chancery", 'extends = "office"\n')
    given, own = tmp_path / "given", report / "templates"
    for folder in (given, own):
        folder.mkdir()
    assert search_path(report, "chancery", given) == [given, own, chancery, office, STANDARD]
    assert search_path(report, "standard", None) == [own, STANDARD]


def test_a_template_of_a_pack_is_no_override_and_names_its_parent(report: Path, pack: Write):
    pack("chancery", 'templates = ["brief"]\n', brief=OWN)
    done = Report()
    document = stages.tree(load_deal(report), "brief", report, None, done)
    assert "By the NAME." in str(document)
    assert done.overrides == []


def test_a_name_with_a_house_s_pack_before_it_is_that_pack_s_file(report: Path, pack: Write):
    pack("chancery", brief=OWN)
    (report / "templates").mkdir()
    text = OWN.replace("standard/", "chancery/").replace("<p>", "{{ super() }}<p>").replace("NAME", "report")
    (report / "templates" / "brief.xml.j2").write_text(text, encoding="utf-8")
    done = Report()
    document = str(stages.tree(load_deal(report), "brief", report, None, done))
    assert "By the NAME." in document
    assert "By the report." in document
    assert [one.name for one in done.overrides] == ["brief.xml.j2"]


def test_a_block_of_a_house_s_pack_that_nothing_prints_is_refused(report: Path, pack: Write):
    pack("chancery", brief=OWN.replace("block about", "block abuot"))
    (only,) = refused(report)
    assert (only.code, only.hint) == ("unknown-block", "did you mean `about`?")


def test_brand_files_lie_over_one_another_along_the_chain(report: Path, pack: Write):
    pack("office", _brand='color: {primary: "#102030", secondary: "#402010"}\n')
    pack("chancery", 'extends = "office"\n', _brand='color: {primary: "#203010"}\n')
    theme = theme_of(report, "chancery")
    assert (theme.colours["a"], theme.colours["b"]) == ("203010", "402010")
    assert theme.colours["ink"] == standard_theme().colours["ink"]
    (report / "_brand.yml").write_text('color: {primary: "#301020"}\n', encoding="utf-8")
    assert theme_of(report, "chancery").colours["a"] == "301020"
    assert theme_of(report, "standard").colours["b"] == standard_theme().colours["b"]


def test_a_pack_that_is_not_there_is_told_at_the_edition_s_line(report: Path, pack: Write):
    pack("chanceri")
    (only,) = refused(report)
    lines = (report / "deal.yaml").read_text(encoding="utf-8").splitlines()
    assert (only.code, only.hint) == ("unknown-pack", "did you mean `chanceri`?")
    assert only.at is not None
    assert lines[only.at.line - 1][only.at.column - 1 :].startswith("chancery}")


@pytest.mark.parametrize("level", [1, 2])
def test_a_folder_without_a_pack_file_is_told_with_the_least_that_one_says(report: Path, level: int):
    home = report.parents[level] / "templates"
    (home / "chancery").mkdir(parents=True)
    (home / "chancery" / "brief.xml.j2").write_text(OWN, encoding="utf-8")
    (only,) = refused(report)
    assert (only.code, only.message) == ("unknown-pack", "the folder templates/chancery is no pack: it lacks pack.toml")
    assert only.hint.endswith('with at least `name = "chancery"` and `description = "…"`, a line each')
    (home / "chancery" / "pack.toml").write_text('name = "chancery"\ndescription = "…"\n', encoding="utf-8")
    stages.check(report)


def test_a_folder_that_a_pack_extends_and_that_has_no_pack_file_is_told_as_well(report: Path, pack: Write):
    folder = pack("chancery", 'extends = "office"\n')
    folder.with_name("office").mkdir()
    found = [one.message for one in refused(report)]
    assert "the folder templates/office is no pack: it lacks pack.toml" in found


def test_without_one_that_is_near_all_packs_are_named(report: Path):
    (only,) = refused(report)
    assert only.hint == f"packs: {', '.join(shipped_folders())}"


def test_the_name_of_a_shipped_pack_may_not_be_taken(report: Path, pack: Write):
    pack("chancery")
    false = pack("standard")
    (only,) = refused(report)
    assert only.code == "pack-name"
    assert str(STANDARD) in only.message
    assert only.at is not None
    assert only.at.file == str(false / "pack.toml")


def test_a_checkout_beside_an_installed_program_is_no_other_pack(plain: Path, tmp_path: Path):
    copy = tmp_path / "house" / "templates" / "standard"
    shutil.copytree(STANDARD, copy)
    (copy / "__pycache__").mkdir(exist_ok=True)
    (copy / "__pycache__" / "brief.pyc").touch()
    stages.check(plain)
    assert visible(plain).folders["standard"] == STANDARD
    with (copy / "brief.xml.j2").open("a", encoding="utf-8") as file:
        file.write("\n")
    (only,) = refused(plain)
    assert only.code == "pack-name"


def test_packs_that_extend_each_other_are_told_so(report: Path, pack: Write):
    pack("office", 'extends = "chancery"\n')
    pack("chancery", 'extends = "office"\n')
    (only,) = refused(report)
    assert only.code == "pack-circle"
    assert only.message.endswith("chancery → office → chancery")
    assert only.at is not None
    assert (Path(only.at.file).parent.name, only.at.line) == ("office", 3)


def test_a_wrong_pack_file_stops_what_uses_it_and_nothing_else(report: Path, plain: Path, pack: Write):
    pack("chancery", "foo = 1\n")
    (only,) = refused(report)
    assert only.message == "a pack has no `foo`"
    stages.check(plain)


def test_an_edition_in_another_language_than_its_pack_s_is_warned_of(report: Path, pack: Write):
    pack("chancery", 'languages = ["be"]\n')
    (only,) = load_deal(report).problems
    assert (only.code, only.severity) == ("pack-language", "warning")
    pack("chancery", 'languages = ["en-GB"]\n')
    assert load_deal(report).problems == ()
