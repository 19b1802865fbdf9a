"""Write the outlines of a region's countries for the `map` figure.

In: `countries-50m.json` of the npm package `world-atlas` (`npm pack world-atlas@2.0.2`, then unpack it), the name of a
region and the box it shows. Out: assets/maps/<region>.json with `view` (west, south, east, north), `arcs` (lines of
longitude and latitude in degrees, each shared by the countries it parts) and `countries` (ISO 3166 code → rings of
arcs; `~n` is arc n backwards, as in TopoJSON).
Usage: python tools/make_map.py FILE REGION WEST SOUTH EAST NORTH
       python tools/make_map.py countries-50m.json eastern-europe 9 44.2 46 60.9

Natural Earth draws borders as they are held. `MOVED` gives back what the General Assembly of the United Nations counts
as a part of another country (for Crimea: resolution 68/262 of 27 March 2014).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import hypot
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from dealbrief.document.regions import holds
from dealbrief.figures.clipping import clamped
from dealbrief.figures.labels import Area

TARGET = Path(__file__).parents[1] / "assets" / "maps"
TOLERANCE = 0.02
"""Degrees a simplified line may lie beside the true one: less than half a point on a page."""
LEAST_RING = 0.004
"""Square degrees; a smaller island is left out."""
MOVED = (("RU", "UA", (34.1, 44.95)),)
"""From, to, and a point of the polygon that moves: Simferopol."""
CODES = {
    "008": "AL", "031": "AZ", "040": "AT", "051": "AM", "056": "BE", "070": "BA", "100": "BG", "112": "BY",
    "191": "HR", "196": "CY", "203": "CZ", "208": "DK", "233": "EE", "234": "FO", "246": "FI", "248": "AX",
    "250": "FR", "268": "GE", "276": "DE", "300": "GR", "348": "HU", "352": "IS", "372": "IE", "380": "IT",
    "398": "KZ", "428": "LV", "438": "LI", "440": "LT", "442": "LU", "470": "MT", "492": "MC", "498": "MD",
    "499": "ME", "528": "NL", "578": "NO", "616": "PL", "620": "PT", "642": "RO", "643": "RU", "674": "SM",
    "688": "RS", "703": "SK", "705": "SI", "724": "ES", "752": "SE", "756": "CH", "792": "TR", "795": "TM",
    "804": "UA", "807": "MK", "826": "GB", "831": "GG", "832": "JE", "833": "IM", "860": "UZ", "020": "AD",
    "336": "VA", "Kosovo": "XK",
}  # fmt: skip
"""ISO 3166-1 number (a name where Natural Earth gives none) → code of two letters."""

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[int]


class Box(NamedTuple):
    west: float
    south: float
    east: float
    north: float

    def around(self) -> Box:
        """The box with what a conic projection's rectangle shows beyond it."""
        wide, high = (self.east - self.west) / 2, (self.north - self.south) / 6
        return Box(self.west - wide, self.south - high, self.east + wide, self.north + high)

    def shows(self, point: Point) -> bool:
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


def main(arguments: list[str]) -> None:
    file, region, *sides = arguments
    view = Box(*map(float, sides))
    atlas = json.loads(Path(file).read_text(encoding="utf-8"))
    countries = dict(rings_by_country(atlas))
    lines = decoded(atlas, (view.west + view.east) / 2)
    for giver, receiver, inside in MOVED:
        move(countries, giver, receiver, inside, lines)
    shown = {code: [ring for ring in rings if seen(ring, lines, view)] for code, rings in countries.items()}
    cut = [simplified(clamped(line, Area(*view.around()))) for line in lines]
    TARGET.mkdir(exist_ok=True)
    text = json.dumps(asset(view, cut, shown), separators=(",", ":"))
    (TARGET / f"{region}.json").write_text(text.replace(',"', ',\n"') + "\n", encoding="utf-8")


def rings_by_country(atlas: Any) -> Iterator[tuple[str, list[Ring]]]:
    for shape in atlas["objects"]["countries"]["geometries"]:
        code = shape.get("id") or shape["properties"]["name"]
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        yield CODES.get(code, code), [ring for polygon in polygons for ring in polygon]


