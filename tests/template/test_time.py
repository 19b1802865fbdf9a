"""The elements of timelines and ladders: read whole, and refused at their place where they say nothing drawable."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import FILES, REPORT

from dealbrief import build_document, load_deal
from dealbrief.document import blocks as b
from dealbrief.document.figures_time import Event, LadderData, Lane, TimelineData
from dealbrief.document.inlines import State
from dealbrief.document.tree import Document
from dealbrief.errors import TemplateError
from dealbrief.template import parse

ROOT = '<{root} title="t" short-title="s" language="en" stamp="2031-05-03" sides="2">{body}</{root}>'
LANE = '<lane id="n" name="Norland" side="a"/>'
EVENT = '<event date="2031-05-01" when="1 May 2031" short="1 May" lane="n" importance="1">talks</event>'


def figure(kind: str, inside: str) -> str:
    return f'<figure kind="{kind}" alt="a" head="changed">{inside}</figure>'


def read(body: str) -> b.Figure:
    (found,) = parse(ROOT.format(root="brief", body=body), {}, "en").blocks
    assert isinstance(found, b.Figure)
    return found


def refused(body: str, root: str = "brief") -> list[str]:
    with pytest.raises(TemplateError) as caught:
        parse(ROOT.format(root=root, body=body), {}, "en")
    assert all(problem.at for problem in caught.value.problems)
    return [problem.code for problem in caught.value.problems]


def test_a_timeline_is_read_whole():
    data = read(figure("timeline", LANE + EVENT)).data
    assert isinstance(data, TimelineData)
    assert data.lanes == (Lane("Norland", "a"),)
    assert data.events == (Event(date(2031, 5, 1), "1 May 2031", "talks", 0, "1 May", "none", 1, "1 May 2031"),)
    assert (data.months[0], data.months[4], len(data.months), data.changed) == ("Jan", "May", 12, "changed")


def test_an_event_of_a_restriction_has_a_state_with_its_word_and_a_month():
    own = EVENT.replace('lane="n"', 'lane="n" month="May 2031" state="lifted"')
    data = read(figure("timeline", LANE + own)).data
    assert isinstance(data, TimelineData)
    (event,) = data.events
    assert (event.month, event.state) == ("May 2031", State("lifted", "square-open", "Lifted"))
    assert event.said("en") == "Lifted: talks"


def test_events_may_come_in_any_order():
    earlier = EVENT.replace("2031-05-01", "2030-01-01")
    data = read(figure("timeline", LANE + EVENT + earlier)).data
    assert isinstance(data, TimelineData)
    assert [event.day.year for event in data.events] == [2031, 2030]


def test_a_ladder_is_read_whole():
    act = '<step state="legal-act" date="3 May" reached="no" comparator="Dues: waived">Act 5</step>'
    steps = f'<step state="announced" date="1 May"/>{act}'
    data = read(figure("ladder", f'<track title="Relief" side="a">{steps}</track>')).data
    assert isinstance(data, LadderData)
    (track,) = data.tracks
    assert (track.title, track.side) == ("Relief", "a")
    assert [(s.state.shape, s.date, s.detail, s.reached, s.comparator) for s in track.steps] == [
        ("circle-open", "1 May", "", True, ""),
        ("diamond", "3 May", "Act 5", False, "Dues: waived"),
    ]


@pytest.mark.parametrize(
    ("kind", "inside", "code"),
    [
        ("timeline", LANE, "too-few"),
        ("timeline", EVENT, "unknown-lane"),
        ("timeline", LANE + EVENT.replace('"n"', '"m"'), "unknown-lane"),
        ("timeline", LANE + EVENT.replace("talks", "talks " * 20), "too-long"),
        ("timeline", LANE + EVENT.replace("2031-05-01", "May"), "attribute-value"),
        ("timeline", LANE + EVENT.replace('importance="1"', 'importance="4"'), "attribute-value"),
        ("timeline", LANE + EVENT + '<track title="x"><step state="done" date="d"/></track>', "not-allowed"),
        ("timeline", "".join(LANE.replace('"n"', f'"{name}"') for name in "nabcdefgh") + EVENT, "too-many"),
        ("timeline", LANE + EVENT.replace("importance", 'state="ended" importance'), "attribute-value"),
        ("ladder", '<track title="x"><step state="done" date="d"/></track>' * 9, "too-many"),
        ("ladder", "", "too-few"),
        ("ladder", '<track title="x"/>', "too-few"),
        ("ladder", '<track title="x"><step state="finished" date="d"/></track>', "attribute-value"),
    ],
)
def test_what_cannot_be_drawn_is_refused(kind: str, inside: str, code: str):
    assert refused(figure(kind, inside)) == [code]


STEP = '<step state="done" date="d"/>'
COMPARED = '<step state="done" date="d" comparator="Dues: waived"/>'


def on_slide(kind: str, inside: str, head: str = "") -> str:
    figure = f'<figure kind="{kind}" alt="a" head="{head}">{inside}</figure>'
    return f'<slide role="exhibit"><title>c</title><slot name="exhibit">{figure}</slot></slide>'


@pytest.mark.parametrize(
    ("kind", "inside", "head", "code"),
    [
        ("timeline", LANE + EVENT, "", "too-few"),
        ("timeline", LANE + EVENT * 2, "changed", "not-on-slide"),
        ("timeline", "".join(LANE.replace('"n"', f'"{n}"') for n in "nabcde") + EVENT * 2, "", "too-many"),
        ("ladder", f'<track title="x">{STEP}</track>', "", "too-few"),
        ("ladder", f'<track title="x">{STEP * 6}</track>', "", "too-many"),
        ("ladder", f'<track title="x">{COMPARED * 3}{STEP}</track>', "", "too-many"),
        ("ladder", f'<track title="x">{STEP}{COMPARED}</track>', "", "comparator"),
        ("ladder", f'<track title="x">{STEP * 2}</track>' * 4, "", "too-many"),
        ("ladder", f'<track title="x">{STEP * 4}</track>' * 2, "", "too-many"),
    ],
)
def test_what_a_slide_cannot_show_is_refused(kind: str, inside: str, head: str, code: str):
    assert refused(on_slide(kind, inside, head), "deck") == [code]


def test_a_slide_reads_both():
    body = on_slide("timeline", LANE + EVENT * 2) + on_slide("ladder", f'<track title="x">{STEP * 2}</track>', "Now")
    slides = parse(ROOT.format(root="deck", body=body), {}, "en").slides
    found = [block.data for slide in slides for block in slide.slots[0].blocks if isinstance(block, b.Figure)]
    assert [type(data) for data in found] == [TimelineData, LadderData]
    assert isinstance(found[1], LadderData)
    assert found[1].standing == "Now"


# ---- the standard pack

NAMES = ("figures: [chronology, s-prisoners]", "figures: [timeline, ladder]")


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Document]:
    """A document of the report, its deal file changed."""

    def make(edition: str, *changes: tuple[str, str]) -> Document:
        for name in FILES:
            shutil.copyfile(REPORT / name, tmp_path / name)
        path = tmp_path / "deal.yaml"
        text = path.read_text(encoding="utf-8")
        for old, new in (NAMES, *changes):
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        return build_document(load_deal(tmp_path), edition, tmp_path)

    return make


@pytest.fixture
def drawn(made: Callable[..., Document]) -> Callable[..., dict[str, Any]]:
    """The figures of the report's brief by kind, its deal file changed."""

    def draw(*changes: tuple[str, str]) -> dict[str, Any]:
        document = made("brief", *changes)
        inside = [block for section in document.blocks if isinstance(section, b.Section) for block in section.blocks]
        return {block.kind: block.data for block in inside if isinstance(block, b.Figure)}

    return draw


