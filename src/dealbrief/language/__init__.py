"""What a language decides: dates, numbers, plurals, the order of words and the fixed words of a document.

Typed values and a language tag come in, text to print goes out. A language is one catalogue and one module of words.
"""

from dealbrief.language.catalogue import MessageError, Words, capitalised, labelled, languages, say, words
from dealbrief.language.dates import format_date, format_when
from dealbrief.language.edtf import Edtf, parse_edtf
from dealbrief.language.locales import is_right_to_left, with_region
from dealbrief.language.numbers import country_name, format_list, format_number, plural, plurals
from dealbrief.language.periods import format_period, format_years
from dealbrief.language.quantity import Approx, Quantity, format_quantity
from dealbrief.language.sorting import sort_key
from dealbrief.language.tables import NO_BREAK, LanguageTable, has_table, table
from dealbrief.language.ties import break_costs, held, ties

__all__ = [
    "NO_BREAK",
    "Approx",
    "Edtf",
    "LanguageTable",
    "MessageError",
    "Quantity",
    "Words",
    "break_costs",
    "capitalised",
    "country_name",
    "format_date",
    "format_list",
    "format_number",
    "format_period",
    "format_quantity",
    "format_when",
    "format_years",
    "has_table",
    "held",
    "is_right_to_left",
    "labelled",
    "languages",
    "parse_edtf",
    "plural",
    "plurals",
    "say",
    "sort_key",
    "table",
    "ties",
    "with_region",
    "words",
]
