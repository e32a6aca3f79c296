"""ClientHeader: who it is, and where the trust stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.shapes import ClientPage
from journal_app.shapes.cards import ClientAside
from journal_app.shapes.visits import Visit
from ui.client.phrases import ClientPhrases, joined, present
from ui.desk import Desk
from ui.formatting import NO_BREAK, day_text, plain
from ui.theme import GRID, set_role
from ui.widgets.avatar import Avatar
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.zone_bar import ZoneBar
from ui.widgets.zone_label import ZoneLabel

_MANY_SLIPS = 5
"""From here on the safety margin is shown as «5+»."""


class ClientHeader(QWidget):
    """Initials, name and how long with us; the zone's word, then its number, then the bar."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._phrases = ClientPhrases(desk, self)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID + 4)
        self._avatar = Avatar("", 52, self)
        whole.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self._person(), 1)
        whole.addLayout(self._standing(), 1)

    def show_page(self, page: ClientPage, aside: ClientAside) -> None:
        """Show one client."""
        self._next.setText(self._next_visit(aside.next_visit))
        self._next.setVisible(aside.next_visit is not None)
        self._status.setText(self._desk.words[f"status_{aside.status}"])
        self._status.setVisible(aside.status != "active")
        self._avatar.set_name(page.name)
        self._name.setText(page.name)
        self._since.setText(self._phrases.with_us(page.since))
        self._archived.setVisible(page.archived_on is not None)
        self._care.setText(joined(*(self._desk.reason(reason) for reason in page.care)))
        self._care.setVisible(bool(page.care))
        self._show_balance(page)

    def _next_visit(self, visit: Visit | None) -> str:
        """«завтра, 14:00 · маникюр с дизайном»."""
        if visit is None:
            return ""
        day = day_text(visit.on, self._desk.journal.today(), self._desk.locale)
        when = ", ".join(present(day, visit.start or ""))
        return joined(when, ", ".join(service.name for service in visit.services))

    def _show_balance(self, page: ClientPage) -> None:
        settings, words = self._desk.journal.settings, self._desk.words
        hidden = settings["hide_numbers"]
        number = "" if hidden else plain(page.balance)
        self._balance.set_zone(page.zone, words[f"zone_{page.zone}"], number)
        for name, value in (
            ("points", page.balance),
            ("zone", page.zone),
            ("confirmed", page.confirmed),
        ):
            self._balance.setProperty(name, value)
        zones = (settings["zone.fragile"], settings["zone.steady"], settings["zone.strong"])
        self._bar.set_balance(page.balance, zones)
        if hidden:
            self._line.setText(words["balance"])
            self._fades.hide()
            return
        slips = f"{_MANY_SLIPS}+" if page.margin >= _MANY_SLIPS else str(page.margin)
        self._line.setText(
            joined(
                words["balance_short"],
                f"{words['confirmed']} {plain(page.confirmed)}",
                words["margin"].replace(" {", f"{NO_BREAK}{{").format(slips=slips),
            )
        )
        fades = self.tr("in 30 days it fades by %1")
        fades = fades.replace(" %1", NO_BREAK + plain(page.fades))
        self._fades.setText(fades)
        self._fades.setVisible(page.fades > 0)

    def _person(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self._name = ElidedLabel(role="title", parent=self)
        self._name.setObjectName("clientName")
        column.addWidget(self._name)
        chips = FlowLayout(spacing=GRID - 2)
        self._since = ElidedLabel(role="tag", parent=self)
        self._since.setObjectName("clientSince")
        self._archived = QLabel(self.tr("in the archive"), self)
        self._archived.setObjectName("clientArchived")
        self._next = ElidedLabel(role="tag", parent=self)
        self._next.setObjectName("clientNext")
        self._status = QLabel(self)
        self._status.setObjectName("clientStatus")
        for label in (self._next, self._since, self._status, self._archived):
            set_role(label, "tag")
            chips.addWidget(label)
        column.addLayout(chips)
        self._care = ElidedLabel(lines=2, role="hint", tone="withdrawal", parent=self)
        self._care.setObjectName("clientCare")
        column.addWidget(self._care)
        column.addStretch(1)
        return column

    def _standing(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        end = Qt.AlignmentFlag.AlignRight
        self._balance = ZoneLabel("title", self)
        self._balance.setObjectName("clientBalance")
        column.addWidget(self._balance, 0, end)
        self._bar = ZoneBar(parent=self)
        self._bar.setMaximumWidth(30 * GRID)
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(self._bar, 100)
        column.addLayout(bar)
        self._line, self._fades = QLabel(self), QLabel(self)
        self._line.setObjectName("clientBalanceLine")
        self._fades.setObjectName("clientFades")
        for label in (self._line, self._fades):
            label.setWordWrap(True)
            label.setAlignment(end)
            set_role(label, "hint")
            column.addWidget(label)
        column.addStretch(1)
        return column
