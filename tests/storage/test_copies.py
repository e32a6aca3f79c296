"""Which copies of an encrypted journal tell what is in it all the same, and getting rid of them."""

from pathlib import Path

import pytest

from journal_app import open_journal, safety
from journal_app.errors import JournalError
from journal_app.journal import restore_backup
from journal_app.storage.leftovers import draft_of

FIRST, SECOND = "первый ёжик", "второй ёжик"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A journal closed by a second passphrase: it has backups of each of its three times, a plain
    file that was replaced, and a neighbour of nearly the same name."""
    path = tmp_path / "a.journal"
    with open_journal(path) as journal:
        journal.clients.add("Вера")
        backup = journal.backup()
        journal.backup(tmp_path / "stick")
    restore_backup(backup, path)
    open_journal(tmp_path / "a-2.journal").close()
    safety.encrypt(path, FIRST)
    with open_journal(path, FIRST) as journal:
        journal.backup()
    safety.change_passphrase(path, FIRST, SECOND)
    with open_journal(path, SECOND) as journal:
        journal.clients.add("Ирина")
        journal.backup()
    return path


def opens(path: Path, passphrase: str | None) -> bool:
    try:
        safety.look_into(path, passphrase)
    except JournalError:
        return False
    return True


def test_what_opens_without_todays_passphrase_is_found_and_nothing_else(place: Path) -> None:
    found = safety.open_copies(place, place.parent / "stick")
    copies = {
        *place.parent.glob("a-replaced-*.journal"),
        *(place.parent / "a backups").glob("*.journal"),
        *(place.parent / "stick").glob("*.journal"),
    }
    assert set(found) == {copy for copy in copies if not opens(copy, SECOND)}
    assert {opens(copy, None) for copy in found} == {True, False}
    assert place not in found
    assert place.with_name("a-2.journal") not in found
    assert set(safety.open_copies(place)) == {one for one in found if one.parent.name != "stick"}


def test_a_guarded_copy_without_its_mark_is_guarded_all_the_same(place: Path) -> None:
    before = safety.open_copies(place)
    for mark in (place.parent / "a backups").glob("*.salt"):
        mark.unlink()
    assert safety.open_copies(place) == before


def test_a_draft_that_was_left_is_found(place: Path) -> None:
    left = [
        draft_of(place),
        place.with_name(".a.journal.restored"),
        place.parent / "a backups" / ".a-0009-2026-01-02-030405.journal.part",
    ]
    for one in left:
        one.write_bytes(b"SQLite format 3\0")
    assert set(left) <= set(safety.open_copies(place))
    safety.remove_copies(left)
    assert not any(one.exists() for one in left)


def test_removed_with_all_that_belongs_to_them_and_the_journal_stays(place: Path) -> None:
    found = safety.open_copies(place)
    log = found[0].with_name(found[0].name + "-wal")
    log.write_bytes(b"rest")
    safety.remove_copies(found)
    assert safety.open_copies(place) == []
    assert not log.exists()
    left = {one.name for one in place.parent.rglob("*.salt")}
    assert left == {one.name + ".salt" for one in (place, *(place.parent / "a backups").glob("*l"))}
    with open_journal(place, SECOND) as journal:
        assert len(journal.client_lines()) == 2


def test_a_plain_journal_has_no_copies_to_speak_of(place: Path) -> None:
    safety.decrypt(place, SECOND)
    assert safety.open_copies(place) == []


def test_it_is_asked_for_an_open_journal_too(place: Path) -> None:
    with open_journal(place, SECOND) as journal:
        assert safety.open_copies(place)
        journal.clients.add("Анна")


def test_what_is_no_copy_is_not_touched(place: Path) -> None:
    (copy, *_) = safety.open_copies(place)
    for other in (place, place.with_name("a-2.journal"), place.parent / "письмо.odt"):
        other.touch()
        with pytest.raises(JournalError, match="not_a_copy"):
            safety.remove_copies([copy, other])
        assert copy.exists()
        assert other.exists()


def test_a_copy_that_is_open_is_not_removed(place: Path) -> None:
    copy = next(one for one in safety.open_copies(place) if opens(one, None))
    with open_journal(copy):
        with pytest.raises(JournalError, match="journal_in_use"):
            safety.remove_copies([copy])
        assert copy.exists()
