"""Pictures of the lock page: without a passphrase, with one, and after a wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_app.errors import JournalError
from ui.lock.lock_page import LockPage
from ui.shots_hands import press, type_into

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shots import Camera

_WAIT = 10.0


def play_lock(window: MainWindow, camera: Camera) -> None:
    """The journal is locked, as it is; the page is shown as other journals have it; and opened."""
    name = window.desk.journal.path.name
    window.lock()
    page = window.findChild(LockPage)
    assert page is not None
    camera.take(window, "lock")
    page.set_journal(name, True)
    page.begin()
    camera.take(window, "lock-passphrase")
    type_into(page, "lockPassphrase", "A" * 9)  # without Shift: Caps Lock is on
    page.refuse(window.desk.say(JournalError("wrong_passphrase")), _WAIT)
    camera.take(window, "lock-wrong")
    page.wait(0)
    page.set_journal(name, False)
    press(page, "lockOpen")
