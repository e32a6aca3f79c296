"""Pictures of the notes: written, compared with what they were, taken to supervision."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from journal_app import Journal
from ui.client.pictures import small_picture
from ui.client.timeline import Timeline
from ui.dialogs.supervision import SupervisionSheet
from ui.shots_hands import press, press_key

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shots import Camera

_WORDS: dict[str, dict[str, Any]] = {
    "ru": {
        "nail": (
            "## Что делали\nСнова **слива**, форма — мягкий квадрат\n\n## Материалы\n"
            "- база потоньше: ногти слоятся\n- без лампы на мизинце\n\n## Пожелания\n"
            "> «к защите хочу потемнее»",
            "Спросить про стажировку.",
            "Первый раз у нас, пришла от Ани",
        ),
        "psychologist": (
            "## Запрос дня\nТревога перед **защитой**, сон по пять часов\n\n"
            "## Что происходило\nДолго молчала, потом:\n> «я всегда одна»\n\n"
            "## Домашнее задание\n- три вечера подряд записать, что было перед сном",
            "Моё желание её спасать — взять на супервизию.",
            "Первая встреча, договаривались о правилах",
        ),
        "fragments": (
            ("{name} долго молчала, потом сказала: «я всегда одна»",
             "Что делать с моим желанием спасать?"),
            ("Встреча перенесена за час до начала, второй раз за месяц",
             "Злюсь. Это моё — или передано мне?"),
            ("«Скажите честно, я вам не в тягость?»",
             "Ответ был слишком быстрым. Что если выдержать паузу?"),
        ),
        "later": "\n\nПозвонит в среду.",
        "photos": ("Слива, мягкий квадрат", "Тёплый серый, короткий миндаль"),
    },
    "en": {
        "nail": (
            "## What we did\n**Plum** again, a soft square\n\n## Materials\n"
            "- a thinner base: the nails split\n- no lamp on the little finger\n\n## Wishes\n"
            "> “darker for the defence, please”",
            "Ask about the placement.",
            "First time here, Anna sent her",
        ),
        "psychologist": (
            "## Request of the day\nAnxious before her **defence**, five hours of sleep\n\n"
            "## What happened\nSilent for long, then:\n> “I am always alone”\n\n"
            "## Homework\n- three evenings in a row, write down what came before sleep",
            "My wish to rescue her: take it to supervision.",
            "First meeting, we agreed on the rules",
        ),
        "fragments": (
            ("{name} was silent for long, then said: “I am always alone”",
             "What do I do with my wish to rescue?"),
            ("Moved the meeting within the last hour, the second time this month",
             "I am angry. Is it mine, or passed on to me?"),
            ("“Tell me honestly, am I a burden to you?”",
             "I answered too soon. What if I had let it rest?"),
        ),
        "later": "\n\nWill ring on Wednesday.",
        "photos": ("Plum, a soft square", "Warm grey, a short almond"),
    },
}  # fmt: skip
_COLORS = ((318, 150), (28, 50))
"""Plum and warm grey: hue and saturation."""


def fill_notes(journal: Journal, language: str, profession: str) -> None:
    """Notes of the first client, one with a version; two photos, or fragments for supervision."""
    words = _WORDS[language]
    text, private, first = words[profession]
    today = journal.today()
    clients = sorted(journal.client_lines(), key=lambda line: line.id)[:3]
    client = clients[0].id
    journal.notes.add(client, first, on=today - timedelta(days=40))
    visit = journal.notes.visit_today(client)
    of_visit = visit.id if visit is not None and visit.note is None else None
    note = journal.notes.add(client, text, None, "session", private, of_visit).id
    journal.notes.write(note, f"{text}{words['later']}")
    if profession == "nail":
        _add_photos(journal, client, note, words["photos"])
    if profession != "psychologist":
        return
    for number, (line, (said, asked)) in enumerate(zip(clients, words["fragments"], strict=True)):
        day = today - timedelta(days=number)
        journal.supervision.add(line.id, said.format(name=line.name), asked, on=day)


def _add_photos(journal: Journal, client: int, note: int, captions: tuple[str, str]) -> None:
    """One of the note, one of the last visit."""
    here, before = (small_picture(_work(number)) for number in (0, 1))
    journal.photos.add(client, here.data, here.width, here.height, captions[0], note=note)
    visits = (line for line in journal.feed(client) if line.key[0] == "visit")
    last = next(line for line in visits if line.on < journal.today())
    journal.photos.add(
        client, before.data, before.width, before.height, captions[1], last.on, last.key[1]
    )


def play_notes(window: MainWindow, camera: Camera) -> None:
    """The notes of the client shown, and what the sheet was before."""
    window.clients.view.show_tab("notes")
    camera.take(window, "clients-notes")
    press(window, "noteVersions")
    camera.take(window, "clients-versions")
    window.clients.view.panels.notes().versions.closed.emit()
    window.clients.view.show_tab("feed")


def play_history(window: MainWindow, camera: Camera) -> None:
    """A record of the account is changed, looked at as it was, and brought back."""
    journal = window.desk.journal
    client = window.clients.current_client()
    assert client is not None
    line = next(line for line in journal.feed(client) if line.key[0] == "entry")
    window.desk.do(
        lambda: journal.entries.edit(line.key[1], note=camera.words("contact"), confirmed=False)
    )
    window.toast.dismiss()
    timeline = window.findChild(Timeline)
    assert timeline is not None
    timeline.select(line.key)
    press_key(timeline.view, Qt.Key.Key_H)
    camera.take(window, "clients-history")
    press(window, "entryHistoryBack")
    camera.take(window, "clients-history-back")
    for _ in range(2):
        window.desk.do(journal.undo)
    window.toast.dismiss()


def play_supervision(window: MainWindow, camera: Camera) -> None:
    """The supervision sheet."""
    sheet = SupervisionSheet(window.desk, window)
    camera.take(window, "supervision", sheet)
    sheet.deleteLater()


def _work(number: int) -> QImage:
    """A painted hand-work of five nails: no photo of anybody."""
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(25, 40, 238 - 20 * number))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for nail in range(5):
        path = QPainterPath()
        path.addRoundedRect(90 + 150 * nail, 140 + 30 * abs(2 - nail), 110, 300, 52, 60)
        painter.fillPath(path, QColor.fromHsv(*_COLORS[number], 130 + 12 * nail))
    painter.end()
    return image
