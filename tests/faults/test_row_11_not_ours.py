"""Row 11. 0 bytes, a text file, someone else's SQLite: refused by everyone, and unchanged."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.cli import main
from journal_app.errors import JournalError
from journal_app.journal import restore_backup
from journal_app.safety import salvage
from tests.core import beside, rows
from tests.faults.figures import FIGURES
from tests.faults.ground import count, dice, filled

Make = Callable[[Path, int], object]


def text(path: Path, number: int) -> object:
    return path.write_text("Дорогая Вера!\n" * (1 + number * 100), encoding="utf-8")


def noise(path: Path, number: int) -> object:
    return path.write_bytes(dice(11, number).randbytes(10 + number * 1000))


def of_another(path: Path, number: int) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE client (id INTEGER PRIMARY KEY, uid TEXT, name TEXT)")
        other.executemany("INSERT INTO client VALUES (?, ?, 'Вера')", [(n, n) for n in range(50)])
        other.execute(f"PRAGMA user_version = {number}")
        other.commit()


@pytest.mark.parametrize("make", [lambda path, _: path.write_bytes(b""), text, noise, of_another])
def test_what_is_not_ours_is_refused_and_left_alone(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "practice.journal"
    for number in range(count(3, 25)):
        path.unlink(missing_ok=True)
        make(path, number)
        before = beside(path)
        for _ in range(2):
            with pytest.raises(JournalError) as error:
                open_journal(path)
            assert error.value.code in ("not_a_journal", "passphrase_needed")
        out = str(tmp_path / "out.json")
        for task in ("check", "balances", "backup", "salvage", "encrypt", "decrypt", "passphrase"):
            assert main([task, str(path)]) == 1
        assert main(["export", str(path), out]) == 1
        assert main(["import", str(path), str(path)]) == 1
        assert beside(path) == before
        FIGURES.note(11, refused=1, changed=0)


@pytest.mark.parametrize("number", range(11))
def test_the_root_of_a_disk_is_refused_in_one_line(
    tmp_path: Path, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    word, other = tmp_path / "word", tmp_path / "other.journal"
    word.write_text("тихий вечер", encoding="utf-8")
    root = tmp_path.anchor
    old, new = ["--passphrase-file", str(word)], ["--new-passphrase-file", str(word)]
    tasks = [
        ["balances", root],
        ["check", root],
        ["backup", root],
        ["salvage", root],
        ["export", root, str(tmp_path / "out.json")],
        ["import", root, str(word)],
        ["restore", root, str(other)],
        ["encrypt", root, *new],
        ["decrypt", root, *old],
        ["passphrase", root, *old, *new],
        ["dossier", root, "Вера", str(tmp_path / "out")],
    ]
    assert main(tasks[number]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "not a client journal" in said
    assert not other.exists()


def test_a_name_that_is_too_long_is_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["balances", str(tmp_path / ("я" * 300))]) == 1
    assert capsys.readouterr().err.startswith("There is no file")


@pytest.mark.skipif(sys.platform != "linux", reason="a file that cannot be read, as Linux has one")
def test_a_disk_that_does_not_answer_is_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = tmp_path / "word"
    word.write_text("тихий вечер", encoding="utf-8")
    given = ["--passphrase-file", str(word), "--new-passphrase-file", str(word)]
    assert main(["passphrase", "/proc/self/mem", *given]) == 1
    assert main(["balances", "/proc/self/mem"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in said] == ["The disk does not answer"] * 2


SECRET = "тихий вечер"


def beginning_gone(path: Path, how: str) -> None:
    """Spoil a file so that nothing in its first page says whose it was."""
    if how == "emptied":
        path.write_bytes(b"")
        return
    with path.open("r+b") as file:
        file.write(bytes(4096) if how == "zeros" else dice(11).randbytes(4096))


@pytest.mark.parametrize("how", ["emptied", "zeros", "noise"])
@pytest.mark.parametrize("passphrase", [None, SECRET], ids=["plain", "encrypted"])
def test_what_its_backups_vouch_for_is_damaged_and_not_somebody_elses(
    tmp_path: Path, passphrase: str | None, how: str
) -> None:
    path = tmp_path / "practice.journal"
    filled(path, 5, 60, passphrase)
    with open_journal(path, passphrase) as journal:
        entries = rows(journal, "entry")
        backup = journal.backup()
    beginning_gone(path, how)
    spoiled = beside(path)
    for given in (passphrase, None):
        with pytest.raises(JournalError) as error:
            open_journal(path, given)
        asked = given != passphrase and how != "emptied"
        assert error.value.code == ("passphrase_needed" if asked else "damaged")
    assert beside(path) == spoiled
    if how == "emptied":
        restore_backup(backup, path, passphrase)
    else:
        salvage(path, passphrase)
    with open_journal(path, passphrase) as journal:
        assert rows(journal, "entry") == entries
    FIGURES.note(11, journals_with_no_beginning=1)
