"""Draws every screen of the sample into pictures, with the real window and a fixed day."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast

from PySide6.QtCore import QEvent, QPoint, QSettings, QSize, Qt
from PySide6.QtGui import QCursor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from journal_app import Journal, open_journal
from journal_app.exchange.demo import write_sample
from ui.app import create_window, make_application
from ui.main_window import MainWindow
from ui.preferences import LANGUAGES
from ui.shots_closed import PASSPHRASE, play_closed
from ui.shots_hands import press
from ui.shots_lock import play_lock
from ui.shots_over import play_first_run, play_over
from ui.shots_pages import play_before, play_method, play_settings
from ui.shots_plan import play_plan
from ui.shots_rights import play_rights
from ui.shots_safety import play_safety
from ui.shots_visits import play_photo, play_visits
from ui.theme import Choice, theme

DAY = date(2026, 11, 21)
SIZES = ((1280, 800), (1024, 700))
THEMES = ("light", "dark")
_QUALITY = 80
"""Of a PNG, which loses nothing anyway: written in a third of the time, a tenth larger."""

Profession = Literal["nail", "psychologist"]
Language = Literal["ru", "en"]

_LONG_NAMES = {
    "ru": (
        "Екатерина-Александра Константиновна Преображенская-Вознесенская (подруга Марины, "
        "с третьего этажа)",
        "Человеколюбивосвященнодействующая Достопримечательнова",
        "محمد بن عبد الله",
        "Zoë 🌿 Čapek-Ó Súilleabháin",
    ),
    "en": (
        "Katherine-Alexandra Featherstonehaugh-Cholmondeley (Marina's friend from the third floor)",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "محمد بن عبد الله",
        "Zoë 🌿 Čapek-Ó Súilleabháin",
    ),
}
_WORDS = {
    "ru": {
        "deposit": "Поставила её любимый чай без просьбы и вспомнила про защиту дочери",
        "support": "Вспомнила, чем закончилась прошлая встреча, и предложила начать с этого",
        "apology": "Позвонила сама, сказала прямо: задержала на двадцать минут",
        "promise": "Прислать палитру осенних оттенков",
        "contact": "Спросила, как держится покрытие после отпуска",
        "letters": "вер",
        "folder": "Журнал клиентов",
        "file": "Журнал.journal",
        "new": "Новый журнал.journal",
        "name": "Ольга Лебедева",
        "reason": "согласие отозвано",
    },
    "en": {
        "deposit": "Put her favourite tea on without being asked, and asked about the defence",
        "support": "Remembered where we had stopped last time, and offered to begin there",
        "apology": "Rang her myself and said it straight: I kept her waiting twenty minutes",
        "promise": "Send the palette of autumn shades",
        "contact": "Asked how the coating has held after the holiday",
        "letters": "ver",
        "folder": "Client Journal",
        "file": "Journal.journal",
        "new": "New journal.journal",
        "name": "Olga Lebedeva",
        "reason": "consent withdrawn",
    },
}


def main(
    folder: Path,
    language: str | None = None,
    theme: str | None = None,
    size: tuple[int, int] | None = None,
) -> int:
    """Draw into ``folder``; all combinations of what is not named. How many pictures there are."""
    app = QApplication.instance() or make_application()
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    app.setCursorFlashTime(0)  # a blinking cursor would make pictures differ
    count = 0
    with _somebody_elses_home() as place:
        for each in [language] if language else LANGUAGES:
            spoken = cast(Language, each)
            for stage in _stages():
                camera = Camera(folder, spoken, stage.name)
                schemes = [theme] if theme else THEMES
                with _set_up(stage, spoken, schemes[0], place) as window:
                    for scheme in schemes:
                        for wide, high in [size] if size else SIZES:
                            camera.aim(app, window, cast(Choice, scheme), QSize(wide, high))
                            stage.play(window, camera)
                count += camera.count
    return count


class Camera:
    """Takes the pictures of one stage and names them."""

    def __init__(self, folder: Path, language: str, stage: str) -> None:
        self._folder = folder
        self.language = language
        self._stage = stage
        self._look = ""
        self.count = 0

    def words(self, key: str) -> str:
        """A text to type; a psychologist's deposit has words of its own."""
        own = "support" if key == "deposit" and self._stage.startswith("psychologist") else key
        return _WORDS[self.language][own]

    def aim(self, app: QApplication, window: MainWindow, scheme: Choice, size: QSize) -> None:
        """Put the window into a scheme and a size."""
        theme.apply(app, scheme=scheme, text_scale=1.0)
        window.resize(size)
        self._look = f"{scheme}-{size.width()}x{size.height()}"
        settle()

    def take(self, window: QWidget, name: str, over: QWidget | None = None) -> None:
        """One picture of the window, with another one lying over it."""
        if over is not None and not over.isVisible():
            over.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            over.show()  # or it is laid out as nobody ever sees it
        settle()
        picture = window.grab()
        if over is not None:
            self._lay_over(picture, over)
        stage = f"-{self._stage}" if self._stage else ""
        file = self._folder / f"{self.language}-{self._look}{stage}-{name}.png"
        if not picture.save(str(file), "PNG", _QUALITY):
            raise OSError(f"cannot write {file}")
        self.count += 1

    def take_alone(self, window: QWidget, name: str, sheet: QWidget) -> None:
        """One picture of a window of its own, on plain ground."""
        plain = QWidget()
        plain.resize(window.size())
        self.take(plain, name, sheet)

    @staticmethod
    def _lay_over(picture: QPixmap, over: QWidget) -> None:
        ratio = picture.devicePixelRatio()
        sheet = over.grab()
        painter = QPainter(picture)
        shade = theme.color("edge")
        shade.setAlphaF(0.3)
        painter.fillRect(picture.rect(), shade)
        room = picture.deviceIndependentSize().toSize()
        corner = QPoint((room.width() - over.width()) // 2, (room.height() - over.height()) // 2)
        painter.drawPixmap(corner, sheet)
        painter.setPen(theme.color("edge"))
        painter.drawRect(corner.x(), corner.y(), over.width() - 1, over.height() - 1)
        painter.end()
        picture.setDevicePixelRatio(ratio)


@dataclass(frozen=True)
class Stage:
    """A journal, and the pictures that are taken of it."""

    name: str
    profession: Profession
    fill: Callable[[Journal, Language], None]
    play: Callable[[MainWindow, Camera], None]
    passphrase: str | None = None


@contextmanager
def _somebody_elses_home() -> Iterator[Path]:
    """Nobody's own settings are read or written for a picture, and no path of this computer is
    shown in one."""
    names = ("HOME", "USERPROFILE")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        for file_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(file_format, QSettings.Scope.UserScope, str(Path(name) / "settings"))
        os.environ.update(dict.fromkeys(names, name))
        try:
            yield Path(name)
        finally:
            for each in names:
                os.environ.pop(each, None)
            os.environ.update(kept)


def _stages() -> tuple[Stage, ...]:
    return (
        Stage("", "nail", _fill_sample("nail"), _play_sample),
        Stage("psychologist", "psychologist", _fill_sample("psychologist"), _play_other),
        Stage("empty", "nail", _fill_nothing, _play_empty),
        Stage("closed", "nail", _fill_nothing, play_closed, PASSPHRASE),
        Stage("long", "nail", _fill_long, _play_long),
    )


@contextmanager
def _set_up(stage: Stage, language: Language, scheme: str, place: Path) -> Iterator[MainWindow]:
    folder = place / _WORDS[language]["folder"] / stage.name
    name = _WORDS[language]["file"]
    with open_journal(folder / name, stage.passphrase, clock=lambda: DAY) as journal:
        stage.fill(journal, language)
        window = create_window(journal, language, scheme)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        QCursor.setPos(QPoint(5000, 5000))  # a pointer over a button would light it up
        window.set_veil_seconds(0)
        window.show()
        settle()
        try:
            yield window
        finally:
            window.close()
            window.desk.journal.close()  # another one, if it was locked for a picture
            window.deleteLater()
            # Or every change of the theme would dress windows that nobody sees any more.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _fill_sample(profession: Profession) -> Callable[[Journal, Language], None]:
    def fill(journal: Journal, language: Language) -> None:
        from ui.shots_notes import fill_notes

        write_sample(journal.store, profession, language)
        fill_notes(journal, language, profession)
        if profession == "psychologist":
            journal.settings["hide_numbers"] = True

    return fill


def _fill_nothing(_journal: Journal, _language: Language) -> None:
    """The first day."""


def _fill_long(journal: Journal, language: Language) -> None:
    words = _WORDS[language]
    for name in _LONG_NAMES[language]:
        client = journal.clients.add(name).id
        journal.entries.deposit(client, "expectations", note=f"{words['deposit']}. " * 3)
        journal.promises.make(client, f"{words['promise']}. " * 4, due=DAY)


def settle() -> None:
    """Let everything be laid out and painted."""
    for _ in range(3):
        QApplication.processEvents()


def _open_first(window: MainWindow) -> None:
    window.go("clients")
    first = min(line.id for line in window.desk.journal.client_lines())
    window.clients.show_client(first)


def _write(window: MainWindow, kind: str, text: str) -> None:
    window.clients.view.start(kind)
    note = window.findChild(QPlainTextEdit, "composerNote")
    assert note is not None
    note.setPlainText(text)
    note.moveCursor(note.textCursor().MoveOperation.End)


def _give_up(window: MainWindow) -> None:
    note = window.findChild(QPlainTextEdit, "composerNote")
    if note is not None:
        note.clear()
    press(window, "composerCancel")


def _play_sample(window: MainWindow, camera: Camera) -> None:
    from ui.shots_notes import play_history, play_notes

    _open_first(window)
    _write(window, "deposit", camera.words("deposit"))
    camera.take(window, "clients")
    _give_up(window)
    press(window, "tabPromises")
    camera.take(window, "clients-promises")
    _show_card(window, camera)
    play_before(window, camera)
    play_notes(window, camera)
    play_history(window, camera)
    play_photo(window, camera)
    _play_apology(window, camera)
    _open_first(window)
    _write(window, "contact", camera.words("contact"))
    camera.take(window, "clients-contact")
    _give_up(window)
    window.go("today")
    camera.take(window, "today")
    window.deeds.write_tomorrow()
    camera.take(window, "today-write")
    window.deeds.write_tomorrow()
    play_plan(window, camera)
    play_visits(window, camera)
    play_settings(window, camera)
    play_method(window, camera)
    play_rights(window, camera)
    play_safety(window, camera)
    _play_toast(window, camera)
    play_first_run(window, camera)
    play_over(window, camera)


def _show_card(window: MainWindow, camera: Camera) -> None:
    press(window, "tabCard")
    camera.take(window, "clients-card")
    press(window, "tabFeed")


def _play_apology(window: MainWindow, camera: Camera) -> None:
    journal = window.desk.journal
    hurt = [line.id for line in journal.client_lines() if journal.open_wounds(line.id)]
    window.clients.show_client(hurt[0])
    _write(window, "apology", camera.words("apology"))
    for part in ("part_named", "part_owned", "part_repaired"):
        press(window, part)
    camera.take(window, "clients-apology")
    for part in ("part_named", "part_owned", "part_repaired"):
        press(window, part)
    _give_up(window)


def _play_toast(window: MainWindow, camera: Camera) -> None:
    _open_first(window)
    _write(window, "deposit", camera.words("deposit"))
    press(window, "composerSave")
    camera.take(window, "toast")
    window.desk.do(window.desk.journal.undo)
    window.toast.dismiss()


def _play_other(window: MainWindow, camera: Camera) -> None:
    from ui.shots_notes import play_notes, play_supervision

    _open_first(window)
    _write(window, "deposit", camera.words("deposit"))
    camera.take(window, "clients")
    _give_up(window)
    window.clients.view.start("position")
    press(window, "role_listener")
    press(window, "direction_above")
    camera.take(window, "clients-position")
    press(window, "composerCancel")
    _show_card(window, camera)
    play_before(window, camera)
    play_notes(window, camera)
    play_supervision(window, camera)
    window.go("today")
    camera.take(window, "today")
    play_visits(window, camera)
    play_method(window, camera)


def _play_empty(window: MainWindow, camera: Camera) -> None:
    window.go("clients")
    camera.take(window, "clients")
    window.go("today")
    camera.take(window, "today")
    play_lock(window, camera)


def _play_long(window: MainWindow, camera: Camera) -> None:
    _open_first(window)
    camera.take(window, "clients")
    window.go("today")
    camera.take(window, "today")
