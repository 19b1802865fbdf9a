"""A picture on the page: its pixels come in, a drawing that shows them goes out, no coarser than print bears."""

from __future__ import annotations

from dealbrief.document.figures_image import ImageData
from dealbrief.figures.drawing import Drawing, Picture

_COARSEST = 150
"""Fewer pixels to the inch show as squares; a small picture is set small."""
_TALLEST = 420.0
"""In points: more than half a page is no illustration any more."""
_LEAST = 0.5


def page_image(data: ImageData, width: float) -> Drawing:
    """The picture as wide as there is room and pixels for."""
    wide = min(width, data.width * 72 / _COARSEST, _TALLEST * data.width / data.height)
    size = (max(wide, _LEAST), max(wide * data.height / data.width, _LEAST))
    return Drawing(*size, (Picture(0.0, 0.0, *size, data),))
