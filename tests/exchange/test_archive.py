"""The whole journal as JSON: the same journal again, what is here meets what comes, and nothing
is believed."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.exchange.archive import export_archive, import_archive
from journal_app.exchange.archive_shape import NAMES, SHAPES, WITHIN
from journal_app.exchange.demo import write_sample
from journal_app.exchange.log import import_log
from journal_app.shapes import ImportReport
from journal_app.storage.check import check
from journal_app.storage.models import PRACTICE, Entry, Setting, digest
from tests.core import everything, practice, rows
from tests.exchange.books import NOW, PRACTICE_CSV, accounts, contents, empty_file, in_journals
from tests.exchange.test_log import awkward

Told = dict[str, Any]
DAY = date(2026, 2, 1)


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def exported(journal: Journal, private: bool = True) -> Told:
    file = journal.path.with_suffix(".json")
    export_archive(journal.store, file, private)
    told: Told = json.loads(file.read_text(encoding="utf-8"))
    return told


def brought(journal: Journal, told: Any, **options: Any) -> ImportReport:
    file = journal.path.parent / "archive.json"
    text = told if isinstance(told, str) else json.dumps(told, ensure_ascii=False)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_archive(journal.store, file, **options)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Journal]:
    """A second laptop's journal."""
    place = tmp_path / "other" / "other.journal"
    place.parent.mkdir()
    place.write_bytes(empty_file())
    with open_journal(place, clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def full(journal: Journal) -> Journal:
    """A journal with a row of every kind, and a few of the awkward ones."""
    return filled(journal)


@cache
def _told_by_full() -> str:
    found: list[Told] = []
    in_journals(1, lambda one: found.append(exported(filled(one))))
    return json.dumps(found[0])


def told_by_full() -> Told:
    """What a full journal exports, to be spoiled at will."""
    told: Told = json.loads(_told_by_full())
    return told


def filled(journal: Journal) -> Journal:
    vera = journal.clients.add("Вера", since=DAY, opening=3).id
    journal.clients.archive(journal.clients.add("Ли", since=DAY).id)
    slip = journal.entries.withdraw(vera, "integrity", note="грубо", on=DAY, confirmed=True).id
    journal.entries.apologise(slip, ("named", "owned"), note="с цветами", on=later(1))
    journal.entries.deposit(vera, "understanding", points=37, note='"да";\nнет', on=later(1))
    promise = journal.promises.make(vera, "каталог", later(3), later(1), "large").id
    journal.promises.move(promise, later(9), later(2))
    journal.promises.move(promise, later(20), later(10))
    journal.promises.keep(promise, later(20))
    journal.promises.make(vera, "чай", on=later(2))
    journal.promises.release(journal.promises.make(vera, "кофе", on=later(2)).id, later(4))
    journal.notes.add(vera, "любит тишину", later(2))
    journal.notes.add(None, "купить лак", later(2))
    journal.settings.change({"fading": False, "tariff.promise.broken": 9, "opening": 5})
    return journal


# -- the same journal -----------------------------------------------------------------------------


def test_every_exported_column_can_be_read() -> None:
    assert [*SHAPES, Setting] == sorted([*SHAPES, Setting], key=PRACTICE.index)
    assert {*SHAPES, Setting} == {*PRACTICE}
    for model, shape in SHAPES.items():
        told = {*shape.fields, *shape.references, *WITHIN, shape.parent}
        assert {*model.EXPORTED} <= told, model.__name__


def test_the_shape_that_others_rely_on(full: Journal) -> None:
    told = exported(full)
    assert (told["format"], told["version"], told["private"]) == ("client-journal", 3, True)
    assert exported(full, private=False)["private"] is False
    assert told["exported_at"].startswith("2026-11-21T")
    assert told["settings"]["fading"] is False
    vera = next(client for client in told["clients"] if client["name"] == "Вера")
    assert {"id", "uid", "name", "opening", "since", "entries", "promises"} <= vera.keys()
    entry = {"id", "uid", "kind", "principle", "points", "on", "note", "confirmed", "promise"}
    assert all(entry | {"answers", "parts"} <= one.keys() for one in vera["entries"])
    promise = {"id", "uid", "text", "made", "due", "size", "state", "closed", "moves"}
    assert all(promise <= one.keys() for one in vera["promises"])
    apology = next(one for one in vera["entries"] if one["kind"] == "apology")
    slip = next(one for one in vera["entries"] if one["id"] == apology["answers"])
    assert (slip["note"], slip["confirmed"], slip["on"]) == ("грубо", True, "2026-02-01")
    assert apology["parts"] == ["named", "owned"]
    assert [note["text"] for note in told["inbox"]] == ["купить лак"]
    assert NAMES == {"on_day": "on"}


@pytest.mark.parametrize("content", ["full", "awkward", "practice", "nail", "psychologist"])
def test_an_empty_journal_becomes_the_same_one(
    journal: Journal, other: Journal, content: str, request: pytest.FixtureRequest
) -> None:
    if content == "full":
        request.getfixturevalue("full")
    elif content == "awkward":
        awkward(journal)
    elif content == "practice":
        import_log(journal.store, PRACTICE_CSV)
    else:
        write_sample(journal.store, content, "ru", clients=12)  # type: ignore[arg-type]
    told = exported(journal)
    report = brought(other, told)
    assert report.left_out == ()
    assert contents(other) == contents(journal)
    assert accounts(other) == accounts(journal)
    assert dict(other.settings) == dict(journal.settings)
    assert check(journal.store) == check(other.store) == []
    again = exported(other)
    assert {**again, "clients": [], "inbox": []} == {**told, "clients": [], "inbox": []}
    # Feeds of a day stand in the order of recording here and there.
    for line in journal.client_lines():
        there = next(one for one in other.client_lines() if one.uid == line.uid)
        assert [(one.on, one.kind, one.text, one.balance) for one in journal.feed(line.id)] == [
            (one.on, one.kind, one.text, one.balance) for one in other.feed(there.id)
        ]


def test_an_import_is_one_step(full: Journal, other: Journal) -> None:
    before = practice(other)
    brought(other, exported(full))
    after = practice(other)
    other.undo()
    assert practice(other) == before
    other.redo()
    assert practice(other) == after


def test_a_dry_run_writes_nothing(full: Journal, other: Journal) -> None:
    before = everything(other)
    dry = brought(other, exported(full), dry_run=True)
    assert everything(other) == before
    assert brought(other, exported(full)) == dry
    assert (dry.clients, dry.entries, dry.promises, dry.notes) == (2, 5, 3, 2)


@pytest.mark.parametrize("when", [0.0, 0.5, 1.0])
def test_an_import_that_is_stopped_leaves_everything_as_it_was(
    full: Journal, other: Journal, when: float
) -> None:
    told = exported(full)
    before = everything(other)

    def progress(done: int, total: int) -> None:
        if done / total >= when:
            raise JournalError("cancelled")

    with pytest.raises(JournalError) as error:
        brought(other, told, progress=progress)
    assert error.value.code == "cancelled"
    assert everything(other) == before


# -- rows meet ------------------------------------------------------------------------------------


def test_the_same_archive_twice_changes_nothing(full: Journal, other: Journal) -> None:
    told = exported(full)
    brought(other, told)
    before = practice(other)
    report = brought(other, told)
    assert practice(other) == before
    assert {one.code for one in report.left_out} == {"already_there"}
    assert len(report.left_out) == 2 + 5 + 3 + 2 + 2  # clients, entries, promises, moves, notes
    assert (report.clients, report.entries, report.promises, report.notes) == (0, 0, 0, 0)


def test_what_went_on_elsewhere_joins_what_is_here(full: Journal, other: Journal) -> None:
    """Two laptops: what the second one recorded since comes back to the first."""
    brought(other, exported(full))
    vera = next(line.id for line in other.client_lines() if line.name == "Вера")
    tea = next(one for one in other.client_promises(vera) if one.text == "чай").id
    other.promises.move(tea, later(40), later(30))
    other.promises.move(tea, later(50), later(41))
    other.promises.break_(tea, later(45))
    wound = next(one for one in other.open_wounds(vera) if one.kind == "promise_broken")
    other.entries.apologise(wound.id, ("named",), on=later(46))
    other.entries.deposit(vera, "integrity", on=date(2025, 12, 31))  # moves "met on" back
    other.promises.release(other.promises.make(vera, "новое", on=later(46)).id, later(46))
    other.clients.add("Ева", since=later(50))
    other.settings["fading"] = True
    other.clients.edit(vera, name="Вера Ли")

    here = next(line.id for line in full.client_lines() if line.name == "Вера")
    full.entries.deposit(here, "expectations", note="только здесь", on=later(60))
    report = brought(full, exported(other))
    assert (report.clients, report.entries, report.promises) == (1, 4, 1)
    assert {one.code for one in report.left_out} == {"already_there"}
    promise = next(one for one in full.client_promises(here) if one.text == "чай")
    assert (promise.state, promise.due, promise.closed) == ("broken", later(50), later(45))
    page = full.client_page(here)
    assert (page.name, page.since) == ("Вера", date(2025, 12, 31))
    assert full.settings["fading"] is False  # settings only come to an empty journal
    assert check(full.store) == []


@pytest.mark.parametrize(
    ("there", "here", "codes"),
    [
        ("keep", "break", {"promise_closed"}),
        ("keep", "release", {"promise_closed"}),
        ("move", "keep", {"promise_closed"}),
        ("late move", "break", {"promise_closed"}),
        ("move", "move", {"changed_here"}),
        ("late move and keep", "move", {"changed_here"}),
        ("keep", "move", {"changed_here"}),
        ("break and apology", "keep", {"promise_closed", "no_such_row"}),
        ("release", "", set()),
        ("", "release", set()),
    ],
)
def test_a_promise_that_went_two_ways_stays_as_it_is_here(
    journal: Journal, other: Journal, there: str, here: str, codes: set[str]
) -> None:
    vera = journal.clients.add("Вера", since=DAY).id
    journal.promises.make(vera, "чай", due=later(5), on=DAY)
    brought(other, exported(journal))

    def go(one: Journal, how: str, days: int) -> None:
        client = one.client_lines()[0].id
        promise = one.client_promises(client)[0].id
        if "late move" in how:
            one.promises.move(promise, later(30), later(6))
        elif "move" in how:
            one.promises.move(promise, later(20 + days), later(2))
        if "keep" in how:
            one.promises.keep(promise, later(7) if "late" in how else later(3))
        if "break" in how:
            one.promises.break_(promise, later(4))
        if "release" in how:
            one.promises.release(promise, later(4))
        if "apology" in how:
            one.entries.apologise(one.open_wounds(client)[0].id, on=later(5))

    go(other, there, 1)
    go(journal, here, 2)
    before = contents(journal)
    report = brought(journal, exported(other))
    assert {one.code for one in report.left_out} - {"already_there"} == codes
    if codes:
        assert contents(journal) == before
    assert check(journal.store) == []
    state = journal.client_promises(vera)[0].state
    assert state == {"break": "broken", "keep": "kept", "move": "open"}.get(here, "released")


def test_an_apology_for_what_was_changed_here(journal: Journal, other: Journal) -> None:
    vera = journal.clients.add("Вера", since=DAY).id
    answered = journal.entries.withdraw(vera, "integrity", note="а", on=DAY).id
    smaller = journal.entries.withdraw(vera, "integrity", note="б", on=DAY).id
    moved = journal.entries.withdraw(vera, "integrity", note="в", on=DAY).id
    same = journal.entries.withdraw(vera, "integrity", note="г", on=DAY).id
    brought(other, exported(journal))
    for wound in other.open_wounds(other.client_lines()[0].id):
        other.entries.apologise(wound.id, ("named", "owned", "repaired"), on=later(1))
    journal.entries.apologise(answered, on=later(2))
    journal.entries.edit(smaller, points=1)
    journal.entries.edit(moved, on=later(9))
    report = brought(journal, exported(other))
    left = [one.code for one in report.left_out if one.code != "already_there"]
    assert sorted(left) == ["already_answered", "apology_before_entry"]
    assert report.entries == 2  # an apology worn out by then fits even the smaller entry
    assert same not in [one.id for one in journal.open_wounds(vera)]
    assert check(journal.store) == []


def test_an_apology_that_gives_back_more_than_is_left_here(
    journal: Journal, other: Journal
) -> None:
    vera = journal.clients.add("Вера", since=DAY).id
    slip = journal.entries.withdraw(vera, "integrity", note="а", on=DAY).id
    brought(other, exported(journal))
    wound = other.open_wounds(other.client_lines()[0].id)[0].id
    other.entries.apologise(wound, ("named", "owned", "repaired", "prevented"), on=later(1))
    journal.entries.edit(slip, points=1)
    report = brought(journal, exported(other))
    assert [one.code for one in report.left_out][-1] == "restored_too_much"
    assert check(journal.store) == []


def test_the_entry_of_a_move_that_was_taken_out_here_stays_out(
    journal: Journal, other: Journal
) -> None:
    vera = journal.clients.add("Вера", since=DAY).id
    promise = journal.promises.make(vera, "чай", due=DAY, on=DAY).id
    journal.promises.move(promise, later(9), later(5))
    brought(other, exported(journal))
    journal.entries.delete(journal.open_wounds(vera)[0].id)
    report = brought(journal, exported(other))
    assert [one.code for one in report.left_out].count("changed_here") == 1
    assert report.entries == 0
    assert check(journal.store) == []


def test_a_note_that_found_its_client_here_is_not_doubled(full: Journal, other: Journal) -> None:
    brought(other, exported(full))
    note = next(one for one in rows(full, "note") if one["client_id"] is None)["id"]
    full.notes.assign(note, full.client_lines()[0].id)
    report = brought(full, exported(other))
    assert report.notes == 0


# -- nothing is believed --------------------------------------------------------------------------


def refusal(journal: Journal, told: Any) -> tuple[str, Any]:
    """(why, details) of an archive that is not taken; not a row of the journal changes."""
    journal.backup()  # an import would begin with one
    before = everything(journal)
    with pytest.raises(JournalError) as error:
        brought(journal, told)
    assert error.value.code == "bad_file", error.value
    assert error.value.details["file"] == "archive.json"
    assert everything(journal) == before
    return str(error.value.details["why"]), error.value.details


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "bad_json"),
        ("{", "bad_json"),
        ('{"format": "client-journal",\n"version": 1,\n"clients": [', "bad_json"),
        ("[" * 100_000, "bad_json"),
        ('{"format": "client-journal", "version": ' + "9" * 5000 + "}", "bad_json"),
        ("[]", "wrong_format"),
        ("null", "wrong_format"),
        ('{"clients": []}', "wrong_format"),
        ('{"format": "vorta", "version": 1}', "wrong_format"),
        ('{"format": "client-journal"}', "wrong_format"),
        ('{"format": "client-journal", "version": "1"}', "wrong_format"),
        ('{"format": "client-journal", "version": true}', "wrong_format"),
        ('{"format": "client-journal", "version": 0}', "wrong_format"),
        ('{"format": "client-journal", "version": 1}', "wrong_format"),
        ('{"format": "client-journal", "version": 1, "settings": {}}', "wrong_format"),
        (
            '{"format": "client-journal", "version": 1, "settings": [], "clients": []}',
            "wrong_format",
        ),
        (
            '{"format": "client-journal", "version": 1, "settings": {}, "clients": {}}',
            "wrong_format",
        ),
        (
            '{"format": "client-journal", "version": 1, "settings": {}, "clients": [1]}',
            "wrong_format",
        ),
    ],
)
def test_what_is_no_archive(journal: Journal, text: str, why: str) -> None:
    assert refusal(journal, text)[0] == why


