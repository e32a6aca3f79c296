"""Long work borrows the journal, tells how far it is, and stops when asked."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journal_app import Journal
from journal_app.errors import JournalError
from ui.main_window import MainWindow
from ui.work import Cancelled, Progress, run_in_background


def test_the_journal_is_lent_meanwhile_and_back_afterwards(
    qtbot: QtBot, app: QObject, journal: Journal
) -> None:
    go_on = threading.Event()

    def task(_progress: Progress, _cancelled: Cancelled) -> str:
        go_on.wait(10)
        return journal.client_lines()[0].name

    work = run_in_background(app, journal, task)
    with pytest.raises(JournalError) as refused:
        journal.client_lines()
    assert refused.value.code == "journal_busy"
    with qtbot.waitSignal(work.done) as done:
        go_on.set()
    assert done.args == ["Анна"]
    assert len(journal.client_lines()) == 3


def test_progress_reaches_the_window(qtbot: QtBot, app: QObject, journal: Journal) -> None:
    seen: list[tuple[int, int]] = []

    def task(progress: Progress, _cancelled: Cancelled) -> None:
        for done in range(1, 1001):
            progress(done, 1000)

    work = run_in_background(app, journal, task)
    work.progressed.connect(lambda done, total: seen.append((done, total)))
    with qtbot.waitSignal(work.done):
        pass
    assert seen[-1] == (1000, 1000)
    assert len(seen) < 100  # 1,000 repaints would take longer than the work


@pytest.mark.parametrize("by", ["progress", "cancelled"])
def test_cancel_stops_it(qtbot: QtBot, app: QObject, journal: Journal, by: str) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def task(progress: Progress, cancelled: Cancelled) -> None:
        begun.set()
        stopped.wait(10)
        assert cancelled()
        if by == "cancelled":
            raise JournalError("cancelled")
        progress(1, 2)
        raise AssertionError("it went on")

    work = run_in_background(app, journal, task)
    begun.wait(10)
    work.cancel()
    with qtbot.waitSignal(work.failed) as failed:
        stopped.set()
    assert failed.args[0].code == "cancelled"
    assert journal.client_lines()


def test_an_expected_error_is_told(qtbot: QtBot, app: QObject, journal: Journal) -> None:
    def task(_progress: Progress, _cancelled: Cancelled) -> None:
        raise JournalError("disk_full", path="x")

    work = run_in_background(app, journal, task)
    with qtbot.waitSignal(work.failed) as failed:
        pass
    assert failed.args[0].code == "disk_full"


def test_a_bug_reaches_the_last_net_and_the_journal_is_back(
    qtbot: QtBot, app: QObject, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []

    def net(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> Any:
        caught.append(error)

    monkeypatch.setattr(sys, "excepthook", net)

    def task(_progress: Progress, _cancelled: Cancelled) -> None:
        raise ZeroDivisionError

    work = run_in_background(app, journal, task)
    with qtbot.waitSignal(work.failed) as failed:
        pass
    assert failed.args[0].code == "general"
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], ZeroDivisionError)
    assert journal.client_lines()


@pytest.mark.parametrize("page", ["today", "clients", "settings", "method", "plan"])
def test_a_page_may_be_shown_while_the_journal_is_lent(
    qtbot: QtBot, window: MainWindow, journal: Journal, page: str
) -> None:
    """As when a minimised window comes back while an import runs."""
    window.go(page)
    lent, shown_again = threading.Event(), threading.Event()

    def work() -> None:
        with journal.lend():
            lent.set()
            shown_again.wait(10)

    worker = threading.Thread(target=work)
    worker.start()
    try:
        assert lent.wait(10)
        shown = window.page(page)
        shown.hide()
        shown.show()
    finally:
        shown_again.set()
        worker.join()
    window.go("clients" if page != "clients" else "today")
    window.go(page)
