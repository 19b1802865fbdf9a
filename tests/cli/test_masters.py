"""`templates check`: what it tells of a master, its exit codes, and that it never overwrites a role map."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from tests.backends.pptx.masters import default, german, old_size, repacked, sparse
from tests.conftest import Ran

from dealbrief.backends.pptx.plan.roles import ROLES

Run = Callable[..., Ran]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("haus.pptx")
    path.write_bytes(german())
    return path


def test_a_good_master_is_described(house: Path, run: Run):
    ran = run("templates", "check", "--master", house)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "haus.pptx: 13.33 × 7.50 in (33.9 × 19.1 cm), 11 layouts"
    assert "Titel und Inhalt, type obj, light ground" in lines
    assert any(
        line.startswith("    1  Platzhalter 2: obj, 12.00 × 4.95 in") and "32 pt, about" in line for line in lines
    )
    assert "  headings: Calibri, measured with the widest of Calibri, Carlito" in lines
    assert "  tx1 on bg1: 21.0" in lines
    assert "exhibit:  # found by type" in lines
    assert "warning[master-changed]" in ran.err
    assert "PK" not in ran.err


def test_the_role_map_is_saved_once(house: Path, run: Run):
    ran = run("templates", "check", "--master", house, "--write-roles")
    saved = Path("haus.roles.yml")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "saved as haus.roles.yml"
    text = saved.read_text(encoding="utf-8")
    assert 'layout: "Titel und Inhalt"' in text
    assert "exhibit:  # found by role map" in run("templates", "check", "--master", house).out
    saved.write_text("text: {layout: Leer}\n", encoding="utf-8")
    again = run("templates", "check", "--master", house, "--write-roles")
    assert again.code == 3
    assert "error[already-there]" in again.err
    assert saved.read_text(encoding="utf-8") == "text: {layout: Leer}\n"


def test_where_the_role_map_was_saved_stands_below_what_has_no_place_and_nothing_else(house: Path, run: Run):
    told = run("templates", "check", "--master", house, "--write-roles").out.splitlines()
    assert told[:2] == ["haus.pptx: 13.33 × 7.50 in (33.9 × 19.1 cm), 11 layouts", "no place in the master"]
    assert told[-1] == "saved as haus.roles.yml"
    assert all(line.startswith("  ") for line in told[2:-1])
    assert len(told) < 15
    again = run("templates", "check", "--master", house, "--write-roles")
    assert again.out.splitlines() == told[:-1]


def test_what_has_no_place_is_told_a_line_each_with_what_happens_and_how_to_mend_it(house: Path, run: Run):
    house.write_bytes(sparse())
    lines = run("templates", "check", "--master", house).out.splitlines()
    mend = "add a placeholder named “{}”, or name one in the role map"
    for line in (
        f"  title: no placeholder for subtitle: it is set in a text box; {mend.format('Subtitle')}",
        f"  section: no placeholder for Contents: it is left out; {mend.format('Contents')}",
        f"  every role: no placeholder for Footer: it is set in a text box; {mend.format('Footer')}",
        f"  exhibit-note, statement: no placeholder for note: it is set in a text box; {mend.format('Side note')}",
    ):
        assert line in lines
    found = json.loads(run("templates", "check", "--master", house, "--json").out)["master"]["gaps"]
    assert {
        "roles": ["section"],
        "slot": "Contents",
        "then": "it is left out",
        "mend": mend.format("Contents"),
    } in found


def test_a_role_without_a_layout_and_slots_that_share_one_are_told(house: Path, run: Run):
    def narrow(parts: dict[str, bytes]) -> None:
        for name in [name for name in parts if name.startswith("ppt/slideLayouts/slideLayout")]:
            root = etree.fromstring(parts[name])
            seen = 0
            for place in root.iter("{*}ph"):
                if place.get("type", "obj") in ("obj", "body"):
                    seen += 1
                    place.set("type", "obj" if seen == 1 else "pic")
            parts[name] = etree.tostring(root)

    house.write_bytes(repacked(default(), narrow))
    assert (
        "  two, columns, comparison: no placeholder for right: it shares that of left;"
        in run("templates", "check", "--master", house).out
    )


def test_json_is_one_object(house: Path, run: Run):
    ran = run("templates", "check", "--master", house, "--json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert [role["by"] for role in found["master"]["roles"]] == ["type"] * len(ROLES)
    assert {font["known"] for font in found["master"]["fonts"]} == {True}
    assert [problem["severity"] for problem in found["problems"]] == ["warning"]


def test_what_is_lacking_is_an_error_and_all_else_is_shown_still(house: Path, run: Run):
    def bare(parts: dict[str, bytes]) -> None:
        for name in [name for name in parts if name.startswith("ppt/slideLayouts/slideLayout")]:
            root = etree.fromstring(parts[name])
            for place in root.iter("{*}ph"):
                if place.get("type", "obj") in ("obj", "body"):
                    place.set("type", "pic")
            parts[name] = etree.tostring(root)

    house.write_bytes(repacked(default(), bare))
    ran = run("templates", "check", "--master", house)
    assert ran.code == 1
    assert "error[master-lacks]: the master lacks a layout named “Exhibit”, or one with a title and a" in ran.err
    assert "  exhibit: no layout: its slides are refused; add a layout named “Exhibit”, or one with a title" in ran.out
    assert "Title and Content" in ran.out


def test_a_file_that_cannot_be_read_is_named(house: Path, run: Run):
    house.write_bytes(b"no master")
    ran = run("templates", "check", "--master", house)
    assert (ran.code, ran.out) == (1, "")
    assert "error[master-broken]" in ran.err
    assert "haus.pptx" in ran.err
    assert json.loads(run("templates", "check", "--master", house, "--json").out)["master"] is None


def test_a_fault_in_the_role_map_is_shown_with_its_line(house: Path, run: Run):
    Path("haus.roles.yml").write_text("exhibit: {layout: Titel und Innhalt}\n", encoding="utf-8")
    ran = run("templates", "check", "--master", house)
    assert ran.code == 1
    assert "error[unknown-layout]" in ran.err
    assert "haus.roles.yml:1:19" in ran.err


def test_content_on_a_dark_ground_and_unknown_typefaces_are_warned_of(house: Path, run: Run):
    def fonts(parts: dict[str, bytes]) -> None:
        parts["ppt/theme/theme1.xml"] = parts["ppt/theme/theme1.xml"].replace(
            b'typeface="Calibri"', b'typeface="Hausschrift"'
        )

    house.write_bytes(repacked(old_size(), fonts))
    ran = run("templates", "check", "--master", house)
    assert ran.code == 0
    assert "warning[font-unmeasured]: the widths of “Hausschrift”" in ran.err
    assert "warning[dark-content]: the layout “Title and Content” takes content and has a dark ground" in ran.err
