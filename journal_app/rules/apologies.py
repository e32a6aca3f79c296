"""What an apology gives back (the method, §4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from journal_app.errors import JournalError
from journal_app.rules.points import Tariff, half_up

PARTS = ("named", "owned", "repaired", "prevented")
REPEAT_DAYS = 180
"""How long an earlier apology for the same principle makes the next one weaker."""

WORN_OUT = 3
"""The number of earlier apologies from which another one is words alone."""

_REPEATED = {1: "again_half", 2: "again_nothing"}


@dataclass(frozen=True)
class Restored:
    """The signed points of an apology, and why they are these.

    ``reason`` is ``whole``, ``part`` (not all the parts), ``again_half`` and ``again_nothing``
    (the second and third of its principle), ``wordless`` (no part at all) or ``worn_out`` (the
    fourth and later).
    """

    points: int
    reason: str


def count_earlier(principle: str, day: date, earlier: Iterable[tuple[str, date]]) -> int:
    """``k``: apologies recorded already for entries of the same principle, dated 0 to 180 days
    before ``day`` (the method, §4).

    ``earlier`` holds (principle of the entry answered, day of the apology), wordless ones
    included; a promise entry counts as ``commitments``.
    """
    return sum(
        1
        for answered, on in earlier
        if answered == principle and 0 <= (day - on).days <= REPEAT_DAYS
    )


def restore(entry_points: int, parts: Collection[str], k: int, tariff: Tariff) -> Restored:
    """The points of an apology for an entry of ``entry_points`` (negative), by its parts and
    ``k`` (the method, §4): ``|entry| × parts/4 × factor``, the factor 1, ½ or 0.

    With no part, or from the fourth apology on, it costs what an apology that was not meant
    costs. Raises ``JournalError`` ``unknown_part`` and ``not_negative``.
    """
    if entry_points >= 0:
        raise JournalError("not_negative", points=entry_points)
    present = set(parts)
    unknown = sorted(present.difference(PARTS))
    if unknown:
        raise JournalError("unknown_part", part=unknown[0])
    if not present or k >= WORN_OUT:
        return Restored(-tariff.withdrawal["apology"], "worn_out" if present else "wordless")
    # The factor in halves: 2, 1, 0 for k = 0, 1, 2.
    points = half_up(-entry_points * len(present) * (2 - k), 2 * len(PARTS))
    whole = "whole" if len(present) == len(PARTS) else "part"
    return Restored(points, _REPEATED.get(k, whole))
