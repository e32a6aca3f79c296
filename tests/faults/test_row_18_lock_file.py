"""Row 18. A lock file that was left behind stale, empty or with garbage in it: it starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo

from journal_app import open_journal
from tests.core import ROOT
from tests.faults.figures import FIGURES
from ui.single_window import SingleWindow


def _number_of_a_dead_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


HOST = QSysInfo.machineHostName()
BOOT = bytes(QSysInfo.bootUniqueId()).decode()
LEFT = {
    "stale": lambda: f"{_number_of_a_dead_process()}\npython3\n{HOST}\n\n{BOOT}\n".encode(),
    "of a process that is somebody else now": lambda: f"{os.getppid()}\nxyz\n{HOST}\n".encode(),
    "of another start of the machine": lambda: f"1\npython3\n{HOST}\n\nother\n".encode(),
    "empty": lambda: b"",
    "zeros": lambda: bytes(200),
    "garbage": lambda: bytes(range(256)) * 3,
    "words": lambda: "не замок\n".encode(),
    "a number and no more": lambda: str(_number_of_a_dead_process()).encode(),
    "number 0": lambda: b"0\npython3\nhost\n",
    "a number below 0": lambda: b"-5\npython3\nhost\n",
    "a number too large": lambda: b"99999999999999999999\npython3\nhost\n",
    "more digits than Python reads": lambda: b"1" * 5000,
}


@pytest.mark.parametrize("left", LEFT)
def test_a_lock_that_nobody_holds_keeps_nobody_out(tmp_path: Path, left: str) -> None:
    path = tmp_path / "a.journal"
    open_journal(path).close()
    single = SingleWindow(path)
    single.folder().mkdir(parents=True)
    (single.folder() / f"{single.name}.lock").write_bytes(LEFT[left]())
    assert single.claim()
    single.release()
    FIGURES.note(18, lock_files=1, kept_out=0)


def test_the_program_starts_over_a_lock_file_of_garbage(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    open_journal(path).close()
    single = SingleWindow(path)
    single.folder().mkdir(parents=True)
    (single.folder() / f"{single.name}.lock").write_bytes(b"\x00garbage")
    program = subprocess.Popen(
        [sys.executable, "-m", "journal_app", str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    try:
        assert single.raise_first(), "it did not start"
    finally:
        program.kill()
        program.wait()
    # Killed, it leaves its own lock behind; the next one is not kept out by that either.
    assert single.claim()
    single.release()
    FIGURES.note(18, real_starts=1)
