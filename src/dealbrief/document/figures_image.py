"""What a picture in a document is: its pixels, encoded anew, and how many there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class ImageData:
    """A picture as any backend can place it: sRGB, upright, without metadata. `width` and `height` are in pixels."""

    media: Literal["image/jpeg", "image/png"]
    width: int
    height: int
    encoded: bytes = field(repr=False)
