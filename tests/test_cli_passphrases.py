"""Encrypted journals on the command line: from a file, typed in a terminal, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app import keyring_store, open_journal, safety
from journal_app.cli import main
from journal_app.storage.backup_list import backups_of
from journal_app.tasks import first_line
from tests.core import ROOT, beside
from tests.memory_keyring import MemoryKeyring, in_place

Call = Callable[..., tuple[int, str, str]]
FIRST, SECOND = "Ёжик в тумане, 7", "другой ёжик 🦔, 8"
TOLD = "Вера\t10\tgetting acquainted\n"
LOG = "date,client,event,principle,points,text,due,parts\n2025-01-10,Вера,client,,20,,,\n"


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a call in this process: (exit code, standard output, standard error)."""

    def run(*words: object) -> tuple[int, str, str]:
        code = main([*(str(word) for word in words), "--lang", "en"])
        told = capsys.readouterr()
        assert FIRST not in told.out + told.err
        assert SECOND not in told.out + told.err
        return code, told.out, told.err

    return run


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    """Files with the two passphrases in them."""
    folder = tmp_path / "keys"
    folder.mkdir()
    files = folder / "first", folder / "second"
    for file, passphrase in zip(files, (FIRST, SECOND), strict=True):
        file.write_text(f"{passphrase}\n", encoding="utf-8")
    return files


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plain journal with a backup."""
    place = tmp_path / "practice.journal"
    with open_journal(place) as journal:
        journal.clients.add("Вера")
        journal.backup()
    return place


def one_line(text: str) -> str:
    assert text.count("\n") == 1, text
    return text


def refused(call: Call, file: Path, code: str, *words: object) -> None:
    before = beside(file)
    ended, out, err = call(*words)
    assert (ended, out) == (1, "")
    assert code in one_line(err)
    assert beside(file) == before


def test_set_changed_and_removed(call: Call, file: Path, keys: tuple[Path, Path]) -> None:
    first, second = keys
    code, out, err = call("encrypt", file, "--new-passphrase-file", first)
    assert (code, err) == (0, "")
    (plain,) = safety.open_copies(file)
    assert str(plain) in out
    assert "--remove-copies" in out
    assert "other places" in out
    assert call("balances", file, "--passphrase-file", first)[:2] == (
        0,
        TOLD,
    )
    ended = call("passphrase", file, "--passphrase-file", first, "--new-passphrase-file", second)
    assert ended[0] == 0
    assert len(safety.open_copies(file)) == 2
    refused(call, file, "did not open", "balances", file, "--passphrase-file", first)
    code, out, _ = call("encrypt", file, "--remove-copies", "--passphrase-file", second)
    assert (code, str(plain) in out) == (0, True)
    assert safety.open_copies(file) == []
    with open_journal(file, SECOND) as journal:
        assert journal.last_backup() is not None
    assert call("decrypt", file, "--passphrase-file", second)[0] == 0
    assert call("balances", file)[:2] == (0, TOLD)


def test_encrypted_with_the_copies_removed_at_once(
    call: Call, file: Path, keys: tuple[Path, Path]
) -> None:
    code, out, _ = call("encrypt", file, "--passphrase-file", keys[0], "--remove-copies")
    assert code == 0
    assert "other places" in out
    assert safety.open_copies(file) == []
    with open_journal(file, FIRST) as journal:
        assert journal.last_backup() is not None


def test_what_is_missing_or_wrong_is_told_in_one_line(
    call: Call, file: Path, keys: tuple[Path, Path], tmp_path: Path
) -> None:
    first, second = keys
    empty = tmp_path / "keys" / "empty"
    empty.touch()
    refused(call, file, "No new passphrase", "encrypt", file)
    refused(call, file, "cannot be a passphrase", "encrypt", file, "--passphrase-file", empty)
    refused(call, file, "without a passphrase", "decrypt", file)
    refused(call, file, "without a passphrase", "passphrase", file)
    refused(call, file, "no file", "decrypt", tmp_path / "none")
    refused(call, file, "no file", "encrypt", tmp_path / "none", "--passphrase-file", first)
    safety.encrypt(file, FIRST)
    closed = "closed by a passphrase"
    for words in (["balances"], ["check"], ["backup"], ["decrypt"], ["passphrase"]):
        refused(call, file, closed, *words, file)
    refused(call, file, closed, "encrypt", file, "--passphrase-file", first)
    refused(call, file, closed, "encrypt", file, "--remove-copies")
    wrong = "did not open"
    for words in (["balances"], ["decrypt"], ["passphrase"], ["encrypt", "--remove-copies"]):
        refused(call, file, wrong, *words, file, "--passphrase-file", second)
    refused(call, file, "No new", "passphrase", file, "--passphrase-file", first)


def test_a_weak_one_is_taken_and_said_to_be_weak(call: Call, file: Path, tmp_path: Path) -> None:
    weak = tmp_path / "weak"
    weak.write_text("пароль", encoding="utf-8")
    code, _, err = call("encrypt", file, "--new-passphrase-file", weak)
    assert (code, "easy to guess" in one_line(err)) == (0, True)


def test_white_space_is_none(call: Call, file: Path, tmp_path: Path) -> None:
    blank, before = tmp_path / "blank", file.read_bytes()
    blank.write_text("   \n", encoding="utf-8")
    code, out, err = call("encrypt", file, "--new-passphrase-file", blank)
    assert (code, out, "White space alone" in one_line(err)) == (1, "", True)
    assert file.read_bytes() == before


@pytest.mark.parametrize("told", ["пароль с рябиной".encode("cp1251"), b"\xd0", b"\xff\xfe\xd0"])
def test_letters_that_are_not_clear_close_nothing(
    call: Call, file: Path, tmp_path: Path, told: bytes
) -> None:
    unclear, before = tmp_path / "unclear", file.read_bytes()
    unclear.write_bytes(told)
    code, out, err = call("encrypt", file, "--new-passphrase-file", unclear)
    assert (code, out, "UTF-8" in one_line(err)) == (1, "", True)
    assert file.read_bytes() == before


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_the_mark_of_an_encoding_is_no_letter(
    call: Call, file: Path, tmp_path: Path, encoding: str
) -> None:
    marked = tmp_path / "marked"
    marked.write_text(f"{FIRST}\r\nnotes", encoding=encoding, newline="")
    assert call("encrypt", file, "--new-passphrase-file", marked)[0] == 0
    with open_journal(file, FIRST) as journal:
        assert journal.has_clients()


@pytest.mark.parametrize("told", ["", "\0", "x'12'"])
def test_what_is_refused_is_not_called_weak_first(
    call: Call, file: Path, tmp_path: Path, told: str
) -> None:
    refused_one = tmp_path / "refused"
    refused_one.write_text(told, encoding="utf-8")
    code, out, err = call("encrypt", file, "--new-passphrase-file", refused_one)
    assert (code, out, "cannot be a passphrase" in one_line(err)) == (1, "", True)


def test_an_import_makes_an_encrypted_journal(
    call: Call, tmp_path: Path, keys: tuple[Path, Path]
) -> None:
    log, new = tmp_path / "log.csv", tmp_path / "new" / "new.journal"
    log.write_text(LOG, encoding="utf-8")
    assert call("import", new, log, "--passphrase-file", keys[0])[0] == 0
    assert safety.is_encrypted(new)
    with open_journal(new, FIRST) as journal:
        assert [line.name for line in journal.client_lines()] == ["Вера"]
    trial = tmp_path / "trial" / "trial.journal"
    assert call("import", trial, log, "--dry-run", "--passphrase-file", keys[0])[0] == 0
    assert list(trial.parent.iterdir()) == []


def test_a_backup_under_another_passphrase_is_put_back_and_it_is_said(
    call: Call, file: Path, keys: tuple[Path, Path]
) -> None:
    first, second = keys
    (plain,) = (backup.path for backup in backups_of(file))
    safety.encrypt(file, FIRST)
    with open_journal(file, FIRST) as journal:
        old = journal.backup()
    safety.change_passphrase(file, FIRST, SECOND)
    for words in (["--passphrase-file", second], []):
        refused(call, file, "passphrase", "restore", old, file, *words)
    code, out, err = call("restore", old, file, "--passphrase-file", first)
    assert (code, "passphrase of the backup now" in out, err) == (0, True, "")
    assert call("balances", file, "--passphrase-file", first)[:2] == (0, TOLD)
    refused(call, file, "without a passphrase", "restore", plain, file, "--passphrase-file", first)
    code, out, err = call("restore", plain, file)
    assert (code, "opens without a passphrase now" in out, err) == (0, True, "")
    assert call("restore", plain, file)[1].count("\n") == 1
    assert call("balances", file)[:2] == (0, TOLD)


def test_a_backup_that_is_looked_into_stays_as_it_is(
    call: Call, file: Path, keys: tuple[Path, Path], tmp_path: Path
) -> None:
    first, second = keys
    safety.encrypt(file, FIRST)
    with open_journal(file, FIRST) as journal:
        backup = journal.backup()
    before = {one: one.stat().st_mtime_ns for one in (*backup.parent.iterdir(), backup.parent)}
    for words in (["check"], ["balances"], ["export"]):
        target = [tmp_path / "out.json"] if words == ["export"] else []
        assert call(*words, backup, *target, "--passphrase-file", first)[0] == 0
        refused(call, file, "did not open", *words, backup, *target, "--passphrase-file", second)
    assert {one: one.stat().st_mtime_ns for one in (*backup.parent.iterdir(), backup.parent)} == (
        before
    )


def typed(file: Path, *words: str, lines: tuple[str, ...]) -> tuple[int, str]:
    """A call in a terminal of its own, where these lines are typed: what it answered and showed."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "journal_app", *words, str(file), "--lang", "en"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    for number, line in enumerate(lines, 1):
        while shown.count(b": ") < number:  # it asks: what is typed before that would be dropped
            shown += os.read(ours, 1000)
        os.write(ours, f"{line}\n".encode())
    out, _ = process.communicate()
    try:
        while part := os.read(ours, 1000):
            shown += part
    except OSError:  # the terminal's other side is gone
        pass
    os.close(ours)
    assert not any(line.encode() in shown + out for line in lines if line)
    return process.returncode, out.decode()


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal that a test can type into")
def test_typed_in_a_terminal_and_never_shown(file: Path) -> None:
    assert typed(file, "encrypt", lines=(FIRST, SECOND))[0] == 1
    assert not safety.is_encrypted(file)
    assert typed(file, "encrypt", lines=(FIRST, FIRST))[0] == 0
    assert typed(file, "balances", lines=(FIRST,)) == (0, TOLD)
    assert typed(file, "balances", lines=(SECOND,)) == (1, "")
    assert typed(file, "passphrase", lines=(FIRST, SECOND, SECOND))[0] == 0
    assert typed(file, "decrypt", lines=(SECOND,))[0] == 0
    assert not safety.is_encrypted(file)


