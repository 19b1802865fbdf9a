"""What a command loads: nothing heavy for help, no backend for a deal with errors, and nothing of Platypus ever."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dealbrief

PACKAGE = Path(dealbrief.__file__).parent
HEAVY = ("reportlab", "pptx", "jinja2", "pydantic", "lxml", "babel", "uharfbuzz", "PIL", "markdown_it")
PLATYPUS = ("reportlab.platypus", "reportlab.lib.styles")

LOADED = """\
import json, sys
sys.argv = ["dealbrief", *sys.argv[1:]]
code = 0
try:
    from dealbrief.cli import main
    main()
except SystemExit as left:
    code = left.code or 0
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def loaded(*arguments: str | Path, program: str = LOADED) -> tuple[int, set[str]]:
    """The exit code of a command in a fresh interpreter, and the top-level packages it loaded."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    code, modules = json.loads(ran.stderr.splitlines()[-1])
    return code, {name.partition(".")[0] for name in modules}


def imported(source: str) -> Iterator[str]:
    """Every module a source text imports, also inside functions; `from a import b` counts as `a` and as `a.b`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_help_loads_nothing_heavy():
    code, modules = loaded("--help")
    assert code == 0
    assert "click" in modules
    assert modules.isdisjoint(HEAVY)


@pytest.mark.parametrize("command", ["build", "check", "templates", "schema"])
def test_help_of_a_command_loads_nothing_heavy(command: str):
    assert loaded(command, "--help")[1].isdisjoint(HEAVY)


def test_check_of_a_source_with_errors_loads_no_backend(tmp_path: Path):
    (tmp_path / "deal.yaml").write_text("deal: {titel: A}\n", encoding="utf-8")
    code, modules = loaded("check", tmp_path)
    assert code == 1
    assert "pydantic" in modules
    assert modules.isdisjoint(("reportlab", "pptx"))


def test_check_of_a_whole_report_loads_no_reportlab():
    code, modules = loaded("check", Path(__file__).parents[1] / "fixtures" / "fiction", "--json")
    assert code == 0
    assert "jinja2" in modules
    assert "reportlab" not in modules


def test_the_package_alone_is_light():
    program = "import json, sys, dealbrief; print(json.dumps([0, sorted(sys.modules)]), file=sys.stderr)"
    modules = loaded(program=program)[1]
    assert "dealbrief" in modules
    assert modules.isdisjoint((*HEAVY, "click", "yaml"))


def test_platypus_is_imported_nowhere():
    sources = {path: set(imported(path.read_text(encoding="utf-8"))) for path in PACKAGE.rglob("*.py")}
    assert {path: found for path, found in sources.items() if not found.isdisjoint(PLATYPUS)} == {}
    assert all("reportlab.pdfgen.canvas" in found for path, found in sources.items() if path.name == "canvas.py")


@pytest.mark.parametrize(
    "source",
    [
        "import reportlab.platypus",
        "from reportlab import platypus",
        "from reportlab.platypus import Paragraph",
        "def f():\n    from reportlab.lib.styles import ParagraphStyle as P",
        "if True:\n    import os, reportlab.lib.styles",
    ],
)
def test_the_walk_sees_every_way_to_import_it(source: str):
    assert not set(imported(source)).isdisjoint(PLATYPUS)


def test_loaded_modules_are_seen():
    program = LOADED.replace("import json, sys", "import json, sys, jinja2", 1)
    assert not loaded("--help", program=program)[1].isdisjoint(HEAVY)
