"""The sRGB profile that PDF/A wants: nothing comes in, `assets/colour/srgb.icc` goes out, without a date.

Little CMS, through Pillow, writes it from the definition of IEC 61966-2-1. Date and identifier are blanked, so that the
same bytes come out on every day (ICC.1:2010, 7.2.7 and 7.2.18 allow an identifier of noughts).
"""

from __future__ import annotations

from pathlib import Path

from PIL import ImageCms

_DATE, _IDENTIFIER = slice(24, 36), slice(84, 100)


def srgb_profile() -> bytes:
    """The profile's bytes."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[_DATE] = bytes(12)
    data[_IDENTIFIER] = bytes(16)
    return bytes(data)


if __name__ == "__main__":
    target = Path(__file__).parents[1] / "assets" / "colour" / "srgb.icc"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(srgb_profile())
