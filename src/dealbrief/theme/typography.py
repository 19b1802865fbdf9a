"""Typography of a brand file: families and their files come in, the families of pages and the names for slides go out.

`base` is for all text, `headings` for titles, headings and large numbers. A family is one the package carries, or one
whose files stand beside the brand file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from dealbrief.errors import Place, Problem, SourceError
from dealbrief.files import read_bytes
from dealbrief.marked import Path as Location
from dealbrief.theme.font_files import MAX_FILE, families_in, fault, house_face, is_of
from dealbrief.theme.fonts import Face, Families, Role, Styles, Weight, pack_families
from dealbrief.theme.theme import ThemeFonts, ThemeText

_ADD = "put its .ttf files beside the brand file and list them under `typography: fonts`; nothing is fetched"
_CARRIED: dict[str, Role] = {"source sans 3": "sans", "source serif 4": "serif"}
_NAMES = {"thin": 100, "light": 300, "normal": 400, "regular": 400, "medium": 500, "semi-bold": 600, "bold": 700}
_SEMIBOLD, _BOLD = 450, 650
_SMALLEST, _LARGEST = 9, 12
"""Running text in points, so that lines hold 45 to 90 characters."""
_MEANT = {"bold": "strong", "italic": "stressed"}
FilePlace = Callable[[Location], tuple[Path, Place]]
"""For a field of the brand: the file that gives it, and where it stands there."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


WeightName = int | Literal["thin", "light", "normal", "regular", "medium", "semi-bold", "bold"]


def _weight(said: int | str) -> Weight:
    number = said if isinstance(said, int) else _NAMES[said]
    return "regular" if number < _SEMIBOLD else "semibold" if number < _BOLD else "bold"


class FontFile(_Model):
    """One style of a family."""

    path: Annotated[str, Field(pattern=r"^[^/\\]{1,120}\.ttf$")] = Field(
        description="A .ttf file beside the brand file."
    )
    weight: WeightName = Field(default=400, description="100 to 900, or its name.")
    style: Literal["normal", "italic"] = Field(default="normal", description="Slant.")

    @property
    def key(self) -> tuple[Weight, bool]:
        return _weight(self.weight), self.style == "italic"


class Font(_Model):
    """A family and its files."""

    family: str = Field(description="Its name, as programs list it.")
    source: Literal["file", "google", "bunny", "system"] = Field(default="file", description="Only files are used.")
    files: list[FontFile] = Field(default=[], description="Its styles.")

    @property
    def is_fetched(self) -> bool:
        """Whether it would have to come from the web."""
        return self.source in ("google", "bunny") and not self.files


class Base(_Model):
    """All text."""

    family: str = Field(default="", description="A family of `fonts`, or one of the pack's.")
    size: Annotated[str, Field(pattern=r"^\d{1,2}(\.\d)?pt$")] | None = Field(
        default=None, description="Size of running text on pages, 9pt to 12pt; slides have their master's."
    )
    line_height: float = Field(
        default=1.4, alias="line-height", ge=1.2, le=1.7, description="Of running text, as a multiple of its size."
    )


class Headings(_Model):
    """Titles, headings and large numbers."""

    family: str = Field(default="", description="A family of `fonts`, or one of the pack's.")
    size: Annotated[str, Field(pattern=r"^(1[6-9]|2\d|3[0-4])pt$")] | None = Field(
        default=None, description="Size of a short title on pages, 16pt to 34pt; long ones are set smaller."
    )
    weight: WeightName | None = Field(default=None, description="Weight of titles and headings on pages.")
    line_height: float | None = Field(
        default=None, alias="line-height", ge=1.0, le=1.5, description="Line height of titles on pages."
    )


def _form(value: Any) -> str:
    return "settings" if isinstance(value, dict | Base | Headings) else "name of a family"


_Name = Annotated[str, Tag("name of a family")]
TAGS = frozenset(("settings", "name of a family"))
"""How a use may be written, as pydantic names it in the place of a fault."""


class Typography(_Model):
    """Fonts, their files and what they are for."""

    fonts: list[Font] = Field(default=[], description="Families with the files that hold them.")
    base: Annotated[Annotated[Base, Tag("settings")] | _Name, Discriminator(_form)] | None = Field(
        default=None, description="All text: a family, or settings."
    )
    headings: Annotated[Annotated[Headings, Tag("settings")] | _Name, Discriminator(_form)] | None = Field(
        default=None, description="Titles, headings and large numbers: a family, or settings."
    )


