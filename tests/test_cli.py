"""The command line as a person or a script calls it: what it says, what it answers, what it leaves
behind."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.cli import main
from journal_app.exchange.log import import_log
from tests import independent
from tests.core import ROOT, beside, child, died_while, rows
from tests.exchange.books import HEADER, NOW, PRACTICE_CSV, contents

Call = Callable[..., tuple[int, str, str]]

LOG = (
    "2025-01-10,Вера,client,,20,,,\n"
    "2025-01-10,Вера,deposit,understanding,,выслушала,,\n"
    "2025-01-11,Анна,withdrawal,integrity,large,опоздала,,\n"
    "2025-01-12,Ева,visit,,,маникюр,,\n"
    "2025-02-01,Борис,promise,,,каталог,2025-02-10,\n"
)


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a call in this process: (exit code, standard output, standard error)."""

    def run(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return written(tmp_path / "log.csv", HEADER + LOG)


@pytest.fixture
def file(tmp_path: Path, log: Path) -> Path:
    """A journal with the five events of the log."""
    place = tmp_path / "practice.journal"
    with open_journal(place) as journal:
        import_log(journal.store, log)
    return place


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def process(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a call as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "journal_app", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def one_line(text: str) -> str:
    """What was told, on one line, ending with a stop."""
    assert text.count("\n") == 1, text
    assert text.endswith(".\n"), text
    return text.strip()


# -- balances -------------------------------------------------------------------------------------


def test_balances_are_listed_by_balance_and_then_by_name(call: Call, file: Path) -> None:
    code, out, err = call("balances", file, "--on", "2025-02-01")
    assert (code, err) == (0, "")
    assert out == (
        "Анна\t-2\tgetting acquainted\n"
        "Борис\t10\tgetting acquainted\n"
        "Ева\t10\tgetting acquainted\n"
        "Вера\t24\tgetting acquainted\n"
    )


def test_clients_met_later_are_left_out_and_archived_ones_are_not(call: Call, file: Path) -> None:
    with open_journal(file) as journal:
        anna = next(line.id for line in journal.client_lines() if line.name == "Анна")
        journal.clients.archive(anna)
        journal.settings["profession"] = "psychologist"
    names = [
        line.split("\t")[0] for line in call("balances", file, "--on", "2025-01-11")[1].split("\n")
    ]
    assert names == ["Анна", "Вера", ""]
    assert call("balances", file, "--on", "2025-01-09")[:2] == (0, "No clients yet.\n")
    assert "\tзнакомимся\n" in call("balances", file, "--lang", "ru")[1]


def test_balances_as_json(call: Call, file: Path) -> None:
    code, out, err = call("balances", "--json", file, "--on", "2025-01-11")
    assert (code, err) == (0, "")
    anna, vera = json.loads(out)
    assert list(anna) == ["id", "name", "balance", "confirmed", "zone"]
    assert (anna["name"], anna["balance"], anna["confirmed"], anna["zone"]) == (
        "Анна",
        -2,
        0,
        "new",
    )
    assert type(vera["id"]) is int
    assert json.loads(call("balances", "--json", file, "--on", "2020-01-01")[1]) == []


@pytest.mark.parametrize("fading", [True, False])
def test_the_practice_on_any_day_as_counted_by_hand(
    call: Call, tmp_path: Path, fading: bool
) -> None:
    place = tmp_path / "practice.journal"
    with open_journal(place, clock=lambda: NOW) as journal:
        import_log(journal.store, PRACTICE_CSV)
        journal.settings["fading"] = fading
    clients = independent.accounts(independent.read_lines(PRACTICE_CSV))

    def expected(day: date) -> list[tuple[int, str, str]]:
        return sorted(
            (client.balance(day, fading), name, client.zone(day, fading))
            for name, client in clients.items()
            if client.met <= day
        )

    def told(out: str) -> list[tuple[int, str, str]]:
        return [(one["balance"], one["name"], one["zone"]) for one in json.loads(out)]

    for days in range(-370, 200, 19):
        day = NOW + timedelta(days=days)
        assert told(call("balances", place, "--json", "--on", day)[1]) == expected(day)
    done = process("balances", place, "--json", "--on", NOW)
    assert (done.returncode, done.stderr) == (0, "")
    assert told(done.stdout) == expected(NOW)


# -- import and export ----------------------------------------------------------------------------


def test_import_creates_the_journal_and_says_what_came_in(
    call: Call, tmp_path: Path, log: Path
) -> None:
    place = tmp_path / "new.journal"
    code, out, err = call("import", place, log)
    assert (code, out, err) == (0, "Came in: 4 clients, 2 entries, 1 promise, 1 visit.\n", "")
    code, out, _ = call("import", place, log)
    assert code == 0
    first, *left = out.splitlines()
    assert first == "Nothing came in: the journal has it all already."
    assert left == [
        f"Left out, line {line}: the journal has it already (“{name}”)."
        for line, name in enumerate(("Вера", "Вера", "Анна", "Ева", "Борис"), start=2)
    ]


def test_a_dry_run_leaves_no_new_file(call: Call, tmp_path: Path, log: Path) -> None:
    before = beside(log)
    code, out, _ = call("import", tmp_path / "new.journal", log, "--dry-run")
    assert code == 0
    assert out.startswith("Would come in: 4 clients, 2 entries, 1 promise, 1 visit.")
    assert beside(log) == before


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_without_a_backup_nothing_comes_in_unless_anyway(
    call: Call, tmp_path: Path, file: Path, ending: str
) -> None:
    source = tmp_path / f"more{ending}"
    with open_journal(tmp_path / "other" / "more.journal") as other:
        other.clients.add("Новая")
    assert call("export", tmp_path / "other" / "more.journal", source)[0] == 0
    folder = tmp_path / "practice backups"
    folder.write_text("a file where the folder of backups should be")
    before = call("balances", file)
    for language, hint in (("en", "add --anyway"), ("ru", "добавьте --anyway")):
        code, out, err = call("import", file, source, "--lang", language)
        assert (code, out) == (1, "")
        assert hint in one_line(err)
        assert call("balances", file) == before
    assert call("import", file, source, "--dry-run")[0] == 0
    code, out, err = call("import", file, source, "--anyway")
    assert (code, err) == (0, "")
    assert out.startswith("Came in: 1 client,")
    with open_journal(file) as journal:
        assert "Новая" in {line.name for line in journal.client_lines()}
        noted = [row["detail"] for row in rows(journal, "event") if row["what"] == "not_backed_up"]
        assert noted == ["import read_only"]


def test_anyway_makes_the_backup_where_it_can(call: Call, tmp_path: Path, file: Path) -> None:
    more = written(tmp_path / "more.csv", HEADER + "2025-03-01,Новая,deposit,integrity,,x,,\n")
    assert call("import", file, more, "--anyway")[0] == 0
    (copy,) = (tmp_path / "practice backups").glob("*.journal")
    assert "Новая" not in call("balances", copy)[1]


BAD = {
    "2025-01-10,Вера,deposit,honesty,,x,,": ("honesty", "honesty"),
    "03/04/2025,Вера,deposit,integrity,,x,,": ("03/04/2025", "03/04/2025"),
    "31.02.2025,Вера,deposit,integrity,,x,,": ("31.02.2025", "31.02.2025"),
    "0025-01-10,Вера,deposit,integrity,,x,,": ("0025", "0025"),
    '2025-01-10,Вера,deposit,integrity,"4,5",x,,': ("4,5", "4,5"),
    "2999-01-10,Вера,deposit,integrity,,x,,": ("too far", "далеко"),
    "2199-01-10,Вера,deposit,integrity,,x,,": ("not come yet", "не наступил"),
    "2025-01-10,Вера,gift,integrity,,x,,": ("gift", "gift"),
    "2025-01-10,Вера,deposit,integrity,,x": ("header", "в заголовке"),
    '2025-01-10,Вера,deposit,integrity,,"x,,': ("quotation", "кавычки"),
    "2025-01-10,Вера,keep,,,нет такого,,": ("нет такого", "нет такого"),
    "2025-01-10,Вера,apology,,,нет такого,,": ("нет такого", "нет такого"),
    "2025-01-10,Вера,deposit,integrity,1000,x,,": ("1000", "1000"),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_line_is_named_and_nothing_comes_in(
    call: Call, tmp_path: Path, file: Path, bad: str
) -> None:
    source = written(
        tmp_path / "bad.csv", HEADER + LOG + '2025-03-01,Вера,visit,,,"а\nб",,\n' + bad
    )
    with open_journal(file) as journal:
        before = contents(journal)
    there = beside(file).keys()
    for place, (language, hint) in product(
        (file, tmp_path / "new.journal"), zip(("en", "ru"), BAD[bad], strict=True)
    ):
        code, out, err = call("import", place, source, "--lang", language)
        assert (code, out) == (1, "")
        told = one_line(err)
        assert told.startswith("bad.csv, line 9: " if language == "en" else "bad.csv, строка 9: ")
        assert hint in told
    with open_journal(file) as journal:
        assert contents(journal) == before
    left = beside(file).keys() - there
    assert not any("new" in name for name in left)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.csv", "", ("empty.csv: the file is empty", "empty.csv: файл пуст")),
        ("head.csv", HEADER, ("head.csv: the file is empty", "head.csv: файл пуст")),
        ("other.csv", "a,b\n1,2\n", ("other.csv, line 1: ", "other.csv, строка 1: ")),
        ("cut.json", '{\n"format"', ("cut.json, line 2: ", "cut.json, строка 2: ")),
        ("foreign.json", "[]", ("foreign.json: ", "foreign.json: ")),
        (
            "newer.json",
            '{"format": "client-journal", "version": 99}',
            ("newer.json was written by a newer", "более новой"),
        ),
        (
            "far.json",
            '{"format": "client-journal", "version": 1, "settings": {}, "clients": [{"id": 1}]}',
            ("far.json: ", "far.json: "),
        ),
        ("notes.txt", "", (".csv", ".csv")),
        ("people.vcf", "", (".csv", ".csv")),
    ],
)
def test_a_file_that_cannot_come_in(
    call: Call, tmp_path: Path, name: str, content: str, words: tuple[str, str]
) -> None:
    source = written(tmp_path / name, content)
    before = beside(source)
    for language, hint in zip(("en", "ru"), words, strict=True):
        code, out, err = call("import", tmp_path / "new.journal", source, "--lang", language)
        assert (code, out) == (1, "")
        assert hint in one_line(err)
    assert beside(source) == before


def test_what_an_archive_leaves_out_is_told(call: Call, tmp_path: Path, file: Path) -> None:
    archive = tmp_path / "out.json"
    assert call("export", file, archive)[0] == 0
    code, out, _ = call("import", file, archive)
    assert code == 0
    assert "Left out: the journal has it already (“Вера”).\n" in out
    assert "line" not in out


@pytest.mark.parametrize("ending", ["csv", "json", "JSON"])
def test_export_and_import_again(call: Call, tmp_path: Path, file: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    code, told, err = call("export", file, out)
    assert (code, told, err) == (0, f"Written: {out}.\n", "")
    assert not out.stat().st_mode & 0o077
    other = tmp_path / "other.journal"
    assert call("import", other, out)[0] == 0
    for day in ("2025-01-11", "2025-03-20", "2026-01-01"):
        assert [
            line.split("\t")[:2] for line in call("balances", other, "--on", day)[1].split("\n")
        ] == [line.split("\t")[:2] for line in call("balances", file, "--on", day)[1].split("\n")]
    # Over itself, as a script would every night; never over the journal.
    assert call("export", file, out)[0] == 0
    code, _, err = call("export", file, file)
    assert (code, one_line(err).count(str(file))) == (1, 1)


def test_an_export_says_how_many_notes_stay_behind(call: Call, tmp_path: Path, file: Path) -> None:
    with open_journal(file) as journal:
        journal.notes.add(None, "купить лак")
    code, out, _ = call("export", file, tmp_path / "out.csv")
    assert code == 0
    assert out.splitlines()[1].startswith("1 note has no place")


# -- the rest of the tasks ------------------------------------------------------------------------


def test_check(call: Call, file: Path) -> None:
    code, out, err = call("check", file)
    assert (code, out, err) == (0, "All is well: 4 clients, 2 entries, 1 promise.\n", "")
    with open_journal(file) as journal:
        journal.store.database.execute_sql("UPDATE entry SET points = points + 1 WHERE id = 1")
    code, out, err = call("check", file, "--lang", "ru")
    assert (code, err) == (1, "")
    assert "запись 1: изменено помимо программы" in out.splitlines()


def test_check_of_a_damaged_search_index(call: Call, file: Path) -> None:
    with open_journal(file) as journal:
        journal.store.database.execute_sql("DELETE FROM fts_docsize")
    for _ in range(2):  # looking changes nothing
        code, out, _err = call("check", file, "--lang", "ru")
        assert code == 1
        assert out.splitlines() == [
            "Нашлось 1 расхождение:",
            "указатель поиска: повреждён — программа составит его заново сама, "
            "при первом поиске или перед новой копией",
            "Все записи целы: 4 клиента, 2 записи, 1 обещание.",
        ]
    assert call("backup", file)[0] == 0
    assert call("check", file)[0] == 0


def test_check_of_a_closed_journal_with_torn_pages_of_the_index(call: Call, tmp_path: Path) -> None:
    path, key = tmp_path / "closed.journal", tmp_path / "key.txt"
    key.write_text("слон на крыше", encoding="utf-8")
    with open_journal(path, "слон на крыше") as journal:
        journal.clients.add("Вера")
        sql = "SELECT rootpage FROM sqlite_master WHERE name = 'fts_data'"
        ((root,),) = journal.store.database.execute_sql(sql).fetchall()
    with path.open("r+b") as torn:
        torn.seek((root - 1) * 4096)
        torn.write(b"?" * 4096)
    code, out, _err = call("check", path, "--passphrase-file", key, "--lang", "ru")
    assert code == 1
    assert out.splitlines()[2:] == [
        "Все записи целы: 1 клиент, 0 записей, 0 обещаний.",
        f"Составить файл заново: client-journal salvage {path} — прежний останется рядом.",
    ]
    assert call("salvage", path, "--passphrase-file", key)[0] == 0
    assert call("check", path, "--passphrase-file", key)[0] == 0


@pytest.mark.parametrize(
    ("profession", "language"), list(product(("nail", "psychologist"), ("ru", "en")))
)
def test_demo_is_the_same_for_the_same_seed(
    call: Call, tmp_path: Path, profession: str, language: str
) -> None:
    found = []
    for number, seed in enumerate((7, 7, 8)):
        place = tmp_path / f"{number}.journal"
        code, out, err = call(
            *("demo", place, "--clients", 6, "--entries", 90, "--seed", seed),
            *("--profession", profession, "--lang", language),
        )
        assert (code, err) == (0, "")
        assert str(place) in out
        assert call("check", place)[0] == 0
        with open_journal(place) as journal:
            rows = contents(journal)
            assert (len(rows["client"]), len(rows["entry"])) == (6, 90)
            assert journal.settings["profession"] == profession
        for table in rows.values():
            for row in table:
                row.pop("created", None)  # by the clock
        found.append(rows)
    assert found[0] == found[1]
    assert found[0] != found[2]
    russian = any("а" <= letter <= "я" for letter in str(found[0]["client"]))
    assert russian == (language == "ru")


def test_demo_never_writes_over_a_file(call: Call, file: Path) -> None:
    before = beside(file)
    code, out, err = call("demo", file)
    assert (code, out) == (1, "")
    assert str(file) in one_line(err)
    assert beside(file) == before


def test_backup_and_restore(call: Call, tmp_path: Path, file: Path) -> None:
    code, out, err = call("backup", file, tmp_path / "stick")
    assert (code, err) == (0, "")
    (copy,) = (tmp_path / "stick").iterdir()
    assert str(copy) in out
    with open_journal(file) as journal:
        before = contents(journal)
        journal.clients.add("Позже")
        later = contents(journal)
    code, out, err = call("restore", copy, file)
    assert (code, err) == (0, "")
    with open_journal(file) as journal:
        assert contents(journal) == before
    (kept,) = tmp_path.glob("practice-replaced-*.journal")
    assert str(kept) in out
    with open_journal(kept) as journal:
        assert contents(journal) == later
    assert call("backup", file)[0] == 0
    assert len(list((tmp_path / "practice backups").iterdir())) >= 1
    assert call("restore", copy, tmp_path / "fresh.journal")[0] == 0
    assert call("check", tmp_path / "fresh.journal")[0] == 0


@pytest.mark.parametrize(("language", "hint"), [("en", "a backup already"), ("ru", "уже копия")])
def test_a_backup_of_a_backup_is_refused_and_its_bytes_stay(
    call: Call, tmp_path: Path, file: Path, language: str, hint: str
) -> None:
    call("backup", file, tmp_path / "stick")
    (copy,) = (tmp_path / "stick").iterdir()
    before = beside(copy)
    code, out, err = call("backup", copy, tmp_path / "other", "--lang", language)
    assert (code, out) == (1, "")
    assert hint in one_line(err)
    assert beside(copy) == before
    assert not (tmp_path / "other").exists()
    assert "no file" in call("backup", copy.with_name(f"x{copy.name}"), "--lang", "en")[2]


def test_restore_over_a_journal_with_a_hot_log(call: Call, tmp_path: Path, file: Path) -> None:
    call("backup", file, tmp_path / "stick")
    (copy,) = (tmp_path / "stick").iterdir()
    died_while(
        "import sys\n"
        "from journal_app import open_journal\n"
        "journal = open_journal(sys.argv[1])\n"
        "journal.clients.add('Не в копии')",
        file,
    )
    assert file.with_name(file.name + "-wal").stat().st_size > 0
    assert call("restore", copy, file)[0] == 0
    assert "Не в копии" not in call("balances", file)[1]
    (kept,) = tmp_path.glob("practice-replaced-*.journal")
    assert "Не в копии" in call("balances", kept)[1]
    assert call("check", file)[0] == call("check", kept)[0] == 0


@pytest.mark.parametrize("what", ["text", "missing", "empty"])
def test_restore_from_what_is_no_backup(call: Call, tmp_path: Path, file: Path, what: str) -> None:
    copy = tmp_path / "copy.journal"
    if what != "missing":
        copy.write_text("not a journal" * 50 * (what == "text"), encoding="utf-8")
    before = beside(file)
    code, out, err = call("restore", copy, file)
    assert (code, out) == (1, "")
    one_line(err)
    assert beside(file) == before


# -- refused --------------------------------------------------------------------------------------

ON_A_JOURNAL = [
    ("balances", "{}"),
    ("import", "{}", "log.csv"),
    ("export", "{}", "out.csv"),
    ("check", "{}"),
    ("backup", "{}"),
    ("restore", "copy.journal", "{}"),
]


@pytest.mark.parametrize("words", ON_A_JOURNAL, ids=lambda words: words[0])
def test_a_journal_in_use(
    call: Call, file: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(file.parent)
    (file.parent / "copy.journal").write_bytes(file.read_bytes())
    for language, hint in (("en", "open in another window"), ("ru", "в другом окне")):
        with open_journal(file):
            code, out, err = call(*(word.format(file) for word in words), "--lang", language)
        assert (code, out) == (1, "")
        assert hint in one_line(err)
    assert not (file.parent / "out.csv").exists()
    assert call("check", file)[0] == 0


def test_a_journal_in_use_by_another_program(call: Call, file: Path) -> None:
    other = child(
        "import sys\n"
        "from journal_app import open_journal\n"
        "with open_journal(sys.argv[1]):\n"
        "    print('open', flush=True)\n"
        "    sys.stdin.read()",
        file,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    try:
        code, out, err = call("balances", file)
    finally:
        other.communicate()
    assert (code, out) == (1, "")
    assert "open in another window" in one_line(err)
    assert call("check", file)[0] == 0


@pytest.mark.parametrize("words", ON_A_JOURNAL, ids=lambda words: words[0])
def test_a_journal_that_is_missing_is_not_made_by_asking(
    call: Call, tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = beside(log)
    code, out, err = call(*(word.format("missing.journal") for word in words))
    if words[0] == "import":
        assert code == 0
        return
    assert (code, out) == (1, "")
    assert "journal" in one_line(err)
    assert beside(log) == before


@pytest.mark.parametrize(
    "content", [b"", b"name;phone\n" * 40, b"SQLite format 3\x00" + bytes(4000)]
)
@pytest.mark.parametrize("words", ON_A_JOURNAL[:5], ids=lambda words: words[0])
def test_a_file_that_is_no_journal_stays_as_it_was(
    call: Call,
    tmp_path: Path,
    log: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    content: bytes,
) -> None:
    monkeypatch.chdir(tmp_path)
    other = tmp_path / "other.db"
    other.write_bytes(content)
    before = beside(log)
    code, out, err = call(*(word.format(other) for word in words))
    assert (code, out) == (1, "")
    assert "other.db" in one_line(err)
    assert beside(log) == before


def test_a_passphrase_for_a_journal_that_has_none(call: Call, tmp_path: Path, file: Path) -> None:
    key = tmp_path / "key.txt"
    code, _, err = call("balances", file, "--passphrase-file", key)
    assert (code, "key.txt" in one_line(err)) == (1, True)
    key.write_bytes("тайна\r\nвторая строка".encode())
    code, out, err = call("balances", file, "--passphrase-file", key)
    assert (code, out) == (1, "")
    assert "without a passphrase" in one_line(err)
    assert "тайна" not in err
    key.write_bytes(b"\xff\xfe\x00")
    assert call("check", file, "--passphrase-file", key)[0] == 1
    key.write_text("\n", encoding="utf-8")
    assert call("check", file, "--passphrase-file", key)[0] == 1


@pytest.mark.parametrize(
    "words",
    [
        ["balances"],
        ["balances", "a", "b"],
        ["balances", "a", "--on"],
        ["balances", "a", "--on", "31.12.2025"],
        ["balances", "a", "--on", "2025-02-30"],
        ["balances", "a", "--jso"],
        ["import", "a"],
        ["export", "a"],
        ["demo"],
        ["demo", "a", "--clients", "0"],
        ["demo", "a", "--clients", "-1"],
        ["demo", "a", "--entries", "many"],
        ["demo", "a", "--profession", "barber"],
        ["restore", "a"],
        ["shots"],
        ["shots", "a", "--size", "wide"],
        ["shots", "a", "--size", "0x0"],
        ["shots", "a", "--size", "99999999x100"],
        ["shots", "a", "--size", "²00x200"],
        ["backup", "a.journal", ""],
        ["check", ""],
        ["a.journal", "b.journal"],
        ["--theme", "pink"],
        ["--lang", "de"],
        ["--passphrase", "secret"],
        ["check", "a", "--theme", "dark"],
    ],
)
def test_wrong_usage(
    call: Call, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for language in ("en", "ru"):
        code, out, err = call(*words, *(["--lang", language] if "--lang" not in words else []))
        assert (code, out) == (2, "")
        assert "client-journal --help" in one_line(err)
    assert list(tmp_path.iterdir()) == []


# -- words ----------------------------------------------------------------------------------------


def test_the_language_of_the_call_then_of_the_window_then_of_the_system(
    call: Call, file: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    russian = "Всё в порядке"

    def told(*words: str) -> bool:
        code, out, _ = call(*words, "check", file)
        assert code == 0
        return out.startswith(russian)

    assert not told()
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    assert told()
    monkeypatch.setenv("LC_ALL", "C")
    assert not told()
    monkeypatch.delenv("LC_ALL")
    settings = home / "config" / "client-journal" / "client-journal.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[General]\nlanguage=en\n", encoding="utf-8")
    assert not told()
    assert told("--lang", "ru")
    assert told("--lang=ru")
    for odd in ("[General]\nlanguage=tlh\n", "no section\n", "[General\n", "[Window]\nsize=@%$\n"):
        settings.write_text(odd, encoding="utf-8")
        assert told()
    settings.write_bytes(b"\xff\xfe[")
    assert told()


@pytest.mark.parametrize("task", ["", "balances", "demo", "import", "restore", "shots"])
@pytest.mark.parametrize(("language", "word"), [("en", "Usage: "), ("ru", "Как вызвать: ")])
def test_help_speaks_one_language(
    task: str, language: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([*([task] if task else []), "--lang", language, "--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith(word)
    assert ("options:" in told.lower()) == (language == "en")
    assert "positional" not in told


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    from journal_app import __version__

    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"client-journal {__version__}\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a screen may lack")
@pytest.mark.parametrize(
    "words",
    [[], ["some.journal"], ["--demo"], ["--theme", "dark", "balances.journal"], ["--", "demo"]],
)
def test_a_first_word_that_is_no_task_is_a_file_for_the_window(
    call: Call, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    code, out, err = call(*words)
    assert (code, out) == (1, "")
    assert "no screen" in one_line(err)


# -- as a program of its own ----------------------------------------------------------------------


def test_no_task_imports_qt(tmp_path: Path, log: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\n"
            "from journal_app.cli import main\n"
            "calls = [('demo', 'a.journal', '--clients', '3'), ('balances', 'a.journal'),\n"
            "    ('export', 'a.journal', 'a.csv'), ('export', 'a.journal', 'a.json'),\n"
            "    ('import', 'b.journal', 'a.csv'), ('import', 'c.journal', 'a.json'),\n"
            "    ('check', 'b.journal'), ('backup', 'b.journal', 'copies'), ('balances',)]\n"
            "codes = [main(call) for call in calls]\n"
            "from pathlib import Path\n"
            "codes.append(main(['restore', str(next(Path('copies').iterdir())), 'd.journal']))\n"
            "print(codes, [name for name in sys.modules if 'PySide' in name or name == 'ui'])",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.splitlines()[-1] == f"{[0] * 8 + [2, 0]} []", done.stderr


def test_a_reader_that_has_seen_enough(file: Path) -> None:
    """``balances … | head -0``: no traceback, and no complaint."""
    running = subprocess.Popen(
        [sys.executable, "-m", "journal_app", "balances", str(file)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    running.stdout.close()
    _, err = running.communicate()
    assert (running.returncode, err) == (0, b"")


def test_a_console_that_cannot_show_a_letter(file: Path) -> None:
    done = process("balances", file, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "????\t" in done.stdout


def test_exit_codes_of_the_program(tmp_path: Path, file: Path, log: Path) -> None:
    done = process("balances", tmp_path / "missing.journal", LANG="ru_RU.UTF-8")
    assert (done.returncode, done.stdout) == (1, "")
    assert "missing.journal" in one_line(done.stderr)
    assert process("balances").returncode == 2
    assert process("--lang", "ru", "check", file).stdout.startswith("Всё в порядке")


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer that interrupts")
def test_ctrl_c_leaves_everything_as_it_was(tmp_path: Path) -> None:
    lines = (f"2025-01-01,К{number % 50},visit,,,стрижка,,\n" for number in range(40_000))
    source = written(tmp_path / "long.csv", HEADER + "".join(lines))
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import signal, sys\n"
            "from journal_app.cli import main\n"
            "def stop(*_):\n"
            "    raise KeyboardInterrupt\n"
            "signal.signal(signal.SIGALRM, stop)\n"
            "signal.setitimer(signal.ITIMER_REAL, 0.5)\n"
            "raise SystemExit(main(['import', *sys.argv[1:]]))",
            str(tmp_path / "new.journal"),
            str(source),
        ],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert one_line(done.stderr) == "Stopped: everything is as it was."
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "can no longer be undone"), ("ru", "отменить уже нельзя")],
)
def test_a_file_of_an_older_version_is_said_to_be_brought_up(
    call: Call, tmp_path: Path, language: str, words: str
) -> None:
    """On stderr and once; what is asked for is the same either way."""
    stored = ROOT / "tests" / "databases" / "version-1.journal"
    path = Path(shutil.copy(stored, tmp_path / "a.journal"))
    path.chmod(0o600)
    code, out, err = call("balances", path, "--on", "2026-03-14", "--lang", language)
    (copy,) = (tmp_path / "a backups").iterdir()
    assert code == 0
    assert err.count("\n") == 1
    assert str(copy) in err
    assert words in err
    assert call("balances", path, "--on", "2026-03-14", "--lang", language) == (0, out, "")
    assert call("check", path)[0] == 0


def test_a_dossier_of_one_client(call: Call, tmp_path: Path) -> None:
    path, out = tmp_path / "a.journal", tmp_path / "досье.json"
    with open_journal(path) as journal:
        twins = [journal.clients.add("Вера").id for _ in range(2)]
        journal.notes.add(twins[1], "тихая", private="сон")
        journal.clients.add("Ольга")
        uid = journal.client_page(twins[1]).uid
    code, _, err = call("dossier", path, "Вера", out, "--lang", "ru")
    assert (code, out.exists()) == (1, False)
    assert "Вера" in err
    assert call("dossier", path, "Никто", out)[0] == 1
    paper = tmp_path / "вера.pdf"
    code, _, err = call("dossier", path, "Вера", paper, "--lang", "ru")
    assert (code, paper.exists()) == (1, False)
    assert ".json" in err
    assert call("dossier", path, f"Вера [{uid[:8]}]", out)[0] == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    assert [one["uid"] for one in told["clients"]] == [uid]
    assert "сон" not in out.read_text(encoding="utf-8")
    assert call("dossier", path, f"Вера [{uid[:8]}]", out, "--private")[0] == 0
    assert "сон" in out.read_text(encoding="utf-8")


def test_a_disk_that_answers_no_question_at_all_is_told_in_one_line(
    call: Call, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that was pulled out, where the system does not even say whether the file is there."""

    answers, is_file = iter([True]), Path.is_file

    def silent(path: Path) -> bool:
        if path != file:
            return is_file(path)
        for answer in answers:
            return answer
        raise OSError(errno.EIO, "Input/output error", str(path))

    word = file.with_name("word")
    word.write_text("тихий вечер", encoding="utf-8")
    monkeypatch.setattr(Path, "is_file", silent)
    code, out, err = call("encrypt", file, "--new-passphrase-file", word, "--lang", "ru")
    assert (code, out) == (1, "")
    assert "Диск не отвечает" in one_line(err)
