"""What all parts of an archive that comes in share: where it is read, what came, what was left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from journal_app.errors import JournalError
from journal_app.exchange.archive_rows import read_row
from journal_app.exchange.archive_shape import SHAPES
from journal_app.operations.transaction import Row, Transaction
from journal_app.shapes import LeftOut
from journal_app.storage.columns import columns
from journal_app.storage.database import fetch
from journal_app.storage.erasing import mark_of
from journal_app.storage.models import Client, PromiseMove, Table
from journal_app.storage.store import Store

Told = dict[str, Any]

_WORDS = ("name", "text", "title", "note", "caption", "label")
"""What a row is called by where it has to be named."""


class Arrival:
    """An archive on its way in. Rows meet by ``uid``; what is here stays as it is."""

    def __init__(self, store: Store, file: str, private: bool) -> None:
        self.database = store.database
        self.tx: Transaction
        self.at = ""
        """The place in the file that is being read."""
        self.known = {model: self._known(model) for model in SHAPES}
        """By uid: the id here and the id of the row it belongs to."""
        self.added: dict[type[Table], int] = defaultdict(int)
        self.left_out: list[LeftOut] = []
        self._file = file
        self._private = private
        self._today = store.today()
        self._erased = {mark for (mark,) in fetch(self.database, "SELECT mark FROM erasure")}

    def bad(self, why: str, **details: object) -> JournalError:
        """The error that refuses the file."""
        return JournalError("bad_file", **{**details, "file": self._file, "why": why})

    def read(self, model: type[Table], told: Any) -> Told:
        """A told row as fields. Raises ``ValueError``, JournalError ``bad_file``."""
        try:
            return read_row(model, told, self._today, self._private)
        except JournalError as error:
            raise self.bad(error.code, **error.details) from error

    def meet(self, model: type[Table], values: Told, owner: int | None = None) -> int | None:
        """The id of the same row here. Raises ``ValueError`` when it is another's here."""
        here, belongs = self.known[model].get(values["uid"], (None, None))
        if here is None:
            return None
        if owner is not None and belongs != owner:
            raise ValueError(values["uid"])
        self.leave_out("already_there", values)
        return here

    def was_erased(self, uid: str) -> bool:
        """Whether this is a client who was erased here, and has not come back with a backup."""
        return uid not in self.known[Client] and mark_of(uid) in self._erased

    def leave_out(self, code: str, values: Told | str = "") -> None:
        """Note that a row stays out, and why."""
        if not isinstance(values, str):
            values = next((values[name] for name in _WORDS if values.get(name)), "")
        self.left_out.append(LeftOut(0, code, values))

    def insert(self, model: type[Table], ready: Sequence[Row]) -> None:
        """Write prepared rows."""
        self.tx.insert_rows(model, ready)
        self.added[model] += len(ready)

    def _known(self, model: type[Table]) -> dict[str, tuple[int, int | None]]:
        owner = "NULL"
        if model is Client:
            owner = "id"
        elif model is PromiseMove:
            owner = "promise_id"
        elif "client" in columns(model):
            owner = "client_id"
        table = model._meta.table_name
        found = fetch(self.database, f"SELECT uid, id, {owner} FROM {table}")
        return {uid: (row_id, belongs) for uid, row_id, belongs in found}


def take_place(places: dict[int, Any], place: int, one: Any) -> None:
    """Two rows of one id would be two meanings of one reference."""
    if place in places:
        raise ValueError(place)
    places[place] = one
