"""Entries of the deal come in; records of plain, resolved values go out, for one edition and in its language.

Text becomes what it means in that language, references become the records they point to, and what the edition may not
show is left out. What an author must mend first (a text without a translation, a value that is hidden) is a problem.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import NoneType
from typing import Any, get_args

from dealbrief.document.blocks import RichProse
from dealbrief.document.inlines import Cite, Inlines, Reference, RichText, Value
from dealbrief.errors import Problem
from dealbrief.language import Edtf, country_name, languages, words
from dealbrief.marked import Path
from dealbrief.prose import in_language, map_references
from dealbrief.source.draft import Item
from dealbrief.source.fields import ClaimRef, Inline, Plain, Prose, Ref, SourceRef, Wording, Words
from dealbrief.source.model import Amount, Entry, Fact, Sourced
from dealbrief.source.model_deal import Actor
from dealbrief.source.record import Record
from dealbrief.source.scope import Scope
from dealbrief.source.shape import names_and_keys
from dealbrief.source.status import is_later
from dealbrief.source.values import find_value, print_value, quantity_of

HIDDEN = (
    "it has another marking or audience, or is dated after the edition's as-of; give both the same, "
    "or leave out what names it (`omit`)"
)
Fields = dict[str, Any]
Extra = Callable[["Viewer", Any, Fields], Fields]


class Viewer:
    """Makes the records of one view, each once."""

    def __init__(self, scope: Scope, extras: dict[type[Entry], Extra]) -> None:
        self.scope = scope
        self.words = words(scope.language)
        self.problems: list[Problem] = []
        self.untranslated: list[str] = []
        self._extras = extras
        self._made: dict[str, Record] = {}
        self._sides = {str(party): chr(ord("a") + index) for index, party in enumerate(scope.deal.parties)}

    def record(self, record_id: str) -> Record | None:
        """The record with an id, if this edition shows it."""
        item = self.scope.visible.get(record_id)
        if item is None:
            return None
        if record_id not in self._made:
            self._made[record_id] = self.entry(item, item.entry, ())
        return self._made[record_id]

    def group(self, name: str) -> tuple[Record, ...]:
        """The visible records of a group, in the order of the file."""
        made = (self.record(item.id) for item in self.scope.group(name))
        return tuple(record for record in made if record is not None)

    def entry(self, item: Item, entry: Any, path: Path, parent: Fields | None = None) -> Record:
        """A record, or an entry inside one; an entry without sources of its own rests on its record's."""
        fields = self._provenance(item, entry, parent)
        for name, key, absent in _layout(entry.__class__):
            value = getattr(entry, name)
            fields[name] = self._value(item, value, (*path, key), fields) if value is not None else absent
        if "quantity" not in fields and (quantity := quantity_of(entry)):
            fields["quantity"] = quantity
        if isinstance(entry, Fact):
            fields["marking"] = entry.marking or self.scope.deal.marking
        if parent is None:
            fields |= _gathered(entry, fields)
        extra = self._extras.get(type(entry))
        return Record(fields | extra(self, entry, fields) if extra else fields)

    def side(self, actor_id: str | None) -> str:
        """The side of an actor: its own or that of the body it belongs to."""
        for _ in range(len(self.scope.visible)):
            if actor_id is None or actor_id in self._sides:
                break
            actor: Actor | None = self.scope.draft.get(actor_id, Actor)
            actor_id = actor.parent if actor else None
        return self._sides.get(actor_id or "", "none")

    def unit(self, unit: str) -> str:
        """A unit as the edition's language has it."""
        language = self.scope.language
        if not unit or unit == "%" or _is_same(self.scope.deal.language, language):
            return unit
        named = next((one.name.of(language) for one in self.scope.deal.units if one.unit == unit), None)
        if named is None:
            self.untranslated.append(f"deal: units: {unit}")
        return named or unit

    def country(self, code: str | None) -> str:
        return country_name(code, self.scope.language) if code else ""

    def report(self, code: str, message: str, item: Item, path: Path, hint: str | None = None) -> None:
        self.problems.append(Problem(code, message, item.at(path), hint))

    def _provenance(self, item: Item, entry: Entry, parent: Fields | None) -> Fields:
        if not isinstance(entry, Sourced):
            return {name: parent[name] if parent else () for name in ("about", "cite")}
        cite = self.scope.cite(entry) or (parent["cite"] if parent else ())
        return {
            "about": self.scope.about(item.id or item.group, entry),
            "cite": cite,
            "claims": self.scope.shown(entry.claims),
            "sources": self.scope.shown(entry.sources),
        }

    def _value(self, item: Item, value: Any, path: Path, parent: Fields) -> Any:
        match value:
            case Wording():
                return self._text(item, value, path)
            case Amount():
                return quantity_of(value)
            case Entry():
                return self.entry(item, value, path, parent)
            case Ref():
                return self._reference(item, value, path)
            case tuple():
                return self._list(item, value, path, parent)
            case dict():
                return tuple(Record({"key": key, "value": amount}) for key, amount in value.items())
            case _:
                return value

    def _list(self, item: Item, values: tuple[Any, ...], path: Path, parent: Fields) -> tuple[Any, ...]:
        if values and isinstance(values[0], (ClaimRef, SourceRef)):
            return self.scope.shown(values)
        made = []
        for index, value in enumerate(values):
            hidden = isinstance(value, Ref) and value not in self.scope.visible
            if not hidden and not self._is_later(value):
                made.append(self._value(item, value, (*path, index), parent))
        return tuple(made)

    def _is_later(self, value: Any) -> bool:
        when = getattr(value, "date", None) if isinstance(value, Entry) else None
        return isinstance(when, Edtf) and is_later(when, self.scope.as_of)

    def _reference(self, item: Item, target: Ref, path: Path) -> Any:
        found = self.record(target)
        if found is None and len(path) == 1 and _is_needed(item.entry, str(path[0])):
            message = f"{item.label}: `{target}` is needed here, and edition `{self.scope.edition.id}` does not show it"
            self.report("hidden-reference", message, item, path, "give both the same marking, audience and time")
        return found

    def _text(self, item: Item, wording: Wording, path: Path) -> Any:
        language = next((tag for tag in self._languages() if self._text_in(wording, tag) is not None), "")
        text = self._text_in(wording, language)
        origin = item.scalar(_language_path(wording, path, language))
        if text is None or origin is None:
            message = f"{item.label}: there is no text in {self.scope.language!r}"
            tags = ", ".join(f"{tag}: …" for tag in dict.fromkeys((self.scope.deal.language, self.scope.language)))
            edition = f"edition `{self.scope.edition.id}` is in that language"
            hint = f"{edition}: write `{'.'.join(map(str, path))}: {{{tags}}}`, or give the edition a `fallback`"
            self.report("no-translation", message, item, path, hint)
            return _NOTHING[type(wording)]
        if self._is_foreign(wording, language) and item.group != "sources":
            self.untranslated.append(f"{item.label}: {'.'.join(map(str, path))}")
        if isinstance(wording, Plain):
            return text
        parsed = self.scope.draft.texts.nodes(wording, text, origin)
        nodes = map_references(parsed, lambda reference: self._referred(reference, language))
        if not _is_same(language, self.scope.language):
            nodes = in_language(nodes, language)
        return RichProse(nodes) if isinstance(wording, Prose) else RichText(nodes)  # type: ignore[arg-type]

    def _languages(self) -> tuple[str, ...]:
        """The edition's language, and the one it falls back on."""
        return tuple(filter(None, (self.scope.language, self.scope.edition.fallback)))

    def _text_in(self, wording: Wording, language: str) -> str | None:
        """A text written as one string is in the deal's language; a plain one, such as a name, serves for all."""
        speaks = _is_same(self.scope.deal.language, language) or isinstance(wording, Plain) or wording.languages()
        return wording.of(language) if speaks and language else None

    def _is_foreign(self, wording: Wording, language: str) -> bool:
        """Whether a text is in another language than the edition; that of a name that serves for all is the deal's."""
        serves = isinstance(wording, Plain) and not wording.languages()
        return not _is_same(self.scope.deal.language if serves else language, self.scope.language)

    def _counting(self, language: str) -> str:
        """The language of numbers and dates in a text: its own, if there are words for it."""
        return language if language.split("-")[0] in languages() else self.scope.language

    def _referred(self, reference: Reference, language: str) -> Inlines:
        if reference.kind == "cite":
            sources = self.scope.sources_of(reference.target)
            about = self.scope.shown([reference.target])
            return (Cite(sources, about),) if sources else ()
        return self._printed(reference, language)

    def _printed(self, reference: Reference, language: str) -> Inlines:
        record_id = reference.target.split(".")[0]
        found = find_value(self.scope.draft, reference.target, self.scope.as_of)
        if found is None or record_id not in self.scope.visible:
            edition = self.scope.edition.id
            message = f"`{reference.target}` has no value that edition `{edition}` may show"
            self.problems.append(Problem("hidden-reference", message, reference.at, HIDDEN))
            return ()
        about = tuple(dict.fromkeys([self.scope.public(record_id), *self.scope.shown(found.record.claims)]))
        return (Value(print_value(found.value, self._counting(language)), about),)


