"""The ladder on a slide: one rising line, texts under their treads, the disc on the tread that is reached."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.figures.slide_laws import diagram_faults, words_of

from dealbrief.document.figures_time import LadderData, Step, Track
from dealbrief.document.inlines import State
from dealbrief.document.marks import SHAPES
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_ladder import slide_ladder
from dealbrief.figures.slide_shapes import Box, Disc, Freeform, TextBox
from dealbrief.language import words

FULL = Box(48.0, 151.2, 864.0, 313.2)
WORDS = ("talks", "licence", "port", "opens", "release", "of", "crews", "treaty", "ships", "under", "Norland’s", "flag")


def place(box: Box = FULL, step: int = 0) -> Place:
    return Place(box, step, "Steps of promises", words("en"), "en")


def step(slug: str, date: str = "3 May 2031", detail: str = "", *, reached: bool = True, comparator: str = "") -> Step:
    return Step(State(slug, SHAPES[slug], slug.replace("-", " ").capitalize(), "a"), date, detail, reached, comparator)


def ladder(*slugs: str, side: str = "a", reached: int = 9) -> LadderData:
    steps = tuple(step(slug, detail=f"act {n}", reached=n < reached) for n, slug in enumerate(slugs))
    return LadderData((Track("Ports opened", steps, side),), "Position on 5 May 2031")  # type: ignore[arg-type]


def treads(diagram: Diagram) -> list[float]:
    """The heights of the treads from left to right, from the points of the line."""
    points: list[tuple[float, float]] = []
    for shape in diagram.group.shapes:
        if isinstance(shape, Freeform):
            ((begun, steps),) = shape.contours
            points.extend([begun, *(each[0] for each in steps)])
    return [one[1] for one, other in pairwise(points) if other[0] > one[0]]


def clear(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Steps of which the last that is reached has no comparator: a template that gives it one is refused."""
    found = list(steps)
    last = max((index for index, one in enumerate(found) if one.reached), default=0)
    return tuple(replace(one, comparator="") if index == last else one for index, one in enumerate(found))


def cases() -> Iterator[tuple[LadderData, Box, int]]:
    rolled = random.Random(11)
    for number in range(60):
        tracks = tuple(
            Track(
                " ".join(rolled.choices(WORDS, k=rolled.randint(1, 7))),
                clear(
                    step(
                        rolled.choice(list(SHAPES)),
                        rolled.choice(("", "3 May 2031", "15 September 2031")),
                        " ".join(rolled.choices(WORDS, k=rolled.randint(0, 14))),
                        reached=rolled.random() < 0.7,
                        comparator=rolled.choice(("", "", "", "Harbour dues: waived in May 2031")),
                    )
                    for _ in range(rolled.randint(1, 4))
                ),
                rolled.choice(("a", "b", "c", "none")),
            )
            for _ in range(rolled.choice((1, 1, 2, 3)))
        )
        box = Box(48.0, 151.2, rolled.choice((400.0, 560.0, 864.0)), rolled.choice((200.0, 260.0, 313.2)))
        yield LadderData(tracks, rolled.choice(("", "Position on 5 May 2031"))), box, number % 4


CASES = list(cases())


@pytest.mark.parametrize("number", range(len(CASES)))
def test_whatever_the_data_nothing_collides_and_no_word_is_lost(number: int):
    data, box, size = CASES[number]
    diagram = slide_ladder(data, place(box, size))
    if diagram.needed > box.height:
        return
    assert list(diagram_faults(diagram, box)) == []
    said = words_of(diagram).replace("\u00a0", " ")
    wanted = [data.standing, *(track.title for track in data.tracks)]
    steps = [one for track in data.tracks for one in track.steps]
    wanted += [text for one in steps for text in (one.state.word, one.date, one.detail)]
    wanted += [part for one in steps for part in one.comparator.split(": ")]
    assert [text for text in wanted if text not in said and (text != data.standing or _reached(data))] == []
    assert diagram.dropped == ()


def _reached(data: LadderData) -> bool:
    return any(one.reached for track in data.tracks for one in track.steps)


def test_many_cases_are_drawn():
    shown = sum(slide_ladder(data, place(box, size)).needed <= box.height for data, box, size in CASES)
    assert shown > len(CASES) * 0.4


