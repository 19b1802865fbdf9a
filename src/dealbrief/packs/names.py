"""Names of files that a stranger sends: a list of them comes in, what may not be unpacked goes out.

A name has to mean the same file, below the folder of the pack, on every system that the pack may be copied to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

SUFFIXES = frozenset(
    (".j2", ".toml", ".yml", ".yaml", ".md", ".txt", ".png", ".jpg", ".jpeg", ".ttf", ".pptx", ".potx"),
)
PLAIN = frozenset(("LICENSE", "LICENCE", "NOTICE", "README"))
LEFT_OUT = frozenset(("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".git"))
"""What systems put beside files; it is passed over, wherever it stands."""
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
_SIGNS = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')


def is_left_out(name: str) -> bool:
    """Whether a file is no part of the pack."""
    return not LEFT_OUT.isdisjoint(name.split("/"))


def fault(name: str) -> str:
    """What is wrong with a name; empty if nothing is."""
    pieces = name.split("/")
    if "\\" in name or re.match(r"[A-Za-z]:", name):
        return "has a backslash or a drive letter in its name"
    if name.startswith("/"):
        return "has an absolute path"
    if ".." in pieces:
        return "leads out of the pack"
    if "." in pieces or "" in pieces:
        return "has an empty step in its path"
    if not name.isprintable() or _SIGNS.search(name):
        return "has a sign in its name that not every system takes"
    if any(_RESERVED.fullmatch(piece) or piece[-1] in ". " for piece in pieces):
        return "has a name that Windows keeps for itself"
    return ""


def kind_fault(name: str) -> str:
    """Why a file of this name is no part of a pack; empty if it may be."""
    last = name.rpartition("/")[2]
    if last in PLAIN or (f".{last.rpartition('.')[2].lower()}" in SUFFIXES and "." in last.strip(".")):
        return ""
    return "is of a kind that a pack does not hold"


def clashes(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The number of each name that stands twice, or differs from one before it, or from a folder of one, by case or
    encoding alone; and what is wrong with it."""
    listed = list(names)
    seen: dict[str, str] = {}
    files = set[str]()
    for number, name in enumerate(listed):
        wrong = "stands twice" if name in files else _unlike(name, seen) or _below_a_file(name, listed)
        files.add(name)
        if wrong:
            yield number, wrong


def _unlike(name: str, seen: dict[str, str]) -> str:
    """How a step of a path was spelt before, if otherwise; `seen` has each by what is the same on every system."""
    for step in _steps(name):
        first = seen.setdefault(_folded(step), step)
        if first != step:
            return f"differs from `{first}` in capitals or encoding alone"
    return ""


def _below_a_file(name: str, names: list[str]) -> str:
    return next((f"lies in `{step}`, which is a file too" for step in _steps(name)[:-1] if step in names), "")


def _steps(name: str) -> list[str]:
    """The path to a file, folder by folder: `a`, `a/b`, `a/b/c`."""
    pieces = name.split("/")
    return ["/".join(pieces[: depth + 1]) for depth in range(len(pieces))]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
