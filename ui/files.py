"""What a person does with whole files: other journals, import, export, backups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from journal_app.errors import JournalError
from journal_app.journal import Journal
from journal_app.paths import is_folder
from journal_app.shapes import Changes, ImportReport, Step
from journal_app.words import tell
from ui.formatting import NO_BREAK, day_text
from ui.lock.reopening import open_whole
from ui.widgets.progress_overlay import ProgressOverlay
from ui.work import Cancelled, Progress, Task, Work, run_in_background

if TYPE_CHECKING:
    from journal_app.safety import Key
    from ui.dialogs.first_run import FirstChoices
    from ui.dialogs.start_problem import Answer
    from ui.main_window import MainWindow
    from ui.safety.asking import Asking
    from ui.safety.bringing_back import BringingBack
    from ui.safety.mending import Mending
    from ui.safety.viewing import Viewing


_KINDS = (
    "client", "entry", "promise", "note", "card", "fact", "visit", "contact", "photo", "fragment",
    "position", "tick", "algorithm", "setting",
)  # fmt: skip
"""What an import may have written."""


class Files(QObject):
    """``window.files``. Long work borrows the journal and covers the window meanwhile."""

    imported = Signal(object)
    """An ImportReport, once the screens know of what came in."""

    backed_up = Signal()
    """There is a newer backup."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._told_copy: Path | None = None
        self._window = window
        self._desk = window.desk
        self._work: Work | None = None
        self._problem: JournalError | None = None
        self._viewing_wanted = False
        self._overlay: ProgressOverlay | None = None

    @cached_property
    def _asking(self) -> Asking:
        from ui.safety.asking import Asking

        return Asking(self._window)

    @cached_property
    def _bringing_back(self) -> BringingBack:
        from ui.safety.bringing_back import BringingBack

        return BringingBack(self._window)

    @cached_property
    def viewing(self) -> Viewing:
        """What is done with a journal into which nothing can be saved."""
        from ui.safety.viewing import Viewing

        return Viewing(self._window)

    @cached_property
    def mending(self) -> Mending:
        """What is done when a journal is found damaged."""
        from ui.safety.mending import Mending

        return Mending(self._window)

    # -- other journals ---------------------------------------------------------------------

    def new_journal(self) -> None:
        """Start another journal, from the same questions as the first one."""
        from ui.dialogs.first_run import FirstRun

        sheet = FirstRun(self._desk.language, self._window)
        sheet.chosen.connect(self._on_new_journal_chosen)
        sheet.rejected.connect(self._on_new_journal_given_up)
        sheet.open()

    def open_journal(self) -> None:
        """Choose another journal."""
        journals = self.tr("Journals (*.journal);;All files (*)")
        self._ask_file(self.tr("Open a journal"), journals, self._on_journal_file_selected)

    def switch_to(self, path: Path, passphrase: str | Key | None = None) -> bool:
        """Open another journal in this window; the one before is backed up and closed. One that
        has a passphrase asks for it, and False comes back until then."""
        from ui.backups import back_up_at_close
        from ui.log import Log, log_folder

        before = self._desk.journal
        if path.resolve() == before.path.resolve():
            return True
        try:
            journal = open_whole(path, passphrase)
        except JournalError as error:
            if error.code == "passphrase_needed":
                self._ask_passphrase(path)
            elif error.code == "damaged":
                self.mending.offer_closed(error, passphrase, partial(self.switch_to, path))
            else:
                self._window.messages.show_error(error)
            return False
        self._window.journal_closing.emit()
        self.use(journal)
        try:
            back_up_at_close(before, self._window.preferences, Log(log_folder(), self))
        except JournalError as error:
            self._window.messages.show_error(error)
        before.close()
        return True

    def _ask_passphrase(self, path: Path) -> None:
        given = partial(self._on_passphrase_given, path)
        self._asking.ask(path, given, self._on_asked_in_vain)

    def _on_passphrase_given(self, path: Path, passphrase: str) -> None:
        if self._desk.journal.is_open:
            self.switch_to(path, passphrase)
        else:
            self._open_after_problem(path, passphrase)

    def use(self, journal: Journal) -> None:
        """Show a journal that is open; the one before stays the caller's to close."""
        self._window.preferences.last_journal = journal.path
        self._window.use_journal(journal)

    def show_problem(self, error: JournalError) -> None:
        """The journal of the window did not open again: say why, and what can be done."""
        from ui.dialogs.start_problem import StartProblem

        sheet = StartProblem(error, self._desk.language, self._window)
        sheet.finished.connect(lambda: self._after_problem(sheet.answer, error))
        sheet.open()

    def _after_problem(self, answer: Answer, error: JournalError) -> None:
        """Until a journal is open again, or the person quits."""
        self._problem = error
        if self._window.locker.is_locking():
            return  # nobody has answered: its page is what stands there from now on
        if answer == "quit":
            self._window.close()
        elif answer == "new":
            self.new_journal()
        else:
            path = Path(str(error.details.get("path") or self._desk.journal.path))
            self._viewing_wanted = answer == "view"
            self._open_after_problem(answer if isinstance(answer, Path) else path)

    def _open_after_problem(self, path: Path, passphrase: str | None = None) -> None:
        try:
            self.use(open_whole(path, passphrase, viewing=self._viewing_wanted))
        except JournalError as error:
            if error.code == "passphrase_needed":
                self._problem = error
                self._ask_passphrase(path)
            else:
                self.show_problem(error)

    def _on_asked_in_vain(self) -> None:
        """No passphrase, no new journal: where no journal is open, the question stays."""
        left = self._window.locker.is_locking()  # its page is what stands there from now on
        if self._problem is not None and not self._desk.journal.is_open and not left:
            self.show_problem(self._problem)

    # -- import and export ------------------------------------------------------------------

    def choose_import(self) -> None:
        """Choose a file to bring in."""
        files = self.tr("Logs and journals (*.csv *.json);;All files (*)")
        self._ask_file(self.tr("Import"), files, self._on_import_file_selected)

    def import_from(self, source: Path, anyway: bool = False) -> None:
        """Bring a file in, all of it or nothing; ``anyway`` also where no backup can be made."""
        store = self._desk.journal.store

        def task(progress: Progress, _cancelled: Cancelled) -> ImportReport:
            if source.suffix.lower() == ".json":
                from journal_app.exchange.archive import import_archive

                return import_archive(store, source, progress, anyway=anyway)
            if source.suffix.lower() in (".csv", ".tsv", ".txt"):
                from journal_app.exchange.log import import_log

                return import_log(store, source, progress, anyway=anyway)
            raise JournalError("unknown_format", path=str(source))

        def failed(error: JournalError) -> None:
            self.offer_anyway(error, lambda: self.import_from(source, anyway=True))

        text = self.tr("Bringing in {file}…").format(file=source.name)
        self.run(text, task, self._on_imported, failed)

    def offer_anyway(self, error: JournalError, again: Callable[[], None]) -> None:
        """Say why something large failed; where only the backup before it could not be made, offer
        to do it ``again`` without."""
        if "before" not in error.details:
            self._on_work_failed(error)
            return
        from ui.safety.anyway_sheet import AnywaySheet

        sheet = AnywaySheet(self._desk.say(error), self._window)
        sheet.agreed.connect(again)
        sheet.open()

    def choose_export(self) -> None:
        """Choose where to write the journal to."""
        dialog = QFileDialog(self._window, self.tr("Export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        log = self.tr("Events, line by line (*.csv)")
        whole = self.tr("The whole journal (*.json)")
        dialog.setNameFilters([log, whole])
        dialog.setDefaultSuffix("csv")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if chosen == whole else "csv")
        )
        dialog.selectFile(f"{self._desk.journal.path.stem}.csv")
        self._open(dialog, self._on_export_file_selected)

    def export_to(self, target: Path) -> None:
        """Write the journal to another file, by its ending."""
        store = self._desk.journal.store

        def task(_progress: Progress, _cancelled: Cancelled) -> tuple[Path, int]:
            if target.suffix.lower() == ".json":
                from journal_app.exchange.archive import export_archive

                export_archive(store, target)
                return target, 0
            if target.suffix.lower() == ".csv":
                from journal_app.exchange.log import export_log

                return target, export_log(store, target)
            raise JournalError("unknown_format", path=str(target))

        text = self.tr("Writing {file}…").format(file=target.name)
        self.run(text, task, self._on_exported, can_cancel=False)

    # -- backups ----------------------------------------------------------------------------

    def last_backup_text(self) -> str:
        """When the newest backup was made, in words."""
        backup = self._desk.journal.last_backup()
        if backup is None:
            return self.tr("no backup yet")
        locale = self._desk.locale
        day = day_text(backup.made.date(), self._desk.journal.today(), locale)
        time = f"{backup.made:%H:%M}"
        return self.tr("backup: {day}, {time}").format(day=day, time=time).replace(" ", NO_BREAK)

    def tell_upgraded(self) -> None:
        """Say once that a journal of an older version was brought to this one."""
        copy = self._desk.journal.upgrade_backup
        if copy is not None and copy != self._told_copy:
            self._told_copy = copy
            self._window.messages.show_text(
                self.tr(
                    "The journal was brought to this version of the program. A copy of it as it "
                    "was: {path}. What was done before can no longer be undone."
                ).format(path=copy)
            )

    def tell_backed_up(self) -> None:
        """Show when the newest backup was made, wherever that stands."""
        self._window.status.set_backup(self.last_backup_text())
        self.backed_up.emit()

    def back_up(self) -> None:
        """Make a backup now."""
        journal = self._desk.journal
        self.run(
            self.tr("Making a backup…"),
            lambda _progress, _cancelled: journal.backup(),
            self._on_backed_up,
            can_cancel=False,
        )

    def show_backups(self) -> None:
        """Open the folder of the backups."""
        folder = self._desk.journal.backup_folder
        place = folder if is_folder(folder) else folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def choose_restore(self) -> None:
        """Choose a backup to bring back."""
        journals = self.tr("Journals (*.journal);;All files (*)")
        folder = self._desk.journal.backup_folder
        title = self.tr("Bring back from a backup")
        self._ask_file(title, journals, self._on_restore_file_selected, folder)

    def look_into(self, backup: Path) -> None:
        """Show what a backup holds, and bring it back if that is wanted."""
        self._bringing_back.begin(backup)

    def restore(self, backup: Path, passphrase: str | None = None) -> None:
        """Put a backup in the place of the open journal, which is kept beside it."""
        self._bringing_back.restore(backup, passphrase)

    # -- long work --------------------------------------------------------------------------

    def cancel(self) -> None:
        """Stop what runs, at its next step."""
        if self._work is not None:
            self._work.cancel()

    def run(
        self,
        text: str,
        task: Task,
        done: Callable[[Any], None],
        failed: Callable[[JournalError], None] | None = None,
        can_cancel: bool = True,
        behind_lock: bool = False,
    ) -> None:
        """Do long work with the journal in a thread, the window covered; nothing while some other
        is on its way. Where the lock came in between, only a word on what it came to follows,
        unless ``done`` and ``failed`` know what may be done ``behind_lock``."""
        if self._work is not None:
            return
        self._overlay = overlay = ProgressOverlay(self._window)
        overlay.start(text, can_cancel)
        self._window.set_busy(True)
        self._work = work = run_in_background(self, self._desk.journal, task)
        work.progressed.connect(overlay.set_progress)
        overlay.cancelled.connect(work.cancel)
        work.ended.connect(self._on_work_ended)
        told = partial(self._on_work_told, behind_lock)
        work.done.connect(lambda result: told(done, result))
        work.failed.connect(lambda error: told(failed or self._on_work_failed, error))

    def _on_work_ended(self) -> None:
        self._work = None
        if self._overlay is not None:
            self._overlay.finish()
            self._overlay.deleteLater()
            self._overlay = None
        if not self._window.locker.is_locked():
            self._window.set_busy(False)

    def _on_work_told(
        self, behind_lock: bool, then: Callable[[Any], None], outcome: object
    ) -> None:
        locked = self._window.locker.is_locked()
        if behind_lock or not locked:
            then(outcome)
        else:
            self._window.locker.tell_later(outcome)  # it is nothing for that page
        if locked:
            self._window.set_busy(False)

    def _on_work_failed(self, error: JournalError) -> None:
        if error.code == "cancelled":
            self._window.history.say(self._desk.say(error))
        else:
            self._window.messages.show_error(error)

    # -- what was chosen, and what came of it -------------------------------------------------

    def _ask_file(
        self, title: str, filters: str, then: Callable[[str], None], folder: Path | None = None
    ) -> None:
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(filters.split(";;"))
        if folder is not None and is_folder(folder):
            dialog.setDirectory(str(folder))
        self._open(dialog, then)

    def _open(self, dialog: QFileDialog, then: Callable[[str], None]) -> None:
        dialog.setObjectName("fileDialog")
        dialog.fileSelected.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_journal_file_selected(self, path: str) -> None:
        self.switch_to(Path(path))

    def _on_new_journal_chosen(self, choices: FirstChoices) -> None:
        from ui.founding import found_journal

        try:
            found_journal(choices).close()
        except JournalError as error:
            self._window.messages.show_error(error)
            return
        self._window.look.set_language(choices.language)
        if choices.second is not None:
            self._window.preferences.second_backup_folder = choices.second
        if self.switch_to(choices.path, choices.passphrase) and choices.source is not None:
            self.import_from(choices.source)

    def _on_import_file_selected(self, path: str) -> None:
        self.import_from(Path(path))

    def _on_new_journal_given_up(self) -> None:
        self._window.look.speak()  # the sheet may have been read in the other language
        self._on_asked_in_vain()

    def _on_export_file_selected(self, path: str) -> None:
        self.export_to(Path(path))

    def _on_restore_file_selected(self, path: str) -> None:
        self.look_into(Path(path))

    def _on_imported(self, report: ImportReport) -> None:
        if replace(report, left_out=()) != ImportReport(0, 0, 0, 0):
            everybody = frozenset(line.id for line in self._desk.journal.client_lines())
            kinds = frozenset(_KINDS)
            changes = Changes(kinds, everybody, 0, Step("import"))
            self._desk.bus.changed.emit(changes)
            self._desk.done.emit(changes)
        self._window.when_seen(lambda: self._show_report(report))
        self.imported.emit(report)

    def _show_report(self, report: ImportReport) -> None:
        from ui.dialogs.import_report import ImportReportDialog

        ImportReportDialog(self._desk, report, self._window).open()

    def _on_exported(self, written: tuple[Path, int]) -> None:
        path, notes = written
        text = tell("cli.export_done", self._desk.language, path=path.name)
        if notes:
            text = f"{text} {tell('cli.export_notes', self._desk.language, count=notes)}"
        self._window.history.say(text)

    def _on_backed_up(self, path: Path) -> None:
        self.tell_backed_up()
        text = tell("cli.backup_done", self._desk.language, path=path.name)
        self._window.history.say(text)
