"""Pictures of what lies over the pages: small sheets, menus, notices, codes instead of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from journal_app.errors import JournalError
from journal_app.shapes import ImportReport, LeftOut
from ui.client.record_popup import RecordPopup
from ui.shots_hands import press, take_sheet, type_into

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shots import Camera


def play_over(window: MainWindow, camera: Camera) -> None:
    """The client ``window`` shows is written about once, and that is undone."""
    _play_new_client(window, camera)
    _play_quick(window, camera)
    _play_dialogs(window, camera)
    _play_menu(window, camera)
    _play_notice(window, camera)
    _play_codes(window, camera)
    window.toggle_veil()
    camera.take(window, "veil")
    window.toggle_veil()


def play_first_run(window: MainWindow, camera: Camera) -> None:
    """The first questions, and a passphrase typed there, the second time on the other layout."""
    from ui.dialogs.first_run import FirstRun

    first = FirstRun(camera.language, place=window.desk.journal.path.with_name(camera.words("new")))
    camera.take_alone(window, "first-run", first)
    type_into(first, "firstPassphrase", "три рыжих лисы")
    camera.take_alone(window, "first-run-passphrase", first)
    type_into(first, "firstPassphraseAgain", "nhb hs;b[ kbcs")
    camera.take_alone(window, "first-run-layout", first)
    first.deleteLater()


def _play_new_client(window: MainWindow, camera: Camera) -> None:
    window.clients.new_client()
    field = window.findChild(QLineEdit, "clientDialogName")
    assert field is not None
    field.setText(camera.words("name"))
    camera.take(window, "new-client")
    press(window, "clientDialogCancel")


def _play_quick(window: MainWindow, camera: Camera) -> None:
    quick = window.quick_entry()
    quick.open()
    quick.search(camera.words("letters"))
    camera.take(window, "quick-client")
    first = min(line.id for line in window.desk.journal.client_lines())
    quick.write(first, "promise", camera.words("promise"))
    camera.take(window, "quick-promise")
    quick.forget()
    quick.leave()


def _play_dialogs(window: MainWindow, camera: Camera) -> None:
    from ui.dialogs.import_report import ImportReportDialog
    from ui.dialogs.shortcuts import ShortcutsDialog

    keys = ShortcutsDialog(window.desk, window)
    camera.take(window, "shortcuts", keys)
    keys.deleteLater()
    window.deeds.show_about()
    take_sheet(window, camera, "aboutDialog", "about")
    report = ImportReport(12, 140, 9, 24, left_out=(LeftOut(17, "bad_date", "31.02.2026"),))
    ImportReportDialog(window.desk, report, window).open()
    take_sheet(window, camera, "importReport", "import-report")


def _play_menu(window: MainWindow, camera: Camera) -> None:
    """The kinds of record, as they stand under their button."""
    popup = RecordPopup(window.desk, window)
    popup.adjustSize()
    camera.take(window, "record-menu", popup)
    popup.deleteLater()


def _play_notice(window: MainWindow, camera: Camera) -> None:
    """A journal on a stick that cannot be written to."""
    path = window.desk.journal.path
    window.messages.show_error(JournalError("view_only", why="read_only", path=path.name))
    camera.take(window, "notice")
    window.messages.take_back(window.messages.text())


def _play_codes(window: MainWindow, camera: Camera) -> None:
    """Names everywhere, then codes in their place, on two pages."""
    window.deeds.toggle_codes()
    camera.take(window, "codes")
    window.go("today")
    camera.take(window, "codes-today")
    window.go("clients")
    window.deeds.toggle_codes()
    QApplication.processEvents()
