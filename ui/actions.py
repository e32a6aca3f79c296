"""What a person can do in the window, as data: one table for actions, menus, keys and their help.

A ``Ctrl`` + letter also answers to the Cyrillic letter on its key, so that nobody has to change
the layout. Slots are dotted names from the main window on, found when they are needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from journal_app.keyboards import SAME_KEY


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # lupdate knows it by this name
    """Mark a text for translation. Qt's own one tells the type checker nothing of its result."""
    return text


GROUPS: Final = (
    ("daily", QT_TRANSLATE_NOOP("Actions", "Every day")),
    ("record", QT_TRANSLATE_NOOP("Actions", "Record, with a client open")),
    ("composer", QT_TRANSLATE_NOOP("Actions", "While writing a record")),
    ("notes", QT_TRANSLATE_NOOP("Actions", "Notes")),
    ("journal", QT_TRANSLATE_NOOP("Actions", "Journal")),
    ("view", QT_TRANSLATE_NOOP("Actions", "View")),
)
"""The parts of the shortcut help, in order."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. ``menu`` is "" for what stands in no menu; ``choice`` marks one of several
    that exclude each other, as ``theme:dark``."""

    id: str
    group: str
    text: str
    keys: tuple[str, ...]
    slot: str
    menu: str = ""
    choice: str = ""


