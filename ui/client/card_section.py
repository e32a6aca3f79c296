"""Section: one sheet of the card, with its lines and what can be added to it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.shapes.cards import CardPage
from ui.client.card_choice import ChoiceLine
from ui.client.card_line import EditLine, Write
from ui.client.phrases import small
from ui.desk import Desk
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout

Key = TypeVar("Key")


class Section(Card):
    """Lines that hold something, and below them a link for each that does not: an empty card is
    short. ``client`` is whose card it is."""

    deposit_offered = Signal(str, str)
    """Principle and words of the deposit that an act on a line is."""

    def __init__(self, desk: Desk, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.desk, self.journal = desk, desk.journal
        self.client = 0
        self.setObjectName(name)
        self.lines: dict[str, EditLine] = {}
        self._links: dict[str, QPushButton] = {}
        margins = self.layout().contentsMargins()  # type: ignore[union-attr]
        margins.setLeft(margins.left() - 6)  # lines have room of their own for the focus
        margins.setRight(margins.right() - 6)
        self.layout().setContentsMargins(margins)  # type: ignore[union-attr]
        self.header.setContentsMargins(6, 0, 6, 0)
        self.body.setSpacing(2)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(2)
        self.body.addLayout(self.rows)
        self._empty = QLabel(self)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(6, 0, 6, 4)
        set_role(self._empty, "hint")
        self._empty.hide()
        self.body.addWidget(self._empty)
        self._link_row = FlowLayout(spacing=2)
        self.body.addLayout(self._link_row)

    def show_card(self, card: CardPage) -> None:
        """Show what stands on a client's card; what is being typed stays."""
        raise NotImplementedError

    def all_lines(self) -> list[EditLine]:
        """Every line, those that are hidden too."""
        return self.findChildren(EditLine)

    # -- lines that a card has once ---------------------------------------------------------------

    def add_line(
        self, key: str, write: Write, label: str, hint: str = "", add: str | None = None
    ) -> EditLine:
        """A line to type, hidden while it is empty; ``add`` is the link that opens it, by default
        its label."""
        line = EditLine(self.desk, f"card_{key}", write, label, hint, parent=self)
        self._put(key, line, label if add is None else add)
        return line

    def add_choice(
        self,
        key: str,
        write: Write,
        choices: Sequence[tuple[str, str]],
        label: str,
        add: str | None = None,
    ) -> ChoiceLine:
        """A line to choose, hidden while nothing is chosen; ``add`` as for ``add_line``."""
        line = ChoiceLine(self.desk, f"card_{key}", write, choices, label, parent=self)
        self._put(key, line, label if add is None else add)
        return line

    def show_line(self, key: str, text: str, meta: str = "", shown: str = "") -> None:
        """Show a line of ``add_line``, or fold it away when it is empty."""
        line = self.lines[key]
        if isinstance(line, ChoiceLine):
            line.show_choice(text, meta)
        else:
            line.show_text(text, meta, shown=shown)
        self._fold(key)

    def _put(self, key: str, line: EditLine, add: str) -> None:
        self.lines[key] = line
        self.rows.addWidget(line)
        line.hide()
        line.settled.connect(self._on_line_settled)
        self.add_link(key, small(add), self._on_line_wanted)

    def _fold(self, key: str) -> None:
        line = self.lines[key]
        shown = bool(line.text) or line.is_editing()
        line.setVisible(shown)
        self._links[key].setVisible(not shown)

    # -- lines of which there are many ------------------------------------------------------------

    def sync(
        self,
        layout: QVBoxLayout,
        kept: dict[int, EditLine],
        ids: Iterable[int],
        make: Callable[[int], EditLine],
    ) -> None:
        """Have one line for each row, in order; a line that is there already stays, and so does
        what is typed in it."""
        wanted = list(ids)
        for row_id in [one for one in kept if one not in wanted]:
            line = kept.pop(row_id)
            layout.removeWidget(line)
            line.hide()
            line.setParent(None)
            line.deleteLater()
        for place, row_id in enumerate(wanted):
            if row_id not in kept:
                kept[row_id] = make(row_id)
            if layout.indexOf(kept[row_id]) != place:
                layout.removeWidget(kept[row_id])
                layout.insertWidget(place, kept[row_id])
                kept[row_id].show()

    def adder(self, key: str, write: Write, hint: str, layout: QVBoxLayout) -> Adder:
        """A field below the rows of a kind, opened by a link; Enter leaves it open for one more."""
        line = Adder(self.desk, f"cardNew_{key}", write, hint=hint, parent=self)
        line.hide()
        layout.addWidget(line)
        self.lines[f"new_{key}"] = line
        return line

    # -- links ------------------------------------------------------------------------------------

    def add_link(self, key: str, text: str, slot: Callable[[], None]) -> QPushButton:
        """A small «+ …» below the lines."""
        link = QPushButton(f"+ {text}", self)
        link.setObjectName(f"cardAdd_{key}")
        link.setProperty("key", key)
        link.setAccessibleName(self.tr("Add: %1").replace("%1", text))
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(link, "link")
        link.clicked.connect(slot)
        self._links[key] = link
        self._link_row.addWidget(link)
        return link

    def link(self, key: str) -> QPushButton:
        """The link of a key."""
        return self._links[key]

    def say_empty(self, text: str) -> None:
        """Say what this sheet is for while nothing is on it ("" when something is)."""
        self._empty.setText(text)
        self._empty.setVisible(bool(text))

    def add_hint(self, layout: QVBoxLayout, tone: str = "") -> QLabel:
        """A quiet sentence under the lines, hidden until it is set."""
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setContentsMargins(6, 0, 6, GRID)
        set_role(label, "hint", tone)
        label.hide()
        layout.addWidget(label)
        return label

    def _on_line_wanted(self) -> None:
        key = str(self.sender().property("key"))
        line = self.lines[key]
        if isinstance(line, ChoiceLine):
            link = self._links[key]
            line.open_at(link.mapToGlobal(link.rect().bottomLeft()))
            return
        line.show()
        self._links[key].hide()
        line.begin()

    def _on_line_settled(self) -> None:
        for key, line in self.lines.items():
            if line is self.sender():
                self._fold(key)


