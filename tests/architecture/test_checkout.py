"""The tree itself: import contracts, generated documents, sizes of files, and what may stand in none of them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).parents[2]
LONGEST = 400
DEAL_WORDS = re.compile(r"belarus(?!ian\b)|potash|prisoner", re.IGNORECASE)
"""The language of a country is one that documents are in, and no sign of a deal."""
MACHINE = re.compile(r"(?<![\w.:/-])/(?:home|Users|root|work|tmp)/\w|\b[A-Z]:\\Users\\|/\.venv/lib/")
REGISTRIES = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs\.org|conda\.anaconda\.org|registry\.yarnpkg|crates\.io|"
    r"--(?:extra-)?index-url|--find[-]links|--trusted[-]host"
)
GENERATED = {"docs/source.md": "dealbrief.source.reference", "docs/templates.md": "dealbrief.template.reference"}


def tracked() -> dict[str, str]:
    """The text of every tracked file that is text, by its path."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = {}
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        data = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in data[:4096]:
            found[name] = data.decode("utf-8", errors="replace")
    return found


def matching(pattern: re.Pattern[str], texts: dict[str, str]) -> dict[str, str]:
    """The first match in each text that has one."""
    found = {name: pattern.search(text) for name, text in texts.items()}
    return {name: match.group() for name, match in found.items() if match}


def too_long(texts: dict[str, str]) -> dict[str, int]:
    lengths = {name: text.count("\n") for name, text in texts.items()}
    return {name: length for name, length in lengths.items() if length > LONGEST}


def sources() -> dict[str, str]:
    folder = ROOT / "src"
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = (
        "import sys; sys.path.insert(0, ''); from importlinter.cli import lint_imports_command; lint_imports_command()"
    )
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


# ---- import contracts


def test_the_import_contracts_are_kept():
    ran = lint_imports(ROOT)
    assert ran.returncode == 0, ran.stdout
    assert "0 broken" in ran.stdout


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("errors.py", "import dealbrief.cli", "a lower layer never imports a higher one"),
        ("backends/pdf/writer.py", "import dealbrief.backends.pptx", "the two backends never import each other"),
        ("figures/scale.py", "import dealbrief.source", "backends never see a deal"),
        ("stages.py", "import reportlab.pdfgen", "reportlab only in the PDF writer"),
        ("document/tree.py", "import pydantic", "pydantic at two doors only"),
    ],
)
def test_a_forbidden_import_breaks_a_contract(module: str, line: str, broken: str, tmp_path: Path):
    shutil.copytree(ROOT / "src" / "dealbrief", tmp_path / "dealbrief", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    path = tmp_path / "dealbrief" / module
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    ran = lint_imports(tmp_path)
    assert ran.returncode == 1
    assert re.search(rf"{re.escape(broken)}.* BROKEN", ran.stdout)


# ---- generated documents


@pytest.mark.parametrize(("page", "module"), GENERATED.items())
def test_a_generated_document_is_up_to_date(page: str, module: str):
    made = subprocess.run([sys.executable, "-m", module], capture_output=True, check=True).stdout.decode("utf-8")
    assert made == (ROOT / page).read_text(encoding="utf-8"), f"run: python -m {module} > {page}"


# ---- sizes and words


def test_no_file_of_the_program_is_too_long():
    assert too_long(sources()) == {}


def test_the_program_does_not_know_its_first_deal():
    texts = sources() | {name: text for name, text in tracked().items() if name.startswith("src/")}
    assert matching(DEAL_WORDS, texts) == {}


def test_no_tracked_file_names_a_machine_or_a_registry():
    texts = tracked()
    assert len(texts) > 100
    assert matching(MACHINE, texts) == {}
    assert matching(REGISTRIES, texts) == {}


def test_the_guards_see_what_they_forbid():
    assert matching(DEAL_WORDS, {"a.py": "# the POTASH deal"}) == {"a.py": "POTASH"}
    assert matching(DEAL_WORDS, {"a.py": "Belarusian, Belarusians"}) == {"a.py": "Belarus"}
    assert too_long({"a.py": "\n" * 401, "b.py": "\n" * 400}) == {"a.py": 401}
    machines = ["/" + "home/ada/x", "see /" + "Users/ada", '"/' + 'work/main"', "C:" + "\\Users\\ada"]
    assert all(MACHINE.search(text) for text in machines)
    assert all(REGISTRIES.search(text) for text in ("https://pypi" + ".org/simple", "--index" + "-url x"))
    assert not MACHINE.search("https://example.org/work/x")
    assert not MACHINE.search("/usr/share/fonts")


FIGURE_NAME = re.compile(r'if name == "(\w+)"')


@pytest.mark.parametrize(("column", "part"), [(1, "tables"), (2, "slides")])
def test_the_page_of_figures_names_what_the_templates_draw(column: int, part: str):
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    page = page[page.index("## Figures of the standard pack") : page.index("## Elements")]
    rows = [[cell.strip(" `") for cell in line.split("|")[1:]] for line in page.splitlines() if "| `" in line]
    told = {row[0] for row in rows if row[column]}
    drawn = FIGURE_NAME.findall((ROOT / "templates" / "standard" / "base" / f"{part}.xml.j2").read_text("utf-8"))
    assert told == set(drawn)
