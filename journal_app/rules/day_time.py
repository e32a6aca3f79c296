"""The time at which a line of a pasted day begins: «10:00», «9:30–11», «9 Вера»."""

from __future__ import annotations

import re
from typing import NamedTuple

_CLOCK = r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?: ?([ap])\.?m\b\.?)?"
_WITH_HYPHEN = r"([0-9]{1,2})-([0-9]{2})()"
_DASH = r"(?: ?[-–—] ?| (?:до|to|till|until) )"
_END = r"(?![0-9]|[^\W_]|[:.][0-9])"

_RANGE = re.compile(rf"{_CLOCK}{_DASH}{_CLOCK}{_END}")
_HYPHEN_RANGE = re.compile(rf"{_WITH_HYPHEN}{_DASH}{_WITH_HYPHEN}{_END}")
_HYPHEN = re.compile(rf"{_WITH_HYPHEN}{_END}(?!{_DASH}[0-9])")
_SINGLE = re.compile(rf"{_CLOCK}(?: ?ч(?:ас(?:ов|а)?)?\b\.?)?{_END}")

_BULLET = re.compile(r"[-–—•*·▪] ?|[0-9]{1,3}(?:\) ?|\. )(?=[0-9]{1,2}[:.–-][0-9]{2}(?![0-9]))")
_BEFORE = re.compile(r"(?:в|с|at|from) (?=[0-9])", re.IGNORECASE)
_INSIDE = re.compile(r"(?<= )[0-9]{1,2}:[0-9]{2}")

LONGEST_GUESS = 4
"""Hours: «9-15» is a quarter past nine, since no visit lasts from nine to fifteen."""


class Beginning(NamedTuple):
    """What was read off a line, and what is left of it. ``start`` and ``minutes`` (the length)
    are None when not told; ``bad`` says that something like a time cannot be read."""

    start: int | None
    minutes: int | None
    rest: str
    bad: bool = False


def read_time(line: str) -> Beginning:
    """The time a line (with single spaces) begins with, else the first "H:MM" within it.

    "10:00", "10.00", "10-00", "9", "9 ч", "2 pm", "9:30-11:00", "9–11", "с 10 до 11:30".
    Two numbers with a hyphen are hours and minutes, "10-00", unless the second may only be an
    hour, "9-11"; where both are likely, "14-15", it is ``bad``. So are an end that is not after
    the start and a first number that is no time.
    """
    line = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
    line = _BEFORE.sub("", line, count=1) if _BEFORE.match(line) else line
    if not re.match("[0-9]", line):
        inside = _INSIDE.search(line)
        if inside is None:
            return Beginning(None, None, line)
        found = _at_the_start(line[inside.start() :])
        return found._replace(rest=f"{line[: inside.start()]}{found.rest}")
    return _at_the_start(line)


def _at_the_start(line: str) -> Beginning:
    if found := _HYPHEN_RANGE.match(line):
        start, end = _minutes(*found.groups()[:3]), _minutes(*found.groups()[3:])
        return _range(start, end, line[found.end() :])
    if found := _HYPHEN.match(line):
        return _hyphenated(int(found[1]), int(found[2]), line[found.end() :])
    if found := _RANGE.match(line):
        hour, minute, half, *rest = found.groups()
        end = _minutes(*rest)
        start = _minutes(hour, minute, half or rest[2])
        if half is None and (start is None or (end is not None and start >= end)):
            start = _minutes(hour, minute, None if rest[2] is None else "a")
        return _range(start, end, line[found.end() :])
    if found := _SINGLE.match(line):
        start = _minutes(*found.groups())
        return Beginning(start, None, line[found.end() :], bad=start is None)
    return Beginning(None, None, line.partition(" ")[2], bad=True)


def _hyphenated(hour: int, second: int, rest: str) -> Beginning:
    """ "9-30", "9-11" or, with no telling, "14-15"."""
    if not hour < second < 24:
        start = _minutes(str(hour), str(second), None)
        return Beginning(start, None, rest, bad=start is None)
    if second % 5:
        return _range(hour * 60, second * 60, rest)
    if second - hour > LONGEST_GUESS:
        return Beginning(hour * 60 + second, None, rest)
    return Beginning(None, None, rest, bad=True)


def _range(start: int | None, end: int | None, rest: str) -> Beginning:
    if start is None or end is None or end <= start:
        return Beginning(None, None, rest, bad=True)
    return Beginning(start, end - start, rest)


def _minutes(hour: str, minute: str | None, half: str | None) -> int | None:
    """Minutes after midnight; ``half`` is "a" or "p" of the twelve-hour clock. None if no time."""
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "p" else 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None
