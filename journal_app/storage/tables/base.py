"""What every table of the journal has in common."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from peewee import AutoField, BlobField, Model, TextField

from journal_app.errors import JournalError


def read_day(text: str) -> date:
    """A day as a column keeps it. Raises JournalError ``damaged`` for anything else."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise JournalError("damaged") from error


def stamped(moment: datetime) -> str:
    """A moment in UTC as ``created`` and ``at`` columns keep it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class DayField(TextField):
    """A local calendar day, kept as ISO text, so that any tool reads it and order is by day."""

    def db_value(self, value: date | str | None) -> str | None:
        return value.isoformat() if isinstance(value, date) else value

    def python_value(self, value: str | None) -> date | None:
        return None if value is None else read_day(value)


class Table(Model):
    """A table of the journal. Queries name their database, so several files can be open."""

    DIGESTED: ClassVar[tuple[str, ...]] = ()
    SEARCHED: ClassVar[tuple[str, ...]] = ()
    EXPORTED: ClassVar[tuple[str, ...]] = ()
    INTERNAL: ClassVar[tuple[str, ...]] = ()

    id: Any = AutoField()

    class Meta:
        legacy_table_names = False


class BytesField(BlobField):
    """Bytes as they are, whichever database they are bound to."""

    def db_value(self, value: bytes | None) -> bytes | None:
        return None if value is None else bytes(value)

    def python_value(self, value: bytes | None) -> bytes | None:
        return None if value is None else bytes(value)
