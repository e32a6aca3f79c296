"""How many keys the common acts cost beside their words, on two layouts and from everywhere.

A key pressed with Ctrl, Alt or Shift held counts as one, as it is one stroke; the letters of a
name or a text do not count, nor do the digits of a day. No mouse is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from tests.core import TODAY, HandClock, days_ago
from tests.ui.keys import ALT, CTRL, NONE, focused, press, type_text
from tests.ui.whole.outsider import Outsider
from ui.actions import COMMANDS, Command, key_sequences
from ui.app import create_window

Key = Qt.Key
Place = Callable[[Outsider], None]

_LETTERS = {"K": "Л", "F": "А", "N": "Т", "Z": "Я"}
"""What a key with a Latin letter is called on a Russian layout."""


class Strokes(QObject):
    """Presses keys on a layout and counts them; the mouse is watched all the time."""

    def __init__(self, outsider: Outsider, layout: str) -> None:
        super().__init__()
        self.outsider, self.layout = outsider, layout
        self.count = 0
        self.mouse = 0
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.mouse += event.type() == QEvent.Type.MouseButtonPress
        return False

    def hit(self, key: Qt.Key | str, held: Qt.KeyboardModifier = NONE) -> None:
        self.count += 1
        if isinstance(key, str) and self.layout == "cyrillic":
            key = _LETTERS.get(key, key)
        press(None, key, held)

    def words(self, text: str) -> None:
        type_text(None, text)

    def stop(self) -> None:
        QApplication.instance().removeEventFilter(self)
        assert self.mouse == 0


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """Two people, so that one has to be found; Vera has a slip and a promise."""
    with open_journal(tmp_path / "j.journal", clock=HandClock()) as opened:
        opened.clients.add("Анна")
        vera = opened.clients.add("Вера Соколова").id
        opened.entries.withdraw(vera, "integrity", note="забыла", on=days_ago(1))
        opened.promises.make(vera, "показать палитру", due=TODAY + timedelta(days=2))
        yield opened


@pytest.fixture
def vera(journal: Journal) -> int:
    return next(line.id for line in journal.client_lines() if line.name != "Анна")


@pytest.fixture
def outsider(qtbot: QtBot, journal: Journal, vera: int) -> Iterator[Outsider]:
    window = create_window(journal, language="ru")
    with qtbot.waitActive(window):
        window.show()
    driver = Outsider(window)
    driver.select("clientList", vera)
    yield driver
    window.hide()
    window.deleteLater()


@pytest.fixture(params=["latin", "cyrillic"])
def strokes(request: pytest.FixtureRequest, outsider: Outsider) -> Iterator[Strokes]:
    strokes = Strokes(outsider, request.param)
    yield strokes
    strokes.stop()


def to_the_list(outsider: Outsider) -> None:
    outsider.view("clientList").setFocus()


def to_the_feed(outsider: Outsider) -> None:
    outsider.view("feed").setFocus()
    outsider.select("feed", ("entry", 1))


def to_the_promises(outsider: Outsider) -> None:
    outsider.click("tabPromises")
    outsider.view("promiseList").setFocus()


def to_a_saved_record(outsider: Outsider) -> None:
    press(None, "1")
    type_text(None, "только что")
    press(None, Key.Key_Return)
    assert not outsider.composing()


def to_a_closed_composer(outsider: Outsider) -> None:
    press(None, "2")
    press(None, Key.Key_Escape)


AT_THE_CLIENT = [
    to_the_list,
    to_the_feed,
    to_the_promises,
    to_a_saved_record,
    to_a_closed_composer,
]


def to_today(outsider: Outsider) -> None:
    press(None, "1", CTRL)
    assert outsider.part("todayPage", QWidget).isVisible()


def to_settings(outsider: Outsider) -> None:
    press(None, Key.Key_Comma, CTRL)
    assert outsider.part("settingsPage", QWidget).isVisible()


def to_the_search(outsider: Outsider) -> None:
    press(None, "F", CTRL)
    type_text(None, "анн")


def to_an_open_composer(outsider: Outsider) -> None:
    press(None, "1")
    type_text(None, "недописано")
    assert outsider.composing()


ANYWHERE = [*AT_THE_CLIENT, to_today, to_settings, to_the_search, to_an_open_composer]


def each(places: list[Place]) -> Iterator[tuple[Place, str]]:
    """Each place, and words of its own that tell in the end which one it was."""
    for place in places:
        yield place, f"из {place.__name__.removeprefix('to_')}"


def back_at_the_client(outsider: Outsider) -> None:
    """As a test begins: Vera's page, the search empty."""
    press(None, "2", CTRL)
    outsider.write("clientSearch", "")
    outsider.open_client("Вера Соколова")
    outsider.view("clientList").setFocus()


