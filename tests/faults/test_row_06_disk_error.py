"""Row 6. The disk fails on fsync, and the same is saved again: one entry, not two.

A commit whose fsync failed may be on the disk or not; nobody can tell until the journal is opened
again. So each try of one recording carries the same uid.
"""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app import open_journal
from journal_app.storage.check import check
from tests.core import child, rows
from tests.faults.figures import FIGURES
from tests.faults.ground import SEED, count
from tests.faults.shim import FAILING, under_the_shim
from tests.ui.client.page import Page
from tests.ui.shell.parts import part, shown
from ui.app import create_window
from ui.pages.method import MethodPage

TRIES = (
    FAILING
    + """
import json, random, signal, sys, traceback, uuid
from pathlib import Path
from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.storage.check import check
path, dice = Path(sys.argv[1]), random.Random(sys.argv[2])

def apart(deed, *arguments):
    "In a process of its own; the exit code, which is -9 when it was killed."
    pid = os.fork()
    if pid == 0:
        code = 99
        try:
            code = deed(*arguments)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

def tried(journal, uid, number):
    with journal.attempt(uid):
        match number % 4:
            case 0: journal.entries.deposit(1, "integrity", note=f"слово {number}")
            case 1: journal.notes.add(1, f"слово {number}")
            case 2: journal.promises.make(1, f"слово {number}")
            case 3: journal.visits.close(None, 1, note=f"слово {number}",
                deposit=("integrity", f"слово {number}"))

def there(journal, uid):
    tables = ("entry", "note", "promise", "visit")
    return sum(journal.store.database.execute_sql(
        f"SELECT count(*) FROM {table} WHERE uid = ?", (uid,)).fetchone()[0] for table in tables)

def first(uid, number):
    journal = open_journal(path)
    fail("S", errno.EIO, times=dice.choice((1, 2, 3)))
    for _ in range(dice.choice((1, 1, 2, 4))):  # pressed again and again
        try:
            tried(journal, uid, number)
        except JournalError as error:
            assert error.code in ("disk_error", "view_only"), error.code
        else:
            break
    assert there(journal, uid) <= 1
    if dice.random() < 0.7:  # it ends here without a word more
        os.kill(os.getpid(), signal.SIGKILL)
    mend()
    journal.close()
    return 0

def again(uid, number):
    with open_journal(path) as journal:
        found = there(journal, uid)
        try:
            tried(journal, uid, number)
        except JournalError as error:
            assert error.code == "already_recorded", error.code
            assert found
        assert there(journal, uid) == 1, "not one"
        assert check(journal.store) == []
    return found

with open_journal(path) as journal:
    journal.clients.add("Вера")
told = {"tries": int(sys.argv[3]), "killed": 0, "there_after_all": 0, "twice": 0}
for number in range(told["tries"]):
    uid = uuid.uuid4().hex
    dice.seed(f"{sys.argv[2]} {number}")
    ended = apart(first, uid, number)
    assert ended in (0, -9), ended
    told["killed"] += ended == -9
    found = apart(again, uid, number)
    assert found in (0, 1), found
    told["there_after_all"] += found
print(json.dumps(told))
"""
)

SAVES_AND_DIES = (
    FAILING
    + """
import signal, sys
from PySide6.QtCore import Qt
from journal_app import open_journal
from tests.faults.window import shown, write_deposit
from tests.ui.keys import press
from ui.client.draft_keeper import DraftKeeper
journal = open_journal(sys.argv[1])
app, window, page = shown(journal)
write_deposit(page, "Слово сдержала")
assert window.findChild(DraftKeeper).keep()
if sys.argv[2] == "failing":
    fail("S", errno.EIO)
press(None, Qt.Key.Key_Return)
if sys.argv[2] == "failing":
    assert page.is_writing
    assert "Диск" in page.error(), page.error()
    assert page.note.toPlainText() == "Слово сдержала"
os.kill(os.getpid(), signal.SIGKILL)
"""
)

