"""The page of blocks in the docs: each block of the dialect with an example, and with pictures of it in both outputs.

    python tools/make_blocks.py

In: the examples of docs/examples, the vocabulary, the first report. Out: docs/blocks.md, and its pictures in
docs/pictures/blocks. pypdfium2 draws pages, which are cut to the height of the block and keep their width, so that one
sees where on the page it stands; LibreOffice draws slides, with a profile and fonts of its own.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageChops

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from block_examples import Example, document, examples, first_deal  # noqa: E402
from make_gallery import GAP, GROUND, side_by_side  # noqa: E402
from make_pictures import as_png, drawn  # noqa: E402
from tests.office import soffice, to_pdfs  # noqa: E402

from dealbrief.backends.pdf import plan_pages, write_pdf  # noqa: E402
from dealbrief.backends.pdf.plan.page_plan import PagePlan  # noqa: E402
from dealbrief.document.tree import Document  # noqa: E402
from dealbrief.stages import Report, render_document  # noqa: E402
from dealbrief.template.elements import (  # noqa: E402
    ROLES,
    attribute_names,
    attributes,
    details,
    element_table,
    may_hold,
    slots,
)
from dealbrief.template.read_figures import KINDS  # noqa: E402
from dealbrief.template.vocabulary import CAPTION, FLOW, INLINE, ROWS, Row  # noqa: E402
from dealbrief.theme.brand import standard_theme  # noqa: E402

PAGE, PICTURES = ROOT / "docs" / "blocks.md", ROOT / "docs" / "pictures" / "blocks"
WIDTH = 860
"""Of the paper and of a slide, in pixels; the ground stands around both."""
WHITE = 56
"""The most white between two things on a page, in pixels: notes stand at its foot, far below."""
_HEAD = """# Blocks

Every block of the dialect, with an example and what becomes of it. `make blocks` makes this page and its pictures, from
the examples in `docs/examples` and the first report; do not edit.

An example stands as it is in a template: in a block of a `brief.xml.j2`, or in a `<slot>` of a slide. A template of
yours writes the data from the deal instead, as in [A chart of our own](how-to/chart.md). Ids in `about` are records of
the deal, those in `ref` and `sources` are its sources. The picture of a page has the width of the page, to show where a
block stands, and leaves out the white above the notes at its foot. On a slide the title is the claim of a section.

