"""Damage met while the journal is open: the same is offered as at a start, and no word is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from tests.ui.keys import type_text
from tests.ui.lock.test_start_locked import type_in
from tests.ui.safety.acts import WORDS, leave, names, put
from tests.ui.shell.parts import click, part, settle, shown, text
from tests.ui.shell.test_program import close_settled, own_hooks, run
from ui.app import create_window
from ui.dialogs.start_problem import StartProblem
from ui.main_window import MainWindow

__all__ = ["own_hooks"]  # a fixture of the tests that run the program
PAGE = 4096
ENTRIES = 60
KINDS = pytest.mark.parametrize("passphrase", [None, WORDS], ids=["plain", "encrypted"])


def spoil(path: Path, passphrase: str | None, *tables: str) -> None:
    """The page on which a table begins is no page any more. Opening does not see it."""
    with open_journal(path, passphrase) as journal:
        roots = [
            journal.store.database.execute_sql(
                "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
            ).fetchone()[0]
            for table in tables
        ]
    content = bytearray(path.read_bytes())
    for page in roots:
        content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def filled(path: Path, passphrase: str | None, backed_up: bool = True) -> int:
    """A journal of a client with many entries and one without, closed; the first of them."""
    with open_journal(path, passphrase) as journal:
        journal.clients.add("Анна")
        vera = journal.clients.add("Вера").id
        for number in range(ENTRIES):
            journal.entries.deposit(vera, "integrity", note=f"Сдержала слово {number}")
        journal.contacts.record(vera, "Когда?", outgoing=False, state="waiting")
        if backed_up:
            journal.backup()
    return vera


@contextmanager
def opened(qtbot: QtBot, path: Path, passphrase: str | None, *damaged: str) -> Iterator[MainWindow]:
    """A window on a journal whose tables were damaged before."""
    spoil(path, passphrase, *damaged)
    window = shown(qtbot, create_window(open_journal(path, passphrase), "ru"))
    try:
        yield window
    finally:
        leave(window)


def meet(window: MainWindow, client: int) -> None:
    """Read what cannot be read, and have it said as the program says what nothing else took."""
    with pytest.raises(JournalError) as told:
        window.desk.journal.feed(client)
    window.messages.show_error(told.value)


def wait_for_open(qtbot: QtBot, window: MainWindow, before: Journal) -> None:
    qtbot.waitUntil(lambda: window.desk.journal is not before and not window.is_busy())


def saved(sheet: QWidget) -> bool:
    label = next(one for one in sheet.findChildren(QLabel) if one.text())
    return label.text() in ("Что удалось прочитать — спасено", "What could be read is saved")


@KINDS
def test_what_can_be_read_is_saved_and_shown_again(
    qtbot: QtBot, tmp_path: Path, passphrase: str | None
) -> None:
    path = tmp_path / "practice.journal"
    vera = filled(path, passphrase)
    with opened(qtbot, path, passphrase, "entry") as window:
        before = window.desk.journal
        damaged = path.read_bytes()
        meet(window, vera)
        # What is said names the button by its words.
        assert part(window, "noticeMend", QAbstractButton).text() in text(window, "noticeText")
        click(window, "noticeMend")
        page = part(window, "startProblem", QWidget)
        assert before.is_open  # nothing happens unasked
        assert page.findChild(QAbstractButton, "startProblemChoose") is None
        click(page, "startProblemSalvage")
        assert not before.is_open
        page = part(window, "startProblem", QWidget)
        qtbot.waitUntil(lambda: saved(page))
        assert "остался" in text(page, "startProblemSafe")
        for shown_part in page.findChildren(QLabel) + page.findChildren(QAbstractButton):
            if shown_part.isVisible():
                wanted = shown_part.sizeHint().height()
                if isinstance(shown_part, QLabel):
                    wanted = shown_part.heightForWidth(shown_part.width())
                assert shown_part.height() >= wanted, shown_part.objectName()
        click(page, "startProblemOpen")
        wait_for_open(qtbot, window, before)  # nobody was asked for the passphrase
        assert len(window.desk.journal.feed(vera)) == ENTRIES + 1
        assert window.desk.journal.path == path
        assert window.desk.journal.is_encrypted == bool(passphrase)
        assert window.messages.text() == ""
        qtbot.waitUntil(lambda: window.centralWidget().isVisible())
        kept = [one for one in tmp_path.glob("*replaced*.journal") if one != path]
        assert [one.read_bytes() for one in kept] == [damaged]


@KINDS
def test_or_a_backup_comes_back(qtbot: QtBot, tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "practice.journal"
    vera = filled(path, passphrase)
    with opened(qtbot, path, passphrase, "entry") as window:
        before = window.desk.journal
        meet(window, vera)
        click(window, "noticeMend")
        page = part(window, "startProblem", StartProblem)
        qtbot.waitUntil(lambda: not page.is_looking)
        click(page, "startProblemRestore")
        wait_for_open(qtbot, window, before)
        assert len(window.desk.journal.feed(vera)) == ENTRIES + 1


@KINDS
def test_what_was_being_typed_is_there_afterwards(
    qtbot: QtBot, tmp_path: Path, passphrase: str | None
) -> None:
    path = tmp_path / "practice.journal"
    vera = filled(path, passphrase)
    with opened(qtbot, path, passphrase, "undo_step") as window:
        before = window.desk.journal
        window.show_client(vera)
        window.clients.view.start("withdrawal")
        part(window, "composerNote", QPlainTextEdit).setFocus()
        type_text(None, "Забыла о встрече")
        click(window, "composerSave")
        assert before.view_only == "damaged"
        click(window, "noticeMend")
        click(part(window, "startProblem", QWidget), "startProblemSalvage")
        page = part(window, "startProblem", QWidget)
        qtbot.waitUntil(lambda: saved(page))
        click(page, "startProblemOpen")
        wait_for_open(qtbot, window, before)
        assert part(window, "composerNote", QPlainTextEdit).toPlainText() == "Забыла о встрече"
        click(window, "composerSave")
        assert window.desk.journal.feed(vera)[0].text == "Забыла о встрече"


def test_not_now_leaves_everything_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "practice.journal"
    vera = filled(path, None)
    with opened(qtbot, path, None, "entry") as window:
        before = window.desk.journal
        meet(window, vera)
        click(window, "noticeMend")
        page = part(window, "startProblem", QWidget)
        quit_words = part(page, "startProblemQuit", QAbstractButton).text()
        assert quit_words == "Не сейчас"
        click(page, "startProblemQuit")
        assert window.desk.journal is before
        assert names(before) == ["Анна", "Вера"]
        assert window.isVisible()
        window.desk.do(lambda: before.clients.add("Анна"))
        part(window, "noticeMend", QAbstractButton)  # one thing went well: the damage is there


def test_a_copy_elsewhere_is_offered_too(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "practice.journal"
    vera = filled(path, None, backed_up=False)
    with opened(qtbot, path, None, "entry") as window:
        meet(window, vera)
        click(window, "noticeMend")
        page = part(window, "startProblem", QWidget)
        assert page.findChild(QAbstractButton, "startProblemRestore") is None  # there is none
        click(page, "startProblemCopy")
        assert part(window, "fileDialog", QFileDialog).acceptMode() == (
            QFileDialog.AcceptMode.AcceptSave
        )
        assert window.desk.journal.is_open
        part(window, "fileDialog", QFileDialog).reject()


def test_another_file_that_is_damaged_is_another_matter(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    other = tmp_path / "other.journal"
    filled(other, None)
    window.messages.show_error(JournalError("damaged", path=str(other)))
    assert window.findChild(QAbstractButton, "noticeMend") is None


@pytest.mark.parametrize("table", ["setting", "client"], ids=["not opened", "not read"])
@KINDS
def test_a_damaged_journal_that_is_to_be_opened_is_mended_first(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, passphrase: str | None, table: str
) -> None:
    other = tmp_path / "other.journal"
    filled(other, passphrase)
    spoil(other, passphrase, table)
    before = window.desk.journal
    assert not window.files.switch_to(other)
    if passphrase is not None:
        put(window, "askNow", passphrase)
        click(window, "askOpen")
    page = part(window, "startProblem", QWidget)
    click(page, "startProblemSalvage")
    qtbot.waitUntil(lambda: saved(page))
    assert window.desk.journal is before
    click(page, "startProblemOpen")
    wait_for_open(qtbot, window, before)
    assert names(window.desk.journal) == ["Анна", "Вера"]
    leave(window)


@KINDS
def test_a_damaged_backup_is_no_damaged_journal(
    qtbot: QtBot, tmp_path: Path, passphrase: str | None
) -> None:
    path = tmp_path / "practice.journal"
    filled(path, passphrase)
    window = shown(qtbot, create_window(open_journal(path, passphrase), "ru"))
    (backup,) = (one.path for one in window.desk.journal.backups())
    content = backup.read_bytes()
    backup.write_bytes(content[:PAGE] + bytes(len(content) - PAGE))
    window.files.look_into(backup)
    assert "выберите другой" in text(window, "noticeText")
    assert window.findChild(QAbstractButton, "noticeMend") is None
    leave(window)


def test_damage_met_at_the_lock_is_mended_there(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "practice.journal"
    filled(path, WORDS)
    window = shown(qtbot, create_window(open_journal(path, WORDS), "ru"))
    window.lock()
    before = window.desk.journal
    spoil(path, WORDS, "client")
    put(window, "lockPassphrase", WORDS)
    click(window, "lockOpen")
    assert "повреждён" in text(window, "lockMessage")
    page = part(window, "startProblem", QWidget)
    click(page, "startProblemSalvage")
    qtbot.waitUntil(lambda: saved(page))
    click(page, "startProblemOpen")
    wait_for_open(qtbot, window, before)
    assert names(window.desk.journal) == ["Анна", "Вера"]
    leave(window)


def test_a_page_that_cannot_be_read_keeps_nothing_else_from_being_done(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "practice.journal"
    filled(path, None)
    with opened(qtbot, path, None, "contact") as window:
        settle(qtbot, window)
        assert window.built_page("today") is None
        assert "повреждён" in text(window, "noticeText")
        click(window, "noticeMend")
        click(part(window, "startProblem", QWidget), "startProblemQuit")


# -- The start --------------------------------------------------------------------------------


def mend(page: QWidget) -> None:
    """Have it mended, and go on when that is done."""
    click(page, "startProblemSalvage")
    timer = QTimer(page)
    timer.timeout.connect(lambda: go_on(page, timer))
    timer.start(10)


def go_on(page: QWidget, timer: QTimer) -> None:
    if saved(page):
        timer.stop()
        click(page, "startProblemOpen")


def tell(sheet: QWidget) -> None:
    put(sheet, "askNow", WORDS)
    click(sheet, "askOpen")


def see(window: QWidget) -> None:
    assert isinstance(window, MainWindow)
    assert names(window.desk.journal) == ["Анна", "Вера"]
    close_settled(window)


@KINDS
def test_a_start_that_opens_but_cannot_read_says_so_and_goes_on_mended(
    app: QApplication, tmp_path: Path, passphrase: str | None
) -> None:
    path = tmp_path / "practice.journal"
    filled(path, passphrase)
    spoil(path, passphrase, "client")
    steps = [("startProblem", mend), ("mainWindow", see)]
    if passphrase is not None:
        steps.insert(0, ("lockWindow", lambda page: type_in(page, WORDS)))
        steps.insert(2, ("askSheet", tell))
    assert run(app, path, *steps) == 0
