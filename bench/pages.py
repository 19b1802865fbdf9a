"""What pages cost: CPU, memory and milliseconds a page of a long brief, against floors measured in the same run.

Run `python bench/pages.py [SECTIONS …]` (default 9 75 800: about 9, 60 and 600 pages). The sections of the first
report's brief are repeated. Each figure is a process of its own, whose CPU and greatest resident memory are read:

* **brief**: plan, write and inspect one document, imports included; **warm**: the same once more in that process.
* **canvas**: ReportLab's canvas draws the same lines at the same places, unkerned and untagged: a writer's floor.
* **typst**: an equal text as Typst source, PDF/UA-1, where the `typst` package is installed; else it is left out.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from io import BytesIO
from resource import RUSAGE_SELF, getrusage
from time import process_time

from children import measured, tell

from dealbrief import build_document, load_deal
from dealbrief.document import blocks as b
from dealbrief.document.inlines import plain_text
from dealbrief.document.numbering import number
from dealbrief.document.tree import Document
from dealbrief.document.walk import nodes
from dealbrief.resources import resource
from dealbrief.theme.brand import standard_theme

REPORT = resource("reports") / "us-belarus-potash-2025"
SIZES = ("9", "75", "800")
CASES = ("brief", "canvas", "typst")


def long_document(sections: int) -> Document:
    """The first report's brief with its numbered sections repeated."""
    document = build_document(load_deal(REPORT / "deal.yaml"), "brief", REPORT)
    own = [block for block in document.blocks if isinstance(block, b.Section) and block.numbered]
    rest = [block for block in document.blocks if block not in own]
    repeated = tuple(own[index % len(own)] for index in range(sections))
    return number(replace(document, blocks=(*rest[:1], *repeated, *rest[1:]), attachments=()))


def brief(document: Document) -> int:
    from dealbrief.backends.pdf import render

    return render(document, standard_theme()).sheets


def canvas(document: Document) -> int:
    """The planned lines drawn one by one; planning is not counted, so only the drawing stands in the figure."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from dealbrief.backends.pdf import plan_pages
    from dealbrief.backends.pdf.plan.page_plan import TextLine
    from dealbrief.theme.fonts import faces

    plan = plan_pages(document, standard_theme())
    for face in (face for role in ("serif", "sans", "display") for face in faces(role)):
        pdfmetrics.registerFont(TTFont(face.name, str(face.path)))
    start, drawn = process_time(), Canvas(BytesIO(), pagesize=(plan.width, plan.height), pageCompression=1)
    for page in plan.pages:
        for line in (box.item for box in page.boxes if isinstance(box.item, TextLine)):
            for run in line.runs:
                drawn.setFont(run.face, run.size)
                drawn.drawString(line.x + run.x, plan.height - line.y, run.text)
        drawn.showPage()
    drawn.save()
    tell("drawing", process_time() - start)
    return len(plan.pages)


def typst(document: Document) -> int:
    import pypdfium2
    import typst as compiler

    start = process_time()
    data = compiler.compile(
        markup(document).encode(), font_paths=[str(resource("assets") / "fonts")], pdf_standards=["ua-1"]
    )
    tell("drawing", process_time() - start)
    with pypdfium2.PdfDocument(data) as file:
        return len(file)


def markup(document: Document) -> str:
    """The text of a document as Typst source: headings, paragraphs and tables in two columns of like width."""
    out = ['#set document(title: "Bench")', '#set text(font: "Source Serif 4", size: 10pt, lang: "en")']
    for node in nodes(document.blocks):
        match node:
            case b.Section():
                out.append(f"= {_escaped(plain_text(node.label))}\n\n{_escaped(plain_text(node.assertion))}")
            case b.Paragraph():
                out.append(_escaped(plain_text(node.children)))
            case b.Captioned():
                out.append(_escaped(plain_text(node.title)))
    return "\n\n".join(out)


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\#*_`$<>@=-+/[]~" else letter for letter in text)


def child(case: str, sections: int) -> None:
    """One figure, in this process."""
    document = long_document(sections)
    before = process_time()
    sheets = {"brief": brief, "canvas": canvas, "typst": typst}[case](document)
    cold = process_time()
    again, memory = cold, getrusage(RUSAGE_SELF).ru_maxrss / 1024
    if case == "brief":
        brief(document)
        again = process_time()
    tell("pages", sheets)
    tell("own", cold - before)
    tell("warm", again - cold)
    tell("whole", cold)
    tell("memory", memory)


def main(sizes: list[str]) -> None:
    for sections in sizes or SIZES:
        for case in CASES:
            found = measured(__file__, case, sections, ("typst",))
            if not found:
                sys.stdout.write(f"{case:7} {sections:>4} sections: not installed\n")
                continue
            own = found.get("drawing", found["own"])
            line = (
                f"{case:7} {found['pages']:5.0f} pages: {own:6.2f} s CPU, {1000 * own / found['pages']:6.2f} ms a page"
            )
            warm = f", warm {1000 * found['warm'] / found['pages']:.2f} ms a page" if case == "brief" else ""
            sys.stdout.write(f"{line}{warm}, {found['memory']:.0f} MB at most\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], int(sys.argv[3]))
    else:
        main(sys.argv[1:])
