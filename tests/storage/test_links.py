"""A journal that is reached by a link: what belongs to it lies where it really is."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal_app import open_journal, safety
from journal_app.journal import backups_beside, restore_backup
from journal_app.storage.vault import PLAIN_HEADER

SECRET = "тихий вечер"


@pytest.fixture
def link(tmp_path: Path) -> Path:
    """A link of another name to a journal with one client; the journal is ``real/a.journal``."""
    real = tmp_path / "real" / "a.journal"
    with open_journal(real) as journal:
        journal.clients.add("Зинаида")
    path = tmp_path / "Журнал.journal"
    path.symlink_to(real)
    return path


def plain(folder: Path) -> set[Path]:
    return {
        path.resolve()
        for path in folder.rglob("*.journal")
        if path.read_bytes().startswith(PLAIN_HEADER)
    }


def test_by_a_link_nothing_of_a_journal_is_missed(link: Path, tmp_path: Path) -> None:
    real = link.resolve()
    with open_journal(link) as journal:
        assert journal.path == link  # as the person names it
        made = journal.backup()
        assert [one.path for one in journal.backups()] == [made]
    assert made.parent == real.parent / "a backups"
    assert [one.path for one in backups_beside(link)] == [made]
    kept = restore_backup(made, link)
    assert kept is not None
    assert kept.parent == real.parent
    safety.encrypt(link, SECRET)
    assert set(safety.open_copies(link)) == plain(tmp_path) != set()
    with open_journal(link, SECRET) as journal:
        (client,) = journal.client_lines()
        before = {copy.path for copy in journal.rights.reach(client.id).copies}
        assert before >= {kept, *plain(tmp_path)}
        journal.rights.erase(client.id, "просьба", rewrite=True, remove=True)
    holds = "Зинаида".encode()
    assert not any(holds in path.read_bytes() for path in plain(tmp_path))
    safety.remove_copies(safety.open_copies(link))
    assert plain(tmp_path) == set()
    safety.change_passphrase(link, SECRET, SECRET + "!")
    safety.decrypt(link, SECRET + "!")
    assert link.is_symlink()
    assert not safety.is_encrypted(link)


def test_copies_that_were_made_by_the_name_of_a_link_are_found(link: Path) -> None:
    with open_journal(link) as journal:
        made = journal.backup()
        old = link.with_name("Журнал backups") / made.name.replace("a-", "Журнал-", 1)
        old.parent.mkdir()
        old.write_bytes(made.read_bytes())
        (client,) = journal.client_lines()
        assert old in {copy.path for copy in journal.rights.reach(client.id).copies}
    safety.encrypt(link, SECRET)
    assert old in safety.open_copies(link)
