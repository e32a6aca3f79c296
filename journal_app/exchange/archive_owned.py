"""All that an archive holds beside the account: visits, notes, facts... table by table alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from journal_app.exchange.archive_arrival import Arrival, Told, take_place
from journal_app.exchange.archive_rows import children, reference
from journal_app.exchange.archive_shape import LEDGER, SHAPES, Shape, parts_of
from journal_app.operations.transaction import Row
from journal_app.storage.columns import columns
from journal_app.storage.database import fetch
from journal_app.storage.models import (
    Anniversary,
    Card,
    CardField,
    Position,
    Table,
    Tick,
    column,
)

ONLY_ONE: dict[type[Table], tuple[str, Callable[[Told], Any]]] = {
    Card: ("", lambda _row: ()),
    CardField: ("", lambda row: row["key"]),
    Anniversary: ("kind = 'birthday'", lambda row: row["kind"] == "birthday" or None),
    Position: (
        "visit_id IS NOT NULL",
        lambda row: row["visit"] and (row["visit"], bool(row["taken"])),
    ),
    Tick: ("", lambda row: (row["list"], row["item"], str(row["on_day"]))),
}
"""Tables where a client (or the practice) has one row of a kind at most: which rows are meant, and
what tells the kinds apart (None: there may be many)."""

_ELSEWHERE = 0
"""Stands for a row that belongs to somebody else here."""

_Places = dict[type[Table], dict[int, int]]
"""By table: ids here by ids in the file."""


class OwnedMerge:
    """Brings in the rows of every table but the account's."""

    def __init__(self, arrival: Arrival) -> None:
        self._arrival = arrival
        self._taken = {model: self._kinds_taken(model) for model in ONLY_ONE}

    def client(self, here: int, told: Told) -> None:
        """Bring in what a client of the file has, for a client here."""
        self._bring([one for one in SHAPES.values() if one.of_a_client], told, here)

    def beside(self, whole: Told) -> None:
        """Bring in what belongs to no client."""
        self._bring([one for one in SHAPES.values() if one.of_nobody], whole, None)

    def _bring(self, shapes: list[Shape], told: Told, client: int | None) -> None:
        at = self._arrival.at
        places: _Places = defaultdict(dict)
        for shape in shapes:
            if shape.model in LEDGER or shape.within is not None:
                continue
            name = shape.name if client is not None else shape.beside
            if shape.alone:
                found = [] if told.get(name) is None else [told[name]]
            else:
                found = children(told, name)
            self._arrival.at = f"{at}.{name}" if at else name
            self._rows(shape, found, client, places)
        self._arrival.at = at

    def _rows(self, shape: Shape, told: list[Any], client: int | None, places: _Places) -> None:
        ready: list[Row] = []
        parts: list[tuple[Shape, list[Any], int]] = []
        for row in told:
            values = self._arrival.read(shape.model, row)
            # A note of the inbox may have found its client here, so it is nobody's fault.
            here = self._arrival.meet(shape.model, values, None if shape.of_nobody else client)
            if here is None:
                here = self._new(shape, row, values, client, places, ready)
                found: int | None = client
            else:
                found = self._arrival.known[shape.model][values["uid"]][1]
            take_place(places[shape.model], row["id"], here if found == client else _ELSEWHERE)
            for part in parts_of(shape.model):
                parts.append((part, children(row, part.name), here))
        self._arrival.insert(shape.model, ready)
        for part, rows, parent in parts:
            self._parts(part, rows, parent)

    def _new(
        self,
        shape: Shape,
        told: Told,
        values: Told,
        client: int | None,
        places: _Places,
        ready: list[Row],
    ) -> int:
        for name, target in shape.references.items():
            place = reference(told, name)
            values[name] = None if place is None else places[target][place] or None
        if shape.of_a_client:
            values["client"] = client
        if shape.model is Card and self._arrival.was_erased(values["brought_by"]):
            values["brought_by"] = ""
        if self._is_taken(shape.model, values, client):
            self._arrival.leave_out("changed_here", values)
            return _ELSEWHERE
        row = self._arrival.tx.prepared(shape.model, **values)
        ready.append(row)
        return int(row["id"])

    def _parts(self, shape: Shape, told: list[Any], parent: int) -> None:
        """The rows within a row; they belong to whoever that belongs to here."""
        if not told:
            return
        assert shape.within is not None
        owner = self._arrival.tx.get(shape.within, parent)["client_id"]
        ready: list[Row] = []
        seen: dict[int, Any] = {}
        for row in told:
            values = self._arrival.read(shape.model, row)
            take_place(seen, row["id"], row)
            strict = None if shape.of_nobody else owner
            if self._arrival.meet(shape.model, values, strict) is None:
                values.update({"client": owner, shape.parent: parent})
                ready.append(self._arrival.tx.prepared(shape.model, **values))
        self._arrival.insert(shape.model, ready)

    # -- one of a kind ------------------------------------------------------------------------

    def _kinds_taken(self, model: type[Table]) -> set[tuple[int | None, Any]]:
        which, kind = ONLY_ONE[model]
        names = [name for name in model.EXPORTED if name != "client"]
        client = "client_id" if "client" in columns(model) else "NULL"
        where = f" WHERE {which}" if which else ""
        wanted = ", ".join([client, *(column(model, name) for name in names)])
        return {
            (owner, kind(dict(zip(names, values, strict=True))))
            for owner, *values in fetch(
                self._arrival.database, f"SELECT {wanted} FROM {model._meta.table_name}{where}"
            )
        }

    def _is_taken(self, model: type[Table], values: Told, client: int | None) -> bool:
        if model not in ONLY_ONE:
            return False
        kind = ONLY_ONE[model][1](values)
        return kind is not None and (client, kind) in self._taken[model]
