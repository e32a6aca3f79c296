"""Files around a journal: which ones are written, taken away or left alone."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.cli import main
from journal_app.errors import JournalError
from journal_app.exchange.archive import export_archive, import_archive
from journal_app.exchange.log import export_log, import_log, read_file, write_file
from tests.core import ROOT, beside, child, rows

LOG = "date,client,event\n2026-01-01,Вера,client\n"
BROKEN = "date,client,event\n2026-01-01,Вера,visited\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed journal, whose name could be that of an export."""
    with open_journal(tmp_path / "practice.csv") as journal:
        journal.clients.add("Вера")
    return tmp_path / "practice.csv"


# The open journal is no file to export to, nor to import from


@pytest.mark.parametrize("export", [export_log, export_archive])
@pytest.mark.parametrize("link", [None, Path.hardlink_to, Path.symlink_to])
def test_an_export_never_takes_the_place_of_its_journal(
    path: Path,
    export: Callable[..., object],
    link: Callable[[Path, Path], None] | None,
) -> None:
    target = path if link is None else path.with_name("other.csv")
    with open_journal(path) as journal:
        if link is not None:
            link(target, path)
        before = sorted(path.parent.iterdir())
        with pytest.raises(JournalError) as told:
            export(journal.store, target)
        assert told.value.code == "file_exists"
        assert sorted(path.parent.iterdir()) == before
        journal.clients.add("Ира")
    if link is not None:
        target.unlink()  # a second name keeps a journal from being opened
    with open_journal(path) as journal:
        assert len(rows(journal, "client")) == 2


@pytest.mark.parametrize("bring", [import_log, import_archive])
def test_a_journal_is_not_imported_into_itself(path: Path, bring: Callable[..., object]) -> None:
    """Reading the open file would cost its lock."""
    with open_journal(path) as journal:
        with pytest.raises(JournalError) as told:
            bring(journal.store, path)
        assert told.value.code == "journal_in_use"


