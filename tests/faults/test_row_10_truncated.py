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
from tests.core import ROOT, rows
from tests.faults.figures import FIGURES
from tests.faults.ground import count, dice, filled, truncate

OLD = [ROOT / "tests" / "databases" / f"version-{number}.journal" for number in (1, 2)]
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


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_a_journal_of_an_older_version_is_judged_by_its_own_schema(
    old: Path, tmp_path: Path
) -> None:
    told = told_by(Path(shutil.copy(old, tmp_path / "twin.journal")), None)
    whole = old.read_bytes()
    for name, spoiled in (
        ("cut", whole[: len(whole) * 3 // 4]),
        ("first page", bytes(4096) + whole[4096:]),  # nor does it tell its version any more
    ):
        path = tmp_path / name / "old.journal"
        path.parent.mkdir()
        path.write_bytes(spoiled)
        report = salvage(path)
        left = told_by(path, None)
        assert "changed" not in {doubt.why for doubt in report.doubtful}
        assert left == told if name == "first page" else len(told & left) > 0.4 * len(told)
