"""A deal of another shape through the same templates: three parties, no people, no counts, and no holes."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from tests.conftest import Built, Ran, build_in_memory
from tests.reports.words import page_words, pptx_text

from dealbrief.document.blocks import Captioned, Heading, KeyFigure, Section, Takeaway
from dealbrief.document.inlines import plain_text
from dealbrief.document.walk import nodes

FICTION = Path(__file__).parents[1] / "fixtures" / "fiction"
FOREIGN = re.compile(
    r"belarus|potash|minsk|prisoner|washington|lukashenk|bialiatski|viasna|ofac|united states|licen[cs]e 13|pardon",
    re.I,
)
LEFT_OVER = re.compile(r"\bNone\b|\bnone\.|Undefined|\{\{|\{%|<\w+>|\[[=@]|Record\(|\(\s*\)|\bnull\b|:\s*;|\s,|;\s*;")


@pytest.fixture(scope="module")
def fiction() -> Built:
    return build_in_memory(FICTION)


@pytest.fixture(scope="module")
def texts(fiction: Built) -> dict[str, str]:
    return {"brief": page_words(fiction.pages), "deck": pptx_text(fiction.pptx)}


def test_it_builds_with_warnings_at_most(tmp_path: Path, run: Callable[..., Ran]):
    ran = run("build", FICTION, "-o", tmp_path, "--json")
    told = json.loads(ran.out)
    assert ran.code == 0
    assert [output["format"] for output in told["outputs"]] == ["pdf", "pptx"]
    assert all(problem["severity"] == "warning" for problem in told["problems"])


@pytest.mark.parametrize("output", ["brief", "deck"])
def test_it_says_no_word_of_the_first_deal(output: str, texts: dict[str, str]):
    assert FOREIGN.findall(texts[output]) == []


@pytest.mark.parametrize("output", ["brief", "deck"])
def test_it_shows_nothing_a_template_left_over(output: str, texts: dict[str, str]):
    assert LEFT_OVER.findall(texts[output]) == []


@pytest.mark.parametrize("output", ["brief", "deck"])
def test_its_own_words_are_there(output: str, texts: dict[str, str]):
    wanted = ["Sarvan Strait", "Orlesia", "Velmark", "Tarn", "Institute for Invented Affairs"]
    assert all(name in texts[output] for name in wanted)


def test_no_section_heading_title_or_label_is_empty(fiction: Built):
    found = list(nodes((fiction.brief.blocks, fiction.deck.slides)))
    sections = [one for one in found if isinstance(one, Section)]
    assert all(plain_text(one.label).strip() and one.blocks for one in sections)
    assert all(plain_text(one.assertion).strip() for one in sections if one.numbered)
    assert all(plain_text(one.children).strip() for one in found if isinstance(one, Heading))
    in_brief = nodes(fiction.brief.blocks)
    assert all(plain_text(one.title).strip() for one in in_brief if isinstance(one, Captioned))
    assert all(plain_text(one.claim).strip() for one in found if isinstance(one, Takeaway))
    assert all(one.value.strip() and plain_text(one.label).strip() for one in found if isinstance(one, KeyFigure))


def test_no_slide_has_an_empty_title_or_placeholder(fiction: Built):
    for slide in Presentation(io.BytesIO(fiction.pptx)).slides:
        titled = slide.shapes.title
        assert titled is not None
        assert titled.text_frame.text.strip()
        assert all(shape.text_frame.text.strip() for shape in slide.placeholders if shape.has_text_frame)


def test_what_it_has_not_is_not_there(fiction: Built, texts: dict[str, str]):
    """No people, no counts, no two sides: no table of people, no line, no bars, no exchange, and no word of them."""
    labels = [plain_text(block.label) for block in fiction.brief.blocks if isinstance(block, Section)]
    assert len(labels) == len(set(labels))
    assert all(words not in text for text in texts.values() for words in ("Sent to", "Sentence", "freed", "held"))


def test_the_guards_see_what_they_forbid():
    assert FOREIGN.search("the POTASH trade") is not None
    assert all(LEFT_OVER.search(text) for text in ("is None, so", "{{ x }}", "<cite>", "as of ()", "one ; ;"))
