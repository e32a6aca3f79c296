"""What a visit may hold: times, lengths, services, prices, choices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.checks import clean_text, is_invisible
from journal_app.rules.money import MONEY_LIMIT
from journal_app.rules.visits import clock_minutes

SERVICE_LIMIT = 200
"""Characters of a service's name."""
MINUTES_LIMIT = 24 * 60

CHOICES: dict[str, tuple[str, ...]] = {
    "came": ("", "on_time", "late"),
    "contact": ("", "stronger", "usual", "tense"),
    "state": ("planned", "done", "missed", "cancelled"),
    "role": ("", "adviser", "programmer", "listener", "mirror", "catalyst"),
    "activity": ("", "active", "passive"),
    "direction": ("equal", "above", "below"),
}
"""What the fields of a visit and of a position can be, as the schema has them."""
HAPPENED = ("done", "missed")
"""States of a visit whose time has come."""

ServiceGiven = tuple[str, int | None]


def chosen(field: str, value: str) -> str:
    """One of the words that a field can have. Raises JournalError ``unknown_choice``."""
    if value not in CHOICES[field]:
        raise JournalError("unknown_choice", field=field, value=value)
    return value


def known_time(start: str | None) -> str | None:
    """A time of day ``HH:MM``; None or "" for an untimed visit. Raises JournalError
    ``bad_time``."""
    if not start:
        return None
    if not isinstance(start, str) or clock_minutes(start) is None:
        raise JournalError("bad_time", value=start)
    return start


def known_minutes(minutes: int | None) -> int | None:
    """A length of 1 minute to a whole day. Raises JournalError ``minutes_out_of_range``."""
    if minutes is not None and (type(minutes) is not int or not 1 <= minutes <= MINUTES_LIMIT):
        raise JournalError("minutes_out_of_range", minutes=minutes)
    return minutes


def known_price(price: int | None) -> int | None:
    """An amount in minor units, 0 included. Raises JournalError ``price_out_of_range``."""
    if price is not None and (type(price) is not int or not 0 <= price <= MONEY_LIMIT):
        raise JournalError("price_out_of_range", price=price)
    return price


def known_services(services: Iterable[Any]) -> list[ServiceGiven]:
    """(name, price) of each service, names on one line.

    Raises JournalError ``empty_service service_too_long price_out_of_range``.
    """
    found = []
    for name, price in services:
        cleaned = " ".join(clean_text(name).split())
        if is_invisible(cleaned):
            raise JournalError("empty_service")
        if len(cleaned) > SERVICE_LIMIT:
            raise JournalError("service_too_long", limit=SERVICE_LIMIT)
        found.append((cleaned, known_price(price)))
    return found
