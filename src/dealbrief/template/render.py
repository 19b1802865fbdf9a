"""The template stage: a view and a template name come in, the dialect's XML text goes out.

Every failure of Jinja becomes a `Problem` at the innermost template line that caused it.
"""

from __future__ import annotations

import difflib
import re
import traceback
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateRuntimeError

from dealbrief.errors import Place, Problem, TemplateError
from dealbrief.template.budget import MAX_OUTPUT, BudgetExceeded
from dealbrief.template.environment import Environment, UnknownMessage, Unprintable
from dealbrief.template.filters import JINJA_FILTERS, JINJA_TESTS, filters
from dealbrief.template.kinds import in_kinds
from dealbrief.template.loader import SUFFIX, NothingBehind, SearchPath, is_name
from dealbrief.template.mistakes import Mistake, meant, mistake, not_exported
from dealbrief.template.misuse import HINT
from dealbrief.template.node import stamped_place
from dealbrief.template.origins import with_origins
from dealbrief.template.stamps import STAMP

_FAILED = "template-failed"
_PYTHON = "python"
"""What fails in Python itself, whose messages no author understands."""
_CODES: tuple[tuple[type[Exception], str], ...] = (
    (UndefinedError, "undefined-name"),
    (BudgetExceeded, "template-budget"),
    (RecursionError, "template-too-deep"),
    (MemoryError, "template-budget"),
    (Unprintable, "unprintable-value"),
    (UnknownMessage, "unknown-message"),
    (SecurityError, "template-forbidden"),
    (TemplateRuntimeError, _FAILED),
)
_CIRCLE = "look for a macro that calls itself, and for files that extend or include each other"
_LAST_PIECES = 50
"""Of the output, enough to hold a tag."""
_QUOTED = re.compile(r"[`']([^`']+)[`']")
_KNOWN = {"No filter named": (*JINJA_FILTERS, *filters("en")), "No test named": JINJA_TESTS}


def render(
    name: str,
    context: Mapping[str, Any],
    folders: Sequence[Path],
    language: str,
    packs: Mapping[str, Path] | None = None,
    marked: bool = False,
) -> tuple[str, dict[str, Path]]:
    """Run a template.

    Args:
        name: Without `.xml.j2`.
        context: What it sees.
        folders: Where templates are looked for, first hit wins.
        language: Of the edition.
        packs: Packs by name, for names that begin with one; the shipped ones if none are given.
        marked: Whether each element says which blocks printed it, for a sketch.

    Returns:
        The XML text with its stamps, and the file of each template name that was used.

    Raises:
        TemplateError: Unknown template, syntax, undefined name, forbidden call, value that is no text, budget.
    """
    environment = Environment(folders, language, packs, marked)
    loader: SearchPath = environment.loader  # type: ignore[assignment]
    try:
        template = environment.get_template(f"{name}{SUFFIX}")
        text = _bounded(template.generate(**context), loader)
        _refuse_unknown_blocks(name, loader)
    except TemplateError:
        raise
    except Exception as error:
        raise TemplateError([problem_of(error, loader, name, list(context))]) from error
    return with_origins(text) if marked else text, loader.found


def _refuse_unknown_blocks(name: str, loader: SearchPath) -> None:
    """Jinja leaves out, without a word, a block that nothing prints; the shipped packs are held to it by test."""
    from dealbrief.template.anatomy import unknown_blocks

    if not loader.is_shipped(f"{name}{SUFFIX}"):
        problems = unknown_blocks(name, loader.folders, loader.packs)
        if problems:
            raise TemplateError(problems)


def _bounded(pieces: Any, loader: SearchPath) -> str:
    out: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > MAX_OUTPUT:
            raise TemplateError([_too_long("".join([*out[-_LAST_PIECES:], piece]), loader)])
        out.append(piece)
    return "".join(out)


def _too_long(written: str, loader: SearchPath) -> Problem:
    """A template that writes without end, at the tag it wrote last."""
    stamps = STAMP.findall(written)
    at = stamped_place(":".join(stamps[-1]), loader.found) if stamps else None
    message = f"more than {MAX_OUTPUT:,} characters of output"
    return Problem("template-budget", message, at, "a loop writes too much; this is what it wrote last")


def problem_of(error: Exception, loader: SearchPath, name: str, known: Sequence[str] = ()) -> Problem:
    """What a failure of Jinja says to the reader; `known` are the names the template was given."""
    if isinstance(error, TemplateNotFound):
        return _not_found(error, loader, name)
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, loader)
    code = next((code for kind, code in _CODES if isinstance(error, kind)), _PYTHON)
    message, _, hint = str(error).partition(HINT)
    if found := _in_other_words(message, loader, code):
        return Problem(_FAILED if code == _PYTHON else code, found.message, _innermost(error, loader), found.hint)
    if isinstance(error, UndefinedError) and not hint:
        hint = _quoted_meant(message, known) or f"names here: {', '.join(known)}"
    if isinstance(error, RecursionError):
        message, hint = "macros or includes call each other without end", _CIRCLE
    if isinstance(error, MemoryError):
        message, hint = "this needs more memory than there is", "look for text that grows with each turn"
    if isinstance(error, SecurityError):
        message, hint = (
            "a template cannot call this",
            "it has macros, `range`, `say` and filters, and no methods of values; a block is printed by `self.name()`",
        )
    return Problem(code, message, _innermost(error, loader), hint or _filter_or_test(message))


