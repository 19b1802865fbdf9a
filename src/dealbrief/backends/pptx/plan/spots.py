"""Where text stands that a layout has no slot for: a layout and what a slide fills come in, slots and boxes go out.

Each piece has its place in the look, scaled to the slide. Where a foreign layout has something there already, the piece
stands beside it, and the content gives way: so nothing is written over another thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dealbrief.backends.pptx.plan.layouts import Layout, LevelStyle, Master, Slot
from dealbrief.figures.slide_shapes import Box

_LEFT = 2 / 3
_GAP = 6.0
_GUTTER = 24.0
_CLEAR = 12.0
_LEAST_BESIDE = 0.5
"""White around a house's logo, and the share of its width and height that a piece keeps beside one."""
_LEAST = 0.3
"""The share of its height that content keeps, whatever stands above and below it."""


@dataclass(frozen=True, slots=True)
class Fallback:
    """Box in inches on a slide of 13.333 × 7.5, size, weight and colour of text that a layout has no slot for."""

    box: tuple[float, float, float, float]
    size: float
    bold: bool = False
    grey: bool = False


FALLBACKS: Mapping[str, Fallback] = {
    "Title figure": Fallback((_LEFT + 7.60, 0.45, 4.40, 5.40), 18),
    "Kicker": Fallback((_LEFT, 0.40, 8.94, 0.24), 13, bold=True),
    "Exhibit line": Fallback((_LEFT, 1.66, 12.00, 0.28), 14, grey=True),
    "Source": Fallback((_LEFT, 6.52, 12.00, 0.40), 11, grey=True),
    "Side note": Fallback((_LEFT + 8.41, 2.10, 3.59, 4.35), 18),
    "Marking": Fallback((_LEFT + 10.55, 7.08, 1.00, 0.24), 12, bold=True),
    "Footer": Fallback((_LEFT, 7.09, 7.92, 0.22), 10.5, grey=True),
    "Lead": Fallback((_LEFT, 3.86, 6.90, 1.40), 22),
    "Contents": Fallback((_LEFT + 9.18, 1.30, 2.82, 2.30), 16, grey=True),
    "Subtitle": Fallback((_LEFT, 3.86, 5.88, 1.40), 22),
    "Date line": Fallback((_LEFT, 6.02, 5.88, 0.56), 14, grey=True),
    "Caption": Fallback((_LEFT + 7.60, 6.02, 4.40, 0.56), 14, grey=True),
    "Left head": Fallback((_LEFT, 1.75, 5.76, 0.34), 18, bold=True, grey=True),
    "Right head": Fallback((_LEFT + 6.24, 1.75, 5.76, 0.34), 18, bold=True, grey=True),
}
_NO_PLACEHOLDER = -1
_INK = {False: "tx1", True: "bg1"}
_GREY = {False: "accent3", True: "accent5 50 50"}
_FOOT = ("ftr", "sldNum")
_FOOT_PIECES = ("Footer", "Marking")
_HEADS = ("Left head", "Right head")
_WITH_TITLE = ("Kicker", "Subtitle", "Lead", "Date line")


def settled(
    layout: Layout, master: Master, taken: Mapping[str, Slot], contents: Sequence[str], wanted: Iterable[str]
) -> dict[str, Slot]:
    """All slots of a slide by name: those taken, and text boxes for the wanted pieces a layout has no slot for.

    Args:
        taken: The layout's slots by name, the title among them.
        contents: Names of the slots that hold the slide's content and can give way; where only the first of them is
            taken, it is divided.
        wanted: Names of pieces the slide may fill.
    """
    names = [name for name in FALLBACKS if name in set(wanted) and name not in taken]
    return _Settling(layout, master, dict(taken), list(contents)).settle(names)