class Adder(EditLine):
    """A line without words of its own: only its field is ever seen. Enter saves and asks for one
    more; an empty Enter, or Esc, closes it."""

    attempt = ""
    """The uid of what is written here, made before it is saved."""
    parts: Callable[[str], Iterable[str]] = staticmethod(lambda text: (text,))
    """What of the words stands together in the journal."""

    def save(self) -> bool:
        empty = not self.typed().strip()
        with self.desk.journal.attempt(self.attempt):
            saved = super().save()
        self._again = saved and not empty
        if saved:
            self.hide()
        return saved

    def begin(self, words: str | None = None) -> None:
        self.attempt = uuid.uuid4().hex
        super().begin(words)

    def is_recorded(self, text: str, attempt: str) -> bool:
        """Whether words that were typed here are in the journal: the program ended before it could
        forget them, or on a disk that failed after it had taken them."""
        journal = self.desk.journal
        try:
            return bool(attempt) and all(
                journal.is_recorded(attempt, part) for part in self.parts(text)
            )
        except JournalError:
            return False

    def _on_refused(self, error: JournalError) -> None:
        if error.code == "already_recorded":
            self.attempt = uuid.uuid4().hex  # who saves it again wants it twice
        super()._on_refused(error)

    def give_up(self) -> None:
        self._again = False
        super().give_up()
        self.hide()

    def after_enter(self) -> None:
        if self._again:
            self.start()
        else:
            self.settled.emit()

    def start(self) -> None:
        """Show it with an empty field."""
        self.show()
        self.begin("")
