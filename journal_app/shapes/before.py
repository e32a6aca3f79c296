"""What is read in a minute before a client walks in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from journal_app.shapes.account import OpenWound, Zone
from journal_app.shapes.cards import FactLine, YearlyDay
from journal_app.shapes.contacts import ContactLine, PositionLine
from journal_app.shapes.visits import Visit


@dataclass(frozen=True, slots=True)
class WorkPhoto:
    """The picture of the last work; ``data`` is JPEG or PNG."""

    id: int
    on: date
    caption: str
    data: bytes


@dataclass(frozen=True, slots=True)
class DuePromise:
    """An open promise; ``days`` until it is due, negative when overdue, None without a due day."""

    id: int
    text: str
    due: date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class LastNote:
    """The note of the last session; ``private`` is "" unless it was asked for."""

    id: int
    on: date
    text: str
    private: str


@dataclass(frozen=True, slots=True)
class OpenFragment:
    """Words that wait for supervision; those of the private layer are "" unless asked for."""

    id: int
    on: date
    text: str
    question: str
    private: bool


@dataclass(frozen=True, slots=True)
class BeforePage:
    """Everything for the page before the visit, of either profession."""

    client: int
    name: str
    code: str
    """The code name, "" when there is none."""
    kind: str
    stage: str
    zone: Zone
    balance: int
    visit: Visit | None
    """The visit that is coming (or is read again); None when none is planned."""
    buffer: int
    """Minutes kept free for a client who is always late."""
    round: tuple[tuple[int, int], ...]
    """(client, visit) of everybody of that visit's day, in order; of today without a visit."""
    sessions: int
    """Done visits before the coming one."""
    last: Visit | None
    """The last done visit before it."""
    photo: WorkPhoto | None
    """Of the last work, or else the newest of any work; nail masters only."""
    fields: Mapping[str, str]
    """The professional part of the card by key, the practitioner's own fields too."""
    facts: tuple[FactLine, ...]
    """Confirmed ones first, then the newest."""
    birthday: YearlyDay | None
    """When it comes within 14 days."""
    promises: tuple[DuePromise, ...]
    """Open ones, the earliest due first."""
    wounds: tuple[OpenWound, ...]
    """What nobody has apologised for yet, the newest first."""
    waiting: tuple[ContactLine, ...]
    """Questions of the client that wait for an answer, the longest first."""
    note: LastNote | None
    planned: PositionLine | None
    """The position meant for the coming session."""
    stood: PositionLine | None
    """The one taken last."""
    fragments: tuple[OpenFragment, ...]
    """For supervision and not discussed yet, the newest first."""
    starved: tuple[str, ...]
    """Principles without a deposit in 90 days."""
    lately: tuple[str, ...]
    """What was deposited in the last 60 days, so that no idea repeats it."""
