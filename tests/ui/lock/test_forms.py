"""What is typed into any form is back after the lock, and after a kill."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from tests.core import child
from tests.faults.ground import count
from tests.ui.client.test_photos import drawn
from tests.ui.keys import press, type_text
from tests.ui.lock.conftest import MakeWindow, carried_out
from tests.ui.lock.planted import Planted, left_in_memory, left_in_objects, word
from tests.ui.lock.test_lock import unlock
from tests.ui.shell.parts import click, part
from ui.client.photo_large import PhotoLarge
from ui.client.pictures import small_picture
from ui.lock.form_keeper import KEEP_MS
from ui.lock.forms import open_again, typed_in
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage


def field(window: MainWindow, name: str) -> QLineEdit | QPlainTextEdit:
    found = window.findChild(QWidget, name)
    assert isinstance(found, QLineEdit | QPlainTextEdit), name
    return found


def words(window: MainWindow, name: str) -> str:
    found = field(window, name)
    return found.text() if isinstance(found, QLineEdit) else found.toPlainText()


def write(window: MainWindow, name: str, text: str) -> None:
    found = field(window, name)
    found.setFocus()
    type_text(found, text)


@dataclass(frozen=True)
class Case:
    """A form: how it is opened, and where one types."""

    name: str
    open: Callable[[MainWindow, Planted], None]
    field: str
    before: str = ""


def _compose(kind: str) -> Callable[[MainWindow, Planted], None]:
    def go(window: MainWindow, planted: Planted) -> None:
        window.show_client(planted.client)
        window.clients.view.start(kind)

    return go


def _close(window: MainWindow, planted: Planted) -> None:
    window.show_client(planted.client)
    window.clients.view.close_visit(planted.visit)


def _close_with(name: str) -> Callable[[MainWindow, Planted], None]:
    def go(window: MainWindow, planted: Planted) -> None:
        _close(window, planted)
        field(window, name).clear()

    return go


def _mend(window: MainWindow, planted: Planted) -> None:
    window.show_client(planted.client)
    (line,) = [one for one in window.desk.journal.feed(planted.client) if one.points]
    window.clients.view.composer.edit(planted.client, line)
    field(window, "composerNote").clear()


def _new_client(window: MainWindow, _planted: Planted) -> None:
    window.deeds.add_client()


def _edit_client(window: MainWindow, planted: Planted) -> None:
    window.show_client(planted.client)
    window.deeds.edit_client()
    field(window, "clientDialogName").clear()


def _quick(window: MainWindow, planted: Planted) -> None:
    window.open_quick_entry()
    window.quick_entry().write(planted.client, "promise", "")


def _paste(window: MainWindow, _planted: Planted) -> None:
    window.go("plan")
    click(window, "planPasteOpen")


def _plan_visit(window: MainWindow, planted: Planted) -> None:
    window.go("plan")
    page = window.page("plan")
    page.open_visit(planted.visit)  # type: ignore[attr-defined]
    field(window, "planComposerNote").clear()


def _round(window: MainWindow, _planted: Planted) -> None:
    window.open_day_round()


def _card(window: MainWindow, planted: Planted) -> None:
    window.show_client(planted.client)
    window.clients.view.show_tab("card")
    click(window, "cardAdd_contact")


def _quick_name(window: MainWindow, _planted: Planted) -> None:
    window.open_quick_entry()


def _erase(window: MainWindow, planted: Planted) -> None:
    window.show_client(planted.client)
    window.deeds.rights.erase()


def _setting(part_of: str) -> Callable[[MainWindow, Planted], None]:
    def go(window: MainWindow, _planted: Planted) -> None:
        window.go("settings")
        part(window, "settingsPage", SettingsPage).show_part(part_of)

    return go


def _caption(window: MainWindow, planted: Planted) -> None:
    photos = window.desk.journal.photos
    photos.add(planted.client, small_picture(drawn(40, 30)).data, 40, 30)
    lines = photos.of(planted.client)
    PhotoLarge(window.desk, lines, lines[0], window).open()


CASES = (
    Case("deposit", _compose("deposit"), "composerNote"),
    Case("promise", _compose("promise"), "composerNote"),
    Case("contact", _compose("contact"), "composerNote"),
    Case("visit", _compose("visit"), "visitNote"),
    Case("close", _close, "composerNote"),
    Case("close: services", _close_with("closeServices"), "closeServices"),
    Case("close: next time", _close_with("closeNextStart"), "closeNextStart"),
    Case("mended", _mend, "composerNote"),
    Case("new client", _new_client, "clientDialogName"),
    Case("client", _edit_client, "clientDialogName"),
    Case("quick", _quick, "quickEntryText"),
    Case("paste", _paste, "planPasteText"),
    Case("plan", _plan_visit, "planComposerNote"),
    Case("round", _round, "composerNote"),
    Case("card", _card, "cardNew_contact_edit"),
    Case("quick: name", _quick_name, "quickEntryClient"),
    Case("erase", _erase, "eraseReason"),
    Case("setting", _setting("practice"), "settingPracticeName"),
    Case("letter", _setting("reminders"), "settingReminder"),
    Case("caption", _caption, "photoCaption"),
)
COMPOSED = ("deposit", "promise", "contact", "visit", "close", "mended", "card")
"""Words that wait with their client, and open nothing by themselves at a start."""
every_form = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


@every_form
def test_the_words_are_there_again_after_the_lock(
    window: MainWindow, planted: Planted, case: Case
) -> None:
    case.open(window, planted)
    write(window, case.field, word("typed"))
    page = window.page_name()
    counts = window.desk.journal.counts()
    window.lock()
    carried_out()
    assert left_in_objects() == []
    assert left_in_memory() == []
    unlock(window)
    assert words(window, case.field) == word("typed")
    assert field(window, case.field).isVisible()
    assert window.page_name() == page
    assert window.desk.journal.counts() == counts, "kept, and not recorded"


@every_form
def test_they_are_on_the_disk_within_two_seconds(
    window: MainWindow, make_window: MakeWindow, planted: Planted, case: Case, qtbot: QtBot
) -> None:
    case.open(window, planted)
    write(window, case.field, word("typed"))
    journal = window.desk.journal

    def kept() -> bool:
        return any(word("typed") in str(draft.content) for draft in journal.drafts.all())

    assert KEEP_MS <= 1500
    qtbot.waitUntil(kept)


def test_words_that_wait_for_visits_wait_after_the_lock_too(
    window: MainWindow, planted: Planted
) -> None:
    """Of the plan and of the round, neither of them open: nothing opens by itself."""
    _plan_visit(window, planted)
    write(window, "planComposerNote", word("typed"))
    press(field(window, "planComposerNote"), Qt.Key.Key_Escape)
    window.open_day_round()
    write(window, "composerNote", word("typed"))
    press(field(window, "composerNote"), Qt.Key.Key_Escape)
    window.lock()
    carried_out()
    assert left_in_objects() == []
    unlock(window)
    assert not window.overlays.day_round().isVisible()
    window.open_day_round()
    assert words(window, "composerNote") == word("typed")
    press(field(window, "composerNote"), Qt.Key.Key_Escape)
    window.go("plan")
    window.page("plan").open_visit(planted.visit)  # type: ignore[attr-defined]
    assert words(window, "planComposerNote") == word("typed")


def test_what_was_saved_leaves_no_draft(window: MainWindow, planted: Planted) -> None:
    window.deeds.add_client()
    write(window, "clientDialogName", "Галина")
    window.locker.forms.keep()
    assert [draft.kind for draft in window.desk.journal.drafts.all()] == ["form.client"]
    press(field(window, "clientDialogName"), Qt.Key.Key_Return)
    window.locker.forms.keep()
    assert window.desk.journal.drafts.all() == []


def test_a_kill_in_a_form_brings_it_back_at_the_next_start(
    make_window: MakeWindow, planted: Planted, qtbot: QtBot
) -> None:
    window = make_window()
    window.deeds.add_client()
    write(window, "clientDialogName", "Галина")
    window.locker.forms.keep()
    window.locker.forms.stop()
    window.desk.journal.close()  # what a kill leaves is the same: nothing is written any more
    window.close()
    again = make_window()
    with qtbot.waitSignal(again.settled):
        pass
    assert words(again, "clientDialogName") == "Галина"
    press(field(again, "clientDialogName"), Qt.Key.Key_Return)
    assert "Галина" in {line.name for line in again.desk.journal.client_lines()}
    again.locker.forms.keep()
    assert again.desk.journal.drafts.all() == []


def test_lines_of_the_card_as_versions_before_kept_them(
    planted: Planted, path: Path, make_window: MakeWindow, qtbot: QtBot
) -> None:
    with open_journal(path) as journal:
        told = {"lines": {"cardNew_little_thing": word("typed")}}
        journal.drafts.keep(planted.client, "form.card", None, told)
    window = make_window()
    qtbot.waitSignal(window.settled).wait()
    window.show_client(planted.client)
    window.clients.view.show_tab("card")
    line = part(window, "cardNew_little_thing_edit", QPlainTextEdit)
    assert line.toPlainText() == word("typed")


def test_a_form_that_nobody_knows_becomes_a_note(
    window: MainWindow, planted: Planted, qtbot: QtBot
) -> None:
    sheet = QWidget(window, Qt.WindowType.Dialog)
    sheet.setObjectName("someDialog")
    line, secret = QLineEdit(sheet), QLineEdit(sheet)
    line.setObjectName("someReason")
    secret.setObjectName("somePassphrase")
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    layout = QVBoxLayout(sheet)
    layout.addWidget(line)
    layout.addWidget(secret)
    sheet.show()
    type_text(line, word("typed"))
    type_text(secret, "лодка")
    window.lock()
    carried_out()
    assert left_in_objects() == []
    del line, secret, layout, sheet
    unlock(window)
    inbox = [note.text for note in window.desk.journal.today_page().inbox]
    assert inbox == [word("typed")]
    window.locker.forms.keep()
    assert window.desk.journal.drafts.all() == []


def test_words_about_a_visit_that_is_gone_become_a_note(
    window: MainWindow, planted: Planted, journal: Callable[[], Journal]
) -> None:
    _plan_visit(window, planted)
    write(window, "planComposerNote", word("typed"))
    window.lock()
    with open_journal(window.desk.journal.path, clock=window.desk.journal.clock) as other:
        other.visits.delete(planted.visit)
    unlock(window)
    assert any(word("typed") in note.text for note in journal().today_page().inbox)


def test_a_full_disk_at_the_lock_loses_no_word(window: MainWindow, planted: Planted) -> None:
    long = f"{word('typed')} " + "слово " * 3000
    window.show_client(planted.client)
    window.clients.view.start("deposit")
    part(window, "composerNote", QPlainTextEdit).insertPlainText(long)
    database = window.desk.journal.store.database
    (pages,) = database.execute_sql("PRAGMA page_count").fetchone()
    database.execute_sql(f"PRAGMA max_page_count = {pages}")  # no page more, until it is closed
    window.lock()
    assert not window.desk.journal.is_open
    unlock(window)
    assert words(window, "composerNote") == long


def test_quick_words_that_wait_unseen_still_wait(window: MainWindow, planted: Planted) -> None:
    _quick(window, planted)
    write(window, "quickEntryText", "потом")
    press(field(window, "quickEntryText"), Qt.Key.Key_Escape)
    window.lock()
    unlock(window)
    assert not window.quick_entry().isVisible()
    window.open_quick_entry()
    assert words(window, "quickEntryText") == "потом"
    press(None, Qt.Key.Key_Return)
    made = window.desk.journal.client_promises(planted.client)
    assert "потом" in [line.text for line in made]


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.name.split(":")[0] not in COMPOSED][:: count(4, 1)],
    ids=lambda case: case.name,
)
def test_they_are_there_again_after_a_kill(
    path: Path, planted: Planted, make_window: MakeWindow, case: Case, qtbot: QtBot
) -> None:
    process = child(_TYPES, path, planted.client, planted.other, planted.visit, case.name)
    assert process.stdout is not None
    seconds = float(process.stdout.readline())
    process.kill()
    process.communicate()
    assert seconds < 2
    again = make_window()
    with qtbot.waitSignal(again.settled):
        pass
    assert words(again, case.field) == word("typed")
    assert field(again, case.field).isVisible()
    assert again.desk.journal.settings["practice_name"] == ""


_TYPES = """
import sys, time
from PySide6.QtCore import QTimer
from journal_app import open_journal
from tests.core import HandClock
from tests.ui.lock.planted import Planted, word
from tests.ui.lock.test_forms import CASES, write
from ui.app import create_window, make_application

