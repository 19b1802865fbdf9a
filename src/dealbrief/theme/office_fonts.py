"""Fonts of a deck: the families its theme names come in, the widest a reader may see of a text goes out, in em.

A deck names its fonts and does not carry them. Who lacks one sees a substitute, so a text is measured in all of them.
Of a family without a table here nothing is known but that it is a font: it gets the widest of all tables, and slack.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache

from dealbrief.resources import resource
from dealbrief.theme.fonts import Face, Role, families, pack_families, remembered

UNKNOWN_SLACK = 1.2
"""Verdana, among the widest of common families, is about so much wider than Arial."""
_STYLES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}


@dataclass(frozen=True, slots=True)
class Family:
    """What a family is measured with: a role of the brand's faces, advance tables, and a factor of slack.

    `seen` are the families a reader who lacks it may see instead; a `common` one comes with the office programs, under
    its own name or as one of the same widths. `own`: the house gives its files.
    """

    tables: tuple[str, ...]
    role: Role | None = None
    slack: float = 1.0
    seen: tuple[str, ...] = ()
    common: bool = False
    own: bool = False

    def face(self, bold: bool, italic: bool) -> Face | None:
        """Its face among the pack's, or among those of the house."""
        chosen = families() if self.own else pack_families()
        return chosen.face(self.role, "bold" if bold else "regular", italic) if self.role else None


_CARLITO = Family(("Carlito",), seen=("Carlito",), common=True)
_CALADEA = Family(("Caladea",), seen=("Caladea",), common=True)
_SANS = Family(("LiberationSans",), seen=("Liberation Sans",), common=True)
_SERIF = Family(("LiberationSerif",), seen=("Liberation Serif",), common=True)
_FAMILIES = {
    "source serif 4": Family(("Caladea", "LiberationSerif"), "serif", seen=("Cambria", "Times New Roman")),
    "source sans 3": Family(("Carlito", "LiberationSans"), "sans", seen=("Calibri", "Arial")),
    "calibri": _CARLITO,
    "carlito": _CARLITO,
    "cambria": _CALADEA,
    "caladea": _CALADEA,
    "arial": _SANS,
    "helvetica": _SANS,
    "liberation sans": _SANS,
    "times": _SERIF,
    "times new roman": _SERIF,
    "liberation serif": _SERIF,
}
_UNKNOWN = Family(("Carlito", "Caladea", "LiberationSans", "LiberationSerif"), slack=UNKNOWN_SLACK)


@dataclass(frozen=True, slots=True)
class OfficeFonts:
    """The two families of a deck's theme: of claims and large numbers, and of all else.

    `alone`: as they are themselves, whatever a reader who lacks them may see.
    """

    major: str = "Source Serif 4"
    minor: str = "Source Sans 3"
    alone: bool = False

    @property
    def unknown(self) -> tuple[str, ...]:
        """Those nothing is known of."""
        return tuple(name for name in dict.fromkeys((self.major, self.minor)) if not is_known(name))


@dataclass(frozen=True)
class Table:
    """A font known by its advances only."""

    name: str
    units: int
    advances: dict[int, int] = field(repr=False, compare=False, hash=False)

    def plain(self, text: str) -> float:
        """Advance in em; a character the table lacks counts one em, the widest guess."""
        return sum(self.advances.get(ord(character), self.units) for character in text) / self.units


@cache
def advance_table(name: str) -> Table:
    """A table by file name, e.g. "Carlito-Bold"."""
    path = resource("assets") / "fonts" / "metrics" / f"{name}.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    return Table(name, table["units"], {int(code, 16): width for code, width in table["advances"].items()})


def family(name: str) -> Family:
    """What a family of this name is measured with."""
    small = name.strip().casefold()
    if small in families().names:
        return _house(families().names[small])
    return _FAMILIES.get(small, _UNKNOWN)


@cache
def _house(role: Role) -> Family:
    """A family whose files stand beside the brand file: who lacks it may see any of the common ones."""
    return Family(_UNKNOWN.tables, role, seen=("Calibri", "Cambria", "Arial", "Times New Roman"), own=True)


def is_known(name: str) -> bool:
    return family(name) is not _UNKNOWN


@remembered(maxsize=None)
def office_advance(text: str, name: str, bold: bool = False, italic: bool = False, alone: bool = False) -> float:
    """Advance in em of the widest a reader may see of a text in a family: itself or any of its substitutes.

    `alone`: of the family itself, where it is known and has every character; another font stands in for those it lacks.
    """
    known = family(name)
    own = known.face(bold, italic)
    if own and alone and all(map(own.has, text)):
        return own.plain(text) * known.slack
    found = [advance_table(f"{table}-{_STYLES[bold, italic]}").plain(text) for table in known.tables]
    return max([*found, own.plain(text)] if own else found) * known.slack
