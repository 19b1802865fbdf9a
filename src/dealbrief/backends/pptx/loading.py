"""A customer's master comes in as a file; its plan data, the rebuilt package and what was left out go out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from dealbrief.backends.pptx.master import read_master
from dealbrief.backends.pptx.package import MAX_FILE, open_package, refused
from dealbrief.backends.pptx.plan.layouts import Chosen, Layout, Master
from dealbrief.backends.pptx.plan.roles import PIECES, ROLES, lacking
from dealbrief.backends.pptx.rebuild import rebuilt
from dealbrief.backends.pptx.typefaces import FONT_CODES, font_problems
from dealbrief.errors import OutputError, Place, Problem
from dealbrief.files import read_bytes
from dealbrief.resources import resource
from dealbrief.theme.role_map import Choice, Word

_STANDARD = ("masters", "standard.pptx")


@dataclass(frozen=True)
class Loaded:
    """A master that can be used, the package to write on, and warnings."""

    master: Master
    data: bytes
    problems: tuple[Problem, ...]


def load(path: Path, roles: Mapping[str, Choice] | None = None, recolour: bool = False) -> Loaded:
    """Open, rebuild, read and check a master; one that is recoloured is none of a house's own any more.

    Raises:
        OutputError: See `load_master`; with everything that the master lacks at once.
    """
    found = opened(path)
    master, faults = with_roles(found.master, roles or {})
    faults += [fault for fault in [lacks(master, str(path))] if fault]
    if faults:
        raise OutputError([*faults, *found.problems])
    if recolour:
        told = tuple(problem for problem in master.problems if problem.code not in FONT_CODES)
        master = replace(master, foreign=False, problems=told)
    return replace(found, master=master)


def opened(path: Path) -> Loaded:
    """Open, rebuild and read a master, whatever it lacks.

    Raises:
        OutputError: The file is refused.
    """
    data = read_bytes(path.parent, path.name, MAX_FILE, error=OutputError)
    return from_bytes(data, str(path))


def from_bytes(data: bytes, file: str) -> Loaded:
    """The same for the bytes of a master; `file` is its name, for problems."""
    standard = resource("assets").joinpath(*_STANDARD).read_bytes()
    try:
        package, problems = rebuilt(open_package(data, file), standard)
        master = read_master(package)
        problems = (*problems, *font_problems(master.fonts, file))
        return Loaded(replace(master, problems=problems, foreign=True), package, problems)
    except OutputError:
        raise
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, StopIteration, ArithmeticError) as error:
        # A file whose parts are not what their names say: whatever is missing, it cannot be used.
        message = "a part of the file is not what it should be"
        hint = "open it in PowerPoint and save it as .pptx or .potx"
        raise refused("master-broken", message, file, hint) from error


def lacks(master: Master, file: str) -> Problem | None:
    """Everything that a master lacks for the roles of the dialect, as one problem."""
    missing = list(dict.fromkeys(what for role in ROLES.values() for what in lacking(role, master)))
    if not missing:
        return None
    have = ", ".join(f"“{layout.name}”" for layout in master.layouts)
    return Problem("master-lacks", f"the master lacks {'; '.join(missing)}", Place(file, 1), f"its layouts: {have}")


def with_roles(master: Master, roles: Mapping[str, Choice]) -> tuple[Master, list[Problem]]:
    """The master with what a role map says, and what that names in vain."""
    faults: list[Problem] = []
    chosen: dict[str, Chosen] = {}
    for name, choice in roles.items():
        if name not in ROLES:
            faults.append(_unknown("role", Word(name, choice.at), ROLES))
            continue
        layout = _layout(choice, name, master, faults)
        if layout is not None:
            chosen[name] = Chosen(layout.name, dict(_slots(choice, name, layout, faults)))
    return replace(master, roles=chosen), faults


def _layout(choice: Choice, role: str, master: Master, faults: list[Problem]) -> Layout | None:
    if choice.layout is None:
        faults.append(Problem("role-map", f"the role “{role}” names no layout", choice.at, "layout: its name"))
        return None
    wanted = choice.layout.text.casefold()
    found = next((layout for layout in master.layouts if layout.name.casefold() == wanted), None)
    if found is None:
        faults.append(_unknown("layout", choice.layout, [layout.name for layout in master.layouts]))
    return found


def _slots(choice: Choice, role: str, layout: Layout, faults: list[Problem]) -> Iterator[tuple[str, int]]:
    """The slots by the names of the role map, each with the number of its placeholder."""
    known = {**{name: name for name in PIECES}, **ROLES[role].slots}
    for slot, wanted in choice.slots.values():
        if slot.text not in known:
            faults.append(_unknown("slot", slot, known))
            continue
        by_name = {one.name.casefold(): one.idx for one in layout.slots}
        numbers = {str(one.idx): one.idx for one in layout.slots}
        found = by_name.get(wanted.text.casefold(), numbers.get(wanted.text))
        if found is None:
            faults.append(_unknown("placeholder", wanted, [one.name for one in layout.slots]))
        else:
            yield known[slot.text], found


def _unknown(what: str, word: Word, known: object) -> Problem:
    names = [str(name) for name in known]  # type: ignore[attr-defined]
    near = get_close_matches(word.text, names, 1)
    hint = f"did you mean “{near[0]}”?" if near else f"there are: {', '.join(names)}"
    return Problem(f"unknown-{what}", f"there is no {what} “{word.text}”", word.at, hint)
