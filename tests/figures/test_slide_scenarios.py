"""Bands of likelihood on slides: bands true to their scale, only the likeliest in ink, words apart from lines."""

from __future__ import annotations

import random

import pytest
from tests.figures.slide_laws import diagram_faults, words_of

from dealbrief.document.figures_counts import ScenarioBand, ScenarioData
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_scenarios import slide_scenarios
from dealbrief.figures.slide_shapes import Box, Rectangle, Rule, TextBox
from dealbrief.language import words

SLOT = Box(48, 151.2, 864, 313.2)
LIKELY = ScenarioBand("Step by step", 55, 80, "likely", "More releases for more licences", "A new round")
STALL = ScenarioBand("Stall", 20, 45, "unlikely", "Releases stop", "Three months without a release")
REVERSAL = ScenarioBand("Reversal", 5, 20, "very unlikely", "", "A wind-down licence")
BANDS = ScenarioData((LIKELY, STALL, REVERSAL))
WORDS = (
    (0, 5, "almost no chance"),
    (45, 55, "roughly even chance"),
    (80, 95, "very likely"),
    (95, 99, "almost certain"),
)
TEXTS = ("", "Ports open", "More releases against more licences while the lists of all others stay in place")
CASES = range(60)


def drawn(data: ScenarioData = BANDS, box: Box = SLOT, step: int = 0) -> Diagram:
    return slide_scenarios(data, Place(box, step, "alt", words("en"), "en"))


def made_up(seed: int) -> tuple[ScenarioData, Box, int]:
    chance = random.Random(seed)
    bands = []
    for _ in range(chance.randint(2, 4)):
        low, high, word = chance.choice(WORDS)
        named = chance.choice(("Stall", "The trade goes on, step by step, as it has since spring"))
        bands.append(ScenarioBand(named, low, high, word, chance.choice(TEXTS), chance.choice(TEXTS)))
    box = Box(48, 151.2, chance.choice((400, 570, 864, 864)), chance.choice((200, 260, 313.2)))
    return ScenarioData(tuple(bands)), box, chance.randint(0, 3)


def rectangles(diagram: Diagram) -> dict[str, Rectangle]:
    return {each.name: each for each in diagram.group.shapes if isinstance(each, Rectangle)}


def rules(diagram: Diagram, start: str) -> list[Rule]:
    found = (each for each in diagram.group.shapes if isinstance(each, Rule))
    return [each for each in found if each.name.startswith(start)]


def label(diagram: Diagram, name: str) -> TextBox:
    (found,) = (each for each in diagram.group.shapes if isinstance(each, TextBox) and each.name == name)
    return found


# ---- the laws


@pytest.mark.parametrize("seed", CASES)
def test_nothing_leaves_its_box_and_no_words_meet(seed: int):
    data, box, step = made_up(seed)
    found = drawn(data, box, step)
    if found.needed <= box.height:
        assert list(diagram_faults(found, box)) == []


@pytest.mark.parametrize("seed", CASES)
def test_no_line_of_the_scale_runs_through_words(seed: int):
    data, box, step = made_up(seed)
    found = drawn(data, box, step)
    if found.needed > box.height:
        return
    for line in rules(found, "Line"):
        for text in (each for each in found.group.shapes if isinstance(each, TextBox)):
            over = text.box.x < line.start[0] < text.box.right and line.start[0] != text.box.x
            assert not (over and line.start[1] < text.box.bottom - 0.01 and text.box.y + 0.01 < line.end[1])


@pytest.mark.parametrize("seed", CASES)
def test_every_word_is_drawn(seed: int):
    data, box, step = made_up(seed)
    said = words_of(drawn(data, box, step)).replace("\u00a0", " ")
    for band in data.bands:
        assert all(text in said for text in (band.name, band.word, band.detail, band.sign, f"{band.high} %"))


def test_most_made_up_bands_have_room():
    found = [(drawn(data, box, step), box) for data, box, step in map(made_up, CASES)]
    assert sum(diagram.needed <= box.height for diagram, box in found) > len(CASES) / 4


# ---- the look


def test_bands_are_true_to_the_scale():
    found = drawn()
    (track,) = rules(found, "Track 1")
    for number, band in enumerate(BANDS.bands, 1):
        box = rectangles(found)[f"Band {number}"].box
        wide = track.end[0] - track.start[0]
        assert box.x == pytest.approx(track.start[0] + band.low / 100 * wide)
        assert box.right == pytest.approx(track.start[0] + band.high / 100 * wide)


def test_only_the_likeliest_stands_out_in_ink():
    fills = {name: each.fill for name, each in rectangles(drawn()).items()}
    assert fills == {"Band 1": "ink", "Band 2": "mute", "Band 3": "mute"}


def test_words_begin_where_their_band_begins():
    found = drawn()
    assert label(found, "Likelihood 1").box.x == rectangles(found)["Band 1"].box.x


def test_rows_share_the_height_evenly():
    found = drawn()
    tops = [label(found, f"Scenario {number}").box.y for number in (1, 2, 3)]
    assert tops[1] - tops[0] == pytest.approx(tops[2] - tops[1])


def test_without_signs_there_is_no_column_for_them():
    bare = ScenarioData((ScenarioBand("One", 55, 80, "likely"), ScenarioBand("Other", 5, 20, "very unlikely")))
    assert "Sign to watch" not in words_of(drawn(bare))
    assert "Sign to watch" in words_of(drawn())


def test_a_narrow_box_has_no_room():
    assert drawn(box=Box(0, 0, 200, 400)).needed == NO_ROOM