def every(places: list[Place]) -> pytest.MarkDecorator:
    names = [place.__name__.removeprefix("to_") for place in places]
    return pytest.mark.parametrize("place", places, ids=names)


# -- with the client open -------------------------------------------------------------------------


@pytest.mark.parametrize(("digit", "kind"), [("1", "deposit"), ("2", "withdrawal")])
def test_a_movement_takes_three_keys_at_most(
    strokes: Strokes, outsider: Outsider, journal: Journal, vera: int, digit: str, kind: str
) -> None:
    for place, text in each(AT_THE_CLIENT):
        place(outsider)
        before = strokes.count
        strokes.hit(digit)
        strokes.words(text)
        strokes.hit(Key.Key_Return)
        assert (journal.feed(vera)[0].kind, journal.feed(vera)[0].text) == (kind, text)
        assert strokes.count - before <= 3, text


def test_with_another_principle_it_is_one_key_more(
    strokes: Strokes, outsider: Outsider, journal: Journal, vera: int
) -> None:
    for place, text in each(AT_THE_CLIENT):
        place(outsider)
        before = strokes.count
        strokes.hit("1")
        strokes.words(text)
        strokes.hit("5", ALT)
        strokes.hit(Key.Key_Return)
        assert (journal.feed(vera)[0].principle, journal.feed(vera)[0].text) == ("integrity", text)
        assert strokes.count - before <= 3, text


def test_from_today_it_is_one_key_more(
    strokes: Strokes, outsider: Outsider, journal: Journal, vera: int
) -> None:
    to_today(outsider)
    strokes.hit("2", CTRL)
    strokes.hit("1")
    strokes.words("чай")
    strokes.hit(Key.Key_Return)
    assert journal.feed(vera)[0].text == "чай"
    assert strokes.count <= 3


@pytest.mark.parametrize("way", ["chip", "typed"])
def test_a_promise_with_a_due_day_takes_six_keys_at_most(
    strokes: Strokes, outsider: Outsider, journal: Journal, vera: int, way: str
) -> None:
    for place, text in each(AT_THE_CLIENT):
        place(outsider)
        before = strokes.count
        strokes.hit("3")
        strokes.words(text)
        if way == "chip":
            strokes.hit("3", ALT)
        else:
            while focused().objectName() != "composerDueText":
                strokes.hit(Key.Key_Tab)
            strokes.words("21.03")
        strokes.hit(Key.Key_Return)
        (made,) = [line for line in journal.client_promises(vera) if line.text == text]
        assert made.due == date(2026, 3, 21)
        assert strokes.count - before <= 6, text


@every(AT_THE_CLIENT)
def test_a_whole_apology_takes_six_keys_at_most(
    strokes: Strokes,
    outsider: Outsider,
    journal: Journal,
    vera: int,
    place: Callable[[Outsider], None],
) -> None:
    place(outsider)
    strokes.hit("4")
    strokes.words("позвонила")
    for part in "1234":
        strokes.hit(part, ALT)
    strokes.hit(Key.Key_Return)
    assert journal.feed(vera)[0].parts == ("named", "owned", "repaired", "prevented")
    assert strokes.count <= 6


def test_many_records_one_after_another(
    strokes: Strokes, outsider: Outsider, journal: Journal, vera: int
) -> None:
    to_the_list(outsider)
    for number in range(5):
        strokes.hit("1")
        strokes.words(f"раз {number}")
        strokes.hit(Key.Key_Return)
    assert [line.text for line in journal.feed(vera)[:5]] == [f"раз {n}" for n in (4, 3, 2, 1, 0)]
    assert strokes.count <= 3 * 5
    strokes.hit("Z", CTRL)
    assert journal.feed(vera)[0].text == "раз 3"


# -- from anywhere ------------------------------------------------------------------------------


def quick_entry(
    strokes: Strokes, journal: Journal, vera: int, kind: str, text: str = "на бегу"
) -> None:
    """Ctrl+K, a few letters, Enter, a digit, the words, Enter."""
    before = strokes.count
    strokes.hit("K", CTRL)
    strokes.words("сокол")
    strokes.hit(Key.Key_Return)
    digits = {"deposit": "1", "withdrawal": "2", "promise": "3", "apology": "4", "note": "0"}
    strokes.hit(digits[kind])
    strokes.words(text)
    if kind == "promise":
        strokes.hit("3", ALT)
    strokes.hit(Key.Key_Return)
    (line,) = [line for line in journal.feed(vera) if line.text == text]
    assert line.kind == {"promise": "promise_made"}.get(kind, kind)
    if kind == "promise":
        assert line.due == TODAY + timedelta(days=7)
    assert strokes.count - before <= 6, text


def test_quick_entry_takes_six_keys_at_most_from_anywhere(
    strokes: Strokes, outsider: Outsider, journal: Journal, vera: int
) -> None:
    for place, text in each(ANYWHERE):
        place(outsider)
        quick_entry(strokes, journal, vera, "promise", text)
        back_at_the_client(outsider)


