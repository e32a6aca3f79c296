"""Row 10. A file cut to 75 %: set aside whole; what is left is saved, and the backup gives the
rest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.safety import salvage
from journal_app.storage.check import check
from journal_app.storage.vault import sidecar_of
from tests.core import rows
from tests.faults.figures import FIGURES
from tests.faults.ground import count, dice, filled, truncate

TABLES = ("client", "entry", "promise", "note", "visit", "fragment")
Told = set[tuple[str, str, str]]


def told_by(path: Path, passphrase: str | None) -> Told:
    with open_journal(path, passphrase) as journal:
        assert check(journal.store) == []
        return {(t, row["uid"], row["digest"]) for t in TABLES for row in rows(journal, t)}


def noticed(path: Path, passphrase: str | None) -> bool:
    """Whether opening, or a check at the latest, says that the file is damaged."""
    try:
        with open_journal(path, passphrase) as journal:
            return check(journal.store) != []
    except JournalError as error:
        return error.code == "damaged"


@pytest.mark.parametrize("passphrase", [None, "тихий вечер"], ids=["plain", "encrypted"])
def test_what_was_cut_off_comes_from_the_backup(tmp_path: Path, passphrase: str | None) -> None:
    chance = dice(10)
    stored = tmp_path / "stored" / "practice.journal"
    stored.parent.mkdir()
    filled(stored, 10, 250, passphrase)
    told = told_by(stored, passphrase)
    for number in range(count(2, 50)):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = Path(shutil.copy(stored, folder))
        if passphrase:
            shutil.copy(sidecar_of(stored), sidecar_of(path))
        if number % 2:
            with open_journal(path, passphrase) as journal:
                journal.backup()
        truncate(path, 0.75 if number < 2 else chance.uniform(0.6, 0.9))
        cut = path.read_bytes()
        assert noticed(path, passphrase)
        assert path.read_bytes()[: len(cut) // 2] == cut[: len(cut) // 2]
        path.write_bytes(cut)
        report = salvage(path, passphrase)
        assert report.kept_as.read_bytes() == cut
        left = told_by(path, passphrase)
        share = len(told & left) / len(told)
        assert share == 1 if number % 2 else share > 0.4
        name = "with" if number % 2 else "without"
        FIGURES.note(10, **{f"rows_{name}_backup": len(told), f"saved_{name}": len(told & left)})
        shutil.rmtree(folder)
