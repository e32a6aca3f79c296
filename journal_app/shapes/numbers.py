"""What the account of one client says in numbers, with what each number is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NumbersPage:
    """The indicators of a client as of today (the method, §5). Points are the recorded ones."""

    trend: int
    trend_entries: int
    """Entries of the last 30 days."""
    good: int
    bad: int
    """Entries above and below 0 in 90 days."""
    runway: int | None
    """Days to zero at the drift of 90 days; None while there is no such drift."""
    drift: int
    """Sum of points in 90 days."""
    margin: int
    """Slips the balance survives."""
    usual_slip: float
    """Points of a usual slip, as a positive number."""
    own_slips: bool
    """Whether that is the client's own mean, not the tariff's."""
    at_stake: int
    """Points that would be lost if the promises due were broken, as a positive number."""
    promises_due: int
    kept: int
    closed: int
    """Promises kept, of those kept, late or broken."""
    unanswered: int
    repair_days: float | None
    """Median days to an apology."""
    fades: int
    """Points that will have faded in 30 days."""
    gap: float
    """Usual days between visits."""
    own_gap: bool
    """Whether the rhythm is the client's own, not the setting's."""
    last_visit: date | None
    visits: int
    starved: tuple[str, ...]
    marks: tuple[tuple[date, str], ...]
    """Days of the last year to mark over the balance, with ``withdrawal``, ``promise`` (broken or
    late) or ``apology``."""
