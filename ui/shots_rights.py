"""Pictures of what a client may ask for: the dossier, erasing, the acts, the events, the terms."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ui.rights.dossier_paper import DossierPaper
from ui.shots_hands import take_paper, take_sheet

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
    take_sheet(window, camera, "dossierDialog", "dossier")
    paper = DossierPaper(window.desk).document(journal.rights.told(first))
    take_paper(window, camera, "dossier-paper", paper)
    rights.ask_erase(first, camera.words("reason"))
    take_sheet(window, camera, "eraseDialog", "erase")
    journal.cards.keep_until(first, journal.today() - timedelta(days=1))
    journal.cards.consent(second)
    journal.cards.withdraw_consent(second)
    rights.show_past_term()
    take_sheet(window, camera, "retentionList", "terms")
    for _ in range(3):
        journal.undo()
    rights.show_acts()
    take_sheet(window, camera, "erasureAct", "erasure-act")
    rights.show_events()
    take_sheet(window, camera, "eventLog", "event-log")