def _in_other_words(message: str, loader: SearchPath, code: str) -> Mistake | None:
    """A failure that Jinja or Python word for programmers, said to an author."""
    if missing := not_exported(message, {name: loader.text(name) for name in loader.found}):
        return missing
    if code == _PYTHON and (said := in_kinds(message)):
        return Mistake(*said)
    told = mistake(message)
    if code == _PYTHON and not told.hint:
        return Mistake("this cannot be worked out", "look at what its filters and operators are given")
    return told if told.hint else None


def _syntax(error: TemplateSyntaxError, loader: SearchPath) -> Problem:
    name, message = error.name or "", error.message or ""
    known = _filter_or_test(message)
    told = Mistake(message, known) if known else mistake(message, loader.text(name), error.lineno)
    at = Place(str(loader.found.get(name, name)), told.line or error.lineno)
    return Problem("template-syntax", told.message, at, told.hint or "the template guide tells how it is written")


def unknown_word(kind: str, name: str, at: Place) -> Problem:
    """A filter or test that no template has, in Jinja's words."""
    message = f"No {kind} named {name!r}."
    return Problem("template-syntax", message, at, _filter_or_test(message))


def _filter_or_test(message: str) -> str | None:
    known = next((names for words, names in _KNOWN.items() if words in message), ())
    return (_quoted_meant(message, known) or "a template has only those of the reference") if known else None


def _quoted_meant(message: str, known: Iterable[str]) -> str | None:
    """The known name nearest to the one a message quotes."""
    quoted = _QUOTED.search(message)
    return meant(quoted[1], known) if quoted else None


def _not_found(error: TemplateNotFound, loader: SearchPath, name: str) -> Problem:
    wanted = str(error.name or name)
    pack, rest = loader.pack_of(wanted)
    near = _near(wanted, pack, loader.names())
    message = f"pack `{pack}` has no template `{rest}`" if pack else f"there is no template `{wanted}`"
    hint = f"did you mean `{near}`?" if near else _to_be_had(pack, loader)
    at = _innermost(error, loader)
    if isinstance(error, NothingBehind):
        message = f"behind this `{wanted}` there is no other"
        hint = "no pack of this edition has one: extend `base/brief.xml.j2` or `base/deck.xml.j2`, or write it whole"
    elif stranger := _stranger(at, loader):
        hint = (
            f"the pack `{stranger}` is not the edition's: take `{stranger}/` out of the name you extend, for the file "
            f"that the edition's own pack has, or write `pack: {stranger}` in the edition"
        )
    elif not is_name(wanted):
        hint = "a name is a path of small letters, digits, - and _ inside the template folders, without `..`"
    return Problem("template-not-found", message, at, hint)


def _stranger(at: Place | None, loader: SearchPath) -> str:
    """The pack of the file that asks, where it is none of the edition's: its parts are not to be had."""
    packs = ((name, root) for name, root in loader.packs.items() if root not in loader.folders)
    return next((name for name, root in packs if at and Path(at.file).is_relative_to(root)), "")


def _near(wanted: str, pack: str, names: Iterable[str]) -> str:
    """The template of nearly that name, in that pack if one is named; what all have in common does not count."""
    head = f"{pack}/" if pack else ""
    known = {name.removeprefix(head).removesuffix(SUFFIX): name for name in names if name.startswith(head)}
    near = difflib.get_close_matches(wanted.removeprefix(head).removesuffix(SUFFIX), known, 1)
    return known[near[0]] if near else ""


def _to_be_had(pack: str, loader: SearchPath) -> str:
    """What there is: the templates of a pack, or the folders and packs that were searched."""
    if pack:
        return f"it has: {', '.join(name for name in loader.names() if name.startswith(f'{pack}/'))}"
    return f"searched: {', '.join(map(str, loader.folders))}; packs: {', '.join(loader.packs)}"


def _innermost(error: Exception, loader: SearchPath) -> Place | None:
    """The deepest line of a template in the traceback; Jinja has rewritten its frames to template lines."""
    files = {str(path) for path in loader.found.values()}
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in files]
    if frames:
        return Place(frames[-1].filename, frames[-1].lineno or 1)
    return Place(str(next(iter(loader.found.values()))), 1) if loader.found else None
