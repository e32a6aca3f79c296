"""One line of the Today page: a mark, two rows of words, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QStyle, QWidget

from ui.icons import ZONES, paint_zone, pixmap, set_icon
from ui.pages.today_line_text import ABOVE, SIDE, LineText
from ui.theme import GRID, set_role, theme

_PAD = 7
MARK = 18
MARK_GAP = 12
_COPY = (Qt.Key.Key_C.value, ord("С"))
"""The key of Ctrl+C on both layouts."""
_LEAST_TEXT = 200
"""Where words beside the buttons would be narrower (at text scale 1), the buttons go below."""


@dataclass(frozen=True, slots=True)
class Act:
    """A button of a line. ``icon`` stands alone when there is no ``text``; then ``tip`` says it."""

    name: str
    text: str
    tone: str = ""
    icon: str = ""
    tip: str = ""
    role: str = ""
    """``primary`` for the one thing to do now."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line shows. ``key`` is its name in the window; ``mark`` a zone or an icon."""

    key: str
    row: int
    client: int | None
    mark: str
    tone: str
    title: str
    detail: str
    acts: tuple[Act, ...] = ()
    title_rows: int = 2
    detail_rows: int = 2


class TodayLine(QWidget):
    """Words at the start, buttons at the end, or below where there is no room beside them.

    Buttons are named ``<key>_<act>``, the words ``<key>_words``. ``put_aside`` lends their place
    to something else, such as the question for a new day.
    """

    acted = Signal(object, str)
    """(Line, name of the act)"""
    opened = Signal(object)
    """The words were pressed: the Line."""
    stepped = Signal(object, int)
    """Up (−1) or Down (+1) was pressed: (Line, direction)."""

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(line.key)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._first = True
        self._line = line
        self._buttons: list[QPushButton] = []
        self._stand_in: QWidget | None = None
        self._text = LineText(self)
        self._text.setObjectName(f"{line.key}_words")
        self._text.clicked.connect(self._on_text_clicked)
        self._text.installEventFilter(self)
        self._show_words()
        self._make_buttons()

    # -- what it shows ------------------------------------------------------------------------

    @property
    def line(self) -> Line:
        """What is shown."""
        return self._line

    def set_line(self, line: Line) -> None:
        """Show something else under the same key."""
        if line == self._line:
            return
        acts_differ = line.acts != self._line.acts
        self._line = line
        self._show_words()
        if acts_differ:
            self.take_back()
            self._drop_buttons()
            self._make_buttons()
        self._arrange_anew()

    def set_first(self, first: bool) -> None:
        """The first line of a card has no rule above it."""
        self._first = first
        self.update()

    def put_aside(self, widget: QWidget) -> None:
        """Show ``widget`` where the buttons are, until ``take_back``."""
        self.take_back()
        widget.setParent(self)
        self._stand_in = widget
        for button in self._buttons:
            button.hide()
        widget.show()
        self._arrange_anew()

    def take_back(self) -> None:
        """The buttons again."""
        if self._stand_in is not None:
            self._stand_in.hide()
            self._stand_in.setParent(None)
            self._stand_in.deleteLater()
            self._stand_in = None
            for button in self._buttons:
                button.show()
            self._arrange_anew()

    def stops(self) -> list[QWidget]:
        """What takes the focus, in order."""
        return [self._text, *self._buttons]

    def focus_text(self) -> None:
        """Put the focus on the words."""
        self._text.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_act(self, name: str) -> None:
        """Put the focus on a button."""
        for act, button in zip(self._line.acts, self._buttons, strict=True):
            if act.name == name:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- size ---------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arranged(width)[1]

    def sizeHint(self) -> QSize:
        width = theme.px(420)
        return QSize(width, self._arranged(width)[1])

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(220), theme.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange_anew()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._first:
            painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
        side = theme.px(MARK)
        top = self._text.y() + ABOVE + (self._text.first_row_height() - side) // 2
        direction = self.layoutDirection()
        if self._line.mark in ZONES:
            inset = round(side * 0.14)
            spot = QRect(0, top, side, side).adjusted(inset, inset, -inset, -inset)
            paint_zone(
                painter, self._line.mark, QRectF(QStyle.visualRect(direction, self.rect(), spot))
            )
            return
        spot = QStyle.visualRect(direction, self.rect(), QRect(0, top, side, side))
        drawn = pixmap(self._line.mark, self._line.tone, side, self.devicePixelRatioF())
        painter.drawPixmap(spot, drawn)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
        aside = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}
        if key in steps and not held:
            self.stepped.emit(self._line, steps[key])
        elif key in aside and not held:
            self._go_aside(aside[key])
        elif held == Qt.KeyboardModifier.ControlModifier and key in _COPY:
            return self._ask("copy")
        else:
            return False
        return True

    def _go_aside(self, step: int) -> None:
        """Left and Right go between the words and the buttons."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        stops = self.stops()
        here = next((at for at, stop in enumerate(stops) if stop.hasFocus()), 0) + step
        if 0 <= here < len(stops):
            stops[here].setFocus(Qt.FocusReason.TabFocusReason)

    def _ask(self, name: str) -> bool:
        """Do as the button of this name does, if the line has one."""
        asked = any(act.name == name for act in self._line.acts)
        if asked:
            self.acted.emit(self._line, name)
        return asked

    # -- how it is done -----------------------------------------------------------------------

    def _show_words(self) -> None:
        line = self._line
        self._text.set_text(line.title, line.detail, (line.title_rows, line.detail_rows))

    def _make_buttons(self) -> None:
        for act in self._line.acts:
            button = QPushButton(act.text, self)
            button.setObjectName(f"{self._line.key}_{act.name}")
            button.setProperty("act", act.name)
            button.setAutoDefault(True)  # Enter presses it, as Space does
            button.setAccessibleName(f"{act.text or act.tip}: {self._line.title}")
            button.setToolTip(act.tip)
            set_role(button, act.role if act.text else "quiet", act.tone)
            if act.icon:
                set_icon(button, act.icon, "quiet", size=18)
            button.clicked.connect(self._on_button_clicked)
            button.installEventFilter(self)
            button.show()
            self._buttons.append(button)

    def _drop_buttons(self) -> None:
        for button in self._buttons:
            button.hide()
            button.setParent(None)  # at once, so that its name is free
            button.deleteLater()
        self._buttons = []

    def _arrange_anew(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()

    def _ends(self) -> list[QWidget]:
        return [self._stand_in] if self._stand_in is not None else list(self._buttons)

    def _arranged(self, width: int) -> tuple[list[tuple[QWidget, QRect]], int]:
        """Where everything goes in ``width`` pixels, and the height that takes."""
        lead = theme.px(MARK) + MARK_GAP - SIDE
        room = max(1, width - lead)
        ends = [(end, end.sizeHint()) for end in self._ends()]
        row = sum(size.width() for _, size in ends) + GRID * max(0, len(ends) - 1)
        beside = room - row - (2 * GRID if ends else 0)
        if beside >= min(self._text.natural_width(), theme.px(_LEAST_TEXT)):
            return self._side_by_side(lead, width, beside, ends)
        return self._stacked(lead, room, ends)

    def _side_by_side(
        self, lead: int, width: int, beside: int, ends: list[tuple[QWidget, QSize]]
    ) -> tuple[list[tuple[QWidget, QRect]], int]:
        text = self._text.heightForWidth(beside)
        inner = max([text, *(size.height() for _, size in ends)])
        spots = [(self._text, QRect(lead, _PAD + 1 + (inner - text) // 2, beside, text))]
        placed: list[tuple[QWidget, QRect]] = [*spots]
        x = width
        for end, size in reversed(ends):
            x -= size.width()
            top = _PAD + 1 + (inner - size.height()) // 2
            placed.append((end, QRect(x, top, size.width(), size.height())))
            x -= GRID
        return placed, inner + 2 * _PAD + 1

    def _stacked(
        self, lead: int, room: int, ends: list[tuple[QWidget, QSize]]
    ) -> tuple[list[tuple[QWidget, QRect]], int]:
        text = self._text.heightForWidth(room)
        placed: list[tuple[QWidget, QRect]] = [(self._text, QRect(lead, _PAD + 1, room, text))]
        start = lead + SIDE
        x, y, tallest = start, _PAD + 1 + text + GRID // 2, 0
        room -= SIDE
        for end, size in ends:
            if x > start and x + size.width() > start + room:
                x, y, tallest = start, y + tallest + GRID, 0
            width = min(size.width(), room)
            placed.append((end, QRect(x, y, width, size.height())))
            x += width + GRID
            tallest = max(tallest, size.height())
        return placed, y + tallest + _PAD + 2

    def _place(self) -> None:
        whole, direction = self.rect(), self.layoutDirection()
        for widget, spot in self._arranged(self.width())[0]:
            widget.setGeometry(QStyle.visualRect(direction, whole, spot))

    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QAbstractButton):
            self.acted.emit(self._line, str(button.property("act")))

    def _on_text_clicked(self) -> None:
        self.opened.emit(self._line)
