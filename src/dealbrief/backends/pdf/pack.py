"""Packing: a PDF as the library writes it comes in, the same objects as a compact file go out.

Everything but streams goes into object streams (ISO 32000-1, 7.5.7) under a cross-reference stream (7.5.8): a tagged
brief is a third smaller so, and lines end where an archive wants them to (ISO 19005-2, 6.1.7 and 6.1.9).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_SECTION = re.compile(rb"xref\s+0 (\d+)\s")
_LENGTH = re.compile(rb"/Length (\d+)")
_TRAILER = re.compile(rb"/(Root|Info) (\d+ 0 R)|/ID\s*(\[[^\]]*\])")
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_ENTRY = 20
"""Bytes of one entry of a cross-reference table (7.5.4)."""
_IN_STREAM = 200
"""Objects in one object stream: a reader unpacks one to see any of them."""
_STREAM = b"\nstream\n"
_END = b"\r\nendstream"
"""Both characters, so that content which ends in one of them is not taken for part of the end of line."""
_ROW = (1, 4, 2)
"""Widths in bytes of the fields of a cross-reference stream: kind, place, index."""


def packed(data: bytes) -> bytes:
    """The compact file. Object numbers stay as they are; those of the new streams follow."""
    objects = dict(_objects(data))
    loose = [number for number, body in objects.items() if _STREAM in body]
    bound = [number for number, body in objects.items() if _STREAM not in body]
    file = _File(max(objects) + 1)
    for number in loose:
        file.add(number, _tidied(objects[number]))
    for start in range(0, len(bound), _IN_STREAM):
        file.add_together([(number, objects[number]) for number in bound[start : start + _IN_STREAM]])
    return file.finished(data[_table(data) :])


def _table(data: bytes) -> int:
    start = _START.search(data[-64:])
    assert start is not None
    return int(start[1])


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each object's number and what stands between `obj` and `endobj`."""
    section = _SECTION.match(data, _table(data))
    assert section is not None
    first = section.end()
    offsets = [int(data[first + n * _ENTRY : first + n * _ENTRY + 10]) for n in range(1, int(section[1]))]
    ends = [*offsets[1:], section.start()]
    for number, (offset, end) in enumerate(zip(offsets, ends, strict=True), start=1):
        body = data[offset:end]
        yield number, body[body.index(b"obj\n") + 4 : body.rindex(b"endobj")].strip(b"\n")


def _tidied(body: bytes) -> bytes:
    """A stream whose content ends as its length says, before an end of line of its own."""
    entries, _, rest = body.partition(_STREAM)
    length = _LENGTH.search(entries)
    assert length is not None
    return entries + _STREAM + rest[: int(length[1])] + _END


def _stream(entries: bytes, content: bytes) -> bytes:
    small = zlib.compress(content, 9)
    return b"<< %s /Filter /FlateDecode /Length %d >>%s%s%s" % (entries, len(small), _STREAM, small, _END)


class _File:
    """A file being written, and where each of its objects stands."""

    def __init__(self, next_number: int) -> None:
        self.parts: list[bytes] = [_HEADER]
        self.size = len(_HEADER)
        self.rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        self.next_number = next_number

    def add(self, number: int, body: bytes) -> None:
        self.rows[number] = (1, self.size, 0)
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        self.parts.append(part)
        self.size += len(part)

    def add_together(self, objects: Sequence[tuple[int, bytes]]) -> None:
        """Objects in one stream: their numbers and places in it, then they."""
        places, at = [], 0
        number = self._new_number()
        for index, (inner, body) in enumerate(objects):
            places.append(b"%d %d" % (inner, at))
            self.rows[inner] = (2, number, index)
            at += len(body) + 1
        head = b" ".join(places) + b"\n"
        entries = b"/Type /ObjStm /N %d /First %d" % (len(objects), len(head))
        self.add(number, _stream(entries, head + b"\n".join(body for _, body in objects)))

    def _new_number(self) -> int:
        self.next_number += 1
        return self.next_number - 1

    def finished(self, trailer: bytes) -> bytes:
        number = self._new_number()
        start = self.size
        self.rows[number] = (1, start, 0)
        fields = [
            b"/%s %s" % (found[1], found[2]) if found[1] else b"/ID " + found[3] for found in _TRAILER.finditer(trailer)
        ]
        entries = b"/Type /XRef /Size %d /W [%d %d %d] %s" % (self.next_number, *_ROW, b" ".join(fields))
        table = b"".join(
            value.to_bytes(width, "big")
            for key in range(self.next_number)
            for value, width in zip(self.rows[key], _ROW, strict=True)
        )
        self.add(number, _stream(entries, table))
        return b"".join((*self.parts, b"startxref\n%d\n%%%%EOF\n" % start))
