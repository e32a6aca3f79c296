"""The real program in a real X window, driven by real keys: what is recorded is there tomorrow."""

import json
import os
import select
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30.0
"""Seconds that a slow machine may take for one step; a quick one does not wait for them."""


def until(condition: Callable[[], bool], what: str) -> None:
    """Waits for something another process does; it is looked for, never slept for."""
    pause = threading.Event()
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"waited {PATIENCE:.0f} s in vain: {what}"
        pause.wait(0.02)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen of our own, on a number that the X server finds free itself.

    ``-noreset``: a server begins anew when its last client leaves, as xdotool does after each
    question, and a program that connects in that moment is turned away (92 of 2,728 were).
    """
    absent = [name for name in ("Xvfb", "xdotool") if not shutil.which(name)]
    if absent and not sys.platform.startswith("linux"):
        pytest.skip(f"no {' and '.join(absent)} on this system")
    assert not absent, f"install {' and '.join(absent)} (Debian, Ubuntu: apt install xvfb xdotool)"
    ready, announce = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(announce), "-noreset", "-screen", "0", "1400x900x24"],
        pass_fds=[announce],
        stderr=subprocess.DEVNULL,
    )
    os.close(announce)
    try:
        assert select.select([ready], [], [], PATIENCE)[0], "Xvfb did not start"
        number = os.read(ready, 16).decode().strip()
        assert number, "Xvfb found no free display"
        yield f":{number}"
    finally:
        os.close(ready)
        server.terminate()
        server.wait(PATIENCE)


class Person:
    """Someone at the keyboard of one run of the program."""

    def __init__(self, journal: Path, display: str) -> None:
        self._journal = journal
        self._env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._program = subprocess.Popen(
            [sys.executable, "-m", "journal_app", str(journal), "--lang", "en"],
            cwd=ROOT,
            env=self._env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wait_for_a_window(self, after: str = "") -> str:
        """The window that is on the screen, another one than ``after``."""
        until(lambda: bool(set(self._windows()) - {after}), "a window appears")
        return next(window for window in self._windows() if window != after)

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._env,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout

    def _windows(self) -> list[str]:
        assert self._program.poll() is None, f"the program ended: {self._words()}"
        found = self._xdotool("search", "--onlyvisible", "--pid", str(self._program.pid))
        return found.split()

    def _words(self) -> str:
        assert self._program.stdout
        return self._program.stdout.read()

    def _take_focus(self) -> None:
        """No window manager runs here, so nobody else gives the newest window the keyboard."""
        window = self.wait_for_a_window()
        if self._xdotool("getwindowfocus").strip() != window:
            self._xdotool("windowfocus", "--sync", window)

    def press(self, *keys: str) -> None:
        self._take_focus()
        self._xdotool("key", "--clearmodifiers", *keys)

    def write(self, text: str) -> None:
        self._take_focus()
        self._xdotool("type", "--clearmodifiers", text)

    def press_to_save(self, *keys: str) -> None:
        """Presses keys and waits until the journal on the disk is another one."""
        before = self._on_disk()
        self.press(*keys)
        until(lambda: self._on_disk() != before, f"{keys} saves something")

    def _on_disk(self) -> list[tuple[str, int, int]]:
        files = sorted(self._journal.parent.glob(f"{self._journal.name}*"))
        return [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]

    def quit(self) -> None:
        self.press("ctrl+q")
        code = self._program.wait(PATIENCE)
        assert (code, self._words()) == (0, "")

    def leave(self) -> None:
        """Whatever happened, no process outlives the test."""
        if self._program.poll() is None:
            self._program.kill()
        self._program.communicate()


@pytest.fixture
def open_program(display: str, home: Path) -> Iterator[Callable[[], Person]]:
    """Starts the program on one journal in an empty home folder, as often as asked."""
    people: list[Person] = []

    def start() -> Person:
        people.append(Person(home / "practice.journal", display))
        people[-1].wait_for_a_window()
        return people[-1]

    yield start
    for person in people:
        person.leave()


def balances(journal: Path) -> dict[str, int]:
    """Name -> balance, as the command line tells them."""
    done = subprocess.run(
        [sys.executable, "-m", "journal_app", "balances", str(journal), "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {one["name"]: one["balance"] for one in json.loads(done.stdout)}


def test_what_was_recorded_is_there_after_a_new_start(
    open_program: Callable[[], Person], home: Path
) -> None:
    person = open_program()
    first_run = person.wait_for_a_window()
    person.press("Return")
    person.wait_for_a_window(after=first_run)
    person.press("ctrl+n")
    person.write("Vera")
    person.press_to_save("Return")
    person.press("1")
    person.write("tea just as she likes it")
    person.press_to_save("Return")
    person.quit()
    first = balances(home / "practice.journal")
    assert list(first) == ["Vera"]
    assert first["Vera"] > 0

    person = open_program()
    person.press("ctrl+f")
    person.write("ver")
    person.press("Return")
    person.press("1")
    person.write("remembered her holiday")
    person.press_to_save("Return")
    person.quit()
    assert balances(home / "practice.journal")["Vera"] > first["Vera"]
