"""Profiles on slides: bars true to one scale, facts below them, no bar without dates. All people are made up."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.figures.slide_laws import diagram_faults, words_of

from dealbrief.document.figures_people import Held, Particular, Profile, ProfilesData
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_profiles import slide_profiles
from dealbrief.figures.slide_shapes import Box, Rectangle, TextBox

SLOT = Box(48, 151.2, 864, 313.2)
HALF = Held(date(2026, 1, 1), date(2031, 1, 1), "5 years held", 10.0, "10-year sentence")
FACTS = (Particular("Arrested", "1 January 2026"), Particular("Sent to", "Norland"))
ONE = Profile("Ada Quill", "Editor of the Sudland Courier", HALF, FACTS)
TWO = Profile("Bo Fenn", "Lawyer", replace(HALF, years=5.0, whole="5-year sentence"), FACTS)
PAIR = ProfilesData((ONE, TWO), "b", "Also freed", "Cy Marsh, Dot Rill")
NAMES = ("Ada Quill", "Maximiliana Featherstonehaugh-Fotheringay", "Editor of a newspaper, name withheld")
TEXTS = ("", "Lawyer", "Founder and chair of the Sudland Society for the Defence of Those Without Counsel")
CASES = range(60)


def drawn(data: ProfilesData = PAIR, box: Box = SLOT, step: int = 0) -> Diagram:
    return slide_profiles(data, Place(box, step, "alt", {}, "en"))


def made_up(seed: int) -> tuple[ProfilesData, Box, int]:
    chance = random.Random(seed)
    people = []
    for _ in range(chance.randint(1, 3)):
        last = date(2026, 1, 1) + timedelta(days=chance.choice((0, 40, 2000, 9000)))
        years = chance.choice((0.0, 1.0, 18.0))
        held = Held(date(2026, 1, 1), last, "so long held", years, "a sentence" if years else "")
        facts = tuple(Particular("Sentenced", chance.choice(TEXTS)) for _ in range(chance.randint(0, 4)))
        people.append(
            Profile(
                chance.choice(NAMES), chance.choice(TEXTS), chance.choice((None, held)), facts, chance.choice(TEXTS)
            )
        )
    box = Box(48, 151.2, chance.choice((400, 570, 864, 864)), chance.choice((200, 313.2, 313.2)))
    others = chance.choice(("", "Cy Marsh", ", ".join(["Cy Marsh"] * 20)))
    return ProfilesData(tuple(people), chance.choice(("a", "none")), "Also freed", others), box, chance.randint(0, 3)


def boxes(diagram: Diagram) -> dict[str, Box]:
    return {each.name: each.box for each in diagram.group.shapes if isinstance(each, Rectangle | TextBox)}


@pytest.mark.parametrize("seed", CASES)
def test_nothing_leaves_its_box_and_no_words_meet(seed: int):
    data, box, step = made_up(seed)
    found = drawn(data, box, step)
    if found.needed <= box.height:
        assert list(diagram_faults(found, box)) == []


@pytest.mark.parametrize("seed", CASES)
def test_every_word_is_said(seed: int):
    data, box, step = made_up(seed)
    found = drawn(data, box, step)
    said = f"{words_of(found)} {' '.join(found.dropped)}".replace("\u00a0", " ")
    for person in data.people:
        held = (person.held.words, person.held.whole) if person.held else ()
        facts = [word for fact in person.facts for word in (fact.label, fact.value)]
        assert [word for word in (person.name, person.role, person.text, *held, *facts) if word not in said] == []
    assert data.others in said


def test_most_made_up_profiles_have_room():
    found = [(drawn(data, box, step), box) for data, box, step in map(made_up, CASES)]
    assert sum(diagram.needed <= box.height for diagram, box in found) > len(CASES) / 3


def test_all_bars_share_one_scale_and_the_longest_is_as_wide_as_its_card():
    found = boxes(drawn())
    card = (864 - 34.56) / 2
    assert found["Sentence 1"].width == pytest.approx(card - 1)
    assert found["Sentence 2"].width == pytest.approx(card / 2 - 1)
    assert found["Time held 1"].width == pytest.approx(card / 2, rel=0.001)
    assert found["Time held 1"].width == found["Time held 2"].width


def test_whoever_was_held_longer_than_the_sentence_sets_the_scale():
    over = replace(ONE, held=replace(HALF, years=2.5))
    found = boxes(drawn(ProfilesData((over,), "b")))
    assert found["Time held 1"].width == pytest.approx(2 * (found["Sentence 1"].width + 1), rel=0.001)


def test_without_dates_there_is_no_bar_and_facts_move_up():
    bare = replace(ONE, held=None)
    found, full = boxes(drawn(ProfilesData((bare, TWO), "b"))), boxes(drawn())
    assert "Time held 1" not in found
    assert found["Fact 1.1"].y < found["Fact 2.1"].y == full["Fact 2.1"].y


def test_without_a_sentence_the_time_held_stands_alone():
    assert "Sentence 1" not in boxes(drawn(ProfilesData((replace(ONE, held=replace(HALF, years=0.0)),))))


def test_time_held_has_the_colour_of_the_side():
    fills = {each.name: each.fill for each in drawn().group.shapes if isinstance(each, Rectangle)}
    assert fills == {"Time held 1": "b", "Sentence 1": "", "Time held 2": "b", "Sentence 2": ""}


def test_the_line_of_the_others_is_the_first_to_go():
    low = drawn(box=replace(SLOT, height=drawn().needed + 5))
    assert low.needed <= low.group.box.height
    assert low.dropped == ("Also freed\u00a0\u00a0Cy Marsh, Dot Rill",)
    assert "Cy Marsh" in words_of(drawn())


def test_a_narrow_box_has_no_room():
    assert drawn(box=Box(0, 0, 120, 900)).needed == NO_ROOM
