"""The settings of a practice, declared with their defaults and checks; kept in the journal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journal_app.errors import JournalError
from journal_app.rules.points import DEFAULT_TARIFF, Tariff, Zones
from journal_app.storage.models import Setting


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
    return isinstance(value, str) and len(value) <= 200


def _one_of(*choices: str) -> Callable[[Any], bool]:
    return lambda value: value in choices


def _declared() -> Iterator[Declaration]:
    yield Declaration("fading", True, _flag)
    yield Declaration("profession", "nail", _one_of("nail", "psychologist"))
    yield Declaration("practice_name", "", _words)
    yield Declaration("hide_numbers", False, _flag)
    yield Declaration("opening", 10, _whole(-999, 999))
    yield Declaration("zone.fragile", 1, _whole(-999, 999))
    yield Declaration("zone.steady", 12, _whole(-999, 999))
    yield Declaration("zone.strong", 30, _whole(-999, 999))
    for kind in ("deposit", "withdrawal", "promise"):
        for name, points in getattr(DEFAULT_TARIFF, kind).items():
            yield Declaration(f"tariff.{kind}.{name}", points, _whole(1, 49))


DECLARED: dict[str, Declaration] = {one.key: one for one in _declared()}
_ZONES = ("zone.fragile", "zone.steady", "zone.strong")


def read_settings(rows: Iterable[Setting]) -> dict[str, Any]:
    """All settings: what was chosen over the defaults. A key of a later version is passed over."""
    values = {key: one.default for key, one in DECLARED.items()}
    for row in rows:
        if row.key in DECLARED:
            values[row.key] = json.loads(row.value)
    return values


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
        limits = [{**others, key: value}[zone] for zone in _ZONES]
        sound = all(DECLARED[zone].check(limit) for zone, limit in zip(_ZONES, limits, strict=True))
        if not sound or not limits[0] < limits[1] < limits[2]:
            raise JournalError("bad_setting", key=key, value=value)
    return value


def zones_of(values: Mapping[str, Any]) -> Zones:
    """Where the zones begin, in points."""
    return Zones(values["zone.fragile"], values["zone.steady"], values["zone.strong"])


def tariff_of(values: Mapping[str, Any]) -> Tariff:
    """Today's tariff, in points."""
    return Tariff(
        **{
            kind: {name: values[f"tariff.{kind}.{name}"] for name in getattr(DEFAULT_TARIFF, kind)}
            for kind in ("deposit", "withdrawal", "promise")
        }
    )
