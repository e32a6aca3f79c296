"""Row 22. SIGKILL while a passphrase is set, changed or removed: exactly one passphrase opens the
journal, all of it is there, and no plain copy is left where there should be none."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app import open_journal, safety
from journal_app.errors import JournalError
from journal_app.storage import vault
from journal_app.storage.backup_list import backup_folder
from journal_app.storage.check import check
from journal_app.storage.leftovers import draft_of
from tests.core import Dump, practice
from tests.faults.figures import FIGURES
from tests.faults.ground import count, filled, killed_or_done, places_of

FIRST, SECOND = "первый ёжик 🦔", "second hedgehog, 2"
KEYS = (None, FIRST, SECOND)
WORD = "прячется-от-сестры"
TURNS = {
    None: ("encrypt", (FIRST,), FIRST),
    FIRST: ("change_passphrase", (FIRST, SECOND), SECOND),
    SECOND: ("decrypt", (SECOND,), None),
}
"""What is done to a journal of each passphrase, and which one it has then."""

DOES = """
import sys
from journal_app import safety
print("ready", flush=True)
getattr(safety, sys.argv[1])(*sys.argv[2:])
print("done", flush=True)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A plain journal of some size, closed."""
    path = tmp_path / "practice.journal"
    filled(path, steps=280)
    with open_journal(path) as journal:
        journal.notes.add(1, WORD)
    return path


def content(path: Path, passphrase: str | None) -> Dump:
    with open_journal(path, passphrase) as journal:
        assert check(journal.store) == []
        return practice(journal)


def only_key_of(path: Path) -> str | None:
    """The one passphrase that opens a journal; any other is refused by its name."""
    found = []
    for passphrase in KEYS:
        try:
            open_journal(path, passphrase).close()
            found.append(passphrase)
        except JournalError as error:
            if error.code not in ("passphrase_needed", "wrong_passphrase", "not_encrypted"):
                raise
    assert len(found) == 1, f"{len(found)} passphrases open it"
    return found[0]


def turn_killed(
    path: Path, key: str | None, moment: float = 0, when: Callable[[], bool] | None = None
) -> bool:
    """Begin the next turn of a journal and kill it after so many seconds, or as soon as something
    is seen; whether it was done by then."""
    name, passphrases, _ = TURNS[key]
    return killed_or_done(DOES, name, path, *passphrases, moment=moment, when=when)


def look(path: Path, key: str | None, done: bool, before: Dump) -> str | None:
    """Start anew after a kill: old or new, never both, never half; the passphrase it has now."""
    new = TURNS[key][2]
    now = only_key_of(path)
    assert now in ((new,) if done else (key, new))
    assert content(path, now) == before
    left = {one.name for one in path.parent.iterdir()} - {backup_folder(path).name}
    assert left == {path.name} if now is None else {path.name, vault.sidecar_of(path).name}
    if now is not None:
        shutil.rmtree(backup_folder(path), ignore_errors=True)  # those of its plain time
        assert places_of([WORD], path.parent) == []
    opened_by = {"opened_by_the_old_key": int(now == key), "opened_by_the_new_key": int(now == new)}
    FIGURES.note(22, kills=int(not done), ended_before=int(done), **opened_by, opened_by_two=0)
    return now


def test_a_kill_at_any_moment_leaves_one_passphrase(place: Path) -> None:
    chance, key, before = random.Random(), None, content(place, None)
    for _ in range(count(6, 200)):
        done = turn_killed(place, key, chance.uniform(0.01, 0.9))
        key = look(place, key, done, before)


def is_there(path: Path, size: int = 0) -> bool:
    try:
        return path.stat().st_size >= size
    except FileNotFoundError:
        return False


STEPS: dict[str, Callable[[Path, int, int], Callable[[], bool]]] = {
    "the new file is begun": lambda path, _size, _number: lambda: is_there(draft_of(path)),
    "the new file is half there": lambda path, size, _: lambda: _other_file(path, size // 2),
    "the new file is nearly there": lambda path, size, _: (
        lambda: is_there(draft_of(path), size * 9 // 10)
    ),
    "the marks are changed": lambda path, _size, _: _marks_change(path),
    "the new file has the name": lambda path, _size, number: lambda: path.stat().st_ino != number,
}


def _other_file(path: Path, size: int) -> bool:
    """Whether another file grows beside the journal, whatever it is called."""
    own = {path.name, *(path.name + suffix for suffix in (".salt", "-wal", "-shm", "-journal"))}
    return any(is_there(one, size) for one in path.parent.glob("*.*") if one.name not in own)


def _marks_change(path: Path) -> Callable[[], bool]:
    before = vault.read_sidecar(path)
    return lambda: vault.read_sidecar(path) != before


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_each_step_leaves_one_passphrase(place: Path, step: str) -> None:
    key, before = None, content(place, None)
    for _ in range(count(3, 30)):
        told = place.stat()
        when = STEPS[step](place, told.st_size, told.st_ino)
        done = turn_killed(place, key, when=when)
        now = look(place, key, done, before)
        if now == key:  # go on from the next one all the same
            name, passphrases, now = TURNS[key]
            getattr(safety, name)(place, *passphrases)
        key = now


def test_a_plain_draft_of_a_killed_decryption_is_gone_at_the_next_start(place: Path) -> None:
    safety.encrypt(place, FIRST)
    safety.change_passphrase(place, FIRST, SECOND)
    shutil.rmtree(backup_folder(place))
    size = place.stat().st_size
    turn_killed(place, SECOND, when=lambda: is_there(draft_of(place), size // 2))
    if vault.is_encrypted(place):
        with pytest.raises(JournalError, match="passphrase_needed"):
            open_journal(place)
        assert places_of([WORD], place.parent) == []
        assert only_key_of(place) == SECOND
