"""The Python face as others rely on it: an open journal, its reads, and lending it to a worker."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import journal_app
from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.rules.apologies import PARTS
from journal_app.shapes import Reason
from tests.core import ROOT, TODAY, HandClock, days_ago, everything, refused


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def journal(tmp_path: Path, clock: HandClock) -> Iterator[Journal]:
    with open_journal(tmp_path / "practice.journal", clock=clock) as opened:
        yield opened


@pytest.fixture
def vera(journal: Journal) -> int:
    return journal.clients.add("Вера", since=days_ago(1000)).id


# The example of the formats page


def test_the_face_as_it_is_written_down(tmp_path: Path) -> None:
    journal = open_journal(str(tmp_path / "a.journal"), passphrase=None, clock=None)
    today = journal.today()
    done = journal.clients.add(name="Vera", opening=10, since=None)
    client = done.id
    assert isinstance(client, int)
    assert journal.clients.edit(client, name="Vera I.", opening=12, since=today).id == client
    entry = journal.entries.deposit(
        client, "integrity", size="usual", points=None, note="", on=None, confirmed=False
    ).id
    wound = journal.entries.withdraw(
        client, "integrity", size="usual", points=5, note="", on=None, confirmed=False
    ).id
    apology = journal.entries.apologise(wound, parts=(), note="", on=None).id
    assert len({entry, wound, apology}) == 3
    assert journal.entries.edit(entry, note="x").id == entry
    assert journal.entries.delete(entry).id == entry
    promises = [
        journal.promises.make(client, "text", due=None, on=None, size="usual").id for _ in range(4)
    ]
    kept, broken, moved, released = promises
    assert journal.promises.keep(kept, on=None).id == kept
    assert journal.promises.break_(broken, on=None).id == broken
    assert journal.promises.move(moved, today, on=None).id == moved
    assert journal.promises.release(released, on=None).id == released
    assert journal.promises.reopen(kept).id == kept
    assert journal.balance(client, on=None) == 12 - 5 - 2 - 8
    assert journal.zone(client, on=None) == "leaving"
    assert journal.undo() is not None
    assert journal.redo() is not None
    journal.settings["fading"] = False
    assert journal.settings["fading"] is False
    assert journal.clients.archive(client).id == client
    assert journal.clients.erase(client, "asked to").id == client
    assert journal.undo() is not None  # the setting; nothing of the client is left
    assert journal.undo() is None
    journal.close()


def test_an_exception_closes_the_journal_and_passes(tmp_path: Path) -> None:
    def stumble() -> None:
        with open_journal(tmp_path / "a.journal") as journal:
            journal.clients.add("Вера")
            raise LookupError

    with pytest.raises(LookupError):
        stumble()
    with open_journal(tmp_path / "a.journal") as journal:
        assert len(journal.client_lines()) == 1


def test_two_journals_are_open_side_by_side(tmp_path: Path) -> None:
    with open_journal(tmp_path / "a.journal") as one, open_journal(tmp_path / "b.journal") as two:
        one.clients.add("Вера")
        two.settings["fading"] = False
        assert (len(one.client_lines()), len(two.client_lines())) == (1, 0)
        assert (one.settings["fading"], two.settings["fading"]) == (True, False)


def test_the_version_is_the_packages() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import journal_app; print(journal_app.__version__)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == journal_app.__version__


# What the screens read


def test_the_feed_is_newest_first_with_the_balance_as_of_each_entry(
    journal: Journal, vera: int
) -> None:
    journal.entries.deposit(vera, "integrity", note="первое", on=days_ago(70))
    wound = journal.entries.withdraw(vera, "integrity", note="промах", on=days_ago(5)).id
    promise = journal.promises.make(vera, "фото", due=days_ago(2), on=days_ago(9)).id
    journal.promises.move(promise, days_ago(1), on=days_ago(3))
    journal.promises.release(promise, on=days_ago(1))
    journal.entries.apologise(wound, PARTS[:2], on=days_ago(2))
    journal.notes.add(vera, "слова")
    lines = journal.feed(vera)
    assert [(line.kind, (TODAY - line.on).days, line.text, line.balance) for line in lines] == [
        ("note", 0, "слова", None),
        ("promise_released", 1, "фото", None),
        ("apology", 2, "промах", 8),  # 10 + 1½ − 6 + 3
        ("promise_moved", 3, "фото", None),
        ("withdrawal", 5, "промах", 5),
        ("promise_made", 9, "фото", None),
        ("deposit", 70, "первое", 13),
    ]
    apology, slip = lines[2], lines[4]
    assert (apology.restored, apology.parts, apology.answers) == ((3, 6), ("named", "owned"), wound)
    assert (slip.answered, lines[6].answered) == (True, False)
    assert journal.feed(vera, 3) == lines[:3]
    assert journal.feed(vera, 0) == []
    assert journal.feed(4711) == []


def test_the_order_of_recording_outlives_a_clock_turned_back(tmp_path: Path) -> None:
    moment = datetime(2026, 3, 14, 15, 0)
    with open_journal(tmp_path / "a.journal", clock=lambda: moment) as journal:
        client = journal.clients.add("Вера").id
        expected = []
        for hours, points in ((0, 9), (-5, 8), (-2, 7), (70_000, 6), (-70_000, 5)):
            moment += timedelta(hours=hours)
            journal.entries.deposit(client, "integrity", points=points, on=date(2026, 3, 14))
            expected.insert(0, points)
        lines = journal.feed(client)
        assert [line.points for line in lines] == expected
        assert [line.balance for line in lines] == [45, 40, 34, 27, 19]
        assert journal.feed(client, 2) == lines[:2]


def test_promises_open_ones_first_by_due_day(journal: Journal, vera: int) -> None:
    make = journal.promises.make
    make(vera, "без дня")
    make(vera, "завтра", due=TODAY + timedelta(days=1))
    make(vera, "просрочено", due=days_ago(3), on=days_ago(9))
    journal.promises.keep(make(vera, "сдержано", on=days_ago(9)).id, on=days_ago(4))
    journal.promises.break_(make(vera, "нарушено", on=days_ago(9)).id, on=days_ago(1))
    lines = journal.client_promises(vera)
    assert [line.text for line in lines] == [
        "просрочено",
        "завтра",
        "без дня",
        "нарушено",
        "сдержано",
    ]
    assert [line.days for line in lines[:3]] == [-3, 1, None]
    assert [(line.keep_points, line.move_points) for line in lines[:3]] == [
        (-4, -4),
        (1, 0),
        (1, 0),
    ]
    assert [line.at_stake for line in lines] == [True, True, False, False, False]


def test_the_years_balance_day_by_day(journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "integrity", points=20, on=days_ago(100))
    days, balances = journal.history(vera)
    assert (days[0], days[-1], len(days)) == (days_ago(365), TODAY, 366)
    assert all(told == journal.balance(vera, day) for day, told in zip(days, balances, strict=True))
    new = journal.clients.add("Ольга").id
    assert journal.history(new) == ([TODAY], [10])


def test_today_tells_what_waits_and_who_needs_care(journal: Journal, vera: int) -> None:
    olga, anna, zoya = (journal.clients.add(name).id for name in ("Ольга", "Анна", "Зоя"))
    journal.promises.make(vera, "скоро", due=TODAY + timedelta(days=7))
    journal.promises.make(vera, "не скоро", due=TODAY + timedelta(days=8))
    overdue = journal.promises.make(anna, "давно", due=days_ago(2), on=days_ago(5)).id
    wound = journal.entries.withdraw(olga, "integrity", note="промах", on=days_ago(4)).id
    for _ in range(3):
        journal.entries.deposit(zoya, "commitments")
    journal.notes.add(None, "записка")
    page = journal.today_page()
    assert [line.text for line in page.promises] == ["давно", "скоро"]
    assert [(line.client, line.reasons) for line in page.care] == [
        (anna, (Reason("overdue_promise", days=2, text="давно", row=overdue),)),
        (olga, (Reason("unanswered", days=4, text="промах", row=wound),)),
    ]
    assert [note.text for note in page.inbox] == ["записка"]
    assert (page.day, page.active) == (TODAY, 4)
    assert page.zones == {"leaving": 0, "fragile": 0, "steady": 1, "strong": 0, "new": 3}


def test_a_page_of_a_client(journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "integrity", points=50, on=days_ago(40))
    journal.entries.withdraw(vera, "integrity", points=8, on=days_ago(10), confirmed=True)
    journal.promises.make(vera, "слово")
    page = journal.client_page(vera)
    assert (page.balance, page.confirmed, page.zone) == (52, -8, "new")
    assert (page.entries, page.open_promises, page.trend) == (2, 1, -8)
    assert page.fades == 25  # the deposit is 70 days old then, the slip still a fresh wound
    assert page.margin == 6  # seven slips of 8 would come to −4


# Lending it to a worker

CALLS: dict[str, Callable[[Journal], Any]] = {
    "add": lambda j: j.clients.add("Ольга"),
    "edit": lambda j: j.clients.edit(1, name="Ольга"),
    "since": lambda j: j.clients.edit(1, since=TODAY),
    "archive": lambda j: j.clients.archive(1),
    "erase": lambda j: j.clients.erase(1, "по просьбе"),
    "deposit": lambda j: j.entries.deposit(1, "integrity"),
    "apologise": lambda j: j.entries.apologise(1, PARTS),
    "delete": lambda j: j.entries.delete(1),
    "promise": lambda j: j.promises.make(1, "слово"),
    "keep": lambda j: j.promises.keep(1),
    "note": lambda j: j.notes.add(None, "слово"),
    "setting": lambda j: j.settings.change({"fading": False}),
    "undo": lambda j: j.undo(),
    "redo": lambda j: j.redo(),
    "undo_step": lambda j: j.undo_step(),
    "balance": lambda j: j.balance(1),
    "zone": lambda j: j.zone(1),
    "balances": lambda j: j.balances(),
    "lines": lambda j: j.client_lines(),
    "page": lambda j: j.client_page(1),
    "feed": lambda j: j.feed(1),
    "promises": lambda j: j.client_promises(1),
    "wounds": lambda j: j.open_wounds(1),
    "history": lambda j: j.history(1),
    "today": lambda j: j.today_page(),
    "search": lambda j: j.search("слово"),
    "habit": lambda j: j.is_habit(1, "слово"),
    "preview": lambda j: j.preview_movement("deposit", 1, "integrity"),
    "preview apology": lambda j: j.preview_apology(1, PARTS),
    "lend": lambda j: j.lend().__enter__(),
    "close": lambda j: j.close(),
}


class Worker(threading.Thread):
    """Borrows the journal, works when told to, and gives it back."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.has_it, self.may_end = threading.Event(), threading.Event()
        self.seen: Any = None

    def run(self) -> None:
        with self.journal.lend():
            self.journal.entries.withdraw(1, "integrity", note="от работника")
            self.seen = everything(self.journal)
            self.has_it.set()
            self.may_end.wait(30)
            assert everything(self.journal) == self.seen

    def __enter__(self) -> Worker:
        self.start()
        assert self.has_it.wait(30)
        return self

    def __exit__(self, *_: object) -> None:
        self.may_end.set()
        self.join()


