"""The rows of a JSON archive: how each column is told, and what it may hold on the way in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.checks import clean_name, clean_text, known_day
from journal_app.operations.clients import known_opening
from journal_app.rules.apologies import PARTS
from journal_app.storage.models import Table

_NAMES = {"on_day": "on"}
"""Where a column has another name in the file."""
_WITHIN = frozenset({"client", "aged_from", "answered_on"})
"""Told by where a row stands, or by the rows it refers to."""
_REFERENCES = frozenset({"promise", "answers", "entry"})
"""Told by the ids that the rows have in the file."""
_UID = re.compile(r"[0-9A-Za-z-]{8,64}")
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def told_row(row: Any) -> dict[str, Any]:
    """A row as the file tells it; references are ids within the file."""
    told: dict[str, Any] = {"id": row.id}
    for name in row.EXPORTED:
        if name in _WITHIN:
            continue
        value = row.__data__[name]
        if name == "parts":
            value = [part for part in value.split("+") if part]
        told[_NAMES.get(name, name)] = value.isoformat() if isinstance(value, date) else value
    return told


def read_row(model: type[Table], told: Any, today: date) -> dict[str, Any]:
    """A told row as the fields of its table, without the references; nothing is believed.

    Raises ``ValueError`` for what no export looks like, JournalError for what no journal holds:
    ``points_out_of_range empty_name name_too_long text_too_long future_date date_out_of_range``.
    """
    if not isinstance(told, Mapping) or type(told.get("id")) is not int:
        raise ValueError("id")
    values = {}
    for name in model.EXPORTED:
        if name in _WITHIN or name in _REFERENCES:
            continue
        key = _NAMES.get(name, name)
        if key not in told:
            raise ValueError(key)
        values[name] = _READERS[name](told[key], today)
    return values


def reference(told: Mapping[str, Any], name: str) -> int | None:
    """The id that a row of the file refers to. Raises ``ValueError``."""
    value = told.get(name, "")
    if value is None or type(value) is int:
        return value
    raise ValueError(name)


def children(told: Mapping[str, Any], name: str) -> list[Any]:
    """The rows that stand within another; none where the file has no such list."""
    rows = told.get(name, [])
    if not isinstance(rows, list):
        raise ValueError(name)
    return rows


def _kind_of(*kinds: type) -> Callable[[Any, date], Any]:
    """A value of exactly this type: True is no number here, and 1 is no truth."""

    def read(value: Any, _today: date) -> Any:
        if type(value) not in kinds:
            raise ValueError(repr(value))
        return value

    return read


def _whole(value: Any, _today: date) -> int:
    # The schema knows the limits of points; SQLite's own limit is for numbers beyond any use.
    if type(value) is not int:
        raise ValueError(repr(value))
    if abs(value) > 999:
        raise JournalError("points_out_of_range", points=value)
    return value


def _count(value: Any, _today: date) -> int | None:
    if value is not None and (type(value) is not int or not 0 <= value < 1_000_000):
        raise ValueError(repr(value))
    return value


def _matching(pattern: re.Pattern[str]) -> Callable[[Any, date], str]:
    def read(value: Any, _today: date) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise ValueError(repr(value))
        return value

    return read


def _string(clean: Callable[[str], str]) -> Callable[[Any, date], str]:
    def read(value: Any, _today: date) -> str:
        if not isinstance(value, str):
            raise ValueError(repr(value))
        return clean(value)

    return read


def _day(value: Any, _today: date) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError(repr(value))
    return known_day(date.fromisoformat(value))


def _past_day(value: Any, today: date) -> date:
    day = _day(value, today)
    if day > today:
        raise JournalError("future_date", date=day)
    return day


def _or_none(read: Callable[[Any, date], Any]) -> Callable[[Any, date], Any]:
    return lambda value, today: None if value is None else read(value, today)


def _parts(value: Any, _today: date) -> str:
    if not isinstance(value, list) or not all(part in PARTS for part in value):
        raise ValueError(repr(value))
    return "+".join(part for part in PARTS if part in value)


_READERS: dict[str, Callable[[Any, date], Any]] = {
    "uid": _matching(_UID),
    "created": _matching(_STAMP),
    "name": _string(clean_name),
    "text": _string(clean_text),
    "note": _string(clean_text),
    "opening": lambda value, _today: known_opening(value),
    "points": _whole,
    "repeats": _count,
    "parts": _parts,
    "kind": _kind_of(str),
    "size": _kind_of(str),
    "state": _kind_of(str),
    "principle": _kind_of(str, type(None)),
    "confirmed": _kind_of(bool),
    "closes": _kind_of(bool),
    "since": _past_day,
    "made": _past_day,
    "on_day": _past_day,
    "moved_on": _past_day,
    "closed": _or_none(_past_day),
    "archived_on": _or_none(_past_day),
    "due": _or_none(_day),
    "old_due": _or_none(_day),
    "new_due": _day,
}
