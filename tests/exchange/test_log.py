"""The log in and out: the same balances as a count by hand, the same journal after a round trip."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.exchange.demo import write_sample
from journal_app.exchange.log import export_log, import_log
from journal_app.storage.check import check
from tests import independent
from tests.core import everything, practice
from tests.exchange.books import (
    HEADER,
    NOW,
    PRACTICE_CSV,
    Line,
    accounts,
    as_csv,
    bring,
    in_journals,
    logs,
    names,
)

BOOKS = list(product(("nail", "psychologist"), ("ru", "en")))


def told(journal: Journal, day: date) -> dict[str, tuple[int, int, str]]:
    """(balance, confirmed, zone) by name, as the product says."""
    return {
        name: (balance, confirmed, zone)
        for _, name, balance, confirmed, zone in journal.balances(day)
    }


def counted(
    clients: dict[str, independent.Account], day: date, fading: bool
) -> dict[str, tuple[int, int, str]]:
    """The same by the independent count. Nothing of a log is confirmed; a label in brackets is
    a namesake's, and not her name."""
    return {
        name.removesuffix(" [abcdef12]"): (
            account.balance(day, fading),
            0,
            account.zone(day, fading),
        )
        for name, account in clients.items()
        if account.met <= day
    }


@pytest.mark.parametrize("fading", [True, False])
def test_a_year_of_a_practice_counts_as_by_hand(journal: Journal, fading: bool) -> None:
    report = import_log(journal.store, PRACTICE_CSV)
    assert (report.clients, report.entries, report.promises) == (40, 894, 163)
    assert report.left_out == ()
    clients = independent.accounts(independent.read_lines(PRACTICE_CSV))
    journal.settings["fading"] = fading
    for days in range(-420, 380, 7):
        day = NOW + timedelta(days=days)
        assert told(journal, day) == counted(clients, day, fading), day
    assert check(journal.store) == []


@given(logs(), st.lists(st.integers(0, 1500), min_size=1, max_size=4))
def test_any_log_counts_as_by_hand(lines: list[Line], ages: list[int]) -> None:
    clients = independent.accounts(lines)

    def compare(journal: Journal) -> None:
        bring(journal, as_csv(lines).encode())
        for fading in (True, False):
            journal.settings["fading"] = fading
            for age in (*ages, 0, -90):
                day = NOW - timedelta(days=age)
                assert told(journal, day) == counted(clients, day, fading)
        assert check(journal.store) == []

    in_journals(1, compare)


# -- export and import again ----------------------------------------------------------------------


def round_trip(journal: Journal, other: Journal) -> Path:
    """Export one journal and import it into another, which is empty."""
    file = journal.path.with_suffix(".csv")
    export_log(journal.store, file)
    import_log(other.store, file)
    return file


@given(logs())
def test_any_log_makes_a_round_trip(lines: list[Line]) -> None:
    def go(journal: Journal, other: Journal) -> None:
        bring(journal, as_csv(lines).encode())
        file = round_trip(journal, other)
        assert accounts(other) == accounts(journal)
        again = other.path.with_suffix(".csv")
        export_log(other.store, again)
        assert again.read_bytes() == file.read_bytes()

    in_journals(2, go)


def test_the_practice_makes_a_round_trip(tmp_path: Path) -> None:
    def go(journal: Journal, other: Journal) -> None:
        import_log(journal.store, PRACTICE_CSV)
        file = round_trip(journal, other)
        assert accounts(other) == accounts(journal)
        # Beside the clients' own lines it is the log that came in, line by line: only a size
        # that the points do not tell from the usual one, or a number that is a size, differs.
        came = [line for line in independent.read_lines(file) if line["event"] != "client"]
        went = independent.read_lines(PRACTICE_CSV)
        shown = ("date", "client", "event", "text")
        assert len(came) == len(went)
        differ = [
            (ours, theirs)
            for ours, theirs in zip(came, went, strict=True)
            if [ours[name] for name in shown] != [theirs[name] for name in shown]
        ]
        # A release leaves no row of its own: it stands first within its day.
        assert {ours["date"] for ours, _ in differ} <= {
            line["date"] for line in went if line["event"] in ("release", "promise")
        }

    in_journals(2, go)


