"""English: the fixed words of a document, patterns of dates, and the words that checks look for."""

from __future__ import annotations

from types import MappingProxyType

from dealbrief.language.tables import LanguageTable

_FURNITURE = {
    "figure": "Figure",
    "table": "Table",
    "box": "Box",
    "section": "Section",
    "sources": "Sources",
    "source": "Source",
    "note": "Note",
    "notes": "Notes",
    "continued": "continued",
    "part_of": "{part} of {parts}",
    "page_of": "{page} of {pages}",
    "page": "Page",
    "as_of": "As of {date}",
    "draft": "Draft",
    "embargoed_until": "Embargoed until {date}",
    "embargoed": "Embargoed",
    "contents": "Contents",
    "key_takeaways": "Key takeaways",
    "key_figures": "Key figures",
    "on_one_slide": "the deal on one slide",
    "the_exchange": "The exchange",
    "the_numbers": "The numbers",
    "did_not_move": "What did not move",
    "signs_to_watch": "Signs to watch",
    "at_a_glance": "At a glance",
    "version": "Version {version}",
    "authors": "Authors",
    "contact": "Contact",
    "about": "About this document",
    "changes": "Changes",
    "summary": "In one sentence",
    "how_it_came_about": "How it came about",
    "assessment": "Assessment",
    "reactions": "Reactions",
    "outlook": "Outlook",
    "policy_brief": "Policy brief",
    "records_of_document": "The records this document shows, from which it was made",
    "briefing": "Briefing",
    "evidence": "Evidence",
    "left_out": "Left out",
    "more": "{count} more in the notes",
    "paraphrased": "paraphrased",
    "quote": "“{words}”",
    "boundaries": "Boundaries do not imply endorsement.",
    "route.open": "open",
    "route.closed": "closed",
}

_TABLES = {
    "sent_to": "{count} {unit} were sent to {countries} countries",
    "sent_to_one": "{count} {unit} were sent to one country",
    "not_on_map": "Not on the map",
    "most_sent": "{count} of {total} {unit} were sent to {place}",
    "all_sent": "All {total} {unit} were sent to {place}",
    "moved_on": "{count} of {total} {unit} moved on to a further country",
    "gives": "{actor} gives",
    "gives_to": "gives {receiver}",
    "term": "Term",
    "title": "Title",
    "grade": "Grade",
    "value": "Value",
    "exact": "exact",
    "approximate": "approximate",
    "latest": "latest",
    "times_the_scale": "{count} times the scale",
    "hollow": "Hollow: approximate count",
    "giver": "Gives",
    "receiver": "Receives",
    "status": "Status",
    "date": "Date",
    "measure": "Measure",
    "authority": "Authority",
    "actor": "Actor",
    "stance": "Stance",
    "asks": "Asks",
    "gist": "Position",
    "name": "Name",
    "role": "Role",
    "sentence": "Sentence",
    "destination": "Destination",
    "years_sentence": "{years}-year sentence",
    "time_held": "{time} held",
    "arrested": "Arrested",
    "sentenced": "Sentenced",
    "first_sent_to": "Sent to",
    "outcome": "Outcome",
    "also_freed": "Also freed",
    "also_named": "Also named",
    "condition": "Condition",
    "scenario": "Scenario",
    "likelihood": "Likelihood",
    "indicator": "Sign to watch",
    "threshold": "Threshold",
    "current": "Now",
    "checked": "Checked",
    "question": "Question",
    "accounts": "Accounts",
    "used": "Used here",
    "confidence": "Confidence",
    "judgement": "Judgement",
    "fact": "Fact",
    "mixed": "Fact and judgement",
    "illustrative": "Illustrative judgement",
    "people": "people",
    "none_recorded": "none recorded",
    "not_known": "not known",
    "not_reviewed": "not reviewed",
    "and": "and",
    "others": "others",
    "total": "Total",
}

_STATUSES = {
    "status.announced": "announced",
    "status.announced-only": "announced only",
    "status.legal-act": "legal act",
    "status.partial": "done in part",
    "status.done": "done",
    "status.in-force": "in force",
    "status.licensed": "licensed",
    "status.eased": "eased",
    "status.lifted": "lifted",
    "status.tightened": "tightened",
    "status.reimposed": "reimposed",
    "status.reversed": "reversed",
    "status.breached": "breached",
    "status.suspended": "suspended",
    "status.expired": "expired",
    "status.unverified": "unverified",
    "status.unknown": "not known",
    "status.none": "none",
    "status.not-reviewed": "not reviewed",
}

_ACTIONS = {
    "action.imposed": "imposed",
    "action.tightened": "tightened",
    "action.licensed": "licensed",
    "action.eased": "eased",
    "action.suspended": "suspended",
    "action.lifted": "lifted",
    "action.renewed": "renewed",
    "action.expired": "expired",
    "action.kept": "kept",
    "action.reimposed": "reimposed",
    "action.announced-only": "announced only",
    "action.court": "in court",
}

