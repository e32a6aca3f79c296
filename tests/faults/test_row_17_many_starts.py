"""Row 17. Twenty starts at once on one journal: one window, and the others leave without a word."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.storage.check import check
from tests.core import ROOT
from tests.faults.figures import FIGURES
from tests.faults.ground import count
from ui.single_window import SingleWindow

PATIENCE = 60.0


def started(path: Path) -> subprocess.Popen[str]:
    """The real program, without a screen."""
    return subprocess.Popen(
        [sys.executable, "-m", "journal_app", str(path), "--lang", "en"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(starts: list[subprocess.Popen[str]], left: int) -> list[subprocess.Popen[str]]:
    """The starts that are over, once no more than so many are left."""
    pause, deadline = threading.Event(), time.monotonic() + PATIENCE
    while sum(one.poll() is None for one in starts) > left:
        assert time.monotonic() < deadline, "too many windows stay open"
        pause.wait(0.05)
    return [one for one in starts if one.poll() is not None]


def stop(starts: list[subprocess.Popen[str]]) -> None:
    for one in starts:
        one.kill()
        one.wait()
        assert one.stderr is not None
        one.stderr.close()


@pytest.mark.parametrize("number", range(count(1, 5)))
def test_many_starts_at_once_give_one_window(tmp_path: Path, number: int) -> None:
    path = tmp_path / "a.journal"
    with open_journal(path) as journal:
        journal.clients.add("Вера")
    many = count(6, 20)
    starts = [started(path) for _ in range(many)]
    try:
        over = ended(starts, left=1)
        assert len(over) == many - 1, "no window is left"
        told = [one.communicate()[1] for one in over]
        assert [one.returncode for one in over] == [0] * (many - 1), told
        assert told == [""] * (many - 1)
        assert SingleWindow(path).raise_first(), "the one that is left answers"
    finally:
        stop(starts)
    with open_journal(path) as journal:
        assert [line.name for line in journal.client_lines()] == ["Вера"]
        assert check(journal.store) == []
    FIGURES.note(17, rounds=1, starts=many, windows=1)
