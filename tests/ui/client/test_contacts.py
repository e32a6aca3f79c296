"""Writing contacts and positions on the client's page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from journal_app import Journal
from tests.core import TODAY, days_ago, rows
from tests.meetings import card, visit
from tests.ui.client.page import Page
from tests.ui.keys import ALT
from tests.ui.speaking import speaking
from ui.desk import Desk

ENTER = Qt.Key.Key_Return


@pytest.fixture(autouse=True)
def spoken(qapp: QApplication, dressed: None) -> Iterator[None]:
    """The words of the screen in Russian."""
    with speaking(qapp, "ru"):
        yield


def test_a_contact_is_words_and_enter(of_vera: Page, journal: Journal, vera: int) -> None:
    of_vera.click("recordMenuButton")
    of_vera.key("6")
    assert of_vera.is_writing
    assert of_vera.note.hasFocus()
    of_vera.type("Спросила, как держится")
    of_vera.key(ENTER)
    assert not of_vera.is_writing
    (line,) = journal.contacts.of(vera)
    assert (line.text, line.channel, line.outgoing) == ("Спросила, как держится", "message", True)
    assert (line.on, line.state) == (TODAY, "")


def test_the_channel_the_client_prefers_is_chosen(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    card(journal, vera, channel="call")
    of_vera.view.start("contact")
    assert of_vera.is_checked("channel_call")
    of_vera.key("3", ALT)
    assert of_vera.is_checked("channel_email")
    of_vera.key(ENTER)
    assert journal.contacts.of(vera)[0].channel == "email"


def test_a_question_of_the_client_waits(of_vera: Page, journal: Journal, vera: int) -> None:
    of_vera.view.start("contact")
    assert not of_vera.part("contactWaiting", QWidget).isVisible()
    of_vera.type("Можно в субботу?")
    of_vera.key("6", ALT)
    assert of_vera.is_checked("contactWaiting")
    of_vera.part("contactTouchpoint", QLineEdit).setText("перенос")
    of_vera.click("composerSave")
    (line,) = journal.contacts.of(vera)
    assert (line.outgoing, line.state, line.touchpoint) == (False, "waiting", "перенос")


def test_the_cap_is_counted_and_passing_it_only_warned_of(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    card(journal, vera, cap=2, cap_agreed="не чаще раза в две недели")
    journal.contacts.record(vera, "первое", on=days_ago(9))
    of_vera.view.start("contact")
    warning = of_vera.part("contactCap", QLabel)
    assert of_vera.part("composerPreview", QLabel).text() == "1 из 2 за месяц"
    assert not warning.isVisible()
    of_vera.type("второе")
    of_vera.key(ENTER)
    of_vera.view.start("contact")
    warning = of_vera.part("contactCap", QLabel)
    assert warning.isVisible()
    assert "не чаще раза в две недели" in warning.text()
    of_vera.key("6", ALT)
    assert not warning.isVisible()
    of_vera.key("5", ALT)
    of_vera.type("третье")
    of_vera.key(ENTER)
    assert journal.contacts.cap(vera).used == 3


def test_a_contact_is_mended_from_the_feed(of_vera: Page, journal: Journal, vera: int) -> None:
    contact = journal.contacts.record(
        vera, "Вопрос", "call", False, days_ago(2), touchpoint="перенос", state="waiting"
    ).id
    of_vera.view.show_client(vera)
    of_vera.choose("feed", ("contact", contact))
    of_vera.key(Qt.Key.Key_F2)
    assert of_vera.note.toPlainText() == "Вопрос"
    assert of_vera.is_checked("channel_call")
    assert of_vera.is_checked("contact_in")
    assert of_vera.is_checked("contactWaiting")
    of_vera.key(ENTER)
    assert journal.undo_step() is not None
    assert journal.undo_step().code == "contact"  # type: ignore[union-attr]
    of_vera.choose("feed", ("contact", contact))
    of_vera.key(Qt.Key.Key_F2)
    of_vera.type("Вопрос решён")
    of_vera.click("contactWaiting")
    of_vera.set_day("composerDate", days_ago(1))
    of_vera.click("composerSave")
    line = journal.contacts.get(contact)
    assert (line.text, line.state, line.on) == ("Вопрос решён", "answered", days_ago(1))
    assert (line.channel, line.touchpoint) == ("call", "перенос")


def test_a_contact_is_deleted_and_comes_back(of_vera: Page, journal: Journal, vera: int) -> None:
    contact = journal.contacts.record(vera, "Вопрос", "call").id
    of_vera.view.show_client(vera)
    of_vera.choose("feed", ("contact", contact))
    of_vera.key(Qt.Key.Key_Delete)
    assert journal.contacts.of(vera) == []
    of_vera.desk.do(journal.undo)
    assert [line.key for line in of_vera.lines()] == [("contact", contact)]


def test_what_was_typed_waits_with_its_choices(of_vera: Page, vera: int) -> None:
    of_vera.view.start("contact")
    of_vera.type("Начала писать")
    of_vera.key("1", ALT)
    of_vera.key("6", ALT)
    of_vera.key(Qt.Key.Key_Escape)
    of_vera.view.start("deposit")
    of_vera.view.start("contact")
    assert of_vera.note.toPlainText() == "Начала писать"
    assert of_vera.is_checked("channel_call")
    assert of_vera.is_checked("contact_in")


# -- positions ------------------------------------------------------------------------------------


@pytest.fixture
def therapy(journal: Journal) -> None:
    journal.settings["profession"] = "psychologist"


@pytest.fixture
def of_her(therapy: None, desk: Desk, vera: int, request: pytest.FixtureRequest) -> Page:
    """The page of Vera, seen by a psychologist."""
    page: Page = request.getfixturevalue("of_vera")
    return page


def test_a_position_is_planned_then_taken(of_her: Page, journal: Journal, vera: int) -> None:
    session = visit(journal, vera, TODAY, "18:00")
    of_her.view.start("position")
    assert of_her.is_checked("position_planned")
    assert of_her.is_checked("direction_equal")
    of_her.key("3", ALT)
    assert of_her.is_checked("role_listener")
    of_her.click("activity_passive")
    of_her.key(ENTER)
    of_her.view.start("position")
    assert of_her.is_checked("position_taken")
    assert of_her.is_checked("role_listener")
    assert of_her.part("composerPreview", QLabel).text() == ""
    of_her.click("direction_above")
    assert of_her.part("composerPreview", QLabel).text()
    of_her.note.setFocus()
    of_her.type("торопила")
    of_her.click("positionSupervision")
    of_her.key(ENTER)
    planned, taken = journal.positions.for_visit(session)
    assert (planned.role, planned.activity, planned.direction) == ("listener", "passive", "equal")
    assert (taken.role, taken.direction, taken.note) == ("listener", "above", "торопила")
    (fragment,) = rows(journal, "fragment")
    assert fragment["text"] == "Позиция: Слушатель, Сверху. торопила"


def test_what_calls_for_a_position_and_what_it_risks_stand_beside(of_her: Page) -> None:
    of_her.view.start("position")
    advice = of_her.part("positionAdvice", QLabel)
    of_her.key("1", ALT)
    about_adviser = advice.text()
    assert "советчик" in about_adviser
    of_her.click("direction_below")
    assert about_adviser in advice.text()
    assert "супервизи" in advice.text()


def test_without_a_session_the_day_counts(of_her: Page, journal: Journal, vera: int) -> None:
    visit(journal, vera, days_ago(3), "18:00", state="done")
    of_her.view.start("position")
    of_her.key("2", ALT)
    of_her.key(ENTER)
    (planned,) = journal.positions.of(vera)
    assert (planned.visit, planned.on, planned.role) == (None, TODAY, "programmer")
    of_her.view.start("position")
    of_her.click("position_taken")
    of_her.key(ENTER)
    taken = next(one for one in journal.positions.of(vera) if one.taken)
    assert taken.on == days_ago(3)


def test_the_position_is_the_psychologists(of_vera: Page) -> None:
    assert of_vera.has("actContact")
    assert not of_vera.has("actPosition")
    of_vera.view.start("position")
    assert not of_vera.is_writing


def test_a_psychologist_finds_the_position_among_the_records(of_her: Page) -> None:
    of_her.click("recordMenuButton")
    of_her.key("8")
    assert of_her.part("positionAdvice", QLabel).isVisible()