app = make_application()
path, client, other, visit, name = sys.argv[1:]
case, = [each for each in CASES if each.name == name]
window = create_window(open_journal(path, clock=HandClock()), "ru")
window.show()
window.activateWindow()
case.open(window, Planted(int(client), int(other), 0, int(visit)))
write(window, case.field, word("typed"))
typed = looked = time.monotonic()
stood_still = 0
def look():
    global looked, stood_still
    before, looked = looked, time.monotonic()
    stood_still = max(stood_still, looked - before)
    drafts = window.desk.journal.drafts.all()
    if any(word("typed") in str(draft.content) for draft in drafts):
        print(looked - typed - stood_still, flush=True)
        timer.stop()
timer = QTimer()
timer.timeout.connect(look)
timer.start(10)
app.exec()
"""


def test_letters_of_a_name_go_on_after_the_lock(window: MainWindow, planted: Planted) -> None:
    window.open_quick_entry()
    type_text(None, word("client")[:3])
    window.lock()
    unlock(window)
    type_text(None, word("client")[3:6])
    assert words(window, "quickEntryClient") == word("client")[:6]
    press(None, Qt.Key.Key_Return)
    press(None, Qt.Key.Key_Return)
    type_text(None, "чай")
    press(None, Qt.Key.Key_Return)
    assert "чай" in [line.text for line in window.desk.journal.feed(planted.client)]
    window.locker.forms.keep()
    assert window.desk.journal.drafts.all() == []


def test_letters_of_a_name_go_on_at_a_start(window: MainWindow, planted: Planted) -> None:
    window.open_quick_entry()
    type_text(None, "Вяз")
    (kept,) = typed_in(window)
    window.quick_entry().forget()
    press(None, Qt.Key.Key_Escape)
    assert open_again(window, kept)
    type_text(None, "е")
    assert words(window, "quickEntryClient") == "Вязе"


def test_letters_of_a_name_are_not_kept_once_one_has_left_them(window: MainWindow) -> None:
    window.open_quick_entry()
    type_text(None, "Ве")
    window.locker.forms.keep()
    assert [draft.kind for draft in window.desk.journal.drafts.all()] == ["form.quick"]
    press(None, Qt.Key.Key_Escape)
    window.locker.forms.keep()
    assert window.desk.journal.drafts.all() == []


def test_a_setting_that_is_being_typed_is_kept_and_not_recorded(window: MainWindow) -> None:
    _setting("reminders")(window, Planted(0, 0, 0, 0))
    write(window, "settingReminder", "Здравствуйте, {name}, ")
    window.lock()
    carried_out()
    unlock(window)
    assert window.desk.journal.settings["reminder.template"] == ""
    page = part(window, "settingsPage", SettingsPage)
    assert page.part() == "reminders"
    letter = field(window, "settingReminder")
    assert letter.hasFocus()
    type_text(None, "до завтра")
    page.hide()
    page.show()  # what is in force is shown anew
    assert words(window, "settingReminder") == "Здравствуйте, {name}, до завтра"
    part(window, "settingContactCap", QWidget).setFocus()
    told = window.desk.journal.settings["reminder.template"]
    assert told == "Здравствуйте, {name}, до завтра"
    window.locker.forms.keep()
    assert window.desk.journal.drafts.all() == []


def test_a_tariff_that_is_tried_out_is_there_again(window: MainWindow) -> None:
    _setting("account")(window, Planted(0, 0, 0, 0))
    box = part(window, "tariff_deposit_integrity", QSpinBox)
    usual = box.value()
    box.setFocus()
    box.selectAll()
    type_text(None, "33")
    press(None, Qt.Key.Key_Tab)
    window.lock()
    carried_out()
    unlock(window)
    assert part(window, "tariff_deposit_integrity", QSpinBox).value() == 33
    click(window, "tariffBack")
    assert part(window, "tariff_deposit_integrity", QSpinBox).value() == usual


def test_the_reason_of_erasing_erases_nobody_by_itself(
    window: MainWindow, planted: Planted, qtbot: QtBot
) -> None:
    window.show_client(planted.client)
    window.deeds.rights.erase()
    write(window, "eraseReason", "по просьбе")
    part(window, "eraseRewrite", QCheckBox).setChecked(True)
    window.lock()
    carried_out()
    unlock(window)
    assert len(window.desk.journal.client_lines()) == 2
    assert part(window, "eraseRewrite", QCheckBox).isChecked()
    assert part(window, "eraseConfirm", QPushButton).isEnabled()
    press(part(window, "eraseDialog", QWidget), Qt.Key.Key_Escape)
    carried_out()
    window.locker.forms.keep()
    assert window.desk.journal.drafts.all() == []
