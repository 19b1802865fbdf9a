"""Every letter the faces cover, set through the whole backend and read back: the same code points come out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from tests.backends.pdf.conformance import structure_text
from tests.backends.pdf.read_back import sheets

from dealbrief.backends.pdf import render
from dealbrief.document.blocks import Paragraph
from dealbrief.document.inlines import Text
from dealbrief.document.tree import Document
from dealbrief.theme.brand import standard_theme
from dealbrief.theme.fonts import face

TEXTS = 400


def covered() -> list[str]:
    """Letters of the Basic Multilingual Plane that the serif or the sans has a glyph for."""
    faces = (face("serif"), face("sans"))
    letters = (chr(code) for code in range(0x10000) if unicodedata.category(chr(code))[0] == "L")
    return [letter for letter in letters if any(one.has(letter) for one in faces)]


def texts() -> list[str]:
    """Words of up to three letters, all letters at least once, forwards and then backwards."""
    letters = covered()
    row = letters + letters[::-1]
    share = -(-len(row) // TEXTS)
    groups = [row[start : start + share] for start in range(0, len(row), share)]
    return [" ".join("".join(group[at : at + 3]) for at in range(0, len(group), 3)) for group in groups]


def test_every_letter_comes_back_unchanged(brief: Callable[..., Document]) -> None:
    wanted = texts()
    assert len(covered()) > 1000
    assert len(wanted) > TEXTS - 50
    data = render(brief(*(Paragraph(children=(Text(text),)) for text in wanted)), standard_theme()).data
    heard = [text.replace("\u00ad", "").strip() for tag, text in structure_text(data) if tag == "P"]
    assert " ".join(heard).split() == " ".join(wanted).split()
    shown = "".join(text.text for sheet in sheets(data) for text in sheet.shown)
    plain = {letter for letter in covered() if unicodedata.normalize("NFKC", letter) == letter}
    assert plain <= set(shown)  # the reader takes the letters of a ligature apart
