"""`templates list`, `show` and `check`: what a report has of its own, whose blocks are printed, what is wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Ran

from dealbrief.cli.odd_deals import odd_deals
from dealbrief.packs import shipped_folders
from dealbrief.source import load_deal

SMALL = Path(__file__).parents[1] / "fixtures" / "small" / "deal.yaml"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one small report, and nothing in its `templates/`."""
    monkeypatch.chdir(tmp_path)
    folder = Path("reports/small")
    (folder / "templates").mkdir(parents=True)
    shutil.copyfile(SMALL, folder / "deal.yaml")
    return folder


def write(report: Path, name: str, text: str) -> None:
    path = report / "templates" / f"{name}.xml.j2"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


STUB = '{% extends "standard/brief.xml.j2" %}\n'


def test_list_says_what_a_report_has_and_what_it_goes_before(small: Path, run: Callable[..., Ran]):
    write(small, "brief", STUB)
    write(small, "breif", STUB)
    write(small, "standard/deck", "<deck/>")
    write(small, "deck", "{% if %}")
    ran = run("templates", "list")
    assert (ran.code, ran.err) == (0, "")
    own = ran.out.split("reports/small/templates:\n")[1].splitlines()
    assert own[0] == "  breif: reports/small/templates/breif.xml.j2, extends standard/brief"
    assert own[1].endswith("did you mean `brief`?")
    assert own[2] == "  brief: reports/small/templates/brief.xml.j2, extends standard/brief"
    assert own[3].startswith("    goes before ")
    assert own[3].endswith("templates/standard/brief.xml.j2")
    assert "does not work: " in own[6]
    assert own[8] == "    never used: this name is the pack's own file"


def test_list_as_json(small: Path, run: Callable[..., Ran]):
    write(small, "brief", STUB)
    told = json.loads(run("templates", "list", "--json").out)
    assert told["report"] == "reports/small"
    documents = {pack["name"]: pack["documents"] for pack in told["packs"]}
    assert documents.keys() == shipped_folders().keys()
    assert documents["standard"] == ["brief", "glance", "deck", "one-slide"]
    (own,) = told["own"]
    assert (own["name"], own["extends"], own["odd"]) == ("brief", "standard/brief", None)
    assert own["shadows"].endswith("standard/brief.xml.j2")


def test_list_without_a_report_has_the_packs_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]
):
    monkeypatch.chdir(tmp_path)
    assert "templates:" not in run("templates", "list").out
    told = json.loads(run("templates", "list", "--json").out)
    assert (told["report"], told["own"]) == (None, [])


def test_show_says_whose_block_is_printed(small: Path, run: Callable[..., Ran]):
    write(
        small, "brief", STUB + "{# about: Our own. #}\n{% block about %}{% endblock %}{% block titel %}{% endblock %}"
    )
    ran = run("templates", "show", "brief")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[1] == "  from reports/small/templates/brief.xml.j2"
    assert lines[2].startswith("  extends standard/brief, ")
    assert lines[3].startswith("  extends base/brief, ")
    place = lines[lines.index("  about: Our own.") + 1]
    assert place.startswith("    reports/small/templates/brief.xml.j2:3, instead of ")
    assert "not printed" in lines[lines.index("  titel") + 1]
    assert any(line.startswith("  sections: assertion, body, ") for line in lines)


def test_show_as_json(small: Path, run: Callable[..., Ran]):
    told = json.loads(run("templates", "show", "deck.xml.j2", "--json").out)
    assert (told["name"], told["chain"][1]["name"]) == ("deck", "base/deck.xml.j2")
    closing = next(block for block in told["blocks"] if block["name"] == "closing")
    assert (closing["about"], closing["printed"]) == ("Empty: the place for a last slide of your own.", True)
    assert "short_title" in told["reads"]["deal"]


def test_show_of_a_part_lists_its_macros(small: Path, run: Callable[..., Ran]):
    out = run("templates", "show", "base/tables").out
    assert "no blocks: " in out
    assert "\nmacros\n  figure, exchange, " in out


@pytest.mark.parametrize(
    ("name", "hint"),
    [("breif", "did you mean `brief.xml.j2`?"), ("standard/breif", "did you mean `standard/brief.xml.j2`?")],
)
def test_show_of_what_is_not_there_says_what_was_meant(name: str, hint: str, small: Path, run: Callable[..., Ran]):
    ran = run("templates", "show", name)
    assert (ran.code, ran.out) == (1, "")
    assert "error[template-not-found]" in ran.err
    assert hint in ran.err


def test_show_cannot_leave_the_folders(small: Path, run: Callable[..., Ran]):
    assert run("templates", "show", "standard/../../deal").code == 1
    assert run("templates", "show", "../deal").code == 1


def test_check_tries_every_template_on_every_deal(small: Path, run: Callable[..., Ran]):
    write(small, "brief", STUB)
    ran = run("templates", "check", small)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("reports/small: 4 documents and 14 parts checked on 5 deals: the report's own deal, ")


