"""Small questions about visits that operations ask while they write."""

from __future__ import annotations

from playhouse.sqlcipher_ext import SqlCipherDatabase as Database

from journal_app.storage.database import fetch
from journal_app.storage.models import Table


def services_of(database: Database, visit: int) -> list[tuple[int, str, int | None]]:
    """(row, name, price in minor units) of a visit's services in their order."""
    sql = "SELECT id, name, price FROM visit_service WHERE visit_id = ? ORDER BY place, id"
    return [(row_id, name, price) for row_id, name, price in fetch(database, sql, (visit,))]


def rows_of_visit(database: Database, model: type[Table], visit: int) -> list[int]:
    """The rows of a table that belong to a visit."""
    sql = f"SELECT id FROM {model._meta.table_name} WHERE visit_id = ?"
    return [row_id for (row_id,) in fetch(database, sql, (visit,))]
