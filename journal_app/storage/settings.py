"""The settings of a practice, declared with their defaults and checks; kept in the journal."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journal_app.errors import JournalError
from journal_app.rules.contacts import DEFAULT_CAP
from journal_app.rules.indicators import USUAL_GAP
from journal_app.rules.points import DEFAULT_TARIFF, TARIFF_VALUES, Tariff, Zones
from journal_app.rules.visits import LATE_BUFFER
from journal_app.storage.models import Setting

OWN_FIELDS = "card.own_fields"
"""The names of the fields that the practitioner added to the card, in order."""
OWN_FIELD_LIMIT = 60
_MOST_OWN_FIELDS = 40
RETENTION = "retention_months"
"""For how many months after the last record a client is kept; 0 for as long as one likes."""


@dataclass(frozen=True)
class Declaration:
    """One setting: its value on a new journal and what it may be."""

    key: str
    default: Any
    check: Callable[[Any], bool]


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _whole(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _words(value: Any) -> bool:
    # A control character, or half of a surrogate pair from a broken clipboard, is no word.
    return (
        isinstance(value, str)
        and len(value) <= 200
        and not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in value)
    )


def _names(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= _MOST_OWN_FIELDS
        and all(_words(one) and one.strip() and len(one) <= OWN_FIELD_LIMIT for one in value)
        and len({one.casefold() for one in value}) == len(value)
    )


def _letter(value: Any) -> bool:
    """Words of several lines, to be sent to somebody."""
    return (
        isinstance(value, str)
        and len(value) <= 2000
        and not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in value if sign != "\n")
    )


def _currency(value: Any) -> bool:
    """A code of ISO 4217, of which there are more than are worth a list."""
    return isinstance(value, str) and re.fullmatch(r"[A-Z]{3}", value) is not None


def _one_of(*choices: str) -> Callable[[Any], bool]:
    return lambda value: value in choices


def _declared() -> Iterator[Declaration]:
    yield Declaration("fading", True, _flag)
    yield Declaration("profession", "nail", _one_of("nail", "psychologist"))
    yield Declaration("practice_name", "", _words)
    yield Declaration("currency", "RUB", _currency)
    yield Declaration("hide_numbers", False, _flag)
    yield Declaration(OWN_FIELDS, [], _names)
    yield Declaration("contact_cap", DEFAULT_CAP, _whole(0, 99))
    yield Declaration("reminder.template", "", _letter)
    yield Declaration(RETENTION, 0, _whole(0, 600))
    yield Declaration("opening", 10, _whole(-999, 999))
    yield Declaration("usual_gap", USUAL_GAP, _whole(1, 365))
    yield Declaration("late_buffer", LATE_BUFFER, _whole(0, 120))
    yield Declaration("zone.fragile", 1, _whole(-999, 999))
    yield Declaration("zone.steady", 12, _whole(-999, 999))
    yield Declaration("zone.strong", 30, _whole(-999, 999))
    whole_tariff = _whole(TARIFF_VALUES[0], TARIFF_VALUES[-1])
    for kind in ("deposit", "withdrawal", "promise"):
        for name, points in getattr(DEFAULT_TARIFF, kind).items():
            yield Declaration(f"tariff.{kind}.{name}", points, whole_tariff)


DECLARED: dict[str, Declaration] = {one.key: one for one in _declared()}
_ZONES = ("zone.fragile", "zone.steady", "zone.strong")


def read_settings(rows: Iterable[Setting]) -> dict[str, Any]:
    """All settings: what was chosen over the defaults. What is not known here, a key or a value of
    a later version, is passed over."""
    values = {key: one.default for key, one in DECLARED.items()}
    for row in rows:
        if is_sound(row.key, row.value):
            values[row.key] = json.loads(row.value)
    if not _in_order(values):
        values.update({zone: DECLARED[zone].default for zone in _ZONES})
    return values


def is_sound(key: str, text: str) -> bool:
    """Whether a row of the table holds a setting with a value that it may have."""
    try:
        return key in DECLARED and DECLARED[key].check(json.loads(text))
    except (ValueError, RecursionError):
        return False


def checked(key: str, value: Any, others: Mapping[str, Any]) -> Any:
    """The value if the setting may have it beside the others.

    Raises JournalError ``unknown_setting`` or ``bad_setting`` (zones out of order, too).
    """
    declaration = DECLARED.get(key)
    if declaration is None:
        raise JournalError("unknown_setting", key=key)
    if not declaration.check(value):
        raise JournalError("bad_setting", key=key, value=value)
    if key in _ZONES:
        values = {**others, key: value}
        if not all(DECLARED[zone].check(values[zone]) for zone in _ZONES) or not _in_order(values):
            raise JournalError("bad_setting", key=key, value=value)
    return value


def _in_order(values: Mapping[str, Any]) -> bool:
    fragile, steady, strong = (values[zone] for zone in _ZONES)
    return bool(fragile < steady < strong)


def zones_of(values: Mapping[str, Any]) -> Zones:
    """Where the zones begin, in points."""
    return Zones(values["zone.fragile"], values["zone.steady"], values["zone.strong"])


def usual_value(key: str) -> Any:
    """What a setting is on a new journal. Raises KeyError for one that is not declared."""
    return DECLARED[key].default


def tariff_of(values: Mapping[str, Any]) -> Tariff:
    """Today's tariff, in points."""
    return Tariff(
        **{
            kind: {name: values[f"tariff.{kind}.{name}"] for name in getattr(DEFAULT_TARIFF, kind)}
            for kind in ("deposit", "withdrawal", "promise")
        }
    )
