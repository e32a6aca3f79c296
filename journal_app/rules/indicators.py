"""What the numbers of a client say (the method, §5).

Everything is as of a day ``d``: a window of N days is ``d − N < date ≤ d``, "within 7 days" is
``d ≤ date ≤ d + 7``. Points are the recorded ones, not the faded ones. Entries dated after
``d`` are never looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from journal_app.rules.points import DEPOSIT_PRINCIPLES, PRINCIPLES, Entry, Tariff, half_up, sized
from journal_app.rules.promises import is_overdue
from journal_app.shapes import OpenWound, Reason, Zone

if TYPE_CHECKING:
    from fractions import Fraction

TREND_DAYS = 30
SEASON_DAYS = 90
YEAR_DAYS = 365
UNANSWERED_DAYS = 30
SOON_DAYS = 7

PATIENCE_DAYS = 3
"""A negative entry may wait this long for its apology before the client is under threat."""

FALLING = -8
"""The trend from which a client is under threat."""

USUAL_GAP = 30
"""Days between visits while a client's own rhythm is not known."""

RHYTHM_GAPS = 6
FEWEST_GAPS = 3

RhythmState = Literal["", "due", "caution", "missing", "lost"]


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise that is still open. ``due`` is None when no day was agreed."""

    id: int
    text: str
    size: str
    due: date | None


@dataclass(frozen=True, slots=True)
class PromiseFact:
    """How a promise ended: ``kept``, ``late``, ``broken``, ``released``; or ``open``."""

    state: str
    closed: date | None


def trend(entries: Iterable[Entry], day: date) -> int:
    """Sum of points in 30 days (the method, §5)."""
    return sum(entry.points for entry in _window(entries, day, TREND_DAYS))


def good_bad(entries: Iterable[Entry], day: date) -> tuple[int, int]:
    """Count of entries above 0 and count of entries below 0 in 90 days (the method, §5)."""
    points = [entry.points for entry in _window(entries, day, SEASON_DAYS)]
    return sum(1 for value in points if value > 0), sum(1 for value in points if value < 0)


def runway(balance: int, entries: Iterable[Entry], day: date) -> int | None:
    """Days until the balance comes to zero at the drift of 90 days (the method, §5):
    ``ceil(balance / −drift)``. None while the drift is not downwards or nothing is left."""
    lost = -sum(entry.points for entry in _window(entries, day, SEASON_DAYS))
    if lost <= 0 or balance <= 0:
        return None
    return _ceil(balance * SEASON_DAYS, lost)


def safety_margin(balance: int, entries: Iterable[Entry], day: date, tariff: Tariff) -> int:
    """Slips the balance survives (the method, §5): ``ceil(balance / a) − 1``, where ``a`` is the
    mean size of the negative entries of 365 days, else of the withdrawal tariff. The screen
    shows "5+" from 5."""
    if balance <= 0:
        return 0
    slips = [-entry.points for entry in _window(entries, day, YEAR_DAYS) if entry.points < 0]
    if not slips:
        slips = [tariff.withdrawal[principle] for principle in PRINCIPLES]
    return _ceil(balance * len(slips), sum(slips)) - 1


def is_at_stake(due: date | None, day: date) -> bool:
    """Whether an open promise is overdue or due within 7 days (the method, §5)."""
    return due is not None and (due - day).days <= SOON_DAYS


def at_stake(promises: Iterable[OpenPromise], day: date, tariff: Tariff) -> int:
    """Points that would be lost, as a positive number, if the open promises that are overdue or
    due within 7 days were broken (the method, §5)."""
    broken = tariff.promise["broken"]
    return sum(sized(broken, promise.size) for promise in promises if is_at_stake(promise.due, day))


def keep_rate(promises: Iterable[PromiseFact], day: date) -> Fraction | None:
    """``kept / (kept + late + broken)`` over the promises closed by ``day`` (the method, §5).
    None when none is; a promise released by the client counts neither way."""
    ended = [
        promise.state
        for promise in promises
        if promise.state in ("kept", "late", "broken")
        and promise.closed is not None
        and promise.closed <= day
    ]
    from fractions import Fraction  # neither this nor the median below is needed at start

    return Fraction(ended.count("kept"), len(ended)) if ended else None


def unanswered(entries: Sequence[Entry], day: date) -> tuple[Entry, ...]:
    """Negative entries (not apologies) of the last 30 days with no apology, the oldest first
    (the method, §5). An apology dated after ``day`` is not there yet."""
    answered = {entry.answers for entry in entries if entry.on <= day}
    wounds = [
        entry
        for entry in _window(entries, day, UNANSWERED_DAYS)
        if entry.points < 0 and entry.kind != "apology" and entry.id not in answered
    ]
    return tuple(sorted(wounds, key=lambda entry: (entry.on, entry.id)))


def time_to_repair(entries: Sequence[Entry], day: date) -> float | None:
    """Median days from a negative entry to its apology, over the apologies of the last 365 days
    (the method, §5). None when there is none."""
    days = {entry.id: entry.on for entry in entries}
    waits = [
        (entry.on - days[entry.answers]).days
        for entry in _window(entries, day, YEAR_DAYS)
        if entry.answers is not None
    ]
    from statistics import median

    return float(median(waits)) if waits else None


def starved(entries: Iterable[Entry], day: date) -> tuple[str, ...]:
    """Those of the first five principles with no deposit in 90 days (the method, §5). Keeping a
    promise is not a deposit."""
    fed = {
        entry.principle for entry in _window(entries, day, SEASON_DAYS) if entry.kind == "deposit"
    }
    return tuple(principle for principle in DEPOSIT_PRINCIPLES if principle not in fed)


def usual_gap(days: Iterable[date]) -> float | None:
    """The usual days between the visits of a client (the method, §5): the median of the last 6
    gaps between different days of done visits; None while there are fewer than 3 gaps.

    Whole or a half. ``days`` are those of the done visits up to the day that is asked about, in
    any order, repeats allowed.
    """
    kept = sorted(set(days))[-RHYTHM_GAPS - 1 :]
    gaps = sorted((later - day).days for day, later in pairwise(kept))
    if len(gaps) < FEWEST_GAPS:
        return None
    return (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2


def rhythm_state(
    last: date | None, gap: float, day: date, planned: bool, status: str
) -> RhythmState:
    """How long a client has stayed away by their own rhythm (the method, §5): ``due`` from one
    ``gap`` since the ``last`` done visit, ``caution`` from 1.35, ``missing`` from 2, ``lost``
    from 3.

    Silent ("") when there was no visit yet, one is planned for ``day`` or later, or the client's
    ``status`` is not ``active`` (paused, finished or left).
    """
    if last is None or planned or status != "active":
        return ""
    away = (day - last).days
    if away >= 3 * gap:
        return "lost"
    if away >= 2 * gap:
        return "missing"
    if 20 * away >= 27 * gap:  # 1.35, without a fraction that binary cannot hold
        return "caution"
    return "due" if away >= gap else ""


def away_reason(
    last: date | None, gap: float, day: date, planned: bool, status: str
) -> Reason | None:
    """The reason ``away`` (days since the last visit, points = the usual gap in whole days, half
    up) when the rhythm is at caution or worse; arguments as of ``rhythm_state``."""
    state = rhythm_state(last, gap, day, planned, status)
    if last is None or state not in ("caution", "missing", "lost"):
        return None
    return Reason("away", days=(day - last).days, points=half_up(round(2 * gap), 2))


def care_reasons(
    zone: Zone,
    balance: int,
    trend: int,
    promises: Iterable[OpenPromise],
    wounds: Iterable[OpenWound],
    day: date,
    away: Reason | None = None,
) -> tuple[Reason, ...]:
    """Why a client is under threat, most urgent first; empty when all is well (the method, §5).

    Every overdue promise of ``promises`` (the open ones), the longest overdue first; every wound
    of the last 30 days older than 3 days, the oldest first; a zone of leaving or fragile; a trend
    of −8 or less; ``away``, what ``away_reason`` found. ``wounds`` are the negative entries
    without an apology, of any age.
    """
    overdue = sorted(
        ((promise.due, promise.id, promise.text) for promise in promises if promise.due),
    )
    waiting = sorted((wound.on, wound.id, wound.text) for wound in wounds)
    reasons = [
        Reason("overdue_promise", days=(day - due).days, text=text, row=row)
        for due, row, text in overdue
        if is_overdue(due, day)
    ]
    reasons += [
        Reason("unanswered", days=(day - on).days, text=text, row=row)
        for on, row, text in waiting
        if PATIENCE_DAYS < (day - on).days < UNANSWERED_DAYS
    ]
    if zone in ("leaving", "fragile"):
        reasons.append(Reason(f"zone_{zone}", points=balance))
    if trend <= FALLING:
        reasons.append(Reason("falling", points=trend))
    if away is not None:
        reasons.append(away)
    return tuple(reasons)


def _window(entries: Iterable[Entry], day: date, days: int) -> Iterator[Entry]:
    """Entries with ``day − days < on ≤ day``."""
    return (entry for entry in entries if 0 <= (day - entry.on).days < days)


def _ceil(numerator: int, denominator: int) -> int:
    return -(-numerator // denominator)
