"""The Settings page: parts at the left, the one that is open at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal_app.shapes import Changes
from ui.pages.setting_row import SettingRow
from ui.pages.settings_account import AccountCard
from ui.pages.settings_data import DataCard
from ui.pages.settings_look import LookCard
from ui.pages.settings_practice import PracticeCard
from ui.pages.settings_reminders import RemindersCard
from ui.pages.tariff_card import TariffCard
from ui.privacy.screen_card import ScreenCard
from ui.rights.rights_card import RightsCard
from ui.safety.away_card import AwayCard
from ui.safety.backups_card import BackupsCard
from ui.safety.move_card import MoveCard
from ui.safety.safety_card import SafetyCard
from ui.safety.second_card import SecondCard
from ui.safety.synced_card import SyncedCard
from ui.theme import GRID, set_role, theme
from ui.widgets.lines_delegate import LinesDelegate
from ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_KEY = Qt.ItemDataRole.UserRole
_LIST_WIDTH = 224
_MEASURE = 720

MakeCard = Callable[["MainWindow", QWidget], QWidget]


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the list and the cards it opens. A card may have ``refresh()``."""

    key: str
    title: str
    cards: tuple[MakeCard, ...]


class SettingsPage(QWidget):
    """A part at a time, so that each has room. The arrows walk the list, Enter goes in."""

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsPage")
        self._shell = window
        self._cards: list[QWidget] = []
        self._columns: list[QWidget] = []
        self._side = QFrame(self)
        set_role(self._side, "panel")
        self._make_list()
        self._stack = QStackedWidget(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._stack, 1)
        for part in self._parts():
            self._add(part)
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._list.setCurrentRow(0)
        self._fit()
        window.desk.bus.changed.connect(self._on_bus_changed)
        window.look.changed.connect(self._on_look_changed)
        theme.changed.connect(self._on_look_changed)

    def _parts(self) -> Iterator[Part]:
        yield Part("practice", self.tr("Practice"), (PracticeCard,))
        yield Part("account", self.tr("Account"), (AccountCard, _tariff))
        yield Part("reminders", self.tr("Visits and reminders"), (RemindersCard,))
        yield Part("appearance", self.tr("Appearance and language"), (LookCard,))
        yield Part("safety", self.tr("Safety"), (SafetyCard,))
        yield Part("privacy", self.tr("Privacy in the room"), (AwayCard, ScreenCard))
        yield Part("backups", self.tr("Backups"), (BackupsCard, SecondCard))
        yield Part("rights", self.tr("Clients' rights"), (RightsCard,))
        yield Part("data", self.tr("Journal and data"), (SyncedCard, DataCard, MoveCard))

    def part(self) -> str:
        """The key of the part that is open."""
        return str(self._list.currentItem().data(_KEY))

    def show_part(self, key: str) -> None:
        """Open a part."""
        for row in range(self._list.count()):
            if self._list.item(row).data(_KEY) == key:
                self._list.setCurrentRow(row)

    def scroll_area(self) -> ScrollPage:
        """What scrolls the part that is open."""
        page = self._stack.currentWidget()
        assert isinstance(page, ScrollPage)
        return page

    def typed(self) -> dict[str, Any]:
        """What stands in the fields of the open part and is not in force, by their names."""
        page = self.scroll_area()
        rows = {row.field.objectName(): row.typed() for row in page.findChildren(SettingRow)}
        words: dict[str, Any] = {name: text for name, text in rows.items() if text is not None}
        for card in page.findChildren(TariffCard):
            words |= card.typed()
        return words

    def put_typed(self, typed: dict[str, Any]) -> None:
        """Go on with what was not in force yet, in the part that is open."""
        page = self.scroll_area()
        for card in page.findChildren(TariffCard):
            card.put_typed(typed)
        for row in page.findChildren(SettingRow):
            if row.field.objectName() in typed:
                row.put_typed(typed[row.field.objectName()])

    def put_away(self) -> None:
        """Write nothing any more: the page is about to be torn down."""
        for row in self.findChildren(SettingRow):
            row.put_away()

    # -- building -----------------------------------------------------------------------------

    def _make_list(self) -> None:
        title = QLabel(self.tr("Settings"), self._side)
        title.setContentsMargins(10, 0, 0, GRID)
        set_role(title, "title")
        self._list = QListWidget(self._side)
        self._list.setObjectName("settingsParts")
        self._list.setAccessibleName(self.tr("Parts of the settings"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        LinesDelegate(self._list)
        self._list.setMouseTracking(True)
        self._list.installEventFilter(self)
        set_role(self._list, "lines")
        column = QVBoxLayout(self._side)
        column.setContentsMargins(GRID, 3 * GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(title)
        column.addWidget(self._list, 1)

    def _add(self, part: Part) -> None:
        item = QListWidgetItem(part.title)
        item.setData(_KEY, part.key)
        self._list.addItem(item)
        page = ScrollPage(parent=self._stack)
        page.setObjectName(f"settingsPart_{part.key}")
        column = QWidget(page.content)
        self._columns.append(column)
        cards = QVBoxLayout(column)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(2 * GRID)
        title = QLabel(part.title, column)
        title.setWordWrap(True)
        set_role(title, "title")
        cards.addWidget(title)
        for make in part.cards:
            card = make(self._shell, column)
            cards.addWidget(card)
            self._cards.append(card)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 100)
        middle.addStretch(1)
        page.body.addLayout(middle)
        page.body.addStretch(1)
        self._stack.addWidget(page)

    def _fit(self) -> None:
        """No line is longer than the eye follows; the list is as wide as its words are large."""
        wide = min(theme.px(_LIST_WIDTH), max(_LIST_WIDTH, self.width() // 4))
        self._side.setFixedWidth(wide)
        for column in self._columns:
            column.setMaximumWidth(theme.px(_MEASURE))

    # -- what happens -------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh()
        super().showEvent(event)
        if self.focusWidget() is None:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._list or not isinstance(event, QKeyEvent):
            return False
        inward = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)
        if event.type() == QEvent.Type.KeyPress and event.key() in inward:
            self.focusNextChild()
            return True
        return False

    def _on_bus_changed(self, changes: Changes) -> None:
        if "setting" in changes.kinds:
            self._on_look_changed()

    def _on_look_changed(self) -> None:
        self._fit()
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if self._shell.desk.journal.is_lent:
            return
        for card in self._cards:
            refresh = getattr(card, "refresh", None)
            if refresh is not None:
                refresh()


def _tariff(window: MainWindow, parent: QWidget) -> QWidget:
    return TariffCard(window.desk, parent)
