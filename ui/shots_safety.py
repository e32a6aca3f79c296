"""Pictures of the journal's safety: passphrases, copies, bringing back, moving, a failed start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt

from journal_app import safety
from journal_app.errors import JournalError
from ui.dialogs.start_problem import StartProblem
from ui.safety.anyway_sheet import AnywaySheet
from ui.safety.copies_sheet import CopiesSheet
from ui.safety.move_wizard import MoveWizard
from ui.safety.passphrases import Passphrases
from ui.shots_hands import press, take_sheet, type_into

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shots import Camera

_PROBLEMS = ("damaged", "no_such_file", "newer_version", "journal_in_use", "disk_full")


def play_safety(window: MainWindow, camera: Camera) -> None:
    """Each sheet over the settings. The journal is as before afterwards, but for a backup."""
    from ui.pages.settings import SettingsPage

    journal, preferences = window.desk.journal, window.preferences
    backup = journal.backup()
    second = journal.path.parent / "USB"
    second.mkdir(exist_ok=True)
    preferences.second_backup_folder = second
    safety.copy_to_second(journal, second)
    preferences.second_backup_at = journal.backups()[0].made
    window.go("settings")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    page.show_part("backups")
    window.files.tell_backed_up()
    camera.take(window, "settings-second")
    preferences.second_backup_folder = None
    page.show_part("safety")
    Passphrases(window).ask("set")
    type_into(window, "passphraseNew", "семь рыжих лисиц")
    type_into(window, "passphraseAgain", "ctvm hs;b[ kbcbw")
    press(window, "passphraseSave")
    take_sheet(window, camera, "passphraseSheet", "passphrase")
    CopiesSheet([one.path for one in journal.backups()], window).open()
    take_sheet(window, camera, "openCopiesSheet", "open-copies")
    window.files.look_into(backup)
    take_sheet(window, camera, "restoreSheet", "restore")
    MoveWizard(window, lambda: None).open()
    take_sheet(window, camera, "moveWizard", "move")
    AnywaySheet(window.desk.say(JournalError("disk_full")), window).open()
    take_sheet(window, camera, "anywaySheet", "anyway")
    for code in _PROBLEMS:
        error = JournalError(code, path=str(journal.path))
        problem = StartProblem(error, window.desk.language)
        problem.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        problem.show()
        while problem.is_looking:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        camera.take_alone(window, f"start-{code}", problem)
        problem.deleteLater()
    page.show_part("practice")
