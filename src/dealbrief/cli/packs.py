"""Template packs: what there is, and copying one file of it beside a report."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from dealbrief.errors import Problem, TemplateError
from dealbrief.files import write_all
from dealbrief.resources import resource

_SUFFIX = ".xml.j2"


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack: `templates` are its documents, `parts` the files they are made of."""

    name: str
    description: str
    templates: tuple[str, ...]
    parts: tuple[str, ...]
    folder: Path


def packs() -> list[Pack]:
    """Every pack that is installed, by name."""
    return [_pack(path) for path in sorted(resource("templates").glob("*/pack.toml"))]


def _pack(path: Path) -> Pack:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    folder, documents = path.parent, tuple(told["templates"])
    names = (found.relative_to(folder).as_posix() for found in sorted(folder.rglob(f"*{_SUFFIX}")))
    parts = tuple(name for name in (n.removesuffix(_SUFFIX) for n in names) if name not in documents)
    return Pack(folder.name, told["description"], documents, parts, folder)


def copy(name: str, report: Path, pack: str) -> Path:
    """Copy a template of a pack into the report's `templates/`.

    Raises:
        TemplateError: No such pack or template, or the file is there already.
    """
    name = name.removesuffix(_SUFFIX)
    found = next((one for one in packs() if one.name == pack), None)
    if found is None:
        hint = f"packs: {', '.join(one.name for one in packs())}"
        raise TemplateError([Problem("unknown-pack", f"there is no pack `{pack}`", hint=hint)])
    if name not in (*found.templates, *found.parts):
        hint = f"templates of {pack}: {', '.join((*found.templates, *found.parts))}"
        raise TemplateError([Problem("template-not-found", f"pack `{pack}` has no template `{name}`", hint=hint)])
    source = found.folder / f"{name}{_SUFFIX}"
    target = report / "templates" / f"{name}{_SUFFIX}"
    if target.exists():
        message = f"{target} is there already"
        raise TemplateError([Problem("already-there", message, hint="delete or rename it; nothing is overwritten")])
    target.parent.mkdir(parents=True, exist_ok=True)
    write_all({target: source.read_bytes()})
    return target
