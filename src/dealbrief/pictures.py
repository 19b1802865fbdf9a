"""Picture files: the bytes of one come in, an `ImageData` goes out that holds its pixels and nothing else.

The format is read from the bytes, never from the name. What is kept is what one sees: upright, in sRGB, no larger than
print needs. Camera, place, author, thumbnails and comments of the file do not reach a document.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from dealbrief.document.figures_image import ImageData

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP")
MAX_FILE = 32 * 1024 * 1024
MAX_PIXELS = 50_000_000
"""A camera's largest, about; decoded it takes 200 MB for the moment it is read."""
MAX_RATIO = 50
"""One side may be so many times the other."""
_LONGEST = 2400
"""Pixels of the longer side: 300 to the inch over the width of a page."""
_QUALITY = 90


class NotAPicture(ValueError):
    """The bytes are no picture that can be set; the message says why, `hint` how to mend it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def read_picture(data: bytes) -> ImageData:
    """Decode a picture and encode its pixels anew: as PNG what was PNG or is see-through, as JPEG the rest.

    Raises:
        NotAPicture: It is of no known format, damaged, animated, too large or too narrow.
    """
    from PIL.Image import DecompressionBombError
    from PIL.Image import open as opened

    try:
        with warnings.catch_warnings():
            # They are about metadata, which is dropped, and about sizes, which are checked below.
            warnings.simplefilter("ignore")
            image = opened(BytesIO(data), formats=FORMATS)
            _check(image)
            return _encoded(_shrunk(_in_srgb(_upright(image))), image.format == "PNG")
    except NotAPicture:
        raise
    except DecompressionBombError:
        raise _too_large() from None
    except Exception as error:  # a decoder given damaged bytes raises anything, struct.error among it
        hint = "save it again as PNG or JPEG; a drawing as SVG or PDF has to be exported as PNG"
        raise NotAPicture("is no PNG, JPEG or WebP picture, or a damaged one", hint) from error


def _check(image: Image) -> None:
    """Refuse by what the header says, before a pixel is decoded."""
    if image.width * image.height > MAX_PIXELS:
        raise _too_large()
    if max(image.size) > MAX_RATIO * min(image.size):
        hint = "cut a piece out that is nearer to a page's shape"
        raise NotAPicture(f"is {image.width} × {image.height} pixels, a mere line", hint)
    if getattr(image, "n_frames", 1) > 1:
        raise NotAPicture("moves, and a page does not", "save the frame that is to be seen as PNG")


def _too_large() -> NotAPicture:
    hint = "scale it down; 2,400 pixels are enough for a whole page"
    return NotAPicture(f"has more than {MAX_PIXELS:,} pixels", hint)


def _upright(image: Image) -> Image:
    from PIL.ImageOps import exif_transpose

    return exif_transpose(image)


def _in_srgb(image: Image) -> Image:
    """The picture as RGB, or RGBA where part of it is see-through, by its own colour profile if it has one."""
    from PIL.ImageCms import ImageCmsProfile, PyCMSError, createProfile, profileToProfile

    wanted = "RGBA" if _is_see_through(image) else "RGB"
    if image.mode.startswith("I;16"):
        # Its own conversion cuts off what is brighter than 255 of 65,535.
        image = image.point(lambda level: level * (1 / 256)).convert("L")
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        out = "RGBA" if image.mode == "RGBA" else "RGB"
        try:
            own, srgb = ImageCmsProfile(BytesIO(profile)), createProfile("sRGB")
            converted = profileToProfile(image, own, srgb, outputMode=out)
            return (converted or image).convert(wanted)
        except (PyCMSError, OSError):
            pass
    return image.convert(wanted)


def _is_see_through(image: Image) -> bool:
    if "A" not in image.getbands() and "transparency" not in image.info:
        return False
    return any(image.convert("RGBA").getchannel("A").histogram()[:255])


def _shrunk(image: Image) -> Image:
    from PIL.Image import Resampling

    longest = max(image.size)
    if longest <= _LONGEST:
        return image
    scale = _LONGEST / longest
    size = (max(round(image.width * scale), 1), max(round(image.height * scale), 1))
    return image.resize(size, Resampling.LANCZOS)


def _encoded(image: Image, as_png: bool) -> ImageData:
    from PIL.Image import new

    bare = new(image.mode, image.size)
    bare.paste(image)
    stream = BytesIO()
    if as_png or image.mode == "RGBA":
        bare.save(stream, "PNG", optimize=False, compress_level=9)
        return ImageData("image/png", *image.size, stream.getvalue())
    bare.save(stream, "JPEG", quality=_QUALITY, subsampling=0)
    return ImageData("image/jpeg", *image.size, stream.getvalue())
