"""What the card, the header and the right column read of a person, in plain SQL."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.rules import yearly
from journal_app.shapes.cards import (
    Acquaintance,
    CardPage,
    ClientAside,
    ContactWay,
    FactLine,
    YearlyDay,
)
from journal_app.storage import visit_views
from journal_app.storage.database import fetch
from journal_app.storage.models import read_day
from journal_app.storage.store import Store

_COLUMNS = (
    "code", "kind", "stage", "status", "status_on", "status_reason", "channel", "cap",
    "cap_agreed", "tags", "consent_on", "consent_scope", "consent_withdrawn",
    "keep_until",
)  # fmt: skip
_DAYS = ("status_on", "consent_on", "consent_withdrawn", "keep_until")
_CARD = f"""
SELECT client.uid, client.name, client.since, client.archived_on, friend.id, friend.name,
    card.id, {", ".join("card." + column for column in _COLUMNS)}
FROM client LEFT JOIN card ON card.client_id = client.id
LEFT JOIN client AS friend ON friend.uid = card.brought_by AND card.brought_by <> ''
WHERE client.id = ?"""
_BROUGHT = """
SELECT client.id, client.name FROM card JOIN client ON client.id = card.client_id
WHERE card.brought_by = ? AND card.brought_by <> '' ORDER BY client.name, client.id"""
_FACTS = """
SELECT id, kind, side, text, confirmed, on_day, agreed_on, used_on FROM fact
WHERE client_id = ?"""


def card_page(store: Store, client: int) -> CardPage:
    """Everything on a client's card. Raises JournalError ``no_such_client``."""
    found = fetch(store.database, _CARD, (client,))
    if not found:
        raise JournalError("no_such_client", id=client)
    uid, name, since, archived, friend, friend_name, card, *values = found[0]
    told: dict[str, Any] = {}
    if card is not None:
        told = dict(zip(_COLUMNS, values, strict=True))
        told |= {column: _day(told[column]) for column in _DAYS}
        told["tags"] = tuple(told["tags"].split("\n")) if told["tags"] else ()
    brought = fetch(store.database, _BROUGHT, (uid,))
    return CardPage(
        client=client,
        name=name,
        since=read_day(since),
        archived_on=_day(archived),
        brought_by=None if friend is None else Acquaintance(friend, friend_name),
        brought=tuple(Acquaintance(*one) for one in brought),
        fields=dict(
            fetch(store.database, "SELECT key, text FROM card_field WHERE client_id = ?", (client,))
        ),
        contacts=_contacts(store, client),
        dates=_dates(store, client),
        facts=tuple(
            _fact(row) for row in fetch(store.database, f"{_FACTS} ORDER BY id", (client,))
        ),
        **told,
    )


def client_aside(store: Store, client: int) -> ClientAside:
    """What the header and the right column say of a person; of nobody, nothing."""
    status = fetch(store.database, "SELECT status FROM card WHERE client_id = ?", (client,))
    little = fetch(
        store.database,
        f"{_FACTS} AND kind IN ('little_thing', 'preference') "
        "ORDER BY confirmed DESC, kind, on_day DESC, id DESC",
        (client,),
    )
    return ClientAside(
        status=status[0][0] if status else "active",
        next_visit=visit_views.next_visit(store, client),
        little=tuple(_fact(row) for row in little),
    )


def _contacts(store: Store, client: int) -> tuple[ContactWay, ...]:
    sql = """SELECT id, kind, value, label FROM contact_detail WHERE client_id = ?
        ORDER BY place, id"""
    return tuple(ContactWay(*row) for row in fetch(store.database, sql, (client,)))


def _dates(store: Store, client: int) -> tuple[YearlyDay, ...]:
    sql = """SELECT id, kind, label, month, day, year FROM anniversary WHERE client_id = ?
        ORDER BY kind, month, day, id"""
    return tuple(_yearly(store, *row) for row in fetch(store.database, sql, (client,)))


def _yearly(
    store: Store, row_id: int, kind: str, label: str, month: int, day: int, year: int | None
) -> YearlyDay:
    try:
        comes = yearly.next_on(month, day, store.today())
    except ValueError as error:  # 31 April: no hand of ours wrote it
        raise JournalError("damaged") from error
    return YearlyDay(
        id=row_id,
        kind=kind,
        label=label,
        month=month,
        day=day,
        year=year,
        days=(comes - store.today()).days,
        turns=yearly.turns(year, comes),
    )


def _fact(row: tuple[Any, ...]) -> FactLine:
    row_id, kind, side, text, confirmed, on, agreed_on, used_on = row
    return FactLine(
        id=row_id,
        kind=kind,
        side=side,
        text=text,
        confirmed=bool(confirmed),
        on=read_day(on),
        agreed_on=_day(agreed_on),
        used_on=_day(used_on),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else read_day(text)