Attributes in bold must be there. Every block may also have `about`, and in a brief `place`: `rail`, `main` or `full`.
Tables, figures and boxes may have a `title`, a `subtitle` and a `note`. What blocks, text blocks and inlines are, and
every other element, is in [Templates](templates.md#elements).
"""
_TEXT = """
## Text, tables and boxes
"""
_FIGURES = """
## Figures

A `figure` has a `kind`, which decides what it holds, and an `alt` that states its finding in a sentence.
"""
_SLIDES = """
## Slides

A slide has a `role`, which chooses its layout; each `slot` fills one place of that.
"""


def page() -> str:
    """The text of the page."""
    found = [_HEAD]
    for group, head in (("blocks", _TEXT), ("figures", _FIGURES), ("slides", _SLIDES)):
        found.append(head)
        found += [line for example in examples() if example.group == group for line in _entry(example)]
    return "".join(found)


def _entry(example: Example) -> Iterator[str]:
    """A heading, what is to be said, the example, the pictures."""
    yield f"\n### {example.name}\n\n"
    yield from _said(example)
    yield f"\n```xml\n{example.text}```\n"
    for output in example.outputs:
        yield f"\n{_where(example, output)}\n\n![{_alt(example, output)}](pictures/blocks/{example.picture(output)})\n"
    if "slide" not in example.outputs:
        yield "\nOn a slide: refused. This block belongs to a brief.\n"


def _where(example: Example, output: str) -> str:
    if output == "page" or example.group == "slides":
        return f"On a {output}:"
    return f'On a slide, here `role="{example.frame.role}"` and the slot `{example.frame.slot}`:'


def _alt(example: Example, output: str) -> str:
    what = {"blocks": f"The block {example.name}", "figures": f"A figure of kind {example.name}"}
    return f"{what[example.group]} on a {output}" if example.group in what else f"A slide of role {example.name}"


def _said(example: Example) -> Iterator[str]:
    """What a block, a figure or a slide is for, its attributes, what it may hold."""
    match example.group:
        case "blocks":
            row = ROWS[example.name]
            said = (row.doc, details(row.build))
            yield from _facts(said, attributes(row), may_hold(row.children, row.text), _inside(row.children))
        case "figures":
            kind, row = KINDS[example.name], ROWS["figure"]
            named = ("kind", "alt", *kind.attributes, "sources")
            held = may_hold((*CAPTION, *kind.parts), text=False)
            said = (kind.doc, details(kind.build))
            yield from _facts(said, attribute_names(named, row.required), held, _inside(kind.parts))
        case _:
            role = ROLES[example.name]
            yield f"For {role.meaning}.\n\n* Slots: {slots(role)}\n"


def _facts(said: Iterable[str], own: str, held: str, inside: tuple[Row, ...]) -> Iterator[str]:
    """Sentences, then attributes and contents, then the elements that stand only inside it."""
    yield " ".join(filter(None, said)) + "\n"
    facts = [(name, fact) for name, fact in (("Attributes", own), ("May hold", held)) if fact]
    if facts:
        yield "\n" + "".join(f"* {name}: {fact}\n" for name, fact in facts)
    if inside:
        yield "\n" + "".join(element_table(inside))
    if more := [(row.name, details(row.build)) for row in inside if details(row.build)]:
        yield "\n" + "".join(f"* Of `{name}`: {rest}\n" for name, rest in more)


def _inside(children: Iterable[str]) -> tuple[Row, ...]:
    """The elements that stand only inside a block: its parts and theirs, each once."""
    found: dict[str, Row] = {}
    waiting = [name for name in children if name not in (*FLOW, *INLINE, *CAPTION)]
    while waiting:
        row = ROWS[waiting.pop(0)]
        if row.name not in found:
            found[row.name] = row
            waiting += [name for name in row.children if name not in (*FLOW, *INLINE, *CAPTION)]
    return tuple(found.values())


def on_ground(picture: Image.Image) -> Image.Image:
    """A picture with the ground around it."""
    ground = Image.new("RGB", (picture.width + 2 * GAP, picture.height + 2 * GAP), GROUND)
    ground.paste(picture, (GAP, GAP))
    return ground


def page_picture(made: Document) -> Image.Image:
    """A page without head and foot, cut to the height of what stands on it; of two pages both, side by side."""
    plan = plan_pages(made, standard_theme())
    if len(plan.pages) > 1:
        return side_by_side(write_pdf(plan))
    image = drawn(write_pdf(_blocks_alone(plan)), 1, width=WIDTH)
    return on_ground(pressed(image))


def _blocks_alone(plan: PagePlan) -> PagePlan:
    """A plan without what is the page's own: its head and its foot."""
    pages = (replace(page, boxes=tuple(box for box in page.boxes if box.block)) for page in plan.pages)
    return replace(plan, pages=tuple(pages))


def pressed(image: Image.Image) -> Image.Image:
    """A picture whose bands of white are no higher than is needed to part what stands above from what is below."""
    ink = ImageChops.invert(image).convert("L").point(lambda value: 255 if value else 0)
    kept, white = [], WHITE
    for y in range(image.height):
        empty = ink.crop((0, y, image.width, y + 1)).getbbox() is None
        white = white + 1 if empty else 0
        if white <= WHITE:
            kept.append(y)
    while kept and ink.crop((0, kept[-1], image.width, kept[-1] + 1)).getbbox() is None:
        kept.pop()
    cut = Image.new("RGB", (image.width, len(kept) + 2 * GAP), "white")
    for row, y in enumerate(kept):
        cut.paste(image.crop((0, y, image.width, y + 1)), (0, GAP + row))
    return cut


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    deal, pictures = first_deal(), {}
    decks: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for example in examples():
            for output in example.outputs:
                name = example.picture(output)
                made = document(example, output, deal, Path(temporary) / name)
                if output == "page":
                    pictures[name] = page_picture(made)
                else:
                    decks[name] = render_document(made, standard_theme(), Report()).data
    for name, pdf in zip(decks, to_pdfs(list(decks.values())), strict=True):
        pictures[name] = on_ground(drawn(pdf, 1, width=WIDTH))
    for path in PICTURES.iterdir():
        path.unlink()
    for name, picture in pictures.items():
        (PICTURES / name).write_bytes(as_png(picture))
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    if soffice() is None:
        sys.exit("LibreOffice draws the slides: install it first")
    main()
