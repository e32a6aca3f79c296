"""The key of a journal that was open stands for its passphrase, for as long as it is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.journal import restore_backup

WORDS = "четыре тихих слова"


def test_it_opens_the_journal_again(tmp_path: Path) -> None:
    path = tmp_path / "practice.journal"
    with open_journal(path, WORDS) as journal:
        journal.clients.add("Вера")
        key = journal.key
        with pytest.raises(JournalError, match="journal_in_use"):
            open_journal(path, key)
    with open_journal(path, key) as journal:
        assert journal.is_encrypted
        assert [line.name for line in journal.client_lines()] == ["Вера"]


def test_it_brings_back_a_backup_of_its_own_key_only(tmp_path: Path) -> None:
    path, other = tmp_path / "practice.journal", tmp_path / "other.journal"
    with open_journal(path, WORDS) as journal:
        backup, key = journal.backup(), journal.key
    open_journal(other, "другие слова").close()
    assert restore_backup(backup, path, key) is not None
    with pytest.raises(JournalError, match="wrong_passphrase"):
        restore_backup(other, path, key)
    open_journal(path, WORDS).close()


def test_a_plain_journal_needs_none(tmp_path: Path) -> None:
    path, plain = tmp_path / "practice.journal", tmp_path / "plain.journal"
    with open_journal(path, WORDS) as journal:
        key = journal.key
    with open_journal(plain) as journal:
        assert journal.key is None
        assert not journal.opens_with("")
    with open_journal(plain, key) as journal:
        assert not journal.is_encrypted


def test_the_passphrase_of_an_open_journal_is_known(tmp_path: Path) -> None:
    with open_journal(tmp_path / "practice.journal", WORDS) as journal:
        assert journal.opens_with(WORDS)
        assert not journal.opens_with(WORDS + " ")
        assert not journal.opens_with("")
