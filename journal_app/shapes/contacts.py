"""Contacts and positions: what was said between visits, and how one stood beside the client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One call, message or e-mail."""

    id: int
    client: int
    client_name: str
    on: date
    at: str | None
    """Local time "HH:MM"; None when it was not noted."""
    channel: str
    """``call message email in_person`` or ""."""
    outgoing: bool
    touchpoint: str
    text: str
    state: str
    """``sent confirmed no_answer`` of what went out, ``waiting answered`` of what came in, ""."""
    reminder: bool
    visit: int | None


@dataclass(frozen=True, slots=True)
class CapUse:
    """How much of a client's cap is taken on a day (the method, §8)."""

    used: int
    """Outgoing contacts of 30 days; reminders do not count."""
    cap: int
    state: Literal["ok", "full", "passed"]
    """Before one more is recorded: ``ok`` leaves room for it."""
    agreed: str
    """How the cap was agreed with the client, in the practitioner's words."""
    channel: str
    """By what the client prefers to be reached, "" when unknown."""


@dataclass(frozen=True, slots=True)
class PositionLine:
    """A position planned for a session, or taken in it (the method, §10)."""

    id: int
    client: int
    visit: int | None
    on: date
    taken: bool
    role: str
    """``adviser programmer listener mirror catalyst`` or ""."""
    activity: str
    """``active passive`` or ""."""
    direction: Literal["equal", "above", "below"]
    note: str

    @property
    def wants_supervision(self) -> bool:
        """Above and below are worth taking to supervision (the method, §10)."""
        return self.direction != "equal"
