"""Acts of erasing stay where an older backup comes back."""

from __future__ import annotations

import shutil
from pathlib import Path

import peewee
import pytest

from journal_app import open_journal, safety
from journal_app.journal import restore_backup
from journal_app.storage.acts import bring_acts
from journal_app.storage.check import check
from journal_app.storage.database import close_database, open_database


@pytest.mark.parametrize("passphrase", [None, "тихий чай у окна"])
def test_an_older_backup_brings_the_client_back_and_keeps_the_act(
    tmp_path: Path, passphrase: str | None
) -> None:
    path = tmp_path / "practice.journal"
    with open_journal(path, passphrase) as journal:
        vera = journal.clients.add("Вера").id
        older = journal.backup()
        journal.clients.erase(vera, "просьба")
        (act,) = journal.rights.acts()
        assert act.mark in safety.look_into(older, passphrase).marks
    restore_backup(older, path, passphrase)
    with open_journal(path, passphrase) as journal:
        assert [line.name for line in journal.client_lines()] == ["Вера"]
        assert [(one.number, one.mark, one.reason) for one in journal.rights.acts()] == [
            (act.number, act.mark, act.reason)
        ]
        assert check(journal.store) == []
        journal.clients.erase(journal.client_lines()[0].id, "снова")
        assert [one.number for one in journal.rights.acts()] == [2, 1]


def test_two_acts_of_one_number_are_both_there(tmp_path: Path) -> None:
    path = tmp_path / "practice.journal"
    with open_journal(path) as journal:
        vera, olga = (journal.clients.add(name).id for name in ("Вера", "Ольга"))
        before = journal.backup(tmp_path / "elsewhere")
        journal.clients.erase(vera, "первая")
    with open_journal(before) as other:  # a copy that went a way of its own
        other.clients.erase(olga, "вторая")
    restore_backup(before, path)
    with open_journal(path) as journal:
        assert [(one.number, one.reason) for one in journal.rights.acts()] == [
            (2, "первая"),
            (1, "вторая"),
        ]
        assert check(journal.store) == []


def test_no_copy_is_gone_on_with_whose_disk_is_full(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    draft = tmp_path / "draft"
    with open_journal(tmp_path / "practice.journal") as journal:
        shutil.copyfile(journal.backup(), draft)
        close_database(open_database(draft))  # from now on it has a log, as in a restore
        journal.clients.erase(journal.clients.add("Вера").id, "просьба " * 200)
        more = """WITH RECURSIVE other (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM other LIMIT 50)
            INSERT INTO erasure (uid, at, number, mark, since, reason, counts, backups, digest)
            SELECT hex(randomblob(16)), at, n, mark, since, reason, counts, backups, digest
            FROM erasure, other"""
        journal.store.database.execute_sql(more)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (draft.stat().st_size, before[1]))
        try:
            with pytest.raises(peewee.OperationalError):
                bring_acts(journal.store.database, draft, None)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_damaged_act_keeps_nobody_from_adding_a_client(tmp_path: Path) -> None:
    with open_journal(tmp_path / "practice.journal") as journal:
        for name in ("Вера", "Ольга"):
            journal.clients.erase(journal.clients.add(name).id, "просьба")
        journal.store.database.execute_sql("PRAGMA ignore_check_constraints = ON")
        spoil = "UPDATE erasure SET counts = replace(counts, '{', ';') WHERE number = 2"
        journal.store.database.execute_sql(spoil)
        assert journal.clients.add("Нина").id == 2
        assert [bool(act.counts) for act in journal.rights.acts()] == [False, True]
