"""Where templates come from: a list of folders in order of precedence, first hit wins, or a pack by its name.

In: folders, packs by name, and a template name. Out: its text, and which file it was. A name is a plain relative path;
nothing outside the folders is read, not through `..` and not through a symbolic link. In a file its own name means the
next file of that name, in the folders behind its own: so it extends the one it replaces, whichever pack that is of. A
name that begins with a pack's, such as `standard/brief.xml.j2`, is that pack's own file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound

from dealbrief.errors import TemplateError
from dealbrief.files import read_text
from dealbrief.packs import shipped_folders

SUFFIX = ".xml.j2"
MAX_TEMPLATE = 1_000_000
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*(\.[a-z0-9]+)*")


class NothingBehind(TemplateNotFound):
    """A file asks for its own name, and no folder behind its own has a file of that name."""


def is_name(name: str) -> bool:
    """Whether a template can have this name: no `..`, no blank, no capitals."""
    return _NAME.fullmatch(name) is not None


class SearchPath(BaseLoader):
    """Loads from folders and packs, the shipped ones if none are given; `found` remembers which file each name was."""

    def __init__(self, folders: Sequence[Path], packs: Mapping[str, Path] | None = None) -> None:
        self.folders = tuple(folders)
        self.packs = shipped_folders() if packs is None else packs
        self.found: dict[str, Path] = {}
        self._rooms = {f"~{n}": folder for n, folder in enumerate(self.folders)} | dict(self.packs)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        hit = self._hit(template)
        if hit is None:
            raise TemplateNotFound(template)
        root, relative = hit
        text = read_text(root, relative, MAX_TEMPLATE, error=TemplateError)
        self.found[template] = root / relative
        return text, str(root / relative), lambda: True

    def text(self, name: str) -> str:
        """A template that was found, as it is written; nothing for another."""
        path = self.found.get(name)
        return path.read_text(encoding="utf-8", errors="replace") if path else ""

    def find(self, name: str) -> Path | None:
        """The file a name stands for, or None."""
        hit = self._hit(name)
        return hit[0] / hit[1] if hit else None

    def _hit(self, name: str) -> tuple[Path, str] | None:
        """The folder that has a name, and the file in it."""
        head, _, rest = name.partition("/")
        room = self._rooms.get(head) if rest else None
        roots, name = ((room,), rest) if room else (self.folders, name)
        return next(((root, name) for root in roots if is_name(name) and (root / name).is_file()), None)

    def asked(self, name: str, by: str) -> str:
        """What a name in a template stands for: its own name for the next file of that name behind it.

        Raises:
            NothingBehind: There is none.
        """
        hit = self._hit(by)
        if hit is None or name != hit[1] or hit[0] not in self.folders:
            return name
        behind = self.folders[self.folders.index(hit[0]) + 1 :]
        root = next((root for root in behind if (root / name).is_file()), None)
        if root is None:
            raise NothingBehind(name)
        return self._named(root, name)

    def between(self, by: str, name: str) -> list[str]:
        """The files of a template's own name that lie between it and the one it names, by pack and name."""
        first, last = self._hit(by), self._hit(name)
        folders = list(self.folders)
        if not first or not last or first[1] != last[1] or not {first[0], last[0]} <= set(folders):
            return []
        skipped = folders[folders.index(first[0]) + 1 : folders.index(last[0])]
        return [self._named(root, first[1]) for root in skipped if (root / first[1]).is_file()]

    def _named(self, root: Path, rest: str) -> str:
        """A file of a folder by its name from everywhere."""
        rooms = {folder: room for room, folder in self._rooms.items()}
        return f"{rooms[root]}/{rest}"

    def pack_of(self, name: str) -> tuple[str, str]:
        """The pack a name begins with, or nothing, and what follows."""
        pack, _, rest = name.partition("/")
        return (pack, rest) if rest and pack in self.packs else ("", name)

    def first_pack(self) -> str:
        """The pack of the edition: the first of the folders that is one; nothing where none is."""
        names = {folder: name for name, folder in self.packs.items()}
        return next((names[folder] for folder in self.folders if folder in names), "")

    def is_shipped(self, name: str) -> bool:
        """Whether a template that was loaded comes with the program."""
        return any(self.found[name].is_relative_to(folder) for folder in shipped_folders().values())

    def names(self) -> list[str]:
        """Every template in the folders by name, and those of the packs by pack and name."""
        plain = {p.relative_to(f).as_posix() for f in self.folders for p in f.glob(f"**/*{SUFFIX}")}
        packs = self.packs.items()
        return sorted(plain | {f"{n}/{p.relative_to(f).as_posix()}" for n, f in packs for p in f.glob(f"**/*{SUFFIX}")})
