"""A field for a time of day, or for a time and its end."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from journal_app.rules.day_time import Beginning, read_time
from journal_app.rules.visits import clock_text
from ui.theme import repolish, theme


class TimeBox(QLineEdit):
    """Reads «14», «14:30», «9.00» and «10:00-11:30»; an empty one is no time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("14:00")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)
        self.editingFinished.connect(self._on_editing_finished)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(84), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def start(self) -> str | None:
        """ "HH:MM"; None for no time, and for one that cannot be read."""
        read = self._read()
        return None if read is None or read.start is None else clock_text(read.start)

    def minutes(self) -> int | None:
        """How long it takes, when an end was typed too."""
        read = self._read()
        return None if read is None else read.minutes

    def set_start(self, start: str | None) -> None:
        """Show a time, or none."""
        self.setText(start or "")

    def is_bad(self) -> bool:
        """Whether something stands here that is no time."""
        return bool(self.text().strip()) and self.start() is None

    def _read(self) -> Beginning | None:
        typed = " ".join(self.text().split())
        if len(typed) in (3, 4) and typed.isdigit():
            typed = f"{typed[:-2]}:{typed[-2:]}"  # «930», «1430»
        read = read_time(typed)
        return None if read.bad or read.rest.strip() else read

    def _on_text_changed(self) -> None:
        if self.property("invalid"):
            self._set_invalid(self.is_bad())

    def _on_editing_finished(self) -> None:
        self._set_invalid(self.is_bad())
        start = self.start()
        if start is not None and self.minutes() is None:
            self.set_start(start)

    def _set_invalid(self, invalid: bool) -> None:
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            repolish(self)
