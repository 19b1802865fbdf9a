"""One part of a master comes in, the same with nothing but its looks goes out: shapes, fills, text styles, pictures.

Elements and attributes are kept by their vocabulary: DrawingML and PresentationML of ECMA-376. What leads anywhere
(links, sounds, films, controls, custom data, extensions) or moves (animations, transitions) is taken out; of the
alternatives for newer programs the one for all is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from dealbrief.backends.pptx.oxml import NAMESPACES

_A, _P, _R = (f"{{{NAMESPACES[prefix]}}}" for prefix in "apr")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PERCENT = re.compile(r"(-?\d+(?:\.\d+)?)%")
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_IN_SLIDES = ("extLst", "custDataLst", "timing", "transition", "controls", "contentPart", "oleObj", "tags")
_LINKS = ("hlinkClick", "hlinkHover", "hlinkMouseOver")
_MEDIA = ("snd", "audioCd", "wavAudioFile", "audioFile", "videoFile", "quickTimeFile")
_NEVER = {f"{_P}{name}" for name in _IN_SLIDES} | {f"{_A}{name}" for name in ("extLst", *_LINKS, *_MEDIA)}
_SHAPES = {f"{_P}{name}" for name in ("sp", "pic", "cxnSp", "grpSp", "graphicFrame")}
_SHRINKING = (f"{_A}normAutofit", f"{_A}spAutoFit")
_OWN_NAMES = {f"{_P}cNvPr": ("descr", "title"), f"{_P}sldLayout": ("matchingName",)}
"""Attributes that a reader never sees and that often hold a path or a name."""


@dataclass
class Pictures:
    """The pictures of a part. In: `files` by relation id, and why those in `broken` cannot be shown. Out: `used`, the
    relations of the cleaned part after `taken` others, and `dropped`, what was left out, in words."""

    files: Mapping[str, str]
    where: str
    broken: Mapping[str, str]
    taken: int
    used: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    def take(self, identity: str) -> str | None:
        """The new relation of a picture; None if it cannot be shown."""
        if identity not in self.files:
            reason = self.broken.get(identity, "stands outside of the file or is missing")
            self.dropped.append(f"a picture that {reason}")
            return None
        relation = ("image", f"../media/{self.files[identity]}")
        if relation not in self.used:
            self.used.append(relation)
        return f"rId{self.taken + self.used.index(relation) + 1}"


def cleaned(root: Any, pictures: Pictures) -> Any:
    """A master, a layout or a text style."""
    _resolve_alternatives(root)
    for node in [node for node in root.iter() if _is_unwanted(node)]:
        if node.getparent() is not None:
            _say(node, pictures)
            node.getparent().remove(node)
    for blip in list(root.iter(f"{_A}blip")):
        _picture(blip, pictures)
    for node in root.iter():
        _strip(node)
    for tag in _SHRINKING:
        for node in list(root.iter(tag)):
            node.getparent().replace(node, node.makeelement(f"{_A}noAutofit"))
    return _detached(root)


def cleaned_theme(root: Any, pictures: Pictures) -> Any:
    """A theme: colours, fonts, formats. Defaults of new objects and further colour schemes are left out."""
    root = cleaned(root, pictures)
    for node in list(root):
        if node.tag == f"{_A}objectDefaults":
            for child in list(node):
                node.remove(child)
        elif node.tag != f"{_A}themeElements":
            root.remove(node)
    return root


def _resolve_alternatives(root: Any) -> None:
    """Alternatives for newer programs give way to what every program shows; where that is empty, to the first."""
    while (found := next(root.iter(f"{_MC}AlternateContent"), None)) is not None:
        fallback, choice = found.find(f"{_MC}Fallback"), found.find(f"{_MC}Choice")
        chosen = fallback if fallback is not None and len(fallback) else choice
        parent = found.getparent()
        at = parent.index(found)
        for child in reversed(list(chosen) if chosen is not None else []):
            parent.insert(at, child)
        parent.remove(found)


def _is_unwanted(node: Any) -> bool:
    if node.tag in _NEVER or not isinstance(node.tag, str) or not node.tag.startswith((_A, _P)):
        return True
    if node.tag == f"{_P}graphicFrame":
        data = node.find(f"{_A}graphic/{_A}graphicData")
        return data is None or data.get("uri") != _TABLE
    if node.tag in _SHAPES:
        shown = node.find(f"./*/{_P}cNvPr")
        return shown is not None and shown.get("hidden") in ("1", "true")
    return False


def _say(node: Any, pictures: Pictures) -> None:
    """Name what a reader would miss."""
    if node.tag == f"{_P}graphicFrame":
        pictures.dropped.append("a chart, a drawing or an object of another program")


def _picture(blip: Any, pictures: Pictures) -> None:
    """A picture's new relation; or, if it cannot be shown, the nearest thing that can be left out is."""
    identity = pictures.take(blip.get(f"{_R}embed") or "")
    blip.attrib.pop(f"{_R}link", None)
    if identity is not None:
        blip.set(f"{_R}embed", identity)
        return
    owner = blip.getparent()
    while owner is not None and owner.tag not in (f"{_P}pic", f"{_P}bg", f"{_A}buBlip", f"{_A}blipFill"):
        owner = owner.getparent()
    if owner is None or owner.getparent() is None:
        return
    if owner.getparent().tag == f"{_P}pic":
        owner = owner.getparent()
    background = next(owner.iterancestors(f"{_P}bg"), None)
    _leave_out(owner if background is None else background)


def _leave_out(owner: Any) -> None:
    parent = owner.getparent()
    if owner.tag == f"{_A}blipFill":
        empty = owner.makeelement(f"{_A}noFill") if parent.tag != f"{_A}bgFillStyleLst" else _plain(owner)
        parent.replace(owner, empty)
    elif parent is not None:
        parent.remove(owner)


def _plain(owner: Any) -> Any:
    """The fill of a background whose picture cannot be shown: the colour the background names."""
    found = owner.makeelement(f"{_A}solidFill")
    etree.SubElement(found, f"{_A}schemeClr", val="phClr")
    return found


def _strip(node: Any) -> None:
    """Attributes of other vocabularies, relations but those of pictures, and names nobody sees."""
    for name in list(node.attrib):
        foreign = name.startswith("{") and not (name == f"{_R}embed" and node.tag == f"{_A}blip")
        if foreign or name in _OWN_NAMES.get(node.tag, ()):
            del node.attrib[name]
        elif node.tag.startswith(_A) and (found := _PERCENT.fullmatch(node.get(name))):
            # Both ways of writing a share are allowed by the schema; not every program reads this one.
            node.set(name, str(round(float(found[1]) * 1000)))


def _detached(root: Any) -> Any:
    """The part written anew, so that it declares no vocabulary that it does not use."""
    etree.cleanup_namespaces(root, top_nsmap={key: NAMESPACES[key] for key in "apr"}, keep_ns_prefixes=["a", "p", "r"])
    return root
