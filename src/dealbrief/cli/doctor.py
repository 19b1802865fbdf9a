"""`doctor`: an installation, and perhaps a report, comes in; a line a check goes out, with what to do about it.

Each check is a function that gives findings; one that breaks down is a finding too. The real test stands last: a small
report is made and built, both files of it, in a folder of its own that is removed.
"""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Literal, TypeAlias

from dealbrief.cli.results import shown
from dealbrief.errors import DealbriefError, Problem
from dealbrief.resources import resource

State: TypeAlias = Literal["ok", "warning", "problem"]

_PROGRAM = "dealbrief"
_REINSTALL = "install dealbrief again from where you had it, with pip's --force-reinstall"
_FAMILIES = ("Source Sans 3", "Source Serif 4")
_LIST_FONTS = ("fc-list", ":", "family")
_SLOWEST_LIST = 30
"""Seconds after which a list of fonts is given up: the first one after an installation reads every font."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found. `todo` says what to do about it; empty where all is well."""

    check: str
    state: State
    found: str
    todo: str = ""


def examine(report: Path | None = None) -> list[Finding]:
    """Every check of this installation, then those of a report, given as folder or deal file."""
    from dealbrief.cli import doctor_fonts

    checks: list[tuple[str, Callable[[], Iterable[Finding]]]] = [
        ("versions", versions),
        ("fonts", fonts),
        ("office fonts", office_fonts),
        ("fonts of brands", partial(doctor_fonts.brand_fonts, report)),
        ("programs", programs),
        ("writing", partial(writing, report)),
        ("build", builds),
    ]
    if report is not None:
        checks.append(("report", partial(look_of, report)))
    return [finding for name, check in checks for finding in guarded(name, check)]