def test_an_archive_of_a_newer_version(journal: Journal) -> None:
    before = everything(journal)
    with pytest.raises(JournalError) as error:
        brought(journal, {"format": "client-journal", "version": 4, "clients": [], "new": 1})
    assert error.value.code == "newer_version"
    assert everything(journal) == before


def test_the_line_where_json_breaks_off(journal: Journal) -> None:
    why, details = refusal(journal, '{\n"format": "client-journal",\n"version": ,\n}')
    assert (why, details["line"]) == ("bad_json", 3)
    (journal.path.parent / "archive.json").write_bytes("[]".encode("utf-16"))
    with pytest.raises(JournalError) as error:
        import_archive(journal.store, journal.path.parent / "archive.json")
    assert error.value.details["why"] == "not_utf8"


Change = Callable[[Told], Any]


def vera_of(told: Told) -> Told:
    found: Told = next(client for client in told["clients"] if client["name"] == "Вера")
    return found


def entry_of(told: Told, kind: str) -> Told:
    found: Told = next(one for one in vera_of(told)["entries"] if one["kind"] == kind)
    return found


def promise_of(told: Told, text: str = "каталог") -> Told:
    found: Told = next(one for one in vera_of(told)["promises"] if one["text"] == text)
    return found


def put(find: Callable[[Told], Told], **values: Any) -> Change:
    return lambda told: find(told).update(values)


