"""A client's feed: everything in one stream, newest first, with the balance as of each entry.

Plain SQL: the feed is read again after every save, while somebody waits for the balance to change,
and building queries and model instances would double that time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from operator import itemgetter

from journal_app.rules.points import running_balances
from journal_app.shapes import FeedLine
from journal_app.storage.database import fetch, value
from journal_app.storage.models import Client, read_day
from journal_app.storage.store import Store

_Key = tuple[date, str]
_Made = Callable[[], FeedLine]

_ENTRIES = """
SELECT entry.on_day, entry.created, entry.id, entry.kind, entry.note, entry.points,
    entry.principle, entry.confirmed, entry.answered_on IS NOT NULL, entry.answers_id, entry.parts,
    promise.id, promise.text, promise.made, promise.due,
    coalesce(its_promise.text, answered.note, ''),
    EXISTS (SELECT 1 FROM entry_version WHERE entry_id = entry.id)
FROM entry
LEFT JOIN promise ON promise.id = entry.promise_id
LEFT JOIN entry AS answered ON answered.id = entry.answers_id
LEFT JOIN promise AS its_promise ON its_promise.id = answered.promise_id
WHERE entry.client_id = ? ORDER BY entry.on_day DESC, entry.id DESC LIMIT ?"""

_MADE = """
SELECT made, created, 'promise', id, 'promise_made', text, id, made, due
FROM promise WHERE client_id = ? ORDER BY made DESC, created DESC LIMIT ?"""

_RELEASED = """
SELECT closed, created, 'released', id, 'promise_released', text, id, made, due
FROM promise WHERE client_id = ? AND state = 'released'
ORDER BY closed DESC, created DESC LIMIT ?"""

# Moves that cost nothing; those that did are entries. The plus keeps SQLite from walking every
# such move of the journal instead of this client's promises.
_MOVED = """
SELECT moved_on, promise_move.created, 'move', promise_move.id, 'promise_moved', text, promise.id,
    made, new_due
FROM promise JOIN promise_move ON promise_move.promise_id = promise.id
WHERE client_id = ? AND +entry_id IS NULL
ORDER BY moved_on DESC, promise_move.created DESC LIMIT ?"""

# The rest tells: table, id, kind, words, confirmed, private, time, money, parts and details, the
# last two a line each. What stands in the private layer alone is not for the feed.
_NOTES = """
SELECT on_day, created, 'note', id, kind, text, 0, private <> '', '', NULL, '', ''
FROM note WHERE client_id = ? AND text <> '' ORDER BY on_day DESC, created DESC LIMIT ?"""

# Services are asked for when it is known which visits are shown.
_VISITS = """
SELECT on_day, created, 'visit', id,
    CASE state WHEN 'done' THEN 'visit' ELSE 'visit_' || state END, note, 0, 0, coalesce(start, ''),
    (SELECT sum(price) FROM visit_service WHERE visit_id = one.id),
    (SELECT group_concat(name, char(10)) FROM (
        SELECT name FROM visit_service WHERE visit_id = one.id ORDER BY place, id)),
    came || char(10) || feeling || char(10) || contact
FROM (SELECT * FROM visit WHERE client_id = ? AND state <> 'planned'
    ORDER BY on_day DESC, created DESC LIMIT ?) AS one"""

_CONTACTS = """
SELECT on_day, created, 'contact', id, 'contact', text, 0, 0, coalesce(at_time, ''), NULL, '',
    channel || char(10) || iif(outgoing, 'out', 'in') || char(10) || state || char(10)
    || iif(reminder, 'reminder', '')
FROM contact WHERE client_id = ? ORDER BY on_day DESC, created DESC LIMIT ?"""

_PHOTOS = """
SELECT on_day, created, 'photo', id, 'photo', caption, 0, 0, '', NULL, '', ''
FROM photo WHERE client_id = ? ORDER BY on_day DESC, created DESC LIMIT ?"""

_FACTS = """
SELECT on_day, created, 'fact', id, 'fact', text, confirmed, 0, '', NULL, '',
    kind || char(10) || side