def test_check_finds_what_only_an_odd_deal_shows(small: Path, run: Callable[..., Ran]):
    write(small, "brief", STUB + "{% block about %}<p>{{ (terms | first).title }}</p>{% endblock %}")
    assert run("check", small).code == 0
    ran = run("templates", "check", small)
    assert ran.code == 1
    assert "(with the empty deal)" in ran.err
    assert "reports/small/templates/brief.xml.j2:2" in ran.err


def test_check_tries_templates_that_no_edition_names(small: Path, run: Callable[..., Ran]):
    write(small, "one-slide", '{% extends "standard/one-slide.xml.j2" %}{% block notes %}{{ nobody }}{% endblock %}')
    write(small, "parts/mine", "{% macro word() %}\n{{ word( }}{% endmacro %}")
    told = json.loads(run("templates", "check", "--json").out)
    assert "parts/mine" not in [*told["documents"], *told["parts"]]
    assert [problem["code"] for problem in told["problems"]] == ["undefined-name", "template-syntax"]
    assert [problem["line"] for problem in told["problems"]] == [1, 2]


def test_check_of_a_deal_with_errors_tries_the_others(small: Path, run: Callable[..., Ran]):
    (small / "deal.yaml").write_text("deal: {titel: A}\n", encoding="utf-8")
    ran = run("templates", "check", small)
    assert ran.code == 1
    assert "reports/small/deal.yaml:1" in ran.err
    assert "on 5 deals" in ran.out


def test_check_of_a_pack_that_is_not_there_says_what_is(small: Path, run: Callable[..., Ran]):
    with (small / "deal.yaml").open("a", encoding="utf-8") as file:
        file.write("editions:\n  - {id: brief, template: brief, pack: standrad}\n")
    ran = run("templates", "check", small)
    assert ran.code == 1
    assert "error[unknown-pack]: there is no pack `standrad`" in ran.err
    assert "did you mean `standard`?" in ran.err
    assert run("templates", "list").code == run("templates", "show", "brief").code == 0


def test_check_asks_which_report_or_for_one_of_both(small: Path, run: Callable[..., Ran]):
    assert run("templates", "check", small, "--master", small / "deal.yaml").code == 2
    assert run("templates", "check", small, "--write-roles").code == 2
    other = Path("reports/other")
    other.mkdir()
    shutil.copyfile(SMALL, other / "deal.yaml")
    assert "there are several reports" in run("templates", "check").err


def test_the_odd_deals_are_what_they_say(tmp_path: Path):
    made = odd_deals()
    assert list(made) == ["the empty deal", "the huge deal", "the hostile deal"]
    assert set(json.loads(made["the empty deal"])) == {"deal", "actors"}
    assert len(json.loads(made["the huge deal"])["people"]) == 40
    assert all("<script>" in one["title"] for one in json.loads(made["the hostile deal"])["terms"])
    for name, text in made.items():
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        assert load_deal(path).slug == "trial"


def test_show_of_a_pack_s_template_needs_no_report_that_uses_it(small: Path, run: Callable[..., Ran]):
    ran = run("templates", "show", "desk-note", "--pack", "ministry")
    assert ran.code == 0
    assert "ministry/desk-note.xml.j2" in ran.out
    assert "desk-note" not in run("templates", "show", "desk-note").out


def test_copy_takes_the_template_from_the_pack_that_the_report_does(small: Path, run: Callable[..., Ran]):
    text = (small / "deal.yaml").read_text(encoding="utf-8")
    (small / "deal.yaml").write_text(
        f"{text}\neditions:\n  - {{id: brief, template: brief, pack: ministry}}\n", encoding="utf-8"
    )
    assert run("templates", "copy", "brief").code == 0
    text = (small / "templates" / "brief.xml.j2").read_text(encoding="utf-8")
    assert "`brief` of the pack `ministry`" in text
    assert "{# numbering: " in text


def test_a_stub_serves_editions_of_several_packs(small: Path, run: Callable[..., Ran]):
    """A file beside a deal counts for every edition, each with what its own pack has behind it."""
    text = (small / "deal.yaml").read_text(encoding="utf-8")
    ids = "".join(
        f"  - {{id: {pack}, template: brief, pack: {pack}}}\n" for pack in ("standard", "campaign", "ministry")
    )
    (small / "deal.yaml").write_text(f"{text}\neditions:\n{ids}", encoding="utf-8")
    assert run("templates", "copy", "brief", "--pack", "campaign").code == 0
    ran = run("build")
    assert (ran.code, ran.out.count("template brief.xml.j2 from")) == (0, 3)


def test_the_whole_of_a_file_that_extends_its_own_name_extends_what_that_was(small: Path, run: Callable[..., Ran]):
    house = small.parent / "templates" / "house"
    house.mkdir(parents=True)
    (house / "pack.toml").write_text('name = "house"\ndescription = "Ours."\nextends = "ministry"\n', encoding="utf-8")
    (house / "brief.xml.j2").write_text('{% extends "brief.xml.j2" %}\n', encoding="utf-8")
    assert run("templates", "copy", "brief", "--pack", "house", "--full").code == 0
    text = (small / "templates" / "brief.xml.j2").read_text(encoding="utf-8")
    assert text == '{% extends "ministry/brief.xml.j2" %}\n'
