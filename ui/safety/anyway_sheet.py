"""AnywaySheet: the backup before something large could not be made; go on without it?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.safety.sheet import Sheet


class AnywaySheet(Sheet):
    """Says why there is no backup; Enter and Esc leave everything as it is."""

    agreed = Signal()

    def __init__(self, why: str, parent: QWidget) -> None:
        super().__init__("anywaySheet", "", parent)
        title = self.tr("No backup could be made before it")
        self.title.setText(title)
        self.setAccessibleName(title)
        self.add_words(why, "", "anywayWhy")
        self.add_words(
            self.tr(
                "Nothing has changed yet. It is better to put this right and begin again; if you "
                "go on, there is no copy of the journal as it is now."
            ),
            "quiet",
        )
        self.add_buttons(
            ("anywayGo", self.tr("Go on without a backup"), "danger", self._go_on),
            ("anywayLeave", self.tr("Leave it as it is"), "primary", self.reject),
        )
        self.refit()

    def _go_on(self) -> None:
        self.accept()
        self.agreed.emit()
