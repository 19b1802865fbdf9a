"""Fonts of a house for tests: the pack's own under another name, made in code, so that nobody's property is needed."""

from __future__ import annotations

import io
from pathlib import Path

from fontTools.ttLib import TTFont

from dealbrief.theme.fonts import Role, Weight, pack_families

_FAMILY, _FULL, _POSTSCRIPT, _TYPOGRAPHIC = 1, 4, 6, 16


def renamed(role: Role, weight: Weight, family: str) -> bytes:
    """A face of the pack under another family name."""
    font = TTFont(pack_families().face(role, weight, False).path, recalcTimestamp=False)
    small = f"{family.replace(' ', '')}-{weight}"
    texts = {_FAMILY: family, _FULL: f"{family} {weight}", _POSTSCRIPT: small, _TYPOGRAPHIC: family}
    for record in list(font["name"].names):
        if record.nameID in texts:
            font["name"].setName(
                texts[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID
            )
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def put(folder: Path, family: str, role: Role) -> str:
    """Regular and bold of a family as files in a folder; what a brand file says of them."""
    said = f"    - family: {family}\n      files:\n"
    for weight, number in (("regular", 400), ("bold", 700)):
        name = f"{family.replace(' ', '')}-{number}.ttf"
        (folder / name).write_bytes(renamed(role, weight, family))  # type: ignore[arg-type]
        said += f"        - {{path: {name}, weight: {number}}}\n"
    return said
