"""Encrypted journals: one passphrase opens them, nothing else tells a word of them."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from journal_app import Journal, open_journal, safety
from journal_app.errors import JournalError
from journal_app.journal import restore_backup
from journal_app.storage import vault
from journal_app.words import say

PASSPHRASE = "Ёжик идёт домой, 7 раз"
SECRET = "прячется от сестры"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An encrypted journal with one client in it, closed."""
    path = tmp_path / "a.journal"
    with open_journal(path, PASSPHRASE) as journal:
        vera = journal.clients.add("Вера").id
        journal.notes.add(vera, SECRET)
    return path


def code_of(path: Path, passphrase: str | None) -> str:
    with pytest.raises(JournalError) as told:
        open_journal(path, passphrase)
    assert str(passphrase) not in str(told.value) or not passphrase
    return told.value.code


def names(journal: Journal) -> list[str]:
    return [line.name for line in journal.client_lines()]


def test_its_passphrase_opens_it_and_nothing_else(place: Path) -> None:
    before = place.read_bytes()
    assert code_of(place, None) == "passphrase_needed"
    assert code_of(place, PASSPHRASE + " ") == "wrong_passphrase"
    assert code_of(place, "") == "bad_passphrase"
    assert place.read_bytes() == before
    with open_journal(place, PASSPHRASE) as journal:
        assert names(journal) == ["Вера"]
        assert journal.is_encrypted


def test_nothing_of_it_can_be_read_beside_it(place: Path) -> None:
    with open_journal(place, PASSPHRASE) as journal:
        irina = journal.clients.add("Ирина").id
        journal.notes.add(irina, SECRET)
        journal.backup()
        written = [path for path in place.parent.rglob("*") if path.is_file()]
        assert any(path.name.endswith("-wal") for path in written)
        for path in written:
            if path != place:  # a second handle on it would drop its lock
                content = path.read_bytes()
                assert "Вера".encode() not in content, path
                assert SECRET.encode() not in content, path
    assert "Вера".encode() not in place.read_bytes()


def test_letters_in_any_form_are_the_same_passphrase(place: Path) -> None:
    apart = unicodedata.normalize("NFD", PASSPHRASE)
    assert apart != PASSPHRASE
    with open_journal(place, apart) as journal:
        assert names(journal) == ["Вера"]


@pytest.mark.parametrize("passphrase", ["", "a\0b", "x'" + "00" * 32 + "'", "X''", "\ud83d", "\0"])
def test_what_cannot_be_a_passphrase_makes_no_file(tmp_path: Path, passphrase: str) -> None:
    assert code_of(tmp_path / "a.journal", passphrase) == "bad_passphrase"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("passphrase", ["я" * 1000, "🦔🍎", "it's; DROP --", " a", '"'])
def test_what_can_be_one_opens_what_it_made(tmp_path: Path, passphrase: str) -> None:
    path = tmp_path / "a.journal"
    open_journal(path, passphrase).close()
    assert not path.read_bytes().startswith(b"SQLite")
    assert code_of(path, None) == "passphrase_needed"
    open_journal(path, passphrase).close()


@pytest.mark.parametrize("blank", [" ", "\t \u00a0\u3000"])
def test_white_space_is_no_new_passphrase_but_opens_what_has_it(tmp_path: Path, blank: str) -> None:
    path = tmp_path / "a.journal"
    deeds = (
        lambda: open_journal(path, blank),
        lambda: safety.encrypt(path, blank),
        lambda: safety.change_passphrase(path, blank, blank),
    )
    with pytest.raises(JournalError) as told:
        deeds[0]()
    assert list(tmp_path.iterdir()) == []
    open_journal(path).close()
    for deed, key in zip(deeds[1:], (None, vault.derive(blank, os.urandom(16))), strict=True):
        if key is not None:  # as an earlier version made it
            path.unlink()
            open_journal(path, key).close()
        before = path.read_bytes()
        with pytest.raises(JournalError) as told:
            deed()
        assert (told.value.code, told.value.details) == ("bad_passphrase", {"why": "blank"})
        assert path.read_bytes() == before
    assert code_of(path, blank + blank) == "wrong_passphrase"
    with open_journal(path, blank) as journal:
        assert journal.opens_with(blank)
    safety.change_passphrase(path, blank, PASSPHRASE)
    open_journal(path, PASSPHRASE).close()


def test_a_plain_journal_takes_no_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    open_journal(path).close()
    assert code_of(path, PASSPHRASE) == "not_encrypted"


def test_without_the_sidecar_it_opens_and_has_one_again(place: Path) -> None:
    vault.sidecar_of(place).unlink()
    assert code_of(place, "другой") == "wrong_passphrase"
    assert code_of(place, None) == "passphrase_needed"
    with open_journal(place, PASSPHRASE) as journal:
        assert names(journal) == ["Вера"]
    assert len(vault.read_sidecar(place)) == 1


