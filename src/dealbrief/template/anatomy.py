"""What a template is made of: its name and folders come in; its chain, parts, blocks and the data it reads go out.

All of it is read from the files themselves, so it is never out of date. Nothing is rendered.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound, nodes

from dealbrief.errors import Place, Problem, TemplateError
from dealbrief.template.environment import Environment
from dealbrief.template.loader import SUFFIX, SearchPath
from dealbrief.template.reads import reads
from dealbrief.template.render import problem_of, unknown_word

EXAMPLE = "For example"
"""How the comment begins that holds a worked example of a change."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block one can replace: the file and line that win, the files it hides, and whether it is printed at all."""

    name: str
    about: str
    path: Path
    line: int
    hides: tuple[Path, ...]
    printed: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A file by the name it was asked for."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Anatomy:
    """A template: `chain` is itself and what it extends, `parts` what these include and import."""

    about: str
    chain: tuple[Part, ...]
    parts: tuple[Part, ...]
    blocks: tuple[Block, ...]
    macros: tuple[str, ...]
    reads: dict[str, tuple[str, ...]]
    example: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """The name of another file, and the line that asks for it."""

    name: str
    at: Place | None = None


_NOTHING = _Asked("")


@dataclass(frozen=True)
class _File:
    """One template, read and parsed."""

    name: str
    path: Path
    tree: nodes.Template
    comments: tuple[tuple[str, str], ...]
    """Each comment, and the name of the block that begins right after it, or nothing."""

    @cached_property
    def extends(self) -> _Asked:
        """What it extends in any case; one that stands under a condition is not known before it runs."""
        found = next((node for node in self.tree.body if isinstance(node, nodes.Extends)), None)
        return _Asked(_constant(found.template), Place(str(self.path), found.lineno)) if found else _NOTHING

    @cached_property
    def uses(self) -> tuple[_Asked, ...]:
        kinds: tuple[type[Any], ...] = (nodes.Include, nodes.Import, nodes.FromImport)
        asked = ((_constant(node.template), node.lineno) for kind in kinds for node in self.tree.find_all(kind))
        return tuple(_Asked(name, Place(str(self.path), line)) for name, line in asked if name)

    @cached_property
    def blocks(self) -> dict[str, tuple[nodes.Block, str]]:
        """Each block, and the block it stands in."""
        return {block.name: (block, outer) for block, outer in _blocks(self.tree, "")}

    @cached_property
    def called(self) -> frozenset[str]:
        """The blocks it prints as `self.name()`."""
        found = self.tree.find_all(nodes.Getattr)
        return frozenset(one.attr for one in found if isinstance(one.node, nodes.Name) and one.node.name == "self")

    @property
    def abouts(self) -> dict[str, str]:
        """What a comment right before a block says of it; one that holds template code says nothing."""
        told = ((text, block) for text, block in self.comments if block and "{%" not in text)
        return {block: text.removeprefix(f"{block}: ") for text, block in told}


def anatomy(name: str, folders: Sequence[Path], packs: Mapping[str, Path] | None = None) -> Anatomy:
    """Take one template apart: see `Templates.anatomy`."""
    return Templates(folders, packs).anatomy(name)


def unknown_blocks(name: str, folders: Sequence[Path], packs: Mapping[str, Path] | None = None) -> list[Problem]:
    """The blocks of one template that nothing prints: see `Templates.unknown_blocks`."""
    return Templates(folders, packs).unknown_blocks(name)


