"""Histories of a client, and a second way to count them.

The oracle follows the words of the method, entry by entry and in fractions, and shares no line
with ``rules.points``: it must not be made faster or neater by borrowing from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from hypothesis import strategies as st

from journal_app.rules.points import Entry

START = date(2024, 1, 31)

USUAL = [(60, Fraction(1)), (120, Fraction(1, 2))]
OPEN_WOUND = [(180, Fraction(1)), (360, Fraction(1, 2))]

# Gaps in which every boundary of a weight is met, one day before, on it and one day after.
TELLING_GAPS = [0, 0, 1, 2, 29, 30, 31, 59, 60, 61, 119, 120, 121, 179, 180, 181, 359, 360, 361]


def day_of(offset: int) -> date:
    """The day that many days after the first one of a history."""
    return START + timedelta(days=offset)


def slow_balance(
    entries: Sequence[Entry],
    opening: int,
    day: date,
    fading: bool = True,
    confirmed_only: bool = False,
    counted: Iterable[Entry] | None = None,
) -> int:
    """The balance as of ``day`` in fractions; ``counted`` narrows which entries count at all."""
    present = [e for e in (entries if counted is None else counted) if e.on <= day]
    total = Fraction(0)
    for entry in present:
        if confirmed_only and not entry.confirmed:
            continue
        total += entry.points * (_weight(entry, entries, present, day) if fading else 1)
    rounded = floor(abs(total) + Fraction(1, 2))
    return opening + (rounded if total > 0 else -rounded)


def _weight(
    entry: Entry, entries: Sequence[Entry], present: Sequence[Entry], day: date
) -> Fraction:
    steps = USUAL
    born = entry.on
    if entry.kind == "apology":
        (answered,) = [other for other in entries if other.id == entry.answers]
        born = answered.on
    elif entry.points < 0 and not any(other.answers == entry.id for other in present):
        steps = OPEN_WOUND
    age = (day - born).days
    for limit, weight in steps:
        if age < limit:
            return weight
    return Fraction(0)


@st.composite
def histories(draw: st.DrawFn, early_apologies: bool = False) -> list[Entry]:
    """Entries sorted by (on, id): deposits, slips, promises, and apologies for some of the slips.

    With ``early_apologies`` an apology may be dated before its slip, which is what is left when
    the day of a slip is corrected afterwards.
    """
    entries: list[Entry] = []
    offset = 0
    slips: list[tuple[int, int, int]] = []
    for number in range(draw(st.integers(0, 14))):
        offset += draw(st.sampled_from(TELLING_GAPS))
        good = draw(st.booleans())
        kinds = ["deposit", "promise_kept"] if good else ["withdrawal", "promise_late"]
        points = draw(st.integers(1, 99)) * (1 if good else -1)
        entries.append(
            Entry(
                id=number,
                kind=draw(st.sampled_from(kinds)),
                principle="commitments",
                points=points,
                on=day_of(offset),
                confirmed=draw(st.booleans()),
            )
        )
        if not good:
            slips.append((number, offset, points))
    for number, (slip, at, taken) in enumerate(slips, start=len(entries)):
        if draw(st.booleans()):
            wait = draw(st.sampled_from(TELLING_GAPS))
            if early_apologies and draw(st.booleans()):
                wait = -wait
            entries.append(
                Entry(
                    id=number,
                    kind="apology",
                    principle=None,
                    points=draw(st.integers(-49, -taken)),
                    on=day_of(at + wait),
                    confirmed=draw(st.booleans()),
                    answers=slip,
                )
            )
    return sorted(entries, key=lambda entry: (entry.on, entry.id))


def days_of_interest(entries: Sequence[Entry]) -> st.SearchStrategy[date]:
    """Days on which a weight of the history changes, the days beside them, and any other."""
    born = sorted({entry.on for entry in entries} or {START})
    near = st.builds(
        lambda on, gap: on + timedelta(days=gap),
        st.sampled_from(born),
        st.sampled_from(TELLING_GAPS),
    )
    return near | st.builds(day_of, st.integers(-30, 2500))
