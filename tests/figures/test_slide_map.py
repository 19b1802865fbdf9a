"""Maps on slides: words touch nothing, land has few points, a closed route is dashed, the foot is always there."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.figures.slide_laws import diagram_faults, words_of

from dealbrief.document.figures_map import Country, Location, MapData, Route
from dealbrief.figures.labels import Area
from dealbrief.figures.simplify import kept
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_map import slide_map
from dealbrief.figures.slide_shapes import Arrow, Box, Disc, Freeform, Rule, TextBox

SLOT = Box(48, 151.2, 864, 313.2)
NOTE = Box(48, 151.2, 570.24, 313.2)
FOOT = "Boundaries do not imply endorsement."
MINE, PORT, LUGA = (27.54, 52.79), (21.13, 55.71), (28.4, 59.67)
CLOSED = Route((MINE, (25.6, 53.9), PORT), "Through Lithuania", "closed", "Closed since 1 Feb 2031", "b")
OPEN = Route((MINE, (30.0, 55.0), LUGA), "Through Russia", "open", "Open", "b")
POTASH = MapData(
    "eastern-europe",
    FOOT,
    (Country("BY", "Belarus", "b"), Country("LT", "Lithuania: 9", "c"), Country("PL", "Poland")),
    (Location("Salihorsk", *MINE, "b", True), Location("Klaipėda", *PORT), Location("Ust-Luga", *LUGA)),
    (CLOSED, OPEN),
)
CASES = range(60)


def drawn(data: MapData = POTASH, box: Box = NOTE, step: int = 0) -> Diagram:
    return slide_map(data, Place(box, step, "alt", {}, "en"))


def made_up(seed: int) -> tuple[MapData, Box, int]:
    chance = random.Random(seed)

    def point() -> tuple[float, float]:
        return chance.uniform(9, 46), chance.uniform(44.2, 60.9)

    names = ("Port", "The old salt works and their harbour", "Lake")
    places = tuple(Location(chance.choice(names), *point()) for _ in range(chance.choice((0, 1, 5, 10))))
    routes = tuple(
        Route((point(), point(), point()), chance.choice(("", "Northern way")), state, "Since 2031")
        for state in chance.choice(((), ("open",), ("open", "closed", "open", "closed")))
    )
    countries = tuple(Country(code, "Norland", side) for code, side in (("BY", "b"), ("PL", "a"), ("UA", "none")))
    box = Box(48, 151.2, chance.choice((400, 570, 864)), chance.choice((200, 260, 313.2)))
    data = MapData("eastern-europe", FOOT, countries, places, routes, chance.random() < 0.5)
    return data, box, chance.randint(0, 3)


def area(box: Box) -> Area:
    return Area(box.x, box.y, box.right, box.bottom)


def freeforms(diagram: Diagram, name: str) -> list[Freeform]:
    return [each for each in diagram.group.shapes if isinstance(each, Freeform) and each.name.startswith(name)]


@pytest.mark.parametrize("seed", CASES)
def test_nothing_leaves_its_box_and_words_stand_on_nothing(seed: int):
    data, box, step = made_up(seed)
    found = drawn(data, box, step)
    if found.needed <= box.height:
        assert list(diagram_faults(found, box)) == []


@pytest.mark.parametrize("seed", CASES)
def test_every_place_route_and_country_of_a_side_is_named_or_told_as_left_out(seed: int):
    data, box, step = made_up(seed)
    found = drawn(data, box, step)
    said = f"{words_of(found)} {' '.join(found.dropped)}".replace("\u00a0", " ")
    named = [country.name for country in data.countries if country.side != "none"]
    words = [*named, *(place.label for place in data.locations), *(route.word for route in data.routes)]
    assert [word for word in words if said.count(word) < words.count(word)] == []


@pytest.mark.parametrize("box", [NOTE, SLOT])
@pytest.mark.parametrize("close", [False, True])
def test_words_touch_no_route(box: Box, close: bool):
    found = drawn(replace(POTASH, close=close), box)
    sides = [pair for line in freeforms(found, "Line") for start, steps in line.contours
             for pair in pairwise((start, *(step[0] for step in steps)))]  # fmt: skip
    sides += [(each.start, each.end) for each in found.group.shapes if isinstance(each, Arrow)]
    texts = [each for each in found.group.shapes if isinstance(each, TextBox)]
    assert len(sides) > 4
    assert found.dropped == ()
    assert [text.name for text in texts for side in sides if area(text.box).crossed_by(*side)] == []


def test_a_closed_route_is_dashed_and_an_open_one_whole_and_both_have_heads():
    found = drawn()
    assert [line.dashed for line in freeforms(found, "Line")] == [True, False]
    assert [each.colour for each in found.group.shapes if isinstance(each, Arrow)] == ["b", "b"]
    assert "Closed since 1 Feb 2031" in words_of(found)


def test_a_country_of_a_party_has_its_tint_and_no_other():
    assert [(tint.name, tint.fill) for tint in freeforms(drawn(), "Tint")] == [("Tint BY", "b-tint")]


def test_land_has_few_points():
    for box in (NOTE, SLOT):
        lands = [each for name in ("Tint", "Borders", "Coasts") for each in freeforms(drawn(box=box), name)]
        assert sum(1 + len(steps) for land in lands for _, steps in land.contours) < 1500


def test_words_are_fourteen_points_or_more():
    texts = [each for each in drawn(step=3).group.shapes if isinstance(each, TextBox)]
    assert min(run.size for text in texts for paragraph in text.paragraphs for run in paragraph.runs) >= 14


def test_the_words_about_boundaries_and_a_scale_stand_at_the_foot():
    found = drawn()
    (scale,) = [each for each in found.group.shapes if isinstance(each, Rule) and each.name == "Scale bar"]
    assert FOOT in words_of(found)
    assert words_of(found).endswith("\u00a0km")
    assert scale.end[0] <= NOTE.right


def test_a_close_map_takes_the_shape_of_its_box_and_shows_more():
    def spread(data: MapData) -> float:
        dots = [each.box.y for each in drawn(data, SLOT).group.shapes if isinstance(each, Disc)]
        return max(dots) - min(dots)

    (frame,) = freeforms(drawn(replace(POTASH, close=True), SLOT), "Frame")
    assert frame.box.width > 1.5 * freeforms(drawn(POTASH, SLOT), "Frame")[0].box.width
    assert spread(replace(POTASH, close=True)) > 1.2 * spread(POTASH)


def test_a_name_too_long_for_any_place_is_told_as_left_out():
    long = Location("W" * 80, *MINE)
    assert drawn(replace(POTASH, locations=(long,), routes=())).dropped == (long.label,)


def test_a_narrow_box_has_no_room():
    assert drawn(box=Box(0, 0, 200, 313.2)).needed == NO_ROOM
    assert drawn(box=Box(0, 0, 400, 0)).needed < 200


# ---- fewer points


def test_points_on_a_line_go_and_corners_stay():
    assert kept([(0, 0), (1, 0.01), (2, 0), (2, 2), (2, 4)], 0.1) == [0, 2, 4]
    assert kept([(0, 0), (5, 5), (10, 0), (5, -5), (0, 0)], 0.1) == [0, 1, 2, 3, 4]
    assert kept([(0, 0)], 0.1) == [0]
    assert kept([], 0.1) == []
