"""Maps on the page: what is marked lies inside, words touch nothing, the foot is always there."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealbrief.document.figures_map import Country, Location, MapData, Route
from dealbrief.figures import described
from dealbrief.figures.clipping import clamped, inside
from dealbrief.figures.drawing import Disc, Drawing, Label, Line, Point, Polygon, Polyline
from dealbrief.figures.labels import Area
from dealbrief.figures.page_map import page_map
from dealbrief.figures.projection import Conic
from dealbrief.theme.fonts import face

MAIN, FULL = 326.0, 496.1
FOOT = "Boundaries do not imply endorsement."
MINE, PORT, LUGA = (27.54, 52.79), (21.13, 55.71), (28.4, 59.67)
CLOSED = Route((MINE, (25.6, 53.9), PORT), "Through Lithuania", "closed", "Closed since 1 Feb 2031", "b")
OPEN = Route((MINE, (30.0, 55.0), LUGA), "Through Russia", "open", "Open", "b")
POTASH = MapData(
    "eastern-europe",
    FOOT,
    (Country("BY", "Belarus", "b"), Country("LT", "Lithuania"), Country("PL", "Poland"), Country("UA", "Ukraine")),
    (
        Location("Salihorsk", *MINE, "b", True),
        Location("Klaipėda", *PORT),
        Location("Ust-Luga", *LUGA),
        Location("Minsk", 27.56, 53.9),
    ),
    (CLOSED, OPEN),
)


def spread(label: Label) -> Area:
    width = sum(face(run.role, run.weight).kerned(run.text) * label.size for run in label.runs)
    shift = {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    x, y = label.at
    return Area(x - shift, y - 0.7 * label.size, x - shift + width, y + 0.2 * label.size)


def labels(drawing: Drawing) -> list[Area]:
    return [spread(shape) for shape in drawing.shapes if isinstance(shape, Label)]


def texts(drawing: Drawing) -> list[str]:
    return ["".join(run.text for run in shape.runs) for shape in drawing.shapes if isinstance(shape, Label)]


def apart(areas: list[Area]) -> bool:
    return all(not one.meets(other) for index, one in enumerate(areas) for other in areas[index + 1 :])


def routes(drawing: Drawing) -> list[tuple[Point, Point]]:
    """The segments of all routes."""
    lines = [shape for shape in drawing.shapes if isinstance(shape, Polyline) and shape.width == 1.6]
    heads = [(shape.start, shape.end) for shape in drawing.shapes if isinstance(shape, Line) and shape.arrow]
    return [*(pair for line in lines for pair in pairwise(line.points)), *heads]


@pytest.mark.parametrize("width", [MAIN, FULL])
@pytest.mark.parametrize("close", [False, True])
def test_words_touch_neither_each_other_nor_dots_nor_routes(width: float, close: bool):
    drawing = page_map(replace(POTASH, close=close), width, "en")
    areas = labels(drawing)
    dots = [shape for shape in drawing.shapes if isinstance(shape, Disc)]
    assert apart(areas)
    assert all(not area.crossed_by(*segment) for area in areas for segment in routes(drawing))
    assert len(dots) == len(POTASH.locations)
    for (x, y), radius in ((dot.centre, dot.radius) for dot in dots):
        assert not any(area.meets(Area(x - radius, y - radius, x + radius, y + radius)) for area in areas)
    assert all(area.within(Area(-0.1, 0, width + 0.1, drawing.height)) for area in areas)


def test_every_place_every_route_and_every_country_of_a_side_is_named():
    said = texts(page_map(POTASH, MAIN, "en"))
    for word in ("Salihorsk", "Klaipėda", "Ust-Luga", "Minsk", "Through Lithuania", "Closed since 1 Feb 2031", "Open"):
        assert word in said
    assert "Belarus" in said


@pytest.mark.parametrize("data", [POTASH, MapData("eastern-europe", FOOT), replace(POTASH, close=True)])
def test_the_words_about_boundaries_and_a_scale_stand_at_the_foot(data: MapData):
    said = texts(page_map(data, FULL, "en"))
    assert said[-2] == FOOT
    assert said[-1].endswith("\u00a0km")


def test_the_scale_is_as_long_as_it_says():
    drawing = page_map(POTASH, FULL, "en")
    extent = Conic((9.0, 44.2, 46.0, 60.9)).extent()
    (bar,) = [shape for shape in drawing.shapes if isinstance(shape, Line) and not shape.arrow and shape.width == 0.9]
    kilometres = int(texts(drawing)[-1].removesuffix("\u00a0km"))
    assert bar.end[0] - bar.start[0] == pytest.approx(kilometres * FULL / (extent.right - extent.left))


def test_a_closed_route_is_broken_and_an_open_one_whole():
    def pieces(route: Route) -> int:
        drawing = page_map(replace(POTASH, routes=(route,)), FULL, "en")
        assert sum(isinstance(shape, Line) and shape.arrow for shape in drawing.shapes) == 1
        return sum(isinstance(shape, Polyline) and shape.width == 1.6 for shape in drawing.shapes)

    assert pieces(OPEN) == 1
    assert pieces(CLOSED) > 5


def test_colour_is_the_sides_and_the_rest_is_ink_and_grey():
    drawing = page_map(POTASH, FULL, "en")
    assert {shape.fill for shape in drawing.shapes if isinstance(shape, Polygon)} == {"b-tint"}
    assert {shape.colour for shape in drawing.shapes if isinstance(shape, Polyline)} == {"mute", "rule", "b"}
    plain = replace(POTASH, countries=(), locations=(), routes=(replace(OPEN, side="none"),))
    drawing = page_map(plain, FULL, "en")
    assert {shape.colour for shape in drawing.shapes if isinstance(shape, Polyline)} == {"mute", "rule", "ink"}
    assert not [shape for shape in drawing.shapes if isinstance(shape, Polygon)]


def test_a_close_map_shows_what_is_marked_larger():
    def span(data: MapData) -> float:
        first, second = [shape.centre for shape in page_map(data, FULL, "en").shapes if isinstance(shape, Disc)][:2]
        return abs(first[0] - second[0])

    assert span(replace(POTASH, close=True)) > 1.2 * span(POTASH)


def test_words_stand_nearer_to_their_route_than_to_another():
    twin = replace(OPEN, points=(MINE, (30.6, 55.2), (30.2, 57.6), (30.31, 59.94)), label="The other")
    drawing = page_map(replace(POTASH, routes=(OPEN, twin)), FULL, "en")
    lines = [shape.points for shape in drawing.shapes if isinstance(shape, Polyline) and shape.width == 1.6]
    for mine, word in ((0, "Through Russia"), (1, "The other")):
        area = labels(drawing)[texts(drawing).index(word)]
        near = [min(off(area, point) for point in line) for line in lines]
        assert near[mine] == min(near)


def off(area: Area, point: Point) -> float:
    x, y = min(max(point[0], area.left), area.right), min(max(point[1], area.top), area.bottom)
    return dist(point, (x, y))


def test_a_map_in_words_names_each_route_with_its_ends_and_state():
    assert described(POTASH, "en") == (
        "Through Lithuania, Salihorsk – Klaipėda: Closed since 1 Feb 2031; Through Russia, Salihorsk – Ust-Luga: Open."
    )


def test_nothing_leaves_the_frame():
    drawing = page_map(replace(POTASH, close=True), FULL, "en")
    for shape in drawing.shapes:
        if isinstance(shape, Polyline | Polygon):
            assert all(-0.01 <= x <= FULL + 0.01 and -0.01 <= y <= drawing.height for x, y in shape.points)


LON, LAT = st.floats(10, 45), st.floats(45, 60)
SPOTS = st.lists(st.tuples(LON, LAT), min_size=1, max_size=8, unique=True)


@given(spots=SPOTS, close=st.booleans())
@settings(max_examples=15, deadline=None)
def test_places_anywhere_keep_their_words_apart_and_inside(spots: list[tuple[float, float]], close: bool):
    places = tuple(Location(f"Place {index}", *spot) for index, spot in enumerate(spots))
    drawing = page_map(replace(POTASH, locations=places, routes=(), close=close), MAIN, "en")
    assert apart(labels(drawing))
    assert all(area.within(Area(-0.1, 0, MAIN + 0.1, drawing.height)) for area in labels(drawing))
    assert {place.label for place in places} <= set(texts(drawing))


# ---- projection and clipping


def test_the_projection_is_conformal_true_to_scale_and_north_is_up():
    conic = Conic((9.0, 44.2, 46.0, 60.9))
    x, y = conic((27.5, 52.55))
    assert (x, y) == pytest.approx((0, 0), abs=1e-6)
    (x1, y1), (x2, y2) = conic((27.5, 53.0)), conic((27.5, 54.0))
    assert x1 == pytest.approx(x2)
    assert y2 < y1
    assert y1 - y2 == pytest.approx(111.2, rel=0.015)
    step = 1e-4
    for lon, lat in ((12.0, 46.0), (27.5, 52.0), (44.0, 60.0)):
        (x0, y0), (xe, ye), (xn, yn) = conic((lon, lat)), conic((lon + step, lat)), conic((lon, lat + step))
        assert (xe - x0) * (xn - x0) + (ye - y0) * (yn - y0) == pytest.approx(0, abs=1e-6)


SQUARE = Area(0, 0, 10, 10)


def test_a_line_is_cut_at_the_frame():
    assert list(inside([(-5, 5), (5, 5), (15, 5)], SQUARE)) == [[(0, 5), (5, 5), (10, 5)]]
    assert list(inside([(-5, 5), (-5, 15), (5, 15)], SQUARE)) == []
    assert list(inside([(5, -5), (5, 5), (15, 5), (15, 2), (5, 2)], SQUARE)) == [
        [(5, 0), (5, 5), (10, 5)],
        [(10, 2), (5, 2)],
    ]


def area(ring: list[Point]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])))) / 2


def test_an_outline_keeps_just_what_it_has_inside_the_frame():
    assert area(clamped([(5, 5), (15, 5), (15, 15), (5, 15), (5, 5)], SQUARE)) == pytest.approx(25)
    assert area(clamped([(-5, -5), (15, -5), (15, 15), (-5, 15), (-5, -5)], SQUARE)) == pytest.approx(100)
    assert area(clamped([(11, 5), (15, 5), (15, 9), (11, 5)], SQUARE)) == 0
    assert area(clamped([(-10, 5), (5, -10), (5, -20), (-20, 5), (-10, 5)], SQUARE)) == 0
    assert area(clamped([(-1, 6), (4, 11), (-1, 11), (-1, 6)], SQUARE)) == pytest.approx(4.5)
