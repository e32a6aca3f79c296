"""Row 24. A clock that is eight years ahead and comes back, summer time, another time zone: the
order of what was recorded is kept, backups go on, and no due day moves."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.storage.backup_list import backups_of
from journal_app.storage.check import check
from tests.core import child, rows
from tests.faults.figures import FIGURES

ZONES = ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin", "Asia/Kathmandu")
"""From 14 hours ahead to 11 behind, one with summer time, one of three quarters."""

LIVES = """
import json, sys
from datetime import datetime, timedelta
from pathlib import Path
from journal_app import open_journal
from journal_app.storage.check import check
moments = [datetime.fromisoformat(told).replace(fold=fold)
           for told, fold in json.loads(sys.argv[2])]
now = [moments[0]]
with open_journal(Path(sys.argv[1]), clock=lambda: now[0].astimezone()) as journal:
    if not journal.has_clients():
        vera = journal.clients.add("Вера").id
        journal.promises.make(vera, "палитра", due=moments[0].date() + timedelta(days=3))
    for number, moment in enumerate(moments):
        now[0] = moment
        journal.entries.deposit(1, "integrity", note=f"{sys.argv[3]} {number}")
        assert journal.backup_if_changed() is not None
        assert journal.backup_if_changed() is None
    assert check(journal.store) == []
"""


def live(path: Path, zone: str, mark: str, *moments: datetime) -> None:
    """A run of the program in a zone, which records and backs up at each local moment."""
    told = json.dumps([(moment.isoformat(), moment.fold) for moment in moments])
    program = child(LIVES, path, told, mark, environment={"TZ": zone})
    program.communicate()
    assert program.returncode == 0


def test_eight_years_ahead_and_back(tmp_path: Path) -> None:
    path, start = tmp_path / "a.journal", datetime(2026, 3, 14, 12)
    ahead = start.replace(year=2034)
    live(path, "UTC", "a", start, ahead, start + timedelta(hours=1), start + timedelta(days=1))
    made = backups_of(path)
    assert [backup.number for backup in made] == [4, 3, 2, 1], "the newest is the last one made"
    assert [backup.made.year for backup in made] == [2026, 2026, 2034, 2026]
    with open_journal(path, clock=lambda: start + timedelta(days=1)) as journal:
        assert check(journal.store) == []
        assert [one["note"] for one in rows(journal, "entry")] == [f"a {n}" for n in range(4)]
        assert journal.balance(1) == 10 + 3 * 3, "what lies ahead does not count yet"
        (promise,) = journal.client_promises(1)
        assert promise.due == date(2026, 3, 17)
        last = journal.last_backup()
        assert last is not None
        assert last.number == 4
        # It goes on: a backup of now is due whatever the names say.
        journal.entries.deposit(1, "integrity")
        assert journal.backup_if_changed() is not None
    assert backups_of(path)[0].number == 5
    FIGURES.note(24, clocks_ahead_and_back=1, due_days_moved=0)


@pytest.mark.parametrize("lie", [datetime(2034, 1, 1, 9), datetime(1970, 1, 1)])
def test_a_lying_backup_lets_no_honest_one_go(tmp_path: Path, lie: datetime) -> None:
    """Half a year of backups; starts with a clock far off, and a month of right ones after."""
    now = [datetime(2026, 3, 14, 12)]
    with open_journal(tmp_path / "a.journal", clock=lambda: now[0].astimezone()) as journal:
        journal.clients.add("Вера")
        first = journal.backup()
        days = [now[0] - timedelta(days=ago) for ago in (180, 150, 120, 90, 60, *range(30, 0, -1))]
        days += [lie + timedelta(minutes=number) for number in range(12)]
        for number, day in enumerate(days, start=2):
            copy = first.with_name(f"a-{number:04d}-{day:%Y-%m-%d-%H%M%S}.journal")
            copy.write_bytes(first.read_bytes())
        first.unlink()
        for _day in range(30):
            now[0] += timedelta(days=1)
            journal.backup()
        left = {backup.made for backup in journal.backups()}
        assert set(days[:5]) <= left, "the months before the lie"
        assert lie.year not in {day.year for day in left}, "the last ten are honest again"
        assert len(left) <= 10 + 7 + 8 + 12
    FIGURES.note(24, backups_lost_to_a_lying_clock=0)


def test_the_hour_that_comes_twice_and_the_one_that_never_comes(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    half = timedelta(minutes=30)
    spring = [datetime(2026, 3, 29, 1, 30) + half * n for n in range(5)]  # 2:00 to 3:00 is not
    autumn = [datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 2, 10, fold=1)]
    live(path, "Europe/Berlin", "весна", *spring)
    live(path, "Europe/Berlin", "осень", *autumn)
    with open_journal(path) as journal:
        assert check(journal.store) == []
        notes = [one["note"] for one in rows(journal, "entry")]
        assert notes == [*(f"весна {n}" for n in range(5)), "осень 0", "осень 1"]
        stamps = [one["created"] for one in rows(journal, "entry")][-2:]
        assert stamps == sorted(stamps), "the second 2:10 is later than the first 2:30"
        assert journal.client_promises(1)[0].due == date(2026, 4, 1)
    assert [one.number for one in backups_of(path)] == [7, 6, 5, 4, 3, 2, 1]
    FIGURES.note(24, changes_of_summer_time=2, due_days_moved=0)


@pytest.mark.parametrize("zone", ZONES)
def test_a_journal_that_travels(tmp_path: Path, zone: str) -> None:
    """Recorded in one zone and opened in another: a day stays the day it was."""
    path, noon = tmp_path / "a.journal", datetime(2026, 3, 14, 23, 50)
    live(path, "Europe/Moscow", "дома", noon)
    before = {}
    with open_journal(path, clock=lambda: noon) as journal:
        before = {one["note"]: one["on_day"] for one in rows(journal, "entry")}
    live(path, zone, "там", noon, noon + timedelta(minutes=20))
    with open_journal(path, clock=lambda: noon + timedelta(days=1)) as journal:
        assert check(journal.store) == []
        there = {one["note"]: one["on_day"] for one in rows(journal, "entry")}
        assert there == {**before, "там 0": "2026-03-14", "там 1": "2026-03-15"}
        assert before == {"дома 0": "2026-03-14"}
        assert journal.client_promises(1)[0].due == date(2026, 3, 17)
        assert [line.text for line in journal.feed(1) if line.points] == [
            "там 1",
            "там 0",
            "дома 0",
        ]
    assert [one.number for one in backups_of(path)] == [3, 2, 1]
    FIGURES.note(24, zones=1, due_days_moved=0)
