"""Shapes of the plan come in, native shapes go out: placeholders, text boxes, rules, the marking, groups with arrows.

Nothing takes a style from the theme's format scheme, so no shadow and no outline appears that was not planned.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dealbrief.backends.pptx.oxml import element
from dealbrief.backends.pptx.plan.deck import Chip, PictureFrame, Placed
from dealbrief.backends.pptx.writer_geometry import contours, geometry, group_transform, span, transform
from dealbrief.backends.pptx.writer_text import TextWriter, fill, line
from dealbrief.figures.slide_shapes import Arrow, Box, Disc, Freeform, Group, Rectangle, Rule, Shape, TextBox
from dealbrief.figures.slide_text import Paragraph, Run

_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_LEFT, _RIGHT = 1, 3
"""Connection sites of a rectangle."""


class ShapeWriter:
    """Writes the shapes of one slide; every one gets the next number as its id."""

    def __init__(self, text: TextWriter) -> None:
        self._text = text
        self._last = 1

    def next_id(self) -> int:
        self._last += 1
        return self._last

    def placed(self, frame: Placed) -> Any:
        """Text in a placeholder of the layout; footer and number with all their properties on the run, because not
        every program finds them in the layout."""
        slot = frame.slot
        field = "slidenum" if slot.kind == "sldNum" else ""
        levels = () if slot.kind in ("ftr", "sldNum") else frame.levels
        body = self._text.body(frame.paragraphs, inherits=True, levels=levels, field=field)
        place = element(
            "p:ph",
            type=None if slot.kind == "obj" else slot.kind,
            sz="quarter" if slot.kind in ("ftr", "sldNum", "body") else None,
            idx=slot.idx or None,
        )
        return self._shape(slot.name, body, frame.box, place)

    def text_box(self, frame: TextBox) -> Any:
        body = self._text.body(frame.paragraphs, anchor=frame.anchor)
        return self._shape(frame.name, body, frame.box)

    def chip(self, frame: Chip) -> Any:
        """The marking: its colours are its standard's, not the theme's."""
        run = Run(frame.text, frame.size, frame.colour, "minor", bold=True)
        body = self._text.body((Paragraph((run,), align="center"),), anchor="ctr")
        place = None
        if frame.slot:
            place = element("p:ph", type=frame.slot.kind, sz="quarter", idx=frame.slot.idx)
        return self._shape("Marking", body, frame.box, place, "#000000")

    def _shape(self, name: str, body: Any, box: Box | None, place: Any = None, ground: str = "") -> Any:
        locks = element("a:spLocks", noGrp=True) if place is not None else None
        boxed = place is None
        properties = element(
            "p:spPr",
            transform(box) if box else None,
            geometry("rect") if boxed or ground else None,
            fill(ground) if boxed or ground else None,
        )
        return element(
            "p:sp",
            element(
                "p:nvSpPr",
                element("p:cNvPr", id=self.next_id(), name=name),
                element("p:cNvSpPr", locks, txBox=True if boxed else None),
                element("p:nvPr", place),
            ),
            properties,
            body,
        )

    def rule(self, rule: Rule, decorative: bool = True) -> Any:
        """A line that only divides: screen readers pass over it."""
        extension = self._decorative() if decorative else None
        return element(
            "p:cxnSp",
            element(
                "p:nvCxnSpPr",
                element("p:cNvPr", extension, id=self.next_id(), name=rule.name),
                element("p:cNvCxnSpPr"),
                element("p:nvPr"),
            ),
            element(
                "p:spPr", span(rule.start, rule.end), geometry("line"), _edge(rule.colour, rule.width, rule.dashed)
            ),
        )

    def picture(self, frame: PictureFrame, relation: str) -> Any:
        """A picture, its sides kept in proportion when somebody drags it; in its placeholder where it has one."""
        slot = frame.slot
        place = element("p:ph", type=slot.kind, idx=slot.idx) if slot else None
        return element(
            "p:pic",
            element(
                "p:nvPicPr",
                element("p:cNvPr", id=self.next_id(), name=frame.name, descr=frame.alt),
                element("p:cNvPicPr", element("a:picLocks", noGrp=True if slot else None, noChangeAspect=True)),
                element("p:nvPr", place),
            ),
            element("p:blipFill", element("a:blip", r__embed=relation), element("a:stretch", element("a:fillRect"))),
            element("p:spPr", transform(frame.box), geometry("rect")),
        )

    def _decorative(self) -> Any:
        mark = element("adec:decorative", val=True)
        return element("a:extLst", element("a:ext", mark, uri=_DECORATIVE))

    def group(self, group: Group) -> Any:
        """Shapes as one, with one alternative text; arrows are glued to the shapes they join."""
        ids: dict[str, int] = {}
        number = self.next_id()
        parts = list(self._parts(group.shapes, ids))
        return element(
            "p:grpSp",
            element(
                "p:nvGrpSpPr",
                element("p:cNvPr", id=number, name=group.name, descr=group.alt),
                element("p:cNvGrpSpPr"),
                element("p:nvPr"),
            ),
            element("p:grpSpPr", group_transform(group.box)),
            *parts,
        )

    def _parts(self, shapes: tuple[Shape, ...], ids: dict[str, int]) -> Iterator[Any]:
        for shape in shapes:
            match shape:
                case TextBox():
                    yield self.text_box(shape)
                case Rectangle():
                    yield self._area(shape, transform(shape.box), geometry("rect"))
                case Disc():
                    yield self._area(shape, transform(shape.box), geometry("ellipse"))
                case Freeform():
                    yield self._area(shape, transform(shape.box), contours(shape))
                case Rule():
                    yield self.rule(shape, decorative=False)
                case Arrow():
                    yield self._arrow(shape, ids)
            ids[shape.name] = self._last

    def _area(self, shape: Rectangle | Disc | Freeform, place: Any, form: Any) -> Any:
        """A shape without words."""
        dashed = isinstance(shape, Freeform) and shape.dashed
        edge = _edge(shape.stroke, shape.weight, dashed) if shape.stroke else element("a:ln", fill(""))
        return element(
            "p:sp",
            element(
                "p:nvSpPr",
                element("p:cNvPr", id=self.next_id(), name=shape.name),
                element("p:cNvSpPr"),
                element("p:nvPr"),
            ),
            element("p:spPr", place, form, fill(shape.fill), edge),
        )

    def _arrow(self, arrow: Arrow, ids: dict[str, int]) -> Any:
        rightwards = arrow.start[0] < arrow.end[0]
        sites = (_RIGHT, _LEFT) if rightwards else (_LEFT, _RIGHT)
        joins = [
            element(tag, id=ids[name], idx=site)
            for tag, name, site in zip(("a:stCxn", "a:endCxn"), arrow.joins, sites, strict=True)
            if name in ids
        ]
        head = element("a:tailEnd", type="triangle", w="lg", len="med")
        dash = element("a:prstDash", val="dash" if arrow.dashed else "solid")
        stroke = line(arrow.colour, arrow.width, dash, element("a:round"), head)
        return element(
            "p:cxnSp",
            element(
                "p:nvCxnSpPr",
                element("p:cNvPr", id=self.next_id(), name=arrow.name),
                element("p:cNvCxnSpPr", *joins),
                element("p:nvPr"),
            ),
            element("p:spPr", span(arrow.start, arrow.end), geometry("straightConnector1"), stroke),
        )


def _edge(colour: str, width: float, dashed: bool) -> Any:
    return line(colour, width, element("a:prstDash", val="dash") if dashed else None)
