"""Widths of table columns: shares of the width and what the cells hold come in, a width for each column goes out.

A column gets its share, but no less than its widest word while there is room for all; the rest gives way in proportion
to what it has to spare. Where even the words do not fit, columns shrink towards equal widths and words are broken.
"""

from __future__ import annotations

from collections.abc import Sequence

_NARROWEST = 24.0
"""In points: room for the mark of a confidence, a letter of a cell and the white beside it."""


def column_widths(shares: Sequence[float], floors: Sequence[float], width: float) -> list[float]:
    """Widths that add up to `width`.

    Args:
        shares: Of each column; what is not positive counts as nothing.
        floors: Widths of the columns' widest words, the gaps beside them included.
        width: What there is, in points.
    """
    total = sum(share for share in shares if share > 0) or 1.0
    wanted = [max(share, 0.0) / total * width for share in shares]
    if sum(floors) <= width:
        return _raised(wanted, floors, width)
    least = min(_NARROWEST, width / len(shares))
    spare = width - least * len(shares)
    over = [max(floor - least, 0.0) for floor in floors]
    return [least + spare * part / (sum(over) or 1.0) for part in over]


def _raised(wanted: Sequence[float], floors: Sequence[float], width: float) -> list[float]:
    lacking = sum(max(floor - want, 0.0) for floor, want in zip(floors, wanted, strict=True))
    spare = sum(max(want - floor, 0.0) for floor, want in zip(floors, wanted, strict=True))
    give = lacking / spare if spare else 0.0
    return [floor if want < floor else want - (want - floor) * give for floor, want in zip(floors, wanted, strict=True)]
