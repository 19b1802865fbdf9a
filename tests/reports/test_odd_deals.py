"""The standard templates on deals that lack what the first one has: nothing is invented, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Built, build_in_memory

from dealbrief.document.blocks import Figure, Table
from dealbrief.document.figures import Bar
from dealbrief.document.figures_counts import FlowData
from dealbrief.document.walk import nodes


@pytest.fixture
def changed(report: Path) -> Callable[..., Built]:
    """Build a copy of the first report after replacements by pattern, each of which must hit."""

    def build(*changes: tuple[str, str]) -> Built:
        deal = report / "deal.yaml"
        text = deal.read_text(encoding="utf-8")
        for pattern, new in changes:
            text, count = re.subn(pattern, new, text)
            assert count, pattern
        deal.write_text(text, encoding="utf-8")
        return build_in_memory(report)

    return build


def test_destinations_without_sources_of_their_own_rest_on_those_of_the_round(changed: Callable[..., Built]):
    made = changed((r"(count: (?:114|9|109)), claims: \[[\w-]+\]\}", r"\1}"))
    slide = next(one for one in made.deck.slides if any(isinstance(n, FlowData) for n in nodes(one.slots)))
    table = next(one for one in nodes(made.brief.blocks) if isinstance(one, Table) and "Moved on" in str(one.head))
    assert "tass-1213" in slide.sources
    assert "tass-1213" in table.sources


def test_without_any_relief_nothing_is_said_of_it(changed: Callable[..., Built], built: Built):
    with_relief = [bar.note for bar in nodes(built.deck.slides) if isinstance(bar, Bar)]
    assert with_relief.count("none\u00a0recorded") + with_relief.count("none recorded") == 4
    made = changed((r"    relief:\n      - \{.*\}\n", ""))
    assert {bar.note for bar in nodes(made.deck.slides) if isinstance(bar, Bar)} == {""}


def test_names_too_long_for_the_kicker_are_left_to_the_diagram(changed: Callable[..., Built], built: Built):
    assert built.deck.meta.kind == "Briefing · United States and Belarus"
    made = changed(
        (r"name: \{en: United States,", "name: {en: The United Provinces of the Northern and the Western Coast,")
    )
    assert made.deck.meta.kind == "Briefing"


def test_a_round_of_which_no_destination_is_known_has_no_table_of_them(changed: Callable[..., Built]):
    loose = (r"\[=c-2025-12\.(by_destination\.\w+|onward)\]", "some")
    made = changed(loose, (r"    by_destination:\n(?:      - .*\n)+", ""), (r"    onward:\n(?:      - .*\n)+", ""))
    tables = [one for one in nodes(made.brief.blocks) if isinstance(one, Table)]
    assert tables
    assert not [one for one in tables if "Moved on" in str(one.head)]


def test_figures_of_the_page_leave_the_deck_of_the_same_deal_whole(changed: Callable[..., Built]):
    """A section names its figures once for both; what a slide cannot show yet is drawn in the brief alone."""
    made = changed(
        (r"figures: \[exchange, steps\]", "figures: [exchange, ladder, units, flow, timeline, bands, steps]")
    )
    kinds = {figure.kind for figure in nodes(made.brief.blocks) if isinstance(figure, Figure)}
    assert kinds >= {"exchange", "ladder", "units", "flow", "timeline", "scenarios"}
    assert any(slide.section == "The exchange" for slide in made.deck.slides)