@pytest.mark.parametrize(("profession", "language"), BOOKS)
def test_samples_make_a_round_trip(profession: str, language: str) -> None:
    def go(journal: Journal, other: Journal) -> None:
        write_sample(journal.store, profession, language)  # type: ignore[arg-type]
        round_trip(journal, other)
        assert accounts(other) == accounts(journal)
        assert check(journal.store) == check(other.store) == []
        for told in (
            "SELECT on_day, count(*) FROM visit WHERE state = 'done' GROUP BY 1",
            "SELECT on_day, text FROM contact ORDER BY 1, 2",
        ):
            ours = other.store.database.execute_sql(told).fetchall()
            assert ours == journal.store.database.execute_sql(told).fetchall() != []

    in_journals(2, go)


def awkward(journal: Journal) -> None:
    """Everything that a log finds hard to say, done to a journal as a person would."""
    clients, entries, promises = journal.clients, journal.entries, journal.promises
    day = date(2026, 2, 1)

    def later(days: int) -> date:
        return day + timedelta(days=days)

    first = clients.add("Анна", since=day, opening=0).id
    second = clients.add("Анна", since=day, opening=-7).id
    clients.add("Анна [abcdef12]", since=day)
    clients.add("Анна [abcdef12]", since=later(1))
    clients.add("Одна [abcdef12]", since=later(1))
    clients.add("Без записей", opening=999, since=date(2020, 2, 29))
    clients.archive(clients.add("Т" * 395, since=day).id)

    # Two promises of one text, the later one closed first; then two slips of one text, the later
    # one answered first; all of it on the same days.
    made = [promises.make(first, "перезвонить", later(9), day).id for _ in range(3)]
    promises.keep(made[1], later(2))
    promises.break_(made[2], later(2))
    promises.move(made[0], later(3), later(2))
    promises.move(made[0], later(20), later(5))  # late
    promises.release(made[0], later(5))
    slips = [entries.withdraw(second, "integrity", note="опоздала", on=day).id for _ in range(4)]
    for slip in reversed(slips[1:]):  # answered until the apology is worn out
        entries.apologise(slip, ("named", "owned", "repaired"), note="с цветами", on=later(1))
    entries.apologise(slips[0], ("named",), on=later(1))
    wound = next(one for one in journal.open_wounds(first) if one.kind == "promise_broken")
    entries.apologise(wound.id, on=later(2))

    # A late move whose entry was taken out; a late one that was edited, and answered.
    moved = promises.make(second, "лак", due=later(1), on=day).id
    promises.move(moved, later(30), later(5))
    entries.delete(journal.open_wounds(second)[0].id)
    promises.move(moved, later(60), later(31))
    entries.edit(journal.open_wounds(second)[0].id, size="large")
    entries.apologise(journal.open_wounds(second)[0].id, ("named", "owned"), on=later(31))
    promises.keep(moved, later(70))

    # Another tariff from here on: what is recorded keeps its points.
    for text in ('"чай; кофе",\nи торт', "'; DROP TABLE client; --", "\u202eсправа", "😀"):
        entries.deposit(first, "understanding", note=text, on=later(3))
    entries.deposit(first, "little_things", "small", note="мелочь", on=later(3))
    entries.deposit(first, "little_things", points=37, note="рукой", on=later(3))
    journal.settings.change(
        {"tariff.deposit.understanding": 9, "tariff.promise.broken": 30, "opening": 25}
    )
    journal.settings["tariff.withdrawal.apology"] = 11
    entries.deposit(first, "understanding", "large", note="по-новому", on=later(4))
    entries.apologise(entries.withdraw(first, "expectations", on=later(5)).id, on=later(5))
    promises.break_(promises.make(first, "новое", on=later(5), size="small").id, later(6))
    clients.add("Ева")