def decoded(atlas: Any, middle: float) -> list[list[Point]]:
    """The arcs in degrees, longitudes within half a turn of the middle one."""
    (across, up), (left, bottom) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    lines = []
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append(((x * across + left - middle + 180) % 360 - 180 + middle, y * up + bottom))
        lines.append(line)
    return lines


def points(ring: Ring, lines: Sequence[Sequence[Point]]) -> list[Point]:
    """A ring's points; where two arcs meet, the point stands twice."""
    return [point for arc in ring for point in (lines[arc] if arc >= 0 else lines[~arc][::-1])]


def seen(ring: Ring, lines: Sequence[Sequence[Point]], view: Box) -> bool:
    """Whether a ring comes into the box; one across the meridian opposite to it would go around the world there."""
    box = view.around()
    return any(box.shows(point) for point in points(ring, lines))


def move(
    countries: dict[str, list[Ring]], giver: str, receiver: str, inside: Point, lines: Sequence[Sequence[Point]]
) -> None:
    """Give the ring around a point to another country, and take away the border it had with it."""
    (ring,) = [ring for ring in countries[giver] if len(ring) < 10 and holds(points(ring, lines), inside)]
    countries[giver].remove(ring)
    shared = {~arc for arc in ring}
    for index, other in enumerate(countries[receiver]):
        border = shared.intersection(other)
        if border:
            countries[receiver][index] = joined(other, ring, border)
            return
    countries[receiver].append(ring)


def joined(first: Ring, second: Ring, border: set[int]) -> Ring:
    """Two rings as one: each begins after the border they share, which goes."""
    (arc,) = border
    cut, other = first.index(arc), second.index(~arc)
    return [*first[cut + 1 :], *first[:cut], *second[other + 1 :], *second[:other]]


def simplified(line: Sequence[Point]) -> list[Point]:
    """A line with no more points than its shape needs (Douglas and Peucker, 1973); its ends stay, so that arcs meet."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        aside = [beside(point, line[first], line[last]) for point in line[first + 1 : last]]
        if max(aside, default=0.0) > TOLERANCE:
            far = first + 1 + aside.index(max(aside))
            kept.add(far)
            spans += [(first, far), (far, last)]
    rounded = [(round(line[at][0], 2), round(line[at][1], 2)) for at in sorted(kept)]
    return [point for index, point in enumerate(rounded) if not index or point != rounded[index - 1]]


def beside(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from a segment, in degrees."""
    across, up = end[0] - start[0], end[1] - start[1]
    square = across**2 + up**2
    along = ((point[0] - start[0]) * across + (point[1] - start[1]) * up) / square if square else 0.0
    along = min(max(along, 0.0), 1.0)
    return hypot(point[0] - start[0] - along * across, point[1] - start[1] - along * up)


def area(ring: Sequence[Point]) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def asset(view: Box, lines: Sequence[Sequence[Point]], countries: dict[str, list[Ring]]) -> dict[str, Any]:
    """What the region needs of the world, its arcs numbered anew."""
    large = {
        code: kept
        for code, rings in sorted(countries.items())
        if (kept := [ring for ring in rings if area(points(ring, lines)) > LEAST_RING])
    }
    unnamed = [code for code in large if len(code) != 2 or not code.isalpha()]
    if unnamed:
        raise SystemExit(f"no code of two letters for {', '.join(unnamed)}: add it to CODES")
    used = Counter(max(arc, ~arc) for rings in large.values() for ring in rings for arc in ring)
    numbers = {arc: index for index, arc in enumerate(sorted(used))}
    return {
        "view": list(view),
        "countries": {code: [renumbered(ring, numbers) for ring in rings] for code, rings in large.items()},
        "arcs": [lines[arc] for arc in numbers],
    }


def renumbered(ring: Iterable[int], numbers: dict[int, int]) -> Ring:
    return [numbers[arc] if arc >= 0 else ~numbers[~arc] for arc in ring]


if __name__ == "__main__":
    main(sys.argv[1:])
