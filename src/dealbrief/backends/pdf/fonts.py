"""Fonts of the file: a face name comes in, the ReportLab font whose subset the file will hold goes out."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from dealbrief.theme.fonts import known

_MOST_IN_BLOCK = 100
"""Entries of one bfchar block at most (Adobe Technical Note 5014, 1.4.1)."""


@cache
def font(name: str) -> BriefFont:
    """The font of a face, registered once with ReportLab. It keeps no state of a file after the file is written."""
    loaded = BriefFont(name, str(known(name).path), shapable=False)
    loaded.face.name = name.encode("ascii")  # two files of a house may call themselves the same
    pdfmetrics.registerFont(loaded)
    return loaded


class BriefFont(TTFont):  # type: ignore[misc]
    """A TrueType font whose files say rightly which characters its codes stand for."""

    def addObjects(self, doc: Any) -> None:
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        maps = [name for name in doc.idToObject if name.startswith("toUnicodeCMap:") and self._is_ours(name)]
        for name, subset in zip(maps, subsets, strict=True):
            doc.idToObject[name].content = to_unicode(name.partition(":")[2], subset)

    def _is_ours(self, name: str) -> bool:
        return name.endswith("+" + self.face.name.decode("ascii"))


def to_unicode(name: str, subset: list[int]) -> str:
    """A ToUnicode map: code to character, in blocks of at most 100 and without the codes that stand for nothing."""
    pairs = [f"<{code:02X}> <{_utf16(character)}>" for code, character in enumerate(subset) if character]
    blocks = [pairs[start : start + _MOST_IN_BLOCK] for start in range(0, len(pairs), _MOST_IN_BLOCK)]
    lines = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap"]
    lines += [f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def"]
    lines += [f"/CMapName /{name} def", "/CMapType 2 def"]
    lines += ["1 begincodespacerange", "<00> <FF>", "endcodespacerange"]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def _utf16(character: int) -> str:
    return chr(character).encode("utf-16-be").hex().upper()
