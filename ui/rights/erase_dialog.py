"""EraseDialog: what goes for good with a client, why, and what erasing does not reach."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QPushButton, QWidget

from ui.desk import Desk
from ui.rights.right_words import RightWords
from ui.rights.sheet import RightsSheet
from ui.theme import GRID, set_role
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.lines_delegate import LinesDelegate
from ui.widgets.section_title import SectionTitle

_ROWS = 3


class EraseDialog(RightsSheet):
    """Nothing can be undone here, so it is all said beforehand; a reason is needed."""

    confirmed = Signal(object, str, bool, bool)
    """(client, reason, whether the backups are to be written anew, and those where that cannot be
    done deleted)"""

    def __init__(
        self,
        desk: Desk,
        client: int,
        parent: QWidget,
        reason: str = "",
        second: Path | None = None,
    ) -> None:
        self._reach = desk.journal.rights.reach(client, second)
        super().__init__("eraseDialog", "", parent, (620, 560))
        self._client = client
        self._words = RightWords(desk, self)
        title = self.tr("Erase for good: %1").replace("%1", self._reach.name)
        self.setWindowTitle(self.tr("Erase a client"))
        self.heading.setText(title)
        self._say_what_goes()
        self._ask_reason(reason)
        self._say_copies()
        self.add_close("eraseCancel", self.tr("Keep"))
        self._confirm = self.add_button("eraseConfirm", self.tr("Erase for good"), role="danger")
        self._confirm.clicked.connect(self._on_confirmed)
        self._on_reason_changed()
        self.fit()
        self.reason.setFocus()

    @property
    def client(self) -> int:
        """Who is to be erased."""
        return self._client

    def _say_what_goes(self) -> None:
        told = self._words.counts(self._reach.counts)
        words = self.tr("These go: the card and the name")
        self.add_words(", ".join([words, *told]) + ".", name="eraseCounts")
        self.add_words(
            self.tr(
                "They also leave the search, the drafts and everything that could be undone. "
                "Erasing itself cannot be undone."
            ),
            name="eraseForGood",
        )

    def _ask_reason(self, reason: str) -> None:
        self.body.addSpacing(GRID)
        self.body.addWidget(SectionTitle(self.tr("Why"), self))
        self.reason = QLineEdit(reason, self)
        self.reason.setObjectName("eraseReason")
        self.reason.setAccessibleName(self.tr("Why"))
        self.reason.setPlaceholderText(self.tr("without a name: it is written into the act"))
        self.reason.setMaxLength(200)
        self.reason.textChanged.connect(self._on_reason_changed)
        self.body.addWidget(self.reason)
        usual = FlowLayout(spacing=2 * GRID)
        for name, text in (
            ("Asked", self.tr("the client asked for it")),
            ("Consent", self.tr("consent withdrawn")),
            ("Term", self.tr("the term is over")),
        ):
            button = QPushButton(text, self)
            button.setObjectName(f"eraseReason{name}")
            button.setAccessibleName(text)
            button.setAutoDefault(False)
            set_role(button, "link")
            button.clicked.connect(self._on_usual_clicked)
            usual.addWidget(button)
        self.body.addLayout(usual)

    def _say_copies(self) -> None:
        self.body.addSpacing(GRID)
        self.body.addWidget(SectionTitle(self.tr("Backups"), self))
        self.add_words(
            self.tr(
                "Before anything is erased, one more backup is made. It holds the client, too."
            ),
            "hint",
        )
        self.copies = QListWidget(self)
        self.copies.setObjectName("eraseBackups")
        self.copies.setAccessibleName(self.tr("Copies that hold the client"))
        set_role(self.copies, "lines", "paper")
        row = LinesDelegate(self.copies).usual_height()
        for copy in self._reach.copies:
            self.copies.addItem(self._words.copy(copy))
            self.copies.item(self.copies.count() - 1).setToolTip(copy.path.name)
        rows = min(_ROWS, max(1, self.copies.count()))
        self.copies.setFixedHeight(row * rows + GRID)
        self.copies.setVisible(bool(self._reach.copies))
        self.body.addWidget(self.copies)
        self.rewrite = QCheckBox(
            self.tr("Take the client out of the backups as well, the new one included"), self
        )
        self.rewrite.setObjectName("eraseRewrite")
        self.body.addWidget(self.rewrite)
        stubborn = sum(not copy.can_rewrite for copy in self._reach.copies)
        self.remove = QCheckBox(
            self.tr("Delete %n copy(ies) that the client cannot be taken out of", "", stubborn),
            self,
        )
        self.remove.setObjectName("eraseRemove")
        self.remove.setVisible(stubborn > 0)
        self.body.addWidget(self.remove)
        self.add_words(
            self.tr(
                "The program does not reach copies in other places: a USB stick, a cloud, a "
                "mailbox, printed sheets. Those are yours to destroy."
            ),
            "hint",
            "eraseElsewhere",
        )

    def _on_usual_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.reason.setText(button.text())
        self._confirm.setFocus()

    def _on_reason_changed(self) -> None:
        self._confirm.setEnabled(bool(self.reason.text().strip()))

    def _on_confirmed(self) -> None:
        reason, rewrite = self.reason.text().strip(), self.rewrite.isChecked()
        client, remove = self._client, self.remove.isChecked()
        self.accept()
        self.confirmed.emit(client, reason, rewrite, remove)