def test_what_the_window_was_asked_to_remember_follows(
    call: Call, file: Path, keys: tuple[Path, Path], home: Path
) -> None:
    first, second = keys
    safety.encrypt(file, FIRST)
    other = file.with_name("other.journal")
    settings = home / "config" / "client-journal" / "client-journal.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[remembers]\n{keyring_store.mark_of(file)}=true\n", encoding="utf-8")
    with in_place(MemoryKeyring()):
        keyring_store.remember(file, FIRST)
        keyring_store.remember(other, FIRST)
        changed = ("passphrase", file, "--passphrase-file", first, "--new-passphrase-file", second)
        assert "remembers the new passphrase" in call(*changed)[1]
        assert keyring_store.recall(file) == SECOND
        code, out, _ = call("decrypt", file, "--passphrase-file", second)
        assert (code, "not remember" in out) == (0, True)
        assert keyring_store.recall(file) is None
        assert keyring_store.recall(other) == FIRST


def test_what_nobody_asked_to_remember_is_not_looked_for(
    call: Call, file: Path, keys: tuple[Path, Path]
) -> None:
    safety.encrypt(file, FIRST)
    with in_place(MemoryKeyring()):
        keyring_store.remember(file, FIRST)
        code, out, _ = call("decrypt", file, "--passphrase-file", keys[0])
        assert (code, out.count("\n")) == (0, 1)
        assert keyring_store.recall(file) == FIRST


