"""Visits of a day, and the usual next one (the method, §5; the screens' "close the visit").

Times of day are minutes after midnight; days are local calendar dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from journal_app.rules.points import half_up

LATE_BUFFER = 15
"""Minutes usually kept free for a client who is always late."""

WEEKDAY_GAP = 5
"""From this gap in days on, the weekday matters more than the exact count."""

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Slot:
    """What a visit takes of its day. ``minutes`` is None when its length is not known,
    ``buffer`` the minutes kept for a late arrival."""

    id: int
    start: int | None
    minutes: int | None
    buffer: int = 0


def next_day(last: date, gap: float) -> date:
    """The day of the usual next visit, ``gap`` days (above 0) after ``last``.

    From a gap of 5 days on it has the weekday of ``last``: of those days the nearest to
    ``last + gap``, the later of two equally near, a week away at least. A shorter gap counts in
    days, rounded half up, one at least.
    """
    halves = round(gap * 2)  # a median of whole gaps is whole or a half
    if halves < 2 * WEEKDAY_GAP:
        return last + timedelta(days=max(1, half_up(halves, 2)))
    return last + timedelta(weeks=max(1, half_up(halves, 14)))


def buffer_for(kind: str, minutes: int = LATE_BUFFER) -> int:
    """Minutes to keep free for a client of this kind: ``minutes`` for the always late."""
    return minutes if kind == "late" else 0


def overlaps(slots: Iterable[Slot]) -> tuple[tuple[int, int], ...]:
    """Pairs of visits of one day that overlap, as rows; the earlier of a pair first, pairs by
    the start of their earlier visit, then of the later.

    A visit takes the half-open ``[start, start + minutes + buffer)``: whoever is always late
    starts late and ends late, so their buffer lengthens their own visit. Touching is no overlap.
    A visit of unknown length counts as its buffer, one minute at least, so that two visits of the
    same start are seen and nothing else is guessed. An untimed visit never overlaps.
    """
    timed = sorted(
        (slot.start, slot.id, slot.start + max(1, (slot.minutes or 0) + slot.buffer))
        for slot in slots
        if slot.start is not None
    )
    pairs = []
    for place, (_, first, end) in enumerate(timed, start=1):
        for start, second, _ in timed[place:]:
            if start >= end:
                break
            pairs.append((first, second))
    return tuple(pairs)


def clock_minutes(text: str) -> int | None:
    """Minutes after midnight of "HH:MM" (00:00 to 23:59); None for anything else."""
    found = _CLOCK.fullmatch(text)
    return int(found[1]) * 60 + int(found[2]) if found else None


def clock_text(minutes: int) -> str:
    """ "HH:MM" of minutes after midnight; ``ValueError`` unless they lie within one day."""
    if not 0 <= minutes < 24 * 60:
        raise ValueError(f"no time of a day: {minutes}")
    return f"{minutes // 60:02}:{minutes % 60:02}"
