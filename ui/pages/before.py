"""The page before the visit (F4): one client, read in a minute, and the day read through."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent, QTextDocument
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.shapes import Changes
from journal_app.shapes.before import BeforePage as BeforeRead
from ui.desk import Desk
from ui.icons import set_icon
from ui.pages.before_card import BeforeCard
from ui.pages.before_sheet import Sheet
from ui.pages.before_words import BeforeWords
from ui.theme import GRID, set_role, theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.hint_button import HintButton
from ui.widgets.scroll_page import ScrollPage

_STEP = 48
"""Pixels that an arrow scrolls."""


class BeforePage(QWidget):
    """Read anew with every client. The private layer is shown only while its box is ticked, and
    the box is empty again for the next client and the next time."""

    left = Signal()
    """Back to where one came from."""
    moved_on = Signal(object, object)
    """(client, visit): another one of the day is shown now."""
    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("beforePage")
        self.setAccessibleName(desk.words["before_session"])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self._words = BeforeWords(desk, self)
        self._read: BeforeRead | None = None
        self._client: int | None = None
        self._visit: int | None = None
        self._card: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(3 * GRID, 2 * GRID, 0, 0)
        outer.setSpacing(GRID)
        outer.addLayout(self._bar())
        self._scroll = ScrollPage(0, self)
        self._scroll.setObjectName("beforeScroll")
        self._scroll.body.setContentsMargins(0, 0, 3 * GRID, 3 * GRID)
        self._scroll.body.addStretch(1)
        outer.addWidget(self._scroll, 1)
        for key, slot in (
            (Qt.Key.Key_Escape, self.left.emit),
            (Qt.Key.Key_Left, self.show_previous),
            (Qt.Key.Key_PageUp, self.show_previous),
            (Qt.Key.Key_Right, self.show_next),
            (Qt.Key.Key_PageDown, self.show_next),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        desk.bus.changed.connect(self._on_bus_changed)
        theme.changed.connect(self._show)

    # -- what is shown --------------------------------------------------------------------------

    def show_client(self, client: int, visit: int | None = None) -> None:
        """Show a client before a visit (the next one, when none is named).

        Raises JournalError ``no_such_client no_such_row``.
        """
        self._private.blockSignals(True)
        self._private.setChecked(False)
        self._private.blockSignals(False)
        self._read = self._desk.journal.before(client, visit)
        self._client, self._visit = client, visit
        self._show()
        self._scroll.verticalScrollBar().setValue(0)

    def show_next(self) -> None:
        """The next visit of the day."""
        self._step(1)

    def show_previous(self) -> None:
        """The visit before this one."""
        self._step(-1)

    def client_in_hand(self) -> int | None:
        """Who is shown."""
        return self._client

    def visit_in_hand(self) -> tuple[int, int | None] | None:
        """(client, visit) that is shown; a visit of another day is not to be closed yet."""
        if self._read is None or self._client is None:
            return None
        visit = self._read.visit
        if visit is None or visit.state != "planned" or visit.on > self._desk.journal.today():
            return self._client, None
        return self._client, visit.id

    def sheet(self) -> Sheet | None:
        """What stands on the page now."""
        by_code = self._by_code.isVisibleTo(self) and self._by_code.isChecked()
        return None if self._read is None else self._words.sheet(self._read, by_code)

    def title(self) -> str:
        """What a printed page is called, in the printer's queue and as a file: without a name,
        for others read there."""
        return self._desk.words["before_session"]

    def document(self) -> QTextDocument | None:
        """What stands on the page now, on one A4."""
        from ui.pages.before_paper import before_paper

        sheet = self.sheet()
        return None if sheet is None else before_paper(sheet, self._words.more)

    # -- events ---------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._private.isChecked() and not event.spontaneous():
            self._private.setChecked(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -_STEP, Qt.Key.Key_Down: _STEP}
        bar = self._scroll.verticalScrollBar()
        if event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # -- parts ----------------------------------------------------------------------------------

    def _bar(self) -> QVBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 3 * GRID, 0)
        bar.setSpacing(GRID)
        back = self._button("beforeBack", self.tr("Back"), "Esc")
        back.clicked.connect(self.left)
        bar.addWidget(back)
        self._open = self._button("beforeOpen", self.tr("To the client"))
        self._open.clicked.connect(self._on_open_clicked)
        bar.addWidget(self._open)
        bar.addStretch(1)
        self._previous = self._arrow("beforePrevious", "chevron-left", self.tr("Earlier that day"))
        self._previous.clicked.connect(self.show_previous)
        self._next = self._arrow("beforeNext", "chevron-right", self.tr("Later that day"))
        self._next.clicked.connect(self.show_next)
        self._place = QLabel(self)
        self._place.setObjectName("beforePlace")
        set_role(self._place, "quiet")
        for part in (self._previous, self._place, self._next):
            bar.addWidget(part)
        bar.addStretch(1)
        self._print = self._button("beforePrint", self.tr("Print"), "Ctrl+P")
        self._print.clicked.connect(self.print_wanted)
        self._pdf = self._button("beforePdf", self.tr("Save as PDF…"))
        self._pdf.clicked.connect(self.pdf_wanted)
        bar.addWidget(self._print)
        bar.addWidget(self._pdf)
        both = QVBoxLayout()
        both.setSpacing(GRID)
        both.addLayout(bar)
        both.addLayout(self._boxes())
        return both

    def _boxes(self) -> QHBoxLayout:
        boxes = QHBoxLayout()
        boxes.setContentsMargins(0, 0, 3 * GRID, 0)
        boxes.setSpacing(3 * GRID)
        boxes.addStretch(1)
        self._by_code = QCheckBox(self.tr("Code instead of the name"), self)
        self._by_code.setObjectName("beforeByCode")
        self._by_code.toggled.connect(self._on_by_code_toggled)
        self._private = QCheckBox(self.tr("With the private layer"), self)
        self._private.setObjectName("beforePrivate")
        self._private.toggled.connect(self._on_private_toggled)
        for box in (self._by_code, self._private):
            box.setAccessibleName(box.text())
            boxes.addWidget(box)
        return boxes

    def _button(self, name: str, text: str, hint: str = "") -> HintButton:
        button = HintButton(text, hint, parent=self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        return button

    def _arrow(self, name: str, icon: str, text: str) -> QToolButton:
        arrow = QToolButton(self)
        arrow.setObjectName(name)
        arrow.setAccessibleName(text)
        arrow.setToolTip(text)
        set_icon(arrow, icon, "quiet")
        set_role(arrow, "quiet")
        return arrow

    # -- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        read = self._read
        if read is None:
            return
        self._by_code.setVisible(bool(read.code))
        self._private.setVisible(self._desk.profession == "psychologist")
        self._show_place(read)
        sheet = self.sheet()
        if sheet is not None:
            self._put(sheet)

    def _show_place(self, read: BeforeRead) -> None:
        place, count = self._place_of(read), len(read.round)
        several = count > 1 and place is not None
        for part in (self._previous, self._next, self._place):
            part.setVisible(several)
        told = self.tr("%1 of %2").replace("%2", str(count))
        self._place.setText("" if place is None else told.replace("%1", str(place + 1)))
        self._previous.setEnabled(place != 0)
        self._next.setEnabled(place != count - 1)

    def _put(self, sheet: Sheet) -> None:
        if self._card is not None:
            self._scroll.body.removeWidget(self._card)
            self._card.hide()
            self._card.setParent(None)  # at once, so that no name is twice in the window
            self._card.deleteLater()
        self._card = content = QWidget(self._scroll.content)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        card = BeforeCard(sheet, content)
        if sheet.is_empty:
            words = self._desk.words
            empty = EmptyState("heart", words["before_empty"], f"{words['before_empty_hint']}.")
            empty.setObjectName("beforeEmpty")
            layout.addWidget(empty)
        layout.addWidget(card)
        self._scroll.body.insertWidget(0, content)

    def _place_of(self, read: BeforeRead) -> int | None:
        if read.visit is None:
            return None
        return next((n for n, one in enumerate(read.round) if one[1] == read.visit.id), None)

    def _step(self, step: int) -> None:
        if self._read is None:
            return
        place, count = self._place_of(self._read), len(self._read.round)
        if place is None:  # into the day from its beginning, or from its end
            place = -1 if step > 0 else count
        aim = place + step
        if 0 <= aim < count:
            client, visit = self._read.round[aim]
            self.show_client(client, visit)
            self.moved_on.emit(client, visit)

    # -- what happens ---------------------------------------------------------------------------

    def _reload(self) -> None:
        if self._client is None:
            return
        private = self._private.isChecked()
        try:
            self._read = self._desk.journal.before(self._client, self._visit, private)
        except JournalError:  # the client or the visit is gone
            self._read = None
            self.left.emit()
            return
        self._show()

    def _on_bus_changed(self, changes: Changes) -> None:
        if self._client is None or not self.isVisible():
            return
        everyday = {"visit", "setting", "client"}  # the round of the day, and the name
        if self._client in changes.clients or everyday & changes.kinds:
            self._reload()

    def _on_by_code_toggled(self) -> None:
        self._show()

    def _on_private_toggled(self) -> None:
        self._reload()

    def _on_open_clicked(self) -> None:
        if self._client is not None:
            self._desk.client_wanted.emit(self._client)
