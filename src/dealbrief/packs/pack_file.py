"""The pack file: a folder with a `pack.toml` comes in, a `Pack` goes out, or everything wrong with the file at once.

`FIELDS` is the table of its keys; the checks, the schema and the guide are made from it.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

from dealbrief.errors import Place, Problem, TemplateError
from dealbrief.files import read_text
from dealbrief.marked.tree import Text

FILE = "pack.toml"
STANDARD = "standard"
TEMPLATE = ".xml.j2"
"""How a template's file name ends."""
_MAX_FILE = 20_000
_KEY = re.compile(r"""^[ \t]*\[*[ \t]*["']?([\w-]+)["']?[ \t]*[=.\]][ \t]*""", re.MULTILINE)
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_MASTER = "name it in the pack's _brand.yml, as `defaults: dealbrief: master:`; the file stands beside both"


@dataclass(frozen=True, slots=True)
class Field:
    """A key of the file: whether it holds one text or a list of them, what each must match, and what it says."""

    kind: Literal["text", "list"]
    pattern: str
    told: str
    about: str
    needed: bool = False


FIELDS = {
    "name": Field("text", "[a-z][a-z0-9-]{0,59}", "an id", "Name of the pack; that of its folder.", needed=True),
    "description": Field("text", r"[^\x00-\x1f]{1,300}", "one line", "What it makes, in one line.", needed=True),
    "extends": Field(
        "text", "[a-z][a-z0-9-]{0,59}", "an id", "The pack that has what this one has not; `standard` if none is named."
    ),
    "templates": Field(
        "list",
        "[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*",
        "a template's name without its ending",
        "Documents of its own that an edition can name; those of the pack it extends come with it.",
    ),
    "languages": Field(
        "list",
        "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
        "a language tag such as en or pt-BR",
        "Languages it is made for; an edition in another gets a warning. None means any.",
    ),
    "needs-version": Field(
        "text", r"\d{1,4}(\.\d{1,4}){0,2}", 'a version such as "0.1"', "The least version of dealbrief it works with."
    ),
}


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack says of itself. `extends` is empty for `standard` alone; `extends_at` is where it stands."""

    name: str
    description: str
    extends: str
    templates: tuple[str, ...]
    languages: tuple[str, ...]
    needs_version: str
    folder: Path
    extends_at: Place = field(repr=False, compare=False)


def read_pack(folder: Path, known: Collection[str]) -> Pack:
    """Read the pack file of a folder; `known` are the packs it may extend.

    Raises:
        TemplateError: Everything wrong with it: not TOML, an unknown key, a wrong type, a name that is not the
            folder's, a template that is not there, an unknown parent, a newer version than this one.
    """
    text = read_text(folder, FILE, _MAX_FILE, error=TemplateError)
    source = Text(str(folder / FILE), text)
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TemplateError([_not_toml(source, str(error))]) from None
    problems = [*_faults(source, said), *_beyond_form(source, said, folder, known)]
    if problems:
        raise TemplateError(problems)
    return Pack(
        name=said["name"],
        description=said["description"],
        extends="" if folder.name == STANDARD else said.get("extends", STANDARD),
        templates=tuple(said.get("templates", ())),
        languages=tuple(said.get("languages", ())),
        needs_version=said.get("needs-version", ""),
        folder=folder,
        extends_at=_key(source, "extends"),
    )


def without_file(folder: Path) -> tuple[str, str] | None:
    """What is said of a folder that would be a pack if it had a pack file, and how to mend it; None for any other."""
    if not folder.is_dir() or (folder / FILE).exists():
        return None
    least = " and ".join(f'`{key} = "{folder.name if key == "name" else "…"}"`' for key in FIELDS if FIELDS[key].needed)
    where = f"{folder.parent.name}/{folder.name}"
    return (
        f"the folder {where} is no pack: it lacks {FILE}",
        f"write {where}/{FILE}, with at least {least}, a line each",
    )


def _not_toml(source: Text, message: str) -> Problem:
    found = _AT.search(message)
    line, column = (int(found[1] or 0), int(found[2] or 0)) if found else (1, 1)
    at = Place(source.file, line, column) if line else source.place(len(source.text.rstrip()))
    hint = 'a line is `key = "text"` or `key = ["one", "two"]`'
    return Problem("pack-file", f"not TOML: {_AT.sub('', message)}", at, hint)


def _faults(source: Text, said: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with keys and the form of their values."""
    for key, value in said.items():
        if key not in FIELDS:
            yield Problem("pack-file", f"a pack has no `{key}`", _key(source, key), _meant(key, FIELDS, "keys"))
        else:
            yield from _misshapen(source, key, value)
    for key, one in FIELDS.items():
        if one.needed and key not in said:
            hint = f"write `{key} = …`: {one.about}"
            yield Problem("pack-file", f"`{key}` is missing", Place(source.file, 1), hint)


