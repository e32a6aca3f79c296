"""CardPanel: everything about a person that is not the account."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.shapes import Changes, ClientPage
from ui.client.card_about import AboutSection
from ui.client.card_contacts import ContactsSection
from ui.client.card_data import DataSection
from ui.client.card_dates import DatesSection
from ui.client.card_facts import FactsSection
from ui.client.card_line import EditLine
from ui.client.card_section import Adder, Section
from ui.client.card_work import WorkSection
from ui.client.draft import Draft
from ui.client.panel import Panel
from ui.desk import Desk
from ui.theme import GRID, theme
from ui.widgets.scroll_page import ScrollPage

_TWO_COLUMNS = 520
"""From this width on (at text scale 1) the sheets lie in two columns."""
Told = dict[str, str]
"""What is typed in a line: its ``text``, and the ``attempt`` of a line that is new."""
_KINDS = frozenset({"card", "fact", "photo", "client", "setting"})


class CardPanel(Panel):
    """Sheets in one column or two, the professional one first; every line edits in its place.

    What the journal refused stays in its field, for each client, until it is saved or given up.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cardPanel")
        self._desk = desk
        self._client = 0
        self._stale = self._another = False
        self._kept: dict[int, dict[str, Told]] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollPage(0, self)
        self._scroll.setObjectName("cardScroll")
        outer.addWidget(self._scroll)
        content = self._scroll.content
        self.work, self.facts = WorkSection(desk, content), FactsSection(desk, content)
        self._contacts, self._dates = ContactsSection(desk, content), DatesSection(desk, content)
        self._about, self._data = AboutSection(desk, content), DataSection(desk, content)
        self._about.name_wanted.connect(self.edit_wanted)
        self.facts.deposit_offered.connect(self._on_deposit_offered)
        self._lay_out()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        desk.client_erased.connect(self._on_client_erased)

    def show_client(self, page: ClientPage) -> None:
        """Show a client's card, at once or when it is looked at."""
        if page.id != self._client:
            self._shelve()
            self._client = page.id
            self._another = True
            for section in self._sections():
                section.client = page.id
        self._show()

    def refresh(self, changes: Changes) -> None:
        """Show it anew when it is concerned."""
        if changes.kinds & _KINDS:
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale and not self._desk.journal.is_lent:
            self._read()
        super().showEvent(event)

    def leave(self) -> None:
        """Save what is typed."""
        for line in self._lines():
            line.save()

    def typed(self) -> dict[int, dict[str, Told]]:
        """What is typed in lines and not saved, by client and line."""
        here = self._told()
        return {**self._kept, self._client: here} if here else dict(self._kept)

    def _on_client_erased(self, client: int, _name: str) -> None:
        self._kept.pop(client, None)
        if client == self._client:
            self.give_up()
            self._client = 0

    def give_up(self) -> None:
        """Close every field without saving."""
        for line in self._lines():
            line.give_up()

    def put_typed(self, client: int, words: Mapping[str, Told | str]) -> None:
        """Open the lines of a client again with what was typed in them, as far as it is not in the
        journal already. Versions before kept only the words of a line."""
        told = {name: _whole(one) for name, one in words.items()}
        there = {line.objectName(): line for line in self._lines() if isinstance(line, Adder)}
        for name in told.keys() & there.keys():
            if there[name].is_recorded(told[name]["text"], told[name]["attempt"]):
                del told[name]
        if not told:
            return
        self._kept[client] = told
        if client == self._client and not self._another:
            self._unshelve()

    # -- parts ------------------------------------------------------------------------------------

    def _sections(self) -> tuple[Section, ...]:
        """In the order of one column."""
        return (self.work, self.facts, self._contacts, self._dates, self._about, self._data)

    def _lines(self) -> list[EditLine]:
        return [line for section in self._sections() for line in section.all_lines()]

    def _show(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        if not self._client:
            return
        card = self._desk.journal.card(self._client)
        for section in self._sections():
            section.show_card(card)
        if self._another:
            self._another = False
            self._scroll.verticalScrollBar().setValue(0)
            self._unshelve()

    def _lay_out(self) -> None:
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        columns = QHBoxLayout()
        columns.setSpacing(GRID + 4)
        for column in (self._left, self._right):
            column.setSpacing(GRID + 4)
            column.addStretch(1)
            columns.addLayout(column, 1)
        self._scroll.body.addLayout(columns)
        self._scroll.body.addStretch(1)
        self._beside: bool | None = None
        self._divide()

    def _divide(self) -> None:
        beside = self.width() >= theme.px(_TWO_COLUMNS)
        if beside == self._beside:
            return
        self._beside = beside
        second = (self.facts, self._about) if beside else ()
        for section in self._sections():
            section_column = self._right if section in second else self._left
            for column in (self._left, self._right):
                column.removeWidget(section)
            section_column.insertWidget(section_column.count() - 1, section)

    def sizeHint(self) -> QSize:
        """A few lines; it takes what room there is, and scrolls."""
        return QSize(super().sizeHint().width(), theme.px(14 * GRID))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide()

    # -- words that could not be saved ------------------------------------------------------------

    def _shelve(self) -> None:
        """Before another client is shown: what the journal refused waits with its own."""
        words = self._told()
        for line in self._lines():
            line.give_up()
        if words:
            self._kept[self._client] = words

    def _unshelve(self) -> None:
        words = self._kept.pop(self._client, {})
        for line in self._lines():
            if line.objectName() in words:
                line.show()
                told = words[line.objectName()]
                line.begin(told["text"])
                if isinstance(line, Adder) and told["attempt"]:
                    line.attempt = told["attempt"]

    def _told(self) -> dict[str, Told]:
        lines = [line for line in self._lines() if line.has_words()]
        return {
            line.objectName(): {
                "text": line.typed(),
                "attempt": line.attempt if isinstance(line, Adder) else "",
            }
            for line in lines
        }

    # -- focus ------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as the eye does: down a column, then the next; Qt would go by age."""
        stops = self._stops()
        now = QApplication.focusWidget()
        if now not in stops:
            return super().focusNextPrevChild(forward)
        place = stops.index(now) + (1 if forward else -1)
        if not 0 <= place < len(stops):
            return super().focusNextPrevChild(forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[place].setFocus(reason)
        self._scroll.ensureWidgetVisible(stops[place])
        return True

    def _stops(self) -> list[QWidget]:
        content = self._scroll.content

        def place(widget: QWidget) -> tuple[int, int, int]:
            section: QWidget | None = widget
            while section is not None and not isinstance(section, Section):
                section = section.parentWidget()
            spot = widget.mapTo(content, widget.rect().topLeft())
            return (section.x() if section else 0, spot.y(), spot.x())

        found = [
            widget
            for widget in content.findChildren(QWidget)
            if widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (isinstance(widget, EditLine) and widget.is_editing())
        ]
        return sorted(found, key=place)

    def _on_deposit_offered(self, principle: str, words: str) -> None:
        choices = {"principle": principle, "size": "", "points": None}
        self.compose_wanted.emit("deposit", Draft(words, choices=choices))

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        before, after = self._line_of(old), self._line_of(new)
        if before is after:
            return
        if before is not None:
            before.set_active(False)
            if new is not None:  # with another window in front, the field waits as it is
                before.save()
        if after is not None:
            after.set_active(True)

    def _line_of(self, widget: QWidget | None) -> EditLine | None:
        while widget is not None and widget is not self:
            if isinstance(widget, EditLine):
                return widget
            widget = widget.parentWidget()
        return None


def _whole(told: Told | str) -> Told:
    return {"text": told, "attempt": ""} if isinstance(told, str) else told
