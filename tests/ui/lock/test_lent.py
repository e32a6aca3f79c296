"""Locking while a worker has the journal: the screen at once, the file when the work has ended."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import type_text
from tests.ui.lock.conftest import carried_out
from tests.ui.lock.planted import Planted, left_in_memory, left_in_objects, word
from tests.ui.lock.test_lock import unlock
from tests.ui.shell.parts import click, part
from tests.ui.shell.test_files import log
from ui.main_window import MainWindow


def test_the_page_comes_at_once_and_the_file_closes_afterwards(
    window: MainWindow, planted: Planted, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_client(planted.client)
    window.clients.view.start("deposit")
    type_text(part(window, "composerNote", QPlainTextEdit), word("typed"))
    window.files.import_from(log(tmp_path, 2000))
    assert window.desk.journal.is_lent
    with qtbot.waitSignal(window.locker.locked, timeout=60_000):
        window.lock()
        assert part(window, "lockPage", QWidget).isVisible()
        assert window.desk.journal.is_open
        assert not part(window, "lockOpen", QPushButton).isEnabled()
        assert window.findChildren(QWidget, "clientList") == []
    assert not window.desk.journal.is_open
    carried_out()
    assert left_in_objects() == []
    assert left_in_memory() == []
    assert part(window, "lockOpen", QPushButton).isEnabled()
    unlock(window)
    assert window.desk.journal.counts()["entries"] == 2001
    assert part(window, "composerNote", QPlainTextEdit).toPlainText() == word("typed")
    assert window.toast.isVisible()


def test_work_that_failed_meanwhile_is_told_without_a_word_of_it(
    window: MainWindow, planted: Planted, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("date,client\n" + f"2026-13-45,{word('client')}\n" * 2000, encoding="utf-8")
    window.files.import_from(bad)
    with qtbot.waitSignal(window.locker.locked, timeout=60_000):
        window.lock()
    carried_out()
    assert left_in_objects() == []
    unlock(window)
    assert window.messages.text()
    assert word("client") not in window.messages.text()
    click(window, "noticeClose")
