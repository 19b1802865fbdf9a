"""The deal on one slide: exchange, numbers, what did not move, what to watch; less of it where there is less."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dealbrief import build_document, load_deal
from dealbrief.backends.pptx import plan_deck, write_pptx
from dealbrief.backends.pptx.plan.characters import paragraphs
from dealbrief.backends.pptx.plan.deck import SlidePlan
from dealbrief.document import blocks as b
from dealbrief.document.figures import ExchangeData
from dealbrief.document.inlines import plain_text
from dealbrief.document.walk import nodes
from dealbrief.theme.brand import standard_theme

FIXTURES = Path(__file__).parents[1] / "fixtures"


def columns(report: Path) -> tuple[tuple[b.Block, ...], ...]:
    (slide,) = build_document(load_deal(report), "one-slide", report).slides
    (found,) = (node for node in nodes(slide.slots) if isinstance(node, b.Columns))
    return found.columns


def heads(report: Path) -> list[str]:
    found = (node for column in columns(report) for node in column if isinstance(node, b.Heading))
    return [plain_text(head.children) for head in found]


def words(slide: SlidePlan) -> Iterator[str]:
    for frame in slide.frames:
        yield from ("".join(run.text for run in part.runs) for part in paragraphs(frame))


def without(report: Path, *groups: str) -> Path:
    """The report with some groups of records emptied."""
    text = (report / "deal.yaml").read_text(encoding="utf-8")
    kept: list[str] = []
    skip = False
    for line in text.splitlines():
        if line and not line[0].isspace() and not line.startswith("#"):
            skip = line.split(":")[0] in groups
        if not skip:
            kept.append(line)
    (report / "deal.yaml").write_text("\n".join(kept) + "\n", encoding="utf-8")
    return report


def test_it_has_the_exchange_the_numbers_what_did_not_move_and_signs(report: Path):
    assert heads(report) == ["The exchange", "The numbers", "What did not move", "Signs to watch"]
    assert len(columns(report)) == 3


def test_it_is_one_slide_of_the_real_deal_and_can_be_written(report: Path):
    plan = plan_deck(build_document(load_deal(report), "one-slide", report), standard_theme())
    (slide,) = plan.slides
    said = " ".join(words(slide)).replace("\u00a0", " ")
    assert all(
        word in said for word in ("123", "1,131", "Legal act", "Lithuania", "TLP:CLEAR", "As of 31 December 2025")
    )
    assert "judgement" in said  # signs rest on scenarios, which are nobody's finding
    assert plan.problems == ()
    assert write_pptx(plan)[:2] == b"PK"


def test_what_has_no_room_is_in_the_notes(report: Path):
    (slide,) = plan_deck(build_document(load_deal(report), "one-slide", report), standard_theme()).slides
    notes = " ".join(paragraph.text for paragraph in slide.notes).replace("\u00a0", " ")
    assert "More relief as relations normalise" in notes
    assert "potash companies licensed, not delisted" in notes


def test_the_exchange_shows_two_terms_what_moved_before_what_was_announced(report: Path):
    (figure,) = (node for column in columns(report) for node in column if isinstance(node, b.Figure))
    assert isinstance(figure.data, ExchangeData)
    assert [term.state.slug for term in figure.data.terms] == ["legal-act", "done"]


def test_without_scenarios_there_are_no_signs(report: Path):
    found = heads(without(report, "scenarios"))
    assert found == ["The exchange", "The numbers", "What did not move", "In this series"]


def small(folder: Path, old: str = "", new: str = "") -> Path:
    text = (FIXTURES / "small" / "deal.yaml").read_text(encoding="utf-8")
    assert old in text
    edition = "editions:\n  - {id: one-slide, template: one-slide}\n"
    (folder / "deal.yaml").write_text(text.replace(old, new) + edition, encoding="utf-8")
    return folder


def test_a_small_deal_fills_the_slide_too(tmp_path: Path):
    assert heads(small(tmp_path)) == ["The exchange", "The numbers", "What did not move", "Signs to watch"]
    (slide,) = plan_deck(build_document(load_deal(tmp_path), "one-slide", tmp_path), standard_theme()).slides
    said = " ".join(words(slide)).replace("\u00a0", " ")
    assert "Trade in amber" in said
    assert "Sylvania: Arms embargo" in said


def test_where_all_measures_moved_nothing_is_said_to_have_stayed(tmp_path: Path):
    imposed = "{date: 2029, action: imposed}"
    lifted = f"{imposed}\n      - {{date: 2031-05-05, action: lifted}}"
    assert heads(small(tmp_path, imposed, lifted)) == ["The exchange", "The numbers", "Signs to watch"]
