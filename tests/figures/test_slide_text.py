"""Where lines end on a slide: as an office program breaks them; where programs differ, as the one that needs most."""

from __future__ import annotations

import pytest

from dealbrief.figures.slide_text import Paragraph, Run, lines, longest_word

LONG = "Rechtsschutzversicherungsgesellschaften"
ADDRESS = "https://example.org/notices/general-licence-13?version=2&language=be"


def text(words: str, **more: object) -> Paragraph:
    return Paragraph((Run(words, 18.0),), **more)  # type: ignore[arg-type]


def test_a_word_that_fits_no_line_starts_one_of_its_own():
    """It was counted as filling up the line before: one line too few, and the foot of a table off the slide."""
    first, second, *rest = lines(text(f"k {LONG} und"), 150)
    assert first == "k"
    assert LONG.startswith(second)
    assert "".join(rest).endswith("und")


def test_what_follows_a_cut_word_stands_on_its_last_line():
    assert lines(text(f"{LONG} und"), 250)[-1].endswith(" und")


@pytest.mark.parametrize("bullet", ["", "–"])
def test_a_cut_word_keeps_every_letter_in_every_width(bullet):
    paragraph = text(f"Die {LONG}", left=20.0, hanging=20.0, bullet=bullet)
    for width in range(40, 400, 7):
        assert "".join(lines(paragraph, width)).replace(" ", "") == f"Die{LONG}"


def test_an_address_takes_as_many_lines_as_in_the_program_that_needs_most():
    """One ends a line at each stroke, one cuts at any letter but ends a line at "?": seen with Arial."""
    words = f"k252x Kaliumchloridlieferverträge {ADDRESS.replace('general', '2025/09/general')} der"
    paragraph = Paragraph((Run(words, 14.0, bold=True),))
    assert len(lines(paragraph, 92.88)) == 12
    for width in range(40, 400, 7):
        assert "".join(lines(paragraph, width)).replace(" ", "") == words.replace(" ", "")


@pytest.mark.parametrize("pair", ["2024-13", "one-2", "https://", "and/(or)", "who?!", "word/ word"])
def test_no_line_ends_before_a_figure_or_a_mark(pair):
    parts = pair.split(" ")
    assert lines(text(pair), longest_word([text(parts[0])])) == tuple(parts)


def test_a_line_ends_after_a_hyphen_or_stroke_before_a_letter():
    assert lines(text("general-licence"), 80) == ("general-", "licence")
    assert lines(text("prisoners/detainees"), 100) != ("prisoners/detainees",)
