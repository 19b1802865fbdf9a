"""The fixed words of a document: a language tag comes in, its messages go out, filled and in the right plural.

A catalogue is a gettext file in `catalogues/`, `<tag>.po` to edit and `<tag>.mo` to read; its message ids are keys.
That of a region holds only what differs from its language's.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter

from dealbrief.language.numbers import format_number, plural, plurals

FOLDER = Path(__file__).with_name("catalogues")
_SPLIT = "\0"
_Messages = dict[str | tuple[str, int], str]


class MessageError(LookupError):
    """A message that is not there, or one that does not get the values it names; `hint` says what would do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class _File(GNUTranslations):
    """One .mo file. `_catalog` is where the standard library puts what it has read: by key, a counted message's forms
    by key and index."""

    _catalog: _Messages

    @property
    def messages(self) -> _Messages:
        return {key: text for key, text in self._catalog.items() if key}


class Words(Mapping[str, str]):
    """The messages of one language. As a mapping it has those that count nothing; `say` fills all of them."""

    def __init__(self, language: str, messages: Mapping[str | tuple[str, int], str]) -> None:
        self.language = language
        self._plain = {key: text for key, text in messages.items() if isinstance(key, str)}
        self._counted: dict[str, dict[int, str]] = {}
        for key, text in messages.items():
            if isinstance(key, tuple):
                self._counted.setdefault(key[0], {})[key[1]] = text

    def __getitem__(self, key: str) -> str:
        return self._plain[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)

    @property
    def keys_of_all(self) -> frozenset[str]:
        """The keys of all messages, the counted ones' too."""
        return frozenset((*self._plain, *self._counted))

    def say(self, key: str, /, **values: str | int | Decimal) -> str:
        """A message with its values, in the plural form that `count` takes.

        A number is printed as the language prints it, as `{count:words}` in words where it has one, and so with a
        capital as `{count:Words}`; `{unit:capital}` is a text that begins with a capital.

        Raises:
            MessageError: There is no such message, or its values are not these.
        """
        text = self._form(key, values.get("count"))
        _refuse_others(key, _names(self.forms(key)), values)
        return text.format_map({name: _Printed(value, self) for name, value in values.items()})

    def around(self, key: str, name: str, /, **values: str | int | Decimal) -> tuple[str, str]:
        """What stands before and after one value of a message, for a value that is set in another way than the rest."""
        before, _, after = self.say(key, **values, **{name: _SPLIT}).partition(_SPLIT)
        return before, after

    def forms(self, key: str) -> tuple[str, ...]:
        """All texts of a message: one, or one for each plural form."""
        return tuple(self._counted[key].values()) if key in self._counted else (self._plain[key],)

    def _form(self, key: str, count: str | int | Decimal | None) -> str:
        forms = self._counted.get(key)
        if forms is None:
            if key not in self._plain:
                message = f"there is no message `{key}` in the language {self.language!r}"
                raise MessageError(message, _meant(key, [*self._plain, *self._counted]))
            return self._plain[key]
        if count is None or isinstance(count, str):
            raise MessageError(f"the message `{key}` needs a number", "give it as `count`")
        return forms[plurals(self.language).index(plural(count, self.language))]


class _Printed:
    """A value as a message prints it."""

    def __init__(self, value: str | int | Decimal, words: Words) -> None:
        self._value = value
        self._words = words

    def __format__(self, form: str) -> str:
        text = self._value if isinstance(self._value, str) else self._number(in_words=form in ("words", "Words"))
        return capitalised(text) if form in ("Words", "capital") else text

    def _number(self, in_words: bool) -> str:
        assert not isinstance(self._value, str)
        word = self._words.get(f"number.{self._value}") if in_words else None
        return word or format_number(self._value, self._words.language)


def capitalised(text: str) -> str:
    """A text that begins with a capital; the rest stays, since it may hold names and German nouns."""
    return text[:1].upper() + text[1:]


def _names(forms: tuple[str, ...]) -> set[str]:
    return {name for text in forms for _, name, _, _ in Formatter().parse(text) if name}


def _refuse_others(key: str, named: set[str], values: Mapping[str, object]) -> None:
    """A counted message need not print its `count`."""
    missing, other = sorted(named - set(values)), sorted(set(values) - named - {"count"})
    takes = f"it takes: {', '.join(sorted(named))}" if named else "it takes no values"
    if other:
        raise MessageError(f"the message `{key}` has no place for `{other[0]}`", _meant(other[0], missing) or takes)
    if missing:
        raise MessageError(f"the message `{key}` needs `{missing[0]}`", takes)


def _meant(wrong: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(wrong, known, 1)
    return f"did you mean `{near[0]}`?" if near else ""


@cache
def words(language: str) -> Words:
    """The messages of a language; a region's lie over its language's.

    Raises:
        LookupError: There is no catalogue for it.
    """
    base = language.partition("-")[0]
    messages = dict[str | tuple[str, int], str]()
    for tag in dict.fromkeys((base, language)):
        messages |= _read(tag)
    if not messages:
        raise LookupError(f"there are no words for the language {language!r}, only for {', '.join(languages())}")
    return Words(language, messages)


def say(language: str, key: str, /, **values: str | int | Decimal) -> str:
    """A message of a language with its values, as `Words.say` gives it."""
    return words(language).say(key, **values)


def labelled(language: str, label: str, text: str) -> str:
    """A label and its text with the colon of the language between them; one alone where the other is empty."""
    return say(language, "colon").join(filter(None, (label, text)))


@cache
def languages() -> tuple[str, ...]:
    """The tags that have a catalogue."""
    return tuple(sorted(path.stem.replace("_", "-") for path in FOLDER.glob("*.mo")))


def _read(tag: str) -> _Messages:
    path = FOLDER / f"{tag.replace('-', '_')}.mo"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return _File(file).messages
