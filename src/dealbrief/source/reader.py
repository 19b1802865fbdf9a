"""Stages read and check: the path of a deal comes in; a checked `Deal` goes out, or every problem of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from dealbrief.errors import DealbriefError, Elsewhere, Place, Problem, SourceError, nowhere, sorted_problems
from dealbrief.files import MEGABYTE, read_text
from dealbrief.marked import Mapping, Node, Scalar, Sequence, plain, read_csv, read_yaml
from dealbrief.source.checks import check
from dealbrief.source.draft import Deal, Draft, Item
from dealbrief.source.faults import problems_of, unknown_key
from dealbrief.source.groups import GROUPS, HEAD, LISTS
from dealbrief.source.model_deal import Head
from dealbrief.source.shape import keys, list_columns

DEAL_FILE = "deal.yaml"


def load_deal(path: Path | str, elsewhere: Elsewhere = nowhere) -> Deal:
    """Read and check a deal.

    Args:
        path: A folder with a deal.yaml, or the file itself. Tables it names are read from the same folder.
        elsewhere: Knows the fields of brand files.

    Raises:
        SourceError: Something is wrong; `problems` holds all of it, errors and warnings, in reading order.
    """
    named = Path(path)
    file = named / DEAL_FILE if named.is_dir() else named
    reading = _Reading(file, elsewhere)
    draft = reading.draft()
    problems = sorted_problems(_unique([*reading.problems, *check(draft)]))
    if any(problem.is_error for problem in problems):
        raise SourceError(problems)
    return Deal(draft, tuple(problems))


def _unique(problems: list[Problem]) -> list[Problem]:
    """Each fault once: a wrong column head, say, shows up in every row of its table."""
    return list({(p.code, p.at, p.message if p.at is None else ""): p for p in reversed(problems)}.values())


class _Reading:
    """One run over a deal file; collects problems as it goes."""

    def __init__(self, file: Path, elsewhere: Elsewhere) -> None:
        self.file = file
        self.elsewhere = elsewhere
        self.problems: list[Problem] = []

    def draft(self) -> Draft:
        root, found = read_yaml(read_text(self.file.parent, self.file.name), str(self.file))
        self.problems += found
        if not isinstance(root, Mapping):
            raise SourceError([Problem("wrong-type", "a deal file is a mapping of groups", root.at)])
        self._check_groups(root)
        head = self._head(root)
        return Draft(head, tuple(self._items(root)), root)

    def _check_groups(self, root: Mapping) -> None:
        for key, _ in root.entries:
            if key.text in GROUPS:
                continue
            message = f"{key.text}: not a group of a deal file"
            problem = unknown_key(key.text, list(GROUPS), message, key.at, self.elsewhere)
            if key.text in keys(Head):
                problem = replace(problem, hint=f"it is a field of `{HEAD}`: put it below that")
            self.problems.append(problem)

    def _head(self, root: Mapping) -> Item:
        node = root.get(HEAD)
        if node is None:
            raise SourceError([*self.problems, Problem("missing-key", "`deal`: this key is needed", _start(root))])
        if not isinstance(node, Mapping):
            message = "`deal` holds keys and values"
            raise SourceError([*self.problems, Problem("wrong-type", message, node.at)])
        return self._item(HEAD, 1, node)

    def _items(self, root: Mapping) -> Iterator[Item]:
        for group in LISTS:
            node = root.get(group)
            for number, record in enumerate(self._records(root, group, node), start=1):
                if isinstance(record, Mapping):
                    yield self._item(group, number, record)
                else:
                    message = f"{group}.{number}: keys and values are wanted here"
                    self.problems.append(Problem("wrong-type", message, record.at))

    def _records(self, root: Mapping, group: str, node: Node | None) -> tuple[Node, ...]:
        if node is None:
            return ()
        if isinstance(node, Scalar) and node.text.endswith((".csv", ".json")):
            node = self._table(group, node)
        if isinstance(node, Sequence):
            return node.items
        key = root.key(group)
        if isinstance(node, Scalar) and node.is_null:
            hint = "leave the key out if there is nothing to say"
            self.problems.append(
                Problem("empty-value", f"{group}: nothing is written here", key.at if key else None, hint)
            )
        else:
            message = f"{group}: a list is wanted here, or the name of a .csv or .json file"
            self.problems.append(Problem("wrong-type", message, node.at))
        return ()

    def _table(self, group: str, name: Scalar) -> Node:
        file = str(self.file.parent / name.text)
        node: Node
        try:
            text = read_text(self.file.parent, name.text, MEGABYTE, asked_at=name.at)
            if name.text.endswith(".csv"):
                node, found = read_csv(text, file, list_columns(LISTS[group]))
            else:
                node, found = read_yaml(text, file)
        except DealbriefError as error:
            self.problems += error.problems
            return Sequence((), name.at)
        self.problems += found
        return node

    def _item(self, group: str, number: int, node: Mapping) -> Item:
        named = node.get("id")
        record_id = named.text if isinstance(named, Scalar) else ""
        try:
            entry = GROUPS[group].model_validate(plain(node))
        except ValidationError as error:
            item = Item(group, number, node, record_id, None)
            self.problems += problems_of(item, GROUPS[group], error, self.elsewhere)
            return item
        return Item(group, number, node, record_id, entry)


def _start(root: Mapping) -> Place:
    return root.entries[0][0].at if root.entries else root.at
