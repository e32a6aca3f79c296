"""Rows 9 and 10, killed. SIGKILL while a damaged journal is salvaged: the damaged one is there
whole, or the mended one is and the damaged one beside it; nothing by half, and nothing is left over
after the next start."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.safety import salvage
from journal_app.storage.backup_list import backup_folder
from journal_app.storage.check import check
from journal_app.storage.leftovers import draft_of_restore, mark_of_restore
from journal_app.storage.vault import sidecar_of
from tests.faults.figures import FIGURES
from tests.faults.ground import FULL, count, filled, killed_or_done, truncate

PASSPHRASE = "тихий вечер"
KEYS = (None, PASSPHRASE)
KINDS = pytest.mark.parametrize("passphrase", KEYS, ids=["plain", "encrypted"])
SALVAGES = """
import sys
from journal_app.safety import salvage
print("ready", flush=True)
salvage(sys.argv[1], sys.argv[2] or None)
print("done", flush=True)
"""


@pytest.fixture
def place(tmp_path: Path, passphrase: str | None) -> Path:
    """A journal in a folder of its own, cut to three quarters."""
    path = tmp_path / "practice" / "practice.journal"
    path.parent.mkdir()
    filled(path, 10, count(60, 250), passphrase)
    truncate(path, 0.75)
    return path


def salvage_killed(
    path: Path, passphrase: str | None, moment: float = 0, when: Callable[[], bool] | None = None
) -> bool:
    """Begin to salvage and kill it after so many seconds, or as soon as something is seen; whether
    it was done by then."""
    return killed_or_done(SALVAGES, path, passphrase or "", moment=moment, when=when)


def start(path: Path, passphrase: str | None) -> bool:
    """Open the journal as the program does; whether all is well with it."""
    try:
        with open_journal(path, passphrase) as journal:
            return check(journal.store) == []
    except JournalError as error:
        if error.code != "damaged":
            raise
        return False


def look(path: Path, passphrase: str | None, damaged: bytes, done: bool) -> None:
    """Start anew after a kill, and see what there is."""
    halves = len([one for one in path.parent.iterdir() if one.name.startswith(".")])
    before = path.read_bytes()
    mended = start(path, passphrase)
    left = {one.name for one in path.parent.iterdir() if one != path}
    kept = {one for one in left if "-replaced-" in one}
    others = {sidecar_of(path).name} if passphrase else set()
    assert left - kept <= {*others, backup_folder(path).name}, left
    if mended:
        (aside,) = (path.with_name(one) for one in kept if one.endswith(".journal"))
        assert aside.read_bytes() == damaged
    else:
        assert not done
        assert before == damaged
        assert kept == set()
    FIGURES.note(
        10, kills_of_a_salvage=int(not done), halves_swept=halves,
        mended_after_all=int(mended and not done), still_damaged_and_whole=int(not mended),
    )  # fmt: skip


def put_back(path: Path, damaged: bytes, sidecar: bytes | None) -> None:
    """The damaged journal and nothing else, as before."""
    shutil.rmtree(path.parent)
    path.parent.mkdir()
    path.write_bytes(damaged)
    if sidecar is not None:
        sidecar_of(path).write_bytes(sidecar)


def state(path: Path, passphrase: str | None) -> tuple[bytes, bytes | None]:
    return path.read_bytes(), sidecar_of(path).read_bytes() if passphrase else None


@KINDS
def test_a_kill_at_any_moment_leaves_one_whole_journal(place: Path, passphrase: str | None) -> None:
    chance, (damaged, sidecar) = random.Random(), state(place, passphrase)
    for _ in range(count(3, 100)):
        done = salvage_killed(place, passphrase, chance.uniform(0, count(6, 12) / 10))
        look(place, passphrase, damaged, done)
        put_back(place, damaged, sidecar)
    # It is no worse for all the kills.
    salvage(place, passphrase)
    assert start(place, passphrase)


def _any(path: Path, pattern: str) -> Callable[[], bool]:
    return lambda: next(path.parent.glob(pattern), None) is not None


STEPS: dict[str, Callable[[Path], Callable[[], bool]]] = {
    "the copy is begun": lambda path: _any(path, ".*.salvage/damaged"),
    "the new file is begun": lambda path: _any(path, ".*.salvage/mended"),
    "the new file is ready": lambda path: draft_of_restore(path).exists,
    "the damaged one is copied": lambda path: _any(path, ".*-replaced-*.part"),
    "the damaged one is kept": lambda path: _any(path, "*-replaced-*.journal"),
    "the change is promised": lambda path: mark_of_restore(path).exists,
    "the new file has the name": lambda path: _changed(path),
}


def _changed(path: Path) -> Callable[[], bool]:
    number = path.stat().st_ino
    return lambda: path.stat().st_ino != number


@pytest.mark.parametrize(
    ("step", "passphrase"),
    [
        (step, passphrase)
        for number, step in enumerate(STEPS)
        for passphrase in (KEYS if FULL else KEYS[number % 2 :][:1])
    ],
)
def test_a_kill_at_each_step_leaves_one_whole_journal(
    place: Path, step: str, passphrase: str | None
) -> None:
    damaged, sidecar = state(place, passphrase)
    for _ in range(count(1, 12)):
        done = salvage_killed(place, passphrase, when=STEPS[step](place))
        look(place, passphrase, damaged, done)
        put_back(place, damaged, sidecar)


@pytest.mark.parametrize("passphrase", [None], ids=["plain"])
def test_the_next_salvage_goes_on_where_the_last_was_killed(
    place: Path, passphrase: str | None
) -> None:
    damaged, _ = state(place, passphrase)
    salvage_killed(place, passphrase, when=STEPS["the new file is begun"](place))
    assert list(place.parent.glob(".*"))
    report = salvage(place, passphrase)
    assert report.kept_as.read_bytes() == damaged
    assert report.rows > 0
    assert list(place.parent.glob(".*")) == []
