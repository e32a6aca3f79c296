"""What this computer remembers: for which journal, from when on, and what becomes of an old one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal, keyring_store, open_journal, safety
from journal_app.tasks import is_remembered
from tests.memory_keyring import MemoryKeyring
from tests.ui.keys import press, type_text
from tests.ui.safety.acts import OTHER, WORDS, leave, names, put
from tests.ui.shell.parts import click, part, shown
from tests.ui.shell.test_program import Step, close_settled, own_hooks, run
from ui.app import create_window
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.preferences import Preferences
from ui.safety.remembered import Remembered

__all__ = ["own_hooks"]  # a fixture of every test here


def closed(path: Path, passphrase: str, client: str) -> Path:
    """An encrypted journal with one client in it."""
    with open_journal(path, passphrase) as journal:
        journal.clients.add(client)
    return path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return closed(tmp_path / "first.journal", WORDS, "Vera")


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return closed(tmp_path / "second.journal", OTHER, "Boris")


def of_before() -> Preferences:
    """What a version left that knew one wish for all journals."""
    preferences = Preferences()
    preferences.store.setValue("remembers_passphrase", "true")
    preferences.save()
    return preferences


def type_in(passphrase: str) -> Step:
    def step(page: QWidget) -> None:
        field = part(page, "lockPassphrase", QLineEdit)
        type_text(field, passphrase)
        press(field, Qt.Key.Key_Return)

    return step


def test_one_journal_is_remembered_and_the_other_asks(
    app: QApplication, store: MemoryKeyring, first: Path, second: Path
) -> None:
    assert Remembered(Preferences()).keep(first, WORDS)
    keyring_store.remember(second, OTHER)  # nobody wished this one
    assert run(app, first, ("mainWindow", close_settled)) == 0
    steps = (("lockWindow", type_in(OTHER)), ("mainWindow", close_settled))
    assert run(app, second, *steps) == 0


def test_the_one_wish_of_before_holds_where_the_store_has_the_passphrase(
    app: QApplication, store: MemoryKeyring, first: Path, second: Path
) -> None:
    of_before()
    keyring_store.remember(first, WORDS)
    assert run(app, first, ("mainWindow", close_settled)) == 0
    steps = (("lockWindow", type_in(OTHER)), ("mainWindow", close_settled))
    assert run(app, second, *steps) == 0
    remembered = Remembered(Preferences())
    assert remembered.is_wished(first)
    assert not remembered.is_wished(second)


def test_it_is_let_go_for_one_and_holds_for_the_other(
    store: MemoryKeyring, first: Path, second: Path
) -> None:
    remembered = Remembered(of_before())
    keyring_store.remember(first, WORDS)
    keyring_store.remember(second, OTHER)
    assert remembered.let_go(first)
    assert (remembered.recall(first), remembered.recall(second)) == (None, OTHER)
    assert list(store.kept.values()) == [OTHER]


def test_an_old_one_is_said_to_be_old_and_gives_way(
    app: QApplication, store: MemoryKeyring, first: Path
) -> None:
    Remembered(Preferences()).keep(first, WORDS)
    safety.change_passphrase(first, WORDS, OTHER)  # elsewhere: the store knows nothing of it
    said: list[str] = []

    def look(page: QWidget) -> None:
        said.append(part(page, "lockMessage", QLabel).text())
        assert part(page, "lockOpen", QPushButton).isEnabled()  # it was no try of the person's
        field = part(page, "lockPassphrase", QLineEdit)
        type_text(field, OTHER)
        press(field, Qt.Key.Key_Return)

    assert run(app, first, ("lockWindow", look), ("mainWindow", close_settled)) == 0
    assert "does not open the journal any more" in said[0]
    assert list(store.kept.values()) == [OTHER]
    assert run(app, first, ("mainWindow", close_settled)) == 0


def test_nothing_is_kept_for_a_journal_that_needs_none_any_more(
    app: QApplication, store: MemoryKeyring, first: Path
) -> None:
    Remembered(Preferences()).keep(first, WORDS)
    safety.decrypt(first, WORDS)
    assert run(app, first, ("mainWindow", close_settled)) == 0
    assert store.kept == {}
    assert not Remembered(Preferences()).is_wished(first)


def test_after_the_first_run_it_is_not_asked_for_again(app: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "practice.journal"

    def fill(page: QWidget) -> None:
        put(page, "firstPassphrase", WORDS)
        put(page, "firstPassphraseAgain", WORDS)
        press(page, Qt.Key.Key_Return)

    assert run(app, path, ("firstRun", fill), ("mainWindow", close_settled)) == 0
    assert safety.is_encrypted(path)


def select(window: MainWindow, path: Path) -> None:
    """Open another journal in this window, by the dialog."""
    window.files.open_journal()
    dialog = part(window, "fileDialog", QFileDialog)
    dialog.reject()
    dialog.fileSelected.emit(str(path))


def test_a_remembered_one_opens_in_the_window_too(
    qtbot: QtBot, store: MemoryKeyring, journal: Journal, first: Path, second: Path
) -> None:
    window = shown(qtbot, create_window(journal, language="en"))
    Remembered(window.preferences).keep(first, WORDS)
    select(window, first)
    assert names(window.desk.journal) == ["Vera"]
    Remembered(window.preferences).keep(second, WORDS)  # an old one
    select(window, second)
    sheet = part(window, "askSheet", QWidget)
    assert any("not open it any more" in label.text() for label in sheet.findChildren(QLabel))
    type_text(part(sheet, "askNow", QLineEdit), OTHER)
    press(sheet, Qt.Key.Key_Return)
    assert names(window.desk.journal) == ["Boris"]
    assert Remembered(window.preferences).recall(second) == OTHER
    leave(window)


def test_a_store_that_keeps_what_it_should_not_is_told(
    qtbot: QtBot, store: MemoryKeyring, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(qtbot, create_window(open_journal(first, WORDS), language="en"))
    Remembered(window.preferences).keep(first, WORDS)
    window.go("settings")
    part(window, "settingsPage", SettingsPage).show_part("safety")
    monkeypatch.setattr(store, "delete_password", lambda *_: None)
    click(window, "safetyForget")
    assert "client-journal" in window.messages.text()
    assert Remembered(window.preferences).recall(first) is None
    leave(window)


def test_the_command_line_reads_the_wish_where_the_window_keeps_it(
    store: MemoryKeyring, first: Path, second: Path
) -> None:
    preferences = Preferences()
    Remembered(preferences).keep(first, WORDS)
    preferences.save()
    assert (is_remembered(first), is_remembered(second)) == (True, False)
    of_before()
    Remembered(preferences).let_go(first)
    preferences.save()
    assert (is_remembered(first), is_remembered(second)) == (False, True)