@dataclass
class _Settling:
    layout: Layout
    master: Master
    slots: dict[str, Slot]
    contents: list[str]
    is_foreign: bool = False

    def settle(self, names: list[str]) -> dict[str, Slot]:
        self.is_foreign = "Marking" not in self.slots
        self._divide()
        for name in names:
            made = self._under_title(self._made(name), names)
            settle = {
                "Kicker": self._above_title,
                "Exhibit line": self._above_contents,
                "Source": self._below_contents,
                "Side note": self._beside_contents,
                "Title figure": self._right_of_title,
                "Left head": self._over_content,
                "Right head": self._over_content,
                "Contents": self._if_free,
                "Marking": self._in_foot,
                "Footer": self._as_it_is,
            }.get(name, self._clear)
            settle(name, made)
            if self.is_foreign and name in self.slots:
                self.slots[name] = replace(self.slots[name], box=self._beside_art(self.slots[name].box))
        if self.is_foreign:
            self._widen_footer()
        return self.slots

    def _divide(self) -> None:
        """One content slot where several are wanted: columns side by side, the first of them the placeholder."""
        there = [name for name in self.contents if name in self.slots]
        if len(there) == 1 and len(self.contents) > 1:
            whole = self.slots[there[0]]
            count = len(self.contents)
            wide = (whole.inner.width - _GUTTER * (count - 1)) / count
            for index, name in enumerate(self.contents):
                inner = replace(whole.inner, x=whole.inner.x + index * (wide + _GUTTER), width=wide)
                made = replace(whole, name=name, kind="", idx=_NO_PLACEHOLDER, box=inner, insets=(0, 0, 0, 0))
                self.slots[name] = made
            self.slots[self.contents[0]] = whole
            left, _, right, _ = whole.insets
            self._move(self.contents[0], replace(whole.box, width=wide + left + right))
        self.contents = [name for name in self.contents if name in self.slots]

    def _made(self, name: str) -> Slot:
        wanted = FALLBACKS[name]
        across, down = self.master.width / 960, self.master.height / 540
        x, y, width, height = (value * 72 for value in wanted.box)
        size = max(round(wanted.size * min(across, down, 1.0) * 2) / 2, 9.0) if down < 1.0 else wanted.size
        colour = _GREY[self.layout.is_dark] if wanted.grey else _INK[self.layout.is_turned]
        level = LevelStyle(size, "minor", wanted.bold, "left", 1.0, 0.0, 0.0, 0.0, False, colour)
        tall = height * down if down >= 1.0 else max(height * down, size * 1.25)
        box = Box(x * across, y * down, width * across, tall)
        return Slot(name, "", _NO_PLACEHOLDER, box, (0, 0, 0, 0), (level,))

    def _under_title(self, made: Slot, names: list[str]) -> Slot:
        """A line of text of a foreign layout as its title stands: at the same margin, aligned as it is."""
        title = self.slots.get("Title")
        if not self.is_foreign or title is None or made.name not in _WITH_TITLE:
            return made
        inner = title.inner
        if made.name == "Date line" and "Caption" in names:
            return replace(made, box=replace(made.box, x=inner.x))
        box = replace(made.box, x=inner.x, width=inner.width)
        if made.name in ("Subtitle", "Lead") and title.box.bottom < self._foot_top():
            box = replace(box, y=title.box.bottom + _GAP)
        return replace(made, box=box, levels=_aligned(made, title))

    def _as_it_is(self, name: str, made: Slot) -> None:
        self.slots[name] = made

    def _others(self, *without: str) -> list[Box]:
        return [slot.box for name, slot in self.slots.items() if name not in without]

    def _above_title(self, name: str, made: Slot) -> None:
        title = self.slots.get("Title")
        if title and made.box.meets(title.box):
            room = title.inner
            y = max(title.box.y - made.box.height, self.master.height * 0.02)
            made = replace(made, box=Box(room.x, y, room.width, made.box.height), levels=_aligned(made, title))
            self._cut_top("Title", made.box.bottom)
        self.slots[name] = made

    def _above_contents(self, name: str, made: Slot) -> None:
        heads = [each for each in _HEADS if each in self.slots]
        held = [self.slots[each].box for each in (*self.contents, *heads)]
        title = self.slots.get("Title")
        if any(made.box.meets(box) for box in [*held, *([title.box] if title else [])]) and held:
            top = min(box.y for box in held)
            left, right = self._span()
            made = replace(made, box=Box(left, top, right - left, made.box.height))
            below = made.box.bottom + _GAP
            for each in heads:
                self._move(each, replace(self.slots[each].box, y=below))
            under = [self.slots[each].box.bottom for each in heads]
            for each in self.contents:
                self._cut_top(each, max([below, *under]))
        self.slots[name] = made

    def _below_contents(self, name: str, made: Slot) -> None:
        box = made.box
        foot = self._foot_top()
        if box.bottom > foot:
            box = replace(box, y=foot - box.height)
        if self.contents:
            left, right = self._span()
            box = replace(box, x=left, width=right - left)
        self.slots[name] = replace(made, box=box)
        for each in self.contents:
            self._cut_bottom(each, box.y - _GAP)

    def _beside_contents(self, name: str, made: Slot) -> None:
        held = [self.slots[each].box for each in self.contents]
        if not any(made.box.meets(box) for box in held):
            self.slots[name] = made
            return
        left, right = self._span()
        width = (right - left) * 0.3
        top, bottom = min(box.y for box in held), max(box.bottom for box in held)
        self.slots[name] = replace(made, box=Box(right - width, top, width, bottom - top))
        for each in self.contents:
            slot = self.slots[each]
            room = max(right - width - 3 * _GAP - slot.box.x, slot.box.width * _LEAST)
            self._move(each, replace(slot.box, width=min(slot.box.width, room)))

    def _over_content(self, name: str, made: Slot) -> None:
        """The head of one of two columns: as wide as what it stands over, which gives way to it."""
        below = name.removesuffix(" head")
        if below not in self.slots:
            return
        held = self.slots[below]
        made = replace(made, box=Box(held.inner.x, held.box.y, held.inner.width, made.box.height))
        self.slots[name] = made
        self._cut_top(below, made.box.bottom)

    def _right_of_title(self, name: str, made: Slot) -> None:
        """A figure beside a title, whose text gives way to it; none where that leaves too little."""
        texts = [each for each in self.slots if each not in _FOOT_PIECES and made.box.meets(self.slots[each].box)]
        rooms = [made.box.x - 3 * _GAP - self.slots[each].box.x for each in texts]
        pictures = [slot.box for slot in self.layout.slots if slot.kind == "pic"]
        if any(room < self.master.width * _LEAST for room in rooms) or any(made.box.meets(box) for box in pictures):
            return
        self.slots[name] = made
        title = self.slots.get("Title")
        for each, room in zip(texts, rooms, strict=True):
            box = replace(self.slots[each].box, width=room)
            if title and each != "Title" and self.slots[each].levels[0].align == "center":
                box = replace(box, x=title.box.x, width=made.box.x - 3 * _GAP - title.box.x)
            self._move(each, box)

    def _beside_art(self, box: Box) -> Box:
        """What is left of a box beside a house's logo; the whole box where that would be less than half."""
        for art in self.layout.art:
            if box.meets(art, _CLEAR):
                right, below = art.right + _CLEAR, art.bottom + _CLEAR
                parts = (
                    replace(box, width=art.x - _CLEAR - box.x),
                    replace(box, height=art.y - _CLEAR - box.y),
                    replace(box, x=right, width=box.right - right),
                    replace(box, y=below, height=box.bottom - below),
                )
                best = max(parts, key=lambda part: min(part.width / box.width, part.height / box.height))
                box = best if min(best.width / box.width, best.height / box.height) >= _LEAST_BESIDE else box
        return box

    def _if_free(self, name: str, made: Slot) -> None:
        """A list of the deck's sections stands only where nothing else does."""
        if not any(made.box.meets(box) for box in self._others()):
            self.slots[name] = made

    def _clear(self, name: str, made: Slot) -> None:
        """A text beside others: pushed down below what it meets, which is cut where there is no room below."""
        box = made.box
        foot = self._foot_top()
        for other in [each for each in self.slots if each not in _FOOT_PIECES]:
            slot = self.slots[other]
            if not box.meets(slot.box):
                continue
            if slot.box.bottom + box.height <= foot:
                box = replace(box, y=slot.box.bottom)
            else:
                box = replace(box, y=min(box.y, foot - box.height))
                self._cut_bottom(other, box.y)
        self.slots[name] = replace(made, box=box)

    def _in_foot(self, name: str, made: Slot) -> None:
        """The marking: at its own place, or else left of the number, or else at the right end of the foot."""
        foot = [slot.box for slot in self.layout.slots if slot.kind in _FOOT]
        number = next((slot for slot in self.layout.slots if slot.kind == "sldNum"), None)
        if number and made.box.meets(number.box):
            # A number is short and stands at one end of its box.
            inner = number.inner
            at_right = number.levels[0].align == "right"
            right = inner.right - _NUMBER if at_right else number.box.x - _GAP
            middle = number.box.y + (number.box.height - made.box.height) / 2
            made = replace(made, box=Box(right - made.box.width, middle, made.box.width, made.box.height))
        elif any(made.box.meets(box) for box in foot) and number is None:
            right = max(box.right for box in foot)
            made = replace(made, box=replace(made.box, x=right - made.box.width))
        self.slots[name] = made

    def _widen_footer(self) -> None:
        """A foreign footer takes the foot from the left margin to the marking: the date beside it is not written."""
        footer, marking = self.slots.get("Footer"), self.slots.get("Marking")
        number = next((slot for slot in self.layout.slots if slot.kind == "sldNum"), None)
        if footer is None or not footer.kind:
            return
        title = self.slots.get("Title")
        left = min(footer.box.x, title.box.x if title else footer.box.x)
        ends = [slot.box.x - _CHIP for slot in (marking,) if slot and slot.box.x > footer.box.x]
        ends += [slot.box.x for slot in (number,) if slot and not ends and slot.box.x > footer.box.x]
        right = max(min(ends, default=footer.box.right), footer.box.x + _CHIP)
        self._move("Footer", Box(left, footer.box.y, right - left, footer.box.height))

    def _foot_top(self) -> float:
        """Where the foot of the slide begins."""
        low = [slot.box.y for slot in self.layout.slots if slot.kind in (*_FOOT, "dt")]
        low = [y for y in low if y > self.master.height * 0.8]
        ours = FALLBACKS["Footer"].box[1] * 72 * self.master.height / 540
        return min([*low, ours])

    def _span(self) -> tuple[float, float]:
        inner = [self.slots[each].inner for each in self.contents]
        return min(box.x for box in inner), max(box.right for box in inner)

    def _cut_top(self, name: str, y: float) -> None:
        box = self.slots[name].box
        if y > box.y:
            top = min(y, box.bottom - box.height * _LEAST)
            self._move(name, Box(box.x, top, box.width, box.bottom - top))

    def _cut_bottom(self, name: str, y: float) -> None:
        box = self.slots[name].box
        if y < box.bottom:
            self._move(name, replace(box, height=max(y - box.y, box.height * _LEAST)))

    def _move(self, name: str, box: Box) -> None:
        slot = self.slots[name]
        if box != slot.box:
            self.slots[name] = replace(slot, box=box, moved=bool(slot.kind))


_NUMBER = 40.0
"""Width that a slide's number needs."""
_CHIP = 60.0
"""What a marking may be wider than its box, and the least width of a footer."""


def _aligned(made: Slot, title: Slot) -> tuple[LevelStyle, ...]:
    return tuple(replace(level, align=title.levels[0].align) for level in made.levels)