def test_while_a_worker_has_it_everyone_else_is_refused(journal: Journal, vera: int) -> None:
    journal.entries.withdraw(vera, "integrity")
    journal.promises.make(vera, "слово")
    journal.feed(vera)
    with Worker(journal) as worker:
        for call in CALLS.values():
            with pytest.raises(JournalError) as told:
                call(journal)
            assert told.value.code == "journal_busy"
    assert everything(journal) == worker.seen
    assert journal.balance(vera) == 10 - 6 - 6
    for name in ("deposit", "keep", "undo", "redo", "page", "feed", "today", "erase"):
        CALLS[name](journal)
    assert journal.client_lines() == []


def test_two_workers_do_not_share_it(journal: Journal, vera: int) -> None:
    assert vera
    refusals: list[str] = []

    def try_it() -> None:
        with pytest.raises(JournalError) as told, journal.lend():
            pass
        refusals.append(told.value.code)

    with Worker(journal):
        second = threading.Thread(target=try_it)
        second.start()
        second.join()
    assert refusals == ["journal_busy"]
    assert journal.balance(vera) == 4


def test_a_worker_that_fails_gives_it_back(journal: Journal, vera: int) -> None:
    failed: list[Exception] = []

    def work() -> None:
        try:
            with journal.lend():
                journal.entries.deposit(4711, "integrity")
        except JournalError as error:
            failed.append(error)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert [getattr(error, "code", "") for error in failed] == ["no_such_client"]
    journal.entries.deposit(vera, "integrity")
    assert journal.balance(vera) == 13


def test_another_thread_that_did_not_borrow_it_is_refused(journal: Journal, vera: int) -> None:
    codes: list[str] = []

    def work() -> None:
        with pytest.raises(JournalError) as told:
            journal.entries.deposit(vera, "integrity")
        codes.append(told.value.code)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert codes == ["journal_busy"]
    assert journal.balance(vera) == 10


def test_the_day_of_a_question_may_be_any_day_of_a_practice(journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "integrity", on=date(1900, 1, 1))
    assert journal.balance(vera, date(1900, 1, 1)) == 13
    assert journal.balance(vera, date(2199, 12, 31)) == 10
    with refused(journal, "no_such_client"):
        journal.balance(vera + 1)
