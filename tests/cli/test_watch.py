"""`build --watch`: what counts as a change, what is built for it, and that no mistake ends it. No test waits."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest
from tests.conftest import Ran

from dealbrief.cli import scaffold, watch
from dealbrief.errors import Problem, SourceError
from dealbrief.stages import Output, Report

Step = Callable[[], object]
SECONDS = re.compile(r"\(\d+\.\d\d s\)")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one small report, `deal/`."""
    monkeypatch.chdir(tmp_path)
    scaffold.new(Path("deal"))
    return tmp_path


@pytest.fixture
def watched(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Ran, list[str]]]:
    """Run `build --watch` with one step before each look; give back its lines without seconds."""

    def ran(steps: Sequence[Step], *arguments: str | Path) -> tuple[Ran, list[str]]:
        def ticks() -> Iterator[None]:
            for step in steps:
                step()
                yield

        monkeypatch.setattr(watch, "seconds", ticks)
        told = run("build", "--watch", *arguments)
        return told, [SECONDS.sub("(s)", line) for line in told.out.splitlines()]

    return ran


def change(path: str, old: str, new: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), encoding="utf-8")


def stamps(folder: str) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in Path(folder).iterdir()}


# ---- what counts as a change


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({}, {}, []),
        ({"a": (1, 1)}, {"a": (1, 1)}, []),
        ({"a": (1, 1)}, {"a": (2, 1)}, ["a"]),
        ({"a": (1, 1)}, {"a": (1, 2)}, ["a"]),
        ({"a": (2, 1)}, {"a": (1, 1)}, ["a"]),  # an older file put in its place
        ({"b": (1, 1)}, {"b": (1, 1), "a": (1, 1)}, ["a"]),
        ({"a": (1, 1), "b": (1, 1)}, {"c": (1, 1)}, ["a", "b", "c"]),
    ],
)
def test_changes(before: watch.Snapshot, after: watch.Snapshot, found: list[str]):
    assert watch.changes(before, after) == found


def test_a_look_sees_the_files_of_a_report_and_nothing_else(tmp_path: Path):
    seen = ["deal.yaml", "_brand.yml", "house.pptx", "pictures/a.png", "templates/base/slides.xml.j2"]
    unseen = ["out/a.pdf", ".git/HEAD", ".deal.yaml.swp", "deal.yaml~", "~$house.pptx", "a.tmp", "__pycache__/a.pyc"]
    for name in (*seen, *unseen):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = watch.snapshot([tmp_path], [tmp_path / "out"])
    assert sorted(found) == sorted(str(tmp_path / name) for name in seen)
    assert all(size == 1 for _, size in found.values())


def test_a_look_survives_what_cannot_be_seen(tmp_path: Path):
    (tmp_path / "broken-link").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert list(watch.snapshot([tmp_path, tmp_path / "missing"], [])) == [str(tmp_path / "loop")]


# ---- the loop


def played(looks: Mapping[str, Sequence[watch.Snapshot]]) -> list[tuple[str, tuple[str, ...]]]:
    """The builds of a loop whose looks are given, one a tick."""
    left = {report: iter(states) for report, states in looks.items()}
    builds: list[tuple[str, tuple[str, ...]]] = []
    ticks = range(max(map(len, looks.values())) - 1)
    watch.watch(
        [Path(report) for report in looks],
        lambda report: next(left[report.name]),
        lambda report, changed: builds.append((report.name, tuple(changed))),
        ticks,
    )
    return builds


def test_every_report_is_built_once_and_then_only_those_that_changed():
    still, moved = {"deal.yaml": (1, 1)}, {"deal.yaml": (2, 1)}
    builds = played({"one": [still, still, moved, moved], "two": [still, still, still, moved]})
    assert builds == [("one", ()), ("two", ()), ("one", ("deal.yaml",)), ("two", ("deal.yaml",))]


def test_what_changes_during_a_build_is_built_at_the_next_look():
    state = {"deal.yaml": (1, 1)}
    builds: list[Sequence[str]] = []

    def build(report: Path, changed: Sequence[str]) -> None:
        builds.append(changed)
        if len(builds) == 1:
            state["deal.yaml"] = (2, 1)

    watch.watch([Path("one")], lambda report: dict(state), build, range(3))
    assert builds == [(), ["deal.yaml"]]


# ---- what is written


