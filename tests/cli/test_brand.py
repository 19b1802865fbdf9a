"""`dealbrief brand from-master`: a house's PowerPoint file gives a brand file that can be used at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.backends.pptx.masters import german
from tests.conftest import Ran

from dealbrief.resources import resource
from dealbrief.theme.brand import load_brand

Run = Callable[..., Ran]
STANDARD = resource("templates") / "standard" / "_brand.yml"


def test_a_master_s_colours_become_a_brand_that_loads(run: Run, tmp_path: Path):
    (tmp_path / "haus.pptx").write_bytes(german())
    ran = run("brand", "from-master", str(tmp_path / "haus.pptx"))
    assert ran.code == 0
    theme = load_brand(tmp_path / "_brand.yml", STANDARD)
    assert theme.master == tmp_path / "haus.pptx"
    assert theme.colour("b") == "C0504D"
    text = (tmp_path / "_brand.yml").read_text(encoding="utf-8")
    assert "# accent1 is #4F81BD, too weak for text" in text
    assert theme.colour("a") != "4F81BD"
    assert "#   base: Calibri" in text


def test_nothing_is_overwritten(run: Run, tmp_path: Path):
    (tmp_path / "haus.pptx").write_bytes(german())
    (tmp_path / "_brand.yml").write_text("# mine\n", encoding="utf-8")
    ran = run("brand", "from-master", str(tmp_path / "haus.pptx"))
    assert (ran.code, "already-there" in ran.err) == (3, True)
    assert (tmp_path / "_brand.yml").read_text(encoding="utf-8") == "# mine\n"


def test_a_file_that_is_no_master_is_refused(run: Run, tmp_path: Path):
    (tmp_path / "haus.pptx").write_bytes(b"no package")
    assert run("brand", "from-master", str(tmp_path / "haus.pptx")).code == 1
    assert not (tmp_path / "_brand.yml").exists()
