"""The brand file: `_brand.yml` comes in, a `Theme` goes out.

The file follows brand.yml (Posit): `meta`, `color`, `typography`; keys of our own stand under `defaults: dealbrief:`.
Foreground, background, primary and secondary become ink, paper, the first and the second party's colour. A report's
file stands over its pack's, which stands over those of the packs it extends, `standard`'s last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dealbrief.errors import Elsewhere, Place, Problem, SourceError, nowhere
from dealbrief.files import read_text
from dealbrief.marked import Mapping, Node, Scalar, find, key_place, place, plain, read_yaml
from dealbrief.marked import Path as Location
from dealbrief.packs import STANDARD, visible
from dealbrief.resources import resource
from dealbrief.theme.brand_faults import told
from dealbrief.theme.brand_file import Brand
from dealbrief.theme.contrasts import MIXTURES, Contrasts
from dealbrief.theme.fonts import unheld
from dealbrief.theme.logos import TAGS, read_logos
from dealbrief.theme.theme import PAGES, Theme
from dealbrief.theme.typography import TAGS as FORMS
from dealbrief.theme.typography import chosen, text_of

FILE = "_brand.yml"
_MAX_BRAND = 100_000

_PATHS: dict[str, Location] = {
    "ink": ("color", "foreground"),
    "paper": ("color", "background"),
    "a": ("color", "primary"),
    "b": ("color", "secondary"),
    **{
        role: ("defaults", "dealbrief", "roles", role)
        for role in ("grey", "mute", "rule", "hair", "box", "dark", "a-tint", "b-tint")
    },
}
"""Where a brand file says the colour of a role."""
_PLACES: dict[str, Location] = {"footer": ("defaults", "dealbrief", "footer"), "logo": ("logo",)}
"""What a planner may find no room for."""


@dataclass(frozen=True)
class _Layer:
    """One brand file as read."""

    path: Path
    tree: Node

    def has(self, path: Location) -> bool:
        found = find(self.tree, path)
        return found is not None and not _is_empty(found)


def load_brand(*files: Path, elsewhere: Elsewhere = nowhere) -> Theme:
    """The theme of brand files, nearest first: each says what differs from those after it; `elsewhere` knows the fields
    of editions.

    A tint or the dark ground that no file nearer than its colour gives is mixed from that colour.

    Raises:
        SourceError: Every field that is unknown, missing or wrong, every colour name the palette lacks, and a master
            that is not there, and every font that cannot be used.
    """
    layers = [_layer(path) for path in files]
    brand = _validated(layers, elsewhere)
    problems: list[Problem] = []
    theme = _theme(brand, layers, problems)
    if any(problem.is_error for problem in problems):
        raise SourceError(problems)
    return replace(theme, problems=tuple(problems))


def _validated(layers: Sequence[_Layer], elsewhere: Elsewhere) -> Brand:
    """The brand that all files say together."""
    data: dict[str, Any] = {}
    for layer in reversed(layers):
        data = _over(data, _said(layer.tree))
    try:
        return Brand.model_validate(data)
    except ValidationError as error:
        problems = [_problem(fault, layers, elsewhere) for fault in error.errors()]
        # A value of two kinds is refused once for each: the last, its words, is the one to tell.
        raise SourceError({problem.at: problem for problem in problems}.values()) from error


def _theme(brand: Brand, layers: Sequence[_Layer], problems: list[Problem]) -> Theme:
    """The theme of a brand; what is wrong with it, and what to warn of, is added to `problems`."""

    def said_at(path: Location) -> tuple[Path, Place]:
        return _said_at(path, layers)

    own = brand.defaults.dealbrief
    colours = _colours(brand, layers, problems)
    if all(colours.values()):
        contrasts = _contrasts(colours, layers)
        colours = contrasts.all()
        problems.extend(_unreadable(contrasts, layers))
    problems.extend(_unset(own.footer, layers))
    width, height = PAGES[own.page]
    return Theme(
        brand.meta.name,
        colours,
        width,
        height,
        own.text,
        _master(own.master, layers, problems),
        chosen(brand.typography, said_at, problems),
        type=text_of(brand.typography, said_at, problems),
        logos=read_logos(brand.logo, brand.meta.name, said_at, problems),
        margin=own.margin,
        marking=own.marking,
        footer=own.footer,
        chart=own.chart,
        recolour=own.recolour,
        places={name: said_at(path)[1] for name, path in _PLACES.items() if any(each.has(path) for each in layers)},
    )


def _unset(footer: str, layers: Sequence[_Layer]) -> Iterator[Problem]:
    """A character of the footer that no font has."""
    wrong = "".join(letter for letter in dict.fromkeys(footer) if "sans" in unheld(letter))
    if wrong:
        at = _said_at(_PLACES["footer"], layers)[1]
        yield Problem("glyph", f"no font has “{wrong}” of the footer", at, "take it out")


def _said_at(path: Location, layers: Sequence[_Layer]) -> tuple[Path, Place]:
    """The file that gives a field, and where."""
    layer = _nearest(layers, path)
    return layer.path, place(layer.tree, path)


def _layer(path: Path) -> _Layer:
    text = read_text(path.parent, path.name, _MAX_BRAND)
    if text.strip() and all(line.lstrip()[:1] in ("", "#") for line in text.split("\n")):
        return _Layer(path, Mapping((), Place(str(path), 1)))  # all commented out: nothing differs
    tree, problems = read_yaml(text, str(path))
    if problems:
        raise SourceError(map(_refused, problems))
    if not isinstance(tree, Mapping):
        message = "a brand file holds fields, such as `color:`"
        raise SourceError([Problem("brand", message, tree.at, "see the template guide")])
    return _Layer(path, tree)


def _refused(problem: Problem) -> Problem:
    """A colour without quotes is a comment to YAML: no mere warning here, since the field would be empty."""
    if problem.code == "comment-in-text":
        return replace(problem, severity="error", hint='put a colour in quotes: "#123C69"')
    return problem


def _said(node: Node) -> Any:
    """The data alone; a field that was left empty says nothing."""
    if isinstance(node, Mapping):
        return {key.text: _said(value) for key, value in node.entries if not _is_empty(value)}
    return plain(node)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null


def _over(below: dict[str, Any], above: Any) -> dict[str, Any]:
    """Fields of one file laid over those of another, at every depth."""
    found = dict(below)
    for name, value in above.items():
        both = isinstance(value, dict) and isinstance(found.get(name), dict)
        found[name] = _over(found[name], value) if both else value
    return found


def _nearest(layers: Sequence[_Layer], path: Location) -> _Layer:
    """The file that gives a field; the nearest where none does."""
    return next((layer for layer in layers if layer.has(path)), layers[0])


def _problem(fault: ErrorDetails, layers: Sequence[_Layer], elsewhere: Elsewhere) -> Problem:
    location = tuple(part for part in fault["loc"] if part not in TAGS | FORMS and not _is_kind(part))
    tree = _nearest(layers, location).tree
    unknown = fault["type"] == "extra_forbidden"
    at = key_place(tree, location) if unknown else place(tree, location)
    message, hint = told(fault, location, elsewhere)
    return Problem("brand", message, at, hint)


def _is_kind(part: str | int) -> bool:
    """Whether a step of a place is pydantic's name for one of the kinds that a value may be."""
    return isinstance(part, str) and (part == "int" or part.startswith("literal["))


