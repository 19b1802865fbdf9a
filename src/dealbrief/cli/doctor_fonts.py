"""`doctor`, fonts of brands: a report comes in; a finding or more for each brand file it sees goes out.

Which families a file names, whether their files are there and have bold, italic and all letters, and whether an office
program on this machine knows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dealbrief.cli.doctor import Finding, guarded, installed
from dealbrief.cli.packs import pack_of, seen_by
from dealbrief.cli.results import shown
from dealbrief.errors import DealbriefError

if TYPE_CHECKING:
    from dealbrief.theme.fonts import Families, Role
    from dealbrief.theme.theme import ThemeFonts

_STYLES = {("bold", False): ("bold", 700, "normal"), ("regular", True): ("italic", 400, "italic")}
"""The styles that text needs beside the regular one: their words, and what a brand file says of them."""
_SCRIPTS = {
    "Latin": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÄÅÆÇÉÑÖØÜßàáâãäåæçèéêëíîïñóôõöøúûüąćčęěłńřśšūźżž",
    "Cyrillic": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяІіЇїЄєҐґЎў",
}
_ADD = "add a line under `typography: fonts: files:`"
_INSTALL = "install the .ttf files that stand beside the brand file, and tell readers to; slides show other fonts else"


def brand_fonts(report: Path | None) -> Iterator[Finding]:
    """The fonts of each brand file in reach: those of the house's packs, then the report's."""
    from dealbrief.stages import deal_file
    from dealbrief.theme.brand import FILE

    home = deal_file(report).parent if report is not None else Path("report")
    packs = seen_by(home)
    for name, folder in packs.house.items():
        if (folder / FILE).is_file():
            yield from guarded(f"fonts of {name}", partial(_of_pack, home, name))
    if (home / FILE).is_file():
        yield from guarded("report's fonts", partial(_of_report, home))


def _of_pack(home: Path, name: str) -> Iterator[Finding]:
    from dealbrief.theme.brand import brand_files

    return _of_brand(f"fonts of {name}", brand_files(home, name)[1:])


def _of_report(home: Path) -> Iterator[Finding]:
    from dealbrief.theme.brand import brand_files

    return _of_brand("report's fonts", brand_files(home, pack_of(home)))


def _of_brand(check: str, candidates: Sequence[Path]) -> Iterator[Finding]:
    """What the nearest of some brand files says of fonts; the others fill what it leaves out."""
    from dealbrief.theme.brand import load_brand

    files = [file for file in candidates if file.is_file()]
    if not _says(files[0]):
        yield Finding(check, "ok", f"{shown(files[0])} names none: those of the look below it")
        return
    fonts = load_brand(*files).fonts
    named = _named(fonts)
    if not named:
        yield Finding(check, "warning", f"{shown(files[0])} lists fonts and uses none", "say `typography: base: NAME`")
        return
    yield Finding(check, "ok", f"{shown(files[0])}: {', '.join(f'{name} for {use}' for name, use in named.items())}")
    if fonts.families is not None:
        for name, use in named.items():
            yield from _faces(check, name, "display" if use == "titles" else "sans", fonts.families)
    yield installed(f"{check}, office", named, _INSTALL)


def _says(file: Path) -> bool:
    """Whether a brand file itself says anything of fonts."""
    from dealbrief.files import read_text
    from dealbrief.marked import find, read_yaml

    try:
        tree, _ = read_yaml(read_text(file.parent, file.name), str(file))
    except DealbriefError:
        return False  # all commented out, or told as a fault where the look is read
    return find(tree, ("typography",)) is not None


def _named(fonts: ThemeFonts) -> dict[str, str]:
    """Each family and what it is for."""
    if fonts.major == fonts.minor and fonts.minor:
        return {fonts.minor: "all text"}
    return {name: use for name, use in ((fonts.minor, "text"), (fonts.major, "titles")) if name}


def _faces(check: str, name: str, role: Role, families: Families) -> Iterator[Finding]:
    """What a family lacks: styles, of which the nearest stands in, and letters, which come from the pack's family."""
    styles = families.styles[role]
    for style, (word, weight, slant) in _STYLES.items():
        if style not in styles and not (role == "display" and word == "italic"):
            found = f"{name} has no {word}: its nearest style stands in, on pages"
            yield Finding(check, "warning", found, f"{_ADD} `- {{path: …, weight: {weight}, style: {slant}}}`")
    regular = families.face(role, "regular", False)
    for script, letters in _SCRIPTS.items():
        missing = [letter for letter in letters if not regular.has(letter)]
        if missing:
            lacks = f"{len(missing)} of {len(letters)} letters of {script}"
            found = f"{name} lacks {lacks}: on pages they come from the pack's fonts"
            yield Finding(check, "warning", found, f"if you write {script}, take a family that has it; else let it be")
