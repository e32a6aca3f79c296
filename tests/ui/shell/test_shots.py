"""Pictures of every screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ui import shots
from ui.preferences import Preferences
from ui.theme import theme

SCREENS = (
    *("clients", "clients-promises", "clients-card", "clients-apology", "today", "settings"),
    *("new-client", "psychologist-clients-card"),
    *("before", "psychologist-before", "photo", "settings-account"),
    *("settings-appearance", "settings-safety", "settings-backups", "settings-data"),
    *("clients-feed", "clients-numbers", "clients-close", "day-round"),
    *("psychologist-clients-feed", "psychologist-clients-numbers"),
    *("psychologist-clients-close", "psychologist-day-round"),
    *("quick-client", "quick-promise", "toast", "shortcuts", "first-run", "veil"),
    *("clients-notes", "clients-versions", "psychologist-clients-notes"),
    *("psychologist-clients-versions", "psychologist-supervision"),
    *("psychologist-clients", "psychologist-today", "empty-clients", "empty-today"),
    *("long-clients", "long-today"),
    *("empty-lock", "empty-lock-passphrase", "empty-lock-wrong"),
    *("today-write", "clients-contact", "psychologist-clients-position"),
    *("plan-week", "plan-visit", "plan-paste", "clients-visit"),
    *("method", "method-kinds", "method-checks", "method-algorithms"),
    *("psychologist-method", "psychologist-method-kinds"),
    *("psychologist-method-checks", "psychologist-method-algorithms"),
    *("dossier", "erase", "terms", "erasure-act", "event-log"),
    *("settings-privacy", "settings-rights", "settings-second", "passphrase", "open-copies"),
    *("restore", "move", "anyway", "start-damaged", "start-no_such_file"),
    *("start-newer_version", "start-journal_in_use", "start-disk_full"),
    *("clients-history", "clients-history-back", "settings-reminders", "dossier-paper"),
    *("first-run-passphrase", "first-run-layout", "about", "import-report", "record-menu"),
    *("notice", "codes", "codes-today"),
    *("closed-safety", "closed-change", "closed-remove", "closed-ask"),
    *("closed-recovery", "closed-recovery-paper"),
)


def test_every_screen_is_drawn(app: QApplication, tmp_path: Path) -> None:
    language, scheme = "ru", "dark"
    count = shots.main(tmp_path, language, scheme, (1100, 720))
    names = {path.name for path in tmp_path.glob("*.png")}
    assert names == {f"{language}-{scheme}-1100x720-{screen}.png" for screen in SCREENS}
    assert count == len(SCREENS)
    for path in tmp_path.glob("*.png"):
        picture = QImage(str(path))
        assert (picture.width(), picture.height()) == (1100, 720)
    assert not [widget for widget in app.topLevelWidgets() if widget.isVisible()]
    assert Preferences().last_journal is None
    theme.apply(app, scheme="light")
