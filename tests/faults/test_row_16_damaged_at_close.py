"""Row 16. The live file is damaged when the window closes: no new backup is made over it, nothing
is pruned, and the next start hears of it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.storage.check import check
from journal_app.storage.database import connect
from journal_app.storage.vault import key_for
from tests.core import TODAY, beside
from tests.faults.figures import FIGURES
from tests.faults.ground import count, dice, filled, flip_byte

PASSPHRASES = {"plain": None, "encrypted": "Ёжик идёт домой, 7 раз"}


def damage(path: Path, passphrase: str | None, chance: Random) -> None:
    """Flip a bit of the file, one that its own check notices (in free space it would not)."""
    sound = path.read_bytes()
    for _ in range(200):
        place = chance.randrange(8192, len(sound))
        flip_byte(path, place, 1)
        noticed = fails_its_check(path, passphrase)
        path.write_bytes(sound)  # opening wrote something
        if noticed:
            flip_byte(path, place, 1)
            return
    raise AssertionError("no bit of the file matters")


def fails_its_check(path: Path, passphrase: str | None) -> bool:
    try:
        with open_journal(path, passphrase) as journal:
            return bool({one.code for one in check(journal.store)} & {"digest", "sqlite"})
    except JournalError as error:
        return error.code == "damaged"


def close_after_work(path: Path, passphrase: str | None) -> str:
    """Something is written, and the journal backed up as the window does; what came of it."""
    try:
        with open_journal(path, passphrase, clock=lambda: TODAY) as journal:
            journal.clients.add("Вера")
            journal.backup_if_changed()
    except JournalError as error:
        return error.code
    return ""


@pytest.mark.parametrize("passphrase", PASSPHRASES.values(), ids=PASSPHRASES.keys())
def test_a_journal_that_is_damaged_makes_no_backup(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "a.journal"
    filled(path, steps=60, passphrase=passphrase)
    with open_journal(path, passphrase, clock=lambda: TODAY) as journal:
        journal.backup_if_changed()
        folder = journal.backup_folder
    sound, before = path.read_bytes(), beside(folder / "x")
    for number in range(count(4, 50)):
        path.write_bytes(sound)
        damage(path, passphrase, dice(16, number))
        for _ in range(2):  # at close, and again when the next start looks
            assert close_after_work(path, passphrase) == "damaged"
            assert beside(folder / "x") == before
        FIGURES.note(16, damaged=1, backups_over_it=0)


@pytest.mark.parametrize("passphrase", PASSPHRASES.values(), ids=PASSPHRASES.keys())
def test_a_row_that_only_its_digest_betrays_makes_no_backup(
    tmp_path: Path, passphrase: str | None
) -> None:
    """SQLite finds nothing wrong with a number that is another one."""
    path = tmp_path / "a.journal"
    filled(path, steps=30, passphrase=passphrase)
    with open_journal(path, passphrase, clock=lambda: TODAY) as journal:
        journal.backup_if_changed()
        folder = journal.backup_folder
    database = connect(path, key_for(path, passphrase))
    database.execute_sql("UPDATE entry SET points = points + 1 WHERE id = 1")
    database.close()
    before = beside(folder / "x")
    assert close_after_work(path, passphrase) == "damaged"
    assert beside(folder / "x") == before
    FIGURES.note(16, damaged=1, backups_over_it=0)
