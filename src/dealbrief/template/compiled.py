"""Compiled templates of the shipped packs: a template's source comes in, its code goes out, compiled at its first use.

They are kept as Python keeps compiled modules: in `__pycache__` beside the source or under `PYTHONPYCACHEPREFIX`, and
not at all where Python is told not to or the folder cannot be written. A report's own templates are never kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
import tempfile
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from dealbrief.resources import resource

_GENERATING = ("budget", "environment", "filters", "stamps")
"""The modules that decide what code a source becomes."""
_NAMED = "\0"
"""Stands between file and name in a bucket's key."""
_DIGEST = hashlib.sha256().digest_size


class Compiled(BytecodeCache):
    """Jinja's cache of compiled code, with a digest of all that the code depends on before it."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        # The code holds the name in its stamps, and a pack's file has two: with its pack before it, and without.
        return f"{filename or name}{_NAMED}{name}"

    def get_source_checksum(self, source: str) -> str:
        return source

    def load_bytecode(self, bucket: Bucket) -> None:
        place = _place(bucket.key)
        if place is None:
            return
        with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
            kept = place.read_bytes()
            if kept[:_DIGEST] == _digest(bucket):
                code = marshal.loads(kept[_DIGEST:])
                bucket.code = code if isinstance(code, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        place = _place(bucket.key)
        if place is None or sys.dont_write_bytecode:
            return
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            _replace(place, _digest(bucket) + marshal.dumps(bucket.code))


def _place(key: str) -> Path | None:
    """Where the code of a shipped template is kept; None for any other."""
    filename, _, name = key.partition(_NAMED)
    file = Path(filename)
    if not file.is_relative_to(_packs()):
        return None
    with contextlib.suppress(NotImplementedError):
        own = file.relative_to(_packs()).as_posix() == name
        return Path(cache_from_source(file.with_name(f"own-{file.name}") if own else file))
    return None


@cache
def _packs() -> Path:
    return resource("templates").resolve()


def _digest(bucket: Bucket) -> bytes:
    parts = (bucket.key, bucket.checksum, _generator())
    return hashlib.sha256("\0".join(parts).encode()).digest()


@cache
def _generator() -> str:
    """What turns source into code: Jinja's version, and the project's own part of it."""
    own = (Path(__file__).with_name(f"{name}.py").read_text(encoding="utf-8") for name in _GENERATING)
    return "\0".join((jinja2.__version__, sys.version, *own))


def _replace(place: Path, data: bytes) -> None:
    """Not by way of `files`: a lost cache is no error, and needs no flush to disk."""
    handle, name = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(place)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
