"""Picture files: what is kept is what one sees; what cannot be set is refused with the way to mend it."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from random import Random

import pytest
from PIL import Image
from PIL.ImageCms import ImageCmsProfile, createProfile
from tests.picture_files import encoded, picture_file, see_through_file

from dealbrief.pictures import MAX_PIXELS, NotAPicture, read_picture

CORNERS = ((2, 2), (37, 2), (2, 27), (37, 27))
SECRET = b"Jane's garden, 52.1N"


def pixels(data: bytes) -> Image.Image:
    return Image.open(BytesIO(read_picture(data).encoded))


def header(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds nothing."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body)) + b"\0\0\0\0IDAT"


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        *(("PNG", mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA")),
        *(("JPEG", mode) for mode in ("1", "L", "RGB", "CMYK", "YCbCr")),
        *(("WEBP", mode) for mode in ("L", "P", "RGB", "RGBA")),
    ],
)
def test_every_mode_of_every_format_keeps_what_is_seen(form: str, mode: str):
    image = Image.open(BytesIO(picture_file(40, 30))).convert("L")
    data = encoded(image.convert(mode), form)
    found = read_picture(data)
    assert (found.width, found.height) == (40, 30)
    corners = [pixels(data).convert("L").getpixel(at) for at in CORNERS]
    assert corners[0] > 240
    assert max(corners[1:]) < 120


def test_sixteen_bits_of_grey_become_eight():
    grey = Image.new("I;16", (2, 1))
    grey.putpixel((0, 0), 0x8000)
    assert pixels(encoded(grey, "PNG")).getpixel((0, 0)) == (128, 128, 128)


def test_metadata_stays_behind():
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    plain = Image.open(BytesIO(picture_file(40, 30)))
    for form, options in (("JPEG", {"comment": SECRET}), ("WEBP", {"xmp": SECRET}), ("PNG", {})):
        data = encoded(plain, form, exif=exif, **options)
        assert SECRET in data
        kept = Image.open(BytesIO(read_picture(data).encoded))
        assert SECRET not in read_picture(data).encoded
        assert not kept.getexif()
        assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_camera_held_sideways_makes_an_upright_picture():
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = pixels(encoded(Image.open(BytesIO(picture_file(40, 30))), "JPEG", exif=exif))
    assert turned.size == (30, 40)
    assert turned.convert("L").getpixel((27, 2)) > 240


def test_a_colour_profile_is_applied_and_left_out():
    lab = ImageCmsProfile(createProfile("sRGB")).tobytes()
    found = pixels(encoded(Image.open(BytesIO(picture_file(40, 30))), "PNG", icc_profile=lab))
    assert "icc_profile" not in found.info
    assert found.getpixel((37, 27)) == pytest.approx((20, 60, 120), abs=2)
    broken = encoded(Image.open(BytesIO(picture_file(40, 30))), "PNG", icc_profile=b"no profile")
    assert pixels(broken).getpixel((37, 27)) == (20, 60, 120)


def test_only_what_is_see_through_keeps_an_alpha_channel():
    assert pixels(see_through_file(40, 30)).mode == "RGBA"
    assert pixels(picture_file(40, 30, mode="RGBA")).mode == "RGB"
    palette = Image.open(BytesIO(picture_file(40, 30))).convert("P")
    assert pixels(encoded(palette, "PNG", transparency=palette.getpixel((0, 0)))).mode == "RGBA"


def test_a_photograph_stays_a_jpeg_and_a_drawing_a_png():
    assert read_picture(picture_file(40, 30, "JPEG")).media == "image/jpeg"
    assert read_picture(picture_file(40, 30, "WEBP")).media == "image/jpeg"
    assert read_picture(picture_file(40, 30)).media == "image/png"


def test_a_large_picture_is_scaled_to_what_print_needs():
    found = read_picture(picture_file(4800, 1200, "JPEG"))
    assert (found.width, found.height) == (2400, 600)
    assert Image.open(BytesIO(found.encoded)).size == (2400, 600)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is no PNG, JPEG or WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is no PNG, JPEG or WebP"),
        (picture_file(40, 30, "GIF"), "is no PNG, JPEG or WebP"),
        (picture_file(40, 30)[:60], "is no PNG, JPEG or WebP"),
        (header(10_000, 5_001), f"has more than {MAX_PIXELS:,} pixels"),
        (header(60_000, 60_000), f"has more than {MAX_PIXELS:,} pixels"),
        (picture_file(1, 51), "is 1 × 51 pixels"),
        (
            encoded(Image.new("RGB", (9, 9)), "PNG", save_all=True, append_images=[Image.new("RGB", (9, 9), "red")]),
            "moves",
        ),
    ],
)
def test_what_cannot_be_set_is_refused(data: bytes, says: str):
    with pytest.raises(NotAPicture) as refused:
        read_picture(data)
    assert str(refused.value).startswith(says)
    assert refused.value.hint


def test_damaged_bytes_are_refused_and_nothing_else_is_raised():
    random = Random(7)
    files = [picture_file(24, 18, form) for form in ("PNG", "JPEG", "WEBP")]
    refused = 0
    for _ in range(300):
        data = bytearray(random.choice(files))
        for _ in range(random.choice((1, 3, 20))):
            data[random.randrange(len(data))] = random.randrange(256)
        try:
            read_picture(bytes(data))
        except NotAPicture:
            refused += 1
    assert 0 < refused < 300
