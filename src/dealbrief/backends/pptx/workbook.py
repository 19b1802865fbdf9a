"""The workbook behind a native chart: rows of text, numbers and dates come in, the bytes of an .xlsx go out.

Text is written as text, so a name that starts with "=" never becomes a formula; bytes depend on the cells alone.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from xlsxwriter import Workbook

from dealbrief.backends.pptx.repack import unzipped, zipped

Value: TypeAlias = str | Decimal | date | None

SHEET = "Sheet1"
_EPOCH = date(1899, 12, 30)
_CREATED = datetime(1980, 1, 1)


def workbook(rows: Sequence[Sequence[Value]]) -> bytes:
    """A workbook of one sheet."""
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": _CREATED})
    sheet = book.add_worksheet(SHEET)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for number, row in enumerate(rows):
        for index, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, index, value)
            elif isinstance(value, date):
                sheet.write_number(number, index, serial(value), day)
            elif value is not None:
                sheet.write_number(number, index, float(value))
    book.close()
    return zipped(unzipped(buffer.getvalue()))


def column(index: int) -> str:
    """The letters of a column counted from nought."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def serial(day: date) -> int:
    """A day as a spreadsheet counts it (1900 date system)."""
    return (day - _EPOCH).days
