"""The journal as the rows of an archive: read plainly, told client by client.

Plain SQL: a practice of years has 100,000 rows, and as model instances they take three times as
long as all the rest.
"""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from journal_app.exchange.archive_shape import NAMES, SHAPES, Shape, parts_of
from journal_app.storage.columns import columns
from journal_app.storage.database import fetch
from journal_app.storage.models import Client, Note, Photo, Table, column
from journal_app.storage.store import Store

Told = dict[str, Any]
_Stored = dict[int | None, list[Told]]
"""Told rows by the id of the row that they stand within (None: beside the clients)."""


class ToldJournal:
    """All rows of a journal, or of one client, ready to be told. Without ``private`` there is no
    private layer in them, no row that is private altogether, and no trace of a note that has
    nothing else."""

    def __init__(self, store: Store, private: bool, only: int | None = None) -> None:
        self._database = store.database
        self._only = only
        self._private = private
        self._hidden = set() if private else self._private_only()
        self._rows = {model: self._read(shape) for model, shape in SHAPES.items()}

    def clients(self) -> Iterator[Told]:
        """Each client with all rows that are theirs."""
        for client in self._rows[Client][None]:
            owner = client["id"]
            for shape in SHAPES.values():
                if shape.model is Client or shape.within is not None or not shape.of_a_client:
                    continue
                rows = self._with_parts(shape, owner)
                client[shape.name] = next(iter(rows), None) if shape.alone else rows
            yield client

    def beside(self) -> dict[str, list[Told]]:
        """The lists of rows that belong to no client."""
        return {
            shape.beside: self._with_parts(shape, None)
            for shape in SHAPES.values()
            if shape.model is not Client and shape.within is None and shape.of_nobody
        }

    def _with_parts(self, shape: Shape, owner: int | None) -> list[Told]:
        rows = self._rows[shape.model].pop(owner, [])
        for part in parts_of(shape.model):
            for row in rows:
                row[part.name] = self._rows[part.model].pop(row["id"], [])
        for field in shape.fields:
            if columns(shape.model)[field].kind == "bytes":
                for row in rows:
                    row[field] = self._bytes(shape.model, field, row["id"])
        return rows

    def _bytes(self, model: type[Table], field: str, row_id: int) -> str:
        """Pictures are read one by one: all of them at once may be more than there is memory."""
        table, name = model._meta.table_name, column(model, field)
        ((content,),) = fetch(self._database, f"SELECT {name} FROM {table} WHERE id = ?", (row_id,))
        return base64.b64encode(content).decode()

    def _read(self, shape: Shape) -> _Stored:
        model = shape.model
        names = [
            name
            for name in model.EXPORTED
            if name in (*shape.fields, *shape.references) and columns(model)[name].kind != "bytes"
        ]
        keys = ["id", *(NAMES.get(name, name) for name in names)]
        changed = [
            (NAMES.get(name, name), change)
            for name in names
            if (change := self._change(shape, name)) is not None
        ]
        owner = _owner(shape)
        wanted = ", ".join([owner, "id", *(column(model, name) for name in names)])
        where = self._which(shape)
        found: _Stored = defaultdict(list)
        for of, *values in fetch(
            self._database, f"SELECT {wanted} FROM {model._meta.table_name}{where} ORDER BY id"
        ):
            told = dict(zip(keys, values, strict=True))
            for key, change in changed:
                told[key] = change(told[key])
            if not self._private and shape.layer:
                del told["private"]
            if not self._is_hidden(model, told):
                found[of].append(told)
        return found

    def _which(self, shape: Shape) -> str:
        """The condition that rows to be told meet."""
        public = "" if self._private else _public(shape)
        if self._only is None or not (shape.of_a_client or shape.model is Client):
            return public
        mine = f"{'id' if shape.model is Client else 'client_id'} = {int(self._only)}"
        return f"{public} AND {mine}" if public else f" WHERE {mine}"

    def _change(self, shape: Shape, name: str) -> Callable[[Any], Any] | None:
        """How a raw value becomes one of the file, where it is another."""
        if shape.references.get(name) is Note:
            return lambda note: None if note in self._hidden else note
        if name == "parts":
            return lambda parts: [part for part in parts.split("+") if part]
        return bool if columns(shape.model)[name].kind == "truth" else None

    def _private_only(self) -> set[int]:
        found = fetch(self._database, "SELECT id FROM note WHERE text = '' AND private <> ''")
        return {note for (note,) in found}

    def _is_hidden(self, model: type[Table], told: Told) -> bool:
        return model is Note and told["id"] in self._hidden


def _owner(shape: Shape) -> str:
    if shape.within is not None:
        return column(shape.model, shape.parent)
    return "client_id" if shape.of_a_client else "NULL"


def _public(shape: Shape) -> str:
    """Which rows are told where nothing private is."""
    if shape.model is Photo:
        return (
            " WHERE (note_id IS NULL OR note_id NOT IN "
            "(SELECT id FROM note WHERE text = '' AND private <> ''))"
        )
    if shape.layer and shape.within is not None:
        return " WHERE (text <> '' OR private = '')"
    if "private" in shape.fields and not shape.layer:
        return " WHERE NOT private"
    return ""