class Templates:
    """The templates in folders, first hit wins, and those of packs by name, the shipped ones if none are given; each
    file is read and parsed once."""

    def __init__(self, folders: Sequence[Path], packs: Mapping[str, Path] | None = None) -> None:
        self._environment = Environment(folders, "en", packs)
        self._loader: SearchPath = self._environment.loader  # type: ignore[assignment]
        self._files: dict[str, _File] = {}

    def anatomy(self, name: str) -> Anatomy:
        """Take a template apart.

        Args:
            name: Without `.xml.j2`; a pack's name may stand before it.

        Raises:
            TemplateError: It, or a file it names, is not there or is no template.
        """
        chain = self._chain(f"{name}{SUFFIX}")
        parts = self._parts(chain)
        first = chain[0]
        return Anatomy(
            about=first.comments[0][0] if first.comments and not first.comments[0][1] else "",
            chain=tuple(Part(one.name, one.path) for one in chain),
            parts=tuple(Part(one.name, one.path) for one in parts),
            blocks=tuple(_won(chain)),
            macros=tuple(macro.name for macro in first.tree.find_all(nodes.Macro)),
            reads=reads([one.tree for one in (*chain, *parts)]),
            example=next((text for one in chain for text, _ in one.comments if text.startswith(EXAMPLE)), ""),
        )

    def unknown_words(self, name: str) -> list[Problem]:
        """Filters and tests that one file asks for and no template has. Nothing is compiled: Jinja works out constants
        while it does, and a stranger's may fill all memory.

        Raises:
            TemplateError: As for `anatomy`.
        """
        file = self._file(_Asked(f"{name}{SUFFIX}"))
        have = {nodes.Filter: ("filter", self._environment.filters), nodes.Test: ("test", self._environment.tests)}
        return [
            unknown_word(word, one.name, Place(str(file.path), one.lineno))
            for kind, (word, known) in have.items()
            for one in file.tree.find_all(kind)
            if one.name not in known
        ]

    def unknown_blocks(self, name: str) -> list[Problem]:
        """Blocks that a file outside the shipped packs replaces and nothing prints: misspelt, or their place is gone;
        and what such a file writes outside its blocks.

        Raises:
            TemplateError: As for `anatomy`.
        """
        chain = self._chain(f"{name}{SUFFIX}")
        blocks = list(_won(chain))
        own = {block for file in chain if not self._loader.is_shipped(file.name) for block in file.blocks}
        known = [block.name for block in blocks if block.printed]
        pack = self._loader.first_pack()
        unprinted = [
            problem for file in chain if not self._loader.is_shipped(file.name) for problem in _unprinted(file)
        ]
        return unprinted + [_unknown(block, known, pack) for block in blocks if block.name in own and not block.printed]

    def passed_over(self, name: str) -> list[Problem]:
        """A warning where a file outside the shipped packs extends another of its name and passes over one between.

        Raises:
            TemplateError: As for `anatomy`.
        """
        return [
            _passing(file, between)
            for file in self._chain(f"{name}{SUFFIX}")
            if not self._loader.is_shipped(file.name) and file.extends.name
            for between in self._loader.between(file.name, file.extends.name)[:1]
        ]

    def _chain(self, name: str) -> list[_File]:
        """The template and what it extends; where files extend each other in a circle, it ends."""
        files = [self._file(_Asked(name))]
        while (wanted := self._meant(files[-1].extends, files[-1])).name not in {"", *(file.name for file in files)}:
            files.append(self._file(wanted))
        return files

    def _meant(self, asked: _Asked, by: _File) -> _Asked:
        """The file that is asked for by its own name is the one behind it."""
        try:
            return replace(asked, name=self._loader.asked(asked.name, by.name)) if asked.name else asked
        except TemplateNotFound as error:
            raise TemplateError([replace(problem_of(error, self._loader, asked.name), at=asked.at)]) from error

    def _parts(self, chain: Sequence[_File]) -> list[_File]:
        """What the chain includes and imports, and what that does."""
        found: dict[str, _File] = {}
        asked = [self._meant(one, file) for file in chain for one in file.uses]
        while asked:
            one = asked.pop(0)
            if one.name not in found:
                file = found[one.name] = self._file(one)
                asked += [self._meant(each, file) for each in file.uses]
        return [found[name] for name in sorted(found)]

    def _file(self, asked: _Asked) -> _File:
        if asked.name not in self._files:
            self._files[asked.name] = self._read(asked)
        return self._files[asked.name]

    def _read(self, asked: _Asked) -> _File:
        name = asked.name
        try:
            text, path, _ = self._loader.get_source(self._environment, name)
            tree = self._environment.parse(text, name, path)
            comments = tuple(_comments(self._environment.lex(text, name, path)))
        except TemplateError:
            raise
        except Exception as error:
            problem = problem_of(error, self._loader, name)
            is_lost = isinstance(error, TemplateNotFound)
            raise TemplateError([replace(problem, at=asked.at) if is_lost else problem]) from error
        return _File(name, Path(path), tree, comments)


