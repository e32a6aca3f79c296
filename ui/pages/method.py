"""The Method page: the handbook to read and to search, check-ups, algorithms of one's own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journal_app.shapes import Changes
from ui.desk import Desk
from ui.pages.method_algorithms import AlgorithmsView
from ui.pages.method_chapter import ChapterView
from ui.pages.method_checks import CheckView
from ui.theme import GRID, set_role, theme
from ui.topic_words import TopicWords
from ui.widgets.card import Card
from ui.widgets.lines_delegate import LinesDelegate
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.search_field import SearchField

OWN = "own"
"""The chapter of one's own algorithms; it stands after the handbook's."""
_AFTER = "algorithm"
_CHECKED = ("checklist", "self_check")
_KEY = Qt.ItemDataRole.UserRole
_MEASURE = 80
"""Average Latin letters of the widest line; no more than 75 of running text."""
_LIST_WIDTH = 272
"""What stands beside the words of a chapter's line: margins, padding, a scroll bar."""
_SEARCH_MS = 120

View = ChapterView | CheckView | AlgorithmsView


class MethodPage(QWidget):
    """Chapters at the left, the one that is open at the right; what is typed above finds topics.

    The handbook is read when the page is first built, and a chapter when it is opened.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("methodPage")
        self._desk = desk
        self._words = TopicWords(desk, self)
        self._book = self._words.book()
        self._view: View | None = None
        self._stale: set[str] = set()
        self._make_list()
        self._make_sheet()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._scroll, 1)
        desk.bus.changed.connect(self._on_bus_changed)
        theme.changed.connect(self._fit)
        self._chapters.setCurrentRow(0)

    def chapter(self) -> str:
        """The key of the chapter that is open, "" while something is looked for."""
        return self._view.group if self._view is not None else ""

    def show_chapter(self, key: str) -> None:
        """Open a chapter of the handbook, or ``own``."""
        self._search.clear()
        for row in range(self._chapters.count()):
            item = self._chapters.item(row)
            if item.data(_KEY) == key and item is not self._chapters.currentItem():
                self._chapters.setCurrentItem(item)
            elif item.data(_KEY) == key:
                self._on_chapter_chosen(item)

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    # -- parts --------------------------------------------------------------------------------

    def _make_list(self) -> None:
        self._side = QFrame(self)
        set_role(self._side, "panel")
        self._search = SearchField(self.tr("Find in the handbook"), "Ctrl+F", self._side)
        self._search.setObjectName("methodSearch")
        self._search.textChanged.connect(self._on_search_edited)
        self._search.installEventFilter(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SEARCH_MS)
        self._later.timeout.connect(self._look)
        self._chapters = QListWidget(self._side)
        self._chapters.setObjectName("methodChapters")
        self._chapters.setAccessibleName(self.tr("Chapters"))
        self._chapters.setFrameShape(QFrame.Shape.NoFrame)
        LinesDelegate(self._chapters)
        self._chapters.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._chapters.setMouseTracking(True)
        set_role(self._chapters, "lines")
        for key, title in self._titles():
            item = QListWidgetItem(title)
            item.setData(_KEY, key)
            self._chapters.addItem(item)
        self._chapters.currentItemChanged.connect(self._on_chapter_chosen)
        self._chapters.itemClicked.connect(self._on_chapter_clicked)
        self._chapters.installEventFilter(self)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(2 * GRID - 4, 2 * GRID - 4, 2 * GRID - 4, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._search)
        column.addWidget(self._chapters, 1)

    def _make_sheet(self) -> None:
        self._scroll = ScrollPage(parent=self)
        self._scroll.setObjectName("methodText")
        self._scroll.setAccessibleName(self.tr("The text of the chapter"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrows scroll it
        self._paper = Card(parent=self._scroll.content)
        self._paper.body.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        center = Qt.AlignmentFlag.AlignHCenter
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._paper, 100)
        row.addStretch(1)
        self._scroll.body.addLayout(row)
        self._scroll.body.addStretch(1)
        self._scroll.body.setAlignment(center)
        self._fit()

    def _titles(self) -> list[tuple[str, str]]:
        titles = []
        for group in self._book.groups_for(self._desk.profession):
            titles.append((group.key, group.title))
            if group.key == _AFTER:
                titles.append((OWN, self.tr("My algorithms")))
        return titles

    def _fit(self) -> None:
        """No line is longer than the eye follows."""
        letters = self.fontMetrics().averageCharWidth() * _MEASURE
        self._paper.setMaximumWidth(letters + 8 * GRID)
        self._side.setFixedWidth(theme.px(_LIST_WIDTH))

    # -- showing ------------------------------------------------------------------------------

    def _open(self, key: str) -> None:
        profession = self._desk.profession
        if key == OWN:
            self._put(AlgorithmsView(self._desk, self._paper))
            return
        group, topics = self._book.group(key, profession), self._book.topics(key, profession)
        if key in _CHECKED:
            self._put(CheckView(self._desk, self._words, group, topics, self._paper))
        else:
            view = ChapterView(self._desk, self._words, self._paper)
            view.show_chapter(group, topics)
            self._put(view)

    def _put(self, view: View) -> None:
        old, self._view = self._view, view
        if old is not None:
            self._paper.body.removeWidget(old)
            old.hide()
            old.setParent(None)  # at once, so that no name is twice in the window
            old.deleteLater()
        if not isinstance(view, CheckView):
            view.client_wanted.connect(self._desk.client_wanted)
        if isinstance(view, ChapterView):
            view.chapter_wanted.connect(self.show_chapter)
        self._paper.body.addWidget(view)
        view.show()
        self._scroll.verticalScrollBar().setValue(0)

    def _look(self) -> None:
        self._later.stop()
        text = self._search.text()
        if not text.strip():
            if self._view is None or not self._view.group:
                self._on_chapter_chosen(self._chapters.currentItem())
            return
        view = ChapterView(self._desk, self._words, self._paper)
        view.show_found(text, self._book.search(text, self._desk.profession))
        self._put(view)

    # -- events -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._view is not None and not self._desk.journal.is_lent:
            self._stale.clear()
            self._view.refresh(None)
        if self.focusWidget() is None:
            self._chapters.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter:
            if watched is self._search:
                self._look()
            self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)
        elif watched is self._search and event.key() == Qt.Key.Key_Down:
            self._chapters.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    # -- slots --------------------------------------------------------------------------------

    def _on_chapter_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            if self._search.text():
                self._search.clear()
                self._later.stop()
            self._open(str(item.data(_KEY)))

    def _on_chapter_clicked(self, item: QListWidgetItem) -> None:
        if self._search.text():  # the chapter that was open before something was looked for
            self._on_chapter_chosen(item)

    def _on_search_edited(self) -> None:
        self._later.start()

    def _on_bus_changed(self, changes: Changes) -> None:
        if self._view is None:
            return
        if self.isVisible():
            self._view.refresh(changes)
        else:
            self._stale |= changes.kinds
