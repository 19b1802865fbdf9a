"""Measured text: kerned is never wider than plain."""

from __future__ import annotations

import pytest

from dealbrief.document.marks import GLYPHS
from dealbrief.theme.brand import standard_theme
from dealbrief.theme.fonts import face, faces
from dealbrief.theme.theme import MARKINGS, contrast

SAMPLES = ("Washington eased its potash sanctions", "Беларусь і ў", "Łužyn", "1,131", "")


@pytest.mark.parametrize("text", SAMPLES)
@pytest.mark.parametrize("role", ["sans", "serif", "display"])
def test_kerning_only_ever_tightens_these_words(role, text):
    one = face(role)
    assert one.kerned(text) <= one.plain(text) + 1e-9
    assert one.kerned(text) == pytest.approx(one.plain(text), rel=0.08)


def test_kerns_say_what_shaping_takes_away():
    shaped = face("serif").shape("AVATAR")
    assert len(shaped.kerns) == 6
    assert face("serif").plain("AVATAR") - sum(shaped.kerns) / 1000 == pytest.approx(shaped.advance)
    assert any(shaped.kerns)


def test_figures_are_as_wide_as_one_another():
    for one in (face("sans"), face("serif"), face("display")):
        assert len({round(one.plain(digit), 4) for digit in "0123456789"}) == 1


def test_a_style_a_family_lacks_comes_from_its_nearest():
    assert face("display", "bold").name == "SourceSerif4Display-Semibold"
    assert face("serif", "bold", italic=True).name == "SourceSerif4-SemiboldIt"


def test_the_sans_holds_every_glyph_of_the_marks_and_the_letters_of_the_first_languages():
    letters = "".join(GLYPHS.values()) + "ўіЎІґєїąćęłńóśźżčšžėįųūāēīķļņģ№–—−“”’…" + "+±=−?"
    assert all(one.has(letter) for one in faces("sans") for letter in letters)


def test_text_is_readable_on_what_it_stands_on():
    theme = standard_theme()
    pairs = [(role, ground) for role in ("ink", "grey", "a", "b") for ground in ("paper", "box")]
    pairs += [("ink", "a-tint"), ("ink", "b-tint"), ("paper", "dark")]
    assert all(contrast(theme.colour(text), theme.colour(ground)) >= 4.5 for text, ground in pairs)
    assert all(contrast(colour, "000000") >= 4.5 for colour in MARKINGS.values())
    assert contrast("FFFFFF", "000000") == pytest.approx(21)


def test_a_side_beyond_the_second_is_ink():
    assert {standard_theme().colour(side) for side in "cdg"} == {standard_theme().colour("ink")}
