"""BackupsCard: every backup there is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from journal_app import safety
from journal_app.safety import Backup
from ui.formatting import NO_BREAK, day_text
from ui.pages.settings_card import SettingsCard
from ui.paths import shown_path
from ui.theme import set_role
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.lines_delegate import LinesDelegate

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_PATH = Qt.ItemDataRole.UserRole
_ROWS = 6


class BackupsCard(SettingsCard):
    """When the journal was backed up last, where to, and the backups, the newest first. Enter on
    one of them looks into it."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        files = shell.files
        self._last = self.add_words(role="heading", name="settingsLastBackup")
        folder = ElidedLabel(shown_path(self.desk.journal.backup_folder), role="hint", parent=self)
        folder.setObjectName("settingsBackupFolder")
        self.body.addWidget(folder)
        made = self.add_buttons(
            ("settingsBackUp", self.tr("Back up now"), "Ctrl+B", files.back_up),
            ("settingsShowBackups", self.tr("Open the folder"), "", files.show_backups),
        )
        set_role(made["settingsBackUp"], "primary")
        self._list = self._made_list()
        self.body.addWidget(self._list)
        self._acts = self.add_buttons(
            ("backupRestore", self.tr("Bring this one back…"), "", self._on_restore_wanted),
            ("settingsRestore", self.tr("From another file…"), "", files.choose_restore),
        )
        self.add_words(
            self.tr(
                "A backup is made when the program starts and when it closes, if anything has "
                "changed, and is checked at once."
            )
        )
        files.backed_up.connect(self._on_backed_up)

    def refresh(self) -> None:
        """Say when the last one was made."""
        text = self.shell.files.last_backup_text()
        self._last.setText(text[:1].upper() + text[1:])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill(None)

    def _made_list(self) -> QListWidget:
        found = QListWidget(self)
        found.setObjectName("backupList")
        found.setAccessibleName(self.tr("Backups"))
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        found.setMouseTracking(True)
        set_role(found, "lines")
        self._words = LinesDelegate(found)
        found.itemActivated.connect(lambda _item: self._on_restore_wanted())
        found.currentRowChanged.connect(self._on_row_changed)
        return found

    def _fill(self, chosen: Path | None) -> None:
        """List the backups. Without one that is chosen, or when that is gone, the newest is: what
        is wanted back is mostly the last that was whole."""
        if self.desk.journal.is_lent or not self.desk.journal.is_open:
            return
        self._list.clear()
        backups = self.desk.journal.backups()
        second = self.shell.preferences.second_backup_folder
        elsewhere = safety.second_backups(self.desk.journal, second) if second else []
        ends = safety.expiries(self.desk.journal, second)
        checks = safety.checks(self.desk.journal)
        for backup in [*backups, *elsewhere]:
            when = self._when(backup.made)
            if backup in elsewhere:
                when = " · ".join((when, self.tr("in the second folder")))
            details = self._details(backup, ends.get(backup.path), checks)
            item = QListWidgetItem(f"{when}\n{details}")
            item.setData(_PATH, backup.path)
            item.setToolTip(shown_path(backup.path))
            self._list.addItem(item)
            if backup.path == chosen:
                self._list.setCurrentItem(item)
        rows = self._list.count()
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        self._list.setVisible(rows > 0)
        self._list.setFixedHeight(min(_ROWS, max(1, rows)) * self._words.usual_height(2) + 4)
        self._on_row_changed(self._list.currentRow())

    def _when(self, made: datetime) -> str:
        day = day_text(made.date(), self.desk.journal.today(), self.desk.locale)
        text = f"{day}, {made:%H:%M}".replace(" ", NO_BREAK)
        return text[:1].upper() + text[1:]

    def _details(
        self, backup: Backup, ends: date | None, checks: Mapping[Path, datetime | None]
    ) -> str:
        """Size, what opens it, how long it stays, and when it was looked through."""
        size = self.desk.locale.formattedDataSize(
            backup.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )
        closed = self.desk.journal.is_encrypted
        key = {
            "plain": self.tr("opens without a passphrase") if closed else "",
            "same": self.tr("opens with today's passphrase"),
            "other": self.tr("opens with an older passphrase"),
        }[backup.key]
        kept = self._kept(ends)
        checked = self._checked(checks[backup.path]) if backup.path in checks else ""
        parts = (size.replace(" ", NO_BREAK), key, kept, checked)
        return " · ".join(part for part in parts if part)

    def _checked(self, moment: datetime | None) -> str:
        """What the weekly look into every row has found."""
        if moment is None:
            return self.tr("damaged")
        day = day_text(moment.date(), self.desk.journal.today(), self.desk.locale)
        return self.tr("checked {day}").format(day=day).replace(" ", NO_BREAK)

    def _kept(self, ends: date | None) -> str:
        """Until when it stays, if the journal is written in every day; those that nobody counts,
        such as ones under an older passphrase, stay until a person takes them away."""
        if ends is None:
            return self.tr("kept for good")
        day = day_text(ends, self.desk.journal.today(), self.desk.locale)
        return self.tr("stays until about {day}").format(day=day).replace(" ", NO_BREAK)

    def _on_backed_up(self) -> None:
        self.refresh()
        if self.isVisible():
            before = self._list.currentItem()
            self._fill(before.data(_PATH) if before is not None else None)

    def _on_row_changed(self, row: int) -> None:
        self._acts["backupRestore"].setEnabled(row >= 0)
        self._acts["backupRestore"].setVisible(self._list.count() > 0)

    def _on_restore_wanted(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.shell.files.look_into(item.data(_PATH))
