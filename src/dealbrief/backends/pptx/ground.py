"""Colours of a master: elements of a part and the theme come in, RRGGBB and the ground of a layout go out."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dealbrief.backends.pptx.oxml import qname
from dealbrief.theme.theme import contrast

_PRESETS = {"black": "000000", "white": "FFFFFF"}
_MAPPED = ("bg1", "tx1", "bg2", "tx2")
_FILLS = ("a:solidFill", "a:gradFill", "a:pattFill")
_FIRST_GROUND = 1001
_FULL = 100_000


@dataclass(frozen=True)
class Palette:
    """The colours of a theme by the names its slots have, and the map that turns the names of text and grounds into
    those (ECMA-376 Part 1, 19.3.1.6)."""

    theme: Any
    names: Mapping[str, str]

    def named(self, name: str) -> str:
        """A scheme colour as RRGGBB; black where the theme has none of that name."""
        slot = self.theme.find(f".//{qname('a:clrScheme')}/{qname('a:' + self.names.get(name, name))}")
        return self.value(slot[0]) if slot is not None and len(slot) else "000000"

    def value(self, node: Any, own: str = "000000") -> str:
        """A colour element as RRGGBB; `own` stands for the colour a style is used with."""
        kind, value = node.tag.rpartition("}")[2], node.get("val") or ""
        if kind == "schemeClr":
            found = own if value == "phClr" else self.named(value)
        elif kind == "sysClr":
            found = node.get("lastClr") or ("FFFFFF" if value == "window" else "000000")
        elif kind == "srgbClr":
            found = value
        else:
            found = _PRESETS.get(value, "808080")
        return _changed(_sound(found), node)


def palette(theme: Any, master: Any, layout: Any) -> Palette:
    """The colours a layout sees: its own map, or else its master's."""
    mapped = master.find(qname("p:clrMap"))
    own = None if layout is None else layout.find(f"{qname('p:clrMapOvr')}/{qname('a:overrideClrMapping')}")
    chosen = mapped if own is None else own
    return Palette(theme, {} if chosen is None else {str(key): str(value) for key, value in chosen.attrib.items()})


def ground(colours: Palette, layout: Any, master: Any) -> str:
    """The colour behind a layout's text: its own ground or its master's, of a gradient the mean; where it is a picture,
    the theme's ground."""
    for part in (layout, master):
        found = part.find(f"{qname('p:cSld')}/{qname('p:bg')}")
        if found is not None and len(found):
            return _ground(colours, found[0])
    return colours.named("bg1")


def is_dark(behind: str) -> bool:
    """Whether white reads better than black on what is behind."""
    return contrast("FFFFFF", behind) > contrast("000000", behind)


def is_turned(colours: Palette, behind: str) -> bool:
    """Whether the scheme's ground colour reads better than its text colour on what is behind."""
    return contrast(colours.named("bg1"), behind) > contrast(colours.named("tx1"), behind)


def _ground(colours: Palette, found: Any) -> str:
    own = colours.named("bg1")
    if found.tag == qname("p:bgRef"):
        own = colours.value(found[0]) if len(found) else own
        styles = colours.theme.find(f".//{qname('a:bgFillStyleLst')}")
        index = int(found.get("idx") or 0) - _FIRST_GROUND
        found = None if styles is None or not 0 <= index < len(styles) else [styles[index]]
    for fill in found if found is not None else ():
        if fill.tag in map(qname, _FILLS):
            values = [colours.value(node, own) for node in _colours(fill)]
            return _mean(values) if values else own
    return own


def _colours(fill: Any) -> Iterator[Any]:
    """The colours of a fill."""
    stops = list(fill.iter(qname("a:gs")))
    for holder in stops or [fill]:
        yield from (node for node in holder if node.tag.endswith("Clr"))


def _mean(values: list[str]) -> str:
    return "".join(f"{sum(int(v[i : i + 2], 16) for v in values) // len(values):02X}" for i in (0, 2, 4))


def _sound(value: str) -> str:
    """Six hexadecimal digits, whatever stood there."""
    good = len(value) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in value)
    return value.upper() if good else "808080"


def _changed(value: str, node: Any) -> str:
    """A colour with the changes of luminance that its element states."""
    red, green, blue = (int(value[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, depth = colorsys.rgb_to_hls(red, green, blue)
    for child in node:
        kind = child.tag.rpartition("}")[2]
        try:
            share = int(child.get("val") or 0) / _FULL
        except ValueError:
            continue
        changes = {"lumMod": light * share, "lumOff": light + share, "tint": 1 - (1 - light) * share}
        light = min(max(changes.get(kind, light * share if kind == "shade" else light), 0.0), 1.0)
    return "".join(f"{round(channel * 255):02X}" for channel in colorsys.hls_to_rgb(hue, light, depth))
