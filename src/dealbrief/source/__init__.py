"""The source of a deal: `load_deal` reads and checks its file, `view` makes what one edition shows of it."""

from dealbrief.source.attachment import records_json
from dealbrief.source.draft import Deal
from dealbrief.source.reader import load_deal
from dealbrief.source.record import Record
from dealbrief.source.schema import schema
from dealbrief.source.view import View, edition_fields, edition_of, editions, untranslated, view

__all__ = [
    "Deal",
    "Record",
    "View",
    "edition_fields",
    "edition_of",
    "editions",
    "load_deal",
    "records_json",
    "schema",
    "untranslated",
    "view",
]
