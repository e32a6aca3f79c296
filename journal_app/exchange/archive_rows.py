"""The rows of a JSON archive on their way in: what each column may hold. Nothing is believed.

Each reader answers with the value as a column keeps it, or raises ``ValueError`` for what no
export looks like and JournalError for what no journal holds. What is left is the schema's to
refuse: kinds and states that do not exist, numbers beyond their limits.
"""

from __future__ import annotations

import base64
import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from journal_app.errors import JournalError
from journal_app.exchange.archive_shape import NAMES, SHAPES
from journal_app.operations.checks import (
    FIRST_DAY,
    LAST_DAY,
    clean_name,
    clean_text,
    known_day,
)
from journal_app.operations.clients import known_opening
from journal_app.operations.photos import check_picture
from journal_app.rules.apologies import PARTS
from journal_app.storage.columns import Column, columns
from journal_app.storage.models import (
    Anniversary,
    Photo,
    Position,
    Table,
    Visit,
)

Reader = Callable[[Any, date], Any]
_UID = re.compile(r"[0-9A-Za-z-]{8,64}")
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOST = 10**12
"""Greater than any number a practice has, and small enough for SQLite."""
_LEAP_YEAR = 2000
_TO_COME = frozenset({"due", "old_due", "new_due", "look_on", "keep_until"})
"""Days that may lie ahead; so may that of a planned visit."""


def read_row(model: type[Table], told: Any, today: date, private: bool = True) -> dict[str, Any]:
    """A told row as the fields of its table, without the references; nothing is believed.

    ``private`` says whether the file has private layers; without them they are empty. Raises
    ``ValueError`` for what no export looks like, JournalError for what no journal holds:
    ``points_out_of_range empty_name name_too_long text_too_long future_date date_out_of_range
    not_a_picture too_large``.
    """
    if not isinstance(told, Mapping) or type(told.get("id")) is not int:
        raise ValueError("id")
    shape = SHAPES[model]
    values = {}
    for name in shape.fields:
        key = NAMES.get(name, name)
        if key in told:
            values[name] = _reader(model, name)(told[key], today)
        elif key == "private" and not private:
            values[name] = columns(model)[name].default
        else:
            raise ValueError(key)
    _look_over(model, values, today)
    return values


def _look_over(model: type[Table], values: dict[str, Any], today: date) -> None:
    """What takes two columns to see."""
    if model is Anniversary and values["day"] > _days_of(values["month"], values["year"]):
        raise ValueError("day")
    happened = (model is Visit and values["state"] in ("done", "missed")) or (
        model is Position and values["taken"]
    )
    if happened and values["on_day"] > today:
        raise JournalError("future_date", date=values["on_day"])
    if model is Photo:
        check_picture(values["data"], values["width"], values["height"])


def _days_of(month: int, year: int | None) -> int:
    if not 1 <= month <= 12:
        raise ValueError(month)
    known = year is not None and FIRST_DAY.year <= year <= LAST_DAY.year
    return monthrange(year if year is not None and known else _LEAP_YEAR, month)[1]


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


@cache
def _reader(model: type[Table], name: str) -> Reader:
    column = columns(model)[name]
    read = _READERS.get(name) or _by_kind(model, column)
    return _or_none(read) if column.null else read


def _by_kind(model: type[Table], column: Column) -> Reader:
    if column.kind == "day":
        ahead = column.field in _TO_COME or (
            column.field == "on_day" and model in (Visit, Position)
        )
        return _day if ahead else _past_day
    if column.kind == "text":
        return _string(clean_text)
    return {"bytes": _picture, "truth": _truth, "number": _count}[column.kind]


def _truth(value: Any, _today: date) -> bool:
    if type(value) is not bool:  # 1 is no truth here
        raise ValueError(repr(value))
    return value


def _whole(value: Any, _today: date) -> int:
    # The schema knows the limits of points; SQLite's own limit is for numbers beyond any use.
    if type(value) is not int:
        raise ValueError(repr(value))
    if abs(value) > 999:
        raise JournalError("points_out_of_range", points=value)
    return value


def _count(value: Any, _today: date) -> int:
    if type(value) is not int or not 0 <= value < _MOST:
        raise ValueError(repr(value))
    return value


def _few(value: Any, today: date) -> int:
    if _count(value, today) >= 1_000_000:
        raise ValueError(repr(value))
    return int(value)


def _picture(value: Any, _today: date) -> bytes:
    if not isinstance(value, str):
        raise ValueError("data")
    return base64.b64decode(value, validate=True)


def _brought_by(value: Any, today: date) -> str:
    return "" if value == "" else _matching(_UID)(value, today)


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


_READERS: dict[str, Reader] = {
    "uid": _matching(_UID),
    "created": _matching(_STAMP),
    "name": _string(clean_name),
    "opening": lambda value, _today: known_opening(value),
    "points": _whole,
    "repeats": _few,
    "parts": _parts,
    "brought_by": _brought_by,
}
"""Columns that hold more than their type says."""
