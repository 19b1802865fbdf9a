"""Checks on files that a deal names: each stands beside the deal file or below it, and is of a usable kind."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator

from dealbrief.marked import Path
from dealbrief.source.checks.context import Context, Finding
from dealbrief.source.draft import Item
from dealbrief.source.model_deal import Edition
from dealbrief.source.model_people import Person

_MASTERS = (".pptx", ".potx")


def files(context: Context) -> Iterator[Finding]:
    """Masters of editions and portraits of people that are missing or lie elsewhere."""
    folder = pathlib.Path(context.draft.head.at().file).parent
    for item, edition in context.draft.valid(Edition):
        if edition.master:
            yield from _missing(folder, edition.master, item, ("master",))
            if not edition.master.lower().endswith(_MASTERS):
                hint = "save it in PowerPoint as .pptx or .potx"
                yield Finding(item.at(("master",)), f"`{edition.master}` is no PowerPoint master", item.id, hint)
    for item, person in context.draft.valid(Person):
        if person.image:
            yield from _missing(folder, person.image.file, item, ("image", "file"))


def _missing(folder: pathlib.Path, name: str, item: Item, path: Path) -> Iterator[Finding]:
    target = (folder / name).resolve()
    if not target.is_relative_to(folder.resolve()):
        message = f"`{name}` leads out of the report's folder"
        yield Finding(item.at(path), message, item.id or item.group, "put a copy beside the deal file")
    elif not target.is_file():
        message = f"there is no file `{name}` beside the deal"
        yield Finding(item.at(path), message, item.id or item.group, "a name is relative to the deal file's folder")
