"""The lock page of an encrypted journal."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal, safety
from tests.ui.keys import CTRL, SHIFT, press, type_text
from tests.ui.lock.conftest import MakeWindow, carried_out
from tests.ui.lock.planted import Planted, left_in_files, left_in_memory, left_in_objects, word
from tests.ui.shell.parts import click, focus_name, part
from ui.lock.keyboard import Keyboard, Told
from ui.lock.tries import WAITS, Tries
from ui.main_window import MainWindow


def secret() -> str:
    return "акдол яахит"[::-1]


@pytest.fixture
def passphrase() -> str:
    return secret()


def message(window: MainWindow) -> str:
    return part(window, "lockMessage", QLabel).text()


def field(window: MainWindow) -> QLineEdit:
    return part(window, "lockPassphrase", QLineEdit)


def try_with(window: MainWindow, words: str) -> None:
    field(window).clear()
    type_text(field(window), words)
    press(field(window), Qt.Key.Key_Return)


def is_open(window: MainWindow) -> bool:
    return window.desk.journal.is_open


def test_only_the_passphrase_opens_it(window: MainWindow, path: Path) -> None:
    window.lock()
    before = path.read_bytes()
    assert focus_name() == "lockPassphrase"
    try_with(window, "лодка")
    assert not is_open(window)
    assert "не подошёл" in message(window)
    assert "RU" in part(window, "lockLayout", QLabel).text()
    assert focus_name() == "lockPassphrase"
    try_with(window, secret())
    assert is_open(window)
    carried_out()
    assert not window.findChildren(QWidget, "lockPage")
    assert path.read_bytes()[:4096] == before[:4096]


def test_nothing_typed_is_no_try(window: MainWindow) -> None:
    window.lock()
    press(field(window), Qt.Key.Key_Return)
    assert message(window)
    assert window.locker.tries.take(window.desk.journal.path) == 0


def test_neither_words_nor_passphrase_nor_key_are_left(
    window: MainWindow, planted: Planted, path: Path, passphrase: str
) -> None:
    window.show_client(planted.client)
    window.clients.view.start("deposit")
    type_text(part(window, "composerNote", QPlainTextEdit), word("typed"))
    key = window.desk.journal.store.key
    assert key is not None
    pragma = key.pragma
    del key
    window.lock()
    carried_out()
    assert left_in_objects() == []
    assert left_in_memory() == []
    assert left_in_files(path.parent) == []
    assert holders(pragma) == []
    assert window.desk.journal.store.key is None
    try_with(window, secret())
    carried_out()
    assert is_open(window)
    assert holders(passphrase) == [], "nobody keeps what was typed"
    note = part(window, "composerNote", QPlainTextEdit)
    assert note.toPlainText() == word("typed")


def holders(text: str) -> list[str]:
    """What of Python's own containers holds these words, in another object than the caller's."""
    gc.collect()
    frame = type(gc)
    found = []
    for holder in gc.get_objects():
        if type(holder).__name__ in ("frame", "cell") or isinstance(holder, frame):
            continue
        held = [one for one in gc.get_referents(holder) if isinstance(one, str)]
        if any(one == text and one is not text for one in held):
            found.append(type(holder).__name__)
    return found


def test_the_wait_grows_and_survives_locking(window: MainWindow, qtbot: QtBot) -> None:
    now = [0.0]
    window.locker.tries = Tries(lambda: now[0])
    window.lock()
    for _ in range(3):
        try_with(window, "нет")
        assert part(window, "lockOpen", QPushButton).isEnabled()
    try_with(window, "нет")
    assert "Следующая попытка через" in message(window)
    assert not part(window, "lockOpen", QPushButton).isEnabled()
    assert focus_name() == "lockPassphrase"
    try_with(window, secret())
    assert not is_open(window), "a try while waiting is none"
    with qtbot.waitSignal(window.locker.unlocked):
        now[0] = 2.0
        qtbot.waitUntil(lambda: part(window, "lockOpen", QPushButton).isEnabled())
        click(window, "lockOpen")
    carried_out()
    assert window.locker.tries.left(window.desk.journal.path) == 0


def test_the_wait_is_there_again_on_a_page_made_anew(window: MainWindow) -> None:
    window.lock()
    for _ in range(5):
        window.locker.tries.fail(window.desk.journal.path)
    window.look.set_language("en")
    carried_out()
    assert "Next try in" in message(window)


def test_the_waits_are_those_of_the_plan() -> None:
    now = [100.0]
    tries, path = Tries(lambda: now[0]), Path("a.journal")
    waits = []
    for _ in range(9):
        tries.fail(path)
        waits.append(tries.left(path))
    assert waits == [*WAITS, 30, 30]
    assert tries.left(Path("b.journal")) == 0
    now[0] += 29
    assert tries.left(path) == 1
    assert tries.take(path) == 9
    assert tries.left(path) == 0


def test_failures_are_noted_after_the_next_good_one(
    window: MainWindow, journal: Callable[[], Journal]
) -> None:
    window.lock()
    try_with(window, "нет")
    try_with(window, "и снова нет")
    try_with(window, secret())
    events = journal().store.database.execute_sql("SELECT what, detail FROM event").fetchall()
    assert [row for row in events if row[0].startswith("unlock")] == [
        ("unlock_failed", "2"),
        ("unlocked", ""),
    ]


def test_what_is_typed_can_be_shown_until_it_is_tried(window: MainWindow) -> None:
    window.lock()
    show = part(window, "lockShow", QToolButton)
    assert field(window).echoMode() == QLineEdit.EchoMode.Password
    show.click()
    assert field(window).echoMode() == QLineEdit.EchoMode.Normal
    try_with(window, "нет")
    assert field(window).echoMode() == QLineEdit.EchoMode.Password


def test_layout_and_caps_lock_are_told_from_the_letters(window: MainWindow) -> None:
    window.lock()
    caps, layout = part(window, "lockCapsLock", QLabel), part(window, "lockLayout", QLabel)
    press(field(window), "ж")
    assert layout.text().endswith("RU")
    assert not caps.isVisible()
    press(field(window), Qt.Key.Key_A, SHIFT)  # a small letter with Shift
    assert layout.text().endswith("EN")
    assert caps.isVisible()
    press(field(window), "b")
    assert not caps.isVisible()


def test_what_the_system_says_goes_before_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard = Keyboard()
    keyboard.hear("Ж", shift=False)
    assert (keyboard.layout, keyboard.caps) == ("RU", True)
    monkeypatch.setattr("ui.lock.keyboard.ask_system", lambda: Told("EN", False))
    keyboard.look()
    assert (keyboard.layout, keyboard.caps) == ("EN", False)
    keyboard.hear("Q", shift=False)
    assert keyboard.caps is False
    keyboard.hear("1", shift=True)
    assert (keyboard.layout, keyboard.caps) == ("EN", False)


def test_damage_is_not_called_a_wrong_passphrase(window: MainWindow, path: Path) -> None:
    window.lock()
    content = bytearray(path.read_bytes())
    content[200] ^= 1
    path.write_bytes(content)
    try_with(window, secret())
    assert not is_open(window)
    assert "не подошёл" not in message(window)
    assert message(window)
    assert window.locker.tries.take(path) == 0
    content[200] ^= 1
    path.write_bytes(content)
    try_with(window, secret())
    assert is_open(window)


def test_a_journal_that_is_gone_is_not_made_anew(window: MainWindow, path: Path) -> None:
    window.lock()
    away = path.rename(path.with_name("elsewhere.journal"))
    for words in (secret(), "лодка"):
        try_with(window, words)
        assert not is_open(window)
        assert "нет" in message(window)
        assert not path.exists()
    assert window.locker.tries.take(path) == 0
    away.rename(path)
    try_with(window, secret())
    assert is_open(window)


@pytest.mark.parametrize("typed", ["old", "nothing"])
def test_a_journal_whose_passphrase_was_removed_meanwhile_opens(
    window: MainWindow, path: Path, typed: str
) -> None:
    window.lock()
    safety.decrypt(path, secret())
    try_with(window, secret() if typed == "old" else "")
    assert is_open(window)
    assert not window.desk.journal.is_encrypted


def test_a_composed_passphrase_is_the_same_as_a_decomposed_one(
    make_window: MakeWindow, path: Path
) -> None:
    import unicodedata

    window = make_window()
    window.lock()
    press(None, "h", CTRL)
    part(window, "lockPassphrase", QLineEdit).setText(unicodedata.normalize("NFD", secret()))
    click(window, "lockOpen")
    assert is_open(window)


def test_another_journal_is_opened_from_the_page(window: MainWindow, path: Path) -> None:
    other = path.with_name("other.journal")
    with open_journal(other) as made:
        made.clients.add("Борис")
    window.lock()
    click(window, "lockOther")
    dialog = window.findChild(QFileDialog, "fileDialog")
    assert dialog is not None
    dialog.selectFile(str(other))
    dialog.accept()
    assert part(window, "lockPassphrase", QLineEdit).isHidden(), "it is a plain one"
    click(window, "lockOpen")
    carried_out()
    assert window.desk.journal.path == other
    assert [line.name for line in window.desk.journal.client_lines()] == ["Борис"]
    assert window.preferences.last_journal == other
    assert window.clients.current_client() is not None


def test_a_file_that_is_no_journal_is_said_and_the_first_is_still_there(
    window: MainWindow, path: Path
) -> None:
    letter = path.with_name("letter.txt")
    letter.write_text("Дорогая Вера")
    window.lock()
    click(window, "lockOther")
    dialog = window.findChild(QFileDialog, "fileDialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(letter))
    click(window, "lockOpen")
    assert message(window)
    assert letter.read_text() == "Дорогая Вера"
    dialog.fileSelected.emit(str(path))
    try_with(window, secret())
    assert is_open(window)
    assert window.desk.journal.path == path


def test_damage_that_opening_does_not_see_is_told_on_the_page(
    window: MainWindow, path: Path
) -> None:
    window.lock()
    content = bytearray(path.read_bytes())
    content[5000:5050] = bytes(50)  # the second page: the clients themselves
    path.write_bytes(content)
    open_journal(path, secret()).close()
    try_with(window, secret())
    assert not is_open(window)
    assert "повреждён" in message(window)
    assert field(window).isEnabled()
