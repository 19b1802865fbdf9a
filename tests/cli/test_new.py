"""`new`: a folder that builds at once, and none that was there before is touched."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from tests.conftest import Ran

from dealbrief import build_document, load_deal
from dealbrief.cli import scaffold
from dealbrief.document.blocks import Captioned
from dealbrief.document.inlines import plain_text
from dealbrief.document.walk import nodes
from dealbrief.errors import WriteError
from dealbrief.source.groups import GROUPS
from dealbrief.theme.brand import load_brand, standard_theme, theme_of
from dealbrief.theme.logos import LogoFile

MADE = ["_brand.yml", "brand.schema.json", "deal.schema.json", "deal.yaml", "templates/README.md"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_it_names_its_files_and_the_next_two_commands(here: Path, run: Callable[..., Ran]):
    ran = run("new", "reports/our-deal")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        *(f"reports/our-deal/{name}" for name in MADE),
        "next:",
        "  dealbrief build reports/our-deal",
        "  dealbrief build reports/our-deal --watch    # and change reports/our-deal/deal.yaml",
    ]
    assert files(here / "reports" / "our-deal") == MADE


def test_it_builds_at_once_without_a_warning(here: Path, run: Callable[..., Ran]):
    run("new", "our-deal")
    ran = run("build", "our-deal", "--json")
    told = json.loads(ran.out)
    assert (ran.code, told["problems"]) == (0, [])
    made = [(Path(output["path"]).name, output["edition"]) for output in told["outputs"]]
    assert made == [("our-deal-brief.pdf", "brief"), ("our-deal-deck.pptx", "deck")]


def test_every_group_is_there_under_a_comment(here: Path, run: Callable[..., Ran]):
    run("new", "our-deal")
    lines = Path("our-deal/deal.yaml").read_text(encoding="utf-8").splitlines()
    found = ((number, re.fullmatch(r"(?:# )?([a-z]+):", line)) for number, line in enumerate(lines))
    heads = {head[1]: number for number, head in found if head}
    assert set(heads) == set(GROUPS)
    assert all(lines[number - 1].startswith("# ") for number in heads.values())


def test_an_editor_finds_the_schema_beside_the_deal(here: Path, run: Callable[..., Ran]):
    run("new", "our-deal")
    first = Path("our-deal/deal.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=deal.schema.json"
    assert (
        Path("our-deal/deal.schema.json").read_text(encoding="utf-8") == run("schema").out == run("schema", "deal").out
    )
    first = Path("our-deal/_brand.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=brand.schema.json"
    assert Path("our-deal/brand.schema.json").read_text(encoding="utf-8") == run("schema", "brand").out


def test_the_brand_file_changes_nothing_until_a_line_is_taken_in(here: Path):
    scaffold.new(here / "our-deal")
    assert theme_of(here / "our-deal", "standard") == standard_theme()


def test_every_line_of_the_brand_file_can_be_taken_in(here: Path):
    scaffold.new(here / "our-deal")
    (here / "our-deal" / "house.pptx").touch()
    Image.new("RGB", (300, 100)).save(here / "our-deal" / "logo.png")
    brand = here / "our-deal" / "_brand.yml"
    heading, body = brand.read_text(encoding="utf-8").split("\n\n", 1)
    assert all(line.startswith("#") for line in heading.splitlines())
    brand.write_text("\n".join(line.removeprefix("# ") for line in body.splitlines()), encoding="utf-8")
    theme = load_brand(brand)  # alone: no pack below fills what it lacks
    assert (theme.name, theme.text, theme.colour("a"), theme.colour("b-tint")) == (
        "our-house",
        "justified",
        "123C69",
        "F1E4DF",
    )


def test_its_titles_say_when_and_how_many_as_a_reader_would(here: Path):
    scaffold.new(here / "our-deal")
    brief = build_document(load_deal(here / "our-deal"), "brief", here / "our-deal")
    captioned = (node for node in nodes(brief.blocks) if isinstance(node, Captioned))
    titles = [plain_text(node.title).replace("\u00a0", " ") for node in captioned]
    assert "The only authority moved" in titles
    assert "310 tonnes in May 2031, down from 900 at the highest count" in [
        title.replace("\u00a0", " ") for title in titles
    ]


def test_the_brand_file_names_the_kinds_of_pictures_that_a_logo_may_be(here: Path):
    scaffold.new(here / "our-deal")
    taken = LogoFile.model_fields["path"].description or ""
    kinds = taken.partition(" file")[0]
    assert kinds == "PNG, JPEG or WebP"
    assert f"# logo:                    # {kinds} files" in (here / "our-deal" / "_brand.yml").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("name", "slug"),
    [("our-deal", "our-deal"), ("Our Deal, 2031", "our-deal-2031"), ("2031", "deal-2031"), ("Сделка", "deal")],
)
def test_the_files_are_named_after_the_folder(name: str, slug: str, here: Path):
    scaffold.new(here / name)
    assert load_deal(here / name).slug == slug


def test_a_name_with_a_space_is_quoted_in_the_commands(here: Path, run: Callable[..., Ran]):
    assert '  dealbrief build "our deal"\n' in run("new", "our deal").out


def test_an_empty_folder_is_taken(here: Path, run: Callable[..., Ran]):
    (here / "empty").mkdir()
    assert run("new", "empty").code == 0
    assert files(here / "empty") == MADE


def test_a_folder_with_something_in_it_is_refused_and_left_as_it_was(here: Path, run: Callable[..., Ran]):
    (here / "full").mkdir()
    (here / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    ran = run("new", "full")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("error[already-there]: full is not empty\n  = name a new folder")
    assert files(here / "full") == ["mine.txt"]


def test_a_file_of_that_name_is_refused(here: Path, run: Callable[..., Ran]):
    (here / "taken").write_text("mine", encoding="utf-8")
    ran = run("new", "taken")
    assert (ran.code, ran.out) == (3, "")
    assert "error[cannot-write]: taken: Not a directory" in ran.err
    assert (here / "taken").read_text(encoding="utf-8") == "mine"


def test_what_fails_half_way_leaves_no_file(here: Path, monkeypatch: pytest.MonkeyPatch):
    written = 0

    def full(self: Path, mode: int) -> None:
        nonlocal written
        written += 1
        if written == len(MADE):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "chmod", full)  # the last step before a file is complete
    with pytest.raises(WriteError, match="No space left"):
        scaffold.new(here / "our-deal")
    assert written == len(MADE)
    assert files(here) == []


def test_no_folder_named_is_wrong_usage(run: Callable[..., Ran]):
    assert run("new").code == 2
