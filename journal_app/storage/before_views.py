"""What the page before the visit reads: one client in few questions, straight from the tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from journal_app.errors import JournalError
from journal_app.rules import indicators, yearly
from journal_app.rules.points import zone
from journal_app.rules.visits import buffer_for
from journal_app.shapes.before import BeforePage, DuePromise, LastNote, OpenFragment, WorkPhoto
from journal_app.shapes.cards import FactLine, YearlyDay
from journal_app.shapes.contacts import ContactLine, PositionLine
from journal_app.shapes.visits import Visit
from journal_app.storage import contact_views, standing, views, visit_views
from journal_app.storage.database import fetch
from journal_app.storage.day_views import USUAL_MINUTES
from journal_app.storage.models import read_day
from journal_app.storage.store import Store

BIRTHDAY_DAYS = 14
"""So long before a birthday the page speaks of it."""
HABIT_DAYS = 60
"""An idea does not repeat what was done in so many days (the method, §2)."""

_CLIENT = """
SELECT client.name, coalesce(card.code, ''), coalesce(card.kind, ''), coalesce(card.stage, '')
FROM client LEFT JOIN card ON card.client_id = client.id WHERE client.id = ?"""
_ROUND = """
SELECT client_id, id FROM visit WHERE on_day = ? AND state IN ('planned', 'done')
ORDER BY start IS NULL, start, id"""
_NEXT_UP = f"""
SELECT client_id, visit.id FROM visit JOIN client ON client.id = client_id
WHERE state = 'planned' AND archived_on IS NULL AND (on_day > :today OR (on_day = :today
    AND (start IS NULL OR substr(start, 1, 2) * 60 + substr(start, 4, 2)
        + coalesce(minutes, {USUAL_MINUTES}) > :now)))
ORDER BY on_day, start IS NULL, start, visit.id LIMIT 1"""
# Done before the coming visit: by day, and within its own day by the time or by the order written.
_DONE = """
SELECT id, count(*) OVER () FROM visit WHERE client_id = :client AND state = 'done'
    AND (on_day < :day OR (on_day = :day AND id <> :visit AND (:start IS NULL
        OR coalesce(start, '') < :start)))
ORDER BY on_day DESC, start IS NULL DESC, start DESC, id DESC LIMIT 1"""
_FACTS = """
SELECT id, kind, side, text, confirmed, on_day, agreed_on, used_on FROM fact
WHERE client_id = ? ORDER BY confirmed DESC, on_day DESC, id DESC"""
_BIRTHDAY = """
SELECT id, month, day, year FROM anniversary WHERE client_id = ? AND kind = 'birthday'"""
_PROMISES = """
SELECT id, text, due FROM promise WHERE client_id = ? AND state = 'open'
ORDER BY due IS NULL, due, made, id"""
_PHOTO = """
SELECT id, on_day, caption, data FROM photo
WHERE client_id = :client AND note_id IS NULL
ORDER BY visit_id IS NOT :visit, on_day DESC, id DESC LIMIT 1"""
_NOTE = """
SELECT id, on_day, text, CASE WHEN :private THEN private ELSE '' END FROM note
WHERE client_id = :client AND kind = 'session' AND (text <> '' OR (:private AND private <> ''))
ORDER BY on_day DESC, id DESC LIMIT 1"""
_FRAGMENTS = """
SELECT id, on_day, CASE WHEN private AND NOT :private THEN '' ELSE text END,
    CASE WHEN private AND NOT :private THEN '' ELSE question END, private
