"""The template environment: folders and a language come in, a sandbox that can only print a view goes out.

Not negotiable: immutable sandbox, autoescape, strict undefined, allow-listed filters, tests and globals, no attribute
of Python objects, and a finaliser that lets text, whole numbers and rich text through and refuses the rest by name.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, pass_eval_context
from jinja2.environment import TemplateModule
from jinja2.filters import FILTERS, do_join, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import LoopContext, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS
from jinja2.utils import missing
from markupsafe import Markup

from dealbrief.document.blocks import RichProse
from dealbrief.document.inlines import RichText
from dealbrief.language import Edtf, MessageError, Quantity, words
from dealbrief.source.record import Record, fields_of
from dealbrief.template.budget import MAX_STEPS, BudgetExceeded, CountingGenerator
from dealbrief.template.compiled import Compiled
from dealbrief.template.dialect import markup
from dealbrief.template.filters import JINJA_FILTERS, JINJA_TESTS, TEXT_FILTERS, filters
from dealbrief.template.kinds import kind
from dealbrief.template.loader import SearchPath
from dealbrief.template.misuse import HINT, told
from dealbrief.template.origins import Marks
from dealbrief.template.stamps import Stamps

_MOST_LISTED = 30
"""More names, such as all words of a language, tell nobody anything."""
_FIELDS = "print one of its fields, or use a filter that makes text of it"
_ENTRIES = "its entries are counted from 0, or gone through in a loop; guard it with {% if … %}"
_NO_FIELDS = "it has no such field; a filter makes of it what is printed"
_PRINTED = {
    "a number": "write `| digits` in an attribute that takes a number, `| number` in text",
    "a quantity": "write `| quantity` in text; in an attribute that takes a number `.value | digits`",
    "a list": 'print its entries in a loop, or join texts with `| join(", ")`',
    "a yes or no": "write {% if … %}",
}
"""How what is no text is printed, by what it is."""


class Unprintable(Exception):
    """A value that is not text reached the output."""


class UnknownMessage(Exception):
    """A message that the language has not, or one without the values it names."""


class Missing(StrictUndefined):
    """An undefined name that says what may have been meant."""

    @property
    def _undefined_message(self) -> str:
        name = (
            f"`{self._undefined_name}`" if isinstance(self._undefined_name, str | int) else kind(self._undefined_name)
        )
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is None:
            return f"{name} is asked of what this deal does not have{HINT}guard it with {{% if … %}}"
        if isinstance(self._undefined_obj, tuple | list):
            return f"a list of {len(self._undefined_obj)} has no {name}{HINT}{_ENTRIES}"
        known = _fields(self._undefined_obj)
        near = difflib.get_close_matches(str(self._undefined_name), known, 1)
        if near:
            return f"{name} is not defined{HINT}did you mean `{near[0]}`?"
        listed = f"{HINT}fields here: {', '.join(known[:_MOST_LISTED])}{', …' if len(known) > _MOST_LISTED else ''}"
        if not known and self._undefined_obj is not missing:
            return f"{name} is asked of {kind(self._undefined_obj)}{HINT}{_NO_FIELDS}"
        return f"{name} is not defined{listed if known else ''}"


def _fields(holder: Any) -> list[str]:
    """The names in a record, of the macros of an imported template, or of the blocks of `self`."""
    if isinstance(holder, TemplateModule):
        return sorted(name for name in vars(holder) if not name.startswith("_"))
    if isinstance(holder, TemplateReference):
        return sorted(holder._TemplateReference__context.blocks)  # type: ignore[attr-defined]
    if isinstance(holder, Record):
        return list(fields_of(holder))
    return [each.name for each in fields(holder)] if isinstance(holder, Edtf | Quantity) else []


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox for one rendering: it counts steps, so it is made anew each time.

    `marked`: its output says which block prints what; code with marks is never kept.
    """

    code_generator_class = CountingGenerator
    intercepted_binops = frozenset(["*", "**", "%"])

    def __init__(
        self, folders: Sequence[Path], language: str, packs: Mapping[str, Path] | None = None, marked: bool = False
    ) -> None:
        super().__init__(
            loader=SearchPath(folders, packs),
            extensions=[Stamps, Marks] if marked else [Stamps],
            autoescape=True,
            undefined=Missing,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=None if marked else Compiled(),
        )
        self._steps = 0
        jinja = {name: FILTERS[name] for name in JINJA_FILTERS} | {"join": join}
        self.filters = jinja | told({name: jinja[name] for name in TEXT_FILTERS}, text=True) | told(filters(language))
        self.tests = {name: TESTS[name] for name in JINJA_TESTS}
        say = saying(language)
        self._callable = (self.globals["range"], refuse, say, self.count_step, self.as_text)
        self.globals = {"range": self.globals["range"], "refuse": refuse, "say": say}

    def join_path(self, template: str, parent: str) -> str:
        """What a template means by the name of another."""
        loader: SearchPath = self.loader  # type: ignore[assignment]
        return loader.asked(template, parent)

    def count_step(self) -> str:
        """Count one turn of a loop or one call of a macro; nothing is printed."""
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise BudgetExceeded(f"more than {MAX_STEPS:,} loop steps{HINT}the loop never ends, or loops too often")
        return ""

    def as_text(self, value: Any) -> Any:
        """A part of a text that is joined with `~`."""
        return finalize(value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, `range`, `refuse`, `say`, the step counter and a loop's own may be called; no method of a value."""
        name = type(obj).__name__
        return name in {"Macro", "LoopContext", "BlockReference"} or obj in self._callable

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic between numbers only: a string times a million is no number."""
        if operator == "**" or not all(isinstance(side, int | float | Decimal | Missing) for side in (left, right)):
            raise Unprintable(f"`{operator}` works between numbers only")
        return super().call_binop(context, operator, left, right)


def refuse(message: str, hint: str = "") -> str:
    """What a template calls where it cannot go on: the message becomes an error at that line."""
    raise Unprintable(f"{message}{HINT}{hint}" if hint else message)


def saying(language: str) -> Callable[..., str]:
    """What a template calls for a message of the language with values in it: `say("gives_to", giver=…, receiver=…)`."""

    def say(key: str, **values: Any) -> str:
        try:
            return words(language).say(key, **{name: _spoken(name, value) for name, value in values.items()})
        except MessageError as error:
            raise UnknownMessage(f"{error}{HINT}{error.hint}") from error

    return say


def _spoken(name: str, value: Any) -> str | int | Decimal:
    """A value for a message: text or a number. What a macro wrote is escaped already, and would be again."""
    if isinstance(value, Markup):
        if "<" in value:
            raise Unprintable(f"`{name}` of a message holds elements{HINT}a message takes plain text")
        return value.unescape()
    if isinstance(value, str | int | Decimal) and not isinstance(value, bool):
        return value
    if isinstance(value, Missing):
        str(value)  # which says what is not defined
    if isinstance(value, RichText):
        raise Unprintable(f"`{name}` of a message is rich text{HINT}write `| plain`")
    raise Unprintable(_refusal(value))


def finalize(value: Any) -> Any:
    """What an expression may print: text, whole numbers, rich text."""
    if isinstance(value, RichText | RichProse):
        return markup(value)
    if isinstance(value, Missing):
        return value
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise Unprintable(_refusal(value))


@pass_eval_context
def join(context: EvalContext, value: Iterable[Any], d: str = "", attribute: str | int | None = None) -> Any:
    """Texts one after the other, `d` between them; what cannot be printed cannot be joined."""
    parts = value if attribute is None else map(make_attrgetter(context.environment, attribute), value)
    return do_join(context, map(finalize, parts), d)


def _clean(value: str) -> str:
    if value.isprintable() or isinstance(value, Markup):
        return value
    for character in value:
        if unicodedata.category(character) in {"Cc", "Cs", "Cn"} and character not in "\n\t":
            raise Unprintable(
                f"the text holds the control character U+{ord(character):04X}{HINT}take it out of the source"
            )
    return value


def _refusal(value: Any) -> str:
    if value is None:
        return f"the value is absent{HINT}guard it with {{% if … %}}"
    if isinstance(value, Edtf):
        return f'a date needs a form{HINT}write `| date` or `| date("short")`'
    if callable(value) and not isinstance(value, LoopContext):
        return f"a macro is printed without being called{HINT}write its name with ()"
    said = kind(value)
    return f"{said} is not text{HINT}{_PRINTED.get(said, _FIELDS)}"
