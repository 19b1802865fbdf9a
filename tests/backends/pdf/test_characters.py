"""What no face has is refused before anything is laid out: by code point, name, place, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dealbrief.backends.pdf import plan_pages
from dealbrief.backends.pdf.plan import planner
from dealbrief.backends.pdf.plan.checks import document_problems
from dealbrief.backends.pdf.plan.lines import set_text
from dealbrief.backends.pdf.plan.styles import STYLES
from dealbrief.document.blocks import Callout, Paragraph, TitleBlock
from dealbrief.document.inlines import Cite, Emphasis, Strong, Text
from dealbrief.document.tree import Document
from dealbrief.errors import OutputError, Place, Problem
from dealbrief.theme.brand import standard_theme

Brief = Callable[..., Document]
OUTER, INNER, TITLE = Place("base.xml.j2", 3), Place("brief.xml.j2", 7), Place("brief.xml.j2", 1)


def found(document: Document) -> Problem:
    (problem,) = document_problems(document)
    return problem


def test_code_point_name_neighbours_and_innermost_place_are_named(brief: Brief) -> None:
    inner = Paragraph(children=(Strong((Text("so they said 漢 to us"),)),), at=INNER)
    problem = found(brief(Callout(blocks=(inner,), at=OUTER)))
    assert (problem.code, problem.at) == ("missing-glyph", INNER)
    assert problem.message == "no face of the document has U+6F22 CJK UNIFIED IDEOGRAPH-6F22, in “o they said 漢 to us”"


def test_a_character_of_a_source_is_found_where_the_source_is_cited(brief: Brief) -> None:
    whole = brief(Paragraph(children=(Text("so"),), at=OUTER), Paragraph(children=(Cite(("beta",)),), at=INNER))
    whole = replace(whole, sources={**whole.sources, "beta": replace(whole.sources["beta"], title="A 漢 B")})
    problem = found(whole)
    assert problem.at == INNER
    assert problem.message.endswith("in “A 漢 B” of source `beta`")


def test_a_character_of_the_running_head_is_found_at_the_title_block(brief: Brief) -> None:
    title = TitleBlock(kind="", topic="", title=(Text("A test"),), at=TITLE)
    assert found(brief(title, short_title="漢")).at == TITLE


@pytest.mark.parametrize(
    ("character", "hint"),
    [
        ("①", "write “1”"),
        ("Ａ", "write “A”"),
        ("漢", "write it in Latin, Greek or Cyrillic letters"),
        ("🙂", "write it in words, or with a sign such as →, ✓, ● or ▲"),
        ("\u0943", "write the letter and its mark as one character"),
        ("、", "take it out of the text, or write it another way"),
    ],
)
def test_the_hint_says_what_to_write(brief: Brief, character: str, hint: str) -> None:
    assert found(brief(Paragraph(children=(Text(f"a{character}"),)))).hint == hint


def test_an_extract_holds_no_character_that_cannot_be_printed(brief: Brief) -> None:
    problem = found(brief(Paragraph(children=(Text("a\x07b"),), at=INNER)))
    assert (problem.code, problem.at) == ("control-character", INNER)
    assert problem.message == "U+0007 is a control character, in “a�b”"


def test_nothing_is_laid_out_before_characters_are_checked(brief: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("laid out")

    monkeypatch.setattr(planner, "document_rows", never)
    with pytest.raises(OutputError):
        plan_pages(brief(Paragraph(children=(Text("漢"),))), standard_theme())


def test_what_the_check_lets_pass_is_set_from_a_face_that_has_it() -> None:
    from dealbrief.theme.fonts import known

    text = Text("ў ₿ ● ↔ ‥ ⇒ ‖ ґ ł ų ✓")
    for style in ("body", "box", "title-30", "lead"):
        for node in (text, Emphasis((text,)), Strong((Emphasis((text,)),))):
            runs = [run for line in set_text((node,), STYLES[style], 400.0) for run in line.runs]
            assert all(known(run.face).has(letter) for run in runs for letter in run.text)


def test_a_soft_hyphen_of_the_author_is_not_shown(brief: Brief) -> None:
    assert document_problems(brief(Paragraph(children=(Text("co\u00adoperate"),)))) == []
    (line,) = set_text((Text("co\u00adoperate \u00ad so"),), STYLES["body"], 400.0)
    assert line.text == "cooperate so"
