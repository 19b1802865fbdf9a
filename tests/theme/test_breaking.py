"""Lines: every word once and in order, none too wide, evenly filled."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dealbrief.theme.breaking import balanced, greedy, ragged, spoken

WIDTHS = st.lists(st.floats(1, 60), max_size=40)
MEASURE = 60.0


def spaces(widths):
    return [3.0] * len(widths)


def free(widths, spaces, measure):
    return spoken(widths, spaces, measure, [0.0] * len(widths), even=True)


def filled(widths, span):
    first, last = span
    return sum(widths[first:last]) + 3.0 * (last - first - 1)


@given(WIDTHS)
def test_every_breaker_sets_every_word_once_and_in_order_and_none_too_wide(widths):
    for breaker in (greedy, ragged, balanced, free):
        lines = breaker(widths, spaces(widths), MEASURE)
        assert [word for first, last in lines for word in range(first, last)] == list(range(len(widths)))
        assert all(filled(widths, line) <= MEASURE + 0.01 for line in lines)


@given(WIDTHS)
def test_titles_have_no_more_lines_than_greedy_makes(widths):
    for breaker in (balanced, free):
        assert len(breaker(widths, spaces(widths), MEASURE)) == len(greedy(widths, spaces(widths), MEASURE))


def test_spoken_ends_a_line_where_that_costs_least():
    widths = [20, 10, 10, 10, 30]
    pauses = [1.0, 0.0, 1.0, 1.0, 0.0]
    assert spoken(widths, spaces(widths), 60, pauses, even=False) == [(0, 2), (2, 5)]
    assert spoken(widths, spaces(widths), 60, [0.0] * 5, even=False) == [(0, 3), (3, 5)]


def test_spoken_evens_the_last_line_if_asked():
    widths = [20, 20, 20, 10, 12]
    assert spoken(widths, spaces(widths), 70, [0.0] * 5, even=False) == [(0, 3), (3, 5)]
    assert spoken(widths, spaces(widths), 70, [0.0] * 5, even=True) == [(0, 2), (2, 5)]


def test_ragged_evens_the_edge_where_greedy_does_not():
    widths = [20, 20, 20, 40, 30]
    assert greedy(widths, spaces(widths), 66) == [(0, 3), (3, 4), (4, 5)]
    assert ragged(widths, spaces(widths), 66) == [(0, 2), (2, 4), (4, 5)]


def test_balanced_narrows_a_title_with_a_lone_last_word():
    widths = [20, 20, 20, 5]
    assert balanced(widths, spaces(widths), 67) == [(0, 2), (2, 4)]


def test_a_word_too_wide_stands_alone():
    assert ragged([100, 10], [3, 3], 50) == [(0, 1), (1, 2)]
    assert greedy([100, 10], [3, 3], 50) == [(0, 1), (1, 2)]
    assert free([100, 10], [3, 3], 50) == [(0, 1), (1, 2)]
