"""What the Method page and the composer's ideas read, in plain SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from journal_app.errors import JournalError
from journal_app.rules import indicators
from journal_app.rules.points import DEPOSIT_PRINCIPLES, Entry
from journal_app.shapes.cards import Acquaintance
from journal_app.shapes.method import AlgorithmLine, CheckUp, IdeaGround, SolvedCase, TickLine
from journal_app.storage.database import fetch
from journal_app.storage.models import read_day
from journal_app.storage.store import Store

SOLVED_DAYS = 90
"""How far back solved cases are offered."""
POSITION_DAYS = 60
"""Sessions are recent for so long."""

_OF_CARD = ("kind", "stage")
_OF_SESSION = ("role", "activity", "direction")
_PRESENT = "client.archived_on IS NULL AND client.since <= :today"


def tick_of(store: Store, list_: str, item: str, day: date) -> int | None:
    """The row of an item's tick on a day."""
    sql = "SELECT id FROM tick WHERE list = ? AND item = ? AND on_day = ?"
    found = fetch(store.database, sql, (list_, item, day.isoformat()))
    return found[0][0] if found else None


def ticks(store: Store, list_: str, day: date) -> list[TickLine]:
    """What was ticked on a day, in the order of ticking."""
    sql = """SELECT item, on_day, score, note FROM tick WHERE list = ? AND on_day = ?
        ORDER BY id"""
    found = fetch(store.database, sql, (list_, day.isoformat()))
    return [TickLine(item, read_day(on), score, note) for item, on, score, note in found]


def check_ups(store: Store, list_: str, limit: int) -> list[CheckUp]:
    """The days on which something was ticked, the newest first, ``limit`` of them at most."""
    sql = """SELECT on_day, item, score FROM tick WHERE list = :list AND on_day IN (SELECT DISTINCT
        on_day FROM tick WHERE list = :list ORDER BY on_day DESC LIMIT :limit)
        ORDER BY on_day DESC, id"""
    found = fetch(store.database, sql, {"list": list_, "limit": limit})
    return [
        CheckUp(read_day(day), {item: score for _, item, score in rows})
        for day, rows in groupby(found, key=lambda row: row[0])
    ]


def algorithms(store: Store) -> list[AlgorithmLine]:
    """One's own algorithms, the newest first."""
    sql = """SELECT algorithm.id, title, situation, steps, result, on_day, look_on, client_id,
        coalesce(client.name, '') FROM algorithm LEFT JOIN client ON client.id = client_id
        ORDER BY on_day DESC, algorithm.id DESC"""
    return [
        AlgorithmLine(
            id=row_id,
            title=title,
            situation=situation,
            steps=tuple(steps.splitlines()),
            result=result,
            on=read_day(on),
            look_on=None if look_on is None else read_day(look_on),
            client=client,
            client_name=name,
        )
        for row_id, title, situation, steps, result, on, look_on, client, name in fetch(
            store.database, sql
        )
    ]


def solved_cases(store: Store) -> list[SolvedCase]:
    """Slips of the last 90 days that an apology with a deed answered, the newest answer first.

    An apology of words alone solved nothing.
    """
    sql = """SELECT wound.id, wound.client_id, client.name, wound.on_day,
        CASE WHEN wound.note <> '' THEN wound.note ELSE coalesce(promise.text, '') END,
        apology.on_day, apology.note, apology.parts
        FROM entry AS apology JOIN entry AS wound ON wound.id = apology.answers_id
        JOIN client ON client.id = wound.client_id
        LEFT JOIN promise ON promise.id = wound.promise_id
        WHERE wound.on_day > :since AND apology.on_day <= :today AND apology.parts <> ''
        ORDER BY apology.on_day DESC, apology.id DESC"""
    today = store.today()
    days = {"since": _before(today, SOLVED_DAYS), "today": today.isoformat()}
    return [
        SolvedCase(
            entry=entry,
            client=client,
            client_name=name,
            on=read_day(on),
            text=text,
            answered_on=read_day(answered),
            answer=answer,
            parts=tuple(parts.split("+")),
        )
        for entry, client, name, on, text, answered, answer, parts in fetch(
            store.database, sql, days
        )
    ]


