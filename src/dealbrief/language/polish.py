"""Polish: the words that checks look for, and those that lines do not part."""

from __future__ import annotations

from types import MappingProxyType

from dealbrief.language.tables import LanguageTable

_REMOVAL = """
zniesiono zniesiony zniesiona zniesione zniesieni zniósł zniosła zniosło zniosły znieśli znieść znosi znoszą znosił
znosiła znosiły znosić zniesienie zniesienia zniesieniu zniesieniem znoszenie uchylono uchylony uchylona uchylone
uchylił uchyliła uchyliły uchylili uchylić uchyla uchylają uchylenie uchylenia uchyleniu uchyleniem usunięto usunięty
usunięta usunięte usunął usunęła usunęli usunąć usuwa usuwają usunięcie usunięcia usunięciem odwołano odwołany
odwołana odwołane odwołanie zniesie zniosą uchyli uchylą usunie usuną
"""
_TITLES = "Pan pan Pani pani P. p. dr Dr prof. Prof. św. im."
_NUMBERED = "część rozdział artykuł akapit ustęp punkt strona s. str. art. ust. pkt nr Nr § rozdz. tabela rysunek"
_UNITS = """
% km m kg t kt mln mld tys tys. tysiące tysięcy milion miliony milionów miliard miliardy miliardów ton tony baryłek GW
MW euro dolarów złotych zł EUR USD PLN godzin godziny dzień dni tydzień tygodnie tygodni miesiąc miesiące miesięcy rok
lata lat r
"""
_CLINGING = """
a i oraz ale lub albo czy aby że jak co który która które którzy gdzie gdy kiedy jeśli bo choć to
w we z ze na do od po o u ku za pod nad przy przez bez dla koło między przeciw przed poza wobec
nie ni by jego jej ich swój swoja swoje ten ta te tego tej tych
"""

TABLE = LanguageTable(
    removal=tuple(_REMOVAL.split()),
    negations=("nie", "ani", "nigdy", "żaden", "żadna", "żadne", "żadnych", "bez", "brak"),
    causes=("z powodu", "w odpowiedzi na", "za", "wskutek", "w związku z", "na podstawie", "nałożone za"),
    months=(
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "maja",
        "czerwca",
        "lipca",
        "sierpnia",
        "września",
        "października",
        "listopada",
        "grudnia",
    ),
    likelihoods=(
        (
            "prawie niemożliwe",
            "bardzo mało prawdopodobne",
            "mało prawdopodobne",
            "mniej więcej równe szanse",
            "prawdopodobne",
            "bardzo prawdopodobne",
            "prawie pewne",
        ),
        (
            "znikome szanse",
            "wysoce nieprawdopodobne",
            "nieprawdopodobne",
            "szanse mniej więcej pół na pół",
            "przypuszczalne",
            "wysoce przypuszczalne",
            "niemal pewne",
        ),
    ),
    confidences=(
        "wysoki poziom pewności",
        "umiarkowany poziom pewności",
        "niski poziom pewności",
        "wysokim poziomem pewności",
        "umiarkowanym poziomem pewności",
        "niskim poziomem pewności",
    ),
    titles=frozenset(_TITLES.split()),
    numbered=frozenset(_NUMBERED.split()),
    units=frozenset(_UNITS.split()),
    clinging=frozenset(_CLINGING.split()),
    alphabet="aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    # A date in prose ends with the word for year, which CLDR leaves away.
    dates=MappingProxyType({"long day": "d MMMM y 'r'.", "long month": "LLLL y 'r'."}),
)
