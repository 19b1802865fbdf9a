"""Justified lines: they fill the measure and none is wider, with as few hyphens as that allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealbrief.theme.justifying import Break, filled, justified, share

GAP = 3.0
MEASURE = 60.0
WORD = st.tuples(st.floats(4, 50), st.booleans())
WORDS = st.lists(WORD, min_size=1, max_size=30)


def breaks(words: list[tuple[float, bool]], hyphen: float = 2.0) -> list[Break]:
    """Words of a width each, some of which may be broken in the middle."""
    out: list[Break] = []
    x = space = 0.0
    for width, divisible in words:
        if divisible:
            out.append(Break(x + width / 2 + hyphen, x + width / 2, space, space, 50.0, True))
        x += width
        out.append(Break(x, x + GAP, space, space + GAP))
        x, space = x + GAP, space + GAP
    return out


def lines(found: list[Break], ends: list[int]) -> list[tuple[float, float]]:
    """Natural width and space of each line."""
    starts = [Break(0, 0, 0, 0), *(found[end] for end in ends)]
    return [
        (found[end].end - start.start, found[end].space_end - start.space_start)
        for end, start in zip(ends, starts, strict=False)
    ]


@given(WORDS)
def test_lines_follow_each_other_to_the_end_and_none_needs_spaces_narrower_than_they_get(words):
    found = breaks(words)
    for breaker in (filled, justified):
        ends = breaker(found, MEASURE)
        assert ends == sorted(set(ends))
        assert ends[-1] == len(found) - 1
        assert all(width <= MEASURE + 0.25 * space + 0.001 for width, space in lines(found, ends))


@given(WORDS)
def test_no_more_than_two_lines_one_below_the_other_end_in_a_hyphen(words):
    found = breaks(words)
    marks = "".join("-" if found[end].hyphen else "." for end in justified(found, MEASURE))
    assert "---" not in marks


def test_whole_words_are_preferred_where_they_fill_the_lines():
    found = breaks([(18.0, True)] * 12)
    assert not any(found[end].hyphen for end in justified(found, MEASURE))


def test_a_word_is_broken_where_whole_words_leave_a_line_too_loose():
    found = breaks([(18.0, False), (18.0, False), (32.0, True), (18.0, False), (18.0, False)])
    assert any(found[end].hyphen for end in justified(found, MEASURE))


def test_the_fit_is_sought_over_all_lines_where_greedy_lines_are_not():
    words = [(17.0, False), (17.0, False), (17.0, False), (30.0, False), (24.0, False), (5.0, False)]
    found = breaks(words)
    greedy, fit = (lines(found, breaker(found, 58.5))[:-1] for breaker in (filled, justified))
    assert max(58.5 - width for width, _ in greedy) >= max(58.5 - width for width, _ in fit)


def test_a_line_that_must_end_ends():
    found = [*breaks([(10.0, False)])[:-1], Break(10, 10, 0, 0, must=True), Break(20, 23, 0, 3), Break(33, 36, 3, 6)]
    assert justified(found, MEASURE)[0] == 0
    assert filled(found, MEASURE)[0] == 0


def test_what_is_wider_than_the_measure_stands_alone():
    found = breaks([(20.0, False), (90.0, False), (20.0, False)])
    assert justified(found, MEASURE) == filled(found, MEASURE) == [0, 1, 2]


@pytest.mark.parametrize(
    ("room", "space", "is_last", "wanted"),
    [(3.0, 6.0, False, 0.5), (-1.0, 10.0, False, -0.1), (3.0, 6.0, True, 0.0), (-1.0, 10.0, True, -0.1)],
)
def test_spaces_share_what_a_line_leaves(room, space, is_last, wanted):
    assert share(room, space, is_last) == pytest.approx(wanted)


def test_a_line_of_one_word_and_a_line_with_holes_stay_short():
    assert share(30.0, 0.0, False) == 0.0
    assert share(19.0, 6.0, False) == 0.0
    assert share(17.0, 6.0, False) > 0.0
