"""Fonts of a deck: every text is measured for the widest its reader may see, and what is unknown gets slack."""

from __future__ import annotations

import pytest

from dealbrief.figures.slide_text import Paragraph, Run, height, lines, measured_in, natural_width, own_height
from dealbrief.theme.fonts import face
from dealbrief.theme.office_fonts import UNKNOWN_SLACK, OfficeFonts, advance_table, office_advance

TEXT = "Envoy John Coale, on President Trump’s instructions"
TABLES = ("Carlito", "Caladea", "LiberationSans", "LiberationSerif")


def test_a_brand_font_is_measured_with_its_substitutes():
    ours = [face("sans").plain(TEXT), advance_table("Carlito-Regular").plain(TEXT)]
    widest = advance_table("LiberationSans-Regular").plain(TEXT)
    assert office_advance(TEXT, "Source Sans 3") == widest >= max(ours)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("Calibri", "Carlito"),
        ("arial", "LiberationSans"),
        ("Cambria ", "Caladea"),
        ("Times New Roman", "LiberationSerif"),
    ],
)
@pytest.mark.parametrize(("bold", "italic", "style"), [(False, False, "Regular"), (True, True, "BoldItalic")])
def test_a_common_font_is_measured_with_its_metric_twin(name: str, table: str, bold: bool, italic: bool, style: str):
    assert office_advance(TEXT, name, bold, italic) == advance_table(f"{table}-{style}").plain(TEXT)


def test_an_unknown_font_gets_the_widest_and_slack():
    widest = max(advance_table(f"{name}-Bold").plain(TEXT) for name in TABLES)
    assert office_advance(TEXT, "Gotham Narrow", bold=True) == pytest.approx(widest * UNKNOWN_SLACK)
    assert OfficeFonts("Gotham Narrow", "Calibri").unknown == ("Gotham Narrow",)
    assert OfficeFonts("Gotham", "Gotham").unknown == ("Gotham",)
    assert OfficeFonts().unknown == ()


def test_all_text_of_a_plan_is_measured_in_its_fonts():
    plain = Paragraph((Run(f"{TEXT} " * 6, 18.0),))
    claim = Paragraph((Run(TEXT, 18.0, font="major"),))
    own = natural_width([plain]), natural_width([claim]), height([plain], 300.0)
    with measured_in(OfficeFonts("Calibri", "Gotham")):
        assert natural_width([plain]) > own[0]
        assert natural_width([claim]) < own[1]
        assert height([plain], 300.0) > own[2]
        assert len(lines(plain, 300.0)) * 21.6 == pytest.approx(height([plain], 300.0))
    assert (natural_width([plain]), natural_width([claim]), height([plain], 300.0)) == own


def test_fonts_are_put_back_after_a_fault():
    with pytest.raises(KeyError), measured_in(OfficeFonts("Gotham", "Gotham")):
        raise KeyError
    assert natural_width([Paragraph((Run("x", 10.0),))]) == pytest.approx(
        office_advance("x", "Source Sans 3") * 10 / 0.99
    )


def test_a_family_alone_is_as_wide_as_it_is_itself():
    assert office_advance(TEXT, "Source Sans 3", alone=True) == face("sans").plain(TEXT)
    assert office_advance(TEXT, "Arial", alone=True) == office_advance(TEXT, "Arial")


def test_of_what_a_family_is_not_known_to_have_the_widest_stays():
    """Another font stands in for a letter that is lacking; of an unknown family nothing is known."""
    assert not face("sans").has("戦")
    for text, name in (("戦", "Source Sans 3"), (TEXT, "Gotham")):
        assert office_advance(text, name, alone=True) == office_advance(text, name)


def test_a_text_in_the_own_fonts_takes_at_most_as_many_lines():
    for words in range(1, 40):
        paragraph = Paragraph((Run("Interfax-Ukraine reports of " * words, 18.0),))
        for width in range(60, 600, 60):
            assert own_height([paragraph], width) <= height([paragraph], width)
    long = Paragraph((Run(TEXT * 3, 18.0),))
    with measured_in(OfficeFonts("Source Serif 4", "Source Sans 3", alone=True)):
        assert own_height([long], 300.0) == height([long], 300.0)