COMMANDS: Final = (
    Command(
        "goToday", "daily", QT_TRANSLATE_NOOP("Actions", "Today"), ("Ctrl+1",), "deeds.go_today"
    ),
    Command(
        "writeTomorrow",
        "daily",
        QT_TRANSLATE_NOOP("Actions", "Whom to write to tomorrow"),
        ("F7",),
        "deeds.write_tomorrow",
    ),
    Command(
        "goClients",
        "daily",
        QT_TRANSLATE_NOOP("Actions", "Clients"),
        ("Ctrl+2",),
        "deeds.go_clients",
    ),
    Command(
        "goPlan",
        "daily",
        QT_TRANSLATE_NOOP("Actions", "&Plan of the week"),
        ("Ctrl+Shift+1",),
        "deeds.go_plan",
        "view",
    ),
    Command(
        "goMethod", "daily", QT_TRANSLATE_NOOP("Actions", "Method"), ("Ctrl+5",), "deeds.go_method"
    ),
    Command(
        "findClient",
        "daily",
        QT_TRANSLATE_NOOP("Actions", "&Find a client or a note"),
        ("Ctrl+F",),
        "deeds.find_client",
        "edit",
    ),
    Command(
        "openQuickEntry",
        "daily",
        QT_TRANSLATE_NOOP("Actions", "&Quick entry"),
        ("Ctrl+K",),
        "open_quick_entry",
        "edit",
    ),
    Command(
        "undo", "daily", QT_TRANSLATE_NOOP("Actions", "&Undo"), ("Ctrl+Z",), "history.undo", "edit"
    ),
    Command(
        "redo",
        "daily",
        QT_TRANSLATE_NOOP("Actions", "&Redo"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "history.redo",
        "edit",
    ),
    Command(
        "addClient",
        "daily",
        QT_TRANSLATE_NOOP("Actions", "&New client"),
        ("Ctrl+N",),
        "deeds.add_client",
        "client",
    ),
    Command(
        "editClient",
        "daily",
        QT_TRANSLATE_NOOP("Actions", "&Edit the client's card"),
        ("F2",),
        "deeds.edit_client",
        "client",
    ),
    Command(
        "archiveClient",
        "daily",
        QT_TRANSLATE_NOOP("Actions", "To the &archive or back"),
        (),
        "deeds.archive_client",
        "client",
    ),
    Command(
        "dossierClient",
        "daily",
        QT_TRANSLATE_NOOP("Actions", "&Dossier of the client…"),
        (),
        "deeds.rights.dossier",
        "client",
    ),
    Command(
        "eraseClient",
        "daily",
        QT_TRANSLATE_NOOP("Actions", "Erase the client for &good…"),
        (),
        "deeds.rights.erase",
        "client",
    ),
    Command("recordDeposit", "record", "deposit", ("1",), "deeds.record_deposit"),
    Command("recordWithdrawal", "record", "withdrawal", ("2",), "deeds.record_withdrawal"),
    Command("recordPromise", "record", "promise", ("3",), "deeds.record_promise"),
    Command("recordApology", "record", "apology", ("4",), "deeds.record_apology"),
    Command("prepareVisit", "daily", "before_session", ("F4",), "deeds.preparing.toggle", "client"),
    Command("closeVisit", "daily", "close_visit", ("F5",), "deeds.close_visit", "client"),
    Command("dayRound", "daily", "day_round", ("F6",), "open_day_round", "client"),
    Command("recordVisit", "record", "visit", ("5",), "deeds.record_visit"),
    Command(
        "recordNote", "record", QT_TRANSLATE_NOOP("Actions", "A note"), ("7",), "deeds.write_note"
    ),
    Command(
        "togglePrivate",
        "notes",
        QT_TRANSLATE_NOOP("Actions", "The private layer of a note"),
        ("Ctrl+Shift+P",),
        "deeds.toggle_private",
    ),
    Command(
        "openSupervision",
        "notes",
        QT_TRANSLATE_NOOP("Actions", "Sheet for &supervision…"),
        ("Ctrl+Shift+S",),
        "deeds.open_supervision",
        "client",
    ),
    Command(
        "recordContact",
        "record",
        QT_TRANSLATE_NOOP("Actions", "Call or message"),
        ("6",),
        "deeds.record_contact",
    ),
    Command(
        "recordPosition",
        "record",
        QT_TRANSLATE_NOOP("Actions", "Position in the session (psychologists)"),
        ("8",),
        "deeds.record_position",
    ),
    Command(
        "newJournal",
        "journal",
        QT_TRANSLATE_NOOP("Actions", "&New journal…"),
        ("Ctrl+Shift+N",),
        "files.new_journal",
        "file",
    ),
    Command(
        "openJournal",
        "journal",
        QT_TRANSLATE_NOOP("Actions", "&Open another journal…"),
        ("Ctrl+O",),
        "files.open_journal",
        "file",
    ),
    Command(
        "importLog",
        "journal",
        QT_TRANSLATE_NOOP("Actions", "&Import…"),
        ("Ctrl+I",),
        "files.choose_import",
        "file",
    ),
    Command(
        "exportJournal",
        "journal",
        QT_TRANSLATE_NOOP("Actions", "&Export…"),
        ("Ctrl+E",),
        "files.choose_export",
        "file",
    ),
    Command(
        "backUpNow",
        "journal",
        QT_TRANSLATE_NOOP("Actions", "&Back up now"),
        ("Ctrl+B",),
        "files.back_up",
        "file",
    ),
    Command(
        "restoreBackup",
        "journal",
        QT_TRANSLATE_NOOP("Actions", "Bring back from a back&up…"),
        (),
        "files.choose_restore",
        "file",
    ),
    Command(
        "printPage",
        "journal",
        QT_TRANSLATE_NOOP("Actions", "&Print the page"),
        ("Ctrl+P",),
        "deeds.preparing.print_page",
        "file",
    ),
    Command("quit", "journal", QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",), "close"),
    Command(
        "toggleVeil",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&Veil: hide everything, and back"),
        ("Ctrl+H",),
        "toggle_veil",
        "view",
    ),
    Command(
        "lockJournal",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Loc&k: close the journal"),
        ("Ctrl+L",),
        "lock",
        "view",
    ),
    Command(
        "toggleCodes",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&Codes instead of names, and back"),
        ("Ctrl+Shift+H",),
        "deeds.toggle_codes",
        "view",
    ),
    Command(
        "textLarger",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&Larger text"),
        ("Ctrl++", "Ctrl+="),
        "look.larger",
        "view",
    ),
    Command(
        "textSmaller",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&Smaller text"),
        ("Ctrl+-",),
        "look.smaller",
        "view",
    ),
    Command(
        "textNormal",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&Normal text"),
        ("Ctrl+0",),
        "look.normal",
        "view",
    ),
    Command(
        "themeLight",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Li&ght"),
        (),
        "look.light",
        "theme",
        "theme:light",
    ),
    Command(
        "themeDark",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&Dark"),
        (),
        "look.dark",
        "theme",
        "theme:dark",
    ),
    Command(
        "themeSystem",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&As the system"),
        (),
        "look.system",
        "theme",
        "theme:system",
    ),
    Command("languageRu", "view", "&Русский", (), "look.russian", "language", "language:ru"),
    Command("languageEn", "view", "&English", (), "look.english", "language", "language:en"),
    Command(
        "goSettings",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Se&ttings"),
        ("Ctrl+,",),
        "deeds.go_settings",
        "view",
    ),
    Command("openMenu", "view", QT_TRANSLATE_NOOP("Actions", "Menu"), ("F10",), "open_menu"),
    Command(
        "showShortcuts",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&Keys"),
        ("F1",),
        "deeds.show_shortcuts",
        "help",
    ),
    Command(
        "showAbout",
        "view",
        QT_TRANSLATE_NOOP("Actions", "&About the program"),
        (),
        "deeds.show_about",
        "help",
    ),
)

ALWAYS: Final = frozenset({"toggleVeil", "lockJournal", "quit"})
"""What still works behind the veil and while the journal is lent."""
LOCKED: Final = frozenset({"quit", "textLarger", "textSmaller", "textNormal"})
"""What works while the journal is locked."""
EVERYWHERE: Final = frozenset({"toggleVeil", "lockJournal"})
"""What works in any window of the program."""
OVER_A_SHEET: Final = ALWAYS | {"openQuickEntry", "textLarger", "textSmaller", "textNormal"}
"""What works while the quick entry lies over the page."""


def key_sequences(command: Command) -> list[QKeySequence]:
    """Every key of a command, the Cyrillic twins included."""
    twins = [_cyrillic(keys) for keys in command.keys]
    return [QKeySequence(keys) for keys in (*command.keys, *twins) if keys]


def _cyrillic(keys: str) -> str:
    *modifiers, key = keys.split("+") if not keys.endswith("+") else ["", ""]
    twin = SAME_KEY.get(key.lower(), "")
    return "+".join((*modifiers, twin.upper())) if "Ctrl" in modifiers and twin else ""


def command_text(command: Command) -> str:
    """Its words in the language in force."""
    return QCoreApplication.translate("Actions", command.text)


def native_keys(keys: Iterable[str]) -> str:
    """Keys as this system writes them: «Ctrl+Shift+Z, Ctrl+Y»."""
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(each).toString(form) for each in keys)


class Commands(QObject):
    """The actions of one window, made from the table. ``triggered`` counts as a sign of life."""

    triggered = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._slots: dict[str, str] = {}
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(self)
            action.setObjectName(command.id)
            action.setShortcuts(key_sequences(command))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setCheckable(bool(command.choice))
            action.triggered.connect(self._on_action_triggered)
            self._slots[command.id] = command.slot
            self._actions[command.id] = action
            window.addAction(action)

    def action(self, name: str) -> QAction:
        """The action of a command (KeyError for an unknown one)."""
        return self._actions[name]

    def set_texts(self, words: dict[str, str]) -> None:
        """Word every action in the language in force; ``words`` name some themselves."""
        for command in COMMANDS:
            text = words.get(command.id) or command_text(command)
            self._actions[command.id].setText(text)

    def set_reachable(self, names: frozenset[str] | None = None) -> None:
        """Let only these actions work; None for all of them."""
        for name, action in self._actions.items():
            action.setEnabled(names is None or name in names)

    def _on_action_triggered(self) -> None:
        name = self.sender().objectName()
        self.triggered.emit(name)
        attrgetter(self._slots[name])(self._window)()
