"""Where the visits of a plan stand on the grid of hours; numbers only, nothing is painted here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from journal_app.rules.visits import clock_minutes
from journal_app.shapes.visits import DayPlan, PlannedVisit

GUESSED = 45
"""Minutes a visit of unknown length is drawn with."""
_READABLE = 30
"""Minutes between two beginnings, from which the later one may cover the earlier one's end."""
_FIRST_HOUR, _LAST_HOUR = 9, 19
"""The hours a grid has when nothing is planned beyond them."""


@dataclass(frozen=True, slots=True)
class Place:
    """One visit on its day: minutes after midnight, and which of how many columns it stands in."""

    visit: PlannedVisit
    start: int
    end: int
    """Without the buffer."""
    column: int
    columns: int
    overlaps: bool
    stacked: bool
    """Whether it may lie over the ones before it, since it begins well after them."""


def hours(plans: Sequence[DayPlan]) -> tuple[int, int]:
    """First and last full hour of the grid, wide enough for every visit."""
    first, last = _FIRST_HOUR, _LAST_HOUR
    for plan in plans:
        for visit in plan.visits:
            start = clock_minutes(visit.start or "")
            if start is not None:
                first = min(first, start // 60)
                last = max(last, -(-(_end(visit, start) + visit.buffer) // 60))
    return first, min(last, 24)


def places(plan: DayPlan) -> list[Place]:
    """The timed visits of a day. Those that would be drawn over each other stand side by side."""
    timed = [
        (start, visit)
        for visit in plan.visits
        if (start := clock_minutes(visit.start or "")) is not None
    ]
    warned = {visit for pair in plan.overlaps for visit in pair}
    found: list[Place] = []
    for group in _groups(timed):
        ends: list[int] = []  # where each column is free again
        columns = []
        for start, visit in group:
            free = next((n for n, end in enumerate(ends) if end <= start), len(ends))
            ends[free : free + 1] = [_end(visit, start) + visit.buffer]
            columns.append(free)
        starts = [start for start, _ in group]
        stacked = all(later - start >= _READABLE for start, later in pairwise(starts))
        found += [
            Place(visit, start, _end(visit, start), column, len(ends), visit.id in warned, stacked)
            for (start, visit), column in zip(group, columns, strict=True)
        ]
    return found


def untimed(plan: DayPlan) -> list[PlannedVisit]:
    """The visits of a day that have no time."""
    return [visit for visit in plan.visits if clock_minutes(visit.start or "") is None]


def _end(visit: PlannedVisit, start: int) -> int:
    return start + (visit.minutes or GUESSED)


def _groups(timed: list[tuple[int, PlannedVisit]]) -> list[list[tuple[int, PlannedVisit]]]:
    """Runs of visits that touch each other on the grid."""
    groups: list[list[tuple[int, PlannedVisit]]] = []
    end = -1
    for start, visit in timed:
        if start >= end:
            groups.append([])
        groups[-1].append((start, visit))
        end = max(end, _end(visit, start) + visit.buffer)
    return groups
