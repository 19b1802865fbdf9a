"""The brand file: `_brand.yml` comes in, a `Theme` goes out.

The file follows brand.yml (Posit): `meta` and `color`; keys of our own stand under `defaults: dealbrief:`. Foreground,
background, primary and secondary become ink, paper, the first and the second party's colour.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from dealbrief.errors import Problem, SourceError
from dealbrief.files import read_text
from dealbrief.marked import Node, key_place, place, plain, read_yaml
from dealbrief.resources import resource
from dealbrief.theme.theme import PAGES, Theme

FILE = "_brand.yml"
_MAX_BRAND = 100_000

Colour = Annotated[str, Field(pattern=r"^(#[0-9A-Fa-f]{6}|[a-z][a-z0-9-]*)$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Meta(_Model):
    name: str


class _Color(_Model):
    palette: dict[str, Colour] = {}
    foreground: Colour
    background: Colour
    primary: Colour
    secondary: Colour


class _Roles(_Model):
    grey: Colour
    mute: Colour
    rule: Colour
    hair: Colour
    box: Colour
    dark: Colour
    a_tint: Colour = Field(alias="a-tint")
    b_tint: Colour = Field(alias="b-tint")


class _Own(_Model):
    page: Literal["A4", "Letter"] = "A4"
    text: Literal["ragged", "justified"] = "ragged"
    roles: _Roles


class _Defaults(_Model):
    dealbrief: _Own


class _Brand(_Model):
    meta: _Meta
    color: _Color
    defaults: _Defaults


def load_brand(path: Path) -> Theme:
    """The theme of a brand file.

    Raises:
        SourceError: Every field that is unknown, missing or wrong, and every colour name the palette lacks.
    """
    tree, problems = read_yaml(read_text(path.parent, path.name, _MAX_BRAND), str(path))
    if problems:
        raise SourceError(problems)
    try:
        brand = _Brand.model_validate(plain(tree))
    except ValidationError as error:
        raise SourceError([_problem(fault, tree) for fault in error.errors()]) from error
    own = brand.defaults.dealbrief
    width, height = PAGES[own.page]
    return Theme(brand.meta.name, _colours(brand, tree), width, height, own.text)


def _problem(fault: ErrorDetails, tree: Node) -> Problem:
    location = tuple(fault["loc"])
    unknown = fault["type"] == "extra_forbidden"
    at = key_place(tree, location) if unknown else place(tree, location)
    name = ".".join(str(part) for part in location)
    return Problem("brand", f"{name}: {fault['msg']}", at, "colours are #RRGGBB or names of the palette")


def _colours(brand: _Brand, tree: Node) -> dict[str, str]:
    roles = brand.defaults.dealbrief.roles.model_dump(by_alias=True)
    wanted: dict[str, tuple[str, tuple[str, ...]]] = {
        name: (colour, ("defaults", "dealbrief", "roles", name)) for name, colour in roles.items()
    }
    for role, field in (("ink", "foreground"), ("paper", "background"), ("a", "primary"), ("b", "secondary")):
        wanted[role] = (getattr(brand.color, field), ("color", field))
    problems: list[Problem] = []
    found: dict[str, str] = {}
    for role, (colour, path) in wanted.items():
        value = colour if colour.startswith("#") else brand.color.palette.get(colour, "")
        if not value.startswith("#"):
            hint = f"palette: {', '.join(brand.color.palette)}"
            problems.append(Problem("brand", f"the palette has no colour `{colour}`", place(tree, path), hint))
        found[role] = value.removeprefix("#").upper()
    if problems:
        raise SourceError(problems)
    return found


@cache
def standard_theme() -> Theme:
    """The look of the `standard` pack."""
    return load_brand(resource("templates") / "standard" / FILE)