def _is_same(language: str, other: str) -> bool:
    """Whether two tags are of one language, whatever their regions."""
    return language.split("-")[0] == other.split("-")[0]


def _language_path(wording: Wording, path: Path, language: str) -> Path:
    """Where a text in a language stands: below its tag, or where one string serves."""
    tags = wording.languages()
    return next(((*path, tag) for tag in (language, language.split("-")[0]) if tag in tags), path)


def _gathered(entry: Entry, fields: Fields) -> Fields:
    """What a record rests on: what is said of itself, then what is said of the entries in it."""
    found = {name: dict.fromkeys(fields[name]) for name in ("about", "cite")}
    for name in type(entry).model_fields:
        values = getattr(entry, name)
        if isinstance(values, tuple) and values and isinstance(values[0], Sourced):
            for record in fields[name]:
                found["about"].update(dict.fromkeys(record.about))
                found["cite"].update(dict.fromkeys(record.cite))
    return {name: tuple(ids) for name, ids in found.items()}


_NOTHING: dict[type, Any] = {Plain: "", Inline: RichText(()), Prose: RichProse(())}


def _is_needed(entry: Entry | None, name: str) -> bool:
    return entry is not None and type(entry).model_fields[name].is_required()


@cache
def _layout(model: type[Entry]) -> tuple[tuple[str, str, Any], ...]:
    """The fields that a record shows as they were typed: name, key in the file, and what stands for an absent one."""
    return tuple(
        (name, key, _absent(model.model_fields[name].annotation))
        for name, key in names_and_keys(model)
        if name not in ("sources", "claims", "audience")
    )


def _absent(annotation: Any) -> Any:
    """Empty text, or None; an absent list is empty already."""
    kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
    kind = kinds[0] if kinds else annotation
    if isinstance(kind, type) and kind in _NOTHING:
        return _NOTHING[kind]
    return "" if kind == Words else None
