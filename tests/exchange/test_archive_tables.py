"""The tables beside the account in an archive: the same again, private layers, hostile values."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journal_app import Journal, open_journal
from journal_app.exchange.archive import import_archive
from journal_app.exchange.archive_owned import ONLY_ONE
from journal_app.exchange.archive_shape import SHAPES
from journal_app.operations.transaction import transact
from journal_app.shapes import Step
from journal_app.storage.check import check
from journal_app.storage.models import PRACTICE, Card, Position
from tests.core import practice, rows
from tests.exchange.books import NOW, contents, empty_file
from tests.exchange.everything_else import DAY, PICTURE, live
from tests.exchange.test_archive import Told, brought, exported, filled, refusal

V1 = Path(__file__).resolve().parents[1] / "data" / "archive_1.json"


@pytest.fixture
def whole(journal: Journal) -> Journal:
    """A journal with a row of every table."""
    filled(journal)
    lines = {line.name: line for line in journal.client_lines()}
    vera = lines["Вера"].id
    live(journal, vera, lines["Ли"].uid)
    entry = journal.feed(vera)[-1].key[1]
    for points in (7, 8):
        journal.entries.edit(entry, points=points, confirmed=points == 7)
    journal.cards.keep_until(vera, date(2031, 1, 1))
    return journal


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Journal]:
    place = tmp_path / "other" / "other.journal"
    place.parent.mkdir()
    place.write_bytes(empty_file())
    with open_journal(place, clock=lambda: NOW) as opened:
        yield opened


def vera(told: Told) -> Told:
    found: Told = next(one for one in told["clients"] if one["name"] == "Вера")
    return found


# -- the same journal -----------------------------------------------------------------------------


def test_every_table_comes_back(whole: Journal, other: Journal) -> None:
    assert all(rows(whole, model._meta.table_name) for model in PRACTICE)
    report = brought(other, exported(whole))
    assert report.left_out == ()
    assert contents(other) == contents(whole)
    assert check(other.store) == []
    assert (report.visits, report.contacts, report.notes, report.photos) == (2, 2, 5, 3)
    before = practice(other)
    assert {one.code for one in brought(other, exported(whole)).left_out} == {"already_there"}
    assert practice(other) == before


def test_where_each_table_stands(whole: Journal) -> None:
    told = exported(whole)
    client = vera(told)
    assert client["card"]["tags"] == "утро\nлюбит чай"
    assert next(one for one in told["clients"] if one["name"] == "Ли")["card"] is None
    assert [one["name"] for one in client["visits"][0]["services"]] == ["маникюр", "покрытие"]
    assert client["contacts"][1]["visit"] == client["visits"][1]["id"]
    assert [len(one["versions"]) for one in client["notes"]][-2:] == [2, 0]
    assert client["photos"][0]["data"].startswith("iVBORw0K")
    lists = {"card_fields", "contact_details", "anniversaries", "facts", "fragments", "positions"}
    assert lists | {"algorithms", "entries", "promises"} <= client.keys()
    assert [len(one["versions"]) for one in client["entries"] if one["versions"]] == [2]
    assert client["card"]["keep_until"] == "2031-01-01"
    assert client["facts"][0]["confirmed"] is True
    assert client["visits"][0]["on"] == "2026-03-01"
    inbox = next(one for one in told["inbox"] if one["text"] == "в очереди")
    assert [one["text"] for one in inbox["versions"]] == ["в очер"]
    assert (len(told["ticks"]), len(told["algorithms"])) == (2, 1)


def test_a_table_with_one_row_of_a_kind_is_known_to_be_so(journal: Journal) -> None:
    """What the schema holds apart, beside uids and the account, a merge must know of."""
    found = set()
    for model, shape in SHAPES.items():
        table = model._meta.table_name
        ask = journal.store.database.execute_sql
        for _, name, unique, *_ in ask(f"PRAGMA index_list({table})").fetchall():
            columns = [row[2] for row in ask(f"PRAGMA index_info({name})").fetchall()]
            if unique and columns != ["uid"] and shape.name not in ("entries", "moves"):
                found.add(model)
    found.add(Position)  # one planned and one taken in a visit: a rule of ``check``
    assert found == {*ONLY_ONE}


def test_what_both_wrote_stays_as_it_is_here(whole: Journal, other: Journal) -> None:
    brought(other, exported(whole))
    for one, tags in ((whole, "здесь"), (other, "там")):
        ann = one.clients.add("Ева", since=DAY).id
        with transact(one.store, Step("import")) as (tx, _outcome):
            tx.insert(Card, client=ann, tags=tags)
    told = exported(other)
    eve = next(one for one in told["clients"] if one["name"] == "Ева")
    eve["uid"] = next(line.uid for line in whole.client_lines() if line.name == "Ева")
    report = brought(whole, told)
    assert "changed_here" in {one.code for one in report.left_out}
    assert [card["tags"] for card in rows(whole, "card")][-1] == "здесь"
    assert check(whole.store) == []


def test_two_positions_of_one_visit_do_not_keep_a_file_out(whole: Journal, other: Journal) -> None:
    brought(other, exported(whole))
    for one, role in ((whole, "mirror"), (other, "adviser")):
        visit = next(row for row in rows(one, "visit") if row["state"] == "planned")
        for position in rows(one, "position"):
            one.positions.delete(position["id"])
        one.positions.plan(visit["client_id"], role, visit=visit["id"])
    report = brought(whole, exported(other))
    assert "changed_here" in {one.code for one in report.left_out}
    assert "mirror" in {one["role"] for one in rows(whole, "position")}
    assert "adviser" not in {one["role"] for one in rows(whole, "position")}
    assert check(whole.store) == []


def test_rows_of_a_note_that_found_its_client_here_go_with_it(
    whole: Journal, other: Journal
) -> None:
    brought(other, exported(whole))
    told = exported(other)
    note = next(one for one in told["inbox"] if one["text"] == "в очереди")
    note["versions"].append({**note["versions"][0], "id": 10**6, "uid": "a" * 32})
    here = next(one for one in rows(whole, "note") if one["text"] == "в очереди")["id"]
    client = whole.client_lines()[0].id
    whole.notes.assign(here, client)
    brought(whole, told)
    version = next(one for one in rows(whole, "note_version") if one["uid"] == "a" * 32)
    assert (version["client_id"], version["note_id"]) == (client, here)
    assert check(whole.store) == []


def test_met_on_moves_back_to_the_first_visit(whole: Journal, other: Journal) -> None:
    told = exported(whole)
    vera(told)["visits"][0]["on"] = "2025-01-01"
    brought(other, told)
    found = next(row for row in rows(other, "client") if row["name"] == "Вера")
    assert found["since"] == "2025-01-01"
    assert check(other.store) == []


# -- private --------------------------------------------------------------------------------------


def test_nothing_private_leaves_unasked(whole: Journal) -> None:
    told = exported(whole, private=False)
    text = json.dumps(told, ensure_ascii=False)
    for secret in ("сон", "только для меня", "о ком", '"private": true', '"private": "'):
        assert secret not in text
    client = vera(told)
    assert "о работе" in [note["text"] for note in client["notes"]]
    assert [one["text"] for one in client["fragments"]] == ["о работе", "молчание"]
    assert client["fragments"][1]["note"] is None
    assert len(client["photos"]) == 2
    assert "сон" in json.dumps(exported(whole, private=True), ensure_ascii=False)


def test_a_file_without_private_layers_takes_none_away(whole: Journal, other: Journal) -> None:
    told = exported(whole, private=False)
    before = practice(whole)
    brought(whole, told)
    assert practice(whole) == before
    assert brought(other, told).left_out == ()
    assert {row["private"] for row in rows(other, "note")} == {""}
    assert check(other.store) == []


# -- nothing is believed --------------------------------------------------------------------------

Change = Callable[[Told], Any]


def put(name: str, number: int = 0, **values: Any) -> Change:
    def change(told: Told) -> None:
        found = vera(told)[name]
        (found if isinstance(found, dict) else found[number]).update(values)

    return change


def doubled(name: str) -> Change:
    def change(told: Told) -> None:
        row = copy.deepcopy(vera(told)[name][0])
        vera(told)[name].append({**row, "id": 10**6, "uid": "b" * 32})

    return change


def version(number: int = 0, **values: Any) -> Change:
    """Change a version of the entry that has two; both of them alike with ``number`` 1."""

    def change(told: Told) -> None:
        found = next(one for one in vera(told)["entries"] if one["versions"])["versions"]
        for one in found[: number + 1]:
            one.update(values)

    return change


HOSTILE: list[tuple[Change, str]] = [
    (put("card", kind="villain"), "wrong_format"),
    (put("card", cap=-1), "wrong_format"),
    (put("card", cap=True), "wrong_format"),
    (put("card", keep_until=7), "wrong_format"),
    (put("card", keep_until="2026-02-30"), "wrong_format"),
    (lambda told: vera(told)["card"].pop("keep_until"), "wrong_format"),
    (put("entries", versions={}), "wrong_format"),
    (put("entries", versions=[7]), "wrong_format"),
    (put("entries", versions=[{}]), "wrong_format"),
    (version(points=100), "wrong_format"),
    (version(points=1000), "points_out_of_range"),
    (version(kind="gift"), "wrong_format"),
    (version(on="2026-11-22"), "future_date"),
    (version(parts=["said"]), "wrong_format"),
    (version(uid="x"), "wrong_format"),
    (version(number=1, id=10**6, uid="d" * 32), "wrong_format"),
    (put("card", brought_by="x"), "wrong_format"),
    (put("card", consent_on="2027-01-01"), "future_date"),
    (put("card", tags=None), "wrong_format"),
    (put("card", tags="я" * 100_001), "text_too_long"),
    (lambda told: vera(told).update(card=[]), "wrong_format"),
    (lambda told: vera(told).update(card=7), "wrong_format"),
    (doubled("card_fields"), "wrong_format"),
    (doubled("anniversaries"), "wrong_format"),
    (put("card_fields", text=""), "wrong_format"),
    (put("contact_details", kind="pigeon"), "wrong_format"),
    (put("contact_details", place=10**30), "wrong_format"),
    (put("anniversaries", month=13), "wrong_format"),
    (put("anniversaries", month=10**30), "wrong_format"),
    (put("anniversaries", month=2, day=30), "wrong_format"),
    (put("anniversaries", day=0), "wrong_format"),
    (put("anniversaries", year=2025), "wrong_format"),
    (put("anniversaries", 1, label=""), "wrong_format"),
    (put("facts", side="theirs"), "wrong_format"),
    (put("facts", confirmed=1), "wrong_format"),
    (put("facts", on="2026-11-22"), "future_date"),
    (put("visits", state="done?"), "wrong_format"),
    (put("visits", on="2026-12-01"), "future_date"),
    (put("visits", start="25:00"), "wrong_format"),
    (put("visits", start="9:00"), "wrong_format"),
    (put("visits", minutes=0), "wrong_format"),
    (put("visits", minutes=1441), "wrong_format"),
    (put("visits", prepaid=-1), "wrong_format"),
    (put("visits", prepaid=1.5), "wrong_format"),
    (put("visits", services={}), "wrong_format"),
    (put("visits", services=[None]), "wrong_format"),
    (lambda told: vera(told)["visits"][0]["services"][0].update(name=" "), "empty_name"),
    (lambda told: vera(told)["visits"][0]["services"][0].update(price=10**15), "wrong_format"),
    (doubled("visits"), "wrong_format"),
    (put("contacts", outgoing="yes"), "wrong_format"),
    (put("contacts", visit=10**6), "wrong_format"),
    (put("contacts", visit="1"), "wrong_format"),
    (put("contacts", at_time="24:00"), "wrong_format"),
    (put("notes", 0, kind="secret"), "wrong_format"),
    (put("notes", 0, private=None), "wrong_format"),
    (put("notes", 0, visit=True), "wrong_format"),
    (put("notes", 0, versions=7), "wrong_format"),
    (put("photos", data="not base64!"), "wrong_format"),
    (put("photos", data="R0lGODlhAQABAAAAACw="), "not_a_picture"),
    (put("photos", data="iVBORw0KGgoA" + "AAAA" * 500_000), "too_large"),
    (put("photos", data=""), "not_a_picture"),
    (put("photos", data=None), "wrong_format"),
    (put("photos", width=0), "not_a_picture"),
    (put("photos", note=10**6), "wrong_format"),
    (put("fragments", private=""), "wrong_format"),
    (put("fragments", text=""), "wrong_format"),
    (put("positions", direction="sideways"), "wrong_format"),
    (put("positions", taken=True), "future_date"),
    (put("algorithms", title=""), "wrong_format"),
    (lambda told: told["ticks"].append({**told["ticks"][0], "uid": "c" * 32}), "wrong_format"),
    (lambda told: told["ticks"][1].update(score=11), "wrong_format"),
    (lambda told: told.update(ticks={}), "wrong_format"),
    (lambda told: told["algorithms"][0].pop("steps"), "wrong_format"),
    (lambda told: told["inbox"][-1]["versions"].append({}), "wrong_format"),
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_one_hostile_value_keeps_all_of_it_out(whole: Journal, other: Journal, number: int) -> None:
    change, why = HOSTILE[number]
    told = exported(whole)
    change(told)
    assert refusal(other, told)[0] == why


def test_a_visit_does_not_reach_into_other_clients(whole: Journal, other: Journal) -> None:
    brought(other, exported(whole))
    told = exported(whole)
    lee = next(one for one in told["clients"] if one["name"] == "Ли")
    lee["visits"], vera(told)["visits"] = vera(told)["visits"], []
    for name in ("contacts", "notes", "photos", "fragments", "positions"):
        vera(told)[name] = []
    assert refusal(other, told)[0] == "wrong_format"


# -- earlier versions -----------------------------------------------------------------------------


def test_a_file_of_version_1_is_read(journal: Journal) -> None:
    """Written by the program that wrote this version."""
    told = json.loads(V1.read_text(encoding="utf-8"))
    assert told["version"] == 1
    assert {note["kind"] for note in vera(told)["notes"]} == {"note", "visit", "contact"}
    report = import_archive(journal.store, V1)
    assert (report.clients, report.visits, report.contacts, report.notes) == (2, 2, 1, 2)
    assert report.left_out == ()
    assert check(journal.store) == []
    visits = [(row["on_day"], row["state"], row["note"]) for row in rows(journal, "visit")]
    assert visits == [("2026-02-01", "done", "маникюр"), ("2026-02-20", "done", "")]
    assert [row["text"] for row in rows(journal, "contact")] == ["напомнила о визите"]
    assert [row["text"] for row in rows(journal, "note")] == ["любит тишину", "купить лак"]
    lines = {line.name: line for line in journal.client_lines()}
    entries = vera(told)["entries"]
    assert lines["Вера"].balance == 3 + sum(entry["points"] for entry in entries)
    before = practice(journal)
    assert {one.code for one in import_archive(journal.store, V1).left_out} == {"already_there"}
    assert practice(journal) == before


def test_a_file_of_version_2_is_read(whole: Journal, other: Journal) -> None:
    """As this version, but without terms and without what entries were before."""
    told = as_version_2(exported(whole))
    assert brought(other, told).left_out == ()
    assert rows(other, "entry_version") == []
    assert {row["keep_until"] for row in rows(other, "card")} == {None}
    assert [row["tags"] for row in rows(other, "card")] == ["утро\nлюбит чай"]
    assert check(other.store) == []
    assert {one.code for one in brought(other, exported(whole)).left_out} == {"already_there"}
    assert len(rows(other, "entry_version")) == 2  # under an entry that was there
    assert check(other.store) == []


def as_version_2(told: Told) -> Told:
    for client in told["clients"]:
        if client["card"] is not None:
            del client["card"]["keep_until"]
        for entry in client["entries"]:
            del entry["versions"]
    return {**told, "version": 2}


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["clients"].append(1),
        lambda told: vera(told).update(notes={}),
        lambda told: vera(told)["notes"].append("visit"),
        lambda told: vera(told)["notes"][0].update(kind="session"),
        lambda told: vera(told)["notes"][0].pop("text"),
        lambda told: told.update(inbox=7),
    ],
)
def test_a_hostile_file_of_version_1(journal: Journal, change: Change) -> None:
    told = json.loads(V1.read_text(encoding="utf-8"))
    change(told)
    assert refusal(journal, told)[0] == "wrong_format"


def test_pictures_are_the_same_bytes(whole: Journal, other: Journal) -> None:
    brought(other, exported(whole))
    assert {bytes(row["data"]) for row in rows(other, "photo")} == {PICTURE}
    assert date.fromisoformat(rows(other, "photo")[0]["on_day"]) == DAY
