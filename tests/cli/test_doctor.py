"""`doctor`: what it finds in a sound installation, and what it says of each thing that can be wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import pytest
from tests.conftest import Ran

from dealbrief.cli import doctor, scaffold
from dealbrief.cli.doctor import Finding
from dealbrief.errors import OutputError, Problem
from dealbrief.resources import resource
from dealbrief.theme import fonts

MASTER = resource("assets") / "masters" / "standard.pptx"


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report that is as it should be, in the working folder."""
    monkeypatch.chdir(tmp_path)
    scaffold.new(Path("deal"))
    return Path("deal")


@pytest.fixture
def fresh_families() -> Iterator[None]:
    """The package's families are found once a process: here anew, before and after."""
    fonts.pack_families.cache_clear()
    yield
    fonts.pack_families.cache_clear()


@pytest.fixture
def without_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_families: None) -> None:
    """An installation whose folder of fonts is empty."""
    monkeypatch.setattr(fonts, "resource", lambda kind: tmp_path / kind)


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def of_fonts(monkeypatch: pytest.MonkeyPatch, listed: str | Exception | None) -> Finding:
    """What is said of a deck's fonts where fc-list prints this, fails so, or is not there."""

    def ran(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        if isinstance(listed, Exception):
            raise listed
        return subprocess.CompletedProcess([], 0, listed, "")

    monkeypatch.setattr(shutil, "which", lambda name: None if listed is None else f"/bin/{name}")
    monkeypatch.setattr(subprocess, "run", ran)
    return only(list(doctor.office_fonts()))


# ---- the whole


def test_a_sound_installation_builds_both_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]
):
    monkeypatch.chdir(tmp_path)
    ran = run("doctor", "--json")
    found = {check["check"]: check for check in json.loads(ran.out)["checks"]}
    assert (ran.code, ran.err) == (0, "")
    assert all(check["state"] != "problem" for check in found.values())
    assert all((check["todo"] == "") == (check["state"] == "ok") for check in found.values())
    sure = ["dealbrief", "Python", "reportlab", "python-pptx", "jinja2", "uharfbuzz", "fonts", "writing"]
    built = ["build of a brief", "build of a deck"]
    assert all(found[name]["state"] == "ok" for name in (*sure, *built))
    assert {"office fonts", "LibreOffice", "poppler"} <= set(found)
    assert found["build of a deck"]["found"].endswith(" s")
    assert list(tmp_path.iterdir()) == []


def test_a_line_a_check_and_how_it_stands(report: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch):
    found = [Finding("fonts", "ok", "13 faces"), Finding("LibreOffice", "warning", "not found", "install it")]
    monkeypatch.setattr(doctor, "examine", lambda report: found)
    ran = run("doctor")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "ok       fonts        13 faces",
        "warning  LibreOffice  not found",
        "                      -> install it",
        "",
        "1 warning",
    ]
    found.append(Finding("writing", "problem", "no", "do"))
    ran = run("doctor")
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "1 problem, 1 warning")


def test_all_well_is_said():
    assert doctor.as_text([Finding("fonts", "ok", "13 faces")]).endswith("\n\nall is well")


# ---- versions


@pytest.mark.parametrize(
    ("version", "wanted", "fits"),
    [
        ("5.1.0", ">=5.1,<5.2", True),
        ("5.1", ">=5.1.0", True),
        ("5.2.0", "<5.2,>=5.1", False),
        ("5.0.9", ">=5.1,<5.2", False),
        ("5.10", ">=5.9", True),
        ("3.0rc1", ">=2.14,<3", False),
        ("2.0", "==2.0.0", True),
        ("2.0", "!=2.0", False),
        ("2.0", ">2", False),
        ("2.0", "<=2", True),
        ("2.0", "", True),
    ],
)
def test_fits(version: str, wanted: str, fits: bool):
    assert doctor.fits(version, wanted) is fits


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("pydantic<3,>=2.14", ("pydantic", "<3,>=2.14")),
        ("pyyaml (>=6.0.3)", ("pyyaml", ">=6.0.3")),
        ("a.b-c[d,e]>=1 ; python_version < '3.12'", ("a.b-c", ">=1")),
        ("plain", ("plain", "")),
    ],
)
def test_split_requirement(text: str, parts: tuple[str, str]):
    assert doctor.split_requirement(text) == parts


