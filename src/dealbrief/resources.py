"""What ships with the program: the name of a kind of resource comes in, the folder that holds it goes out.

A wheel carries the folders below `dealbrief/_data`; in a checkout they stand at its top.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent


def resource(kind: Literal["templates", "assets", "reports"]) -> Path:
    """The folder of shipped templates, assets or reports.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    for home in (_PACKAGE / "_data", _PACKAGE.parents[1]):
        if (home / kind).is_dir():
            return home / kind
    raise FileNotFoundError(f"dealbrief is not completely installed: its folder {kind!r} is missing")
