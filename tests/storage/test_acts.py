"""Acts of erasing stay where an older backup comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal_app import open_journal, safety
from journal_app.journal import restore_backup
from journal_app.storage.check import check


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
