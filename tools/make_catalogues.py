"""Compile the catalogues: each `language/catalogues/<tag>.po` comes in, the .mo file that is read at run time goes out.

Reading a .po takes 30 ms of a cold start, reading a .mo under 6. Run it after any change of a .po; a test holds the
two equal.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).resolve().parents[1] / "src/dealbrief/language/catalogues"


def compiled(source: Path) -> bytes:
    """The .mo file of a .po file; its header has one date for all, so that a run without a change changes nothing."""
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.stem, abort_invalid=True)
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> None:
    for source in sorted(FOLDER.glob("*.po")):
        source.with_suffix(".mo").write_bytes(compiled(source))
        sys.stdout.write(f"{source.with_suffix('.mo').name}\n")


if __name__ == "__main__":
    main()
