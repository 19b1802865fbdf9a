"""Font files of a house: a path comes in; what keeps the file out of a PDF goes out, or its face and names.

A PDF takes TrueType outlines of one style that their owner lets be embedded (OpenType 1.9: the table directory, and
OS/2 `fsType`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from struct import error as StructError
from struct import unpack_from

from dealbrief.theme.fonts import Face

_TRUE_TYPE = (b"\x00\x01\x00\x00", b"true")
_RESTRICTED = 0x0002
_USAGE = 0x000F
_FS_TYPE = 8
"""Where OS/2 says what the file may be used for."""
_FAMILY_NAMES = (1, 16)
"""Of a family in four styles, and of one of any number (OpenType 1.9, name IDs)."""
MAX_FILE = 30_000_000


def fault(data: bytes) -> str | None:
    """What keeps a font file from being used, in words; None if nothing does."""
    if data[:4] == b"OTTO":
        return "has PostScript outlines: take the family's .ttf files"
    if data[:4] == b"ttcf":
        return "is a collection of fonts: take a .ttf file for each style"
    if data[:4] not in _TRUE_TYPE:
        return "is no TrueType font: take the family's .ttf files"
    try:
        tables = dict(_tables(data))
        if "fvar" in tables:
            return "is a variable font: take a .ttf file for each style"
        missing = [name for name in ("glyf", "cmap", "hmtx", "OS/2", "name") if name not in tables]
        if missing:
            return f"lacks the table `{missing[0]}`: it may be damaged"
        (usage,) = unpack_from(">H", data, tables["OS/2"] + _FS_TYPE)
    except (StructError, UnicodeDecodeError):
        return "is cut short: it may be damaged"
    return "may not be embedded, says its owner in the file" if usage & _USAGE == _RESTRICTED else None


def _tables(data: bytes) -> list[tuple[str, int]]:
    """The tables of a font, with where each begins."""
    (count,) = unpack_from(">H", data, 4)
    entries = (unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
    return [(tag.decode("ascii"), offset) for tag, _, offset, _ in entries]


def families_in(data: bytes) -> tuple[str, ...]:
    """The names under which programs list a font, as the file says them (the table `name`); none if it is damaged."""
    try:
        return tuple(dict.fromkeys(_family_names(data, dict(_tables(data))["name"])))
    except (StructError, UnicodeDecodeError, KeyError):
        return ()


def _family_names(data: bytes, start: int) -> Iterator[str]:
    count, texts = unpack_from(">HH", data, start + 2)
    for index in range(count):
        platform, _, _, kind, length, offset = unpack_from(">6H", data, start + 6 + 12 * index)
        text = data[start + texts + offset :][:length].decode("mac_roman" if platform == 1 else "utf-16-be", "replace")
        if kind in _FAMILY_NAMES and text.strip():
            yield text.strip()


def is_of(family: str, names: Iterable[str]) -> bool:
    """Whether a font with these names belongs to a family, or is one of its styles."""
    return any(f"{name} ".casefold().startswith(f"{family} ".casefold()) for name in names)


def house_face(path: Path, data: bytes) -> Face:
    """The face of a file, under a name that no other file has."""
    plain = re.sub(r"[^A-Za-z0-9-]", "", path.stem)
    return Face(f"{plain}-{sha256(data).hexdigest()[:8]}", path)
