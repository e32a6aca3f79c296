"""Finding clients by a few letters of a name or a word of a record."""

from __future__ import annotations

import pytest

from journal_app import Journal
from journal_app.operations.transaction import transact
from journal_app.shapes import Step
from journal_app.storage.models import Card, ContactDetail, Fragment, Note
from tests.core import TODAY


@pytest.fixture
def people(journal: Journal) -> dict[str, int]:
    """Who has which words; numbers are told apart by name."""
    add = journal.clients.add
    found = {
        name: add(name).id
        for name in ("Алёна Ёлкина", "Пётр", "رنا الحسيني", 'O\'Brien "Bob" 🌸', "Zoë Groß", "%_*")
    }
    petr, rana = found["Пётр"], found["رنا الحسيني"]
    journal.entries.deposit(petr, "integrity", note="Зелёный чай; честно сказала о цене")
    journal.entries.withdraw(petr, "apology", note="шум за стеной, Straße перекрыта")
    journal.promises.make(rana, "прислать фото ёжика", due=TODAY)
    journal.notes.add(rana, "שלום, любит café и 🌵 кактусы")
    journal.notes.add(None, "чай: позвонить кому-то")
    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("алёна", ["Алёна Ёлкина"]),
        ("АЛЕНА", ["Алёна Ёлкина"]),
        ("елк", ["Алёна Ёлкина"]),
        ("ёлкина алё", ["Алёна Ёлкина"]),
        ("лкин", ["Алёна Ёлкина"]),
        ("петр", ["Пётр"]),
        ("зеленый", ["Пётр"]),
        ("Зелёный", ["Пётр"]),
        ("ЧАЙ", ["Пётр"]),
        ("чест цен", ["Пётр"]),
        ("цен чест", ["Пётр"]),
        ("straße", ["Пётр"]),
        ("STRASSE", []),
        ("gross", ["Zoë Groß"]),
        ("Groß", ["Zoë Groß"]),
        ("zoë", ["Zoë Groß"]),
        ("ежик", ["رنا الحسيني"]),
        ("фото", ["رنا الحسيني"]),
        ("رنا", ["رنا الحسيني"]),
        ("الحس", ["رنا الحسيني"]),
        ("שלו", ["رنا الحسيني"]),
        ("cafe", ["رنا الحسيني"]),
        ("CAFÉ", ["رنا الحسيني"]),
        ("кактус", ["رنا الحسيني"]),
        ("o'brien", ['O\'Brien "Bob" 🌸']),
        ('"Bob"', ['O\'Brien "Bob" 🌸']),
        ("🌸", ['O\'Brien "Bob" 🌸']),
        ("bob 🌸", ['O\'Brien "Bob" 🌸']),
        ("%", ["%_*"]),
        ("_", ["%_*"]),
        ("ай", []),  # the middle of a word is found in names only
        ("чай кофе", []),
        ("чай ёжик", []),  # of one record, not of two people
        ("Пётр чай", []),
    ],
)
def test_words_find_their_people(
    journal: Journal, people: dict[str, int], text: str, names: list[str]
) -> None:
    assert journal.search(text) == {people[name] for name in names}


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_finds_nobody(journal: Journal, people: dict[str, int], text: str) -> None:
    assert people
    assert journal.search(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        *('чай"', "чай*", '"чай" OR "фото"', "чай AND", "NOT чай", "text:чай", "чай)", "(чай"),
        *("^чай", "чай^2", "NEAR(чай, 2)", "чай -цена", "'чай'; DROP TABLE fts; --", "чай\x00"),
        *("чай" * 5000, "ч й " * 2000, "\ud83c чай"),
    ],
)
def test_no_sign_is_a_command(journal: Journal, people: dict[str, int], text: str) -> None:
    assert journal.search(text) <= set(people.values())
    assert journal.search("чай") == {people["Пётр"]}


def test_the_index_follows_edits_deletions_and_undo(
    journal: Journal, people: dict[str, int]
) -> None:
    petr = people["Пётр"]

    def finds(text: str) -> bool:
        return journal.search(text) == {petr}

    entry = journal.entries.deposit(petr, "integrity", note="барбарис").id
    promise = journal.promises.make(petr, "можжевельник").id
    note = journal.notes.add(petr, "крыжовник").id
    assert finds("барбарис")
    assert finds("можжевельник")
    assert finds("крыжовник")
    journal.entries.edit(entry, note="брусника")
    journal.promises.edit(promise, text="вереск")
    journal.notes.edit(note, "шиповник")
    assert [journal.search(old) for old in ("барбарис", "можжевельник", "крыжовник")] == [set()] * 3
    assert finds("брусника")
    assert finds("вереск")
    assert finds("шиповник")
    for _ in range(3):
        journal.undo()
    assert finds("барбарис")
    assert finds("можжевельник")
    assert finds("крыжовник")
    assert journal.search("брусника") == set()
    journal.entries.delete(entry)
    journal.promises.delete(promise)
    journal.notes.delete(note)
    assert [journal.search(old) for old in ("барбарис", "можжевельник", "крыжовник")] == [set()] * 3
    journal.undo()
    assert finds("крыжовник")
    journal.redo()
    assert journal.search("крыжовник") == set()


def test_words_of_an_entry_survive_other_edits(journal: Journal, people: dict[str, int]) -> None:
    petr = people["Пётр"]
    entry = journal.entries.deposit(petr, "integrity", note="барбарис").id
    journal.entries.edit(entry, confirmed=True, size="large")
    assert journal.search("барбарис") == {petr}
    journal.entries.edit(entry, note="")
    assert journal.search("барбарис") == set()


def test_a_note_of_the_inbox_is_found_once_it_is_somebodys(
    journal: Journal, people: dict[str, int]
) -> None:
    note = journal.notes.add(None, "барбарис").id
    assert journal.search("барбарис") == set()
    journal.notes.assign(note, people["Пётр"])
    assert journal.search("барбарис") == {people["Пётр"]}


def test_beside_the_name(journal: Journal) -> None:
    """A code name, a telephone number however it is written; never a private layer."""
    vera, olga = journal.clients.add("Вера").id, journal.clients.add("Ольга").id
    with transact(journal.store, Step("import")) as (tx, _outcome):
        tx.insert(Card, client=vera, code="Синица")
        tx.insert(ContactDetail, client=vera, kind="phone", value="8 (916) 555-01-02")
        tx.insert(ContactDetail, client=olga, kind="phone", value="+7 903 916 33 44")
        tx.insert(Note, client=vera, on_day=TODAY, text="открыто", private="сокровенно")
        tx.insert(Fragment, client=vera, on_day=TODAY, text="сокровенно", private=True)
    assert journal.search("синиц") == {vera}
    assert journal.search("+7 916 5") == {vera}
    assert journal.search("8916555") == {vera}
    assert journal.search("555 01-02") == {vera}
    assert journal.search("9163344") == {olga}
    assert journal.search("916 год") == set()
    assert journal.search("открыто") == {vera}
    assert journal.search("сокровенно") == set()
    assert journal.store.database.execute_sql(
        "SELECT count(*) FROM fts WHERE fts MATCH 'сокровенно'"
    ).fetchall() == [(0,)]
