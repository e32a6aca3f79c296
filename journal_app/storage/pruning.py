"""Which backups stay: many of the last days, few of long ago, and none goes because a clock lies.

Kept are the last ten, then the newest of each of 7 days, 8 weeks and 12 months that have one, and
for good those that an upgrade began with. Backups under another key than today's, and those of
another journal of the same name, are let alone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count, pairwise
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
_LEAP = timedelta(days=92)
"""Further on than from a backup to the next in most practices: a clock may have leapt. Rows with
such a step are thought through as well, for somebody may have been away."""
_NO_JOURNAL_BEFORE = date(2020, 1, 1)
"""This program is younger: an earlier day is that of a computer whose battery is empty."""
_LONGEST_DAYS = 500
"""Longer than any backup stays that is followed by a new one every day."""


def kept(backups: Sequence[Backup]) -> set[Path]:
    """Which of these backups stay, all of them of one journal and under one key.

    A clock may lie, and nothing here knows which. So each row of backups that may be the honest
    ones is thought through for itself, as if there were no others, and what one of them needs,
    stays: a lie takes nobody's place. Of those in no row the last ten are left.
    """
    ordered = sorted(backups, key=lambda backup: backup.number)
    stays = {backup.path for backup in ordered if backup.pinned}
    ordered = [backup for backup in ordered if not backup.pinned]
    stays |= {backup.path for backup in ordered[-LAST:]}
    for row in _rows([backup.made.date() for backup in ordered]):
        stays |= _kept_in_order([ordered[place] for place in reversed(row)])
    return stays


def _kept_in_order(newest_first: Sequence[Backup]) -> set[Path]:
    """Which stay of backups whose days are in order."""
    stays = {backup.path for backup in newest_first[:LAST]}
    for places, bucket in _BUCKETS:
        taken: set[object] = set()
        # The last ten take no other place.
        for backup in newest_first[LAST:]:
            key = bucket(backup.made.date())
            if key not in taken and len(taken) < places:
                taken.add(key)
                stays.add(backup.path)
    return stays


def _rows(days: Sequence[date]) -> set[tuple[int, ...]]:
    """The rows, as places, that may be those of a right clock: the longest without a leap, the
    longest of all, and the longest that ends with the newest, whose clock is that of today.

    One row where no clock ever lied, three at the most.
    """
    if not days:
        return set()
    steps = list(pairwise(days))
    if days[0] >= _NO_JOURNAL_BEFORE and all(a <= b and b - a <= _LEAP for a, b in steps):
        return {tuple(range(len(days)))}
    steady, free = _Rises(days, _LEAP), _Rises(days, date.max - date.min)
    return {steady.longest(), free.longest(), free.ending_at(len(days) - 1)}


class _Rises:
    """The best row that ends at each place, no day in it earlier than the one before nor later by
    more than ``leap``. The better has more different days, for a clock that begins anew at each
    start tells the same one again and again; then more backups."""

    def __init__(self, days: Sequence[date], leap: timedelta) -> None:
        self._days = days
        self._before: list[int | None] = []
        self._worth: list[tuple[int, int]] = []
        newest: dict[date, int] = {}  # the place of the last of each day: the best of it
        for place, day in enumerate(days):
            worth, before = (1, 1), None
            for other, at in newest.items():
                if other <= day and day - other <= leap:
                    different, many = self._worth[at]
                    found = (different + (other != day), many + 1)
                    if found > worth:
                        worth, before = found, at
            self._worth.append(worth)
            self._before.append(before)
            newest[day] = place

    def longest(self) -> tuple[int, ...]:
        """The best row there is of days on which there can be a journal; the later of equals."""
        able = [at for at, day in enumerate(self._days) if day >= _NO_JOURNAL_BEFORE]
        best = max(able, key=lambda at: (self._worth[at], at), default=None)
        row = () if best is None else self.ending_at(best)
        return tuple(at for at in row if self._days[at] >= _NO_JOURNAL_BEFORE)

    def ending_at(self, place: int) -> tuple[int, ...]:
        """The best row that ends at a place."""
        row: list[int] = []
        at: int | None = place
        while at is not None:
            row.append(at)
            at = self._before[at]
        return tuple(reversed(row))


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
