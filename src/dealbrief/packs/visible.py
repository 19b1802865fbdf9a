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
from dealbrief.packs.pack_file import FILE, STANDARD, Pack, read_pack
from dealbrief.resources import resource

HOME = "templates"
"""The folder of a house's packs."""
_LEVELS = 4
"""So far up are packs looked for: a file that somebody left at the root of a disk is none of ours."""


@dataclass(frozen=True, slots=True)
class Packs:
    """Folders of packs by name, the shipped ones first. `taken` are folders that took the name of a shipped pack."""

    folders: Mapping[str, Path]
    taken: tuple[Problem, ...] = ()

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
            raise TemplateError([Problem("unknown-pack", f"there is no pack `{name}`", hint=self.meant(name))])
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

    def meant(self, name: str) -> str:
        """What was probably meant, else all there is."""
        near = difflib.get_close_matches(name, self.folders, 1)
        return f"did you mean `{near[0]}`?" if near else f"packs: {', '.join(self.folders)}"


def shipped_folders() -> dict[str, Path]:
    """The packs that come with the program."""
    return _packs_in(resource("templates"))


def visible(report: Path | None) -> Packs:
    """The packs that a report in this folder sees; without a report, the shipped ones."""
    shipped = shipped_folders()
    found, taken = dict(shipped), list[Problem]()
    for parent in report.resolve().parents[:_LEVELS] if report is not None else ():
        for name, folder in _packs_in(parent / HOME).items():
            if name in shipped and not _is_copy(folder, shipped[name]):
                taken.append(_taken(name, folder, shipped[name]))
            found.setdefault(name, folder)
    return Packs(found, tuple(taken))


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
