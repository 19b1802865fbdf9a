"""A pack that somebody sends: a folder or a .zip comes in; its files and everything that is wrong with them go out.

Nothing is written, and nothing is believed that the archive says of itself: what counts is what is read.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from dealbrief.errors import DealbriefError, Place, Problem, TemplateError
from dealbrief.files import MEGABYTE, read_bytes
from dealbrief.packs.names import PLAIN, SUFFIXES, clashes, fault, is_left_out, kind_fault
from dealbrief.packs.pack_file import FILE

MAX_FILES = 300
MAX_FILE = 20 * MEGABYTE
MAX_TOTAL = 60 * MEGABYTE
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_KINDS = f"it holds {', '.join(sorted(SUFFIXES))}, and {', '.join(sorted(PLAIN))}: delete the file"
_AGAIN = "pack the folder anew, as a plain .zip without a password"
_RENAME = "rename it with small letters, digits and hyphens"


@dataclass
class Incoming:
    """The files by their names in the pack, and what is wrong. `source` is where it came from."""

    source: Path
    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    top: str = ""
    """The single folder in which the pack stands, with a slash behind it."""

    def refuse(self, name: str, message: str, hint: str) -> None:
        at = Place(str(self.source), 1) if fault(name) else self.place(name)
        self.problems.append(Problem("pack-refused", f"{name[:100]!r} {message}", at, hint))

    def place(self, name: str, line: int = 1, column: int = 1, length: int = 0) -> Place:
        """Where a file of the pack stands in what was sent."""
        return Place(str(self.source / self.top / name), line, column, length)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file as it is offered: its name, what is odd about it, the size it is said to have, and how it is read, up to
    a limit."""

    name: str
    odd: str
    size: int
    read: Callable[[int], bytes]


def incoming(source: Path) -> Incoming:
    """Read a pack from a folder or an archive.

    Raises:
        TemplateError: There is no such folder or archive, or it cannot be opened at all.
    """
    taken = Incoming(source)
    offered = _in_folder(source) if source.is_dir() else _in_archive(source)
    entries = list(islice((one for one in offered if fault(one.name) or not is_left_out(one.name)), MAX_FILES + 1))
    if len(entries) > MAX_FILES:
        message = f"there are more than {MAX_FILES} files in it"
        raise TemplateError([Problem("pack-refused", message, Place(str(source), 1), "take out what it does not use")])
    taken.top = _top([entry.name for entry in entries])
    _take(taken, entries)
    return taken


def _take(taken: Incoming, entries: list[_Entry]) -> None:
    """Read what may be read, as long as it is not too much."""
    total = 0
    names = [entry.name.removeprefix(taken.top) for entry in entries]
    double = dict(clashes(names))
    for number, (name, entry) in enumerate(zip(names, entries, strict=True)):
        wrong = fault(entry.name) or double.get(number, "")
        if wrong or entry.odd:
            taken.refuse(name, wrong or entry.odd, _RENAME if wrong else "put the file itself there")
        elif kind_fault(name):
            taken.refuse(name, kind_fault(name), _KINDS)
        elif total <= MAX_TOTAL:
            total += _read(taken, name, entry, MAX_TOTAL - total)
    if total > MAX_TOTAL:
        message = f"together the files are larger than {MAX_TOTAL // MEGABYTE} MB"
        taken.problems.append(Problem("pack-refused", message, Place(str(taken.source), 1), "make pictures smaller"))


def _read(taken: Incoming, name: str, entry: _Entry, left: int) -> int:
    """Keep the bytes of a file; how many there are."""
    limit = min(MAX_FILE, left)
    if entry.size > MAX_FILE:
        taken.refuse(name, f"is larger than {MAX_FILE // MEGABYTE} MB", "make it smaller")
        return 0
    if entry.size > limit:
        return entry.size
    try:
        data = entry.read(limit)
    except DealbriefError as error:
        taken.problems += error.problems
        return 0
    except Exception:  # a damaged archive raises anything: of zipfile, zlib or struct
        taken.refuse(name, "is damaged", _AGAIN)
        return 0
    taken.files[name] = data
    return len(data)


def _top(names: list[str]) -> str:
    """The single folder all files stand in, if the pack file is not outside of one."""
    tops = {name.partition("/")[0] for name in names}
    top = f"{tops.pop()}/" if len(tops) == 1 else ""
    return top if f"{top}{FILE}" in names and not fault(f"{top}{FILE}") else ""


# ---- a folder


def _in_folder(source: Path) -> Iterator[_Entry]:
    for folder, inner, names in os.walk(source, followlinks=False):
        inner[:] = sorted(name for name in inner if not is_left_out(name))
        for name in sorted((*names, *(one for one in inner if (Path(folder) / one).is_symlink()))):
            path = Path(folder) / name
            relative = path.relative_to(source).as_posix()
            state = path.lstat()
            yield _Entry(relative, _odd_file(state), state.st_size, _reading(source, relative))


def _reading(source: Path, name: str) -> Callable[[int], bytes]:
    return lambda limit: read_bytes(source, name, limit, error=TemplateError)


def _odd_file(state: os.stat_result) -> str:
    if state.st_nlink > 1 and stat.S_ISREG(state.st_mode):
        return "is a hard link: another file is the same"
    return _odd_mode(state.st_mode)


def _odd_mode(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "is a symbolic link"
    return "" if stat.S_IFMT(mode) in (0, stat.S_IFREG) else "is no plain file"


# ---- an archive


def _in_archive(source: Path) -> Iterator[_Entry]:
    at = Place(str(source), 1)
    data = read_bytes(source.parent, source.name, MAX_TOTAL, error=TemplateError)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except Exception:  # as above
        message = f"{source.name} is no .zip, or a damaged one"
        raise TemplateError([Problem("pack-refused", message, at, _AGAIN)]) from None
    for info in infos:
        # The name as it is written: zipfile cuts one at a NUL, and on Windows turns backslashes.
        name = info.orig_filename
        if not (info.is_dir() and not _odd_folder(info)):
            yield _Entry(name, _odd_info(info), info.file_size, _unpacking(archive, info))


def _odd_folder(info: zipfile.ZipInfo) -> str:
    """A folder makes no file, but its name may lead out like any other."""
    return fault(info.orig_filename.rstrip("/"))


def _odd_info(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & 1:
        return "is encrypted"
    if info.compress_type not in _METHODS:
        return "is packed in a way that not every program knows"
    return _odd_mode(info.external_attr >> 16)


def _unpacking(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[int], bytes]:
    def read(limit: int) -> bytes:
        """zipfile unpacks no more than the size that is told, and checks the sum: one that lies is damaged."""
        with archive.open(info) as stream:
            return stream.read(limit) + stream.read(1)

    return read