def test_a_file_with_the_same_bytes_is_left_as_it_is(tmp_path: Path):
    same, other, new = (tmp_path / name for name in ("same", "other", "new"))
    same.write_bytes(b"as it was")
    other.write_bytes(b"as it was")
    os.utime(same, ns=(1, 1))
    assert watch.write_changed({same: b"as it was", other: b"as it is!", new: b"new"}) == [other, new]
    assert same.stat().st_mtime_ns == 1
    assert [path.read_bytes() for path in (same, other, new)] == [b"as it was", b"as it is!", b"new"]


def test_a_template_of_the_deck_leaves_the_brief_untouched(here: Path, watched, run: Callable[..., Ran]):
    run("build", "deal")
    before = stamps("deal/out")
    override = '{% extends "base/deck.xml.j2" %}{% block ground %}light{% endblock %}\n'
    step = partial(Path("deal/templates/deck.xml.j2").write_text, override, encoding="utf-8")
    ran, lines = watched([step], "deal")
    after = stamps("deal/out")
    assert lines == [
        "deal: first build -> deal-brief.pdf unchanged, deal-deck.pptx unchanged (s)",
        "deal: templates/deck.xml.j2 changed -> deal-brief.pdf unchanged, deal-deck.pptx written (s)",
    ]
    assert before["deal-brief.pdf"] == after["deal-brief.pdf"]
    assert before["deal-deck.pptx"] != after["deal-deck.pptx"]
    assert ran.err == "watching deal; Ctrl-C ends\n"


def test_the_brand_changes_both(here: Path, watched):
    step = partial(change, "deal/_brand.yml", "# color:", 'color: {primary: "#123456"}\n#')
    _, lines = watched([step], "deal")
    assert lines[1] == "deal: _brand.yml changed -> deal-brief.pdf written, deal-deck.pptx written (s)"


def test_a_folder_of_templates_that_was_given_is_watched(here: Path, watched):
    Path("ours").mkdir()
    override = '{% extends "base/deck.xml.j2" %}{% block ground %}light{% endblock %}\n'
    step = partial(Path("ours/deck.xml.j2").write_text, override, encoding="utf-8")
    _, lines = watched([step], "deal", "--templates", "ours")
    assert lines[1] == "deal: ours/deck.xml.j2 changed -> deal-brief.pdf unchanged, deal-deck.pptx written (s)"


def test_only_the_report_that_changed_is_built_again(here: Path, watched):
    shutil.copytree("deal", "twin")
    step = partial(change, "twin/deal.yaml", 'version: "0.1"', 'version: "0.2"')
    _, lines = watched([step, lambda: None], "deal", "twin", "--edition", "brief")
    assert lines == [
        "deal: first build -> deal-brief.pdf written (s)",
        "twin: first build -> deal-brief.pdf written (s)",
        "twin: deal.yaml changed -> deal-brief.pdf written (s)",
    ]


def test_many_changes_are_counted(here: Path):
    changed = [str(here / "deal" / name) for name in ("a", "b", "c", "d", "e")]
    assert watch.line(Path("deal"), changed, [], [], 0.5) == (
        "deal: a, b, c and 2 more changed -> nothing written, the old files stay (0.50 s)"
    )


# ---- what goes wrong


def test_a_broken_deal_keeps_the_last_output_and_mending_it_goes_on(here: Path, watched):
    kept: list[bytes] = []

    def breaks() -> None:
        change("deal/deal.yaml", "version:", "versoin:")

    def mends() -> None:
        kept.append(Path("deal/out/deal-brief.pdf").read_bytes())
        change("deal/deal.yaml", 'versoin: "0.1"', 'version: "0.2"')

    ran, lines = watched([breaks, mends], "deal", "--edition", "brief")
    assert ran.code == 0
    assert lines == [
        "deal: first build -> deal-brief.pdf written (s)",
        "deal: deal.yaml changed -> nothing written, the old files stay (s)",
        "deal: deal.yaml changed -> deal-brief.pdf written (s)",
    ]
    assert "error[unknown-key]: deal.versoin: not a field of a deal" in ran.err
    assert "did you mean `version`?" in ran.err
    assert kept[0].startswith(b"%PDF")


