"""Row 7. A read-only file or folder: the journal opens for viewing, and says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.storage.check import check
from journal_app.words import say
from tests.core import beside, practice
from tests.faults.figures import FIGURES
from tests.faults.ground import Writer, count, dice, filled


@pytest.mark.parametrize("passphrase", [None, "тихий вечер"], ids=["plain", "encrypted"])
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_written_opens_for_viewing(
    tmp_path: Path, what: str, passphrase: str | None
) -> None:
    chance = dice(7)
    for number in range(count(2, 25)):
        path = tmp_path / str(number) / "practice.journal"
        path.parent.mkdir()
        filled(path, chance.randrange(1000), 20, passphrase)
        if number % 2:  # the newest steps are in the log alone
            with Writer(path, number, passphrase) as writer:
                writer.kill(0.2)
        before = beside(path)
        spoiled = path if what == "file" else path.parent
        spoiled.chmod(0o400 if what == "file" else 0o500)
        with open_journal(path, passphrase) as journal:
            told = practice(journal)
            assert journal.view_only == "read_only"
            assert check(journal.store) == []
            with pytest.raises(JournalError) as error:
                journal.clients.add("Ли")
        assert error.value.code == "view_only"
        assert "writing is not allowed" in say(error.value, "en")
        assert beside(path) == before
        spoiled.chmod(0o600 if what == "file" else 0o700)
        with open_journal(path, passphrase) as journal:
            assert {**practice(journal), "standing": []} == {**told, "standing": []}
        FIGURES.note(7, opened_for_viewing=1, bytes_changed=0)
