"""LibreOffice for tests: an office file's bytes come in, the bytes of its PDF go out, with fonts that are known.

Every run has a profile and a fontconfig file of its own. The brand's fonts are there unless a test asks for the
substitutes a reader without them would get.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from dealbrief.resources import resource

FONTS = resource("assets") / "fonts"
_TIMEOUT = 240

_SYSTEM = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  {folders}
  <cachedir>{cache}</cachedir>
  {aliases}
  <config><rescan><int>0</int></rescan></config>
</fontconfig>
"""
_ALIAS = (
    '<match target="pattern"><test name="family"><string>{ours}</string></test>'
    '<edit name="family" mode="assign" binding="same"><string>{theirs}</string></edit></match>'
)
SUBSTITUTES = {
    "office": {"Source Sans 3": "Carlito", "Source Serif 4": "Caladea"},
    "classic": {"Source Sans 3": "Liberation Sans", "Source Serif 4": "Liberation Serif"},
}


def soffice() -> str | None:
    """The program, if it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdf(data: bytes, suffix: str = ".pptx", substitutes: str = "") -> bytes:
    """A PDF of an office file; with `substitutes` set, as a reader without the brand's fonts would see it."""
    return to_pdfs([data], suffix, substitutes)[0]


def to_pdfs(files: Sequence[bytes], suffix: str = ".pptx", substitutes: str = "") -> list[bytes]:
    """PDFs of office files, in their order: one start of the program for all of them."""
    with tempfile.TemporaryDirectory(prefix="office-") as name:
        folder = Path(name)
        for number, data in enumerate(files):
            (folder / f"file{number}{suffix}").write_bytes(data)
        config = _fontconfig(folder, substitutes)
        command = [
            str(soffice()),
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *(str(folder / f"file{number}{suffix}") for number in range(len(files))),
        ]
        environment = {**os.environ, "FONTCONFIG_FILE": str(config), "HOME": str(folder)}
        subprocess.run(command, check=True, env=environment, capture_output=True, timeout=_TIMEOUT)
        return [(folder / f"file{number}.pdf").read_bytes() for number in range(len(files))]


def _fontconfig(folder: Path, substitutes: str) -> Path:
    """A fontconfig file: the system's fonts, and the brand's or aliases for them."""
    folders = [Path("/usr/share/fonts"), *([] if substitutes else [FONTS])]
    aliases = (_ALIAS.format(ours=ours, theirs=theirs) for ours, theirs in SUBSTITUTES.get(substitutes, {}).items())
    text = _SYSTEM.format(
        folders="\n  ".join(f"<dir>{each}</dir>" for each in folders),
        cache=folder / "cache",
        aliases="\n  ".join(aliases),
    )
    path = folder / "fonts.conf"
    path.write_text(text, encoding="utf-8")
    return path
