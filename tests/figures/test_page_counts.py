"""Figures of counts and likelihoods on the page: labels touch nothing, and what is drawn is to scale and complete."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.figures.test_page_figures import MAIN, apart, inside, labels, letters

from dealbrief.document.figures_counts import FlowData, Portion, ScenarioBand, ScenarioData, Stage, UnitGroup, UnitsData
from dealbrief.figures import described
from dealbrief.figures.drawing import Disc, Drawing, Label, Polygon, Rect
from dealbrief.figures.page_flow import NODE, page_flow
from dealbrief.figures.page_scenarios import page_scenarios
from dealbrief.figures.page_units import MOST, page_units, per_mark

WORDS = st.text("abcdefg mnopqrst", max_size=60)
WIDTHS = st.sampled_from([MAIN, 150.0, 300.0, 496.1])


def squeezed(*texts: str) -> str:
    return "".join("".join(texts).split())


def clear(drawing: Drawing) -> bool:
    return apart(labels(drawing)) and inside(drawing)


# ---- scenarios

BANDS = ScenarioData(
    (
        ScenarioBand("The trade goes on", 55, 80, "likely", "release for relief, in rounds"),
        ScenarioBand("It stalls", 20, 45, "unlikely", "releases stop"),
        ScenarioBand("Nobody knows", 5, 95, "anything from very unlikely to very likely"),
    )
)


def bars(drawing: Drawing) -> list[Rect]:
    return [shape for shape in drawing.shapes if isinstance(shape, Rect) and shape.fill != "paper"]


def test_a_band_runs_from_bound_to_bound_and_the_likeliest_is_ink():
    first, second, third = bars(page_scenarios(BANDS, MAIN, "en"))
    assert first.width == pytest.approx(second.width)
    assert third.width / first.width == pytest.approx(90 / 25)
    assert first.x - second.x == pytest.approx(first.width * 35 / 25)
    assert [bar.fill for bar in (first, second, third)] == ["ink", "mute", "mute"]


def test_the_word_stands_left_of_a_far_band_and_right_of_a_near_one():
    drawing = page_scenarios(BANDS, MAIN, "en")
    first, second, _ = bars(drawing)
    at = {shape.runs[0].text: shape.at[0] for shape in drawing.shapes if isinstance(shape, Label)}
    assert at["likely"] < first.x
    assert at["unlikely"] > second.x + second.width


@st.composite
def bands(draw: st.DrawFn) -> ScenarioBand:
    low, high = sorted(draw(st.tuples(st.integers(0, 100), st.integers(0, 100))))
    return ScenarioBand(draw(WORDS), low, high, draw(WORDS), draw(WORDS))


@given(st.lists(bands(), min_size=1, max_size=7), WIDTHS)
def test_no_two_labels_of_scenarios_meet(found, width):
    drawing = page_scenarios(ScenarioData(tuple(found)), width, "en")
    assert clear(drawing)
    assert all(bar.x >= 0 and bar.x + bar.width <= drawing.width + 0.01 for bar in bars(drawing))


@given(st.lists(bands(), min_size=1, max_size=4))
def test_all_words_of_scenarios_are_drawn(found):
    drawn = letters(page_scenarios(ScenarioData(tuple(found)), MAIN, "en"))
    for band in found:
        assert squeezed(band.name) in drawn
        assert squeezed(band.word) in drawn
        assert squeezed(band.detail) in drawn


# ---- units


def discs(drawing: Drawing, fill: str) -> int:
    return sum(isinstance(shape, Disc) and shape.fill == fill for shape in drawing.shapes)


def test_each_mark_is_one_in_rows_of_ten_and_in_the_colour_of_its_group():
    drawing = page_units(UnitsData((UnitGroup(114, "114", "north", "a"), UnitGroup(9, "9", "south", "b"))), MAIN, "en")
    assert (discs(drawing, "a"), discs(drawing, "b"), discs(drawing, "grey")) == (114, 9, 0)
    across = {shape.centre[0] for shape in drawing.shapes if isinstance(shape, Disc)}
    assert len(across) == 10


def test_of_more_than_the_most_each_mark_stands_for_several_and_the_drawing_says_so():
    drawing = page_units(UnitsData((UnitGroup(1000, "1,000", "north", "a"),), "people"), MAIN, "en")
    assert discs(drawing, "a") == 200
    assert "=5people" in letters(drawing)
    assert discs(drawing, "grey") == 1


@pytest.mark.parametrize(("total", "each"), [(1, 1), (400, 1), (401, 2), (801, 5), (2001, 10), (4001, 20)])
def test_marks_stand_for_round_numbers(total, each):
    assert per_mark(UnitsData((UnitGroup(total, str(total)),))) == each


GROUPS = st.builds(
    UnitGroup, st.integers(1, 5000), st.from_regex(r"[0-9]{1,12}", fullmatch=True), WORDS, st.sampled_from("abc")
)


@given(st.lists(GROUPS, min_size=1, max_size=6), WIDTHS)
def test_no_two_labels_of_units_meet_and_no_group_is_lost(groups, width):
    drawing = page_units(UnitsData(tuple(groups), "people"), width, "en")
    assert clear(drawing)
    marks = [shape for shape in drawing.shapes if isinstance(shape, Disc)]
    assert len(marks) <= MOST + len(groups) + 1
    assert all(discs(drawing, group.side) for group in groups)
    assert all(squeezed(group.text, group.label) in letters(drawing) for group in groups)
    assert all(mark.centre[1] + mark.radius <= drawing.height for mark in marks)


# ---- flow

FLOW = FlowData(
    Portion(
        123, "123", "people", "b",
        (
            Portion(114, "114", "to the north", parts=(Portion(109, "109", "to the east"), Portion(5, "5", "stayed"))),
            Portion(9, "9", "to the south", "a"),
        ),
    ),
    (Stage("13 May"), Stage("Sent to"), Stage("Moved on")),
)  # fmt: skip


def nodes(drawing: Drawing) -> list[Rect]:
    return [shape for shape in drawing.shapes if isinstance(shape, Rect)]


def test_a_flow_is_to_scale_and_a_part_has_the_side_of_its_whole_unless_it_has_its_own():
    drawing = page_flow(FLOW, MAIN, "en")
    whole, north, east, stayed, south = nodes(drawing)
    assert [node.width for node in nodes(drawing)] == [NODE] * 5
    assert whole.height / north.height == pytest.approx(123 / 114)
    assert east.height / stayed.height == pytest.approx(109 / 5)
    assert [node.fill for node in (whole, north, east, stayed, south)] == ["b"] * 4 + ["a"]
    assert {shape.fill for shape in drawing.shapes if isinstance(shape, Polygon)} == {"a-tint", "b-tint"}


def test_bands_leave_and_meet_their_nodes_level():
    for band in (shape for shape in page_flow(FLOW, MAIN, "en").shapes if isinstance(shape, Polygon)):
        upper = band.points[: len(band.points) // 2]
        first, last = (upper[1][1] - upper[0][1], upper[-1][1] - upper[-2][1])
        steepest = max(abs(b[1] - a[1]) for a, b in pairwise(upper))
        assert max(abs(first), abs(last)) <= 0.2 * steepest + 1e-6
        assert all(one[0] < two[0] for one, two in pairwise(upper))


def whole(parts: tuple[Portion, ...], label: str, side: str = "a") -> Portion:
    count = sum(part.count for part in parts)
    return Portion(count, f"{count:,}", label, side, parts)


LEAVES = st.builds(lambda count, label: Portion(count, f"{count:,}", label), st.integers(1, 90000), WORDS)
MIDDLES = LEAVES | st.builds(whole, st.lists(LEAVES, min_size=1, max_size=4).map(tuple), WORDS, st.just("b"))
WHOLES = st.builds(whole, st.lists(MIDDLES, min_size=1, max_size=5).map(tuple), WORDS)


@given(WHOLES, st.lists(st.builds(Stage, WORDS), max_size=3).map(tuple), WIDTHS)
def test_no_two_labels_of_a_flow_meet(portion, stages, width):
    drawing = page_flow(FlowData(portion, stages), width, "en")
    assert clear(drawing)
    assert all(0 <= y <= drawing.height for node in nodes(drawing) for y in (node.y, node.y + node.height))


@given(WHOLES)
def test_all_words_of_a_flow_are_drawn(portion):
    drawn = letters(page_flow(FlowData(portion), MAIN, "en"))
    for one in (portion, *portion.parts, *(inner for part in portion.parts for inner in part.parts)):
        assert squeezed(one.text) in drawn
        assert squeezed(one.label) in drawn


# ---- in words


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (FLOW, "123 people (114 to the north (109 to the east, 5 stayed), 9 to the south)."),
        (UnitsData((UnitGroup(2, "2", "x"), UnitGroup(3, "3", "y"))), "2 x; 3 y."),
        (ScenarioData(BANDS.bands[:1]), "The trade goes on: likely, 55–80 %, release for relief, in rounds."),
    ],
)
def test_the_values_are_said_for_whoever_cannot_see_them(data, said):
    assert described(data, "en") == said