def test_our_own_requirements_are_of_the_forms_that_are_understood():
    wanted = [doctor.split_requirement(text)[1] for text in metadata.requires("dealbrief") or ()]
    assert len(wanted) >= 13
    assert all(not doctor.fits("0", text) for text in wanted)


def test_a_library_out_of_range_or_missing_is_a_problem_that_names_the_command(monkeypatch: pytest.MonkeyPatch):
    sound = metadata.version

    def version(name: str) -> str:
        if name == "uharfbuzz":
            raise metadata.PackageNotFoundError(name)
        return "4.4.10" if name == "reportlab" else sound(name)

    monkeypatch.setattr(metadata, "version", version)
    found = {one.check: one for one in doctor.versions() if one.state == "problem"}
    assert set(found) == {"uharfbuzz", "reportlab"}
    assert found["uharfbuzz"].found == "is not installed (>=0.57 is needed)"
    assert found["reportlab"].found == "4.4.10 is not <5.2,>=5.1"
    assert found["reportlab"].todo == 'python -m pip install "reportlab<5.2,>=5.1"'


def test_an_old_python_is_a_problem(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(doctor.platform, "python_version", lambda: "3.10.14")
    found = only([one for one in doctor.versions() if one.check == "Python"])
    assert (found.state, found.todo) == ("problem", "install a Python that is >=3.11")


# ---- fonts


def test_missing_fonts_are_named(without_fonts: None):
    found = only(list(doctor.fonts()))
    assert (found.state, found.todo.startswith("install dealbrief again")) == ("problem", True)
    assert "SourceSans3-Regular.ttf" in found.found
    assert "SourceSerif4Display-Semibold.ttf" in found.found


def test_a_broken_font_is_named_alone(without_fonts: None, tmp_path: Path):
    shutil.copytree(resource("assets") / "fonts", tmp_path / "assets" / "fonts")
    (tmp_path / "assets" / "fonts" / "source-sans-3" / "SourceSans3-It.ttf").write_bytes(b"not a font")
    assert only(list(doctor.fonts())).found == "cannot be opened: SourceSans3-It.ttf"


def test_without_the_shipped_folder_the_other_checks_go_on(monkeypatch: pytest.MonkeyPatch, fresh_families: None):
    def incomplete(kind: str) -> Path:
        raise FileNotFoundError(f"its folder {kind!r} is missing")

    monkeypatch.setattr("dealbrief.theme.fonts.resource", incomplete)
    monkeypatch.setattr(doctor, "builds", lambda: [])
    found = {one.check: one for one in doctor.examine()}
    assert found["fonts"].state == "problem"
    assert found["fonts"].found == "FileNotFoundError: its folder 'assets' is missing"
    assert found["writing"].state == "ok"


@pytest.mark.parametrize(
    ("listed", "state", "start"),
    [
        ("Source Sans 3,Source Sans 3 SemiBold\nSource Serif 4\n", "ok", "Source Sans 3 and Source Serif 4 installed"),
        ("Source Sans 3\nSource Serif 4 Display\n", "warning", "Source Serif 4 not installed: "),
        ("", "warning", "Source Sans 3 and Source Serif 4 not installed: "),
        (None, "warning", "cannot tell whether Source Sans 3 and Source Serif 4 are installed"),
        (subprocess.TimeoutExpired("fc-list", 30), "warning", "cannot tell"),
    ],
)
def test_fonts_of_a_deck(listed: str | Exception | None, state: str, start: str, monkeypatch: pytest.MonkeyPatch):
    found = of_fonts(monkeypatch, listed)
    assert (found.state, found.found.startswith(start)) == (state, True)
    assert (str(resource("assets") / "fonts") in found.todo) is (state != "ok")


# ---- programs, permission, build


def test_programs_are_optional(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "which", lambda name: "/opt/libreoffice" if name == "libreoffice" else None)
    office, poppler = doctor.programs()
    assert (office.state, office.found.startswith("/opt/libreoffice; ")) == ("ok", True)
    assert (poppler.state, poppler.todo) == ("warning", "optional: install poppler if you want that")


def test_a_folder_that_cannot_be_written_is_a_problem(report: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[Path] = []

    def refused(dir: Path) -> None:
        asked.append(dir)
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(doctor.tempfile, "TemporaryFile", refused)
    found = only(list(doctor.writing(report)))
    assert (found.state, found.found) == ("problem", "no file can be made in deal: Permission denied")
    (report / "out").mkdir()
    list(doctor.writing(report / "deal.yaml"))
    list(doctor.writing(None))
    assert asked == [Path.cwd() / "deal", Path.cwd() / "deal" / "out", Path.cwd()]


def test_a_file_where_the_outputs_go_is_a_problem(report: Path):
    (report / "out").write_text("in the way", encoding="utf-8")
    assert only(list(doctor.writing(report))).state == "problem"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OutputError([Problem("any", "No room.")]), "No room."),
        (ImportError("no uharfbuzz"), "ImportError: no uharfbuzz"),
    ],
)
def test_a_build_that_fails_is_told_for_each_file(fault: Exception, words: str, monkeypatch: pytest.MonkeyPatch):
    def fails(*arguments: object) -> None:
        raise fault

    monkeypatch.setattr("dealbrief.stages.render_document", fails)
    found = list(doctor.builds())
    assert [(one.check, one.state, one.found) for one in found] == [
        ("build of a brief", "problem", words),
        ("build of a deck", "problem", words),
    ]
    assert all(one.todo for one in found)


