"""Row 12. The journal is not in its place: the window asks, nobody makes a new one in silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.cli import main
from journal_app.errors import JournalError
from tests.core import ROOT, beside
from tests.faults.figures import FIGURES
from ui.preferences import Preferences

WINDOW = """
import sys
from pathlib import Path
from journal_app.errors import JournalError
from PySide6.QtWidgets import QApplication
from ui.program import Program
app = QApplication([])
program = Program(app, "en", "light")
try:
    program.open(Path(sys.argv[1]))
except JournalError as error:
    print(error.code)
print(program.run(Path(sys.argv[2]) if sys.argv[2:] else None))
"""


@pytest.mark.parametrize("task", ["balances", "check", "backup", "salvage"])
def test_no_task_makes_what_it_was_to_read(tmp_path: Path, task: str) -> None:
    path = tmp_path / "practice.journal"
    assert main([task, str(path)]) == 1
    assert list(tmp_path.iterdir()) == []
    FIGURES.note(12, asked_for=1, made_in_silence=0)


def test_the_window_asks_where_the_last_journal_is(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "practice.journal"
    preferences = Preferences()
    preferences.last_journal = path
    preferences.save()
    done = subprocess.run(
        [sys.executable, "-c", WINDOW, str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines() == ["no_such_file", "1"]
    assert str(path) in done.stderr
    assert list(tmp_path.iterdir()) == []
    FIGURES.note(12, asked_for=1, made_in_silence=0)


@pytest.mark.parametrize("passphrase", [None, "тихий вечер"])
def test_the_window_asks_where_a_journal_is_whose_backups_are_there(
    tmp_path: Path, passphrase: str | None
) -> None:
    path = tmp_path / "practice.journal"
    with open_journal(path, passphrase) as journal:
        journal.backup()
    path.rename(tmp_path / "elsewhere.journal")
    before = beside(path)
    done = subprocess.run(
        [sys.executable, "-c", WINDOW, str(path), str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,  # where a first run opens after all, nobody answers it
    )
    assert done.stdout.splitlines() == ["no_such_file", "1"]
    assert beside(path) == before
    FIGURES.note(12, asked_for=1, made_in_silence=0)


@pytest.mark.parametrize("passphrase", [None, "тихий вечер"])
def test_no_task_makes_another_for_one_that_is_away(
    tmp_path: Path, passphrase: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """An encrypted journal would be a plain one from then on."""
    path, log = tmp_path / "practice.journal", tmp_path / "log.csv"
    log.write_text("date,client,event\n2026-01-01,Вера,client\n", encoding="utf-8")
    with open_journal(path, passphrase) as journal:
        journal.backup()
    path.rename(tmp_path / "elsewhere.journal")
    before = beside(path)
    assert main(["import", str(path), str(log)]) == 1
    assert "is gone, but its backups or its .salt lie beside it" in capsys.readouterr().err
    assert beside(path) == before
    FIGURES.note(12, asked_for=1, made_in_silence=0)


def test_the_words_say_where_it_was_looked_for(tmp_path: Path) -> None:
    from journal_app.words import say

    path = str(tmp_path / "practice.journal")
    for language in ("ru", "en"):
        assert path in say(JournalError("no_such_file", path=path), language)
