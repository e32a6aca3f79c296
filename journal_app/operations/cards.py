"""The card of a client: who they are beside the account, and how to reach them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.checks import (
    NAME_LIMIT,
    clean_text,
    known_day,
    past_day,
    required_text,
)
from journal_app.operations.transaction import Row, Transaction, transact
from journal_app.rules import people, yearly
from journal_app.rules.contacts import CHANNELS
from journal_app.shapes import Changes, Step
from journal_app.storage import queries
from journal_app.storage.models import Anniversary, Card, CardField, Client, ContactDetail, read_day
from journal_app.storage.store import Store

_TAG_LIMIT = 60


def edit_card(store: Store, client: int, **fields: Any) -> Changes:
    """Change ``code kind stage channel cap cap_agreed brought_by tags``.

    ``cap`` is outgoing contacts in 30 days or None for the usual, ``brought_by`` the id of another
    client or None, ``tags`` a sequence of words. Raises JournalError ``no_such_client bad_choice
    bad_cap brought_in_circle text_too_long name_too_long not_editable``.
    """
    new = {field: _checked(store, client, field, value) for field, value in fields.items()}
    with transact(store, Step("edit_card", client)) as (tx, outcome):
        _write(tx, client, **new)
        tx.id = client
    return outcome.changes


def set_status(
    store: Store, client: int, status: str, on: date | None = None, reason: str = ""
) -> Changes:
    """How it stands with a client: ``active paused finished left``, since a day, for a reason.

    Somebody who finished or left goes into the archive in the same step; somebody who comes, or
    only pauses, comes back from there. Raises JournalError ``no_such_client bad_choice future_date
    date_out_of_range text_too_long``.
    """
    _choice(status, people.STATUSES)
    day, words = past_day(store, on), clean_text(reason)
    with transact(store, Step("set_status", client)) as (tx, outcome):
        _write(tx, client, status=status, status_on=day, status_reason=words)
        gone = status in people.GONE
        tx.update(Client, client, archived_on=day if gone else None)
        tx.id = client
    return outcome.changes


def come_back(tx: Transaction, client: int, day: date) -> None:
    """Within a step: who comes out of the archive has neither finished nor left."""
    row = _card(tx, client)
    if row is not None and row["status"] in people.GONE:
        _write(tx, client, status="active", status_on=day, status_reason="")


def give_consent(store: Store, client: int, on: date | None = None, scope: str = "") -> Changes:
    """The client agreed that data are kept: on a day, for what.

    Raises JournalError ``no_such_client future_date date_out_of_range text_too_long``.
    """
    day, words = past_day(store, on), clean_text(scope)
    with transact(store, Step("consent", client)) as (tx, outcome):
        _write(tx, client, consent_on=day, consent_scope=words, consent_withdrawn=None)
        tx.id = client
    return outcome.changes


def withdraw_consent(store: Store, client: int, on: date | None = None) -> Changes:
    """The client took the consent back; that it was given, and what for, stays written.

    Raises JournalError ``no_consent`` without one, ``withdrawn_before_consent``, ``future_date``,
    ``date_out_of_range``, ``no_such_client``.
    """
    day = past_day(store, on)
    row = _card(Transaction(store), client)
    if row is None or row["consent_on"] is None:
        raise JournalError("no_consent", id=client)
    if day < read_day(row["consent_on"]):
        raise JournalError("withdrawn_before_consent", date=day)
    with transact(store, Step("withdraw_consent", client)) as (tx, outcome):
        _write(tx, client, consent_withdrawn=day)
        tx.id = client
    return outcome.changes


def keep_until(store: Store, client: int, day: date | None) -> Changes:
    """Say until which day all that is known of a client is kept; None leaves it to the practice's
    term. Nothing goes by itself on that day.

    Raises JournalError ``no_such_client date_out_of_range``.
    """
    until = None if day is None else known_day(day)
    with transact(store, Step("keep_until", client)) as (tx, outcome):
        _write(tx, client, keep_until=until)
        tx.id = client
    return outcome.changes


# -- the professional part ----------------------------------------------------------------------


def set_field(store: Store, client: int, key: str, text: str) -> Changes:
    """Write one field of the professional part; "" removes it.

    Raises JournalError ``no_such_client bad_choice`` (a key without a name) ``text_too_long``.
    """
    if not key.removeprefix(people.OWN) or len(key) > NAME_LIMIT:
        raise JournalError("bad_choice", value=key)
    words = clean_text(text)
    with transact(store, Step("edit_card", client)) as (tx, outcome):
        tx.get(Client, client)
        found = queries.card_fields(tx.database, key, client)
        if found and words:
            tx.update(CardField, found[0], text=words)
        elif found:
            tx.delete(CardField, found[0])
        elif words:
            tx.insert(CardField, client=client, key=key, text=words)
        tx.id = client
    return outcome.changes


# -- ways to reach them -------------------------------------------------------------------------


def add_contact(
    store: Store, client: int, value: str, kind: str | None = None, label: str = ""
) -> Changes:
    """Note a phone, a messenger, an e-mail; without ``kind`` it is told by its look.

    Raises JournalError ``no_such_client empty_text name_too_long bad_choice``.
    """
    words = _line(required_text(value))
    kind = people.contact_kind(words) if kind is None else _choice(kind, people.CONTACT_KINDS)
    said = _line(label)
    with transact(store, Step("edit_card", client)) as (tx, outcome):
        tx.get(Client, client)
        place = queries.last_place(tx.database, client) + 1
        tx.id = tx.insert(
            ContactDetail, client=client, kind=kind, value=words, label=said, place=place
        )
    return outcome.changes


def edit_contact(store: Store, contact: int, **fields: Any) -> Changes:
    """Change ``kind``, ``value`` or ``label``.

    Raises JournalError ``no_such_row empty_text name_too_long bad_choice not_editable``.
    """
    checks: dict[str, Callable[[Any], Any]] = {
        "kind": lambda value: _choice(value, people.CONTACT_KINDS),
        "value": lambda value: _line(required_text(value)),
        "label": _line,
    }
    row = Transaction(store).get(ContactDetail, contact)
    new = _all_checked(checks, fields)
    with transact(store, Step("edit_card", row["client_id"])) as (tx, outcome):
        tx.update(ContactDetail, contact, **new)
        tx.id = contact
    return outcome.changes


def delete_contact(store: Store, contact: int) -> Changes:
    """Remove a way to reach a client. Raises JournalError ``no_such_row``."""
    row = Transaction(store).get(ContactDetail, contact)
    with transact(store, Step("edit_card", row["client_id"])) as (tx, outcome):
        tx.delete(ContactDetail, contact)
        tx.id = contact
    return outcome.changes


# -- days of every year -------------------------------------------------------------------------


def set_birthday(
    store: Store, client: int, month: int, day: int, year: int | None = None
) -> Changes:
    """Write the birthday, or write it anew.

    Raises JournalError ``no_such_client bad_yearly_date``, ``future_date`` for one to come.
    """
    born = yearly.known(month, day, year)
    if year is not None:
        past_day(store, date(year, month, day))
    with transact(store, Step("edit_card", client)) as (tx, outcome):
        tx.get(Client, client)
        now = queries.birthday(tx.database, client)
        if now is None:
            tx.id = tx.insert(Anniversary, client=client, kind="birthday", **born._asdict())
        else:
            tx.update(Anniversary, now, **born._asdict())
            tx.id = now
    return outcome.changes


def add_date(
    store: Store, client: int, label: str, month: int, day: int, year: int | None = None
) -> Changes:
    """Note another day that comes back every year.

    Raises JournalError ``no_such_client empty_text name_too_long bad_yearly_date``.
    """
    said = _line(required_text(label))
    when = yearly.known(month, day, year)
    with transact(store, Step("edit_card", client)) as (tx, outcome):
        tx.get(Client, client)
        tx.id = tx.insert(Anniversary, client=client, kind="other", label=said, **when._asdict())
    return outcome.changes


def edit_date(store: Store, anniversary: int, **fields: Any) -> Changes:
    """Change ``label month day year`` of a day of every year.

    Raises JournalError ``no_such_row empty_text name_too_long bad_yearly_date future_date
    not_editable``.
    """
    row = Transaction(store).get(Anniversary, anniversary)
    unknown = fields.keys() - {"label", "month", "day", "year"}
    if unknown:
        raise JournalError("not_editable", field=min(unknown))
    whole = {**row, **fields}
    new: dict[str, Any] = yearly.known(whole["month"], whole["day"], whole["year"])._asdict()
    if row["kind"] == "other":
        new["label"] = _line(required_text(whole["label"]))
    elif whole["year"] is not None:
        past_day(store, date(whole["year"], whole["month"], whole["day"]))
    with transact(store, Step("edit_card", row["client_id"])) as (tx, outcome):
        tx.update(Anniversary, anniversary, **new)
        tx.id = anniversary
    return outcome.changes


def delete_date(store: Store, anniversary: int) -> Changes:
    """Remove a day of every year, the birthday too. Raises JournalError ``no_such_row``."""
    row = Transaction(store).get(Anniversary, anniversary)
    with transact(store, Step("edit_card", row["client_id"])) as (tx, outcome):
        tx.delete(Anniversary, anniversary)
        tx.id = anniversary
    return outcome.changes


# -- checks -------------------------------------------------------------------------------------


def _checked(store: Store, client: int, field: str, value: Any) -> Any:
    checks: dict[str, Callable[[Any], Any]] = {
        "code": _line,
        "kind": lambda kind: _choice(kind, ("", "none", *people.KINDS)),
        "stage": lambda stage: _choice(stage, ("", *people.STAGES)),
        "channel": lambda channel: _choice(channel, ("", *CHANNELS)),
        "cap": _cap,
        "cap_agreed": clean_text,
        "brought_by": lambda other: _brought_by(store, client, other),
        "tags": _tags,
    }
    if field not in checks:
        raise JournalError("not_editable", field=field)
    return checks[field](value)


def _all_checked(checks: dict[str, Callable[[Any], Any]], fields: dict[str, Any]) -> dict[str, Any]:
    unknown = fields.keys() - checks.keys()
    if unknown:
        raise JournalError("not_editable", field=min(unknown))
    return {field: checks[field](value) for field, value in fields.items()}


def _choice(value: str, choices: Sequence[str]) -> str:
    if value not in choices:
        raise JournalError("bad_choice", value=value)
    return value


def _line(text: str) -> str:
    """Words on one line."""
    line = " ".join(clean_text(text).split())
    if len(line) > NAME_LIMIT:
        raise JournalError("name_too_long", limit=NAME_LIMIT)
    return line


def _cap(value: int | None) -> int | None:
    if value is not None and (type(value) is not int or not 0 <= value <= people.HIGHEST_CAP):
        raise JournalError("bad_cap", value=value)
    return value


def _tags(words: Sequence[str]) -> str:
    """Tags one a line, each once whatever its case."""
    kept: dict[str, str] = {}
    for word in words:
        tag = _line(word)
        if len(tag) > _TAG_LIMIT:
            raise JournalError("name_too_long", limit=_TAG_LIMIT)
        if tag:
            kept.setdefault(tag.casefold(), tag)
    return "\n".join(kept.values())


def _brought_by(store: Store, client: int, other: int | None) -> str:
    """The uid of who brought a client, "" for nobody."""
    if other is None:
        return ""
    tx = Transaction(store)
    mine, theirs = tx.get(Client, client)["uid"], tx.get(Client, other)["uid"]
    if people.is_circle(mine, theirs, queries.who_brought_whom(store.database)):
        raise JournalError("brought_in_circle")
    return str(theirs)


# -- the row ------------------------------------------------------------------------------------


def _card(tx: Transaction, client: int) -> Row | None:
    tx.get(Client, client)
    row_id = queries.card_of(tx.database, client)
    return None if row_id is None else tx.get(Card, row_id)


def _write(tx: Transaction, client: int, **values: Any) -> None:
    """Change the card; it is made with the first thing that is written on it."""
    row = _card(tx, client)
    if row is not None:
        tx.update(Card, row["id"], **values)
    elif any(value != Card._meta.fields[name].default for name, value in values.items()):
        tx.insert(Card, client=client, **values)
