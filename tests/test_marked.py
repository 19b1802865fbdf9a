"""Structured text: scalars keep what was typed, every node knows its place, and hostile input is refused by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealbrief.errors import Problem, SourceError
from dealbrief.marked import Mapping, Scalar, Sequence, find, key_place, place, plain, read_csv, read_yaml
from dealbrief.marked.characters import cleaned, refused


def read(text: str) -> Mapping:
    node, problems = read_yaml(text, "deal.yaml")
    assert problems == ()
    assert isinstance(node, Mapping)
    return node


def problems_of(text: str) -> tuple[Problem, ...]:
    try:
        return read_yaml(text, "deal.yaml")[1]
    except SourceError as error:
        return error.problems


def test_no_type_is_guessed() -> None:
    typed = "a: NO\nb: 12:30\nc: 3.10\nd: 2025-12-13\ne: 0123\nf: 1e3\ng: on\n"
    assert plain(read(typed)) == {
        "a": "NO",
        "b": "12:30",
        "c": "3.10",
        "d": "2025-12-13",
        "e": "0123",
        "f": "1e3",
        "g": "on",
    }


def test_json_is_read_too() -> None:
    assert plain(read('{"a": [1, "b\\u00e9"],\n\t"c": {"d": true}}')) == {"a": ["1", "bé"], "c": {"d": "true"}}


def test_every_node_knows_its_place() -> None:
    node = read("deal:\n  parties: [us, by]\n  house:\n    name: x\n")
    assert str(place(node, ("deal", "parties", 1))) == "deal.yaml:2:17"
    assert place(node, ("deal", "parties", 1)).length == 2
    assert str(key_place(node, ("deal", "house", "name"))) == "deal.yaml:4:5"
    assert str(place(node, ("deal", "house", "desk"))) == "deal.yaml:4:5"
    assert find(node, ("deal", "nowhere", 3)) is None


@pytest.mark.parametrize(
    "text",
    [
        "a: see [@x] here\n",
        "a: 'it''s [@x]'\n",
        'a: "tab\\t \\u00e9 \\"q\\" [@x]"\n',
        "a: |\n  one\n\n    two [@x]\n",
        "a: >-\n  one\n  two [@x]\n\n  three\n",
        "a: one\n  two [@x]\n",
        "a: 'one\n\n  two [@x]'\n",
        'a: "one \\\n    two [@x]"\n',
        "é: [ö, 'ü [@x]']\n",
    ],
)
def test_an_offset_in_a_text_leads_back_to_the_file(text: str) -> None:
    node = read(text)
    value = node.entries[0][1]
    scalar = value.items[1] if isinstance(value, Sequence) else value
    assert isinstance(scalar, Scalar)
    at = scalar.place(scalar.text.index("[@x]"), 4)
    assert text.split("\n")[at.line - 1][at.column - 1 :].startswith("[@x]")


_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]).filter(lambda character: not list(refused(character))),
    min_size=1,
)


@given(_TEXT)
def test_any_legal_text_in_double_quotes_comes_back_with_its_places(text: str) -> None:
    escaped = "".join(f"\\U{ord(character):08x}" for character in text)
    scalar = read(f'a: "{escaped}"').entries[0][1]
    assert isinstance(scalar, Scalar)
    assert scalar.text == text
    assert [scalar.place(offset).column for offset in range(len(text))] == [5 + 10 * n for n in range(len(text))]


@given(_TEXT)
def test_a_cell_of_a_table_comes_back(text: str) -> None:
    quoted = text.replace("\r", " ").replace('"', '""')
    table, _ = read_csv(f'id,a\nx,"{quoted}"\n', "t.csv")
    assert plain(table)[0]["a"] == text.replace("\r", " ")


@pytest.mark.parametrize(
    ("code", "text", "line", "column"),
    [
        ("duplicate-key", "a: 1\nb: 2\na: 3\n", 3, 1),
        ("anchor", "a: &x 1\n", 1, 4),
        ("alias", "a: *x\n", 1, 4),
        ("explicit-tag", "a: !!str 1\n", 1, 4),
        ("explicit-tag", "a: !!python/object/apply:os.system [x]\n", 1, 4),
        ("second-document", "a: 1\n---\nb: 2\n", 2, 1),
        ("too-deep", "[" * 60, 1, 51),
        ("too-deep", "[" * 100_000, 1, 51),
        ("bad-key", "? [a]\n: 1\n", 1, 3),
        ("bad-yaml", "a: [1\n", 2, 1),
        ("bad-yaml", "a: Agreed: a licence\n", 1, 10),
        ("empty-file", "# nothing\n", 1, 1),
        ("refused-character", "a: x\u202ey\n", 1, 5),
        ("refused-character", "a: x\u2028b: y\n", 1, 5),
        ("refused-character", "a: x\u0085b: y\n", 1, 5),
        ("refused-character", "a\u200b: x\n", 1, 2),
        ("refused-character", 'a: "x\\u202ey"\n', 1, 6),
        ("refused-character", 'a: "\\x01"\n', 1, 5),
        ("refused-character", 'a: "\\uffff"\n', 1, 5),
        ("comment-in-text", "a: Track #2 talks\n", 1, 10),
    ],
)
def test_what_is_refused_has_a_code_and_a_place(code: str, text: str, line: int, column: int) -> None:
    (problem,) = problems_of(text)
    assert problem.at is not None
    assert (problem.code, problem.at.line, problem.at.column) == (code, line, column)


def test_fifty_levels_are_read() -> None:
    assert read("a: " + "[" * 49 + "]" * 49)


def test_all_problems_of_a_file_come_at_once() -> None:
    codes = [problem.code for problem in problems_of('a: &x 1\na: 2\nb: "\\u202e"\nc: !t 3\n')]
    assert sorted(codes) == ["anchor", "duplicate-key", "explicit-tag", "refused-character"]


def test_the_first_of_two_equal_keys_counts() -> None:
    node, _ = read_yaml("a: 1\na: 2\n", "f")
    assert plain(node) == {"a": "1"}


@pytest.mark.parametrize("value", ["", " null", " ~", " NULL"])
def test_a_value_left_empty_is_marked(value: str) -> None:
    scalar = read(f"a:{value}\n").entries[0][1]
    assert isinstance(scalar, Scalar)
    assert scalar.is_null
    quoted = read("a: 'null'\n").entries[0][1]
    assert isinstance(quoted, Scalar)
    assert not quoted.is_null


def test_a_table_gives_records_with_lists_and_mappings() -> None:
    text = 'id,name,kinds,sentence.years\np-a,"Doe, ""J""",a; b ;,3\n\np-b,X,,\n'
    table, problems = read_csv(text, "people.csv", {"kinds"})
    assert problems == ()
    assert plain(table) == [
        {"id": "p-a", "name": 'Doe, "J"', "kinds": ["a", "b"], "sentence": {"years": "3"}},
        {"id": "p-b", "name": "X"},
    ]
    assert str(place(table, (0, "kinds", 1))) == "people.csv:2:21"
    assert str(place(table, (0, "sentence", "years"))) == "people.csv:2:25"
    assert str(key_place(table, (1, "name"))) == "people.csv:1:4"


