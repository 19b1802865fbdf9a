"""Checks on what a deal names outside itself: files beside it or below, reports beside its own, packs that it sees."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from difflib import get_close_matches

from dealbrief.errors import TemplateError
from dealbrief.marked import Path
from dealbrief.packs import TEMPLATE, Packs, visible
from dealbrief.source.checks.context import Context, Finding
from dealbrief.source.draft import Item
from dealbrief.source.model_deal import Edition, Head
from dealbrief.source.model_people import Person

_MASTERS = (".pptx", ".potx")
_NEARLY_BRAND = ("_brand.yaml", "brand.yml", "brand.yaml")


def files(context: Context) -> Iterator[Finding]:
    """Masters of editions and portraits of people that are missing or lie elsewhere."""
    folder = _folder(context)
    for item, edition in context.draft.valid(Edition):
        if edition.master:
            yield from _missing(folder, edition.master, item, ("master",))
            if not edition.master.lower().endswith(_MASTERS):
                hint = "save it in PowerPoint as .pptx or .potx"
                yield Finding(item.at(("master",)), f"`{edition.master}` is no PowerPoint master", item.id, hint)
    for item, person in context.draft.valid(Person):
        if person.image:
            yield from _missing(folder, person.image.file, item, ("image", "file"))


def reports(context: Context) -> Iterator[Finding]:
    """A deal of the series that is this one, or whose report is not among those beside this one, if there are any."""
    folder = pathlib.Path(context.draft.head.at().file).resolve().parent
    others = sorted({path.parent.name for path in folder.parent.glob("*/deal.yaml")} - {folder.name})
    for item, head in context.draft.valid(Head):
        for name in ("previous", "next"):
            near = getattr(head.series, name, None)
            if near and near.report:
                at = item.at(("series", name, "report"))
                if near.report == head.slug:
                    yield Finding(at, "a deal is not before or after itself", "deal", "name the other report's folder")
                elif others and near.report not in others:
                    close = get_close_matches(near.report, others, n=1)
                    hint = f"did you mean `{close[0]}`?" if close else f"there are: {', '.join(others[:5])}"
                    yield Finding(at, f"there is no report `{near.report}` beside this one", "deal", hint)


def strays(context: Context) -> Iterator[Finding]:
    """Files with nearly the name of one that is read, which would be passed over in silence."""
    folder = _folder(context)
    found = [(path, "_brand.yml") for name in _NEARLY_BRAND for path in folder.glob(name)]
    found += [(path, f"templates/{path.name}") for path in sorted(folder.glob(f"*{TEMPLATE}"))]
    wrong = (path for path in sorted(folder.glob("templates/**/*")) if path.suffix in (".xml", ".j2"))
    found += [(path, f"{path.name.split('.')[0]}{TEMPLATE}") for path in wrong if not path.name.endswith(TEMPLATE)]
    if found:
        unread = ", ".join(f"`{path.relative_to(folder).as_posix()}`" for path, _ in found)
        meant = ", ".join(f"`{name}`" for _, name in found)
        yield Finding(context.draft.head.start, f"not read: {unread}", "deal", f"did you mean {meant}?")


def _missing(folder: pathlib.Path, name: str, item: Item, path: Path) -> Iterator[Finding]:
    target = (folder / name).resolve()
    if not target.is_relative_to(folder.resolve()):
        message = f"`{name}` leads out of the report's folder"
        yield Finding(item.at(path), message, item.id or item.group, "put a copy beside the deal file")
    elif not target.is_file():
        message = f"there is no file `{name}` beside the deal"
        yield Finding(item.at(path), message, item.id or item.group, "a name is relative to the deal file's folder")


def unknown_packs(context: Context) -> Iterator[Finding]:
    """Packs of editions that are neither shipped nor the house's."""
    packs = visible(_folder(context))
    for item, edition in context.draft.valid(Edition):
        if edition.pack and edition.pack not in packs.folders:
            message, hint = packs.unknown(edition.pack)
            yield Finding(item.at(("pack",)), message, item.id, hint)


def pack_languages(context: Context) -> Iterator[Finding]:
    """Editions in a language their pack was not made for; what else is wrong with a pack is no fault of the deal."""
    packs = visible(_folder(context))
    for item, edition in context.draft.valid(Edition):
        made_for = _languages(packs, edition.pack) if edition.pack else ()
        language = edition.language or context.draft.language
        if made_for and language.split("-")[0] not in {tag.split("-")[0] for tag in made_for}:
            message = f"the pack `{edition.pack}` is made for {', '.join(made_for)}; this edition is in {language}"
            hint = "look at each page for words in another language, then acknowledge this, or take another pack"
            yield Finding(item.at(("pack",)), message, item.id, hint)


def _languages(packs: Packs, name: str) -> tuple[str, ...]:
    try:
        return packs.pack(name).languages
    except TemplateError:
        return ()


def _folder(context: Context) -> pathlib.Path:
    return pathlib.Path(context.draft.head.at().file).parent