def test_an_incomplete_installation_cannot_make_the_small_report(monkeypatch: pytest.MonkeyPatch):
    def missing() -> list[Path]:
        raise FileNotFoundError("starter")

    monkeypatch.setattr(scaffold, "starter_files", missing)
    found = {one.check: one for one in doctor.examine()}
    assert (found["build"].state, found["build"].found) == ("problem", "FileNotFoundError: starter")


# ---- a report's own look


def test_a_report_without_a_look_of_its_own(report: Path):
    brand, master = doctor.look_of(report)
    assert (brand.state, brand.found) == ("ok", "deal/_brand.yml reads")
    assert (master.state, master.found) == ("ok", "none of its own: the pack's")
    (report / "_brand.yml").unlink()
    assert next(iter(doctor.look_of(report))).found == "none: the pack's look"


def test_masters_of_the_brand_and_of_an_edition_are_opened(report: Path):
    shutil.copyfile(MASTER, report / "house.pptx")
    shutil.copyfile(MASTER, report / "other.pptx")
    (report / "_brand.yml").write_text("defaults: {dealbrief: {master: house.pptx}}\n", encoding="utf-8")
    deal = report / "deal.yaml"
    named = deal.read_text(encoding="utf-8").replace("{id: deck,", "{id: deck, master: other.pptx,")
    deal.write_text(named, encoding="utf-8")
    (report / "house.roles.yml").write_text("{}\n", encoding="utf-8")
    found = [one.found for one in doctor.look_of(report) if one.check == "master" and one.state == "ok"]
    assert found == ["deal/house.pptx opens, with house.roles.yml", "deal/other.pptx opens"]
    named = [one for one in doctor.look_of(report) if one.check == "master's fonts"]
    assert len(named) == 2


@pytest.mark.parametrize(
    ("name", "content", "check", "words"),
    [
        ("_brand.yml", "color: {primry: red}\n", "report", "`color.primry` is no field of a brand file"),
        ("_brand.yml", "defaults: {dealbrief: {master: gone.pptx}}\n", "report", "there is no file `gone.pptx`"),
        ("house.pptx", "no zip", "master", ""),
        ("house.roles.yml", "exhibit: {layout: Nowhere}\n", "master", "Nowhere"),
        ("deal.yaml", "deal: {titel: A}\n", "report", "deal.titel: not a field of a deal"),
    ],
)
def test_what_is_wrong_with_a_report_is_a_problem(
    name: str,
    content: str,
    check: str,
    words: str,
    report: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: Callable[..., Ran],
):
    monkeypatch.setattr(doctor, "builds", lambda: [])
    shutil.copyfile(MASTER, report / "house.pptx")
    (report / "_brand.yml").write_text("defaults: {dealbrief: {master: house.pptx}}\n", encoding="utf-8")
    (report / name).write_text(content, encoding="utf-8")
    ran = run("doctor", report, "--json")
    found = [one for one in json.loads(ran.out)["checks"] if one["state"] == "problem"]
    assert ran.code == 1
    assert any(one["check"] == check and words in one["found"] for one in found)
    assert all(f"deal/{name}" in one["found"] for one in found if name.endswith("yml"))
    assert all(one["todo"] for one in found)


def test_in_the_folder_of_a_report_it_looks_at_that(
    report: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(doctor, "examine", lambda path: [Finding("report", "ok", str(path))])
    assert "None" in run("doctor").out
    monkeypatch.chdir(report)
    assert json.loads(run("doctor", "--json").out)["checks"][0]["found"] == "."
