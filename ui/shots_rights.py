"""Pictures of what a client may ask for: the dossier, erasing, the acts, the events, the terms."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shots import Camera


def play_rights(window: MainWindow, camera: Camera) -> None:
    """Each sheet over the page. The journal is as before afterwards, but for one act more."""
    journal, rights = window.desk.journal, window.deeds.rights
    gone = journal.clients.add(camera.words("name")).id
    journal.notes.add(gone, "…")
    journal.rights.erase(gone, camera.words("reason"), rewrite=True)
    first, second, *_ = [line.id for line in journal.client_lines()]
    rights.ask_dossier(first)
    _take(window, camera, "dossierDialog", "dossier")
    rights.ask_erase(first, camera.words("reason"))
    _take(window, camera, "eraseDialog", "erase")
    journal.cards.keep_until(first, journal.today() - timedelta(days=1))
    journal.cards.consent(second)
    journal.cards.withdraw_consent(second)
    rights.show_past_term()
    _take(window, camera, "retentionList", "terms")
    for _ in range(3):
        journal.undo()
    rights.show_acts()
    _take(window, camera, "erasureAct", "erasure-act")
    rights.show_events()
    _take(window, camera, "eventLog", "event-log")


def _take(window: MainWindow, camera: Camera, name: str, shot: str) -> None:
    sheet = window.findChild(QDialog, name)
    assert sheet is not None
    camera.take(window, shot, sheet)
    sheet.close()
    sheet.setObjectName("")  # it goes when the loop turns, and is not to be found before
