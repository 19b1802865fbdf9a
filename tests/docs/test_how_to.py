"""The how-to pages are run as they stand: files with a title are written, commands are called, and all of it works."""

from __future__ import annotations

import io
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image
from tests.backends.pptx.masters import german
from tests.conftest import Ran
from tests.theme.house_fonts import renamed

PAGES = sorted((Path(__file__).parents[2] / "docs" / "how-to").glob("*.md"))
FENCE = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EDITIONS = re.compile(r"^editions:\n(?:[ #].*\n|\n)*", re.MULTILINE)

pytestmark = pytest.mark.checkout


class Fence(NamedTuple):
    """A block of code: its kind, the file it is, and its text."""

    kind: str
    title: str
    text: str


def fences(page: Path) -> Iterator[Fence]:
    for found in FENCE.finditer(page.read_text(encoding="utf-8")):
        yield Fence(found[1], found[2] or "", found[3])


def give(folder: Path) -> None:
    """The files that a house has: its logo, its PowerPoint file, its fonts."""
    stream = io.BytesIO()
    Image.new("RGB", (600, 200), "#123C69").save(stream, "PNG")
    (folder / "logo.png").write_bytes(stream.getvalue())
    (folder / "house.pptx").write_bytes(german())
    for style, weight in (("Regular", "regular"), ("Bold", "bold"), ("Italic", "regular")):
        (folder / f"HouseSans-{style}.ttf").write_bytes(renamed("sans", weight, "House Sans"))  # type: ignore[arg-type]


def write(fence: Fence) -> None:
    """A file as the page gives it; of a deal file, its editions alone."""
    name, _, part = fence.title.partition(": ")
    path = Path(name)
    if not part:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fence.text, encoding="utf-8")
        return
    assert part == "editions"
    text, count = EDITIONS.subn(lambda _: fence.text + "\n", path.read_text(encoding="utf-8"), count=1)
    assert count == 1
    path.write_text(text, encoding="utf-8")


def call(line: str, run: Callable[..., Ran], chdir: Callable[[Path], None]) -> str:
    """Run a line, and give back what it prints."""
    program, *arguments = shlex.split(line)
    match program:
        case "cd":
            chdir(Path(arguments[0]))
            give(Path.cwd())
        case "mkdir":
            Path(arguments[-1]).mkdir(parents=True)
        case "cp":
            shutil.copy(arguments[0], arguments[1])
        case _:
            assert program == "dealbrief"
            ran = run(*arguments)
            assert ran.code == 0, ran.err
            return ran.out
    return ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_works_as_it_stands(
    page: Path, tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    printed = list[str]()
    for fence in fences(page):
        if fence.kind == "console":
            lines = (line.removeprefix("$ ") for line in fence.text.splitlines())
            printed = [each for line in lines for each in call(line, run, monkeypatch.chdir).splitlines()]
        elif fence.kind == "text":
            untold = [line for line in fence.text.splitlines() if not any(each.startswith(line) for each in printed)]
            assert untold == [], f"{page.name}: the command above does not print this"
        else:
            assert fence.title, f"{page.name}: a file without a name"
            write(fence)


def test_every_page_is_in_the_index_and_in_the_navigation():
    root = PAGES[0].parents[2]
    for text in ((root / "docs" / "index.md").read_text("utf-8"), (root / "mkdocs.yml").read_text("utf-8")):
        assert [page.name for page in PAGES if f"how-to/{page.name}" not in text] == []
