"""Panel: what a tab of the client's page shows when it is opened later than the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.shapes import Changes, ClientPage


class Panel(QWidget):
    """Made with the first opening of its tab; told of whom the page shows and of what changed."""

    compose_wanted = Signal(str, object)
    """(kind, Draft): the composer is to be opened with these words."""
    edit_wanted = Signal()
    """Name, opening credit and day of meeting are to be edited."""

    def show_client(self, page: ClientPage) -> None:
        """Show this client; called again with the same one when the page is shown anew."""
        raise NotImplementedError

    def refresh(self, changes: Changes) -> None:
        """Something of the client shown, or a setting, has changed."""
        raise NotImplementedError

    def leave(self) -> None:
        """The tab, the client or the window is about to be left: finish what is typed."""

    def has_draft(self) -> bool:
        """Whether words stand here that are nowhere else."""
        return False

    def stop(self) -> None:
        """The window is closed: nothing is tried any more."""
