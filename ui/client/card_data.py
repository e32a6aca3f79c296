"""DataSection: how it stands with a client, and the consent to keep data."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from journal_app.errors import JournalError
from journal_app.rules.people import STATUSES
from journal_app.shapes import Changes
from journal_app.shapes.cards import CardPage
from ui.client.card_line import Act
from ui.client.card_section import Section
from ui.desk import Desk
from ui.formatting import day_text, parse_day


class DataSection(Section):
    """Status with its day and reason; consent with its day, its scope, and its end."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "cardData", "", parent)
        self.set_title(self.tr("Status and consent"))
        self._card: CardPage | None = None
        words = desk.words
        choices = [(status, words[f"status_{status}"]) for status in STATUSES]
        self.add_choice("status", self._set_status, choices, self.tr("Status"))
        self.add_line(
            "status_reason",
            self._set_reason,
            self.tr("Reason"),
            self.tr("moved away; will come back in spring"),
            self.tr("reason"),
        )
        hint = self.tr("a day: 18, 18.11, fri, yesterday")
        self.add_line("status_on", self._set_status_day, self.tr("Since"), hint, self.tr("since"))
        consent = self.add_line(
            "consent", self._set_consent_day, self.tr("Consent to keep data"), hint
        )
        consent.asked.connect(self._on_consent_asked)
        self.link("consent").clicked.disconnect()
        self.link("consent").clicked.connect(self._on_consent_wanted)
        self.link("consent").setText("+ " + self.tr("consent to keep data, today"))
        self.add_line(
            "consent_scope",
            self._set_scope,
            self.tr("What for"),
            self.tr("name, phone, pictures of the work"),
            self.tr("what the consent is for"),
        )
        self.add_line(
            "keep_until",
            self._set_keep_until,
            self.tr("Keep until"),
            self.tr("a day: 31.12.2030"),
            self.tr("keep until"),
        )

    def show_card(self, card: CardPage) -> None:
        """Show status and consent."""
        self._card = card
        plain = card.status == "active"
        self.show_line("status", card.status)
        self.show_line("status_reason", card.status_reason)
        self.show_line("status_on", self._day(card.status_on))
        self._fold_away("status_reason", plain and not card.status_reason)
        self._fold_away("status_on", plain)
        meta = ""
        if card.consent_withdrawn:
            day = self._day(card.consent_withdrawn)
            meta = self.tr("withdrawn %1").replace("%1", day)
        self.show_line("consent", self._day(card.consent_on), meta)
        self.show_line("consent_scope", card.consent_scope)
        self._fold_away("consent_scope", card.consent_on is None)
        self.show_line("keep_until", self._day(card.keep_until), self._past(card.keep_until))
        if card.consent_withdrawn:
            act = Act("again", self.tr("Given again today"))
        else:
            act = Act("withdraw", self.tr("Withdrawn today"))
        self.lines["consent"].set_acts((act,))

    def _fold_away(self, key: str, away: bool) -> None:
        """Neither the line nor its link makes sense now."""
        if away and not self.lines[key].is_editing():
            self.lines[key].hide()
            self.link(key).hide()

    def _day(self, day: date | None) -> str:
        return "" if day is None else day_text(day, self.journal.today(), self.desk.locale)

    def _past(self, day: date | None) -> str:
        return self.tr("past") if day is not None and day < self.journal.today() else ""

    # -- writing ----------------------------------------------------------------------------------

    def _typed_day(self, text: str) -> date:
        """A day that lies behind. Raises JournalError ``unreadable_day``."""
        locale = QLocale(self.desk.language)
        day = parse_day(text, self.journal.today(), locale, prefer="past")
        if day is None:
            raise JournalError("unreadable_day")
        return day

    def _set_status(self, status: str) -> Changes | None:
        if self._card is None or status == self._card.status:
            return None
        return self.journal.cards.set_status(self.client, status)

    def _set_reason(self, text: str) -> Changes | None:
        card = self._card
        if card is None:
            return None
        return self.journal.cards.set_status(self.client, card.status, card.status_on, text)

    def _set_status_day(self, text: str) -> Changes | None:
        card = self._card
        if card is None:
            return None
        day = self._typed_day(text)
        return self.journal.cards.set_status(self.client, card.status, day, card.status_reason)

    def _set_consent_day(self, text: str) -> Changes | None:
        if self._card is None:
            return None
        scope = self._card.consent_scope
        return self.journal.cards.consent(self.client, self._typed_day(text), scope)

    def _set_scope(self, text: str) -> Changes | None:
        if self._card is None:
            return None
        return self.journal.cards.consent(self.client, self._card.consent_on, text)

    def _set_keep_until(self, text: str) -> Changes | None:
        if not text.strip():
            return self.journal.cards.keep_until(self.client, None)
        locale = QLocale(self.desk.language)
        day = parse_day(text, self.journal.today(), locale, prefer="future")
        if day is None:
            raise JournalError("unreadable_day")
        return self.journal.cards.keep_until(self.client, day)

    def _on_consent_wanted(self) -> None:
        self.desk.do(partial(self.journal.cards.consent, self.client))

    def _on_consent_asked(self, act: str) -> None:
        cards, card = self.journal.cards, self._card
        if act == "withdraw":
            self.desk.do(partial(cards.withdraw_consent, self.client))
        elif card is not None:
            self.desk.do(partial(cards.consent, self.client, scope=card.consent_scope))
