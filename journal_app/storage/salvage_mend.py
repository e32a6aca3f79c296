"""Putting saved rows into a new file: what pointed at a lost row gets a placeholder, and what two
rows say of each other agrees again. Every row that is touched is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from journal_app.errors import JournalError
from journal_app.storage import standing
from journal_app.storage.check import broken_rules
from journal_app.storage.database import RowRefused, fetch, records
from journal_app.storage.models import BY_NAME, Setting, column, digest
from journal_app.storage.queries import HAPPENED
from journal_app.storage.salvage_join import Joined
from journal_app.storage.salvage_pages import Row
from journal_app.storage.settings import read_settings
from journal_app.storage.tables.base import stamped

_ROUNDS = 6
"""A placeholder may want one of its own: an entry that stands for another wants its client."""
UNKNOWN = "?"
"""What a placeholder says where something must be said."""
_STATES = {"promise_kept": "kept", "promise_late": "late", "promise_broken": "broken"}


class Mending:
    """A new file in the making, inside one transaction without foreign keys."""

    def __init__(self, database: SqlCipherDatabase, joined: Joined, now: datetime) -> None:
        self._database = database
        self._joined = joined
        self._now = now

    def put(self) -> None:
        """Write every row, and make the whole agree."""
        for table, rows in self._joined.rows.items():
            for row in rows:
                if table != "undo_state" and not self._insert(table, row):
                    self._joined.doubt(table, row, "lost")
        for _ in range(_ROUNDS):
            if not self._mend_references() and not self._mend_rules():
                break
        self._count()

    # -- rows that pointed at what is gone ----------------------------------------------------

    def _mend_references(self) -> bool:
        found = fetch(self._database, "PRAGMA foreign_key_check")
        for table, row_id, parent, number in found:
            keys = fetch(self._database, f"PRAGMA foreign_key_list({table})")
            (name,) = [key[3] for key in keys if key[0] == number]
            row = self._row(table, row_id)
            if row is not None:
                self._give_parent(table, row, parent, name)
        return bool(found)

    def _give_parent(self, table: str, row: Row, parent: str, name: str) -> None:
        wanted = row[name]
        if wanted is None or self._row(parent, wanted) is not None:
            return  # made for another row meanwhile
        made = _placeholder(table, row, parent)
        if made is not None:
            blank = dict.fromkeys(self._columns(parent))
            made = {**blank, **self._stamps(wanted), **made, "id": wanted}
            made["digest"] = digest(BY_NAME[parent], made)
            if self._insert(parent, made):
                self._joined.doubt(parent, made, "made")
                return
        if not self._update(table, row, {name: None}):
            self._database.execute_sql(f"DELETE FROM {table} WHERE id = ?", (row["id"],))
            self._joined.doubt(table, row, "lost")

    # -- rows that do not agree ---------------------------------------------------------------

    def _mend_rules(self) -> bool:
        mended = False
        for finding in list(broken_rules(self._database)):
            row = self._row(finding.table, finding.row)
            values = None if row is None else self._agreeing(finding.code, row)
            if row is not None and values and self._update(finding.table, row, values):
                mended = True
        return mended

    def _agreeing(self, code: str, row: Row) -> Row | None:
        if code == "answer_day":
            sql = "SELECT on_day FROM entry WHERE answers_id = ?"
            days = fetch(self._database, sql, (row["id"],))
            return {"answered_on": days[0][0] if days else None}
        if code == "promise_state":
            sql = "SELECT kind, on_day FROM entry WHERE promise_id = ? AND closes = 1"
            closing = fetch(self._database, sql, (row["id"],))
            if not closing:
                return {"state": "open", "closed": None}
            return {"state": _STATES[closing[0][0]], "closed": closing[0][1]}
        if code == "met_later":
            days = [
                day
                for table, column, which in HAPPENED
                for (day,) in fetch(
                    self._database,
                    f"SELECT min({column}) FROM {table} WHERE client_id = ?{which}",
                    (row["id"],),
                )
                if day is not None
            ]
            return {"since": min(days)}
        return None

    # -- what is derived ----------------------------------------------------------------------

    def _count(self) -> None:
        seen = [row["changes"] for row in self._joined.rows.get("undo_state", [])]
        changes = max((one for one in seen if isinstance(one, int)), default=0)
        self._database.execute_sql("UPDATE undo_state SET changes = ?", (changes + 1,))
        self._database.execute_sql(
            "INSERT INTO event (at, what, detail) VALUES (?, 'salvaged', ?)",
            (stamped(self._now.astimezone(UTC)), str(len(self._joined.doubts))),
        )
        settings = read_settings(records(self._database, Setting.select()))
        try:
            standing.renew_all(self._database, self._now.date(), bool(settings["fading"]))
        except JournalError as error:
            if error.code != "damaged":
                raise

    # -- rows ---------------------------------------------------------------------------------

    def _insert(self, table: str, row: Row) -> bool:
        sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
        try:
            self._database.execute_sql(sql, list(row.values()))
        except (*RowRefused, peewee.InterfaceError, dbapi2.InterfaceError):
            return False
        return True

    def _update(self, table: str, row: Row, values: Row) -> bool:
        model = BY_NAME[table]
        after = {**row, **values}
        if after == row:
            return False
        if model.DIGESTED:
            after["digest"] = digest(model, after)
        names = [name for name in after if name != "id"]
        try:
            self._database.execute_sql(
                f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?",
                [*(after[name] for name in names), row["id"]],
            )
        except RowRefused:
            return False
        self._joined.doubt(table, row, "mended")
        return True

    def _row(self, table: str, row_id: Any) -> Row | None:
        names = self._columns(table)
        sql = f"SELECT {', '.join(names)} FROM {table} WHERE id = ?"
        found = fetch(self._database, sql, (row_id,))
        return dict(zip(names, found[0], strict=True)) if found else None

    def _columns(self, table: str) -> list[str]:
        model = BY_NAME[table]
        return [column(model, field) for field in model._meta.sorted_field_names]

    def _stamps(self, row_id: int) -> Row:
        """A name of its own for a row that stands for another."""
        return {
            "uid": f"placeholder{row_id:021d}",
            "created": stamped(self._now.astimezone(UTC)),
        }


def _placeholder(table: str, row: Row, parent: str) -> Row | None:
    """What can stand for a row that is gone, as far as the one that points at it tells; None where
    that is better without."""
    day = next(
        (
            row[name]
            for name in ("aged_from", "on_day", "made", "moved_on", "since")
            if row.get(name)
        ),
        str(row.get("created", ""))[:10],
    )
    client = row.get("client_id")
    if parent == "client":
        return {"name": UNKNOWN, "opening": 0, "since": day}
    if parent == "promise" and table == "entry" and row["closes"]:
        state = {"state": _STATES[row["kind"]], "closed": row["on_day"]}
        late = row["kind"] == "promise_late"
        made = _day_before(row["on_day"]) if late else row["on_day"]
        words = {"text": UNKNOWN, "made": made, "due": made, "size": "usual"}
        return {"client_id": client, **words, **state}
    if parent == "note" and table == "note_version":
        words = {"text": row["text"], "private": row["private"]}
        return {"client_id": client, "kind": "note", "on_day": day, **words}
    if parent == "visit" and client is not None:
        empty = dict.fromkeys(("came", "feeling", "contact", "note", "come_back", "remind"), "")
        return {"client_id": client, "on_day": day, "state": "done", **empty}
    if parent == "entry" and table == "entry":  # what an apology answered
        lost = {"kind": "withdrawal", "principle": "apology", "points": -max(1, row["points"])}
        rest = {"note": UNKNOWN, "confirmed": row["confirmed"], "closes": 0, "parts": ""}
        days = {"on_day": day, "aged_from": day, "answered_on": row["on_day"]}
        return {"client_id": client, **lost, **rest, **days}
    if parent == "entry" and table == "entry_version" and row["kind"] in ("deposit", "withdrawal"):
        same = ("client_id", "kind", "principle", "points", "on_day", "note", "confirmed")
        return {**{name: row[name] for name in same}, "closes": 0, "parts": "", "aged_from": day}
    return None


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
