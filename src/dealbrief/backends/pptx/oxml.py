"""Small makers of OOXML elements: a tag with its prefix, attributes and children come in, an element goes out.

Elements are python-pptx's own classes, so that the file can be read on with it.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from lxml import etree
from pptx.oxml import oxml_parser

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
EMU = 12_700
_DECLARED = {prefix: {prefix: uri} for prefix, uri in NAMESPACES.items()}


@cache
def qname(tag: str) -> str:
    prefix, _, local = tag.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(tag: str, *children: Any, **attributes: Any) -> Any:
    """An element "a:rPr". An attribute of None is left out, "r:id" is written r__id, a string child is the text."""
    made = oxml_parser.makeelement(qname(tag), nsmap=_DECLARED[tag.partition(":")[0]])
    for name, value in attributes.items():
        if value is not None:
            made.set(qname(name.replace("__", ":")) if "__" in name else name, _printed(value))
    for child in children:
        if isinstance(child, str):
            made.text = child
        elif child is not None:
            made.append(child)
    return made


def _printed(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(int(value)) if isinstance(value, bool) else str(value)


def emu(points: float) -> int:
    """Points as EMU."""
    return round(points * EMU)


def serialised(root: Any) -> bytes:
    """A part's bytes."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
