"""Deals that no desk would write, to try templates on: nothing but what must be there, very much, and hostile text.

Out: the text of a deal file for each, in JSON, which is YAML. All of it is plainly fictional.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_Record = dict[str, Any]
_HOSTILE = "<script>&amp; \"both\" 'quotes' ]]> {{ deal.nothing }} {% endblock %} {# no #} ﷽ Straße " + "donaudampf" * 5
"""Markup, template code, a wide character, and a long word."""
_EVENT = 90
"""Letters that an event of a timeline may have."""
_LADDER = 4
"""So many terms have more than one step: a ladder takes no more than a few."""
_FIGURES = (
    "exchange", "steps", "destinations", "flow", "units", "nationalities", "map", "profiles", "people", "chronology",
    "timeline", "ladder", "rounds", "claims", "matrix", "reactions", "scenarios", "bands", "conflicts", "s-0",
)  # fmt: skip
_STATUS = ("announced", "legal-act", "partial", "done")


CROWDED = ("the huge deal", "the hostile deal")
"""What stands in these does not fit everywhere, and is refused rightly."""


def odd_deals() -> Mapping[str, str]:
    """The deals by what they are called in a report on them."""
    made = {"the empty deal": _empty(), "the huge deal": _full(40, str), "the hostile deal": _full(2, _hostile)}
    return {name: json.dumps(deal, ensure_ascii=False, indent=1) for name, deal in made.items()}


def _hostile(text: str) -> str:
    return f"{text} {_HOSTILE}"


def _empty() -> dict[str, Any]:
    return {"deal": _head("The empty deal", "Nothing happened."), "actors": _parties()}


def _head(title: str, summary: str) -> _Record:
    return {
        "title": title,
        "short_title": "Trial",
        "slug": "trial",
        "summary": summary,
        "parties": ["sylvania", "ruritania"],
        "as_of": "2031-06-30",
    }


def _parties() -> list[_Record]:
    return [{"id": name.lower(), "type": "government", "name": name} for name in ("Sylvania", "Ruritania")]


def _full(size: int, say: Any) -> dict[str, Any]:
    """Every group with `size` records, every text said by `say`."""
    several = range(size)
    head = _head(say("Sylvania and Ruritania trade"), say("They trade amber for people."))
    figures = [
        {"value_of": f"f-{n}", "label": say(f"boxes of amber in lot {_letters(n)}")} for n in range(min(size, 4))
    ]
    house = {
        "name": say("House of trials"),
        "desk": say("Desk"),
        "disclaimer": say("It is fiction."),
        "contact": say("A desk"),
    }
    near = {"title": say("The deal of lot A"), "report": "lot-a", "note": say("It came first.")}
    series = {"title": say("Amber"), "previous": near, "next": {"title": say("B"), "url": "https://example.org/b"}}
    own = {"standfirst": say("It is a trial."), "key_figures": figures, "house": house, "series": series}
    return {
        "deal": head | own,
        "actors": [*_parties(), {"id": "office", "type": "agency", "name": say("Office"), "parent": "sylvania"}],
        "terms": [_term(n, say) for n in several],
        "cohorts": [_cohort(n, say) for n in range(min(size, 12))],
        "people": [_person(n, say, min(size, 12)) for n in several],
        "measures": [_measure(n, say) for n in several],
        "events": [_event(n, say) for n in several],
        "reactions": [_reaction(n, say) for n in several],
        "sections": [_section(n, say) for n in range(min(size, 20))],
        "scenarios": [_scenario(n, say) for n in range(min(size, 8))],
        "series": [_series(n, say) for n in range(min(size, 4))],
        "claims": [_claim(n, say) for n in several],
        "sources": [
            {"id": "s-wire", "title": say("Wire"), "publisher": say("Wire"), "issued": "2031-05-03", "reliability": "B"}
        ],
    }


def _letters(number: int) -> str:
    """A number in letters: every number of a text must be that of a claim."""
    return chr(65 + number // 26) + chr(65 + number % 26)


def _day(number: int) -> str:
    return f"2030-{number % 12 + 1:02}-{number % 28 + 1:02}"


def _term(n: int, say: Any) -> _Record:
    steps = [
        {"date": f"2031-0{at + 1}-02", "status": status}
        for at, status in enumerate(_STATUS[: n + 1 if n < _LADDER else 1])
    ]
    sides = ("sylvania", "ruritania")
    return {
        "id": f"t-{n}",
        "giver": sides[n % 2],
        "receiver": sides[1 - n % 2],
        "kind": "sanctions-relief",
        "title": say(f"Trade in amber of lot {_letters(n)}"),
        "detail": say("In boxes."),
        "status_log": steps,
        "sources": ["s-wire"],
    }


def _cohort(n: int, say: Any) -> _Record:
    relief = [{"measure": "m-0", "date": "2031-05-05"}] if n == 0 else []
    parts = [{"country": "fr", "count": 7}, {"country": "de", "count": 5}]
    named = {"id": f"c-{n}", "label": say(f"Round {_letters(n)}"), "date": _day(n), "total": 12, "side": "ruritania"}
    divided = {"by_destination": parts, "by_nationality": parts, "sources": ["s-wire"]}
    return named | divided | ({"relief": relief} if relief else {})


def _person(n: int, say: Any, rounds: int) -> _Record:
    return {
        "id": f"p-{n}",
        "name": say(f"Person {_letters(n)}"),
        "role": say("teacher"),
        "prominence": n % 3 + 1,
        "cohort": f"c-{n % rounds}",
        "outcome": "released-abroad",
        "sentence": {"years": 4},
        "text": say("Taught amber."),
        "sources": ["s-wire"],
    }


def _measure(n: int, say: Any) -> _Record:
    changes = [{"date": "2029-01", "action": "imposed"}, {"date": "2031-05-05", "action": "licensed"}]
    named = {"id": f"m-{n}", "title": say(f"Amber ban {_letters(n)}"), "authority": ("office", "ruritania")[n % 2]}
    return named | {
        "type": "import-restriction",
        "changes": changes[: n % 2 + 1] if n else changes,
        "sources": ["s-wire"],
    }


def _event(n: int, say: Any) -> _Record:
    named = {
        "id": f"e-{n}",
        "date": _day(n),
        "title": say(f"Meeting {_letters(n)}")[:_EVENT],
        "side": ("sylvania", "ruritania")[n % 2],
    }
    return named | {"importance": n % 3 + 1, "sources": ["s-wire"]}


def _reaction(n: int, say: Any) -> _Record:
    stance = ("welcome", "critical", "silent-or-unknown")[n % 3]
    named = {"id": f"r-{n}", "actor": "office", "date": "2031-05-06", "stance": stance, "gist": say("Hopes.")}
    return named | {"sources": ["s-wire"]}


def _section(n: int, say: Any) -> _Record:
    return {
        "id": f"x-{n}",
        "heading": say(f"Part {_letters(n)}"),
        "assertion": say(f"Lot {_letters(n)} was traded."),
        "body": say("It was traded."),
        "kind": "fact",
        "claims": [f"f-{n}"],
        "figures": list(_FIGURES) if n == 0 else [],
        "takeaway": {"claim": say(f"Lot {_letters(n)} counts."), "text": say("It was large.")},
    }


def _scenario(n: int, say: Any) -> _Record:
    likelihood = ("likely", "unlikely")[n % 2]
    named = {"id": f"w-{n}", "name": say(f"Path {_letters(n)}"), "text": say("It goes on."), "likelihood": likelihood}
    return named | {"indicators": [{"text": say("A lot is sold.")}]}


def _series(n: int, say: Any) -> _Record:
    points = [{"date": f"20{year}-01-01", "value": year * 3, "sources": ["s-wire"]} for year in range(10, 31)]
    return {"id": f"s-{n}", "title": say(f"Boxes {_letters(n)}"), "unit": "boxes", "points": points}


def _claim(n: int, say: Any) -> _Record:
    named = {"id": f"f-{n}", "statement": say(f"Lot {_letters(n)} had boxes."), "value": n + 1, "unit": "boxes"}
    return named | {"date": "2031-05-03", "sources": ["s-wire"]}
