"""Archives of earlier versions, brought up to the shape of today's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_VISIT = {
    "start": None, "minutes": None, "state": "done", "came": "", "prepaid": None, "feeling": "",
    "contact": "", "come_back": "", "remind": "", "reminded_on": None,
}  # fmt: skip
_CONTACT = {
    "at_time": None, "channel": "", "outgoing": True, "touchpoint": "", "state": "",
    "reminder": False, "visit": None,
}  # fmt: skip
_CARD = {"keep_until": None}
_NOTE = {"kind": "note", "private": "", "visit": None}


def brought_up(whole: dict[str, Any], version: int) -> dict[str, Any]:
    """A file of an earlier version in today's shape; not more is looked at than that takes.

    Raises ``ValueError`` for what no file looks like.
    """
    if version == 1:
        whole = _from_1(whole)
    return _from_2(whole) if version < 3 and "clients" in whole else whole


def _from_2(whole: dict[str, Any]) -> dict[str, Any]:
    """Version 2 knew no term on a card, and no entry as it was before."""
    return {**whole, "clients": [_client_from_2(client) for client in _rows(whole, "clients")]}


def _client_from_2(client: Mapping[str, Any]) -> Mapping[str, Any]:
    card = client.get("card")
    return {**client, "card": {**card, **_CARD}} if isinstance(card, Mapping) else client


def _from_1(whole: dict[str, Any]) -> dict[str, Any]:
    """Version 1 told visits and contacts as kinds of notes, and knew of nothing else."""
    clients = _rows(whole, "clients") if "clients" in whole else None
    inbox = [{**row, **_NOTE} for row in _rows(whole, "inbox")]
    told = {**whole, "inbox": inbox}
    if clients is not None:
        told["clients"] = [_client_from_1(client) for client in clients]
    return told


def _client_from_1(client: Mapping[str, Any]) -> dict[str, Any]:
    moved: dict[str, list[Any]] = {"visits": [], "contacts": [], "notes": []}
    for row in _rows(client, "notes"):
        kind = row.get("kind")
        if kind == "visit":
            moved["visits"].append({**_without(row, "kind", "text"), **_VISIT, **_words(row)})
        elif kind == "contact":
            moved["contacts"].append({**_without(row, "kind"), **_CONTACT})
        elif kind == "note":
            moved["notes"].append({**row, **_NOTE})
        else:
            raise ValueError(kind)
    return {**client, **moved}


def _words(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"note": row["text"]} if "text" in row else {}


def _without(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def _rows(told: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    rows = told.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise ValueError(name)
    return rows
