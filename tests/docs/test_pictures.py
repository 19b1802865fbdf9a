"""Pictures of the docs are small, and keep the colours of what they show."""

from __future__ import annotations

import importlib
import io
from pathlib import Path

import pytest
from PIL import Image

pytestmark = pytest.mark.checkout

GROUND, DOT, STRAY = (238, 240, 241), (168, 68, 32), (240, 238, 236)


def test_a_small_dot_and_the_ground_keep_their_colours(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "tools")
    picture = Image.new("RGB", (300, 300), GROUND)
    for step in range(256):
        picture.paste((0, step // 2, step), (step, 20, step + 1, 200))
        picture.paste((step, step, 255 - step // 2), (step, 210, step + 1, 280))
    picture.paste(DOT, (290, 10, 294, 14))
    picture.putpixel((298, 298), STRAY)
    data = importlib.import_module("make_pictures").as_png(picture)
    with Image.open(io.BytesIO(data)) as made:
        kept = made.convert("RGB")
    assert kept.getpixel((0, 0)) == GROUND
    assert kept.getpixel((292, 12)) == DOT
