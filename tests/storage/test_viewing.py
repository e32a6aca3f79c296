"""A journal that cannot be written: every page is there, no save is, and no byte changes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app import Journal, open_journal
from journal_app.cli import main
from journal_app.errors import JournalError
from journal_app.safety import save_copy, sweep_views
from journal_app.storage.check import check
from journal_app.storage.vault import sidecar_of
from journal_app.words import say
from tests.core import ROOT, TODAY, HandClock, beside, child, died_while, practice
from tests.exchange.everything_else import live
from tests.faults.ground import flip_byte
from tests.storage.test_old_files import FILES

SECRET = "тихий вечер"


@pytest.fixture(scope="module", params=[None, SECRET], ids=["plain", "encrypted"])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str | None]:
    """A journal with a row of every kind, closed, and its passphrase."""
    path = tmp_path_factory.mktemp("made") / "practice.journal"
    with open_journal(path, request.param, clock=lambda: TODAY) as journal:
        client = journal.clients.add("Вера", since=TODAY - timedelta(days=400)).id
        live(journal, client)
        journal.entries.deposit(client, "integrity", note="сказала честно")
        journal.promises.make(client, "чай")
    return path, request.param


Spoil = Callable[[Path], object]


@pytest.fixture
def place(made: tuple[Path, str | None], tmp_path: Path) -> Iterator[tuple[Path, str | None]]:
    path, passphrase = made
    folder = tmp_path / "place"
    folder.mkdir()
    for part in (path, sidecar_of(path)):
        if part.exists():
            shutil.copy(part, folder)
    yield folder / path.name, passphrase
    folder.chmod(0o700)


SPOILS = [
    pytest.param(lambda path: path.chmod(0o400), id="file"),
    pytest.param(lambda path: path.parent.chmod(0o500), id="folder"),
]


def saves(journal: Journal) -> list[Callable[[], object]]:
    """One of every kind of save."""
    return [
        lambda: journal.clients.add("Ли"),
        lambda: journal.entries.deposit(1, "integrity"),
        lambda: journal.notes.add(1, "слова"),
        lambda: journal.promises.keep(1),
        lambda: journal.clients.edit(1, name="Анна"),
        lambda: journal.clients.erase(1, "просьба"),
        lambda: journal.settings.__setitem__("fading", False),
        lambda: journal.drafts.keep(1, "note", None, {"text": "слова"}),
        journal.undo,
    ]


@pytest.mark.parametrize("spoil", SPOILS)
def test_everything_is_shown_and_nothing_is_saved(
    place: tuple[Path, str | None], spoil: Spoil
) -> None:
    path, passphrase = place
    with open_journal(path, passphrase, clock=lambda: TODAY) as journal:
        told = practice(journal)
        assert journal.view_only == ""
    before = beside(path)
    spoil(path)
    clock = HandClock(TODAY)
    with open_journal(path, passphrase, clock=clock) as journal:
        assert journal.view_only == "read_only"
        assert journal.is_encrypted == (passphrase is not None)
        assert practice(journal) == told
        clock.forward(40)  # the kept sums are of another day now
        assert [line.name for line in journal.client_lines()] == ["Вера"]
        journal.today_page(), journal.client_page(1), journal.feed(1)
        assert journal.search("честно") == {1}
        assert check(journal.store) == []
        for save in saves(journal):
            with pytest.raises(JournalError) as error:
                save()
            assert (error.value.code, error.value.details["why"]) == ("view_only", "read_only")
        assert practice(journal)["entry"] == told["entry"]
        assert journal.backup_if_changed() is None
    assert beside(path) == before


def test_what_was_only_in_the_log_is_shown_too(place: tuple[Path, str | None]) -> None:
    path, passphrase = place
    died_while(
        "import sys; from journal_app import open_journal\n"
        "journal = open_journal(sys.argv[1], sys.argv[2] or None)\n"
        "journal.clients.add('Ли')",
        path,
        passphrase or "",
    )
    before = beside(path)
    assert before[f"{path.name}-wal"]
    path.parent.chmod(0o500)
    with open_journal(path, passphrase) as journal:
        assert {line.name for line in journal.client_lines()} == {"Вера", "Ли"}
        assert journal.view_only == "read_only"
    assert beside(path) == before


def test_no_copy_of_it_is_left_in_any_folder(
    place: tuple[Path, str | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, passphrase = place
    died_while(
        "import sys; from journal_app import open_journal\n"
        "journal = open_journal(sys.argv[1], sys.argv[2] or None)\n"
        "journal.clients.add('Ли')",
        path,
        passphrase or "",
    )
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    path.chmod(0o400)
    with open_journal(path, passphrase):
        assert list(folder.iterdir()) == []
    assert list(folder.iterdir()) == []


STOPS_AT = """
import sys, tempfile
from pathlib import Path
from journal_app import open_journal
from journal_app.safety import save_copy
event, path, passphrase, target = sys.argv[1], Path(sys.argv[2]), sys.argv[3] or None, sys.argv[4]
def stop(name, arguments):
    if name == event and str(arguments[1]).startswith(target):
        print("ready", flush=True)
        sys.stdin.readline()