FROM fragment WHERE client_id = :client AND discussed_on IS NULL
ORDER BY on_day DESC, id DESC"""
_LATELY = """
SELECT note FROM entry WHERE client_id = ? AND kind = 'deposit' AND on_day > ? AND note <> ''"""


def before_page(
    store: Store, client: int, visit: int | None = None, private: bool = False
) -> BeforePage:
    """One client before a visit: the one named, else the next planned one, today's included.

    The words of the private layer are read only when they are asked for. Raises JournalError
    ``no_such_client``, and ``no_such_row`` for a visit that is gone or somebody else's.
    """
    found = fetch(store.database, _CLIENT, (client,))
    summed = standing.balance_of(store.database, client, store.today(), store.fading)
    if not found or summed is None:
        raise JournalError("no_such_client", id=client)
    name, code, kind, stage = found[0]
    balance, _, entries = summed
    coming = _coming(store, client, visit)
    last, sessions = _last(store, client, coming)
    planned, stood = _positions(store, client, coming, last)
    facts = fetch(store.database, _FACTS, (client,))
    return BeforePage(
        client=client,
        name=name,
        code=code,
        kind=kind,
        stage=stage,
        zone=zone(balance, entries, store.zones),
        balance=balance,
        visit=coming,
        buffer=buffer_for(kind, store.settings["late_buffer"]),
        round=_round(store, coming.on if coming else store.today()),
        sessions=sessions,
        last=last,
        photo=_photo(store, client, last),
        fields=dict(
            fetch(store.database, "SELECT key, text FROM card_field WHERE client_id = ?", (client,))
        ),
        facts=tuple(_fact(*row) for row in facts),
        birthday=_birthday(store, client),
        promises=_promises(store, client),
        wounds=tuple(views.open_wounds(store, client)),
        waiting=_waiting(store, client),
        note=_note(store, client, private),
        planned=planned,
        stood=stood,
        fragments=_fragments(store, client, private),
        starved=indicators.starved(store.ledger(client), store.today()),
        lately=_lately(store, client),
    )


def next_up(store: Store) -> tuple[int, int] | None:
    """(client, visit) of the next planned visit of anybody that is not over yet."""
    now = store.local_moment()
    values = {"today": store.today().isoformat(), "now": now.hour * 60 + now.minute}
    found = fetch(store.database, _NEXT_UP, values)
    return (found[0][0], found[0][1]) if found else None


def _coming(store: Store, client: int, visit: int | None) -> Visit | None:
    if visit is None:
        return visit_views.next_visit(store, client)
    named = visit_views.visit(store, visit)
    if named.client != client:
        raise JournalError("no_such_row", id=visit)
    return named


def _last(store: Store, client: int, coming: Visit | None) -> tuple[Visit | None, int]:
    """The last done visit before the coming one, and how many were done by then."""
    values = {
        "client": client,
        "day": (coming.on if coming else store.today() + timedelta(days=1)).isoformat(),
        "visit": coming.id if coming else 0,
        "start": coming.start if coming else None,
    }
    found = fetch(store.database, _DONE, values)
    return (visit_views.visit(store, found[0][0]), found[0][1]) if found else (None, 0)


def _round(store: Store, day: date) -> tuple[tuple[int, int], ...]:
    found = fetch(store.database, _ROUND, (day.isoformat(),))
    return tuple((client, visit) for client, visit in found)


def _positions(
    store: Store, client: int, coming: Visit | None, last: Visit | None
) -> tuple[PositionLine | None, PositionLine | None]:
    """The one meant for the coming session (noted with it, or since the last one), and the one
    taken last."""
    noted: Sequence[PositionLine] = contact_views.positions_of(store, client)
    since = last.on if last else date.min
    mine = coming.id if coming else None
    meant = [one for one in noted if not one.taken]
    planned = next((one for one in meant if mine is not None and one.visit == mine), None)
    if planned is None:
        planned = next((one for one in meant if one.visit is None and one.on >= since), None)
    return planned, next((one for one in noted if one.taken and one.visit != mine), None)


def _photo(store: Store, client: int, last: Visit | None) -> WorkPhoto | None:
    if store.settings["profession"] != "nail":
        return None
    values = {"client": client, "visit": last.id if last else None}
    for row_id, on, caption, data in fetch(store.database, _PHOTO, values):
        return WorkPhoto(row_id, read_day(on), caption, bytes(data))
    return None


def _fact(
    row_id: int,
    kind: str,
    side: str,
    text: str,
    confirmed: int,
    on: str,
    agreed_on: str | None,
    used_on: str | None,
) -> FactLine:
    agreed, used = (None if day is None else read_day(day) for day in (agreed_on, used_on))
    return FactLine(row_id, kind, side, text, bool(confirmed), read_day(on), agreed, used)


def _birthday(store: Store, client: int) -> YearlyDay | None:
    today = store.today()
    for row_id, month, day, year in fetch(store.database, _BIRTHDAY, (client,)):
        try:
            comes = yearly.next_on(month, day, today)
        except ValueError as error:  # 31 April: no hand of ours wrote it
            raise JournalError("damaged") from error
        days = (comes - today).days
        if days <= BIRTHDAY_DAYS:
            turns = yearly.turns(year, comes)
            return YearlyDay(row_id, "birthday", "", month, day, year, days, turns)
    return None


def _promises(store: Store, client: int) -> tuple[DuePromise, ...]:
    lines = []
    for row_id, text, due in fetch(store.database, _PROMISES, (client,)):
        day = None if due is None else read_day(due)
        days = None if day is None else (day - store.today()).days
        lines.append(DuePromise(row_id, text, day, days))
    return tuple(lines)


def _waiting(store: Store, client: int) -> tuple[ContactLine, ...]:
    return tuple(one for one in contact_views.waiting(store) if one.client == client)


def _note(store: Store, client: int, private: bool) -> LastNote | None:
    values: dict[str, Any] = {"client": client, "private": int(private)}
    for row_id, on, text, hidden in fetch(store.database, _NOTE, values):
        return LastNote(row_id, read_day(on), text, hidden)
    return None


def _fragments(store: Store, client: int, private: bool) -> tuple[OpenFragment, ...]:
    values = {"client": client, "private": int(private)}
    return tuple(
        OpenFragment(row_id, read_day(on), text, question, bool(hidden))
        for row_id, on, text, question, hidden in fetch(store.database, _FRAGMENTS, values)
    )


def _lately(store: Store, client: int) -> tuple[str, ...]:
    since = (store.today() - timedelta(days=HABIT_DAYS)).isoformat()
    return tuple(text for (text,) in fetch(store.database, _LATELY, (client, since)))
