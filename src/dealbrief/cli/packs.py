"""Template packs: what there is, and finding a template by its name or saying what was meant."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dealbrief.errors import DealbriefError, Problem, TemplateError
from dealbrief.resources import resource

SUFFIX = ".xml.j2"
STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack: `templates` are its documents, `parts` the files they are made of."""

    name: str
    description: str
    templates: tuple[str, ...]
    parts: tuple[str, ...]
    folder: Path

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.templates, *self.parts)


def packs() -> list[Pack]:
    """Every pack that is installed, by name."""
    return [_pack(path) for path in sorted(resource("templates").glob("*/pack.toml"))]


def _pack(path: Path) -> Pack:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    folder, documents = path.parent, tuple(told["templates"])
    parts = tuple(name for name in names_in(folder) if name not in documents)
    return Pack(folder.name, told["description"], documents, parts, folder)


def names_in(folder: Path) -> list[str]:
    """The templates in a folder and below it, by name."""
    found = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob(f"*{SUFFIX}")))
    return [name.removesuffix(SUFFIX) for name in found]


def pack_named(name: str) -> Pack:
    """A pack by its name.

    Raises:
        TemplateError: There is none.
    """
    known = packs()
    found = next((one for one in known if one.name == name), None)
    if found is None:
        hint = meant(name, [one.name for one in known], "packs")
        raise TemplateError([Problem("unknown-pack", f"there is no pack `{name}`", hint=hint)])
    return found


def known_name(name: str, pack: Pack) -> str:
    """A template of a pack by its name, with or without the ending.

    Raises:
        TemplateError: There is none.
    """
    name = name.removesuffix(SUFFIX)
    if name not in pack.names:
        hint = meant(name, pack.names, f"templates of {pack.name}")
        message = f"pack `{pack.name}` has no template `{name}`"
        raise TemplateError([Problem("template-not-found", message, hint=hint)])
    return name


def meant(name: str, known: Iterable[str], what: str) -> str:
    """What was probably meant, else all there is."""
    listed = list(known)
    near = difflib.get_close_matches(name, listed, 1)
    return f"did you mean `{near[0]}`?" if near else f"{what}: {', '.join(listed)}"


def pack_of(report: Path | None, template: str = "") -> str:
    """The pack from which a report takes a template: that of the edition made from it, else of the first edition.

    A report that cannot be read, or none, has the standard pack: what is listed and shown does not depend on its deal.
    """
    if report is None:
        return STANDARD
    from dealbrief.source import edition_of, editions, load_deal

    try:
        deal = load_deal(report)
        chosen = [edition_of(deal, name) for name in editions(deal)]
    except DealbriefError:
        return STANDARD
    named = next((one for one in chosen if one.template == template), chosen[0])
    return named.pack or STANDARD


def folders(report: Path | None, pack: str) -> list[Path]:
    """Where templates come from, first hit wins: the report's own, the pack's, the standard pack's."""
    from dealbrief.stages import search_path

    if report is not None:
        return search_path(report, pack, None)
    both = (resource("templates") / name for name in dict.fromkeys((pack, STANDARD)))
    return [folder.resolve() for folder in both]
