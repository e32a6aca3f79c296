"""Errors in words, and the only place that shows a message box.

Everything told is also emitted as ``told``, so that a test reads messages and patches nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from journal_app.errors import JournalError
from ui.desk import Desk
from ui.theme import GRID, set_role
from ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Message:
    """Something the window said."""

    kind: Literal["error", "note", "question", "bug"]
    text: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A button beside what was said: its objectName, its words, what it does."""

    name: str
    text: str
    act: Callable[[], object]


class Messages(QObject):
    """What one window has to say beside its toast."""

    told = Signal(object)
    """A Message that is on the screen now."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._notice: Notice | None = None
        self._offers: tuple[Offer, ...] = ()
        self._kind: Literal["error", "note"] = "note"
        self._read: Callable[[], object] | None = None

    def build_notice(self, parent: QWidget) -> QWidget:
        """The place for errors at the top of the pages; built anew with them."""
        kept = self._notice.text() if self._notice is not None else ""
        self._notice = Notice(parent)
        self._notice.closed.connect(self._on_notice_closed)
        self._notice.say(kept, self._offers, self._kind)
        return self._notice

    def show_error(self, error: JournalError) -> None:
        """Say an expected error in one sentence, and offer what helps; it stays until it is
        read."""
        self._show(self._desk.say(error), "error", self._helping(error))

    def show_text(self, text: str, kind: Literal["error", "note"] = "note") -> None:
        """Say something that must not pass by like a toast."""
        self._show(text, kind, ())

    def show_note(self, text: str, offers: tuple[Offer, ...], read: Callable[[], object]) -> None:
        """Say something that can wait, with what there is to do about it; ``read`` when the person
        has put it away, and not when something else took its place."""
        self._show(text, "note", offers)
        self._read = read

    def take_back(self, text: str) -> None:
        """What was said does not hold any more; what is said by now stays."""
        if text and self.text() == text:
            self._show("", "note", ())

    def _show(self, text: str, kind: Literal["error", "note"], offers: tuple[Offer, ...]) -> None:
        self._kind, self._offers, self._read = kind, offers, None
        if self._notice is not None:
            self._notice.say(text, offers, kind)
        self.told.emit(Message(kind, text))

    def _helping(self, error: JournalError) -> tuple[Offer, ...]:
        """What can be done about it from here."""
        files, found = self._window.files, []
        if files.mending.is_needed(error):
            words = self.tr("What can be done…")
            found.append(Offer("noticeMend", words, lambda: files.mending.offer(error)))
        if error.code == "view_only":
            words = self.tr("Save a copy…")
            found.append(Offer("viewingSaveCopy", words, files.viewing.choose_copy))
        return tuple(found)

    def clear_error(self) -> None:
        """Something went well again: an error that was said no longer holds, but for one that
        has to be mended."""
        if self._notice is not None and self._kind == "error" and not self._offers:
            self._notice.say("")

    def text(self) -> str:
        """What stands at the top of the pages now."""
        return self._notice.text() if self._notice is not None else ""

    def forget(self) -> None:
        """The journal is about to be closed: what was said of it is not said again."""
        self._notice, self._offers, self._read = None, (), None

    def _on_notice_closed(self) -> None:
        read, self._read = self._read, None
        self._offers = ()
        if read is not None:
            read()

    def ask(self, text: str, yes: str, then: Callable[[], None]) -> None:
        """Ask before something that cannot be taken back; ``then`` runs on ``yes``. Enter and Esc
        leave everything as it is."""
        from PySide6.QtWidgets import QMessageBox  # needed seldom, and slow to load

        box = QMessageBox(self._window)
        box.setObjectName("question")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setText(text)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        agree.setObjectName("questionYes")
        stay = box.addButton(self.tr("Go back"), QMessageBox.ButtonRole.RejectRole)
        stay.setObjectName("questionNo")
        _give_room(box)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.accepted.connect(then)
        box.open()
        self.told.emit(Message("question", text))


class Notice(QFrame):
    """A line over the pages that says what went wrong until it is closed, and what helps."""

    closed = Signal()
    """The person has read it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        set_role(self, "banner")
        self._text = QLabel(self)
        self._text.setObjectName("noticeText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._offered: list[QPushButton] = []
        close = self._button("noticeClose", self.tr("Close"), "quiet", self._on_close_clicked)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.setSpacing(GRID)
        self._icon = IconLabel("alert", "withdrawal", 20, self)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(
        self,
        text: str,
        offers: tuple[Offer, ...] = (),
        kind: Literal["error", "note"] = "error",
    ) -> None:
        """Say something; an empty text takes it away."""
        self._icon.set_icon(*(("info", "accent") if kind == "note" else ("alert", "withdrawal")))
        self._text.setText(text)
        self.setAccessibleName(text)
        for old in self._offered:
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self._offered = [self._button(one.name, one.text, "", one.act) for one in offers]
        for button in self._offered:
            self._row.insertWidget(self._row.count() - 1, button)
        self.setVisible(bool(text))

    def _button(self, name: str, text: str, role: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: act())
        set_role(button, role)
        return button

    def _on_close_clicked(self) -> None:
        self.say("")
        self.closed.emit()


def show_bug(report: str, log: str) -> None:
    """One dialog for an error that nobody expected; ``report`` can be copied, and holds no names
    of clients and no notes."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox()
    box.setObjectName("bug")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    translate = QCoreApplication.translate
    box.setWindowTitle(translate("Messages", "Journal"))
    box.setText(
        translate(
            "Messages",
            "Something went wrong in the program. What was recorded is safe; if it happens again, "
            "start the program anew.",
        )
    )
    box.setInformativeText(
        translate("Messages", "The details are kept in {path}.").format(path=log)
    )
    box.setDetailedText(report)
    _give_room(box)
    _bugs.add(box)
    box.finished.connect(lambda: _bugs.discard(box))
    box.open()


def _give_room(box: QMessageBox) -> None:
    layout = box.layout()
    if layout is not None:
        layout.setContentsMargins(2 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)


_bugs: set[QMessageBox] = set()
"""Dialogs without a parent live only as long as somebody holds them."""
