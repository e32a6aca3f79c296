"""A nail master's day with gloves on until 10:50: keys alone, between clients."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from journal_app import Journal
from tests.ui.stories.conftest import MASTER, TODAY, Sit, live_as_master
from tests.ui.stories.person import (
    ALT,
    CTRL,
    DOWN,
    ENTER,
    ESC,
    F4,
    F5,
    F6,
    RIGHT,
    SECONDS_A_KEY,
    SHIFT,
    MomentClock,
    Person,
)

HOURS = ("09:00", "10:50", "12:30", "14:00", "16:00", "18:00")
PLAN = "\n".join(
    f"{hour} {name.split()[0]} маникюр" for hour, name in zip(HOURS, MASTER, strict=True)
)


@pytest.fixture
def master(journal: Journal, sit: Sit) -> Person:
    live_as_master(journal, MASTER, "маникюр", "мятный чай без сахара", "Ирина")
    return sit("master")


def states(journal: Journal) -> list[str]:
    return [one.state for one in journal.visits.day(TODAY).visits]


def plan_the_day(master: Person) -> None:
    """The plan of the day came as a message: copied there, pasted here."""
    QApplication.clipboard().setText(PLAN)
    master.press("1", CTRL | SHIFT)
    master.look("plan")
    master.press("v")
    master.look("pasted")
    master.press(ENTER)
    master.look("planned")


def test_a_whole_day_by_keys_alone(
    master: Person, journal: Journal, clock: MomentClock, capsys: pytest.CaptureFixture[str]
) -> None:
    plan_the_day(master)
    assert master.count() == 3
    day = journal.visits.day(TODAY).visits
    assert [(one.client_name, one.start) for one in day] == list(zip(MASTER, HOURS, strict=True))

    master.press("1", CTRL)
    master.look("today")
    alla = day[0]
    assert master.focus() == f"today_visit_{alla.id}_words"

    # before each of them, one page: the day read through and back
    clock.at("08:50")
    master.count()
    master.press(F4)
    for place, name in enumerate(MASTER, start=1):
        master.look(f"before-{place}")
        assert master.says("beforePlace") == f"{place} из 6"
        assert name in master.reads()
        master.press(RIGHT)
    master.press(ESC)
    assert master.window.page_name() == "today"
    assert master.count() == 8
    assert master.focus() == f"today_visit_{alla.id}_words"

    # 9:00 is over: closed from Today, with nothing to choose
    clock.at("10:50")
    master.count()
    master.press(F5)
    master.look("close")
    master.press(ENTER)
    master.look("closed")
    assert states(journal) == ["done", *["planned"] * 5]
    assert master.count() == 2
    coming = journal.visits.next(alla.client)
    assert coming is not None
    assert coming.on == TODAY + timedelta(days=21)

    # ten minutes to the next one: a deposit, and a slip with its apology
    master.press("1")
    master.look("deposit")
    master.type("Принесла ей любимый чай")
    master.press(ENTER)
    assert master.count() <= 25
    assert journal.feed(alla.client)[0].text == "Принесла ей любимый чай"
    master.press("2")
    master.type("Заставила ждать")
    master.look("slip")
    master.press(ENTER)
    master.press("4")
    master.look("apology")
    master.type("Попросила прощения за ожидание")
    master.look("apology-written")
    master.press(ENTER)
    master.look("apologised")
    kinds = [line.kind for line in journal.feed(alla.client)]
    assert {"withdrawal", "apology"} <= set(kinds)

    # a promise with a day: in a week, since the shade is ordered on Friday
    master.count()
    master.press("3")
    master.type("Найти оттенок 24")
    master.press("3", ALT)
    master.look("promise")
    master.press(ENTER)
    master.look("promised")
    (promise,) = journal.client_promises(alla.client)
    assert (promise.text, promise.due) == ("Найти оттенок 24", TODAY + timedelta(days=7))
    assert master.count() == 3 + len("Найти оттенок 24")

    # the next one, read at the door: F4 knows whose turn it is; F5 closes from the same page
    master.press("1", CTRL)
    master.look("today-two")
    vera = day[1]
    assert master.focus() == f"today_visit_{vera.id}_words"
    master.count()
    master.press(F4)
    master.look("before-vera")
    assert MASTER[1] in master.reads()
    assert "мятный чай" in master.reads()
    master.press(F5)
    master.look("close-vera")
    master.press(ENTER)
    assert states(journal) == ["done", "done", *["planned"] * 4]
    assert master.count() == 3

    # the reminder for tomorrow: down to its line, one key copies it
    master.press("1", CTRL)
    (irina,) = (one.id for one in journal.visits.day(TODAY + timedelta(days=1)).visits)
    while master.focus() != f"today_remind_{irina}_words":
        before = master.focus()
        master.press(DOWN)
        assert master.focus() != before
    master.count()
    master.press("c", CTRL)
    master.look("copied")
    assert master.count() == 1
    assert "Ирина" in QApplication.clipboard().text()
    assert journal.visits.get(irina).remind == "sent"

    # the evening: the rest of the day in one round, and the next visits are planned by it
    clock.at("19:30")
    master.press(F6)
    master.look("round")
    master.press(ENTER, times=4)
    master.look("round-end")
    master.press(ENTER)
    master.look("round-over")
    assert states(journal) == ["done"] * 6
    assert master.count() == 6
    assert all(journal.visits.next(one.client) for one in day)
    master.undo_everything()


def test_a_day_of_six_in_under_two_minutes(
    master: Person, journal: Journal, clock: MomentClock, capsys: pytest.CaptureFixture[str]
) -> None:
    """Planned, closed with two deposits, a slip and a promise, and planned on."""
    plan_the_day(master)
    clock.at("19:30")
    master.press(F6)
    words = {1: ("1", "Плед и тишина"), 2: ("2", "Задержала на десять минут"), 4: ("1", "Чай")}
    words[5] = ("3", "Найти оттенок 24")
    for place in range(6):
        if place in words:
            chip, told = words[place]
            master.press(chip, ALT)
            master.type(told)
            master.look(f"round-{place}")
        master.press(ENTER)
    master.press(ENTER)
    assert states(journal) == ["done"] * 6
    assert sum(len(journal.client_promises(one.client)) for one in journal.visits.day(TODAY).visits)
    pressed = master.count()
    spent = pressed * SECONDS_A_KEY + master.program_seconds
    with capsys.disabled():
        print(
            f"\n  a day of six: {pressed} keys, the program {master.program_seconds:.2f} s,"
            f" about {spent:.0f} s in all"
        )
    assert spent < 120
    master.undo_everything()
