"""`templates list`: the packs, and what stands in a report's `templates/` and which file of a pack it goes before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from dealbrief.cli.packs import SUFFIX, Pack, folders, meant, names_in, pack_of, packs
from dealbrief.cli.results import shown
from dealbrief.errors import TemplateError


@dataclass(frozen=True, slots=True)
class Own:
    """A template of a report: the file it goes before, if any, the name it extends, and a word on what is odd."""

    name: str
    path: Path
    shadows: Path | None
    extends: str
    odd: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The packs; the report that was looked at, and its templates."""

    packs: tuple[Pack, ...]
    report: Path | None
    own: tuple[Own, ...]


def listed(report: Path | None) -> Listed:
    """What there is, and what a report has of its own."""
    known = tuple(packs())
    if report is None:
        return Listed(known, None, ())
    searched = folders(report, pack_of(report))
    folder = (report / "templates").resolve()
    names = names_in(folder) if folder.is_dir() else []
    return Listed(known, report, tuple(_own(name, folder, searched, known) for name in names))


def _own(name: str, folder: Path, searched: list[Path], known: tuple[Pack, ...]) -> Own:
    from dealbrief.template.anatomy import anatomy

    path = folder / f"{name}{SUFFIX}"
    later = (one / f"{name}{SUFFIX}" for one in searched if one != folder)
    shadows = next((file for file in later if file.is_file()), None)
    if name.partition("/")[0] in {pack.name for pack in known}:
        return Own(name, path, None, "", "never used: this name is the pack's own file")
    try:
        chain = anatomy(name, searched).chain
    except TemplateError as error:
        return Own(name, path, shadows, "", f"does not work: {error.problems[0].message}")
    extends = chain[1].name.removesuffix(SUFFIX) if len(chain) > 1 else ""
    odd = "" if shadows else _meant(name, known)
    return Own(name, path, shadows, extends, odd)


def _meant(name: str, known: tuple[Pack, ...]) -> str:
    hint = meant(name, [one for pack in known for one in pack.names], "")
    near = f"; {hint}" if hint.startswith("did") else ""
    return f"in no pack: an edition takes it with `template: {name}`, or another template by its name{near}"


def as_text(found: Listed) -> str:
    """Three lines a pack, two a template of the report."""
    lines = [line for pack in found.packs for line in _pack_lines(pack)]
    if found.report is not None:
        lines.append(f"{shown(found.report / 'templates')}:{'' if found.own else ' nothing of its own'}")
        lines += [line for own in found.own for line in _own_lines(own)]
    return "\n".join(lines)


def _pack_lines(pack: Pack) -> list[str]:
    return [
        f"{pack.name}: {pack.description}",
        f"  documents: {', '.join(pack.templates)}",
        f"  parts: {', '.join(pack.parts)}",
    ]


def _own_lines(own: Own) -> list[str]:
    extends = f", extends {own.extends}" if own.extends else ""
    place = f"goes before {shown(own.shadows)}" if own.shadows else own.odd
    more = [f"    {own.odd}"] if own.shadows and own.odd else []
    return [f"  {own.name}: {shown(own.path)}{extends}", f"    {place}", *more]


def as_json(found: Listed) -> str:
    """The object of `--json`."""
    listed = [
        {
            "name": pack.name,
            "description": pack.description,
            "folder": str(pack.folder),
            "documents": list(pack.templates),
            "parts": list(pack.parts),
        }
        for pack in found.packs
    ]
    own = [
        {
            "name": one.name,
            "path": str(one.path),
            "shadows": str(one.shadows) if one.shadows else None,
            "extends": one.extends or None,
            "odd": one.odd or None,
        }
        for one in found.own
    ]
    report = str(found.report) if found.report is not None else None
    return json.dumps({"packs": listed, "report": report, "own": own}, ensure_ascii=False, indent=2)
