"""A deck's plan comes in, text to read and to compare goes out: a line per shape, boxes in inches, lines as broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
from dealbrief.figures.slide_chart import Chart, ColumnChart, LineChart
from dealbrief.figures.slide_shapes import Arrow, Box, Disc, Freeform, Group, Rectangle, Rule, Shape, TextBox
from dealbrief.figures.slide_text import Paragraph, lines


def deck_as_text(plan: DeckPlan) -> str:
    """Every slide of a plan."""
    return "\n".join(line for number, slide in enumerate(plan.slides, 1) for line in _slide(number, slide)) + "\n"


def _slide(number: int, slide: SlidePlan) -> Iterator[str]:
    yield f"slide {number}: {slide.layout}" + (f" [{slide.section}]" if slide.section else "")
    for frame in slide.frames:
        yield from _indented(_frame(frame))
    yield from _indented(f"notes: {paragraph.text}" for paragraph in slide.notes)


def _indented(found: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in found)


def _box(box: Box) -> str:
    return f"{box.x / 72:.2f},{box.y / 72:.2f} {box.width / 72:.2f}x{box.height / 72:.2f}"


def _frame(frame: Frame | Shape) -> Iterator[str]:
    match frame:
        case Placed(slot=slot, paragraphs=paragraphs, box=box):
            yield f"<{slot.name}>" + (f" {_box(box)}" if box else "")
            yield from _text(paragraphs, (box or slot.inner).width)
        case TextBox(name=name, box=box, paragraphs=paragraphs):
            yield f"{name} {_box(box)}"
            yield from _text(paragraphs, box.width)
        case Chip(text=text, box=box):
            yield f"marking {text} {_box(box)}"
        case TableFrame():
            yield from _table(frame)
        case ChartFrame(name=name, box=box, chart=chart, alt=alt):
            yield f"{name} {_box(box)} “{alt}”"
            yield from _indented(_chart(chart))
        case PictureFrame(name=name, box=box, picture=picture, alt=alt):
            yield f"{name} {_box(box)} {picture.width}x{picture.height} “{alt}”"
        case Group(name=name, box=box, shapes=shapes, alt=alt):
            yield f"{name} {_box(box)} “{alt}”"
            for shape in shapes:
                yield from _indented(_frame(shape))
        case Rule() | Arrow():
            points = f"{_point(frame.start)} to {_point(frame.end)}"
            yield f"{frame.name} {points} {frame.width:g} pt {frame.colour}{_dash(frame)}"
        case Rectangle() | Disc() | Freeform():
            edge = f" edged {frame.weight:g} pt {frame.stroke}" if frame.stroke else ""
            yield f"{frame.name} {_box(frame.box)} {frame.fill or 'empty'}{edge}"


def _point(point: tuple[float, float]) -> str:
    return f"{point[0] / 72:.2f},{point[1] / 72:.2f}"


def _dash(shape: Rule | Arrow) -> str:
    return " dashed" if shape.dashed else ""


def _text(paragraphs: tuple[Paragraph, ...], width: float) -> Iterator[str]:
    for paragraph in paragraphs:
        style = " ".join(
            dict.fromkeys(f"{run.size:g}{'b' if run.bold else ''}{run.colour:.>3}" for run in paragraph.runs)
        )
        yield f"    {style} {paragraph.bullet}| " + " / ".join(lines(paragraph, width))


def _table(table: TableFrame) -> Iterator[str]:
    widths = " ".join(f"{width / 72:.2f}" for width in table.widths)
    yield f"{table.name} {_box(table.box)} columns {widths} “{table.alt}”"
    for row in table.rows:
        cells = " | ".join(" / ".join(p.text for p in cell.paragraphs) for cell in row.cells)
        kind = " head" if row.is_head else " group" if row.is_group else ""
        yield f"  {row.height / 72:.2f}{kind}: {cells}"


def _chart(chart: Chart) -> Iterator[str]:
    if isinstance(chart, LineChart):
        yield f"{chart.first} to {chart.last} by {chart.years} y, 0 to {chart.top:f} by {chart.step:f}"
        for series in chart.series:
            values = (
                f"{day} {value}" for day, value in zip(chart.days, series.values, strict=True) if value is not None
            )
            yield f"{series.look} {series.colour} {series.name}: " + ", ".join(values)
    elif isinstance(chart, ColumnChart):
        yield f"0 to {chart.top}, gap {chart.gap} %" + (", stacked" if chart.stacked else "")
        for one in chart.series:
            counts = zip(chart.periods, one.texts, strict=True)
            yield f"{one.colour} {one.name}: " + ", ".join(f"{period} {text}" for period, text in counts if text)
    else:
        yield f"{chart.low} to {chart.top}, gap {chart.gap} %"
        for bar in chart.bars:
            yield f"{bar.label}: {bar.value} “{bar.text}” {bar.colour}" + (" hollow" if bar.hollow else "")
