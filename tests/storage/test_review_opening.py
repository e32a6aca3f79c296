"""One file under several names, names that no file can have, and backups made side by side."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.journal import backups_beside, restore_backup
from journal_app.storage.check import check
from journal_app.storage.database import as_uri, refuse_unless_ours
from tests.core import beside, child, died_while, rows

LOOKS_IN = """
import sys
from journal_app import open_journal
from journal_app.errors import JournalError
try:
    open_journal(sys.argv[1])
except JournalError as error:
    print(error.code)
else:
    print("in")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with one client, closed."""
    with open_journal(tmp_path / "practice.journal") as journal:
        journal.clients.add("Вера")
    return tmp_path / "practice.journal"


def says(path: Path) -> str:
    """What another process is told about a journal."""
    with child(LOOKS_IN, path) as process:
        return process.communicate()[0].strip()


# One file, two names


@pytest.mark.parametrize("link", [Path.hardlink_to, Path.symlink_to])
def test_a_second_name_of_an_open_journal_costs_it_no_lock(
    path: Path, link: Callable[[Path, Path], None]
) -> None:
    other = path.with_name("other.journal")
    with open_journal(path) as journal:
        link(other, path)
        for look in (open_journal, refuse_unless_ours):
            with pytest.raises(JournalError) as told:
                look(other)
            assert told.value.code == "journal_in_use"
        assert says(path) == "journal_in_use"
        journal.clients.add("Ира")
    if link is Path.hardlink_to:
        path.unlink()  # one name is left
    with open_journal(other) as journal:
        assert len(rows(journal, "client")) == 2


def test_a_link_that_is_turned_while_the_journal_is_open(path: Path) -> None:
    link = path.with_name("link.journal")
    link.symlink_to(path)
    journal = open_journal(link)
    link.unlink()
    link.symlink_to(path.with_name("another.journal"))
    journal.close()
    with open_journal(path):
        pass


def test_restoring_through_a_link_restores_what_it_points_to(path: Path) -> None:
    link = path.with_name("link.journal")
    link.symlink_to(path)
    with open_journal(path) as journal:
        backup = journal.backup()
        journal.clients.add("Ира")
    kept = restore_backup(backup, link)
    assert kept is not None
    assert link.is_symlink()
    with open_journal(path) as journal, open_journal(kept) as before:
        assert (len(rows(journal, "client")), len(rows(before, "client"))) == (1, 2)


# Names


@pytest.mark.parametrize("name", ["a\0b.journal", os.fsdecode(b"\xca\xee\xed.journal")])
def test_a_name_that_the_file_cannot_have(path: Path, name: str) -> None:
    before = beside(path)
    for go in (
        lambda: open_journal(path.parent / name),
        lambda: restore_backup(path, path.parent / name),
        lambda: restore_backup(path.parent / name, path),
    ):
        with pytest.raises(JournalError) as told:
            go()
        assert told.value.code == "no_such_file"
    assert beside(path) == before


def test_a_damaged_log_is_told_with_the_name_of_the_journal(tmp_path: Path) -> None:
    path = tmp_path / "Вера и 100%.journal"
    died_while(
        "import sys; from journal_app import open_journal; journal = open_journal(sys.argv[1])\n"
        "for number in range(100): journal.notes.add(None, f'слово {number}')\n"
        "journal.store.database.execute_sql('PRAGMA wal_checkpoint(TRUNCATE)')\n"
        "journal.clients.add('Вера')",
        path,
    )
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)
    with pytest.raises(JournalError) as told:
        open_journal(path)
    assert (told.value.code, told.value.details["path"]) == ("damaged", str(path))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath(r"C:\Мои\a b.journal"), "file:///C:/%D0%9C%D0%BE%D0%B8/a%20b.journal"),
        (PureWindowsPath(r"\\nas\share\a?.journal"), "file:////nas/share/a%3F.journal"),
        (PurePosixPath("/home/a#1%.journal"), "file:///home/a%231%25.journal"),
    ],
)
def test_a_path_as_sqlite_reads_it(path: PurePath, uri: str) -> None:
    assert as_uri(path) == uri


def test_journals_that_differ_in_their_ending_keep_their_backups_apart(path: Path) -> None:
    other = path.with_name("practice.old")
    with open_journal(path) as journal, open_journal(other) as old:
        made = journal.backup()
        assert old.last_backup() is None
        old.clients.add("Ира")
        assert old.backup().parent != made.parent
        assert [one.path for one in backups_beside(path)] == [made]


def test_a_folder_that_windows_marks_as_dressed_up_is_no_read_only_folder(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.chmod(0o500)
    try:
        monkeypatch.setattr(sys, "platform", "win32")
        if os.geteuid() == 0:  # anybody else is stopped by the folder itself
            open_journal(path).close()
    finally:
        path.parent.chmod(0o700)


# Backups side by side


@pytest.fixture
def large(path: Path) -> Journal:
    """An open journal that a gentle backup copies in many steps; the test closes it."""
    journal = open_journal(path)
    for _ in range(24):
        journal.notes.add(None, "слово " * 16_000)
    return journal


class Gentle(threading.Thread):
    """A gentle backup in a thread of its own; ``begun`` once it is under way."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.begun = threading.Event()
        self.made: Path | None = None

    def run(self) -> None:
        try:
            self.made = self.journal.backup_if_changed(gently=True, cancelled=self._cancelled)
        finally:
            self.begun.set()

    def _cancelled(self) -> bool:
        self.begun.set()
        return False


