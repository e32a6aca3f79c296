"""The first questions: few, on one page, and all of them can be answered with Enter."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal_app import safety
from journal_app.paths import is_folder, is_there
from journal_app.words import PROFESSIONS, load_words
from ui.dialogs.first_place import place_of, unfit
from ui.dialogs.tall_dialog import TallDialog
from ui.icons import app_icon
from ui.language import install_language
from ui.paths import shown_path
from ui.safety.first_passphrase import FirstPassphrase
from ui.safety.moving_in import MovingIn
from ui.safety.places import free_name, usual_folder
from ui.theme import GRID, set_role, theme
from ui.widgets.card import Card
from ui.widgets.hint_button import HintButton
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.segmented import Segmented

Profession = Literal["nail", "psychologist"]
Language = Literal["ru", "en"]
Start = Literal["empty", "sample", "import"]


@dataclass(frozen=True, slots=True)
class FirstChoices:
    """What a person chose for a new journal."""

    path: Path
    language: Language
    profession: Profession
    fading: bool
    hide_numbers: bool
    start: Start
    source: Path | None
    """The file to bring in when ``start`` is import."""
    passphrase: str | None = field(default=None, repr=False)
    second: Path | None = None
    """Where backups are copied to as well: a folder in step with a cloud, which a person had in
    mind for the journal itself."""


_WIDE = 720
"""Pixels at text scale 1: the usual place of a journal is read whole."""


class FirstRun(TallDialog):
    """One calm page. ``place`` names the new file; without it a good place is proposed."""

    chosen = Signal(object)
    """FirstChoices."""

    def __init__(
        self, language: str, parent: QWidget | None = None, place: Path | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("firstRun")
        self.setWindowIcon(app_icon())
        self._place = place
        self._source: Path | None = None
        self._language = cast(Language, language)
        self._profession: Profession = "nail"
        self._memory = "fading"
        self._hidden: bool | None = None
        self._start: Start = "empty"
        self._typed: str | None = None
        self._second: Path | None = None
        self._typed_words = ("", "")
        self._moving: MovingIn | None = None
        self._body: QWidget | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._build()

    def choices(self) -> FirstChoices:
        """What is chosen now."""
        return FirstChoices(
            path=self._path_chosen(),
            language=self._language,
            profession=self._profession,
            fading=self._memory == "fading",
            hide_numbers=self._hide.isChecked(),
            start=self._start,
            source=self._source if self._start == "import" else None,
            passphrase=None if is_there(self._path_chosen()) else self._passphrase.passphrase(),
            second=self._second,
        )

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        """The page in the language in force; what was chosen stays chosen."""
        if self._body is not None:
            self._body.hide()
            self._body.setParent(None)
            self._body.deleteLater()
        self._body = body = QWidget(self)
        self.setWindowTitle(self.tr("Journal"))
        layout = QVBoxLayout(body)
        layout.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(self._heading(body))
        self.middle = ScrollPage(0, body)
        card = Card(parent=self.middle.content)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(3 * GRID)
        self._grid.setVerticalSpacing(2 * GRID)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, theme.px(140))
        card.body.addLayout(self._grid)
        self._add_language()
        self._add_profession()
        self._add_memory()
        self._add_place()
        self._add_passphrase()
        self._add_start()
        self.middle.body.addWidget(card)
        layout.addWidget(self.middle)
        layout.addWidget(self._move_link(body), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._buttons(body))
        self._outer.addWidget(body)
        for button in body.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter begins, wherever the focus is
        self._go.setDefault(True)
        body.show()  # a hidden one has no height yet
        self._refresh()

    def _heading(self, body: QWidget) -> QHBoxLayout:
        picture = QLabel(body)
        picture.setPixmap(app_icon().pixmap(theme.px(48), theme.px(48)))
        title = QLabel(self.tr("Client Journal"), body)
        set_role(title, "title")
        line = QLabel(
            self.tr("A few questions, and you can begin. Every answer can be changed later."), body
        )
        line.setWordWrap(True)
        set_role(line, "quiet")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row

    def done(self, result: int) -> None:
        """Nothing typed stays behind."""
        super().done(result)
        self._passphrase.put(("", ""))

    def _move_link(self, body: QWidget) -> QPushButton:
        move = QPushButton(self.tr("I have a journal from another computer…"), body)
        move.setObjectName("firstRunMove")
        move.clicked.connect(self._on_move_clicked)
        set_role(move, "link")
        return move

    def _buttons(self, body: QWidget) -> QHBoxLayout:
        leave = HintButton(self.tr("Not now"), "Esc", "quiet", parent=body)
        leave.setObjectName("firstRunLeave")
        leave.clicked.connect(self.reject)
        self._go = HintButton(self.tr("Begin"), "Enter", "primary", parent=body)
        self._go.setObjectName("firstRunBegin")
        self._go.clicked.connect(self._on_begin_clicked)
        row = QHBoxLayout()
        row.addWidget(leave)
        row.addStretch(1)
        row.addWidget(self._go)
        return row

    def _row(self, text: str, *fields: QWidget) -> None:
        """A question at the left, its answer and what belongs to it at the right."""
        label = QLabel(text)
        label.setWordWrap(True)
        label.setContentsMargins(0, 4, 0, 0)
        set_role(label, "quiet")
        answer = QVBoxLayout()
        answer.setSpacing(5)
        for each in fields:
            answer.addWidget(each)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(answer, row, 1)
        fields[0].setAccessibleName(text)

    def _add_language(self) -> None:
        languages = (("ru", "Русский"), ("en", "English"))
        self._languages = Segmented(languages, "firstRunLanguage", wraps=True)
        self._languages.set_value(self._language)
        self._languages.value_changed.connect(self._on_language_chosen)
        self._row(self.tr("Language"), self._languages)

    def _add_profession(self) -> None:
        names = [(each, load_words(self._language, each)["profession"]) for each in PROFESSIONS]
        self._professions = Segmented(names, "firstRunProfession", wraps=True)
        self._professions.set_value(self._profession)
        self._professions.value_changed.connect(self._on_profession_chosen)
        self._hide = QCheckBox(self.tr("Hide numbers, show words"))
        self._hide.setObjectName("firstRunHideNumbers")
        self._hide.clicked.connect(self._on_hide_clicked)
        self._row(self.tr("Profession"), self._professions, self._hide)

    def _add_memory(self) -> None:
        kinds = (
            ("fading", self.tr("The recent counts more")),
            ("equal", self.tr("All counts the same")),
        )
        self._memories = Segmented(kinds, "firstRunMemory", wraps=True)
        self._memories.set_value(self._memory)
        self._memories.value_changed.connect(self._on_memory_chosen)
        self._memory_hint = self._hint()
        self._row(self.tr("How the account remembers"), self._memories, self._memory_hint)

    def _add_place(self) -> None:
        line = QWidget()
        self._path = QLineEdit(line)
        self._path.setObjectName("firstRunPath")
        self._path.setText(self._typed if self._typed is not None else shown_path(self._proposed()))
        self._path.textEdited.connect(self._on_path_edited)
        choose = QPushButton(self.tr("Choose…"), line)
        choose.setObjectName("firstRunChoosePlace")
        choose.clicked.connect(self._on_choose_place_clicked)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._path, 1)
        row.addWidget(choose)
        line.setFocusProxy(self._path)
        self._place_hint = self._hint()
        self._place_hint.setObjectName("firstRunPlaceHint")
        self._keep_here = QPushButton(self.tr("Keep it on this computer, put backups there"))
        self._keep_here.setObjectName("firstRunKeepHere")
        self._keep_here.setAccessibleName(self._keep_here.text())
        self._keep_here.clicked.connect(self._on_keep_here_clicked)
        self._row(self.tr("Where the journal lives"), line, self._place_hint, self._keep_here)
        self._path.setAccessibleName(self.tr("Where the journal lives"))

    def _add_passphrase(self) -> None:
        self._passphrase = FirstPassphrase()
        self._passphrase.put(self._typed_words)
        self._passphrase.changed.connect(self._on_passphrase_changed)
        self._row(self.tr("Passphrase"), self._passphrase)

    def _add_start(self) -> None:
        starts = (
            ("empty", self.tr("Empty")),
            ("sample", self.tr("With a sample")),
            ("import", self.tr("From a file…")),
        )
        self._starts = Segmented(starts, "firstRunStart", wraps=True)
        self._starts.set_value(self._start)
        self._starts.chip("import").clicked.connect(self._on_import_clicked)
        self._starts.value_changed.connect(self._on_start_chosen)
        self._start_hint = self._hint()
        self._row(self.tr("How to begin"), self._starts, self._start_hint)

    def _hint(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, "hint")
        return label

    # -- what follows from what is chosen -----------------------------------------------------

    def _refresh(self) -> None:
        path = self._path_chosen()
        known, bad = is_there(path), unfit(path)
        hidden = self._profession == "psychologist" if self._hidden is None else self._hidden
        self._hide.setChecked(hidden)
        asked = (self._professions, self._hide, self._memories, self._passphrase, self._starts)
        for part in asked:
            part.setEnabled(not known)
        self._memory_hint.setText(
            self.tr("What happened long ago weighs less with time, as in life.")
            if self._memory == "fading"
            else self.tr("Every record keeps its weight for ever.")
        )
        service = "" if bad else safety.synced_folder(path)
        self._place_hint.setText(self._place_words(known, service, bad))
        set_role(self._place_hint, *(("small", "promise") if service or bad else ("hint",)))
        self._keep_here.setVisible(bool(service) and not known and not bad)
        self._start_hint.setText(self._start_words())
        self._go.setText(self.tr("Open") if known else self.tr("Begin"))
        self._go.setEnabled(bool(self._path.text().strip()) and not bad)
        self.fit(self._outer, theme.px(_WIDE))

    def _place_words(self, known: bool, service: str, bad: str) -> str:
        if bad == "name":
            return self.tr("No file can have this name: a shorter one, please, without odd signs.")
        if bad:
            return self.tr("Nothing can be kept there: choose another folder.")
        if service:
            words = self.tr(
                "Others write to this folder as well ({service}): a journal can be spoilt there. "
                "Finished backups lie well in it."
            ).format(service=service)
            opens = self.tr("The one that is here opens as it is.")
            return f"{words} {opens}" if known else words
        if known:
            return self.tr("A journal lies here already: it opens just as it is.")
        words = self.tr("The file stays on this computer; nothing is sent anywhere.")
        if self._second is not None:
            words += " " + self.tr("Backups go to {folder} as well.").format(
                folder=shown_path(self._second)
            )
        return words

    def _start_words(self) -> str:
        if self._start == "sample":
            return self.tr("48 made-up clients and a year of their story, to look around.")
        if self._start == "import" and self._source is not None:
            return self._source.name
        return self.tr("A list kept as a CSV table can be brought in now or later.")

    def _path_chosen(self) -> Path:
        return place_of(self._path.text().strip(), self._proposed())

    def _proposed(self) -> Path:
        if self._place is not None:
            return self._place.absolute()
        folder = usual_folder(self.tr("Client Journal"))
        usual = folder / f"{self.tr('Journal')}.journal"
        return usual if self.parent() is None else free_name(usual)  # a second one, asked for

    # -- what is pressed --------------------------------------------------------------------

    def _on_language_chosen(self, language: str) -> None:
        if language == self._language:
            return
        self._language = cast(Language, language)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        install_language(app, language)
        self._build()
        self._languages.chip(language).setFocus()

    def _on_profession_chosen(self, profession: str) -> None:
        self._profession = cast(Profession, profession)
        self._refresh()

    def _on_hide_clicked(self, checked: bool) -> None:
        self._hidden = checked

    def _on_memory_chosen(self, memory: str) -> None:
        self._memory = memory
        self._refresh()

    def _on_path_edited(self, text: str) -> None:
        self._typed = text
        self._refresh()

    def _on_keep_here_clicked(self) -> None:
        """The journal goes to the usual place; backups, to the folder that was meant for it."""
        path = self._path_chosen()
        self._second = path.parent
        free = free_name(usual_folder(self.tr("Client Journal")) / path.name)
        self._on_place_selected(str(free))
        self._path.setFocus()

    def _on_choose_place_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Where the journal lives"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # it would be opened, not lost
        dialog.setNameFilter(self.tr("Journals (*.journal)"))
        dialog.setDefaultSuffix("journal")
        proposed = self._path_chosen()
        if is_folder(proposed.parent):
            dialog.setDirectory(str(proposed.parent))
        dialog.selectFile(proposed.name)
        dialog.fileSelected.connect(self._on_place_selected)
        self._show(dialog)

    def _on_place_selected(self, path: str) -> None:
        self._typed = shown_path(Path(path))
        self._path.setText(self._typed)
        self._refresh()

    def _on_start_chosen(self, start: str) -> None:
        self._start = cast(Start, start)
        self._refresh()

    def _on_import_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("What to bring in"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Logs and journals (*.csv *.json)"), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(self._on_source_selected)
        self._show(dialog)

    def _on_source_selected(self, path: str) -> None:
        self._source = Path(path)
        self._refresh()

    def _show(self, dialog: QFileDialog) -> None:
        dialog.setObjectName("fileDialog")
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_begin_clicked(self) -> None:
        if not is_there(self._path_chosen()) and not self._passphrase.is_ready():
            self._passphrase.ask_again()
            self._refresh()
            return
        choices = self.choices()
        self.accept()
        self.chosen.emit(choices)

    def _on_passphrase_changed(self) -> None:
        self._typed_words = self._passphrase.texts()
        self.fit(self._outer, theme.px(_WIDE))

    def _on_move_clicked(self) -> None:
        self._moving = MovingIn(self, self._path_chosen, self._language)
        self._moving.moved.connect(self._on_moved)
        self._moving.refused.connect(self._on_move_refused)
        self._moving.choose()

    def _on_moved(self, path: Path, passphrase: str | None) -> None:
        choices = replace(self.choices(), path=path, passphrase=passphrase, start="empty")
        self.accept()
        self.chosen.emit(choices)

    def _on_move_refused(self, text: str) -> None:
        self._place_hint.setText(text)
        set_role(self._place_hint, "small", "withdrawal")
        self.fit(self._outer, theme.px(_WIDE))