@pytest.mark.parametrize("tariff", ["a new journal's", "the same"])
def test_awkward_things_make_a_round_trip(tariff: str) -> None:
    def go(journal: Journal, other: Journal) -> None:
        awkward(journal)
        assert check(journal.store) == []
        if tariff == "the same":
            changed = {key: value for key, value in journal.settings.items() if "tariff" in key}
            other.settings.change(changed)
        round_trip(journal, other)
        assert accounts(other) == accounts(journal)
        assert check(other.store) == []

    in_journals(2, go)


def test_events_of_one_day_keep_their_order(journal: Journal, tmp_path: Path) -> None:
    """A move leaves its row in one table and a keeping in another: the moment decides."""
    text = (
        "2026-05-01,Вера,client,,10,,,\n"
        "2026-05-01,Вера,promise,,,каталог,,\n"
        "2026-05-01,Вера,move,,,каталог,2026-05-09,\n"
        "2026-05-01,Вера,withdrawal,integrity,,грубо,,\n"
        "2026-05-01,Вера,keep,,,каталог,,\n"
        "2026-05-01,Вера,apology,,,грубо,,named+owned\n"
        "2026-05-01,Вера,visit,,,маникюр,,\n"
        "2026-05-01,Вера,promise,,,каталог,,\n"
        "2026-05-01,Вера,release,,,каталог,,\n"
        "2026-05-01,Вера,deposit,integrity,,честно,,\n"
    )
    bring(journal, text)
    file = tmp_path / "out.csv"
    export_log(journal.store, file)
    assert file.read_text(encoding="utf-8") == HEADER + text


def test_a_released_promise_is_not_meant_any_more(journal: Journal) -> None:
    bring(
        journal,
        "2026-05-01,Вера,promise,,,чай,,\n"
        "2026-05-02,Вера,promise,,,чай,,\n"
        "2026-05-03,Вера,release,,,чай,,\n"
        "2026-05-04,Вера,keep,,,чай,,\n",
    )
    found = journal.client_promises(journal.client_lines()[0].id)
    assert sorted((str(one.made), one.state) for one in found) == [
        ("2026-05-01", "released"),
        ("2026-05-02", "kept"),
    ]


def test_a_clock_turned_back_does_not_turn_the_log(tmp_path: Path) -> None:
    """What is named stands before what names it, whatever the moments say."""
    hours = iter(range(23, 0, -1))

    def backwards() -> datetime:
        return datetime(2026, 11, 21, next(hours, 0), tzinfo=UTC)

    with open_journal(tmp_path / "a.journal", clock=backwards) as journal:
        vera = journal.clients.add("Вера", since=NOW).id
        promise = journal.promises.make(vera, "чай", on=NOW).id
        journal.promises.move(promise, NOW, NOW)
        journal.promises.break_(promise, NOW)
        journal.entries.apologise(journal.open_wounds(vera)[0].id, on=NOW)
        export_log(journal.store, tmp_path / "out.csv")
        before = accounts(journal)
    events = [line["event"] for line in independent.read_lines(tmp_path / "out.csv")]
    assert events == ["client", "promise", "move", "break", "apology"]
    with open_journal(tmp_path / "b.journal", clock=lambda: NOW) as other:
        import_log(other.store, tmp_path / "out.csv")
        assert accounts(other) == before


def test_an_export_says_what_it_has_no_line_for(journal: Journal, tmp_path: Path) -> None:
    vera = journal.clients.add("Вера").id
    journal.notes.add(vera, "любит кофе")
    journal.notes.add(None, "позвонить в салон")
    slip = journal.entries.withdraw(vera, "integrity").id
    journal.entries.apologise(slip, note="с цветами")
    assert export_log(journal.store, tmp_path / "out.csv") == 3
    bring(journal, "2026-01-01,Вера,contact,,,сообщение,,\n")
    assert export_log(journal.store, tmp_path / "out.csv") == 3


# -- the same file twice --------------------------------------------------------------------------


