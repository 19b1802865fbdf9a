"""Which packs a report sees: its folder comes in; the shipped packs and those of its house go out, each by its name.

A house keeps its packs in `templates/<pack>/` in a folder above its reports, the nearest four of them.
"""

from __future__ import annotations

import difflib
import filecmp
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dealbrief.errors import Place, Problem, TemplateError
from dealbrief.packs.pack_file import FILE, STANDARD, Pack, read_pack, without_file
from dealbrief.resources import resource

HOME = "templates"
"""The folder of a house's packs."""
_LEVELS = 4
"""So far up are packs looked for: a file that somebody left at the root of a disk is none of ours."""


@dataclass(frozen=True, slots=True)
class Packs:
    """Folders of packs by name, the shipped ones first. `taken` are folders that took the name of a shipped pack,
    `homes` those in which packs were looked for."""

    folders: Mapping[str, Path]
    taken: tuple[Problem, ...] = ()
    homes: tuple[Path, ...] = ()

    @property
    def house(self) -> dict[str, Path]:
        """Those that do not come with the program."""
        own = shipped_folders()
        return {name: folder for name, folder in self.folders.items() if name not in own}

    def pack(self, name: str) -> Pack:
        """A pack by its name.

        Raises:
            TemplateError: There is none, or its pack file is wrong; a folder has taken the name of a shipped pack.
        """
        if self.taken:
            raise TemplateError(self.taken)
        if name not in self.folders:
            message, hint = self.unknown(name)
            raise TemplateError([Problem("unknown-pack", message, hint=hint)])
        return read_pack(self.folders[name], self.folders)

    def chain(self, name: str) -> tuple[Pack, ...]:
        """A pack, the one it extends, and so on to `standard`.

        Raises:
            TemplateError: As for `pack`, of any of them; or they go round in a circle.
        """
        chain = [self.pack(name)]
        while parent := chain[-1].extends:
            names = [one.name for one in chain]
            if parent in names:
                raise TemplateError([_circle(chain[-1], [*names[names.index(parent) :], parent])])
            chain.append(self.pack(parent))
        return tuple(chain)

    def unknown(self, name: str) -> tuple[str, str]:
        """What is said of a name that no pack has, and a hint: to its folder, what was meant, or all there is."""
        said = next(filter(None, (without_file(home / name) for home in self.homes)), None)
        near = difflib.get_close_matches(name, self.folders, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"packs: {', '.join(self.folders)}"
        return said or (f"there is no pack `{name}`", hint)


def shipped_folders() -> dict[str, Path]:
    """The packs that come with the program."""
    return _packs_in(resource("templates"))


def visible(report: Path | None) -> Packs:
    """The packs that a report in this folder sees; without a report, the shipped ones."""
    shipped = shipped_folders()
    found, taken = dict(shipped), list[Problem]()
    homes = tuple(parent / HOME for parent in report.resolve().parents[:_LEVELS]) if report is not None else ()
    for home in homes:
        for name, folder in _packs_in(home).items():
            if name in shipped and not _is_copy(folder, shipped[name]):
                taken.append(_taken(name, folder, shipped[name]))
            found.setdefault(name, folder)
    return Packs(found, tuple(taken), homes)


def _packs_in(folder: Path) -> dict[str, Path]:
    return {path.parent.name: path.parent for path in sorted(folder.resolve().glob(f"*/{FILE}"))}


def _is_copy(folder: Path, shipped: Path) -> bool:
    """Whether a folder is a shipped pack or the same in every byte, as in a checkout beside an installed program."""
    if folder == shipped:
        return True
    names, own = _files(folder), _files(shipped)
    return names == own and all(filecmp.cmp(folder / name, shipped / name, shallow=False) for name in names)


def _files(folder: Path) -> list[str]:
    """The files of a pack by name; what Python keeps beside them is none."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return [path.relative_to(folder).as_posix() for path in found]


def _taken(name: str, folder: Path, shipped: Path) -> Problem:
    message = f"the name `{name}` is that of the pack that comes with dealbrief, in {shipped}"
    hint = f"rename this folder and the `name` in it, and let it extend `{STANDARD}`"
    return Problem("pack-name", message, Place(str(folder / FILE), 1), hint)


def _circle(pack: Pack, names: list[str]) -> Problem:
    message = f"packs extend each other in a circle: {' → '.join(names)}"
    return Problem("pack-circle", message, pack.extends_at, f"let one of them extend `{STANDARD}`")
