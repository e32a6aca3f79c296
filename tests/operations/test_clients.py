"""The people: adding, editing, putting away. Erasing is tested with the file's bytes."""

from __future__ import annotations

from datetime import date

import pytest

from journal_app import Journal
from tests.core import TODAY, days_ago, refused, row

NAMES = [
    "Вера 🌸 «Ноготочки»",
    "رنا الحسيني",
    'O\'Brien "Bobby"; DROP TABLE client; --',
    "Zoë-Łucja D’Ávila",
    "x" * 300,
    "👩‍👩‍👧‍👦",
    "%_*?\\",
    "=1+1",
]


def test_a_client_by_default_has_the_usual_credit_and_was_met_today(journal: Journal) -> None:
    done = journal.clients.add("Вера")
    page = journal.client_page(done.id)
    assert (page.name, page.opening, page.since, page.archived_on) == ("Вера", 10, TODAY, None)
    assert (journal.balance(done.id), journal.zone(done.id)) == (10, "new")
    assert (done.kinds, done.clients) == (frozenset({"client"}), frozenset({done.id}))


def test_the_usual_credit_is_a_setting(journal: Journal, vera: int) -> None:
    journal.settings["opening"] = -3
    assert journal.balance(journal.clients.add("Ольга").id) == -3
    assert journal.balance(vera) == 10
    assert journal.balance(journal.clients.add("Анна", opening=0).id) == 0


@pytest.mark.parametrize("name", NAMES)
def test_awkward_names_are_kept_as_they_are(journal: Journal, name: str) -> None:
    client = journal.clients.add(name).id
    journal.clients.edit(client, opening=20)
    (line,) = journal.client_lines()
    assert (line.name, line.balance) == (name, 20)
    assert client in journal.search(name)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Анна \t  Петровна\n", "Анна Петровна"),
        ("Ве\x00р\x07а\x1b", "Вера"),
        ("и\u0306ога", "йога"),  # composed, or it would not be found
        ("Вера\ud83c", "Вера?"),  # half an emoji from a broken clipboard
    ],
)
def test_names_are_cleaned(journal: Journal, given: str, kept: str) -> None:
    client = journal.clients.add(given).id
    assert journal.client_page(client).name == kept


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\x00", "\u200b\u200e", " \u2060 "])
def test_a_name_nobody_could_see_is_refused(journal: Journal, vera: int, name: str) -> None:
    with refused(journal, "empty_name"):
        journal.clients.add(name)
    with refused(journal, "empty_name"):
        journal.clients.edit(vera, name=name)


def test_a_name_may_be_long_but_not_endless(journal: Journal) -> None:
    journal.clients.add("я" * 400)
    with refused(journal, "name_too_long"):
        journal.clients.add("я" * 401)


def test_namesakes_are_two_people(journal: Journal) -> None:
    first, second = (journal.clients.add("Вера").id for _ in range(2))
    journal.entries.deposit(first, "integrity")
    assert (journal.balance(first), journal.balance(second)) == (13, 10)
    assert len({line.uid for line in journal.client_lines()}) == 2


def test_name_credit_and_meeting_are_edited(journal: Journal, vera: int) -> None:
    journal.clients.edit(vera, name="Вера Ильина", opening=-999, since=days_ago(2000))
    page = journal.client_page(vera)
    assert (page.name, page.opening, page.since) == ("Вера Ильина", -999, days_ago(2000))
    assert journal.balance(vera) == -999


def test_they_met_no_later_than_the_first_record(journal: Journal, vera: int) -> None:
    journal.notes.add(vera, "разговор", on=days_ago(30))
    journal.entries.deposit(vera, "integrity", on=days_ago(20))
    journal.promises.make(vera, "слово", on=days_ago(25))
    for day, since in (
        (TODAY, days_ago(30)),
        (days_ago(29), days_ago(30)),
        (days_ago(31), days_ago(31)),
    ):
        journal.clients.edit(vera, since=day)
        assert journal.client_page(vera).since == since


@pytest.mark.parametrize("opening", [1000, -1000, 1.0, "10", True, None, 10**9])
def test_a_credit_is_a_whole_number_of_some_size(
    journal: Journal, vera: int, opening: object
) -> None:
    with refused(journal, "points_out_of_range"):
        journal.clients.edit(vera, opening=opening)


def test_other_things_are_not_edited(journal: Journal, vera: int) -> None:
    for field in ("uid", "archived_on", "balance"):
        with refused(journal, "not_editable"):
            journal.clients.edit(vera, name="Ольга", **{field: 1})


def test_an_archived_client_keeps_everything_and_comes_back(journal: Journal, vera: int) -> None:
    journal.entries.withdraw(vera, "integrity", points=50)
    journal.promises.make(vera, "слово", due=TODAY)
    journal.clients.archive(vera)
    (line,) = journal.client_lines()
    assert (line.archived, line.care, line.balance) == (True, (), -40)
    page = journal.today_page()
    assert (page.active, page.care, page.promises) == (0, (), ())
    assert row(journal, "client", vera)["archived_on"] == TODAY.isoformat()
    journal.clients.unarchive(vera)
    assert journal.today_page().active == 1
    assert len(journal.today_page().promises) == 1


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31)])
def test_a_meeting_out_of_living_memory_is_refused(journal: Journal, vera: int, day: date) -> None:
    with refused(journal, "date_out_of_range"):
        journal.clients.add("Ольга", since=day)
    with refused(journal, "date_out_of_range"):
        journal.clients.edit(vera, since=day)
