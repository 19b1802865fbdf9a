"""Packages with reproducible bytes: parts by name come in, a zip with fixed dates and a fixed order goes out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

CONTENT_TYPES = "[Content_Types].xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip of parts, the list of content types first."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, parts[name])
    return buffer.getvalue()


def unzipped(package: bytes) -> dict[str, bytes]:
    """The parts of a package by name.

    Raises:
        ValueError: A name stands twice.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        names = archive.namelist()
        if len(names) != len(set(names)):
            raise ValueError("two entries of the package have one name")
        return {name: archive.read(name) for name in names}
