"""The types a field of the deal file can have: a typed string comes in, a typed value goes out, or a named fault.

Every scalar of the file is a string; what it means is decided here and nowhere else. A fault is a
`PydanticCustomError` whose type is the stable problem code and whose context may hold a `hint`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from dealbrief.language.edtf import Edtf, parse_edtf

SLUG = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,10})?", re.ASCII)
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_COUNTRY = re.compile(r"[A-Za-z]{2}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", re.ASCII)
_URL = re.compile(r"(?:https?://[^\s/@?#]+(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+)", re.ASCII | re.IGNORECASE)
_URL_LIMIT = 2000

T = TypeVar("T")


def fault(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """A validation fault with our own code; braces in the message would be read as fields, so they are doubled."""
    context = {"hint": hint} if hint else None
    return PydanticCustomError(code, message.replace("{", "{{").replace("}", "}}"), context)


def typed_text(value: object) -> str:
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, (list, tuple)) else "keys and values"
        raise fault("wrong-type", f"one value is wanted here, not {kind}")
    if not value.strip():
        raise fault("empty-value", "nothing is written here", "leave the key out, or write a value")
    return value


def _read(convert: Callable[[str], T]) -> Callable[[Any], T]:
    return lambda value: convert(typed_text(value))


def _matching(pattern: re.Pattern[str], code: str, message: str) -> Callable[[Any], str]:
    def validate(value: Any) -> str:
        text = typed_text(value)
        if not pattern.fullmatch(text):
            raise fault(code, f"{text!r} {message}")
        return text

    return validate


def _date(text: str) -> Edtf:
    try:
        return parse_edtf(text)
    except ValueError as error:
        raise fault("bad-date", f"{text!r}: {error}") from None


def _number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise fault("bad-number", f"{text!r} is not a number", "write 1131 or 2.8: digits and a point, no separators")
    return Decimal(text)


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise fault("bad-number", f"{text!r} is not a whole number")
    return int(text)


def _rank(last: int) -> Callable[[str], int]:
    def rank(text: str) -> int:
        number = _whole(text)
        if not 1 <= number <= last:
            raise fault("wrong-value", f"{text} is outside 1 to {last}")
        return number

    return rank


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise fault("wrong-value", f"{text!r} is neither true nor false", "write true or false")
    return text == "true"


def _url(value: Any) -> str:
    text = typed_text(value)
    if len(text) > _URL_LIMIT or not _URL.fullmatch(text):
        raise fault(
            "bad-url", f"{text[:80]!r} is not an address that can be linked", "https, http or mailto, no spaces"
        )
    return text


def _country(value: Any) -> str:
    return _matching(_COUNTRY, "bad-country", "is not a two-letter country code")(value).lower()


_SCALAR = {"type": ["string", "number"]}

Slug = Annotated[
    str,
    PlainValidator(_matching(SLUG, "bad-id", "is not an id: a small letter, then small letters, digits and hyphens")),
    WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}),
]
Words = Annotated[str, PlainValidator(typed_text), WithJsonSchema(_SCALAR)]
Date = Annotated[Edtf, PlainValidator(_read(_date)), WithJsonSchema({**_SCALAR, "format": "edtf"})]
Number = Annotated[Decimal, PlainValidator(_read(_number)), WithJsonSchema(_SCALAR)]
Whole = Annotated[int, PlainValidator(_read(_whole)), WithJsonSchema({"type": ["string", "integer"]})]
UpTo3 = Annotated[int, PlainValidator(_read(_rank(3))), WithJsonSchema({"type": ["string", "integer"]})]
UpTo6 = Annotated[int, PlainValidator(_read(_rank(6))), WithJsonSchema({"type": ["string", "integer"]})]
Flag = Annotated[bool, PlainValidator(_read(_flag)), WithJsonSchema({"type": "boolean"})]
Url = Annotated[str, PlainValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Country = Annotated[str, PlainValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]{2}$"})]
Language = Annotated[
    str,
    PlainValidator(_matching(_LANGUAGE, "bad-language", "is not a language tag such as en or pt-BR")),
    WithJsonSchema({"type": "string", "pattern": _LANGUAGE.pattern}),
]
Marking = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
Confidence = Literal["high", "moderate", "low"]


@dataclass(frozen=True, slots=True)
class Wording:
    """What an author wrote for one field: the text per language, or one text for all of them under the key ""."""

    texts: tuple[tuple[str, str], ...]
    label: ClassVar[str] = "text"

    def languages(self) -> tuple[str, ...]:
        return tuple(language for language, _ in self.texts if language)

    def of(self, language: str) -> str | None:
        """The text to print in a language; None if the author gave other languages only."""
        by_language = dict(self.texts)
        for tag in (language, language.split("-")[0], ""):
            if tag in by_language:
                return by_language[tag]
        return None

    @classmethod
    def read(cls, value: Any) -> Self:
        if isinstance(value, cls):
            return value
        if isinstance(value, Mapping):
            return cls(tuple((_language_key(key), typed_text(text)) for key, text in value.items()))
        return cls((("", typed_text(value)),))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {
            "anyOf": [{"type": ["string", "number"]}, {"type": "object", "additionalProperties": {"type": "string"}}]
        }


class Plain(Wording):
    """Names and labels: nothing in them is interpreted."""

    __slots__ = ()
    label = "plain text"


class Inline(Wording):
    """Titles and sentences: references are read, nothing else."""

    __slots__ = ()
    label = "inline text"


class Prose(Wording):
    """Paragraphs in the Markdown subset, with references."""

    __slots__ = ()
    label = "prose"


def _language_key(key: object) -> str:
    text = typed_text(key)
    if not _LANGUAGE.fullmatch(text):
        raise fault("bad-language", f"{text!r} is not a language tag such as en or pt-BR")
    return text


class Ref(str):
    """The id of another record; the class says in which groups it may stand."""

    __slots__ = ()
    groups: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def read(cls, value: Any) -> Self:
        text = typed_text(value)
        if not SLUG.fullmatch(text):
            raise fault("bad-id", f"{text!r} is not an id: a small letter, then small letters, digits and hyphens")
        return cls(text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}


class ActorRef(Ref):
    __slots__ = ()
    groups = ("actors",)


class MeasureRef(Ref):
    __slots__ = ()
    groups = ("measures",)


class CohortRef(Ref):
    __slots__ = ()
    groups = ("cohorts",)


class EventRef(Ref):
    __slots__ = ()
    groups = ("events",)


class SectionRef(Ref):
    __slots__ = ()
    groups = ("sections",)


class ClaimRef(Ref):
    __slots__ = ()
    groups = ("claims",)


class SourceRef(Ref):
    __slots__ = ()
    groups = ("sources",)


class ObjectRef(Ref):
    """What a term is about."""

    __slots__ = ()
    groups = ("measures", "cohorts", "people", "actors", "series")


class ValueRef(str):
    """`id` or `id.field`: a number or date that stands elsewhere in the file."""

    __slots__ = ()

    @classmethod
    def read(cls, value: Any) -> Self:
        text = typed_text(value)
        if not re.fullmatch(r"[a-z][a-z0-9-]*(\.[a-z0-9_-]+)*", text, re.ASCII):
            raise fault("bad-id", f"{text!r} does not name a record, or a field of one")
        return cls(text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string"}