@given(logs(most=20))
def test_the_same_log_twice_changes_nothing(lines: list[Line]) -> None:
    def go(journal: Journal) -> None:
        text = as_csv(lines).encode()
        bring(journal, text)
        before = practice(journal)
        report = bring(journal, text)
        assert (report.clients, report.entries, report.promises, report.notes) == (0, 0, 0, 0)
        assert practice(journal) == before

    in_journals(1, go)


@given(logs(most=20), st.integers(1, 20))
def test_a_longer_log_brings_only_its_new_lines(lines: list[Line], cut: int) -> None:
    ordered = sorted(lines, key=lambda line: line["date"])
    shorter = [line for line in ordered[:cut] if line["event"] != "client"]

    def go(journal: Journal, other: Journal) -> None:
        bring(journal, as_csv(ordered[:cut]).encode())
        report = bring(journal, as_csv(ordered).encode())
        assert len(report.left_out) >= len(shorter)
        bring(other, as_csv(ordered).encode())
        assert accounts(journal) == accounts(other)

    in_journals(2, go)


def test_a_log_of_another_hand_is_the_same_log(journal: Journal) -> None:
    """Decomposed letters, doubled spaces, empty parts, a principle beside a kept promise."""
    name = "Андрей Зайцев"
    plain = (
        f"2026-01-01,{name},deposit,integrity,,йод,,\n"
        f"2026-01-01,{name},withdrawal,integrity,,ёж,,\n"
        f"2026-01-02,{name},apology,,,ёж,,\n"
        f"2026-01-02,{name},promise,,,чай,,\n"
        f"2026-01-03,{name},keep,commitments,,чай,,\n"
    )
    bring(journal, plain)
    before = practice(journal)
    for other in (
        unicodedata.normalize("NFD", plain),
        plain.replace(" ", "  "),
        plain.replace(",,\n", ",,none\n").replace("keep,commitments", "keep,"),
        plain.replace("keep,commitments,,чай", "keep,,,чай [2026-01-02]"),
        re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3.\2.\1", plain),
    ):
        report = bring(journal, other)
        assert len(report.left_out) == 5
        assert practice(journal) == before


def test_one_client_by_two_labels_is_one_client(journal: Journal) -> None:
    """«Анна  К» is «Анна К», and so is her label of a time when she had a namesake."""
    bring(
        journal,
        "2026-01-01,Анна К,deposit,integrity,,а,,\n2026-01-01,Анна  К,deposit,integrity,,б,,\n",
    )
    (line,) = journal.client_lines()
    label = f"Анна К [{line.uid[:8]}]"
    report = bring(
        journal,
        f"2026-01-01,{label},deposit,integrity,,а,,\n"
        f"2026-01-05,{label},withdrawal,integrity,,в,,\n"
        f"2025-01-05,Анна К,promise,,,г,,\n"
        f"2026-01-06,Анна К,apology,,,в,,named\n",
    )
    assert (report.clients, report.entries, report.promises) == (0, 2, 1)
    assert [(one.line, one.code) for one in report.left_out] == [(2, "already_there")]
    (line,) = journal.client_lines()
    journal.settings["fading"] = False
    assert names(journal) == {"Анна К": 10 + 3 + 3 - 6 + 2}
    assert journal.client_page(line.id).since == date(2025, 1, 5)
    assert check(journal.store) == []


def test_a_log_goes_on_from_what_the_window_recorded(journal: Journal) -> None:
    vera = journal.clients.add("Вера", since=date(2026, 1, 1)).id
    promise = journal.promises.make(vera, "чай", due=date(2026, 2, 1), on=date(2026, 1, 1)).id
    journal.promises.move(promise, date(2026, 2, 10), date(2026, 1, 20))
    slip = journal.entries.withdraw(vera, "integrity", note="грубо", on=date(2026, 1, 2)).id
    journal.entries.apologise(slip, ("named",), on=date(2026, 1, 3))
    journal.entries.withdraw(vera, "integrity", note="грубо", on=date(2026, 1, 4))
    bring(
        journal,
        "2026-02-11,Вера,keep,,,чай,,\n"
        "2026-02-11,Вера,apology,,,грубо,,named+owned+repaired+prevented\n"
        "2026-02-11,Вера,apology,,,чай,,named+owned+repaired+prevented\n",
    )
    journal.settings["fading"] = False
    assert names(journal) == {"Вера": 10 - 6 + 2 - 6 - 4 + 3 + 4}  # the second one by half
    assert check(journal.store) == []
    journal.undo()
    journal.undo()
    assert [wound.text for wound in journal.open_wounds(vera)] == ["грубо"]


