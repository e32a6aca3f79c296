"""Logs for the tests of the exchange room: small ones by hand, many by hypothesis."""

from __future__ import annotations

import csv
import io
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from peewee import ForeignKeyField

from journal_app import Journal, open_journal
from journal_app.exchange.log import import_log
from journal_app.shapes import ImportReport
from journal_app.storage import standing
from journal_app.storage.models import PRACTICE

NOW = date(2026, 11, 21)
PRACTICE_CSV = Path(__file__).resolve().parents[1] / "data" / "practice.csv"
COLUMNS = ("date", "client", "event", "principle", "points", "text", "due", "parts")
HEADER = ",".join(COLUMNS) + "\n"

Line = dict[str, str]


def bring(journal: Journal, text: str | bytes, **options: Any) -> ImportReport:
    """Import lines (without a header, but for bytes) into a journal, as a file."""
    content = text if isinstance(text, bytes) else (HEADER + text).encode()
    source = journal.path.parent / "log.csv"
    source.write_bytes(content)
    return import_log(journal.store, source, **options)


def names(journal: Journal, on: date = NOW) -> dict[str, int]:
    """Balances by name."""
    return {name: balance for _, name, balance, _, _ in journal.balances(on)}


@cache
def empty_file() -> bytes:
    """A new journal's bytes: making one, its files on the disk for good, takes longer than most
    tests."""
    with tempfile.TemporaryDirectory(prefix="journal-example-") as folder:
        place = Path(folder, "a.journal")
        open_journal(place, clock=lambda: NOW).close()
        return place.read_bytes()


