"""Recording, editing and deleting the movements of an account: deposits, withdrawals, apologies."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.checks import (
    clean_text,
    hand_points,
    known_size,
    past_day,
)
from journal_app.operations.clients import meet_by
from journal_app.operations.transaction import Row, Transaction, transact
from journal_app.rules import promises as promise_rules
from journal_app.rules.apologies import PARTS, Restored, count_earlier, restore
from journal_app.rules.points import signed_points
from journal_app.shapes import Changes, Step
from journal_app.storage import entry_views, queries
from journal_app.storage.models import Entry, EntryVersion, Promise, PromiseMove, read_day
from journal_app.storage.store import Store


def record_movement(
    store: Store,
    kind: str,
    client: int,
    principle: str,
    size: str = "usual",
    points: int | None = None,
    note: str = "",
    on: date | None = None,
    confirmed: bool = False,
) -> Changes:
    """Record a deposit or a withdrawal; ``points`` (1 to 99, unsigned) go before the size.

    Raises JournalError ``no_such_client unknown_principle unknown_size points_out_of_range
    future_date date_out_of_range text_too_long``.
    """
    worth = movement_points(store, kind, principle, size, points)
    day = past_day(store, on)
    words = clean_text(note)
    with transact(store, Step(kind, client, points=worth)) as (tx, outcome):
        meet_by(tx, client, day)
        tx.id = add_entry(
            tx,
            client=client,
            kind=kind,
            principle=principle,
            points=worth,
            on_day=day,
            note=words,
            confirmed=confirmed,
        )
    return outcome.changes


def movement_points(
    store: Store, kind: str, principle: str, size: str = "usual", points: int | None = None
) -> int:
    """The signed points that a deposit or withdrawal would have today.

    Raises JournalError ``unknown_principle unknown_size points_out_of_range``.
    """
    worth = signed_points(store.tariff, kind, principle, known_size(size))
    if points is None:
        return worth
    return hand_points(points) if worth > 0 else -hand_points(points)


def add_entry(tx: Transaction, **values: Any) -> int:
    """Write one entry; what is not named is empty. ``on_day`` is where it fades from, but for an
    apology, which names ``aged_from``."""
    return tx.insert_rows(Entry, [prepared_entry(tx, **values)])


def prepared_entry(tx: Transaction, **values: Any) -> Row:
    """A whole new entry with its id taken, for ``Transaction.insert_rows``."""
    whole = {
        "note": "",
        "confirmed": False,
        "closes": False,
        "parts": "",
        "aged_from": values["on_day"],
        **values,
    }
    return tx.prepared(Entry, **whole)


def assess_apology(store: Store, entry: int, parts: Collection[str], on: date) -> Restored:
    """What an apology on a day would give back, and why.

    Raises JournalError ``no_such_row not_negative already_answered unknown_part
    apology_before_entry``.
    """
    return _assessed(store, Transaction(store).get(Entry, entry), parts, on)[0]


def _assessed(store: Store, row: Row, parts: Collection[str], on: date) -> tuple[Restored, int]:
    if row["kind"] == "apology" or row["points"] >= 0:
        raise JournalError("not_negative", id=row["id"])
    if row["answered_on"] is not None:
        raise JournalError("already_answered", id=row["id"])
    if on.isoformat() < row["on_day"]:
        raise JournalError("apology_before_entry", date=on, entry=row["on_day"])
    earlier = queries.apologies_of(store.database, row["client_id"])
    repeats = count_earlier(row["principle"], on, earlier)
    return restore(row["points"], parts, repeats, store.tariff), repeats


def apologise(
    store: Store,
    entry: int,
    parts: Collection[str] = (),
    note: str = "",
    on: date | None = None,
    confirmed: bool = False,
) -> Changes:
    """Record an apology for one negative entry; its points follow from its parts.

    Raises JournalError ``no_such_row not_negative already_answered unknown_part future_date
    apology_before_entry text_too_long``.
    """
    day = past_day(store, on)
    words = clean_text(note)
    row = Transaction(store).get(Entry, entry)
    restored, repeats = _assessed(store, row, parts, day)
    client = row["client_id"]
    with transact(store, Step("apology", client, points=restored.points)) as (tx, outcome):
        tx.id = add_entry(
            tx,
            client=client,
            kind="apology",
            points=restored.points,
            on_day=day,
            note=words,
            confirmed=confirmed,
            answers=entry,
            parts=joined(parts),
            repeats=repeats,
            aged_from=row["on_day"],
        )
        tx.update(Entry, entry, answered_on=day)
    return outcome.changes


def joined(parts: Collection[str]) -> str:
    """The parts of an apology as one word each, in their usual order."""
    return "+".join(part for part in PARTS if part in parts)


def edit_entry(store: Store, entry: int, **fields: Any) -> Changes:
    """Change an entry: ``principle``, ``size`` or ``points``, ``note``, ``on``, ``confirmed``,
    and ``parts`` of an apology. A size takes today's tariff; anything else keeps the points. What
    the entry was becomes a version of it.

    An apology that answers the entry is computed again with its recorded ``k`` and parts.
    Raises JournalError as recording does, and ``not_editable`` for what this kind of entry has
    not got.
    """
    row = Transaction(store).get(Entry, entry)
    with transact(store, Step("edit_entry", row["client_id"])) as (tx, outcome):
        tx.id = entry
        change_entry(tx, row, fields)
    return outcome.changes


def change_entry(tx: Transaction, row: Row, fields: dict[str, Any]) -> None:
    """Within a step: change an entry as ``edit_entry`` does, and keep what it was."""
    entry = row["id"]
    fields = {name: value for name, value in fields.items() if value is not None}
    if "confirmed" in fields:
        tx.update(Entry, entry, confirmed=bool(fields.pop("confirmed")))
    if row["kind"] == "apology":
        _edit_apology(tx, row, fields)
    elif row["promise_id"] is not None:
        _edit_closing(tx, row, fields)
    else:
        _edit_movement(tx, row, fields)
    if fields:
        raise JournalError("not_editable", field=min(fields))
    recompute_answer(tx, entry)
    _keep_version(tx, row)


def _keep_version(tx: Transaction, row: Row) -> None:
    now = tx.get(Entry, row["id"])
    was = {name: row[name] for name in EntryVersion.CONTENT}
    if was != {name: now[name] for name in EntryVersion.CONTENT}:
        tx.insert(EntryVersion, client=row["client_id"], entry=row["id"], **was)


def _edit_movement(tx: Transaction, row: Row, fields: dict[str, Any]) -> None:
    new: dict[str, Any] = {}
    principle = fields.pop("principle", row["principle"])
    if principle != row["principle"]:
        signed_points(tx.store.tariff, row["kind"], principle, "usual")
        new["principle"] = principle
    size, points = fields.pop("size", None), fields.pop("points", None)
    if size is not None or points is not None:
        new["points"] = movement_points(tx.store, row["kind"], principle, size or "usual", points)
    if "note" in fields:
        new["note"] = clean_text(fields.pop("note"))
    if "on" in fields:
        day = past_day(tx.store, fields.pop("on"))
        meet_by(tx, row["client_id"], day)
        new.update(on_day=day, aged_from=day)
        _check_answer_day(row, day)
    tx.update(Entry, row["id"], **new)


def _edit_apology(tx: Transaction, row: Row, fields: dict[str, Any]) -> None:
    answered = tx.get(Entry, row["answers_id"])
    if "note" in fields:
        tx.update(Entry, row["id"], note=clean_text(fields.pop("note")))
    if "on" in fields:
        day = past_day(tx.store, fields.pop("on"))
        if day.isoformat() < answered["on_day"]:
            raise JournalError("apology_before_entry", date=day, entry=answered["on_day"])
        tx.update(Entry, row["id"], on_day=day)
        tx.update(Entry, answered["id"], answered_on=day)
    if "parts" in fields:
        parts = fields.pop("parts")
        restored = restore(answered["points"], parts, row["repeats"], tx.store.tariff)
        tx.update(Entry, row["id"], parts=joined(parts), points=restored.points)


def _edit_closing(tx: Transaction, row: Row, fields: dict[str, Any]) -> None:
    """A promise's entry: its size, and for the closing one its day, which may make it late."""
    promise = tx.get(Promise, row["promise_id"])
    kind, points = row["kind"], row["points"]
    size = fields.pop("size", None)
    if "on" in fields and row["closes"]:
        day = past_day(tx.store, fields.pop("on"))
        _check_answer_day(row, day)
        outcome: promise_rules.Outcome = "break" if kind == "promise_broken" else "keep"
        kind = promise_rules.close(outcome, day, *days_of(tx.store, promise))
        tx.update(Entry, row["id"], on_day=day, aged_from=day)
        tx.update(Promise, promise["id"], closed=day, state=promise_rules.state_of(kind))
    if size is not None or kind != row["kind"]:
        size = known_size(size or promise["size"])
        points = signed_points(tx.store.tariff, kind, "commitments", size)
    answered = kind == "promise_kept" and row["answered_on"] is not None
    if answered:
        _delete_answer(tx, row["id"])
    tx.update(Entry, row["id"], kind=kind, points=points)


