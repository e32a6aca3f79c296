"""What the actions of daily work do; each is a method that a command of the table names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.preparing import Preparing
from ui.rights.rights_deeds import RightsDeeds
from ui.theme import KINDS

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@runtime_checkable
class InHand(Protocol):
    """A page that stands on somebody: what the keys of daily work mean there."""

    def client_in_hand(self) -> int | None:
        """Whom the digits write about."""

    def visit_in_hand(self) -> tuple[int, int | None] | None:
        """(client, visit) that F4 and F5 mean."""


class Deeds(QObject):
    """``window.deeds``. What needs an open client does nothing without one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.preparing = Preparing(window)
        self.rights = RightsDeeds(window)

    def words(self) -> dict[str, str]:
        """What the profession calls some of them, by command."""
        words = self._window.desk.words
        own = {f"record{kind.title()}": words[f"new_{kind}"] for kind in (*KINDS, "visit")}
        own |= {"closeVisit": words["close_visit"], "dayRound": words["day_round"]}
        return own | {"prepareVisit": words["before_session"]}

    def listen(self) -> None:
        """Do what a page asks for that belongs to another one."""
        desk = self._window.desk
        desk.prepare_wanted.connect(self.preparing.show)
        self._window.journal_changed.connect(self.preparing.forget)
        desk.close_wanted.connect(self._on_close_wanted)
        desk.round_wanted.connect(self._window.open_day_round)
        desk.plan_wanted.connect(self.go_plan)
        desk.erase_wanted.connect(self.rights.ask_erase)
        desk.terms_wanted.connect(self.rights.show_past_term)
        desk.dossier_wanted.connect(self.rights.ask_dossier)

    def go_today(self) -> None:
        """Show Today."""
        self._window.go("today")

    def write_tomorrow(self) -> None:
        """Show whom to write to tomorrow, or the day again."""
        from ui.pages.today import TodayPage

        here = self._window.page_name() == "today"
        self._window.go("today")
        page = self._window.page("today")
        assert isinstance(page, TodayPage)
        page.show_writing(not (here and page.is_writing()))

    def go_clients(self) -> None:
        """Show the clients."""
        self._window.go("clients")

    def go_plan(self) -> None:
        """Show the plan of the week."""
        self._window.go("plan")

    def make_plan(self) -> QWidget:
        """The page of the plan, for the window to show."""
        from ui.plan.plan_view import PlanView

        return PlanView(self._window.desk, self._window)

    def go_method(self) -> None:
        """Show the handbook."""
        self._window.go("method")

    def go_settings(self) -> None:
        """Show the settings."""
        self._window.go("settings")

    def find_client(self) -> None:
        """Put the cursor into the search; on the Method page, into that of the handbook."""
        if self._window.page_name() == "method":
            from ui.pages.method import MethodPage

            page = self._window.page("method")
            assert isinstance(page, MethodPage)
            page.focus_search()
            return
        self._window.go("clients")
        self._window.clients.focus_search()

    def add_client(self) -> None:
        """Ask for a new client."""
        self._window.go("clients")
        self._window.clients.new_client()

    def edit_client(self) -> None:
        """Change the open client's card."""
        if self._has_client():
            self._window.clients.edit_client()

    def archive_client(self) -> None:
        """Put the open client away, or bring them back."""
        if self._has_client():
            self._window.clients.archive_client()

    def record_deposit(self) -> None:
        """Open the composer for a deposit."""
        self._record("deposit")

    def record_withdrawal(self) -> None:
        """Open the composer for a withdrawal."""
        self._record("withdrawal")

    def record_promise(self) -> None:
        """Open the composer for a promise."""
        self._record("promise")

    def record_apology(self) -> None:
        """Open the composer for an apology."""
        self._record("apology")

    def close_visit(self) -> None:
        """Close the visit in hand: of the open client, or the one a page stands on."""
        if self._has_client():
            self._window.clients.view.close_visit()
            return
        found = self._visit_in_hand()
        if found is not None:
            self._on_close_wanted(*found)
        else:
            self._window.history.say(self.tr("There is nothing to close yet."))

    def write_note(self) -> None:
        """Go on with today's note of the open client."""
        if self._has_client():
            self._window.clients.view.show_tab("notes")
            self._window.clients.view.panels.notes().begin()

    def toggle_private(self) -> None:
        """Unfold or fold the private layer of the note in front."""
        if self._has_client() and self._window.clients.view.is_tab("notes"):
            self._window.clients.view.panels.notes().toggle_private()

    def open_supervision(self) -> None:
        """Choose what is taken to supervision, and print it."""
        from ui.dialogs.supervision import SupervisionSheet

        SupervisionSheet(self._window.desk, self._window).open()

    def record_visit(self) -> None:
        """Open the composer for a visit, planned or done."""
        self._record("visit")

    def record_contact(self) -> None:
        """Open the composer for a call or a message."""
        self._record("contact")

    def record_position(self) -> None:
        """Open the composer for the position in a session; it is the psychologist's."""
        if self._window.desk.profession == "psychologist":
            self._record("position")

    def toggle_codes(self) -> None:
        """Show codes instead of names everywhere, or the names again."""
        self.set_codes(not self._window.preferences.codes)

    def set_codes(self, wanted: bool) -> None:
        """Show codes instead of names, or names, from now on, on this computer."""
        self._window.preferences.codes = wanted
        self._window.desk.show_codes(wanted)
        # All that has words on it is built anew, as for another language.
        self._window.look.language_changed.emit(self._window.desk.language)

    def show_shortcuts(self) -> None:
        """Show every key."""
        from ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window.desk, self._window).open()

    def show_about(self) -> None:
        """Show what this program is, and whose."""
        from ui.dialogs.about import AboutDialog

        AboutDialog(self._window).open()

    def _on_close_wanted(self, client: int, visit: int | None) -> None:
        self._window.show_client(client)
        self._window.clients.view.close_visit(visit)

    def _record(self, kind: str) -> None:
        if self._open_in_hand():
            self._window.clients.view.start(kind)

    def _open_in_hand(self) -> bool:
        """Go to the client a page stands on, if it does on one."""
        if self._has_client():
            return True
        client = self._client_in_hand()
        if client is not None:
            self._window.show_client(client)
        return client is not None

    def _client_in_hand(self) -> int | None:
        page = self._page_in_front()
        return page.client_in_hand() if isinstance(page, InHand) else None

    def _visit_in_hand(self) -> tuple[int, int | None] | None:
        """(client, visit) that the page in front stands on."""
        page = self._page_in_front()
        return page.visit_in_hand() if isinstance(page, InHand) else None

    def _page_in_front(self) -> QWidget | None:
        return self._window.built_page(self._window.page_name())

    def _has_client(self) -> bool:
        window = self._window
        return window.page_name() == "clients" and window.clients.current_client() is not None