def test_a_section_may_ask_for_both(drawn: Callable[..., dict[str, Any]]):
    found = drawn()
    assert [lane.name for lane in found["timeline"].lanes] == ["Politics", "Sanctions", "People", "Economy"]
    assert len(found["timeline"].events) == 10
    months = {event.month: event.day for event in found["timeline"].events if event.month == event.when}
    assert months == {"Mar\u00a02022": date(2022, 3, 16), "Aug\u00a02025": date(2025, 8, 16)}
    (track,) = found["ladder"].tracks
    assert [(step.state.slug, step.detail) for step in track.steps] == [
        ("announced", ""),
        ("legal-act", "General License 13"),
    ]


def test_lanes_are_parties_where_an_event_has_no_lane(drawn: Callable[..., dict[str, Any]]):
    found = drawn(("    lane: economy\n", ""))
    assert [(lane.name, lane.side) for lane in found["timeline"].lanes] == [
        ("United States", "a"),
        ("Belarus", "b"),
        ("Others", "none"),
    ]


def test_an_event_of_importance_three_stands_in_no_timeline(drawn: Callable[..., dict[str, Any]]):
    found = drawn(("    lane: economy\n    importance: 1\n", "    lane: economy\n    importance: 3\n"))
    assert len(found["timeline"].events) == 9