if event == "shutil.copyfile":
    tempfile.tempdir = target
sys.addaudithook(stop)
with open_journal(path, passphrase) as journal:
    if event != "shutil.copyfile":
        save_copy(journal, target)
"""
"""Views a journal, or saves a copy of it, and waits where a file is to be written or renamed."""


def stopped_at(
    event: str, path: Path, passphrase: str | None, target: Path
) -> subprocess.Popen[str]:
    process = child(STOPS_AT, event, path, passphrase or "", target)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def test_what_a_killed_one_left_among_the_temporary_files_goes_at_the_next_start(
    place: tuple[Path, str | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, passphrase = place
    died_while(
        "import sys; from journal_app import open_journal\n"
        "journal = open_journal(sys.argv[1], sys.argv[2] or None)\n"
        "journal.clients.add('Ли')",
        path,
        passphrase or "",
    )
    path.chmod(0o400)
    folder = tmp_path / "temporary"
    folder.mkdir()
    (folder / "client-journal-of-somebody-else").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    process = stopped_at("shutil.copyfile", path, passphrase, folder)
    (here,) = (one for one in folder.iterdir() if (one / "copy").exists())
    assert here.stat().st_mode & 0o777 == 0o700
    sweep_views()
    assert (here / "copy").exists()  # it is at work
    process.kill()
    process.communicate()
    open_journal(path, passphrase).close()
    assert not here.exists()
    assert [one.name for one in folder.iterdir()] == ["client-journal-of-somebody-else"]


def test_a_copy_that_was_killed_keeps_nobody_from_another(
    place: tuple[Path, str | None], tmp_path: Path
) -> None:
    path, passphrase = place
    target = tmp_path / "stick" / "copy.journal"
    target.parent.mkdir()
    process = stopped_at("os.rename", path, passphrase, target)
    process.kill()
    process.communicate()
    with open_journal(path, passphrase) as journal:
        save_copy(journal, target)
        told = practice(journal)
    assert list(target.parent.glob(".*")) == []
    with open_journal(target, passphrase) as copy:
        assert practice(copy) == told


def test_what_a_killed_copy_left_beside_its_place_goes_at_the_next_start(
    place: tuple[Path, str | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, passphrase = place
    stick, folder = tmp_path / "stick", tmp_path / "temporary"
    stick.mkdir()
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    process = stopped_at("os.rename", path, passphrase, stick / "copy.journal")
    (left,) = stick.iterdir()
    assert left.read_bytes().startswith(b"SQLite format 3") is (passphrase is None)
    sweep_views()
    assert left.exists()  # it is at work
    process.kill()
    process.communicate()
    away = stick.rename(tmp_path / "pulled out")
    sweep_views()
    away.rename(stick)
    assert left.exists()
    sweep_views()
    assert list(stick.iterdir()) == list(folder.iterdir()) == []


def test_a_sidecar_alone_is_ours_or_somebody_elses(
    made: tuple[Path, str | None], tmp_path: Path
) -> None:
    path, passphrase = made
    target = tmp_path / "copy.journal"
    with open_journal(tmp_path / "other.journal", "другие слова"):
        pass
    with open_journal(path, passphrase) as journal:
        shutil.copy(sidecar_of(tmp_path / "other.journal"), sidecar_of(target))
        with pytest.raises(JournalError) as error:
            save_copy(journal, target)
        assert error.value.code == "file_exists"
        assert not target.exists()
        if passphrase is not None:
            shutil.copy(sidecar_of(path), sidecar_of(target))
            save_copy(journal, target)
    if passphrase is not None:
        open_journal(target, passphrase).close()


MOUNTED = """
mount -t tmpfs none {folder} && cp -a {source}/. {folder}/ && mount -o remount,ro {folder} && \
PYTHONPATH={root} {python} -c "
import sys
from journal_app import open_journal
with open_journal(sys.argv[1], sys.argv[2] or None) as journal:
    print(journal.view_only, len(journal.client_lines()))
