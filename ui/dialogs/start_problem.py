"""A journal that cannot be opened: what happened, what is safe, and what can be done."""

from __future__ import annotations

import platform
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton, QWidget

import journal_app
from journal_app import safety
from journal_app.errors import JournalError
from journal_app.journal import open_journal, restore_backup
from journal_app.paths import is_file
from journal_app.words import load_messages, say, tell
from ui.safety.ask_sheet import AskSheet, try_on
from ui.safety.backup_search import BackupSearch
from ui.safety.sheet import Sheet
from ui.theme import GRID, set_role, theme
from ui.widgets.progress_overlay import ProgressOverlay
from ui.work import Cancelled, Progress, Task, run_in_background

if TYPE_CHECKING:
    from journal_app.safety import Backup, Key, SalvageReport

Choice = Literal["restore", "salvage", "copy"]
Answer = Path | Literal["quit", "retry", "new", "view"] | Choice
_PASSING = (
    "journal_in_use", "read_only", "disk_full", "disk_error", "no_such_file", "passphrase_needed",
    "two_names", "older_log",
)  # fmt: skip
"""What may be another way in a moment."""
_LOST = ("damaged", "disk_error", "no_such_file")
"""What a backup helps against."""
_READABLE = ("read_only", "disk_full", "disk_error", "two_names")
"""Where the journal itself may be whole: only nothing can be written where it lies."""


