"""What a master has no place for: a master comes in; each role or slot without one, what happens then, and how to mend
it, goes out.

A slide needs no placeholder for most of its slots: a text box stands where the look has one, if there is room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dealbrief.backends.pptx.plan.layouts import Master
from dealbrief.backends.pptx.plan.roles import PIECES, ROLES, Places, Role, choose, lacking, matched, places
from dealbrief.backends.pptx.plan.spots import FALLBACKS

_EVERY = "every role"


@dataclass(frozen=True, slots=True)
class Gap:
    """The roles, the slot by the name templates use ("" for the layout as a whole), what happens, and what helps."""

    roles: tuple[str, ...]
    slot: str
    then: str
    mend: str

    def __str__(self) -> str:
        who = _EVERY if len(self.roles) == len(ROLES) else ", ".join(self.roles)
        return f"{who}: {f'no placeholder for {self.slot}' if self.slot else 'no layout'}: {self.then}; {self.mend}"


def gaps(master: Master) -> tuple[Gap, ...]:
    """Everything that has no place of its own; what is the same in several roles once."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for name, role in ROLES.items():
        for gap in _of_role(role, master):
            found.setdefault(gap, []).append(name)
    return tuple(Gap(tuple(roles), *gap) for gap, roles in found.items())


def _of_role(role: Role, master: Master) -> Iterator[tuple[str, str, str]]:
    chosen, spots = choose(role, master), places(role, master)
    if chosen is None or spots is None:
        yield "", "its slides are refused", f"add {lacking(role, master)[0]}"
        return
    taken = matched(role, chosen)
    words = {slot: name for name, slot in role.slots.items()}
    for slot in (*role.slots.values(), *(piece for piece in PIECES if _has(role, piece))):
        if slot not in taken:
            mend = f"add a placeholder named “{slot}”, or name one in the role map"
            yield words.get(slot, slot), _outcome(slot, role, spots), mend


def _has(role: Role, piece: str) -> bool:
    """Whether slides of a role have a piece at all."""
    return {"Contents": role is ROLES["section"], "Source": role.names_sources}.get(piece, True)


def _outcome(slot: str, role: Role, spots: Places) -> str:
    if spots.get(slot) is None:
        return "it is left out"
    if slot in FALLBACKS:
        return "it is set in a text box"
    others = [name for name, each in role.slots.items() if each not in FALLBACKS and each != slot]
    return f"it shares that of {', '.join(others)}"
