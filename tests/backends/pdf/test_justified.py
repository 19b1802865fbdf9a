"""Justified text: what is set so and what is not, that lines fill the measure, and that words come back whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from dealbrief.backends.pdf import plan_pages, write_pdf
from dealbrief.backends.pdf.plan.lines import SetLine, set_text
from dealbrief.backends.pdf.plan.page_plan import PagePlan, TextLine
from dealbrief.backends.pdf.plan.styles import STYLES
from dealbrief.backends.pdf.plan.words import BARS_ROOM
from dealbrief.document.blocks import Block, Callout, Cell, Column, Columns, Paragraph, Row, Section, Table
from dealbrief.document.inlines import Cite, Confidence, Emphasis, Inline, Lang, Link, State, Strong, Text
from dealbrief.document.tree import Document
from dealbrief.theme.brand import standard_theme
from dealbrief.theme.fonts import known

ENGLISH = (
    "The two governments announced an exchange in three steps, and each step was to be taken only after the one before "
    "it had been confirmed in writing by both delegations. Administrative guidance published alongside says as much, "
    "although newspapers on both sides reported that the measures had been lifted altogether; correspondingly, "
    "expectations rose faster than deliveries, and representatives called the present interpretation unworkable."
)
BELARUSIAN = (
    "Абмежаванні застаюцца ў сіле для кожнага прадпрыемства, якога ліцэнзія не называе, для кожнай здзелкі пасля яе "
    "сканчэння і для ўсіх, хто не здолее паказаць, што тавары прызначаліся для мэтаў, апісаных у дакуменце. "
    "Адміністрацыйныя тлумачэнні, апублікаваныя разам з ёю, кажуць тое самае, хоць газеты паведамілі пра адмену."
)
SOFT = "\u00ad"
MEASURES = [150.0, 163.0, 180.0, 225.0, 259.5, 326.0, 480.0]


def justified(*nodes: Inline | str, width: float = 225.0, style: str = "body") -> tuple[SetLine, ...]:
    inlines = tuple(Text(node) if isinstance(node, str) else node for node in nodes)
    return set_text(inlines, replace(STYLES[style], fit="justified"), width)


def rich() -> tuple[Inline, ...]:
    """Every inline that is set in a way of its own."""
    address = "https://registry.example.org/notices/2031/general-licence-7b.html"
    state, sure = State("done", "circle", "carried out", "b"), Confidence("moderate", "moderate confidence")
    return (
        *(Text(ENGLISH[:60]), Strong((Text(ENGLISH[60:130]),)), Cite(("a",), number=1), Text(", "), state),
        *(Text(" as of 3\u00a0May 2031 "), Emphasis((Text(ENGLISH[130:260]),)), Text(" "), sure, Text(" ")),
        *(Link(address, (Text(address),)), Text(" and "), Lang("be", (Text(BELARUSIAN),)), Text(" " + ENGLISH[260:])),
    )


def whole(lines: tuple[SetLine, ...]) -> str:
    return "".join(line.text + line.tail for line in lines).replace(SOFT, "")


@pytest.mark.parametrize("width", MEASURES)
@pytest.mark.parametrize("style", ["body", "lead", "box", "note"])
def test_lines_are_as_wide_as_the_measure_and_none_is_wider(style: str, width: float) -> None:
    for nodes in ((Text(ENGLISH),), (Lang("be", (Text(BELARUSIAN),)),), rich()):
        *lines, last = justified(*nodes, width=width, style=style)
        assert all(line.width <= width + 0.01 for line in (*lines, last))
        filled = [line for line in lines if line.width > width - 0.02]
        assert len(filled) >= len(lines) * (1.0 if width >= 225.0 and nodes != rich() else 0.7)


def test_no_letter_is_lost_and_no_word_torn() -> None:
    nodes = rich()
    once = "".join(line.text + line.tail for line in set_text(nodes, STYLES["body"], 2000.0))
    for width in MEASURES:
        assert whole(justified(*nodes, width=width)).split() == once.split()


def test_runs_stand_end_to_end_and_are_as_wide_as_their_letters() -> None:
    for line in justified(*rich(), width=259.5):
        for left, right in pairwise(line.runs):
            bars = any(abs(x - left.x - left.width) < 0.01 for x, _ in line.bars)
            assert right.x - left.x - left.width == pytest.approx(BARS_ROOM if bars else 0.0, abs=0.01)
        for run in line.runs:
            assert len(run.kerns) == len(run.text)
            advance = known(run.face).plain(run.text) - sum(run.kerns) / 1000
            assert run.width == pytest.approx(advance * run.size, abs=0.02)


def test_only_spaces_are_stretched_and_all_of_a_line_alike() -> None:
    ragged = {word for line in set_text((Text(ENGLISH),), STYLES["body"], 2000.0) for word in line.text.split()}
    for line in justified(ENGLISH)[:-1]:
        (run,) = line.runs
        spaces = [kern for letter, kern in zip(run.text, run.kerns, strict=True) if letter == " "]
        assert max(spaces[:-1] or [0]) - min(spaces[:-1] or [0]) <= 1
        inside = [kern for letter, kern in zip(run.text, run.kerns, strict=True) if letter not in " " + SOFT]
        assert all(abs(kern) < 120 for kern in inside)
        assert set(line.text.split()[1:-1]) <= ragged


def test_the_last_line_is_natural() -> None:
    last = justified(ENGLISH)[-1]
    assert last.tail == " "
    assert all(
        kern == 0 for run in last.runs for letter, kern in zip(run.text, run.kerns, strict=True) if letter == " "
    )
    (only,) = justified("One line.", width=326.0)
    assert only.width < 60.0


def test_a_line_that_only_the_mark_of_a_confidence_follows_keeps_its_spaces() -> None:
    sure = Confidence("moderate", "Moderate confidence")
    text = "Of the measures reviewed only the ones on the airline moved, and a licence can be taken back."
    first, last = justified(text, " ", sure, width=480.0)
    assert last.text.strip() == "Moderate\u00a0confidence"
    assert not any(
        kern for run in first.runs for letter, kern in zip(run.text, run.kerns, strict=True) if letter == " "
    )
    *lines, _ = justified(f"{text} {text}", " ", sure, " and so on and so forth", width=480.0)
    assert all(line.width > 479.0 for line in lines)


def test_no_break_spaces_stretch_like_the_others() -> None:
    text = "said\u00a0so and went on to say 3\u00a0May 2031 and 5\u00a0per\u00a0cent of it went elsewhere than said"
    line = justified(text, width=150.0)[0]
    kerns = {kern for run in line.runs for letter, kern in zip(run.text, run.kerns, strict=True) if letter in " \u00a0"}
    assert max(kerns) < 0 or min(kerns) > 0
    assert max(kerns) - min(kerns) <= 1


def test_a_hyphenated_line_ends_in_a_soft_hyphen_and_joins_without_a_space() -> None:
    ended = [line for line in justified(ENGLISH, width=180.0) if line.text.endswith(SOFT)]
    assert ended
    assert all(line.tail == "" and line.text.count(SOFT) == 1 for line in ended)
    assert all(not line.tail.strip() for line in justified(ENGLISH, width=180.0))


@pytest.mark.parametrize("width", MEASURES)
def test_no_more_than_two_hyphens_stand_one_below_the_other(width: float) -> None:
    for text in (Text(ENGLISH * 2), Lang("be", (Text(BELARUSIAN * 2),))):
        marks = "".join("-" if line.text.endswith(SOFT) else "." for line in justified(text, width=width))
        assert "---" not in marks


def test_words_are_hyphenated_in_their_own_language() -> None:
    def broken(language: str) -> set[str]:
        ends = [
            line.text.split()[-1]
            for width in range(150, 300, 7)
            for line in justified(Lang(language, (Text(BELARUSIAN),)), width=float(width))
        ]
        return {end for end in ends if end.endswith(SOFT)}

    assert broken("be")
    assert not broken("en")


def test_the_last_word_is_not_broken() -> None:
    text = "It was said. " * 3 + "Nobody had expected correspondence"
    for width in range(150, 330, 3):
        assert justified(text, width=float(width))[-1].text.endswith("correspondence")


@pytest.mark.parametrize("date", ["13 December 2031", "13\u00a0December 2031", "13\u00a0December\u00a02031"])
def test_a_date_is_not_broken(date: str) -> None:
    text = f"The envoys met in the capital on {date} and signed nothing that anybody saw afterwards."
    for width in range(150, 330, 3):
        lines = "|".join(line.text for line in justified(text, width=float(width)))
        assert "December" in lines


def test_an_address_wider_than_the_measure_is_broken_after_its_punctuation() -> None:
    address = "https://registry.example.org/" + "/".join(["notices", "general", "licences", "annexes"] * 4)
    lines = justified("It stands at ", address, " for all to see.", width=160.0)
    assert SOFT not in "".join(line.text for line in lines)
    assert all(line.text[-1] in "/.-:" for line in lines if line.tail == "")


def test_a_word_without_places_wider_than_the_measure_is_cut() -> None:
    lines = justified("Look at ", "x" * 200, " now and then", width=160.0)
    assert all(line.width <= 160.01 for line in lines)
    assert whole(lines).split() == ["Look", "at", "x" * 200, "now", "and", "then"]


# ---- in a document


def paragraph(text: str = ENGLISH) -> Paragraph:
    return Paragraph(children=(Text(text),))


@pytest.fixture
def themed(brief: Callable[..., Document]) -> Callable[..., PagePlan]:
    def build(*blocks: Block, text: str = "justified") -> PagePlan:
        return plan_pages(brief(*blocks), replace(standard_theme(), text=text))

    return build


def stretched(plan: PagePlan) -> set[str]:
    """The blocks with a line whose spaces are not natural."""
    return {
        box.block
        for page in plan.pages
        for box in page.boxes
        if isinstance(box.item, TextLine)
        and any(
            k and c == " "
            for run in box.item.runs
            if run.role == "text"
            for c, k in zip(run.text, run.kerns, strict=True)
        )
    }


def test_running_text_is_justified_and_titles_rails_and_cells_are_not(themed: Callable[..., PagePlan]) -> None:
    cell = Cell(blocks=(paragraph(),))
    table = Table(columns=(Column(),), head=(), rows=(Row(cells=(cell,)),))
    rail = Paragraph(children=(Text(ENGLISH),), room="rail")
    section = Section(label=(), assertion=(Text(ENGLISH[:110]),), blocks=(rail, paragraph()))
    found = stretched(themed(section, table, Callout(blocks=(paragraph(),))))
    assert found == {"0/blocks/1", "2/blocks/0"}


def test_a_theme_that_does_not_ask_gets_ragged_lines(themed: Callable[..., PagePlan]) -> None:
    blocks = (paragraph(), Callout(blocks=(paragraph(),)))
    assert stretched(themed(*blocks, text="ragged")) == set()
    assert themed(*blocks, text="ragged").to_text() != themed(*blocks).to_text()


def test_narrow_columns_stay_ragged(themed: Callable[..., PagePlan]) -> None:
    narrow = Columns(columns=((paragraph(),), (paragraph(),), (paragraph(),)))
    assert stretched(themed(Section(label=(), blocks=(narrow,)))) == set()


# ---- in the file


def text_words(text: str) -> list[str]:
    return re.sub(r"(\u00ad|\ufffe|\x02)\s*", "", text).split()


def test_a_reader_gets_broken_words_whole(themed: Callable[..., PagePlan]) -> None:
    data = write_pdf(themed(paragraph(), Paragraph(children=(Lang("be", (Text(BELARUSIAN),)),))))
    with pdfium.PdfDocument(data) as file:
        text = file[0].get_textpage().get_text_range()
    assert "\ufffe" in text or SOFT in text
    found = " ".join(text_words(text))
    assert ENGLISH in found
    assert BELARUSIAN in found


def test_poppler_gives_soft_hyphens_and_never_a_hyphen_of_the_word(
    themed: Callable[..., PagePlan], tmp_path: Path
) -> None:
    if not shutil.which("pdftotext"):
        if os.environ.get("DEALBRIEF_REQUIRE_TOOLS") == "1":
            pytest.fail("pdftotext is not installed")
        pytest.skip("pdftotext is not installed")
    path = tmp_path / "justified.pdf"
    path.write_bytes(write_pdf(themed(paragraph(), Paragraph(children=(Lang("be", (Text(BELARUSIAN),)),)))))
    ran = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True, timeout=60)
    text = ran.stdout.decode("utf-8")
    assert SOFT in text
    assert "-\n" not in text
    assert ENGLISH in " ".join(text_words(text))
    assert BELARUSIAN in " ".join(text_words(text))
