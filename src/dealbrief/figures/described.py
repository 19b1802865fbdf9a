"""A chart in words: its data come in, every value goes out as text, for whoever cannot see the drawing.

A drawing whose labels say all of it (an exchange) has nothing to add.
"""

from __future__ import annotations

from collections.abc import Iterator

from dealbrief.document.figures import BarData, FigureData, LineData
from dealbrief.document.figures_columns import ColumnData
from dealbrief.document.figures_counts import FlowData, Portion, ScenarioBand, ScenarioData, UnitsData
from dealbrief.document.figures_map import MapData
from dealbrief.document.figures_people import Profile, ProfilesData
from dealbrief.document.figures_time import LadderData, Step, TimelineData, Track
from dealbrief.language import format_date, labelled, parse_edtf, say


def described(data: FigureData, language: str) -> str:
    """The values of a chart, one after the other, ended with a full stop; empty where the labels are the data."""
    values = say(language, "semicolon").join(_values(data, language))
    return f"{values}." if values else ""


def _values(data: FigureData, language: str) -> Iterator[str]:
    match data:
        case LineData():
            for point in data.points:
                yield labelled(language, format_date(parse_edtf(point.day.isoformat()), language), point.text)
        case BarData():
            for bar in data.bars:
                state = bar.state.word if bar.state else ""
                yield labelled(language, bar.label, _listed(bar.text, state, bar.note))
        case ColumnData():
            for series in data.series:
                counts = zip(data.periods, series.counts, strict=True)
                said = ", ".join(f"{period} {count.text}" for period, count in counts if count)
                yield labelled(language, series.name, said)
        case TimelineData():
            for event in sorted(data.events, key=lambda event: event.day):
                yield labelled(language, event.when, event.said(language))
        case LadderData():
            yield from (labelled(language, track.title, _steps(track, language)) for track in data.tracks)
        case ScenarioData():
            for band in data.bands:
                yield labelled(language, band.name, _listed(band.word, _between(band, language), band.detail))
        case ProfilesData():
            yield from (_profile(person, language) for person in data.people)
            yield from filter(None, [" ".join(filter(None, (data.head, data.others)))])
        case MapData():
            for route in data.routes:
                ends = " – ".join(filter(None, (data.name_at(route.points[0]), data.name_at(route.points[-1]))))
                yield labelled(language, _listed(route.label, ends), route.word)
        case UnitsData():
            yield from (f"{group.text} {group.label}".strip() for group in data.groups)
        case FlowData():
            yield _portion(data.whole)


def _listed(*texts: str) -> str:
    return ", ".join(filter(None, texts))


def _profile(person: Profile, language: str) -> str:
    held = (person.held.words, person.held.whole) if person.held else ()
    facts = (f"{fact.label} {fact.value}" for fact in person.facts)
    return labelled(language, person.name, _listed(person.role, *held, *facts, person.text))


def _steps(track: Track, language: str) -> str:
    first, *later = map(_step, track.steps)
    return ", ".join([first, *(say(language, "then", step=step) for step in later)])


def _between(band: ScenarioBand, language: str) -> str:
    return say(language, "percent_range", low=band.low, high=band.high)


def _step(step: Step) -> str:
    return _listed(step.state.word, step.date, step.detail)


def _portion(portion: Portion) -> str:
    """A number of a flow and, in brackets, what it goes on to."""
    own = f"{portion.text} {portion.label}".strip()
    return f"{own} ({', '.join(map(_portion, portion.parts))})" if portion.parts else own
