"""The picture of the README, from a built report: the deal file, page 1 of the brief, three slides of the deck.

    python tools/make_pictures.py reports/us-belarus-potash-2025/out docs/pictures

In: the folder of the outputs; the deal file stands in the folder above. Out: TARGET/overview.png, 1600 pixels wide.
pypdfium2 draws the page, LibreOffice the slides, with a profile and fonts of their own, Pillow the text of the deal
file. The same outputs give the same picture as long as the drawing programs stay the same.
"""

from __future__ import annotations

import sys
from io import BytesIO
from itertools import chain
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.office import soffice, to_pdf  # noqa: E402

WIDTH, HEIGHT = 1600, 940
MARGIN, GAP, CAPTION = 36, 28, 40
PAGE_HEIGHT = HEIGHT - 2 * MARGIN - CAPTION
SLIDES = (2, 4, 7)
"""Which slides are shown, counted from 1: the exchange, where people went, the count over the years."""
FIRST, LAST = "terms:", "cohorts:"
"""The excerpt of the deal file: from the one line to the line before the other."""
GROUND, PAPER, INK, GREY, LINE, KEY = "#EEF0F1", "#FFFFFF", "#1C2127", "#565E68", "#C4C9CE", "#0E4A58"
FONTS = ROOT / "assets" / "fonts" / "source-sans-3"
SIZE, LEADING = 14, 19.4
MOST_BYTES = 400_000
COLOURS, FLAT, APART = 192, 64, 8
"""Of a picture's palette: all colours, those kept exactly, and how far one stands from the next."""


def font(weight: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"SourceSans3-{weight}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


def drawn(data: bytes, number: int, width: int = 0, height: int = 0) -> Image.Image:
    """A page of a PDF, as wide or as high as asked."""
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number - 1]
        scale = width / page.get_width() if width else height / page.get_height()
        return page.render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()


def excerpt(deal: Path) -> list[str]:
    lines = deal.read_text(encoding="utf-8").splitlines()
    start = lines.index(FIRST)
    return lines[start : lines.index(LAST, start)]


def text_card(lines: list[str], width: int, height: int) -> Image.Image:
    """Lines of YAML on paper, keys in another colour; a line that is too long ends in an ellipsis."""
    card = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(card)
    y = 18.0
    for line in lines:
        if y + LEADING > height:
            break
        _line(draw, line, y, width)
        y += LEADING
    return card


def _line(draw: ImageDraw.ImageDraw, line: str, y: float, width: int) -> None:
    body = line.lstrip(" ")
    x = 20.0 + (len(line) - len(body)) * 6
    key, colon, rest = body.partition(":")
    is_key = bool(colon) and not key.startswith(("{", "- {", '"')) and " " not in key.removeprefix("- ")
    for text, weight, colour in (
        ((key + colon, "Semibold", KEY), (rest, "Regular", INK)) if is_key else ((body, "Regular", INK),)
    ):
        face = font(weight, SIZE)
        shown = fitting(text, face, width - 18 - x)
        draw.text((x, y), shown, fill=colour, font=face)
        x += face.getlength(shown)


def fitting(text: str, face: ImageFont.FreeTypeFont, room: float) -> str:
    if face.getlength(text) <= room:
        return text
    while text and face.getlength(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def place(picture: Image.Image, card: Image.Image, x: int, y: int) -> None:
    """A card with a hairline around it."""
    picture.paste(card, (x, y))
    ImageDraw.Draw(picture).rectangle((x - 1, y - 1, x + card.width, y + card.height), outline=LINE)


def caption(picture: Image.Image, x: int, title: str, text: str) -> None:
    draw, strong, face = ImageDraw.Draw(picture), font("Semibold", 19), font("Regular", 19)
    draw.text((x, MARGIN - 8), title, fill=INK, font=strong)
    draw.text((x + strong.getlength(title) + 9, MARGIN - 8), text, fill=GREY, font=face)


def overview(outputs: Path) -> Image.Image:
    """The whole picture."""
    brief, deck = (next(outputs.glob(f"*-{name}")).read_bytes() for name in ("brief.pdf", "deck.pptx"))
    page = drawn(brief, 1, height=PAGE_HEIGHT)
    slide_height = (PAGE_HEIGHT - 2 * (GAP - 8)) // 3
    slides_pdf = to_pdf(deck)
    slides = [drawn(slides_pdf, number, height=slide_height) for number in SLIDES]
    text_width = WIDTH - 2 * MARGIN - 2 * GAP - page.width - slides[0].width
    picture, top = Image.new("RGB", (WIDTH, HEIGHT), GROUND), MARGIN + CAPTION
    text = text_card(excerpt(outputs.parent / "deal.yaml"), text_width, PAGE_HEIGHT)
    left = MARGIN
    for title, words, cards in (
        ("deal.yaml", "one file", [text]),
        ("Brief", "PDF", [page]),
        ("Deck", "PowerPoint, native and editable", slides),
    ):
        caption(picture, left, title, words)
        for row, card in enumerate(cards):
            place(picture, card, left, top + row * (slide_height + GAP - 8))
        left += cards[0].width + GAP
    return picture


def own_colours(picture: Image.Image) -> list[tuple[int, ...]]:
    """The commonest colours of a picture as they are, then others that cover the rest, none too near another.

    By frequency alone a dot of a colour that stands nowhere else would be given that of its neighbours.
    """
    counted: list[tuple[int, tuple[int, ...]]] = picture.getcolors(picture.width * picture.height) or []
    common = [colour for _, colour in sorted(counted, reverse=True)]
    covering = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    rest = zip(covering[::3], covering[1::3], covering[2::3], strict=True)
    found: dict[tuple[int, ...], tuple[int, ...]] = {}
    for colour in (*common[:FLAT], *rest):
        found.setdefault(tuple(part // APART for part in colour), colour)
    return list(found.values())[:COLOURS]


def as_png(picture: Image.Image) -> bytes:
    """A small PNG of the picture's own colours, no dithering, no time in it."""
    palette, out = Image.new("P", (1, 1)), BytesIO()
    palette.putpalette([*chain.from_iterable(own_colours(picture))])
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def main(outputs: Path, target: Path) -> None:
    if soffice() is None:
        raise SystemExit("LibreOffice is needed to draw the slides")
    data = as_png(overview(outputs))
    if len(data) > MOST_BYTES:
        raise SystemExit(f"the picture has {len(data):,} bytes, more than {MOST_BYTES:,}")
    target.mkdir(parents=True, exist_ok=True)
    (target / "overview.png").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
