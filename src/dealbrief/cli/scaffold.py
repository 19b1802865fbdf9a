"""`new`: the name of a folder comes in, a small report that builds as it is goes to disk.

What it is made of stands in `starter/`: a fictional deal, a brand file with every line commented out, and a word on
templates. The schemas are written beside them, so that an editor checks both files from the first line on.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from dealbrief.errors import Problem, WriteError
from dealbrief.files import write_all

_STARTER = Path(__file__).with_name("starter")
_SCHEMAS = ("deal", "brand")
_SLUG = "slug: starter"


def new(folder: Path) -> list[Path]:
    """Write a starter report; its files are named after the folder.

    Raises:
        WriteError: The folder holds something already, or cannot be written; nothing is left half-written.
    """
    _refuse_taken(folder)
    files = {folder / path.relative_to(_STARTER): path.read_bytes() for path in starter_files()}
    deal = files[folder / "deal.yaml"].decode()
    files[folder / "deal.yaml"] = deal.replace(_SLUG, f"slug: {slug_of(folder)}", 1).encode()
    files |= {folder / f"{name}.schema.json": f"{schema_text(name)}\n".encode() for name in _SCHEMAS}
    write_all(files)
    return sorted(files)


def starter_files() -> list[Path]:
    """The files a new report is made from, the schemas aside."""
    return sorted(path for path in _STARTER.rglob("*") if path.is_file() and not path.name.startswith("."))


def schema_text(file: str = "deal") -> str:
    """The JSON Schema of a kind of file: deal, brand or pack."""
    return json.dumps(_schema(file), ensure_ascii=False, indent=2)


def _schema(file: str) -> dict[str, Any]:
    from dealbrief.packs import schema as pack
    from dealbrief.source import schema as deal
    from dealbrief.theme import brand_schema as brand

    return {"deal": deal, "brand": brand.schema, "pack": pack.schema}[file]()


def slug_of(folder: Path) -> str:
    """A folder's name as an id: small letters, digits and single hyphens, a letter first."""
    name = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-")
    return name if re.match(r"[a-z]", name) else f"deal-{name}".strip("-")


def next_steps(folder: str) -> str:
    """What to do now: two commands."""
    shown = f'"{folder}"' if " " in folder else folder
    return f"  dealbrief build {shown}\n  dealbrief build {shown} --watch    # and change {Path(folder) / 'deal.yaml'}"


def _refuse_taken(folder: Path) -> None:
    try:
        taken = next(folder.iterdir(), None) is not None
    except FileNotFoundError:
        return
    except OSError as fault:
        raise WriteError([Problem("cannot-write", f"{folder}: {fault.strerror}", hint="name a new folder")]) from None
    if taken:
        hint = "name a new folder or an empty one; nothing is overwritten"
        raise WriteError([Problem("already-there", f"{folder} is not empty", hint=hint)])
