"""The one door for bytes in and out: a path in a root comes in, its bytes or text go out; finished files go to disk.

Reading never leaves its root, by `..`, absolute path or symbolic link. Writing replaces all files or none: every file
is written beside its target first, and an error leaves the old ones as they were. A new folder appears whole or not.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from dealbrief.errors import DealbriefError, Place, Problem, SourceError, WriteError

MEGABYTE = 1024 * 1024


def read_text(
    root: Path,
    relative: str | Path,
    limit: int = MEGABYTE,
    *,
    asked_at: Place | None = None,
    error: type[DealbriefError] = SourceError,
) -> str:
    """Read a UTF-8 file below a root; a byte order mark is dropped and line ends become `\\n`.

    Args:
        root: The folder that may be read.
        relative: The file, relative to it.
        limit: Largest size in bytes.
        asked_at: The place that names the file, for problems with the file as a whole.
        error: What to raise.

    Raises:
        DealbriefError: The file is missing, outside the root, too large or not UTF-8; the last with line and column.
    """
    data = read_bytes(root, relative, limit, asked_at=asked_at, error=error)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        good = data[: fault.start].decode("utf-8-sig")
        at = Place(str(root / relative), good.count("\n") + 1, len(good) - (good.rfind("\n") + 1) + 1)
        message = f"byte 0x{data[fault.start]:02x} is not UTF-8"
        raise error([Problem("not-utf8", message, at, "save the file as UTF-8")]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_bytes(
    root: Path,
    relative: str | Path,
    limit: int,
    *,
    asked_at: Place | None = None,
    error: type[DealbriefError] = SourceError,
) -> bytes:
    """Read a file below a root, whole, once. See `read_text`."""
    named = root / relative
    at = asked_at or Place(str(named), 1)
    target = named.resolve()
    if not target.is_relative_to(root.resolve()):
        raise error([Problem("outside-root", f"{str(relative)!r} leads out of {str(root)!r}", at)])
    try:
        with target.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as fault:
        reason = fault.strerror or "it cannot be read"
        raise error([Problem("no-file", f"{named}: {reason}", at)]) from None
    if len(data) > limit:
        raise error([Problem("too-large", f"{named} is larger than {limit:,} bytes", at)])
    return data


def write_all(files: Mapping[Path, bytes]) -> None:
    """Put finished files in place: all are on disk under other names before the first is replaced.

    Raises:
        WriteError: One could not be written; nothing was replaced that had not been by then, and no stray file is left.
    """
    finished: dict[Path, Path] = {}
    target = Path()
    try:
        for target, data in files.items():
            finished[target] = _write_beside(target, data)
        for target in finished:
            if target.is_dir():
                raise IsADirectoryError(None, "a folder of that name is in the way")
        for target, temporary in finished.items():
            temporary.replace(target)
        for folder in {target.parent for target in files}:
            _sync_folder(folder)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise WriteError([Problem("cannot-write", f"{target}: {reason}")]) from None
    finally:
        for temporary in finished.values():
            temporary.unlink(missing_ok=True)


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Make a new folder of files, by names relative to it: filled under another name beside its place, then renamed.

    Raises:
        WriteError: It is there already, or cannot be written; nothing is left behind then.
    """
    made = [folder for folder in (target.parent, *target.parent.parents) if not folder.exists()]
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
        write_all({temporary / name: data for name, data in files.items()})
        temporary.chmod(0o777 & ~_umask())
        if target.exists() or target.is_symlink():
            raise FileExistsError(None, "it is there already")
        temporary.rename(target)
        _sync_folder(target.parent)
    except OSError as fault:
        raise WriteError([Problem("cannot-write", f"{target}: {fault.strerror or fault}")]) from None
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)
        for folder in made:
            with contextlib.suppress(OSError):
                folder.rmdir()  # one that holds something stays


def _write_beside(target: Path, data: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder; the rename is durable there without it.
    with contextlib.suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
