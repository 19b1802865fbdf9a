"""No output tells where, when or by whom it was made: every part of every deck, and of every workbook in it, is read.

That surroundings change no byte of the first report is shown in `tests/reports/test_determinism.py`; here it is shown
of a deck with every kind of slide, written twice on a customer's master too.
"""

from __future__ import annotations

import getpass
import hashlib
import io
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.backends.pptx import conftest as fiction
from tests.backends.pptx.masters import MASTERS, repacked
from tests.conftest import FILES, REPORT

from dealbrief import build_document, load_deal
from dealbrief.backends.pptx import load_master, plan_deck, standard_master, write_pptx
from dealbrief.backends.pptx.repack import unzipped, zipped
from dealbrief.theme.brand import standard_theme

DATE = re.compile(rb"\d{4}-\d\d-\d\dT")
ROOT = Path(__file__).parents[3]
EARLIEST = (1980, 1, 1, 0, 0, 0)
MASTER = "house-master-of-ours.pptx"
SURROUNDINGS = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "7", "USER": "zwerg", "HOSTNAME": "berg"},
    {"TZ": "America/Anchorage", "LC_ALL": "POSIX", "PYTHONHASHSEED": "99", "USER": "riese", "HOSTNAME": "tal"},
)
WRITE = """\
import hashlib, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.backends.pptx.conftest import deck
from dealbrief.backends.pptx import load_master, plan_deck, write_pptx
from dealbrief.theme.brand import standard_theme
for name in (None, Path(sys.argv[1])):
    master, data = load_master(name) if name else (None, None)
    print(hashlib.sha256(write_pptx(plan_deck(deck(), standard_theme(), master), data)).hexdigest())
"""


def parts(data: bytes, path: str = "") -> Iterator[tuple[str, bytes, tuple[int, ...]]]:
    """Name, content and date of every part, of packages inside of the package too."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            content = archive.read(entry)
            yield f"{path}{entry.filename}", content, entry.date_time
            if content[:2] == b"PK":
                yield from parts(content, f"{path}{entry.filename}!")


def persons_and_places() -> set[str]:
    """What this machine could give away: who and what it is, and where its files lie."""
    home, temporary = str(Path.home()), tempfile.gettempdir()
    names = {getpass.getuser(), socket.gethostname(), os.environ.get("LOGNAME", ""), os.environ.get("HOSTNAME", "")}
    folders = {home + "/", temporary + "/", str(ROOT), "/usr/", "/etc/", "file:", "C:\\"}
    # A name that is a common word, "root" or "user", says nothing and stands in many parts.
    return {name for name in names if len(name) > 4} | folders


def traces(data: bytes, day: str, told: set[str]) -> list[str]:
    """Every part that tells something, and what."""
    found = []
    for name, content, written in parts(data):
        forms = {each: (each.encode(), each.encode("utf-16-le")) for each in sorted(told)}
        found += [f"{name}: {each}" for each, both in forms.items() if each in name or any(x in content for x in both)]
        stamps = {match.group().decode()[:10] for match in DATE.finditer(content)}
        found += [f"{name}: {stamp}" for stamp in sorted(stamps - {day, "1980-01-01"})]
        found += [f"{name}: written {written}"] if written != EARLIEST else []
    return found


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A customer's master in a folder."""
    path = tmp_path_factory.mktemp("customer") / MASTER
    path.write_bytes(MASTERS["lived-in"]())
    return path


@pytest.fixture(scope="module")
def decks(house: Path) -> dict[str, tuple[bytes, str]]:
    """Decks by name, each with its day: the first report's editions, and every kind of slide on two masters."""
    deal, theme = load_deal(REPORT), standard_theme()
    told = fiction.deck()
    found = {"fiction": (write_pptx(plan_deck(told, theme)), str(told.meta.stamp))}
    for edition in ("deck", "one-slide"):
        document = build_document(deal, edition, REPORT)
        found[edition] = (write_pptx(plan_deck(document, theme)), str(document.meta.stamp))
    master, data = load_master(house)
    found["house"] = (write_pptx(plan_deck(told, theme, master), data), str(told.meta.stamp))
    return found


@pytest.mark.parametrize("name", ["fiction", "deck", "one-slide", "house"])
def test_no_part_tells_who_made_it_where_or_when(name: str, decks: dict[str, tuple[bytes, str]]):
    data, day = decks[name]
    files = {*FILES, MASTER, standard_master().name, "deck.xml.j2", ".j2", "customer"}
    assert traces(data, day, persons_and_places() | files) == []


def _in_workbook(parts: dict[str, bytes], change: Callable[[dict[str, bytes]], None]) -> None:
    name = next(name for name in parts if name.endswith(".xlsx"))
    parts[name] = repacked(parts[name], change)


def _append(name: str, text: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts[name] = parts[name] + text

    return change


TAMPERED: dict[str, Callable[[dict[str, bytes]], None]] = {
    "/tmp/": _append("ppt/slides/slide1.xml", b"<!-- /%s/deck.pptx -->" % b"tmp"),
    "deal.yaml": lambda parts: _in_workbook(parts, _append("xl/workbook.xml", b"<!-- deal.yaml -->")),
    "2026-01-02": lambda parts: _in_workbook(parts, _append("docProps/core.xml", b"<!-- 2026-01-02T10:00:00Z -->")),
    "nobody-here": _append("docProps/app.xml", "nobody-here".encode("utf-16-le")),
}


@pytest.mark.parametrize("trace", TAMPERED)
def test_a_trace_is_seen_wherever_it_stands(trace: str, decks: dict[str, tuple[bytes, str]]):
    data, day = decks["fiction"]
    found = traces(repacked(data, TAMPERED[trace]), day, {"/tmp/", "deal.yaml", "nobody-here"})
    assert [each.rpartition(": ")[2] for each in found] == [trace]


def test_a_date_of_an_entry_is_seen(decks: dict[str, tuple[bytes, str]]):
    data, day = decks["fiction"]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in unzipped(data).items():
            archive.writestr(zipfile.ZipInfo(name, datetime.now(UTC).timetuple()[:6]), content)
    assert len([each for each in traces(out.getvalue(), day, set()) if "written" in each]) == len(unzipped(data))
    assert traces(zipped(unzipped(data)), day, set()) == []


def test_two_folders_and_surroundings_write_the_same_bytes(house: Path, tmp_path: Path, decks):
    told = []
    for folder, surroundings in zip(("one", "another one, ў"), SURROUNDINGS, strict=True):
        here = tmp_path / folder
        here.mkdir()
        shutil.copyfile(house, here / MASTER)
        environment = {**os.environ, **surroundings, "TMPDIR": str(here), "HOME": str(here)}
        command = [sys.executable, "-c", WRITE, str(here / MASTER), str(ROOT)]
        ran = subprocess.run(command, env=environment, cwd=here, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        told.append(ran.stdout.split())
    assert told[0] == told[1]
    assert told[0] == [hashlib.sha256(decks[name][0]).hexdigest() for name in ("fiction", "house")]
