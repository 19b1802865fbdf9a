"""Type sizes: the size a slot has of its own comes in, the steps down to the floor go out (look: deck, section 4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_BODY = (20.0, 18.0, 16.0)
_NUMBERS = (40.0, 36.0, 36.0, 28.0)
_LEAD_NUMBERS = (54.0, 40.0, 36.0, 28.0)
_LABELS = (16.0, 16.0, 14.0, 14.0)
_CELLS = (18.0, 18.0, 16.0, 16.0)
_COMPACT_CELLS = (16.0, 16.0, 14.0, 14.0)
_PADDINGS = (9.0, 4.5, 7.0, 4.0)
SMALL, HEADING = 14.0, 14.0
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """One step: sizes of running text, numbers, labels and cells in points, and the padding above and below a cell."""

    step: int
    body: float
    number: float
    lead_number: float
    label: float
    cell: float
    compact_cell: float
    padding: float

    @property
    def before(self) -> float:
        """Space between paragraphs."""
        return round(self.body * 0.4, 1)


def scales(own: float) -> tuple[Scale, ...]:
    """The steps of a slot whose own size is `own`: largest first, the floor last."""
    bodies = down(own, _BODY)
    bodies = (*bodies[:1] * max(_STEPS - len(bodies), 0), *bodies)[-_STEPS:] if len(bodies) < _STEPS else bodies
    rest = zip(_NUMBERS, _LEAD_NUMBERS, _LABELS, _CELLS, _COMPACT_CELLS, _PADDINGS, strict=True)
    return tuple(Scale(step, body, *sizes) for step, (body, sizes) in enumerate(zip(bodies, rest, strict=False)))


def one_size(size: float) -> Scale:
    """A scale of a single size, for text whose size is chosen elsewhere."""
    return Scale(0, size, size, size, size, size, size, 0.0)


def down(own: float, ladder: Iterable[float]) -> tuple[float, ...]:
    """The own size, then the smaller ones of a ladder; a size below the ladder's floor stays as it is."""
    return (own, *(size for size in ladder if size < own))