def chosen(said: Typography, at: FilePlace, problems: list[Problem]) -> ThemeFonts:
    """The families that a brand file asks for; what is wrong with them is added to `problems`."""
    base, headings = (_used(field, said, at, problems) for field in ("base", "headings"))
    used = (("base", base), ("headings", headings))
    headings = headings or base
    found = {name: _styles(name, said.fonts, at, problems) for name in dict.fromkeys((base, headings)) if name}
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


def _used(field: str, said: Typography, at: FilePlace, problems: list[Problem]) -> str:
    """The family of a field; none, with a warning, for a web font without files: nothing is fetched."""
    name = _name(getattr(said, field))
    if any(font.is_fetched for font in said.fonts if font.family.casefold() == name.casefold()):
        message = f"“{name}” is a web font, and nothing is fetched: the pack's fonts stand for it"
        small = name.replace(" ", "")
        hint = f"put {small}-Regular.ttf and {small}-Bold.ttf beside the brand file and list them under its `files`"
        problems.append(Problem("font-web", message, at(("typography", field))[1], hint, "warning"))
        return ""
    return name


def _name(use: Base | Headings | str | None) -> str:
    return use or "" if isinstance(use, str) or use is None else use.family


def text_of(said: Typography, at: FilePlace, problems: list[Problem]) -> ThemeText:
    """How pages set text, by what a brand file says of it beside families; a size out of range is a problem."""
    base = said.base if isinstance(said.base, Base) else Base()
    headings = said.headings if isinstance(said.headings, Headings) else Headings()
    size = float(base.size.removesuffix("pt")) if base.size else ThemeText().size
    if not _SMALLEST <= size <= _LARGEST:
        message = f"running text of {size:g}pt is outside {_SMALLEST}pt to {_LARGEST}pt"
        problems.append(Problem("brand", message, at(("typography", "base", "size"))[1], "pages are drawn for 10pt"))
    weight = _weight(headings.weight) if headings.weight is not None else None
    own = _name(said.headings).casefold() not in ("", _name(said.base).casefold())
    title = float(headings.size.removesuffix("pt")) if headings.size else ThemeText().title_size
    return ThemeText(size, base.line_height, weight, headings.line_height or 0.0, own, title)


def _missing(name: str, field: str, at: FilePlace) -> Problem:
    return Problem("font", f"there are no files for the family “{name}”", at(("typography", field))[1], _ADD)


def _styles(name: str, fonts: Sequence[Font], at: FilePlace, problems: list[Problem]) -> Styles | None:
    """The faces of a family by weight and slant, none where no file can be used; None if it has no files."""
    for index, font in enumerate(fonts):
        if font.family.casefold() == name.casefold() and font.files:
            found = dict(_files(font, index, at, problems))
            problems.extend(_lacking(font.family, found, at(("typography", "fonts", index))[1]))
            return found
    carried = _CARRIED.get(name.casefold())
    return pack_families().styles[carried] if carried else None


def _lacking(family: str, found: Styles, place: Place) -> Iterator[Problem]:
    """Warnings of styles that a family has no file for: what is strong or stressed would look like the rest."""
    kinds = {"bold": any(weight != "regular" for weight, _ in found), "italic": any(italic for _, italic in found)}
    for kind, there in kinds.items():
        if found and not there:
            message = f"“{family}” has no {kind} file: what is {_MEANT[kind]} looks like other text on pages"
            yield Problem("font-style", message, place, f"add its {kind} .ttf file to `files`", "warning")


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
            problems.extend(_other_family(font.family, one.path, families_in(data), place))
            yield one.key, house_face(brand.with_name(one.path), data)


def _other_family(family: str, file: str, names: Sequence[str], at: Place) -> Iterator[Problem]:
    """A warning of a file that holds another family: pages carry it, slides only name what they are set in."""
    if names and not is_of(family, names):
        message = f"`{file}` holds the family “{names[-1]}”, and is listed as “{family}”"
        hint = f"slides name “{family}”, and PowerPoint shows another font where no such family is installed: "
        yield Problem("font-family", message, at, f"{hint}write `family: {names[-1]}`, or take its file", "warning")
