"""The commands know a house's packs: they list, show and copy them with what they inherit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Ran
from tests.packs.conftest import Write

from dealbrief.cli.watch import watch_reports

OWN = '{% extends "standard/brief.xml.j2" %}\n{% block about %}<p>By us.</p>{% endblock %}'


@pytest.fixture
def house(plain: Path, pack: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house with two packs, one that extends the other, and one report."""
    pack("office", 'templates = ["brief"]\n', brief=OWN)
    pack("embassy", 'extends = "office"\nlanguages = ["en"]\n')
    monkeypatch.chdir(tmp_path / "house")
    return tmp_path / "house"


def test_list_tells_where_packs_are_from_and_what_they_extend(house: Path, run: Callable[..., Ran]):
    ran = run("templates", "list")
    lines = ran.out.splitlines()
    at = lines.index("embassy: Papers of the embassy.")
    assert lines[at + 1] == "  from templates/embassy, extends office, standard"
    assert lines[at + 2] == "  its own: no templates"
    assert lines[at + 3] == "  documents: brief, glance, deck, one-slide"
    told = {pack["name"]: pack for pack in json.loads(run("templates", "list", "--json").out)["packs"]}
    assert (told["embassy"]["extends"], told["embassy"]["languages"]) == (["office", "standard"], ["en"])
    assert told["office"]["own"] == ["brief"]


def test_list_tells_of_a_pack_that_cannot_be_used(house: Path, pack: Write, run: Callable[..., Ran]):
    pack("broken", "foo = 1\n")
    ran = run("templates", "list")
    assert ran.code == 0
    lines = ran.out.splitlines()
    at = lines.index("broken: cannot be used")
    assert lines[at + 2].startswith("  a pack has no `foo` (")
    assert json.loads(run("templates", "list", "--json").out)["broken"][0]["name"] == "broken"


@pytest.mark.parametrize(("name", "holder"), [("brief", "office"), ("deck", "standard")])
def test_a_stub_extends_what_stands_behind_it(name: str, holder: str, house: Path, run: Callable[..., Ran]):
    ran = run("templates", "copy", name, "--pack", "embassy")
    assert ran.code == 0
    assert "no edition takes the pack `embassy` yet: write `pack: embassy` in one" in ran.out
    deal = Path("reports/plain/deal.yaml")
    text = deal.read_text(encoding="utf-8")
    deal.write_text(f"{text}\neditions:\n  - {{id: {name}, template: {name}, pack: embassy}}\n", encoding="utf-8")
    text = Path(f"reports/plain/templates/{name}.xml.j2").read_text(encoding="utf-8")
    assert f'{{% extends "{name}.xml.j2" %}}' in text
    assert f"of the pack `{holder}`" in text
    shown = run("templates", "show", name).out.splitlines()
    assert shown[2].startswith(f"  extends {holder}/{name}, ")
    assert run("check", "reports/plain").code == 0


def test_show_follows_the_pack_of_the_report(house: Path, run: Callable[..., Ran]):
    deal = Path("reports/plain/deal.yaml")
    text = deal.read_text(encoding="utf-8")
    edition = "editions:\n  - {id: brief, template: brief, pack: embassy}\nclaims:\n"
    deal.write_text(text.replace("claims:\n", edition), encoding="utf-8")
    assert run("templates", "show", "brief").out.splitlines()[1].endswith("templates/office/brief.xml.j2")
    assert run("templates", "show", "embassy/brief").code == 1
    assert run("build", "reports/plain").code == 0


def test_a_watched_report_is_built_again_when_its_pack_changes(house: Path, monkeypatch: pytest.MonkeyPatch):
    built: list[list[str]] = []

    def once(reports, look, build, ticks):
        before = look(reports[0])
        Path("templates/office/brief.xml.j2").write_text(OWN + "\n", encoding="utf-8")
        after = look(reports[0])
        built.append([path for path in after if before.get(path) != after[path]])

    monkeypatch.setattr("dealbrief.cli.watch.watch", once)
    watch_reports([Path("reports/plain")], (), None, None)
    assert [Path(path).name for path in built[0]] == ["brief.xml.j2"]
