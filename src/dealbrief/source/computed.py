"""What a record shows beyond what was typed: sides, statuses as of the edition's day, words, default labels.

One function per model; each takes the viewer, the entry and its converted fields, and returns the fields to add or
replace. `EXTRAS` is the table of them.
"""

from __future__ import annotations

from dealbrief.document.inlines import plain_text
from dealbrief.document.marks import SHAPES
from dealbrief.document.marks import STANCES as STANCE_MARKS
from dealbrief.language import Edtf, Quantity, format_date, format_list
from dealbrief.source.model import Entry
from dealbrief.source.model_deal import Actor, KeyFigure, Term, TermStep
from dealbrief.source.model_evidence import Annotation, Claim, Point, Series, Source
from dealbrief.source.model_measures import Change, Measure
from dealbrief.source.model_people import Cohort, Fate, Onward, Person, Relief, Share
from dealbrief.source.model_story import Event, Reaction, Scenario, Section, Takeaway
from dealbrief.source.status import LIKELIHOOD_BANDS, is_later, measure_status, term_step
from dealbrief.source.values import find_value, print_value, quantity_of
from dealbrief.source.viewer import HIDDEN, Extra, Fields, Viewer


def state_fields(viewer: Viewer, slug: str, when: Edtf | None) -> Fields:
    """A status as slug, word, shape and date."""
    return {
        "status": slug,
        "status_word": viewer.words[f"status.{slug}"],
        "status_shape": SHAPES[slug],
        "status_date": when,
    }


def _actor(viewer: Viewer, actor: Actor, fields: Fields) -> Fields:
    return {
        "side": viewer.side(actor.id),
        "label": fields["short"] or fields["name"],
        "country_name": viewer.country(actor.country),
    }


def _term(viewer: Viewer, term: Term, fields: Fields) -> Fields:
    step = term_step(term.status_log, viewer.scope.as_of)
    state = state_fields(viewer, step.status if step else "unverified", step.date if step else None)
    return state | {"side": viewer.side(term.giver), "quantity": quantity_of(term)}


def _step(viewer: Viewer, step: TermStep, fields: Fields) -> Fields:
    return state_fields(viewer, step.status, step.date)


def _cohort(viewer: Viewer, cohort: Cohort, fields: Fields) -> Fields:
    return {"side": viewer.side(cohort.side), "unit": viewer.unit(fields["unit"]) or viewer.words["people"]}


def _share(viewer: Viewer, share: Share, fields: Fields) -> Fields:
    return {"label": fields["label"] or viewer.country(share.country), "key": share.key or share.country}


def _onward(viewer: Viewer, onward: Onward, fields: Fields) -> Fields:
    names = [viewer.country(code) for code in onward.to]
    return {
        "label": fields["label"] or format_list(names, viewer.scope.language),
        "origin_name": viewer.country(onward.origin),
    }


def _relief(viewer: Viewer, relief: Relief, fields: Fields) -> Fields:
    measure = fields["measure"]
    change = None
    if measure is not None:
        on_day = (change for change in measure.changes if relief.date and change.date == relief.date)
        change = next(on_day, measure.last_change if relief.date is None else None)
    label = fields["text"] or (measure.title if measure is not None else "")
    return {"change": change, "label": label}


def _measure(viewer: Viewer, measure: Measure, fields: Fields) -> Fields:
    status = measure_status(measure.changes, viewer.scope.as_of)
    changes = sorted(fields["changes"], key=lambda change: change.date.first)
    made_by = next(
        (c for c in changes if status.change and c.date == status.change.date and c.action == status.change.action),
        None,
    )
    names = ", ".join(actor.label for actor in fields["targets"])
    return state_fields(viewer, status.slug, status.change.date if status.change else None) | {
        "side": viewer.side(measure.authority),
        "target": fields["target"] or names,
        "changes": tuple(changes),
        "status_change": made_by,
        "last_change": changes[-1] if changes else None,
        "row": fields["row"] or fields["title"],
        "basis_words": tuple(slug.replace("-", " ") for slug in measure.basis),
    }


def _change(viewer: Viewer, change: Change, fields: Fields) -> Fields:
    slug = measure_status([change], viewer.scope.as_of).slug
    return state_fields(viewer, slug, change.date) | {"action_word": viewer.words[f"action.{change.action}"]}


def _person(viewer: Viewer, person: Person, fields: Fields) -> Fields:
    names = {
        "nationality_names": tuple(viewer.country(code) for code in person.nationality),
        "is_protected": person.protect,
    }
    fate = _fate_by_then(viewer, person)
    hidden = {}
    if person.protect:
        hidden = {"id": viewer.scope.public(person.id), "name": fields["role"], "aliases": (), "image": None}
    return names | _fate_fields(viewer, fate) | hidden


def _fate_by_then(viewer: Viewer, person: Person) -> Fate | None:
    fates = [fate for fate in (person_fate(viewer, person), *person.history) if fate is not None]
    known = [fate for fate in fates if not is_later(fate.date, viewer.scope.as_of)]
    return max(known, key=lambda fate: fate.date.first, default=None)


def person_fate(viewer: Viewer, person: Person) -> Fate | None:
    """What the person's own fields say became of it."""
    cohort = viewer.scope.draft.get(person.cohort, Cohort) if person.cohort else None
    when = person.outcome_date or (cohort.date if cohort else viewer.scope.as_of)
    if person.outcome is None:
        return None
    return Fate.model_construct(
        date=when,
        outcome=person.outcome,
        legal_basis=person.legal_basis,
        destination=person.destination,
    )


