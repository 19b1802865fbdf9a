"""Every pack that comes with the program, each template of it, on every page size and every deal: built and judged.

A pack is found by its `pack.toml`, a deal by its folder; so a new one of either is judged without a line here.
"""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.backends.pdf.conformance import standards, tag_faults
from tests.backends.pptx.gate import gate_faults

from dealbrief import build_document, load_deal, stages
from dealbrief.document.tree import Document
from dealbrief.errors import OutputError
from dealbrief.packs import shipped_folders, visible
from dealbrief.resources import resource
from dealbrief.source import Deal
from dealbrief.theme.theme import PAGES

FICTION = Path(__file__).parents[1] / "fixtures" / "fiction"
DEALS = {
    path.parent.name: path.parent for path in (*sorted(resource("reports").glob("*/deal.yaml")), FICTION / "deal.yaml")
}
REFUSED = {("fiction", "one-slide"): {"overflow", "word-broken"}}
"""What the standard pack refuses too: three parties have no room on one slide."""
DECKS = ("deck", "one-slide")
TWO_PAGES = ("glance", "desk-note")


class Case(NamedTuple):
    deal: str
    pack: str
    template: str
    page: str

    @property
    def edition(self) -> str:
        return f"{self.pack}-{self.template}-{self.page.lower()}"


def templates(pack: str) -> list[str]:
    """The documents of a pack, those of the packs it extends among them."""
    chain = visible(None).chain(pack)
    return sorted({name for one in chain for name in one.templates})


CASES = [
    Case(deal, pack, template, page)
    for deal in DEALS
    for pack in sorted(shipped_folders())
    for template in templates(pack)
    for page in (("A4",) if template in DECKS else PAGES)
]


@cache
def written(deal: str, folder: Path) -> tuple[Deal, Path]:
    """A copy of a deal with an edition for each case, which keeps what its own edition of the template leaves out."""
    home = folder / deal
    shutil.copytree(DEALS[deal], home, ignore=shutil.ignore_patterns("out", "templates"))
    text = (home / "deal.yaml").read_text(encoding="utf-8")
    editions = "".join(
        f"  - {{id: {case.edition}, template: {case.template}, pack: {case.pack}, page: {case.page}"
        f"{omitted(text, case.template)}}}\n"
        for case in CASES
        if case.deal == deal
    )
    text = re.sub(r"^editions:\n(?: .*\n)*", "", text, flags=re.MULTILINE)
    (home / "deal.yaml").write_text(f"{text.rstrip()}\neditions:\n{editions}", encoding="utf-8")
    return load_deal(home), home


def omitted(text: str, template: str) -> str:
    """The `omit` of a deal's own edition of a template, as a further field of a flow mapping."""
    found = re.search(rf"^    template: {template}\n(?:    .*\n)*?    (omit: .*)\n", text, flags=re.MULTILINE)
    return f", {found[1]}" if found else ""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packs")


def made(case: Case, folder: Path) -> tuple[Document, stages.Rendered]:
    deal, home = written(case.deal, folder)
    document = build_document(deal, case.edition, home)
    return document, stages.render_document(document, stages.theme_of(deal, case.edition, home), stages.Report())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.deal}-{case.edition}")
def test_every_product_of_a_pack_is_built_and_passes_its_judge(case: Case, folder: Path):
    refused = REFUSED.get((case.deal, case.template))
    if refused:
        with pytest.raises(OutputError) as caught:
            made(case, folder)
        assert {problem.code for problem in caught.value.problems} <= refused
        return
    document, rendered = made(case, folder)
    assert [problem for problem in rendered.problems if problem.is_error] == []
    if document.root == "deck":
        assert gate_faults(rendered.data) == []
        return
    assert standards(rendered.data, "ua-1", "2a") == []
    assert tag_faults(rendered.data) == []
    assert rendered.sheets <= (2 if case.template in TWO_PAGES else 12)


def test_a_pack_is_more_than_another_name(folder: Path):
    """No two packs give the same look to a document."""
    deal, home = written(next(iter(DEALS)), folder)
    looks = {pack: stages.theme_of(deal, f"{pack}-brief-a4", home) for pack in shipped_folders()}
    assert len({str(look.colours) for look in looks.values()}) == len(looks)


@pytest.mark.parametrize("pack", sorted(shipped_folders()))
def test_a_master_of_a_pack_has_a_layout_of_its_own_for_every_role(pack: str, folder: Path):
    from dealbrief.backends.pptx import load_master
    from dealbrief.backends.pptx.plan.roles import ROLES, choose, matched

    deal, home = written(next(iter(DEALS)), folder)
    theme = stages.theme_of(deal, f"{pack}-deck-a4", home)
    if theme.master is None:
        return
    master, _ = load_master(theme.master, None, theme.recolour)
    assert (list(master.problems), master.foreign) == ([], False)
    for name, role in ROLES.items():
        for ground in ("dark", "light"):
            found = choose(role.on(ground), master)
            assert found is not None
            assert found.how == "name", name
            assert "Marking" in matched(role, found), name


@pytest.mark.parametrize("pack", sorted(shipped_folders()))
def test_what_stands_under_an_exhibit_begins_at_its_margin(pack: str, folder: Path):
    """The sources slide of no pack has a place for a note: it is a text box under the table."""
    from dealbrief.backends.pptx import load_master, standard_master
    from dealbrief.backends.pptx.plan.roles import ROLES, places

    deal, home = written(next(iter(DEALS)), folder)
    theme = stages.theme_of(deal, f"{pack}-deck-a4", home)
    master, _ = load_master(theme.master or standard_master(), None, theme.recolour)
    found = places(ROLES["sources"], master)
    assert found is not None
    source, exhibit = found.get("Source"), found.get("Exhibit")
    assert source is not None
    assert exhibit is not None
    assert source.inner.x == exhibit.inner.x
