"""Each paragraph of the commissioning text is answered by a sentence that stands on a page and on a slide.

The deal says in `seed` which record answers which paragraph. The sentence is the record's own; it is looked for in what
the page plan sets and in what the slides' shapes hold, never in talk notes. Without the record it is gone from both.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.conftest import REPORT, Built, build_in_memory
from tests.reports.words import flat, page_words, pptx_text

from dealbrief import load_deal
from dealbrief.document.inlines import plain_text
from dealbrief.source import view
from dealbrief.source.record import Record


class Answer(NamedTuple):
    """The record and the field that answer a paragraph, and changes that let the deal stand without the record.

    `label`: the field that answers it where a figure of a slide has no room for a sentence.
    """

    group: str
    id: str
    field: str
    pointing: tuple[tuple[str, str], ...] = ()
    label: str = ""


ANSWERS = {
    1: Answer("sections", "s-exchange", "assertion"),
    2: Answer("sections", "s-people", "assertion"),
    3: Answer("people", "p-bialiatski", "text", (("[=p-bialiatski.sentence.years]", "ten"),), "role"),
    4: Answer("sections", "s-history", "assertion"),
    5: Answer("sections", "s-talks", "assertion"),
    6: Answer("sections", "s-russia", "assertion"),
    7: Answer("sections", "s-lever", "assertion"),
    8: Answer("events", "e-election", "title", (("    annotations:\n      - {event: e-election}\n", ""),), "label"),
    9: Answer("sections", "s-reactions", "assertion"),
    10: Answer("sections", "s-outlook", "assertion"),
}
PARAGRAPHS = pytest.mark.parametrize("paragraph", ANSWERS)


def answering(report: Path, paragraph: int) -> Record | None:
    """The record that is to answer a paragraph, if it is there and says so."""
    answer = ANSWERS[paragraph]
    records = getattr(view(load_deal(report), "brief"), answer.group)
    return next((one for one in records if one.id == answer.id and paragraph in one.seed), None)


def sentences(report: Path, paragraph: int) -> tuple[str, str]:
    """The words of that record's field as a page and as a slide print them; a title drops its full stop."""
    record, answer = answering(report, paragraph), ANSWERS[paragraph]
    assert record is not None
    fields = (getattr(record, name) for name in (answer.field, answer.label or answer.field))
    texts = (found if isinstance(found, str) else plain_text(found.nodes) for found in fields)
    page, slide = (flat(text).rstrip(".") for text in texts)
    return page, slide


def shown(built: Built, words: tuple[str, str]) -> tuple[bool, bool]:
    """Whether the first words stand on a page and the second on a slide."""
    return words[0] in page_words(built.pages), words[1] in pptx_text(built.pptx)


def deleted(report: Path, paragraph: int) -> None:
    """Take the record out of its file, and whatever points to it."""
    answer = ANSWERS[paragraph]
    people, deal = report / "people.csv", report / "deal.yaml"
    text = deal.read_text(encoding="utf-8")
    for old, new in answer.pointing:
        assert old in text
        text = text.replace(old, new)
    if answer.group == "people":
        rows = people.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [row for row in rows if not row.startswith(f"{answer.id},")]
        assert len(kept) == len(rows) - 1
        people.write_text("".join(kept), encoding="utf-8")
    else:
        text, count = re.subn(rf"  - id: {answer.id}\n(?:    .*\n|\n(?=    ))+", "", text)
        assert count == 1
    deal.write_text(text, encoding="utf-8")


def without_seed(report: Path, paragraph: int) -> None:
    """Take the paragraph's number out of the record's `seed`."""
    answer = ANSWERS[paragraph]
    path = report / ("people.csv" if answer.group == "people" else "deal.yaml")
    text = path.read_text(encoding="utf-8")
    if answer.group == "people":
        pattern = rf"^({answer.id},.*?)(?:; )?\b{paragraph}$"
    else:
        pattern = rf"^(  - id: {answer.id}\n(?:    .*\n|\n(?=    ))*?    seed: \[[^\]]*?)(?:, )?\b{paragraph}\b"
    text, count = re.subn(pattern, r"\1", text, count=1, flags=re.MULTILINE)
    assert count == 1
    path.write_text(text.replace("seed: [, ", "seed: ["), encoding="utf-8")


def test_every_paragraph_has_its_answer():
    assert list(ANSWERS) == list(range(1, 11))


@PARAGRAPHS
def test_the_answer_stands_on_a_page_and_on_a_slide(paragraph: int, built: Built):
    assert shown(built, sentences(REPORT, paragraph)) == (True, True)


@PARAGRAPHS
def test_without_the_record_the_answer_is_gone(paragraph: int, report: Path):
    words = sentences(REPORT, paragraph)
    deleted(report, paragraph)
    assert answering(report, paragraph) is None
    assert shown(build_in_memory(report), words) == (False, False)


@PARAGRAPHS
def test_a_record_that_does_not_name_the_paragraph_does_not_answer_it(paragraph: int, report: Path):
    without_seed(report, paragraph)
    assert answering(report, paragraph) is None


def test_talk_notes_do_not_count(built: Built):
    """The deck says more than it shows, and what it only says is not found."""
    visible = pptx_text(built.pptx)
    spoken = {flat(run.text) for slide in built.slides.slides for part in slide.notes for run in part.runs}
    only_spoken = [words for words in spoken if len(words) > 80 and words not in visible]
    assert only_spoken