@pytest.mark.parametrize(
    ("code", "text", "line", "column"),
    [
        ("duplicate-key", "id,a,a\n", 1, 6),
        ("bad-table", "id,a\nx,y,z\n", 2, 5),
        ("bad-table", 'id,a\nx,"y\n', 2, 3),
        ("bad-table", 'id,a\nx,"y"z\n', 2, 6),
        ("empty-file", "\n", 1, 1),
        ("refused-character", "id,a\nx,y\u202e\n", 2, 4),
    ],
)
def test_what_is_wrong_with_a_table_has_a_place(code: str, text: str, line: int, column: int) -> None:
    try:
        problems = read_csv(text, "t.csv")[1]
    except SourceError as error:
        problems = error.problems
    (problem,) = problems
    assert problem.at is not None
    assert (problem.code, problem.at.line, problem.at.column) == (code, line, column)


@given(st.text())
def test_cleaned_text_holds_nothing_that_is_refused(text: str) -> None:
    assert list(refused(cleaned(text))) == []
    assert len(cleaned(text)) == len(text)


@given(st.text(st.sampled_from(list("ab:-[]{}#&*!|>'\"\n\t ,?\\é\u202e"))))
def test_no_text_makes_the_reader_fail_in_another_way(text: str) -> None:
    assert isinstance(problems_of(text), tuple)
