"""Contacts: calls, messages and e-mails, and the reminders of planned visits."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.checks import clean_text, past_day
from journal_app.operations.clients import meet_by
from journal_app.operations.transaction import Row, Transaction, transact
from journal_app.rules.contacts import CHANNELS
from journal_app.rules.visits import clock_minutes, clock_text
from journal_app.shapes import Changes, Step
from journal_app.storage import contact_views
from journal_app.storage.models import Client, Contact, Visit
from journal_app.storage.store import Store

SENT = ("sent", "confirmed", "no_answer")
"""How a contact that went out was met."""
RECEIVED = ("waiting", "answered")
"""What becomes of a contact that came in."""
_TOUCHPOINT_LIMIT = 400


def record_contact(
    store: Store,
    client: int,
    text: str = "",
    channel: str = "",
    outgoing: bool = True,
    on: date | None = None,
    at: str | None = None,
    touchpoint: str = "",
    state: str = "",
    reminder: bool = False,
    visit: int | None = None,
    answers: int | None = None,
) -> Changes:
    """Note a contact with a client. Passing their cap is never refused: the screen warns before.

    ``at`` is local time "HH:MM"; ``answers`` is the client's question that this one answers, so
    that it waits no longer. Raises JournalError ``no_such_client no_such_row empty_contact
    text_too_long unknown_channel unknown_state bad_time future_date date_out_of_range
    of_another_client``.
    """
    values: Row = {
        "text": clean_text(text),
        "channel": _known_channel(channel),
        "outgoing": outgoing,
        "on_day": past_day(store, on),
        "at_time": _known_time(at),
        "touchpoint": _one_line(touchpoint),
        "state": _known_state(state, outgoing),
        "reminder": reminder and outgoing,
        "visit": visit,
    }
    _require_something(values)
    with transact(store, Step("contact", client)) as (tx, outcome):
        meet_by(tx, client, values["on_day"])
        _check_visit(tx, visit, client)
        if answers is not None:
            _answer(tx, answers, client)
        tx.id = tx.insert(Contact, client=client, **values)
    return outcome.changes


def _answer(tx: Transaction, question: int, client: int) -> None:
    row = tx.get(Contact, question)
    if row["client_id"] != client:
        raise JournalError("of_another_client", id=question)
    _known_state("answered", bool(row["outgoing"]))
    tx.update(Contact, question, state="answered")


def edit_contact(store: Store, contact: int, **fields: Any) -> Changes:
    """Change ``text channel outgoing on at touchpoint state`` of a contact.

    A state that does not fit a changed direction is let go. Raises JournalError ``no_such_row
    not_editable`` and as ``record_contact``.
    """
    row = Transaction(store).get(Contact, contact)
    new = {field: _checked(store, field, value) for field, value in fields.items()}
    columns = {"on": "on_day", "at": "at_time"}
    new = {columns.get(field, field): value for field, value in new.items()}
    after = {**row, **new}
    if "state" in new:
        _known_state(after["state"], bool(after["outgoing"]))
    elif after["state"] not in _states_of(bool(after["outgoing"])):
        new["state"] = ""
    if not after["outgoing"]:
        new["reminder"] = False
    _require_something(after)
    with transact(store, Step("edit_contact", row["client_id"])) as (tx, outcome):
        if "on_day" in new:
            meet_by(tx, row["client_id"], new["on_day"])
        tx.update(Contact, contact, **new)
        tx.id = contact
    return outcome.changes


def delete_contact(store: Store, contact: int) -> Changes:
    """Remove a contact. Raises JournalError ``no_such_row``."""
    row = Transaction(store).get(Contact, contact)
    with transact(store, Step("delete_contact", row["client_id"])) as (tx, outcome):
        tx.delete(Contact, contact)
        tx.id = contact
    return outcome.changes


def mark_contact(store: Store, contact: int, state: str) -> Changes:
    """Say how a contact went on. Raises JournalError ``no_such_row unknown_state``."""
    row = Transaction(store).get(Contact, contact)
    _known_state(state, bool(row["outgoing"]))
    code = "answer" if state == "answered" else "edit_contact"
    with transact(store, Step(code, row["client_id"])) as (tx, outcome):
        tx.update(Contact, contact, state=state)
        tx.id = contact
    return outcome.changes


def remind(store: Store, visit: int, state: str, channel: str = "") -> Changes:
    """Note how the reminder of a planned visit went, with the contact that it is, as one step.

    An answer (``confirmed``, ``no_answer``) belongs to the reminder that was sent, if there is
    one; else it is a contact of its own, as is every ``sent``. Without a ``channel`` it is the one
    the client prefers, or a message. Raises JournalError ``no_such_row unknown_state
    unknown_channel not_planned``.
    """
    row = Transaction(store).get(Visit, visit)
    if state not in SENT:
        raise JournalError("unknown_state", state=state)
    if row["state"] != "planned":
        raise JournalError("not_planned")
    client, today = row["client_id"], store.today()
    by = _known_channel(channel) or contact_views.preferred(store, client) or "message"
    with transact(store, Step("remind", client)) as (tx, outcome):
        tx.update(Visit, visit, remind=state, reminded_on=today)
        # One that told a former time of the visit is answered by nothing any more.
        pending = contact_views.pending_reminder(tx.database, visit) if row["remind"] else None
        if state != "sent" and pending is not None:
            tx.update(Contact, pending, state=state)
        else:
            _log_reminder(tx, row, state, by, today)
        tx.id = visit
    return outcome.changes


def _log_reminder(tx: Transaction, visit: Row, state: str, channel: str, on: date) -> None:
    now = tx.store.local_moment()
    meet_by(tx, visit["client_id"], on)
    tx.insert(
        Contact,
        client=visit["client_id"],
        on_day=on,
        at_time=clock_text(now.hour * 60 + now.minute),
        channel=channel,
        state=state,
        reminder=True,
        visit=visit["id"],
    )


def _checked(store: Store, field: str, value: Any) -> Any:
    if field == "text":
        return clean_text(value)
    if field == "channel":
        return _known_channel(value)
    if field == "on":
        return past_day(store, value)
    if field == "at":
        return _known_time(value)
    if field == "touchpoint":
        return _one_line(value)
    if field in ("outgoing", "state"):
        return value
    raise JournalError("not_editable", field=field)


def _one_line(text: str) -> str:
    return " ".join(clean_text(text, _TOUCHPOINT_LIMIT).split())


def _known_channel(channel: str) -> str:
    if channel and channel not in CHANNELS:
        raise JournalError("unknown_channel", channel=channel)
    return channel


def _known_time(at: str | None) -> str | None:
    if at is not None and clock_minutes(at) is None:
        raise JournalError("bad_time", value=at)
    return at


def _states_of(outgoing: bool) -> tuple[str, ...]:
    return ("", *(SENT if outgoing else RECEIVED))


def _known_state(state: str, outgoing: bool) -> str:
    if state not in _states_of(outgoing):
        raise JournalError("unknown_state", state=state)
    return state


def _require_something(values: Row) -> None:
    """A contact says at least by what, or what."""
    if not any(values[name] for name in ("text", "channel", "touchpoint")):
        raise JournalError("empty_contact")


def _check_visit(tx: Transaction, visit: int | None, client: int) -> None:
    tx.get(Client, client)
    if visit is not None and tx.get(Visit, visit)["client_id"] != client:
        raise JournalError("of_another_client")