def test_a_broken_promise_waits_by_its_own_words(journal: Journal) -> None:
    bring(journal, "2026-11-18,Вера,promise,,,каталог,,\n2026-11-18,Вера,break,,,каталог,,\n")
    (line,) = journal.client_lines()
    assert [wound.text for wound in journal.open_wounds(line.id)] == ["каталог"]
    bring(journal, "2026-11-19,Вера,apology,,,каталог,,none\n")
    assert journal.open_wounds(line.id) == []


# -- refused, and stopped -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2026-01-01,Вера,deposit,honesty,,x,,", "unknown_principle"),
        ("2026-01-01,Вера,deposit,,,x,,", "unknown_principle"),
        ("2026-01-01,Вера,deposit,apology,,x,,", "unknown_principle"),
        ("2026-01-01,Вера,deposit,integrity,0,x,,", "points_out_of_range"),
        ("2026-01-01,Вера,deposit,integrity,-5,x,,", "points_out_of_range"),
        ("2026-01-01,Вера,withdrawal,integrity,100,x,,", "points_out_of_range"),
        ("2026-01-01,Вера,deposit,integrity,1000000000,x,,", "bad_points"),
        ("2026-01-01,Вера,client,,1000,,,", "points_out_of_range"),
        ("2026-01-01,Вера,client,,small,,,", "points_out_of_range"),
        ("2026-11-22,Вера,deposit,integrity,,x,,", "future_date"),
        ("2026-01-01,Вера,promise,,5,x,,", "bad_points"),
        ("2026-01-01,Вера,promise,,,,,", "empty_text"),
        ("2026-01-01,Вера,promise,,,x,2025-12-31,", "due_before_made"),
        ("2026-01-01,Вера,keep,,,нет такого,,", "no_such_promise"),
        ("2026-01-01,Вера,keep,,,чай,,", "closed_before_made"),
        ("2026-06-02,Вера,keep,,large,чай,,", "bad_points"),
        ("2026-06-02,Вера,keep,,-1,чай,,", "points_out_of_range"),
        ("2026-06-02,Вера,keep,,100,чай,,", "points_out_of_range"),
        ("2026-06-02,Вера,break,,8,чай,,", "points_out_of_range"),
        ("2026-06-02,Вера,move,,,чай,,", "bad_date"),
        ("2026-06-02,Вера,move,,,чай,2026-06-01,", "moved_into_past"),
        ("2026-06-02,Вера,move,,-4,чай,2026-07-01,", "points_out_of_range"),
        ("2026-05-31,Вера,release,,,чай,,", "closed_before_made"),
        ("2026-06-02,Вера,apology,,,нет такого,,", "no_such_entry"),
        ("2026-06-02,Вера,apology,,,чай,,", "no_such_entry"),
        ("2026-01-01,Вера,apology,,,грубо,,", "apology_before_entry"),
        ("2026-06-02,Вера,apology,,7,грубо,,named", "points_out_of_range"),
        ("2026-06-02,Вера,apology,,small,грубо,,named", "bad_points"),
        ("2026-01-01,\x00,deposit,integrity,,x,,", "empty_name"),
        (f"2026-01-01,{'я' * 401},deposit,integrity,,x,,", "name_too_long"),
        (f"2026-01-01,Вера,deposit,integrity,,{'я' * 100_001},,", "text_too_long"),
        ("2026-01-01,Анна,deposit,integrity,,x,,", "ambiguous_client"),
    ],
)
def test_a_line_that_breaks_a_rule_keeps_all_of_them_out(
    journal: Journal, line: str, why: str
) -> None:
    vera = journal.clients.add("Вера", since=date(2025, 1, 1)).id
    journal.clients.add("Анна")
    journal.clients.add("Анна")
    journal.promises.make(vera, "чай", on=date(2026, 6, 1), due=date(2026, 9, 1))
    journal.entries.withdraw(vera, "integrity", note="грубо", on=date(2026, 6, 1))
    before = everything(journal)
    good = '2026-01-05,Ева,deposit,integrity,,"две\nстроки",,\n'
    with pytest.raises(JournalError) as error:
        bring(journal, good + good + line + "\n" + good)
    assert error.value.code == "bad_file"
    assert error.value.details["why"] == why
    assert error.value.details["line"] == 6  # the file's own, after quoted new lines
    assert error.value.details["file"] == "log.csv"
    assert everything(journal) == before


