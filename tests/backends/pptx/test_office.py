"""LibreOffice draws the deck: no text leaves its slide or runs into the foot, with the brand's fonts and without."""

from __future__ import annotations

import pypdfium2
import pytest

RIGHT = 912.0 + 1.0
"""The right margin in points, and a point for the side bearing of the last letter."""
SLIDE = (960.0, 540.0)


@pytest.mark.office
@pytest.mark.parametrize("substitutes", ["", "office", "classic"])
def test_no_text_leaves_its_slide_whatever_the_fonts(substitutes, rendered, office):
    document = pypdfium2.PdfDocument(office.to_pdf(rendered.data, substitutes=substitutes))
    try:
        assert len(document) == rendered.slides
        for number, page in enumerate(document, 1):
            assert page.get_size() == pytest.approx(SLIDE, abs=0.5)
            text = page.get_textpage()
            boxes = [text.get_charbox(i) for i in range(text.count_chars()) if text.get_text_range(i, 1).strip()]
            assert boxes, number
            assert all(
                left >= 0 and right <= RIGHT and bottom >= 0 and top <= SLIDE[1] for left, bottom, right, top in boxes
            )
    finally:
        document.close()


@pytest.mark.office
@pytest.mark.parametrize("substitutes", ["", "classic"])
def test_a_full_table_ends_above_the_source_line(substitutes, make, theme, office):
    from dealbrief.backends.pptx import render

    made = render(
        make.deck(make.slide("exhibit", "A long table", make.slot("exhibit", make.matrix(24)), sources=("wire",))),
        theme,
    )
    document = pypdfium2.PdfDocument(office.to_pdf(made.data, substitutes=substitutes))
    try:
        for page in document:
            text = page.get_textpage()
            whole = text.get_text_range()
            start = whole.index("Sources:")
            source_top = text.get_charbox(start)[3]
            rows = [text.get_charbox(i)[1] for i in range(start) if text.get_text_range(i, 1).strip()]
            assert min(rows) > source_top
    finally:
        document.close()


@pytest.mark.office
def test_the_brands_fonts_are_used(rendered, office):
    data = office.to_pdf(rendered.data)
    assert b"SourceSerif4" in data
    assert b"SourceSans3" in data