def concerned(store: Store, group: str) -> dict[str, list[Acquaintance]]:
    """The clients (archived ones left out) whom the topics of a chapter concern, by the topic's own
    key; those of a topic by name.

    ``kind`` and ``stage``: those whose card says so. ``principle``: those who had no such deposit
    in 90 days; of ``apology``, those with a slip of 30 days and no apology. ``role``, ``activity``
    and ``direction``: those with such a position in the last 60 days, or planned. Nobody for any
    other chapter.
    """
    found: dict[str, list[Acquaintance]] = {}
    for key, row_id, name in _pairs(store, group):
        found.setdefault(key, []).append(Acquaintance(row_id, name))
    for clients in found.values():
        clients.sort(key=lambda one: (one.name.casefold(), one.id))
    return found


def _pairs(store: Store, group: str) -> Iterator[tuple[str, int, str]]:
    """Topic and client, for every client that a topic concerns."""
    today = store.today()
    values = {"today": today.isoformat()}
    if group in _OF_CARD:
        sql = f"""SELECT card.{group}, client.id, client.name FROM card JOIN client
            ON client.id = card.client_id WHERE card.{group} <> '' AND {_PRESENT}"""
        yield from fetch(store.database, sql, values)
    elif group in _OF_SESSION:
        sql = f"""SELECT DISTINCT position.{group}, client.id, client.name FROM position
            JOIN client ON client.id = position.client_id
            WHERE position.{group} <> '' AND position.on_day > :session AND {_PRESENT}"""
        yield from fetch(store.database, sql, {**values, "session": _before(today, POSITION_DAYS)})
    elif group == "principle":
        yield from _starved(store, today)
        sql = f"""SELECT DISTINCT 'apology', client.id, client.name FROM entry JOIN client
            ON client.id = entry.client_id WHERE entry.points < 0 AND entry.kind <> 'apology'
            AND entry.answered_on IS NULL AND entry.on_day > :wound AND entry.on_day <= :today
            AND {_PRESENT}"""
        wound = _before(today, indicators.UNANSWERED_DAYS)
        yield from fetch(store.database, sql, {**values, "wound": wound})


def _starved(store: Store, today: date) -> Iterator[tuple[str, int, str]]:
    """As ``indicators.starved``, of everybody."""
    days = {"today": today.isoformat(), "season": _before(today, indicators.SEASON_DAYS)}
    fed = set(
        fetch(
            store.database,
            """SELECT DISTINCT principle, client_id FROM entry WHERE kind = 'deposit'
            AND on_day > :season AND on_day <= :today""",
            days,
        )
    )
    everybody = fetch(store.database, f"SELECT id, name FROM client WHERE {_PRESENT}", days)
    for principle in DEPOSIT_PRINCIPLES:
        for client, name in everybody:
            if (principle, client) not in fed:
                yield principle, client, name


def idea_ground(store: Store, client: int) -> IdeaGround:
    """What decides which ideas for a deposit fit a client. Raises JournalError
    ``no_such_client``."""
    card = """SELECT coalesce(card.stage, ''), coalesce(card.kind, '') FROM client
        LEFT JOIN card ON card.client_id = client.id WHERE client.id = ?"""
    found = fetch(store.database, card, (client,))
    if not found:
        raise JournalError("no_such_client", id=client)
    ((stage, kind),) = found
    today = store.today()
    deposits = fetch(
        store.database,
        """SELECT id, principle, points, on_day, note FROM entry WHERE client_id = ?
        AND kind = 'deposit' AND on_day > ? AND on_day <= ? ORDER BY id""",
        (client, _before(today, indicators.SEASON_DAYS), today.isoformat()),
    )
    entries = [
        Entry(row_id, "deposit", principle, points, read_day(on))
        for row_id, principle, points, on, _ in deposits
    ]
    return IdeaGround(
        starved=indicators.starved(entries, today),
        stage=stage,
        kind="" if kind == "none" else kind,
        told=tuple(note for *_, note in deposits if note),
    )


def _before(today: date, days: int) -> str:
    return (today - timedelta(days=days)).isoformat()
