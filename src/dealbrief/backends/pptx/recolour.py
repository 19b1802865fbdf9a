"""Colours on a house's own master: a written slide or chart comes in, the same in that theme's own colours goes out.

The standard theme has greys and tints among its accents; another theme has there whatever it likes, a signal green or
its darkest blue. So greys are made of its text colour and tints of its first two accents, by luminance. The accents
of the two parties, text and ground keep their slots.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from dealbrief.backends.pptx.oxml import element, qname
from dealbrief.backends.pptx.writer_text import SCHEME

Scheme: TypeAlias = tuple[str, ...]
"""A slot of the theme, and its luminance in percent: modulation and offset."""
_ROLES: Mapping[str, Scheme] = {
    "grey": ("tx1", "65", "35"),
    "mute": ("tx1", "50", "50"),
    "rule": ("tx1", "35", "65"),
    "hair": ("tx1", "15", "85"),
    "a-tint": ("accent1", "40", "60"),
    "b-tint": ("accent2", "40", "60"),
}
_OWN: Mapping[Scheme, Scheme] = {
    **{SCHEME[role]: scheme for role, scheme in _ROLES.items()},
    ("accent5",): ("accent1", "60", "40"),
    ("accent6",): ("accent2", "60", "40"),
}


def in_own_colours(root: Any) -> Any:
    """A part with every grey and tint made of the theme's own colours; changed in place."""
    for colour in root.iter(qname("a:schemeClr")):
        luminance = (str(int(child.get("val")) // 1000) for child in colour)
        own = _OWN.get((colour.get("val"), *luminance))
        if own:
            slot, *percents = own
            colour[:] = [
                element(name, val=f"{percent}000")
                for name, percent in zip(("a:lumMod", "a:lumOff"), percents, strict=True)
            ]
            colour.set("val", slot)
    return root