_INTERRUPTED = """
import os, signal, sys
from journal_app.storage import following, rekeying
following._STEPS = 300
inner = getattr(rekeying, sys.argv[1])
def interrupted(*words, **named):
    os.kill(os.getpid(), signal.SIGINT)
    return inner(*words, **named)
setattr(rekeying, sys.argv[1], interrupted)
from journal_app.cli import main
sys.exit(main([*sys.argv[2:], "--lang", "en"]))
"""


def interrupted(*words: object) -> tuple[int, str, str]:
    """A call on which Ctrl+C is pressed when it is at a certain place of the work."""
    ended = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout, ended.stderr


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
@pytest.mark.parametrize(
    ("turn", "where"),
    [
        ("encrypt", "_write"),
        ("encrypt", "_compare"),
        ("passphrase", "_back_up"),
        ("passphrase", "_compare"),
        ("decrypt", "_write"),
        ("decrypt", "sync_file"),
    ],
)
def test_ctrl_c_changes_nothing_and_says_so_in_a_line(
    file: Path, keys: tuple[Path, Path], turn: str, where: str
) -> None:
    with open_journal(file) as journal:
        vera = journal.client_lines()[0].id
        for number in range(100):
            journal.notes.add(vera, f"Чай {number}")
    if turn != "encrypt":
        safety.encrypt(file, FIRST)
    names = {path.name for path in file.parent.iterdir()}
    told = ["--passphrase-file", keys[0]] if turn != "encrypt" else []
    new = ["--new-passphrase-file", keys[1]] if turn != "decrypt" else []
    code, out, err = interrupted(where, turn, file, *told, *new)
    assert (code, out) == (1, "")
    assert one_line(err) == "Stopped: everything is as it was.\n"
    assert {path.name for path in file.parent.iterdir()} == names
    with open_journal(file, None if turn == "encrypt" else FIRST) as journal:
        assert len(journal.notes.of(vera)) == 100


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
def test_ctrl_c_comes_too_late_once_the_file_is_replaced(
    file: Path, keys: tuple[Path, Path]
) -> None:
    code, out, err = interrupted("_replace", "encrypt", file, "--new-passphrase-file", keys[0])
    assert (code, err) == (0, "")
    assert "Closed by a passphrase" in out
    open_journal(file, FIRST).close()


