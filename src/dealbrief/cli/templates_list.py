"""`templates list`: the packs, and what stands in a report's `templates/` and which file of a pack it goes before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from dealbrief.cli.packs import SUFFIX, Shelf, folders, meant, names_in, pack_of, seen_by, shelf
from dealbrief.cli.results import shown
from dealbrief.errors import Problem, TemplateError
from dealbrief.packs import Packs


@dataclass(frozen=True, slots=True)
class Own:
    """A template of a report: the file it goes before, if any, the name it extends, and a word on what is odd."""

    name: str
    path: Path
    shadows: Path | None
    extends: str
    odd: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A pack that cannot be used, and why."""

    name: str
    folder: Path
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """The packs that work and those that do not; the report that was looked at, and its templates."""

    packs: tuple[Shelf, ...]
    broken: tuple[Broken, ...]
    report: Path | None
    own: tuple[Own, ...]


def listed(report: Path | None) -> Listed:
    """What there is, and what a report has of its own."""
    packs = seen_by(report)
    known, broken = _sorted_out(packs)
    if report is None:
        return Listed(known, broken, None, ())
    searched = folders(report, pack_of(report))
    folder = (report / "templates").resolve()
    names = names_in(folder) if folder.is_dir() else []
    return Listed(known, broken, report, tuple(_own(name, folder, searched, packs, known) for name in names))


def _sorted_out(packs: Packs) -> tuple[tuple[Shelf, ...], tuple[Broken, ...]]:
    """The packs that can be used, and those that cannot."""
    good, broken = list[Shelf](), list[Broken]()
    for name, folder in packs.folders.items():
        try:
            good.append(shelf(packs, name))
        except TemplateError as error:
            broken.append(Broken(name, folder, error.problems))
    return tuple(good), tuple(broken)


def _own(name: str, folder: Path, searched: list[Path], packs: Packs, known: tuple[Shelf, ...]) -> Own:
    from dealbrief.template.anatomy import anatomy

    path = folder / f"{name}{SUFFIX}"
    later = (one / f"{name}{SUFFIX}" for one in searched if one != folder)
    shadows = next((file for file in later if file.is_file()), None)
    if "/" in name and name.partition("/")[0] in packs.folders:
        return Own(name, path, None, "", "never used: this name is the pack's own file")
    try:
        chain = anatomy(name, searched, packs.folders).chain
    except TemplateError as error:
        return Own(name, path, shadows, "", f"does not work: {error.problems[0].message}")
    extends = chain[1].name.removesuffix(SUFFIX) if len(chain) > 1 else ""
    odd = "" if shadows else _meant(name, known)
    return Own(name, path, shadows, extends, odd)


def _meant(name: str, known: tuple[Shelf, ...]) -> str:
    hint = meant(name, [one for pack in known for one in pack.names], "")
    near = f"; {hint}" if hint.startswith("did") else ""
    return f"in no pack: an edition takes it with `template: {name}`, or another template by its name{near}"


def as_text(found: Listed) -> str:
    """Three or four lines a pack, two a template of the report."""
    lines = [line for pack in found.packs for line in _pack_lines(pack)]
    lines += [line for pack in found.broken for line in _broken_lines(pack)]
    if found.report is not None:
        lines.append(f"{shown(found.report / 'templates')}:{'' if found.own else ' nothing of its own'}")
        lines += [line for own in found.own for line in _own_lines(own)]
    return "\n".join(lines)


def _pack_lines(pack: Shelf) -> list[str]:
    first, *parents = pack.chain
    lines = [f"{pack.name}: {first.description}"]
    if parents:
        lines += [f"  from {shown(first.folder)}, extends {', '.join(one.name for one in parents)}"]
        lines += [f"  its own: {', '.join(pack.own) or 'no templates'}"]
    return [*lines, f"  documents: {', '.join(pack.templates)}", f"  parts: {', '.join(pack.parts)}"]


def _broken_lines(pack: Broken) -> list[str]:
    told = (f"{one.message} ({one.at})" if one.at else one.message for one in pack.problems)
    return [f"{pack.name}: cannot be used", f"  from {shown(pack.folder)}", *(f"  {line}" for line in told)]


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
            "description": pack.chain[0].description,
            "folder": str(pack.chain[0].folder),
            "extends": [one.name for one in pack.chain[1:]],
            "languages": list(pack.chain[0].languages),
            "own": list(pack.own),
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
    broken = [
        {"name": one.name, "folder": str(one.folder), "problems": [problem.message for problem in one.problems]}
        for one in found.broken
    ]
    told = {"packs": listed, "broken": broken, "report": report, "own": own}
    return json.dumps(told, ensure_ascii=False, indent=2)