" {folder}/practice.journal "{passphrase}"
"""


def test_a_mount_that_is_read_only(place: tuple[Path, str | None], tmp_path: Path) -> None:
    path, passphrase = place
    folder = tmp_path / "mount"
    folder.mkdir()
    script = MOUNTED.format(
        folder=folder,
        source=path.parent,
        root=ROOT,
        python=sys.executable,
        passphrase=passphrase or "",
    )
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rm", "true"], capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a folder of their own")
    done = subprocess.run(
        [unshare, "-rm", "sh", "-c", script], capture_output=True, text=True, cwd=ROOT
    )
    assert (done.stdout, done.stderr) == ("read_only 1\n", "")


@pytest.mark.parametrize("old", FILES, ids=lambda path: path.stem)
def test_a_file_of_an_older_version_is_shown_as_this_one_would_be(
    old: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(old, tmp_path / "old.journal"))
    twin = Path(shutil.copy(old, tmp_path / "twin.journal"))
    path.chmod(0o400)
    before = path.read_bytes()
    with open_journal(path) as journal, open_journal(twin) as upgraded:
        assert journal.view_only == "read_only"
        assert practice(journal) == practice(upgraded)
    assert path.read_bytes() == before
    assert not path.with_name("old backups").exists()


@pytest.mark.parametrize("task", ["balances", "check"])
def test_the_command_line_reads_it(
    task: str, place: tuple[Path, str | None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, passphrase = place
    word = tmp_path / "word"
    word.write_text(passphrase or "", encoding="utf-8")
    given = ["--passphrase-file", str(word)] if passphrase else []
    path.parent.chmod(0o500)
    before = beside(path)
    assert main([task, str(path), *given]) == 0
    out = tmp_path / "out.json"
    assert main(["export", str(path), str(out), *given]) == 0
    assert out.stat().st_size > 1000
    assert beside(path) == before
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("task", ["balances", "check", "export"])
def test_the_command_line_leaves_a_backup_as_it_was_made(
    task: str, place: tuple[Path, str | None], tmp_path: Path
) -> None:
    path, passphrase = place
    with open_journal(path, passphrase) as journal:
        backup = journal.backup()
    word = tmp_path / "word"
    word.write_text(passphrase or "", encoding="utf-8")
    given = ["--passphrase-file", str(word)] if passphrase else []
    out = [str(tmp_path / "out.csv")] if task == "export" else []
    before, moment = beside(path), backup.stat().st_mtime_ns
    assert main([task, str(backup), *out, *given]) == 0
    assert (beside(path), backup.stat().st_mtime_ns) == (before, moment)


def test_a_copy_elsewhere_is_whole_and_can_be_written(
    place: tuple[Path, str | None], tmp_path: Path
) -> None:
    path, passphrase = place
    path.chmod(0o400)
    target = tmp_path / "stick" / "copy.journal"
    target.parent.mkdir()
    with open_journal(path, passphrase, clock=lambda: TODAY) as journal:
        told = practice(journal)
        save_copy(journal, target)
        with pytest.raises(JournalError) as error:
            save_copy(journal, target)
        assert error.value.code == "file_exists"
    names = {"copy.journal", "copy.journal.salt"} if passphrase else {"copy.journal"}
    assert set(beside(target)) == names
    with open_journal(target, passphrase, clock=lambda: TODAY) as copy:
        assert (copy.view_only, practice(copy), check(copy.store)) == ("", told, [])
        copy.clients.add("Ли")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_each_reason_has_its_words(language: str) -> None:
    told = {
        say(JournalError("view_only", why=why, path="/x/practice.journal"), language)
        for why in ("read_only", "disk_error", "damaged", "another")
    }
    assert len(told) == 4


# -- While the journal is open -----------------------------------------------------------------

DISK_GIVES_UP = """
import datetime, resource, signal, sys
from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.safety import save_copy
from journal_app.storage.standing import balances

