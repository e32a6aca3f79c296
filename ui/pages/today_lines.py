"""The lines of one card of the Today page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.pages.today_line import MARK, MARK_GAP, Line, TodayLine
from ui.theme import set_role

FIRST = 5
"""Lines shown before the rest is asked for; a single one more stands where it would be asked."""
_LINK_EDGE = 6


class TodayLines(QWidget):
    """Lines under a name each, kept from one reading to the next so that nothing blinks and the
    focus stays where it was. More than ``most`` fold away; none leave a kind word."""

    acted = Signal(object, str)
    opened = Signal(object)
    left = Signal(int)
    """Up (−1) or Down (+1) from the first or the last line."""
    emptied = Signal()
    """The line with the focus was the last one, and is gone."""

    def __init__(
        self, name: str, empty: str, parent: QWidget | None = None, most: int = FIRST
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._lines: Sequence[Line] = ()
        self._shown: dict[str, TodayLine] = {}
        self._unfolded = False
        self._most = most
        self._empty = QLabel(empty, self)
        self._empty.setObjectName(f"{name}Empty")
        self._empty.setWordWrap(True)
        set_role(self._empty, "quiet")
        self._more = QPushButton(self)
        self._more.setObjectName(f"{name}More")
        self._more.setAutoDefault(True)
        self._more.setAccessibleName(self.tr("More or fewer lines"))
        self._more.clicked.connect(self._on_more_clicked)
        set_role(self._more, "link")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._empty)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARK + MARK_GAP - _LINK_EDGE, 0, 0, 0)
        foot.addWidget(self._more)
        foot.addStretch(1)
        self._layout.addLayout(foot)
        self._layout.addStretch(1)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        focus = self._focused_row()
        self._lines = lines
        self._show()
        if focus is not None and self._focused_row() is None:
            self._refocus(focus)

    def line(self, key: str) -> TodayLine | None:
        """A line that is shown."""
        return self._shown.get(key)

    def stops(self) -> list[QWidget]:
        """What takes the focus, in order."""
        stops = [stop for line in self._shown.values() for stop in line.stops()]
        return [*stops, self._more]

    def focused(self) -> Line | None:
        """The line that has the focus, on its words or a button."""
        row = self._focused_row()
        return None if row is None else list(self._shown.values())[row].line

    def focus_end(self, last: bool) -> bool:
        """Put the focus on the first or the last line; False when there is none."""
        lines = list(self._shown.values())
        if lines:
            lines[-1 if last else 0].focus_text()
        return bool(lines)

    # -- how it is done -----------------------------------------------------------------------

    def _show(self) -> None:
        folds = len(self._lines) > self._most + 1 and not self._unfolded
        wanted = self._lines[: self._most] if folds else self._lines
        keys = {line.key for line in wanted}
        for key in [key for key in self._shown if key not in keys]:
            self._drop(self._shown.pop(key))
        shown: dict[str, TodayLine] = {}
        for row, line in enumerate(wanted):
            widget = self._shown.get(line.key)
            if widget is None:
                widget = self._made(line)
            else:
                widget.set_line(line)
            if self._layout.indexOf(widget) != row:
                self._layout.removeWidget(widget)
                self._layout.insertWidget(row, widget)
            widget.set_first(row == 0)
            widget.show()
            shown[line.key] = widget
        self._shown = shown
        self._empty.setVisible(not self._lines)
        self._word_more()

    def _made(self, line: Line) -> TodayLine:
        widget = TodayLine(line, self)
        widget.acted.connect(self.acted)
        widget.opened.connect(self.opened)
        widget.stepped.connect(self._on_line_stepped)
        return widget

    def _drop(self, widget: TodayLine) -> None:
        self._layout.removeWidget(widget)
        widget.hide()
        widget.setParent(None)  # at once, so that its name is free
        widget.deleteLater()

    def _word_more(self) -> None:
        rest = len(self._lines) - self._most
        self._more.setVisible(rest > 1)
        if self._unfolded:
            self._more.setText(self.tr("Show fewer"))
        else:
            self._more.setText(self.tr("%n more", "", rest))
        set_icon(self._more, "chevron-up" if self._unfolded else "chevron-down", "accent", size=16)

    def _focused_row(self) -> int | None:
        for row, line in enumerate(self._shown.values()):
            inner = line.focusWidget()
            if inner is not None and inner.hasFocus():
                return row
        return None

    def _refocus(self, row: int) -> None:
        """The focus goes on to the line that took the place of the one that went."""
        lines = list(self._shown.values())
        if lines:
            lines[min(row, len(lines) - 1)].focus_text()
        else:
            self.emptied.emit()

    def _on_line_stepped(self, line: Line, step: int) -> None:
        keys = list(self._shown)
        row = keys.index(line.key) + step
        if 0 <= row < len(keys):
            self._shown[keys[row]].focus_text()
        else:
            self.left.emit(step)

    def _on_more_clicked(self) -> None:
        self._unfolded = not self._unfolded
        self._show()
