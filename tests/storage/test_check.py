"""What ``check`` notices: a value changed past the program, and each rule that two rows obey."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journal_app import Journal, open_journal
from journal_app.storage import standing
from journal_app.storage.check import _RULES, Finding, check
from journal_app.storage.models import TABLES, Table, column, digest
from tests.core import TODAY, HandClock, days_ago, made_once, rows
from tests.exchange.everything_else import live

DIGESTED = [model for model in TABLES if model.DIGESTED]


def fill(journal: Journal) -> None:
    vera = journal.clients.add("Вера", since=days_ago(1000)).id
    entries, promises = journal.entries, journal.promises
    wound = entries.withdraw(vera, "integrity", note="грубо", on=days_ago(20)).id
    entries.apologise(wound, ("named", "owned"), on=days_ago(19))
    heard = entries.deposit(vera, "understanding", note="слушала", on=days_ago(18)).id
    entries.edit(heard, note="выслушала")
    late = promises.make(vera, "каталог", days_ago(15), days_ago(17)).id
    promises.move(late, days_ago(13), days_ago(16))
    promises.move(late, days_ago(9), days_ago(10))  # after its day: entry 4
    promises.keep(late, days_ago(8))  # late: entry 5
    promises.keep(promises.make(vera, "чай", days_ago(5), days_ago(7)).id, days_ago(5))
    promises.make(vera, "кофе", on=days_ago(3))
    promises.release(promises.make(vera, "кино", on=days_ago(3)).id, days_ago(2))
    journal.notes.add(vera, "любит тишину", days_ago(3))
    journal.clients.add("Ли", since=days_ago(30))
    journal.clients.erase(journal.clients.add("Ева").id, "по просьбе")
    journal.settings["tariff.deposit.integrity"] = 7
    live(journal, vera)
    assert [row["kind"] for row in rows(journal, "entry")] == [
        *("withdrawal", "apology", "deposit", "promise_late", "promise_late", "promise_kept"),
    ]


@pytest.fixture
def full(tmp_path: Path, clock: HandClock) -> Iterator[Journal]:
    """A journal with every kind of row. Ids of Vera: entries 1 to 6, promises 1 to 4;
    of what is beside the account, see ``live``."""
    path = tmp_path / "practice.journal"

    def make() -> None:
        with open_journal(path, clock=clock) as journal:
            fill(journal)

    made_once(path, "full", make)
    with open_journal(path, clock=clock) as journal:
        yield journal


def change(journal: Journal, sql: str, *values: Any, renewed: bool = True) -> None:
    """Change the file as another program could; if asked, with digests and sums to match."""
    database = journal.store.database
    database.execute_sql("PRAGMA foreign_keys = OFF")
    database.execute_sql("PRAGMA ignore_check_constraints = ON")
    database.execute_sql(sql, values)
    database.execute_sql("PRAGMA ignore_check_constraints = OFF")
    if renewed:
        for model in DIGESTED:
            table = model._meta.table_name
            for row in rows(journal, table):
                right = (digest(model, row), row["id"])
                database.execute_sql(f"UPDATE {table} SET digest = ? WHERE id = ?", right)
        standing.renew_all(database, TODAY, journal.store.fading)


def test_a_sound_journal_has_nothing_to_tell(full: Journal) -> None:
    assert check(full.store) == []
    while full.undo() is not None:
        assert check(full.store) == []
    while full.redo() is not None:
        assert check(full.store) == []


@pytest.mark.parametrize(
    ("model", "field"),
    [(model, field) for model in DIGESTED for field in model.DIGESTED],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_a_changed_value_is_noticed(full: Journal, model: type[Table], field: str) -> None:
    table, name = model._meta.table_name, column(model, field)
    row = rows(full, table)[0]
    other: Any = row[name] + 1 if isinstance(row[name], int) else f"{row[name] or ''}x"
    change(full, f"UPDATE {table} SET {name} = ? WHERE id = ?", other, row["id"], renewed=False)
    assert Finding("digest", table, row["id"]) in check(full.store)


@pytest.mark.parametrize("model", DIGESTED, ids=lambda model: model.__name__)
def test_the_digest_of_another_row_is_noticed(full: Journal, model: type[Table]) -> None:
    table = model._meta.table_name
    other = next(iter(rows(full, "promise" if table == "client" else "client")))["digest"]
    change(full, f"UPDATE {table} SET digest = ? WHERE id = 1", other, renewed=False)
    assert check(full.store) == [Finding("digest", table, 1)]


BREAKS: list[tuple[str, str, tuple[str, int]]] = [
    (
        "answer_of_another_client",
        "UPDATE entry SET client_id = 2 WHERE kind = 'apology'",
        ("entry", 2),
    ),
    ("answer_day", "UPDATE entry SET answered_on = on_day WHERE id = 1", ("entry", 1)),
    ("answer_day", "UPDATE entry SET answered_on = NULL WHERE id = 1", ("entry", 1)),
    ("answer_day", "UPDATE entry SET answered_on = on_day WHERE id = 5", ("entry", 5)),
    ("answer_age", "UPDATE entry SET aged_from = '2026-01-01' WHERE id = 2", ("entry", 2)),
    ("restored_too_much", "UPDATE entry SET points = 7 WHERE id = 2", ("entry", 2)),
    ("promise_state", "UPDATE promise SET state = 'broken' WHERE id = 1", ("promise", 1)),
    (
        "promise_state",
        "UPDATE promise SET state = 'open', closed = NULL WHERE id = 2",
        ("promise", 2),
    ),
    (
        "promise_state",
        "UPDATE promise SET state = 'kept', closed = '2026-03-12' WHERE id = 4",
        ("promise", 4),
    ),
    ("promise_state", "UPDATE promise SET closed = '2026-03-14' WHERE id = 1", ("promise", 1)),
    ("promise_day", "UPDATE promise SET due = '2026-03-08' WHERE id = 2", ("promise", 2)),
    ("promise_day", "UPDATE promise SET due = NULL WHERE id = 1", ("promise", 1)),
    (
        "promise_of_another_client",
        "UPDATE promise SET client_id = 2 WHERE id = 2",
        ("entry", 6),
    ),
    ("moves", "UPDATE promise SET due = '2026-03-04' WHERE id = 1", ("promise_move", 2)),
    ("moves", "UPDATE promise SET made = '2026-02-27' WHERE id = 1", ("promise_move", 1)),
    ("moves", "UPDATE promise SET closed = '2026-03-03' WHERE id = 1", ("promise_move", 2)),
    ("moves", "UPDATE promise_move SET old_due = '2026-02-28' WHERE id = 2", ("promise_move", 2)),
    ("moves", "UPDATE promise_move SET new_due = '2026-03-02' WHERE id = 1", ("promise_move", 2)),
    ("moves", "UPDATE promise_move SET moved_on = '2026-02-01' WHERE id = 2", ("promise_move", 2)),
    ("move_entry", "UPDATE promise_move SET entry_id = NULL WHERE id = 2", ("entry", 4)),
    ("move_entry", "UPDATE promise_move SET entry_id = 6 WHERE id = 1", ("entry", 6)),
    ("move_entry", "UPDATE promise_move SET promise_id = 2 WHERE id = 2", ("entry", 4)),
    ("move_entry", "UPDATE entry SET on_day = '2026-03-05' WHERE id = 4", ("entry", 4)),
    ("move_entry", "UPDATE promise_move SET old_due = NULL WHERE id = 2", ("entry", 4)),
    ("met_later", "UPDATE client SET since = '2026-02-23' WHERE id = 1", ("client", 1)),
    (
        "met_later",
        "UPDATE note SET client_id = 2, on_day = '2026-01-01' WHERE id = 1",
        ("client", 2),
    ),
    ("met_later", "UPDATE promise SET client_id = 2, made = '2026-01-01'", ("client", 2)),
    (
        "version_of_another_client",
        "INSERT INTO entry_version (id, uid, created, client_id, entry_id, kind, points, on_day, "
        "note, confirmed, parts, digest) VALUES (77, 'somebody else', "
        "'2026-03-14T09:00:00.000000Z', 2, 1, 'deposit', 1, '2026-03-14', '', 0, '', '')",
        ("entry_version", 77),
    ),
    (
        "note_of_another_client",
        "INSERT INTO note_version (id, uid, created, client_id, note_id, text, private, digest) "
        "VALUES (77, 'somebody else', '2026-03-14T09:00:00.000000Z', 2, 1, '', '', '')",
        ("note_version", 77),
    ),
    (
        "note_of_another_client",
        "INSERT INTO fragment (id, uid, created, client_id, note_id, on_day, text, question, "
        "private, digest) VALUES (77, 'somebody else', '2026-03-14T09:00:00.000000Z', 2, 1, "
        "'2026-03-14', 'слова', '', 0, '')",
        ("fragment", 77),
    ),
    ("reference", "UPDATE entry SET promise_id = 99 WHERE id = 6", ("entry", 6)),
    *(
        (
            "visit_of_another_client",
            f"UPDATE {table} SET client_id = 2 WHERE id = {row}",
            (table, row),
        )
        for table, row in (
            *(("visit_service", 2), ("contact", 2), ("note", 2), ("photo", 1), ("position", 1)),
        )
    ),
    *(
        (
            "note_of_another_client",
            f"UPDATE {table} SET client_id = 2 WHERE id = {row}",
            (table, row),
        )
        for table, row in (("note_version", 1), ("photo", 2), ("fragment", 2))
    ),
    ("note_of_another_client", "UPDATE note SET client_id = NULL WHERE id = 3", ("fragment", 2)),
    ("note_of_another_client", "UPDATE note SET client_id = 1 WHERE id = 4", ("note_version", 3)),
    ("contact_state", "UPDATE contact SET state = 'waiting' WHERE id = 1", ("contact", 1)),
    ("contact_state", "UPDATE contact SET state = 'answered' WHERE id = 1", ("contact", 1)),
    ("contact_state", "UPDATE contact SET outgoing = 0 WHERE id = 1", ("contact", 1)),
    ("contact_state", "UPDATE contact SET outgoing = 0 WHERE id = 2", ("contact", 2)),
    ("reminded", "UPDATE visit SET remind = 'sent' WHERE id = 2", ("visit", 2)),
    ("reminded", "UPDATE visit SET reminded_on = '2026-03-14' WHERE id = 2", ("visit", 2)),
    ("visit_day", "UPDATE visit SET on_day = '2026-03-16' WHERE id = 1", ("visit", 1)),
    ("visit_day", "UPDATE visit SET state = 'missed' WHERE id = 2", ("visit", 2)),
    ("two_positions", "UPDATE position SET visit_id = 1, taken = 1", ("position", 2)),
    ("two_positions", "UPDATE position SET visit_id = 2, taken = 0", ("position", 2)),
    ("card_status", "UPDATE card SET status = 'left'", ("card", 1)),
    (
        "brought_by_oneself",
        "UPDATE card SET brought_by = (SELECT uid FROM client WHERE id = 1)",
        ("card", 1),
    ),
    ("fact_agreed", "UPDATE fact SET agreed_on = '2026-03-14' WHERE id = 1", ("fact", 1)),
    ("fact_agreed", "UPDATE fact SET agreed_on = NULL WHERE id = 2", ("fact", 2)),
    ("no_such_day", "UPDATE anniversary SET month = 4, day = 31 WHERE id = 2", ("anniversary", 2)),
    ("no_such_day", "UPDATE anniversary SET day = 30 WHERE id = 1", ("anniversary", 1)),
    ("no_such_day", "UPDATE anniversary SET year = 2019 WHERE id = 1", ("anniversary", 1)),
    ("out_of_range", "UPDATE client SET opening = 1000 WHERE id = 2", ("client", 2)),
    ("out_of_range", "UPDATE client SET opening = -1000 WHERE id = 2", ("client", 2)),
    ("out_of_range", "UPDATE client SET since = '1899-12-31' WHERE id = 2", ("client", 2)),
    ("out_of_range", "UPDATE entry SET repeats = -1 WHERE id = 2", ("entry", 2)),
    ("out_of_range", "UPDATE entry SET parts = 'named+forgot' WHERE id = 2", ("entry", 2)),
]


@pytest.mark.parametrize(
    ("code", "sql", "place"), BREAKS, ids=[f"{code}-{sql[:40]}" for code, sql, _ in BREAKS]
)
def test_a_broken_rule_is_named(full: Journal, code: str, sql: str, place: tuple[str, int]) -> None:
    change(full, sql)
    found = check(full.store)
    assert code in {finding.code for finding in found}
    assert place in {(finding.table, finding.row) for finding in found if finding.code == code}
    assert "digest" not in {finding.code for finding in found}


def test_what_may_well_be_is_not_named(full: Journal) -> None:
    """A visit planned for a day that has passed, one that is over tomorrow (in another time zone it
    is), a position planned and one taken for the same visit, a leap day without a year."""
    change(full, "UPDATE visit SET on_day = '2026-01-05' WHERE id = 2")
    change(full, "UPDATE visit SET on_day = '2026-03-15' WHERE id = 1")
    change(full, "UPDATE position SET visit_id = 1")
    change(full, "UPDATE position SET visit_id = NULL, taken = 1 WHERE id = 1")
    change(full, "UPDATE card SET status = 'paused', status_on = '2026-03-01'")
    assert check(full.store) == []


def test_every_rule_has_a_way_to_break_it() -> None:
    assert _RULES.keys() <= {code for code, _, _ in BREAKS}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entry SET points = 0 WHERE id = 3",
        "UPDATE entry SET kind = 'gift' WHERE id = 3",
        "UPDATE entry SET principle = 'honesty' WHERE id = 3",
        "UPDATE entry SET on_day = '2026-02-30', aged_from = '2026-02-30' WHERE id = 3",
        "UPDATE promise SET size = 'huge' WHERE id = 3",
        "UPDATE client SET name = '' WHERE id = 2",
    ],
)
def test_what_the_schema_forbids_is_noticed(full: Journal, sql: str) -> None:
    change(full, sql, renewed=False)
    found = [finding for finding in check(full.store) if finding.code == "sqlite"]
    assert "CHECK constraint failed" in found[0].detail


def test_a_setting_nobody_could_choose_is_noticed(full: Journal) -> None:
    change(full, "UPDATE setting SET value = '70'")
    full.store.reload_settings()
    assert [finding.code for finding in check(full.store)] == ["bad_setting"]
    change(full, "UPDATE setting SET key = 'of a later version'")
    full.store.reload_settings()
    assert check(full.store) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE standing SET balance = balance + 1 WHERE client_id = 1",
        "UPDATE standing SET confirmed = confirmed + 1 WHERE client_id = 1",
        "UPDATE standing SET entries = entries - 1 WHERE client_id = 1",
        "UPDATE standing SET day = 'never' WHERE client_id = 1",
        "DELETE FROM standing WHERE client_id = 1",
    ],
)
def test_a_list_that_would_show_a_wrong_balance_is_noticed(full: Journal, sql: str) -> None:
    change(full, sql, renewed=False)
    assert check(full.store) == [Finding("standing", "client", 1)]
