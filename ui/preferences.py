"""What this computer remembers about the window; everything about the practice is in the journal.

Kept in one INI file, so that the command line can read the language without Qt.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QByteArray, QSettings

from journal_app.keyring_store import mark_of
from ui.theme import Choice

ORGANIZATION: Final = "client-journal"
APPLICATION: Final = "client-journal"
LANGUAGES: Final = ("ru", "en")
CHOICES: Final = ("system", "light", "dark")
VEIL_SECONDS: Final = (0, 30, 60, 120, 300)
"""How long nothing may happen before the veil falls; 0 is never."""

LOCK_MINUTES: Final = (0, 5, 15, 30, 60)
"""How long nothing may happen before the journal locks itself; 0 is never."""


_MOST_SCALE: Final = 10.0


class Preferences:
    """Typed access to QSettings. A value that makes no sense reads as the default."""

    def __init__(self) -> None:
        ini = QSettings.Format.IniFormat
        user = QSettings.Scope.UserScope
        self.store = QSettings(ini, user, ORGANIZATION, APPLICATION)

    @property
    def language(self) -> str:
        """The language last chosen, "" if none was."""
        return self._choice("language", LANGUAGES, "")

    @language.setter
    def language(self, value: str) -> None:
        self.store.setValue("language", value)

    @property
    def theme(self) -> Choice:
        """Light, dark, or what the system has."""
        return cast(Choice, self._choice("theme", CHOICES, "system"))

    @theme.setter
    def theme(self, value: Choice) -> None:
        self.store.setValue("theme", value)

    @property
    def text_scale(self) -> float:
        """The factor on text sizes."""
        try:
            kept = float(str(self.store.value("text_scale", 1.0)))
        except ValueError:
            return 1.0
        return kept if 0 < kept < _MOST_SCALE else 1.0

    @text_scale.setter
    def text_scale(self, value: float) -> None:
        self.store.setValue("text_scale", value)

    @property
    def veil_seconds(self) -> int:
        """Idle seconds until the veil falls by itself; 0 for never."""
        return self._number("veil_seconds", 60)

    @veil_seconds.setter
    def veil_seconds(self, value: int) -> None:
        self.store.setValue("veil_seconds", value)

    @property
    def lock_minutes(self) -> int:
        """Idle minutes until the journal locks itself; 0 for never."""
        return self._number("lock_minutes", 15)

    @lock_minutes.setter
    def lock_minutes(self, value: int) -> None:
        self.store.setValue("lock_minutes", value)

    @property
    def codes(self) -> bool:
        """Whether codes stand in the place of names: a matter of who can see this screen."""
        return self.store.value("codes", False, type=bool) is True

    @codes.setter
    def codes(self, value: bool) -> None:
        self.store.setValue("codes", value)

    def remembers(self, mark: str) -> bool | None:
        """Whether the store of this computer is asked for the passphrase of the journal of this
        mark (``keyring_store.mark_of``); None where nothing was said of it yet."""
        kept = str(self.store.value(f"remembers/{mark}", "", type=str))
        return kept == "true" if kept in ("true", "false") else None

    def set_remembers(self, mark: str, value: bool) -> None:
        """Ask it from now on, or no more."""
        self.store.setValue(f"remembers/{mark}", "true" if value else "false")

    @property
    def remembered_all(self) -> bool:
        """What versions before said once for all journals."""
        return str(self.store.value("remembers_passphrase", "false")) == "true"

    @property
    def second_backup_folder(self) -> Path | None:
        """Where each backup is copied to as well, when the folder is there; None for nowhere."""
        kept = str(self.store.value("second_backup_folder", "", type=str))
        return Path(kept) if kept else None

    @second_backup_folder.setter
    def second_backup_folder(self, value: Path | None) -> None:
        self.store.setValue("second_backup_folder", "" if value is None else str(value))
        self.store.setValue("second_backup_at", "")

    @property
    def second_backup_at(self) -> datetime | None:
        """When the newest backup in the second folder was made, also while it is away."""
        try:
            return datetime.fromisoformat(str(self.store.value("second_backup_at", "", type=str)))
        except ValueError:
            return None

    @second_backup_at.setter
    def second_backup_at(self, value: datetime) -> None:
        self.store.setValue("second_backup_at", value.isoformat())

    def knows_synced(self, path: Path) -> bool:
        """Whether the person has read that others write to the folder of this journal. (Versions
        before kept only the last one of which it was said.)"""
        if str(self.store.value("told_synced", "", type=str)) == str(path):
            return True
        return str(self.store.value(f"synced/{mark_of(path)}", "", type=str)) == "read"

    def set_knows_synced(self, path: Path) -> None:
        """The person has read it."""
        self.store.setValue(f"synced/{mark_of(path)}", "read")

    @property
    def last_journal(self) -> Path | None:
        """The journal that was open last."""
        kept = str(self.store.value("last_journal", "", type=str))
        return Path(kept) if kept else None

    @last_journal.setter
    def last_journal(self, value: Path) -> None:
        self.store.setValue("last_journal", str(value))

    @property
    def last_page(self) -> str:
        """The page of daily work that was shown last."""
        return self._choice("last_page", ("clients", "today"), "clients")

    @last_page.setter
    def last_page(self, value: str) -> None:
        self.store.setValue("last_page", value)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty if it never did."""
        return self._bytes("geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self.store.setValue("geometry", value)

    @property
    def splitter(self) -> QByteArray:
        """How the Clients page is divided."""
        return self._bytes("splitter")

    @splitter.setter
    def splitter(self, value: QByteArray) -> None:
        self.store.setValue("splitter", value)

    @property
    def client_order(self) -> str:
        """How the client list is sorted."""
        return self._choice("client_order", ("name", "balance", "urgency"), "name")

    @client_order.setter
    def client_order(self, value: str) -> None:
        self.store.setValue("client_order", value)

    def last_principle(self, kind: str) -> str:
        """The principle last chosen for a kind of entry in the quick entry, "" if none was."""
        return str(self.store.value(f"principle_{kind}", "", type=str))

    def set_last_principle(self, kind: str, principle: str) -> None:
        """Remember the principle chosen for a kind of entry."""
        self.store.setValue(f"principle_{kind}", principle)

    def save(self) -> None:
        """Put everything on the disk now."""
        self.store.sync()

    def _number(self, key: str, default: int) -> int:
        kept = str(self.store.value(key, default))
        return int(kept) if re.fullmatch(r"[0-9]{1,4}", kept) else default

    def _choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        kept = str(self.store.value(key, default, type=str))
        return kept if kept in choices else default

    def _bytes(self, key: str) -> QByteArray:
        kept = self.store.value(key)
        return kept if isinstance(kept, QByteArray) else QByteArray()
