"""The names of the window, driven as an outside check drives them: it knows nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QLocale, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from tests.core import ROOT, TODAY, HandClock, days_ago
from tests.ui.keys import CTRL, press
from tests.ui.whole.outsider import (
    AFTER_ID,
    AFTER_THAT,
    APOLOGY,
    COMPOSER,
    MOVEMENT,
    PROMISE,
    Outsider,
)
from ui.app import create_window

RAIL = ("navToday", "navClients", "navMethod", "navVeil", "navLock", "navSettings")
LATER = (
    *("navInsights", "navJourney"),
    "noteEditor",
    *("insightsPage", "journeyPage"),
)
"""Named in the contract, but of pages that are not there yet: absent, never dead."""
FILTERS = ("filterAll", "filterCare", "filterPromises", "filterAway", "filterArchive")
ACTS = (
    *("actDeposit", "actWithdrawal", "actPromise", "actApology", "actVisit", "actContact"),
    *("actCloseVisit", "actPrepare"),
)
ENDS = ("promiseKeep", "promiseBreak", "promiseMove", "promiseRelease", "promiseReopen")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def journal(tmp_path: Path, clock: HandClock) -> Iterator[Journal]:
    with open_journal(tmp_path / "j.journal", clock=clock) as opened:
        yield opened


@pytest.fixture
def outsider(
    request: pytest.FixtureRequest, qapp: QApplication, journal: Journal
) -> Iterator[Outsider]:
    """A window on an empty journal. It need not be on the screen to be driven."""
    assert isinstance(qapp, QApplication)  # and nothing else
    window = create_window(journal)
    if getattr(request, "param", "shown") == "shown":
        window.show()
    driver = Outsider(window)
    driver.settle()
    yield driver
    window.hide()
    window.deleteLater()
    driver.settle()


SHOWN_OR_NOT = pytest.mark.parametrize("outsider", ["shown", "never shown"], indirect=True)


@pytest.fixture
def vera(outsider: Outsider, journal: Journal) -> int:
    """A client made and opened through the window."""
    outsider.add_client("Вера", 10)
    (line,) = journal.client_lines()
    outsider.select("clientList", line.id)
    return line.id


# -- the names --------------------------------------------------------------------------------


NAMES: tuple[tuple[str, type[QObject]], ...] = (
    *((name, QAbstractButton) for name in (*RAIL, *FILTERS, *ENDS, *ACTS)),
    *((name, QAbstractButton) for name in ("newClient", "tabFeed", "tabPromises")),
    *((name, QAbstractItemView) for name in ("clientList", "feed", "promiseList")),
    *((name, QWidget) for name in ("clientsPage", "clientBalance", "composer")),
    ("clientSearch", QLineEdit),
    ("clientName", QLabel),
)


def test_every_name_is_there_once_and_of_its_class(outsider: Outsider) -> None:
    for name, kind in NAMES:
        part = outsider.part(name, kind)
        if isinstance(part, QWidget) and isinstance(part, QAbstractButton | QLineEdit):
            assert part.accessibleName() or getattr(part, "text", str)(), name


def test_pages_are_found_once_they_are_opened(outsider: Outsider) -> None:
    for button, page in (
        ("navToday", "todayPage"),
        ("navSettings", "settingsPage"),
        ("navClients", "clientsPage"),
    ):
        outsider.click(button)
        assert outsider.part(page, QWidget).isVisibleTo(outsider.window)


def test_the_dialog_of_a_new_client(outsider: Outsider) -> None:
    outsider.click("newClient")
    outsider.part("clientDialog", QWidget)
    outsider.part("clientDialogName", QLineEdit)
    assert outsider.part("clientDialogOpening", QSpinBox).value() == 10
    outsider.part("clientDialogSave", QAbstractButton)


@pytest.mark.parametrize(
    ("act", "parts"),
    [
        ("actDeposit", {**COMPOSER, **MOVEMENT}),
        ("actWithdrawal", {**COMPOSER, **MOVEMENT}),
        ("actPromise", {**COMPOSER, **PROMISE}),
        ("actApology", {**COMPOSER, **APOLOGY}),
    ],
)
@pytest.mark.usefixtures("vera")
def test_the_parts_of_the_composer(
    outsider: Outsider, act: str, parts: dict[str, tuple[type[QObject], ...]]
) -> None:
    outsider.click(act)
    assert outsider.composing()
    for name, kinds in parts.items():
        assert isinstance(outsider.part(name, QObject), kinds), name
    principles = {
        "actDeposit": ("understanding", "little_things", "commitments", "expectations"),
        "actWithdrawal": ("understanding", "integrity", "apology"),
    }
    for name in principles.get(act, ()):
        outsider.part(f"principle_{name}", QAbstractButton)
    if act == "actDeposit":
        assert not outsider.has("principle_apology")


@pytest.mark.usefixtures("vera")
def test_every_name_is_unique_with_everything_opened(outsider: Outsider) -> None:
    for act in (*ACTS, "tabPromises", "newClient", "navToday", "navSettings", "navClients"):
        outsider.click(act)
    parts = outsider.window.findChildren(QObject)
    names = [part.objectName() for part in parts if not part.objectName().startswith("qt_")]
    ours = [name for name in names if name and not name.startswith("_")]
    assert sorted(ours) == sorted(set(ours))


@pytest.mark.usefixtures("vera")
def test_everything_a_hand_can_reach_has_a_name_and_words(outsider: Outsider) -> None:
    for act in (*ACTS, "navToday", "navSettings", "navMethod", "navClients", "newClient"):
        outsider.click(act)
        for part in outsider.window.findChildren(QWidget):
            within = part.objectName().startswith("qt_")  # Qt's own, of a field with a name
            if within or not part.isVisibleTo(outsider.window):
                continue
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                where = f"{type(part).__name__} in {part.parent()} after {act}"
                assert part.objectName(), where
                text = part.text() if isinstance(part, QAbstractButton) else ""
                assert part.accessibleName() or text, f"{part.objectName()}: {where}"


@pytest.mark.usefixtures("vera")
def test_what_is_not_built_yet_is_absent(outsider: Outsider) -> None:
    assert [name for name in LATER if outsider.has(name)] == []


# -- clients ----------------------------------------------------------------------------------


@SHOWN_OR_NOT
def test_a_client_comes_into_the_list_and_opens(outsider: Outsider, journal: Journal) -> None:
    outsider.add_client("Вера Соколова", 7)
    outsider.add_client("Анна")
    (anna, vera) = journal.client_lines()
    assert (vera.name, journal.balance(vera.id), journal.balance(anna.id)) == (
        "Вера Соколова",
        7,
        10,
    )
    assert outsider.rows("clientList") == ["Анна", "Вера Соколова"]
    assert outsider.rows("clientList", Qt.ItemDataRole.UserRole) == [anna.id, vera.id]
    assert outsider.rows("clientList", AFTER_ID) == [10, 7]
    outsider.open_client("Вера Соколова")
    assert outsider.header() == ("Вера Соколова", 7, "new", 0)
    assert not outsider.part("clientDialog", QWidget).isVisibleTo(outsider.window)


@SHOWN_OR_NOT
def test_a_client_is_opened_by_selecting_alone(outsider: Outsider, journal: Journal) -> None:
    journal_names = ("Анна", "Вера")
    for name in journal_names:
        outsider.add_client(name)
    view = outsider.view("clientList")
    for name in journal_names:
        index = outsider.index("clientList", name, Qt.ItemDataRole.DisplayRole)
        view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        outsider.settle()
        assert outsider.header()[0] == name
    assert len(journal.client_lines()) == 2


@SHOWN_OR_NOT
def test_search_filters_and_archive_show_whom_they_should(
    outsider: Outsider, journal: Journal, vera: int
) -> None:
    outsider.add_client("Анна", -3)
    anna = next(line.id for line in journal.client_lines() if line.name == "Анна")
    for count in range(3):
        journal.entries.deposit(anna, "commitments", points=1, note=f"{count}")
    # What is written past the window is seen with its next change.
    outsider.select("clientList", vera)
    outsider.click("actPromise")
    outsider.write("composerNote", "прислать памятку")
    outsider.click("composerSave")
    outsider.select("clientList", anna)
    outsider.click("actWithdrawal")
    outsider.write("composerNote", "забыла")
    outsider.click("composerSave")
    outsider.click("filterCare")
    assert outsider.rows("clientList") == ["Анна"]
    outsider.click("filterPromises")
    assert outsider.rows("clientList") == ["Вера"]
    outsider.click("filterAll")
    outsider.write("clientSearch", "памятк")
    assert outsider.rows("clientList") == ["Вера"]
    outsider.write("clientSearch", "АНН")
    assert outsider.rows("clientList") == ["Анна"]
    outsider.write("clientSearch", "")
    assert outsider.rows("clientList") == ["Анна", "Вера"]


# -- the four kinds -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "principle", "size", "points"),
    [
        ("Deposit", "understanding", "size_usual", 4),
        ("Deposit", "little_things", "size_large", 10),
        ("Deposit", "commitments", "size_small", 1),
        ("Deposit", "expectations", "size_small", 1),
        ("Deposit", "integrity", "size_small", 2),
        ("Withdrawal", "understanding", "size_usual", -4),
        ("Withdrawal", "little_things", "size_small", -1),
        ("Withdrawal", "integrity", "size_large", -12),
        ("Withdrawal", "apology", "size_usual", -2),
    ],
)
def test_a_movement_of_every_size(
    outsider: Outsider,
    journal: Journal,
    vera: int,
    kind: str,
    principle: str,
    size: str,
    points: int,
) -> None:
    outsider.click(f"act{kind}")
    outsider.write("composerNote", "«ёлочки» — и тире")
    outsider.click(f"principle_{principle}")
    outsider.click(size)
    assert outsider.preview() == (points, 10 + points, "new")
    assert outsider.part("composerPoints", QSpinBox).value() == abs(points)
    outsider.click("composerSave")
    assert not outsider.composing()
    assert journal.balance(vera) == 10 + points
    assert outsider.header() == ("Вера", 10 + points, "new", 0)
    (line,) = journal.feed(vera)
    assert (line.text, line.principle, line.on) == ("«ёлочки» — и тире", principle, TODAY)
    assert outsider.rows("feed", Qt.ItemDataRole.UserRole) == [line.key]
    assert outsider.rows("feed", AFTER_ID) == [points]
    assert outsider.rows("feed", AFTER_THAT) == [10 + points]
    assert outsider.rows("clientList", AFTER_ID) == [10 + points]


@SHOWN_OR_NOT
def test_checkable_buttons_may_be_checked_instead_of_clicked(
    outsider: Outsider, journal: Journal, vera: int
) -> None:
    outsider.click("actDeposit")
    outsider.check("principle_integrity")
    outsider.check("size_large")
    outsider.check("composerConfirmed")
    outsider.write("composerNote", "сказала правду")
    assert outsider.preview() == (6, 16, "new")
    outsider.click("composerSave")
    assert outsider.header() == ("Вера", 16, "new", 6)
    assert journal.feed(vera)[0].confirmed


@pytest.mark.parametrize("order", [0, 1, 2, 3])
def test_the_fields_may_be_filled_in_any_order(
    outsider: Outsider, journal: Journal, vera: int, order: int
) -> None:
    steps = [
        lambda: outsider.set_day("composerDate", days_ago(70)),
        lambda: outsider.set_number("composerPoints", 7),
        lambda: outsider.click("principle_understanding"),
        lambda: outsider.write("composerNote", "давно"),
    ]
    outsider.click("actDeposit")
    for step in (*steps[order:], *steps[:order]):
        step()
    assert outsider.preview() == (7, 14, "new")  # ½ × 7, half up
    outsider.click("composerSave")
    (line,) = journal.feed(vera)
    assert (line.points, line.principle, line.on) == (7, "understanding", days_ago(70))
    assert (line.text, journal.balance(vera)) == ("давно", 14)


def test_the_last_of_points_and_size_counts(
    outsider: Outsider, journal: Journal, vera: int
) -> None:
    outsider.click("actDeposit")
    outsider.click("principle_little_things")
    outsider.set_number("composerPoints", 9)
    outsider.click("size_large")
    assert outsider.preview()[0] == 10
    outsider.set_number("composerPoints", 10)  # the same number, but by hand now
    outsider.click("principle_integrity")
    assert outsider.preview()[0] == 10
    outsider.click("size_usual")
    assert outsider.preview()[0] == 3
    outsider.click("composerSave")
    assert journal.balance(vera) == 13


@pytest.mark.parametrize("number", [0, -5, 100, 10**9])
def test_points_that_cannot_be_are_refused_in_words(
    outsider: Outsider, journal: Journal, vera: int, number: int
) -> None:
    outsider.click("actDeposit")
    outsider.write("composerNote", "не пропадёт")
    outsider.set_number("composerPoints", number)
    outsider.click("composerSave")
    assert outsider.composing()
    assert outsider.part("composerError", QLabel).text()
    assert journal.feed(vera) == []
    outsider.set_number("composerPoints", 99)
    outsider.click("composerSave")
    assert (journal.feed(vera)[0].text, journal.balance(vera)) == ("не пропадёт", 109)


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date(1800, 1, 1), date(7999, 1, 1)])
def test_days_that_cannot_be_are_refused_in_words(
    outsider: Outsider, journal: Journal, vera: int, day: date
) -> None:
    outsider.click("actDeposit")
    outsider.write("composerNote", "не пропадёт")
    outsider.set_day("composerDate", day)
    outsider.click("composerSave")
    assert outsider.composing()
    assert outsider.part("composerError", QLabel).text()
    assert journal.feed(vera) == []
    outsider.set_day("composerDate", date(2024, 2, 29))
    outsider.click("composerSave")
    assert journal.feed(vera)[0].on == date(2024, 2, 29)


def test_an_entry_before_the_client_was_met(
    outsider: Outsider, journal: Journal, vera: int
) -> None:
    outsider.click("actWithdrawal")
    outsider.set_day("composerDate", days_ago(200))
    outsider.click("principle_integrity")
    outsider.click("composerSave")
    assert journal.client_page(vera).since == days_ago(200)
    assert journal.balance(vera) == 7  # open, between 180 and 360 days: ½ × −6


# -- promises -----------------------------------------------------------------------------------


def promise(outsider: Outsider, text: str, due: date | None = None, made: date = TODAY) -> None:
    outsider.click("actPromise")
    outsider.write("composerNote", text)
    if made != TODAY:
        outsider.set_day("composerDate", made)
    if due is not None:
        outsider.check("composerNoDue", False)
        outsider.set_day("composerDue", due)
    outsider.click("composerSave")
    assert not outsider.composing(), outsider.part("composerError", QLabel).text()


@pytest.mark.parametrize("first", ["day", "box", "day alone"])
@pytest.mark.parametrize("ahead", [0, 1, 7, 30, 400])
def test_a_due_day_in_any_order(
    outsider: Outsider, journal: Journal, vera: int, first: str, ahead: int
) -> None:
    due = TODAY + timedelta(days=ahead)
    outsider.click("actPromise")
    if first == "box":
        outsider.check("composerNoDue", False)
    outsider.set_day("composerDue", due)
    if first == "day":
        outsider.check("composerNoDue", False)
    outsider.write("composerNote", "показать палитру")
    outsider.click("composerSave")
    (line,) = journal.client_promises(vera)
    assert (line.text, line.made, line.due) == ("показать палитру", TODAY, due)


@SHOWN_OR_NOT
def test_no_due_day_takes_the_day_back(outsider: Outsider, journal: Journal, vera: int) -> None:
    outsider.click("actPromise")
    outsider.set_day("composerDue", TODAY + timedelta(days=3))
    outsider.check("composerNoDue", True)
    outsider.write("composerNote", "когда-нибудь")
    outsider.click("composerSave")
    assert journal.client_promises(vera)[0].due is None


@pytest.mark.parametrize("made_first", [True, False])
def test_a_promise_of_the_past(
    outsider: Outsider, journal: Journal, vera: int, made_first: bool
) -> None:
    made, due = days_ago(20), days_ago(6)
    outsider.click("actPromise")
    outsider.write("composerNote", "прислать адрес")
    fields = [("composerDate", made), ("composerDue", due)]
    for name, day in fields if made_first else reversed(fields):
        outsider.set_day(name, day)
    outsider.check("composerNoDue", False)
    outsider.check("size_large")
    outsider.click("composerSave")
    (line,) = journal.client_promises(vera)
    assert (line.made, line.due, line.size, line.keep_points) == (made, due, "large", -8)


def test_a_promise_due_before_it_was_made_is_refused(
    outsider: Outsider, journal: Journal, vera: int
) -> None:
    outsider.click("actPromise")
    outsider.write("composerNote", "вчера")
    outsider.set_day("composerDue", days_ago(1))
    outsider.click("composerSave")
    assert outsider.composing()
    assert outsider.part("composerError", QLabel).text()
    assert journal.client_promises(vera) == []


@pytest.mark.parametrize(
    ("end", "state", "points", "late_state", "late_points"),
    [
        ("promiseKeep", "kept", 1, "late", -4),
        ("promiseBreak", "broken", -8, "broken", -8),
        ("promiseRelease", "released", 0, "released", 0),
        ("promiseMove", "open", 0, "open", -4),
    ],
)
@pytest.mark.parametrize("late", [False, True])
def test_the_ends_of_a_promise(
    outsider: Outsider,
    journal: Journal,
    vera: int,
    end: str,
    state: str,
    points: int,
    late_state: str,
    late_points: int,
    late: bool,
) -> None:
    due = days_ago(1) if late else TODAY
    promise(outsider, "другое", TODAY + timedelta(days=2))
    promise(outsider, "памятка", due, days_ago(9))
    outsider.click("tabPromises")
    (wanted,) = [each.id for each in journal.client_promises(vera) if each.text == "памятка"]
    outsider.select("promiseList", wanted)
    outsider.click(end)
    (found,) = [each for each in journal.client_promises(vera) if each.id == wanted]
    assert found.state == (late_state if late else state)
    assert journal.balance(vera) == 10 + (late_points if late else points)
    assert outsider.header()[1] == journal.balance(vera)
    if end == "promiseMove":
        assert found.due is not None
        assert found.due > TODAY
    else:
        outsider.select("promiseList", wanted)
        outsider.click("promiseReopen")
        assert journal.balance(vera) == 10
        (found,) = [each for each in journal.client_promises(vera) if each.id == wanted]
        assert (found.state, found.due) == ("open", due)


def test_an_end_goes_by_the_selection_alone(
    outsider: Outsider, journal: Journal, vera: int
) -> None:
    for text in ("одно", "другое", "третье"):
        promise(outsider, text)
    outsider.click("tabPromises")
    view = outsider.view("promiseList")
    texts = {each.text: each.id for each in journal.client_promises(vera)}
    index = outsider.index("promiseList", texts["другое"])
    view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    outsider.settle()
    outsider.click("promiseKeep")
    states = {each.text: each.state for each in journal.client_promises(vera)}
    assert states == {"одно": "open", "другое": "kept", "третье": "open"}


# -- apologies ----------------------------------------------------------------------------------


def slip(outsider: Outsider, text: str, principle: str = "integrity") -> None:
    outsider.click("actWithdrawal")
    outsider.write("composerNote", text)
    outsider.click(f"principle_{principle}")
    outsider.click("composerSave")


@pytest.mark.parametrize(
    ("parts", "points"),
    [
        ((), -2),
        (("named",), 2),
        (("named", "owned"), 3),
        (("owned", "repaired", "prevented"), 5),
        (("named", "owned", "repaired", "prevented"), 6),
    ],
)
def test_an_apology_for_a_chosen_entry(
    outsider: Outsider, journal: Journal, vera: int, parts: tuple[str, ...], points: int
) -> None:
    slip(outsider, "старое")
    slip(outsider, "новое", "little_things")
    outsider.click("actApology")
    box = outsider.part("composerEntry", QComboBox)
    assert box.count() == 2
    (row,) = [row for row in range(2) if "старое" in box.itemText(row)]
    box.setCurrentIndex(row)
    for part in parts:
        outsider.check(f"part_{part}")
    outsider.write("composerNote", "позвонила и сказала")
    assert outsider.preview()[:2] == (points, 10 - 6 - 2 + points)
    outsider.click("composerSave")
    assert journal.balance(vera) == 2 + points
    assert outsider.header()[1] == 2 + points
    answered = {line.text: line.answered for line in journal.feed(vera) if line.kind != "apology"}
    assert answered == {"старое": True, "новое": False}
    outsider.click("actApology")
    assert outsider.part("composerEntry", QComboBox).count() == 1


@SHOWN_OR_NOT
def test_a_repeated_apology_weighs_less(outsider: Outsider, journal: Journal, vera: int) -> None:
    expected = 10
    for points in (6, 3, 0, -2):
        slip(outsider, "опять")
        outsider.click("actApology")
        for part in ("named", "owned", "repaired", "prevented"):
            outsider.click(f"part_{part}")
        assert outsider.preview()[0] == points
        outsider.click("composerSave")
        expected += points - 6
        assert journal.balance(vera) == expected


def test_without_a_slip_there_is_nothing_to_save(
    outsider: Outsider, journal: Journal, vera: int
) -> None:
    outsider.click("actApology")
    outsider.write("composerNote", "просто так")
    outsider.click("composerSave")
    assert journal.feed(vera) == []
    assert outsider.composing()


# -- undo, drafts, settings -----------------------------------------------------------------------


def test_ctrl_z_takes_steps_back_and_again(
    qtbot: QtBot, outsider: Outsider, journal: Journal, vera: int
) -> None:
    with qtbot.waitActive(outsider.window):
        outsider.window.activateWindow()
    slip(outsider, "забыла")
    outsider.click("actDeposit")
    outsider.write("composerNote", "чай")
    outsider.click("principle_little_things")
    outsider.click("composerSave")
    assert journal.balance(vera) == 9
    press(outsider.window, Qt.Key.Key_Z, CTRL)
    assert (journal.balance(vera), outsider.header()[1]) == (4, 4)
    press(outsider.window, "я", CTRL)
    assert (journal.balance(vera), outsider.header()[1]) == (10, 10)
    press(outsider.window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    press(outsider.window, Qt.Key.Key_Y, CTRL)
    assert (journal.balance(vera), outsider.header()[1]) == (9, 9)
    assert len(outsider.rows("feed")) == 2


@SHOWN_OR_NOT
def test_words_wait_while_another_client_is_looked_at(
    outsider: Outsider, journal: Journal, vera: int
) -> None:
    outsider.add_client("Анна")
    outsider.select("clientList", vera)
    outsider.click("actDeposit")
    outsider.write("composerNote", "недописано")
    outsider.set_day("composerDate", days_ago(3))
    outsider.set_number("composerPoints", 8)
    outsider.click("principle_integrity")
    outsider.open_client("Анна")
    outsider.click("actDeposit")
    assert outsider.part("composerNote", COMPOSER["composerNote"][0]).toPlainText() == ""
    outsider.write("composerNote", "Анне")
    outsider.click("composerSave")
    outsider.select("clientList", vera)
    outsider.click("actDeposit")
    assert outsider.part("composerNote", COMPOSER["composerNote"][0]).toPlainText() == "недописано"
    outsider.click("composerSave")
    (line,) = journal.feed(vera)
    said = (line.text, line.points, line.on, line.principle)
    assert said == ("недописано", 8, days_ago(3), "integrity")
    anna = next(each.id for each in journal.client_lines() if each.id != vera)
    assert [line.text for line in journal.feed(anna)] == ["Анне"]


def test_one_kind_after_another_in_the_same_composer(
    outsider: Outsider, journal: Journal, vera: int
) -> None:
    outsider.click("actDeposit")
    outsider.write("composerNote", "вклад")
    outsider.click("actWithdrawal")
    assert outsider.part("composerNote", COMPOSER["composerNote"][0]).toPlainText() == ""
    outsider.click("actDeposit")
    assert outsider.part("composerNote", COMPOSER["composerNote"][0]).toPlainText() == "вклад"
    outsider.click("composerCancel")
    assert not outsider.composing()
    assert journal.feed(vera) == []
    outsider.click("actDeposit")
    outsider.click("composerSave")
    assert journal.feed(vera)[0].text == "вклад"


def test_the_window_follows_the_day_and_the_fading(
    outsider: Outsider, journal: Journal, clock: HandClock, vera: int
) -> None:
    outsider.click("actDeposit")
    outsider.set_number("composerPoints", 7)
    outsider.write("composerNote", "старое")
    outsider.click("composerSave")
    assert outsider.header()[1] == 17
    clock.forward(60)
    outsider.click("actDeposit")
    outsider.set_number("composerPoints", 1)
    outsider.write("composerNote", "новое")
    outsider.click("composerSave")
    assert journal.balance(vera) == 10 + 5  # 3.5 + 1, half up
    assert outsider.header()[1] == 15
    assert journal.feed(vera)[0].on == clock.day
    assert outsider.rows("clientList", AFTER_ID) == [15]


@pytest.mark.parametrize("name", ["feed", "promiseList", "clientList"])
@pytest.mark.usefixtures("vera")
def test_lists_cannot_be_edited_by_accident(outsider: Outsider, name: str) -> None:
    promise(outsider, "палитра")
    flags = outsider.view(name).model().index(0, 0).flags()
    assert flags & Qt.ItemFlag.ItemIsSelectable
    assert not flags & Qt.ItemFlag.ItemIsEditable


def test_date_fields_show_and_hold_dates(outsider: Outsider, vera: int) -> None:
    assert vera
    outsider.click("actPromise")
    made = outsider.part("composerDate", QDateEdit)
    assert made.date().toPython() == TODAY
    due = outsider.part("composerDue", QDateEdit)
    outsider.set_day("composerDue", date(2028, 2, 29))
    assert due.date().toPython() == date(2028, 2, 29)
    assert QLocale(outsider.window.desk.language).language() != QLocale.Language.C


BARE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
from journal_app import open_journal
from ui.app import create_window
journal = open_journal(sys.argv[1])
window = create_window(journal)
window.show()
def find(name):
    return window.findChild(QWidget, name)
find("newClient").click()
find("clientDialogName").setText("Вера")
find("clientDialogSave").click()
model = find("clientList").model()
find("clientList").setCurrentIndex(model.index(0, 0))
find("actDeposit").click()
find("composerNote").setPlainText("чай")
find("composerSave").click()
app.processEvents()
print(find("clientBalance").property("points"), model.index(0, 0).data(257))
window.close()
journal.close()
"""


def test_nothing_is_needed_but_an_application(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", BARE, str(tmp_path / "bare.journal")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("15 15\n", "")
