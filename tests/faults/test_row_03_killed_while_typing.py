"""Row 3. SIGKILL while a note is typed: at most two seconds of typing are behind.

A real process with a real window types by key events until it is killed.
"""

from __future__ import annotations

import signal
import time
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app import open_journal
from journal_app.storage.check import check
from tests.core import child, rows
from tests.faults.figures import FIGURES
from tests.faults.ground import count, dice
from tests.ui.shell.parts import click, part, shown
from ui.app import create_window
from ui.client.note_editor import NoteEditor
from ui.widgets.toast import Toast

KILLS = count(3, 40)
LOST_AT_MOST = 2.0
"""Seconds of typing."""
STANDS_STILL = 0.25
"""Seconds between two letters that are typed 25 ms apart: more is the machine's doing."""
PLACES = ("new", "old", "private")

WORDS = "".join(f"слово {number}, " for number in range(2000))
OLD = "как было"

TYPES = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTextEdit
from journal_app import open_journal
from tests.ui.keys import type_text
from tests.faults.test_row_03_killed_while_typing import WORDS
from ui.app import create_window, make_application

app = make_application()
journal = open_journal(sys.argv[1])
window = create_window(journal, "ru")
window.show()
window.activateWindow()
window.show_client(1)
window.deeds.write_note()
place = "notePrivateEditor" if sys.argv[2] == "private" else "noteEditor"
if sys.argv[2] == "private":
    window.deeds.toggle_private()
editor = window.findChild(QTextEdit, place)
editor.setFocus()
letters = iter(WORDS)
def press():
    type_text(editor, next(letters))
    print(time.monotonic(), flush=True)
timer = QTimer()
timer.timeout.connect(press)
timer.start(25)
app.exec()
"""


def prepared(path: Path, place: str) -> None:
    """Vera, and for ``old`` a note of hers of today."""
    with open_journal(path) as journal:
        vera = journal.clients.add("Вера Соколова").id
        if place == "old":
            journal.notes.add(vera, OLD)


def typed_until_killed(path: Path, place: str, seconds: float) -> tuple[list[float], float]:
    """When each letter was typed, and when the process was killed (by the monotonic clock)."""
    process = child(TYPES, path, place)
    assert process.stdout is not None
    stamps: list[float] = []
    try:
        for line in process.stdout:
            stamps.append(float(line))
            if stamps[-1] - stamps[0] >= seconds:
                break
    finally:
        process.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        rest, _ = process.communicate()
    stamps += [float(line) for line in rest.splitlines() if line.strip()]
    assert process.returncode == -signal.SIGKILL
    return stamps, killed


def lost_seconds(stamps: list[float], killed: float, kept: str, before: str) -> float:
    """How long before the kill the first letter was typed that is not there any more."""
    assert kept.startswith(before), kept[:40]
    own = kept.removeprefix(before)
    assert WORDS.startswith(own), "what came back is not what was typed"
    count = len(own) + (WORDS[len(own) :].startswith(" "))  # outer space is not kept
    if count >= len(stamps):
        return 0.0
    # While a busy machine lets the process stand still nothing is typed, and nothing kept.
    behind = [*stamps[count:], killed]
    stood_still = max(late - early for early, late in pairwise(behind))
    return killed - stamps[count] - (stood_still if stood_still > STANDS_STILL else 0.0)


@pytest.mark.parametrize("number", range(KILLS))
def test_a_kill_loses_at_most_two_seconds_of_typing(tmp_path: Path, number: int) -> None:
    place = PLACES[number % len(PLACES)]
    path = tmp_path / "practice.journal"
    prepared(path, place)
    seconds = dice(3, number).uniform(1.6, 5)
    stamps, killed = typed_until_killed(path, place, seconds)
    with open_journal(path) as journal:
        _, found = journal.notes.recover()
        kept = ""
        if found:
            page = journal.notes.page(found[0].note)
            kept = page.private if place == "private" else page.text
        lost = lost_seconds(stamps, killed, kept, OLD if place == "old" and kept else "")
        FIGURES.note(3, kills=1, letters=len(stamps), most_seconds_lost=lost)
        assert lost <= LOST_AT_MOST
        assert rows(journal, "draft") == []
        assert check(journal.store) == []


def test_the_next_start_says_what_was_brought_back(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "practice.journal"
    prepared(path, "old")
    stamps, _ = typed_until_killed(path, "old", 2.0)
    assert len(stamps) > 20
    with open_journal(path) as journal:
        window = create_window(journal, "ru")
        with qtbot.waitSignal(window.settled):
            shown(qtbot, window)
        told = part(window, "toast", Toast).message()
        assert "Вера Соколова" in told
        assert "слово" not in told, "never the words: somebody may be looking"
        click(window, "toastAction")
        assert part(window, "noteEditor", NoteEditor).words().startswith(f"{OLD}слово 0")
        (version,) = journal.notes.versions(1)
        assert version.text == OLD
        window.history.undo()
        assert journal.notes.page(1).text == OLD
        assert part(window, "noteEditor", NoteEditor).words() == OLD
        assert window.close()
