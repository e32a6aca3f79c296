"""Two clients of whom much is known, for tests of the page before the visit."""

from __future__ import annotations

from datetime import timedelta

from journal_app import Journal
from journal_app.storage.models import Fragment, Note, Photo
from tests.core import TODAY, days_ago
from tests.meetings import put

# 2 × 2 pixels, dark red.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a73"
    "0000001049444154789c63a89537052206080500180a0345ff10d7820000000049454e44ae426082"
)
SECRET = "Я злюсь на её мать"
FIELDS = {
    "colour": "№ 023, тёмная вишня",
    "shape": "мягкий квадрат",
    "base": "каучуковая",
    "prepayment": "1000 за день до визита",
    "own.Любимый чай": "чабрец",
}
THERAPY = {
    "request": "Перестать соглашаться, когда не хочу",
    "fee": "5000, до сессии",
    "cancellation": "за сутки",
    "risk": "Не спит и отменяет встречи: звонит на линию помощи",
    "emergency": "Сестра Ольга, +7 900 000-00-00",
    "crossings": "направила Н. П.",
    "homework": "Записывать, когда сказала «да» против воли",
}


def nail_client(journal: Journal) -> tuple[int, int]:
    """(client, visit): Vera comes today at 14:00, a pedant who is 36 in six days."""
    client = journal.clients.add("Вера Соколова", since=days_ago(400)).id
    for key, text in FIELDS.items():
        if key.startswith("own."):
            journal.cards.add_own_field(key.removeprefix("own."))
        journal.cards.set_field(client, key, text)
    journal.cards.edit(client, kind="pedant", stage="everyday")
    birthday = TODAY + timedelta(days=6)
    journal.cards.set_birthday(client, birthday.month, birthday.day, 1990)
    for kind, text, sure in (
        ("allergy", "Лаванда", True),
        ("allergy", "Латекс", False),
        ("stop_topic", "Цены у других", True),
        ("little_thing", "Чай без сахара", True),
        ("preference", "Без музыки", False),
    ):
        journal.facts.add(client, kind, text, confirmed=sure)
    journal.entries.deposit(client, "little_things", note="Поставила её чай", on=days_ago(20))
    journal.entries.withdraw(client, "commitments", note="Заставила ждать", on=days_ago(10))
    journal.promises.make(client, "Показать палитру", due=TODAY + timedelta(days=1))
    journal.promises.make(client, "Узнать про курс", due=days_ago(3), on=days_ago(12))
    last = journal.visits.record(
        client,
        days_ago(21),
        [("маникюр", 150_000), ("дизайн", 50_000)],
        start="10:00",
        feeling="content",
        come_back="Спросить про защиту дочери",
    ).id
    put(
        journal, Photo, client=client, visit=last, on_day=days_ago(21), caption="тёмная вишня",
        width=2, height=2, data=PNG,
    )  # fmt: skip
    visit = journal.visits.plan(
        client, TODAY, "14:00", 90, [("маникюр с дизайном", None)], prepaid=100_000
    ).id
    return client, visit


def therapy_client(journal: Journal) -> tuple[int, int]:
    """(client, visit): Marina, M-14, comes to her fourth session today at 18:00."""
    journal.settings["profession"] = "psychologist"
    client = journal.clients.add("Марина Дмитриевна", since=days_ago(60)).id
    journal.cards.edit(client, code="М-14", kind="introvert")
    for key, text in THERAPY.items():
        journal.cards.set_field(client, key, text)
    journal.facts.add(client, "stop_topic", "Смерть отца", confirmed=True)
    journal.promises.make(client, "Прислать статью", due=TODAY)
    for days in (21, 14, 7):
        thread = "Молчание после слов о матери" if days == 7 else "Давняя нить"
        journal.visits.record(client, days_ago(days), start="18:00", come_back=thread)
    put(
        journal, Note, client=client, kind="session", on_day=days_ago(7),
        text="# Третья\n\nГоворила *тихо*.", private=SECRET,
    )  # fmt: skip
    put(
        journal, Fragment, client=client, on_day=days_ago(7), text="«Мне нельзя»",
        question="Чьё это?",
    )  # fmt: skip
    put(journal, Fragment, client=client, on_day=days_ago(7), text=SECRET, private=True)
    visit = journal.visits.plan(client, TODAY, "18:00", 50).id
    journal.positions.plan(client, "mirror", "passive", visit=visit)
    journal.positions.take(client, "listener", "active", "above", on=days_ago(7))
    return client, visit