def piped(*words: str, told: bytes = b"", stdin: int | None = None) -> tuple[int, str, str]:
    """A call of the program with ``told`` in a real pipe, named where a word says ``PIPE``."""
    ours, theirs = os.pipe()
    os.write(theirs, told)
    os.close(theirs)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "journal_app"]
            + [word.replace("PIPE", f"/dev/fd/{ours}") for word in words],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL if stdin is None else stdin,
            pass_fds=(ours,),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(ours)
    return ended.returncode, ended.stdout, ended.stderr


needs_pipes = pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="no pipe has a name here")


@needs_pipes
def test_a_passphrase_comes_through_a_pipe(file: Path) -> None:
    safety.encrypt(file, FIRST)
    told = f"{FIRST}\nи ещё что-то".encode()
    code, out, err = piped("balances", str(file), "--passphrase-file", "PIPE", told=told)
    assert (code, out.startswith("Вера"), err) == (0, True, "")
    removed = ("encrypt", str(file), "--remove-copies", "--passphrase-file", "PIPE")
    assert piped(*removed, told=told)[0] == 0
    wrong = piped("balances", str(file), "--passphrase-file", "PIPE", told=SECOND.encode())
    assert (wrong[0], wrong[1]) == (1, "")
    long = piped("check", str(file), "--passphrase-file", "PIPE", told=b"a" * 16_385)
    assert (long[0], "UTF-8" in one_line(long[2])) == (1, True)


@needs_pipes
def test_a_pipe_that_stays_open_is_not_waited_for(file: Path) -> None:
    ours, theirs = os.pipe()
    os.write(theirs, f"{FIRST}\n".encode())
    try:
        assert first_line(Path(f"/dev/fd/{ours}")) == FIRST
    finally:
        os.close(ours)
        os.close(theirs)


@needs_pipes
def test_a_terminal_is_no_file_to_wait_for(file: Path) -> None:
    safety.encrypt(file, FIRST)
    ours, theirs = os.openpty()
    try:
        told = ("balances", str(file), "--passphrase-file", "/dev/stdin", "--lang", "en")
        code, out, err = piped(*told, stdin=theirs)
    finally:
        os.close(ours)
        os.close(theirs)
    assert (code, out) == (1, "")
    assert "from a file or a pipe" in one_line(err)


@pytest.mark.parametrize("content", [b"", b"abc", "Дорогая Вера!\n".encode() * 400])
def test_what_is_no_journal_is_told_before_any_passphrase(
    call: Call, keys: tuple[Path, Path], tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "else" / "practice.journal"
    file.parent.mkdir()
    file.write_bytes(content)
    old, new = ("--passphrase-file", keys[0]), ("--new-passphrase-file", keys[1])
    for words in (["decrypt"], ["passphrase"], ["encrypt"], ["encrypt", "--remove-copies"]):
        refused(call, file, "not a client journal", *words, file)
    for more in (["decrypt", *old], ["passphrase", *old, *new], ["encrypt", *new]):
        refused(call, file, "not a client journal", *more, file)


def test_a_journal_that_is_not_there_is_said_before_anything_is_asked(
    call: Call, file: Path
) -> None:
    assert "There is no file" in call("encrypt", file.with_name("nosuch.journal"))[2]
    file.unlink()
    for words in (("demo", file), ("import", file, file.with_name("log.csv"))):
        code, _, told = call(*words)
        assert (code, "its backups" in told, file.exists()) == (1, True, False)
