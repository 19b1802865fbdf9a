"""Figures of a slot come in, pieces that draw them go out: native charts, the exchange as shapes, numbers in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dealbrief.backends.pptx.plan.deck import ChartFrame, Frame, PictureFrame
from dealbrief.backends.pptx.plan.pieces import HEAD_RULE, SLACK, Drawn, Piece, Whole
from dealbrief.backends.pptx.plan.scales import SMALL, down
from dealbrief.backends.pptx.plan.setting import Setting
from dealbrief.document.blocks import Figure, KeyFigure
from dealbrief.document.figures import BarData, ExchangeData, FigureData, LineData, StripData
from dealbrief.document.figures_columns import ColumnData
from dealbrief.document.figures_counts import FlowData, ScenarioData, UnitsData
from dealbrief.document.figures_image import ImageData
from dealbrief.document.figures_map import MapData
from dealbrief.document.figures_people import ProfilesData
from dealbrief.document.figures_time import LadderData, TimelineData
from dealbrief.document.inlines import Text
from dealbrief.errors import Problem
from dealbrief.figures.slide_bars import ROWS, bars_have_room, slide_bars
from dealbrief.figures.slide_chart import ChartFigure
from dealbrief.figures.slide_columns import LEAST_HEIGHT as LEAST_COLUMNS
from dealbrief.figures.slide_columns import columns_have_room, slide_columns
from dealbrief.figures.slide_diagram import Diagram, Place
from dealbrief.figures.slide_exchange import FULL_WIDTH, divided, slide_exchange
from dealbrief.figures.slide_flow import slide_flow
from dealbrief.figures.slide_ladder import slide_ladder
from dealbrief.figures.slide_line import LEAST_HEIGHT, line_has_room, slide_line
from dealbrief.figures.slide_map import slide_map
from dealbrief.figures.slide_profiles import slide_profiles
from dealbrief.figures.slide_scenarios import slide_scenarios
from dealbrief.figures.slide_shapes import Box, Rule, text_box
from dealbrief.figures.slide_strip import slide_strip
from dealbrief.figures.slide_text import Paragraph, Run, height, set_inlines, set_text, side_colour
from dealbrief.figures.slide_timeline import slide_timeline
from dealbrief.figures.slide_units import slide_units

_TALL = 1000.0
_SMALLEST = 3
_COARSEST = 96
"""Fewer pixels to the inch show as squares on a wall."""
_LEAST_PICTURE = 144.0
DIAGRAMS: Mapping[type, Callable[[Any, Place], Diagram]] = {
    TimelineData: slide_timeline,
    LadderData: slide_ladder,
    FlowData: slide_flow,
    UnitsData: slide_units,
    ScenarioData: slide_scenarios,
    StripData: slide_strip,
    ProfilesData: slide_profiles,
    MapData: slide_map,
}
"""The layout of each kind of diagram: its data and a place come in, a group of native shapes goes out."""


def figure_pieces(figure: Figure, width: float, setting: Setting) -> list[Piece]:
    """A figure in one piece or, if it has more parts than a slide carries, in several; none where it has no room.

    Its labels are set smaller where that gives its chart room.
    """
    if not figure.alt:
        message = "a figure has no alternative text"
        setting.problems.append(Problem("no-alternative-text", message, figure.at, "say what it shows in alt"))
    if type(figure.data) in DIAGRAMS:
        return _diagram(figure, width, setting)
    for label in down(setting.scale.label, (SMALL,)):
        if _has_room(figure.data, width, label):
            return _pieces(figure, width, replace(setting, scale=replace(setting.scale, label=label)))
    return _no_room(figure, width, setting)


def _no_room(figure: Figure, width: float, setting: Setting) -> list[Piece]:
    hint = "give it a wider slot, or print its values in fewer words"
    setting.too_narrow(f"a {figure.kind} chart", width, hint, figure.at)
    return []


def _has_room(data: FigureData, width: float, label: float) -> bool:
    """Whether a figure says something in a width; one or two numbers are no chart and stand anywhere."""
    match data:
        case LineData(points=(_, _, *_)):
            return line_has_room(data, width)
        case BarData(bars=(_, _, _, *_)):
            return bars_have_room(data, width, label)
        case ColumnData():
            return columns_have_room(data, width, label)
        case _:
            return True


def _pieces(figure: Figure, width: float, setting: Setting) -> list[Piece]:
    match figure.data:
        case LineData(points=points) if len(points) > 1:
            return [_line(figure, figure.data, width, setting)]
        case LineData(points=points):
            items = tuple(KeyFigure(value=p.text, label=(Text(p.label),), side=figure.data.side) for p in points)
            return [numbers_side_by_side(items, width, setting)] if items else []
        case BarData(bars=bars) if len(bars) > 2:
            return [_bars(figure, part, index > 0, width, setting) for index, part in enumerate(_divided(figure.data))]
        case BarData(bars=bars):
            items = tuple(
                KeyFigure(value=b.text, label=_bar_label(b.label, b.note), side=figure.data.side) for b in bars
            )
            return [numbers_side_by_side(items, width, setting)] if items else []
        case ColumnData():
            return [_columns(figure, figure.data, width, setting)]
        case ImageData():
            return [_picture(figure, figure.data, width)]
        case ExchangeData():
            parts = enumerate(divided(figure.data))
            return [_exchange(figure, part, index > 0, width, setting) for index, part in parts]
        case _:
            message = f"a slide has no figure of kind {figure.kind}"
            setting.problems.append(Problem("not-on-slide", message, figure.at, "show it in a brief, or use a table"))
            return []


def _line(figure: Figure, data: LineData, width: float, setting: Setting) -> Piece:
    def draw(box: Box) -> Drawn:
        return _chart(slide_line(data, box, setting.words), figure.alt)

    return Whole(draw, width, LEAST_HEIGHT, elastic=True)


def _bars(figure: Figure, data: BarData, fresh: bool, width: float, setting: Setting) -> Piece:
    size = setting.scale.label

    def draw(box: Box) -> Drawn:
        return _chart(slide_bars(data, box, size, setting.words), figure.alt)

    least = slide_bars(data, Box(0, 0, width, 0), size, setting.words).needed
    return Whole(draw, width, least, elastic=True, fresh=fresh)


def _divided(data: BarData) -> Iterator[BarData]:
    """Bars of more rows than a slide carries, as even as can be."""
    count = -(-len(data.bars) // ROWS)
    size = -(-len(data.bars) // count)
    return (replace(data, bars=data.bars[i : i + size]) for i in range(0, len(data.bars), size))


def _chart(figure: ChartFigure, alt: str) -> Drawn:
    frame = ChartFrame("Chart", figure.frame, figure.chart, alt)
    return Drawn((*figure.behind, frame, *figure.labels), figure.dropped)


def _bar_label(label: str, note: str) -> tuple[Text, ...]:
    return (Text(f"{label}: {note}" if note else label),)


def _exchange(figure: Figure, data: ExchangeData, fresh: bool, width: float, setting: Setting) -> Piece:
    step, language = setting.scale.step, setting.document.meta.language

    def draw(box: Box) -> Drawn:
        return Drawn((slide_exchange(data, box, step, figure.alt, setting.words, language)[0],))

    least = slide_exchange(data, Box(0, 0, width, _TALL), step, figure.alt, setting.words, language)[1]
    return Whole(draw, width, least, elastic=width >= FULL_WIDTH, fresh=fresh)


def _columns(figure: Figure, data: ColumnData, width: float, setting: Setting) -> Piece:
    def draw(box: Box) -> Drawn:
        return _chart(slide_columns(data, box, setting.scale.label, setting.words), figure.alt)

    return Whole(draw, width, LEAST_COLUMNS, elastic=True)


def _picture(figure: Figure, data: ImageData, width: float) -> Piece:
    """As large as its place and its pixels allow, from the top left corner."""

    def draw(box: Box) -> Drawn:
        wide = max(min(box.width, data.width * 72 / _COARSEST, box.height * data.width / data.height), 1.0)
        place = Box(box.x, box.y, wide, wide * data.height / data.width)
        return Drawn((PictureFrame("Picture", place, data, figure.alt),))

    natural = min(width, data.width * 72 / _COARSEST) * data.height / data.width
    return Whole(draw, width, min(natural, _LEAST_PICTURE), elastic=True)


def _diagram(figure: Figure, width: float, setting: Setting) -> list[Piece]:
    """A diagram in one piece; where it has no room in this type, smaller type is tried before it is refused."""
    layout = DIAGRAMS[type(figure.data)]

    def laid(box: Box) -> Diagram:
        language = setting.document.meta.language
        place = Place(box, setting.scale.step, figure.alt, setting.words, language, setting.dark)
        return layout(figure.data, place)

    def draw(box: Box) -> Drawn:
        found = laid(box)
        return Drawn((found.group,), found.dropped)

    needed = laid(Box(0, 0, width, _TALL)).needed
    if needed > _TALL and setting.scale.step == _SMALLEST:
        return _no_room(figure, width, setting)
    return [Whole(draw, width, needed, elastic=True)]


def numbers_side_by_side(items: Sequence[KeyFigure], width: float, setting: Setting) -> Piece:
    """Key figures in columns under a rule, up to four in a row."""
    across = min(len(items), 4)
    gutter = 17.28
    each = (width - gutter * (across - 1)) / across
    size = setting.scale.lead_number if len(items) <= across else setting.scale.number
    texts = [_number(item, size, setting) for item in items]
    rows = [texts[i : i + across] for i in range(0, len(texts), across)]
    talls = [max(height(text, each) for text in row) * SLACK for row in rows]
    gap = 20.0

    def draw(box: Box) -> Drawn:
        frames: list[Frame] = []
        y = box.y
        for row, tall in zip(rows, talls, strict=True):
            for index, text in enumerate(row):
                x = box.x + index * (each + gutter)
                frames.append(Rule("Rule", (x, y), (x + each, y), HEAD_RULE, "ink"))
                frames.append(text_box("Key figure", x, y + 8, each, text))
            y += tall + 8 + gap
        return Drawn(tuple(frames))

    return Whole(draw, width, sum(talls) + 8 * len(rows) + gap * (len(rows) - 1), elastic=False)


def _number(item: KeyFigure, size: float, setting: Setting) -> list[Paragraph]:
    colour = "ink" if item.side == "none" else side_colour(item.side)
    number = Paragraph(set_text(item.value, Run("", size, colour, "major")), spacing=0.9)
    return [number, Paragraph(set_inlines(item.label, Run("", min(setting.scale.body, 18.0))), before=2.0)]
