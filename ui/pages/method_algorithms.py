"""AlgorithmsView: one's own 1-2-3, written from cases that were solved."""

from __future__ import annotations

import uuid
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.shapes import Changes
from journal_app.shapes.drafts import Draft
from journal_app.shapes.method import AlgorithmLine, SolvedCase
from ui.client.phrases import joined
from ui.desk import Desk
from ui.formatting import day_text
from ui.pages.method_editor import AlgorithmEditor, Written
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.prose import Prose
from ui.widgets.section_title import SectionTitle

DRAFT = "algorithm"
"""The kind under which unfinished words are kept."""


class AlgorithmsView(QWidget):
    """The algorithms, the newest first, and the place where one is written. What is typed and not
    saved waits on the disk."""

    client_wanted = Signal(object)
    """A client id."""
    group = "own"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editor: AlgorithmEditor | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(2 * GRID)
        self._add_head()
        self._place = QVBoxLayout()
        self._body.addLayout(self._place)
        self._list = QWidget(self)
        self._body.addWidget(self._list)
        self._show_list()
        desk.client_erased.connect(self._on_client_erased)
        self._take_up_draft()

    def refresh(self, changes: Changes | None) -> None:
        """Show what the journal holds now. What is being written stays."""
        if changes is None or changes.kinds & {"algorithm", "entry", "client"}:
            self._show_list()

    def write(self, start: Written, row: int | None = None, attempt: str = "") -> None:
        """Open the editor, for a new one or for a row; ``attempt`` was made when it was begun."""
        self._close_editor()
        today = self._desk.journal.today()
        editor = AlgorithmEditor(start, row, today, self._desk.journal.drafts, self, attempt)
        editor.saved.connect(self._on_editor_saved)
        editor.given_up.connect(self._on_editor_given_up)
        self._editor = editor
        self._place.addWidget(editor)
        editor.show()
        editor.begin()
        self._new.hide()
        self._show_list()

    # -- showing ------------------------------------------------------------------------------

    def _add_head(self) -> None:
        title = QLabel(self.tr("My algorithms"), self)
        title.setObjectName("methodTitle")
        title.setWordWrap(True)
        set_role(title, "title")
        self._body.addWidget(title)
        text = self.tr(
            "A solved case is worth three lines: next time the answer is there in a minute."
        )
        self._body.addWidget(Prose(text, role="quiet", parent=self))
        self._new = QPushButton(self.tr("Write an algorithm"), self)
        self._new.setObjectName("algorithmNew")
        self._new.setAccessibleName(self._new.text())
        self._new.setAutoDefault(True)
        set_role(self._new, "primary")
        self._new.clicked.connect(self._on_new_clicked)
        self._body.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeading)

    def _show_list(self) -> None:
        old = self._list
        self._list = QWidget(self)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        editing = self._editor.row if self._editor is not None else None
        for line in self._desk.journal.method.algorithms():
            if line.id != editing:
                column.addWidget(self._card(line))
        if self._editor is None:
            self._add_cases(column)
        self._body.replaceWidget(old, self._list)
        old.hide()
        old.setParent(None)  # at once, so that no name is twice in the window
        old.deleteLater()
        self._list.show()

    def _card(self, line: AlgorithmLine) -> Card:
        card = Card(parent=self._list)
        card.setObjectName(f"algorithm_{line.id}")
        card.setAccessibleName(line.title)
        head = QHBoxLayout()
        head.addWidget(Prose(line.title, role="heading", parent=card), 1)
        for act, text in (("edit", self.tr("Change")), ("delete", self.tr("Delete"))):
            button = QPushButton(text, card)
            button.setObjectName(f"algorithm_{line.id}_{act}")
            button.setAccessibleName(f"{text}: {line.title}")
            button.setProperty("line", line)
            set_role(button, "link")
            button.clicked.connect(self._on_edit if act == "edit" else self._on_delete)
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(head)
        if line.situation:
            card.body.addWidget(Prose(line.situation, parent=card))
        for number, step in enumerate(line.steps, start=1):
            row = QHBoxLayout()
            row.setSpacing(GRID)
            figure = Prose(f"{number}.", role="quiet", tone="accent", parent=card)
            row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Prose(step, parent=card), 1)
            card.body.addLayout(row)
        if line.result:
            card.body.addWidget(SectionTitle(self.tr("Result"), card))
            card.body.addWidget(Prose(line.result, parent=card))
        self._add_meta(card, line)
        return card

    def _add_meta(self, card: Card, line: AlgorithmLine) -> None:
        row = FlowLayout(spacing=GRID)
        if line.client is not None:
            chip = QPushButton(line.client_name.replace("&", "&&"), card)
            chip.setObjectName(f"algorithm_{line.id}_client")
            chip.setAccessibleName(line.client_name)
            chip.setProperty("client", line.client)
            set_role(chip, "chip")
            chip.clicked.connect(self._on_client_clicked)
            row.addWidget(chip)
        again, today = "", self._desk.journal.today()
        if line.look_on is not None:
            again = self.tr("look again %1").replace("%1", self._day(line.look_on))
        told = QLabel(joined(self._day(line.on), again), card)
        due = line.look_on is not None and line.look_on <= today
        set_role(told, "hint", "promise" if due else "")
        row.addWidget(told)
        card.body.addLayout(row)

    def _add_cases(self, column: QVBoxLayout) -> None:
        cases = self._desk.journal.method.solved_cases()
        if not cases:
            return
        card = Card(self.tr("From solved cases"), parent=self._list)
        card.setObjectName("algorithmCases")
        for case in cases:
            row = QHBoxLayout()
            row.setSpacing(GRID)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Prose(self._case_title(case), parent=card))
            meta = joined(case.client_name, self._day(case.answered_on))
            words.addWidget(Prose(meta, role="hint", parent=card))
            row.addLayout(words, 1)
            start = QPushButton(self.tr("Start from it"), card)
            start.setObjectName(f"algorithmCase_{case.entry}")
            start.setAccessibleName(f"{start.text()}: {self._case_title(case)}")
            start.setProperty("case", case)
            start.clicked.connect(self._on_case_clicked)
            row.addWidget(start, 0, Qt.AlignmentFlag.AlignTop)
            card.body.addLayout(row)
        column.addWidget(card)

    def _case_title(self, case: SolvedCase) -> str:
        return " ".join(case.text.split()) or self._desk.words["new_withdrawal"]

    def _day(self, day: date) -> str:
        return day_text(day, self._desk.journal.today(), self._desk.locale)

    # -- writing ------------------------------------------------------------------------------

    def _take_up_draft(self) -> None:
        for draft in self._desk.journal.drafts.all():
            if draft.kind == DRAFT and not self._is_recorded(draft):
                attempt = str(draft.content.get("attempt") or "")
                self.write(Written.kept(draft.content), draft.row, attempt)
                return

    def _is_recorded(self, draft: Draft) -> bool:
        """Whether the program ended between the saving of an algorithm and the dropping of its
        draft, or on a disk that failed after it had taken the words. Then nothing waits."""
        journal, told = self._desk.journal, Written.kept(draft.content)
        uid = str(draft.content.get("attempt") or "") if draft.row is None else ""
        words = (told.title, told.situation, *told.steps.splitlines(), told.result)
        try:
            if not uid or not all(journal.is_recorded(uid, each) for each in words):
                return False
            journal.drafts.drop(None, DRAFT, None)
        except JournalError:
            return False
        return True

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.hide()
            editor.setParent(None)
            editor.deleteLater()
        self._new.show()

    def _on_editor_saved(self, told: Written) -> None:
        editor = self._editor
        assert editor is not None
        method, row = self._desk.journal.method, editor.row
        fields = told.fields()
        if row is None:
            with self._desk.journal.attempt(editor.attempt):
                changes = self._desk.do(
                    lambda: method.add_algorithm(**fields, client=told.client), self._show_error
                )
        else:
            changes = self._desk.do(lambda: method.edit_algorithm(row, **fields), self._show_error)
        if changes is not None:
            editor.forget()
            self._on_editor_given_up()

    def _on_client_erased(self, client: int, _name: str) -> None:
        editor = self._editor
        if editor is None:
            return
        here = {line.id for line in self._desk.journal.method.algorithms()}
        if editor.written().client == client or editor.row not in {None, *here}:
            editor.forget()
            self._close_editor()
            self._show_list()

    def _on_editor_given_up(self) -> None:
        self._close_editor()
        self._show_list()
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_error(self, error: JournalError) -> None:
        if self._editor is not None:
            if error.code == "already_recorded":
                self._editor.attempt = uuid.uuid4().hex  # who saves it again wants it twice
            self._editor.show_error(self._desk.say(error))

    def _on_new_clicked(self) -> None:
        self.write(Written())

    def _on_edit(self) -> None:
        line: AlgorithmLine = self.sender().property("line")
        self.write(Written.of(line), line.id)

    def _on_delete(self) -> None:
        line: AlgorithmLine = self.sender().property("line")
        method = self._desk.journal.method
        self._desk.do(lambda: method.delete_algorithm(line.id))

    def _on_case_clicked(self) -> None:
        case: SolvedCase = self.sender().property("case")
        title = self._case_title(case)
        self.write(
            Written(title=title[:80], situation=case.text, result=case.answer, client=case.client)
        )

    def _on_client_clicked(self) -> None:
        self.client_wanted.emit(self.sender().property("client"))
