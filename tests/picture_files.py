"""Picture files for tests: a size comes in, the bytes of a picture with a bright top left corner go out."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image


def picture_file(width: int, height: int, form: str = "PNG", mode: str = "RGB", **options: Any) -> bytes:
    """A dark picture, its top left quarter white; `options` are the encoder's."""
    image = Image.new("RGBA", (width, height), (20, 60, 120, 255))
    image.paste((255, 255, 255, 255), (0, 0, width // 2, height // 2))
    return encoded(image.convert(mode), form, **options)


def see_through_file(width: int, height: int) -> bytes:
    """A picture with nothing in its right half."""
    image = Image.new("RGBA", (width, height), (20, 60, 120, 255))
    image.paste((0, 0, 0, 0), (width // 2, 0, width, height))
    return encoded(image, "PNG")


def encoded(image: Image.Image, form: str, **options: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()
