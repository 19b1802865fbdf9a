"""Widths of columns: by their shares, and wider for a word or a line only by what others do not need."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from dealbrief.backends.pptx import plan_deck
from dealbrief.backends.pptx.plan import column_widths as module
from dealbrief.backends.pptx.plan.column_widths import GUTTER, STEP, column_widths
from dealbrief.figures.slide_text import Paragraph, Run, lines, longest_word

WIDTH = 864.0
WORDS = ("Norland", "of", "31 May", "Viasna/RFE", "conditions", "–", "General\u00a0License\u00a013", "Tsikhanouskaya")


def texts(rows, size=16.0):
    """Rows of cells of plain words; a pair is the words of a cell and how many columns it spans."""
    cells = [[each if isinstance(each, tuple) else (each, 1) for each in row] for row in rows]
    return [[((Paragraph((Run(words, size),)),) if words else (), span) for words, span in row] for row in cells]


def any_texts(rng, columns):
    def words():
        return " ".join(rng.choice(WORDS) for _ in range(rng.choice((0, 1, 1, 3, 8, 20))))

    found = []
    for _ in range(rng.randint(1, 10)):
        row, left = [], columns
        while left:
            span = min(left, rng.choice((1, 1, 1, 1, 2)))
            row.append((words(), span))
            left -= span
        found.append(row)
    return texts(found, rng.choice((14.0, 16.0, 18.0)))


def line_counts(rows, widths):
    """How many lines each cell takes."""
    found = []
    for row in rows:
        column = 0
        for paragraphs, span in row:
            first, last = column == 0, column + span == len(widths)
            edge = (0 if first else GUTTER / 2) + (0 if last else GUTTER / 2)
            inner = sum(widths[column : column + span]) - edge
            found.append(sum(len(lines(paragraph, inner)) for paragraph in paragraphs))
            column += span
    return found


def by_shares(monkeypatch, shares, rows, width):
    with monkeypatch.context() as patch:
        patch.setattr(module, "_shorten", lambda *_: None)
        return column_widths(shares, rows, width)


def test_never_more_lines_than_by_the_shares_in_any_cell(monkeypatch):
    fewer = 0
    for seed in range(150):
        rng = random.Random(seed)
        shares = [rng.randint(1, 6) for _ in range(rng.randint(1, 7))]
        rows, width = any_texts(rng, len(shares)), rng.choice((400.0, 640.0, WIDTH))
        widths, plain = column_widths(shares, rows, width), by_shares(monkeypatch, shares, rows, width)
        assert sum(widths) == pytest.approx(sum(plain)) == pytest.approx(width)
        then, now = line_counts(rows, plain), line_counts(rows, widths)
        assert all(b <= a for a, b in zip(then, now, strict=True))
        assert widths == plain or sum(now) < sum(then)
        fewer += sum(now) < sum(then)
    assert fewer > 20


def test_a_column_whose_neighbours_have_room_holds_its_text_on_one_line(monkeypatch):
    rows = texts([("Ukraine", "EU High Representative", "Lithuania"), ("", "Sviatlana Tsikhanouskaya", "Russia")])
    shares = (2, 1, 2)
    assert 2 in line_counts(rows, by_shares(monkeypatch, shares, rows, 400.0))
    assert set(line_counts(rows, column_widths(shares, rows, 400.0))) == {0, 1}


def test_widths_keep_the_shares_where_nothing_is_gained():
    rows = texts([("a", "b", "c"), ("d", "e", "f")])
    widths = column_widths((1, 1, 2), rows, WIDTH)
    assert widths == pytest.approx((12 * STEP - GUTTER / 2, 12 * STEP, 24 * STEP - GUTTER / 2))


def test_no_word_of_a_column_that_gives_is_broken(monkeypatch):
    for seed in range(60):
        rng = random.Random(seed)
        many = rng.randint(2, 5)
        rows = [[(cell, 1) for cell, _ in row][:many] for row in any_texts(rng, many) if len(row) == many]
        plain = by_shares(monkeypatch, [1] * many, rows, WIDTH)
        for column, wide in enumerate(column_widths([1] * many, rows, WIDTH)):
            edge = GUTTER / 2 if column in (0, many - 1) else GUTTER
            least = max((longest_word(row[column][0]) for row in rows), default=0.0)
            assert wide >= min(plain[column], least + edge) - 0.01


def test_more_room_never_makes_a_table_of_one_column_taller():
    rows = texts([("Norland licensed amber and Sudland freed forty people " * 3,)])
    heights = [line_counts(rows, column_widths((1,), rows, width))[0] for width in range(200, 860, 60)]
    assert all(b <= a for a, b in pairwise(heights))


def test_a_word_that_no_column_can_hold_is_said_with_its_table(make, theme):
    wide = make.Table(
        columns=tuple(make.Column() for _ in range(9)),
        rows=(make.row(*["Tsikhanouskayarepresentative"] * 9),),
        at=make.AT,
    )
    plan = plan_deck(make.deck(make.slide("exhibit", "Nine columns", make.slot("exhibit", wide))), theme)
    (problem,) = plan.problems
    assert (problem.code, problem.at) == ("word-broken", make.AT)
    assert "“Tsikhanouskayarepresentative”" in problem.message
