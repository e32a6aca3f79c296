"""What an entry was before it was edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """An entry as it was until ``until`` (UTC), when an edit changed it. ``points`` are signed."""

    id: int
    entry: int
    until: datetime
    kind: str
    principle: str | None
    points: int
    on: date
    note: str
    confirmed: bool
    parts: tuple[str, ...]
