"""The role map file: it overrides what names and types say, and whatever it names in vain is said where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.backends.pptx.masters import default, german

from dealbrief.backends.pptx import load_master
from dealbrief.backends.pptx.check import check_master, role_map
from dealbrief.backends.pptx.loading import from_bytes, with_roles
from dealbrief.backends.pptx.plan.roles import ROLES, choose, matched
from dealbrief.errors import OutputError, SourceError
from dealbrief.theme.role_file import read_roles, role_file


@pytest.fixture
def master_file(tmp_path: Path) -> Path:
    path = tmp_path / "haus.pptx"
    path.write_bytes(german())
    return path


def said(path: Path, text: str) -> Path:
    role_file(path).write_text(text, encoding="utf-8")
    return role_file(path)


def test_a_role_map_goes_before_types_and_names_slots_by_name_or_number(master_file):
    text = 'two:\n  layout: vergleich\n  slots: {left: "2", right: Platzhalter 5, Source: 3}\n'
    master, _ = load_master(master_file, read_roles(said(master_file, text)))
    found = choose(ROLES["two"], master)
    assert (found.layout.name, found.how) == ("Vergleich", "role map")
    taken = matched(ROLES["two"], found)
    assert {name: taken[name].idx for name in ("Left", "Right", "Source")} == {"Left": 2, "Right": 4, "Source": 3}
    assert choose(ROLES["text"], master).how == "type"


def test_all_that_a_role_map_names_in_vain_is_said_at_its_place(master_file):
    text = (
        "exibit: {layout: Leer}\n"
        "text: {layout: Titel und Inhallt}\n"
        "two:\n  layout: Zwei Inhalte\n  slots:\n    left: Platzhalter 77\n    middle: Platzhalter 2\n"
        "title: {}\n"
    )
    path = said(master_file, text)
    with pytest.raises(OutputError) as caught:
        load_master(master_file, read_roles(path))
    found = [(problem.code, problem.at.line, problem.at.file) for problem in caught.value.problems if problem.is_error]
    assert found == [
        ("unknown-role", 1, str(path)),
        ("unknown-layout", 2, str(path)),
        ("unknown-placeholder", 6, str(path)),
        ("unknown-slot", 7, str(path)),
        ("role-map", 8, str(path)),
    ]
    hints = [problem.hint for problem in caught.value.problems]
    assert hints[0] == "did you mean “exhibit”?"
    assert hints[1] == "did you mean “Titel und Inhalt”?"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a\n", 1),
        ("text: Leer\n", 1),
        ("text:\n  lay: Leer\n", 2),
        ("text:\n  layout: [a]\n", 2),
        ("text:\n  slots: a\n", 2),
        ("text:\n  slots: {body: [1]}\n", 2),
    ],
)
def test_the_form_of_a_role_map_is_checked(text, line, master_file):
    with pytest.raises(SourceError) as caught:
        read_roles(said(master_file, text))
    assert [(problem.code, problem.at.line) for problem in caught.value.problems] == [("role-map", line)]


def test_the_role_map_that_a_check_proposes_says_what_is_done_anyway(master_file):
    checked = check_master(master_file)
    roles = read_roles(said(master_file, role_map(checked)))
    assert set(roles) == set(ROLES)
    again = check_master(master_file, roles)
    assert [choice.how for choice in again.roles] == ["role map"] * len(ROLES)
    assert [(c.layout, c.slots) for c in again.roles] == [(c.layout, c.slots) for c in checked.roles]
    assert [problem for problem in again.problems if problem.is_error] == []


def test_everything_a_master_lacks_is_in_one_error(tmp_path):
    from tests.backends.pptx.masters import repacked

    def bare(parts):
        for name in parts:
            if name.startswith("ppt/slideLayouts/slideLayout") and not name.endswith(("slideLayout1.xml", ".rels")):
                parts[name] = parts[name].replace(b'type="title"', b'type="pic"')

    path = tmp_path / "bare.pptx"
    path.write_bytes(repacked(default(), bare))
    with pytest.raises(OutputError) as caught:
        load_master(path)
    (problem,) = [problem for problem in caught.value.problems if problem.is_error]
    assert problem.code == "master-lacks"
    for role in ("exhibit", "two", "text", "sources", "statement"):
        assert f"a layout named “{ROLES[role].layout}”, or one with a title and a content slot" in problem.message
    assert "“Title Slide”" in problem.hint


def test_no_role_map_changes_nothing():
    master = from_bytes(default(), "x").master
    assert with_roles(master, {}) == (master, [])