def test_a_deal_of_single_steps_has_no_ladder(drawn: Callable[..., dict[str, Any]]):
    found = drawn(("      - {date: 2025-12-13, status: announced, claims: [f-announce]}\n", ""))
    assert "ladder" not in found


@pytest.fixture
def shown(made: Callable[..., Document]) -> Callable[..., list[b.Block]]:
    """What the slides of the section on history show, its deal file changed."""

    def show(*changes: tuple[str, str]) -> list[b.Block]:
        slides = [slide for slide in made("deck", *changes).slides if slide.section == "How Belarus got here"]
        return [block for slide in slides for slot in slide.slots for block in slot.blocks]

    return show


def test_a_deck_draws_both_on_slides_of_their_own(shown: Callable[..., list[b.Block]]):
    timeline, ladder = shown()
    assert isinstance(timeline, b.Figure)
    assert isinstance(ladder, b.Figure)
    assert isinstance(timeline.data, TimelineData)
    assert isinstance(ladder.data, LadderData)
    assert len(timeline.data.events) == 10
    assert ladder.data.standing == "Position on 31\u00a0December\u00a02025"
    assert all(one.alt for one in (timeline, ladder))


LONG = "".join(f"      - {{date: 2025-12-{14 + n}, status: partial}}\n" for n in range(5))
LAST = "      - {date: 2025-12-15, status: legal-act, instrument: General License 13, claims: [f-gl13]}\n"


def test_a_ladder_of_more_steps_than_a_slide_carries_is_a_table(shown: Callable[..., list[b.Block]]):
    _, table = shown((LAST, LONG))
    assert isinstance(table, b.Table)
    assert [row.focus for row in table.rows] == [False] * 5 + [True]


def test_two_promises_stand_side_by_side_without_words_at_their_discs(shown: Callable[..., list[b.Block]]):
    one = "      - {date: 2025-12-13, status: done, claims: [f-pardon]}\n"
    _, ladder = shown((one, one.replace("13, status: done", "12, status: announced") + one))
    assert isinstance(ladder, b.Figure)
    assert isinstance(ladder.data, LadderData)
    assert (len(ladder.data.tracks), ladder.data.standing) == (2, "")


def test_few_events_are_a_table_of_dates(shown: Callable[..., list[b.Block]]):
    less = [(f"    lane: {lane}\n    importance: 1\n", "    importance: 3\n") for lane in ("politics", "sanctions")]
    table, _ = shown(*less)
    assert isinstance(table, b.Table)
    assert len(table.rows) == 3
