"""Packs for the commands: what a report sees, a pack with what it inherits, a template by its name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dealbrief.errors import DealbriefError, Problem, TemplateError
from dealbrief.packs import STANDARD, TEMPLATE, Pack, Packs, visible

SUFFIX = TEMPLATE


@dataclass(frozen=True, slots=True)
class Shelf:
    """A pack as it is used: `chain` is itself and those it extends, `templates` the documents of all of them, `parts`
    the files these are made of; `own` are its own files."""

    chain: tuple[Pack, ...]
    templates: tuple[str, ...]
    parts: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.chain[0].name

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.templates, *self.parts)

    @property
    def folders(self) -> list[Path]:
        return [pack.folder.resolve() for pack in self.chain]

    def holder(self, name: str) -> Pack:
        """The pack of the chain that has a template."""
        return next(pack for pack in self.chain if (pack.folder / f"{name}{SUFFIX}").is_file())


def shelf(packs: Packs, name: str) -> Shelf:
    """A pack by its name.

    Raises:
        TemplateError: There is none, or it or one it extends is wrong.
    """
    chain = packs.chain(name)
    documents = tuple(dict.fromkeys(one for pack in chain for one in pack.templates))
    files = dict.fromkeys(one for pack in chain for one in names_in(pack.folder))
    parts = tuple(sorted(one for one in files if one not in documents))
    return Shelf(chain, documents, parts, tuple(names_in(chain[0].folder)))


def seen_by(report: Path | None) -> Packs:
    """The packs that a report sees; without a report, those of one in this folder."""
    return visible(report if report is not None else Path("report"))


def names_in(folder: Path) -> list[str]:
    """The templates in a folder and below it, by name."""
    found = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob(f"*{SUFFIX}")))
    return [name.removesuffix(SUFFIX) for name in found]


def known_name(name: str, pack: Shelf) -> str:
    """A template of a pack, or of one it extends, by its name, with or without the ending.

    Raises:
        TemplateError: There is none.
    """
    name = name.removesuffix(SUFFIX)
    if name not in pack.names:
        hint = meant(name, pack.names, f"templates of {pack.name}")
        message = f"pack `{pack.name}` has no template `{name}`"
        raise TemplateError([Problem("template-not-found", message, hint=hint)])
    return name


def meant(name: str, known: Iterable[str], what: str) -> str:
    """What was probably meant, else all there is."""
    listed = list(known)
    near = difflib.get_close_matches(name, listed, 1)
    return f"did you mean `{near[0]}`?" if near else f"{what}: {', '.join(listed)}"


def pack_of(report: Path | None, template: str = "") -> str:
    """The pack from which a report takes a template: that of the edition made from it, else of the first edition.

    A report that cannot be read, or none, has the standard pack: what is listed and shown does not depend on its deal.
    """
    taken = packs_taken(report)
    return next((pack for name, pack in taken if name == template), taken[0][1] if taken else STANDARD)


def packs_taken(report: Path | None) -> list[tuple[str, str]]:
    """Template and pack of each edition of a report; none where it cannot be read."""
    if report is None:
        return []
    from dealbrief.source import edition_of, editions, load_deal

    try:
        deal = load_deal(report)
        chosen = [edition_of(deal, name) for name in editions(deal)]
    except DealbriefError:
        return []
    return [(one.template, one.pack or STANDARD) for one in chosen]


def folders(report: Path | None, pack: str) -> list[Path]:
    """Where templates come from, first hit wins: the report's own, the pack's, those it extends.

    Raises:
        TemplateError: The pack is not there, or it or one it extends is wrong.
    """
    from dealbrief.stages import search_path

    return shelf(seen_by(None), pack).folders if report is None else search_path(report, pack, None)
