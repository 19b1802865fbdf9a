"""Reading a deal: every fault is named by code, line, column and length, and all of them come in one run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dealbrief.errors import Problem, SourceError
from dealbrief.source import editions, load_deal

FIXTURES = Path(__file__).parents[1] / "fixtures"

FAULTS = {
    "unknown-reference": (("people. [@f-freed]", "people. [@nobody]"), (6, 59, 9)),
    "total": (("{country: de, count: 5}", "{country: de, count: 4}"), (35, 5, 14)),
    "dangling-reference": (("    sources: [s-wire]\npeople", "    sources: [s-wier]\npeople"), (40, 15, 6)),
    "unknown-key": (("    role: teacher", "    rol: teacher"), (44, 5, 3)),
    "wrong-value": (("type: arms-embargo", "type: arms-embrago"), (73, 11, 12)),
    "bad-date": (("e-may, date: 2031-05-03", "e-may, date: 2031-05-33"), (78, 23, 10)),
    "unclaimed-number": (("lets trade resume", "lets 17 firms trade"), (86, 36, 2)),
    "duplicate-key": (("likelihood: unlikely,", "likelihood: unlikely, likelihood: likely,"), (97, 57, 10)),
}


def located(problem: Problem) -> tuple[str, tuple[int, int, int]]:
    assert problem.at is not None
    return problem.code, (problem.at.line, problem.at.column, problem.at.length)


@pytest.mark.parametrize("name", ["small", "fiction"])
def test_a_sound_deal_loads_without_a_problem(name: str) -> None:
    assert load_deal(FIXTURES / name).problems == ()


def test_eight_faults_are_found_in_one_run(problems: Callable[..., tuple[Problem, ...]]) -> None:
    found = problems(*(change for change, _ in FAULTS.values()))
    assert [located(problem) for problem in found] == [(code, place) for code, (_, place) in FAULTS.items()]


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_alone_is_that_one_problem(code: str, problems: Callable[..., tuple[Problem, ...]]) -> None:
    change, place = FAULTS[code]
    assert [located(problem) for problem in problems(change)] == [(code, place)]


def test_hints_name_what_was_probably_meant(problems: Callable[..., tuple[Problem, ...]]) -> None:
    found = problems(*(FAULTS[code][0] for code in ("unknown-key", "wrong-value", "dangling-reference")))
    hints = {problem.code: problem.hint for problem in found}
    assert hints == {
        "unknown-key": "did you mean `role`?",
        "wrong-value": "did you mean `arms-embargo`?",
        "dangling-reference": "did you mean `s-wire`?",
    }


OTHER_FAULTS = [
    ("unknown-key", ("    court:", "    c\u043eurt:")),
    ("unknown-key", ("cohorts:\n", "cohort:\n")),
    ("missing-key", ("    title: Amber ban\n", "")),
    ("bad-number", ("total: 12", "total: 1,2")),
    ("bad-number", ("count: 7", "count: seven")),
    ("bad-id", ("id: p-doe", "id: P_doe")),
    ("bad-url", ("https://example.org/twelve", "javascript:alert(1)")),
    ("bad-country", ("country: fr", "country: fra")),
    ("wrong-value", ("protect: true", "protect: yes")),
    ("wrong-value", ("credibility: 1}", "credibility: 7}")),
    ("wrong-type", ("parties: [sylvania, ruritania]", "parties: sylvania")),
    ("wrong-type", ("basis: [war]", "basis: {war: yes}")),
    ("wrong-type", ("    role: teacher", "    role: [teacher]")),
    ("wrong-type", ("sentence: {years: 4}", "sentence: four years")),
    ("empty-value", ("    role: teacher", "    role:")),
    ("empty-value", ("parties: [sylvania, ruritania]", "parties: []")),
    ("empty-value", ("    role: teacher", "    role: null")),
    ("empty-value", ("    role: teacher", "    role: ''")),
    ("bad-reference", ("people. [@f-freed]", "people. [@F freed]")),
]


@pytest.mark.parametrize(("code", "change"), OTHER_FAULTS, ids=[f"{c}-{i}" for i, (c, _) in enumerate(OTHER_FAULTS)])
def test_other_faults_have_their_codes(
    code: str, change: tuple[str, str], problems: Callable[..., tuple[Problem, ...]]
) -> None:
    assert code in {problem.code for problem in problems(change)}


def test_a_letter_of_another_script_in_a_key_is_named(problems: Callable[..., tuple[Problem, ...]]) -> None:
    (found,) = problems(("    court:", "    c\u043eurt:"))
    assert found.hint == "did you mean `court`?; contains U+043E"


def test_a_message_says_whose_field_it_is_not(problems: Callable[..., tuple[Problem, ...]]) -> None:
    found = problems(("    court:", "    curt:"), ("{country: fr, count", "{cuntry: fr, count"))
    assert [problem.message for problem in found] == [
        "cohorts.c-may.by_destination.1.cuntry: not a field of a share",
        "people.p-doe.curt: not a field of a person",
    ]
    (found_at_top,) = problems(("  slug: amber", "  slug: amber\n  stag: x"))
    assert found_at_top.message == "deal.stag: not a field of a deal"


def test_an_invalid_record_keeps_its_id(problems: Callable[..., tuple[Problem, ...]]) -> None:
    found = problems(("total: 12", "total: a dozen"))
    assert {problem.code for problem in found} == {"bad-number"}


def test_default_editions_are_brief_and_deck() -> None:
    assert editions(load_deal(FIXTURES / "small")) == ("brief", "deck")


def test_a_file_or_its_folder_may_be_named() -> None:
    folder = FIXTURES / "small"
    assert load_deal(folder / "deal.yaml").slug == load_deal(folder).slug == "amber"


_LINES = (FIXTURES / "small" / "deal.yaml").read_text(encoding="utf-8").splitlines()


@given(
    st.integers(1, len(_LINES) - 1),
    st.sampled_from(["", "x", "  -", "a: [", "      b: 'c", "\tq: 1", "? ", "id: p-doe"]),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_broken_line_makes_reading_fail_in_another_way(tmp_path: Path, number: int, line: str) -> None:
    lines = [*_LINES[:number], line, *_LINES[number + 1 :]]
    (tmp_path / "deal.yaml").write_text("\n".join(lines), encoding="utf-8")
    places = [problem.at for problem in problems_in(tmp_path)]
    assert all(at and 1 <= at.line <= len(lines) + 1 for at in places)


def problems_in(path: Path) -> tuple[Problem, ...]:
    try:
        return load_deal(path).problems
    except SourceError as error:
        return error.problems


def split_people(tmp_path: Path, table: str, name: str = "people.csv") -> Path:
    text = (FIXTURES / "small" / "deal.yaml").read_text(encoding="utf-8")
    head, rest = text.split("people:\n", 1)
    tail = rest[rest.index("measures:\n") :]
    (tmp_path / "deal.yaml").write_text(f"{head}people: {name}\n{tail}", encoding="utf-8")
    (tmp_path / name).write_text(table, encoding="utf-8")
    return tmp_path


def test_people_may_stand_in_a_table(tmp_path: Path) -> None:
    table = "id,name,role,categories,sentence.years\np-doe,Jan Doe,teacher,activist; lawyer,4\n"
    deal = load_deal(split_people(tmp_path, table))
    (item,) = deal.draft.group("people")
    assert item.entry is not None
    assert item.entry.model_dump(include={"categories"}) == {"categories": ("activist", "lawyer")}


def test_a_fault_in_a_table_has_the_place_of_its_cell(tmp_path: Path) -> None:
    table = "id,name,role,sentence.years\np-doe,Jan Doe,teacher,four\n"
    with pytest.raises(SourceError) as caught:
        load_deal(split_people(tmp_path, table))
    (problem,) = caught.value.problems
    assert located(problem) == ("bad-number", (2, 23, 4))
    assert problem.at is not None
    assert Path(problem.at.file).name == "people.csv"


def test_a_wrong_column_is_reported_once(tmp_path: Path) -> None:
    table = "id,name,role,curt\np-a,A B,x,y\np-b,C D,x,y\n"
    with pytest.raises(SourceError) as caught:
        load_deal(split_people(tmp_path, table))
    assert [located(problem) for problem in caught.value.problems] == [("unknown-key", (1, 14, 4))]


def test_a_table_may_be_json(tmp_path: Path) -> None:
    table = '[{"id": "p-doe", "name": "Jan Doe", "role": "teacher", "sentence": {"years": 4}}]'
    deal = load_deal(split_people(tmp_path, table, "people.json"))
    assert [item.id for item in deal.draft.group("people")] == ["p-doe"]


def test_a_table_outside_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        load_deal(split_people(tmp_path, "id\n", "people.csv") / "missing")
    assert [problem.code for problem in caught.value.problems] == ["no-file"]
    text = (tmp_path / "deal.yaml").read_text(encoding="utf-8").replace("people.csv", "../people.csv")
    (tmp_path / "deal.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        load_deal(tmp_path)
    assert "outside-root" in {problem.code for problem in caught.value.problems}
