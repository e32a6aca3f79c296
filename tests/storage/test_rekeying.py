"""Setting, changing and removing a passphrase: the same journal, another key, nothing left over."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app import Journal, open_journal, safety
from journal_app.errors import JournalError
from journal_app.storage import following, vault
from journal_app.storage.backup_list import backup_folder, backups_of
from journal_app.storage.check import check
from journal_app.storage.leftovers import draft_of
from tests.core import ROOT, child, died_while, practice, real_rounds
from tests.faults.ground import filled, places_of

FIRST, SECOND = "Ёжик идёт домой, 7 раз", "другой ёжик 🦔 остаётся"
SECRET = "прячется-от-сестры"
EVENTS = ("encrypted", "passphrase changed", "decrypted")

Turn = Callable[[Path], None]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A plain journal with a little of everything in it, closed."""
    path = tmp_path / "practice.journal"
    filled(path, steps=60)
    with open_journal(path) as journal:
        vera = journal.clients.add("Вера").id
        journal.notes.add(vera, SECRET)
    return path


@pytest.fixture
def closed(place: Path) -> Path:
    """The same, closed by a passphrase."""
    safety.encrypt(place, FIRST)
    return place


def test_where_nothing_may_be_written_it_says_so(place: Path) -> None:
    place.chmod(0o400)
    before = place.read_bytes()
    assert code_of(lambda: safety.encrypt(place, FIRST)) == "read_only"
    assert place.read_bytes() == before
    assert not vault.sidecar_of(place).exists()


def content(path: Path, passphrase: str | None) -> object:
    with open_journal(path, passphrase) as journal:
        assert check(journal.store) == []
        return practice(journal), journal.search(SECRET), dict(journal.settings.items())


def events(journal: Journal) -> list[str]:
    return [what for (what,) in journal.store.database.execute_sql("SELECT what FROM event")]


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(JournalError) as told:
        act()
    for passphrase in (FIRST, SECOND):
        assert passphrase not in repr(told.value) + str(told.value)
    return told.value.code


def test_all_is_there_under_each_key_and_no_key_but_the_last_opens(place: Path) -> None:
    before = content(place, None)
    safety.encrypt(place, FIRST)
    assert safety.is_encrypted(place)
    assert content(place, FIRST) == before
    safety.change_passphrase(place, FIRST, SECOND)
    assert code_of(lambda: open_journal(place, FIRST)) == "wrong_passphrase"
    assert code_of(lambda: open_journal(place)) == "passphrase_needed"
    assert content(place, SECOND) == before
    safety.decrypt(place, SECOND)
    assert not safety.is_encrypted(place)
    assert code_of(lambda: open_journal(place, SECOND)) == "not_encrypted"
    assert content(place, None) == before
    with open_journal(place) as journal:
        assert [one for one in events(journal) if one in EVENTS] == list(EVENTS)


def test_what_was_undone_and_typed_comes_along(place: Path) -> None:
    with open_journal(place) as journal:
        journal.undo()
        journal.drafts.keep(1, "note", None, {"text": "начала писать"})
        drafts = journal.store.database.execute_sql("SELECT * FROM draft").fetchall()
    safety.encrypt(place, FIRST)
    with open_journal(place, FIRST) as journal:
        assert drafts
        assert journal.store.database.execute_sql("SELECT * FROM draft").fetchall() == drafts
        assert journal.redo() is not None
        assert journal.undo() is not None
        assert journal.undo() is not None


def test_nothing_but_the_journal_and_its_mark_is_left(place: Path) -> None:
    for turn, left in (
        (lambda: safety.encrypt(place, FIRST), {"", ".salt"}),
        (lambda: safety.change_passphrase(place, FIRST, SECOND), {"", ".salt"}),
        (lambda: safety.decrypt(place, SECOND), {""}),
    ):
        turn()
        names = {path.name for path in place.parent.iterdir()} - {backup_folder(place).name}
        assert names == {place.name + suffix for suffix in left}
        assert len(vault.read_sidecar(place)) == (".salt" in left)


def test_no_word_of_it_is_plain_any_more(place: Path) -> None:
    assert places_of([SECRET, "Вера"], place.parent)
    safety.encrypt(place, FIRST)
    beside = {path for path, _ in places_of([SECRET, "Вера"], place.parent)}
    assert beside == {one.path for one in backups_of(place)}


def test_a_stock_program_opens_it_by_the_passphrase(place: Path) -> None:
    from sqlcipher3 import dbapi2

    with real_rounds():
        safety.encrypt(place, FIRST)
    connection = dbapi2.connect(str(place))
    connection.execute(f"PRAGMA key = '{FIRST}'")
    assert connection.execute("PRAGMA user_version").fetchone() > (0,)
    assert connection.execute("SELECT name FROM client WHERE name = 'Вера'").fetchone()
    connection.close()


