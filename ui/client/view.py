"""ClientView: everything about one client, right of the list."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from journal_app.errors import JournalError
from journal_app.shapes import Changes, ClientPage, FeedLine
from ui.client.actions_row import ActionsRow
from ui.client.composer import Composer, kinds_of
from ui.client.draft import Desktop, Draft
from ui.client.draft_keeper import DraftKeeper
from ui.client.header import ClientHeader
from ui.client.panel import Panel
from ui.client.panels import Panels
from ui.client.phrases import capital
from ui.client.promises import PromisesPanel
from ui.client.side import SideColumn
from ui.client.timeline import Timeline
from ui.desk import Desk
from ui.theme import GRID, theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.page_stack import PageStack
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.separator import Separator
from ui.widgets.tab_button import TabButton

_BESIDE = 800
"""From this width on (at text scale 1) the right column stands beside the feed."""
_TALL = 760
"""Below this height an open composer is given the room of what one does not need beside it."""
_ROOMY = 800
"""Below this height it is given the room of the feed's filters, too."""

_YEAR_DUE = QEvent.Type(QEvent.registerEventType())
_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1

_LATER: tuple[tuple[str, str, str], ...] = (
    ("card", "ui.client.card", "CardPanel"),
    ("notes", "ui.client.notes", "NotesPanel"),
    ("numbers", "ui.client.numbers", "NumbersPanel"),
)
"""Tabs whose panels are made when they are first opened: (name, module, class of a Panel)."""

_WRITTEN = {
    "promise": "promise",
    "note": "note",
    "visit": "visit",
    "edit_visit": "visit",
    "close_visit": "visit",
    "contact": "contact",
}
"""What a step writes, as the feed names it; the rest are entries."""

_ANY_WIDTH = 16777215  # Qt's own bound of a width (QWIDGETSIZE_MAX)


