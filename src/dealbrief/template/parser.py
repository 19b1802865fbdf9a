"""The parse stage: the dialect's XML text comes in, a numbered `Document` goes out.

Unknown or misplaced elements and attributes, values that cannot be, notes that name no source: every problem is
collected and located at the template line that wrote it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree

from dealbrief.document.blocks import Captioned
from dealbrief.document.inlines import Cite
from dealbrief.document.numbering import number
from dealbrief.document.tree import Document, Slide
from dealbrief.document.walk import nodes
from dealbrief.errors import Place, Problem, TemplateError
from dealbrief.language import words
from dealbrief.template import read_blocks, read_figures, read_inlines, read_roots  # noqa: F401  they fill ROWS
from dealbrief.template.budget import MAX_DEPTH
from dealbrief.template.node import Node, Reading, node, stamped_place
from dealbrief.template.stamps import STAMP
from dealbrief.template.vocabulary import ROWS

_ROOTS = ("brief", "deck")
_MISMATCH = re.compile(r"tag mismatch: (\S+) line (\d+)")
_HTML_HABITS = {"br": "a new paragraph is <p>…</p>", "nbsp": "type the no-break space itself"}
_HTML_TAGS = {
    **_HTML_HABITS,
    **dict.fromkeys(("div", "body", "html", "main", "article"), "parts of a brief are <section>, <columns>, <callout>"),
    **dict.fromkeys(("ul", "ol", "li"), "a list is <list>, its entries are <item>"),
    **dict.fromkeys(("h1", "h2", "h3", "h4"), "a heading is <heading>"),
    **dict.fromkeys(("tr", "td", "th", "thead", "tbody"), "a table has <head> and <row> with <cell>"),
    "b": "strong words are <strong>",
    "i": "stressed words are <em>",
    "a": "a link is <link href=…>",
    "box": "a box is <callout>",
    "img": 'a picture is <figure kind="image" src=… alt=…>',
    "span": "there are no spans; a template names what words are, such as <strong>",
}
"""What an author who knows HTML means."""
_XML_SAYS = {
    "Document is empty": ("the template prints nothing", "it extends another, or writes <brief> or <deck>"),
    "Start tag expected": ("words stand outside of the document", "all stands inside <brief> or <deck>"),
    "Extra content at the end": (
        "something follows the end of the document",
        "a template writes one <brief> or <deck>",
    ),
    "EntityRef: expecting": ("an & stands alone", "write &amp;"),
    "xmlParseEntityRef": ("an & stands alone", "write &amp;"),
    "AttValue": ("the value of an attribute is not in quotes", 'write name="value"'),
}
_POSITION = re.compile(r", line \d+, column \d+$")
"""Where in the output libxml2 sees a fault: no author sees the output."""


def parse(text: str, files: Mapping[str, Path], language: str, folders: Sequence[Path] = ()) -> Document:
    """Read a template's output.

    Args:
        text: XML with stamps.
        files: The file of each template name, for places.
        language: Of the marks' words.
        folders: Where pictures are looked for, first hit wins.

    Raises:
        TemplateError: With every problem found.
    """
    outer = Place(str(next(iter(files.values()), "template")), 1)
    root = _tree(text, files, outer)
    reading = Reading(files, words(language), folders)
    top = node(root, reading, outer)
    if top.tag not in _ROOTS:
        top.fault("unknown-root", f"<{top.tag}> cannot be the root", "a template writes <brief> or <deck>")
        raise TemplateError(reading.faults.told())
    _check_depth(top, 1)
    _check(top)
    document: Document = ROWS[top.tag].build(top)
    unknown = _unknown_sources(document, outer) if reading.faults.spare("references") else []
    if reading.faults:
        _read_apart(top)
        raise TemplateError([*reading.faults.told(), *(unknown if document.sources else ())])
    if unknown:
        raise TemplateError(unknown)
    return number(document)


def _tree(text: str, files: Mapping[str, Path], outer: Place) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        problem = Problem("malformed-xml", "a document type has no place in a template", outer, "leave it out")
        raise TemplateError([problem])
    try:
        return etree.fromstring(text.strip().encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise TemplateError([_malformed(error, text.strip(), files, outer)]) from error


def _malformed(error: etree.XMLSyntaxError, text: str, files: Mapping[str, Path], outer: Place) -> Problem:
    """The template line of malformed XML: that of the tag left open, else the last stamp before the fault."""
    line, column = error.position
    lines = text.split("\n")
    message = str(error.msg)
    mismatch = _MISMATCH.search(message)
    if mismatch:
        written = lines[int(mismatch[2]) - 1]
        stamps = re.findall(rf"<{re.escape(mismatch[1])} _at=\"([^\"]+)\"", written)
        if stamps:
            at = stamped_place(stamps[0], files)
            return Problem("malformed-xml", f"<{mismatch[1]}> is not closed", at, _habit(message, lines, line))
    before = "\n".join([*lines[: line - 1], lines[line - 1][: max(column - 1, 0)] if line <= len(lines) else ""])
    stamps_before = STAMP.findall(before)
    at = stamped_place(":".join(stamps_before[-1]), files) if stamps_before else outer
    said = next((said for words, said in _XML_SAYS.items() if words in message), None)
    if said:
        return Problem("malformed-xml", said[0], at, said[1])
    return Problem("malformed-xml", _POSITION.sub("", message), at, _habit(message, lines, line))


def _habit(message: str, lines: list[str], line: int) -> str:
    for word, hint in _HTML_HABITS.items():
        if f"'{word}'" in message or f": {word} " in message:
            return hint
    return "every tag is closed, every attribute quoted; & is written &amp;"


def _check_depth(item: Node, depth: int) -> None:
    """Refuse what no reader can follow, before any tries."""
    if depth > MAX_DEPTH:
        item.fault("template-too-deep", f"elements nest deeper than {MAX_DEPTH}")
        raise TemplateError(item.reading.faults.told())
    for child in item.nodes():
        _check_depth(child, depth + 1)


def _read_apart(item: Node) -> None:
    """Read every element by itself: what stands where nothing reads it may have wrong values too."""
    for child in item.nodes():
        if child.tag in ROWS:
            ROWS[child.tag].build(child)
        _read_apart(child)


def _check(item: Node) -> None:
    """Note elements, words and attributes that cannot be where they stand."""
    row = ROWS[item.tag]
    _check_attributes(item)
    stray = next((text for text in _own_text(item) if text.strip()), None)
    if stray is not None and not row.text:
        hint = "put words into an element such as <p>"
        item.fault("not-allowed", f"words cannot stand directly in <{item.tag}>: `{stray.strip()[:40]}`", hint)
    for child in item.nodes():
        if child.tag not in ROWS:
            _check_unknown(child)
            continue
        if child.tag not in row.children:
            hint = f"<{item.tag}> may hold: {', '.join(row.children) or 'words only'}"
            child.fault("not-allowed", f"<{child.tag}> cannot stand in <{item.tag}>", hint)
        _check(child)


def _check_unknown(item: Node, around: str = "") -> None:
    """Note an element that there is not, unless the hint to the one `around` it tells of both, and what it holds."""
    hint = _HTML_TAGS.get(item.tag) or _meant(item.tag, list(ROWS))
    if hint != around:
        item.fault("unknown-tag", f"<{item.tag}> is not an element", hint)
    for child in item.nodes():
        if child.tag in ROWS:
            _check(child)
        else:
            _check_unknown(child, hint)


def _own_text(item: Node) -> list[str]:
    return [item.element.text or "", *(child.tail or "" for child in item.element)]


def _check_attributes(item: Node) -> None:
    row = ROWS[item.tag]
    for name in item.names:
        if name not in row.attributes:
            item.fault("unknown-attribute", f"<{item.tag}> has no attribute {name}", _meant(name, row.attributes))
    for name in row.required:
        if name not in item.names:
            item.fault("missing-attribute", f"<{item.tag}> needs {name}", f'write {name}="…"')


def _meant(name: str, known: list[str] | tuple[str, ...]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"one of: {', '.join(sorted(known))}" if known else "it takes no attribute"


def _unknown_sources(document: Document, outer: Place) -> list[Problem]:
    found: list[Problem] = []
    at = outer
    for item in nodes((document.blocks, document.slides)):
        at = getattr(item, "at", None) or at
        wanted = item.sources if isinstance(item, Cite | Captioned | Slide) else ()
        for name in wanted:
            if name not in document.sources:
                message = f"no <reference> has the id `{name}`"
                found.append(Problem("unknown-source", message, at, "the base template lists all sources of the view"))
    return found
