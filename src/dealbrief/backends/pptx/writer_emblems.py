"""Logos on layouts: planned emblems and an open deck come in, the deck's layouts hold them when it is done."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

from dealbrief.backends.pptx.oxml import element, qname
from dealbrief.backends.pptx.plan.deck import PictureFrame
from dealbrief.backends.pptx.plan.emblems import Emblem
from dealbrief.backends.pptx.writer_geometry import geometry, transform
from dealbrief.backends.pptx.writer_shapes import ShapeWriter
from dealbrief.figures.slide_shapes import Box


def write_emblems(emblems: Iterable[Emblem], layouts: Mapping[str, Any], shapes: ShapeWriter) -> None:
    """Put each logo behind the placeholders of its layout, on its plate where it has one."""
    for emblem in emblems:
        layout = layouts[emblem.layout]
        tree = layout.shapes._spTree
        _, relation = layout.part.get_or_add_image_part(io.BytesIO(emblem.picture.encoded))
        picture = shapes.picture(PictureFrame("Logo", emblem.box, emblem.picture, emblem.alt), relation)
        added = [*([_plate(emblem.plate)] if emblem.plate else []), picture]
        last = max(int(one.get("id")) for one in tree.iter(qname("p:cNvPr")))
        for number, shape in enumerate(added, 1):
            shape.find(f".//{qname('p:cNvPr')}").set("id", str(last + number))
            tree.insert(number + 1, shape)  # the group's own two properties come first


def _plate(box: Box) -> Any:
    """A ground in the theme's light colour, whatever the layout makes of its colours."""
    fill = element("a:solidFill", element("a:schemeClr", val="lt1"))
    return element(
        "p:sp",
        element(
            "p:nvSpPr",
            element("p:cNvPr", id=0, name="Logo ground"),
            element("p:cNvSpPr"),
            element("p:nvPr"),
        ),
        element("p:spPr", transform(box), geometry("rect"), fill, element("a:ln", element("a:noFill"))),
    )
