"""Same input, same bytes: two folders, two time zones, two locales, two hash seeds, outputs deleted between."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import REPORT, Built, copied

from dealbrief.resources import resource

BUILD = """\
import locale, os, sys
from pathlib import Path
name = os.environ["LC_ALL"]
try:
    set_to = locale.setlocale(locale.LC_ALL, name)
except locale.Error:
    sys.exit(77)
assert set_to == name, set_to
assert locale.localeconv()["decimal_point"] == ",", "the locale is only a name"
from dealbrief import build
for output in build(Path(sys.argv[1])).outputs:
    print(output.path.name, output.sha256)
"""
NO_LOCALE = 77
SURROUNDINGS = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Anchorage", "LC_ALL": "be_BY.UTF-8", "PYTHONHASHSEED": "4242"},
)


def built_in(report: Path, surroundings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **surroundings, "LANG": surroundings["LC_ALL"]}
    command = [sys.executable, "-c", BUILD, str(report)]
    return subprocess.run(command, env=environment, cwd=report, capture_output=True, text=True, check=False)


def outputs(report: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((report / "out").iterdir())}


def test_surroundings_leave_no_trace(tmp_path: Path, shipped: str, each: Built):
    made = []
    for folder, surroundings in zip(("one", "a much longer folder, ў"), SURROUNDINGS, strict=True):
        report = copied(resource("reports") / shipped, tmp_path / folder / shipped)
        ran = built_in(report, surroundings)
        if ran.returncode == NO_LOCALE and os.environ.get("DEALBRIEF_REQUIRE_TOOLS") != "1":
            pytest.skip(f"the locale {surroundings['LC_ALL']} is not installed")
        assert ran.returncode == 0, ran.stderr
        made.append(outputs(report))
        shutil.rmtree(report / "out")
    here = {f"{shipped}-brief.pdf": each.pdf, f"{shipped}-deck.pptx": each.pptx}
    assert made[0] == made[1]
    assert {name: made[0][name] for name in here} == here
    assert {name.removeprefix(f"{shipped}-") for name in made[0]} >= {"glance.pdf", "one-slide.pptx"}


@pytest.mark.parametrize("trace", ["out", "tmp", "root"])
def test_no_output_names_a_folder_of_this_machine(trace: str, built: Built):
    """Neither file holds the path it was made from; the deck is looked at unpacked."""
    import io
    import zipfile

    parts = zipfile.ZipFile(io.BytesIO(built.pptx))
    whole = b"".join(parts.read(name) for name in parts.namelist()) + built.pdf
    places = {"out": str(REPORT), "tmp": os.environ.get("TMPDIR", "/tmp") + "/", "root": str(Path.home()) + "/"}
    assert places[trace].encode() not in whole
