"""Packing: the objects of a PDF come in one after the other, a compact file goes out. What came in is not kept.

Everything but streams goes into object streams (ISO 32000-1, 7.5.7) under a cross-reference stream (7.5.8): a tagged
brief is a third smaller so, and lines end where an archive wants them to (ISO 19005-2, 6.1.7 and 6.1.9).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

_LENGTH = re.compile(rb"/Length (\d+)")
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_IN_STREAM = 200
"""Objects in one object stream: a reader unpacks one to see any of them."""
_STREAM = b"\nstream\n"
_END = b"\r\nendstream"
"""Both characters, so that content which ends in one of them is not taken for part of the end of line."""
_ROW = (1, 4, 2)
"""Widths in bytes of the fields of a cross-reference stream: kind, place, index."""
_FREE, _LOOSE, _BOUND = 0, 1, 2
"""Kinds of rows: no object, one that stands in the file, one in an object stream."""


class PackedFile:
    """A file being written. `new_number` gives an object number that nothing else has, for each stream made here."""

    def __init__(self, new_number: Callable[[], int]) -> None:
        self._new_number = new_number
        self._file = bytearray(_HEADER)
        self._rows = bytearray()
        self._waiting: list[tuple[int, bytes]] = []
        self._row(0, _FREE, 0, 65535)

    def add(self, number: int, body: bytes) -> None:
        """An object: what stands between `obj` and `endobj`. It need not be added in the order of numbers."""
        if _STREAM in body:
            self._place(number, _tidied(body))
            return
        self._waiting.append((number, body))
        if len(self._waiting) == _IN_STREAM:
            self._place_waiting()

    def add_stream(self, number: int, content: bytes) -> None:
        """A stream of nothing but content, which is deflated."""
        self._place(number, _stream(b"", zlib.compress(content)))

    def finished(self, entries: bytes) -> bytes:
        """The whole file; `entries` are those of its trailer: Root, Info and ID. Nothing can be added any more."""
        self._place_waiting()
        number, start = self._new_number(), len(self._file)
        self._row(number, _LOOSE, start, 0)
        size = len(self._rows) // sum(_ROW)
        head = b" /Type /XRef /Size %d /W [%d %d %d] %s" % (size, *_ROW, entries)
        self._place(number, _stream(head, zlib.compress(self._rows, 9)))
        self._file += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self._file)

    def _place(self, number: int, body: bytes) -> None:
        self._row(number, _LOOSE, len(self._file), 0)
        self._file += b"%d 0 obj\n%s\nendobj\n" % (number, body)

    def _place_waiting(self) -> None:
        """Objects in one stream: their numbers and places in it, then they."""
        if not self._waiting:
            return
        number, at, places = self._new_number(), 0, []
        for index, (inner, body) in enumerate(self._waiting):
            places.append(b"%d %d" % (inner, at))
            self._row(inner, _BOUND, number, index)
            at += len(body) + 1
        head = b" ".join(places) + b"\n"
        entries = b" /Type /ObjStm /N %d /First %d" % (len(places), len(head))
        content = head + b"\n".join(body for _, body in self._waiting)
        self._place(number, _stream(entries, zlib.compress(content, 9)))
        self._waiting.clear()

    def _row(self, number: int, *fields: int) -> None:
        """Where an object stands: its row of the cross-reference stream."""
        row = b"".join(value.to_bytes(width, "big") for value, width in zip(fields, _ROW, strict=True))
        at = number * len(row)
        self._rows.extend(bytes(max(at + len(row) - len(self._rows), 0)))
        self._rows[at : at + len(row)] = row


def _tidied(body: bytes) -> bytes:
    """A stream whose content ends as its length says, before an end of line of its own."""
    entries, _, rest = body.partition(_STREAM)
    length = _LENGTH.search(entries)
    assert length is not None
    return entries + _STREAM + rest[: int(length[1])] + _END


def _stream(entries: bytes, deflated: bytes) -> bytes:
    return b"<<%s /Filter /FlateDecode /Length %d >>%s%s%s" % (entries, len(deflated), _STREAM, deflated, _END)
