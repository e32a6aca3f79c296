"""The tables as they are declared, against the tables as the file has them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from peewee import ForeignKeyField
from sqlcipher3 import dbapi2

from journal_app import Journal
from journal_app.storage import migrations
from journal_app.storage.models import BY_NAME, PRACTICE, TABLES, Table, column, digest
from tests.core import practice, row, rows
from tests.exchange.everything_else import live


def columns(journal: Journal, table: str) -> dict[str, tuple[bool, bool]]:
    """(may be empty, is the key) of each column of a table of the file."""
    info = journal.store.database.execute_sql(f"PRAGMA table_info({table})").fetchall()
    return {name: (not notnull, bool(key)) for _, name, _, notnull, _, key in info}


def test_every_table_of_the_file_is_declared(journal: Journal) -> None:
    names = journal.store.database.execute_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'fts%'"
    ).fetchall()
    assert {name for (name,) in names} == set(BY_NAME)


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_a_table_has_the_declared_columns(journal: Journal, model: type[Table]) -> None:
    declared = {
        field.column_name: (field.null, field.primary_key) for field in model._meta.sorted_fields
    }
    assert columns(journal, model._meta.table_name) == declared


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_references_are_the_declared_ones(journal: Journal, model: type[Table]) -> None:
    found = journal.store.database.execute_sql(
        f"PRAGMA foreign_key_list({model._meta.table_name})"
    ).fetchall()
    assert {(source, table, on_delete) for _, _, table, source, _, _, on_delete, _ in found} == {
        (field.column_name, field.rel_model._meta.table_name, field.on_delete)
        for field in model._meta.sorted_fields
        if isinstance(field, ForeignKeyField)
    }


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_no_column_is_nobodys_by_oversight(model: type[Table]) -> None:
    fields = {field.name for field in model._meta.sorted_fields}
    used = {*model.DIGESTED, *model.SEARCHED, *model.EXPORTED}
    assert used | set(model.INTERNAL) == fields
    assert used & set(model.INTERNAL) == set()


def test_everything_a_person_fills_is_exported_and_digested() -> None:
    for model in PRACTICE:
        assert model.EXPORTED
        if "digest" in model._meta.fields:
            assert model.DIGESTED == model.EXPORTED


def test_search_reads_the_declared_columns() -> None:
    searched = {(table, text) for table, text, _place in migrations.SEARCHED}
    assert searched == {
        (model._meta.table_name, column(model, name)) for model in TABLES for name in model.SEARCHED
    }


@pytest.fixture
def whole(journal: Journal, vera: int) -> Journal:
    """A row in every table a person fills."""
    wound = journal.entries.withdraw(vera, "integrity", note="слово").id
    journal.entries.apologise(wound, ("named",))
    journal.entries.edit(wound, note="слова")
    promise = journal.promises.make(vera, "фото").id
    journal.promises.move(promise, journal.today())
    journal.promises.keep(promise)
    journal.notes.add(vera, "тихая")
    live(journal, vera)
    journal.clients.add("Ли")
    journal.clients.add("Ева")
    assert [name for name, kept in practice(journal).items() if not kept] == ["setting"]
    return journal


@pytest.mark.parametrize(
    ("model", "name"),
    [(model, name) for model in PRACTICE for name in model.DIGESTED],
    ids=lambda part: part if isinstance(part, str) else part.__name__,
)
def test_a_digest_notices_a_change_of_every_column(
    whole: Journal, model: type[Table], name: str
) -> None:
    for found in rows(whole, model._meta.table_name):
        changed = {**found, column(model, name): "другое"}
        assert digest(model, found) == found["digest"] != digest(model, changed)


def test_a_digest_is_the_same_before_and_after_the_file(whole: Journal) -> None:
    """True and 1 are one value to SQLite, so they are one to the digest."""
    entry = BY_NAME["entry"]
    found = rows(whole, "entry")[0]
    assert digest(entry, {**found, "confirmed": False}) == digest(entry, {**found, "confirmed": 0})
    assert re.fullmatch("[0-9a-f]{32}", found["digest"])


# What the method forbids, the schema forbids too


def insert(journal: Journal, table: str, values: dict[str, Any]) -> None:
    names = ", ".join(values)
    holes = ", ".join("?" * len(values))
    cursor = journal.store.database.cursor()
    cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({holes})", list(values.values()))


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("withdrawal", {"points": 0}),
        ("withdrawal", {"points": 4}),
        ("withdrawal", {"points": -100}),
        ("withdrawal", {"points": -1.5}),
        ("withdrawal", {"kind": "gift"}),
        ("withdrawal", {"kind": "deposit"}),
        ("withdrawal", {"principle": "honesty"}),
        ("withdrawal", {"principle": None}),
        ("withdrawal", {"on_day": "2026-02-30"}),
        ("withdrawal", {"on_day": "14.03.2026"}),
        ("withdrawal", {"aged_from": "2020-01-01"}),
        ("withdrawal", {"confirmed": 2}),
        ("withdrawal", {"client_id": 99}),
        ("withdrawal", {"promise_id": 1}),
        ("withdrawal", {"parts": "named"}),
        ("withdrawal", {"repeats": 0}),
        ("withdrawal", {"answered_on": "2020-01-01"}),
        ("withdrawal", {"uid": "short"}),
        ("withdrawal", {"uid": None}),
        ("apology", {"points": 100}),
        ("apology", {"answers_id": None}),
        ("apology", {"principle": "integrity"}),
        ("apology", {"repeats": None}),
        ("apology", {}),  # a second one for the same entry
        ("promise_kept", {"points": -1}),
        ("promise_kept", {"principle": "integrity"}),
        ("promise_kept", {"promise_id": None}),
        ("promise_kept", {"closes": 0}),
        ("promise_kept", {}),  # a second closing of the same promise
    ],
)
def test_an_entry_that_the_method_forbids_never_enters(
    whole: Journal, kind: str, change: dict[str, Any]
) -> None:
    (good,) = [one for one in rows(whole, "entry") if one["kind"] == kind]
    values = {**good, "id": None, "uid": "another-uid", "answered_on": None, **change}
    with pytest.raises(dbapi2.IntegrityError):
        insert(whole, "entry", values)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("client", {"name": ""}),
        ("client", {"opening": "ten"}),
        ("client", {"since": "yesterday"}),
        ("promise", {"text": ""}),
        ("promise", {"due": "2000-01-01"}),
        ("promise", {"state": "open"}),  # with a closing day
        ("promise", {"closed": None}),
        ("promise", {"closed": "2000-01-01"}),
        ("promise", {"size": "huge"}),
        ("promise_move", {"new_due": "2000-01-01", "entry_id": None}),
        ("promise_move", {"promise_id": 99}),
        ("note", {"kind": "secret"}),
        ("note", {"client_id": 99}),
        ("note", {"visit_id": 99}),
        ("note", {"on_day": "2026-02-30"}),
        ("note_version", {"note_id": 99}),
        ("entry_version", {"entry_id": 99}),
        ("entry_version", {"entry_id": None}),
        ("entry_version", {"client_id": 99}),
        ("entry_version", {"kind": "gift"}),
        ("entry_version", {"principle": "honesty"}),
        ("entry_version", {"points": -100}),
        ("entry_version", {"points": "ten"}),
        ("entry_version", {"on_day": "2026-02-30"}),
        ("entry_version", {"confirmed": 2}),
        ("card", {"client_id": 3, "keep_until": "soon"}),
        ("card", {"client_id": 1}),  # a second one for the same client
        ("card_field", {"text": ""}),
        ("card_field", {"key": ""}),
        ("contact_detail", {"kind": "pigeon"}),
        ("contact_detail", {"value": ""}),
        ("anniversary", {"kind": "birthday"}),  # a second one
        ("anniversary", {"label": "", "kind": "other"}),
        ("anniversary", {"month": 13}),
        ("anniversary", {"day": 0}),
        ("anniversary", {"year": 1899}),
        ("fact", {"kind": "secret"}),
        ("fact", {"text": ""}),
        ("fact", {"side": "mine"}),  # of a fact that is no expectation
        ("fact", {"kind": "expectation"}),  # of no side
        ("fact", {"confirmed": 2}),
        ("visit", {"start": "24:00"}),
        ("visit", {"start": "9:00"}),
        ("visit", {"minutes": 0}),
        ("visit", {"minutes": 1441}),
        ("visit", {"state": "perhaps"}),
        ("visit", {"came": "early"}),
        ("visit", {"prepaid": -1}),
        ("visit", {"contact": "warm"}),
        ("visit", {"remind": "shouted"}),
        ("visit", {"client_id": None}),
        ("visit_service", {"name": ""}),
        ("visit_service", {"price": -1}),
        ("visit_service", {"visit_id": None}),
        ("contact", {"at_time": "25:00"}),
        ("contact", {"channel": "pigeon"}),
        ("contact", {"state": "lost"}),
        ("contact", {"outgoing": 2}),
        ("photo", {"data": b""}),
        ("photo", {"data": "words"}),
        ("photo", {"width": 0}),
        ("photo", {"note_id": 99}),
        ("fragment", {"text": ""}),
        ("fragment", {"private": 2}),
        ("position", {"role": "judge"}),
        ("position", {"activity": "lazy"}),
        ("position", {"direction": "aside"}),
        ("tick", {"list": "other"}),
        ("tick", {"score": 11}),
        ("algorithm", {"title": ""}),
        ("algorithm", {"look_on": "soon"}),
    ],
)
def test_nor_does_any_other_row(whole: Journal, table: str, change: dict[str, Any]) -> None:
    good = {**row(whole, table, 2 if table == "anniversary" else 1), **_ANOTHER.get(table, {})}
    insert(whole, table, {**good, "id": None, "uid": "another-uid"})  # only the change is wrong
    good.update(_THIRD.get(table, {}))
    with pytest.raises(dbapi2.IntegrityError):
        insert(whole, table, {**good, "id": None, "uid": "third-uid", **change})


_ANOTHER: dict[str, dict[str, Any]] = {
    "card": {"client_id": 2},
    "card_field": {"key": "second"},
    "tick": {"item": "second"},
}
_THIRD: dict[str, dict[str, Any]] = {"card_field": {"key": "third"}, "tick": {"item": "third"}}
"""What a table has only once of a client, or of a day."""


@pytest.mark.parametrize(
    ("table", "row_id"), [("client", 1), ("promise", 1), ("entry", 1), ("visit", 1), ("note", 2)]
)
def test_a_row_that_others_rest_on_does_not_go(whole: Journal, table: str, row_id: int) -> None:
    with pytest.raises(dbapi2.IntegrityError):
        whole.store.database.cursor().execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))


def test_a_setting_is_json(journal: Journal) -> None:
    insert(journal, "setting", {"key": "x", "value": '"да"'})
    with pytest.raises(dbapi2.IntegrityError):
        insert(journal, "setting", {"key": "y", "value": "да"})
