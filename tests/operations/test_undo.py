"""Undo and redo: the same bytes back, across a restart, as far as they reach."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app import Journal, open_journal
from journal_app.operations.transaction import KEPT_STEPS
from journal_app.rules.apologies import PARTS
from tests.core import TODAY, Dump, HandClock, days_ago, practice, rows

Act = Callable[[Journal], object]

# Client 1 has entries 1 (a slip), 2 (its apology) and 3 (a deposit), open promises 1 and 2 (moved
# at a cost, entry 4), promise 3 broken (entry 5), note 1; note 2 waits in the inbox.
STEPS: dict[str, tuple[str, Act]] = {
    "deposit": ("deposit", lambda j: j.entries.deposit(1, "integrity", on=days_ago(400))),
    "withdraw": ("withdrawal", lambda j: j.entries.withdraw(1, "apology", note="промах")),
    "apologise": ("apology", lambda j: j.entries.apologise(5, PARTS[:2])),
    "edit an answered entry": ("edit_entry", lambda j: j.entries.edit(1, points=40)),
    "edit an apology": ("edit_entry", lambda j: j.entries.edit(2, parts=(), on=days_ago(1))),
    "edit a closing": ("edit_entry", lambda j: j.entries.edit(5, on=days_ago(2), size="large")),
    "delete an answered entry": ("delete_entry", lambda j: j.entries.delete(1)),
    "delete an apology": ("delete_entry", lambda j: j.entries.delete(2)),
    "delete a closing": ("delete_entry", lambda j: j.entries.delete(5)),
    "delete what a move cost": ("delete_entry", lambda j: j.entries.delete(4)),
    "make": ("promise", lambda j: j.promises.make(1, "слово", due=TODAY)),
    "keep": ("keep", lambda j: j.promises.keep(1, on=days_ago(1))),
    "keep late": ("late", lambda j: j.promises.keep(1)),
    "break": ("break", lambda j: j.promises.break_(2)),
    "move": ("move", lambda j: j.promises.move(2, TODAY + timedelta(days=30))),
    "release": ("release", lambda j: j.promises.release(2)),
    "reopen": ("reopen", lambda j: j.promises.reopen(3)),
    "edit a promise": ("edit_promise", lambda j: j.promises.edit(3, text="другое", size="small")),
    "delete a moved promise": ("delete_promise", lambda j: j.promises.delete(2)),
    "note": ("note", lambda j: j.notes.add(1, "слова", on=days_ago(500))),
    "inbox": ("note", lambda j: j.notes.add(None, "слова")),
    "edit a note": ("edit_note", lambda j: j.notes.edit(1, "иначе")),
    "assign": ("assign_note", lambda j: j.notes.assign(2, 1)),
    "delete a note": ("delete_note", lambda j: j.notes.delete(2)),
    "add": ("add_client", lambda j: j.clients.add("Ольга")),
    "edit a client": ("edit_client", lambda j: j.clients.edit(1, name="Вера И.", opening=-7)),
    "archive": ("archive", lambda j: j.clients.archive(1)),
    "setting": ("setting", lambda j: j.settings.change({"fading": False, "opening": 3})),
}


@pytest.fixture
def full(journal: Journal, vera: int) -> Journal:
    entries, promises = journal.entries, journal.promises
    entries.withdraw(vera, "integrity", on=days_ago(61), note="опоздала")
    entries.apologise(1, PARTS, on=days_ago(3))
    entries.deposit(vera, "little_things", on=days_ago(59), confirmed=True)
    promises.make(vera, "фото", due=days_ago(1), on=days_ago(9))
    promises.make(vera, "лак", due=days_ago(5), on=days_ago(9))
    promises.make(vera, "время", on=days_ago(9))
    promises.move(2, TODAY, on=days_ago(2))
    promises.break_(3, on=days_ago(4))
    journal.notes.add(vera, "тихая")
    journal.notes.add(None, "ничья")
    return journal


@pytest.mark.parametrize(("code", "act"), STEPS.values(), ids=STEPS.keys())
def test_undo_gives_back_every_byte_and_redo_too(full: Journal, code: str, act: Act) -> None:
    before = practice(full)
    act(full)
    after = practice(full)
    assert after != before
    step = full.undo_step()
    assert step is not None
    assert step.code == code
    for _ in range(2):
        undone = full.undo()
        assert undone is not None
        assert (undone.step.code, undone.undone) == (code, True)
        assert practice(full) == before
        redone = full.redo()
        assert redone is not None
        assert (redone.step.code, redone.undone) == (code, False)
        assert practice(full) == after
    assert full.redo() is None


def test_a_step_tells_whom_and_what(full: Journal) -> None:
    full.entries.withdraw(1, "integrity")
    step = full.undo_step()
    assert step is not None
    assert (step.code, step.client, step.client_name, step.points) == (
        "withdrawal",
        1,
        "Вера",
        -6,
    )
    full.undo()
    assert full.redo_step() == step
    done = full.redo()
    assert done is not None
    assert (done.kinds, done.clients, done.step) == (frozenset({"entry"}), frozenset({1}), step)


def test_undoing_somebodys_arrival_still_tells_the_name(journal: Journal) -> None:
    journal.clients.add("Ольга")
    journal.entries.deposit(1, "integrity")
    journal.undo()
    done = journal.undo()
    assert done is not None
    assert (journal.client_lines(), done.clients) == ([], frozenset({1}))


def test_with_nothing_done_there_is_nothing_to_undo(journal: Journal) -> None:
    assert (journal.undo(), journal.redo()) == (None, None)
    assert (journal.undo_step(), journal.redo_step()) == (None, None)


def test_something_new_ends_redo(journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "integrity")
    journal.undo()
    journal.entries.withdraw(vera, "integrity")
    assert journal.redo_step() is None
    assert journal.redo() is None
    assert journal.balance(vera) == 4


def test_something_that_changes_nothing_leaves_redo(journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "integrity")
    journal.undo()
    journal.clients.edit(vera, name="Вера")
    assert journal.redo() is not None
    assert journal.balance(vera) == 13


def test_150_steps_go_back_and_forth_across_restarts(tmp_path: Path, clock: HandClock) -> None:
    path, chance = tmp_path / "a.journal", random.Random(5)
    journal = open_journal(path, clock=clock)
    states: list[Dump] = []

    def restart() -> Journal:
        journal.close()
        return open_journal(path, clock=clock)

    while len(states) < 150:
        state = practice(journal)
        act_at_random(journal, chance)
        if practice(journal) != state:
            states.append(state)
    states.append(practice(journal))
    for number in reversed(range(150)):
        if number % 30 == 7:
            journal = restart()
        assert journal.undo() is not None
        assert practice(journal) == states[number]
    assert journal.undo() is None
    for number in range(150):
        if number % 30 == 7:
            journal = restart()
        assert journal.redo() is not None
        assert practice(journal) == states[number + 1]
    journal.close()


def act_at_random(journal: Journal, chance: random.Random) -> None:
    """One of the acts above, on rows that are there."""
    clients = [one["id"] for one in rows(journal, "client")]
    entries = [one["id"] for one in rows(journal, "entry")]
    wounds = [wound.id for client in clients for wound in journal.open_wounds(client)]
    promises = [one["id"] for one in rows(journal, "promise") if one["state"] == "open"]
    closed = [one["id"] for one in rows(journal, "promise") if one["state"] != "open"]
    acts: list[Act] = [lambda j: j.clients.add("Клиент")]
    if clients:
        client = chance.choice(clients)
        acts += [
            lambda j: j.entries.deposit(client, "integrity", on=days_ago(chance.randrange(400))),
            lambda j: j.entries.withdraw(client, "integrity", on=days_ago(chance.randrange(400))),
            lambda j: j.promises.make(client, "слово", due=TODAY),
            lambda j: j.clients.edit(client, opening=chance.randrange(50)),
        ]
    if entries:
        acts += [
            lambda j: j.entries.delete(chance.choice(entries)),
            lambda j: j.entries.edit(chance.choice(entries), confirmed=chance.random() < 0.5),
        ]
    if wounds:
        acts += [lambda j: j.entries.apologise(chance.choice(wounds), PARTS[:2])] * 3
    if promises:
        acts += [
            lambda j: j.promises.break_(chance.choice(promises)),
            lambda j: j.promises.move(chance.choice(promises), TODAY),
        ]
    if closed:
        acts += [lambda j: j.promises.reopen(chance.choice(closed))]
    chance.choice(acts)(journal)


def test_undo_reaches_200_steps_back(journal: Journal, vera: int) -> None:
    for _ in range(KEPT_STEPS + 20):
        journal.entries.deposit(vera, "commitments")
    undone = 0
    while journal.undo() is not None:
        undone += 1
    assert (KEPT_STEPS, undone, journal.balance(vera)) == (200, 200, 10 + 20)
    redone = 0
    while journal.redo() is not None:
        redone += 1
    assert (redone, journal.balance(vera)) == (200, 10 + 220)


def test_big_steps_are_let_go_first_of_all_but_the_newest_stays(
    journal: Journal, vera: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal_app.operations.transaction.KEPT_BYTES", 30_000)
    chance = random.Random(1)
    note = journal.notes.add(vera, "x").id
    for _ in range(4):
        journal.notes.edit(note, "".join(chance.choices("абвгдежзиклмнопрст", k=40_000)))
    sizes = [one["size"] for one in rows(journal, "undo_step")]
    assert len(sizes) == 1  # about 25 kB a step: two are too much
    before = rows(journal, "note")[0]["text"]
    assert journal.undo() is not None
    assert rows(journal, "note")[0]["text"] != before
    assert journal.undo() is None


def test_undo_on_another_day_counts_by_that_day(
    journal: Journal, vera: int, clock: HandClock
) -> None:
    journal.entries.deposit(vera, "integrity", points=20)
    journal.entries.deposit(vera, "integrity", points=50)
    clock.forward(60)
    journal.undo()
    assert journal.client_page(vera).balance == journal.balance(vera) == 20
    clock.forward(-30)
    journal.redo()
    assert journal.client_page(vera).balance == journal.balance(vera) == 80


def test_erasing_cuts_a_client_out_of_every_step(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    journal.entries.deposit(olga, "integrity", note="остаётся")
    journal.entries.deposit(vera, "integrity", note="уходит")
    journal.undo()
    journal.entries.deposit(vera, "integrity")
    journal.clients.erase(vera, "по просьбе")
    steps = []
    while (done := journal.undo()) is not None:
        steps.append((done.step.code, done.step.client))
    assert steps == [("deposit", olga), ("add_client", None)]
    while journal.redo() is not None:
        pass
    assert [line.name for line in journal.client_lines()] == ["Ольга"]
    assert journal.balance(olga) == 13


def test_a_note_from_the_inbox_is_erased_with_its_owner(journal: Journal, vera: int) -> None:
    note = journal.notes.add(None, "тайна").id
    other = journal.notes.add(None, "о погоде").id
    journal.notes.edit(note, "тайна Веры")
    journal.notes.assign(note, vera)
    journal.notes.edit(other, "о дожде")
    journal.clients.erase(vera, "по просьбе")
    told = set()
    while journal.undo() is not None:
        told |= {one["text"] for one in rows(journal, "note")}
    while journal.redo() is not None:
        told |= {one["text"] for one in rows(journal, "note")}
    assert told == {"о погоде", "о дожде"}


def test_a_note_put_back_into_the_inbox_is_not_given_to_the_erased(
    journal: Journal, vera: int
) -> None:
    note = journal.notes.add(None, "ничья").id
    journal.notes.assign(note, vera)
    journal.undo()
    journal.clients.erase(vera, "по просьбе")
    assert journal.redo() is None
    assert [one.text for one in journal.today_page().inbox] == ["ничья"]
