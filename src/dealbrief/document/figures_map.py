"""What a map means: countries, locations and routes as plain data, with every word the drawing shows.

Coordinates are longitude and latitude in degrees, east and north positive; which coasts and borders lie around them is
the region's (`document.regions`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from dealbrief.document.inlines import Side

RouteState: TypeAlias = Literal["open", "closed"]


@dataclass(frozen=True, slots=True)
class Location:
    """A place marked with a dot; `focus` is what the map is about."""

    label: str
    lon: float
    lat: float
    side: Side = "none"
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """A way from the first point to the last; `word` says its state, and since when."""

    points: tuple[tuple[float, float], ...]
    label: str
    state: RouteState
    word: str
    side: Side = "none"


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the region by its ISO 3166 code; one of a side is tinted, and named in any case."""

    code: str
    name: str
    side: Side = "none"


@dataclass(frozen=True, slots=True)
class MapData:
    """A map of a region, or, if `close`, of the part of it that holds locations, routes and countries of a side.

    `foot` says what boundaries do not mean; no map is without it.
    """

    region: str
    foot: str
    countries: tuple[Country, ...] = ()
    locations: tuple[Location, ...] = ()
    routes: tuple[Route, ...] = ()
    close: bool = False

    def name_at(self, point: tuple[float, float]) -> str:
        """The name of the location at a point, empty if there is none."""
        return next((one.label for one in self.locations if (one.lon, one.lat) == point), "")
