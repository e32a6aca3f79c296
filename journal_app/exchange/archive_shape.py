"""The shape of a JSON archive, taken from the tables: what stands where, and under which name.

Rows of a client stand in lists within the client; a row that cannot be without another one, as a
move without its promise, stands within that one; the rest stands in lists of the whole journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journal_app.storage.columns import columns
from journal_app.storage.models import (
    PRACTICE,
    Card,
    Client,
    Entry,
    EntryVersion,
    Note,
    Promise,
    PromiseMove,
    Setting,
    Table,
)

NAMES = {"on_day": "on"}
"""Where a column has another name in the file."""
WITHIN = frozenset({"client", "aged_from", "answered_on"})
"""Told by where a row stands, or by the rows it refers to."""
LEDGER: tuple[type[Table], ...] = (Client, Promise, Entry, EntryVersion, PromiseMove)
"""The account, where what is here and what comes must agree with each other row by row."""


@dataclass(frozen=True)
class Shape:
    """How the rows of one table stand in a file."""

    model: type[Table]
    name: str
    """Of the list (or, for the card, of the object)."""
    within: type[Table] | None
    """The table of the rows that these stand within, as parts; None for rows that stand alone."""
    parent: str
    """The field that says so."""
    references: dict[str, type[Table]]
    """Fields told by the ids that rows have in the file, and whose rows these are."""
    fields: tuple[str, ...]
    """The other fields that a row tells."""

    @property
    def of_a_client(self) -> bool:
        """Whether rows may stand within a client."""
        return "client" in columns(self.model)

    @property
    def of_nobody(self) -> bool:
        """Whether rows may stand beside the clients."""
        return not self.of_a_client or columns(self.model)["client"].null

    @property
    def alone(self) -> bool:
        """Whether a client has one such row at most: no list, but an object."""
        return self.of_a_client and columns(self.model)["client"].unique

    @property
    def beside(self) -> str:
        """The name of the list beside the clients."""
        return "inbox" if self.model is Note else self.name

    @property
    def layer(self) -> bool:
        """Whether a row has a private layer of words."""
        return "private" in self.fields and columns(self.model)["private"].kind == "text"


def _shape(model: type[Table]) -> Shape:
    told = [columns(model)[name] for name in model.EXPORTED if name not in WITHIN]
    references = {one.field: one.target for one in told if one.target is not None}
    parent = next((one for one in told if one.target is not None and not one.null), None)
    name = str(model._meta.table_name)
    if parent is not None and parent.target is not None:
        del references[parent.field]
        name = name.removeprefix(f"{parent.target._meta.table_name}_")
    return Shape(
        model,
        name if model is Card else _plural(name),
        None if parent is None else parent.target,
        "" if parent is None else parent.field,
        references,
        tuple(one.field for one in told if one.target is None),
    )


def _plural(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


SHAPES: dict[type[Table], Shape] = {
    model: _shape(model) for model in PRACTICE if model is not Setting
}


def parts_of(model: type[Table]) -> Iterator[Shape]:
    """What stands within the rows of a table."""
    return (shape for shape in SHAPES.values() if shape.within is model)
