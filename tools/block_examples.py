"""The examples of docs/blocks.md: files of docs/examples come in, documents of the first report that hold them go out.

An example is one block, one figure or one slide, in the dialect as a template writes it, without Jinja. Each has a file
of its own, named after its element, the kind of its figure or the role of its slide: `blocks/NAME.xml`,
`figures/KIND.xml`, `slides/ROLE.xml`. They serve the docs alone, so they lie there, and no package carries them. A
document of one is what a template of the report would give: sources, claims and look are those of the first report.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from make_gallery import PICTURES, REPORT, ROOT

from dealbrief import stages
from dealbrief.backends.pptx.plan.roles import ROLES
from dealbrief.document.tree import Document
from dealbrief.source import Deal, load_deal
from dealbrief.template import parser  # noqa: F401  its readers fill the vocabulary
from dealbrief.template.read_figures import KINDS
from dealbrief.template.vocabulary import FLOW

EXAMPLES = ROOT / "docs" / "examples"
PICTURE = PICTURES / "standard-brief.png"
"""What the example of a picture shows; a report has it beside its deal as `brief.png`."""
BLOCKS = ("titleblock", "section", *(name for name in FLOW if name != "figure"))
"""Blocks in the order of the vocabulary, after those that only the root of a brief holds; of figures, each kind."""
PAGE_ONLY = ("titleblock", "section", "notes", "toc", "pagebreak")
"""Blocks that a slide refuses."""


class Frame(NamedTuple):
    """Where an example stands in a deck: the role of its slide, the slot, the section whose claim heads it."""

    role: str = "exhibit"
    slot: str = "exhibit"
    section: str = "s-exchange"


FRAMES = {
    "p": Frame("text", "body"),
    "lead": Frame("text", "body", "s-people"),
    "list": Frame("content", "body", "s-outlook"),
    "quote": Frame("statement", "statement", "s-outlook"),
    "heading": Frame("text", "body", "s-people"),
    "aside": Frame("text", "body"),
    "columns": Frame(section="s-people"),
    "table": Frame(section="s-lever"),
    "callout": Frame("text", "body"),
    "takeaways": Frame("text", "body"),
    "sources": Frame("sources", "exhibit", "s-method"),
    "line": Frame(section="s-history"),
    "bar": Frame(section="s-talks"),
    "column": Frame(section="s-talks"),
    "strip": Frame(section="s-history"),
    "timeline": Frame(section="s-history"),
    "units": Frame(section="s-people"),
    "flow": Frame(section="s-people"),
    "map": Frame(section="s-lever"),
    "profiles": Frame(section="s-people"),
    "ladder": Frame(section="s-lever"),
    "scenarios": Frame(section="s-outlook"),
    "image": Frame("picture", "picture", "s-method"),
}
_PAGE = """\
{{% extends "base/brief.xml.j2" %}}
{{% block notes %}}{notes}{{% endblock %}}
{{% block body %}}
{example}{{% endblock %}}
"""
_DECK = """\
{{% extends "base/deck.xml.j2" %}}
{{% block slides %}}
{example}{{% endblock %}}
"""
_SLIDE = """\
{{% set part = sections | selectattr("id", "eq", "{frame.section}") | first %}}
<slide role="{frame.role}" section="{{{{ part.heading }}}}">
<title>{{{{ part.assertion }}}}</title>
<slot name="{frame.slot}">
{example}</slot>
</slide>
"""


@dataclass(frozen=True, slots=True)
class Example:
    """An example: the folder it lies in, its name, its text."""

    group: str
    name: str

    @property
    def path(self) -> Path:
        return EXAMPLES / self.group / f"{self.name}.xml"

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def frame(self) -> Frame:
        return FRAMES.get(self.name, Frame())

    @property
    def outputs(self) -> tuple[str, ...]:
        """The outputs that can show it."""
        if self.group == "slides":
            return ("slide",)
        return ("page",) if self.name in PAGE_ONLY else ("page", "slide")

    def picture(self, output: str) -> str:
        """The name of its picture in an output."""
        return f"{self.group}-{self.name}-{output}.png"

    def template(self, output: str) -> str:
        """The template of a document that holds nothing else."""
        if output == "page":
            return _PAGE.format(example=self.text, notes="end" if "<notes/>" in self.text else "foot")
        framed = self.text if self.group == "slides" else _SLIDE.format(frame=self.frame, example=self.text)
        return _DECK.format(example=framed)


def examples() -> Iterator[Example]:
    """One for each block, each kind of figure and each role of a slide."""
    for group, names in (("blocks", BLOCKS), ("figures", KINDS), ("slides", ROLES)):
        yield from (Example(group, name) for name in names)


def first_deal() -> Deal:
    return load_deal(REPORT)


def document(example: Example, output: str, deal: Deal, folder: Path) -> Document:
    """The document of the first report that holds an example and nothing else; `folder` is for its template."""
    edition = "brief" if output == "page" else "deck"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PICTURE, folder / "brief.png")
    (folder / f"{edition}.xml.j2").write_text(example.template(output), encoding="utf-8")
    return stages.tree(deal, edition, REPORT, folder, stages.Report())
