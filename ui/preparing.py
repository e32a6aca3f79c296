"""Preparing: the way to the page before the visit, back from it, and from it onto paper."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journal_app.errors import JournalError

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.pages.before import BeforePage


class Preparing(QObject):
    """``window.deeds.preparing``: for whom the page stands open, and where one came from."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._client: int | None = None
        self._visit: int | None = None
        self._from = "clients"

    def toggle(self) -> None:
        """Open the page for the client that is open, else for the next visit; close it again."""
        window = self._window
        if window.page_name() == "before":
            self.leave()
            return
        client = window.clients.current_client() if window.page_name() == "clients" else None
        if client is not None:
            self.show(client)
            return
        coming = self._chosen_today() or window.desk.journal.next_up()
        if coming is None:
            window.history.say(f"{window.desk.words['before_nobody']}.")
        else:
            self.show(*coming)

    def _chosen_today(self) -> tuple[int, int] | None:
        """The visit whose line has the focus on Today."""
        from ui.pages.today import TodayPage

        page = self._window.built_page(self._window.page_name())
        return page.visit_to_prepare() if isinstance(page, TodayPage) else None

    def show(self, client: int | None, visit: int | None = None) -> None:
        """Show a client before a visit (the next one, when none is named); without a client the
        one that is open."""
        window = self._window
        if client is None:
            self.toggle()
            return
        try:
            self._page().show_client(client, visit)
        except JournalError as error:
            window.messages.show_error(error)
            return
        self._client, self._visit = client, visit
        if window.page_name() != "before":
            self._from = window.page_name()
        window.go("before")

    def leave(self) -> None:
        """Back to where one came from."""
        self._window.go(self._from)

    def forget(self) -> None:
        """Another journal is open: nobody was shown."""
        self._client = self._visit = None

    def print_page(self) -> None:
        """Print the page that is shown, when it is one for paper."""
        from ui.printing import print_document

        document = self._page().document() if self._window.page_name() == "before" else None
        if document is not None:
            print_document(self._window, document, self._page().title())

    def choose_pdf(self) -> None:
        """Ask where to keep the page as a PDF."""
        from ui.printing import choose_pdf

        choose_pdf(self._window, self._page().title(), self._on_pdf_chosen)

    def made_page(self) -> QWidget:
        """A new page, on the client that was shown before the window was built anew."""
        from ui.pages.before import BeforePage

        page = BeforePage(self._window.desk)
        page.left.connect(self.leave)
        page.moved_on.connect(self._on_moved_on)
        page.print_wanted.connect(self.print_page)
        page.pdf_wanted.connect(self.choose_pdf)
        if self._client is not None:
            with suppress(JournalError):  # gone meanwhile: the page stays empty
                page.show_client(self._client, self._visit)
        return page

    def _page(self) -> BeforePage:
        from ui.pages.before import BeforePage

        page = self._window.page("before")
        assert isinstance(page, BeforePage)
        return page

    def _on_moved_on(self, client: int, visit: int) -> None:
        self._client, self._visit = client, visit

    def _on_pdf_chosen(self, path: str) -> None:
        from ui.printing import save_pdf

        page, target = self._page(), Path(path)
        document = page.document()
        if document is None:
            return
        try:
            save_pdf(document, target, page.title())
        except JournalError as error:
            self._window.messages.show_error(error)
            return
        text = self.tr("Written: {file}").format(file=target.name)
        self._window.history.say(text)
