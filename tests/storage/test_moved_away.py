"""The file of an open journal is moved, deleted or replaced: nothing more is said to be saved, and
what was saved before is where it can be found."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.safety import save_copy
from journal_app.storage.check import check
from journal_app.storage.vault import sidecar_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an open file stays there")
SECRET = "тихий вечер"


@pytest.fixture(params=[None, SECRET], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    return request.param


@pytest.fixture
def opened(tmp_path: Path, passphrase: str | None) -> Iterator[Journal]:
    journal = open_journal(tmp_path / "practice.journal", passphrase)
    journal.clients.add("Вера")
    yield journal
    journal.close()


def moved(path: Path) -> Path:
    """The file under another name, with its sidecar."""
    target = path.with_name("elsewhere.journal")
    path.rename(target)
    if sidecar_of(path).exists():
        shutil.copy(sidecar_of(path), sidecar_of(target))
    return target


def names(path: Path, passphrase: str | None) -> list[str]:
    with open_journal(path, passphrase) as journal:
        assert check(journal.store) == []
        return [line.name for line in journal.client_lines()]


def refused(journal: Journal) -> None:
    for _ in range(2):
        with pytest.raises(JournalError) as error:
            journal.clients.add("Анна")
        assert (error.value.code, error.value.details["why"]) == ("view_only", "moved")
    assert journal.view_only == "moved"
    assert [line.name for line in journal.client_lines()] == ["Вера"]


def test_moved_it_is_viewed_and_the_moved_file_has_all(
    opened: Journal, passphrase: str | None
) -> None:
    target = moved(opened.path)
    refused(opened)
    opened.close()
    left = opened.path.with_name(f"{opened.path.name}-wal")
    assert not left.exists() or left.stat().st_size == 0
    assert names(target, passphrase) == ["Вера"]
    assert not opened.path.exists()


def test_the_log_spoils_no_other_file_of_the_name(
    opened: Journal, passphrase: str | None, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "other.journal"
    other.parent.mkdir()
    with open_journal(other, passphrase) as journal:
        journal.clients.add("Ольга")
    moved(opened.path)
    shutil.copy(other, opened.path)
    before = opened.path.read_bytes()
    refused(opened)
    opened.close()
    assert opened.path.read_bytes() == before
    if passphrase:
        shutil.copy(sidecar_of(other), sidecar_of(opened.path))
    assert names(opened.path, passphrase) == ["Ольга"]


def test_deleted_it_is_still_in_a_copy_and_in_the_backup(
    opened: Journal, passphrase: str | None, tmp_path: Path
) -> None:
    opened.path.unlink()
    refused(opened)
    target = tmp_path / "copy.journal"
    save_copy(opened, target)
    made = opened.backup_if_changed()
    assert made is not None
    opened.close()
    assert names(target, passphrase) == names(made, passphrase) == ["Вера"]
