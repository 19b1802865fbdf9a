"""Build the wheel and run the tests against it, away from the checkout.

In: the checkout. Out: pytest's exit code. The wheel is installed into an environment of its own in a temporary folder,
and the tests run from a copy beside it, so that nothing can be read from the checkout by accident.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path | None = None) -> int:
    return subprocess.run([str(part) for part in command], cwd=cwd, check=False).returncode


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="dealbrief-wheel-") as name:
        folder = Path(name)
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        if run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, ROOT):
            return 1
        venv.create(folder / "venv", with_pip=True)
        python = folder / "venv" / "bin" / "python"
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if run(*install, "--require-hashes", "-r", ROOT / "requirements" / "test.txt"):
            return 1
        if run(*install, "--no-deps", *folder.glob("*.whl")):
            return 1
        shutil.copytree(ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", folder)
        at_once = ("--numprocesses", "auto", "--dist", "loadfile")
        return run(python, "-m", "pytest", *at_once, "-m", "not checkout", cwd=folder)


if __name__ == "__main__":
    sys.exit(main())