FORMS = (
    FAILING
    + """
import signal, sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTextEdit
from journal_app import open_journal
from journal_app.storage.database import fetch
from tests.faults.window import shown
from tests.ui.keys import CTRL, NONE, press, type_text
path, form, how = sys.argv[1:]
app, window, page = shown(open_journal(path))
if form == "note":
    window.deeds.write_note()
    field = window.findChild(QTextEdit, "noteEditor")
elif form in ("little_thing", "contact", "date"):
    window.show_client(1)
    window.clients.view.show_tab("card")
    window.findChild(QPushButton, f"cardAdd_{form}").click()
    field = window.findChild(QPlainTextEdit, f"cardNew_{form}_edit")
elif form == "algorithm":
    window.go("method")
    window.page("method").show_chapter("own")
    window.findChild(QPushButton, "algorithmNew").click()
    field = window.findChild(QLineEdit, "algorithmTitle")
elif form == "client":
    window.deeds.add_client()
    field = window.findChild(QLineEdit, "clientDialogName")
else:
    window.quick_entry().write(1, "deposit", "")
    window.quick_entry().open()
    field = window.findChild(QPlainTextEdit, "quickEntryText")
field.setFocus()
type_text(field, "Слово сдержала" + {"contact": " — вечером", "date": " — 12 июня"}.get(form, ""))
window.locker.forms.keep()
while form == "algorithm" and not window.desk.journal.drafts.all():
    app.processEvents()  # it keeps its words itself, a moment later
if form == "note":
    window.clients.view.panels.notes().session.keep_draft()
assert "Слово сдержала" in str(window.desk.journal.drafts.all())
if how == "failing":
    fail("S", errno.EIO)
if form == "note":
    window.clients.view.show_tab("feed")
else:
    press(field, Qt.Key.Key_Return, CTRL if form == "algorithm" else NONE)
if how == "failing" and form != "note":
    assert field.isVisible()
    press(field, Qt.Key.Key_Return, CTRL if form == "algorithm" else NONE)  # once more
os.kill(os.getpid(), signal.SIGKILL)
"""
)


def test_what_is_tried_again_after_an_error_is_there_once(tmp_path: Path) -> None:
    tries = count(16, 300)
    program = child(
        TRIES, tmp_path / "a.journal", SEED, tries, environment=under_the_shim(tmp_path)
    )
    told, _ = program.communicate()
    assert program.returncode == 0
    figures = json.loads(told)
    assert figures["killed"] > tries / 3
    assert figures["there_after_all"] > 0, "the case that all this is about"
    FIGURES.note(6, **figures)


@pytest.mark.parametrize("how", ["failing", "well"])
def test_words_that_were_saved_after_all_wait_for_nobody(
    tmp_path: Path, qtbot: QtBot, how: str
) -> None:
    """The window dies between the commit and the dropping of the draft. Who starts it again finds
    the words once: recorded, or waiting to be."""
    path = tmp_path / "a.journal"
    with open_journal(path) as journal:
        journal.clients.add("Вера")
    program = child(SAVES_AND_DIES, path, how, environment=under_the_shim(tmp_path))
    program.communicate()
    assert program.returncode == -signal.SIGKILL
    with open_journal(path) as journal:
        found = len(rows(journal, "entry"))
        assert len(rows(journal, "draft")) == 1, "it was kept before it was saved"
        window = shown(qtbot, create_window(journal, "ru"))
        window.show_client(1)
        page = Page(window, window.clients.view, window.desk)
        page.view.start("deposit")
        assert page.note.toPlainText() == ("" if found else "Слово сдержала")
        assert found == 1
        assert window.close()
        assert check(journal.store) == []
        assert rows(journal, "draft") == []
    FIGURES.note(6, windows_that_died=1, words_doubled=0)


@pytest.mark.parametrize(
    ("form", "table", "how"),
    [
        ("note", "note", "failing"),
        ("note", "note", "well"),
        ("client", "client", "failing"),
        ("client", "client", "well"),
        ("quick", "entry", "failing"),
        ("quick", "entry", "well"),
        ("little_thing", "fact", "failing"),
        ("contact", "contact_detail", "well"),
        ("date", "anniversary", "well"),
        ("algorithm", "algorithm", "failing"),
    ],
)
def test_words_of_a_form_that_were_saved_after_all_wait_for_nobody(
    tmp_path: Path, qtbot: QtBot, form: str, table: str, how: str
) -> None:
    path = tmp_path / "a.journal"
    with open_journal(path) as journal:
        journal.clients.add("Вера")
    program = child(FORMS, path, form, how, environment=under_the_shim(tmp_path))
    program.communicate()
    assert program.returncode == -signal.SIGKILL
    with open_journal(path) as journal:
        window = shown(qtbot, create_window(journal, "ru"))
        with qtbot.waitSignal(window.settled):
            pass
        found = [one for one in rows(journal, table) if "Слово сдержала" in str(one)]
        assert len(found) == 1
        if form == "algorithm":
            window.go("method")
            part(window, "methodPage", MethodPage).show_chapter("own")
        window.locker.forms.keep()
        assert window.close()
        assert rows(journal, "draft") == []
        assert check(journal.store) == []
    FIGURES.note(6, windows_that_died=1, words_doubled=0)
