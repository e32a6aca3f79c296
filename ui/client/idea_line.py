"""IdeaLine: one idea of the handbook under an empty note, to take or to pass over."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from journal_app.handbook import load
from ui.client.phrases import joined
from ui.desk import Desk
from ui.theme import GRID, set_role
from ui.widgets.hint_button import HintButton


class IdeaLine(QWidget):
    """Ideas that feed a starved principle and fit the stage, the kind and the profession.

    Each principle's closest idea comes first, and the day decides which principle begins. Its
    buttons take no focus: Alt+0 and Alt+9 belong to the sheet.
    """

    taken = Signal(str, str)
    """(principle, words)."""

    def __init__(self, desk: Desk, client: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composerIdea")
        self._desk = desk
        self._ideas = ideas_for(desk, client)
        self._place = 0
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(4)
        self._label = QLabel(self)
        self._label.setObjectName("composerIdeaText")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        set_role(self._label, "hint")
        row.addWidget(self._label, 1)
        row.addSpacing(GRID)
        self._take = self._button("composerIdeaTake", self.tr("Take it"), "Alt+0")
        self._take.clicked.connect(self.take)
        self._next = self._button("composerIdeaNext", self.tr("Another"), "Alt+9")
        self._next.clicked.connect(self.show_next)
        row.addWidget(self._take)
        row.addWidget(self._next)
        self._next.setVisible(len(self._ideas) > 1)
        self._say()

    def has_ideas(self) -> bool:
        """Whether there is anything to propose."""
        return bool(self._ideas)

    def idea(self) -> tuple[str, str]:
        """(principle, words) of what is proposed now; ``IndexError`` when there is nothing."""
        return self._ideas[self._place]

    def take(self) -> None:
        """Have the idea written."""
        if self._ideas:
            self.taken.emit(*self.idea())

    def show_next(self) -> None:
        """Propose another one; after the last the first comes again."""
        if self._ideas:
            self._place = (self._place + 1) % len(self._ideas)
            self._say()

    def _button(self, name: str, text: str, key: str) -> HintButton:
        button = HintButton(text, key, "link", parent=self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _say(self) -> None:
        if not self._ideas:
            return
        principle, words = self.idea()
        name = self._desk.words[f"principle_{principle}"]
        text = f"{joined(self.tr('An idea'), name)}: {words}"
        self._label.setText(text)
        self._label.setAccessibleName(text)


def ideas_for(desk: Desk, client: int) -> list[tuple[str, str]]:
    """(principle, words) of all that fits a client today, each principle's closest first."""
    ground = desk.journal.method.idea_ground(client)
    book = load(desk.language)
    by_principle = [
        [
            (principle, words)
            for words in book.ideas(
                principle, desk.profession, ground.stage, ground.kind, ground.told
            )
        ]
        for principle in ground.starved
    ]
    if by_principle:
        first = (desk.journal.today().toordinal() + client) % len(by_principle)
        by_principle = by_principle[first:] + by_principle[:first]
    return [one for row in zip_longest(*by_principle) for one in row if one is not None]
