"""A journal that is reached by a link: what belongs to it lies where it really is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journal_app import open_journal, safety
from journal_app.errors import JournalError
from journal_app.journal import backups_beside, restore_backup
from journal_app.storage.vault import PLAIN_HEADER
from tests.core import beside, child

KILLED = """
import os, sys
from pathlib import Path
from journal_app import open_journal
from journal_app.storage import second_name
second_name.refuse_second_name = print
open_journal(Path(sys.argv[1])).clients.add("Вера")
os.kill(os.getpid(), 9)
"""
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


def refused(path: Path) -> tuple[object, object]:
    """What to keep and what to remove, as a journal with two names says."""
    with pytest.raises(JournalError) as error:
        open_journal(path)
    assert error.value.code == "two_names"
    return error.value.details.get("keep"), error.value.details.get("remove")


def test_a_second_name_is_refused_and_the_one_with_the_log_stays(tmp_path: Path) -> None:
    a, b = tmp_path / "a.journal", tmp_path / "b.journal"
    with open_journal(a) as journal:
        journal.clients.add("Зинаида")
    os.link(a, b)
    assert refused(a) == ("a.journal", "b.journal")
    with child(KILLED, a) as process:  # as it was before second names were refused
        process.wait()
    assert refused(b) == ("a.journal", "b.journal") == refused(a)
    with open_journal(b, viewing=True) as journal:
        assert journal.view_only
    elsewhere = tmp_path / "folder" / "c.journal"
    elsewhere.parent.mkdir()
    b.rename(elsewhere)
    assert refused(a) == (None, None)
    elsewhere.unlink()
    with open_journal(a) as journal:
        assert [line.name for line in journal.client_lines()] == ["Вера", "Зинаида"]


def test_a_log_of_an_earlier_state_is_not_played_over_newer_words(tmp_path: Path) -> None:
    a, b = tmp_path / "a.journal", tmp_path / "b.journal"
    with open_journal(a) as journal:
        journal.clients.add("Зинаида")
    with child(KILLED, a) as process:
        process.wait()
    a.rename(b)  # and its log stays where it is
    with open_journal(b) as journal:
        for name in ("Анна", "Борис"):
            journal.clients.add(name)
    b.rename(a)
    before = beside(a)
    for look in (open_journal, safety.salvage):
        with pytest.raises(JournalError) as error:
            look(a)
        assert (error.value.code, error.value.details["log"]) == ("older_log", "a.journal-wal")
        assert beside(a) == before
    (tmp_path / "a.journal-wal").unlink()
    with open_journal(a) as journal:
        assert len(journal.client_lines()) == 3


def test_the_moment_when_a_new_journal_has_two_names_is_none_of_these(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    open_journal(path).close()
    draft = tmp_path / ".a.journal.1.new"
    os.link(path, draft)
    open_journal(path).close()
    assert not draft.exists()


def test_by_a_linked_folder_no_copy_is_told_of_twice(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    folder = tmp_path / "folder"
    folder.symlink_to(tmp_path / "real")
    path = folder / "a.journal"
    with open_journal(path) as journal:
        vera = journal.clients.add("Вера").id
        made = journal.backup()
    restore_backup(made, path)
    with open_journal(path) as journal:
        copies = [one.path.name for one in journal.rights.reach(vera).copies]
        assert len(copies) == len(set(copies)) >= 2
    safety.encrypt(path, SECRET)
    found = [one.name for one in safety.open_copies(path)]
    assert len(found) == len(set(found)) >= 2
