"""The finisher: a saved deck comes in, the same with sections, colours, properties and reproducible bytes goes out."""

from __future__ import annotations

import re
import uuid
from itertools import groupby
from typing import Any

from lxml import etree
from pptx.oxml import oxml_parser

from dealbrief.backends.pptx.oxml import element, qname, serialised
from dealbrief.backends.pptx.plan.deck import DeckPlan, Properties
from dealbrief.backends.pptx.recolour import in_own_colours
from dealbrief.backends.pptx.repack import unzipped, zipped

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SPACE = uuid.UUID("7c1a5d1e-3c52-5b51-9d0a-5f0a3b1c2d4e")
_THEME = re.compile(r"ppt/theme/theme\d+\.xml")
_DRAWN = re.compile(r"ppt/(slides|charts)/[a-z]+\d+\.xml")
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC, _TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


def finished(package: bytes, plan: DeckPlan) -> bytes:
    """Finish the parts that python-pptx does not, and pack them anew."""
    parts = unzipped(package)
    for name in parts:
        if _THEME.fullmatch(name):
            parts[name] = _coloured(parts[name], plan)
        elif plan.foreign and _DRAWN.fullmatch(name):
            parts[name] = serialised(in_own_colours(etree.fromstring(parts[name], oxml_parser)))
    parts["ppt/presentation.xml"] = _sectioned(parts["ppt/presentation.xml"], plan)
    parts["docProps/core.xml"] = _core(plan.properties)
    return zipped(parts)


def _coloured(theme: bytes, plan: DeckPlan) -> bytes:
    """The theme with the brand's colours and fonts."""
    root = etree.fromstring(theme)
    for kind, family in zip(("majorFont", "minorFont"), plan.fonts, strict=False):
        for latin in root.iterfind(f".//{qname(f'a:{kind}')}/{qname('a:latin')}"):
            latin.set("typeface", family)
    for slot, value in plan.accents:
        found = root.find(f".//{qname(f'a:{slot}')}")
        if found is not None:
            found.clear()
            found.append(etree.SubElement(found, qname("a:srgbClr"), val=value))
    return serialised(root)


def _sectioned(presentation: bytes, plan: DeckPlan) -> bytes:
    """The list of sections, with ids derived from what they hold; none where no slide names a section."""
    root = etree.fromstring(presentation)
    extensions = _without_sections(root)
    if any(slide.section for slide in plan.slides):
        ids = [str(slide.get("id")) for slide in root.iterfind(f"{qname('p:sldIdLst')}/{qname('p:sldId')}")]
        extensions.append(element("p:ext", _sections(ids, plan), uri=_SECTIONS))
    if len(extensions):
        root.append(extensions)
    return serialised(root)


def _without_sections(root: Any) -> Any:
    """The presentation's extensions, taken out, without the sections of a master's sample slides."""
    found = root.find(qname("p:extLst"))
    if found is None:
        return element("p:extLst")
    root.remove(found)
    for extension in found.findall(f"{qname('p:ext')}[@uri='{_SECTIONS}']"):
        found.remove(extension)
    return found


def _sections(ids: list[str], plan: DeckPlan) -> Any:
    names = _named(plan)
    sections = []
    for number, (name, group) in enumerate(groupby(range(len(ids)), key=lambda index: names[index])):
        slides = (element("p14:sldId", id=ids[index]) for index in group)
        guid = str(uuid.uuid5(_SPACE, f"{plan.properties.title}/{number}/{name}")).upper()
        sections.append(element("p14:section", element("p14:sldIdLst", *slides), name=name, id=f"{{{guid}}}"))
    return element("p14:sectionLst", *sections)


def _named(plan: DeckPlan) -> list[str]:
    """A section's name for every slide; what comes before the first has the deck's title."""
    names: list[str] = []
    for slide in plan.slides:
        names.append(slide.section or (names[-1] if names else plan.properties.title))
    return names


def _core(properties: Properties) -> bytes:
    """Core properties from the document alone: no person, no program, no clock."""
    root = etree.Element(
        f"{{{_CORE}}}coreProperties",
        nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _INSTANCE},
    )
    stamp = f"{properties.stamp.isoformat()}T00:00:00Z"
    texts = (
        (f"{{{_DC}}}title", properties.title),
        (f"{{{_DC}}}subject", properties.subject),
        (f"{{{_DC}}}creator", properties.author),
        (f"{{{_CORE}}}keywords", properties.keywords),
        (f"{{{_DC}}}language", properties.language),
    )
    for tag, text in texts:
        if text:
            etree.SubElement(root, tag).text = text
    for name in ("created", "modified"):
        date: Any = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        date.set(f"{{{_INSTANCE}}}type", "dcterms:W3CDTF")
        date.text = stamp
    return serialised(root)