@pytest.mark.parametrize("moment", ["reading", "writing", "the end"])
def test_an_import_that_is_stopped_leaves_everything_as_it_was(
    journal: Journal, moment: str
) -> None:
    journal.clients.add("Ева")
    journal.backup()  # an import would begin with one
    before = everything(journal)
    steps: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        steps.append((done, total))
        reading = done * 2 < total
        if moment == ("reading" if reading else "the end" if done == total else "writing"):
            raise JournalError("cancelled")

    with pytest.raises(JournalError) as error:
        import_log(journal.store, PRACTICE_CSV, progress)
    assert error.value.code == "cancelled"
    assert steps
    assert everything(journal) == before
    report = import_log(journal.store, PRACTICE_CSV)
    assert report.clients == 40


def test_a_dry_run_writes_nothing(journal: Journal) -> None:
    before = everything(journal)
    report = import_log(journal.store, PRACTICE_CSV, dry_run=True)
    assert (report.clients, report.entries, report.promises) == (40, 894, 163)
    assert everything(journal) == before


def test_an_import_is_one_step(journal: Journal) -> None:
    journal.clients.add("Марина Фёдорова", opening=3, since=date(2026, 11, 1))
    before = practice(journal)
    import_log(journal.store, PRACTICE_CSV)
    after = practice(journal)
    step = journal.undo_step()
    assert step is not None
    assert step.code == "import"
    journal.undo()
    assert practice(journal) == before
    journal.redo()
    assert practice(journal) == after


def test_a_log_of_100_000_lines_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    lines = [HEADER]
    for number in range(100_000):
        day = date(2024, 1, 1) + timedelta(days=number // 100)
        lines.append(f"{day},К{number % 500},deposit,integrity,,вовремя,,\n")
    source = tmp_path / "big.csv"
    source.write_text("".join(lines), encoding="utf-8")
    told: list[float] = []

    def progress(done: int, total: int) -> None:
        told.append(done / total)
        if done / total > 0.55:  # all read, and the writing begun
            raise JournalError("cancelled")

    with open_journal(tmp_path / "a.journal", clock=lambda: NOW) as journal:
        before = everything(journal)
        with pytest.raises(JournalError) as error:
            import_log(journal.store, source, progress)
        assert error.value.code == "cancelled"
        assert everything(journal) == before
    assert told == sorted(told)
    assert len(told) > 50


def test_an_export_replaces_a_file_only_by_a_whole_one(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(JournalError) as error:
        export_log(journal.store, tmp_path / "no such folder" / "out.csv")
    assert error.value.code == "no_such_file"
    target = tmp_path / "out.csv"
    target.write_text("mine", encoding="utf-8")
    target.with_name(".out.csv.part").mkdir()  # where the draft would go
    with pytest.raises(JournalError) as error:
        export_log(journal.store, target)
    assert error.value.code == "read_only"
    assert target.read_text(encoding="utf-8") == "mine"


def test_files_that_are_not_there(journal: Journal) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for missing in (Path(folder), Path(folder, "missing.csv")):
            with pytest.raises(JournalError) as error:
                import_log(journal.store, missing)
            assert error.value.code == "no_such_file"
