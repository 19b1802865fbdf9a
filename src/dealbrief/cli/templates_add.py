"""`templates add`: a pack as folder or .zip comes in; it lies in `templates/` afterwards, or nothing has changed.

All that is wrong is told at once: names, kinds and sizes of files, what they hold, the pack file, each template.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dealbrief.cli.packs import SUFFIX, names_in
from dealbrief.errors import DealbriefError, Problem, TemplateError, sorted_problems
from dealbrief.files import write_all, write_folder
from dealbrief.packs import FILE, HOME, STANDARD, Packs, visible
from dealbrief.packs.incoming import Incoming, incoming

_PLAIN_TEXT = (".j2", ".toml", ".yml", ".yaml", ".md", ".txt")
_UNNAMED = "pack"
"""How the folder is called while a pack is looked at whose name cannot be read."""


@dataclass(frozen=True, slots=True)
class Added:
    """Where the pack lies now, its name, and its files."""

    folder: Path
    name: str
    files: tuple[str, ...]


def add(source: Path, home: Path) -> Added:
    """Copy a pack from a folder or archive into a folder of packs.

    Raises:
        TemplateError: Everything that is wrong with it, or a pack of its name is there already.
        WriteError: It could not be written. Nothing is left behind in either case.
    """
    taken = incoming(source)
    name = _name(taken)
    target = home / name
    problems = [*taken.problems, *_in_the_way(target, name), *_wrong_inside(taken), *_wrong_as_pack(taken, name, home)]
    if problems:
        raise TemplateError(sorted_problems(list(dict.fromkeys(problems))))
    write_folder(target, taken.files)
    return Added(target, name, tuple(sorted(taken.files)))


def _name(taken: Incoming) -> str:
    """The name that the pack file gives, if it can be that of a folder."""
    try:
        name = tomllib.loads(taken.files[FILE].decode("utf-8-sig"))["name"]
    except (KeyError, ValueError):
        return _UNNAMED
    is_id = isinstance(name, str) and name.isascii() and name.replace("-", "").isalnum()
    return name.lower() if is_id else _UNNAMED


def _in_the_way(target: Path, name: str) -> Iterator[Problem]:
    shipped = visible(None).folders
    if name in shipped:
        message = f"`{name}` is the name of the pack that comes with dealbrief, in {shipped[name]}"
        yield Problem("pack-name", message, hint="change the `name` in its pack.toml, and let it extend that pack")
    elif target.exists() or target.is_symlink():
        message = f"{target} is there already"
        yield Problem("already-there", message, hint="delete or rename it; nothing is overwritten")


def _wrong_inside(taken: Incoming) -> Iterator[Problem]:
    """Files that are not what their names say, or hold what may not be in them."""
    if FILE not in taken.files:
        hint = "it stands at the top of the folder or archive, or in its single folder"
        yield Problem("pack-refused", f"there is no {FILE} in {taken.source.name}", hint=hint)
    for name, data in taken.files.items():
        wrong = _fault(name, data)
        if wrong:
            yield Problem("pack-refused", f"`{name}` {wrong}", taken.place(name), "put a sound file there, or none")


def _fault(name: str, data: bytes) -> str | None:
    suffix = Path(name).suffix.lower()
    if suffix in (".png", ".jpg", ".jpeg"):
        return _picture_fault(data)
    if suffix == ".ttf":
        from dealbrief.theme.font_files import fault

        return fault(data)
    if suffix in (".pptx", ".potx"):
        return _office_fault(data)
    return _text_fault(data)


def _text_fault(data: bytes) -> str | None:
    try:
        return "is no text" if "\0" in data.decode("utf-8-sig") else None
    except UnicodeDecodeError:
        return "is not UTF-8"


def _picture_fault(data: bytes) -> str | None:
    from dealbrief.pictures import NotAPicture, read_picture

    try:
        read_picture(data)
    except NotAPicture as error:
        return str(error)
    return None


def _office_fault(data: bytes) -> str | None:
    from dealbrief.backends.pptx.package import open_package

    try:
        open_package(data, "")
    except DealbriefError as error:
        return f"is refused: {error.problems[0].message}"
    return None


def _wrong_as_pack(taken: Incoming, name: str, home: Path) -> list[Problem]:
    """What is wrong with the pack file, the templates and the brand file, tried in a folder that is removed."""
    if FILE not in taken.files or name in visible(None).folders:
        return []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve() / name
        write_all({folder / file: data for file, data in taken.files.items() if _fault(file, data) is None})
        seen = visible(home / name).folders
        packs = Packs({**{one: path for one, path in seen.items() if one != name}, name: folder})
        return [_as_sent(problem, folder, taken) for problem in _tried(packs, name)]


def _tried(packs: Packs, name: str) -> Iterator[Problem]:
    from dealbrief.template.anatomy import Templates
    from dealbrief.theme.brand import FILE as BRAND
    from dealbrief.theme.brand import load_brand

    try:
        folders = [one.folder for one in packs.chain(name)]
    except TemplateError as error:
        yield from error.problems
        parents = _parents(packs, name)
        if not parents:
            return  # without them nothing can be said of what rests on them
        folders = [packs.folders[name], *parents]
    templates = Templates(folders, packs.folders)
    for template in names_in(folders[0]):
        try:
            templates.anatomy(template)
            yield from templates.unknown_words(template)
            yield from templates.unknown_blocks(template)
        except TemplateError as error:
            yield from error.problems
    try:
        load_brand(*(file for folder in folders if (file := folder / BRAND).is_file()))
    except DealbriefError as error:
        yield from error.problems


def _parents(packs: Packs, name: str) -> list[Path]:
    """The folders of what a pack extends whose own file has other faults; none if that cannot be told."""
    try:
        said = tomllib.loads((packs.folders[name] / FILE).read_text(encoding="utf-8-sig"))
        return [one.folder for one in packs.chain(said.get("extends", STANDARD))]
    except (ValueError, TypeError, TemplateError):
        return []


def _as_sent(problem: Problem, folder: Path, taken: Incoming) -> Problem:
    """A problem at its place in what was sent, not in the folder where it was tried."""
    at = problem.at
    if at is None or not Path(at.file).is_relative_to(folder):
        return problem
    name = Path(at.file).relative_to(folder).as_posix()
    return replace(problem, at=taken.place(name, at.line, at.column, at.length))


def as_text(added: Added, shown: str) -> str:
    """Where it is, what it is made of, and what to write to use it."""
    documents = [file.removesuffix(SUFFIX) for file in added.files if file.endswith(SUFFIX) and "/" not in file]
    count = f"{len(added.files)} file{'' if len(added.files) == 1 else 's'}"
    made = f", templates {', '.join(documents)}" if documents else ""
    return "\n".join((shown, f"  {count}{made}", *_use(added)))


def _use(added: Added) -> tuple[str, ...]:
    home = added.folder.resolve().parent
    if home.name != HOME:
        return (f"  no report sees it there: packs lie in `{HOME}/` in a folder above the report",)
    return (
        f"  to use it, write `pack: {added.name}` in an edition of a deal in or below {home.parent}",
        f"  `dealbrief templates check --pack {added.name}` tries it",
    )
