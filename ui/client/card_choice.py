"""ChoiceLine: a line of the card that is chosen from a few, not typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.client.card_line import EditLine, Write
from ui.desk import Desk


class ChoiceLine(EditLine):
    """A click or Enter opens the choices as a menu; the one taken is saved at once."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        write: Write,
        choices: Sequence[tuple[str, str]],
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._choices = tuple(choices)
        super().__init__(desk, name, write, label, parent=parent)

    def show_choice(self, value: str, meta: str = "") -> None:
        """Show what is chosen, by its value."""
        self.show_text(value, meta, shown=dict(self._choices).get(value, value))

    def begin(self, _words: str | None = None) -> None:
        """Open the choices."""
        spot = self.mapToGlobal(QPoint(0, self.height())) if self.isVisible() else None
        self.open_at(spot or self.cursor().pos())

    def open_at(self, spot: QPoint) -> None:
        """Open the choices at a point of the screen."""
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}_choices")
        for value, text in self._choices:
            action = menu.addAction(text)
            action.setObjectName(f"{self.objectName()}_{value or 'unsaid'}")
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value == self.text)
            if value == self.text:
                menu.setActiveAction(action)
        menu.triggered.connect(self._on_choice_triggered)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(spot)

    def _on_choice_triggered(self, action: QAction) -> None:
        value = str(action.data())
        self.desk.do(lambda: self._write(value))
        self.settled.emit()