def _fate_fields(viewer: Viewer, fate: Fate | None) -> Fields:
    slug = fate.outcome if fate else "unknown"
    destination = fate.destination if fate else None
    return {
        "outcome": slug,
        "outcome_word": viewer.words[f"outcome.{slug}"],
        "outcome_date": fate.date if fate else None,
        "legal_basis": fate.legal_basis if fate else None,
        "destination": destination,
        "destination_name": viewer.country(destination),
    }


def _event(viewer: Viewer, event: Event, fields: Fields) -> Fields:
    lane = event.lane or ""
    return {
        "side": viewer.side(event.side),
        "label": fields["label"] or plain_text(fields["title"].nodes),
        "lane_word": viewer.words.get(f"lane.{lane}", lane.replace("-", " ").capitalize()),
    }


def _reaction(viewer: Viewer, reaction: Reaction, fields: Fields) -> Fields:
    slug = "conditional" if reaction.stance == "welcome" and reaction.conditional else reaction.stance
    actor = fields["actor"]
    return {
        "side": viewer.side(reaction.actor),
        "label": fields["label"] or (actor.name if actor is not None else ""),
        "stance": slug,
        "stance_word": viewer.words[f"stance.{slug}"],
        "stance_mark": STANCE_MARKS[slug],
    }


def _section(viewer: Viewer, section: Section, fields: Fields) -> Fields:
    return {
        "label": fields["label"] or fields["heading"],
        "kind_word": viewer.words[section.kind],
        "confidence_word": _confidence(viewer, section.confidence),
        "takeaway": _with_confidence(viewer, section, fields),
    }


def _with_confidence(viewer: Viewer, section: Section, fields: Fields) -> object:
    takeaway = section.takeaway
    if takeaway is None or takeaway.confidence or section.confidence is None:
        return fields["takeaway"]
    item = viewer.scope.visible[section.id]
    sure = takeaway.model_copy(update={"confidence": section.confidence})
    return viewer.entry(item, sure, ("takeaway",), fields)


def _takeaway(viewer: Viewer, takeaway: Takeaway, fields: Fields) -> Fields:
    return {"confidence_word": _confidence(viewer, takeaway.confidence)}


def _confidence(viewer: Viewer, level: str | None) -> str:
    return viewer.words[f"confidence.{level}"] if level else ""


def _scenario(viewer: Viewer, scenario: Scenario, fields: Fields) -> Fields:
    word = scenario.likelihood
    return {
        "band": LIKELIHOOD_BANDS[word] if word else None,
        "likelihood_word": viewer.words[f"likelihood.{word}"] if word else "",
        "confidence_word": _confidence(viewer, scenario.confidence),
    }


def _series(viewer: Viewer, series: Series, fields: Fields) -> Fields:
    points = tuple(sorted(fields["points"], key=lambda point: point.date.first))
    highest = max(points, key=lambda point: point.value, default=None)
    return {
        "side": viewer.side(series.side),
        "points": points,
        "unit": viewer.unit(series.unit or ""),
        "first": points[0] if points else None,
        "last": points[-1] if points else None,
        "highest": highest,
        "annotations": tuple(note for note in fields["annotations"] if note.event is not None),
    }


def _point(viewer: Viewer, point: Point, fields: Fields) -> Fields:
    quantity = quantity_of(point)
    return {"value_text": print_value(quantity, viewer.scope.language) if quantity else ""}


def _annotation(viewer: Viewer, annotation: Annotation, fields: Fields) -> Fields:
    event = fields["event"]
    return {
        "label": fields["label"] or (event.label if event is not None else ""),
        "date": event.date if event is not None else None,
    }


def _claim(viewer: Viewer, claim: Claim, fields: Fields) -> Fields:
    quantity = quantity_of(claim)
    cite = viewer.scope.sources_of(claim.id)
    text = print_value(quantity, viewer.scope.language) if quantity else ""
    return {"quantity": quantity, "value_text": text, "cite": cite, "sources": cite}


def _source(viewer: Viewer, source: Source, fields: Fields) -> Fields:
    name = fields["short"] or fields["publisher"]
    issued = format_date(source.issued, viewer.scope.language, "medium") if source.issued else ""
    return {
        "label": f"{name}, {issued}" if issued else name,
        "short": name,
        "grade": source.reliability or "",
        "href": source.url or source.archived_url or "",
    }


def _key_figure(viewer: Viewer, figure: KeyFigure, fields: Fields) -> Fields:
    found = find_value(viewer.scope.draft, figure.value_of, viewer.scope.as_of)
    record = viewer.record(figure.value_of.split(".")[0])
    value = found.value if found and record is not None else None
    if value is None:
        where = ("key_figures", viewer.scope.deal.key_figures.index(figure), "value_of")
        message = f"`{figure.value_of}` has no value that edition `{viewer.scope.edition.id}` may show"
        viewer.report("hidden-reference", message, viewer.scope.draft.head, where, HIDDEN)
    return {
        "value_text": print_value(value, viewer.scope.language) if value is not None else "",
        "quantity": value if isinstance(value, Quantity) else None,
        "date": getattr(found.entry, "date", None) if found else None,
        "about": record.about if record is not None else (),
        "cite": record.cite if record is not None else (),
        "side": viewer.side(figure.side),
    }


EXTRAS: dict[type[Entry], Extra] = {
    Actor: _actor,
    Term: _term,
    TermStep: _step,
    Cohort: _cohort,
    Share: _share,
    Onward: _onward,
    Relief: _relief,
    Measure: _measure,
    Change: _change,
    Person: _person,
    Event: _event,
    Reaction: _reaction,
    Section: _section,
    Takeaway: _takeaway,
    Scenario: _scenario,
    Series: _series,
    Point: _point,
    Annotation: _annotation,
    Claim: _claim,
    Source: _source,
    KeyFigure: _key_figure,
}
