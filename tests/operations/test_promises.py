"""Promises and the entries they leave (the method, §3)."""

from __future__ import annotations

from datetime import date

import pytest

from journal_app import Journal
from journal_app.rules.apologies import PARTS
from tests.core import TODAY, HandClock, Row, days_ago, practice, refused, row, rows

IN_A_WEEK = date(2026, 3, 21)


@pytest.fixture
def promise(journal: Journal, vera: int) -> int:
    """Made 20 days ago, due 10 days ago, and still open."""
    return journal.promises.make(vera, "прислать фото", due=days_ago(10), on=days_ago(20)).id


def entries(journal: Journal) -> list[tuple[str, int, str]]:
    return [(one["kind"], one["points"], one["on_day"]) for one in rows(journal, "entry")]


def closing(journal: Journal) -> Row:
    (found,) = [one for one in rows(journal, "entry") if one["closes"]]
    return found


def test_a_promise_by_default_is_usual_of_today_and_without_a_day(
    journal: Journal, vera: int
) -> None:
    done = journal.promises.make(vera, "  найти мастера ")
    kept = row(journal, "promise", done.id)
    assert {key: kept[key] for key in ("text", "made", "due", "size", "state", "closed")} == {
        "text": "найти мастера",
        "made": TODAY.isoformat(),
        "due": None,
        "size": "usual",
        "state": "open",
        "closed": None,
    }
    assert entries(journal) == []
    assert (done.kinds, done.clients) == (frozenset({"promise"}), frozenset({vera}))


@pytest.mark.parametrize(
    ("size", "points"), [("small", (1, -2, -4)), ("usual", (1, -4, -8)), ("large", (2, -8, -16))]
)
def test_each_end_costs_by_size(
    journal: Journal, vera: int, size: str, points: tuple[int, int, int]
) -> None:
    kept, late, broken = (
        journal.promises.make(vera, "слово", due=due, on=days_ago(5), size=size).id
        for due in (TODAY, days_ago(1), TODAY)
    )
    for promise, act in (
        (kept, journal.promises.keep),
        (late, journal.promises.keep),
        (broken, journal.promises.break_),
    ):
        act(promise)
    kinds = ("promise_kept", "promise_late", "promise_broken")
    day = TODAY.isoformat()
    assert entries(journal) == [
        (kind, worth, day) for kind, worth in zip(kinds, points, strict=True)
    ]
    states = [(one["state"], one["closed"]) for one in rows(journal, "promise")]
    assert states == [("kept", day), ("late", day), ("broken", day)]
    assert {one["principle"] for one in rows(journal, "entry")} == {"commitments"}
    assert journal.balance(vera) == 10 + sum(points)


def test_kept_on_its_day_though_told_later(journal: Journal, promise: int) -> None:
    done = journal.promises.keep(promise, on=days_ago(10))
    assert entries(journal) == [("promise_kept", 1, days_ago(10).isoformat())]
    assert (done.id, done.step.code, done.step.points) == (promise, "keep", 1)
    assert row(journal, "promise", promise)["closed"] == days_ago(10).isoformat()


def test_kept_a_day_after_its_day_is_late(journal: Journal, promise: int) -> None:
    done = journal.promises.keep(promise, on=days_ago(9))
    assert (entries(journal)[0][0], done.step.code) == ("promise_late", "late")


def test_without_a_day_a_promise_is_never_late(journal: Journal, vera: int) -> None:
    promise = journal.promises.make(vera, "когда-нибудь", on=days_ago(900)).id
    journal.promises.keep(promise)
    assert entries(journal) == [("promise_kept", 1, TODAY.isoformat())]


def test_moving_in_time_costs_nothing_and_is_remembered(journal: Journal, promise: int) -> None:
    journal.promises.move(promise, days_ago(5), on=days_ago(10))
    assert entries(journal) == []
    (move,) = rows(journal, "promise_move")
    assert (move["moved_on"], move["old_due"], move["new_due"], move["entry_id"]) == (
        days_ago(10).isoformat(),
        days_ago(10).isoformat(),
        days_ago(5).isoformat(),
        None,
    )
    assert row(journal, "promise", promise)["due"] == days_ago(5).isoformat()
    journal.promises.keep(promise, on=days_ago(5))
    assert entries(journal) == [("promise_kept", 1, days_ago(5).isoformat())]


