"""The paper of a dossier says all that its JSON does: whatever is changed there is changed here."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from journal_app import Journal
from journal_app.rules.apologies import PARTS
from tests.core import TODAY, days_ago
from tests.exchange.everything_else import live
from ui.desk import Desk
from ui.rights.dossier_paper import DossierPaper

NOT_TOLD = {
    "id", "uid", "created", "place", "width", "height", "data",
    "closes",  # the state of the promise says so
    "label", "key",  # an own name in the place of a usual one: looked at below
}  # fmt: skip
"""What is ours alone, of every row."""
BONDS = {("moves", "entry"), ("photos", "note"), ("fragments", "note")}
"""By which rows stand together: both are told."""
OTHER = {
    ("client", "name"): "Ия",
    ("card", "status"): "left",
    ("card", "brought_by"): "",  # who it was is told of another person
    ("card", "kind"): "status",
    ("card", "stage"): "courtship",
    ("card", "channel"): "email",
    ("anniversaries", "kind"): "other",
    ("anniversaries", "day"): 28,
    ("contact_details", "kind"): "email",
    ("facts", "kind"): "stop_topic",
    ("facts", "side"): "mine",
    ("visits", "state"): "missed",
    ("visits", "start"): "11:45",
    ("visits", "came"): "on_time",
    ("visits", "feeling"): "pampered",
    ("visits", "contact"): "tense",
    ("visits", "remind"): "no_answer",
    ("promises", "state"): "kept",
    ("promises", "size"): "small",
    ("entries", "kind"): "withdrawal",
    ("entries", "principle"): "understanding",
    ("entries", "parts"): ["named"],
    ("versions", "kind"): "withdrawal",
    ("versions", "principle"): "understanding",
    ("versions", "parts"): ["named"],
    ("contacts", "at_time"): "12:34",
    ("contacts", "channel"): "email",
    ("contacts", "state"): "answered",
    ("notes", "kind"): "note",
    ("positions", "role"): "catalyst",
    ("positions", "activity"): "passive",
    ("positions", "direction"): "below",
}
"""What else may stand where only some codes may."""


@pytest.fixture
def told(journal: Journal) -> dict[str, Any]:
    """A client with a row of every kind and, somewhere, a value in every field."""
    vera = journal.clients.add("Вероника").id
    live(journal, vera, brought_by="0123456789abcdef")
    entry = journal.entries.deposit(vera, "integrity", note="чай", on=days_ago(9)).id
    journal.entries.edit(entry, note="кофе")
    slip = journal.entries.withdraw(vera, "integrity", note="ждала", on=days_ago(8)).id
    journal.entries.apologise(slip, PARTS, note="да", on=days_ago(7))
    made = journal.promises.make(vera, "палитра", days_ago(1), days_ago(6), "large").id
    journal.promises.move(made, TODAY, days_ago(2))
    journal.promises.break_(made)
    content = {"draft": {"note": "ok", "choices": {"more": "и вот", "state": "done"}}}
    journal.drafts.keep(vera, "form.visit", None, content)
    whole = deepcopy(journal.rights.told(vera, True))
    client = whole["clients"][0]
    filled = {
        "card": {
            "code": "А", "status_on": "2026-01-02", "status_reason": "р", "cap_agreed": "о",
            "consent_withdrawn": "2026-01-03", "keep_until": "2030-01-04",
        },
        "facts": {"used_on": "2026-01-05"},
        "visits": {"remind": "sent", "reminded_on": "2026-01-06"},
        "contacts": {"touchpoint": "повод", "at_time": "10:01"},
        "fragments": {"discussed_on": "2026-01-07"},
        "positions": {"activity": "active", "note": "п"},
        "algorithms": {"situation": "с", "result": "и"},
    }  # fmt: skip
    next(one for one in client["entries"] if one["versions"])["versions"][0]["parts"] = ["owned"]
    client["archived_on"] = "2026-01-08"
    for name, values in filled.items():
        (client["card"] if name == "card" else client[name][0]).update(values)
    return whole


def fields(
    rows: Any, name: str, path: tuple[Any, ...]
) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    """(list, field, path) of each field of each kind of row, in the first row that has a value."""
    several = isinstance(rows, list)
    here = rows if several else [rows]
    for field in here[0]:
        if field in NOT_TOLD or (name, field) in BONDS:
            continue
        place = next(n for n, row in enumerate(here) if row[field] not in (None, "", []))
        value, way = here[place][field], (*path, *([place] if several else []), field)
        if isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict)):
            yield from fields(value, field, way)
        else:
            yield name, field, way


def other(name: str, field: str, value: Any) -> Any:
    if (name, field) in OTHER:
        return OTHER[name, field]
    if field == "parts":
        return ["named"]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1 if field not in ("visit", "entry", "note", "answers", "promise") else None
    if len(value) == 10 and value[4] == value[7] == "-":
        return "2031-05-06"
    return f"{value} иначе"


@pytest.mark.parametrize("profession", ["nail", "psychologist"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_nothing_of_the_json_is_missing_on_paper(
    qapp: object, journal: Journal, told: dict[str, Any], profession: str, language: str
) -> None:
    assert qapp
    journal.settings["profession"] = profession
    paper = DossierPaper(Desk(journal, language))
    document = paper.document(told)
    before = paper.html(told, document)
    missing = []
    for name, field, path in fields(told["clients"][0], "client", ("clients", 0)):
        changed = deepcopy(told)
        row: Any = changed
        for step in path[:-1]:
            row = row[step]
        row[path[-1]] = other(name, field, row[path[-1]])
        if paper.html(changed, document) == before:
            missing.append((name, field))
    assert missing == []
    assert "и вот" in before
    assert "ok" in before
