"""Locker: the journal is closed, nothing of it is left in the window, and the way back."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import delete, isValid

from journal_app import Journal
from journal_app.errors import JournalError
from journal_app.words import say, tell
from ui.client.draft import Desktop
from ui.client.draft_keeper import keep_draft
from ui.client.note_session import unwritten
from ui.lock.form_keeper import FormKeeper
from ui.lock.forms import typed_in
from ui.lock.kept_form import Typed
from ui.lock.leaving import close_popups, close_windows, others_in
from ui.lock.place import Place, go_back, place_of, scroll_back
from ui.lock.reopening import open_whole
from ui.lock.sheet_forms import result_form, settings_of
from ui.lock.tries import Tries

if TYPE_CHECKING:
    from journal_app.safety import Key
    from ui.lock.lock_page import LockPage
    from ui.main_window import MainWindow


@dataclass
class _Words:
    """Words that the disk has not taken yet: they wait here, and nowhere else."""

    composer: Desktop | None = None
    forms: list[Typed] = field(default_factory=list)


class Locker(QObject):
    """``window.locker``. Locking asks nothing: what is typed is kept as drafts in the journal, the
    file is closed, and the page that opens it again is all the window holds. While a worker has
    the journal, or works on its closed file, the screen is cleared at once and the rest follows
    when the work has ended."""

    locked = Signal()
    """The file is closed."""
    unlocked = Signal()
    """The window shows the journal again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.forms = FormKeeper(window)
        self.tries = Tries()
        self._page: LockPage | None = None
        self._place = Place()
        self._path = Path()
        self._encrypted = False
        self._words = _Words()
        self.waits_for = ""
        """What is being done to the closed file, in words that name nobody."""
        self._leaving = self._resting = self._closing = False
        self._gone: list[QWidget] = []
        self._ended: list[tuple[str, bool]] = []
        self._cleaning = QTimer(self)
        self._cleaning.setSingleShot(True)
        self._cleaning.timeout.connect(self._clean)
        window.desk.client_erased.connect(self._on_client_erased)

    def is_locked(self) -> bool:
        """Whether the page stands in the place of the journal."""
        return self._page is not None

    def is_locking(self) -> bool:
        """Whether the screen is being cleared: what closes now was left by nobody, and nothing
        may follow it."""
        return self._leaving

    # -- locking --------------------------------------------------------------------------------

    def lock(self) -> None:
        """Close the journal and take everything of it from the screen. Asks nothing."""
        window = self._window
        if self.is_locked() or self._leaving or window.is_closed():
            return
        self._leaving = True
        try:
            self._clear_screen()
        finally:
            self._leaving = False
        if not self._resting and window.desk.journal.is_open:
            self._close()

    def _clear_screen(self) -> None:
        window = self._window
        close_popups()
        self._resting = window.is_busy()
        self._place = place_of(window)
        self._words = _Words(None, typed_in(window))
        self._path = window.desk.journal.path
        self._encrypted = window.desk.journal.is_encrypted
        self._take_words(self._resting or not window.desk.journal.is_open)
        close_windows(window)
        self._show_page()
        window.repaint()  # what closing takes is not taken while a client can read

    def speak(self) -> None:
        """The language is another one: the page anew."""
        old = self._page
        if old is not None:
            self._window.takeCentralWidget()
            self._gone.append(old)
            page = self._made_page()
            self._window.setCentralWidget(page)
            page.show()
            page.begin()
            self._cleaning.start(0)

    def stop(self) -> None:
        """The window is closed."""
        self.forms.stop()
        self._cleaning.stop()

    def close_later(self) -> None:
        """Somebody wants to quit while the work goes on: the window closes when it has ended."""
        self._closing = True
        if self._page is not None:
            self._page.say(self.tr("What was begun is brought to its end, then this closes."))

    # -- what work came to ------------------------------------------------------------------------

    def tell_later(self, outcome: object) -> None:
        """Work has ended while the page was shown: say so once the journal is open again, in words
        that name nobody, or show then what it came to."""
        form = result_form(outcome)
        if isinstance(outcome, JournalError):
            text = self.tr("What was being done came to nothing. Please try it again.")
            self.say(text, well=False)
        elif form is not None:
            self.show_later(form)
        else:
            self.say(self.tr("What was being done is done."))

    def show_later(self, form: Typed) -> None:
        """Open this, too, once the journal is open again."""
        self._words.forms.append(form)

    def say(self, text: str, well: bool = True) -> None:
        """Say it in passing, or where it stays (not ``well``); while the page is shown, once the
        journal is open again."""
        if self.is_locked():
            self._ended.append((text, well))
        elif well:
            self._window.history.say(text)
        else:
            self._window.messages.show_text(text)

    def _tell_ended(self) -> None:
        ended, self._ended = self._ended, []
        for text, well in ended:
            self.say(text, well)

    def journal_returned(self) -> None:
        """The work that had the journal, or its file, has ended: now that can be closed."""
        page, journal = self._page, self._window.desk.journal
        if page is None:
            return
        self._resting = False
        if journal.is_open:
            self._close()
        anew = page.asks_nothing() and self._path == journal.path
        page.set_resting(False)
        if anew:
            self._stand_before(page, journal.path)
        if self._closing:
            QTimer.singleShot(0, self._window, self._window.close)

    def _on_client_erased(self, client: int, _name: str) -> None:
        """What the lock took from the screen goes with them."""
        words = self._words
        words.forms = self.forms.left_of(words.forms)
        if words.composer is not None:
            drafts = words.composer.drafts
            for key in [key for key in drafts if key[0] == client]:
                del drafts[key]

    def _take_words(self, lent: bool) -> None:
        """Let go of every field: nothing that is torn down may try to save."""
        self.forms.stop()
        window = self._window
        settings = settings_of(window)
        if settings is not None:
            settings.put_away()
        if window.built_page("clients") is None:
            return
        view = window.clients.view
        view.panels.give_up_card()
        if not lent:
            window.typed.finish()
        view.stop()
        self._words.composer = view.composer.take()
        view.composer.put_away()

    def _show_page(self) -> None:
        page = self._made_page()
        self._gone += self._window.give_way(page)
        self._gone += others_in(self._window, page)
        page.begin()

    def _made_page(self) -> LockPage:
        from ui.lock.lock_page import LockPage

        self._page = page = LockPage()
        page.set_journal(self._path.name, self._encrypted)
        page.open_wanted.connect(self._on_open_wanted)
        page.other_wanted.connect(self._on_other_wanted)
        page.quit_wanted.connect(self._window.close)
        page.wait(self.tries.left(self._path))
        page.set_resting(self._resting, self.waits_for)
        return page

    def _close(self) -> None:
        """Keep the drafts, close the file, and let everything of it go."""
        window = self._window
        journal = window.desk.journal
        self._keep_words(journal)
        window.typed.forget()
        window.journal_closing.emit()
        journal.close()
        self._cleaning.start(0)
        self.locked.emit()

    def _keep_words(self, journal: Journal) -> None:
        """Bring every word to the disk; what it does not take stays in memory until it does."""
        words, self._words = self._words, _Words()
        self._words.forms = self.forms.keep_all(words.forms)
        try:
            for key, draft in (words.composer.drafts if words.composer else {}).items():
                keep_draft(journal, key, draft)
        except JournalError:
            self._words.composer = words.composer
        unwritten(self._window.desk).keep_drafts()

    def _clean(self) -> None:
        """Destroy what was taken down. Not at once: one of its buttons may have asked for it. And
        by Qt first, from the top down: the collector would take widgets apart in any order."""
        gone, self._gone = self._gone, []
        for part in gone:
            if isValid(part):
                delete(part)
        gone.clear()
        gc.unfreeze()  # the start froze what was there: it may go now
        gc.collect()

    # -- opening --------------------------------------------------------------------------------

    def _on_open_wanted(self, passphrase: str) -> None:
        self.open_with(passphrase or None)

    def open_with(self, passphrase: str | Key | None) -> None:
        """Open the journal again and show it as it was, or say why that does not go."""
        page, window = self._page, self._window
        if page is None or window.desk.journal.is_open:
            return
        clock, client = window.desk.journal.clock, self._place.client
        try:
            journal = open_whole(self._path, passphrase, clock, client=client)
        except JournalError as error:
            self._refuse(error, passphrase)
            return
        journal.log_unlock(self.tries.take(self._path))
        self._take_up(journal)

    def _refuse(self, error: JournalError, passphrase: str | Key | None) -> None:
        page = self._page
        assert page is not None
        text = say(error, self._window.desk.language)
        if error.code in ("wrong_passphrase", "bad_passphrase"):
            self.tries.fail(self._path)
            page.refuse(text, self.tries.left(self._path))
        elif error.code == "passphrase_needed":
            page.set_journal(self._path.name, True)
            page.ask_first()
        elif error.code == "damaged":
            title = tell("start.damaged_title", self._window.desk.language)
            page.say(f"{title}.", "withdrawal")  # the page of what can be done says the rest
            damage = JournalError("damaged", path=str(self._path))
            self._window.files.mending.offer_closed(damage, passphrase, self.open_with)
        else:
            page.say(text, "withdrawal")

    def _take_up(self, journal: Journal) -> None:
        """Show a journal: the one that was locked with all that was open, or another one."""
        window = self._window
        same = journal.path == window.desk.journal.path
        self._take_page_away()
        words, self._words = self._words, _Words()
        place, self._place = self._place, Place()
        if not same:
            self._ended.clear()
            window.preferences.last_journal = journal.path
            window.use_journal(journal)
            self.unlocked.emit()
            return
        window.come_back(journal)
        if words.composer is not None:
            window.clients.view.put_draft(words.composer)
        go_back(window, place)
        self.forms.bring_back(words.forms)
        window.go(place.page)
        self._tell_ended()
        QTimer.singleShot(0, self, lambda: scroll_back(window, place))
        self.unlocked.emit()

    def _take_page_away(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            page.hide()
            self._gone.append(page)  # held until its own event is over
            self._cleaning.start(0)

    # -- another journal ------------------------------------------------------------------------

    def _on_other_wanted(self) -> None:
        window = self._window
        dialog = QFileDialog(window, self.tr("Open a journal"))
        dialog.setObjectName("fileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Journals (*.journal)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, path: str) -> None:
        """Stand before another journal; it is opened as this one would be."""
        page = self._page
        if page is None:
            return
        self._stand_before(page, Path(path).absolute())

    def _stand_before(self, page: LockPage, path: Path) -> None:
        from journal_app.safety import is_encrypted

        self._path = path
        self._encrypted = is_encrypted(path)
        page.set_journal(path.name, self._encrypted)
        page.wait(self.tries.left(path))
        page.begin()