def test_a_backup_asked_for_while_one_is_on_its_way(large: Journal) -> None:
    gentle = Gentle(large)
    gentle.start()
    gentle.begun.wait()
    made = large.backup()
    gentle.join()
    with large:
        folder = sorted(file.name for file in large.backup_folder.iterdir())
        assert gentle.made is not None
        assert folder == sorted([made.name, gentle.made.name])
        assert [name.split("-")[1] for name in folder] == ["0001", "0002"]
    for file in (made, gentle.made):
        with open_journal(file) as journal:
            assert check(journal.store) == []


def test_what_is_being_backed_up_is_not_backed_up_again(large: Journal) -> None:
    gentle = Gentle(large)
    gentle.start()
    gentle.begun.wait()
    assert large.backup_if_changed() is None
    gentle.join()
    with large:
        assert [file.name for file in large.backup_folder.iterdir()] == [
            gentle.made.name if gentle.made else ""
        ]


def test_closing_waits_for_a_backup_on_its_way(large: Journal) -> None:
    gentle = Gentle(large)
    gentle.start()
    gentle.begun.wait()
    large.close()
    gentle.join()
    assert gentle.made is not None
    with open_journal(gentle.made) as journal:
        assert len(rows(journal, "note")) == 24


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything, so that it has to be somebody else."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_a_folder_of_backups_that_cannot_be_read() -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        with open_journal(Path(name, "practice.journal")) as journal:
            journal.clients.add("Вера")
            folder = journal.backup().parent
            assert journal.last_backup() is not None
            folder.chmod(0)
            with as_nobody():
                assert journal.last_backup() is None
                with pytest.raises(JournalError) as told:
                    journal.backup()
            folder.chmod(0o700)
            assert told.value.code == "read_only"


def test_restoring_where_nothing_may_be_written_names_that_place() -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        with open_journal(Path(name, "a.journal")) as journal:
            backup = journal.backup()
        for place in (backup.parent, backup):
            place.chmod(0o755)
        target = Path(name, "b.journal")
        with as_nobody(), pytest.raises(JournalError) as told:
            restore_backup(backup, target)
        assert (told.value.code, told.value.details["path"]) == ("read_only", str(target))


# A file that somebody holds, as a virus scanner does on Windows


@pytest.mark.parametrize("damaged", [False, True])
def test_a_restore_that_is_refused_half_way_leaves_everything_in_its_place(
    path: Path, damaged: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = ".practice.journal.restored"
    with open_journal(path) as journal:
        backup = journal.backup()
    if damaged:  # so that its log is not folded into it first
        with path.open("r+b") as file:
            file.seek(100)
            file.write(b"\xff" * 3000)
        path.with_name(path.name + "-wal").write_bytes(b"the last words")
    before = beside(path)

    def refusing(usual: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        def renamed(here: Any, there: Any) -> Any:
            if Path(here).name == held:
                raise PermissionError(13, "held by another program", str(here))
            return usual(here, there)

        return renamed

    for owner, name in ((Path, "rename"), (Path, "replace"), (os, "link")):
        monkeypatch.setattr(owner, name, refusing(getattr(owner, name)))
    with pytest.raises(JournalError) as told:
        restore_backup(backup, path)
    assert told.value.code == "read_only"
    assert beside(path) == before if damaged else beside(path).keys() == before.keys()
    monkeypatch.undo()
    kept = restore_backup(backup, path)
    assert kept is not None
    if damaged:
        assert kept.with_name(kept.name + "-wal").read_bytes() == b"the last words"
