"""What the columns of a table are, for those who treat all tables alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from peewee import BooleanField, ForeignKeyField, IntegerField

from journal_app.storage.models import BytesField, DayField, Table


@dataclass(frozen=True)
class Column:
    """One field of a table and the column that keeps it."""

    field: str
    name: str
    """Of the column in the database."""
    kind: str
    """``reference day truth number bytes text``."""
    null: bool
    unique: bool
    target: type[Table] | None
    """Whose rows a reference means."""
    default: Any


@cache
def columns(model: type[Table]) -> dict[str, Column]:
    """The columns of a table by the names of their fields."""
    return {
        name: Column(
            name,
            field.column_name,
            _kind(field),
            bool(field.null),
            bool(field.unique),
            getattr(field, "rel_model", None),
            field.default,
        )
        for name, field in model._meta.fields.items()
    }


def _kind(field: Any) -> str:
    kinds = (
        (ForeignKeyField, "reference"),
        (DayField, "day"),
        (BooleanField, "truth"),
        (IntegerField, "number"),
        (BytesField, "bytes"),
    )
    return next((kind for cls, kind in kinds if isinstance(field, cls)), "text")
