"""Text styles that the planner does not measure: a cleaned layout comes in, the same with styles it does goes out.

Line spacing in points becomes a share, space after a paragraph space before it, capitals and letters set apart plain
letters, a placeholder's columns one. What was resolved through master and defaults is written into the layout, so that
nothing further up comes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dealbrief.backends.pptx.levels import LEVELS, resolved
from dealbrief.backends.pptx.master import placeholders
from dealbrief.backends.pptx.oxml import qname
from dealbrief.backends.pptx.plan.layouts import LevelStyle

_SCRIPTS = {"latin": "lt", "ea": "ea", "cs": "cs"}
_COLUMNS = ("numCol", "spcCol")
_AFTER_SPACING = ("a:lnSpc", "a:spcBef", "a:spcAft")


def settle(layout: Any, master: Any, deck: Any, fonts: tuple[str, str]) -> Iterator[str]:
    """Settle the placeholders of a layout in place; what a reader will see of it is given in words.

    Args:
        fonts: The theme's typefaces for headings and for text.
    """
    for found in placeholders(layout, master, deck):
        for body in found.element.iter(qname("a:bodyPr")):
            if any(body.attrib.pop(name, None) is not None for name in _COLUMNS):
                yield "text in columns"
        is_title = found.kind in ("title", "ctrTitle")
        levels = [resolved(number, found.styles, is_title) for number in range(1, LEVELS + 1)]
        for number, level in enumerate(levels, 1):
            if level.exact or level.after or level.wide:
                _write(found.element, number, level)
            if level.face:
                _write_face(found.element, number, level, fonts)
        if levels[0].face and levels[0].face not in fonts:
            yield f"text in {levels[0].face}, which is no typeface of its theme"
        if any(level.wide for level in levels[:1]):
            yield "text in capitals or in letters set apart"


def _write(shape: Any, number: int, level: LevelStyle) -> None:
    """The spacing and the letters of a level, stated in the placeholder itself."""
    style = shape.find(f".//{qname('a:lstStyle')}")
    if style is None:
        return
    stated = _child(style, f"a:lvl{number}pPr", [f"a:lvl{n}pPr" for n in range(number + 1, LEVELS + 1)])
    for tag in _AFTER_SPACING:
        for old in stated.findall(qname(tag)):
            stated.remove(old)
    values = (("spcPct", level.spacing * 100_000), ("spcPts", (level.before + level.after) * 100), ("spcPts", 0))
    for index, (tag, (kind, value)) in enumerate(zip(_AFTER_SPACING, values, strict=True)):
        space = stated.makeelement(qname(tag))
        space.append(space.makeelement(qname(f"a:{kind}"), {"val": str(round(value))}))
        stated.insert(index, space)
    if level.wide:
        run = _child(stated, "a:defRPr", ["a:extLst"])
        run.set("cap", "none")
        run.set("spc", "0")


def _write_face(shape: Any, number: int, level: LevelStyle, fonts: tuple[str, str]) -> None:
    """The theme's typeface in place of one that is named: that of the same name, or of the same use."""
    style = shape.find(f".//{qname('a:lstStyle')}")
    if style is None:
        return
    is_major = level.face == fonts[0] or (level.face != fonts[1] and level.font == "major")
    stated = _child(style, f"a:lvl{number}pPr", [f"a:lvl{n}pPr" for n in range(number + 1, LEVELS + 1)])
    run = _child(stated, "a:defRPr", ["a:extLst"])
    for old in [node for tag in _SCRIPTS for node in run.findall(qname(f"a:{tag}"))]:
        run.remove(old)
    after = ["a:sym", "a:rtl", "a:extLst"]
    for tag, script in _SCRIPTS.items():
        _child(run, f"a:{tag}", after).set("typeface", f"+{'mj' if is_major else 'mn'}-{script}")


def _child(parent: Any, tag: str, after: list[str]) -> Any:
    """The child of a tag, made before those that must follow it where there is none."""
    found = parent.find(qname(tag))
    if found is None:
        found = parent.makeelement(qname(tag))
        follows = {qname(each) for each in after}
        at = next((index for index, child in enumerate(parent) if child.tag in follows), len(parent))
        parent.insert(at, found)
    return found
