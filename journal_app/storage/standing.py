"""The SQL twin of ``rules/points``: balances, and the kept sums that a start reads.

A balance is computed in two places only, there and here; a property test ties them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from peewee import Database

from journal_app.rules.indicators import usual_gap
from journal_app.rules.points import (
    FADE_GONE_DAYS,
    FADE_HALF_DAYS,
    OPEN_GONE_DAYS,
    OPEN_HALF_DAYS,
)
from journal_app.storage.database import fetch
from journal_app.storage.tables.base import read_day

# Weights are doubled so that sums stay whole. Ages are compared as days, which are ISO text:
# "younger than n days on day d" is "later than d − n".
_WEIGHT = """CASE
    WHEN :fading = 0 THEN 2
    WHEN points < 0 AND kind <> 'apology' AND (answered_on IS NULL OR answered_on > :day)
        THEN (aged_from > :open_half) + (aged_from > :open_gone)
    ELSE (aged_from > :half) + (aged_from > :gone) END"""

# Half up on the absolute value; integer division truncates towards zero.
_ROUNDED = "((abs({sum}) + 1) / 2 * CASE WHEN {sum} < 0 THEN -1 ELSE 1 END)"

_SUMS = f"""
SELECT client_id,
    sum(points * {_WEIGHT}) AS total,
    sum(confirmed * points * {_WEIGHT}) AS sure,
    count(*) AS entries,
    sum(CASE WHEN on_day > :month THEN points ELSE 0 END) AS trend,
    max(on_day) AS last_on
FROM entry WHERE on_day <= :day {{which}} GROUP BY client_id"""

# The oldest entry of the last 30 days that still waits for an apology; among those of one day
# the one recorded first.
_WOUND = """(SELECT id FROM entry INDEXED BY entry_ledger
    WHERE client_id = client.id AND on_day > :month AND on_day <= :day
    AND points < 0 AND kind <> 'apology' AND (answered_on IS NULL OR answered_on > :day)
    ORDER BY on_day, id LIMIT 1)"""

# The last seven days of done visits make six gaps.
_VISITS = """
SELECT client_id, on_day, visits FROM (
    SELECT client_id, on_day, row_number() OVER recent AS place,
        sum(times) OVER (PARTITION BY client_id) AS visits
    FROM (SELECT client_id, on_day, count(*) AS times FROM visit
        WHERE state = 'done' AND on_day <= :day {which} GROUP BY client_id, on_day)
    WINDOW recent AS (PARTITION BY client_id ORDER BY on_day DESC)
) WHERE place <= 7"""

_STANDINGS = f"""
SELECT client.id, :day,
    client.opening + coalesce({_ROUNDED.format(sum="total")}, 0) AS balance,
    coalesce({_ROUNDED.format(sum="sure")}, 0) AS confirmed,
    coalesce(entries, 0), coalesce(trend, 0), {{wound}}, last_on, 0, NULL, NULL
FROM client LEFT JOIN ({_SUMS}) AS sums ON sums.client_id = client.id"""


def _before(day: date, days: int) -> str:
    return date.fromordinal(max(1, day.toordinal() - days)).isoformat()


def _days(day: date, fading: bool) -> dict[str, Any]:
    return {
        "day": day.isoformat(),
        "fading": int(fading),
        "half": _before(day, FADE_HALF_DAYS),
        "gone": _before(day, FADE_GONE_DAYS),
        "open_half": _before(day, OPEN_HALF_DAYS),
        "open_gone": _before(day, OPEN_GONE_DAYS),
        "month": _before(day, 30),
    }


def balances(database: Database, day: date, fading: bool) -> list[tuple[int, int, int, int]]:
    """(client id, balance, confirmed part, entries) of every client as of a day, in points."""
    sql = _STANDINGS.format(which="", wound="NULL")
    return [(row[0], row[2], row[3], row[4]) for row in fetch(database, sql, _days(day, fading))]


def balance_of(
    database: Database, client: int, day: date, fading: bool
) -> tuple[int, int, int] | None:
    """(balance, confirmed part, entries) of one client as of a day; None if there is no such."""
    sql = _STANDINGS.format(which="AND client_id = :client", wound="NULL")
    values = {**_days(day, fading), "client": client}
    found = fetch(database, f"{sql} WHERE client.id = :client", values)
    return (found[0][2], found[0][3], found[0][4]) if found else None


def is_stale(database: Database, day: date) -> bool:
    """Whether any client's standing is of another day than this, or is not there at all: a client
    without one would be in no list."""
    sql = """SELECT EXISTS (SELECT 1 FROM standing WHERE day <> ?)
        OR (SELECT count(*) FROM standing) <> (SELECT count(*) FROM client)"""
    return bool(fetch(database, sql, (day.isoformat(),))[0][0])


def renew_all(database: Database, day: date, fading: bool) -> None:
    """Sum every client again: a new day, another rule, or many changes at once."""
    sql = _STANDINGS.format(which="", wound=_WOUND)
    database.execute_sql(f"REPLACE INTO standing {sql}", _days(day, fading))
    _renew_visits(database, day)


def renew_in_memory(database: Database, day: date, fading: bool) -> None:
    """Sum every client where the file takes no write: until ``back_to_disk`` the sums are read from
    a table of the same name in memory, which goes before the one of the file."""
    back_to_disk(database)
    database.execute_sql("CREATE TEMP TABLE standing AS SELECT * FROM main.standing WHERE 0")
    database.execute_sql("CREATE UNIQUE INDEX temp.standing_client ON standing (client_id)")
    renew_all(database, day, fading)


def back_to_disk(database: Database) -> None:
    """The sums of the file are read again."""
    database.execute_sql("DROP TABLE IF EXISTS temp.standing")


def renew(database: Database, clients: Iterable[int], day: date, fading: bool) -> None:
    """Sum these clients again."""
    sql = _STANDINGS.format(which="AND client_id = :client", wound=_WOUND)
    for client in sorted(clients):
        values = {**_days(day, fading), "client": client}
        database.execute_sql(f"REPLACE INTO standing {sql} WHERE client.id = :client", values)
        _renew_visits(database, day, client)


def visits(
    database: Database, day: date, client: int | None = None
) -> dict[int, tuple[int, date, float | None]]:
    """(done visits, day of the last, usual gap in days) as of a day, of those who have any."""
    which = "" if client is None else "AND client_id = :client"
    days: dict[int, list[date]] = defaultdict(list)
    counts: dict[int, int] = {}
    values = {"day": day.isoformat(), "client": client}
    for owner, on, count in fetch(database, _VISITS.format(which=which), values):
        days[owner].append(read_day(on))
        counts[owner] = count
    return {owner: (counts[owner], max(some), usual_gap(some)) for owner, some in days.items()}


def _renew_visits(database: Database, day: date, client: int | None = None) -> None:
    sql = "UPDATE standing SET visits = ?, last_visit = ?, gap = ? WHERE client_id = ?"
    for owner, (count, last, gap) in visits(database, day, client).items():
        database.execute_sql(sql, (count, last.isoformat(), gap, owner))
