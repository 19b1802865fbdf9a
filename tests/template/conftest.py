"""Templates in a temporary folder, run on a plain context."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dealbrief.document.tree import Document
from dealbrief.errors import Problem, TemplateError
from dealbrief.template import build_tree

FRAME = """\
<brief title="T" short-title="s" language="en" stamp="2025-12-31" sides="2">
<references><reference id="s1" label="One, 2025" publisher="One"/></references>
{% block body %}{% endblock %}
</brief>
"""
BODY = """\
{% extends "frame.xml.j2" %}
{% block body %}
BODY
{% endblock %}
"""


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Document]:
    """Run a body inside a small brief; its first line is line 3 of `brief.xml.j2`."""

    def build(body: str, *, files: dict[str, str] | None = None, **context: Any) -> Document:
        texts = {"frame.xml.j2": FRAME, "brief.xml.j2": BODY.replace("BODY", body)} | (files or {})
        for name, text in texts.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return build_tree("brief", context, [tmp_path], "en")[0]

    return build


@pytest.fixture
def refused(run: Callable[..., Document]) -> Callable[..., list[Problem]]:
    """The problems of a body that must fail."""

    def problems(body: str, **arguments: Any) -> list[Problem]:
        with pytest.raises(TemplateError) as caught:
            run(body, **arguments)
        return list(caught.value.problems)

    return problems
