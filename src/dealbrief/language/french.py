"""French: the words that checks look for, and those that lines do not part."""

from __future__ import annotations

from dealbrief.language.tables import LanguageTable

_REMOVAL = """
levé levée levés levées lève lèvent leva levèrent lever levant levait levaient levée supprimé supprimée supprimés
supprimées supprime suppriment supprima supprimer suppression abrogé abrogée abrogés abrogées abroge abrogent abroger
abrogation aboli abolie abolis abolies abolit abolir abolition annulé annulée annulés annulées annule annulent annuler
annulation
"""
_TITLES = "M. MM. Mme Mmes Mlle Dr Pr Me St Ste"
_NUMBERED = "partie section article alinéa paragraphe chapitre page no nos n° art. al. par. chap. p. tableau figure"
_UNITS = """
% km m kg t kt Mt M Md mille million millions milliard milliards tonnes barils GW MW kWh euros dollars € $ EUR USD
heures jour jours semaine semaines mois an ans année années
"""
_CLINGING = """
le la les l’ un une des du de d’ au aux et ou mais ni car que qui dont où quand si comme
à dans en par pour sur sous avec sans contre vers chez entre depuis pendant avant après selon dès
ne pas est sont était a ont son sa ses leur leurs ce cet cette ces
"""

TABLE = LanguageTable(
    removal=tuple(dict.fromkeys(_REMOVAL.split())),
    negations=("ne", "pas", "n", "jamais", "aucun", "aucune", "ni", "non", "sans", "rien"),
    causes=("en raison de", "en réponse à", "à cause de", "pour", "du fait de", "imposées pour", "à la suite de"),
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    likelihoods=(
        (
            "presque exclu",
            "très improbable",
            "improbable",
            "chances à peu près égales",
            "probable",
            "très probable",
            "presque certain",
        ),
        (
            "possibilité lointaine",
            "hautement invraisemblable",
            "invraisemblable",
            "à peu près une chance sur deux",
            "vraisemblable",
            "hautement vraisemblable",
            "quasi certain",
        ),
    ),
    confidences=(
        "niveau de confiance élevé",
        "niveau de confiance moyen",
        "niveau de confiance faible",
        "confiance élevée",
        "confiance moyenne",
        "confiance faible",
    ),
    titles=frozenset(_TITLES.split()),
    numbered=frozenset(_NUMBERED.split()),
    units=frozenset(_UNITS.split()),
    clinging=frozenset(_CLINGING.split()),
    first_day="1er",
)
