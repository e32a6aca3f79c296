"""Check-ups that are ticked on a day, algorithms of one's own, and whom the handbook concerns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import Journal, open_journal
from journal_app.rules.people import KINDS, STAGES
from journal_app.rules.points import DEPOSIT_PRINCIPLES
from journal_app.storage.check import check
from tests.core import TODAY, HandClock, days_ago, practice, refused
from tests.meetings import card

MISSING = 4711
TOMORROW = TODAY + timedelta(days=1)


def names(journal: Journal, group: str, key: str) -> list[str]:
    return [one.name for one in journal.method.concerned(group).get(key, [])]


# -- check-ups ----------------------------------------------------------------------------------


def test_an_item_is_ticked_on_a_day(journal: Journal) -> None:
    changes = journal.method.tick("service", "hygiene")
    assert (changes.step.code, changes.kinds, changes.clients) == ("tick", {"tick"}, set())
    journal.method.tick("service", "waiting", days_ago(2), note=" на двоих мало стульев ")
    (today,) = journal.method.ticks("service")
    assert (today.item, today.on, today.score, today.note) == ("hygiene", TODAY, None, "")
    (before,) = journal.method.ticks("service", days_ago(2))
    assert (before.item, before.note) == ("waiting", "на двоих мало стульев")
    assert journal.method.ticks("self") == []


def test_a_second_tick_of_the_day_changes_the_first(journal: Journal) -> None:
    first = journal.method.tick("self", "empathy", score=4).id
    assert journal.method.tick("self", "empathy", score=7, note="после отпуска").id == first
    (line,) = journal.method.ticks("self")
    assert (line.score, line.note) == (7, "после отпуска")
    assert journal.method.tick("self", "empathy", days_ago(30), 5).id != first
    assert journal.method.tick("service", "empathy").id != first


@pytest.mark.parametrize("score", [0, 10])
def test_a_score_is_from_nought_to_ten(journal: Journal, score: int) -> None:
    journal.method.tick("self", "empathy", score=score)
    assert journal.method.ticks("self")[0].score == score


def test_a_tick_is_taken_away(journal: Journal) -> None:
    journal.method.tick("service", "hygiene")
    journal.method.tick("service", "hygiene", days_ago(1))
    assert journal.method.untick("service", "hygiene").step.code == "untick"
    assert journal.method.ticks("service") == []
    assert len(journal.method.ticks("service", days_ago(1))) == 1
    with refused(journal, "no_such_row"):
        journal.method.untick("service", "hygiene")


def test_past_check_ups_are_told_by_day(journal: Journal) -> None:
    for days, item, score in ((0, "empathy", 6), (31, "empathy", 5), (31, "motivation", 0)):
        journal.method.tick("self", item, days_ago(days), score)
    journal.method.tick("self", "motivation", days_ago(62))
    journal.method.tick("service", "hygiene", days_ago(5))
    found = journal.method.check_ups("self")
    assert [one.on for one in found] == [TODAY, days_ago(31), days_ago(62)]
    assert [dict(one.items) for one in found] == [
        {"empathy": 6},
        {"empathy": 5, "motivation": 0},
        {"motivation": None},
    ]
    assert [one.on for one in journal.method.check_ups("self", 2)] == [TODAY, days_ago(31)]


@pytest.mark.parametrize(
    ("code", "attempt"),
    [
        ("bad_choice", lambda m: m.tick("month", "hygiene")),
        ("bad_choice", lambda m: m.untick("month", "hygiene")),
        ("bad_choice", lambda m: m.tick("self", "empathy", score=11)),
        ("bad_choice", lambda m: m.tick("self", "empathy", score=-1)),
        ("bad_choice", lambda m: m.tick("self", "empathy", score=True)),
        ("empty_text", lambda m: m.tick("self", " ")),
        ("text_too_long", lambda m: m.tick("self", "x" * 401)),
        ("text_too_long", lambda m: m.tick("self", "x", note="x" * 100_001)),
        ("future_date", lambda m: m.tick("self", "empathy", TOMORROW)),
        ("date_out_of_range", lambda m: m.tick("self", "empathy", date(1800, 1, 1))),
    ],
)
def test_what_cannot_be_ticked(
    journal: Journal, code: str, attempt: Callable[[Any], object]
) -> None:
    with refused(journal, code):
        attempt(journal.method)


marks = st.lists(
    st.tuples(
        st.sampled_from(("service", "self")),
        st.sampled_from(("hygiene", "empathy", "waiting")),
        st.integers(0, 3),
        st.none() | st.integers(0, 10),
    ),
    max_size=12,
)


@given(marks)
def test_the_last_tick_of_an_item_and_day_holds(
    tmp_path_factory: pytest.TempPathFactory, done: list[tuple[str, str, int, int | None]]
) -> None:
    path = tmp_path_factory.mktemp("ticks") / "practice.journal"
    with open_journal(path, clock=HandClock()) as journal:
        held: dict[tuple[str, str, date], int | None] = {}
        for list_, item, days, score in done:
            journal.method.tick(list_, item, days_ago(days), score)
            held[list_, item, days_ago(days)] = score
        told = {
            (list_, item, one.on): score
            for list_ in ("service", "self")
            for one in journal.method.check_ups(list_)
            for item, score in one.items.items()
        }
        assert told == held
        assert check(journal.store) == []


# -- algorithms ---------------------------------------------------------------------------------


def test_an_algorithm_is_written_and_mended(journal: Journal, vera: int) -> None:
    changes = journal.method.add_algorithm(
        " Скол на третий день ",
        "Отошёл уголок",
        ["Попросить фото", "", " Назвать  час ", "Переделать"],
        "Осталась",
        look_on=TOMORROW,
        client=vera,
    )
    assert (changes.step.code, changes.clients) == ("add_algorithm", {vera})
    (line,) = journal.method.algorithms()
    assert (line.id, line.title, line.situation) == (
        changes.id,
        "Скол на третий день",
        "Отошёл уголок",
    )
    assert line.steps == ("Попросить фото", "Назвать час", "Переделать")
    assert (line.result, line.on, line.look_on) == ("Осталась", TODAY, TOMORROW)
    assert (line.client, line.client_name) == (vera, "Вера")
    journal.method.edit_algorithm(
        line.id, title="Скол", steps="Фото\n\nЧас", look_on=None, client=None, on=days_ago(1)
    )
    (line,) = journal.method.algorithms()
    assert (line.title, line.steps, line.look_on) == ("Скол", ("Фото", "Час"), None)
    assert (line.client, line.client_name, line.on) == (None, "", days_ago(1))
    assert (line.situation, line.result) == ("Отошёл уголок", "Осталась")
    assert journal.method.delete_algorithm(line.id).step.code == "delete_algorithm"
    assert journal.method.algorithms() == []


def test_the_newest_algorithm_comes_first(journal: Journal) -> None:
    for title, days in (("б", 3), ("а", 0), ("в", 3)):
        journal.method.add_algorithm(title, on=days_ago(days))
    assert [one.title for one in journal.method.algorithms()] == ["а", "в", "б"]


@pytest.mark.parametrize(
    ("code", "attempt"),
    [
        ("empty_text", lambda m, _: m.add_algorithm("  ")),
        ("text_too_long", lambda m, _: m.add_algorithm("x" * 401)),
        ("text_too_long", lambda m, _: m.add_algorithm("x", steps="x" * 100_001)),
        ("future_date", lambda m, _: m.add_algorithm("x", on=TOMORROW)),
        ("no_such_client", lambda m, _: m.add_algorithm("x", client=MISSING)),
        ("date_out_of_range", lambda m, _: m.add_algorithm("x", look_on=date(2300, 1, 1))),
        ("no_such_row", lambda m, _: m.edit_algorithm(MISSING, title="x")),
        ("no_such_row", lambda m, _: m.delete_algorithm(MISSING)),
        ("not_editable", lambda m, one: m.edit_algorithm(one, uid="x")),
        ("empty_text", lambda m, one: m.edit_algorithm(one, title="")),
        ("no_such_client", lambda m, one: m.edit_algorithm(one, client=MISSING)),
    ],
)
def test_what_cannot_be_written(
    journal: Journal, code: str, attempt: Callable[[Any, int], object]
) -> None:
    one = journal.method.add_algorithm("Скол").id
    with refused(journal, code):
        attempt(journal.method, one)


def test_everything_is_undone_and_done_again(journal: Journal, vera: int) -> None:
    method = journal.method
    method.tick("self", "empathy", score=4)
    one = method.add_algorithm("Скол", client=vera).id
    steps: list[Callable[[], object]] = [
        lambda: method.tick("self", "empathy", score=9),
        lambda: method.untick("self", "empathy"),
        lambda: method.tick("service", "hygiene"),
        lambda: method.edit_algorithm(one, steps="раз\nдва"),
        lambda: method.delete_algorithm(one),
    ]
    for step in steps:
        before = practice(journal)
        step()
        after = practice(journal)
        assert before != after
        assert journal.undo() is not None
        assert practice(journal) == before
        assert journal.redo() is not None
        assert practice(journal) == after
    assert check(journal.store) == []


def test_an_algorithm_goes_with_its_client(journal: Journal, vera: int) -> None:
    journal.method.add_algorithm("Скол", "История Веры", client=vera)
    journal.method.add_algorithm("Ничей")
    journal.clients.erase(vera, "попросила")
    assert [one.title for one in journal.method.algorithms()] == ["Ничей"]


# -- solved cases -------------------------------------------------------------------------------


def solved(
    journal: Journal, vera: int, days: int = 2, parts: tuple[str, ...] = ("named", "owned")
) -> int:
    slip = journal.entries.withdraw(vera, "expectations", note="Ждала", on=days_ago(days)).id
    journal.entries.apologise(slip, parts, "Позвонила", days_ago(max(0, days - 1)))
    return slip


def test_a_solved_case_tells_what_was_wrong_and_what_was_done(journal: Journal, vera: int) -> None:
    slip = solved(journal, vera)
    (case,) = journal.method.solved_cases()
    assert (case.entry, case.client, case.client_name) == (slip, vera, "Вера")
    assert (case.on, case.text) == (days_ago(2), "Ждала")
    assert (case.answered_on, case.answer) == (days_ago(1), "Позвонила")
    assert case.parts == ("named", "owned")


def test_a_broken_promise_is_told_in_its_own_words(journal: Journal, vera: int) -> None:
    promise = journal.promises.make(vera, "Прислать палитру", on=days_ago(9)).id
    journal.promises.break_(promise, on=days_ago(3))
    (wound,) = journal.open_wounds(vera)
    journal.entries.apologise(wound.id, ("repaired",))
    (case,) = journal.method.solved_cases()
    assert case.text == "Прислать палитру"


def test_only_recent_cases_that_were_made_good_are_offered(journal: Journal, vera: int) -> None:
    journal.entries.withdraw(vera, "integrity", note="Без ответа")
    solved(journal, vera, parts=())  # words alone
    solved(journal, vera, days=90)
    assert journal.method.solved_cases() == []
    within = solved(journal, vera, days=89)
    newest = solved(journal, vera, days=1)
    assert [one.entry for one in journal.method.solved_cases()] == [newest, within]


# -- whom a topic concerns ----------------------------------------------------------------------


@pytest.mark.parametrize(("group", "keys"), [("kind", (*KINDS, "none")), ("stage", STAGES)])
def test_a_kind_and_a_stage_concern_those_whose_card_says_so(
    journal: Journal, group: str, keys: tuple[str, ...]
) -> None:
    journal.clients.add("Никто")
    for key in keys:
        card(journal, journal.clients.add(key).id, **{group: key})
    for key in keys:
        assert names(journal, group, key) == [key]


@pytest.mark.parametrize("principle", DEPOSIT_PRINCIPLES)
def test_a_principle_concerns_those_whom_it_starves(journal: Journal, principle: str) -> None:
    other = next(one for one in DEPOSIT_PRINCIPLES if one != principle)
    for name, days, what in (
        ("сыта", 89, principle),
        ("голодна", 90, principle),
        ("другим", 1, other),
    ):
        client = journal.clients.add(name, since=days_ago(200)).id
        journal.entries.deposit(client, what, on=days_ago(days))
    journal.clients.add("Новая")
    assert names(journal, "principle", principle) == ["голодна", "другим", "Новая"]
    starved = [
        line.name
        for line in journal.client_lines()
        if principle in journal.method.idea_ground(line.id).starved
    ]
    assert sorted(starved) == sorted(names(journal, "principle", principle))


def test_an_apology_concerns_those_who_wait_for_one(journal: Journal) -> None:
    for name, days in (("ждёт", 29), ("давно", 30)):
        client = journal.clients.add(name, since=days_ago(99)).id
        journal.entries.withdraw(client, "integrity", on=days_ago(days))
    answered = journal.clients.add("дождалась").id
    slip = journal.entries.withdraw(answered, "integrity").id
    journal.entries.apologise(slip, ("named",))
    assert names(journal, "principle", "apology") == ["ждёт"]


def test_a_position_concerns_those_of_recent_sessions(journal: Journal) -> None:
    for name, days in (("близко", 59), ("давно", 60)):
        client = journal.clients.add(name, since=days_ago(99)).id
        journal.positions.take(client, "mirror", "active", "above", on=days_ago(days))
    planned = journal.clients.add("завтра").id
    journal.positions.plan(planned, "mirror", "passive", on=TOMORROW)
    assert names(journal, "role", "mirror") == ["близко", "завтра"]
    assert names(journal, "activity", "passive") == ["завтра"]
    assert names(journal, "direction", "above") == ["близко"]
    assert names(journal, "role", "adviser") == []


def test_the_archive_and_other_groups_concern_nobody(journal: Journal, vera: int) -> None:
    card(journal, vera, kind="pedant")
    assert names(journal, "kind", "pedant") == ["Вера"]
    assert names(journal, "tip", "pedant") == []
    journal.clients.archive(vera)
    assert names(journal, "kind", "pedant") == []
    assert names(journal, "principle", "integrity") == []


# -- ideas --------------------------------------------------------------------------------------


def test_ideas_rest_on_card_and_deposits(journal: Journal, vera: int) -> None:
    card(journal, vera, kind="pedant", stage="trial")
    journal.entries.deposit(vera, "integrity", note="Показала счёт", on=days_ago(89))
    journal.entries.deposit(vera, "little_things", note="Плед", on=days_ago(90))
    journal.entries.deposit(vera, "expectations")
    ground = journal.method.idea_ground(vera)
    assert (ground.kind, ground.stage) == ("pedant", "trial")
    assert ground.starved == ("understanding", "little_things", "commitments")
    assert ground.told == ("Показала счёт",)


def test_no_particular_kind_is_no_kind(journal: Journal, vera: int) -> None:
    assert (journal.method.idea_ground(vera).kind, journal.method.idea_ground(vera).stage) == (
        "",
        "",
    )
    card(journal, vera, kind="none")
    assert journal.method.idea_ground(vera).kind == ""
    with refused(journal, "no_such_client"):
        journal.method.idea_ground(MISSING)
