"""The texts of a deal: a wording comes in, the inlines or blocks it means in a language go out, parsed once each."""

from __future__ import annotations

from typing import Any

from dealbrief.document.blocks import Block
from dealbrief.document.inlines import Inlines, Text
from dealbrief.marked import Scalar
from dealbrief.prose import parse_inline, parse_prose
from dealbrief.source.fields import Inline, Prose, Wording


class Texts:
    """Parsed texts by the place they stand at; every edition and every check reads the same ones."""

    def __init__(self) -> None:
        self._parsed: dict[tuple[str, int], Any] = {}

    def nodes(self, wording: Wording, text: str, origin: Scalar) -> Inlines | tuple[Block, ...]:
        """What a text means; `origin` is the scalar it was read from.

        Raises:
            SourceError: It holds what its type of text does not allow.
        """
        key = (origin.source.file, origin.start)
        if key not in self._parsed:
            self._parsed[key] = _parse(wording, text, origin)
        return self._parsed[key]  # type: ignore[no-any-return]


def _parse(wording: Wording, text: str, origin: Scalar) -> Inlines | tuple[Block, ...]:
    if isinstance(wording, Prose):
        return parse_prose(text, origin)
    if isinstance(wording, Inline):
        return parse_inline(text, origin)
    return (Text(text),)
