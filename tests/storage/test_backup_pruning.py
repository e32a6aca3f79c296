"""Which backups stay: many of the last days, few of long ago; no clock that lies takes one."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal_app import Journal, open_journal, safety
from journal_app.errors import JournalError
from journal_app.storage.backup import back_up
from journal_app.storage.backup_list import Backup
from journal_app.storage.pruning import expiries, kept
from tests.core import TODAY, HandClock

NOON = datetime(2026, 3, 14, 12)


def made(moments: Iterable[datetime], before: Sequence[int] = ()) -> list[Backup]:
    """Backups of these moments, in this order; those at the places ``before`` are pinned."""
    return [
        Backup(Path(f"{number}"), number, moment, 3 if number in before else None)
        for number, moment in enumerate(moments, start=1)
    ]


def numbers(backups: Sequence[Backup]) -> list[int]:
    stays = kept(backups)
    return [backup.number for backup in backups if backup.path in stays]


def days(count: int, step: int = 1) -> list[datetime]:
    return [NOON + timedelta(days=step * number) for number in range(count)]


def lived(moments: Iterable[datetime]) -> list[Backup]:
    """What is left when each of these backups was made, and the rest pruned, in turn."""
    have: list[Backup] = []
    for backup in made(moments):
        have.append(backup)
        stays = kept(have)
        have = [one for one in have if one.path in stays]
    return have


def test_the_last_ten_stay_however_close_together() -> None:
    assert numbers(made([NOON + timedelta(minutes=number) for number in range(10)])) == [
        *range(1, 11)
    ]
    close = made([NOON + timedelta(minutes=number) for number in range(40)])
    assert numbers(close) == [30, *range(31, 41)]  # and the newest before them, for its day


def test_a_year_of_daily_backups_leaves_days_weeks_and_months() -> None:
    left = lived(days(500))
    ages = [(left[-1].made - backup.made).days for backup in left]
    assert ages[-17:] == [*range(16, -1, -1)]  # ten, and the newest of each of seven days more
    months = {(backup.made.year, backup.made.month) for backup in left}
    assert len(months) >= 12
    assert 320 <= ages[0] <= 400
    assert len(left) <= 10 + 7 + 8 + 12
    weeks = {
        backup.made.isocalendar()[:2] for backup in left if (left[-1].made - backup.made).days < 60
    }
    assert len(weeks) >= 8


def test_what_an_upgrade_began_with_stays_for_good() -> None:
    backups = made(days(600), before=(3,))
    assert numbers(backups)[0] == 3
    assert len(numbers(backups)) == 1 + len(numbers([one for one in backups if one.number != 3]))


def test_a_wrong_clock_for_some_days_takes_nothing_away() -> None:
    """Eight years ahead for four backups, and back: what stood before stands after."""
    honest = days(60, step=7)
    lying = [moment + timedelta(days=2922) for moment in honest[50:54]]
    before = lived(honest[:54])
    after = lived([*honest[:50], *lying])
    assert {one.number for one in before} <= {one.number for one in after}
    later = lived([*honest[:50], *lying, *honest[54:]])
    plain = lived(honest)
    assert {one.number for one in plain if one.number <= 50} <= {one.number for one in later}


@given(st.integers(0, 10**6), st.integers(1, 6))
def test_days_that_lie_push_nobody_out(seed: int, lies: int) -> None:
    """The same backups with some wrong days among them keep at least as many months."""
    dice = random.Random(seed)
    honest = days(90, step=5)
    wrong = list(honest)
    for place in dice.sample(range(len(wrong)), lies):
        wrong[place] = datetime(dice.choice((1980, 2034, 2099)), 1, 1)
    liars = {place + 1 for place in range(90) if wrong[place] != honest[place]}
    stays = {number for number in numbers(made(wrong)) if number not in liars}
    months = {honest[number - 1].strftime("%Y-%m") for number in stays}
    right = {honest[number - 1].strftime("%Y-%m") for number in numbers(made(honest))}
    assert len(right - months) <= 1


FAR = [datetime(1970, 1, 1), datetime(1980, 1, 1), datetime(2021, 6, 1), datetime(2034, 1, 1)]
"""Where a clock without a battery begins, or one set wrong stands."""
MOST = 3 * (10 + 7 + 8 + 12) + 10


@given(
    st.lists(st.integers(0, 40), min_size=8, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from(FAR), st.integers(0, 4)), max_size=90),
)
def test_no_number_of_liars_takes_the_place_of_an_honest_one(
    steps: list[int], lies: list[tuple[int, datetime, int]]
) -> None:
    """Whatever stays of the honest ones alone, the newest ten among them, stays with liars too:
    as many as you like, anywhere between them, before and after; and few liars do."""
    honest = [NOON + timedelta(days=sum(steps[: number + 1])) for number in range(len(steps))]
    assume(len(set(honest)) > 5)
    everything = [(at, 0, moment, True) for at, moment in enumerate(honest)]
    everything += [(at, 1, day + timedelta(days=on), False) for at, day, on in lies]
    everything.sort(key=lambda one: one[:2])
    backups = made(moment for _at, _kind, moment, _true in everything)
    true = [backup for backup, told in zip(backups, everything, strict=True) if told[3]]
    stays = kept(backups)
    assert kept(true) <= stays
    assert len(stays) <= MOST
    if everything[-1][3]:  # the clock of today is right
        assert stays <= {one.path for one in (*true, *backups[-10:])}


@pytest.mark.parametrize(
    "lies",
    [
        [datetime(2034, 1, 1, 9)],
        [datetime(1970, 1, 1, 0, number % 60) for number in range(60)],
        [datetime(2021, 6, 1, 0, number % 60) for number in range(100)],
        [datetime(2034, 1, 1, 9) + timedelta(days=number) for number in range(40)],
        [NOON + timedelta(days=407, hours=number) for number in (0, 10, 24)],  # a week ahead
    ],
)
def test_a_year_of_backups_outlives_a_wrong_clock(lies: list[datetime]) -> None:
    """One start ahead of time, many with an empty battery (two kinds), a month of days in another
    year, three starts a week ahead: as long as it lies, and for two months after."""
    honest = days(400)
    after = [honest[-1] + timedelta(days=number) for number in range(1, 61)]
    plain = lived([*honest, *after])
    have = lived([*honest, *lies])
    if abs(lies[0] - honest[-1]) > timedelta(days=92):
        before = lived(honest)
        assert {one.made for one in before} <= {one.made for one in have}
        if len({lie.date() for lie in lies}) == 1:
            # After a time in which nothing might go, all of them stand there at once.
            whole = made([*(one.made for one in before), *lies])
            assert {one.path for one in whole[: len(before)]} <= kept(whole)
    later = lived([*honest, *lies, *after])
    assert {one.made for one in plain} <= {one.made for one in later}
    assert len(have) <= MOST
    assert len(later) <= len(plain) + 3


@given(st.lists(st.integers(-4000, 4000), max_size=60))
def test_whatever_the_clock_says_the_last_ten_stay(offsets: list[int]) -> None:
    backups = made([NOON + timedelta(days=offset) for offset in offsets])
    assert {backup.number for backup in backups[-10:]} <= set(numbers(backups))


# In the folder


@pytest.fixture
def old(journal: Journal, vera: int, clock: HandClock) -> list[Path]:
    """Forty backups of forty days, the newest on a day that has come."""
    assert vera
    first = journal.backup()
    for number in range(2, 41):
        day = TODAY - timedelta(days=41 - number)
        shutil.copy(first, first.with_name(f"practice-{number:04d}-{day}-120000.journal"))
    return sorted(first.parent.iterdir())


def left(journal: Journal) -> list[int]:
    return [backup.number for backup in reversed(journal.backups())]


def test_a_new_backup_lets_the_old_ones_go(journal: Journal, old: list[Path]) -> None:
    journal.clients.add("Ольга")
    before = journal.backups()
    made_now = journal.backup()
    assert made_now.exists()
    assert 10 < len(left(journal)) < 30
    stays = kept([*before, next(iter(journal.backups()))])
    assert {backup.path for backup in journal.backups()} == stays


def test_nothing_goes_when_the_new_one_failed(journal: Journal, old: list[Path]) -> None:
    journal.clients.add("Ольга")
    with pytest.raises(JournalError):
        back_up(journal.store, cancelled=lambda: True)
    assert sorted(old[0].parent.iterdir()) == old


def test_nothing_goes_while_the_check_fails(journal: Journal, old: list[Path]) -> None:
    journal.store.log_event("check_failed")
    journal.backup()
    assert len(left(journal)) == 41
    journal.store.log_event("checked")
    journal.backup()
    assert len(left(journal)) < 30


@pytest.mark.parametrize(("days_on", "goes"), [(0, False), (29, False), (31, True), (-400, False)])
def test_nothing_goes_for_thirty_days_after_a_restore(
    journal: Journal, old: list[Path], clock: HandClock, days_on: int, goes: bool
) -> None:
    journal.store.log_event("restored")
    for _day in range(6):
        clock.forward(1)
        journal.backup()
    clock.forward(days_on - 6)
    journal.backup()
    assert (len(left(journal)) < 47) == goes


def test_a_clock_that_jumps_after_a_restore_makes_nothing_go(
    journal: Journal, old: list[Path], clock: HandClock
) -> None:
    """Eight years are no thirty days: a week of days with backups has to come, too."""
    journal.store.log_event("restored")
    clock.forward(8 * 365)
    for _ in range(6):
        journal.backup()
        journal.backup()
        clock.forward(1)
    assert len(left(journal)) == 52
    journal.backup()
    assert len(left(journal)) < 40


def test_backups_of_another_journal_are_let_alone(journal: Journal, old: list[Path]) -> None:
    """One that had the same name, here or on another computer."""
    other = journal.path.with_name("other.journal")
    with open_journal(other, clock=lambda: TODAY - timedelta(days=9)) as stranger:
        stranger.clients.add("Ия")
    for number in range(1, 9):
        shutil.copy(other, old[number])
    journal.backup()
    assert set(range(2, 10)) <= set(left(journal))
    assert len(left(journal)) < 35


def test_backups_under_another_key_count_for_themselves(tmp_path: Path) -> None:
    """Plain ones of later days take no place from those under the passphrase, nor go for them."""
    path, plain = tmp_path / "a.journal", tmp_path / "plain.journal"
    with open_journal(plain) as other:
        other.clients.add("Вера")
    with open_journal(path, "нынешняя", clock=lambda: TODAY) as journal:
        journal.clients.add("Вера")
        first = journal.backup()
        for number in range(2, 90):
            day = TODAY - timedelta(days=90 - number)
            copy = first.with_name(f"a-{number:04d}-{day}-120000.journal")
            shutil.copy(first if number < 15 else plain, copy)
        journal.backup()
        keys = [backup.key for backup in journal.backups()]
        assert (keys.count("same"), keys.count("plain")) == (
            14,
            75,
        )  # the first is of the day of the second


# When they go


def test_the_day_a_backup_goes_is_the_day_it_goes() -> None:
    """Each backup of a year, against a life in which one is made on every day that follows."""
    before = lived(days(200))
    told = expiries(before, before[-1].made.date(), encrypted=False)
    first = before[-1].made
    have = list(before)
    gone: dict[Path, date] = {}
    for ahead in range(1, 480):
        moment = first + timedelta(days=ahead)
        have.append(Backup(Path(f"new {ahead}"), 1000 + ahead, moment))
        stays = kept(have)
        gone |= {one.path: moment.date() for one in have if one.path not in stays}
        have = [one for one in have if one.path in stays]
    assert {path: gone[path] for path in told} == told


def test_what_never_goes_is_told_so() -> None:
    backups = made(days(3), before=(1,))
    backups[1] = Backup(backups[1].path, 2, NOON, key="other")
    told = expiries(backups, TODAY, encrypted=False)
    assert told[backups[0].path] is None
    assert told[backups[1].path] is None
    assert told[backups[2].path] is not None


def test_a_restore_puts_the_day_off() -> None:
    backups = lived(days(30))
    free = expiries(backups, backups[-1].made.date(), encrypted=False)
    held = backups[-1].made.date() + timedelta(days=30)
    put_off = expiries(backups, backups[-1].made.date(), encrypted=False, held=held)
    assert min(day for day in free.values() if day) < held
    assert min(day for day in put_off.values() if day) >= held


def test_a_journal_tells_when_its_backups_go(journal: Journal, vera: int) -> None:
    assert vera
    journal.backup()
    (backup,) = journal.backups()
    goes = safety.expires(journal, backup)
    assert goes is not None
    assert timedelta(days=10) < goes - TODAY < timedelta(days=30)  # others of its week follow


def test_the_last_days_that_a_clock_can_tell_are_days_like_others() -> None:
    last = datetime(9999, 12, 30, 12)
    assert numbers(made([last, last + timedelta(days=1)])) == [1, 2]
