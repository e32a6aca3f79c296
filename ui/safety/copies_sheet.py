"""CopiesSheet: what can still be read without the new passphrase, and may be taken away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.paths import shown_path
from ui.safety.sheet import Sheet
from ui.theme import GRID, set_role, theme

_PATH = Qt.ItemDataRole.UserRole
_ROWS = 6


class CopiesSheet(Sheet):
    """Every copy with a tick; only what is ticked goes, and only when it is said so."""

    agreed = Signal(object)
    """The paths to remove."""
    left = Signal()
    """The sheet is gone, whatever was chosen."""

    def __init__(
        self, copies: Sequence[Path], parent: QWidget, spared: Collection[str] = ()
    ) -> None:
        super().__init__("openCopiesSheet", "", parent, 600)
        title = self.tr("Copies that open without the passphrase")
        self.title.setText(title)
        self.setAccessibleName(title)
        self.add_words(
            self.tr(
                "They were made before today and can be read as they are. If you take them away, "
                "only backups under the passphrase remain."
            )
        )
        self._list = QListWidget(self)
        self._list.setObjectName("openCopies")
        self._list.setAccessibleName(title)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self._list, "lines", "paper")
        for path in copies:
            item = QListWidgetItem(shown_path(path))
            item.setToolTip(shown_path(path))
            item.setData(_PATH, path)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = str(path) not in spared
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.setFixedHeight(theme.px(34) * min(_ROWS, max(2, len(copies))) + GRID)
        self._list.itemChanged.connect(self._on_item_changed)
        self.body.addWidget(self._list)
        self.add_words(
            self.tr(
                "Copies elsewhere (on a stick, in a cloud, in a letter) are not known here: look "
                "through them yourself."
            ),
            "hint",
        )
        self.add_buttons(
            ("openCopiesKeep", self.tr("Keep them for now"), "quiet", self.reject),
            ("openCopiesRemove", self.tr("Take the ticked ones away"), "danger", self._remove),
        )
        self.finished.connect(self._on_finished)
        self._on_item_changed()
        self.refit()
        self._list.setFocus()

    def chosen(self) -> list[Path]:
        """What is ticked."""
        return self._paths(Qt.CheckState.Checked)

    def spared(self) -> list[Path]:
        """What is not ticked."""
        return self._paths(Qt.CheckState.Unchecked)

    def _paths(self, state: Qt.CheckState) -> list[Path]:
        items = [self._list.item(row) for row in range(self._list.count())]
        return [item.data(_PATH) for item in items if item.checkState() == state]

    def _remove(self) -> None:
        paths = self.chosen()
        self.agreed.emit(paths)
        self.accept()

    def _on_item_changed(self) -> None:
        self.button("openCopiesRemove").setEnabled(bool(self.chosen()))

    def _on_finished(self) -> None:
        self.left.emit()
