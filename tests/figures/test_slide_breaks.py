"""Titles break as they are spoken: after a phrase, not after a small word, and never before a last lone word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dealbrief.figures.slide_breaks import broken_well
from dealbrief.figures.slide_text import Paragraph, Run, lines

WIDTH = 790.0


def broken(text: str, width: float = WIDTH) -> list[str]:
    title = Paragraph((Run(text, 28.0, font="major"),), spacing=0.9)
    return [line.replace("\u00a0", " ") for line in lines(broken_well(title, width, "en"), width)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Washington gave a licence and Minsk gave 123 people;", "no written text was seen"),
        ("A laureate and an opposition leader left prison,", "and with it their country"),
        ("Sanctions worked as a bargaining chip,", "and a licence can be taken back within weeks"),
        ("Ties can thaw further, but only as far as releases continue", "and repression stops"),
    ],
)
def test_a_line_ends_where_a_phrase_ends(before: str, after: str) -> None:
    assert broken(f"{before} {after}") == [before, after]


def test_no_last_line_holds_a_single_word() -> None:
    first, last = broken("This title is about as long as one line of the slide can hold here nevertheless")
    assert len(last.split()) > 1, (first, last)


def test_the_number_of_lines_and_the_words_stay() -> None:
    text = "One long title " + "that goes on and on, " * 9
    for width in (200.0, 300.0, 450.0, 790.0):
        title = Paragraph((Run(text.strip(), 28.0, font="major"),))
        made = broken_well(title, width, "en")
        assert made.text.replace("\u00a0", " ") == title.text
        assert len(lines(made, width)) == len(lines(title, width))


def test_runs_keep_their_styles() -> None:
    runs = (Run("The treasury gave a licence and the ministry gave ", 28.0), Run("forty people;", 28.0, bold=True))
    title = Paragraph((*runs, Run(" no written text was seen", 28.0)))
    made = broken_well(title, WIDTH, "en")
    assert [replace(run, text="") for run in made.runs] == [replace(run, text="") for run in title.runs]


def test_a_title_of_one_line_is_left_alone() -> None:
    title = Paragraph((Run("Short and good", 28.0),))
    assert broken_well(title, WIDTH, "en") is title