def in_journals(count: int, run: Callable[..., None]) -> None:
    """Run with this many empty journals, which are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="journal-example-") as folder:
        opened: list[Journal] = []
        try:
            for number in range(count):
                place = Path(folder, str(number), "a.journal")
                place.parent.mkdir()
                place.write_bytes(empty_file())
                opened.append(open_journal(place, clock=lambda: NOW))
            run(*opened)
        finally:
            for one in opened:
                one.close()


def contents(journal: Journal) -> dict[str, list[dict[str, Any]]]:
    """Every row a person filled, references as uids, without the ids of this file; the rows of
    each client in their order."""
    found: dict[str, list[dict[str, Any]]] = {}
    uids: dict[tuple[str, int], str] = {}
    for model in PRACTICE:
        table = model._meta.table_name
        cursor = journal.store.database.execute_sql(f"SELECT * FROM {table} ORDER BY id")
        columns = [column[0] for column in cursor.description]
        found[table] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        for row in found[table]:
            uids[table, row["id"]] = str(row.get("uid"))
    targets = {
        field.column_name: field.rel_model._meta.table_name
        for model in PRACTICE
        for field in model._meta.fields.values()
        if isinstance(field, ForeignKeyField) and field.rel_model.__name__ != model.__name__
    } | {"answers_id": "entry"}
    parents = {
        "promise_move": "promise_id",
        "visit_service": "visit_id",
        "note_version": "note_id",
        "entry_version": "entry_id",
    }
    for table, rows in found.items():
        for row in rows:
            del row["id"]
            row.pop("digest", None)  # it covers ids of this file
            for column, target in targets.items():
                if row.get(column) is not None:
                    row[column] = uids[target, row[column]]
        owner = parents.get(table, "key" if table == "setting" else "client_id")
        rows.sort(key=lambda row, owner=owner: row.get(owner) or "")  # type: ignore[misc]
    return found


def accounts(journal: Journal) -> list[tuple[Any, ...]]:
    """What a log promises to keep of every client, in an order that ids do not decide: name,
    opening, day met, promises and their moves, movements, and the balances of several days by
    either rule."""
    rows = contents(journal)
    balances: dict[int, list[int]] = defaultdict(list)
    for days in (0, 45, 100, 200, 400):
        for fading in (True, False):
            day = NOW - timedelta(days=days)
            for client, balance, *_ in standing.balances(journal.store.database, day, fading):
                balances[client].append(balance)
    ids = {line.uid: line.id for line in journal.client_lines()}
    kept = (
        ("promise", ("text", "made", "due", "size", "state", "closed")),
        ("entry", ("kind", "principle", "points", "on_day", "aged_from", "answered_on", "parts")),
    )
    found = []
    for client in rows["client"]:
        mine = [
            sorted(
                (*(str(row[name]) for name in columns), _text(row))
                for row in rows[table]
                if row["client_id"] == client["uid"]
            )
            for table, columns in kept
        ]
        promises = {row["uid"] for row in rows["promise"] if row["client_id"] == client["uid"]}
        mine.append(
            sorted(
                tuple(str(row[name]) for name in ("moved_on", "old_due", "new_due"))
                for row in rows["promise_move"]
                if row["promise_id"] in promises
            )
        )
        told = (client["name"], client["opening"], client["since"])
        found.append((*told, balances[ids[client["uid"]]], mine))
    return sorted(found, key=repr)


def _text(row: dict[str, Any]) -> str:
    # A log has no place for words beside an apology.
    return "" if row.get("kind") == "apology" else str(row.get("note", ""))


# -- logs by hypothesis ---------------------------------------------------------------------------

NAMES = ("Вера", "Анна [abcdef12]", 'Яна "Янис" О’Нил', "Ли; Джо, мл.", "Zoë", "0")
TEXTS = (
    "чай",
    'сказала "да"; потом, нет',
    "две\nстроки",
    "чай [2026-03-01]",
    "чай [2026-03-01 2]",
    "=1+1",
)
GAPS = (0, 0, 0, 1, 2, 29, 30, 59, 60, 61, 119, 120, 121, 179, 180, 181)
PARTS = ("named", "owned", "repaired", "prevented")
PRINCIPLES = ("understanding", "little_things", "commitments", "expectations", "integrity")


@dataclass
class _Known:
    """What a writer of a log remembers of one client."""

    promises: list[list[Any]] = field(default_factory=list)
    """[text, due] of the open ones, the earliest made first."""
    wounds: list[str] = field(default_factory=list)


@st.composite
def logs(draw: st.DrawFn, most: int = 30) -> list[Line]:
    """Lines of a log that breaks no rule, in the order of a file whose days are shuffled."""
    people = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    known = {name: _Known() for name in people}
    day = NOW - timedelta(days=draw(st.integers(0, 900)))
    lines: list[Line] = []
    for _ in range(draw(st.integers(1, most))):
        day = min(NOW, day + timedelta(days=draw(st.sampled_from(GAPS))))
        name = draw(st.sampled_from(people))
        lines.append(_line(draw, day, name, known[name]))
    days = draw(st.permutations(sorted({line["date"] for line in lines})))
    return [line for one in days for line in lines if line["date"] == one]


def _line(draw: st.DrawFn, day: date, name: str, known: _Known) -> Line:
    events = ["client", "deposit", "deposit", "withdrawal", "withdrawal", "promise", "visit"]
    if known.promises:
        events += ["keep", "break", "move", "release"] * 2
    if known.wounds:
        events += ["apology"] * 4
    event = draw(st.sampled_from(events))
    line = dict.fromkeys(COLUMNS, "") | {"date": str(day), "client": name, "event": event}
    if event == "client":
        line["points"] = str(draw(st.integers(-20, 60)))
    elif event in ("deposit", "withdrawal"):
        _movement(draw, line, known)
    elif event == "promise":
        _promise(draw, line, day, known)
    elif event == "visit":
        line["text"] = draw(st.sampled_from(TEXTS))
    elif event == "apology":
        line["text"] = draw(st.sampled_from(known.wounds))
        known.wounds.remove(line["text"])
        line["parts"] = "+".join(draw(st.lists(st.sampled_from(PARTS), unique=True))) or "none"
        line["points"] = draw(st.sampled_from(["", "", "", "0", "-2", "1"]))
    else:
        _outcome(draw, line, day, known)
    return line


def _movement(draw: st.DrawFn, line: Line, known: _Known) -> None:
    line["text"] = draw(st.sampled_from(TEXTS))
    line["points"] = draw(st.sampled_from(["", "usual", "small", "large", "1", "7", "99"]))
    line["principle"] = draw(st.sampled_from(PRINCIPLES))
    if line["event"] == "withdrawal":
        line["principle"] = draw(st.sampled_from((*PRINCIPLES, "apology")))
        known.wounds.append(line["text"])


def _promise(draw: st.DrawFn, line: Line, day: date, known: _Known) -> None:
    line["text"] = draw(st.sampled_from(TEXTS))
    line["points"] = draw(st.sampled_from(["", "small", "usual", "large"]))
    due = draw(st.sampled_from([None, 0, 1, 30, 90]))
    line["due"] = "" if due is None else str(day + timedelta(days=due))
    known.promises.append([line["text"], line["due"]])


def _outcome(draw: st.DrawFn, line: Line, day: date, known: _Known) -> None:
    text = draw(st.sampled_from([text for text, _ in known.promises]))
    promise = next(one for one in known.promises if one[0] == text)
    late = bool(promise[1]) and str(day) > promise[1]
    line["text"] = text
    by_hand = draw(st.sampled_from(["", "", "3"]))
    if line["event"] == "move":
        line["due"] = promise[1] = str(day + timedelta(days=draw(st.sampled_from([0, 1, 40]))))
        if late:
            line["points"] = draw(st.sampled_from(["", "-3", "0"]))
            known.wounds += [text] * (line["points"] != "0")
        return
    known.promises.remove(promise)
    if line["event"] != "release" and by_hand:
        bad = late or line["event"] == "break"
        line["points"] = f"-{by_hand}" if bad else by_hand
    if line["event"] == "break" or (line["event"] == "keep" and late):
        known.wounds.append(text)


def as_csv(lines: Sequence[Line], delimiter: str = ",") -> str:
    """The lines as a spreadsheet writes them."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(lines)
    return text.getvalue()
