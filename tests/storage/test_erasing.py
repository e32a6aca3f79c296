"""Erasing a client: no row, no undo step and no byte of theirs stays in the file."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

import pytest
from peewee import TextField

from journal_app import Journal, open_journal
from journal_app.operations.transaction import kind_of, transact
from journal_app.rules.apologies import PARTS
from journal_app.shapes import Step
from journal_app.storage.check import check
from journal_app.storage.models import OWNED, PRACTICE, Card, Visit
from tests.core import TODAY, beside, child, days_ago, practice, refused, rows
from tests.exchange.everything_else import live

# Words that nothing else in the file contains, whole or in part.
THEIRS = ("Zqvxkova", "гжщыбло", "фъяхтун", "эцыщюра", "ъжюпчик", "щцойкин")
OTHERS = ("Ольга", "кофе", "позвонить")


def fill(journal: Journal) -> None:
    name, deposit, wound, promise, note, inbox = THEIRS
    gone = journal.clients.add(name).id
    stays = journal.clients.add(OTHERS[0]).id
    journal.entries.deposit(stays, "integrity", note=OTHERS[1], on=days_ago(3))
    journal.promises.make(stays, OTHERS[2])
    entry = journal.entries.deposit(gone, "integrity", note=deposit).id
    slip = journal.entries.withdraw(gone, "integrity", note=wound, on=days_ago(9)).id
    journal.entries.apologise(slip, PARTS, note=wound)
    made = journal.promises.make(gone, promise, due=days_ago(1), on=days_ago(2)).id
    journal.promises.move(made, TODAY)
    journal.promises.break_(made)
    kept = journal.notes.add(gone, note).id
    card = journal.notes.add(None, inbox).id
    journal.notes.assign(card, gone)
    journal.entries.edit(entry, note="короче")
    journal.notes.edit(kept, "другое")
    journal.entries.delete(slip)
    journal.undo()
    journal.clients.edit(gone, name="N")


def traces(folder: Path) -> set[str]:
    """Which of the words can be read in any file, also inside what undo has packed."""
    found = set()
    for content in beside(folder / "x").values():
        text = content.decode("utf-8", "ignore")
        for start in range(len(content)):
            if content[start] == 0x78:  # what zlib begins with
                try:
                    text += zlib.decompressobj().decompress(content[start:]).decode()
                except (zlib.error, UnicodeDecodeError):
                    continue
        found |= {word for word in (*THEIRS, *OTHERS) if word.casefold() in text.casefold()}
    return found


def test_no_byte_of_an_erased_client_stays(tmp_path: Path) -> None:
    live, copies = tmp_path / "live", tmp_path / "copies"
    for folder in (live, copies):
        folder.mkdir()
    with open_journal(live / "a.journal", clock=lambda: TODAY) as journal:
        fill(journal)
        before = practice(journal)
        # Another process looks at the files while they are open: that cannot loosen our lock.
        assert looked_at(live, copies) == {*THEIRS, *OTHERS}
        done = journal.clients.erase(1, "по просьбе клиента")
        assert looked_at(live, copies) == {*THEIRS, *OTHERS}
        shutil.rmtree(journal.backup_folder)  # the one made before holds them on purpose
        shutil.rmtree(copies)
        assert (done.kinds, done.clients) == (
            {"setting", "tick"} ^ {kind_of(model._meta.table_name) for model in PRACTICE},
            frozenset({1}),
        )
        assert looked_at(live, copies) == set(OTHERS)
        after = practice(journal)
        for table, kept in after.items():
            expected = [
                one
                for one, named in zip(before[table], owners(before, table), strict=True)
                if named != 1
            ]
            assert kept == expected
        assert check(journal.store) == []
        assert journal.search("кофе") == {2}
        assert journal.search(THEIRS[1]) == set()
        assert [(one["what"], one["detail"]) for one in rows(journal, "event")][-2:] == [
            ("erased", "по просьбе клиента"),
            ("cleaned", ""),
        ]
    assert traces(live) == set(OTHERS)


def looked_at(live: Path, copies: Path) -> set[str]:
    child(
        "import shutil, sys; shutil.copytree(sys.argv[1], sys.argv[2], dirs_exist_ok=True)",
        live,
        copies,
    ).communicate()
    return traces(copies)


def owners(dump: dict[str, list[tuple[object, ...]]], table: str) -> list[object]:
    """Whose each row is, in the order of the dump."""
    if table in ("client", "standing"):
        return [values[0] for values in dump[table]]
    if table == "promise_move":
        promises = {values[0]: values[3] for values in dump["promise"]}
        return [promises[values[3]] for values in dump[table]]
    return [None if table == "setting" else values[3] for values in dump[table]]


def test_deleted_words_are_not_readable_either(tmp_path: Path) -> None:
    """Not only erasing: a deleted note leaves undo steps, and nothing when these are let go."""
    path = tmp_path / "a.journal"
    with open_journal(path, clock=lambda: TODAY) as journal:
        client = journal.clients.add("Вера").id
        note = journal.notes.add(client, f"{THEIRS[1]} {THEIRS[2]}").id
        journal.notes.delete(note)
        for number in range(200):
            journal.clients.edit(client, opening=number)
    assert traces(tmp_path) == set()


def test_erasing_is_not_undone(journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "integrity")
    journal.clients.erase(vera, "по просьбе")
    assert (journal.undo(), journal.redo()) == (None, None)
    assert journal.client_lines() == []
    with refused(journal, "no_such_client"):
        journal.clients.erase(vera, "ещё раз")


def test_erasing_is_a_change_to_back_up(journal: Journal, vera: int) -> None:
    journal.backup()
    journal.clients.erase(vera, "по просьбе")
    assert journal.backup_if_changed() is not None


@pytest.mark.parametrize("number", [1, 2])
def test_a_new_client_after_erasing_starts_from_nothing(
    journal: Journal, vera: int, number: int
) -> None:
    """The integer key may be given again; the uid never is."""
    others = [journal.clients.add("Ольга").id for _ in range(number - 1)]
    uids = {line.uid for line in journal.client_lines()}
    journal.entries.deposit(vera, "integrity")
    journal.clients.erase(vera, "по просьбе")
    new = journal.clients.add("Новая").id
    assert new not in others
    assert (journal.balance(new), journal.feed(new)) == (10, [])
    page = journal.client_page(new)
    assert page.uid not in uids
    while journal.undo() is not None:
        pass
    while journal.redo() is not None:
        pass
    names = sorted(line.name for line in journal.client_lines())
    assert names == ["Новая", *["Ольга"] * len(others)]


def test_the_file_gets_smaller(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    with open_journal(path) as journal:
        client = journal.clients.add("Вера").id
        journal.close()
    small = path.stat().st_size + 50_000
    with open_journal(path) as journal:
        for _ in range(20):
            journal.notes.add(client, "слово " * 5000)
        full = Path(shutil.copy(journal.backup(), tmp_path / "full.journal"))
        journal.clients.erase(client, "по просьбе")
        copy = Path(shutil.copy(journal.backup(), tmp_path / "b.journal"))
    assert path.stat().st_size < small < full.stat().st_size
    assert copy.stat().st_size < small


WORDS = "гжщыбло"


@pytest.mark.parametrize("other_brought", [True, False])
def test_nothing_beside_the_account_stays_either(tmp_path: Path, other_brought: bool) -> None:
    """A word in every text that there is, and in the bytes of a photo."""
    path = tmp_path / "live" / "a.journal"
    with open_journal(path, clock=lambda: TODAY) as journal:
        vera, olga = journal.clients.add("Вера").id, journal.clients.add("Ольга").id
        uid = journal.client_page(vera).uid
        live(journal, vera)
        for one in (vera, olga):
            entry = journal.entries.deposit(one, "integrity", note="слово").id
            journal.entries.edit(entry, note="слова")
            journal.promises.make(one, "слово")
        with transact(journal.store, Step("import")) as (tx, _outcome):
            tx.insert(Card, client=olga, brought_by=uid if other_brought else "")
            tx.insert(Visit, client=olga, on_day=TODAY, state="done", note="осталась")
        before = practice(journal)
        plant(journal, vera)
        journal.drafts.keep(vera, "note", None, {"text": WORDS})
        journal.clients.erase(vera, "по просьбе")
        assert check(journal.store) == []
        after = practice(journal)
        for model in OWNED:
            table = model._meta.table_name
            assert not [one for one in rows(journal, table) if one["client_id"] == vera]
            assert len(after[table]) < len(before[table])
        assert [one["note"] for one in rows(journal, "visit")] == ["осталась"]
        assert [one["brought_by"] for one in rows(journal, "card")] == [""]
        assert rows(journal, "draft") == []
        shutil.rmtree(journal.backup_folder)
    told = b"".join(beside(path).values())
    assert WORDS.encode() not in told
    assert uid.encode() not in told


def plant(journal: Journal, client: int) -> None:
    """Write the word into all that is free text of a client, through a step of undo."""
    with transact(journal.store, Step("import")) as (tx, _outcome):
        for model in OWNED:
            fields = model._meta.fields
            texts = [name for name in FREE if type(fields.get(name)) is TextField]
            for one in rows(journal, model._meta.table_name):
                if one["client_id"] == client and texts:
                    values = {name: f"{WORDS} {one['id']} {name}" for name in texts}
                    tx.update(model, one["id"], **values)
                if one["client_id"] == client and "data" in one:
                    tx.update(model, one["id"], data=one["data"] + WORDS.encode())


FREE = (
    *("code", "status_reason", "cap_agreed", "tags", "consent_scope", "key", "text", "value"),
    *("label", "note", "come_back", "name", "touchpoint", "private", "caption", "question"),
    *("title", "situation", "steps", "result", "feeling"),
)


def test_what_changed_hands_leaves_with_its_last_owner(journal: Journal, vera: int) -> None:
    """An algorithm may be nobody's first; a note in the inbox may be half written there."""
    method = journal.method
    early = method.add_algorithm("первое", "второе").id
    method.edit_algorithm(early, situation="третье")
    method.edit_algorithm(early, client=vera)
    note = journal.notes.add(None, "четвёртое").id
    journal.drafts.keep(None, "note", note, {"text": "пятое"})
    journal.notes.assign(note, vera)
    journal.clients.erase(vera, "по просьбе")
    while journal.undo() is not None:
        assert check(journal.store) == []
        assert rows(journal, "algorithm") == rows(journal, "note") == []
    assert rows(journal, "draft") == []


def test_what_was_another_clients_stays_with_whom_it_is_now(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    kept = journal.method.add_algorithm("опоздание", client=vera).id
    journal.method.edit_algorithm(kept, client=olga)
    journal.clients.erase(vera, "по просьбе")
    journal.method.edit_algorithm(kept, title="другое")
    journal.undo()
    journal.undo()
    assert check(journal.store) == []
    assert [one["client_id"] for one in rows(journal, "algorithm")] in ([olga], [])


def test_another_row_of_the_same_number_can_still_be_brought_back(
    journal: Journal, vera: int
) -> None:
    deleted = journal.notes.add(None, "ничья").id
    journal.notes.delete(deleted)
    assert journal.notes.add(vera, "её").id == deleted
    journal.clients.erase(vera, "по просьбе")
    journal.undo()
    assert [one["text"] for one in rows(journal, "note")] == ["ничья"]
