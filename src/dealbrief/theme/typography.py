"""Typography of a brand file: families and their files come in, the families of pages and the names for slides go out.

`base` is for all text, `headings` for titles and large numbers. A family is one the package carries, or one whose files
stand beside the brand file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dealbrief.errors import Place, Problem, SourceError
from dealbrief.files import read_bytes
from dealbrief.marked import Path as Location
from dealbrief.theme.font_files import MAX_FILE, fault, house_face
from dealbrief.theme.fonts import Face, Families, Role, Styles, Weight, pack_families
from dealbrief.theme.theme import ThemeFonts

_ADD = "put its .ttf files beside the brand file and list them under `typography: fonts`; nothing is fetched"
_CARRIED: dict[str, Role] = {"source sans 3": "sans", "source serif 4": "serif"}
_NAMES = {"thin": 100, "light": 300, "normal": 400, "regular": 400, "medium": 500, "semi-bold": 600, "bold": 700}
_SEMIBOLD, _BOLD = 450, 650
FilePlace = Callable[[Location], tuple[Path, Place]]
"""For a field of the brand: the file that gives it, and where it stands there."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FontFile(_Model):
    """One style of a family."""

    path: Annotated[str, Field(pattern=r"^[^/\\]{1,120}\.ttf$")]
    weight: int | Literal["thin", "light", "normal", "regular", "medium", "semi-bold", "bold"] = 400
    style: Literal["normal", "italic"] = "normal"

    @property
    def key(self) -> tuple[Weight, bool]:
        number = self.weight if isinstance(self.weight, int) else _NAMES[self.weight]
        weight: Weight = "regular" if number < _SEMIBOLD else "semibold" if number < _BOLD else "bold"
        return weight, self.style == "italic"


class Font(_Model):
    """A family and its files."""

    family: str
    source: Literal["file", "google", "bunny", "system"] = "file"
    files: list[FontFile] = []


class Use(_Model):
    """What a family is used for."""

    family: str


class Typography(_Model):
    """The `typography` of a brand file."""

    fonts: list[Font] = []
    base: Use | str | None = None
    headings: Use | str | None = None


def chosen(said: Typography, at: FilePlace, problems: list[Problem]) -> ThemeFonts:
    """The families that a brand file asks for; what is wrong with them is added to `problems`."""
    base = _name(said.base)
    headings = _name(said.headings) or base
    found = {name: _styles(name, said.fonts, at, problems) for name in dict.fromkeys((base, headings)) if name}
    used = (("base", base), ("headings", headings if said.headings else ""))
    problems.extend(_missing(name, field, at) for field, name in used if name and found[name] is None)
    if not found or not all(found.values()):
        return ThemeFonts()
    pack = pack_families().styles
    text = found.get(base)
    roles: dict[Role, Styles] = {
        "sans": text or pack["sans"],
        "serif": text or pack["serif"],
        "display": found[headings] or pack["display"],
    }
    names: dict[str, Role] = {headings.casefold(): "display", **({base.casefold(): "sans"} if base else {})}
    return ThemeFonts(Families(roles, pack_families(), names=names), headings, base)


def _name(use: Use | str | None) -> str:
    return use.family if isinstance(use, Use) else use or ""


def _missing(name: str, field: str, at: FilePlace) -> Problem:
    return Problem("font", f"there are no files for the family “{name}”", at(("typography", field))[1], _ADD)


def _styles(name: str, fonts: Sequence[Font], at: FilePlace, problems: list[Problem]) -> Styles | None:
    """The faces of a family by weight and slant, none where no file can be used; None if it has no files."""
    for index, font in enumerate(fonts):
        if font.family.casefold() == name.casefold() and font.files:
            return dict(_files(font, index, at, problems))
    carried = _CARRIED.get(name.casefold())
    return pack_families().styles[carried] if carried else None


def _files(
    font: Font, index: int, at: FilePlace, problems: list[Problem]
) -> Iterator[tuple[tuple[Weight, bool], Face]]:
    for number, one in enumerate(font.files):
        brand, place = at(("typography", "fonts", index, "files", number, "path"))
        try:
            data = read_bytes(brand.parent, one.path, MAX_FILE, asked_at=place)
        except SourceError as error:
            problems.extend(error.problems)
            continue
        wrong = fault(data)
        if wrong:
            problems.append(Problem("font", f"`{one.path}` {wrong}", place, "a PDF has to carry it"))
        else:
            yield one.key, house_face(brand.with_name(one.path), data)