day = [datetime.date(2026, 3, 14)]
journal = open_journal(sys.argv[1], sys.argv[2] or None, clock=lambda: day[0])
journal.entries.deposit(1, "integrity", note="kept")

def save():
    try:
        journal.entries.deposit(1, "integrity", note="later")
        print("saved", repr(journal.view_only), flush=True)
    except JournalError as error:
        print(error.code, repr(journal.view_only), flush=True)

def allow(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

allow(1)
day[0] += datetime.timedelta(days=70)
line = journal.client_line(1)
(_, balance, *_), = balances(journal.store.database, day[0], True)
print(line.balance == balance, flush=True)
if sys.argv[3] == "comes back":
    save()
    allow(resource.RLIM_INFINITY)
    save()
    print(journal.store.database.execute_sql("SELECT count(*) FROM main.standing WHERE day = ?",
        (day[0].isoformat(),)).fetchone()[0])
else:
    save()
    save()
    print(len(journal.feed(1)) > 1)
    allow(resource.RLIM_INFINITY)
    save_copy(journal, sys.argv[4])
"""


def told_by(code: str, *arguments: object) -> list[str]:
    with child(code, *arguments) as process:
        said, _ = process.communicate()
    assert process.returncode == 0
    return said.splitlines()


def test_a_disk_that_comes_back_is_written_again(
    place: tuple[Path, str | None], tmp_path: Path
) -> None:
    """The first error may pass; on a new day the list is there all the same, from memory."""
    path, passphrase = place
    said = told_by(DISK_GIVES_UP, path, passphrase or "", "comes back", tmp_path / "copy")
    assert said == ["True", "disk_error ''", "saved ''", "1"]
    with open_journal(path, passphrase) as journal:
        assert check(journal.store) == []


def test_a_disk_that_stays_away_is_not_written_any_more(
    place: tuple[Path, str | None], tmp_path: Path
) -> None:
    path, passphrase = place
    target = tmp_path / "copy.journal"
    said = told_by(DISK_GIVES_UP, path, passphrase or "", "stays away", target)
    assert said == ["True", "disk_error ''", "disk_error 'disk_error'", "True"]
    for one in (path, target):
        with open_journal(one, passphrase) as journal:
            assert check(journal.store) == []
            assert journal.search("kept") == {1}
            assert journal.search("later") == set()


def test_a_page_that_cannot_be_read_ends_saving_at_once(
    place: tuple[Path, str | None], tmp_path: Path
) -> None:
    """Nothing more goes into a damaged file; what can still be read is shown."""
    path, passphrase = place
    with open_journal(path, passphrase) as journal:
        (root,) = journal.store.database.execute_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'fact_client'"
        ).fetchone()
    flip_byte(path, (root - 1) * 4096)  # what kind of page it is, or a byte of cipher text
    with open_journal(path, passphrase) as journal:
        for code in ("damaged", "view_only"):
            with pytest.raises(JournalError) as error:
                journal.facts.add(1, "little_thing", "любит тишину")
            assert error.value.code == code
            assert journal.view_only == "damaged"
            assert [line.name for line in journal.client_lines()] == ["Вера"]
        assert "practice" in say(error.value, "en")
