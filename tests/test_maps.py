"""The outlines in assets/maps: who is where, every border once, nothing beyond what a map needs."""

from __future__ import annotations

import pytest

from dealbrief.document.regions import holds, region, regions
from dealbrief.figures.projection import Conic
from dealbrief.resources import resource

EASTERN_EUROPE = region("eastern-europe")
CITIES = {
    "Simferopol": (34.1, 44.95, "UA"),
    "Sevastopol": (33.6, 44.62, "UA"),
    "Kerch": (36.4, 45.33, "UA"),
    "Dzhankoi": (34.4, 45.71, "UA"),
    "Kyiv": (30.52, 50.45, "UA"),
    "Donetsk": (37.8, 48.0, "UA"),
    "Minsk": (27.56, 53.9, "BY"),
    "Salihorsk": (27.54, 52.79, "BY"),
    "Klaipėda": (21.2, 55.7, "LT"),
    "Vilnius": (25.28, 54.69, "LT"),
    "Riga": (24.1, 56.95, "LV"),
    "Tallinn": (24.75, 59.4, "EE"),
    "Warsaw": (21.0, 52.23, "PL"),
    "Moscow": (37.6, 55.75, "RU"),
    "Kaliningrad": (20.6, 54.7, "RU"),
    "St Petersburg": (30.4, 59.94, "RU"),
    "Kerch Strait's other shore": (37.3, 45.1, "RU"),
}


def countries_at(lon: float, lat: float) -> list[str]:
    return [
        code
        for code in EASTERN_EUROPE.countries
        if sum(holds(ring, (lon, lat)) for ring in EASTERN_EUROPE.outlines(code)) % 2
    ]


@pytest.mark.parametrize("city", CITIES)
def test_a_city_lies_in_its_country_and_in_no_other(city: str):
    lon, lat, code = CITIES[city]
    assert countries_at(lon, lat) == [code]


def test_the_sea_is_nobodys():
    assert countries_at(19.0, 57.0 - 0.6) == []
    assert countries_at(32.0, 43.9) == []


def test_crimea_is_one_outline_with_the_mainland():
    (around_kyiv,) = [ring for ring in EASTERN_EUROPE.outlines("UA") if holds(ring, CITIES["Kyiv"][:2])]
    assert holds(around_kyiv, CITIES["Simferopol"][:2])


def test_every_ring_is_closed():
    for code in EASTERN_EUROPE.countries:
        for ring in EASTERN_EUROPE.outlines(code):
            assert ring[0] == ring[-1]


def test_a_border_is_drawn_once_and_parts_two_countries():
    borders = list(EASTERN_EUROPE.borders())
    assert len(borders) == len(set(borders))
    uses = {
        code: {max(arc, ~arc) for ring in rings for arc in ring} for code, rings in EASTERN_EUROPE.countries.items()
    }
    for border in borders:
        arc = EASTERN_EUROPE.arcs.index(border)
        assert sum(arc in arcs for arcs in uses.values()) == 2
    assert uses["BY"] & uses["LT"]
    assert not uses["BY"] & uses["DE"]


def test_codes_are_two_letters_and_no_name_is_in_the_file():
    assert all(len(code) == 2 and code.isupper() for code in EASTERN_EUROPE.countries)
    text = (resource("assets") / "maps" / "eastern-europe.json").read_text(encoding="utf-8")
    assert "Belarus" not in text
    assert len(text) < 80_000


@pytest.mark.parametrize("name", regions())
def test_outlines_reach_beyond_the_frame_of_the_projected_view(name: str):
    """So that no edge of the file's box is ever drawn as a coast."""
    west, south, east, north = region(name).view
    wide, high = (east - west) / 2, (north - south) / 6
    conic = Conic(region(name).view)
    frame = conic.extent()
    for share in (step / 20 for step in range(21)):
        lon, lat = west - wide + share * 2 * (east - west), south - high + share * 4 / 3 * (north - south)
        for corner in ((lon, south - high), (lon, north + high), (west - wide, lat), (east + wide, lat)):
            x, y = conic(corner)
            assert not (frame.left < x < frame.right and frame.top < y < frame.bottom)


def test_each_map_has_its_notice_beside_it():
    notice = (resource("assets") / "maps" / "NOTICE.md").read_text(encoding="utf-8")
    assert "Natural Earth" in notice
    assert "public\ndomain" in notice or "public domain" in notice
    assert "68/262" in notice
