"""The same evening, in English: whom shall I write to tomorrow."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from journal_app import Journal
from tests.ui.stories.conftest import MASTER_EN, TODAY, Sit, live_as_master
from tests.ui.stories.person import (
    ALT,
    CTRL,
    DOWN,
    ENTER,
    ESC,
    F7,
    RIGHT,
    MomentClock,
    Person,
)


@pytest.fixture
def evening(journal: Journal, clock: MomentClock, sit: Sit) -> Person:
    """Irene comes tomorrow; Alla was let down; Galina asked something; Vera wants no messages
    beyond one a month and has had it."""
    live_as_master(journal, MASTER_EN, "manicure", "mint tea", "Irene")
    ids = {line.name: line.id for line in journal.client_lines()}
    week = TODAY - timedelta(days=9)
    journal.entries.withdraw(ids["Alla"], "commitments", note="Kept her waiting", on=week)
    journal.entries.withdraw(ids["Vera Sokolova"], "commitments", note="Kept waiting", on=week)
    journal.cards.edit(ids["Vera Sokolova"], cap=1)
    journal.contacts.record(ids["Vera Sokolova"], "I am sorry", on=week)
    journal.contacts.record(
        ids["Galina"], "Is Friday still free?", outgoing=False, state="waiting", on=TODAY
    )
    clock.at("20:40")
    return sit("evening", "en")


def test_whom_shall_i_write_to_tomorrow(
    evening: Person, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    me = evening
    me.press(F7)
    me.look("list")
    irene, galina, alla = (me.id_of(name) for name in ("Irene", "Galina", "Alla"))
    assert me.focus() == f"today_write_{irene}_words"

    # a reminder: one key copies it and says it was sent
    me.press("c", CTRL)
    me.look("copied")
    copied = QApplication.clipboard().text()
    assert "Irene" in copied
    assert "tomorrow" in copied
    assert "10:00" in copied
    (planned,) = journal.visits.day(TODAY + timedelta(days=1)).visits
    assert journal.visits.get(planned.id).remind == "sent"

    # a question waits: the verb opens the answer, and the question waits no longer
    assert me.focus() == f"today_write_{galina}_words"
    me.press(RIGHT)
    me.press(ENTER)
    me.look("answer")
    me.type("Yes, Friday at two is yours")
    me.press(ENTER)
    me.look("answered")
    answer, asked = journal.contacts.of(galina)
    assert (answer.text, answer.outgoing) == ("Yes, Friday at two is yours", True)
    assert asked.state == "answered"
    assert journal.contacts.waiting() == []

    # the rest of the list: her who was let down
    me.press(F7)
    me.look("list-again")
    assert me.focus() == f"today_write_{alla}_words"
    me.press(RIGHT)
    me.press(ENTER)
    me.look("apology")
    me.type("I kept you waiting, and I am sorry")
    for part_of_it in "1234":
        me.press(part_of_it, ALT)
    me.look("apology-whole")
    me.press(ENTER)
    assert journal.feed(alla)[0].kind == "apology"
    me.press(F7)
    me.look("done")
    assert me.sees("todayWriteEmpty"), "Vera has had the one message a month that she wants"

    # back in the day: she confirmed
    me.press(ESC)
    me.look("day")
    while me.focus() != f"today_remind_{planned.id}_words":
        me.press(DOWN)
    me.press(RIGHT)
    me.press(RIGHT)
    me.press(ENTER)
    assert journal.visits.get(planned.id).remind == "confirmed"
    me.look("confirmed")
    with capsys.disabled():
        print(f"\n  the evening: {me.count()} keys, the program {me.program_seconds:.2f} s")
    me.undo_everything()
