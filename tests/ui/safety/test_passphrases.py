"""A passphrase is set, changed and taken away from the settings, with real keys on a real file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal, safety
from tests.memory_keyring import MemoryKeyring
from tests.ui.keys import CTRL, press
from tests.ui.safety.acts import (
    EVERYBODY,
    OTHER,
    WORDS,
    ask,
    code_of,
    done,
    give,
    leave,
    leave_sheets,
    names,
    put,
)
from tests.ui.shell.parts import click, part, text
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.safety.passphrase_sheet import PassphraseSheet
from ui.safety.remembered import Remembered
from ui.work import Work

pytestmark = pytest.mark.usefixtures("page")


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    window.go("settings")
    found = part(window, "settingsPage", SettingsPage)
    found.show_part("safety")
    return found


def test_set_change_and_take_away(qtbot: QtBot, window: MainWindow, journal: Journal) -> None:
    assert text(window, "safetyState") == "Пароля пока нет"
    give(qtbot, window, "safetySet", new=WORDS)
    assert window.desk.journal.is_encrypted
    assert names(window.desk.journal) == EVERYBODY
    assert text(window, "safetyState") == "Журнал зашифрован"
    leave_sheets(window)
    give(qtbot, window, "safetyChange", now=WORDS, new=OTHER)
    assert window.desk.journal.opens_with(OTHER)
    leave_sheets(window)
    give(qtbot, window, "safetyRemove", now=OTHER)
    assert not window.desk.journal.is_encrypted
    assert text(window, "safetyState") == "Пароля пока нет"
    leave(window)
    with open_journal(journal.path) as opened:
        assert names(opened) == EVERYBODY


def test_only_the_new_one_opens_the_file(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    give(qtbot, window, "safetySet", new=WORDS)
    leave_sheets(window)
    give(qtbot, window, "safetyChange", now=WORDS, new=OTHER)
    leave_sheets(window)
    leave(window)
    assert code_of(journal.path, None) == "passphrase_needed"
    assert code_of(journal.path, WORDS) == "wrong_passphrase"
    open_journal(journal.path, OTHER).close()


def test_a_wrong_passphrase_is_said_before_the_journal_is_touched(
    qtbot: QtBot, window: MainWindow
) -> None:
    give(qtbot, window, "safetySet", new=WORDS)
    leave_sheets(window)
    opened = window.desk.journal
    give(qtbot, window, "safetyRemove", now=WORDS + "!")
    assert text(window, "passphraseSheetMessage").startswith("Это не нынешний пароль.")
    assert window.desk.journal is opened
    assert opened.is_open
    click(window, "passphraseCancel")
    leave(window)


def test_what_is_missing_is_said_one_thing_at_a_time(window: MainWindow) -> None:
    sheet = ask(window, "safetySet")

    def told() -> str:
        press(sheet, Qt.Key.Key_Return)
        return text(window, "passphraseSheetMessage")

    assert "введите новый" in told()
    put(sheet, "passphraseNew", "   ")
    assert "Одни пробелы" in told()
    put(sheet, "passphraseNew", WORDS)
    assert "ещё раз" in told()
    put(sheet, "passphraseAgain", WORDS + "!")
    assert "не совпали" in told()
    put(sheet, "passphraseAgain", "nb[bq xfq e jryf")
    assert "в другой раскладке" in told()
    assert not window.is_busy()
    assert not window.desk.journal.is_encrypted
    click(window, "passphraseCancel")


def test_layout_caps_lock_and_strength_are_shown(window: MainWindow) -> None:
    sheet = ask(window, "safetySet")
    caps = part(sheet, "passphraseCapsLock", QLabel)
    assert not caps.isVisible()
    put(sheet, "passphraseNew", "кот")
    assert text(sheet, "passphraseLayout") == "Раскладка: RU"
    weak = text(sheet, "passphraseStrength")
    put(sheet, "passphraseNew", "quiet tea by the window and seven foxes")
    assert text(sheet, "passphraseLayout") == "Раскладка: EN"
    assert text(sheet, "passphraseStrength") not in ("", weak)
    assert not caps.isVisible()
    press(part(sheet, "passphraseNew", QLineEdit), "Q")  # a capital, and no Shift is held
    assert caps.isVisible()
    assert "не откроет никто" in text(sheet, "passphraseWarning")
    click(window, "passphraseCancel")


def test_what_is_typed_is_hidden_until_asked_and_gone_afterwards(window: MainWindow) -> None:
    sheet = ask(window, "safetySet")
    assert isinstance(sheet, PassphraseSheet)
    put(sheet, "passphraseNew", WORDS)
    field = part(sheet, "passphraseNew", QLineEdit)
    assert WORDS not in field.displayText()
    part(sheet, "passphraseShow", QCheckBox).click()
    assert field.displayText() == WORDS
    press(sheet, Qt.Key.Key_Escape)
    assert sheet.form.new() == ""


def test_a_passphrase_that_can_be_read_is_kept_nowhere(qtbot: QtBot, window: MainWindow) -> None:
    sheet = ask(window, "safetySet")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sheet)
    click(sheet, "passphraseShow")
    put(sheet, "passphraseNew", WORDS)
    put(sheet, "passphraseAgain", WORDS)
    window.locker.forms.keep()
    assert window.desk.journal.drafts.all() == []
    press(None, "l", CTRL)
    click(window, "lockOpen")
    assert window.desk.journal.drafts.all() == []
    assert window.desk.journal.today_page().inbox == ()
    leave(window)


def test_open_copies_go_only_with_consent(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    plain = journal.backup()
    give(qtbot, window, "safetySet", new=WORDS)
    shown = part(window, "openCopies", QListWidget)
    items = [shown.item(row) for row in range(shown.count())]
    paths = [item.data(Qt.ItemDataRole.UserRole) for item in items]
    assert plain in paths
    items[paths.index(plain)].setCheckState(Qt.CheckState.Unchecked)
    assert all(path.exists() for path in paths)
    click(window, "openCopiesRemove")
    assert [path for path in paths if path.exists()] == [plain]
    leave_sheets(window)
    leave(window)


def test_a_failure_leaves_the_journal_open_as_it_was(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    backups = journal.backup_folder
    backups.write_text("no folder can be made here")
    give(qtbot, window, "safetySet", new=WORDS)
    assert not window.desk.journal.is_encrypted
    assert names(window.desk.journal) == EVERYBODY
    assert text(window, "noticeText")
    leave(window)


def test_what_this_computer_remembers_changes_with_it_and_goes_with_it(
    qtbot: QtBot, window: MainWindow, store: MemoryKeyring
) -> None:
    sheet = ask(window, "safetySet")
    assert not part(sheet, "passphraseRemember", QCheckBox).isChecked()
    put(sheet, "passphraseNew", WORDS)
    put(sheet, "passphraseAgain", WORDS)
    click(sheet, "passphraseRemember")
    press(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(done(window))
    leave_sheets(window)
    assert list(store.kept.values()) == [WORDS]
    give(qtbot, window, "safetyChange", now=WORDS, new=OTHER)
    leave_sheets(window)
    assert list(store.kept.values()) == [OTHER]
    remembered = Remembered(window.preferences)
    assert remembered.is_wished(window.desk.journal.path)
    give(qtbot, window, "safetyRemove", now=OTHER)
    assert store.kept == {}
    assert not remembered.is_wished(window.desk.journal.path)
    leave(window)


def test_it_forgets_when_the_new_one_is_not_to_be_remembered(
    qtbot: QtBot, window: MainWindow, store: MemoryKeyring
) -> None:
    give(qtbot, window, "safetySet", new=WORDS)
    leave_sheets(window)
    remembered = Remembered(window.preferences)
    assert remembered.keep(window.desk.journal.path, WORDS)
    sheet = ask(window, "safetyChange")
    put(sheet, "passphraseNow", WORDS)
    put(sheet, "passphraseNew", OTHER)
    put(sheet, "passphraseAgain", OTHER)
    click(sheet, "passphraseRemember")
    press(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(done(window))
    assert store.kept == {}
    assert not remembered.is_wished(window.desk.journal.path)
    leave_sheets(window)
    leave(window)


def begin(window: MainWindow, button: str, new: str) -> None:
    """Fill the sheet in and press Enter; the work has begun when this returns."""
    sheet = ask(window, button)
    put(sheet, "passphraseNew", new)
    put(sheet, "passphraseAgain", new)
    press(sheet, Qt.Key.Key_Return)


def test_it_can_be_stopped_and_then_all_is_as_it_was(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    begin(window, "safetySet", WORDS)
    overlay = part(window, "progressOverlay", QWidget)
    assert part(overlay, "progressCancel", QPushButton).isVisible()
    press(overlay, Qt.Key.Key_Escape)  # at once: the key is not even made of the words yet
    qtbot.waitUntil(done(window))
    assert window.toast.message() == "Остановлено — всё осталось, как было."
    assert window.messages.text() == ""
    assert text(window, "safetyState") == "Пароля пока нет"  # where the person was
    assert names(window.desk.journal) == EVERYBODY
    leave(window)
    assert not safety.is_encrypted(journal.path)


def test_how_far_it_is_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, "safetySet", WORDS)
    shares: list[tuple[int, int]] = []
    work = window.files.findChild(Work)
    assert work is not None
    work.progressed.connect(lambda done, total: shares.append((done, total)))
    qtbot.waitUntil(done(window))
    assert shares
    assert {total for _, total in shares} == {100}
    leave_sheets(window)
    leave(window)