def test_the_command_line_says_so(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = beside(path)
    assert main(["export", str(path), str(path), "--lang", "en"]) == 1
    assert "already there" in capsys.readouterr().err
    assert beside(path) == before


# How an export is written


@pytest.mark.parametrize("export", [export_log, export_archive])
def test_an_export_through_a_link_keeps_the_link(path: Path, export: Callable[..., object]) -> None:
    (path.parent / "shared").mkdir()
    real, link = path.parent / "shared" / "out.txt", path.with_name("out.txt")
    link.symlink_to(real)
    with open_journal(path) as journal:
        for _ in range(2):  # made, then replaced
            export(journal.store, link)
            assert link.is_symlink()
            assert "Вера" in real.read_text(encoding="utf-8")
    assert [file.name for file in real.parent.iterdir()] == [real.name]


def test_an_export_writes_through_nobodys_draft(path: Path) -> None:
    """Where others may write, a draft's name can be taken beforehand."""
    victim = path.with_name("letter.txt")
    victim.write_text("mine", encoding="utf-8")
    path.with_name(".out.json.part").symlink_to(victim)
    with open_journal(path) as journal:
        export_archive(journal.store, path.with_name("out.json"))
    assert victim.read_text(encoding="utf-8") == "mine"
    assert stat.S_IMODE(path.with_name("out.json").stat().st_mode) == 0o600


KILLED = """
import os, signal, sys
from pathlib import Path
from journal_app import open_journal
from journal_app.exchange.archive import export_archive
with open_journal(sys.argv[1]) as journal:
    os.fsync = lambda _handle: os.kill(os.getpid(), signal.SIGKILL)
    export_archive(journal.store, Path(sys.argv[2]), True)
"""


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="no files without a name here")
def test_an_export_that_is_killed_leaves_no_plain_words(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with child(KILLED, path, folder / "out.json") as process:
        assert process.wait() == -signal.SIGKILL
    assert list(folder.iterdir()) == []


def test_an_export_goes_on_where_a_file_needs_a_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No /proc, or a disk on which nothing has two names; and no files without a name at all."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    with open_journal(path) as journal:
        monkeypatch.setattr(os, "link", refused)
        export_archive(journal.store, path.with_name("first.json"))
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
        export_archive(journal.store, path.with_name("second.json"))
    for name in ("first.json", "second.json"):
        assert "Вера" in path.with_name(name).read_text(encoding="utf-8")
        assert stat.S_IMODE(path.with_name(name).stat().st_mode) == 0o600
    assert not list(path.parent.glob(".*"))


# What a task that came to nothing takes away


def test_the_log_of_a_journal_that_is_gone_is_left_alone(tmp_path: Path) -> None:
    source = tmp_path / "log.csv"
    source.write_text(LOG, encoding="utf-8")
    (tmp_path / "gone.journal-wal").write_bytes(b"the last words")
    before = beside(source)
    assert main(["import", str(tmp_path / "gone.journal"), str(source)]) == 1
    assert main(["demo", str(tmp_path / "gone.journal")]) == 1
    assert beside(source) == before


@pytest.mark.parametrize("arguments", [[], ["--dry-run"]])
def test_a_link_to_a_journal_to_come_is_left_alone(tmp_path: Path, arguments: list[str]) -> None:
    source, link = tmp_path / "log.csv", tmp_path / "link.journal"
    source.write_text(LOG if arguments else BROKEN, encoding="utf-8")
    link.symlink_to(tmp_path / "real.journal")
    main(["import", str(link), str(source), *arguments])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link.journal", "log.csv"]
    assert link.is_symlink()


@pytest.mark.parametrize("profession", ["nail", "psychologist"])
def test_a_sample_leaves_one_file(tmp_path: Path, profession: str) -> None:
    path = tmp_path / "sample.journal"
    assert main(["demo", str(path), "--clients", "2", "--profession", profession]) == 0
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    with open_journal(path) as journal:
        assert journal.settings["profession"] == profession


# Names that cannot be


LONG = "x" * 300
IMPOSSIBLE = [LONG, f"{LONG}/a", os.fsdecode(b"\xca\xee\xed")]


@pytest.mark.parametrize("name", IMPOSSIBLE)
@pytest.mark.parametrize(
    "words",
    [
        ["balances", "{}"],
        ["check", "{}"],
        ["backup", "{}"],
        ["demo", "{}", "--clients", "2"],
        ["import", "{}", "log.csv"],
        ["import", "practice.csv", "{}.csv"],
        ["import", "practice.csv", "{}.json"],
        ["export", "{}", "out.csv"],
        ["restore", "{}", "practice.csv"],
        ["restore", "practice.csv", "{}"],
        ["backup", "practice.csv", "{}"],
        ["balances", "practice.csv", "--passphrase-file", "{}"],
    ],
    ids=" ".join,
)
def test_a_name_that_cannot_be_is_told_in_one_line(
    path: Path,
    words: list[str],
    name: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path.with_name("log.csv").write_text(LOG, encoding="utf-8")
    monkeypatch.chdir(path.parent)
    before = beside(path)
    code = main([word.format(name) for word in words])
    told = capsys.readouterr()
    if name == IMPOSSIBLE[-1] and words[:2] == ["backup", "practice.csv"]:
        assert code == 0  # a folder that only its own program can name
        return
    assert (code, told.out) == (1, "")
    assert len(told.err.splitlines()) == 1
    assert beside(path) == before


@pytest.mark.parametrize("name", IMPOSSIBLE[:2])
def test_reading_and_writing_such_a_file(tmp_path: Path, name: str) -> None:
    for go in (
        lambda: read_file(tmp_path / name),
        lambda: write_file(tmp_path / name, "a"),
        lambda: write_file(tmp_path / name / "b", "a"),
    ):
        with pytest.raises(JournalError) as told:
            go()
        assert told.value.code in {"no_such_file", "read_only"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has it")
def test_output_that_goes_to_a_full_disk(path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "journal_app", "balances", str(path), "--lang", "en"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "disk is full" in done.stderr
