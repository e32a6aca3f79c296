"""Positions: one planned and one taken for each session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from journal_app import Journal
from journal_app.storage.check import check
from tests.core import TODAY, days_ago, practice, refused, rows
from tests.meetings import visit

TOMORROW = TODAY + timedelta(days=1)
MISSING = 4711


def test_a_position_is_planned_and_taken(journal: Journal, vera: int) -> None:
    today = visit(journal, vera)
    plan = journal.positions.plan(vera, "listener", "passive", visit=today)
    take = journal.positions.take(vera, "adviser", "active", "above", today, note="устала")
    assert (plan.step.code, take.step.code) == ("plan_position", "take_position")
    planned, taken = journal.positions.for_visit(today)
    assert (planned.id, planned.role, planned.activity) == (plan.id, "listener", "passive")
    assert (planned.direction, planned.taken, planned.on) == ("equal", False, TODAY)
    assert (taken.id, taken.direction, taken.taken, taken.note) == (
        take.id,
        "above",
        True,
        "устала",
    )
    assert [one.wants_supervision for one in (planned, taken)] == [False, True]
    assert journal.positions.of(vera) == [planned, taken]
    assert journal.positions.of(vera, 1) == [planned]


def test_a_second_takes_the_place_of_the_first(journal: Journal, vera: int) -> None:
    today = visit(journal, vera)
    first = journal.positions.plan(vera, "listener", visit=today).id
    again = journal.positions.plan(vera, "mirror", visit=today).id
    assert again == first
    other = journal.positions.plan(vera, "catalyst", visit=visit(journal, vera, TOMORROW)).id
    assert other != first
    loose = journal.positions.plan(vera, "adviser").id
    assert journal.positions.plan(vera, "mirror").id == loose
    assert journal.positions.plan(vera, "mirror", on=TOMORROW).id != loose
    assert journal.positions.take(vera, "mirror").id != loose
    assert len(journal.positions.of(vera)) == 5


def test_positions_go_with_the_day_of_their_visit(journal: Journal, vera: int) -> None:
    ahead = visit(journal, vera)
    journal.positions.plan(vera, "mirror", visit=ahead)
    journal.positions.take(vera, "mirror", visit=ahead)
    before = practice(journal)
    journal.visits.move(ahead, TOMORROW)
    assert [one.on for one in journal.positions.for_visit(ahead)] == [TOMORROW, TODAY]
    journal.undo()
    assert practice(journal) == before
    journal.visits.close(ahead, on=days_ago(2))
    assert [one.on for one in journal.positions.for_visit(ahead)] == [days_ago(2)] * 2
    assert check(journal.store) == []


def test_a_plan_is_for_a_day_to_come_and_what_was_taken_is_not(journal: Journal, vera: int) -> None:
    ahead = visit(journal, vera, TOMORROW)
    journal.positions.plan(vera, "mirror", visit=ahead)
    with refused(journal, "future_date"):
        journal.positions.take(vera, "mirror", visit=ahead)
    with refused(journal, "future_date"):
        journal.positions.take(vera, "mirror", on=TOMORROW)
    past = visit(journal, vera, days_ago(3))
    journal.positions.take(vera, "mirror", visit=past, on=TODAY)
    assert journal.positions.for_visit(past)[0].on == days_ago(3)


def test_what_is_worth_it_is_set_aside_for_supervision_in_one_step(
    journal: Journal, vera: int
) -> None:
    before = practice(journal)
    done = journal.positions.take(vera, "mirror", direction="above", supervision=" торопила ")
    assert done.kinds == {"position", "fragment"}
    (fragment,) = rows(journal, "fragment")
    assert (fragment["text"], fragment["on_day"]) == ("торопила", TODAY.isoformat())
    journal.undo()
    assert practice(journal) == before
    journal.positions.plan(vera, "mirror", on=TOMORROW, supervision="заранее")
    assert [one["on_day"] for one in rows(journal, "fragment")] == [TODAY.isoformat()]


def test_a_position_is_mended(journal: Journal, vera: int) -> None:
    position = journal.positions.plan(vera, "mirror").id
    journal.positions.edit(position, role="adviser", direction="below", note=" робко ")
    (line,) = journal.positions.of(vera)
    assert (line.role, line.direction, line.note) == ("adviser", "below", "робко")
    with refused(journal, "not_editable"):
        journal.positions.edit(position, taken=True)


def test_what_cannot_be(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    hers = visit(journal, olga)
    position = journal.positions.plan(vera, "mirror").id
    tries: list[tuple[str, Callable[[], Any]]] = [
        ("unknown_position", lambda: journal.positions.plan(vera, "guru")),
        ("unknown_position", lambda: journal.positions.plan(vera, activity="lazy")),
        ("unknown_position", lambda: journal.positions.take(vera, direction="")),
        ("unknown_position", lambda: journal.positions.edit(position, direction="sideways")),
        ("of_another_client", lambda: journal.positions.plan(vera, visit=hers)),
        ("no_such_client", lambda: journal.positions.plan(MISSING)),
        ("no_such_row", lambda: journal.positions.plan(vera, visit=MISSING)),
        ("no_such_row", lambda: journal.positions.edit(MISSING, note="")),
        ("no_such_row", lambda: journal.positions.delete(MISSING)),
        ("text_too_long", lambda: journal.positions.plan(vera, note="ы" * 100_001)),
    ]
    for code, attempt in tries:
        with refused(journal, code):
            attempt()


@pytest.mark.parametrize(
    ("code", "act"),
    [
        ("plan_position", lambda j: j.positions.plan(1, "adviser", on=TOMORROW)),
        ("plan_position", lambda j: j.positions.plan(1, "adviser")),
        ("take_position", lambda j: j.positions.take(1, "mirror", direction="below")),
        ("edit_position", lambda j: j.positions.edit(1, direction="above")),
        ("delete_position", lambda j: j.positions.delete(1)),
    ],
)
def test_every_step_goes_back_and_forth(
    journal: Journal, vera: int, code: str, act: Callable[[Journal], Any]
) -> None:
    journal.positions.plan(vera, "mirror")
    before = practice(journal)
    assert act(journal).step.code == code
    after = practice(journal)
    journal.undo()
    assert practice(journal) == before
    journal.redo()
    assert practice(journal) == after
    assert check(journal.store) == []
