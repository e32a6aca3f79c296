"""Points, their weights by age, and the balance they add up to (the method, §1 and §2).

Points and balances are integers. Weights are kept doubled (2 full, 1 half, 0 gone), so that
the sum stays in integers and is rounded once, at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from types import MappingProxyType

from journal_app.errors import JournalError
from journal_app.shapes import Zone

PRINCIPLES = (
    "understanding",
    "little_things",
    "commitments",
    "expectations",
    "integrity",
    "apology",
)
DEPOSIT_PRINCIPLES = PRINCIPLES[:5]
KINDS = ("deposit", "withdrawal", "promise_kept", "promise_late", "promise_broken", "apology")
SIZES = ("small", "usual", "large")

TARIFF_VALUES = range(1, 50)
"""What a setting of the tariff may hold."""
HAND_POINTS = range(1, 100)
"""What a number typed by hand may be, without its sign."""

FADE_HALF_DAYS = 60
FADE_GONE_DAYS = 120
OPEN_HALF_DAYS = 180
"""A negative entry nobody has apologised for heals three times slower."""
OPEN_GONE_DAYS = 360

NEW_UNTIL = 3
"""Entries a client needs before a zone is told."""

_PROMISE_OUTCOMES = {"promise_kept": "kept", "promise_late": "late", "promise_broken": "broken"}


@dataclass(frozen=True)
class Tariff:
    """Usual points, as positive magnitudes; the kind of an entry gives the sign.

    ``deposit`` is by the first five principles, ``withdrawal`` by all six, ``promise`` by
    ``kept``, ``late``, ``broken``.
    """

    deposit: Mapping[str, int]
    withdrawal: Mapping[str, int]
    promise: Mapping[str, int]


DEFAULT_TARIFF = Tariff(
    deposit=MappingProxyType(
        {
            "understanding": 4,
            "little_things": 5,
            "commitments": 1,
            "expectations": 2,
            "integrity": 3,
        }
    ),
    withdrawal=MappingProxyType(
        {
            "understanding": 4,
            "little_things": 2,
            "commitments": 4,
            "expectations": 4,
            "integrity": 6,
            "apology": 2,
        }
    ),
    promise=MappingProxyType({"kept": 1, "late": 4, "broken": 8}),
)
"""The tariff of a new journal (the method, §2 and §3)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a client's account, as far as counting needs it.

    ``points`` are signed, as they were recorded. ``answers`` is the id of the entry that an
    apology answers; ``promise`` the promise a promise entry belongs to.
    """

    id: int
    kind: str
    principle: str | None
    points: int
    on: date
    confirmed: bool = False
    answers: int | None = None
    promise: int | None = None


@dataclass(frozen=True)
class Zones:
    """The lowest balance of each zone; below ``fragile`` a client is leaving (the method, §1)."""

    fragile: int = 1
    steady: int = 12
    strong: int = 30


DEFAULT_ZONES = Zones()


def half_up(numerator: int, denominator: int) -> int:
    """``numerator / denominator`` rounded half up on the absolute value (the method, §2).

    The denominator must be positive.
    """
    rounded = (2 * abs(numerator) + denominator) // (2 * denominator)
    return rounded if numerator >= 0 else -rounded


def sized(usual: int, size: str) -> int:
    """The points of a size: small is half the usual but at least 1, large double (the method, §2).

    Raises ``ValueError`` for anything that is not one of ``SIZES``.
    """
    if size == "small":
        return max(1, half_up(usual, 2))
    if size == "usual":
        return usual
    if size == "large":
        return 2 * usual
    raise ValueError(f"no such size: {size!r}")


def signed_points(tariff: Tariff, kind: str, principle: str | None, size: str) -> int:
    """The signed points today's tariff gives an entry (the method, §2 and §3).

    A promise entry has no use for ``principle``. Raises ``JournalError`` ``unknown_kind`` and
    ``unknown_principle``; ``ValueError`` for an apology, whose points no tariff knows.
    """
    if kind == "apology":
        raise ValueError("the points of an apology come from rules.apologies.restore")
    if kind not in KINDS:
        raise JournalError("unknown_kind", kind=kind)
    if kind in _PROMISE_OUTCOMES:
        usual = tariff.promise[_PROMISE_OUTCOMES[kind]]
    else:
        table = tariff.deposit if kind == "deposit" else tariff.withdrawal
        if principle is None or principle not in table:
            raise JournalError("unknown_principle", principle=principle)
        usual = table[principle]
    magnitude = sized(usual, size)
    return magnitude if kind in ("deposit", "promise_kept") else -magnitude


def size_of(tariff: Tariff, kind: str, principle: str | None, points: int) -> str | None:
    """The size to which today's tariff would give these signed points, "usual" tried first.

    None when no size does (a number by hand, an older tariff) and for an apology, which has no
    size.
    """
    if kind == "apology":
        return None
    for size in ("usual", "small", "large"):
        if signed_points(tariff, kind, principle, size) == points:
            return size
    return None


def weight2(entry_points: int, aged_from: date, kind: str, answered: bool, day: date) -> int:
    """Twice the weight of an entry on ``day``: 2, 1 or 0 (the method, §1, Fading).

    ``aged_from`` is the entry's own day, for an apology the day of the entry it answers.
    ``answered`` says that an apology for the entry is dated no later than ``day``.
    """
    half, gone = _limits(_is_wound(kind, entry_points) and not answered)
    return _weight2_at(day.toordinal() - aged_from.toordinal(), half, gone)


def balance(entries: Iterable[Entry], opening: int, day: date, fading: bool = True) -> int:
    """The balance as of ``day``: the opening credit and the weighted sum (the method, §1).

    Entries dated later do not count. The entry an apology answers must be among ``entries``.
    """
    today = day.toordinal()
    return opening + half_up(_sum2(list(entries), today, today, fading), 2)


def confirmed_balance(entries: Iterable[Entry], day: date, fading: bool = True) -> int:
    """The same sum over confirmed entries only, without the opening credit (the method, §1).

    ``entries`` are all of the client's: a guessed apology answers a confirmed entry too.
    """
    today = day.toordinal()
    return half_up(_sum2(list(entries), today, today, fading, confirmed_only=True), 2)


def zone(balance: int, count: int, zones: Zones = DEFAULT_ZONES) -> Zone:
    """The zone of a balance; "new" until the client has three entries (the method, §1)."""
    if count < NEW_UNTIL:
        return "new"
    if balance >= zones.strong:
        return "strong"
    if balance >= zones.steady:
        return "steady"
    if balance >= zones.fragile:
        return "fragile"
    return "leaving"


def fades(
    entries: Iterable[Entry], opening: int, day: date, days: int = 30, fading: bool = True
) -> int:
    """What fades in ``days`` when nothing is recorded (the method, §1): balance as of ``day``
    less the balance of the same entries ``days`` later. Negative when slips fade faster."""
    kept = list(entries)
    today = day.toordinal()
    now = half_up(_sum2(kept, today, today, fading), 2)
    later = half_up(_sum2(kept, today, today + days, fading), 2)
    return (opening + now) - (opening + later)


def running_balances(entries: Sequence[Entry], opening: int, fading: bool = True) -> list[int]:
    """The balance as of each entry: on its own day, over the entries up to and including it.

    ``entries`` come sorted by ``(on, id)``. Weight changes are scheduled, not recomputed, so a
    feed of n entries costs O(n log n). Source: the method, §1.
    """
    by_index, by_day = _schedule(entries, fading)
    result: list[int] = []
    total2 = 0
    due = 0
    for entry, change in zip(entries, by_index, strict=True):
        today = entry.on.toordinal()
        while due < len(by_day) and by_day[due][0] <= today:
            total2 += by_day[due][1]
            due += 1
        total2 += change
        result.append(opening + half_up(total2, 2))
    return result


def balance_series(
    entries: Iterable[Entry], opening: int, days: Sequence[date], fading: bool = True
) -> list[int]:
    """``balance()`` at each of ``days``, which ascend, in one sweep (the method, §1)."""
    ordered = sorted(entries, key=lambda entry: (entry.on, entry.id))
    by_index, by_day = _schedule(ordered, fading)
    recorded = ((entry.on.toordinal(), c) for entry, c in zip(ordered, by_index, strict=True))
    changes = sorted(chain(recorded, by_day))
    result: list[int] = []
    total2 = 0
    due = 0
    for day in days:
        today = day.toordinal()
        while due < len(changes) and changes[due][0] <= today:
            total2 += changes[due][1]
            due += 1
        result.append(opening + half_up(total2, 2))
    return result


def _is_wound(kind: str, points: int) -> bool:
    """Whether somebody may apologise for it: a negative entry that is not an apology itself."""
    return points < 0 and kind != "apology"


def _limits(open_wound: bool) -> tuple[int, int]:
    """The ages in days at which an entry comes to half weight and to none."""
    return (OPEN_HALF_DAYS, OPEN_GONE_DAYS) if open_wound else (FADE_HALF_DAYS, FADE_GONE_DAYS)


def _weight2_at(age: int, half: int, gone: int) -> int:
    return 2 if age < half else 1 if age < gone else 0


def _sum2(
    entries: Sequence[Entry],
    counted: int,
    weighed: int,
    fading: bool,
    confirmed_only: bool = False,
) -> int:
    """Twice the weighted sum of the entries dated up to ``counted``, as they weigh on
    ``weighed`` (both ordinals of days)."""
    past = [entry for entry in entries if entry.on.toordinal() <= counted]
    answered = {entry.answers for entry in past if entry.answers is not None}
    days = {entry.id: entry.on.toordinal() for entry in entries}
    total = 0
    for entry in past:
        if confirmed_only and not entry.confirmed:
            continue
        weight = 2
        if fading:
            wound = _is_wound(entry.kind, entry.points)
            half, gone = _limits(wound and entry.id not in answered)
            aged = days[entry.id if entry.answers is None else entry.answers]
            weight = _weight2_at(weighed - aged, half, gone)
        total += weight * entry.points
    return total


def _schedule(entries: Sequence[Entry], fading: bool) -> tuple[list[int], list[tuple[int, int]]]:
    """When the doubled sum changes: by recording each entry, and by the passing of days.

    The first list runs beside ``entries``; the second holds (ordinal of the day, change) in
    order. A change of a day comes before anything recorded on that day.
    """
    by_index = [0] * len(entries)
    by_day: list[tuple[int, int]] = []
    if not fading:
        return [2 * entry.points for entry in entries], by_day

    days = {entry.id: entry.on.toordinal() for entry in entries}
    healed = {
        entry.answers: index for index, entry in enumerate(entries) if entry.answers is not None
    }
    for index, entry in enumerate(entries):
        points = entry.points
        begin = days[entry.id]
        aged = begin if entry.answers is None else days[entry.answers]
        answer = healed.get(entry.id) if _is_wound(entry.kind, points) else index
        if answer is None or answer > index:
            end = None if answer is None else entries[answer].on.toordinal()
            by_index[index] += points * _stretch(by_day, points, aged, True, begin, end)
            if answer is None or end is None:
                continue
            # From the apology on the wound heals in the usual way, from its own day.
            by_index[answer] -= points * _weight2_at(end - aged, *_limits(True))
            index, begin = answer, end
        by_index[index] += points * _stretch(by_day, points, aged, False, begin, None)
    by_day.sort()
    return by_index, by_day


def _stretch(
    by_day: list[tuple[int, int]],
    points: int,
    aged: int,
    open_wound: bool,
    begin: int,
    end: int | None,
) -> int:
    """Schedules the fading of one entry after ``begin``, up to and including ``end``; returns
    its doubled weight at ``begin``. All days are ordinals."""
    half, gone = _limits(open_wound)
    for limit in (aged + half, aged + gone):
        if begin < limit and (end is None or limit <= end):
            by_day.append((limit, -points))
    return _weight2_at(begin - aged, half, gone)
