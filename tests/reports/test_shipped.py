"""What holds for every report that comes with the program: it is clean, nothing in it is idle, all of it is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import SHIPPED, Built, copied
from tests.reports.words import page_words, pptx_text

from dealbrief import build_document, load_deal
from dealbrief.document.inlines import plain_text
from dealbrief.resources import resource
from dealbrief.source import view
from dealbrief.source.record import Record

COUNTED = ("actors", "terms", "cohorts", "people", "measures", "events", "reactions", "sections", "series", "claims")
SIDES = {"previous": "next", "next": "previous"}


def folder(slug: str) -> Path:
    return Path(str(resource("reports") / slug))


def records(slug: str) -> Record:
    """All that a brief of the report may show."""
    return view(load_deal(folder(slug)), "brief")


def typed(slug: str) -> str:
    """The report's own files as one text."""
    return "\n".join(path.read_text(encoding="utf-8") for path in folder(slug).iterdir() if path.is_file())


def uses(slug: str, record: str) -> int:
    return len(re.findall(rf"(?<![\w-]){re.escape(record)}(?![\w-])", typed(slug)))


def test_these_are_all_the_reports():
    assert sorted(path.parent.name for path in folder(SHIPPED[0]).parent.glob("*/deal.yaml")) == sorted(SHIPPED)


def test_it_is_clean(shipped: str, each: Built):
    assert load_deal(folder(shipped)).problems == ()
    assert each.problems == ()
    assert records(shipped).deal.slug == shipped


def test_every_claim_and_every_source_is_used(shipped: str):
    seen = records(shipped)
    disputed = {account.id for conflict in seen.conflicts for account in conflict.accounts}
    idle = {record.id for record in (*seen.claims, *seen.sources) if uses(shipped, record.id) < 2}
    assert idle - disputed == set()


def test_the_brief_lists_every_source_as_the_deck_says(shipped: str, each: Built):
    assert set(each.brief.cited) == {source.id for source in records(shipped).sources}


def test_an_idle_claim_is_seen(shipped: str):
    assert uses(shipped, "f-nobody-needs-this") == 0


def test_every_source_says_how_good_it_is_and_how_much_of_it_was_read(shipped: str):
    sources = records(shipped).sources
    assert [source.id for source in sources if not (source.grade and source.seen and source.href)] == []
    assert {source.seen for source in sources} == {"excerpt"}


def test_nothing_in_it_is_later_than_its_day(shipped: str):
    """A record dated later is left out in silence: the view has as many as were typed."""
    seen, draft = records(shipped), load_deal(folder(shipped)).draft
    left_out = {name: len(draft.group(name)) - len(getattr(seen, name)) for name in COUNTED}
    assert {name: count for name, count in left_out.items() if count} == {}


def test_every_assertion_stands_on_a_page_and_every_title_on_a_slide(shipped: str, each: Built):
    words, slides = page_words(each.pages), pptx_text(each.pptx)
    for section in records(shipped).sections:
        claim = " ".join(plain_text(section.assertion.nodes).split()).rstrip(".")
        assert claim in words
        assert claim in slides or not section.figures


def test_its_neighbours_are_here_and_point_back(shipped: str):
    series = records(shipped).deal.series
    near = {side: getattr(series, side) for side in SIDES if getattr(series, side)}
    assert near
    for side, deal in near.items():
        back = getattr(records(deal.report).deal.series, SIDES[side])
        assert back.report == shipped
        assert records(deal.report).deal.series.title == series.title


@pytest.mark.parametrize("edition", ["glance", "one-slide"])
def test_its_neighbours_are_named_in_every_edition(shipped: str, edition: str, each: Built):
    series = records(shipped).deal.series
    titles = [near.title for near in (series.previous, series.next) if near]
    (*_, last) = each.slides.slides
    notes = " ".join(part.text for part in last.notes).replace("\u00a0", " ")
    built = build_document(load_deal(folder(shipped)), edition, folder(shipped))
    other = repr(built).replace("\\xa0", " ")
    for title in titles:
        assert title in page_words(each.pages)
        assert title in pptx_text(each.pptx)
        assert title in notes
        assert title in other


def test_a_neighbour_that_is_not_there_is_a_warning(shipped: str, tmp_path: Path):
    report = copied(folder(shipped), tmp_path / shipped)
    assert load_deal(report).problems == ()
    copied(folder(shipped), tmp_path / "another")
    (problem,) = load_deal(report).problems
    assert (problem.code, problem.severity, problem.hint) == ("no-report", "warning", "there are: another")
