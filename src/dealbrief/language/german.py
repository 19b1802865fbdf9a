"""German: the words that checks look for, and those that lines do not part."""

from __future__ import annotations

from dealbrief.language.tables import LanguageTable

_REMOVAL = """
aufgehoben aufgehobene aufgehobenen aufgehobener aufgehobenes aufhebt aufheben aufhob aufhoben aufhebe aufzuheben
Aufhebung Aufhebungen abgeschafft abgeschaffte abgeschafften abschafft abschaffen abschaffte abschafften abzuschaffen
Abschaffung gestrichen gestrichene gestrichenen streicht streichen strich strichen Streichung beseitigt beseitigte
beseitigten beseitigen Beseitigung
"""
_TITLES = "Herr Herrn Frau Dr. Prof. Hl. St. Sankt"
_NUMBERED = """
Teil Abschnitt Artikel Absatz Kapitel Nummer Ziffer Seite Tabelle Abbildung Abs. Art. Kap. Nr. Ziff. S. Tab. Abb. §
"""
_UNITS = """
% Prozent km m kg t kt Mt Mio Mio. Mrd Mrd. Tsd Tsd. tausend Million Millionen Milliarde Milliarden Tonnen Barrel GW
MW kWh Euro Dollar EUR USD Stunden Tag Tage Tagen Woche Wochen Monat Monate Monaten Jahr Jahre Jahren
"""
_CLINGING = """
der die das den dem des ein eine einen einem einer eines kein keine und oder aber als wie dass weil wenn ob denn sondern
in im an am auf aus bei beim bis durch für gegen mit nach ohne seit über um unter von vom vor wegen zu zum zur zwischen
nicht ist sind war waren wird werden hat haben kann können sein seine ihr ihre dieser diese dieses
"""

TABLE = LanguageTable(
    removal=tuple(_REMOVAL.split()),
    negations=("nicht", "nie", "niemals", "kein", "keine", "keinen", "keiner", "keines", "weder", "ohne", "nichts"),
    causes=("wegen", "aufgrund", "auf Grund", "als Reaktion auf", "als Antwort auf", "infolge", "verhängt wegen"),
    months=(
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    likelihoods=(
        (
            "nahezu ausgeschlossen",
            "sehr unwahrscheinlich",
            "unwahrscheinlich",
            "etwa gleich wahrscheinlich",
            "wahrscheinlich",
            "sehr wahrscheinlich",
            "nahezu sicher",
        ),
        (
            "entfernt möglich",
            "höchst zweifelhaft",
            "zweifelhaft",
            "etwa gleiche chancen",
            "voraussichtlich",
            "höchstwahrscheinlich",
            "fast gewiss",
        ),
    ),
    confidences=(
        "hohe Verlässlichkeit",
        "mittlere Verlässlichkeit",
        "geringe Verlässlichkeit",
        "hoher Verlässlichkeit",
        "mittlerer Verlässlichkeit",
        "geringer Verlässlichkeit",
    ),
    titles=frozenset(_TITLES.split()),
    numbered=frozenset(_NUMBERED.split()),
    units=frozenset(_UNITS.split()),
    clinging=frozenset(_CLINGING.split()),
)
