"""Measured text: a face and a string come in, advances in em go out. The one place where a page's text is measured.

Faces of the brand are shaped with HarfBuzz (kerned) and also give plain advances; what a reader of a deck may get
instead is in `office_fonts`. Results are cached by face and word, for the life of the process: a font file never
changes under us.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache, wraps
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypeVar, cast

from dealbrief.resources import resource

Role: TypeAlias = Literal["serif", "display", "sans"]
Weight: TypeAlias = Literal["regular", "semibold", "bold"]
SOFT_HYPHEN = "\u00ad"
"""Set at the end of a line inside a word: a face draws it as a hyphen, and a reader's search does not see it."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A word set with kerning: its advance in em, and per character what kerning takes away, in 1/1000 em."""

    advance: float
    kerns: tuple[int, ...]


@dataclass(frozen=True)
class Face:
    """One font file of the brand. `name` is unique and names the face in plans."""

    name: str
    path: Path
    _words: dict[str, Shaped] = field(default_factory=dict, repr=False, compare=False, hash=False)

    @cached_property
    def _font(self) -> object:
        import uharfbuzz

        return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.path))))

    @cached_property
    def units(self) -> int:
        """Font units to the em."""
        return int(self._font.face.upem)  # type: ignore[attr-defined]

    @cached_property
    def _characters(self) -> frozenset[int]:
        return frozenset(self._font.face.unicodes)  # type: ignore[attr-defined]

    def has(self, character: str) -> bool:
        """Whether the face holds a glyph for the character."""
        return ord(character) in self._characters

    def shape(self, word: str) -> Shaped:
        """A word with kerning and without ligatures, so that each character keeps its own glyph."""
        if not word:
            return Shaped(0.0, ())
        found = self._words.get(word)
        if found is None:
            found = self._words[word] = self.shape_part(word)
        return found

    def shape_part(self, letters: str) -> Shaped:
        """Part of a broken word, shaped afresh: it does not come back, and parts that are kept fill the memory."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(letters.replace(SOFT_HYPHEN, "-"))  # of itself it has no width: a shaper takes it for unused
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer, {"kern": True, "liga": False, "clig": False, "ccmp": False})
        advances = [position.x_advance for position in buffer.glyph_positions]
        natural = [self._natural(ord(character)) for character in letters]
        if len(advances) != len(natural):
            return Shaped(sum(natural) / self.units, (0,) * len(letters))
        kerns = tuple(round((n - a) * 1000 / self.units) for n, a in zip(natural, advances, strict=True))
        return Shaped(sum(natural) / self.units - sum(kerns) / 1000, kerns)

    @cached_property
    def _advances(self) -> dict[int, int]:
        return {}

    def _natural(self, code: int) -> int:
        found = self._advances.get(code)
        if found is None:
            glyph = self._font.get_nominal_glyph(code) or 0  # type: ignore[attr-defined]
            found = self._advances[code] = int(self._font.get_glyph_h_advance(glyph))  # type: ignore[attr-defined]
        return found

    def kerned(self, text: str) -> float:
        """Advance in em with kerning inside words."""
        return self.shape(text).advance if " " not in text else sum(self._pieces(text))

    def _pieces(self, text: str) -> Iterable[float]:
        words = text.split(" ")
        yield from (self.shape(word).advance for word in words if word)
        yield (len(words) - 1) * self._natural(32) / self.units

    def plain(self, text: str) -> float:
        """Advance in em without kerning: what an office program sets, and never less than `kerned`."""
        return sum(self._natural(ord(character)) for character in text) / self.units

    def bearing(self, character: str) -> float:
        """Left side bearing of a glyph in em: what an optical edge shifts by."""
        glyph = self._font.get_nominal_glyph(ord(character)) or 0  # type: ignore[attr-defined]
        extents = self._font.get_glyph_extents(glyph)  # type: ignore[attr-defined]
        return float(extents.x_bearing) / self.units if extents else 0.0

    def descent(self, text: str) -> float:
        """How far the ink of a text reaches below its baseline, in em."""
        glyphs = (self._font.get_nominal_glyph(ord(letter)) or 0 for letter in text)  # type: ignore[attr-defined]
        found = [self._font.get_glyph_extents(glyph) for glyph in glyphs]  # type: ignore[attr-defined]
        return max((-float(e.y_bearing + e.height) / self.units for e in found if e), default=0.0)


_SANS: dict[tuple[Weight, bool], str] = {
    ("regular", False): "Regular",
    ("regular", True): "It",
    ("semibold", False): "Semibold",
    ("semibold", True): "SemiboldIt",
    ("bold", False): "Bold",
    ("bold", True): "BoldIt",
}
_FILES: dict[Role, tuple[str, dict[tuple[Weight, bool], str]]] = {
    "sans": ("source-sans-3/SourceSans3", _SANS),
    "serif": (
        "source-serif-4/SourceSerif4",
        {key: name for key, name in _SANS.items() if key != ("bold", True)},
    ),
    "display": (
        "source-serif-4/SourceSerif4Display",
        {("regular", False): "Regular", ("semibold", False): "Semibold"},
    ),
}
_CHAINS: dict[Role, tuple[Role, ...]] = {
    "display": ("display", "serif", "sans"),
    "serif": ("serif", "sans"),
    "sans": ("sans", "serif"),
}


Styles: TypeAlias = Mapping[tuple[Weight, bool], Face]
"""The faces of a family by weight and slant."""
_Called = TypeVar("_Called", bound=Callable[..., Any])


@dataclass(frozen=True, eq=False)
class Families:
    """The family of each role, in which everything inside `set_in` is measured and drawn.

    A house's families are followed by the pack's in each chain, so that no letter is missing that those have. What is
    remembered of texts is remembered by families. `names` are those of a house's own, in small letters.
    """

    styles: Mapping[Role, Styles]
    below: Families | None = None
    names: Mapping[str, Role] = field(default_factory=dict)
    caches: dict[Callable[..., Any], Callable[..., Any]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        _KNOWN.update({one.name: one for styles in self.styles.values() for one in styles.values()})

    def face(self, role: Role, weight: Weight, italic: bool) -> Face:
        """A style the family lacks comes from its nearest: of the slant first, then of the weight."""
        styles = self.styles[role]
        wanted = ((each, slant) for slant in dict.fromkeys((italic, False)) for each in _NEAREST[weight])
        return next((styles[style] for style in wanted if style in styles), next(iter(styles.values())))

    def styled(self, name: str) -> tuple[Role, Weight, bool]:
        """Role, weight and slant of a face by its name."""
        for role, styles in self.styles.items():
            for style, one in styles.items():
                if one.name == name:
                    return role, *style
        raise KeyError(name)

    def chained(self, name: str) -> tuple[Face, ...]:
        role, weight, italic = self.styled(name)
        slants = (italic, False) if italic else (False,)
        found = [self.face(one, weight, slant) for slant in slants for one in chain(role)]
        more = [self.below.face(one, weight, slant) for slant in slants for one in chain(role)] if self.below else []
        return tuple(dict.fromkeys([*found, *more]))


_NEAREST: Mapping[Weight, tuple[Weight, ...]] = {
    "regular": ("regular", "semibold", "bold"),
    "semibold": ("semibold", "bold", "regular"),
    "bold": ("bold", "semibold", "regular"),
}
_KNOWN: dict[str, Face] = {}


def _styles(role: Role) -> Styles:
    stem, styles = _FILES[role]
    paths = {style: resource("assets") / "fonts" / f"{stem}-{name}.ttf" for style, name in styles.items()}
    return {style: Face(path.stem, path) for style, path in paths.items()}


@cache
def pack_families() -> Families:
    """The families that the package carries."""
    return Families({role: _styles(role) for role in _FILES})


_NOW: ContextVar[Families | None] = ContextVar("families", default=None)


def families() -> Families:
    """Those that text is set in now."""
    return _NOW.get() or pack_families()


@contextmanager
def set_in(chosen: Families | None) -> Iterator[None]:
    """Set everything inside in a theme's own families; None: in the pack's."""
    token = _NOW.set(chosen)
    try:
        yield
    finally:
        _NOW.reset(token)


def remembered(maxsize: int | None) -> Callable[[_Called], _Called]:
    """Results of a function of texts, kept for the families they were measured in."""

    def wrap(function: _Called) -> _Called:
        @wraps(function)
        def called(*args: Any, **named: Any) -> Any:
            caches = families().caches
            found = caches.get(function)
            if found is None:
                found = caches[function] = lru_cache(maxsize=maxsize)(function)
            return found(*args, **named)

        return cast(_Called, called)

    return wrap


@remembered(maxsize=256)
def face(role: Role, weight: Weight = "regular", italic: bool = False) -> Face:
    """The face for a role. A style the family lacks comes from its nearest."""
    return families().face(role, weight, italic)


def known(name: str) -> Face:
    """A face by its name.

    Raises:
        KeyError: No family has a face of this name.
    """
    pack_families()
    return _KNOWN[name]


def faces(role: Role) -> tuple[Face, ...]:
    """Every face of a family."""
    return tuple(families().styles[role].values())


def chain(role: Role) -> tuple[Role, ...]:
    """The families asked for a character one after the other, the role's own first. The whole of it, as data, is
    `_CHAINS`: what is set and what is refused both follow it."""
    return _CHAINS[role]


@remembered(maxsize=256)
def chained(name: str) -> tuple[Face, ...]:
    """The faces asked for a character where the face of this name is wanted: itself, then its chain, as bold and as
    slanted as it, then upright.

    Raises:
        KeyError: No face of the families has this name.
    """
    return families().chained(name)


@remembered(maxsize=4096)
def holder(character: str, name: str) -> Face | None:
    """The first face of the chain that has a glyph for the character, None if none has."""
    return next((one for one in chained(name) if one.has(character)), None)


@remembered(maxsize=4096)
def unheld(character: str) -> tuple[Role, ...]:
    """The roles in which a character cannot be set: no face of their chain has it, in some weight or slant."""
    return tuple(role for role in _FILES if any(holder(character, one.name) is None for one in faces(role)))