def guarded(name: str, check: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """The findings of a check; where it breaks down, that it did."""
    try:
        return list(check())
    except DealbriefError as error:
        return [_of_problem(name, problem) for problem in error.problems]
    except Exception as error:
        return [Finding(name, "problem", f"{type(error).__name__}: {error}", _REINSTALL)]


def _of_problem(name: str, problem: Problem) -> Finding:
    where = f" ({shown(Path(problem.at.file))}:{problem.at.line})" if problem.at else ""
    state: State = "problem" if problem.is_error else "warning"
    return Finding(name, state, f"{problem.message}{where}", problem.hint or "run `dealbrief check` for the place")


# ---- the installation


def versions() -> Iterator[Finding]:
    """The program, Python, and every library it needs, each against the range of our requirements."""
    told = metadata.metadata(_PROGRAM)
    yield Finding(_PROGRAM, "ok", metadata.version(_PROGRAM))
    yield _version("Python", platform.python_version(), told["Requires-Python"] or "")
    for requirement in metadata.requires(_PROGRAM) or ():
        name, wanted = split_requirement(requirement)
        if "extra ==" not in requirement:
            yield _library(name, wanted)


def split_requirement(text: str) -> tuple[str, str]:
    """`pydantic<3,>=2.14; …` as name and range."""
    bare = re.sub(r"\[[^\]]*\]", "", text.partition(";")[0]).strip()
    name = re.split(r"[^\w.-]", bare, maxsplit=1)[0]
    return name, bare.removeprefix(name).strip(" ()")


def _library(name: str, wanted: str) -> Finding:
    try:
        return _version(name, metadata.version(name), wanted)
    except metadata.PackageNotFoundError:
        return Finding(name, "problem", f"is not installed ({wanted} is needed)", _install(name, wanted))


def _version(name: str, version: str, wanted: str) -> Finding:
    if fits(version, wanted):
        return Finding(name, "ok", f"{version} ({wanted})" if wanted else version)
    todo = f"install a Python that is {wanted}" if name == "Python" else _install(name, wanted)
    return Finding(name, "problem", f"{version} is not {wanted}", todo)


def _install(name: str, wanted: str) -> str:
    return f'python -m pip install "{name}{wanted}"'


def fits(version: str, wanted: str) -> bool:
    """Whether a version is in a range of `>=`, `<=`, `>`, `<`, `==` and `!=`, by its numbers alone."""
    return all(_holds(version, part.strip()) for part in wanted.split(",") if part.strip())


def _holds(version: str, condition: str) -> bool:
    found = re.fullmatch(r"(>=|<=|==|!=|>|<)\s*([\d.]+)", condition)
    if found is None:
        return True  # a form we do not write: pip has judged it
    has, bound = _numbers(version), _numbers(found[2])
    length = max(len(has), len(bound))
    has, bound = (numbers + (0,) * (length - len(numbers)) for numbers in (has, bound))
    return {
        ">=": has >= bound,
        "<=": has <= bound,
        ">": has > bound,
        "<": has < bound,
        "==": has == bound,
        "!=": has != bound,
    }[found[1]]


def _numbers(version: str) -> tuple[int, ...]:
    leading = re.match(r"\d+(\.\d+)*", version)
    return tuple(int(part) for part in leading[0].split(".")) if leading else (0,)


def fonts() -> Iterator[Finding]:
    """The faces that ship with the program: each is opened and asked for a letter."""
    from dealbrief.theme.fonts import faces

    every = [*faces("sans"), *faces("serif"), *faces("display")]
    broken = [face.path.name for face in every if not _opens(face.path)]
    if broken:
        yield Finding("fonts", "problem", f"cannot be opened: {', '.join(broken)}", _REINSTALL)
    else:
        yield Finding("fonts", "ok", f"{len(every)} faces in {shown(resource('assets') / 'fonts')}")


def _opens(path: Path) -> bool:
    from dealbrief.theme.fonts import Face

    try:
        return path.is_file() and Face(path.stem, path).has("A")
    except Exception:  # whatever the font library raises for a broken file
        return False


def office_fonts() -> Iterator[Finding]:
    """Whether the fonts a deck names are on this machine, where an office program looks for them."""
    yield installed("office fonts", _FAMILIES, _how_to_install(resource("assets") / "fonts"))


def _how_to_install(folder: Path) -> str:
    if shutil.which(_LIST_FONTS[0]) is None:
        return f"open each .ttf file in the folders of {folder} and click Install"
    return f"mkdir -p ~/.local/share/fonts && cp {folder}/*/*.ttf ~/.local/share/fonts && fc-cache"


def installed(name: str, families: Iterable[str], todo: str) -> Finding:
    """Whether an office program on this machine knows families."""
    wanted, known = list(families), _families()
    if known is None:
        return Finding(name, "warning", f"cannot tell whether {_and(wanted)} are installed: there is no fc-list", todo)
    missing = [family for family in wanted if family not in known]
    if missing:
        found = f"{_and(missing)} not installed: an office program here shows a deck in other fonts"
        return Finding(name, "warning", found, todo)
    return Finding(name, "ok", f"{_and(wanted)} installed")


def _families() -> set[str] | None:
    """Families that fontconfig knows; None where it is not there to ask."""
    if shutil.which(_LIST_FONTS[0]) is None:
        return None
    try:
        ran = subprocess.run(_LIST_FONTS, capture_output=True, encoding="utf-8", timeout=_SLOWEST_LIST, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return {family.strip() for line in ran.stdout.splitlines() for family in line.split(",")}


def _and(names: list[str]) -> str:
    return " and ".join(names)


def programs() -> Iterator[Finding]:
    """Programs that help to look at what was built; none is needed to build."""
    yield _program("LibreOffice", ("soffice", "libreoffice"), "shows a deck where there is no PowerPoint")
    yield _program("poppler", ("pdftoppm",), "turns the pages of a PDF into pictures")


def _program(name: str, commands: Iterable[str], purpose: str) -> Finding:
    found = next(filter(None, map(shutil.which, commands)), None)
    if found is None:
        return Finding(name, "warning", f"not found; {purpose}", f"optional: install {name} if you want that")
    return Finding(name, "ok", f"{found}; optional, {purpose}")


def writing(report: Path | None) -> Iterator[Finding]:
    """Whether files can be written where the outputs of a report go, or here."""
    folder = _outputs(report)
    try:
        with tempfile.TemporaryFile(dir=folder):
            yield Finding("writing", "ok", f"to {shown(folder)}")
    except OSError as fault:
        found = f"no file can be made in {shown(folder)}: {fault.strerror or fault}"
        yield Finding("writing", "problem", found, "change the folder's permissions, or build with -o FOLDER")


def _outputs(report: Path | None) -> Path:
    """The folder of the outputs, or the one they would be made in."""
    from dealbrief.stages import deal_file

    if report is None:
        return Path.cwd()
    home = deal_file(report).absolute().parent
    return home / "out" if (home / "out").exists() else home


def builds() -> Iterator[Finding]:
    """A real build of a small report, each file by itself."""
    from dealbrief.cli import scaffold

    with tempfile.TemporaryDirectory(prefix="dealbrief-doctor-") as folder:
        report = Path(folder) / "report"
        scaffold.new(report)
        for edition in ("brief", "deck"):
            yield from guarded(f"build of a {edition}", partial(_build, report, edition))


def _build(report: Path, edition: str) -> Iterator[Finding]:
    from dealbrief.stages import build

    start = time.perf_counter()
    done = build(report, editions=[edition])
    took = time.perf_counter() - start
    name = f"build of a {edition}"
    for made in done.outputs:
        kind = "pages" if made.format == "pdf" else "slides"
        yield Finding(name, "ok", f"{made.sheets} {kind}, {made.bytes / 1024:.0f} kB, {took:.2f} s")
    yield from (_of_problem(name, problem) for problem in done.problems)


# ---- a report's own look


def look_of(report: Path) -> Iterator[Finding]:
    """The brand file and the PowerPoint masters of a report; the deal itself is `dealbrief check`'s."""
    from dealbrief.source import editions, load_deal
    from dealbrief.stages import deal_file, theme_of
    from dealbrief.theme.brand import FILE

    deal = load_deal(report)
    brand = deal_file(report).parent / FILE
    themes = [theme_of(deal, edition, report) for edition in editions(deal)]
    yield Finding("brand file", "ok", f"{shown(brand)} reads" if brand.is_file() else "none: the pack's look")
    masters = list(dict.fromkeys(theme.master for theme in themes if theme.master))
    if not masters:
        yield Finding("master", "ok", "none of its own: the pack's")
    for master in masters:
        yield from guarded("master", partial(_master, master))


def _master(path: Path) -> Iterator[Finding]:
    from dealbrief.cli import masters
    from dealbrief.theme.role_file import role_file

    done = masters.check(path)
    if done.exit_code == 0:
        roles = role_file(path)
        beside = f", with {roles.name}" if roles.is_file() else ""
        yield Finding("master", "ok", f"{shown(path)} opens{beside}")
    yield from (_of_problem("master", problem) for problem in done.problems)
    if done.checked is not None:
        names = dict.fromkeys(font.name for font in done.checked.fonts)
        yield installed("master's fonts", names, "install the fonts of your house on this machine")


# ---- what is told


def as_text(findings: Iterable[Finding]) -> str:
    """A line a check, below it what to do; how it stands at the end."""
    listed = list(findings)
    width = max(len(finding.check) for finding in listed)
    lines: list[str] = []
    for one in listed:
        lines.append(f"{one.state:<7}  {one.check:<{width}}  {one.found}")
        if one.todo:
            lines.append(f"{'':<7}  {'':<{width}}  -> {one.todo}")
    return "\n".join([*lines, "", _verdict(listed)])


def _verdict(findings: list[Finding]) -> str:
    problems, warnings = (sum(one.state == state for one in findings) for state in ("problem", "warning"))
    counted = [(problems, "problem"), (warnings, "warning")]
    told = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counted if count]
    return ", ".join(told) or "all is well"


def as_json(findings: Iterable[Finding]) -> str:
    """The object of `--json`."""
    return json.dumps({"checks": [asdict(one) for one in findings]}, ensure_ascii=False, indent=2)


def exit_code(findings: Iterable[Finding]) -> int:
    """1 where there is a problem; a warning is none."""
    return int(any(one.state == "problem" for one in findings))
