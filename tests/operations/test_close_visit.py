"""Closing a visit: one step that does what the single operations would do, or nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import Journal, open_journal
from journal_app.rules.points import DEPOSIT_PRINCIPLES, PRINCIPLES
from journal_app.storage.check import check
from tests.core import TODAY, HandClock, days_ago, practice, refused, rows

MANICURE = ("маникюр", 150_000)
NEXT = TODAY + timedelta(days=21)


@pytest.fixture
def planned(journal: Journal, vera: int) -> int:
    return journal.visits.plan(vera, TODAY, "14:00", 90, [MANICURE], note="гель").id


def test_a_usual_visit_is_closed_whole(journal: Journal, vera: int, planned: int) -> None:
    before = practice(journal)
    changes = journal.visits.close(
        planned,
        came="on_time",
        feeling="care",
        deposit=("little_things", "чай с чабрецом"),
        slip=("expectations", "задержала на 10 минут"),
        promise=("прислать фото", TODAY + timedelta(days=2)),
        next_on=NEXT,
        next_start="14:00",
        next_minutes=90,
    )
    assert (changes.step.code, changes.step.points, changes.id) == ("close_visit", 1, planned)
    assert changes.kinds == {"visit", "entry", "promise"}
    visit = journal.visit(planned)
    assert (visit.state, visit.came, visit.feeling, visit.note) == (
        "done",
        "on_time",
        "care",
        "гель",
    )
    told = [(one["kind"], one["points"], one["note"]) for one in rows(journal, "entry")]
    assert told == [("deposit", 5, "чай с чабрецом"), ("withdrawal", -4, "задержала на 10 минут")]
    (promise,) = journal.client_promises(vera)
    assert (promise.text, promise.made, promise.due) == (
        *("прислать фото", TODAY, TODAY + timedelta(days=2)),
    )
    upcoming = journal.visits.next(vera)
    assert upcoming is not None
    assert (upcoming.on, upcoming.start, upcoming.minutes) == (NEXT, "14:00", 90)
    assert [(one.name, one.price) for one in upcoming.services] == [MANICURE]
    assert check(journal.store) == []
    journal.undo()
    assert practice(journal) == before
    journal.redo()
    assert journal.visit(planned).state == "done"


def test_one_that_nobody_planned(journal: Journal, vera: int) -> None:
    changes = journal.visits.close(None, vera, services=[MANICURE], note="зашла без записи")
    visit = journal.visit(changes.id)
    assert (visit.on, visit.state, visit.note, visit.price) == (
        *(TODAY, "done", "зашла без записи", 150_000),
    )
    assert changes.step.points is None
    journal.undo()
    assert rows(journal, "visit") == []


def test_points_are_those_of_todays_tariff(journal: Journal, vera: int, planned: int) -> None:
    journal.settings.change({"tariff.deposit.integrity": 7, "tariff.withdrawal.apology": 9})
    journal.visits.close(planned, deposit=("integrity", ""), slip=("apology", ""))
    assert [one["points"] for one in rows(journal, "entry")] == [7, -9]


def test_a_psychologists_part(journal: Journal, vera: int, planned: int) -> None:
    journal.visits.close(
        planned,
        contact="tense",
        come_back="про сестру",
        fragment="замолчала на полуслове",
        position={"role": "listener", "activity": "passive", "direction": "above"},
    )
    visit = journal.visit(planned)
    assert (visit.contact, visit.come_back) == ("tense", "про сестру")
    (fragment,) = rows(journal, "fragment")
    assert (fragment["text"], fragment["client_id"]) == ("замолчала на полуслове", vera)
    (position,) = rows(journal, "position")
    assert (position["visit_id"], position["taken"], position["role"]) == (planned, 1, "listener")
    assert (position["activity"], position["direction"]) == ("passive", "above")


def test_a_session_has_one_position_that_was_taken(
    journal: Journal, vera: int, planned: int
) -> None:
    first = journal.positions.take(vera, "mirror", visit=planned, note="тихо").id
    journal.visits.close(planned, position={"role": "listener"})
    (position,) = rows(journal, "position")
    assert (position["id"], position["role"], position["note"]) == (first, "listener", "тихо")
    assert check(journal.store) == []


@pytest.mark.parametrize("state", ["missed", "cancelled"])
def test_nobody_stood_anywhere_in_a_visit_that_was_none(
    journal: Journal, vera: int, state: str
) -> None:
    day = TODAY if state == "missed" else NEXT
    planned = journal.visits.plan(vera, day).id
    journal.visits.close(planned, state=state, position={"role": "listener"})
    assert rows(journal, "position") == []


def test_it_may_have_taken_place_another_day(journal: Journal, vera: int, planned: int) -> None:
    journal.visits.close(planned, on=days_ago(3), deposit=("integrity", ""), promise=("лак", None))
    assert journal.visit(planned).on == days_ago(3)
    assert rows(journal, "entry")[0]["on_day"] == days_ago(3).isoformat()
    assert journal.client_promises(vera)[0].made == days_ago(3)


def test_they_had_met_by_then(journal: Journal) -> None:
    olga = journal.clients.add("Ольга").id
    journal.visits.close(None, olga, on=days_ago(30))
    assert journal.client_page(olga).since == days_ago(30)


def test_a_missed_visit_has_no_feeling_and_may_cost(journal: Journal, planned: int) -> None:
    journal.visits.close(
        planned, state="missed", came="late", feeling="care", slip=("expectations", "не напомнила")
    )
    visit = journal.visit(planned)
    assert (visit.state, visit.came, visit.feeling) == ("missed", "", "")
    assert rows(journal, "entry")[0]["points"] == -4


def test_a_visit_ahead_may_be_cancelled_but_not_done(journal: Journal, vera: int) -> None:
    ahead = journal.visits.plan(vera, NEXT, services=[MANICURE]).id
    with refused(journal, "future_date"):
        journal.visits.close(ahead)
    with refused(journal, "future_date"):
        journal.visits.close(ahead, state="missed")
    journal.visits.close(
        ahead,
        state="cancelled",
        slip=("expectations", "перенесла в последний день"),
        next_on=NEXT + timedelta(days=7),
    )
    assert journal.visit(ahead).state == "cancelled"
    assert rows(journal, "entry")[0]["on_day"] == TODAY.isoformat()
    assert check(journal.store) == []


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("unknown_principle", {"deposit": ("apology", "")}),
    ("unknown_principle", {"slip": ("kindness", "")}),
    ("unknown_choice", {"state": "planned"}),
    ("unknown_choice", {"came": "early"}),
    ("unknown_choice", {"contact": "warm"}),
    ("unknown_choice", {"position": {"role": "king"}}),
    ("unknown_choice", {"position": {"direction": "sideways"}}),
    ("empty_text", {"promise": (" ", None)}),
    ("due_before_made", {"promise": ("лак", days_ago(1))}),
    ("future_date", {"on": TODAY + timedelta(days=1)}),
    ("next_before_visit", {"next_on": days_ago(1)}),
    ("bad_time", {"next_on": NEXT, "next_start": "в два"}),
    ("minutes_out_of_range", {"next_on": NEXT, "next_minutes": -5}),
    ("empty_service", {"services": [("", None)]}),
    ("empty_service", {"next_on": NEXT, "next_services": [("", None)]}),
    ("text_too_long", {"fragment": "м" * 100_001}),
]


@pytest.mark.parametrize(("code", "wrong"), WRONG)
def test_one_wrong_part_refuses_the_whole(
    journal: Journal, planned: int, code: str, wrong: dict[str, Any]
) -> None:
    whole = {"deposit": ("integrity", "слово"), "promise": ("фото", None), "next_on": NEXT}
    with refused(journal, code):
        journal.visits.close(planned, **{**whole, **wrong})


def test_nobody_and_nothing_to_close(journal: Journal, vera: int, planned: int) -> None:
    with refused(journal, "no_such_client"):
        journal.visits.close(None)
    with refused(journal, "no_such_client"):
        journal.visits.close(None, 99)
    with refused(journal, "no_such_row"):
        journal.visits.close(99)
    journal.visits.close(planned)
    with refused(journal, "visit_closed"):
        journal.visits.close(planned, deposit=("integrity", ""))


days = st.integers(0, 400).map(days_ago)
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
closings = st.fixed_dictionaries(
    {},
    optional={
        "on": days,
        "services": st.lists(st.tuples(st.just("маникюр"), st.none() | st.integers(0, 9**9))),
        "came": st.sampled_from(("", "on_time", "late")),
        "feeling": words,
        "contact": st.sampled_from(("", "stronger", "usual", "tense")),
        "note": words,
        "come_back": words,
        "state": st.sampled_from(("done", "missed", "cancelled")),
        "deposit": st.tuples(st.sampled_from(DEPOSIT_PRINCIPLES), words),
        "slip": st.tuples(st.sampled_from(PRINCIPLES), words),
        "promise": st.tuples(st.just("фото"), st.none() | st.just(NEXT)),
        "fragment": words,
        "position": st.just({"role": "mirror"}),
        "next_on": st.integers(0, 90).map(lambda n: TODAY + timedelta(days=n)),
    },
)


@given(told=closings, is_planned=st.booleans(), met=days)
def test_closing_and_undoing_leaves_the_same_journal(
    tmp_path_factory: pytest.TempPathFactory, told: dict[str, Any], is_planned: bool, met: date
) -> None:
    path = tmp_path_factory.mktemp("closing") / "practice.journal"
    with open_journal(path, clock=HandClock()) as journal:
        vera = journal.clients.add("Вера", since=met).id
        visit = journal.visits.plan(vera, TODAY, "10:00", 60, [MANICURE]).id
        before = practice(journal)
        journal.visits.close(visit if is_planned else None, vera, **told)
        assert check(journal.store) == []
        after = practice(journal)
        assert after != before
        journal.undo()
        assert practice(journal) == before
        journal.redo()
        assert practice(journal) == after