def test_moving_after_the_day_costs_as_late_and_stays_open(
    journal: Journal, vera: int, promise: int
) -> None:
    done = journal.promises.move(promise, IN_A_WEEK)
    assert entries(journal) == [("promise_late", -4, TODAY.isoformat())]
    assert (done.step.code, done.step.points) == ("move", -4)
    assert row(journal, "promise", promise)["state"] == "open"
    (move,) = rows(journal, "promise_move")
    assert move["entry_id"] == rows(journal, "entry")[0]["id"]
    journal.promises.keep(promise)
    assert [kind for kind, _, _ in entries(journal)] == ["promise_late", "promise_kept"]
    assert journal.balance(vera) == 10 - 4 + 1


def test_a_promise_without_a_day_is_given_one(journal: Journal, vera: int) -> None:
    promise = journal.promises.make(vera, "когда-нибудь").id
    journal.promises.move(promise, TODAY)
    assert rows(journal, "promise_move")[0]["old_due"] is None
    assert row(journal, "promise", promise)["due"] == TODAY.isoformat()


def test_released_by_the_client_costs_nothing(journal: Journal, vera: int, promise: int) -> None:
    journal.promises.release(promise)
    kept = row(journal, "promise", promise)
    assert (kept["state"], kept["closed"], entries(journal)) == ("released", TODAY.isoformat(), [])
    assert journal.client_page(vera).open_promises == 0


def test_overdue_posts_nothing_by_itself(journal: Journal, vera: int, clock: HandClock) -> None:
    journal.promises.make(vera, "слово", due=TODAY)
    clock.forward(50)
    assert (journal.balance(vera), entries(journal)) == (10, [])
    (line,) = journal.client_promises(vera)
    assert (line.days, line.at_stake) == (-50, True)
    assert (line.keep_points, line.break_points, line.move_points) == (-4, -8, -4)


@pytest.mark.parametrize("end", ["keep", "break_", "release"])
def test_reopening_removes_the_closing_entry_and_what_answers_it(
    journal: Journal, promise: int, end: str
) -> None:
    before = practice(journal)
    getattr(journal.promises, end)(promise)
    for wound in journal.open_wounds(row(journal, "promise", promise)["client_id"]):
        journal.entries.apologise(wound.id, PARTS)
    done = journal.promises.reopen(promise)
    assert practice(journal) == before
    assert (done.id, done.step.code) == (promise, "reopen")


def test_reopening_keeps_what_the_moves_cost(journal: Journal, promise: int) -> None:
    journal.promises.move(promise, IN_A_WEEK)
    journal.promises.break_(promise)
    journal.promises.reopen(promise)
    assert [kind for kind, _, _ in entries(journal)] == ["promise_late"]
    assert len(rows(journal, "promise_move")) == 1


def test_closing_again_after_reopening(journal: Journal, promise: int) -> None:
    journal.promises.break_(promise, on=days_ago(12))
    journal.promises.reopen(promise)
    journal.promises.keep(promise, on=days_ago(12))
    assert entries(journal) == [("promise_kept", 1, days_ago(12).isoformat())]


def test_deleting_the_closing_entry_opens_the_promise(journal: Journal, promise: int) -> None:
    before = practice(journal)
    journal.promises.break_(promise)
    journal.entries.delete(closing(journal)["id"])
    assert practice(journal) == before


def test_deleting_what_a_move_cost_keeps_the_move(journal: Journal, promise: int) -> None:
    journal.promises.move(promise, IN_A_WEEK)
    journal.entries.delete(rows(journal, "entry")[0]["id"])
    (move,) = rows(journal, "promise_move")
    assert (move["entry_id"], move["new_due"]) == (None, IN_A_WEEK.isoformat())
    assert row(journal, "promise", promise)["due"] == IN_A_WEEK.isoformat()


def test_deleting_a_promise_takes_all_that_hangs_on_it(
    journal: Journal, vera: int, promise: int
) -> None:
    journal.promises.move(promise, IN_A_WEEK)
    journal.promises.break_(promise)
    for wound in journal.open_wounds(vera):
        journal.entries.apologise(wound.id, PARTS)
    before = practice(journal)
    journal.promises.delete(promise)
    assert [rows(journal, name) for name in ("promise", "promise_move", "entry")] == [[], [], []]
    assert journal.balance(vera) == 10
    journal.undo()
    assert practice(journal) == before


def test_words_and_size_are_edited_and_points_stay(journal: Journal, promise: int) -> None:
    journal.promises.move(promise, IN_A_WEEK)
    journal.promises.edit(promise, text="прислать два фото", size="large")
    journal.promises.break_(promise)
    assert [points for _, points, _ in entries(journal)] == [-4, -16]
    assert row(journal, "promise", promise)["text"] == "прислать два фото"
    with refused(journal, "not_editable"):
        journal.promises.edit(promise, due=TODAY)


# The closing entry, edited


