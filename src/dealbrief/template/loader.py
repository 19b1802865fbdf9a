"""Where templates come from: a list of folders in order of precedence, first hit wins.

In: folders and a template name. Out: its text, and which file it was. A name is a plain relative path; nothing outside
the folders is read, not through `..` and not through a symbolic link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound

from dealbrief.errors import TemplateError
from dealbrief.files import read_text

SUFFIX = ".xml.j2"
MAX_TEMPLATE = 1_000_000
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*(\.[a-z0-9]+)*")


class SearchPath(BaseLoader):
    """Loads templates from folders; `found` remembers which file each name was."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self.found: dict[str, Path] = {}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        path = self.find(template)
        if path is None:
            raise TemplateNotFound(template)
        self.found[template] = path
        root = next(folder for folder in self.folders if path.is_relative_to(folder))
        return read_text(root, path.relative_to(root), MAX_TEMPLATE, error=TemplateError), str(path), lambda: True

    def find(self, name: str) -> Path | None:
        """The file a name stands for, or None."""
        if not _NAME.fullmatch(name):
            return None
        return next((path for folder in self.folders if (path := folder / name).is_file()), None)

    def names(self) -> list[str]:
        """Every template in the folders, by name."""
        return sorted({str(p.relative_to(f)) for f in self.folders for p in f.glob(f"**/*{SUFFIX}")})