@pytest.mark.parametrize("at", range(0, 400, 40))
def test_a_damaged_sidecar_shuts_nobody_out(place: Path, at: int) -> None:
    sidecar = vault.sidecar_of(place)
    content = bytearray(sidecar.read_bytes())
    content[at % len(content)] ^= 4
    sidecar.write_bytes(content)
    open_journal(place, PASSPHRASE).close()


def test_a_damaged_salt_shuts_nobody_out(place: Path) -> None:
    content = bytearray(place.read_bytes())
    content[3] ^= 1
    place.write_bytes(content)
    assert code_of(place, "другой") == "wrong_passphrase"
    with open_journal(place, PASSPHRASE) as journal:
        assert names(journal) == ["Вера"]


@pytest.mark.parametrize("at", [16, 100, 4095])
def test_a_damaged_first_page_is_no_wrong_passphrase(place: Path, at: int) -> None:
    content = bytearray(place.read_bytes())
    content[at] ^= 1
    place.write_bytes(content)
    assert code_of(place, PASSPHRASE) == "damaged"
    assert code_of(place, "другой") == "wrong_passphrase"


def test_a_backup_opens_by_the_same_passphrase_wherever_it_is(place: Path, tmp_path: Path) -> None:
    with open_journal(place, PASSPHRASE) as journal:
        copy = journal.backup(tmp_path / "stick")
    assert copy.read_bytes()[:16] == place.read_bytes()[:16]
    with open_journal(copy, PASSPHRASE) as journal:
        assert names(journal) == ["Вера"]


def test_a_backup_is_brought_back_by_its_passphrase(place: Path) -> None:
    with open_journal(place, PASSPHRASE) as journal:
        copy = journal.backup()
        journal.clients.add("Ирина")
    with pytest.raises(JournalError) as told:
        restore_backup(copy, place, "другой")
    assert told.value.code == "wrong_passphrase"
    kept = restore_backup(copy, place, PASSPHRASE)
    assert kept is not None
    with open_journal(place, PASSPHRASE) as journal:
        assert names(journal) == ["Вера"]
    with open_journal(kept, PASSPHRASE) as journal:
        assert names(journal) == ["Вера", "Ирина"]


def test_looking_at_it_does_not_let_another_process_in(place: Path) -> None:
    with open_journal(place, PASSPHRASE) as journal:
        assert vault.is_encrypted(place)
        assert code_of(place, PASSPHRASE) == "journal_in_use"
        other = (
            "import sys; from journal_app import open_journal\n"
            "try: open_journal(sys.argv[1], sys.argv[2])\n"
            "except Exception as error: print(error.code)"
        )
        done = subprocess.run(
            [sys.executable, "-c", other, str(place), PASSPHRASE],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.stdout.strip(), done.stderr) == ("journal_in_use", "")
        journal.clients.add("Ирина")


def test_a_key_is_never_shown() -> None:
    key = vault.derive(PASSPHRASE, b"0" * 16, 1)
    assert key.raw.hex() not in repr(key)
    assert PASSPHRASE not in repr(key)


def test_an_earlier_sidecar_makes_a_former_passphrase_no_damage(place: Path) -> None:
    earlier = vault.sidecar_of(place).read_bytes()
    safety.change_passphrase(place, PASSPHRASE, "другой")
    vault.sidecar_of(place).write_bytes(earlier)
    for look in (open_journal, safety.salvage):
        with pytest.raises(JournalError) as told:
            look(place, PASSPHRASE)
        assert told.value.code == "wrong_passphrase"
        assert ".salt" in say(told.value, "ru")
    open_journal(place, "другой").close()


def test_without_a_sidecar_a_page_tells_damage_from_a_wrong_passphrase(place: Path) -> None:
    whole = place.read_bytes()
    place.write_bytes(whole[:16] + os.urandom(len(whole) - 16))
    assert code_of(place, PASSPHRASE) == "damaged"  # the sidecar alone knows
    vault.sidecar_of(place).unlink()
    half = len(whole) // 2 // 4096 * 4096
    for spoiled in (whole[:half], whole[:100] + bytes(4) + whole[104:]):  # the end, or page 1
        place.write_bytes(spoiled)
        assert code_of(place, PASSPHRASE) == "damaged"
        assert code_of(place, "другой") == "wrong_passphrase"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders there")
@pytest.mark.parametrize("make", ["mkdir", "mkfifo"])
def test_what_stands_in_the_sidecars_place_shuts_nobody_out(place: Path, make: str) -> None:
    vault.sidecar_of(place).unlink()
    getattr(os, make)(vault.sidecar_of(place))
    for _ in range(2):
        with open_journal(place, PASSPHRASE) as journal:
            assert not journal.view_only
            assert names(journal) == ["Вера"]
