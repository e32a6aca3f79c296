"""Pictures of visits being closed, of the feed and the numbers they come to, and of a photo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.shots_hands import press

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shots import Camera

_TYPED = {
    "ru": {
        "closeGoodWords": "Чай, как она любит, и тишина",
        "closePromiseWords": "Прислать палитру осенних оттенков",
        "closeComeBack": "К разговору о матери: свернули на полуслове",
    },
    "en": {
        "closeGoodWords": "Tea the way she likes it, and quiet",
        "closePromiseWords": "Send the palette of autumn shades",
        "closeComeBack": "The talk about the mother: we broke off midway",
    },
}


def play_visits(window: MainWindow, camera: Camera) -> None:
    """The visits of a client, the sheet that closes one, the day's round, and the numbers."""
    journal, view = window.desk.journal, window.clients.view
    first = min(line.id for line in journal.client_lines())
    window.go("clients")
    window.clients.show_client(first)
    view.show_tab("feed")
    press(window, "feedVisits")
    camera.take(window, "clients-feed")
    press(window, "feedAll")
    view.show_tab("numbers")
    camera.take(window, "clients-numbers")
    view.show_tab("feed")
    waiting = journal.visits.day(journal.today()).visits[0]
    window.clients.show_client(waiting.client)
    view.close_visit(waiting.id)
    for name in _chips(window):
        press(window, name)
    _fill(window, _TYPED[camera.language])
    camera.take(window, "clients-close")
    _fill(window, dict.fromkeys(_TYPED[camera.language], ""))
    for name in _chips(window):
        press(window, name)
    press(window, "composerCancel")
    window.open_day_round()
    camera.take(window, "day-round")
    _press_in(window, "dayRound", "roundEnd")
    window.clients.show_client(first)


def play_photo(window: MainWindow, camera: Camera) -> None:
    """A photo of the card, large."""
    from ui.client.photo_large import PhotoLarge

    journal = window.desk.journal
    client = min(line.id for line in journal.client_lines())
    lines = journal.photos.of(client)
    large = PhotoLarge(window.desk, lines, lines[0], window)
    large.open()
    camera.take(window, "photo")
    large.leave()


def _chips(window: MainWindow) -> tuple[str, ...]:
    """What opens the fields of a closed visit."""
    return () if window.desk.profession == "psychologist" else ("after_good", "after_promise")


def _fill(window: MainWindow, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        field = window.findChild(QLineEdit, name)
        if field is not None:  # each profession has its own
            field.setText(text)


def _press_in(window: MainWindow, over: str, name: str) -> None:
    sheet = window.findChild(QWidget, over)
    assert sheet is not None, over
    press(sheet, name)