def _colours(brand: Brand, layers: Sequence[_Layer], problems: list[Problem]) -> dict[str, str]:
    roles = brand.defaults.dealbrief.roles.model_dump(by_alias=True)
    found: dict[str, str] = {}
    for role, path in _PATHS.items():
        colour = getattr(brand.color, str(path[-1])) if path[0] == "color" else roles[role]
        value = colour if colour.startswith("#") else brand.color.palette.get(colour, "")
        if not value.startswith("#"):
            hint = f"palette: {', '.join(brand.color.palette)}"
            at = place(_nearest(layers, path).tree, path)
            problems.append(Problem("brand", f"the palette has no colour `{colour}`", at, hint))
        found[role] = value.removeprefix("#").upper() if value.startswith("#") else ""
    return found


def _contrasts(colours: dict[str, str], layers: Sequence[_Layer]) -> Contrasts:
    """The colours with how near each is given: a mixture whose own colour is given nearer is mixed anew."""
    depth = {role: layers.index(_nearest(layers, path)) for role, path in _PATHS.items()}
    mixed = [role for role, (parent, _, _) in MIXTURES.items() if depth[parent] < depth[role]]
    return Contrasts(colours, mixed, depth)


def _unreadable(contrasts: Contrasts, layers: Sequence[_Layer]) -> Iterator[Problem]:
    """What cannot be read, at the colour that is at fault."""
    for fault in contrasts.faults():
        at = place(_nearest(layers, _PATHS[fault.role]).tree, _PATHS[fault.role])
        yield Problem("contrast", fault.message, at, fault.hint)


def _master(name: str, layers: Sequence[_Layer], problems: list[Problem]) -> Path | None:
    """The PowerPoint master that the nearest file names, which stands beside it."""
    path = ("defaults", "dealbrief", "master")
    layer = _nearest(layers, path)
    found = layer.path.with_name(name) if name else None
    if found is not None and not found.is_file():
        at = place(layer.tree, path)
        problems.append(Problem("brand", f"there is no file `{name}` beside the brand file", at, "put it there"))
    return found


@cache
def standard_theme() -> Theme:
    """The look of the `standard` pack."""
    return load_brand(_standard())


def theme_of(report: Path, pack: str, elsewhere: Elsewhere = nowhere) -> Theme:
    """The look of a report in a folder: what its own brand file, its pack's and those of the packs it extends say.

    Raises:
        SourceError: See `load_brand`.
        TemplateError: The pack, or one it extends, is not there or is wrong.
    """
    files = [file for file in brand_files(report, pack) if file.is_file()]
    return load_brand(*files, elsewhere=elsewhere) if len(files) > 1 else standard_theme()


def brand_files(report: Path, pack: str) -> list[Path]:
    """Where brand files of a report may stand, nearest first."""
    return [folder / FILE for folder in (report, *(one.folder for one in visible(report).chain(pack)))]


def _standard() -> Path:
    return resource("templates") / STANDARD / FILE
