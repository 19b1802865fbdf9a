"""Figures of a slot come in, pieces that draw them go out: native charts, the exchange as shapes, numbers in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from dealbrief.backends.pptx.plan.deck import ChartFrame, Frame, PictureFrame
from dealbrief.backends.pptx.plan.pieces import HEAD_RULE, SLACK, Drawn, Piece, Whole
from dealbrief.backends.pptx.plan.portions import most_portions, portions
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
from dealbrief.document.numerals import NUMERAL_WORDS, numeral_parts
from dealbrief.errors import Problem
from dealbrief.figures.slide_bars import ROWS, bars_have_room, slide_bars
from dealbrief.figures.slide_chart import ChartFigure
from dealbrief.figures.slide_columns import LEAST_HEIGHT as LEAST_COLUMNS
from dealbrief.figures.slide_columns import columns_have_room, slide_columns
from dealbrief.figures.slide_diagram import NO_ROOM, Diagram, Place
from dealbrief.figures.slide_exchange import FULL_WIDTH, TERMS, slide_exchange
from dealbrief.figures.slide_flow import slide_flow
from dealbrief.figures.slide_ladder import slide_ladder
from dealbrief.figures.slide_line import LEAST_HEIGHT, line_has_room, slide_line
from dealbrief.figures.slide_map import slide_map
from dealbrief.figures.slide_profiles import slide_profiles
from dealbrief.figures.slide_scenarios import slide_scenarios
from dealbrief.figures.slide_shapes import Box, Group, Rule, text_box
from dealbrief.figures.slide_strip import slide_strip
from dealbrief.figures.slide_text import Paragraph, Run, advance, height, set_inlines, set_text, side_colour
from dealbrief.figures.slide_timeline import slide_timeline
from dealbrief.figures.slide_units import slide_units
from dealbrief.language import labelled

_POSTER = (96.0, 80.0, 66.0, 54.0)
"""Sizes of large key figures, by the step at which they begin."""
_SMALLER = (40.0, 32.0, 26.0, 20.0)
"""Sizes for values that are no line in the usual one: no number is ever broken."""
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
    """A figure in a piece, which is divided where it is taller than a slide; none where it has no room.

    Its labels are set smaller where that gives its chart room.
    """
    if not figure.alt:
        message = "a figure has no alternative text"
        setting.problems.append(Problem("no-alternative-text", message, figure.at, "say what it shows in alt"))
    if type(figure.data) in DIAGRAMS:
        return _diagrams(figure, width, setting)
    for label in down(setting.scale.label, (SMALL,)):
        labelled = replace(setting, scale=replace(setting.scale, label=label))
        if _has_room(figure.data, width, labelled):
            return _pieces(figure, width, labelled)
    return _no_room(figure, width, setting)


def _no_room(figure: Figure, width: float, setting: Setting) -> list[Piece]:
    hint = "give it a wider slot, or print its values in fewer words"
    setting.too_narrow(f"a {figure.kind} chart", width, hint, figure.at)
    return []


def _has_room(data: FigureData, width: float, setting: Setting) -> bool:
    """Whether a figure says something in a width; one or two numbers are no chart and stand anywhere."""
    match data:
        case LineData(points=(_, _, *_)):
            return line_has_room(data, width, setting.words.language)
        case BarData(bars=(_, _, _, *_)):
            return bars_have_room(data, width, setting.scale.label)
        case ColumnData():
            return columns_have_room(data, width, setting.scale.label)
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
            return [_divisible(figure, lambda part: _bars(part, figure, width, setting), setting)]
        case BarData(bars=bars):
            said = [(bar.text, labelled(setting.words.language, bar.label, bar.note)) for bar in bars]
            items = tuple(KeyFigure(value=n, label=(Text(text),), side=figure.data.side) for n, text in said)
            return [numbers_side_by_side(items, width, setting)] if items else []
        case ColumnData():
            return [_columns(figure, figure.data, width, setting)]
        case ImageData():
            return [_picture(figure, figure.data, width)]
        case ExchangeData(terms=()):
            return []
        case ExchangeData():
            return [_divisible(figure, lambda part: _exchange(part, width, setting), setting)]
        case _:
            message = f"a slide has no figure of kind {figure.kind}"
            setting.problems.append(Problem("not-on-slide", message, figure.at, "show it in a brief, or use a table"))
            return []


def _line(figure: Figure, data: LineData, width: float, setting: Setting) -> Piece:
    def draw(box: Box) -> Drawn:
        return _chart(slide_line(data, box, setting.words), figure.alt)

    return Whole(draw, width, LEAST_HEIGHT, elastic=True)


def _divisible(figure: Figure, make: Callable[[Figure], Whole], setting: Setting) -> Whole:
    """A figure that is divided where it is taller than a page into as few portions as fit, else into single items."""

    def portioned(count: int) -> Iterator[Whole]:
        for index, data in enumerate(portions(figure.data, count)):
            said = setting.words.say("part_of", part=index + 1, parts=count)
            part = make(replace(figure, data=data, alt=figure.alt and f"{figure.alt} ({said})"))
            yield replace(part, fresh=index > 0)

    def divide(room: float) -> list[Whole]:
        counts = range(2, most_portions(figure.data) + 1)
        for count in counts:
            # The first portion that does not fit ends the try: to lay out all of every count takes minutes for sixty.
            fitting = list(takewhile(lambda part: part.height <= room, portioned(count)))
            if len(fitting) == count:
                return fitting
        return list(portioned(counts[-1]))

    return replace(make(figure), divide=divide if most_portions(figure.data) > 1 else None)


def _bars(figure: Figure, whole: Figure, width: float, setting: Setting) -> Whole:
    size = setting.scale.label
    data: Any = figure.data
    bars: Any = whole.data

    def draw(box: Box) -> Drawn:
        return _chart(slide_bars(data, box, size, setting.words, bars), figure.alt)

    least = slide_bars(data, Box(0, 0, width, 0), size, setting.words, bars).needed
    return Whole(draw, width, least if len(data.bars) <= ROWS else NO_ROOM, elastic=True)


def _chart(figure: ChartFigure, alt: str) -> Drawn:
    frame = ChartFrame("Chart", figure.frame, figure.chart, alt)
    return Drawn((*figure.behind, frame, *figure.labels), figure.dropped)


def _exchange(figure: Figure, width: float, setting: Setting) -> Whole:
    step, language = setting.scale.step, setting.document.meta.language
    data: Any = figure.data

    def laid(box: Box) -> tuple[Group, float]:
        return slide_exchange(data, box, step, figure.alt, setting.words, language)

    least = laid(Box(0, 0, width, _TALL))[1] if len(data.terms) <= TERMS else NO_ROOM
    return Whole(lambda box: Drawn((laid(box)[0],)), width, least, elastic=width >= FULL_WIDTH)


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


def _diagrams(figure: Figure, width: float, setting: Setting) -> list[Piece]:
    """A diagram in one piece; where it has no room in this type, smaller type is tried before it is refused."""
    found = _divisible(figure, lambda part: _diagram(part, figure, width, setting), setting)
    smallest = setting.scale.step == _SMALLEST
    if smallest and found.height == NO_ROOM:
        items = found.divide(0.0) if found.divide else (found,)
        if any(item.height == NO_ROOM for item in items):
            return _no_room(figure, width, setting)
    return [found]


def _diagram(figure: Figure, whole: Figure, width: float, setting: Setting) -> Whole:
    layout = DIAGRAMS[type(figure.data)]

    def laid(box: Box) -> Diagram:
        language = setting.document.meta.language
        place = Place(box, setting.scale.step, figure.alt, setting.words, language, setting.dark, whole.data)
        return layout(figure.data, place)

    def draw(box: Box) -> Drawn:
        found = laid(box)
        return Drawn((found.group,), found.dropped)

    return Whole(draw, width, laid(Box(0, 0, width, 0)).needed, elastic=True)


def numbers_side_by_side(items: Sequence[KeyFigure], width: float, setting: Setting, large: bool = False) -> Piece:
    """Key figures in columns under a rule, up to four in a row; large ones as large as all of them fit."""
    across = min(len(items), 4)
    gutter = 17.28
    each = (width - gutter * (across - 1)) / across
    usual = setting.scale.lead_number if len(items) <= across else setting.scale.number
    sizes = (*(_POSTER[setting.scale.step :] if large else ()), *down(usual, _SMALLER))
    size = next((size for size in sizes if _hold(items, size, each, large)), sizes[-1])
    texts = [_number(item, size, setting, large) for item in items]
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


def _hold(items: Sequence[KeyFigure], size: float, width: float, large: bool) -> bool:
    """Whether each value is one line in a width, with what its measure may be off by."""
    each = (_value(item, Run("", size, font="major", bold=large), large) for item in items)
    return all(sum(advance(run, run.text) for run in runs) * SLACK <= width for runs in each)


def _value(item: KeyFigure, run: Run, large: bool) -> tuple[Run, ...]:
    """A value as it is set: large ones with the words around the number in smaller type."""
    if not large:
        return set_text(item.value, run)
    small = replace(run, size=round(run.size * NUMERAL_WORDS))
    parts = numeral_parts(item.value)
    return tuple(each for text, is_words in parts for each in set_text(text, small if is_words else run))


def _number(item: KeyFigure, size: float, setting: Setting, large: bool) -> list[Paragraph]:
    colour = "ink" if item.side == "none" else side_colour(item.side)
    number = Paragraph(_value(item, Run("", size, colour, "major", large), large), spacing=0.9)
    return [number, Paragraph(set_inlines(item.label, Run("", min(setting.scale.body, 18.0))), before=2.0)]
