"""The program with a window: what is set up once, and which journal is opened."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from journal_app import Journal
from journal_app.errors import JournalError
from journal_app.private_files import keep_private
from ui.desk import Desk
from ui.language import chosen_language, install_language
from ui.main_window import MainWindow
from ui.preferences import APPLICATION, CHOICES, ORGANIZATION, Preferences
from ui.theme import Choice, theme


def create_window(
    journal: Journal, language: str | None = None, scheme: str | None = None
) -> MainWindow:
    """The window of an open journal; a QApplication exists. It is the caller's to show, and the
    journal the caller's to close. ``language`` and ``scheme`` go before what was chosen last.
    Raises JournalError where the journal cannot be read."""
    keep_private()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    preferences = Preferences()
    spoken = chosen_language(preferences, language)
    install_language(app, spoken)
    choice = cast(Choice, scheme) if scheme in CHOICES else preferences.theme
    theme.apply(app, scheme=choice, text_scale=preferences.text_scale)
    desk = Desk(journal, spoken)
    desk.show_codes(preferences.codes)
    window = MainWindow(desk, preferences)
    try:
        window.begin()
    except JournalError:
        delete(window)  # nobody has seen it; by Qt, before the collector takes it apart anyhow
        raise
    return window


def make_application() -> QApplication:
    """The QApplication with its names; none that a client at the desk could read."""
    keep_private()
    QCoreApplication.setOrganizationName(ORGANIZATION)
    QCoreApplication.setApplicationName(APPLICATION)
    return QApplication(sys.argv[:1])


def main(
    path: Path | None,
    demo: bool = False,
    language: str | None = None,
    theme: str | None = None,
    passphrase: str | None = None,
) -> int:
    """Open the window and stay until it is closed; the exit code (1 when no journal opened)."""
    gc.disable()  # nothing that starting makes is garbage; on again when the window is there
    app = make_application()
    from ui.program import Program

    program = Program(app, language, theme)
    return program.run_demo() if demo else program.run(path, passphrase)
