"""Making promises, and the five ways they go on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from journal_app import Journal
from tests.core import TODAY, HandClock, days_ago
from tests.ui.client.page import Page
from tests.ui.keys import ALT
from ui.widgets.date_field import DateField

ENTER = Qt.Key.Key_Return
ENDS = ("promiseKeep", "promiseBreak", "promiseMove", "promiseRelease", "promiseReopen")


def test_a_promise_has_no_due_day_unless_one_is_chosen(of_vera: Page, vera: int) -> None:
    of_vera.view.start("promise")
    assert of_vera.is_checked("composerNoDue")
    of_vera.type("Найти пилку")
    of_vera.key(ENTER)
    (line,) = of_vera.journal.client_promises(vera)
    assert (line.text, line.due, line.made, line.size) == ("Найти пилку", None, TODAY, "usual")


def test_a_promise_with_a_due_day_is_four_keys(of_vera: Page, vera: int) -> None:
    of_vera.view.start("promise")
    of_vera.type("Показать палитру")
    of_vera.key("3", ALT)
    assert of_vera.is_checked("due_7")
    assert not of_vera.is_checked("composerNoDue")
    of_vera.key(ENTER)
    (line,) = of_vera.journal.client_promises(vera)
    assert line.due == TODAY + timedelta(days=7)


@pytest.mark.parametrize(
    ("name", "days"),
    [("due_tomorrow", 1), ("due_3", 3), ("due_7", 7), ("due_14", 14), ("due_30", 30)],
)
def test_quick_due_days(of_vera: Page, vera: int, name: str, days: int) -> None:
    of_vera.view.start("promise")
    of_vera.type("Слово")
    of_vera.click(name)
    of_vera.click("composerSave")
    assert of_vera.journal.client_promises(vera)[0].due == TODAY + timedelta(days=days)


def test_the_due_day_shown_at_first_counts_once_it_is_set(of_vera: Page, vera: int) -> None:
    """Setting the very day that is shown already is a choice, too."""
    of_vera.view.start("promise")
    of_vera.type("Слово")
    of_vera.set_day("composerDue", of_vera.part("composerDue", DateField).day())
    assert not of_vera.is_checked("composerNoDue")
    of_vera.click("composerNoDue")
    assert not any(of_vera.is_checked(f"due_{day}") for day in ("tomorrow", 3, 7, 14, 30))
    of_vera.click("composerSave")
    assert of_vera.journal.client_promises(vera)[0].due is None


def test_size_and_day_it_was_made(of_vera: Page, vera: int) -> None:
    of_vera.view.start("promise")
    of_vera.type("Слово")
    of_vera.set_day("composerDue", days_ago(5))
    of_vera.set_day("composerDate", days_ago(10))
    of_vera.click("size_large")
    assert "−16" in of_vera.part("composerPreview", QLabel).text()
    of_vera.click("composerSave")
    (line,) = of_vera.journal.client_promises(vera)
    assert (line.made, line.due, line.size) == (days_ago(10), days_ago(5), "large")


def test_a_promise_needs_words(of_vera: Page, vera: int) -> None:
    of_vera.view.start("promise")
    of_vera.key("2", ALT)
    of_vera.key(ENTER)
    assert of_vera.is_writing
    assert of_vera.error() != ""
    assert of_vera.note.hasFocus()
    of_vera.type("Есть слова")
    assert of_vera.error() == ""
    of_vera.key(ENTER)
    assert of_vera.journal.client_promises(vera)[0].due == TODAY + timedelta(days=3)


def test_due_before_made_is_said_beside_its_cause(of_vera: Page, vera: int) -> None:
    of_vera.view.start("promise")
    of_vera.type("Слово")
    of_vera.set_day("composerDue", days_ago(1))
    of_vera.click("composerSave")
    assert of_vera.error() != ""
    assert of_vera.note.toPlainText() == "Слово"
    assert of_vera.journal.client_promises(vera) == []


@pytest.fixture
def promised(of_vera: Page, journal: Journal, vera: int) -> int:
    """A promise due in two days, shown and selected."""
    made = journal.promises.make(vera, "Найти пилку", due=TODAY + timedelta(days=2), on=days_ago(9))
    of_vera.view.show_client(vera)
    of_vera.click("tabPromises")
    of_vera.choose("promiseList", made.id)
    return made.id


def enabled(page: Page) -> set[str]:
    return {name for name in ENDS if page.part(name, QAbstractButton).isEnabled()}


def only(page: Page, vera: int) -> tuple[str, int]:
    """State of the only promise, and the balance."""
    (line,) = page.journal.client_promises(vera)
    return line.state, page.journal.balance(vera)


def test_nothing_is_selected_and_nothing_can_be_ended_at_first(of_vera: Page) -> None:
    assert enabled(of_vera) == set()


@pytest.mark.usefixtures("promised")
def test_the_buttons_say_what_they_cost(of_vera: Page) -> None:
    texts = [of_vera.part(name, QAbstractButton).text() for name in ENDS[:4]]
    assert texts == ["Сдержано +1", "Не сдержано −8", "Новый день", "Больше не нужно"]
    assert enabled(of_vera) == set(ENDS[:4])


@pytest.mark.usefixtures("promised")
def test_late_words_for_an_overdue_one(of_vera: Page, clock: HandClock, vera: int) -> None:
    clock.forward(4)
    of_vera.view.show_client(vera)
    texts = [of_vera.part(name, QAbstractButton).text() for name in ENDS[:3]]
    assert texts == ["Сдержано позже −4", "Не сдержано −8", "Новый день −4"]


@pytest.mark.parametrize(
    ("button", "keys", "state", "balance"),
    [
        ("promiseKeep", "kл", "kept", 11),
        ("promiseBreak", "bи", "broken", 2),
        ("promiseRelease", "rк", "released", 10),
    ],
)
def test_ends_and_opening_again(
    of_vera: Page, promised: int, vera: int, button: str, keys: str, state: str, balance: int
) -> None:
    of_vera.click(button)
    assert only(of_vera, vera) == (state, balance)
    assert of_vera.part("clientBalance", QWidget).property("points") == balance
    of_vera.choose("promiseList", promised)
    assert enabled(of_vera) == {"promiseReopen"}
    of_vera.click("promiseReopen")
    assert only(of_vera, vera) == ("open", 10)
    for key in keys:
        of_vera.choose("promiseList", promised)
        of_vera.key(key)
        assert only(of_vera, vera)[0] == state
        of_vera.key("щ")
        assert only(of_vera, vera)[0] == "open"


@pytest.mark.usefixtures("promised")
def test_moving_goes_to_the_day_beside_the_button(of_vera: Page, vera: int) -> None:
    assert of_vera.part("promiseMoveDate", DateField).day() == TODAY + timedelta(days=7)
    of_vera.set_day("promiseMoveDate", TODAY + timedelta(days=5))
    of_vera.click("promiseMove")
    (line,) = of_vera.journal.client_promises(vera)
    assert (line.state, line.due, line.moves) == ("open", TODAY + timedelta(days=5), 1)
    assert of_vera.part("promiseMove", QAbstractButton).isEnabled(), "the selection stays"


@pytest.mark.usefixtures("promised")
def test_the_tab_counts_open_promises(of_vera: Page) -> None:
    tab = of_vera.part("tabPromises", QAbstractButton)
    assert tab.text() == "Обещания 1"
    of_vera.click("promiseKeep")
    assert tab.text() == "Обещания"


def test_a_promise_is_mended_in_place(of_vera: Page, promised: int, vera: int) -> None:
    of_vera.key(Qt.Key.Key_F2)
    assert of_vera.note.toPlainText() == "Найти пилку"
    of_vera.type("Найти пилку помягче")
    of_vera.click("size_small")
    of_vera.click("composerSave")
    (line,) = of_vera.journal.client_promises(vera)
    assert (line.id, line.text, line.size) == (promised, "Найти пилку помягче", "small")


@pytest.mark.usefixtures("promised")
def test_a_promise_is_deleted(of_vera: Page, vera: int) -> None:
    of_vera.key(Qt.Key.Key_Delete)
    assert of_vera.journal.client_promises(vera) == []
    of_vera.desk.do(of_vera.journal.undo)
    assert len(of_vera.journal.client_promises(vera)) == 1


def test_the_right_column_keeps_with_one_click(of_vera: Page, promised: int, vera: int) -> None:
    of_vera.click(f"sideKeep_{promised}")
    assert only(of_vera, vera) == ("kept", 11)
    assert not of_vera.has(f"sidePromise_{promised}")


def test_the_right_column_leads_to_the_promise(of_vera: Page, promised: int) -> None:
    of_vera.click("tabFeed")
    of_vera.click(f"sidePromise_{promised}")
    assert of_vera.is_checked("tabPromises")
    assert of_vera.part("promiseList", QWidget).hasFocus()
    assert of_vera.part("promiseKeep", QAbstractButton).isEnabled()


def test_starting_from_a_promise_shows_it(of_vera: Page, promised: int) -> None:
    of_vera.click("tabFeed")
    of_vera.view.start("promise", promised)
    assert of_vera.is_checked("tabPromises")
    assert not of_vera.is_writing
