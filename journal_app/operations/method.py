"""One's own craft: check-ups that are ticked on a day, and algorithms made of solved cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.checks import (
    NAME_LIMIT,
    clean_text,
    is_invisible,
    known_day,
    past_day,
)
from journal_app.operations.transaction import Transaction, transact
from journal_app.shapes import Changes, Step
from journal_app.storage import method_views
from journal_app.storage.models import Algorithm, Client, Tick
from journal_app.storage.store import Store

LISTS = ("service", "self")
"""The service checklist, and the check of oneself."""
SCORES = range(11)


def tick(
    store: Store,
    list_: str,
    item: str,
    on: date | None = None,
    score: int | None = None,
    note: str = "",
) -> Changes:
    """Tick an item of a check-up on a day, or change the tick that it has on that day.

    ``score`` is 0 to 10, or None for a plain tick. Raises JournalError ``bad_choice`` (no such
    list, or no such score) ``empty_text text_too_long future_date date_out_of_range``.
    """
    _check_list(list_)
    if score is not None and (isinstance(score, bool) or score not in SCORES):
        raise JournalError("bad_choice", value=score)
    name, words, day = _named(item), clean_text(note), past_day(store, on)
    there = method_views.tick_of(store, list_, name, day)
    with transact(store, Step("tick")) as (tx, outcome):
        if there is None:
            tx.id = tx.insert(Tick, list=list_, item=name, on_day=day, score=score, note=words)
        else:
            tx.update(Tick, there, score=score, note=words)
            tx.id = there
    return outcome.changes


def untick(store: Store, list_: str, item: str, on: date | None = None) -> Changes:
    """Take an item's tick of a day away. Raises JournalError ``bad_choice empty_text
    no_such_row`` (it has none) ``future_date date_out_of_range``."""
    _check_list(list_)
    there = method_views.tick_of(store, list_, _named(item), past_day(store, on))
    if there is None:
        raise JournalError("no_such_row", id=item)
    with transact(store, Step("untick")) as (tx, outcome):
        tx.delete(Tick, there)
        tx.id = there
    return outcome.changes


def add_algorithm(
    store: Store,
    title: str,
    situation: str = "",
    steps: str | Iterable[str] = "",
    result: str = "",
    on: date | None = None,
    look_on: date | None = None,
    client: int | None = None,
) -> Changes:
    """Write an algorithm of one's own; ``steps`` in their order, or a text with a step a line.

    ``look_on`` is the day to look at it again. Raises JournalError ``empty_text text_too_long
    future_date date_out_of_range no_such_client``.
    """
    values = {
        "title": _named(title),
        "situation": clean_text(situation),
        "steps": _lines(steps),
        "result": clean_text(result),
        "on_day": past_day(store, on),
        "look_on": None if look_on is None else known_day(look_on),
    }
    with transact(store, Step("add_algorithm", client)) as (tx, outcome):
        if client is not None:
            tx.get(Client, client)
        tx.id = tx.insert(Algorithm, client=client, **values)
    return outcome.changes


def edit_algorithm(store: Store, algorithm: int, **fields: Any) -> Changes:
    """Change ``title situation steps result on look_on client``. Raises JournalError
    ``no_such_row not_editable`` and what ``add_algorithm`` raises."""
    row = Transaction(store).get(Algorithm, algorithm)
    new = dict(_changed(store, field, value) for field, value in fields.items())
    with transact(store, Step("edit_algorithm", row["client_id"])) as (tx, outcome):
        if new.get("client") is not None:
            tx.get(Client, new["client"])
        tx.update(Algorithm, algorithm, **new)
        tx.id = algorithm
    return outcome.changes


def delete_algorithm(store: Store, algorithm: int) -> Changes:
    """Remove an algorithm. Raises JournalError ``no_such_row``."""
    row = Transaction(store).get(Algorithm, algorithm)
    with transact(store, Step("delete_algorithm", row["client_id"])) as (tx, outcome):
        tx.delete(Algorithm, algorithm)
        tx.id = algorithm
    return outcome.changes


def _changed(store: Store, field: str, value: Any) -> tuple[str, Any]:
    """A field of an algorithm as its column takes it."""
    if field == "title":
        return field, _named(value)
    if field in ("situation", "result"):
        return field, clean_text(value)
    if field == "steps":
        return field, _lines(value)
    if field == "on":
        return "on_day", past_day(store, value)
    if field == "look_on":
        return field, None if value is None else known_day(value)
    if field == "client":
        return field, value
    raise JournalError("not_editable", field=field)


def _check_list(list_: str) -> None:
    if list_ not in LISTS:
        raise JournalError("bad_choice", value=list_)


def _named(text: str) -> str:
    """Words on one line that may not be missing."""
    cleaned = " ".join(clean_text(text, NAME_LIMIT).split())
    if is_invisible(cleaned):
        raise JournalError("empty_text")
    return cleaned


def _lines(steps: str | Iterable[str]) -> str:
    """One step a line, without empty ones."""
    text = steps if isinstance(steps, str) else "\n".join(" ".join(one.split()) for one in steps)
    lines = (" ".join(line.split()) for line in clean_text(text).splitlines())
    return "\n".join(line for line in lines if line)