def test_a_copy_under_the_old_key_is_made_before_and_one_under_the_new_key_next(
    place: Path,
) -> None:
    safety.encrypt(place, FIRST)
    (plain,) = backups_of(place)
    assert not vault.is_encrypted(plain.path)
    with open_journal(place, FIRST) as journal:
        made = journal.backup_if_changed()
    assert made is not None
    assert vault.is_encrypted(made)
    safety.change_passphrase(place, FIRST, SECOND)
    with open_journal(place, SECOND) as journal:
        newest = journal.backup_if_changed()
        assert newest is not None
        assert journal.backup_if_changed() is None
    open_journal(made, FIRST).close()
    open_journal(newest, SECOND).close()


def test_what_is_refused_leaves_every_byte(place: Path, tmp_path: Path) -> None:
    def refused(act: Callable[[], object], code: str) -> None:
        before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
        assert code_of(act) == code
        after = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
        assert after == before

    missing = tmp_path / "none.journal"
    refused(lambda: safety.encrypt(missing, FIRST), "no_such_file")
    refused(lambda: safety.decrypt(missing, FIRST), "no_such_file")
    refused(lambda: safety.change_passphrase(missing, FIRST, SECOND), "no_such_file")
    refused(lambda: safety.decrypt(place, FIRST), "not_encrypted")
    refused(lambda: safety.change_passphrase(place, FIRST, SECOND), "not_encrypted")
    for bad in ("", "\0", "x'00'"):
        refused(lambda bad=bad: safety.encrypt(place, bad), "bad_passphrase")
    safety.encrypt(place, FIRST)
    refused(lambda: safety.encrypt(place, SECOND), "already_encrypted")
    refused(lambda: safety.encrypt(place, FIRST), "already_encrypted")
    refused(lambda: safety.decrypt(place, SECOND), "wrong_passphrase")
    refused(lambda: safety.change_passphrase(place, SECOND, FIRST), "wrong_passphrase")
    for bad in ("", "\0", "x'00'"):
        refused(lambda bad=bad: safety.change_passphrase(place, FIRST, bad), "bad_passphrase")
    strange = tmp_path / "strange.journal"
    strange.write_text("список покупок", encoding="utf-8")
    refused(lambda: safety.encrypt(strange, FIRST), "not_a_journal")


@pytest.mark.parametrize("stage", [0, 1, 32, 64, 65, 74, 75, 86, 98])
def test_stopped_on_the_way_it_is_as_it_was(
    closed: Path, stage: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "_STEPS", 300)  # a small journal, looked at as a large one is
    before, names = content(closed, FIRST), names_beside(closed)

    def stop(done: int, total: int) -> None:
        assert total == 100
        if done >= stage:
            raise JournalError("cancelled")

    assert code_of(lambda: safety.change_passphrase(closed, FIRST, SECOND, stop)) == "cancelled"
    assert names_beside(closed) == names
    assert len(vault.read_sidecar(closed)) == 1
    assert content(closed, FIRST) == before
    assert code_of(lambda: safety.decrypt(closed, FIRST, stop)) == "cancelled"
    assert content(closed, FIRST) == before


def names_beside(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()}


def test_how_far_it_is_is_told_all_the_way_and_never_backwards(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "_STEPS", 300)
    with open_journal(place) as journal:  # enough for a backup to be looked through for a while
        vera = journal.client_lines()[0].id
        for number in range(200):
            journal.notes.add(vera, f"{SECRET} {number}")
    told: list[int] = []
    safety.encrypt(place, FIRST, lambda done, _total: told.append(done))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 98)
    for low, high in ((1, 64), (64, 74), (75, 98)):  # each part is told on its way, too
        assert any(low < done < high for done in told)


def test_no_log_of_the_old_file_meets_the_new_one(closed: Path) -> None:
    """SQLite plays a log into whatever file has the name; so there is none when it changes hands,
    and none begins as long as the old file is open."""
    died_while(_WRITES_AND_DIES, closed, FIRST)
    log = closed.with_name(closed.name + "-wal")
    assert log.stat().st_size > 0
    logs: dict[bool, set[bool]] = {False: set(), True: set()}
    safety.change_passphrase(
        closed, FIRST, SECOND, lambda done, _total: logs[done > 64].add(log.exists())
    )
    assert True in logs[False]  # while the backup is made
    assert logs[True] == {False}  # while the new file is
    with open_journal(closed, SECOND) as journal:
        assert check(journal.store) == []
        assert "Ирина" in {line.name for line in journal.client_lines()}


