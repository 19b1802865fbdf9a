"""The brand file: what it gives, and every fault at its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dealbrief.errors import Problem, SourceError
from dealbrief.resources import resource
from dealbrief.theme.brand import load_brand
from dealbrief.theme.readable import unreadable

STANDARD = resource("templates") / "standard" / "_brand.yml"
TEXT = STANDARD.read_text(encoding="utf-8")


def load(tmp_path: Path, text: str):
    path = tmp_path / "_brand.yml"
    path.write_text(text, encoding="utf-8")
    return load_brand(path)


def faults(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(SourceError) as caught:
        load(tmp_path, text)
    return [(problem.at.line, problem.message) for problem in caught.value.problems if problem.at]


def test_names_of_the_palette_become_colours(tmp_path):
    theme = load(tmp_path, TEXT)
    assert theme.colour("a") == "0E4A58"
    assert theme.colour("paper") == "FFFFFF"
    assert round(theme.page_height.mm) == 297


def test_letter_is_a_page(tmp_path):
    assert load(tmp_path, TEXT.replace("page: A4", "page: Letter")).page_width.pt == pytest.approx(612, abs=0.1)


def test_text_is_ragged_unless_a_pack_asks_for_justified(tmp_path):
    assert load(tmp_path, TEXT).text == "ragged"
    assert load(tmp_path, TEXT.replace("page: A4", "text: justified")).text == "justified"


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("primary: deep", "primary: dep", 12, "the palette has no colour `dep`"),
        ("  primary: deep", "  primry: deep", 12, "`color.primry` is no field of a brand file"),
        ("page: A4", "page: A3", 16, "`defaults.dealbrief.page` wants one of: 'A4', 'Letter'"),
        ("page: A4", "text: full", 16, "`defaults.dealbrief.text` wants one of: 'ragged', 'justified'"),
    ],
)
def test_a_fault_is_found_at_its_line(tmp_path, old, new, line, message):
    assert (line, message) in faults(tmp_path, TEXT.replace(old, new))


def layered(tmp_path: Path, text: str):
    path = tmp_path / "_brand.yml"
    path.write_text(text, encoding="utf-8")
    return load_brand(path, STANDARD)


def test_a_brand_file_says_only_what_differs(tmp_path):
    theme = layered(tmp_path, 'meta: {name: house}\ncolor: {palette: {sea: "#004488"}, primary: sea}\n')
    assert theme.name == "house"
    assert theme.colour("a") == "004488"
    assert theme.colour("b") == load_brand(STANDARD).colour("b")


@pytest.mark.parametrize("text", ["# nothing yet\n", "# color:\n#   primary: sea\n\n  # meta:\n"])
def test_a_brand_file_of_comments_alone_says_that_nothing_differs(tmp_path, text):
    assert layered(tmp_path, text) == load_brand(STANDARD)


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_a_brand_file_without_a_word_is_refused(tmp_path, text):
    with pytest.raises(SourceError, match="empty-file"):
        layered(tmp_path, text)


def test_tints_and_the_dark_ground_follow_their_colour(tmp_path):
    standard = load_brand(STANDARD)
    theme = layered(tmp_path, 'color: {primary: "#004488"}\n')
    assert theme.colour("a-tint") == "DBE5EE"
    assert theme.colour("dark") not in (standard.colour("dark"), standard.colour("a"))
    assert theme.colour("b-tint") == standard.colour("b-tint")
    own = 'color: {primary: "#004488"}\ndefaults: {dealbrief: {roles: {a-tint: "#ABCDEF"}}}\n'
    assert layered(tmp_path, own).colour("a-tint") == "ABCDEF"


def test_faults_are_found_in_the_file_that_has_them(tmp_path):
    with pytest.raises(SourceError) as caught:
        layered(tmp_path, "color:\n  primary: dep\ndefaults:\n  dealbrief:\n    master: house.pptx\n")
    found = [(problem.at.line, problem.message) for problem in caught.value.problems]
    assert found == [
        (2, "the palette has no colour `dep`"),
        (5, "there is no file `house.pptx` beside the brand file"),
    ]


@pytest.mark.parametrize("name", ["../house.pptx", "folder/house.pptx", "house.ppt"])
def test_a_master_is_a_powerpoint_file_beside_the_brand_file(tmp_path, name):
    assert [line for line, _ in faults(tmp_path, TEXT.replace("page: A4", f"master: {name}"))] == [16]


@pytest.mark.parametrize("text", ["- one\n", "word\n", ""])
def test_a_brand_file_holds_fields(tmp_path, text):
    with pytest.raises(SourceError):
        layered(tmp_path, text)


CONTRASTS = [
    (
        'color:\n  primary: "#C0C0C0"\n',
        {2: "`primary` #C0C0C0 leaves too little contrast: `primary` on the page 1.8 (least 4.5), "
            "`primary` on the first party's light ground 1.7 (least 3), text on the dark ground 2.9 (least 4.5)"},
    ),
    (
        'color:\n  palette: {mist: "#C0C0C0"}\n  secondary: mist\n',
        {3: "`secondary` #C0C0C0 leaves too little contrast: `secondary` on the page 1.8 (least 4.5), "
            "`secondary` on the second party's light ground 1.7 (least 3)"},
    ),
    ('color:\n  background: "#777777"\n', {2: "text on the page 3.6 (least 4.5)"}),
    (
        'defaults:\n  dealbrief:\n    roles:\n      grey: "#999999"\n      a-tint: "#222222"\n',
        {4: "`roles: grey` #999999 leaves too little contrast: grey text on the page 2.8",
         5: "`roles: a-tint` #222222 leaves too little contrast: text on the first party's light ground 1.0"},
    ),
    ('defaults:\n  dealbrief:\n    roles:\n      mute: "#EEEEEE"\n', {4: "a shape on the page"}),
]  # fmt: skip


def contrasts(tmp_path: Path, text: str) -> list[Problem]:
    try:
        layered(tmp_path, text)
    except SourceError as error:
        return list(error.problems)
    return []


@pytest.mark.parametrize(("text", "said"), CONTRASTS)
def test_what_cannot_be_read_is_told_once_for_each_line_in_the_words_of_the_file(tmp_path, text, said):
    found = contrasts(tmp_path, text)
    assert [(problem.code, problem.at.line) for problem in found] == [("contrast", line) for line in said]
    assert all(said[problem.at.line] in problem.message for problem in found)


@given(colour=st.integers(0, 0xFFFFFF), field=st.sampled_from(("primary", "secondary", "background", "foreground")))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_the_one_colour_that_is_proposed_for_a_line_would_do(tmp_path, colour, field):
    for problem in contrasts(tmp_path, f'color:\n  {field}: "#{colour:06X}"\n'):
        proposed = re.search(f'{field}: "(#[0-9A-F]{{6}})"` would do', problem.hint or "")[1]
        assert contrasts(tmp_path, f'color:\n  {field}: "{proposed}"\n') == []


def test_where_no_colour_would_do_alone_those_beside_it_are_named(tmp_path):
    dark, light = contrasts(tmp_path, 'color:\n  foreground: "#FFFFFF"\n  background: "#102030"\n')
    assert light.hint == "give `roles: box`, `roles: a-tint`, `roles: b-tint` colours of your own beside it"
    assert dark.hint == "give `roles: grey`, `primary`, `secondary`, `roles: dark` colours of your own beside it"


def test_black_on_white_and_the_standard_look_are_readable(tmp_path):
    assert list(unreadable(load_brand(STANDARD).colours)) == []


def test_an_empty_field_says_nothing(tmp_path):
    (tmp_path / "pack.yml").write_text("defaults:\n  dealbrief:\n", encoding="utf-8")
    (tmp_path / "own.yml").write_text("color:\n  primary:\n", encoding="utf-8")
    found = load_brand(tmp_path / "own.yml", tmp_path / "pack.yml", STANDARD)
    assert found.colours == load_brand(STANDARD).colours


def test_a_master_s_name_has_an_end(tmp_path):
    assert [line for line, _ in faults(tmp_path, TEXT.replace("page: A4", f"master: {'A' * 300}.pptx"))] == [16]


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("defaults:\n  dealbrief:\n    margin: wide\n", 3, "wants a number", "in mm"),
        (f"defaults:\n  dealbrief:\n    footer: {'x' * 81}\n", 3, "is 81 characters long, and 80 are the most", "foot"),
        ("defaults:\n  dealbrief:\n    margin: 5\n", 3, "is 5, and 12 is the least", "in mm"),
        ("defaults:\n  dealbrief:\n    foot: House\n", 3, "is no field", "did you mean `footer`?"),
        ("defaults:\n  page: A4\n", 2, "is no field", "did you mean `defaults: dealbrief: page`?"),
        ("master: house.pptx\n", 1, "is no field", "did you mean `defaults: dealbrief: master`?"),
        ("logo: logo.png\n", 1, "wants fields below it", "Logos by size"),
        ("logo:\n  dark: logo.png\n", 2, "is no field", "`logo: small: dark`"),
        ("typography:\n  base: {size: 11}\n", 2, "cannot be", "9pt to 12pt"),
        ("typography:\n  fonts:\n    - {family: A, files: [{path: a.woff2}]}\n", 3, "a.woff2", ".ttf file"),
        ("color:\n  primary: Petrol\n", 2, "cannot be 'Petrol'", "names of the palette"),
        ("color:\n  primary: #123C69\n", 2, "a comment", "in quotes"),
        ("nonsense: 1\n", 1, "is no field", "fields here: color, defaults"),
        (
            "typography:\n  headings: {weight: bld}\n",
            2,
            "`typography.headings.weight` wants one of: ",
            "Weight of titles",
        ),
    ],
)
def test_a_fault_tells_what_is_wanted_there(tmp_path, text, line, message, hint):
    with pytest.raises(SourceError) as caught:
        layered(tmp_path, text)
    (problem,) = caught.value.problems
    assert problem.is_error
    assert problem.at
    assert problem.at.line == line
    assert message in problem.message
    assert hint in (problem.hint or "")
