"""RestoreSheet: what is in a backup, and what would be missing if it came back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QWidget

from journal_app import safety
from ui.formatting import NO_BREAK, day_text, pydate
from ui.safety.sheet import Sheet

if TYPE_CHECKING:
    from datetime import datetime

    from journal_app.safety import Contents
    from ui.desk import Desk


class RestoreSheet(Sheet):
    """A look into the backup before anything is done; the journal of today stays beside it."""

    agreed = Signal()

    def __init__(self, desk: Desk, backup: Path, found: Contents, parent: QWidget) -> None:
        super().__init__("restoreSheet", "", parent)
        self._desk = desk
        title = self.tr("Bring the journal back?")
        self.title.setText(title)
        self.setAccessibleName(title)
        self.add_words(backup.name, "hint", "restoreFile")
        self.add_words(self._contents(found), "heading", "restoreContents")
        if found.newest is not None:
            newest = self.tr("The newest record is of {moment}.")
            told = newest.format(moment=self._moment(found.newest))
            self.add_words(told, "", "restoreNewest")
        self.add_words(self._later(found), "quiet", "restoreLater")
        back = sum(act.mark in found.marks for act in desk.journal.rights.acts())
        if back:
            words = self.tr(
                "%n client(s) whom you have erased since would come back: erase them again. The "
                "acts of erasing stay.", "", back,
            )  # fmt: skip
            self.add_words(words, "", "restoreErased")
        self.add_words(self._opening(backup), "quiet", "restoreOpening").setVisible(
            bool(self._opening(backup))
        )
        self.add_words(
            self.tr("The journal of today is not thrown away: it is kept beside the restored one."),
            "hint",
        )
        self.add_buttons(
            ("restoreCancel", self.tr("Leave it as it is"), "quiet", self.reject),
            ("restoreAgree", self.tr("Bring it back"), "primary", self._agree),
        )
        self.refit()

    def _contents(self, found: Contents) -> str:
        clients = self.tr("%n client(s)", "", found.clients)
        entries = self.tr("%n entry(ies)", "", found.entries)
        return f"{clients}, {entries}"

    def _later(self, found: Contents) -> str:
        later = safety.written_since(self._desk.journal, found.newest)
        if not later:
            return self.tr("Nothing was written down since: nothing would be missing.")
        return self.tr("%n record(s) were written down since, and would be missing.", "", later)

    def _opening(self, backup: Path) -> str:
        """What becomes of the passphrase, where it would be another."""
        closed = safety.is_encrypted(backup)
        if closed and self._desk.journal.key is None:
            return self.tr("The journal would open with the passphrase of that backup.")
        if not closed and self._desk.journal.is_encrypted:
            return self.tr("This backup has no passphrase: the journal would open without one.")
        return ""

    def _moment(self, moment: datetime) -> str:
        local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
        day = day_text(pydate(local.date()), self._desk.journal.today(), self._desk.locale)
        return f"{day}, {local.toString('HH:mm')}".replace(" ", NO_BREAK)

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()
