"""Row 4. No room on the disk while saving: clear words, the text is kept, and it succeeds later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.words import say
from tests.core import child
from tests.faults.figures import FIGURES
from tests.faults.ground import SEED, count
from tests.faults.shim import FAILING, under_the_shim

SAVES = (
    FAILING
    + """
import json, random, sys
from datetime import date, timedelta
from pathlib import Path
from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.storage.check import check
from tests.core import TODAY, practice
from tests.faults.writer import steps, words
dice = random.Random(sys.argv[2])
day = TODAY
journal = open_journal(Path(sys.argv[1]), clock=lambda: day)
client = journal.clients.add("Вера").id
told = {"tries": 0, "refused": 0, "saved_once": 0}
for number in range(int(sys.argv[3])):
    text = words(dice, f"слово {number}")
    deeds = [
        lambda: journal.entries.deposit(client, "integrity", note=text),
        lambda: journal.notes.add(client, text),
        lambda: journal.visits.close(None, client, services=[("Покрытие", None)], note=text,
            deposit=("integrity", text), promise=("палитра", None), fragment=text),
    ]
    deed = dice.choice(deeds)
    before, changes = practice(journal), journal.store.changes()
    fail("WTO", errno.ENOSPC, after=dice.choice((0, 0, 1, 3, 10, 30)), half=dice.random() < 0.5)
    told["tries"] += 1
    code = ""
    try:
        deed()
    except JournalError as error:
        code = error.code
        assert failed()
        assert practice(journal) == before
        assert journal.store.changes() == changes
        assert journal.client_lines()[0].name == "Вера"
        assert journal.search("слово") == ({client} if changes > 1 else set())
        for _ in range(dice.randrange(3)):  # impatience
            try:
                deed()
            except JournalError as again:
                assert again.code == code
    assert code in ("", "disk_full"), code
    mend()
    if code:
        told["refused"] += 1
        deed()
        told["saved_once"] += journal.store.changes() == changes + 1
    if number % 10 == 9:
        assert check(journal.store) == []
        journal.close()
        journal = open_journal(Path(sys.argv[1]), clock=lambda: day)
assert check(journal.store) == []
journal.close()
print(json.dumps(told))
"""
)

LOOKS = (
    FAILING
    + """
import json, sys
from pathlib import Path
from journal_app import open_journal
from tests.core import HandClock
clock = HandClock()
with open_journal(Path(sys.argv[1]), clock=clock) as journal:
    vera = journal.clients.add("Вера").id
    journal.entries.deposit(vera, "integrity", note="слово", points=9)
    def seen():
        (line,) = journal.client_lines()
        return [line.name, line.balance, journal.client_page(vera).balance, journal.balance(vera)]
    clock.forward(100)
    fail("WTO", errno.ENOSPC)
    told = [seen(), sorted(journal.search("слово")), failed() > 0]
    clock.forward(100)
    told.append(seen())
    mend()
    told.append(seen())
    journal.entries.deposit(vera, "integrity", points=5)
    told.append(seen())
with open_journal(Path(sys.argv[1]), clock=clock) as journal:
    told.append(seen())
print(json.dumps(told))
"""
)


WRITES = (
    FAILING
    + """
import json, sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit
from journal_app import open_journal
from tests.faults.window import shown, write_deposit
from tests.ui.keys import type_text
with open_journal(sys.argv[1]) as journal:
    app, window, page = shown(journal)
    write_deposit(page, "Слово сдержала")
    fail("WTO", errno.ENOSPC)
    told = []
    for _ in range(2):
        page.key(Qt.Key.Key_Return)
        told.append([page.is_writing, page.error(), page.note.toPlainText()])
    mend()
    page.key(Qt.Key.Key_Return)
    told.append([page.is_writing, [line.text for line in page.lines()]])
    window.deeds.write_note()
    editor = window.findChild(QTextEdit, "noteEditor")
    editor.setFocus()
    fail("WTO", errno.ENOSPC)
    type_text(editor, "Любит чай")
    app.processEvents()
    mend()
    type_text(editor, " с мятой")
    assert window.close()
    told.append([journal.notes.page(note.id).text for note in journal.notes.of(1)])
print(json.dumps(told))
"""
)


def told_by(code: str, home: Path, *arguments: object) -> Any:
    """What a program under the shim says in JSON."""
    program = child(code, home / "a.journal", *arguments, environment=under_the_shim(home))
    told, _ = program.communicate()
    assert program.returncode == 0
    return json.loads(told)


def test_a_save_without_room_is_refused_whole_and_succeeds_once_there_is(tmp_path: Path) -> None:
    tries = count(60, 1000)
    told = told_by(SAVES, tmp_path, SEED, tries)
    assert told["tries"] == tries
    assert told["refused"] > tries / 3
    assert told["saved_once"] == told["refused"]
    FIGURES.note(4, **told)


def test_everything_can_be_read_on_a_new_day_without_room(tmp_path: Path) -> None:
    """The balances of a new day are kept in the file; without room for them they are counted."""
    half, found, refused, *later = told_by(LOOKS, tmp_path)
    assert half == ["Вера", 15, 15, 15]  # 10 and half of 9, half a point rounded up
    assert found == [1]
    assert refused
    assert later == [["Вера", balance, balance, balance] for balance in (10, 10, 15, 15)]
    FIGURES.note(4, days_read_without_room=2)


def test_the_window_keeps_the_words_and_saves_them_once_there_is_room(tmp_path: Path) -> None:
    with open_journal(tmp_path / "a.journal") as journal:
        journal.clients.add("Вера")
    first, second, saved, notes = told_by(WRITES, tmp_path)
    assert first == second
    open_still, error, words = first
    assert open_still
    assert error == say(JournalError("disk_full"), "ru")
    assert words == "Слово сдержала"
    assert saved == [False, ["Слово сдержала"]]
    assert notes == ["Любит чай с мятой"]
    FIGURES.note(4, windows_without_room=1, words_lost=0)