_WRITES_AND_DIES = """
import os, signal, sys
from journal_app import open_journal
journal = open_journal(sys.argv[1], sys.argv[2])
journal.clients.add("Ирина")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_it_is_not_done_to_a_journal_that_is_open(closed: Path) -> None:
    with open_journal(closed, FIRST) as journal:
        assert code_of(lambda: safety.decrypt(closed, FIRST)) == "journal_in_use"
        journal.clients.add("Ирина")
    with child(_HOLDS, closed, FIRST) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        assert code_of(lambda: safety.decrypt(closed, FIRST)) == "journal_in_use"
        process.kill()


_HOLDS = """
import sys
from journal_app import open_journal
with open_journal(sys.argv[1], sys.argv[2]) as journal:
    print("ready", flush=True)
    sys.stdin.read()
"""


def test_nobody_gets_in_on_the_way(closed: Path) -> None:
    """Another program that comes while the new file is finished is told that it is in use."""
    told: list[str] = []

    def look(done: int, total: int) -> None:
        if done == 98 and total == 100 and not told:
            call = [sys.executable, "-c", _OPENS, str(closed), FIRST]
            ended = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
            told.append(ended.stdout.strip())

    safety.change_passphrase(closed, FIRST, SECOND, look)
    assert told == ["journal_in_use"]


_OPENS = """
import sys
from journal_app import open_journal
try: open_journal(sys.argv[1], sys.argv[2])
except Exception as error: print(error.code)
"""


def test_what_a_kill_left_is_taken_away_before_a_passphrase_is_asked_for(closed: Path) -> None:
    draft = draft_of(closed)
    draft.write_bytes(b"SQLite format 3\0" + SECRET.encode())
    assert code_of(lambda: open_journal(closed)) == "passphrase_needed"
    assert not draft.exists()


def test_what_another_process_is_writing_is_not_taken_away(closed: Path) -> None:
    draft = draft_of(closed)
    with child(_HOLDS, closed, FIRST) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        draft.write_bytes(b"SQLite format 3\0")
        assert code_of(lambda: open_journal(closed)) == "passphrase_needed"
        assert code_of(lambda: open_journal(closed, FIRST)) == "journal_in_use"
        assert draft.exists()
        process.kill()
        process.wait()
    open_journal(closed, FIRST).close()
    assert not draft.exists()


def test_a_mark_of_a_key_that_never_came_is_taken_away(closed: Path, place: Path) -> None:
    (own,) = vault.read_sidecar(closed)
    other = vault.mark_of(vault.new_key(SECOND))
    vault.write_sidecar(closed, [other, own])
    assert code_of(lambda: open_journal(closed, SECOND)) == "wrong_passphrase"
    open_journal(closed, FIRST).close()
    assert vault.read_sidecar(closed) == (own,)
    safety.decrypt(closed, FIRST)
    vault.write_sidecar(closed, [other])
    open_journal(closed).close()
    assert not vault.sidecar_of(closed).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the open files of a process")
def test_a_journal_replaced_while_it_was_waited_for_is_not_written_to(
    closed: Path, tmp_path: Path
) -> None:
    """Whoever waits for the lock of the old file gets it when the old file is nobody's any more."""
    with child(_WAITS_FOR_WORD, closed, FIRST, SECOND) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "locked\n"
        with child(_OPENS, closed, FIRST) as other:
            assert other.stdout is not None
            while not has_open_for_writing(other.pid, closed):
                assert other.poll() is None
            process.stdin.write("go on\n")
            process.stdin.flush()
            assert other.stdout.readline() == "journal_in_use\n"
        assert process.stdout.readline() == "done\n"
    assert {path.name for path in tmp_path.glob("practice.journal*")} == {
        "practice.journal",
        "practice.journal.salt",
    }
    open_journal(closed, SECOND).close()


def has_open_for_writing(process: int, path: Path) -> bool:
    """Whether a process is beyond looking and waits for the lock."""
    for handle in Path(f"/proc/{process}/fd").iterdir():
        with contextlib.suppress(OSError):
            flags = handle.parent.with_name("fdinfo").joinpath(handle.name).read_text()
            mode = int(flags.split("flags:")[1].split()[0], 8) & 3
            if handle.readlink() == path and mode == os.O_RDWR:
                return True
    return False


_WAITS_FOR_WORD = """
import sys
from journal_app import safety
def wait(done, total):
    if done == 98:
        print("locked", flush=True)
        sys.stdin.readline()
safety.change_passphrase(*sys.argv[1:], wait)
print("done", flush=True)
"""
