"""A second calculation of every balance, straight from the lines of a log.

Written from the words of the method (§1 to §4) and of the log's description, with the csv module
and fractions only. It shares no line with ``journal_app`` and must not be made faster or neater
by borrowing from there: where the two differ, one of them has misread the method.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from pathlib import Path

Line = Mapping[str, str]

DEPOSIT = {
    "understanding": 4,
    "little_things": 5,
    "commitments": 1,
    "expectations": 2,
    "integrity": 3,
}
WITHDRAWAL = {
    "understanding": -4,
    "little_things": -2,
    "commitments": -4,
    "expectations": -4,
    "integrity": -6,
    "apology": -2,
}
KEPT, LATE, BROKEN = 1, -4, -8


@dataclass
class Movement:
    """One entry. ``answers`` is the entry an apology is for."""

    kind: str
    principle: str
    points: int
    day: date
    text: str
    answers: Movement | None = None


@dataclass
class Promise:
    """One promise as it stands while the log is read."""

    text: str
    size: str
    made: date
    due: date | None
    state: str = "open"


@dataclass
class Account:
    """One client of a log."""

    met: date
    opening: int = 10
    movements: list[Movement] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)

    def balance(self, day: date, fading: bool = True) -> int:
        """Opening credit and weighted sum as of a day (§1)."""
        total = Fraction(0)
        for movement in self.movements:
            if movement.day <= day:
                total += movement.points * (self._weight(movement, day) if fading else 1)
        return self.opening + half_up(total)

    def zone(self, day: date, fading: bool = True) -> str:
        """The zone as of a day (§1)."""
        if sum(1 for movement in self.movements if movement.day <= day) < 3:
            return "new"
        balance = self.balance(day, fading)
        if balance <= 0:
            return "leaving"
        if balance <= 11:
            return "fragile"
        return "steady" if balance <= 29 else "strong"

    def _weight(self, movement: Movement, day: date) -> Fraction:
        if movement.answers is not None:
            return usual_weight((day - movement.answers.day).days)
        age = (day - movement.day).days
        if movement.points > 0:
            return usual_weight(age)
        answered = any(other.answers is movement and other.day <= day for other in self.movements)
        return usual_weight(age) if answered else open_weight(age)


def usual_weight(age: int) -> Fraction:
    """How much an entry weighs at an age in days."""
    return Fraction(1) if age < 60 else Fraction(1, 2) if age < 120 else Fraction(0)


def open_weight(age: int) -> Fraction:
    """How much a negative entry weighs while nobody has apologised for it."""
    return Fraction(1) if age < 180 else Fraction(1, 2) if age < 360 else Fraction(0)


def half_up(number: Fraction) -> int:
    """Rounded half up on the absolute value."""
    rounded = floor(abs(number) + Fraction(1, 2))
    return rounded if number >= 0 else -rounded


def sized(points: int, size: str) -> int:
    """Small is half the usual, at least 1; large is double."""
    if size == "large":
        return 2 * points
    if size == "small":
        small = half_up(Fraction(points, 2))
        return small or (1 if points > 0 else -1)
    return points


def read_lines(path: Path) -> list[Line]:
    """The lines of a log in the form that the export writes."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def accounts(lines: Iterable[Line]) -> dict[str, Account]:
    """Every client by name, after the whole log: by date, within a day in the order of the file."""
    found: dict[str, Account] = {}
    for line in sorted(lines, key=lambda line: line["date"]):
        day = date.fromisoformat(line["date"])
        account = found.setdefault(line["client"], Account(met=day))
        READERS[line["event"]](account, line, day)
    return found


def _client(account: Account, line: Line, _day: date) -> None:
    if line["points"]:
        account.opening = int(line["points"])


def _deposit(account: Account, line: Line, day: date) -> None:
    _movement(account, line, day, DEPOSIT, 1)


def _withdrawal(account: Account, line: Line, day: date) -> None:
    _movement(account, line, day, WITHDRAWAL, -1)


def _movement(
    account: Account, line: Line, day: date, tariff: Mapping[str, int], sign: int
) -> None:
    given = line["points"]
    by_hand = given not in ("", "small", "usual", "large")
    points = sign * int(given) if by_hand else sized(tariff[line["principle"]], given)
    account.movements.append(Movement(line["event"], line["principle"], points, day, line["text"]))


def _promise(account: Account, line: Line, day: date) -> None:
    due = date.fromisoformat(line["due"]) if line["due"] else None
    account.promises.append(Promise(line["text"], line["points"] or "usual", day, due))


def _named(account: Account, line: Line) -> Promise:
    return min(
        (one for one in account.promises if one.state == "open" and one.text == line["text"]),
        key=lambda one: one.made,
    )


def _post(account: Account, line: Line, day: date, promise: Promise, kind: str, usual: int) -> None:
    points = int(line["points"]) if line["points"] else sized(usual, promise.size)
    account.movements.append(Movement(kind, "commitments", points, day, promise.text))


def _is_after_its_day(promise: Promise, day: date) -> bool:
    return promise.due is not None and day > promise.due


def _keep(account: Account, line: Line, day: date) -> None:
    promise = _named(account, line)
    if _is_after_its_day(promise, day):
        promise.state = "late"
        _post(account, line, day, promise, "promise_late", LATE)
    else:
        promise.state = "kept"
        _post(account, line, day, promise, "promise_kept", KEPT)


def _break(account: Account, line: Line, day: date) -> None:
    promise = _named(account, line)
    promise.state = "broken"
    _post(account, line, day, promise, "promise_broken", BROKEN)


def _move(account: Account, line: Line, day: date) -> None:
    promise = _named(account, line)
    if _is_after_its_day(promise, day) and line["points"] != "0":
        _post(account, line, day, promise, "promise_late", LATE)
    promise.due = date.fromisoformat(line["due"])


def _release(account: Account, line: Line, _day: date) -> None:
    _named(account, line).state = "released"


def _apology(account: Account, line: Line, day: date) -> None:
    apologies = [one for one in account.movements if one.answers is not None]
    answered = [id(one.answers) for one in apologies]
    entry = min(
        (
            one
            for one in account.movements
            if one.points < 0
            and one.kind != "apology"
            and one.text == line["text"]
            and id(one) not in answered
        ),
        key=lambda one: one.day,
    )
    earlier = sum(
        1
        for one in apologies
        if one.answers is not None
        and one.answers.principle == entry.principle
        and timedelta(0) <= day - one.day <= timedelta(days=180)
    )
    parts = [] if line["parts"] in ("", "none") else line["parts"].split("+")
    if line["points"]:
        points = int(line["points"])
    elif not parts or earlier >= 3:
        points = WITHDRAWAL["apology"]
    else:
        factor = (Fraction(1), Fraction(1, 2), Fraction(0))[earlier]
        points = half_up(abs(entry.points) * Fraction(len(parts), 4) * factor)
    account.movements.append(Movement("apology", "", points, day, "", entry))


def _nothing(_account: Account, _line: Line, _day: date) -> None:
    """Visits and contacts carry no points."""


READERS = {
    "client": _client,
    "deposit": _deposit,
    "withdrawal": _withdrawal,
    "promise": _promise,
    "keep": _keep,
    "break": _break,
    "move": _move,
    "release": _release,
    "apology": _apology,
    "visit": _nothing,
    "contact": _nothing,
}
