"""The figures layer: what a figure means comes in, a neutral drawing goes out, one layout for the page, one for the
slide.

Knows no file format: a backend draws the shapes, or makes a native chart of the data.
"""

from __future__ import annotations

from dealbrief.document.blocks import Figure
from dealbrief.document.figures import BarData, ExchangeData, LineData, StripData
from dealbrief.document.figures_columns import ColumnData
from dealbrief.document.figures_counts import FlowData, ScenarioData, UnitsData
from dealbrief.document.figures_image import ImageData
from dealbrief.document.figures_map import MapData
from dealbrief.document.figures_people import ProfilesData
from dealbrief.document.figures_time import LadderData, TimelineData
from dealbrief.figures.described import described
from dealbrief.figures.drawing import Drawing
from dealbrief.figures.page_bars import page_bars
from dealbrief.figures.page_columns import page_columns
from dealbrief.figures.page_exchange import page_exchange
from dealbrief.figures.page_flow import page_flow
from dealbrief.figures.page_image import page_image
from dealbrief.figures.page_ladder import page_ladder
from dealbrief.figures.page_line import page_line
from dealbrief.figures.page_map import page_map
from dealbrief.figures.page_profiles import page_profiles
from dealbrief.figures.page_scenarios import page_scenarios
from dealbrief.figures.page_strip import page_strip
from dealbrief.figures.page_timeline import page_timeline, unlabelled
from dealbrief.figures.page_units import page_units

__all__ = ["described", "page_drawing", "unlabelled"]


def page_drawing(figure: Figure, width: float, language: str) -> Drawing:
    """The figure laid out for a page, `width` points wide, as tall as it needs, its words broken as in the language."""
    match figure.data:
        case LineData():
            return page_line(figure.data, width, language)
        case BarData():
            return page_bars(figure.data, width, language)
        case ExchangeData():
            return page_exchange(figure.data, width, language)
        case StripData():
            return page_strip(figure.data, width, language)
        case ColumnData():
            return page_columns(figure.data, width, language)
        case ImageData():
            return page_image(figure.data, width)
        case MapData():
            return page_map(figure.data, width, language)
        case ProfilesData():
            return page_profiles(figure.data, width, language)
        case TimelineData():
            return page_timeline(figure.data, width, language)
        case LadderData():
            return page_ladder(figure.data, width, language)
        case ScenarioData():
            return page_scenarios(figure.data, width, language)
        case UnitsData():
            return page_units(figure.data, width, language)
        case FlowData():
            return page_flow(figure.data, width, language)