def test_kept_late_after_all(journal: Journal, promise: int) -> None:
    journal.promises.keep(promise, on=days_ago(10))
    journal.entries.edit(closing(journal)["id"], on=days_ago(3))
    assert entries(journal) == [("promise_late", -4, days_ago(3).isoformat())]
    kept = row(journal, "promise", promise)
    assert (kept["state"], kept["closed"]) == ("late", days_ago(3).isoformat())


def test_kept_in_time_after_all_takes_the_apology_away(journal: Journal, promise: int) -> None:
    journal.promises.keep(promise)
    journal.entries.apologise(closing(journal)["id"], PARTS)
    before = practice(journal)
    journal.entries.edit(closing(journal)["id"], on=days_ago(11))
    assert entries(journal) == [("promise_kept", 1, days_ago(11).isoformat())]
    journal.undo()
    assert practice(journal) == before


def test_broken_stays_broken_on_another_day(journal: Journal, promise: int) -> None:
    journal.promises.break_(promise)
    journal.entries.apologise(closing(journal)["id"], PARTS[:3])
    journal.entries.edit(closing(journal)["id"], on=days_ago(15), size="large")
    (broken, apology) = rows(journal, "entry")
    assert (broken["kind"], broken["points"]) == ("promise_broken", -16)
    assert (apology["points"], apology["aged_from"]) == (12, days_ago(15).isoformat())
    assert row(journal, "promise", promise)["size"] == "usual"


def test_the_size_of_what_a_move_cost_is_edited_but_not_its_day(
    journal: Journal, promise: int
) -> None:
    journal.promises.move(promise, IN_A_WEEK)
    entry = rows(journal, "entry")[0]["id"]
    journal.entries.edit(entry, size="small")
    assert entries(journal)[0][1] == -2
    with refused(journal, "not_editable"):
        journal.entries.edit(entry, on=days_ago(2))


def test_a_closing_entry_stays_after_the_promise_and_its_moves(
    journal: Journal, promise: int
) -> None:
    journal.promises.move(promise, IN_A_WEEK, on=days_ago(12))
    journal.promises.keep(promise)
    with refused(journal, "closed_before_made"):
        journal.entries.edit(closing(journal)["id"], on=days_ago(13))
    journal.entries.edit(closing(journal)["id"], on=days_ago(12))
    assert row(journal, "promise", promise)["closed"] == days_ago(12).isoformat()


# What is refused


def test_nothing_happens_to_a_promise_before_it_is_made_or_last_moved(
    journal: Journal, promise: int
) -> None:
    act = journal.promises
    for call in (act.keep, act.break_, act.release):
        with refused(journal, "closed_before_made"):
            call(promise, on=days_ago(21))
    with refused(journal, "closed_before_made"):
        act.move(promise, IN_A_WEEK, on=days_ago(21))
    act.move(promise, IN_A_WEEK, on=days_ago(12))
    for call in (act.keep, act.break_, act.release):
        with refused(journal, "closed_before_made"):
            call(promise, on=days_ago(13))


def test_a_promise_moves_no_earlier_than_the_day_of_moving(journal: Journal, promise: int) -> None:
    with refused(journal, "moved_into_past"):
        journal.promises.move(promise, days_ago(1))
    with refused(journal, "moved_into_past"):
        journal.promises.move(promise, days_ago(16), on=days_ago(15))
    journal.promises.move(promise, TODAY)
    journal.promises.move(promise, TODAY)
    assert len(rows(journal, "promise_move")) == 2


@pytest.mark.parametrize("end", ["keep", "break_", "release"])
def test_a_promise_is_not_closed_twice(journal: Journal, promise: int, end: str) -> None:
    getattr(journal.promises, end)(promise)
    for act in ("keep", "break_", "release"):
        with refused(journal, "promise_closed"):
            getattr(journal.promises, act)(promise)
    with refused(journal, "promise_closed"):
        journal.promises.move(promise, IN_A_WEEK)


def test_an_open_promise_is_not_reopened(journal: Journal, promise: int) -> None:
    with refused(journal, "promise_open"):
        journal.promises.reopen(promise)


def test_texts_of_open_promises_may_repeat(journal: Journal, vera: int) -> None:
    first, second = (journal.promises.make(vera, "позвонить").id for _ in range(2))
    journal.promises.keep(second)
    assert [one["state"] for one in rows(journal, "promise")] == ["open", "kept"]
    assert first != second


def test_a_promise_made_before_they_met_moves_the_meeting_back(journal: Journal) -> None:
    client = journal.clients.add("Ольга", since=days_ago(5)).id
    journal.promises.make(client, "слово", on=days_ago(40))
    assert journal.client_page(client).since == days_ago(40)