class ClientView(QWidget):
    """Header, actions, composer, feed and promises of one client, and the right column.

    It reloads only what a change concerns. Drafts wait in memory for each client and kind.
    """

    new_client_wanted = Signal()
    """The first screen's button was pressed: somebody has to open the dialog."""
    edit_wanted = Signal()
    """The card of the client shown is to be edited."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page: ClientPage | None = None
        self.setObjectName("clientView")
        self._layers = QStackedLayout(self)
        self._first = self._first_screen()
        self._nobody = EmptyState(
            "clients",
            self.tr("Whom shall we look at?"),
            self.tr("Choose a client on the left, or find one with Ctrl+F."),
        )
        self._nobody.setObjectName("clientNobody")
        self._nobody.button.setObjectName("clientNobodyButton")
        self._layers.addWidget(self._nobody)
        self._layers.addWidget(self._first)
        self._layers.addWidget(self._client_page())
        self._year_waits = self._low = False
        desk.bus.changed.connect(self._on_bus_changed)
        self.show_client(None)

    # -- whom it shows ----------------------------------------------------------------------------

    @property
    def client_id(self) -> int | None:
        """Who is shown; None when nobody is."""
        return self._page.id if self._page else None

    def show_client(self, client: int | None) -> None:
        """Show a client, or what to do first when there is none. A draft of the former waits."""
        if self.client_id is not None and client != self.client_id:
            self.composer.leave()
            self.leave_panels()
        page = self._read_page(client)
        another = page is None or self._page is None or page.id != self._page.id
        self._page = page
        self.panels.show_client(page)
        if page is None:
            somebody = self._desk.journal.has_clients()
            self._layers.setCurrentWidget(self._nobody if somebody else self._first)
            return
        self._show_page(page)
        if another:
            self._timeline.show_client(page.id)
        else:
            self._timeline.refresh()
        self._show_promises(another)
        self._side.show_year(page.id)
        self._layers.setCurrentIndex(2)

    def show_promise(self, promise: int | None) -> None:
        """Open the promises, with one of them selected."""
        self.tab_promises.setChecked(True)
        if promise is not None:
            self._promises.select(promise)
        self._promises.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tab(self, name: str) -> None:
        """Open a tab by its name: ``feed promises card notes numbers``."""
        self._tabs[name].setChecked(True)

    def leave_panels(self) -> None:
        """Finish what is typed on any tab: another one, another client or the end comes next."""
        self.panels.leave()

    def stop(self) -> None:
        """The window is closed: nothing is tried any more."""
        self.panels.stop()
        self._keeper.stop()

    def focus_first(self) -> None:
        """Before there is anybody: the button that adds the first client."""
        self._first.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_records(self) -> None:
        """Go to the list that is in front. (A focus proxy would hide all else from Tab.)"""
        self._list().setFocus(Qt.FocusReason.OtherFocusReason)

    # -- writing ----------------------------------------------------------------------------------

    def start(self, kind: str, row: int | None = None) -> None:
        """Open the composer for ``deposit withdrawal promise apology contact position``.

        ``row`` is the entry an apology answers; for a promise, one to show in the list instead.
        """
        if self._page is None or kind not in kinds_of(self._desk.profession):
            return
        if kind == "promise" and row is not None:
            self.show_promise(row)
        else:
            self.composer.open(self._page.id, kind, row)

    def close_visit(self, visit: int | None = None) -> None:
        """Close a visit (the one that waits when none is named) of the client shown."""
        if self._page is not None:
            self.composer.open(self._page.id, "close", visit)

    def has_draft(self) -> bool:
        """Whether words were typed anywhere that are not saved."""
        return self.panels.has_draft() or self.composer.has_draft()

    def would_lose(self) -> bool:
        """Whether words stand anywhere that the journal could not keep even as drafts."""
        return not self._keeper.keep() or self.panels.has_draft()

    def keep_drafts(self) -> bool:
        """Bring the disk up to what is typed in the composer; False when it takes nothing."""
        return self._keeper.keep()

    def take_draft(self) -> Desktop:
        """Everything typed and not saved, for ``put_draft`` of a view built anew."""
        self.leave_panels()
        return self.composer.take()

    def put_draft(self, draft: Desktop) -> None:
        """Take over what ``take_draft`` of another view gave (after ``show_client``)."""
        self.composer.put(draft, self.client_id)

    # -- building ---------------------------------------------------------------------------------

    def _first_screen(self) -> EmptyState:
        first = EmptyState(
            "heart",
            self.tr("This is where the people you care for will be"),
            self.tr(
                "Add the first one: a name is enough. Then press 1 and write down one good thing"
                " you did for them."
            ),
            self.tr("Add a client"),
        )
        first.setObjectName("clientFirst")
        first.button.setObjectName("firstClient")
        first.activated.connect(self.new_client_wanted)
        return first

    def _client_page(self) -> QWidget:
        # It scrolls only where the text is too large for the window. Everything is made in its
        # place: a tree that moves is dressed again, widget by widget.
        self._scroll = ScrollPage(parent=self)
        whole = self._scroll.body
        whole.setContentsMargins(3 * GRID - 2, 2 * GRID + 2, 3 * GRID - 2, 2 * GRID + 2)
        page = self._scroll.content
        self._header = ClientHeader(self._desk, page)
        self._actions = ActionsRow(self._desk, page)
        self._actions.started.connect(self._on_kind_started)
        self._actions.close_asked.connect(self._on_close_asked)
        self._actions.edit_asked.connect(self.edit_wanted)
        self._actions.archive_asked.connect(self._on_archive_asked)
        whole.addWidget(self._header)
        whole.addWidget(self._actions)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(2 * GRID)
        self._columns.addLayout(self._main_column(page), 1)
        self._side = SideColumn(self._desk, page)
        self._side.promise_wanted.connect(self.show_promise)
        self._side.card_wanted.connect(self._tabs["card"].click)
        self._columns.addWidget(self._side)
        whole.addLayout(self._columns, 1)
        return self._scroll

    def _main_column(self, page: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        self.composer = Composer(self._desk, page)
        self._keeper = DraftKeeper(self._desk, self.composer)
        self.composer.closed.connect(self._on_composer_closed)
        self.composer.saved.connect(self._on_composer_saved)
        self.composer.drafts_changed.connect(self._on_drafts_changed)
        column.addWidget(self.composer)
        tabs = FlowLayout(spacing=2 * GRID + 2, line_spacing=0)  # in two rows for a large text
        self.tab_feed = TabButton(self.tr("Feed"))
        self.tab_feed.setObjectName("tabFeed")
        self.tab_promises = TabButton(self._desk.words["promises_tab"])
        self.tab_promises.setObjectName("tabPromises")
        self._tabs = {"feed": self.tab_feed, "promises": self.tab_promises}
        for name, _module, _panel in _LATER:
            self._tabs[name] = TabButton(self._tab_text(name))
            self._tabs[name].setObjectName(f"tab{capital(name)}")
        for tab in self._tabs.values():
            tab.toggled.connect(self._on_tab_toggled)
            tabs.addWidget(tab)
        line = QVBoxLayout()
        line.setSpacing(0)
        line.addLayout(tabs)
        line.addWidget(Separator())
        column.addLayout(line)
        column.addSpacing(4)
        self._pages = PageStack(page)
        self._timeline = Timeline(self._desk, self._pages)
        self._timeline.edit_wanted.connect(self._on_edit_wanted)
        self._timeline.apology_wanted.connect(self._on_apology_wanted)
        self._promises = PromisesPanel(self._desk, self._pages)
        self._promises.edit_wanted.connect(self._on_edit_wanted)
        self._pages.addWidget(self._timeline)
        self._pages.addWidget(self._promises)
        self.panels = Panels(self._desk, _LATER, self._pages)
        self.panels.made.connect(self._on_panel_made)
        column.addWidget(self._pages, 1)
        self.tab_feed.setChecked(True)
        return column

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the composer away from wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape and self.composer.is_open():
            self.composer.leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Set the right column beside the feed or under it, by the room there is."""
        beside = self.width() >= theme.px(_BESIDE)
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if beside else direction.TopToBottom
        low = self.height() < theme.px(_TALL)
        if (self._columns.direction(), self._low) != (wanted, low):
            self._low = low
            self._columns.setDirection(wanted)
            self._side.set_under(not beside, low)
            if self._page is not None:
                self._side.show_promises(self._promises.model.lines())
        if beside:
            self._side.setFixedWidth(min(max(round(self.width() * 0.305), 248), 336))
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_ANY_WIDTH)
        writing = self.composer.is_open() or self.is_tab("notes")
        crowded = writing and low
        whole = self.is_tab("card") or self.is_tab("numbers")
        self._side.setVisible(beside or not (crowded or whole))
        self._timeline.set_crowded(writing and self.height() < theme.px(_ROOMY))
        self._promises.set_crowded(crowded)

    # -- showing ----------------------------------------------------------------------------------

    def _read_page(self, client: int | None) -> ClientPage | None:
        if client is None:
            return None
        try:
            return self._desk.journal.client_page(client)
        except JournalError:
            return None  # erased meanwhile, or its adding was undone

    def _show_page(self, page: ClientPage) -> None:
        aside = self._desk.journal.client_aside(page.id)
        self._header.show_page(page, aside)
        self._side.show_little(aside.little)
        self._actions.show_archived(page.archived_on is not None)
        self._on_drafts_changed()

    def _show_promises(self, whole: bool) -> None:
        if self._page is None:
            return
        lines = self._desk.journal.client_promises(self._page.id)
        self._promises.show_lines(lines, whole)
        self._side.show_promises(lines)
        count = sum(line.state == "open" for line in lines)
        text = self._desk.words["promises_tab"]
        self.tab_promises.setText(f"{text} {count}" if count else text)

    # -- slots ------------------------------------------------------------------------------------

    def _on_bus_changed(self, changes: Changes) -> None:
        if self._page is None:
            if "client" in changes.kinds:
                self.show_client(None)
            return
        everybody = "setting" in changes.kinds
        if not everybody and self._page.id not in changes.clients:
            return
        page = self._read_page(self._page.id)
        if page is None:
            self.show_client(None)
            return
        self._page = page
        self._show_page(page)
        self._timeline.refresh()
        self.panels.refresh(page, changes)
        if everybody or "promise" in changes.kinds:
            self._show_promises(whole=False)
        if everybody or changes.kinds & {"entry", "client"}:
            self._put_off_year()
        self.composer.refresh()

    def _put_off_year(self) -> None:
        """Balance and feed are painted first, the picture of them in the same turn, but after."""
        if not self._year_waits:
            self._year_waits = True
            QCoreApplication.postEvent(self, QEvent(_YEAR_DUE), _AFTER_PAINTING)

    def customEvent(self, event: QEvent) -> None:
        if event.type() == _YEAR_DUE:
            self._year_waits = False
            if self._page is not None and self._desk.journal.is_open:
                with suppress(JournalError):  # lent meanwhile: what comes of it is a change, too
                    self._side.show_year(self._page.id)

    def _on_kind_started(self, kind: str) -> None:
        self.start(kind)

    def _on_close_asked(self) -> None:
        self.close_visit()

    def _on_edit_wanted(self, line: FeedLine) -> None:
        if self._page is not None:
            self.composer.edit(self._page.id, line)

    def _on_apology_wanted(self, entry: int) -> None:
        self.start("apology", entry)

    def _on_compose_wanted(self, kind: str, draft: Draft) -> None:
        if self._page is not None:
            self.composer.begin_with(self._page.id, kind, draft)

    def _on_archive_asked(self) -> None:
        if self._page is None:
            return
        clients, page = self._desk.journal.clients, self._page
        act = clients.unarchive if page.archived_on else clients.archive
        self._desk.do(lambda: act(page.id))

    def _list(self) -> QWidget:
        """The list that is in front."""
        if self.tab_promises.isChecked():
            return self._promises.view
        if self.tab_feed.isChecked():
            return self._timeline.view
        return self._pages.currentWidget() or self

    def _on_tab_toggled(self, checked: bool) -> None:
        if not checked:
            self.leave_panels()
            return
        name = self.tab()
        first = {"feed": self._timeline, "promises": self._promises}
        self._pages.setCurrentWidget(first.get(name) or self.panels.panel(name))
        if self._page is not None:
            self._make_room()

    def tab(self) -> str:
        """The tab in front."""
        return next((name for name, tab in self._tabs.items() if tab.isChecked()), "feed")

    def is_tab(self, name: str) -> bool:
        """Whether a tab is in front."""
        return name in self._tabs and self._tabs[name].isChecked()

    def _tab_text(self, name: str) -> str:
        texts = {"card": self.tr("Card"), "notes": self.tr("Notes"), "numbers": self.tr("Numbers")}
        return texts[name]

    def _on_panel_made(self, panel: Panel) -> None:
        panel.compose_wanted.connect(self._on_compose_wanted)
        panel.edit_wanted.connect(self.edit_wanted)

    def _on_composer_closed(self, focus_is_back: bool) -> None:
        self._make_room()
        if not focus_is_back:
            self.focus_records()

    def _on_composer_saved(self, changes: Changes) -> None:
        """What was written is the current record: F2 mends it."""
        kind = _WRITTEN.get(changes.step.code, "entry")
        self._timeline.select((kind, changes.id))

    def _on_drafts_changed(self) -> None:
        self._make_room()
        if self._page is not None:
            self._actions.show_waiting(self.composer.waiting(self._page.id))
