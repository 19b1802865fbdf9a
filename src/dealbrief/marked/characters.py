"""Characters that no text of ours may hold, because they are invisible, reorder what is read, or break a format."""

from __future__ import annotations

import re
from collections.abc import Iterator

_REFUSED = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters; U+0085 would end a line
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # these turn the reading direction
    "\u200b\u2060\ufeff"  # no width
    "\u2028\u2029"  # end a line or a paragraph
    "\ud800-\udfff"  # half of a character
    "\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)


def refused(text: str) -> Iterator[tuple[int, str]]:
    """Each refused character of a text: its offset, and its name such as U+202E."""
    if text.isprintable():  # nothing refused is, and nearly every text is
        return
    for match in _REFUSED.finditer(text):
        yield match.start(), f"U+{ord(match.group()):04X}"


def cleaned(text: str) -> str:
    """The text with every refused character replaced by U+FFFD."""
    return _REFUSED.sub("\ufffd", text)
