"""Row 14. Bringing backups back again and again takes none of them away: the oldest one is still
there, and so is all that was replaced."""

from __future__ import annotations

import shutil
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.storage.backup_list import backups_of
from journal_app.storage.check import check
from journal_app.storage.restoring import restore
from tests.core import TODAY, HandClock, rows
from tests.faults.figures import FIGURES
from tests.faults.ground import count


@pytest.mark.parametrize("passphrase", [None, "Ёжик идёт домой, 7 раз"], ids=["plain", "encrypted"])
def test_the_oldest_backup_is_still_there(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "a.journal"
    clock = HandClock(TODAY - timedelta(days=40))
    with open_journal(path, passphrase, clock) as journal:
        journal.clients.add("Вера")
        journal.backup()
        journal.clients.add("Ия")
    clock.forward(40)
    first = backups_of(path)[-1]
    for number in range(2, 38):  # so many that the first is about to go
        day = TODAY - timedelta(days=40 - number)
        copy = first.path.with_name(f"a-{number:04d}-{day}-120000.journal")
        shutil.copy(first.path, copy)
        if passphrase:
            shutil.copy(f"{first.path}.salt", f"{copy}.salt")
    there = {backup.path for backup in backups_of(path)}
    kept: set[Path] = set()
    for _ in range(count(10, 30)):
        oldest = backups_of(path)[-1]
        assert oldest.path == first.path
        noon = datetime.combine(clock(), time(12)).astimezone()
        aside = restore(oldest.path, path, passphrase, noon)
        assert aside is not None
        kept.add(aside)
        with open_journal(path, passphrase, clock) as journal:
            assert len(rows(journal, "client")) == 1
            told = [one["detail"] for one in rows(journal, "event") if one["what"] == "restored"]
            assert told == [first.path.name]
            journal.clients.add("Ольга")
            journal.backup_if_changed()
            assert check(journal.store) == []
        clock.forward(1)
    assert there <= {backup.path for backup in backups_of(path)}
    assert all(aside.exists() for aside in kept)
    FIGURES.note(14, restores=len(kept), backups_gone=0)
