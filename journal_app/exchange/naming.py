"""How a log names what it means when words alone would not do.

Two clients of one name are written ``Name [first 8 of uid]``. An entry or a promise is named by
its text, and that means the earliest that fits; where another is meant, its day follows in
brackets, and its place among that day's: ``text [2026-03-01]``, ``text [2026-03-01 2]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

_NAMESAKE = re.compile(r"(.+) \[([0-9a-f]{8})\]$", re.DOTALL)
_DATED = re.compile(r"(.*) \[(\d{4}-\d\d-\d\d)(?: (\d+))?\]$", re.DOTALL)

Thing = TypeVar("Thing")


def split_namesake(label: str) -> tuple[str, str] | None:
    """(name, first 8 of uid) of a label that tells namesakes apart."""
    match = _NAMESAKE.match(label)
    return (match[1], match[2]) if match else None


def namesake(name: str, uid: str) -> str:
    """The label of a client who shares a name."""
    return f"{name} [{uid[:8]}]"


def pick(
    text: str,
    things: Sequence[Thing],
    words: Callable[[Thing], str],
    day: Callable[[Thing], str],
    usable: Callable[[Thing], bool],
) -> Thing | None:
    """What a text means: the earliest usable thing of these words, or the dated one.

    ``things`` come in the order of their days and recording; ``day`` is ISO text.
    """
    for thing in things:
        if words(thing) == text and usable(thing):
            return thing
    match = _DATED.match(text)
    if match is None:
        return None
    place = int(match[3] or 1) - 1
    same = [thing for thing in things if words(thing) == match[1] and day(thing) == match[2]]
    return same[place] if place < len(same) and usable(same[place]) else None


def label(
    meant: Thing,
    things: Sequence[Thing],
    words: Callable[[Thing], str],
    day: Callable[[Thing], str],
    usable: Callable[[Thing], bool],
) -> str:
    """The shortest text by which ``pick`` finds what is meant."""
    text = words(meant)
    if pick(text, things, words, day, usable) is meant:
        return text
    same = [thing for thing in things if words(thing) == text and day(thing) == day(meant)]
    place = next(index for index, thing in enumerate(same) if thing is meant) + 1
    return f"{text} [{day(meant)}]" if place == 1 else f"{text} [{day(meant)} {place}]"
