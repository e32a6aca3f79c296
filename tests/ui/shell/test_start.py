"""Starting: what is said when a journal does not open, and that there is one window of each."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.words import say, tell
from tests.core import ROOT
from tests.ui.keys import press
from tests.ui.shell.parts import click, part
from ui.dialogs.start_problem import StartProblem
from ui.language import install_language
from ui.preferences import Preferences
from ui.program import Program
from ui.single_window import SingleWindow

Show = Callable[[JournalError], StartProblem]
CODES = ("newer_version", "not_a_journal", "damaged", "read_only", "journal_in_use", "no_such_file")


@pytest.fixture
def problem(qtbot: QtBot, app: QApplication) -> Iterator[Show]:
    install_language(app, "ru")
    opened: list[StartProblem] = []

    def show(error: JournalError) -> StartProblem:
        sheet = StartProblem(error, "ru")
        opened.append(sheet)
        with qtbot.waitActive(sheet):
            sheet.show()
        qtbot.waitUntil(lambda: not sheet.is_looking)
        return sheet

    yield show
    for sheet in opened:
        sheet.close()


def offered(sheet: StartProblem) -> list[str]:
    names = [button.objectName() for button in sheet.findChildren(QAbstractButton)]
    return [name.removeprefix("startProblem") for name in names]


def told(code: str) -> str:
    return tell(f"start.{code}", "ru", name="practice.journal")


@pytest.mark.parametrize("code", CODES)
def test_one_clear_sentence_and_a_way_on(problem: Show, code: str, tmp_path: Path) -> None:
    error = JournalError(code, path=str(tmp_path / "practice.journal"))
    sheet = problem(error)
    assert sheet.objectName() == "startProblem"
    assert part(sheet, "startProblemText", QLabel).text() == told(code)
    assert part(sheet, "startProblemSafe", QLabel).text()
    assert {"Choose", "Quit", "Details"} <= set(offered(sheet))
    passing = ("read_only", "journal_in_use", "no_such_file")
    assert ("Retry" in offered(sheet)) == (code in passing)
    assert ("New" in offered(sheet)) == (code == "no_such_file")
    press(None, Qt.Key.Key_Escape)
    assert sheet.answer == "quit"


def test_each_button_is_an_answer(problem: Show, tmp_path: Path) -> None:
    path = str(tmp_path / "practice.journal")
    for code, button, answer in (
        ("journal_in_use", "startProblemRetry", "retry"),
        ("no_such_file", "startProblemNew", "new"),
        ("damaged", "startProblemQuit", "quit"),
    ):
        sheet = problem(JournalError(code, path=path))
        click(sheet, button)
        assert sheet.answer == answer
        assert not sheet.isVisible()


def test_another_file_is_chosen(problem: Show, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "other.journal"
    open_journal(other).close()
    sheet = problem(JournalError("not_a_journal", path=str(tmp_path / "x")))
    click(sheet, "startProblemChoose")
    dialog = part(sheet, "fileDialog", QFileDialog)
    field = part(dialog, "fileNameEdit", QLineEdit)
    field.setText(str(other))
    press(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert sheet.answer == other


def test_a_lost_journal_comes_back_from_its_backup(
    problem: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "practice.journal"
    with open_journal(path) as journal:
        journal.clients.add("Вера")
        journal.backup()
    path.unlink()
    sheet = problem(JournalError("no_such_file", path=str(path)))
    click(sheet, "startProblemRestore")
    qtbot.waitUntil(lambda: sheet.answer == "retry")
    with open_journal(path) as journal:
        assert [line.name for line in journal.client_lines()] == ["Вера"]


# -- the whole program, in a process of its own ---------------------------------------------------


def start(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """One start where nobody can press a button."""
    return subprocess.run(
        [sys.executable, "-m", "journal_app", *map(str, words), "--lang", "en"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def begin(path: Path) -> subprocess.Popen[bytes]:
    """A start that goes on by itself."""
    return subprocess.Popen(
        [sys.executable, "-m", "journal_app", str(path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.DEVNULL,
    )


def wait_for_all_but_one(running: list[subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
    """The process that stays; the others are waited for."""
    pause, deadline = threading.Event(), time.monotonic() + 60
    while True:
        alive = [process for process in running if process.poll() is None]
        if len(alive) <= 1:
            assert alive, "nobody stayed"
            return alive[0]
        assert time.monotonic() < deadline, f"{len(alive)} windows"
        pause.wait(0.05)


def our_words(text: str) -> list[str]:
    """What the program says, without the remark of the platform that tests run on."""
    return [line for line in text.splitlines() if "propagateSizeHints" not in line]


def test_a_file_that_is_no_journal(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Vera")
    done = start(path)
    assert done.returncode == 1
    told = say(JournalError("not_a_journal", path=str(path)), "en")
    assert our_words(done.stderr) == [told]
    assert path.read_text() == "Dear Vera"


def test_a_journal_that_is_open_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "practice.journal"
    with open_journal(path):
        done = start(path)
    assert done.returncode == 1
    assert our_words(done.stderr) == [say(JournalError("journal_in_use", path=str(path)), "en")]


def test_the_last_journal_is_gone_and_not_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "practice.journal"
    preferences = Preferences()
    preferences.last_journal = path
    preferences.save()
    done = start()
    assert done.returncode == 1
    assert our_words(done.stderr) == [say(JournalError("no_such_file", path=str(path)), "en")]
    assert list(tmp_path.iterdir()) == []


def test_many_starts_at_once_leave_one_window(tmp_path: Path) -> None:
    path = tmp_path / "practice.journal"
    open_journal(path).close()
    running = [begin(path) for _ in range(6)]
    try:
        left = wait_for_all_but_one(running)
        assert {process.returncode for process in running if process is not left} == {0}
        assert left.poll() is None
        assert start(path).returncode == 0
        assert left.poll() is None
    finally:
        for process in running:
            process.kill()
            process.communicate()


# -- one window ----------------------------------------------------------------------------------


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[SingleWindow]:
    claim = SingleWindow(tmp_path / "practice.journal")
    yield claim
    claim.release()


def test_a_second_start_raises_the_first_window(
    qtbot: QtBot, first: SingleWindow, tmp_path: Path
) -> None:
    assert first.claim()
    first.listen()
    second = SingleWindow(tmp_path / "practice.journal")
    assert not second.claim()
    with qtbot.waitSignal(first.raise_wanted):
        assert second.raise_first()


def test_the_same_file_by_another_name_is_the_same(first: SingleWindow, tmp_path: Path) -> None:
    (tmp_path / "practice.journal").touch()
    (tmp_path / "link.journal").symlink_to(tmp_path / "practice.journal")
    assert SingleWindow(tmp_path / "link.journal").name == first.name
    assert SingleWindow(tmp_path / "other.journal").name != first.name
    assert len(first.name) < 100


@pytest.mark.parametrize("garbage", [b"", b"\n", b"rubbish", b"0\n", b"\xff\xfe\x00"])
def test_garbage_in_the_lock_file_is_no_lock(
    first: SingleWindow, tmp_path: Path, garbage: bytes
) -> None:
    assert first.claim()
    (lock,) = (path for path in first.folder().iterdir() if path.name.startswith(first.name))
    first.release()
    lock.write_bytes(garbage)
    assert first.claim()


def test_a_lock_of_a_process_that_died_is_no_lock(first: SingleWindow) -> None:
    assert first.claim()
    (lock,) = (path for path in first.folder().iterdir() if path.name.startswith(first.name))
    kept = lock.read_bytes()
    first.release()
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    lines = kept.split(b"\n")
    lock.write_bytes(b"\n".join([str(dead.pid).encode(), *lines[1:]]))
    assert first.claim()


def test_released_means_free(first: SingleWindow, tmp_path: Path) -> None:
    assert first.claim()
    first.release()
    second = SingleWindow(tmp_path / "practice.journal")
    assert second.claim()
    second.release()


def test_a_lock_nobody_answers_for_leaves_the_word_to_the_file(
    app: QApplication, first: SingleWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.single_window.ANSWER_MS", 100)
    assert first.claim()
    open_journal(tmp_path / "practice.journal").close()
    program = Program(app, "en", None)
    journal = program.open(tmp_path / "practice.journal")
    assert not isinstance(journal, int)
    journal.close()
