"""The regions a map can show: a name comes in, outlines of countries go out, from the files in assets/maps.

`tools/make_map.py` writes these files; the notice beside them says where the outlines come from.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from dealbrief.resources import resource

Degrees: TypeAlias = tuple[float, float]
"""Longitude and latitude."""


@dataclass(frozen=True)
class Region:
    """Coasts and borders of a part of the world.

    Attributes:
        view: West, south, east and north of what a map of it shows, in degrees.
        arcs: Lines that outlines are made of; two countries share the line of their border.
        countries: ISO 3166 code → rings, each a list of arcs; `~n` is arc n backwards.
    """

    view: tuple[float, float, float, float]
    arcs: tuple[tuple[Degrees, ...], ...]
    countries: dict[str, tuple[tuple[int, ...], ...]]

    def outlines(self, code: str) -> Iterator[list[Degrees]]:
        """The rings of a country as points."""
        for ring in self.countries[code]:
            yield [point for arc in ring for point in self._along(arc)]

    def _along(self, arc: int) -> tuple[Degrees, ...]:
        return self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]

    def borders(self) -> Iterator[tuple[Degrees, ...]]:
        """The lines between two countries, each once."""
        return (self.arcs[arc] for arc, count in self._uses().items() if count > 1)

    def coasts(self) -> Iterator[tuple[Degrees, ...]]:
        """The lines between a country and the sea."""
        return (self.arcs[arc] for arc, count in self._uses().items() if count == 1)

    def _uses(self) -> Counter[int]:
        return Counter(max(arc, ~arc) for rings in self.countries.values() for ring in rings for arc in ring)

    def reaches(self, code: str) -> bool:
        """Whether a map of the region shows something of the country of this code."""
        return code in self.countries and any(self.shows(*point) for ring in self.outlines(code) for point in ring)

    def shows(self, lon: float, lat: float) -> bool:
        west, south, east, north = self.view
        return west <= lon <= east and south <= lat <= north


def regions() -> tuple[str, ...]:
    """The names of all regions."""
    return tuple(sorted(file.stem for file in (resource("assets") / "maps").glob("*.json")))


@cache
def region(name: str) -> Region:
    """A region by its name, one of `regions()`."""
    found = json.loads((resource("assets") / "maps" / f"{name}.json").read_text(encoding="utf-8"))
    west, south, east, north = found["view"]
    return Region(
        (west, south, east, north),
        tuple(tuple((lon, lat) for lon, lat in arc) for arc in found["arcs"]),
        {code: tuple(map(tuple, rings)) for code, rings in found["countries"].items()},
    )


def holds(ring: Sequence[Degrees], point: Degrees) -> bool:
    """Whether a ring goes around a point: an odd number of its sides lies to the right of it."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        crossings += (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return crossings % 2 == 1
