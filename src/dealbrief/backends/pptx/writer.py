"""The writer: a plan and its master come in, the bytes of a .pptx go out. Draws what is planned and decides nothing.

The only package, with the master's reader, that imports python-pptx: it opens the master, adds slides, notes, charts
and relations. Shapes are built as elements, because its own API has no languages, borders and glued connectors.
"""

from __future__ import annotations

import io
from copy import deepcopy
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.chart import ChartPart

from dealbrief.backends.pptx.finish import finished
from dealbrief.backends.pptx.oxml import element, qname, serialised
from dealbrief.backends.pptx.plan.deck import (
    ChartFrame,
    Chip,
    DeckPlan,
    Frame,
    PictureFrame,
    Placed,
    SlidePlan,
    TableFrame,
)
from dealbrief.backends.pptx.writer_chart import CHART, chart_space, chart_workbook
from dealbrief.backends.pptx.writer_emblems import write_emblems
from dealbrief.backends.pptx.writer_geometry import transform
from dealbrief.backends.pptx.writer_shapes import ShapeWriter
from dealbrief.backends.pptx.writer_table import graphic_frame, table_frame
from dealbrief.backends.pptx.writer_text import TextWriter
from dealbrief.figures.slide_shapes import Group, Rule, TextBox


def write_slides(plan: DeckPlan, master: Path | bytes) -> bytes:
    """Write a deck on a copy of its master."""
    deck = _without_slides(Presentation(io.BytesIO(master) if isinstance(master, bytes) else str(master)))
    deck.part.package.next_partname = _Names(deck.part.package)
    layouts = {layout.name: layout for one in deck.slide_masters for layout in one.slide_layouts}
    write_emblems(plan.emblems, layouts, ShapeWriter(TextWriter(plan.properties.language, _relation(deck.part))))
    for slide in plan.slides:
        _slide(deck, slide, layouts[slide.layout], plan.properties.language)
    buffer = io.BytesIO()
    deck.save(buffer)
    return finished(buffer.getvalue(), plan)


class _Names:
    """Names of new parts, counted on: python-pptx looks through all parts for each, so time grows with the square."""

    def __init__(self, package: Any) -> None:
        self._taken = {part.partname for part in package.iter_parts()}
        self._last: dict[str, int] = {}

    def __call__(self, template: str) -> PackURI:
        number = self._last.get(template, 0) + 1
        while PackURI(template % number) in self._taken:
            number += 1
        self._last[template] = number
        return PackURI(template % number)


def _without_slides(deck: Any) -> Any:
    """A master without its sample slides; saved and opened again, because part names are counted from the slides."""
    listed = deck.slides._sldIdLst
    if not len(listed):
        return deck
    for entry in list(listed):
        deck.part.drop_rel(entry.rId)
        listed.remove(entry)
    buffer = io.BytesIO()
    deck.save(buffer)
    return Presentation(io.BytesIO(buffer.getvalue()))


def _slide(deck: Any, planned: SlidePlan, layout: Any, language: str) -> None:
    relation, slide = deck.part.add_slide(layout)
    deck.slides._sldIdLst.add_sldId(relation)
    mapped = layout.element.find(qname("p:clrMapOvr"))
    if mapped is not None:  # a slide does not inherit its layout's map of colours
        slide.element.replace(slide.element.find(qname("p:clrMapOvr")), deepcopy(mapped))
    tree = slide.shapes._spTree
    text = TextWriter(language, _relation(slide.part))
    shapes = ShapeWriter(text)
    for frame in planned.frames:
        tree.append(_frame(frame, slide.part, shapes, text, language))
    if planned.notes:
        _notes(slide, planned, language)


def _relation(part: Any) -> Any:
    return lambda address: part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _frame(frame: Frame, part: Any, shapes: ShapeWriter, text: TextWriter, language: str) -> Any:
    match frame:
        case Placed():
            return shapes.placed(frame)
        case TextBox():
            return shapes.text_box(frame)
        case Chip():
            return shapes.chip(frame)
        case Rule():
            return shapes.rule(frame)
        case Group():
            return shapes.group(frame)
        case TableFrame():
            return table_frame(frame, shapes.next_id(), text)
        case PictureFrame():
            _, relation = part.get_or_add_image_part(io.BytesIO(frame.picture.encoded))
            return shapes.picture(frame, relation)
        case ChartFrame():
            return _chart(frame, part, shapes.next_id(), language)


def _chart(frame: ChartFrame, part: Any, number: int, language: str) -> Any:
    package = part.package
    name = package.next_partname(ChartPart.partname_template)
    chart = ChartPart.load(name, CONTENT_TYPE.DML_CHART, package, serialised(chart_space(frame.chart, language)))
    chart.chart_workbook.update_from_xlsx_blob(chart_workbook(frame.chart))
    reference = element("c:chart", r__id=part.relate_to(chart, RELATIONSHIP_TYPE.CHART))
    place = transform(frame.box, "p:xfrm")
    return graphic_frame(frame.name, number, frame.alt, place, CHART, reference)


def _notes(slide: Any, planned: SlidePlan, language: str) -> None:
    """The speaker notes; of the notes page only the slide's image and the text are kept."""
    page = slide.notes_slide
    text = TextWriter(language, _relation(page.part))
    for shape in list(page.placeholders):
        kind = shape.element.find(f".//{qname('p:ph')}").get("type")
        if kind == "body":
            shape.element.replace(shape.element.txBody, text.body(planned.notes, inherits=True, levels=()))
        elif kind != "sldImg":
            shape.element.getparent().remove(shape.element)