def _unprinted(file: _File) -> Iterator[Problem]:
    """What a file that extends another writes outside its blocks: Jinja leaves it out without a word."""
    outputs = (node for node in file.tree.body if isinstance(node, nodes.Output)) if file.extends.name else ()
    for node in outputs:
        for part in node.nodes:
            data = part.data if isinstance(part, nodes.TemplateData) else "{{ … }}"
            if data.strip():
                line = part.lineno + data[: len(data) - len(data.lstrip())].count("\n")
                message = "what stands outside the blocks of a file that extends another is not printed"
                yield Problem("unprinted-text", message, Place(str(file.path), line), "put it into a block")
                return


def _unknown(block: Block, known: list[str], pack: str) -> Problem:
    near = difflib.get_close_matches(block.name, known, 1)
    where = f"in an edition of the pack `{pack}` are printed" if pack else "blocks that are printed"
    hint = f"did you mean `{near[0]}`?" if near else f"{where}: {', '.join(known)}"
    return Problem("unknown-block", f"nothing prints a block `{block.name}`", Place(str(block.path), block.line), hint)


def _passing(file: _File, between: str) -> Problem:
    own = between.partition("/")[2]
    message = f"`{file.extends.name}` passes over `{between}`, which changes it too"
    hint = f'`{{% extends "{own}" %}}` takes the next of this name, whichever it is'
    return Problem("passed-over", message, file.extends.at, hint, "warning")


def _constant(node: Any) -> str:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


def _blocks(node: nodes.Node, outer: str) -> Iterator[tuple[nodes.Block, str]]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child, outer
            yield from _blocks(child, child.name)
        else:
            yield from _blocks(child, outer)


def _comments(tokens: Iterator[tuple[int, str, str]]) -> Iterator[tuple[str, str]]:
    """Each comment, and the block that begins right after it, or nothing."""
    text, tag = "", list[str]()
    for _, kind, value in tokens:
        if kind == "comment":
            if text:
                yield text, ""
            text = value.strip()
        elif kind == "block_begin":
            tag = []
        elif kind == "name" and len(tag) < 2:
            tag.append(value)
        elif kind == "block_end" or (kind == "data" and value.strip()):
            if text:
                yield text, tag[1] if kind == "block_end" and tag[:1] == ["block"] else ""
            text = ""
    if text:
        yield text, ""


def _won(chain: Sequence[_File]) -> Iterator[Block]:
    for name in dict.fromkeys(name for file in chain for name in file.blocks):
        having = [file for file in chain if name in file.blocks]
        about = next((file.abouts[name] for file in having if name in file.abouts), "")
        line = having[0].blocks[name][0].lineno
        hides = tuple(file.path for file in having[1:])
        yield Block(name, about, having[0].path, line, hides, _is_printed(name, chain))


def _is_printed(name: str, chain: Sequence[_File]) -> bool:
    """Whether a block has a place: in the last file of the chain, in a block that is printed, or by `self`."""
    if any(name in file.called for file in chain):
        return True
    for file in chain:
        if name not in file.blocks:
            continue
        outer = file.blocks[name][1]
        if outer:
            if file in _versions(outer, chain) and _is_printed(outer, chain):
                return True
        elif file is chain[-1]:
            return True
    return False


def _versions(name: str, chain: Sequence[_File]) -> list[_File]:
    """The files whose version of a block is printed: the first that has it, and the next where that calls `super`."""
    printed: list[_File] = []
    for file in (file for file in chain if name in file.blocks):
        printed.append(file)
        calls = file.blocks[name][0].find_all(nodes.Call)
        if not any(isinstance(call.node, nodes.Name) and call.node.name == "super" for call in calls):
            break
    return printed
