"""What a day at the desk leaves on the disk beside the journal: nothing anybody wrote.

A real process lives the day with planted words (``usual_day``), and everything it could have
written is looked through while it runs, after it is killed, and after it is closed.
"""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app import open_journal
from tests.ui.privacy.usual_day import NAME, PLANTED

ROOT = Path(__file__).resolve().parents[3]
DAY = "tests.ui.privacy.usual_day"
PASSPHRASE = "тихий омут под ивой 7"
FORMS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251")


def forms_of(word: str) -> set[bytes]:
    r"""A word as bytes, in any case, as Qt's settings write it (``\x44f``) and as JSON does."""
    cases = {word, word.lower(), word.upper(), word.capitalize()}
    found = {one.encode(form) for one in cases for form in FORMS}
    for one in cases:
        found.add("".join(f"\\x{ord(sign):x}" for sign in one).encode())
        found.add("".join(f"\\u{ord(sign):04x}" for sign in one).encode())
    return found


NEEDLES = frozenset(form for word in PLANTED for form in forms_of(word))


def traces(*places: Path) -> list[str]:
    """Every file in the places that holds a planted word, or whose name does."""
    found = []
    for place in places:
        for path in sorted(place.rglob("*")):
            if any(word.lower() in path.name.lower() for word in PLANTED):
                found.append(f"{path} (its name)")
            if path.is_file() and not path.is_symlink():
                content = path.read_bytes()
                if any(needle in content for needle in NEEDLES):
                    found.append(str(path))
    return found


class Day:
    """The process, and all folders it may write to."""

    def __init__(self, folder: Path, passphrase: str | None = None) -> None:
        self.home, self.temp, self.desk = (folder / name for name in ("home", "temp", "desk"))
        for place in (self.home, self.temp, self.desk):
            place.mkdir()
        self.journal = self.desk / "practice.journal"
        env = {**os.environ, "HOME": str(self.home), "TMPDIR": str(self.temp)}
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            env[f"XDG_{name}_HOME"] = str(self.home / name.lower())
        self._shared = set(Path("/dev/shm").glob("*")) if Path("/dev/shm").is_dir() else set()
        open_journal(self.journal, passphrase).close()
        self.process = subprocess.Popen(
            [sys.executable, "-m", DAY, str(self.journal), *([passphrase] if passphrase else [])],
            cwd=ROOT,
            env=env,
            umask=0o022,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def heard(self) -> str:
        """The next word of the process; its errors when it ended instead."""
        assert self.process.stdout is not None
        word = self.process.stdout.readline().strip()
        assert word, self.process.communicate()[1]
        return word

    def say(self, wish: str) -> None:
        """Tell the process what to do next."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{wish}\n")
        self.process.stdin.flush()

    def kill(self) -> None:
        """End the process at once."""
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def places(self) -> list[Path]:
        """Where it could write besides the journal's own folder."""
        shared = set(Path("/dev/shm").glob("*")) if Path("/dev/shm").is_dir() else set()
        return [self.home, self.temp, *(one for one in shared - self._shared if one.is_dir())]


def lived(folder: Path, passphrase: str | None = None) -> Iterator[Day]:
    """A day that ends with the test."""
    day = Day(folder, passphrase)
    yield day
    if day.process.poll() is None:
        day.process.kill()
    day.process.communicate()


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    yield from lived(tmp_path)


@pytest.fixture
def secret_day(tmp_path: Path) -> Iterator[Day]:
    yield from lived(tmp_path, PASSPHRASE)


def test_the_words_are_found_where_they_are(day: Day) -> None:
    assert day.heard() == "open"
    assert traces(day.desk), "the journal has no passphrase: the search itself must find them"


def test_nothing_is_left_beside_the_journal(day: Day) -> None:
    assert day.heard() == "open"
    assert traces(*day.places()) == []
    day.say("close")
    assert day.process.wait(30) == 0, day.process.communicate()[1]
    assert traces(*day.places()) == []
    log = day.home / "state" / "client-journal" / "client-journal.log"
    assert "ValueError" in log.read_text(encoding="utf-8"), "the bug was met"


def test_nothing_is_left_after_a_kill(day: Day) -> None:
    assert day.heard() == "open"
    day.kill()
    assert traces(*day.places()) == []


def test_with_a_passphrase_nothing_is_readable_anywhere(secret_day: Day) -> None:
    day = secret_day
    assert day.heard() == "open"
    everywhere = [day.desk, *day.places()]
    assert traces(*everywhere) == [], "while it runs"
    assert any(day.desk.glob("*-wal")), "with what was just written in its log"
    day.say("lock")
    assert day.heard() == "locked"
    assert traces(*everywhere) == [], "after the lock"
    day.say("close")
    assert day.process.wait(30) == 0
    assert traces(*everywhere) == [], "after the end"
    with open_journal(day.journal, PASSPHRASE) as journal:
        assert [line.name for line in journal.client_lines()] == [NAME]
        assert any(journal.backup_folder.iterdir())


def test_with_a_passphrase_a_kill_leaves_nothing_readable(secret_day: Day) -> None:
    day = secret_day
    assert day.heard() == "open"
    day.kill()
    assert traces(day.desk, *day.places()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows gives rights by the folder")
def test_nobody_else_may_read_what_is_written(day: Day) -> None:
    assert day.heard() == "open"
    before = modes(day)
    day.say("close")
    day.process.communicate(timeout=30)
    for mode in (before, modes(day)):
        assert mode, "something was written"
        assert {path: bits for path, bits in mode.items() if bits & 0o077} == {}


def modes(day: Day) -> dict[str, int]:
    """The rights of all that the process made."""
    made = [*day.home.rglob("*"), *day.temp.rglob("*"), *day.desk.rglob("*")]
    return {str(one): stat.S_IMODE(one.stat().st_mode) for one in made if not one.is_symlink()}


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="/proc is Linux")
def test_a_crash_of_an_open_journal_writes_no_core(day: Day) -> None:
    assert day.heard() == "open"
    limits = Path(f"/proc/{day.process.pid}/limits").read_text(encoding="ascii").splitlines()
    (core,) = [line.split() for line in limits if line.startswith("Max core file size")]
    assert core[4:6] == ["0", "0"]


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="/proc is Linux")
def test_the_process_list_tells_no_content(day: Day) -> None:
    assert day.heard() == "open"
    told = b"".join(
        Path(f"/proc/{day.process.pid}/{name}").read_bytes() for name in ("cmdline", "comm")
    )
    assert not any(needle in told for needle in NEEDLES)
