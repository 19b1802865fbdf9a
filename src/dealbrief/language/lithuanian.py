"""Lithuanian: the words that checks look for, and those that lines do not part."""

from __future__ import annotations

from types import MappingProxyType

from dealbrief.language.tables import LanguageTable

_REMOVAL = """
panaikinta panaikintas panaikintos panaikinti panaikino panaikins panaikina panaikintų panaikinant panaikinus
panaikinimas panaikinimo panaikinimą panaikinimu atšaukta atšauktas atšauktos atšaukti atšaukė atšauks atšaukia
atšaukus atšaukimas atšaukimo atšaukimą atšaukimu nuimta nuimtos nuimti nuėmė nuima nuimtų nuėmimas nuėmimo pašalinta
pašalintos pašalinti pašalino pašalina pašalinimas pašalinimo
"""
_TITLES = "Ponas ponas Ponia ponia p. dr. prof. šv."
_NUMBERED = "dalis skyrius straipsnis pastraipa punktas puslapis p. psl. str. sk. d. nr. Nr. lentelė paveikslas"
_UNITS = """
% km m kg t kt mln mln. mlrd mlrd. tūkst tūkst. tūkstančiai tūkstančių milijonas milijonai milijonų milijardas
milijardai milijardų tonos tonų barelių GW MW eurų dolerių EUR USD val val. valandos valandų diena dienos dienų
savaitė savaitės savaičių mėnuo mėnesiai mėnesių metai metų m d
"""
_CLINGING = """
o ir bei bet ar arba kad kaip kas kuris kuri kurie kurios kur kada jei nes nors tai
į iš su be ant po per prie pro nuo iki dėl už apie prieš tarp pagal virš šalia
ne nei jo jos jų savo šis ši šie šios tas ta tie tos
"""

TABLE = LanguageTable(
    removal=tuple(_REMOVAL.split()),
    negations=("ne", "nei", "niekada", "joks", "jokia", "jokių", "be", "nėra", "nebuvo"),
    causes=("dėl", "už", "atsakant į", "reaguojant į", "remiantis", "įvestos už"),
    months=(
        "sausio",
        "vasario",
        "kovo",
        "balandžio",
        "gegužės",
        "birželio",
        "liepos",
        "rugpjūčio",
        "rugsėjo",
        "spalio",
        "lapkričio",
        "gruodžio",
    ),
    likelihoods=(
        (
            "beveik neįmanoma",
            "labai mažai tikėtina",
            "mažai tikėtina",
            "maždaug lygios galimybės",
            "tikėtina",
            "labai tikėtina",
            "beveik tikra",
        ),
        (
            "menka galimybė",
            "itin neįtikėtina",
            "neįtikėtina",
            "galimybės maždaug per pusę",
            "įtikėtina",
            "itin įtikėtina",
            "beveik neabejotina",
        ),
    ),
    confidences=(
        "didelis patikimumas",
        "vidutinis patikimumas",
        "mažas patikimumas",
        "dideliu patikimumu",
        "vidutiniu patikimumu",
        "mažu patikimumu",
    ),
    titles=frozenset(_TITLES.split()),
    numbered=frozenset(_NUMBERED.split()),
    units=frozenset(_UNITS.split()),
    clinging=frozenset(_CLINGING.split()),
    alphabet="abcčdefghi=yjklmnopqrsštuvwxzž",
    # CLDR writes months as digits here, which an axis cannot show.
    dates=MappingProxyType({"short day": "MMM d 'd'.", "short month": "LLL"}),
)
