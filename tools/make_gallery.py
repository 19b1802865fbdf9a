"""The gallery of the docs: every document of every shipped pack, as it sets the first report.

    python tools/make_gallery.py

In: the shipped packs and the first report. Out: docs/pictures/gallery/<pack>-<template>.png, the first two sheets of
each side by side, and docs/gallery.md, which shows them. pypdfium2 draws pages, LibreOffice slides, with a profile and
fonts of their own. What a pack inherits is left out, but for brief and deck.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from make_pictures import as_png  # noqa: E402
from tests.office import soffice, to_pdf  # noqa: E402

import dealbrief  # noqa: E402
from dealbrief.packs import Pack, shipped_folders, visible  # noqa: E402

REPORT = ROOT / "reports" / "us-belarus-potash-2025"
PAGE, PICTURES = ROOT / "docs" / "gallery.md", ROOT / "docs" / "pictures" / "gallery"
ALWAYS = ("brief", "deck")
HEIGHT, GAP, GROUND = 520, 16, "#EEF0F1"
EDITIONS = re.compile(r"^editions:\n(?: .*\n)*", re.MULTILINE)
_HEAD = """# Gallery

What each pack that comes with the program makes of the first report. `make gallery` draws these pictures; an edition
takes a pack with `pack: NAME`, a document of it with `template: NAME`.
"""


def packs() -> list[Pack]:
    """The shipped packs, the standard one first."""
    found = [visible(None).pack(name) for name in shipped_folders()]
    return sorted(found, key=lambda pack: (bool(pack.extends), pack.name))


def shown(pack: Pack) -> list[str]:
    """The documents of a pack that the gallery shows: its own, and a brief and a deck in any case."""
    return list(dict.fromkeys((*ALWAYS, *pack.templates)))


def page() -> str:
    """The text of the gallery."""
    parts = [_HEAD]
    for pack in packs():
        parts.append(f"## {pack.name}\n\n{pack.description}\n")
        parts += [
            f"`{name}`\n\n![{pack.name}: {name}](pictures/gallery/{pack.name}-{name}.png)\n" for name in shown(pack)
        ]
    return "\n".join(parts)


def side_by_side(pdf: bytes) -> Image.Image:
    """The first two sheets of a document."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheets = [document[index] for index in range(min(len(document), 2))]
        drawn = [sheet.render(scale=HEIGHT / sheet.get_height()).to_pil().convert("RGB") for sheet in sheets]
    finally:
        document.close()
    width = sum(image.width + GAP for image in drawn) + GAP
    ground = Image.new("RGB", (width, HEIGHT + 2 * GAP), GROUND)
    left = GAP
    for image in drawn:
        ground.paste(image, (left, GAP))
        left += image.width + GAP
    return ground


def report_of(pack: Pack, folder: Path) -> Path:
    """A copy of the first report with one edition for each document of a pack, which omits what its own one does."""
    home = folder / pack.name
    shutil.copytree(REPORT, home, ignore=shutil.ignore_patterns("out"))
    text = (home / "deal.yaml").read_text(encoding="utf-8")
    omit = "\n".join(re.findall(r"^    omit: .*$", text, re.MULTILINE)[:1])
    entries = "".join(
        f"  - id: {name}\n    template: {name}\n    pack: {pack.name}\n" + (f"{omit}\n" if name == "glance" else "")
        for name in shown(pack)
    )
    (home / "deal.yaml").write_text(EDITIONS.sub(f"editions:\n{entries}", text, count=1), encoding="utf-8")
    return home


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for pack in packs():
            for output in dealbrief.build(report_of(pack, folder)).outputs:
                data = output.path.read_bytes()
                pdf = data if output.format == "pdf" else to_pdf(data)
                (PICTURES / f"{pack.name}-{output.edition}.png").write_bytes(as_png(side_by_side(pdf)))
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    if soffice() is None:
        sys.exit("LibreOffice draws the slides: install it first")
    main()
