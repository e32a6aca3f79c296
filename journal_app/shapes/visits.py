"""Visits and sessions, and the days they fill. Prices are minor units, times local ``HH:MM``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

VisitState = Literal["planned", "done", "missed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Service:
    """One service of a visit; ``price`` is None while it is not known."""

    name: str
    price: int | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit, whole."""

    id: int
    client: int
    client_name: str
    on: date
    start: str | None
    minutes: int | None
    state: VisitState
    came: str
    """``on_time``, ``late``, or "" when nothing was noted."""
    prepaid: int | None
    feeling: str
    """A key of the handbook, or ""."""
    contact: str
    """``stronger``, ``usual``, ``tense``, or ""."""
    note: str
    come_back: str
    """The thread to take up next time."""
    remind: str
    """``sent``, ``confirmed``, ``no_answer``, or ""."""
    reminded_on: date | None
    services: tuple[Service, ...]
    price: int | None
    """Sum of the prices that are known; None when none is."""


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A visit as a plan shows it, whether it is still planned or was done or missed."""

    id: int
    client: int
    client_name: str
    on: date
    start: str | None
    minutes: int | None
    buffer: int
    """Minutes kept free after it, for a client who is always late."""
    state: VisitState
    services: tuple[Service, ...]
    price: int | None
    prepaid: int | None
    remind: str
    note: str


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The visits of one day by start, the untimed last; cancelled ones are left out."""

    day: date
    visits: tuple[PlannedVisit, ...]
    overlaps: tuple[tuple[int, int], ...]
    """Pairs of planned visits (ids) that overlap; the earlier of a pair first."""


@dataclass(frozen=True, slots=True)
class UsualVisit:
    """What the next visit of a client will probably be like: as the last one done, or where that
    tells nothing, one of the last six."""

    services: tuple[Service, ...]
    minutes: int | None
    start: str | None
    gap: float
    """Usual days between visits: the client's own rhythm, or else the setting's."""
    known: bool
    """Whether the gap is the client's own."""
    next_on: date
    """The usual next day, when the visit is on the day that was asked about."""
    next_start: str | None


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line of a pasted day, as far as it was understood."""

    line: int
    """Its number in the text, from 1; blank lines count too."""
    name: str
    """The client as typed."""
    client: int | None
    candidates: tuple[tuple[int, str], ...]
    """(id, name) of those who may be meant, when it is not clear."""
    start: str | None
    minutes: int | None
    services: tuple[Service, ...]
    """Known ones with their last prices; a price that was typed stands with the first."""
    problem: str
    """``empty bad_time unknown_client several_clients no_time``, ``planned_already`` (this client
    at this time), or ""."""
