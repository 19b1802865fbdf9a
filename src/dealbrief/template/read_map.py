"""Reader of a map: countries, locations and routes come in, with their names and words, `MapData` goes out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import cast

from dealbrief.document.figures_map import Country, Location, MapData, Route, RouteState
from dealbrief.document.regions import Region, region, regions
from dealbrief.language import country_name
from dealbrief.template.node import Node
from dealbrief.template.read_blocks import parts
from dealbrief.template.read_inlines import words
from dealbrief.template.vocabulary import element

MAP_PARTS = ("country", "location", "route")
_MOST_LOCATIONS, _MOST_ROUTES = 10, 4
"""What a slide holds."""
_STATES = ("open", "closed")
_VIEWS = ("region", "marks")
_POINT = re.compile(r"(-?\d{1,3}(?:\.\d{1,10})?),(-?\d{1,2}(?:\.\d{1,10})?)", re.ASCII)


def read_map(node: Node) -> MapData:
    """A region with countries in the tint of a side, places and ways; `view="marks"` shows the part with those."""
    root = node.element.getroottree().getroot()
    locations, routes = parts(node, "location"), parts(node, "route")
    if root.tag == "deck":
        _refuse_many(node, locations, routes)
    name = node.choice("region", regions(), regions()[0])
    ours = {country.code: country for country in parts(node, "country")}
    language = root.get("language", "en")
    names = {code: country_name(code, language) for code in region(name).countries}
    countries = tuple(ours.get(code) or Country(code, name) for code, name in names.items())
    return MapData(
        region=name,
        foot=node.reading.words["boundaries"],
        countries=tuple(Country(one.code, one.name or names[one.code], one.side) for one in countries),
        locations=locations,
        routes=routes,
        close=node.choice("view", _VIEWS, "region") == "marks",
    )


def _refuse_many(node: Node, locations: Sequence[Location], routes: Sequence[Route]) -> None:
    """More than a slide names at a size that can be read."""
    for what, found, most in (("locations", locations, _MOST_LOCATIONS), ("routes", routes, _MOST_ROUTES)):
        if len(found) > most:
            hint = f"{most} have room on a slide: leave the least out, or use a table"
            node.problem("too-many", f"a map on a slide cannot have {len(found)} {what}", hint)


@element("country", text=True, required=("code",), attributes=("side", "about"))
def country(node: Node) -> Country:
    """A country of a map in the tint of `side`, by its ISO 3166 code; words inside replace its name."""
    code, codes = node.text("code"), list(_region(node).countries)
    if code not in codes:
        near = difflib.get_close_matches(code.upper(), codes, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"countries here: {', '.join(codes)}"
        node.problem("unknown-country", f'<country> cannot have code="{code}"', hint)
    elif not _region(node).reaches(code):
        node.problem(
            "outside-region", f"the map does not reach <country> `{code}`", "leave it out, or name it in the note"
        )
    if [other.text("code") for other in _siblings(node, "country")].count(code) > 1:
        node.problem("same-id", f"the map has two countries `{code}`", "name each once")
    return Country(code, words(node), node.text("side", "none"))


@element("location", text=True, required=("id", "lon", "lat"), attributes=("side", "focus", "about"))
def location(node: Node) -> Location:
    """A place of a map, in degrees east and north; the words inside stand beside its dot."""
    lon, lat = float(node.decimal("lon")), float(node.decimal("lat"))
    _check_shown(node, lon, lat)
    if [other.text("id") for other in _siblings(node, "location")].count(node.text("id")) > 1:
        node.problem("same-id", f"two locations have the id `{node.text('id')}`", "give each its own")
    if not words(node):
        node.problem("missing-part", "<location> needs a name", "put the name between its tags")
    return Location(words(node), lon, lat, node.text("side", "none"), node.flag("focus"))


@element("route", text=True, required=("via",), attributes=("state", "date", "side", "about"))
def route(node: Node) -> Route:
    """A way of a map: `via` names locations or points "lon,lat"; `date` follows the word of the state."""
    state = cast(RouteState, node.choice("state", _STATES, "open"))
    word = node.word("route", state)
    points = tuple(dict.fromkeys(_points(node)))
    if len(points) < 2:
        node.problem("too-few", "a route needs two points or more", 'as via="mine port", or via="27.5,52.8 port"')
    text = " ".join(filter(None, (word, node.text("date"))))
    return Route(points, words(node), state, text, node.text("side", "none"))


def _points(route: Node) -> Iterator[tuple[float, float]]:
    known = {other.text("id"): other for other in _siblings(route, "location")}
    for name in route.element.get("via", "").split():
        point = _POINT.fullmatch(name)
        if name in known:
            yield float(known[name].decimal("lon")), float(known[name].decimal("lat"))
        elif point:
            lon, lat = float(point[1]), float(point[2])
            _check_shown(route, lon, lat)
            yield lon, lat
        else:
            hint = f"locations here: {', '.join(known)}" if known else 'add a location, or write a point as "27.5,52.8"'
            route.problem("unknown-location", f"<route> names `{name}`, which is no location of this map", hint)


def _check_shown(node: Node, lon: float, lat: float) -> None:
    """Note a point that the region does not show."""
    shown = _region(node)
    if not shown.shows(lon, lat):
        west, south, east, north = shown.view
        hint = f"longitude {west:g} to {east:g}, latitude {south:g} to {north:g}; east and north are positive"
        node.problem("outside-region", f"<{node.tag}> at {lon:g},{lat:g} lies outside the map", hint)


def _region(node: Node) -> Region:
    """The region of the figure a part stands in; where its name is wrong, the figure says so."""
    figure = node.element.getparent()
    name = figure.get("region", "") if figure is not None else ""
    return region(name if name in regions() else regions()[0])


def _siblings(node: Node, tag: str) -> list[Node]:
    figure = node.element.getparent()
    inside = Node(figure, node.reading, node.at).nodes() if figure is not None else iter(())
    return [child for child in inside if child.tag == tag]
