"""A psychologist's ten minutes after a session."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from journal_app import Journal
from journal_app.exchange.archive import export_archive
from tests.ui.keys import press
from tests.ui.shell.parts import in_front, part, sheet
from tests.ui.stories.conftest import TODAY, Sit
from tests.ui.stories.person import (
    ALT,
    CTRL,
    ENTER,
    ESC,
    F4,
    F5,
    SHIFT,
    TAB,
    MomentClock,
    Person,
)
from ui.dialogs.supervision import SupervisionSheet

SECRET = "злюсь на её мать"


@pytest.fixture
def counsellor(journal: Journal, clock: MomentClock, sit: Sit) -> Person:
    journal.settings["profession"] = "psychologist"
    vera = journal.clients.add("Вера Соколова", since=TODAY - timedelta(days=100)).id
    boris = journal.clients.add("Борис Л.", since=TODAY - timedelta(days=100)).id
    for ago in (28, 21, 14, 7):
        journal.visits.record(
            vera, on=TODAY - timedelta(days=ago), services=[("сессия", 400000)], start="17:00"
        )
    journal.visits.plan(vera, TODAY, "17:00", 50, [("сессия", 400000)])
    journal.supervision.add(boris, "Борис снова опоздал", "что я не вижу?")
    clock.at("17:55")
    return sit("counsellor")


def close_the_session(me: Person, journal: Journal, vera: int) -> None:
    """Tense, with a thread to take up; the next session as usual."""
    me.press("1", CTRL)
    me.look("today")
    me.press(F5)
    me.press("3", ALT)
    me.press("4", ALT)
    me.type("Сон о доме")
    me.look("close")
    me.press(ENTER)
    me.look("closed")
    coming, held = journal.visits.of_client(vera)[:2]
    assert (held.state, held.contact, held.come_back) == ("done", "tense", "Сон о доме")
    assert (coming.state, coming.on) == ("planned", TODAY + timedelta(days=7))
    assert me.count() == 5 + len("Сон о доме")


def write_the_note(me: Person, journal: Journal, vera: int) -> None:
    """From the template; a fragment and an agreement out of it; the private layer under it."""
    me.press("7")
    assert me.focus() == "noteEditor"
    me.press("t", CTRL)
    me.type("Говорила о доме, потом заплакала")
    me.press(Qt.Key.Key_Home, SHIFT)
    me.look("note")
    me.press("5", CTRL | ALT)
    assert me.focus() == "fragmentQuestion"
    me.type("Почему я спешила утешить Веру?")
    me.look("fragment")
    me.press(ENTER)
    (fragment,) = journal.supervision.fragments(vera)
    assert fragment.text == "Говорила о доме, потом заплакала"
    assert fragment.question == "Почему я спешила утешить Веру?"
    assert me.focus() == "noteEditor"
    me.press(Qt.Key.Key_End, CTRL)
    me.type("Пришлю статью о снах")
    me.press(Qt.Key.Key_Home, SHIFT)
    me.press("3", CTRL | ALT)
    me.press("3", ALT)
    me.look("agreement")
    me.press(ENTER)
    (promise,) = journal.client_promises(vera)
    assert (promise.text, promise.due) == ("Пришлю статью о снах", TODAY + timedelta(days=7))
    assert me.focus() == "noteEditor"
    me.press(TAB)
    assert me.focus() == "notePrivateEditor"
    me.type(SECRET)
    me.look("private")
    me.press(ESC)
    assert me.focus() == "noteList"
    (line,) = journal.notes.of(vera)
    note = journal.notes.page(line.id)
    assert note.private == SECRET
    assert "## Запрос дня\nГоворила о доме" in note.text


def take_a_position(me: Person, journal: Journal, vera: int) -> None:
    """One key for the role, and it is the one taken, since the session is over."""
    me.press("8")
    me.press("3", ALT)
    me.look("position")
    me.press(ENTER)
    (position,) = journal.positions.of(vera)
    assert (position.role, position.taken) == ("listener", True)


def save_the_sheet(me: Person, target: Path, qtbot: QtBot) -> str:
    """The supervision sheet on the screen, and as a PDF; what stands on it."""
    me.press("s", CTRL | SHIFT)
    opened = sheet("supervisionSheet")
    assert isinstance(opened, SupervisionSheet)
    me.look("supervision")
    me.press("s", CTRL)
    (dialog,) = opened.findChildren(QFileDialog)
    field = part(dialog, "fileNameEdit", QLineEdit)
    field.setText(str(target))
    press(field, ENTER)
    in_front(qtbot, opened)
    told = part(opened, "supervisionPreview", QTextBrowser).toPlainText()
    assert part(opened, "supervisionTold", QLabel).text() == f"Записано: {target.name}"
    me.look("supervision-saved")
    me.press(ESC)
    in_front(qtbot, me.window)
    return told


def test_ten_minutes_after_a_session(
    counsellor: Person,
    journal: Journal,
    tmp_path: Path,
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
) -> None:
    me, vera = counsellor, counsellor.id_of("Вера Соколова")
    close_the_session(me, journal, vera)
    write_the_note(me, journal, vera)
    take_a_position(me, journal, vera)
    pressed = me.count()

    pdf = tmp_path / "лист.pdf"
    told = save_the_sheet(me, pdf, qtbot)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "Почему я спешила утешить К-2?" in told
    assert "Вер" not in told
    assert "Борис" not in told

    # nothing private anywhere it was not asked for
    assert SECRET not in told
    assert "злюсь" not in str(journal.feed(vera))
    assert journal.search("злюсь") == set()
    archive = tmp_path / "archive.json"
    export_archive(journal.store, archive)
    assert "злюсь" not in archive.read_text(encoding="utf-8")
    me.press(F4)
    me.look("before")
    assert "Сон о доме" in me.reads()
    assert "злюсь" not in me.reads()
    me.press(F4)
    export_archive(journal.store, archive, private=True)
    assert "злюсь" in archive.read_text(encoding="utf-8")

    with capsys.disabled():
        print(f"\n  after a session: {pressed} keys, the program {me.program_seconds:.2f} s")
    me.undo_everything()
