"""Logos of a brand file: names of picture files come in, decoded pictures by the place they are for go out.

brand.yml has three sizes. Pages show the medium one at their head and the small one in their foot; slides the small one
and, on the title, the large one. A size that is not given is the next one's, but in the foot of pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from dealbrief.document.figures_image import ImageData
from dealbrief.errors import Place, Problem, SourceError
from dealbrief.files import read_bytes
from dealbrief.marked import Path as Location
from dealbrief.pictures import MAX_FILE, NotAPicture, read_picture
from dealbrief.theme.theme import Logo, ThemeLogos

Size = Literal["small", "medium", "large"]
FilePlace = Callable[[Location], tuple[Path, Place]]
"""For a field of the brand: the file that gives it, and where it stands there."""
_ORDER: dict[Size, tuple[Size, ...]] = {
    "small": ("small", "medium", "large"),
    "medium": ("medium", "large", "small"),
    "large": ("large", "medium", "small"),
}
_DRAWINGS = (".svg", ".pdf", ".eps", ".ai")
_EXPORT = "export the drawing as PNG, 400 pixels high or more"
TAGS = frozenset(("name of a file", "one file", "light and dark"))
"""How a logo may be written, as pydantic names it in the place of a fault."""

FileName = Annotated[str, Field(pattern=r"^[^/\\]{1,120}$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LogoFile(_Model):
    """One picture."""

    path: FileName = Field(description="PNG, JPEG or WebP file beside the brand file.")
    alt: str = Field(default="", description="What a reader who does not see it is told.")


def _form(value: Any) -> str:
    if isinstance(value, LogoPair) or (isinstance(value, dict) and value.keys() & {"light", "dark"}):
        return "light and dark"
    return "one file" if isinstance(value, dict | LogoFile) else "name of a file"


_Name = Annotated[FileName, Tag("name of a file")]
_One = Annotated[LogoFile, Tag("one file")]
OneOrName = Annotated[_One | _Name, Discriminator(_form)]


class LogoPair(_Model):
    """A picture for light grounds and one for dark grounds."""

    light: OneOrName = Field(description="For light grounds: a file, or a name of `images`.")
    dark: OneOrName | None = Field(default=None, description="For dark grounds; else the light one stands on a plate.")


Choice = Annotated[Annotated[LogoPair, Tag("light and dark")] | _One | _Name, Discriminator(_form)]


class Logos(_Model):
    """Logos by size; a name of `images` may stand for a file."""

    images: dict[str, OneOrName] = Field(default={}, description="Files by a name of your own.")
    small: Choice | None = Field(default=None, description="In the foot of pages, and on slides.")
    medium: Choice | None = Field(default=None, description="At the head of the first page.")
    large: Choice | None = Field(default=None, description="On the title slide.")


def read_logos(said: Logos, house: str, at: FilePlace, problems: list[Problem]) -> ThemeLogos:
    """The pictures of a brand's logos.

    Args:
        said: The `logo` of a brand file.
        house: The name that stands for a logo without an `alt`.
        at: Where each field stands.
        problems: Gets a problem for each file that is not there or cannot be set.
    """
    found = {size: logo for size in _ORDER for logo in _logo(said, size, house, at, problems)}

    def nearest(size: Size) -> Logo | None:
        return next((found[other] for other in _ORDER[size] if other in found), None)

    return ThemeLogos(nearest("medium"), found.get("small"), nearest("small"), nearest("large"))


def _logo(said: Logos, size: Size, house: str, at: FilePlace, problems: list[Problem]) -> Iterator[Logo]:
    choice = getattr(said, size)
    if choice is None:
        return
    is_pair = isinstance(choice, LogoPair)
    sides = {"light": choice.light, "dark": choice.dark} if is_pair else {"light": choice}
    pictures: dict[str, ImageData | None] = {}
    alt = ""
    for side, one in sides.items():
        if one is not None:
            name, told, path = _file(said, one, ("logo", size, side) if is_pair else ("logo", size))
            pictures[side] = _picture(name, at(path), problems)
            alt = alt or told
    if (light := pictures["light"]) is not None:
        yield Logo(light, pictures.get("dark"), alt or house)


def _file(said: Logos, one: LogoFile | str, path: Location) -> tuple[str, str, Location]:
    """File name, alternative text, and where the file is named; a name of `images` stands for what is written there."""
    if isinstance(one, LogoFile):
        return one.path, one.alt, (*path, "path")
    named = said.images.get(one)
    return _file(Logos(), named, ("logo", "images", one)) if named is not None else (one, "", path)


def _picture(name: str, at: tuple[Path, Place], problems: list[Problem]) -> ImageData | None:
    brand, place = at
    try:
        return read_picture(read_bytes(brand.parent, name, MAX_FILE, asked_at=place))
    except SourceError as missing:
        problems.extend(missing.problems)
    except NotAPicture as wrong:
        hint = _EXPORT if name.lower().endswith(_DRAWINGS) else wrong.hint
        problems.append(Problem("logo", f"`{name}` {wrong}", place, hint))
    return None