class StartProblem(Sheet):
    """Said instead of a window. ``answer`` is what the person wants; quitting, until they chose.
    The likeliest help stands first; nothing is done to the file unless it is asked for.

    Over a window that stays (``over``) leaving the page is no quitting; over one that has the
    journal open the page only asks, and ``begin`` does it once the journal is closed. ``opens`` is
    what opens the journal, where that is known: then nobody is asked for it.
    """

    def __init__(
        self,
        error: JournalError,
        language: str,
        parent: QWidget | None = None,
        over: Literal["nothing", "window", "journal"] = "nothing",
        opens: str | Key | None = None,
    ) -> None:
        super().__init__("startProblem", "", parent, 560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, parent is not None)
        self.answer: Answer = "quit"
        self.opens = opens
        self._over = over
        self._language = language
        self._error = error
        self._journal = Path(str(error.details.get("path", "")))
        self._choices: list[QPushButton] = []
        self._was_refused = False
        self._overlay: ProgressOverlay | None = None
        told = f"start.{error.code}_title" in load_messages(language)
        self._code = error.code if told else "general"
        title = self._told("title")
        self.title.setText(title)
        self.setAccessibleName(title)
        self._what = self.add_words(self._told(), "", "startProblemText")
        self._safe = self.add_words(self._told("safe"), "quiet", "startProblemSafe")
        if over == "journal":
            meanwhile = self.tr(
                "For that the journal is closed, and opens again by itself when it is done. What "
                "you have typed is kept."
            )
            self.add_words(meanwhile, "quiet", "startProblemMeanwhile")
        self.body.addSpacing(GRID)
        self._search = BackupSearch(self._journal, self)
        self._search.ended.connect(self._on_search_ended)
        self._helps = error.code in _LOST and self._search.has_any()
        self._offer()
        self._add_details()
        self.refit()

    @property
    def backup(self) -> Backup | None:
        """The newest backup that is whole, once it was found."""
        return self._search.backup

    @property
    def is_looking(self) -> bool:
        """Whether the newest backup is still being looked through."""
        return self._search.is_on

    def showEvent(self, event: QShowEvent) -> None:
        """The page stands at once; a large backup takes seconds to look through."""
        super().showEvent(event)
        if self._helps and self.backup is None and not self.is_looking:
            self._look()

    def done(self, result: int) -> None:
        """Nobody waits for the backup any more."""
        self._search.stop()
        super().done(result)

    # -- parts --------------------------------------------------------------------------------

    def _told(self, what: str = "") -> str:
        key = f"start.{self._code}_{what}" if what else f"start.{self._code}"
        details = {**self._error.details, "name": self._journal.name}
        return tell(key, self._language, **details)

    def _offer(self) -> None:
        """What can be done, the likeliest first."""
        code, missing = self._error.code, self._error.code == "no_such_file"
        find = self.tr("Find it…") if missing else self.tr("Choose another file…")
        retry_first = code in _PASSING and not missing
        is_open = self._over == "journal"
        readable = code in _READABLE and is_file(self._journal) and not is_open
        offered: tuple[tuple[bool, str, str, Callable[[], object]], ...] = (
            (retry_first, "Retry", self.tr("Try again"), self._on_retry_clicked),
            (self._helps, "Restore", self._looking_words(), self._on_restore_clicked),
            (
                code == "damaged",
                "Salvage",
                self.tr("Save what can still be read"),
                self._on_salvage_clicked,
            ),
            (missing, "Retry", self.tr("Try again"), self._on_retry_clicked),
            (readable, "View", self.tr("Open for viewing"), self._on_view_clicked),
            (readable or is_open, "Copy", self.tr("Save a copy elsewhere…"), self._on_copy_clicked),
            (self._over == "nothing", "Choose", find, self._on_choose_clicked),
            (missing, "New", self.tr("Start a new one"), self._on_new_clicked),
        )
        for possible, name, text, slot in offered:
            if possible:
                button = self._choice(name, text, slot, first=not self._choices)
                button.setEnabled(name != "Restore")
                self._choices.append(button)
                self.body.addWidget(button)

    def _choice(self, name: str, text: str, slot: Callable[[], object], first: bool) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"startProblem{name}")
        button.setAccessibleName(text)
        button.setAutoDefault(True)
        button.setDefault(first)
        set_role(button, "primary" if first else "")
        button.clicked.connect(lambda: slot())
        return button

    def _add_details(self) -> None:
        self._details = QPlainTextEdit(self._report(), self)
        self._details.setObjectName("startProblemDetailsText")
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setFixedHeight(theme.px(112))
        self._details.hide()
        self.page.addWidget(self._details)
        leave = self.tr("Quit") if self._over == "nothing" else self.tr("Not now")
        self.add_buttons(
            ("startProblemQuit", leave, "quiet", self.reject),
            ("startProblemDetails", self.tr("Details"), "link", self._on_details_clicked),
        )

    def _look(self) -> None:
        """Look for the newest backup that is whole; until it is found there is none to choose."""
        button = self.button("startProblemRestore")
        had_focus = button.hasFocus()
        button.setEnabled(False)
        _name(button, self._looking_words())
        if had_focus or not self._asked_for_keys():
            self.setFocus()  # Enter must not begin what stands next
        self._search.look(self.opens)

    def _looking_words(self) -> str:
        return self.tr("Checking the newest backup…")

    def _asked_for_keys(self) -> bool:
        """Whether somebody has moved about on the page with Tab."""
        focused = self.focusWidget()
        return focused is not None and focused not in self._choices and focused is not self

    def _on_search_ended(self) -> None:
        button, backup = self.button("startProblemRestore"), self.backup
        if backup is None:
            self._leave_out(button)
            if self._was_refused:
                self.say(self.tr("This backup is not whole, and there is no earlier one."))
            return
        _name(button, self._restore_words(backup))
        button.setEnabled(True)
        if button.isDefault() and not self._asked_for_keys():
            button.setFocus()
        if self._was_refused:
            self.say(self.tr("This backup is not whole. The one before it is offered now."))

    def _leave_out(self, button: QPushButton) -> None:
        """It is no choice any more; the one that stands first now is the likeliest."""
        self._choices.remove(button)
        button.hide()
        if button.isDefault() and self._choices:
            first = self._choices[0]
            first.setDefault(True)
            set_role(first, "primary")
            first.setFocus()
        self.refit()

    def _known_for(self, backup: Backup) -> str | Key | None:
        return None if backup.key == "plain" else self.opens

    def _restore_words(self, backup: Backup) -> str:
        made = QDateTime.fromSecsSinceEpoch(int(backup.made.timestamp()))
        day = QLocale(self._language).toString(made.date(), "d MMMM yyyy")
        return self.tr("Bring back the backup of {day}, {time}").format(
            day=day, time=made.toString("HH:mm")
        )

    def _report(self) -> str:
        """What to send to whoever helps: names of files and codes, nothing of what is in them."""
        lines = [
            f"Client Journal {journal_app.__version__}, {platform.system()} {platform.release()}",
            f"code: {self._error.code}",
        ]
        names = ("", "-wal", "-shm", ".salt")
        for path in (Path(f"{self._journal}{suffix}") for suffix in names):
            try:
                lines.append(f"{path.name}: {path.stat().st_size}")
            except (OSError, ValueError):
                if path == self._journal:
                    lines.append(f"{path.name}: —")
        lines += [f"{one.path.name}: {one.size}" for one in self._search.backups()[:3]]
        return "\n".join(lines)

    # -- answers ------------------------------------------------------------------------------

    def begin(self, choice: Choice, backup: Backup | None = None) -> None:
        """Do what was chosen while the journal was open, now that it is closed; ``backup`` was
        found whole then."""
        if choice == "restore" and backup is not None:
            self._search.take(backup)
            self._on_restore_clicked()
        elif choice == "salvage":
            self._on_salvage_clicked()

    def _answer(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()

    def _on_retry_clicked(self) -> None:
        self._answer("retry")

    def _on_view_clicked(self) -> None:
        self._answer("view")

    def _on_new_clicked(self) -> None:
        self._answer("new")

    def _on_details_clicked(self) -> None:
        self._details.setVisible(not self._details.isVisible())
        self.refit()

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a journal"))
        dialog.setObjectName("fileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Journals (*.journal)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, path: str) -> None:
        self._answer(Path(path))

    # -- help ---------------------------------------------------------------------------------

    def _on_restore_clicked(self) -> None:
        backup = self.backup
        if backup is None:
            return
        if self._over == "journal":
            self._answer("restore")
        elif _opens(backup.path, self._known_for(backup)):
            self._restore(backup.path, self._known_for(backup))
        else:
            words = self.tr("The backup opens with the passphrase of the day it was made.")
            sheet = AskSheet(words, lambda typed: try_on(backup.path, typed), self._language, self)
            sheet.opened.connect(lambda typed: self._restore(backup.path, typed))
            sheet.open()

    def _restore(self, backup: Path, passphrase: str | Key | None) -> None:
        journal = self._journal

        def task(_progress: Progress, _cancelled: Cancelled) -> object:
            return restore_backup(backup, journal, passphrase)

        def failed(error: JournalError) -> None:
            self._on_restore_failed(backup, error)

        def done(_kept: object) -> None:
            self.opens = passphrase
            self._answer("retry")

        self._work(self.tr("Bringing the journal back…"), task, done, False, failed)

    def _on_restore_failed(self, backup: Path, error: JournalError) -> None:
        """A backup that is damaged itself is not offered again, but the one before it."""
        if error.code not in ("damaged", "not_a_journal", "no_such_file"):
            self._on_work_failed(error)
            return
        self._search.reject(backup)
        self._was_refused = True
        self._look()

    def _on_copy_clicked(self) -> None:
        if self._over == "journal":
            self._answer("copy")
            return
        dialog = QFileDialog(self, self.tr("Save a copy elsewhere"))
        dialog.setObjectName("fileDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Journals (*.journal)"))
        dialog.setDefaultSuffix("journal")
        dialog.selectFile(self._journal.name)
        dialog.fileSelected.connect(lambda path: self._copy_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _copy_to(self, target: Path) -> None:
        """Read what can be read, with the passphrase if there is one, and go on in the copy."""
        journal = self._journal
        if not safety.is_encrypted(journal):
            self._copy(target, None)
            return
        words = self.tr("{file} opens with its passphrase.").format(file=journal.name)
        sheet = AskSheet(words, lambda typed: try_on(journal, typed), self._language, self)
        sheet.opened.connect(lambda typed: self._copy(target, typed))
        sheet.open()

    def _copy(self, target: Path, passphrase: str | None) -> None:
        journal = self._journal

        def task(_progress: Progress, _cancelled: Cancelled) -> object:
            with open_journal(journal, passphrase, viewing=True) as viewed:
                safety.save_copy(viewed, target)
            return target

        self._work(self.tr("Saving a copy…"), task, lambda _done: self._answer(target), False)

    def _on_salvage_clicked(self) -> None:
        known = self.opens if safety.is_encrypted(self._journal) else None
        if self._over == "journal":
            self._answer("salvage")
        elif _opens(self._journal, known):
            self._salvage(known)
        else:
            words = self.tr("The damaged journal opens with its passphrase.")
            sheet = AskSheet(words, lambda _typed: None, self._language, self)
            sheet.opened.connect(self._salvage)
            sheet.open()

    def _salvage(self, passphrase: str | Key | None) -> None:
        journal = self._journal

        def task(progress: Progress, cancelled: Cancelled) -> Any:
            return safety.salvage(journal, passphrase, progress, cancelled, self._language)

        def done(report: SalvageReport) -> None:
            self.opens = passphrase
            self._on_salvaged(report)

        self._work(self.tr("Reading what can still be read…"), task, done, True)

    def _on_salvaged(self, report: SalvageReport) -> None:
        """Say what came of it before the journal is opened."""
        language = self._language
        told = [
            tell(
                "start.salvaged",
                language,
                rows=report.rows,
                from_backup=report.from_backup or None,
            )
        ]
        if report.lost:
            told.append(tell("start.salvaged_lost", language, lost=report.lost))
        if report.doubtful:
            count = len(report.doubtful)
            told.append(tell("start.salvaged_doubtful", language, count=count))
        told.append(tell("start.salvaged_kept", language, name=report.kept_as.name))
        self.title.setText(self.tr("What could be read is saved"))
        self._search.stop()
        self._what.setText(" ".join(told[:-1]))
        self._safe.setText(told[-1])
        for button in self.findChildren(QPushButton):
            if button.objectName() not in ("startProblemQuit", "startProblemDetails"):
                button.hide()
        opening = self._choice("Open", self.tr("Open the journal"), self._on_retry_clicked, True)
        self.body.addWidget(opening)
        opening.show()  # now: a layout would show it only later, when the room is given away
        opening.setFocus()
        self.refit()

    def _work(
        self,
        text: str,
        task: Task,
        done: Callable[[Any], None],
        can_cancel: bool,
        failed: Callable[[JournalError], None] | None = None,
    ) -> None:
        self._overlay = overlay = ProgressOverlay(self)
        overlay.start(text, can_cancel)
        work = run_in_background(self, None, task)
        work.progressed.connect(overlay.set_progress)
        overlay.cancelled.connect(work.cancel)
        work.ended.connect(self._on_work_ended)
        work.done.connect(done)
        work.failed.connect(failed or self._on_work_failed)

    def _on_work_ended(self) -> None:
        if self._overlay is not None:
            self._overlay.finish()
            self._overlay.deleteLater()
            self._overlay = None

    def _on_work_failed(self, error: JournalError) -> None:
        self.say(say(error, self._language))


def _name(button: QPushButton, text: str) -> None:
    button.setText(text)
    button.setAccessibleName(text)


def _opens(path: Path, known: str | Key | None) -> bool:
    """Whether nothing more is needed to open a file, as far as can be told."""
    try:
        try_on(path, known)
    except JournalError:
        return False
    return True
