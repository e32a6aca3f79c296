"""What becomes of a promise: the table of events of the method, §3."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import JournalError
from journal_app.rules.promises import (
    Outcome,
    check_closing_day,
    check_due,
    close,
    is_overdue,
    move,
    state_of,
)

MADE = date(2025, 3, 1)
DUE = date(2025, 3, 8)
BEFORE, AFTER = date(2025, 3, 7), date(2025, 3, 9)
NEW_DUE = date(2025, 4, 1)


@pytest.mark.parametrize(
    ("outcome", "day", "due", "kind", "state"),
    [
        ("keep", MADE, DUE, "promise_kept", "kept"),
        ("keep", BEFORE, DUE, "promise_kept", "kept"),
        ("keep", DUE, DUE, "promise_kept", "kept"),
        ("keep", AFTER, DUE, "promise_late", "late"),
        ("keep", AFTER, None, "promise_kept", "kept"),
        ("break", BEFORE, DUE, "promise_broken", "broken"),
        ("break", DUE, DUE, "promise_broken", "broken"),
        ("break", AFTER, DUE, "promise_broken", "broken"),
        ("break", AFTER, None, "promise_broken", "broken"),
    ],
)
def test_closing(outcome: Outcome, day: date, due: date | None, kind: str, state: str) -> None:
    assert close(outcome, day, MADE, due, None) == kind
    assert state_of(kind) == state


@pytest.mark.parametrize(
    ("day", "due", "kind"),
    [
        (BEFORE, DUE, None),
        (DUE, DUE, None),
        (AFTER, DUE, "promise_late"),
        (AFTER, None, None),
    ],
    ids=["before", "on the day", "after", "no day"],
)
def test_moving(day: date, due: date | None, kind: str | None) -> None:
    assert move(day, NEW_DUE, MADE, due, None) == kind


def test_a_promise_may_be_moved_to_the_day_of_moving() -> None:
    assert move(AFTER, AFTER, MADE, None, None) is None


def test_a_promise_is_not_moved_into_the_past() -> None:
    with pytest.raises(JournalError) as told:
        move(AFTER, DUE, MADE, None, None)
    assert told.value.code == "moved_into_past"


@pytest.mark.parametrize("outcome", ["keep", "break"])
def test_a_promise_is_not_closed_before_it_was_made(outcome: Outcome) -> None:
    with pytest.raises(JournalError) as told:
        close(outcome, MADE - timedelta(days=1), MADE, DUE, None)
    assert told.value.code == "closed_before_made"


@pytest.mark.parametrize("outcome", ["keep", "break"])
def test_a_promise_is_not_closed_before_it_was_last_moved(outcome: Outcome) -> None:
    with pytest.raises(JournalError) as told:
        close(outcome, BEFORE, MADE, NEW_DUE, DUE)
    assert told.value.code == "closed_before_made"
    assert close("keep", DUE, MADE, NEW_DUE, DUE) == "promise_kept"


def test_a_promise_is_not_moved_before_it_was_made_or_last_moved() -> None:
    with pytest.raises(JournalError) as told:
        move(MADE - timedelta(days=1), NEW_DUE, MADE, DUE, None)
    assert told.value.code == "closed_before_made"
    with pytest.raises(JournalError) as told:
        move(BEFORE, NEW_DUE, MADE, NEW_DUE, DUE)
    assert told.value.code == "closed_before_made"


def test_the_day_it_was_made_matters_when_the_move_was_dated_earlier() -> None:
    """The day a promise was made may be corrected after it was moved."""
    with pytest.raises(JournalError) as told:
        check_closing_day(BEFORE, DUE, MADE)
    assert told.value.code == "closed_before_made"
    assert told.value.details == {"day": BEFORE, "earliest": DUE}


def test_a_promise_is_not_due_before_it_was_made() -> None:
    with pytest.raises(JournalError) as told:
        check_due(DUE, BEFORE)
    assert told.value.code == "due_before_made"
    check_due(DUE, DUE)
    check_due(DUE, AFTER)
    check_due(DUE, None)


def test_only_a_past_due_day_is_overdue() -> None:
    assert [is_overdue(DUE, day) for day in (BEFORE, DUE, AFTER)] == [False, False, True]
    assert not is_overdue(None, date.max)


def test_outcomes_and_kinds_nobody_knows_are_bugs() -> None:
    with pytest.raises(ValueError, match="forget"):
        close("forget", DUE, MADE, DUE, None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="deposit"):
        state_of("deposit")


DAYS = st.dates(date(2024, 1, 1), date(2026, 1, 1))


@given(DAYS, DAYS, DAYS | st.none(), DAYS | st.none())
def test_keeping_costs_when_and_only_when_moving_would(
    day: date, made: date, due: date | None, moved: date | None
) -> None:
    """Moving is no way around being late."""
    if day < made or (moved is not None and day < moved):
        for act in (
            lambda: close("keep", day, made, due, moved),
            lambda: move(day, day, made, due, moved),
        ):
            with pytest.raises(JournalError):
                act()
    else:
        kept = close("keep", day, made, due, moved)
        moved_kind = move(day, day, made, due, moved)
        assert (kept == "promise_late") == (moved_kind == "promise_late")
