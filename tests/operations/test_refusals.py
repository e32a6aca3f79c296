"""Every code that an operation raises for what it was given, and that nothing changes then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest

from journal_app import Journal
from journal_app.rules.apologies import PARTS
from tests.core import TODAY, days_ago, refused

TOMORROW = TODAY + timedelta(days=1)
MISSING = 4711
FAR = [date(1, 1, 1), date(1899, 12, 31)]
FUTURE = [TOMORROW, date(2028, 2, 29), date(2199, 12, 31)]


class Rows(NamedTuple):
    """What stands in the journal before each try."""

    journal: Journal
    client: int
    deposit: int
    wound: int
    answered: int
    apology: int
    promise: int
    note: int


@pytest.fixture
def here(journal: Journal, vera: int) -> Rows:
    entries = journal.entries
    answered = entries.withdraw(vera, "integrity", on=days_ago(9)).id
    found = Rows(
        journal,
        vera,
        deposit=entries.deposit(vera, "integrity", on=days_ago(8)).id,
        wound=entries.withdraw(vera, "expectations", on=days_ago(7)).id,
        answered=answered,
        apology=entries.apologise(answered, PARTS, on=days_ago(6)).id,
        promise=journal.promises.make(vera, "слово", due=TODAY, on=days_ago(5)).id,
        note=journal.notes.add(None, "записка").id,
    )
    journal.entries.deposit(vera, "integrity")
    journal.undo()  # so that there is something to redo, which a refusal must leave as it is
    return found


Try = Callable[[Rows], Any]


def refuse(here: Rows, code: str, attempt: Try) -> None:
    with refused(here.journal, code):
        attempt(here)
    assert here.journal.redo() is not None


@pytest.mark.parametrize("points", [0, -5, 100, 10**9, 10**30, True, False, 1.5, 4.0, "4"])
def test_points_by_hand_are_whole_and_from_1_to_99(here: Rows, points: Any) -> None:
    for attempt in (
        lambda at: at.journal.entries.deposit(at.client, "integrity", points=points),
        lambda at: at.journal.entries.withdraw(at.client, "integrity", points=points),
        lambda at: at.journal.entries.edit(at.wound, points=points),
    ):
        with refused(here.journal, "points_out_of_range"):
            attempt(here)


@pytest.mark.parametrize("principle", ["", "honesty", "INTEGRITY", None, 1])
def test_principles_are_the_six(here: Rows, principle: Any) -> None:
    for attempt in (
        lambda at: at.journal.entries.deposit(at.client, principle),
        lambda at: at.journal.entries.withdraw(at.client, principle),
    ):
        with refused(here.journal, "unknown_principle"):
            attempt(here)


def test_an_empty_apology_is_never_a_deposit(here: Rows) -> None:
    entries = here.journal.entries
    refuse(here, "unknown_principle", lambda at: entries.deposit(at.client, "apology"))
    with refused(here.journal, "unknown_principle"):
        entries.edit(here.deposit, principle="apology")


@pytest.mark.parametrize("size", ["", "huge", "Usual", None, 2])
def test_sizes_are_the_three(here: Rows, size: Any) -> None:
    journal = here.journal
    for attempt in (
        lambda at: journal.entries.deposit(at.client, "integrity", size=size),
        lambda at: journal.entries.withdraw(at.client, "integrity", size=size),
        lambda at: journal.promises.make(at.client, "слово", size=size),
        lambda at: journal.promises.edit(at.promise, size=size),
    ):
        with refused(journal, "unknown_size"):
            attempt(here)


def dated(day: date) -> list[Try]:
    """Everything that takes the day it happened."""
    return [
        lambda at: at.journal.clients.add("Ольга", since=day),
        lambda at: at.journal.clients.edit(at.client, since=day),
        lambda at: at.journal.entries.deposit(at.client, "integrity", on=day),
        lambda at: at.journal.entries.withdraw(at.client, "integrity", on=day),
        lambda at: at.journal.entries.apologise(at.wound, PARTS, on=day),
        lambda at: at.journal.entries.edit(at.deposit, on=day),
        lambda at: at.journal.entries.edit(at.apology, on=day),
        lambda at: at.journal.promises.make(at.client, "слово", on=day),
        lambda at: at.journal.promises.keep(at.promise, on=day),
        lambda at: at.journal.promises.break_(at.promise, on=day),
        lambda at: at.journal.promises.release(at.promise, on=day),
        lambda at: at.journal.promises.move(at.promise, date(2199, 12, 31), on=day),
        lambda at: at.journal.notes.add(at.client, "слова", on=day),
        lambda at: at.journal.preview_movement("deposit", at.client, "integrity", on=day),
        lambda at: at.journal.preview_apology(at.wound, PARTS, on=day),
    ]


@pytest.mark.parametrize("day", FUTURE)
def test_nothing_is_recorded_ahead(here: Rows, day: date) -> None:
    for attempt in dated(day):
        with refused(here.journal, "future_date"):
            attempt(here)


@pytest.mark.parametrize("day", [*FAR, date(2200, 1, 1), date(9999, 12, 31)])
def test_a_mistyped_year_is_refused(here: Rows, day: date) -> None:
    for attempt in dated(day):
        with refused(here.journal, "date_out_of_range"):
            attempt(here)


@pytest.mark.parametrize("due", [*FAR, date(2200, 1, 1), date(9999, 12, 31)])
def test_a_due_day_with_a_mistyped_year_is_refused(here: Rows, due: date) -> None:
    promises = here.journal.promises
    refuse(here, "date_out_of_range", lambda at: promises.make(at.client, "слово", due=due))
    with refused(here.journal, "date_out_of_range"):
        promises.move(here.promise, due)


def test_nothing_is_promised_back_in_time(here: Rows) -> None:
    promises = here.journal.promises
    for due, on in ((days_ago(1), None), (days_ago(31), days_ago(30))):
        with refused(here.journal, "due_before_made"):
            promises.make(here.client, "слово", due=due, on=on)
    promises.make(here.client, "слово", due=days_ago(30), on=days_ago(30))


def test_what_is_answered_is_not_answered_again(here: Rows) -> None:
    refuse(here, "already_answered", lambda at: at.journal.entries.apologise(at.answered, PARTS))
    with refused(here.journal, "already_answered"):
        here.journal.preview_apology(here.answered, PARTS)


def test_only_what_took_is_apologised_for(here: Rows) -> None:
    wordless = here.journal.entries.apologise(here.wound).id
    for entry in (here.deposit, here.apology, wordless):
        with refused(here.journal, "not_negative"):
            here.journal.entries.apologise(entry, PARTS)


def test_an_apology_has_four_parts(here: Rows) -> None:
    for parts in (("regretted",), ("named", ""), "named"):
        with refused(here.journal, "unknown_part"):
            here.journal.entries.apologise(here.wound, parts)
    refuse(here, "unknown_part", lambda at: at.journal.entries.edit(at.apology, parts=("sorry",)))


def test_an_apology_comes_after_what_it_answers(here: Rows) -> None:
    refuse(
        here,
        "apology_before_entry",
        lambda at: at.journal.entries.apologise(at.wound, PARTS, on=days_ago(8)),
    )


def test_a_promise_needs_words(here: Rows) -> None:
    promises = here.journal.promises
    for text in ("", " \n ", "\u200b"):
        with refused(here.journal, "empty_text"):
            promises.make(here.client, text)
        with refused(here.journal, "empty_text"):
            promises.edit(here.promise, text=text)


@pytest.mark.parametrize("client", [MISSING, 0, -1])
def test_a_client_who_is_not_there(here: Rows, client: int) -> None:
    journal = here.journal
    attempts: tuple[Try, ...] = (
        lambda _: journal.clients.edit(client, name="Ольга"),
        lambda _: journal.clients.edit(client, since=TODAY),
        lambda _: journal.clients.archive(client),
        lambda _: journal.clients.unarchive(client),
        lambda _: journal.clients.erase(client, "по просьбе"),
        lambda _: journal.entries.deposit(client, "integrity"),
        lambda _: journal.entries.withdraw(client, "integrity"),
        lambda _: journal.promises.make(client, "слово"),
        lambda at: journal.notes.assign(at.note, client),
        lambda _: journal.balance(client),
        lambda _: journal.zone(client),
        lambda _: journal.client_page(client),
        lambda _: journal.history(client),
        lambda _: journal.preview_movement("deposit", client, "integrity"),
        lambda _: journal.notes.add(client, "слова"),
    )
    for attempt in attempts:
        with refused(journal, "no_such_client"):
            attempt(here)
    assert journal.client_line(client) is None
    assert journal.redo() is not None


@pytest.mark.parametrize("missing", [MISSING, 0, -1, None])
def test_a_row_that_is_not_there(here: Rows, missing: Any) -> None:
    journal = here.journal
    for attempt in (
        lambda: journal.entries.edit(missing, note="слова"),
        lambda: journal.entries.delete(missing),
        lambda: journal.entries.apologise(missing, PARTS),
        lambda: journal.preview_apology(missing, PARTS),
        lambda: journal.promises.keep(missing),
        lambda: journal.promises.break_(missing),
        lambda: journal.promises.move(missing, TODAY),
        lambda: journal.promises.release(missing),
        lambda: journal.promises.reopen(missing),
        lambda: journal.promises.edit(missing, text="слово"),
        lambda: journal.promises.delete(missing),
        lambda: journal.notes.edit(missing, "слова"),
        lambda: journal.notes.delete(missing),
        lambda: journal.notes.assign(missing, here.client),
    ):
        with refused(journal, "no_such_row"):
            attempt()


def test_a_kind_that_is_not_there(here: Rows) -> None:
    with refused(here.journal, "unknown_kind"):
        here.journal.preview_movement("gift", here.client, "integrity")