@pytest.mark.parametrize("kind", ["deposit", "withdrawal", "apology", "note"])
def test_quick_entry_takes_six_keys_at_most_for_every_kind(
    strokes: Strokes, journal: Journal, vera: int, kind: str
) -> None:
    quick_entry(strokes, journal, vera, kind)


def test_a_note_for_the_inbox_takes_three_keys(
    strokes: Strokes, outsider: Outsider, journal: Journal
) -> None:
    for place, text in each(ANYWHERE):
        place(outsider)
        before = strokes.count
        strokes.hit("K", CTRL)
        strokes.hit(Key.Key_Return)
        strokes.words(text)
        strokes.hit(Key.Key_Return)
        assert text in [note.text for note in journal.today_page().inbox]
        assert strokes.count - before <= 3, text
        back_at_the_client(outsider)
    assert len(journal.today_page().inbox) == len(ANYWHERE)


def test_what_was_being_written_waits_behind_the_quick_entry(
    strokes: Strokes, outsider: Outsider, journal: Journal, vera: int
) -> None:
    to_an_open_composer(outsider)
    strokes.hit("K", CTRL)
    strokes.words("анна")
    strokes.hit(Key.Key_Return)
    strokes.hit("1")
    strokes.words("Анне")
    strokes.hit(Key.Key_Return)
    assert focused().objectName() == "composerNote"
    strokes.words(" и дописано")
    strokes.hit(Key.Key_Return)
    assert journal.feed(vera)[0].text == "недописано и дописано"


def test_a_new_client_takes_two_keys(
    strokes: Strokes, outsider: Outsider, journal: Journal
) -> None:
    for number, place in enumerate(ANYWHERE[:-1]):
        place(outsider)
        before = strokes.count
        strokes.hit("N", CTRL)
        strokes.words(f"Клиент {number}")
        strokes.hit(Key.Key_Return)
        assert strokes.count - before <= 2
        assert outsider.header()[0] == f"Клиент {number}"
        outsider.open_client("Вера Соколова")
    assert len(journal.client_lines()) == 2 + len(ANYWHERE[:-1])


# -- every action has its key -----------------------------------------------------------------


def chords() -> list[tuple[Command, QKeySequence]]:
    return [(command, keys) for command in COMMANDS for keys in key_sequences(command)]


def hit_sequence(keys: QKeySequence) -> None:
    chord = keys[0]
    press(None, chord.key(), chord.keyboardModifiers())


def put_away(outsider: Outsider) -> None:
    """Close whatever an action has opened."""
    for popup in iter(QApplication.activePopupWidget, None):
        popup.close()
    for widget in QApplication.topLevelWidgets():
        if widget is not outsider.window and widget.isVisible():
            widget.reject() if isinstance(widget, QDialog) else widget.close()
    outsider.settle()


@pytest.mark.parametrize("where", ["list", "text"])
def test_every_action_fires_from_its_keys(qtbot: QtBot, outsider: Outsider, where: str) -> None:
    window = outsider.window
    fired: list[str] = []
    window.commands.triggered.connect(fired.append)
    for command, keys in chords():
        if where == "text" and command.group == "record":
            continue  # a digit is a letter there
        with qtbot.waitActive(window):
            window.activateWindow()
        if window.veil.is_down():
            press(None, Key.Key_H, CTRL)
        press(None, Key.Key_Escape)
        press(None, "2", CTRL)
        outsider.view("clientList").setFocus()
        if where == "text":
            press(None, "F", CTRL)
            assert isinstance(focused(), QLineEdit)
        fired.clear()
        hit_sequence(keys)
        outsider.settle()
        assert fired == [command.id], f"{keys.toString()} in the {where}"
        if command.id == "quit":
            assert not window.isVisible()
            window.show()
        if command.id == "lockJournal":
            press(None, Key.Key_Return)  # it has no passphrase: Enter opens it again
        qtbot.waitUntil(lambda: not window.is_busy())
        put_away(outsider)
    assert window.desk.journal.client_lines()
    window.desk.journal.close()


def test_digits_are_letters_where_one_writes(
    strokes: Strokes, outsider: Outsider, journal: Journal, vera: int
) -> None:
    before = len(journal.feed(vera))
    strokes.hit("F", CTRL)
    strokes.words("1234")
    assert outsider.part("clientSearch", QLineEdit).text() == "1234"
    assert not outsider.composing()
    strokes.hit(Key.Key_Escape)
    to_the_list(outsider)
    strokes.hit("1")
    strokes.words("1 2 3 4")
    strokes.hit(Key.Key_Return)
    assert journal.feed(vera)[0].text == "1 2 3 4"
    assert len(journal.feed(vera)) == before + 1
