"""Pictures of a journal under a passphrase: what the settings say of it, and the recovery sheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ui.paths import shown_path
from ui.safety.ask_sheet import AskSheet
from ui.safety.passphrases import Passphrases
from ui.safety.recovery_paper import recovery_paper
from ui.shots_hands import take_paper, take_sheet, type_into

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shots import Camera

PASSPHRASE = "семь рыжих лисиц"


def play_closed(window: MainWindow, camera: Camera) -> None:
    """Nothing is changed about the journal."""
    from ui.pages.settings import SettingsPage

    window.go("settings")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    page.show_part("safety")
    camera.take(window, "safety")
    passphrases = Passphrases(window)
    passphrases.ask("change")
    type_into(window, "passphraseNow", PASSPHRASE)
    type_into(window, "passphraseNew", "тихий пруд и старая лодка")
    take_sheet(window, camera, "passphraseSheet", "change")
    passphrases.ask("remove")
    take_sheet(window, camera, "passphraseSheet", "remove")
    passphrases.show_recovery(PASSPHRASE)
    take_sheet(window, camera, "recoverySheet", "recovery")
    told = passphrases.recovery()
    shown = replace(  # in a picture, no path of this computer
        told,
        journal=Path(shown_path(told.journal)),
        backups=[Path(shown_path(folder)) for folder in told.backups],
    )
    take_paper(window, camera, "recovery-paper", recovery_paper(shown))
    words = window.desk.journal.path.name
    AskSheet(words, lambda _passphrase: None, window.desk.language, window).open()
    type_into(window, "askNow", PASSPHRASE.upper())
    take_sheet(window, camera, "askSheet", "ask")
