"""Locking while a worker has the journal: the screen at once, the file when the work has ended."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.exchange.log import import_log
from tests.ui.keys import type_text
from tests.ui.lock.conftest import carried_out
from tests.ui.lock.planted import Planted, left_in_memory, left_in_objects, word
from tests.ui.lock.test_lock import unlock
from tests.ui.shell.parts import click, part, text
from tests.ui.shell.test_files import HEADER, log
from ui.main_window import MainWindow


def test_the_page_comes_at_once_and_the_file_closes_afterwards(
    window: MainWindow, planted: Planted, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_client(planted.client)
    window.clients.view.start("deposit")
    type_text(part(window, "composerNote", QPlainTextEdit), word("typed"))
    window.files.import_from(log(tmp_path, 2000))
    assert window.desk.journal.is_lent
    with qtbot.waitSignal(window.locker.locked):
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
    assert "2000" in text(window, "importReportText").replace(" ", "")


def known_already(window: MainWindow, folder: Path) -> Path:
    """A log that has come in before: its rows are left out, and the report names whose."""
    rows = [f"2026-03-01,{word('other')},deposit,integrity,,{n},,\n" for n in range(500)]
    path = folder / "log.csv"
    path.write_text("".join([HEADER, *rows]), encoding="utf-8")
    import_log(window.desk.journal.store, path)
    return path


def test_what_was_left_out_meanwhile_is_shown_after_unlocking(
    window: MainWindow, planted: Planted, tmp_path: Path, qtbot: QtBot
) -> None:
    source = known_already(window, tmp_path)
    window.files.import_from(source)
    with qtbot.waitSignal(window.locker.locked):
        window.lock()
    source.unlink()
    carried_out()
    assert left_in_objects() == []
    assert left_in_memory() == []
    unlock(window)
    assert word("other") in part(window, "importReportLeftOut", QPlainTextEdit).toPlainText()
    click(window, "importReportClose")
    carried_out()
    window.locker.forms.keep()
    assert window.desk.journal.drafts.all() == []


def test_a_report_that_lies_open_is_there_again(
    window: MainWindow, planted: Planted, tmp_path: Path, qtbot: QtBot
) -> None:
    source = known_already(window, tmp_path)
    with qtbot.waitSignal(window.files.imported):
        window.files.import_from(source)
    told = part(window, "importReportLeftOut", QPlainTextEdit).toPlainText()
    summary = text(window, "importReportText")
    window.lock()
    carried_out()
    assert left_in_objects() == []
    unlock(window)
    assert part(window, "importReportLeftOut", QPlainTextEdit).toPlainText() == told
    assert text(window, "importReportText") == summary


def test_the_act_of_an_erasing_that_ended_meanwhile_is_shown(
    window: MainWindow, planted: Planted, qtbot: QtBot
) -> None:
    window.show_client(planted.client)
    window.deeds.rights.erase()
    type_text(part(window, "eraseReason", QLineEdit), "по просьбе")
    click(window, "eraseConfirm")
    with qtbot.waitSignal(window.locker.locked):
        window.lock()
    unlock(window)
    assert len(window.desk.journal.client_lines()) == 1
    assert "по просьбе" in part(window, "erasureActText", QTextBrowser).toPlainText()
    part(window, "erasureAct", QDialog).reject()


def test_work_that_failed_meanwhile_is_told_without_a_word_of_it(
    window: MainWindow, planted: Planted, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("date,client\n" + f"2026-13-45,{word('client')}\n" * 2000, encoding="utf-8")
    window.files.import_from(bad)
    with qtbot.waitSignal(window.locker.locked):
        window.lock()
    carried_out()
    assert left_in_objects() == []
    unlock(window)
    assert window.messages.text()
    assert word("client") not in window.messages.text()
    click(window, "noticeClose")
