"""The faults of one parse: what readers find wrong comes in, each with its element; what is to be told goes out.

Some of what is found may only follow from another fault: a chart has no bar where its bars are misspelt. That is told
only where nothing it was judged by is wrong in itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from dealbrief.errors import Problem
from dealbrief.template.vocabulary import ROWS

_WHOLES = ("figure", "table")
"""Elements that are read as one thing, each part by what stands beside it."""
_JUDGED_BY_ALL = (*_WHOLES, "brief")


@dataclass(frozen=True, slots=True)
class _Fault:
    problem: Problem
    element: etree._Element
    may_follow: bool


@dataclass
class Faults:
    """What was found so far, in any order and more than once."""

    _found: list[_Fault] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self._found)

    def note(self, problem: Problem, element: etree._Element, may_follow: bool = False) -> None:
        """Add a fault; one that `may_follow` was judged by what the element holds or stands beside."""
        self._found.append(_Fault(problem, element, may_follow))

    def told(self) -> list[Problem]:
        """Each fault of a line once, without those that may follow from others."""
        wrong = {fault.element for fault in self._found if not fault.may_follow}
        kept = (fault for fault in self._found if not (fault.may_follow and _stands_by(fault.element, wrong)))
        return list(dict.fromkeys(fault.problem for fault in kept))

    def spare(self, tag: str) -> bool:
        """Whether no element of that name is wrong, nor anything inside one."""
        inside = (each for fault in self._found for each in (fault.element, *fault.element.iterancestors()))
        return all(each.tag != tag for each in inside)


def _stands_by(element: etree._Element, wrong: set[etree._Element]) -> bool:
    """Whether anything that an element is judged by is wrong."""
    return not wrong.isdisjoint(_judged_by(element)) or _is_of_unknown(element)


def _judged_by(element: etree._Element) -> Iterator[etree._Element]:
    """The element, what cannot stand in it, and the whole figure or table that it is a part of, but the words there."""
    yield element
    yield from (child for child in element if child.tag not in ROWS[element.tag].children)
    around = (element, *element.iterancestors(*_WHOLES))
    for whole in around[-1:] if around[-1].tag in _JUDGED_BY_ALL else ():
        yield whole
        yield from (each for each in whole.iterdescendants() if not _is_of_words(each))


def _is_of_words(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in ROWS and ROWS[parent.tag].text


def _is_of_unknown(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag not in ROWS