def test_an_excerpt_is_of_the_file_as_it_is_now(here: Path, watched):
    def first() -> None:
        change("deal/deal.yaml", "version:", "versoin:")

    def second() -> None:
        change("deal/deal.yaml", "versoin:", "verzion:")

    ran, _ = watched([first, second], "deal", "--edition", "brief")
    assert re.findall(r"\| +(ver\w+):", ran.err) == ["versoin", "verzion"]


def test_a_deal_that_is_gone_is_told_and_waited_for(here: Path, watched):
    def away() -> None:
        Path("deal/deal.yaml").rename("kept.yaml")

    def back() -> None:
        Path("kept.yaml").rename("deal/deal.yaml")

    ran, lines = watched([away, back], "deal", "--edition", "brief")
    assert "error[no-file]" in ran.err
    assert lines[1:] == [
        "deal: deal.yaml changed -> nothing written, the old files stay (s)",
        "deal: deal.yaml changed -> deal-brief.pdf unchanged (s)",
    ]


def test_what_cannot_be_written_is_told_and_tried_again(here: Path, watched):
    Path("deal/out").write_text("in the way", encoding="utf-8")

    def clear() -> None:
        Path("deal/out").unlink()
        change("deal/deal.yaml", 'version: "0.1"', 'version: "0.2"')

    ran, lines = watched([clear], "deal", "--edition", "brief")
    assert "error[cannot-write]" in ran.err
    assert lines[1] == "deal: deal.yaml changed -> deal-brief.pdf written (s)"


def told_by(build: watch.Build, capsys: pytest.CaptureFixture[str], debug: bool = False) -> tuple[str, str]:
    watch.Rebuilder(build, debug)(Path("deal"), ())
    told = capsys.readouterr()
    return SECONDS.sub("(s)", told.out), told.err


def test_an_unforeseen_error_is_told_and_survived(capsys: pytest.CaptureFixture[str]):
    def build(report: Path, **options: object) -> Report:
        raise ZeroDivisionError("by nought")

    out, err = told_by(build, capsys)
    assert out == "deal: first build -> nothing written, the old files stay (s)\n"
    assert err.startswith("error[internal]: ZeroDivisionError: by nought\n  = run again with --debug\n")
    with pytest.raises(ZeroDivisionError):
        told_by(build, capsys, debug=True)


def test_warnings_are_told_beside_what_was_written(capsys: pytest.CaptureFixture[str]):
    made = Output(Path("out/a.pdf"), "brief", "pdf", 1, "", 1)

    def build(report: Path, **options: object) -> Report:
        return Report([made], [Problem("wording", "Loose.", severity="warning")])

    out, err = told_by(build, capsys)
    assert out == "deal: first build -> a.pdf unchanged (s)\n"
    assert err == "warning[wording]: Loose.\n\n1 warning\n"


def test_no_report_may_replace_the_files_of_another(capsys: pytest.CaptureFixture[str]):
    asked: list[tuple[str, list[Path]]] = []

    def build(report: Path, *, taken: list[Path], **options: object) -> Report:
        asked.append((report.name, taken))
        if len(asked) == 4:
            raise SourceError([Problem("any", "any")])
        return Report([Output(Path(f"out/{report.name}.pdf"), "brief", "pdf", 1, "", 1)])

    rebuild = watch.Rebuilder(build)
    for name in ("one", "two", "one", "two", "one"):
        rebuild(Path(name), ())
    one, two = [Path("out/one.pdf")], [Path("out/two.pdf")]
    assert asked == [("one", []), ("two", one), ("one", two), ("two", one), ("one", two)]


def test_ctrl_c_ends_it_with_130(here: Path, watched):
    def interrupt() -> None:
        raise KeyboardInterrupt

    ran, lines = watched([interrupt], "deal", "--edition", "brief")
    assert ran.code == 130
    assert len(lines) == 1
    assert ran.err.endswith("interrupted\n")


def test_lines_and_one_json_object_do_not_go_together(here: Path, run: Callable[..., Ran]):
    ran = run("build", "deal", "--watch", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "--watch tells a line a build" in ran.err


def test_the_clock_ticks_without_end(monkeypatch: pytest.MonkeyPatch):
    slept: list[float] = []
    monkeypatch.setattr(watch.time, "sleep", slept.append)
    ticks = watch.seconds()
    assert [next(ticks), next(ticks)] == [None, None]
    assert slept == [watch.SECONDS_BETWEEN_LOOKS] * 2