def _check_answer_day(row: Row, day: date) -> None:
    if row["answered_on"] is not None and row["answered_on"] < day.isoformat():
        raise JournalError("apology_before_entry", date=row["answered_on"], entry=day)


def recompute_answer(tx: Transaction, entry: int) -> None:
    """Within a step: give the apology for an entry the points that the entry's own now allow."""
    row = tx.get(Entry, entry)
    answer = queries.answer_to(tx.database, entry)
    if answer is None:
        return
    apology = tx.get(Entry, answer)
    parts = [part for part in apology["parts"].split("+") if part]
    restored = restore(row["points"], parts, apology["repeats"], tx.store.tariff)
    # Words alone cost what they cost then, whatever the entry was worth.
    alone = restored.reason in ("wordless", "worn_out")
    points = apology["points"] if alone else restored.points
    tx.update(Entry, answer, points=points, aged_from=row["on_day"])


def delete_entry(store: Store, entry: int) -> Changes:
    """Take an entry out of the account, and in the same step the apology that answers it.

    A promise whose closing entry goes is open again. Raises JournalError ``no_such_row``.
    """
    row = Transaction(store).get(Entry, entry)
    step = Step("delete_entry", row["client_id"], points=row["points"])
    with transact(store, step) as (tx, outcome):
        tx.id = entry
        remove_entry(tx, row)
    return outcome.changes


def remove_entry(tx: Transaction, row: Row) -> None:
    """Delete one entry with all that follows from it."""
    if row["answered_on"] is not None:
        _delete_answer(tx, row["id"])
    if row["kind"] == "apology":
        tx.update(Entry, row["answers_id"], answered_on=None)
    if row["closes"]:
        tx.update(Promise, row["promise_id"], state="open", closed=None)
    elif row["promise_id"] is not None:
        move = queries.move_of_entry(tx.database, row["id"])
        if move is not None:
            tx.update(PromiseMove, move, entry=None)
    for version in entry_views.version_ids(tx.store, row["id"]):
        tx.delete(EntryVersion, version)
    tx.delete(Entry, row["id"])


def _delete_answer(tx: Transaction, entry: int) -> None:
    answer = queries.answer_to(tx.database, entry)
    if answer is not None:
        remove_entry(tx, tx.get(Entry, answer))


def days_of(store: Store, promise: Row) -> tuple[date, date | None, date | None]:
    """(made, due, last moved) of a promise, as its rules ask for them."""
    due = promise["due"]
    return (
        read_day(promise["made"]),
        None if due is None else read_day(due),
        queries.last_moved(store.database, promise["id"]),
    )
