"""How a log names what it means when words alone would not do.

Two clients of one name are written ``Name [first 8 of uid]``, and so is one whose own name ends
like that. An entry or a promise is named by its text, and that means the earliest that is still
open; where another is meant, its day follows in brackets, and its place among that day's:
``text [2026-03-01]``, ``text [2026-03-01 2]``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable
from datetime import date
from typing import Generic, TypeVar

_NAMESAKE = re.compile(r"(.+) \[([0-9a-f]{8})\]", re.DOTALL)
_DATED = re.compile(r"(?:(.*) )?\[(\d{4}-\d\d-\d\d)(?: (\d{1,9}))?\]", re.DOTALL)

Thing = TypeVar("Thing", bound=Hashable)


def split_namesake(label: str) -> tuple[str, str] | None:
    """(name, first 8 of uid) of a label that tells namesakes apart."""
    match = _NAMESAKE.fullmatch(label)
    return (match[1], match[2]) if match else None


def client_label(name: str, uid: str, shared: bool) -> str:
    """How a log writes a client, whose name may be shared with another."""
    return f"{name} [{uid[:8]}]" if shared or split_namesake(name) else name


def undated(text: str) -> str:
    """The words of a text without the days that may tell it from its like."""
    while match := _DATED.fullmatch(text):
        text = match[1] or ""
    return text


class Named(Generic[Thing]):
    """The promises, or the negative entries, of one client, as the lines of a log name them."""

    def __init__(self) -> None:
        self._alike: dict[str, _Alike[Thing]] = {}
        self._text: dict[Thing, str] = {}

    def add(self, thing: Thing, text: str, day: date, open: bool = True) -> None:
        """Remember a thing by its words; of one day, the one added first comes first."""
        self._text[thing] = text
        self._alike.setdefault(text, _Alike()).add(thing, day, open)

    def close(self, thing: Thing) -> None:
        """It is answered, or kept, or broken: from now on its words mean another."""
        self._alike[self._text[thing]].open.discard(thing)

    def pick(self, text: str) -> Thing | None:
        """What a text means: the earliest open thing of these words, or the dated one if open."""
        alike = self._alike.get(text)
        first = alike.first() if alike else None
        if first is not None:
            return first
        match = _DATED.fullmatch(text)
        alike = self._alike.get(match[1] or "") if match else None
        if match is None or alike is None:
            return None
        found = alike.at(match[2], int(match[3] or 1))
        return found if found in alike.open else None

    def label(self, thing: Thing) -> str:
        """The shortest text by which ``pick`` finds this open thing."""
        text = self._text[thing]
        if self.pick(text) is thing:
            return text
        day, place = self._alike[text].place(thing)
        begin = f"{text} [" if text else "["
        labels = [f"{begin}{day}]"] if place == 1 else []
        # A text may itself end in such brackets: zeros before the place make room beside it.
        labels += [f"{begin}{day} {place:0{width}}]" for width in range(1, 10)]
        return next(label for label in labels if self.pick(label) is thing)


class _Alike(Generic[Thing]):
    """Things of the same words, by day. Those that are closed already are stepped over once."""

    def __init__(self) -> None:
        self.things: list[Thing] = []
        self.days: list[str] = []
        self.open: set[Thing] = set()
        self._closed_before = 0

    def add(self, thing: Thing, day: date, open: bool) -> None:
        index = bisect_right(self.days, day.isoformat())
        self.things.insert(index, thing)
        self.days.insert(index, day.isoformat())
        if open:
            self.open.add(thing)
            self._closed_before = min(self._closed_before, index)
        elif index < self._closed_before:
            self._closed_before += 1

    def first(self) -> Thing | None:
        while self._closed_before < len(self.things):
            thing = self.things[self._closed_before]
            if thing in self.open:
                return thing
            self._closed_before += 1
        return None

    def at(self, day: str, place: int) -> Thing | None:
        index = bisect_left(self.days, day) + place - 1
        same = place > 0 and index < len(self.days) and self.days[index] == day
        return self.things[index] if same else None

    def place(self, thing: Thing) -> tuple[str, int]:
        index = self.things.index(thing)
        day = self.days[index]
        return day, index - bisect_left(self.days, day) + 1
