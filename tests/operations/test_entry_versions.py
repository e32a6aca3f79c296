"""What an entry was before an edit: kept with it, undone with it, brought back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from journal_app import Journal
from journal_app.rules.apologies import PARTS
from journal_app.storage.check import check
from tests.core import TODAY, days_ago, practice, refused, row, rows


def test_an_edit_keeps_what_the_entry_was(journal: Journal, vera: int) -> None:
    entry = journal.entries.deposit(vera, "integrity", points=7, note="чай", on=days_ago(3)).id
    journal.clock = lambda: datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
    journal.entries.edit(entry, note="кофе", points=9, principle="understanding", confirmed=True)
    (was,) = journal.entries.versions(entry)
    assert (was.entry, was.kind, was.principle, was.points) == (entry, "deposit", "integrity", 7)
    assert (was.note, was.on, was.confirmed, was.parts) == ("чай", days_ago(3), False, ())
    assert was.until.replace(microsecond=0) == datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
    journal.entries.edit(entry, on=TODAY)
    assert [one.note for one in journal.entries.versions(entry)] == ["кофе", "чай"]
    assert check(journal.store) == []


def test_an_edit_that_changes_nothing_keeps_nothing(journal: Journal, vera: int) -> None:
    entry = journal.entries.deposit(vera, "integrity", note="чай").id
    journal.entries.edit(entry, note="чай", confirmed=False)
    assert journal.entries.versions(entry) == []


def test_undoing_an_edit_takes_its_version_away(journal: Journal, vera: int) -> None:
    entry = journal.entries.deposit(vera, "integrity", note="чай").id
    before = practice(journal)
    journal.entries.edit(entry, note="кофе")
    after = practice(journal)
    journal.undo()
    assert practice(journal) == before
    journal.redo()
    assert practice(journal) == after


def test_an_entry_is_made_what_it_was_in_one_step(journal: Journal, vera: int) -> None:
    entry = journal.entries.withdraw(vera, "integrity", points=7, note="грубо", on=days_ago(9)).id
    first = row(journal, "entry", entry)
    journal.settings["tariff.withdrawal.integrity"] = 20
    journal.entries.edit(
        entry, principle="expectations", size="large", note="", on=days_ago(2), confirmed=True
    )
    edited = practice(journal)
    (was,) = journal.entries.versions(entry)
    done = journal.entries.bring_back(was.id)
    assert (done.id, done.clients, done.kinds) == (entry, {vera}, {"entry"})
    assert row(journal, "entry", entry) == first
    assert [one.note for one in journal.entries.versions(entry)] == ["", "грубо"]
    assert check(journal.store) == []
    journal.undo()
    assert practice(journal) == edited


def test_an_apology_is_counted_again_for_what_it_answers(journal: Journal, vera: int) -> None:
    wound = journal.entries.withdraw(vera, "integrity", points=8).id
    apology = journal.entries.apologise(wound, PARTS, note="с цветами").id
    journal.entries.edit(apology, parts=("named",), note="коротко")
    journal.entries.edit(wound, points=4)
    assert row(journal, "entry", apology)["points"] == 1
    journal.entries.bring_back(journal.entries.versions(apology)[0].id)
    assert [row(journal, "entry", apology)[name] for name in ("points", "note")] == [4, "с цветами"]
    journal.entries.bring_back(journal.entries.versions(wound)[0].id)
    assert [one["points"] for one in rows(journal, "entry")] == [-8, 8]
    assert check(journal.store) == []


@pytest.mark.parametrize("answered", [True, False])
def test_a_promises_entry_gets_its_points_and_its_day_back(
    journal: Journal, vera: int, answered: bool
) -> None:
    promise = journal.promises.make(vera, "фото", due=days_ago(5), on=days_ago(9)).id
    entry = journal.promises.keep(promise, on=days_ago(3)).id
    entry = rows(journal, "entry")[0]["id"]
    assert rows(journal, "entry")[0]["points"] == -4
    journal.settings["tariff.promise.late"] = 9
    journal.entries.edit(entry, size="large")
    if answered:
        journal.entries.apologise(entry, PARTS)
        assert [one["points"] for one in rows(journal, "entry")] == [-18, 18]
    journal.entries.bring_back(journal.entries.versions(entry)[0].id)
    assert [one["points"] for one in rows(journal, "entry")] == ([-4, 4] if answered else [-4])
    journal.entries.edit(entry, on=days_ago(5))
    assert rows(journal, "promise")[0]["state"] == "kept"
    journal.entries.bring_back(journal.entries.versions(entry)[0].id)
    assert rows(journal, "promise")[0]["state"] == "late"
    assert rows(journal, "entry")[0]["points"] == -4
    assert check(journal.store) == []


def test_the_cost_of_a_late_move_is_brought_back(journal: Journal, vera: int) -> None:
    promise = journal.promises.make(vera, "фото", due=days_ago(5), on=days_ago(9)).id
    journal.promises.move(promise, TODAY)
    (entry,) = [one["id"] for one in rows(journal, "entry")]
    journal.entries.edit(entry, size="small", confirmed=True)
    assert rows(journal, "entry")[0]["points"] == -2
    journal.entries.bring_back(journal.entries.versions(entry)[0].id)
    assert [rows(journal, "entry")[0][name] for name in ("points", "confirmed")] == [-4, 0]
    assert check(journal.store) == []


def test_a_day_that_fits_no_more_is_refused(journal: Journal, vera: int) -> None:
    entry = journal.entries.withdraw(vera, "integrity").id
    journal.entries.edit(entry, on=days_ago(4))
    journal.entries.apologise(entry, PARTS, on=days_ago(2))
    (was,) = journal.entries.versions(entry)
    with refused(journal, "apology_before_entry"):
        journal.entries.bring_back(was.id)
    with refused(journal, "no_such_row"):
        journal.entries.bring_back(99)


def test_versions_go_and_come_back_with_their_entry(journal: Journal, vera: int) -> None:
    wound = journal.entries.withdraw(vera, "integrity").id
    apology = journal.entries.apologise(wound, PARTS).id
    journal.entries.edit(wound, note="грубо")
    journal.entries.edit(apology, note="с цветами")
    before = practice(journal)
    journal.entries.delete(wound)
    assert rows(journal, "entry_version") == []
    journal.undo()
    assert practice(journal) == before
