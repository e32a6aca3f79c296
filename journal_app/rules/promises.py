"""What becomes of a promise, and the entry it leaves (the method, §3)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from journal_app.errors import JournalError

Outcome = Literal["keep", "break"]
ClosingKind = Literal["promise_kept", "promise_late", "promise_broken"]
ClosedState = Literal["kept", "late", "broken"]

_STATE_OF: dict[str, ClosedState] = {
    "promise_kept": "kept",
    "promise_late": "late",
    "promise_broken": "broken",
}


def close(
    outcome: Outcome, day: date, made: date, due: date | None, last_moved: date | None
) -> ClosingKind:
    """The kind of entry that keeping or breaking a promise on ``day`` posts (the method, §3).

    Raises ``JournalError`` ``closed_before_made`` when ``day`` is before the promise was made
    or last moved; ``ValueError`` for another outcome.
    """
    if outcome not in ("keep", "break"):
        raise ValueError(f"no such outcome: {outcome!r}")
    check_closing_day(day, made, last_moved)
    if outcome == "break":
        return "promise_broken"
    return "promise_late" if is_overdue(due, day) else "promise_kept"


def move(
    day: date, new_due: date, made: date, due: date | None, last_moved: date | None
) -> Literal["promise_late"] | None:
    """The kind of entry that moving a promise on ``day`` posts, or None (the method, §3).

    ``due`` is the day it was due before the move. Raises ``JournalError``
    ``closed_before_made`` when ``day`` is before the promise was made or last moved, and
    ``moved_into_past`` when ``new_due`` is before ``day``.
    """
    check_closing_day(day, made, last_moved)
    if new_due < day:
        raise JournalError("moved_into_past", day=day, due=new_due)
    return "promise_late" if is_overdue(due, day) else None


def check_due(made: date, due: date | None) -> None:
    """Raises ``JournalError`` ``due_before_made`` when the due day is before the promise."""
    if due is not None and due < made:
        raise JournalError("due_before_made", made=made, due=due)


def check_closing_day(day: date, made: date, last_moved: date | None) -> None:
    """Raises ``JournalError`` ``closed_before_made`` when nothing may happen to a promise on
    ``day`` yet: it was made, or last moved, later. For a release too (the method, §3)."""
    earliest = made if last_moved is None else max(made, last_moved)
    if day < earliest:
        raise JournalError("closed_before_made", day=day, earliest=earliest)


def is_overdue(due: date | None, day: date) -> bool:
    """Whether ``day`` is past the due day; never for a promise without one (the method, §3)."""
    return due is not None and day > due


def state_of(kind: str) -> ClosedState:
    """The state of a promise closed by an entry of this kind. ``ValueError`` for other kinds."""
    try:
        return _STATE_OF[kind]
    except KeyError:
        raise ValueError(f"no promise is closed by {kind!r}") from None
