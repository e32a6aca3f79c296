"""The program makes no network connection: it cannot have made one and live."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.no_network import can_wall_in

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.skipif(not can_wall_in(), reason="no filter of system calls here")

DAY = """
import sys
from pathlib import Path
from tests.no_network import wall_in
wall_in(kill=True)
from PySide6.QtCore import Qt, QTimer
from journal_app import open_journal
from journal_app.exchange.demo import write_sample
from tests.ui.keys import press, type_text, CTRL
from ui.app import create_window, make_application
from ui.program import Program

path = Path(sys.argv[1])
with open_journal(path) as journal:
    write_sample(journal.store, "nail", "ru", clients=6)
app = make_application()
program = Program(app, "ru", "light", attended=False)

def day():
    window = program._window
    window.activateWindow()
    window.show_client(1)
    press(None, "1")
    type_text(None, "чай с мятой")
    press(None, Qt.Key.Key_Return)
    press(None, "k", CTRL)
    press(None, Qt.Key.Key_Escape)
    for page in ("today", "method", "settings", "plan", "clients"):
        window.go(page)
    press(window, Qt.Key.Key_F4)
    press(window, Qt.Key.Key_F4)
    window.files.back_up()
    QTimer.singleShot(0, done)

def done():
    window = program._window
    if window.is_busy():
        QTimer.singleShot(20, done)
        return
    entries = window.desk.journal.counts()["entries"]
    window.close()
    print(entries, flush=True)

def begin():
    if program._window is None or not program._window.isVisible():
        QTimer.singleShot(20, begin)
    else:
        program._window.settled.connect(day)

QTimer.singleShot(0, begin)
sys.exit(program.run(path))
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_day_in_the_window_reaches_for_no_network(tmp_path: Path) -> None:
    done = run(DAY, str(tmp_path / "a.journal"))
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 6


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_the_wall_would_have_noticed(family: str) -> None:
    reach = "from tests.no_network import wall_in; wall_in(kill=True)\nimport socket\nsocket.{}"
    assert run(reach.format("socket(socket.AF_UNIX)")).returncode == 0
    done = run(reach.format(f"socket(socket.{family})"))
    assert done.returncode == -signal.SIGSYS


def test_the_whole_run_is_behind_it() -> None:
    import socket

    with pytest.raises(PermissionError):
        socket.socket(socket.AF_INET)
