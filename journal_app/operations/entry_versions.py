"""What an entry was before: kept with every edit, looked at, and brought back."""

from __future__ import annotations

from typing import Any

from journal_app.operations.entries import change_entry, recompute_answer
from journal_app.operations.transaction import Row, Transaction, transact
from journal_app.shapes import Changes, Step
from journal_app.storage.models import Entry, EntryVersion, read_day
from journal_app.storage.store import Store


def bring_back(store: Store, version: int) -> Changes:
    """Make an entry what it was; what it is now becomes a version, as with every edit.

    The points of a movement or of a promise's entry are those it had; an apology is computed again
    for the entry it answers as that is now. Raises JournalError ``no_such_row`` and all that an
    edit raises: the day of an entry may not fit beside what was recorded since.
    """
    tx = Transaction(store)
    was = tx.get(EntryVersion, version)
    row = tx.get(Entry, was["entry_id"])
    with transact(store, Step("edit_entry", row["client_id"])) as (tx, outcome):
        tx.id = row["id"]
        change_entry(tx, row, _fields(row, was))
        if row["promise_id"] is not None and tx.get(Entry, row["id"])["kind"] == was["kind"]:
            tx.update(Entry, row["id"], points=was["points"])
            recompute_answer(tx, row["id"])
    return outcome.changes


def _fields(row: Row, was: Row) -> dict[str, Any]:
    """What is to be changed, as ``edit_entry`` names it."""
    told = {
        "confirmed": ("confirmed", bool(was["confirmed"])),
        "on_day": ("on", read_day(was["on_day"])),
    }
    if row["kind"] == "apology":
        told["note"] = ("note", was["note"])
        told["parts"] = ("parts", [part for part in was["parts"].split("+") if part])
    elif row["promise_id"] is None:
        told["note"] = ("note", was["note"])
        told["principle"] = ("principle", was["principle"])
        told["points"] = ("points", abs(was["points"]))
    elif not row["closes"]:
        del told["on_day"]
    return {name: value for column, (name, value) in told.items() if row[column] != was[column]}
