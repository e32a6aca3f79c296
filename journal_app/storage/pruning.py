"""Which backups stay: many of the last days, few of long ago, and none goes because a clock lies.

Kept are the last ten, then the newest of each of 7 days, 8 weeks and 12 months that have one, and
for good those that an upgrade began with. Backups under another key than today's, and those of
another journal of the same name, are let alone.
"""

from __future__ import annotations

import contextlib
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.errors import JournalError
from journal_app.storage.backup_list import Backup, backup_folder, backups_of
from journal_app.storage.database import fetch, reader
from journal_app.storage.vault import sidecar_of

if TYPE_CHECKING:
    from journal_app.storage.store import Store

LAST = 10
_BUCKETS: tuple[tuple[int, Callable[[date], object]], ...] = (
    (7, lambda day: day),
    (8, lambda day: day.isocalendar()[:2]),
    (12, lambda day: (day.year, day.month)),
)
REST_AFTER_RESTORE = timedelta(days=30)
"""Who brought a backup back may need yet another one: nothing goes for so long."""
WORK_AFTER_RESTORE = 7
"""Different days on which backups were made since: those a clock that jumps ahead cannot make."""
_LONGEST_DAYS = 500
"""Longer than any backup stays that is followed by a new one every day."""


def kept(backups: Sequence[Backup]) -> set[Path]:
    """Which of these backups stay, all of them of one journal and under one key."""
    ordered = sorted(backups, key=lambda backup: backup.number, reverse=True)
    stays = {backup.path for backup in ordered if backup.pinned}
    ordered = [backup for backup in ordered if not backup.pinned]
    stays |= {backup.path for backup in ordered[:LAST]}
    days = _days_in_order(ordered)
    # The last ten take no other place: a few starts with a wrong clock push nothing out.
    rest = ordered[LAST:]
    for places, bucket in _BUCKETS:
        taken: set[object] = set()
        for backup in rest:
            key = bucket(days[backup.path])
            if key not in taken and len(taken) < places:
                taken.add(key)
                stays.add(backup.path)
    return stays


def _days_in_order(newest_first: Sequence[Backup]) -> dict[Path, date]:
    """The day of each backup, where the running numbers know better than the clock: the fewest
    that have to lie are taken to be of the day of the one before."""
    ordered = list(reversed(newest_first))
    days = [backup.made.date() for backup in ordered]
    honest = _longest_rise(days)
    told: dict[Path, date] = {}
    believed = days[min(honest)] if honest else date.min
    for number, backup in enumerate(ordered):
        if number in honest:
            believed = days[number]
        told[backup.path] = believed
    return told


def _longest_rise(days: Sequence[date]) -> set[int]:
    """The places of the longest row of days, none earlier than the one before it."""
    ends: list[date] = []
    places: list[int] = []
    before: list[int | None] = []
    for number, day in enumerate(days):
        length = bisect_right(ends, day)
        before.append(places[length - 1] if length else None)
        ends[length : length + 1] = [day]
        places[length : length + 1] = [number]
    found: set[int] = set()
    place = places[-1] if places else None
    while place is not None:
        found.add(place)
        place = before[place]
    return found


def prune(store: Store, folder: Path | None = None) -> list[Path]:
    """Remove what need not stay any longer, in the folder of the backups or another one; return
    what went. Call it when a new backup is there and verified. Raises nothing that a disk can
    cause: a backup that cannot be removed stays."""
    with store.writing() as database:
        resting = _rests_after_restore(database, store.local_moment().date())
        whole = not fails_its_check(database)
        mine = _birth(database)
    if resting or not whole:
        return []
    place = folder or backup_folder(store.path)
    ours = [one for one in backups_of(store.path, place, store.key) if one.key == _key_of(store)]
    stays = kept(ours)
    gone = []
    for backup in reversed(ours):
        if backup.path not in stays and _is_of(backup, store, mine):
            with contextlib.suppress(OSError):
                backup.path.unlink()
                sidecar_of(backup.path).unlink(missing_ok=True)
                gone.append(backup.path)
    return gone


def _key_of(store: Store) -> str:
    return "plain" if store.key is None else "same"


def _is_of(backup: Backup, store: Store, mine: str) -> bool:
    """Whether a backup is of this journal. Another one may have had its name, or have it on
    another computer."""
    try:
        with reader(backup.path, store.key) as database:
            return _birth(database) == mine
    except JournalError:
        return False  # not understood, so not removed


def _birth(database: SqlCipherDatabase) -> str:
    """What tells a journal from another one and is in every copy of it."""
    found = fetch(database, "SELECT at FROM event ORDER BY id LIMIT 1")
    return str(found[0][0]) if found else ""


def held_until(database: SqlCipherDatabase) -> date | None:
    """The first day on which a backup may go again, if this journal was brought back from one.

    A day of the clock that brought it back: where that lies, nothing goes for longer.
    """
    sql = "SELECT at FROM event WHERE what = 'restored' ORDER BY id DESC LIMIT 1"
    found = fetch(database, sql)
    if not found:
        return None
    try:
        moment = datetime.fromisoformat(str(found[0][0]))
    except ValueError:
        return date.max
    return (moment.astimezone() + REST_AFTER_RESTORE).date()


def _rests_after_restore(database: SqlCipherDatabase, today: date) -> bool:
    """Whether nothing may go yet, since the journal was brought back from a backup not long ago:
    by the clock, or by the days that the journal itself has counted since."""
    held = held_until(database)
    if held is None:
        return False
    sql = """SELECT count(DISTINCT substr(at, 1, 10)) FROM event WHERE what = 'backed up'
        AND id > (SELECT max(id) FROM event WHERE what = 'restored')"""
    ((days,),) = fetch(database, sql)
    return bool(today < held or days < WORK_AFTER_RESTORE)


def fails_its_check(database: SqlCipherDatabase) -> bool:
    """Whether damage was found and no later check found all well."""
    sql = (
        "SELECT what FROM event WHERE what IN ('checked', 'check_failed') ORDER BY id DESC LIMIT 1"
    )
    return fetch(database, sql) == [("check_failed",)]


def expiries(
    backups: Sequence[Backup], today: date, encrypted: bool, held: date | None = None
) -> dict[Path, date | None]:
    """By which day each backup is gone, if the journal is written in, and so backed up, every day
    from today on. None: it stays for good, or until somebody removes it.

    An estimate to be told as one: fewer working days keep a backup longer, and none goes while
    the journal fails its check or before ``held``.
    """
    own = "same" if encrypted else "plain"
    have = [one for one in backups if one.key == own and not one.pinned]
    told: dict[Path, date | None] = {one.path: None for one in backups}
    waiting = {one.path for one in have}
    if not have:
        return told
    number = count(max(one.number for one in backups) + 1)
    for ahead in range(1, _LONGEST_DAYS):
        if not waiting:
            break
        day = today + timedelta(days=ahead)
        made = datetime(day.year, day.month, day.day, 12)
        following = next(number)
        have.append(replace(have[0], path=Path(f"\0{following}"), number=following, made=made))
        if held is not None and day < held:
            continue
        stays = kept(have)
        for one in have:
            if one.path in waiting and one.path not in stays:
                told[one.path] = day
                waiting.discard(one.path)
        have = [one for one in have if one.path in stays]
    return told
