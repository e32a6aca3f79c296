"""What is known of a client: little things, wishes, allergies, topics to leave, expectations."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.checks import past_day, required_text
from journal_app.operations.transaction import Row, Transaction, transact
from journal_app.rules.people import FACT_KINDS, SIDES
from journal_app.shapes import Changes, Step
from journal_app.storage.models import Client, Fact
from journal_app.storage.store import Store


def add_fact(
    store: Store,
    client: int,
    kind: str,
    text: str,
    side: str = "",
    confirmed: bool = False,
    on: date | None = None,
) -> Changes:
    """Note a fact: ``little_thing preference allergy stop_topic expectation``.

    ``side`` says whose expectation it is: ``theirs`` if nothing is said, ``mine``, or ``agreed``
    on that day. Raises JournalError ``no_such_client bad_choice empty_text text_too_long
    future_date date_out_of_range``.
    """
    words, day = required_text(text), past_day(store, on)
    side = _side(kind, side)
    with transact(store, Step("add_fact", client)) as (tx, outcome):
        tx.get(Client, client)
        tx.id = tx.insert(
            Fact,
            client=client,
            kind=kind,
            side=side,
            text=words,
            confirmed=bool(confirmed) or side == "agreed",
            on_day=day,
            agreed_on=day if side == "agreed" else None,
        )
    return outcome.changes


def edit_fact(store: Store, fact: int, **fields: Any) -> Changes:
    """Change ``kind text side confirmed on``. What is no longer agreed has no day of agreeing.

    Raises JournalError ``no_such_row bad_choice empty_text text_too_long future_date
    date_out_of_range not_editable``.
    """
    unknown = fields.keys() - {"kind", "text", "side", "confirmed", "on"}
    if unknown:
        raise JournalError("not_editable", field=min(unknown))
    row = Transaction(store).get(Fact, fact)
    new: dict[str, Any] = {}
    if "text" in fields:
        new["text"] = required_text(fields["text"])
    if "on" in fields:
        new["on_day"] = past_day(store, fields["on"])
    if "kind" in fields or "side" in fields:
        new |= _told_anew(store, row, fields)
    if "confirmed" in fields:
        new["confirmed"] = bool(fields["confirmed"])
    with transact(store, Step("edit_fact", row["client_id"])) as (tx, outcome):
        tx.update(Fact, fact, **new)
        tx.id = fact
    return outcome.changes


def confirm_fact(store: Store, fact: int, on: date | None = None) -> Changes:
    """The client's words or deeds confirmed a guess, on a day.

    Raises JournalError ``no_such_row future_date date_out_of_range``.
    """
    return _mark(store, "confirm_fact", fact, "on_day", on, confirmed=True)


def agree_fact(store: Store, fact: int, on: date | None = None) -> Changes:
    """Both agreed on an expectation, on a day; so it is no guess any more.

    Raises JournalError ``no_such_row bad_choice`` (no expectation) ``future_date
    date_out_of_range``.
    """
    row = Transaction(store).get(Fact, fact)
    _side(row["kind"], "agreed")
    return _mark(store, "agree_fact", fact, "agreed_on", on, side="agreed", confirmed=True)


def use_fact(store: Store, fact: int, on: date | None = None) -> Changes:
    """A fact was of use on a day: the tea was made as she likes it.

    Raises JournalError ``no_such_row future_date date_out_of_range``.
    """
    return _mark(store, "use_fact", fact, "used_on", on)


def delete_fact(store: Store, fact: int) -> Changes:
    """Remove a fact. Raises JournalError ``no_such_row``."""
    row = Transaction(store).get(Fact, fact)
    with transact(store, Step("delete_fact", row["client_id"])) as (tx, outcome):
        tx.delete(Fact, fact)
        tx.id = fact
    return outcome.changes


def _mark(
    store: Store, code: str, fact: int, field: str, on: date | None, **values: Any
) -> Changes:
    day = past_day(store, on)
    row = Transaction(store).get(Fact, fact)
    with transact(store, Step(code, row["client_id"])) as (tx, outcome):
        tx.update(Fact, fact, **{field: day}, **values)
        tx.id = fact
    return outcome.changes


def _side(kind: str, side: str) -> str:
    """Only an expectation has a side; it is the client's own if nothing is said."""
    if kind not in FACT_KINDS or (side and (side not in SIDES or kind != "expectation")):
        raise JournalError("bad_choice", value=side or kind)
    return side or ("theirs" if kind == "expectation" else "")


def _told_anew(store: Store, row: Row, fields: dict[str, Any]) -> dict[str, Any]:
    kind = str(fields.get("kind", row["kind"]))
    now: str = row["side"] if kind == row["kind"] else ""
    side = _side(kind, str(fields.get("side", now)))
    if side != "agreed":
        return {"kind": kind, "side": side, "agreed_on": None}
    agreed_on = row["agreed_on"] or store.today()
    return {"kind": kind, "side": side, "agreed_on": agreed_on, "confirmed": True}
