"""The gallery shows every document of the shipped packs: its page is what its tool writes, each picture is there."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

pytestmark = pytest.mark.checkout


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "tools")
    return importlib.import_module("make_gallery")


def test_its_page_is_what_its_tool_writes(tool: ModuleType):
    assert tool.PAGE.read_text(encoding="utf-8") == tool.page()


def test_each_document_has_a_picture_and_no_other_is_there(tool: ModuleType):
    wanted = {f"{pack.name}-{name}.png" for pack in tool.packs() for name in tool.shown(pack)}
    assert {path.name for path in tool.PICTURES.iterdir()} == wanted
    for name in wanted:
        with Image.open(tool.PICTURES / name) as picture:
            assert picture.height == tool.HEIGHT + 2 * tool.GAP
        assert (tool.PICTURES / name).stat().st_size < 200_000
