"""ClientView: everything about one client, right of the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk


class ClientView(QWidget):
    """Header, actions, composer, feed and promises of one client.

    ``start`` opens the composer; drafts wait in memory for each client and kind.
    """

    new_client_wanted = Signal()
    """The first screen's button was pressed: somebody has to open the dialog."""
    edit_wanted = Signal()
    """The client's card is to be edited."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client: int | None = None

    @property
    def client_id(self) -> int | None:
        """Who is shown; None when nobody is."""
        return self._client

    def show_client(self, client: int | None) -> None:
        """Show a client, or the empty state."""
        self._client = client

    def start(self, kind: str, row: int | None = None) -> None:
        """Open the composer for a kind of record."""

    def has_draft(self) -> bool:
        """Whether words were typed that are not saved."""
        return False

    def take_draft(self) -> object:
        """Everything typed and not saved, for ``put_draft`` of a view built anew."""
        return None

    def put_draft(self, draft: object) -> None:
        """Take over what ``take_draft`` of another view gave."""