def test_treads_rise_evenly_and_a_step_back_leads_down():
    rising = treads(slide_ladder(ladder("announced", "legal-act", "done"), place()))
    assert rising[0] > rising[1] > rising[2]
    assert rising[0] - rising[1] == pytest.approx(rising[1] - rising[2])
    back = treads(slide_ladder(ladder("announced", "legal-act", "suspended", "done"), place()))
    assert back[1] < back[2]
    assert back[2] == pytest.approx(back[0])
    assert back[3] == pytest.approx(back[1])


def test_a_ladder_with_room_rises_as_far_as_the_look_says():
    found = treads(slide_ladder(ladder("announced", "legal-act", "done"), place()))
    assert found[0] - found[-1] == pytest.approx(129.6)
    assert found[-1] == pytest.approx(FULL.y + 54.7)


def test_what_is_not_reached_is_dashed_and_grey_and_the_disc_stands_on_the_last_that_is():
    diagram = slide_ladder(ladder("announced", "legal-act", "done", reached=2), place())
    lines = [(one.stroke, one.dashed) for one in diagram.group.shapes if isinstance(one, Freeform)]
    assert lines == [("a", False), ("mute", True)]
    (disc,) = [one for one in diagram.group.shapes if isinstance(one, Disc)]
    assert disc.box.bottom == pytest.approx(treads(diagram)[1], abs=2.0)
    texts = {one.name: one for one in diagram.group.shapes if isinstance(one, TextBox)}
    assert {run.colour for part in texts["Step 1.3"].paragraphs for run in part.runs} == {"grey"}
    label = texts["Label 1"]
    assert label.box.x > disc.box.right
    assert "Ports opened" in label.paragraphs[0].text


def test_another_case_stands_as_a_grey_ring_on_its_own_tread():
    steps = (
        *ladder("announced", "legal-act").tracks[0].steps,
        step("done", reached=False, comparator="Harbour dues: waived in May"),
    )
    diagram = slide_ladder(LadderData((Track("Ports opened", steps, "a"),)), place())
    disc, ring = (one for one in diagram.group.shapes if isinstance(one, Disc))
    assert (disc.fill, ring.fill, ring.stroke) == ("a", "", "mute")
    assert ring.box.bottom == pytest.approx(treads(diagram)[2], abs=3.0)
    (label,) = [one for one in diagram.group.shapes if isinstance(one, TextBox) and one.name == "Label 1.3"]
    assert [[run.bold for run in part.runs] for part in label.paragraphs] == [[True], [False]]
    assert {run.colour for part in label.paragraphs for run in part.runs} == {"grey"}


def test_a_ladder_of_which_nothing_is_reached_has_no_disc():
    diagram = slide_ladder(ladder("announced", "done", reached=0), place())
    assert not [one for one in diagram.group.shapes if isinstance(one, Disc)]
    assert "Ports opened" in words_of(diagram).replace("\u00a0", " ")


@pytest.mark.parametrize(("side", "colour"), [("a", "a"), ("b", "b"), ("none", "ink")])
def test_a_promise_has_the_colour_of_its_giver(side: str, colour: str):
    diagram = slide_ladder(ladder("announced", "done", side=side), place())
    assert {one.stroke for one in diagram.group.shapes if isinstance(one, Freeform)} == {colour}


def test_several_promises_stand_side_by_side_with_treads_of_one_width():
    two = LadderData((*ladder("announced", "done").tracks, *ladder("announced", "legal-act", "done").tracks))
    diagram = slide_ladder(two, place())
    boxes = [one.box for one in diagram.group.shapes if isinstance(one, Freeform)]
    assert boxes[0].width / 2 == pytest.approx(boxes[1].width / 3)
    assert boxes[0].right < boxes[1].x
    assert words_of(diagram).replace("\u00a0", " ").count("Ports opened") == 2


def test_too_many_steps_for_the_width_have_no_room():
    wide = LadderData(ladder(*["announced"] * 5).tracks * 3)
    assert slide_ladder(wide, place()).needed == NO_ROOM
    assert slide_ladder(ladder("announced", "done"), place(replace(FULL, width=150.0))).needed == NO_ROOM
