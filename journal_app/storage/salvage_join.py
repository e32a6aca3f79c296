"""What is left of a damaged file and its newest good backup, row by row, as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from journal_app.storage.erasing import mark_of
from journal_app.storage.models import BY_NAME, digest
from journal_app.storage.salvage_pages import Damaged, Row, Rows, is_own

_MANY = 1_000_000
"""More entries than one client can have."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that may not be as it was: never what it says. ``why``: ``backup`` as an earlier copy
    has it, ``changed`` its content is not what was written, ``made`` it stands for one that is
    gone, ``mended`` it was changed to agree with the rest, ``lost``, ``fewer`` entries of a client
    than there were, or a code of ``check``."""

    table: str
    row: int
    day: str
    why: str


@dataclass(slots=True)
class Joined:
    """The rows of a new file, and what is to be said of them."""

    rows: Rows = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    from_backup: int = 0
    lost: int = 0

    def doubt(self, table: str, row: Row, why: str) -> None:
        """Note a row for the report."""
        self.doubts.append(Doubt(table, int(row["id"]), day_of(row), why))
        self.lost += why == "lost"


def day_of(row: Row) -> str:
    """The day that a row is about, or was written on; empty where neither is known."""
    days = (row.get(name) for name in ("on_day", "made", "moved_on", "since", "created", "at"))
    return next((str(day)[:10] for day in days if day), "")


def name_of(row: Row) -> str:
    """What tells a row from the others of its table, in the journal and in its backups."""
    told = row.get("uid") or row.get("key")
    return str(told or f"{row.get('at')} {row.get('what')} {row.get('kind')}")


def join(damaged: Damaged, backup: Rows) -> Joined:
    """A sound row of the journal before that of the backup, and that before one in doubt. What the
    journal had deleted does not come back, as far as its indexes and acts of erasing tell."""
    joined = Joined()
    gone = _erased(damaged.rows.get("erasure", []), backup)
    for table, live in damaged.rows.items():
        model = BY_NAME[table]
        named = damaged.named.get(table)
        old = {
            name_of(row): row
            for row in backup.get(table, [])
            if is_own(model, row) and row.get("client_id") not in gone
        }
        if table == "client":
            old = {name: row for name, row in old.items() if row["id"] not in gone}
        kept: dict[str, Row] = {}
        bad = []
        for row in live:
            row = _with_own_name(table, row, named)
            if is_own(model, row) or not (model.DIGESTED or table in ("setting", "event", "draft")):
                kept.setdefault(name_of(row), row)
            else:
                bad.append(row)
        _settle_doubtful(joined, table, bad, kept, old)
        for name, row in old.items():
            was_there = name in named if named is not None else table in damaged.cut
            if name not in kept and was_there:
                kept[name] = row
                joined.from_backup += 1
                joined.doubt(table, row, "backup")
        for name, row_id in (named or {}).items():
            if name not in kept:
                joined.doubt(table, {"id": row_id}, "lost")
        joined.rows[table] = list(kept.values())
        if table == "entry" and named is None:
            _miss_entries(joined, damaged.counted)
    return joined


def _miss_entries(joined: Joined, counted: dict[int, int]) -> None:
    """Note how many entries a client has fewer than the list had counted; for when no index can
    say which. A count is derived and has no digest, so one that cannot be is left out."""
    left = Counter(row["client_id"] for row in joined.rows["entry"])
    for client_id, entries in counted.items():
        missing = entries - left[client_id]
        if 0 < missing < _MANY:
            joined.doubt("client", {"id": client_id}, "fewer")
            joined.lost += missing


def _settle_doubtful(
    joined: Joined, table: str, bad: Iterable[Row], kept: dict[str, Row], old: dict[str, Row]
) -> None:
    model = BY_NAME[table]
    by_id = {row["id"]: row for row in old.values()}
    for row in bad:
        earlier = old.get(name_of(row)) or by_id.get(row["id"])
        if earlier is not None:
            if name_of(earlier) not in kept:
                kept[name_of(earlier)] = earlier
                joined.from_backup += 1
                joined.doubt(table, earlier, "backup")
        elif model.DIGESTED and name_of(row) not in kept:
            kept[name_of(row)] = {**row, "digest": digest(model, row)}
            joined.doubt(table, row, "changed")
        else:
            joined.doubt(table, row, "lost")


def _with_own_name(table: str, row: Row, named: dict[str, int] | None) -> Row:
    """The row with the uid that an index gives it, where that is what was damaged."""
    if not named or row["uid"] in named:
        return row
    for uid, row_id in named.items():
        if row_id == row["id"] and is_own(BY_NAME[table], {**row, "uid": uid}):
            return {**row, "uid": uid}
    return row


def _erased(acts: list[Row], backup: Rows) -> set[int]:
    """Clients of the backup that were erased since it was made."""
    marks = {act["mark"] for act in acts}
    return {row["id"] for row in backup.get("client", []) if mark_of(str(row["uid"])) in marks}
