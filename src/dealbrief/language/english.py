"""English: the words that checks look for, and those that lines do not part."""

from __future__ import annotations

from dealbrief.language.tables import LanguageTable

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

TABLE = LanguageTable(
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
