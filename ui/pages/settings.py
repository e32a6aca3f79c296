"""The Settings page, built from declarations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.reminders import usual_template
from journal_app.shapes import Changes
from journal_app.words import PROFESSIONS, load_words
from ui.formatting import NO_BREAK
from ui.pages.setting_row import Setting, SettingRow
from ui.pages.tariff_card import TariffCard
from ui.paths import shown_path
from ui.preferences import VEIL_SECONDS
from ui.theme import GRID, TEXT_SCALES, set_role, theme
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hint_button import HintButton
from ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow


_CURRENCIES = ("RUB", "BYN", "KZT", "UAH", "USD", "EUR")


class SettingsPage(ScrollPage):
    """Cards in two columns. What concerns the practice is kept in the journal and can be undone;
    what concerns this computer is kept beside."""

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("settingsPage")
        self._window = window
        self._desk = window.desk
        self._rows: list[SettingRow] = []
        title = QLabel(self.tr("Settings"), self)
        set_role(title, "title")
        self.body.addWidget(title)
        columns = QHBoxLayout()
        columns.setSpacing(2 * GRID)
        left = (self._practice(), self._account(), self._reminders())
        right = (self._appearance(), self._backups(), self._data())
        for cards in (left, right):
            column = QVBoxLayout()
            column.setSpacing(2 * GRID)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.body.addLayout(columns)
        self._tariff = TariffCard(self._desk, self.content)
        self.body.addWidget(self._tariff)
        self.body.addStretch(1)
        self._desk.bus.changed.connect(self._on_bus_changed)
        window.look.changed.connect(self._on_look_changed)
        theme.changed.connect(self._on_look_changed)
        window.files.backed_up.connect(self._show_last)

    # -- declarations -----------------------------------------------------------------------

    def _practice(self) -> Card:
        professions = tuple(
            (each, load_words(self._desk.language, each)["profession"]) for each in PROFESSIONS
        )
        return self._card(
            self.tr("Practice"),
            Setting(
                "settingPracticeName",
                self.tr("Name of the practice"),
                "words",
                *self._kept("practice_name"),
            ),
            Setting(
                "settingProfession",
                self.tr("Profession"),
                "choice",
                *self._kept("profession"),
                hint=lambda _value: self.tr("It chooses the words on the screen; nothing is lost."),
                choices=professions,
            ),
            Setting(
                "settingCurrency",
                self.tr("Currency"),
                "choice",
                *self._kept("currency"),
                choices=tuple((code, code) for code in _CURRENCIES),
            ),
            Setting(
                "settingHideNumbers",
                self.tr("Hide numbers, show words"),
                "flag",
                *self._kept("hide_numbers"),
                hint=lambda _value: self.tr("Zones stay; points and balances are not shown."),
            ),
        )

    def _account(self) -> Card:
        return self._card(
            self.tr("How the account remembers"),
            Setting(
                "settingFading",
                self.tr("What happened long ago"),
                "choice",
                *self._kept("fading"),
                hint=self._fading_words,
                choices=((True, self.tr("weighs less")), (False, self.tr("weighs the same"))),
            ),
            Setting(
                "settingOpening",
                self.tr("Opening credit of a new client"),
                "number",
                *self._kept("opening"),
                hint=lambda _value: self.tr("Trust that is given in advance; it does not fade."),
                limits=(-999, 999),
            ),
        )

    def _reminders(self) -> Card:
        return self._card(
            self.tr("Visits and reminders"),
            Setting(
                "settingReminder",
                self.tr("Text of a reminder"),
                "letter",
                *self._kept("reminder.template"),
                hint=lambda _value: self.tr(
                    "{name}, {date}, {time} and {service} are filled in. Empty: the usual text."
                ),
                example=usual_template(self._desk.language, self._desk.profession),
            ),
            Setting(
                "settingContactCap",
                self.tr("Messages and calls to one client in 30 days"),
                "number",
                *self._kept("contact_cap"),
                hint=lambda _value: self.tr(
                    "A client's own agreement goes before; reminders do not count."
                ),
                limits=(0, 99),
            ),
            Setting(
                "settingUsualGap",
                self.tr("Usual days between visits"),
                "number",
                *self._kept("usual_gap"),
                hint=lambda _value: self.tr("Until a client has a rhythm of their own."),
                limits=(1, 365),
            ),
            Setting(
                "settingLateBuffer",
                self.tr("Minutes kept free for somebody who is always late"),
                "number",
                *self._kept("late_buffer"),
                limits=(0, 120),
            ),
        )

    def _appearance(self) -> Card:
        look, preferences = self._window.look, self._window.preferences
        themes = (
            ("light", self.tr("light")),
            ("dark", self.tr("dark")),
            ("system", self.tr("as the system")),
        )
        scales = tuple((scale, f"{round(scale * 100)}{NO_BREAK}%") for scale in TEXT_SCALES)
        return self._card(
            self.tr("Appearance and language"),
            Setting(
                "settingLanguage",
                self.tr("Language"),
                "choice",
                lambda: look.language,
                look.set_language,
                choices=(("ru", "Русский"), ("en", "English")),
            ),
            Setting(
                "settingTheme",
                self.tr("Theme"),
                "choice",
                lambda: theme.choice,
                look.set_theme,
                choices=themes,
            ),
            Setting(
                "settingTextSize",
                self.tr("Text size"),
                "choice",
                lambda: theme.text_scale,
                look.set_text_scale,
                hint=lambda _value: self.tr("Ctrl + and Ctrl − do the same anywhere."),
                choices=scales,
            ),
            Setting(
                "settingIdleVeil",
                self.tr("The veil falls by itself after"),
                "choice",
                lambda: preferences.veil_seconds,
                self._set_veil,
                hint=self._veil_words,
                choices=tuple((seconds, self._span(seconds)) for seconds in VEIL_SECONDS),
            ),
        )

    def _backups(self) -> Card:
        files = self._window.files
        card = Card(self.tr("Backups"), parent=self.content)
        self._last = QLabel(card)
        self._last.setObjectName("settingsLastBackup")
        folder = ElidedLabel(shown_path(self._desk.journal.backup_folder), role="hint", parent=card)
        folder.setObjectName("settingsBackupFolder")
        card.body.addWidget(self._last)
        card.body.addWidget(folder)
        self._add_buttons(
            card,
            ("settingsBackUp", self.tr("Back up now"), "Ctrl+B", files.back_up),
            ("settingsShowBackups", self.tr("Open the folder"), "", files.show_backups),
            ("settingsRestore", self.tr("Bring back from a backup…"), "", files.choose_restore),
        )
        self._add_hint(
            card,
            self.tr(
                "A backup is made when the program starts and when it closes, if anything has "
                "changed, and is checked at once."
            ),
        )
        self._show_last()
        return card

    def _data(self) -> Card:
        files = self._window.files
        card = Card(self.tr("Journal and data"), parent=self.content)
        place = ElidedLabel(shown_path(self._desk.journal.path), parent=card)
        place.setObjectName("settingsJournalFile")
        card.body.addWidget(place)
        self._add_hint(
            card,
            self.tr(
                "The journal is one file and has no passphrase yet: whoever opens this computer "
                "can read it."
            ),
        )
        self._add_buttons(
            card,
            ("settingsImport", self.tr("Import…"), "Ctrl+I", files.choose_import),
            ("settingsExport", self.tr("Export…"), "Ctrl+E", files.choose_export),
        )
        return card

    # -- parts ------------------------------------------------------------------------------

    def _card(self, title: str, *settings: Setting) -> Card:
        card = Card(title, parent=self.content)
        card.body.setSpacing(2 * GRID)
        for setting in settings:
            row = SettingRow(setting, card)
            card.body.addWidget(row)
            self._rows.append(row)
        return card

    def _add_hint(self, card: Card, text: str) -> None:
        label = QLabel(text, card)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, "hint")
        card.body.addWidget(label)

    def _add_buttons(self, card: Card, *buttons: tuple[str, str, str, Callable[[], None]]) -> None:
        flow = FlowLayout(spacing=GRID)
        for name, text, key, slot in buttons:
            button = HintButton(text, key, parent=card)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.clicked.connect(slot)
            flow.addWidget(button)
        card.body.addLayout(flow)

    def _kept(self, key: str) -> tuple[Callable[[], Any], Callable[[Any], None]]:
        """How a setting of the journal is read and written."""
        journal = self._desk.journal

        def write(value: Any) -> None:
            self._desk.do(lambda: journal.settings.change({key: value}))

        return (lambda: journal.settings[key]), write

    def _fading_words(self, fading: bool) -> str:
        if fading:
            told = self.tr(
                "A record counts in full for 60 days, by half until 120, and then no more. What "
                "hurt and was never put right fades three times slower."
            )
        else:
            told = self.tr("Every record keeps its weight for ever.")
        moved = self._desk.journal.zone_shift({"fading": not fading}).moved
        other = self.tr("With the other choice %n client(s) would change zone.", "", moved)
        return f"{told} {other}" if moved else told

    def _veil_words(self, seconds: int) -> str:
        if seconds:
            return self.tr(
                "A plain screen hides the journal when nobody touches it. Ctrl+H lifts it."
            )
        return self.tr("Ctrl+H hides the journal, and shows it again.")

    def _span(self, seconds: int) -> str:
        if not seconds:
            return self.tr("never")
        if seconds < 60:
            return self.tr("%n second(s)", "", seconds)
        return self.tr("%n minute(s)", "", seconds // 60)

    def _set_veil(self, seconds: int) -> None:
        self._window.preferences.veil_seconds = seconds
        self._window.set_veil_seconds(seconds)

    def _show_last(self) -> None:
        text = self._window.files.last_backup_text()
        self._last.setText(text[:1].upper() + text[1:])

    def _on_bus_changed(self, changes: Changes) -> None:
        if "setting" in changes.kinds:
            self._on_look_changed()

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh()
        super().showEvent(event)

    def _on_look_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if self._desk.journal.is_lent:
            return
        for row in self._rows:
            row.refresh()
        self._tariff.refresh()