def _misshapen(source: Text, key: str, value: Any) -> Iterator[Problem]:
    one = FIELDS[key]
    what = "a list of texts" if one.kind == "list" else "a text"
    values = value if isinstance(value, list) and one.kind == "list" else [value]
    if (one.kind == "list" and not isinstance(value, list)) or not all(isinstance(item, str) for item in values):
        yield Problem("pack-file", f"`{key}` is {what}", _value(source, key), f"{one.about} Put texts in quotes.")
        return
    for item in values:
        if not (re.fullmatch(one.pattern, item) and item.isprintable()):
            yield Problem("pack-file", f"`{key}`: {item!r} is not {one.told}", _value(source, key, item), one.about)


def _beyond_form(source: Text, said: Mapping[str, Any], folder: Path, known: Collection[str]) -> Iterator[Problem]:
    """What is wrong with values as such; those of a wrong form are not looked at."""
    name, parent = _text(said, "name"), _text(said, "extends")
    if name and name != folder.name:
        message = f"the pack is named `{name}`, its folder `{folder.name}`"
        yield Problem("pack-file", message, _value(source, "name"), "rename one of the two")
    if folder.name == STANDARD and parent:
        yield Problem("pack-file", "`standard` extends no pack", _key(source, "extends"), "delete the line")
    elif parent and parent not in known:
        unknown = without_file(folder.with_name(parent)) or (
            f"there is no pack `{parent}` to extend",
            _meant(parent, known, "packs"),
        )
        yield Problem("unknown-pack", unknown[0], _value(source, "extends"), unknown[1])
    for item in _matching(said, "templates"):
        if not (folder / f"{item}{TEMPLATE}").is_file():
            message = f"there is no template `{item}`"
            hint = f"it would be {item}{TEMPLATE} beside this file; what the pack it extends has is not listed here"
            yield Problem("pack-file", message, _value(source, "templates", item), hint)
    yield from _too_new(source, _text(said, "needs-version"))


def _too_new(source: Text, wanted: str) -> Iterator[Problem]:
    have = metadata.version("dealbrief") if wanted else ""
    if _numbers(wanted) > _numbers(have):
        message = f"the pack needs dealbrief {wanted}, this is {have}"
        hint = "upgrade dealbrief: `pip install --upgrade dealbrief`"
        yield Problem("pack-version", message, _value(source, "needs-version"), hint)


def _numbers(version: str) -> list[int]:
    numbers = [int(part) for part in re.findall(r"\d+", version)[:3]]
    return numbers + [0] * (3 - len(numbers))


def _text(said: Mapping[str, Any], key: str) -> str:
    """The one text of a key, if it has the form."""
    value = said.get(key)
    return value if isinstance(value, str) and re.fullmatch(FIELDS[key].pattern, value) else ""


def _matching(said: Mapping[str, Any], key: str) -> list[str]:
    value = said.get(key)
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, str) and re.fullmatch(FIELDS[key].pattern, item)]


def _meant(word: str, known: Collection[str], what: str) -> str:
    if word == "master":
        return _MASTER
    near = difflib.get_close_matches(word, known, 1)
    return f"did you mean `{near[0]}`?" if near else f"{what}: {', '.join(known)}"


def _key(source: Text, key: str) -> Place:
    """Where a key stands, which `tomllib` does not tell; the head of the file for one written in an odd way."""
    found = next((one for one in _KEY.finditer(source.text) if one[1] == key), None)
    return source.place(found.start(1), len(key)) if found else Place(source.file, 1)


def _value(source: Text, key: str, item: str = "") -> Place:
    """Where the value of a key stands, or an item of it as written between quotes."""
    found = next((one for one in _KEY.finditer(source.text) if one[1] == key), None)
    if found is None:
        return Place(source.file, 1)
    written = re.compile(f"[\"']{re.escape(item)}[\"']").search(source.text, found.end()) if item else None
    return source.place(written.start() + 1, len(item)) if written else source.place(found.end())
