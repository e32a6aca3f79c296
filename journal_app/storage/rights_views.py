"""What the screens read of acts, events and terms. Plain SQL, as the other views."""

from __future__ import annotations

import calendar
import json
from datetime import UTC, date, datetime
from pathlib import Path

from journal_app.errors import JournalError
from journal_app.shapes.rights import ErasureAct, FileEvent, KeptCopy, PastTerm, Reach
from journal_app.storage.client_numbers import HIGHEST
from journal_app.storage.database import fetch
from journal_app.storage.erasing import counts
from journal_app.storage.held_copies import held_copies
from journal_app.storage.models import read_day
from journal_app.storage.queries import HAPPENED
from journal_app.storage.settings import RETENTION
from journal_app.storage.store import Store

_ACTS = """
SELECT number, at, mark, since, reason, iif(json_valid(counts), counts, '{}'),
iif(json_valid(backups), backups, '[]') FROM erasure"""
"""What is damaged in one is left out: ``check`` names it, and the rest can be read."""
_NOT_CLEANED = """
SELECT at FROM event WHERE what = 'erased'
AND id > (SELECT coalesce(max(id), 0) FROM event WHERE what = 'cleaned')"""
_LAST = " UNION ALL ".join(
    f"SELECT client_id, max({day}) AS day FROM {table} "
    f"WHERE client_id IS NOT NULL{which} GROUP BY client_id"
    for table, day, which in HAPPENED
)
_TERMS = f"""
SELECT client.id, client.name, max(client.since, coalesce(max(happened.day), client.since)),
    card.keep_until, card.consent_withdrawn
FROM client LEFT JOIN card ON card.client_id = client.id
LEFT JOIN ({_LAST}) AS happened ON happened.client_id = client.id
GROUP BY client.id"""

_MAY_BE_PAST = """
SELECT 1 FROM client LEFT JOIN card ON card.client_id = client.id
LEFT JOIN standing ON standing.client_id = client.id
WHERE card.keep_until < ?1 OR card.consent_withdrawn IS NOT NULL OR (?2 > 0 AND
    max(client.since, coalesce(standing.last_on, ''), coalesce(standing.last_visit, ''))
    < date(?1, ?3, '+4 days'))
LIMIT 1"""


def reach(store: Store, client: int, second: Path | None = None) -> Reach:
    """What erasing would take away, and what it would not reach. Raises ``no_such_client``."""
    found = fetch(store.database, "SELECT uid, name, since FROM client WHERE id = ?", (client,))
    if not found:
        raise JournalError("no_such_client", id=client)
    uid, name, since = found[0]
    kept = tuple(held_copies(store, uid, second))
    return Reach(client, name, read_day(since), counts(store.database, client), kept)


def acts(store: Store) -> list[ErasureAct]:
    """The acts of erasing, the newest first."""
    waiting = {at for (at,) in fetch(store.database, _NOT_CLEANED)}
    return [
        ErasureAct(
            number=number,
            at=_moment(at),
            mark=mark,
            since=read_day(since),
            reason=reason,
            counts={table: n for table, n in json.loads(told).items() if table != HIGHEST},
            copies=tuple(
                KeptCopy(
                    one["name"],
                    None if one["until"] is None else read_day(one["until"]),
                    one["certain"],
                )
                for one in json.loads(copies)
            ),
            is_clean=at not in waiting,
        )
        for number, at, mark, since, reason, told, copies in fetch(
            store.database, f"{_ACTS} ORDER BY number DESC"
        )
    ]


def events(store: Store, what: str | None = None) -> list[FileEvent]:
    """What happened to the file, the newest first; of one kind if it is named."""
    sql = "SELECT at, what, detail FROM event WHERE ? IS NULL OR what = ? ORDER BY id DESC"
    return [
        FileEvent(_moment(at), kind, detail)
        for at, kind, detail in fetch(store.database, sql, (what, what))
    ]


def past_term(store: Store) -> list[PastTerm]:
    """Who is kept longer than was agreed, by name: past the day on the card, or without one past
    the term of the practice since the last record; and who took the consent back, unless there is
    a day on the card to come."""
    today, months = store.today(), int(store.settings[RETENTION])
    found = []
    for client, name, last, until, withdrawn in fetch(store.database, _TERMS):
        day = read_day(last)
        term = read_day(until) if until else (_later(day, months) if months else None)
        past = term is not None and term < today
        back = read_day(withdrawn) if withdrawn and not (until and not past) else None
        if past or back is not None:
            found.append(PastTerm(client, name, day, term if past else None, back))
    return sorted(found, key=lambda one: (one.name.casefold(), one.client))


def past_term_count(store: Store) -> int:
    """How many are past their term. Asked with every look at the Today page, so the records of all
    years are only gone through when a kept sum says that it may be worth it."""
    today, months = store.today().isoformat(), int(store.settings[RETENTION])
    found = fetch(store.database, _MAY_BE_PAST, (today, months, f"-{months} months"))
    return len(past_term(store)) if found else 0


def _later(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
