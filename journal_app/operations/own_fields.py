"""The fields that a practitioner adds to the card: their names, and what stands in them."""

from __future__ import annotations

from journal_app.errors import JournalError
from journal_app.operations.checks import clean_text, required_text
from journal_app.operations.settings import write_settings
from journal_app.operations.transaction import Row, Transaction, transact
from journal_app.rules.people import OWN
from journal_app.shapes import Changes, Step
from journal_app.storage import queries
from journal_app.storage.models import CardField
from journal_app.storage.settings import OWN_FIELD_LIMIT, OWN_FIELDS
from journal_app.storage.store import Store


def add_own_field(store: Store, name: str) -> Changes:
    """Add a field to everybody's card.

    Raises JournalError ``empty_text name_too_long own_field_exists bad_setting`` (too many).
    """
    new = _known_name(store, name)
    with transact(store, Step("own_field")) as (tx, outcome):
        write_settings(tx, {OWN_FIELDS: [*store.settings[OWN_FIELDS], new]})
    return outcome.changes


def rename_own_field(store: Store, name: str, new_name: str) -> Changes:
    """Call a field otherwise; what stands in it on every card goes with it, below what an archive
    may have brought under that name.

    Raises JournalError ``no_such_field empty_text name_too_long own_field_exists``.
    """
    names = _names(store, name)
    new = _known_name(store, new_name, besides=name)
    with transact(store, Step("own_field")) as (tx, outcome):
        write_settings(tx, {OWN_FIELDS: [new if one == name else one for one in names]})
        if new != name:
            for row in tx.rows(CardField, queries.card_fields(tx.database, OWN + name)):
                _rename(tx, row, OWN + new)
    return outcome.changes


def remove_own_field(store: Store, name: str) -> Changes:
    """Take a field off every card, with what stands in it; one undo brings all of it back.

    Raises JournalError ``no_such_field``.
    """
    names = _names(store, name)
    with transact(store, Step("own_field")) as (tx, outcome):
        write_settings(tx, {OWN_FIELDS: [one for one in names if one != name]})
        for row_id in queries.card_fields(tx.database, OWN + name):
            tx.delete(CardField, row_id)
    return outcome.changes


def _rename(tx: Transaction, row: Row, key: str) -> None:
    there = tx.rows(CardField, queries.card_fields(tx.database, key, row["client_id"]))
    if not there:
        tx.update(CardField, row["id"], key=key)
        return
    tx.update(CardField, there[0]["id"], text=f"{there[0]['text']}\n{row['text']}")
    tx.delete(CardField, row["id"])


def _names(store: Store, name: str) -> list[str]:
    names: list[str] = store.settings[OWN_FIELDS]
    if name not in names:
        raise JournalError("no_such_field", name=name)
    return names


def _known_name(store: Store, name: str, besides: str = "") -> str:
    new = " ".join(clean_text(required_text(name)).split())
    if len(new) > OWN_FIELD_LIMIT:
        raise JournalError("name_too_long", limit=OWN_FIELD_LIMIT)
    taken = {one.casefold() for one in store.settings[OWN_FIELDS] if one != besides}
    if new.casefold() in taken:
        raise JournalError("own_field_exists", name=new)
    return new
