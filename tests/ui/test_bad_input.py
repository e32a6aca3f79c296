"""What people and disks do to a window: odd names, endless texts, a full disk, odd orders."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from tests.core import TODAY, HandClock, days_ago
from tests.ui.keys import ALT, CTRL, SHIFT, focused, press, type_text
from tests.ui.whole.outsider import Outsider
from ui.app import create_window

Key = Qt.Key

NAMES = {
    "300 letters": "Константинопольская-Преображенская " * 8 + "Вера Ивановна Соколов",
    "300 letters without a space": "ы" * 300,
    "emoji": "Вера 👩‍🎨🇷🇺 💅🏽",
    "quotes": 'Вера «Верочка» "О\'Нил" `x`',
    "SQL": "Robert'); DROP TABLE client;--",
    "markup": "<b>Вера</b> &amp; <img src=x onerror=alert(1)> %1 {name} \\n",
    "right to left": "ורד בן־דוד العميلة",
    "marks of direction": "\u202eВера\u202c и \u200fדנה",
    "combining": "Е\u0301ж\u0306 Й И\u0306",
    "digits": "1",
    "ampersand": "&Вера & Ко",
}
TEXTS = {**NAMES, "10,000 letters": "слово " * 1666 + "конец", "one long word": "щ" * 10_000}
EMPTY = ["", "   ", "\u200b", "\n", "\t \u00a0"]


def clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def journal(tmp_path: Path, clock: HandClock) -> Iterator[Journal]:
    with open_journal(tmp_path / "j.journal", clock=clock) as opened:
        opened.clients.add("Анна")
        yield opened


@pytest.fixture
def outsider(qtbot: QtBot, journal: Journal) -> Iterator[Outsider]:
    window = create_window(journal, language="ru")
    with qtbot.waitActive(window):
        window.show()
    yield Outsider(window)
    window.hide()
    window.deleteLater()


def look(outsider: Outsider) -> None:
    """Have everything that is seen painted; a warning of Qt fails the test."""
    outsider.settle()
    assert not outsider.window.grab().isNull()


def note(outsider: Outsider) -> QPlainTextEdit:
    return outsider.part("composerNote", QPlainTextEdit)


def said(outsider: Outsider, name: str) -> str:
    """What a label says that is shown now."""
    label = outsider.part(name, QLabel)
    return label.text() if label.isVisibleTo(outsider.window) else ""


# -- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_any_name_is_kept_shown_and_found(outsider: Outsider, journal: Journal, name: str) -> None:
    outsider.add_client(name)
    kept = [line.name for line in journal.client_lines() if line.name != "Анна"]
    assert kept == [" ".join(clean(name).split())]
    assert outsider.header()[0] == kept[0]
    outsider.click("actWithdrawal")
    outsider.write("composerNote", name)
    outsider.click("composerSave")
    outsider.click("actPromise")
    outsider.write("composerNote", name)
    outsider.set_day("composerDue", TODAY + timedelta(days=1))
    outsider.click("composerSave")
    outsider.click("actApology")
    look(outsider)
    outsider.click("tabPromises")
    look(outsider)
    outsider.write("clientSearch", name[:40])
    assert kept[0] in outsider.rows("clientList")
    look(outsider)
    outsider.click("navToday")
    look(outsider)
    press(None, Key.Key_K, CTRL)
    type_text(None, name[:12])
    look(outsider)
    press(None, Key.Key_Escape)


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_name_is_refused_in_words(outsider: Outsider, journal: Journal, name: str) -> None:
    outsider.click("newClient")
    outsider.part("clientDialogName", QLineEdit).setText(name)
    outsider.click("clientDialogSave")
    assert said(outsider, "clientDialogError")
    assert outsider.part("clientDialogName", QLineEdit).hasFocus()
    assert len(journal.client_lines()) == 1
    press(None, Key.Key_A, CTRL)
    type_text(None, "Вера")
    assert not said(outsider, "clientDialogError")
    press(None, Key.Key_Return)
    assert [line.name for line in journal.client_lines()] == ["Анна", "Вера"]


def test_a_name_beyond_all_bounds_is_refused_and_kept(outsider: Outsider, journal: Journal) -> None:
    outsider.click("newClient")
    outsider.write("clientDialogName", "ы" * 401)
    outsider.click("clientDialogSave")
    assert "400" in said(outsider, "clientDialogError")
    assert outsider.part("clientDialogName", QLineEdit).text() == "ы" * 401
    assert len(journal.client_lines()) == 1
    look(outsider)


def test_namesakes_stay_two(outsider: Outsider, journal: Journal) -> None:
    outsider.add_client("Вера", 10)
    outsider.click("newClient")
    outsider.write("clientDialogName", "вера ")
    assert said(outsider, "clientDialogHint")  # one is told, and may go on
    outsider.click("clientDialogSave")
    first, second = (line.id for line in journal.client_lines() if line.name != "Анна")
    outsider.select("clientList", second)
    outsider.click("actDeposit")
    outsider.write("composerNote", "второй")
    outsider.click("composerSave")
    assert (journal.feed(first), journal.feed(second)[0].text) == ([], "второй")
    outsider.select("clientList", first)
    assert outsider.rows("feed") == []


# -- texts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("kind", ["Deposit", "Promise"])
def test_any_text_is_kept_and_shown(
    outsider: Outsider, journal: Journal, text: str, kind: str
) -> None:
    outsider.open_client("Анна")
    outsider.click(f"act{kind}")
    outsider.write("composerNote", text)
    look(outsider)
    outsider.click("composerSave")
    assert journal.feed(1)[0].text == clean(text)
    look(outsider)
    outsider.click("tabPromises")
    look(outsider)
    outsider.click("navToday")
    look(outsider)


def paste(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    data.setHtml(f"<h1 style='color:red'>{text}</h1>")
    QGuiApplication.clipboard().setMimeData(data)
    press(None, Key.Key_V, CTRL)


def test_pasted_lines_are_lines_and_enter_still_saves(outsider: Outsider, journal: Journal) -> None:
    outsider.open_client("Анна")
    press(outsider.view("clientList"), "1")
    paste("первая\nвторая\r\n\tтретья")
    assert note(outsider).toPlainText() == "первая\nвторая\n\tтретья"
    press(None, Key.Key_Return, SHIFT)
    type_text(None, "четвёртая")
    press(None, Key.Key_Return)
    assert journal.feed(1)[0].text == "первая\nвторая\n\tтретья\nчетвёртая"
    look(outsider)


def test_lines_pasted_into_a_name_are_one_line(outsider: Outsider, journal: Journal) -> None:
    outsider.click("newClient")
    paste("Вера\nСоколова")
    press(None, Key.Key_Return)
    assert journal.client_lines()[-1].name.split() == ["Вера", "Соколова"]


@pytest.mark.parametrize("text", EMPTY)
def test_a_promise_without_words_is_refused_where_they_are_missing(
    outsider: Outsider, journal: Journal, text: str
) -> None:
    outsider.open_client("Анна")
    outsider.click("actPromise")
    note(outsider).setPlainText(text)
    outsider.click("composerSave")
    assert said(outsider, "composerError")
    assert note(outsider).hasFocus()
    assert journal.client_promises(1) == []


def test_a_text_beyond_all_bounds_is_refused_and_kept(outsider: Outsider, journal: Journal) -> None:
    outsider.open_client("Анна")
    outsider.click("actDeposit")
    note(outsider).setPlainText("щ" * 100_001)
    outsider.click("composerSave")
    assert "100" in said(outsider, "composerError")
    assert len(note(outsider).toPlainText()) == 100_001
    assert journal.feed(1) == []


@pytest.mark.parametrize("typed", ["31.02", "33", "абв", "12.12.1850", "99999999", "29.02.2025"])
@pytest.mark.parametrize("field", ["composerDate", "composerDue"])
def test_a_day_that_is_none_is_refused_in_words(
    outsider: Outsider, journal: Journal, typed: str, field: str
) -> None:
    outsider.open_client("Анна")
    outsider.click("actPromise")
    outsider.write("composerNote", "прислать памятку")
    words = outsider.part(f"{field}Text", QLineEdit)
    words.setFocus()
    words.selectAll()
    type_text(None, typed)
    press(None, Key.Key_Return)
    assert said(outsider, "composerError")
    assert note(outsider).toPlainText() == "прислать памятку"
    assert journal.client_promises(1) == []
    press(words, Key.Key_A, CTRL)
    type_text(words, "+1" if field == "composerDue" else "-1")
    press(words, Key.Key_Return)
    (made,) = journal.client_promises(1)
    wanted = {"composerDue": made.due, "composerDate": made.made}[field]
    assert wanted == TODAY + timedelta(days=1 if field == "composerDue" else -1)


@pytest.mark.parametrize("typed", ["31.02", "абв", "12.12.1850"])
def test_the_quick_entry_refuses_a_day_that_is_none(
    outsider: Outsider, journal: Journal, typed: str
) -> None:
    press(None, Key.Key_K, CTRL)
    type_text(None, "анн")
    press(None, Key.Key_Return)
    press(None, "3")
    type_text(None, "прислать памятку")
    press(None, "7", ALT)  # another day
    assert focused().objectName() == "quickEntryDueText"
    press(None, Key.Key_A, CTRL)
    type_text(None, typed)
    press(None, Key.Key_Return)
    assert journal.client_promises(1) == []
    assert said(outsider, "quickEntryError")


@pytest.mark.parametrize("typed", ["31.02", "абв"])
def test_a_promise_is_not_moved_to_a_day_that_is_none(
    outsider: Outsider, journal: Journal, typed: str
) -> None:
    outsider.open_client("Анна")
    outsider.click("actPromise")
    outsider.write("composerNote", "палитра")
    outsider.set_day("composerDue", TODAY)
    outsider.click("composerSave")
    outsider.click("tabPromises")
    outsider.select("promiseList", 1)
    words = outsider.part("promiseMoveDateText", QLineEdit)
    words.setFocus()
    press(words, Key.Key_A, CTRL)
    type_text(words, typed)
    outsider.click("promiseMove")
    (line,) = journal.client_promises(1)
    assert (line.due, line.moves) == (TODAY, 0)
    assert said(outsider, "noticeText")
    press(words, Key.Key_A, CTRL)
    type_text(words, "+3")
    outsider.click("promiseMove")
    assert journal.client_promises(1)[0].due == TODAY + timedelta(days=3)
    assert not said(outsider, "noticeText")


def test_today_does_not_move_a_promise_to_a_day_that_is_none(
    outsider: Outsider, journal: Journal
) -> None:
    journal.promises.make(1, "палитра", due=TODAY)
    outsider.click("navToday")
    outsider.click("today_promise_1_move")
    assert isinstance(focused(), QLineEdit)
    press(None, Key.Key_A, CTRL)
    type_text(None, "31.02")
    press(None, Key.Key_Return)
    assert journal.client_promises(1)[0].due == TODAY
    assert said(outsider, "noticeText")
    press(None, Key.Key_A, CTRL)
    type_text(None, "+3")
    press(None, Key.Key_Return)
    assert journal.client_promises(1)[0].due == TODAY + timedelta(days=3)


@pytest.mark.parametrize("typed", ["31.02", "завтра", "абв"])
def test_a_client_is_not_met_on_a_day_that_is_none(
    outsider: Outsider, journal: Journal, typed: str
) -> None:
    outsider.click("newClient")
    outsider.write("clientDialogName", "Вера")
    words = outsider.part("clientDialogSinceText", QLineEdit)
    words.setFocus()
    press(words, Key.Key_A, CTRL)
    type_text(words, typed)
    press(words, Key.Key_Return)
    assert said(outsider, "clientDialogError")
    assert len(journal.client_lines()) == 1
    press(words, Key.Key_A, CTRL)
    type_text(words, "вчера")
    assert not said(outsider, "clientDialogError")
    press(words, Key.Key_Return)
    assert journal.client_page(2).since == days_ago(1)


# -- a full disk ----------------------------------------------------------------------------------


@contextmanager
def full_disk(journal: Journal) -> Iterator[None]:
    """No page more than there is. (The driver tells it as a full disk does.)"""
    database = journal.store.database
    (pages,) = database.execute_sql("PRAGMA page_count").fetchone()
    database.execute_sql(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        database.execute_sql("PRAGMA max_page_count = 1073741823")


LONG = "слово " * 3000


@pytest.mark.parametrize("act", ["actDeposit", "actWithdrawal", "actPromise"])
def test_on_a_full_disk_the_words_stay_until_there_is_room(
    outsider: Outsider, journal: Journal, act: str
) -> None:
    outsider.open_client("Анна")
    outsider.click(act)
    outsider.write("composerNote", LONG)
    with full_disk(journal):
        outsider.click("composerSave")
        assert said(outsider, "composerError")
        assert note(outsider).toPlainText() == LONG
        assert journal.feed(1) == []
        assert outsider.header()[1] == 10
        outsider.click("composerSave")  # impatience changes nothing
        assert journal.feed(1) == []
    outsider.click("composerSave")
    assert not outsider.composing()
    assert journal.feed(1)[0].text == LONG.strip()
    assert outsider.header()[1] == journal.balance(1)


def test_on_a_full_disk_an_apology_keeps_its_parts(outsider: Outsider, journal: Journal) -> None:
    outsider.open_client("Анна")
    outsider.click("actWithdrawal")
    outsider.write("composerNote", "забыла")
    outsider.click("composerSave")
    outsider.click("actApology")
    outsider.write("composerNote", LONG)
    outsider.click("part_named")
    with full_disk(journal):
        outsider.click("composerSave")
        assert said(outsider, "composerError")
    outsider.click("composerSave")
    assert journal.feed(1)[0].parts == ("named",)


def test_on_a_full_disk_a_new_client_stays_on_the_sheet(
    outsider: Outsider, journal: Journal
) -> None:
    for number in range(40):  # so many that a page has to be added
        outsider.click("newClient")
        outsider.write("clientDialogName", f"{number} " + "ы" * 390)
        with full_disk(journal):
            outsider.click("clientDialogSave")
            if said(outsider, "clientDialogError"):
                break
    else:
        raise AssertionError("the disk was never full")
    before = len(journal.client_lines())
    assert outsider.part("clientDialogName", QLineEdit).text().startswith(f"{number} ")
    outsider.click("clientDialogSave")
    assert len(journal.client_lines()) == before + 1


def test_on_a_full_disk_the_quick_entry_keeps_everything(
    outsider: Outsider, journal: Journal
) -> None:
    press(None, Key.Key_K, CTRL)
    type_text(None, "анн")
    press(None, Key.Key_Return)
    press(None, "1")
    outsider.write("quickEntryText", LONG)
    with full_disk(journal):
        press(None, Key.Key_Return)
        assert said(outsider, "quickEntryError")
        assert journal.feed(1) == []
    press(None, Key.Key_Return)
    assert journal.feed(1)[0].text == LONG.strip()


def test_on_a_full_disk_undo_and_the_ends_say_so(outsider: Outsider, journal: Journal) -> None:
    outsider.open_client("Анна")
    outsider.click("actPromise")
    outsider.write("composerNote", LONG)
    outsider.click("composerSave")
    outsider.click("tabPromises")
    outsider.select("promiseList", 1)
    ends = 0
    while True:  # until a step needs a page that is not there
        ends += 1
        assert ends < 60
        with full_disk(journal):
            outsider.click("promiseKeep" if ends % 2 else "promiseReopen")
            if outsider.part("noticeText", QLabel).text():
                break
    state = journal.client_promises(1)[0].state
    assert state == ("open" if ends % 2 else "kept")
    assert outsider.header()[1] == journal.balance(1)
    outsider.click("promiseKeep" if ends % 2 else "promiseReopen")
    assert journal.client_promises(1)[0].state != state
    assert not outsider.part("noticeText", QLabel).text()
    press(None, Key.Key_Z, CTRL)
    assert journal.client_promises(1)[0].state == state


# -- odd orders -----------------------------------------------------------------------------------


def test_a_sheet_that_is_left_open_behind_another_page_closes_well(
    outsider: Outsider, journal: Journal
) -> None:
    journal.clients.add("Вера")
    outsider.open_client("Анна")
    press(outsider.view("clientList"), "1")
    type_text(None, "чай")
    press(None, Key.Key_N, CTRL)  # it remembers the note as the place to go back to
    type_text(None, "Мила")
    press(None, Key.Key_1, CTRL)
    outsider.window.show_client(2)  # as a line of Today does; the note is gone now
    outsider.settle()
    dialog = outsider.part("clientDialog", QWidget)
    if dialog.isVisible():
        press(outsider.part("clientDialogName", QLineEdit), Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(journal.client_lines()) == 2


def test_undoing_the_client_one_writes_to(outsider: Outsider, journal: Journal) -> None:
    outsider.add_client("Вера")
    press(None, "1")
    type_text(None, "чай")
    outsider.window.history.undo()
    outsider.settle()
    assert [line.name for line in journal.client_lines()] == ["Анна"]
    assert not outsider.composing() or outsider.header()[0] == "Анна"
    outsider.window.history.redo()
    outsider.settle()
    look(outsider)
    assert [line.name for line in journal.client_lines()] == ["Анна", "Вера"]


def test_undoing_the_entry_one_apologises_for(outsider: Outsider, journal: Journal) -> None:
    outsider.open_client("Анна")
    outsider.click("actWithdrawal")
    outsider.write("composerNote", "забыла")
    outsider.click("composerSave")
    outsider.click("actApology")
    outsider.write("composerNote", "позвонила")
    outsider.window.history.undo()
    outsider.click("composerSave")
    assert journal.feed(1) == []
    assert note(outsider).toPlainText() == "позвонила"
    outsider.window.history.redo()
    outsider.click("composerSave")
    assert [line.kind for line in journal.feed(1)] == ["apology", "withdrawal"]


def test_archiving_the_client_one_writes_to(outsider: Outsider, journal: Journal) -> None:
    outsider.open_client("Анна")
    outsider.click("actDeposit")
    outsider.write("composerNote", "чай")
    outsider.window.desk.do(lambda: journal.clients.archive(1))
    outsider.settle()
    look(outsider)
    outsider.click("composerSave")
    assert journal.feed(1)[0].text == "чай"
    outsider.click("filterArchive")
    assert outsider.rows("clientList") == ["Анна"]


def test_languages_switch_in_the_middle_of_a_word(
    qtbot: QtBot, outsider: Outsider, journal: Journal
) -> None:
    outsider.open_client("Анна")
    press(outsider.view("clientList"), "1")
    type_text(None, "половина ")
    outsider.set_number("composerPoints", 7)
    outsider.set_day("composerDate", days_ago(2))
    before = note(outsider)
    outsider.window.look.english()
    qtbot.waitUntil(lambda: bool(outsider.window.findChildren(QObject, "composerNote")))
    outsider.settle()
    qtbot.waitUntil(lambda: note(outsider) is not before)
    assert note(outsider).toPlainText() == "половина "
    outsider.click("composerSave")
    (line,) = journal.feed(1)
    assert (line.text, line.points, line.on) == ("половина", 7, days_ago(2))
