"""The person beside the account: the card, and what is known of a client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from journal_app.shapes.visits import Visit


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Another client, as a link names them."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ContactWay:
    """One way to reach a client; ``kind`` is ``phone messenger email other``."""

    id: int
    kind: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day that comes back every year; ``kind`` is ``birthday`` or ``other``."""

    id: int
    kind: str
    label: str
    month: int
    day: int
    year: int | None
    days: int
    """Days until it comes next; 0 on the day itself."""
    turns: int | None
    """Years complete on that day; None when the year is not known."""


@dataclass(frozen=True, slots=True)
class FactLine:
    """Something known of a client.

    ``kind`` is ``little_thing stop_topic expectation preference allergy``; ``side`` of an
    expectation ``mine theirs agreed``, else "".
    """

    id: int
    kind: str
    side: str
    text: str
    confirmed: bool
    """By the client's words or deeds; else a guess of the practitioner."""
    on: date
    """Since when it is known, or confirmed."""
    agreed_on: date | None
    used_on: date | None
    """When it was last of use."""


@dataclass(frozen=True, slots=True)
class CardPage:
    """Everything on a client's card. Days are local; ``cap`` is contacts in 30 days, None for the
    usual; ``fields`` are the professional part by key, ``own.…`` the practitioner's own."""

    client: int
    name: str
    since: date
    archived_on: date | None
    code: str = ""
    kind: str = ""
    stage: str = ""
    status: str = "active"
    status_on: date | None = None
    status_reason: str = ""
    channel: str = ""
    cap: int | None = None
    cap_agreed: str = ""
    tags: tuple[str, ...] = ()
    consent_on: date | None = None
    consent_scope: str = ""
    consent_withdrawn: date | None = None
    keep_until: date | None = None
    brought_by: Acquaintance | None = None
    brought: tuple[Acquaintance, ...] = ()
    """Whom this client brought, by name."""
    fields: Mapping[str, str] | None = None
    contacts: tuple[ContactWay, ...] = ()
    """In the order they were put."""
    dates: tuple[YearlyDay, ...] = ()
    """The birthday first, then by the calendar."""
    facts: tuple[FactLine, ...] = ()
    """The earliest known first."""


@dataclass(frozen=True, slots=True)
class ClientAside:
    """What stands about a client beside the account: status, next visit, little things."""

    status: str
    next_visit: Visit | None
    """The next planned visit, today's included."""
    little: tuple[FactLine, ...]
    """Little things and preferences, confirmed ones first."""
