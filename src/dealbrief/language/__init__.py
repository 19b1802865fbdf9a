"""What a language decides: dates, numbers, plurals and the fixed words of a document.

Typed values and a language tag come in, text to print goes out. A language is one table in this package.
"""

from dealbrief.language.dates import format_date
from dealbrief.language.edtf import Edtf, parse_edtf
from dealbrief.language.numbers import country_name, format_number, format_quantity, plural
from dealbrief.language.periods import format_period, format_years
from dealbrief.language.quantity import Approx, Quantity
from dealbrief.language.tables import NO_BREAK, LanguageTable, languages, table, words
from dealbrief.language.ties import break_costs, held, ties

__all__ = [
    "NO_BREAK",
    "Approx",
    "Edtf",
    "LanguageTable",
    "Quantity",
    "break_costs",
    "country_name",
    "format_date",
    "format_number",
    "format_period",
    "format_quantity",
    "format_years",
    "held",
    "languages",
    "parse_edtf",
    "plural",
    "table",
    "ties",
    "words",
]
