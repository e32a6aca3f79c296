"""Sheet: one kind of record being written; the parts all kinds share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journal_app.errors import JournalError
from journal_app.shapes import Changes, FeedLine, Preview
from ui.client.day_box import DayBox
from ui.client.draft import Draft
from ui.client.note_field import NoteField
from ui.client.phrases import joined, small
from ui.desk import Desk
from ui.formatting import Prefer, plain, qdate
from ui.icons import set_icon
from ui.theme import GRID, set_role
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hint_button import HintButton
from ui.widgets.section_title import SectionTitle

_END = QTextCursor.MoveOperation.End
_FIRST_DAY, _LAST_DAY = QDate(1900, 1, 1), QDate(2199, 12, 31)

Operation = Callable[[], Changes | None]

_OF_THE_WORDS = frozenset({"empty_text", "text_too_long"})
"""Errors whose cause is the note; the others belong to the fields below it."""


@dataclass(frozen=True, slots=True)
class Foretold:
    """What the preview says, with the numbers behind it."""

    text: str
    points: int
    balance: int
    zone: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence, and the field it is about."""

    text: str
    field: QWidget | None = None


class Sheet(QWidget):
    """Note, day, preview and the keys of the composer; a subclass adds what its kind needs.

    Enter saves from any field, Esc gives up, Alt and a digit choose.
    """

    save_wanted = Signal()
    cancel_wanted = Signal()

    tone = "accent"
    has_note = True
    has_day = True
    has_confirmed = True
    prefer: Prefer = "past"
    """Which day is meant by «25»; only "past" refuses those ahead."""

    def __init__(
        self,
        desk: Desk,
        client: int,
        line: FeedLine | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.client, self.line = desk, client, line
        self.day_chosen = False
        self._ready = False
        self._lay_out()
        if line is not None:
            self._take_over(line)
        self._watch_keys()
        self._ready = True
        self.update_preview()

    # -- what a kind says of itself -------------------------------------------------------------

    def title(self) -> str:
        """The words over the sheet."""
        raise NotImplementedError

    def question(self) -> str:
        """The words in the empty note."""
        return ""

    def words_of(self, line: FeedLine) -> str:
        """The note of a record that is edited."""
        return line.text

    def add_body(self, body: QVBoxLayout) -> None:
        """Put what stands between the note and the last row."""

    def add_row(self, row: FlowLayout) -> None:
        """Put what begins the last row."""

    def foretell(self) -> Foretold | None:
        """What saving would do. Raises JournalError as saving would."""
        raise NotImplementedError

    def operation(self) -> Operation | None:
        """What saving does; None when nothing was changed."""
        raise NotImplementedError

    def choices(self) -> dict[str, Any]:
        """What a draft keeps beside the words."""
        return {}

    def choose_again(self, choices: dict[str, Any]) -> None:
        """Take back what ``choices`` gave."""

    def answer(self, entry: int) -> None:
        """Be about this entry, if the kind answers one."""

    def principle(self) -> str:
        """The chosen principle, "" for a kind without."""
        return ""

    def choose(self, number: int) -> None:
        """Alt and a digit, from 1."""

    def field_of(self, _code: str) -> QWidget | None:
        """The field an error is about."""
        return None

    # -- used by the composer ---------------------------------------------------------------------

    def has_words(self) -> bool:
        """Whether something was typed that would be lost."""
        text = self.note.toPlainText() if self.has_note else ""
        return bool(text.strip()) and (self.line is None or text != self.words_of(self.line))

    def draft(self) -> Draft:
        """Everything as it stands."""
        on = self.date.day() if self.day_chosen else None
        confirmed = self.confirmed.isChecked()
        return Draft(self.note.toPlainText(), on, confirmed, self.choices())

    def restore(self, draft: Draft) -> None:
        """Stand as the draft did."""
        self.note.setPlainText(draft.note)
        self.choose_again(draft.choices)
        if draft.on is not None:
            self.date.setDate(qdate(draft.on))
        self.confirmed.setChecked(draft.confirmed)
        self.note.moveCursor(_END)
        self.update_preview()

    def begin(self) -> None:
        """Take the focus where one starts."""
        first = self.note if self.has_note else self.date
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_error(self, error: JournalError) -> None:
        """Say in one sentence, beside the cause, what keeps it from being saved."""
        of_words = error.code in _OF_THE_WORDS
        field = self.note if of_words else self.field_of(error.code)
        self.show_problem(Problem(self.desk.say(error), field))

    def show_problem(self, problem: Problem) -> None:
        """Say what is wrong under the field it is about, and go there."""
        self._outer.removeWidget(self._error)
        of_words = problem.field is self.note
        place = self._outer.indexOf(self.note) + 1 if of_words else self._outer.count()
        self._outer.insertWidget(place, self._error)
        self._error.setText(problem.text)
        self._error.show()
        if problem.field is not None:
            problem.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def problem(self) -> Problem | None:
        """What a field shows that cannot be saved."""
        return self.problem_of(self.date) if self.has_day else None

    def problem_of(self, field: DayBox) -> Problem | None:
        """What is wrong with a day, if anything."""
        error = field.refusal()
        return None if error is None else Problem(self.desk.say(error), field)

    def refresh(self) -> None:
        """The journal changed meanwhile."""
        self.update_preview()

    def update_preview(self) -> None:
        """Foretell again, after a choice or a change of the journal."""
        if not self._ready:
            return
        try:
            told = self.foretell()
        except JournalError:
            told = None  # saving will say why
        self.preview.setText(told.text if told else "")
        for name in ("points", "balance", "zone"):
            self.preview.setProperty(name, getattr(told, name) if told else None)

    # -- for the kinds ----------------------------------------------------------------------------

    def told(self, seen: Preview, *reasons: str) -> Foretold:
        """«станет 39 · прочно» and, if any, the reason."""
        zone = self.desk.words[f"zone_{seen.zone}"]
        if self.desk.journal.settings["hide_numbers"]:
            becomes = self.tr("becomes: %1").replace("%1", zone)
        else:
            becomes = self.tr("becomes %1").replace("%1", plain(seen.balance))
            becomes = joined(becomes, zone)
        return Foretold(joined(*reasons, becomes), seen.points, seen.balance, seen.zone)

    def sizes(self) -> list[tuple[str, str]]:
        """The three sizes and their words."""
        return [
            ("small", self.tr("small")),
            ("usual", self.tr("usual")),
            ("large", self.tr("large")),
        ]

    def mending(self, word: str) -> str:
        """The title of a sheet that edits what a word of the profession names."""
        return self.tr("Edit: %1").replace("%1", small(self.desk.words[word]))

    def on_day(self) -> Any:
        """The chosen day, or None for today."""
        return self.date.day() if self.day_chosen else None

    def touched(self) -> None:
        """Something was changed by hand: the error has been read."""
        self._error.hide()
        self.update_preview()

    # -- building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(GRID)
        self._add_head()
        self.note = NoteField(self)
        self.note.setObjectName("composerNote")
        self.note.setAccessibleName(self.question() or self.title())
        self.note.setPlaceholderText(self.question())
        self.note.textChanged.connect(self._on_note_changed)
        self.note.setVisible(self.has_note)
        self._outer.addWidget(self.note)
        self._error = QLabel(self)
        self._error.setObjectName("composerError")
        self._error.setWordWrap(True)
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._error, "small", "withdrawal")
        self._error.hide()
        self._outer.addWidget(self._error)
        body = QVBoxLayout()
        body.setSpacing(GRID)
        self.add_body(body)
        self._outer.addLayout(body)
        self._add_last_row()
        self.setTabOrder(self.save, self.cancel)

    def _add_head(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        self.heading = SectionTitle(self.title(), self)
        self.heading.setWordWrap(False)
        head.addWidget(self.heading)
        self.preview = QLabel(self)
        self.preview.setObjectName("composerPreview")
        self.preview.setWordWrap(True)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        set_role(self.preview, "hint")
        head.addWidget(self.preview, 1)
        self.cancel = QToolButton(self)
        self.cancel.setObjectName("composerCancel")
        self.cancel.setAccessibleName(self.tr("Close, keeping the words"))
        self.cancel.setToolTip(self.tr("Close; what was typed stays (Esc)"))
        set_icon(self.cancel, "close", "quiet", size=14)
        set_role(self.cancel, "quiet")
        self.cancel.clicked.connect(self.cancel_wanted)
        head.addWidget(self.cancel)
        self._outer.addLayout(head)

    def _add_last_row(self) -> None:
        row = FlowLayout(spacing=GRID)
        self.add_row(row)
        today = self.desk.journal.today()
        self.date = DayBox(today, today, self.prefer, self)
        self.date.setObjectName("composerDate")
        self.date.setAccessibleName(self.tr("Day"))
        self.date.setToolTip(self.tr("The day it happened: 18, 18.11, fri, yesterday"))
        self.date.setMinimumDate(_FIRST_DAY)
        self.date.setMaximumDate(qdate(today) if self.prefer == "past" else _LAST_DAY)
        self.date.chosen.connect(self._on_day_chosen)
        self.date.setVisible(self.has_day)
        row.addWidget(self.date)
        self.confirmed = QCheckBox(self.desk.words["confirmed"], self)
        self.confirmed.setObjectName("composerConfirmed")
        self.confirmed.setVisible(self.has_confirmed)
        self.confirmed.toggled.connect(self.touched)
        row.addWidget(self.confirmed)
        last = QHBoxLayout()
        last.setSpacing(GRID)
        last.addLayout(row, 1)
        text = self.tr("Save") if self.line else self.tr("Record")
        tone = "" if self.tone == "accent" else self.tone  # a fill has the accent by itself
        self.save = HintButton(text, self.tr("Enter"), "fill", tone, self)
        self.save.setObjectName("composerSave")
        self.save.setAccessibleName(text)
        self.save.clicked.connect(self.save_wanted)
        last.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        row.keep_beside(self.save)
        self._outer.addLayout(last)

    def _take_over(self, line: FeedLine) -> None:
        self.note.setPlainText(self.words_of(line))
        self.date.setDate(qdate(line.on))
        self.day_chosen = False
        self.confirmed.setChecked(line.confirmed)
        self.note.selectAll()

    # -- keys -------------------------------------------------------------------------------------

    def _watch_keys(self) -> None:
        for child in self.findChildren(QWidget):
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus:
                child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        act = self._act_of(event, watched)
        if act is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            act()
        return True

    def _act_of(self, event: QEvent, watched: QObject) -> Callable[[], None] | None:
        assert isinstance(event, QKeyEvent)
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape and not held:
            return self.cancel_wanted.emit
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held & (alt | shift):
            return self.cancel_wanted.emit if watched is self.cancel else self.save_wanted.emit
        if held == alt and Qt.Key.Key_1 <= key <= Qt.Key.Key_6:
            number = key - Qt.Key.Key_0.value
            return lambda: self.choose(number)
        return None

    # -- slots ------------------------------------------------------------------------------------

    def _on_note_changed(self) -> None:
        if self._ready:
            self.touched()

    def _on_day_chosen(self) -> None:
        self.day_chosen = True
        if self._ready:
            self.touched()