_STANCES = {
    "stance.welcome": "welcome",
    "stance.conditional": "welcome with conditions",
    "stance.cautious": "cautious",
    "stance.unchanged": "unchanged",
    "stance.critical": "critical",
    "stance.opposed": "opposed",
    "stance.silent-or-unknown": "nothing found",
}

_OUTCOMES = {
    "outcome.released-abroad": "released abroad",
    "outcome.released-in-country": "released in the country",
    "outcome.re-detained": "detained again",
    "outcome.still-held": "still held",
    "outcome.died": "died",
    "outcome.unknown": "not known",
}

_JUDGEMENTS = {
    "confidence.high": "high confidence",
    "confidence.moderate": "moderate confidence",
    "confidence.low": "low confidence",
    "likelihood.almost no chance": "almost no chance",
    "likelihood.very unlikely": "very unlikely",
    "likelihood.unlikely": "unlikely",
    "likelihood.roughly even chance": "roughly even chance",
    "likelihood.likely": "likely",
    "likelihood.very likely": "very likely",
    "likelihood.almost certain": "almost certain",
}

_ACTORS = {
    "actors.states": "States",
    "actors.bodies": "International bodies",
    "actors.voices": "Officials and others",
    "actors.civil": "Organisations",
    "more_actors": "and {count} more",
}

_LANES = {
    "lane.politics": "Politics",
    "lane.people": "People",
    "lane.sanctions": "Sanctions",
    "lane.economy": "Economy",
}

_NUMBERS = {
    "number.0": "none",
    "number.1": "one",
    "number.2": "two",
    "number.3": "three",
    "number.4": "four",
    "number.5": "five",
    "number.6": "six",
    "number.7": "seven",
    "number.8": "eight",
    "number.9": "nine",
    "number.10": "ten",
    "number.11": "eleven",
    "number.12": "twelve",
    "approx.exact": "{number}",
    "approx.about": "about {number}",
    "approx.over": "over {number}",
    "approx.under": "under {number}",
    "approx.forecast": "{number} (forecast)",
    "date.about": "about {date}",
    "date.uncertain": "probably {date}",
    "date.both": "probably about {date}",
    "date.since": "since {date}",
    "date.until": "until {date}",
    "season.21": "spring {year}",
    "season.22": "summer {year}",
    "season.23": "autumn {year}",
    "season.24": "winter {year}",
    "decade": "{year}s",
}

_WORDS = {
    **_FURNITURE,
    **_TABLES,
    **_STATUSES,
    **_ACTIONS,
    **_STANCES,
    **_OUTCOMES,
    **_JUDGEMENTS,
    **_ACTORS,
    **_LANES,
    **_NUMBERS,
}

_DATES = {
    "long day": "d MMMM y",
    "long month": "MMMM y",
    "medium day": "d MMM y",
    "medium month": "MMM y",
    "short day": "d MMM",
    "short month": "MMM",
}

_TITLES = "Mr Mrs Ms Dr Prof Mr. Mrs. Ms. Dr. Prof. St St. No. Art."
_NUMBERED = "part section article paragraph chapter page no. nos. art. para."
_UNITS = """
% per percent km m kg t kt Mt bn thousand million billion tonnes tons barrels GW MW kWh EUR USD
hours days weeks months years
"""
_CLINGING = """
a an the no not of to in on at by for from with without under over after before about into through until since
and or but nor as than that which who whose when where while if because against among between
its their his her our this these those
is are was were be been has have had can could may might must shall should will would
"""

ENGLISH = LanguageTable(
    locale="en_GB",
    words=MappingProxyType(_WORDS),
    dates=MappingProxyType(_DATES),
    removal=("lift", "lifts", "lifted", "lifting", "removed", "removes", "removing", "removal", "scrapped"),
    negations=("not", "never", "no", "none", "nothing", "neither", "nor", "without", "cannot", "unlike"),
    causes=("because of", "over", "in response to", "imposed for", "due to", "on account of"),
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    likelihoods=(
        (
            "almost no chance",
            "very unlikely",
            "unlikely",
            "roughly even chance",
            "likely",
            "very likely",
            "almost certain",
        ),
        (
            "remote",
            "highly improbable",
            "improbable",
            "roughly even odds",
            "probable",
            "highly probable",
            "nearly certain",
        ),
    ),
    confidences=("high confidence", "moderate confidence", "low confidence"),
    titles=frozenset(_TITLES.split()),
    numbered=frozenset(_NUMBERED.split()),
    units=frozenset(_UNITS.split()),
    clinging=frozenset(_CLINGING.split()),
)
