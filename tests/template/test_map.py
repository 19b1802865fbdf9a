"""A map in the dialect: read whole, and whatever a user gets wrong named at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import FILES, REPORT

from dealbrief import build_document, load_deal
from dealbrief.document.blocks import Figure
from dealbrief.document.figures_map import Location, MapData
from dealbrief.document.inlines import plain_text
from dealbrief.document.walk import nodes
from dealbrief.errors import TemplateError
from dealbrief.template import parse

MINE = '<location id="mine" lon="27.54" lat="52.79" side="b" focus="yes">Salihorsk</location>'
PORT = '<location id="port" lon="21.13" lat="55.71">Klaipėda</location>'


def figure(inside: str, attributes: str = "") -> str:
    return f'<figure kind="map" alt="a" {attributes}>{inside}</figure>'


def data(document) -> MapData:
    (block,) = document.blocks
    assert isinstance(block, Figure)
    assert isinstance(block.data, MapData)
    return block.data


def test_a_map_is_read_whole(run):
    route = '<route via="mine 25.6,53.9 port" state="closed" date="since 1 Feb 2022" side="b">Through Lithuania</route>'
    found = data(run(figure(f'<country code="BY" side="b"/>{MINE}{PORT}{route}', 'view="marks"')))
    assert found.region == "eastern-europe"
    assert found.close
    assert found.locations == (Location("Salihorsk", 27.54, 52.79, "b", True), Location("Klaipėda", 21.13, 55.71))
    (way,) = found.routes
    assert way.points == ((27.54, 52.79), (25.6, 53.9), (21.13, 55.71))
    assert (way.label, way.state, way.word) == ("Through Lithuania", "closed", "Closed since 1 Feb 2022")


def test_countries_have_the_names_of_the_language_unless_the_template_gives_one(run):
    found = data(run(figure('<country code="BY" side="b"/><country code="LT" side="a">Lietuva</country>')))
    named = {country.code: (country.name, country.side) for country in found.countries}
    assert named["BY"] == ("Belarus", "b")
    assert named["LT"] == ("Lietuva", "a")
    assert named["PL"] == ("Poland", "none")


def test_no_map_is_without_the_words_about_boundaries(run):
    assert data(run(figure(""))).foot == "Boundaries do not imply endorsement."


@pytest.mark.parametrize(
    ("inside", "attributes", "code", "hint"),
    [
        ("", 'region="eastern-europ"', "attribute-value", "did you mean `eastern-europe`?"),
        ("", 'view="near"', "attribute-value", "one of: region, marks"),
        ('<country code="by" side="b"/>', "", "unknown-country", "did you mean `BY`?"),
        ('<country code="QQ" side="b"/>', "", "unknown-country", "countries here:"),
        ('<country code="PT" side="b"/>', "", "outside-region", "leave it out"),
        ('<country code="BY"/><country code="BY" side="a"/>', "", "same-id", "once"),
        ('<location id="x" lon="127" lat="53">x</location>', "", "outside-region", "longitude 9 to 46"),
        ('<location id="x" lon="53" lat="27">x</location>', "", "outside-region", "latitude 44.2 to 60.9"),
        ('<location id="x" lon="east" lat="53">x</location>', "", "attribute-value", "digits"),
        ('<location id="x" lon="27" lat="53"/>', "", "missing-part", "between its tags"),
        (MINE + MINE, "", "same-id", "own"),
        (MINE + '<route via="mine poort"/>', "", "unknown-location", "locations here: mine"),
        ('<route via="27,53 poort"/>', "", "unknown-location", "27.5,52.8"),
        (MINE + '<route via="mine 27.5,2.8"/>', "", "outside-region", "latitude"),
        (MINE + '<route via="mine mine"/>', "", "too-few", "via="),
        (MINE + PORT + '<route via="mine port" state="shut"/>', "", "attribute-value", "open, closed"),
        ('<milestone date="May">x</milestone>', "", "not-allowed", "a map holds: country, location, route"),
    ],
)  # fmt: skip
def test_a_fault_is_located_and_named(refused, inside, attributes, code, hint):
    problem = refused("<p>first</p>\n" + figure(inside, attributes))[0]
    assert problem.code == code
    assert problem.at.line == 4
    assert hint in (problem.hint or "")


def test_a_part_of_a_map_stands_in_no_other_figure(refused):
    problem = refused('<figure kind="bar" alt="a"><bar label="x" value="1"/><route via="1,2 3,4"/></figure>')[0]
    assert problem.code == "not-allowed"


def on_slide(inside: str):
    deck = '<deck title="t" short-title="s" language="en" stamp="2031-05-03" sides="2"><slide role="exhibit">'
    return parse(f'{deck}<title>T</title><slot name="exhibit">{figure(inside)}</slot></slide></deck>', {}, "en")


def places(count: int) -> str:
    return "".join(f'<location id="p{n}" lon="{20 + n}" lat="53">Place {n}</location>' for n in range(count))


def test_a_slide_has_a_map_of_as_many_places_as_it_names():
    (slide,) = on_slide(places(10)).slides
    assert isinstance(slide.slots[0].blocks[0].data, MapData)


@pytest.mark.parametrize(
    ("inside", "what"),
    [(places(11), "11 locations"), (places(2) + '<route via="p0 p1"/>' * 5, "5 routes")],
)
def test_a_slide_refuses_a_crowded_map(inside: str, what: str):
    with pytest.raises(TemplateError) as caught:
        on_slide(inside)
    (problem,) = caught.value.problems
    assert problem.code == "too-many"
    assert what in problem.message


# ---- in the standard pack


def drawn(folder: Path, *changes: tuple[str, str]) -> Figure:
    """The map of the report's brief, whose first section asks for it, its deal file changed."""
    for name in FILES:
        shutil.copyfile(REPORT / name, folder / name)
    deal = folder / "deal.yaml"
    text = deal.read_text(encoding="utf-8").replace("figures: [", "figures: [map, ", 1)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    deal.write_text(text, encoding="utf-8")
    blocks = nodes(build_document(load_deal(folder), "brief", folder).blocks)
    return next(block for block in blocks if isinstance(block, Figure) and block.kind == "map")


def test_the_standard_map_shows_where_people_were_sent(tmp_path: Path):
    figure = drawn(tmp_path)
    assert isinstance(figure.data, MapData)
    named = {country.name: country.side for country in figure.data.countries if country.side != "none"}
    assert named == {"Belarus": "b", "Ukraine: 114": "c", "Lithuania: 9": "c"}
    assert plain_text(figure.title) == "123 people were sent to two countries"
    assert figure.note == ()


def test_a_country_off_the_map_is_told_in_the_note(tmp_path: Path):
    figure = drawn(
        tmp_path, ("{country: lt, count: 9", "{country: us, count: 9"), ("by_destination.lt", "by_destination.us")
    )
    assert "Ukraine: 114" in [country.name for country in figure.data.countries]
    assert plain_text(figure.note) == "Not on the map: United States 9."
