"""A nail master's day with gloves on until 10:50: keys alone, between clients."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from journal_app import Journal
from tests.ui.stories.conftest import MASTER, TODAY, Sit, live_as_master
from tests.ui.stories.person import (
    CTRL,
    ENTER,
    F5,
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
    live_as_master(journal, MASTER, "маникюр")
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

    # 9:00 is over; the first client is at the door, the second one waits
    clock.at("10:50")
    master.count()
    master.press(F5)
    master.look("close")
    master.press(ENTER)
    master.look("closed")
    assert states(journal) == ["done", *["planned"] * 5]
    assert master.count() <= 3

    master.undo_everything()