def slip(told: Told) -> Told:
    return entry_of(told, "withdrawal")


def apology(told: Told) -> Told:
    return entry_of(told, "apology")


def late(told: Told) -> Told:
    return entry_of(told, "promise_late")


def move(told: Told) -> Told:
    found: Told = promise_of(told)["moves"][0]
    return found


def second_move(told: Told) -> Told:
    found: Told = promise_of(told)["moves"][1]
    return found


def settings(told: Told) -> Told:
    found: Told = told["settings"]
    return found


def dropped(find: Callable[[Told], Told], name: str) -> Change:
    return lambda told: find(told).pop(name)


def to_another_client(name: str) -> Change:
    """Rows that stand within another client than what they refer to."""

    def change(told: Told) -> None:
        other = next(client for client in told["clients"] if client["name"] == "Ли")
        other[name] += vera_of(told)[name]
        vera_of(told)[name] = []

    return change


HOSTILE: list[tuple[Change, str]] = [
    (put(slip, points=10**9), "points_out_of_range"),
    (put(slip, points=10**30), "points_out_of_range"),
    (put(slip, points=-100), "wrong_format"),
    (put(slip, points=0), "wrong_format"),
    (put(slip, points=6), "wrong_format"),
    (put(slip, points="-6"), "wrong_format"),
    (put(slip, points=-6.0), "wrong_format"),
    (put(slip, points=True), "wrong_format"),
    (put(slip, points=None), "wrong_format"),
    (put(slip, kind="gift"), "wrong_format"),
    (put(slip, kind="deposit"), "wrong_format"),
    (put(slip, kind=["deposit"]), "wrong_format"),
    (put(slip, principle="honesty"), "wrong_format"),
    (put(slip, principle=None), "wrong_format"),
    (put(slip, on="2026-02-30"), "wrong_format"),
    (put(slip, on="20260201"), "wrong_format"),
    (put(slip, on="2026-W05-7"), "wrong_format"),
    (put(slip, on=20260201), "wrong_format"),
    (put(slip, on="0025-02-01"), "date_out_of_range"),
    (put(slip, on="2026-11-22"), "future_date"),
    (put(slip, note=None), "wrong_format"),
    (put(slip, note="я" * 100_001), "text_too_long"),
    (put(slip, confirmed=1), "wrong_format"),
    (put(slip, confirmed="yes"), "wrong_format"),
    (put(slip, uid=""), "wrong_format"),
    (put(slip, uid="  spaces before it "), "wrong_format"),
    (put(slip, uid=12345678), "wrong_format"),
    (put(slip, uid="я" * 32), "wrong_format"),
    (put(slip, created="yesterday"), "wrong_format"),
    (put(slip, id=None), "wrong_format"),
    (put(slip, promise=1), "wrong_format"),
    (put(slip, closes=True), "wrong_format"),
    (put(slip, parts=["named"]), "wrong_format"),
    (put(slip, answers=10**6), "wrong_format"),
    (dropped(slip, "kind"), "wrong_format"),
    (dropped(slip, "answers"), "wrong_format"),
    (dropped(slip, "uid"), "wrong_format"),
    (put(apology, answers=10**6), "wrong_format"),
    (put(apology, answers="1"), "wrong_format"),
    (put(apology, answers=None), "wrong_format"),
    (put(apology, points=7), "restored_too_much"),
    (put(apology, points=True), "wrong_format"),
    (put(apology, on="2026-01-01"), "wrong_format"),
    (put(apology, parts="named"), "wrong_format"),
    (put(apology, parts=["sorry"]), "wrong_format"),
    (put(apology, repeats=-1), "wrong_format"),
    (put(apology, repeats=None), "wrong_format"),
    (put(apology, repeats=10**9), "wrong_format"),
    (lambda told: apology(told).update(answers=apology(told)["id"]), "wrong_format"),
    (lambda told: apology(told).update(answers=entry_of(told, "deposit")["id"]), "wrong_format"),
    (lambda told: slip(told).update(id=apology(told)["id"]), "wrong_format"),
    (lambda told: slip(told).update(uid=apology(told)["uid"]), "wrong_format"),
    (put(late, promise=10**6), "wrong_format"),
    (put(late, promise=None), "wrong_format"),
    (put(late, on="2026-02-12"), "move_entry"),
    (put(promise_of, state="lost"), "wrong_format"),
    (put(promise_of, state="broken"), "promise_state"),
    (put(promise_of, state="open", closed=None), "promise_state"),
    (put(promise_of, closed=None), "wrong_format"),
    (put(promise_of, closed="2026-02-20"), "promise_state"),
    (put(promise_of, due="2026-01-01"), "wrong_format"),
    (put(promise_of, due="2026-02-19"), "promise_day"),
    (put(promise_of, due="2026-03-01"), "moves"),
    (put(promise_of, made="2026-02-04"), "moves"),
    (put(promise_of, size="huge"), "wrong_format"),
    (put(promise_of, text="  "), "wrong_format"),
    (put(promise_of, moves=None), "wrong_format"),
    (put(promise_of, moves=[None]), "wrong_format"),
    (put(promise_of, moves=[]), "move_entry"),
    (put(move, moved_on="2026-12-01"), "future_date"),
    (put(move, new_due="2026-01-01"), "wrong_format"),
    (put(move, new_due="2026-02-12"), "moves"),
    (put(second_move, entry=10**6), "wrong_format"),
    (put(second_move, entry=None), "move_entry"),
    (put(second_move, old_due=None), "moves"),
    (lambda told: move(told).update(entry=slip(told)["id"]), "move_entry"),
    (lambda told: promise_of(told)["moves"].reverse(), "moves"),
    (put(vera_of, name=" \n "), "empty_name"),
    (put(vera_of, name="я" * 401), "name_too_long"),
    (put(vera_of, name=None), "wrong_format"),
    (put(vera_of, opening=10**9), "points_out_of_range"),
    (put(vera_of, opening="10"), "points_out_of_range"),
    (put(vera_of, since="2027-01-01"), "future_date"),
    (put(vera_of, archived_on="soon"), "wrong_format"),
    (put(vera_of, entries={}), "wrong_format"),
    (put(vera_of, notes=[{"id": 1}]), "wrong_format"),
    (lambda told: vera_of(told)["notes"][0].update(kind="secret"), "wrong_format"),
    (lambda told: told.update(inbox=[{}]), "wrong_format"),
    (lambda told: told["clients"].append(copy.deepcopy(vera_of(told))), "wrong_format"),
    (to_another_client("entries"), "wrong_format"),
    (to_another_client("promises"), "wrong_format"),
    (put(settings, **{"tariff.deposit.integrity": 50}), "bad_setting"),
    (put(settings, **{"fading": "yes"}), "bad_setting"),
    (put(settings, **{"zone.steady": 500}), "bad_setting"),
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_one_hostile_value_keeps_all_of_it_out(other: Journal, number: int) -> None:
    change, why = HOSTILE[number]
    told = told_by_full()
    change(told)
    assert refusal(other, told)[0] == why


def test_a_hostile_archive_does_not_reach_into_other_clients(full: Journal, other: Journal) -> None:
    """A row that is here keeps its client, whatever the file says."""
    brought(other, exported(full))
    for name, rest in (("entries", "promises"), ("promises", "entries")):
        told = exported(full)
        to_another_client(name)(told)
        vera_of(told)[rest] = []
        if name == "entries":
            told["clients"][1]["entries"] = [
                {**one, "promise": None, "closes": False} for one in told["clients"][1]["entries"]
            ]
        assert refusal(other, told)[0] == "wrong_format"


def test_what_is_odd_but_harmless_is_mended(full: Journal, other: Journal) -> None:
    told = exported(full)
    vera_of(told)["entries"].reverse()
    vera_of(told).update(name="  Вера\n\tЛи\x00 ", since="2026-06-01", colour="blue")
    told["later"] = {"version": 1.5}
    told["settings"]["of a later version"] = True
    brought(other, told)
    (vera,) = [line for line in other.client_lines() if "Вера" in line.name]
    assert vera.name == "Вера Ли"
    assert other.client_page(vera.id).since == DAY
    assert check(other.store) == []


def test_a_journal_that_is_unsound_already_is_no_fault_of_the_archive(
    full: Journal, other: Journal
) -> None:
    ann = other.clients.add("Анна", since=NOW).id
    other.entries.deposit(ann, "integrity")
    other.store.database.execute_sql(
        "UPDATE entry SET on_day = aged_from, on_day = '2026-11-20', aged_from = '2026-11-20'"
    )
    database = other.store.database
    row = database.execute_sql("SELECT * FROM entry")
    entry = dict(zip([column[0] for column in row.description], row.fetchone(), strict=True))
    database.execute_sql("UPDATE entry SET digest = ?", (digest(Entry, entry),))
    assert "met_later" in {one.code for one in check(other.store)}
    assert brought(other, exported(full)).clients == 2


def test_the_sample_of_both_ways(journal: Journal) -> None:
    """What a log and an archive bring of one sample is the same."""
    write_sample(journal.store, "nail", "en", clients=8)
    told = exported(journal)

    def go(first: Journal, second: Journal) -> None:
        brought(first, told)
        assert accounts(first) == accounts(journal)
        brought(second, told)
        assert contents(first) == contents(second)

    in_journals(2, go)


def test_who_was_erased_here_does_not_come_back_with_an_older_archive(full: Journal) -> None:
    told = exported(full)
    (vera,) = [line for line in full.client_lines() if line.name == vera_of(told)["name"]]
    full.clients.erase(vera.id, "просьба")
    (act, *_) = full.rights.acts()
    report = brought(full, told)
    assert report.clients == 0
    assert ("was_erased", act.mark) in [(one.code, one.text) for one in report.left_out]
    assert vera.name not in [line.name for line in full.client_lines()]
    assert check(full.store) == []


def test_who_was_erased_here_brings_nobody_by_an_older_archive(
    full: Journal, journal: Journal
) -> None:
    vera, olga = (journal.clients.add(name).id for name in ("Вера", "Ольга"))
    journal.cards.edit(olga, brought_by=vera)
    told = exported(journal)
    for client in (vera, olga):
        journal.clients.erase(client, "просьба")
    told["clients"] = [one for one in told["clients"] if one["name"] == "Ольга"]
    told["clients"][0]["uid"] = "f" * 32
    assert brought(journal, told).clients == 1
    assert [row["brought_by"] for row in rows(journal, "card")] == [""]
