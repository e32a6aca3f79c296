"""Words that must not be found once the journal is locked, and the search for them.

They are made when they are needed and held nowhere, so that what is found was left by the program:
in this file they stand backwards.
"""

from __future__ import annotations

import gc
import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QTextEdit

from journal_app import Journal
from tests.core import TODAY

_BACKWARDS = {
    "client": "аведзелоК анимьзяВ",
    "other": "вотиратсерП ирвагЛ",
    "entry": "юлкатсенукорт аливосдоП",
    "promise": "аратнукыф ьталсирП",
    "note": "ёртнуркилбам от-отч о аларовоГ",
    "private": "ёцвобмархил о ончиЛ",
    "fact": "ыцвотсумурп тибюЛ",
    "contact": "7653 872 009 7+",
    "service": "ровкымзол рюкинаМ",
    "typed": "илюнсичотсруп ен ёще",
    "search": "ледзелоК",
}


def word(name: str) -> str:
    """One of the planted words, as it is read."""
    return _BACKWARDS[name][::-1]


@dataclass(frozen=True)
class Planted:
    """Row numbers of what was planted."""

    client: int
    other: int
    entry: int
    visit: int


def plant(journal: Journal) -> Planted:
    """Fill a journal with the words, one of each kind of record."""
    client = journal.clients.add(word("client")).id
    other = journal.clients.add(word("other")).id
    entry = journal.entries.withdraw(client, "commitments", note=word("entry")).id
    made = TODAY - timedelta(days=9)
    journal.promises.make(client, word("promise"), due=TODAY - timedelta(days=2), on=made)
    journal.notes.add(client, word("note"), TODAY - timedelta(days=3), "note", word("private"))
    journal.facts.add(client, "little_thing", word("fact"))
    journal.cards.add_contact(client, word("contact"))
    services = [(word("service"), 150000)]
    visit = journal.visits.plan(client, TODAY, start="10:00", services=services).id
    return Planted(client, other, entry, visit)


def left_in_objects() -> list[str]:
    """Where Qt's objects still say one of the words: kind, name and property of each."""
    words = [word(name) for name in _BACKWARDS]
    found = []
    for item in _objects():
        for place, text in _texts(item):
            if any(each in text for each in words):
                found.append(f"{type(item).__name__} {item.objectName()!r} {place}")
    if any(each in QGuiApplication.clipboard().text() for each in words):
        found.append("clipboard")
    return found


def _objects() -> list[QObject]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    roots: list[QObject] = [application, *QApplication.allWidgets()]
    roots += [one for one in shiboken6.getAllValidWrappers() if isinstance(one, QObject)]
    found = {shiboken6.getCppPointer(one)[0]: one for one in roots}
    for root in roots:
        for child in root.findChildren(QObject):
            found[shiboken6.getCppPointer(child)[0]] = child
    return list(found.values())


def _texts(item: QObject) -> Iterator[tuple[str, str]]:
    meta = item.metaObject()
    for number in range(meta.propertyCount()):
        each = meta.property(number)
        if each.typeName() in ("QString", "QVariant"):
            yield each.name(), _said(item.property(each.name()))
    for raw in item.dynamicPropertyNames():
        name = bytes(raw.data()).decode()
        if not name.startswith("_"):  # Qt's own
            yield name, _said(item.property(name))
    if isinstance(item, QAbstractItemModel):
        for row in range(item.rowCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, 256, 257):
                yield f"row {row}", _said(item.index(row, 0).data(role))
    if isinstance(item, QTextDocument | QTextEdit | QPlainTextEdit):
        yield "text", item.toPlainText()
    if isinstance(item, QComboBox):
        yield "items", "|".join(item.itemText(row) for row in range(item.count()))


def _said(value: Any) -> str:
    return value if isinstance(value, str) else ""


def left_in_memory() -> list[str]:
    """Which of Python's own containers still hold one of the words."""
    gc.unfreeze()  # what was there before this test may hold one by now
    gc.collect()
    words = [word(name) for name in _BACKWARDS]
    holders = [
        one
        for one in gc.get_objects()
        if not isinstance(one, types.FrameType | types.ModuleType) and one is not words
    ]
    texts: set[str] = set()
    for start in range(0, len(holders), 1000):  # each text once, however many hold it
        held = gc.get_referents(*holders[start : start + 1000])
        texts.update(one for one in held if isinstance(one, str))
    everything = "\0".join(texts)
    if not any(each in everything for each in words):
        return []
    return [
        f"{type(holder).__name__} holds {held[:40]!r}"
        for holder in holders
        for held in gc.get_referents(holder)
        if isinstance(held, str) and any(each in held for each in words)
    ]


def left_in_files(folder: Path) -> list[str]:
    """Which files under a folder have one of the words in plain bytes."""
    words = [word(name).encode() for name in _BACKWARDS]
    found = []
    for file in folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        found += [file.name for each in words if each in content]
    return found
