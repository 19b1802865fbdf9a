"""Reader of a picture: the name of a file beside the deal or the templates comes in, `ImageData` goes out."""

from __future__ import annotations

from pathlib import Path

from dealbrief.document.figures_image import ImageData
from dealbrief.errors import TemplateError
from dealbrief.files import read_bytes
from dealbrief.pictures import MAX_FILE, NotAPicture, read_picture
from dealbrief.template.node import Node

_NONE = ImageData("image/png", 1, 1, b"")


def image(node: Node) -> ImageData:
    """A picture; `src` is its file, relative to the report or to a folder of templates."""
    name = node.text("src")
    if not name:
        node.fault("missing-attribute", "<figure> of kind image needs src", 'write src="pictures/name.jpg"')
    elif "://" in name or name.startswith("data:"):
        node.fault("no-file", f"`{name}` is no file", "nothing is fetched: put the picture beside the deal file")
    else:
        return _read(node, name)
    return _NONE


def _read(node: Node, name: str) -> ImageData:
    try:
        return read_picture(_bytes(node, name))
    except TemplateError as error:
        for problem in error.problems:
            node.reading.faults.note(problem, node.element)
    except NotAPicture as error:
        node.fault("not-a-picture", f"`{name}` {error}", error.hint)
    return _NONE


def _bytes(node: Node, name: str) -> bytes:
    """The file in the first folder that has it; the problem names the first folder where none does."""
    folders = node.reading.folders or (Path(),)
    folder = next((folder for folder in folders if (folder / name).is_file()), folders[0])
    return read_bytes(folder, name, MAX_FILE, asked_at=node.at, error=TemplateError)
