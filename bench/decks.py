"""What slides cost: CPU, memory and milliseconds a slide of a long deck, against floors measured in the same run.

Run `python bench/decks.py [SLIDES …]` (default 15 150 1500). The slides of the first report's deck are repeated, their
titles numbered. Each figure is a process of its own, whose CPU and greatest resident memory are read:

* **deck**: plan, write and inspect one deck, imports included; **warm**: the same once more in that process.
* **zip**: the same parts packed once more, which is the least that any writer of such a file does.
* **pptx**: python-pptx alone adds as many slides with a title and the same words in one text box.
* **pandoc**, **pptxgenjs**: the same titles and words as Markdown and as text boxes, where `pandoc` or, on node's path,
  `pptxgenjs` is installed; else they are left out. Neither measures a text.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import process_time

from children import measured, tell

from dealbrief import build_document, load_deal
from dealbrief.backends.pptx import render
from dealbrief.backends.pptx.repack import unzipped, zipped
from dealbrief.document.inlines import Text, plain_text
from dealbrief.document.numbering import number
from dealbrief.document.tree import Document
from dealbrief.document.walk import nodes
from dealbrief.resources import resource
from dealbrief.theme.brand import standard_theme

REPORT = resource("reports") / "us-belarus-potash-2025"
SIZES = ("15", "150", "1500")
CASES = ("deck", "zip", "pptx", "pandoc", "pptxgenjs")


def long_deck(slides: int) -> Document:
    """The first report's deck with its slides repeated; a title stands once only, so each gets its number."""
    document = build_document(load_deal(REPORT / "deal.yaml"), "deck", REPORT)
    own = document.slides[1:]
    repeated = (
        replace(own[index % len(own)], title=(*own[index % len(own)].title, Text(f", {index + 1}")))
        for index in range(slides)
    )
    return number(replace(document, slides=tuple(repeated)))


def deck(document: Document) -> int:
    return render(document, standard_theme()).sheets


def packed(document: Document) -> int:
    made = render(document, standard_theme())
    parts = unzipped(made.data)
    start = process_time()
    zipped(parts)
    tell("drawing", process_time() - start)
    return made.sheets


def bare(document: Document) -> int:
    from pptx import Presentation
    from pptx.util import Inches

    start, made = process_time(), Presentation()
    for slide in document.slides:
        added = made.slides.add_slide(made.slide_layouts[5])
        added.shapes.title.text = plain_text(slide.title)
        box = added.shapes.add_textbox(Inches(1), Inches(2), Inches(8), Inches(4))
        box.text_frame.text = "\n".join(node.text for node in nodes(slide.slots) if isinstance(node, Text))
    made.save(BytesIO())
    tell("drawing", process_time() - start)
    return len(document.slides)


def pandoc(document: Document) -> int:
    text = "\n\n".join(f"## {_flat(title)}\n\n{_flat(words)}" for title, words in _texts(document))
    with tempfile.TemporaryDirectory() as folder:
        _run(["pandoc", "-f", "markdown", "-o", str(Path(folder) / "deck.pptx")], text)
    return len(document.slides)


def pptxgenjs(document: Document) -> int:
    with tempfile.TemporaryDirectory() as folder:
        _run(["node", "-e", _SCRIPT, str(Path(folder) / "deck.pptx")], json.dumps(_texts(document)))
    return len(document.slides)


_SCRIPT = """
const Deck = require("pptxgenjs"), deck = new Deck();
for (const [title, words] of JSON.parse(require("fs").readFileSync(0, "utf8"))) {
  const slide = deck.addSlide();
  slide.addText(title, { x: 0.5, y: 0.3, w: 9, h: 1 });
  slide.addText(words, { x: 0.5, y: 1.5, w: 9, h: 4 });
}
deck.writeFile({ fileName: process.argv[1] });
"""


def _texts(document: Document) -> list[tuple[str, str]]:
    """Title and words of each slide."""
    return [
        (plain_text(slide.title), " ".join(node.text for node in nodes(slide.slots) if isinstance(node, Text)))
        for slide in document.slides
    ]


def _flat(text: str) -> str:
    return " ".join(text.replace("#", " ").split())


def _run(command: list[str], text: str) -> None:
    """Run another program, and tell its CPU and memory instead of ours."""
    subprocess.run(command, input=text, text=True, check=True, capture_output=True)
    used = getrusage(RUSAGE_CHILDREN)
    tell("drawing", used.ru_utime + used.ru_stime)
    tell("theirs", used.ru_maxrss / 1024)


def child(case: str, slides: int) -> None:
    """One figure, in this process."""
    document = long_deck(slides)
    before = process_time()
    sheets = {"deck": deck, "zip": packed, "pptx": bare, "pandoc": pandoc, "pptxgenjs": pptxgenjs}[case](document)
    cold = process_time()
    again, memory = cold, getrusage(RUSAGE_SELF).ru_maxrss / 1024
    if case == "deck":
        deck(document)
        again = process_time()
    tell("slides", sheets)
    tell("own", cold - before)
    tell("warm", again - cold)
    tell("memory", memory)


def main(sizes: list[str]) -> None:
    for slides in sizes or SIZES:
        for case in CASES:
            found = measured(__file__, case, slides, ("pandoc", "pptxgenjs"))
            if not found:
                sys.stdout.write(f"{case:9} {slides:>5} slides: not installed\n")
                continue
            own = found.get("drawing", found["own"])
            each = 1000 * own / found["slides"]
            line = f"{case:9} {found['slides']:5.0f} slides: {own:6.2f} s CPU, {each:6.2f} ms a slide"
            warm = f", warm {1000 * found['warm'] / found['slides']:.2f} ms a slide" if case == "deck" else ""
            sys.stdout.write(f"{line}{warm}, {found.get('theirs', found['memory']):.0f} MB at most\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], int(sys.argv[3]))
    else:
        main(sys.argv[1:])