FROM fact WHERE client_id = ? ORDER BY on_day DESC, created DESC LIMIT ?"""

_POSITIONS = """
SELECT on_day, created, 'position', id, 'position', note, 0, 0, '', NULL, '',
    role || char(10) || activity || char(10) || direction
FROM position WHERE client_id = ? AND taken ORDER BY on_day DESC, created DESC LIMIT ?"""

_FRAGMENTS = """
SELECT on_day, created, 'fragment', id, 'fragment', iif(private, '', text), 0, private, '', NULL,
    '', iif(discussed_on IS NULL, '', 'discussed')
FROM fragment WHERE client_id = ? ORDER BY on_day DESC, created DESC LIMIT ?"""

_BESIDE = (_NOTES, _VISITS, _CONTACTS, _PHOTOS, _FACTS, _POSITIONS, _FRAGMENTS)


def feed(store: Store, client: int, limit: int | None = None) -> list[FeedLine]:
    """The newest ``limit`` lines of a client's feed (all of them when None)."""
    # The newest lines of all are among the newest of each kind.
    most = -1 if limit is None else limit
    found = _entries(store, client, most)
    for questions, make in (((_MADE, _RELEASED, _MOVED), _promised), (_BESIDE, _beside)):
        for question in questions:
            for on, created, *rest in fetch(store.database, question, (client, most)):
                day = read_day(on)
                found.append(((day, created), partial(make, day, *rest)))
    found.sort(key=itemgetter(0), reverse=True)
    return [made() for _, made in found[:limit]]  # of the others not even a line is made


def _entries(store: Store, client: int, most: int) -> list[tuple[_Key, _Made]]:
    opening = value(store.database, Client.select(Client.opening).where(Client.id == client))
    ledger = store.ledger(client)
    balances = running_balances(ledger, opening or 0, store.fading)
    balance_of = {entry.id: balance for entry, balance in zip(ledger, balances, strict=True)}
    points_of = {entry.id: entry.points for entry in ledger}
    found: list[tuple[_Key, _Made]] = []
    latest: _Key = (date.min, "")
    for on, created, *rest in reversed(fetch(store.database, _ENTRIES, (client, most))):
        day = read_day(on)
        # Where a clock was turned back, balances still follow the order of recording.
        latest = max(latest, (day, created))
        found.append((latest, partial(_entry, day, balance_of, points_of, *rest)))
    return found[::-1]


def _entry(
    on: date,
    balance_of: dict[int, int],
    points_of: dict[int, int],
    row_id: int,
    kind: str,
    note: str,
    points: int,
    principle: str | None,
    confirmed: int,
    answered: int,
    answers: int | None,
    parts: str,
    promise: int | None,
    promise_text: str | None,
    made: str | None,
    due: str | None,
    answers_text: str,
    edited: int,
) -> FeedLine:
    return FeedLine(
        key=("entry", row_id),
        kind=kind,
        on=on,
        text=promise_text or note or answers_text,
        points=points,
        balance=balance_of[row_id],
        principle=principle,
        confirmed=bool(confirmed),
        answered=bool(answered),
        answers=answers,
        answers_text=answers_text,
        restored=None if answers is None else (points, -points_of[answers]),
        parts=tuple(part for part in parts.split("+") if part),
        promise=promise,
        made=_day(made),
        due=_day(due),
        edited=bool(edited),
    )


def _promised(
    on: date,
    table: str,
    row_id: int,
    kind: str,
    text: str,
    promise: int | None,
    made: str | None,
    due: str | None,
) -> FeedLine:
    key = (table, row_id)
    return FeedLine(key, kind, on, text, promise=promise, made=_day(made), due=_day(due))


def _beside(
    on: date,
    table: str,
    row_id: int,
    kind: str,
    text: str,
    confirmed: int,
    private: int,
    at: str,
    money: int | None,
    parts: str | None,
    details: str,
) -> FeedLine:
    return FeedLine(
        key=(table, row_id),
        kind=kind,
        on=on,
        text=text,
        confirmed=bool(confirmed),
        parts=tuple(parts.split("\n")) if parts else (),
        at=at,
        money=money,
        private=bool(private),
        details=tuple(details.split("\n")),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else read_day(text)
