"""The card as a practitioner works it: lines that open by a click or Enter, and keep every word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QPlainTextEdit, QWidget

from journal_app import Journal
from tests.core import TODAY, days_ago
from tests.ui.client.page import Page
from ui.client.card_line import EditLine

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
TAB, DELETE, F2 = Qt.Key.Key_Tab, Qt.Key.Key_Delete, Qt.Key.Key_F2


class CardPage(Page):
    """The page with the card in front."""

    def line(self, name: str) -> EditLine:
        return self.part(name, EditLine)

    def focus(self, name: str) -> None:
        self.line(name).setFocus()
        self.settle()

    def click_line(self, name: str) -> None:
        QTest.mouseClick(self.line(name), Qt.MouseButton.LeftButton)
        self.settle()

    def field(self, name: str) -> QPlainTextEdit:
        return self.part(f"{name}_edit", QPlainTextEdit)

    def write(self, name: str, text: str) -> None:
        """Open a line, type over what stands there, and press Enter."""
        self.focus(name)
        self.key(ENTER)
        self.type(text)
        self.key(ENTER)

    def add(self, key: str, text: str) -> None:
        """Press a link and type."""
        self.click(f"cardAdd_{key}")
        self.type(text)
        self.key(ENTER)

    def choose_in(self, menu: str, action: str) -> None:
        """Take one of a menu that is open."""
        found = self.part(menu, QMenu)
        assert found.isVisible()
        (one,) = [each for each in found.actions() if each.objectName() == action]
        found.setActiveAction(one)
        QTest.keyClick(found, ENTER)
        self.settle()

    def problem(self, name: str) -> str:
        label = self.part(f"{name}_error", QLabel)
        return label.text() if label.isVisible() else ""


@pytest.fixture
def card(of_vera: Page) -> Iterator[CardPage]:
    of_vera.window.resize(1100, 860)
    of_vera.settle()
    of_vera.click("tabCard")
    yield CardPage(of_vera.window, of_vera.view, of_vera.desk)
    for menu in of_vera.view.findChildren(QMenu):
        menu.close()


def fields(journal: Journal, client: int) -> dict[str, str]:
    return dict(journal.card(client).fields or {})


# -- lines --------------------------------------------------------------------------------------


def test_an_empty_card_is_short_and_says_what_to_write(card: CardPage) -> None:
    for name in ("card_colour", "card_shape", "card_birthday", "card_kind", "cardNew_contact"):
        assert not card.line(name).isVisible()
    for key in ("colour", "contact", "birthday", "little_thing", "kind", "consent"):
        assert card.part(f"cardAdd_{key}", QAbstractButton).isVisible()


def test_the_professional_part_comes_first(card: CardPage) -> None:
    work, contacts = card.part("cardWork", QWidget), card.part("cardContacts", QWidget)
    assert work.y() < contacts.y()
    assert work.x() == contacts.x() < card.part("cardFacts", QWidget).x()
    card.window.resize(500, 860)
    card.settle()
    assert card.part("cardFacts", QWidget).x() == work.x()
    assert work.y() < card.part("cardFacts", QWidget).y() < contacts.y()


def test_a_field_is_added_changed_and_emptied(card: CardPage, vera: int) -> None:
    card.add("colour", "№ 023")
    assert fields(card.journal, vera) == {"colour": "№ 023"}
    assert card.line("card_colour").isVisible()
    assert not card.part("cardAdd_colour", QAbstractButton).isVisible()
    assert card.line("card_colour").hasFocus()
    assert card.line("card_colour").accessibleName() == "Цвет, номер: № 023"
    card.write("card_colour", "№ 024")
    assert fields(card.journal, vera) == {"colour": "№ 024"}
    card.click_line("card_colour")
    card.field("card_colour").clear()
    card.key(ENTER)
    assert fields(card.journal, vera) == {}
    assert not card.line("card_colour").isVisible()
    assert card.part("cardAdd_colour", QAbstractButton).isVisible()


def test_each_line_saved_is_one_step_back(card: CardPage, vera: int) -> None:
    card.add("colour", "№ 023")
    card.add("shape", "овал")
    card.desk.do(card.journal.undo)
    assert fields(card.journal, vera) == {"colour": "№ 023"}
    assert not card.line("card_shape").isVisible()


def test_escape_leaves_all_as_it_was(card: CardPage, vera: int) -> None:
    card.add("colour", "№ 023")
    card.focus("card_colour")
    card.key(F2)
    card.type("другое")
    card.key(ESCAPE)
    assert fields(card.journal, vera) == {"colour": "№ 023"}
    assert not card.field("card_colour").isVisible()
    assert card.line("card_colour").hasFocus()


def test_shift_enter_is_a_new_line(card: CardPage, vera: int) -> None:
    card.click("cardAdd_base")
    card.type("каучуковая")
    card.key(ENTER, Qt.KeyboardModifier.ShiftModifier)
    card.type("тонко")
    card.key(ENTER)
    assert fields(card.journal, vera) == {"base": "каучуковая\nтонко"}


def test_leaving_a_field_keeps_the_words(card: CardPage, vera: int) -> None:
    card.click("cardAdd_base")
    card.type("каучуковая")
    card.key(TAB)
    assert fields(card.journal, vera) == {"base": "каучуковая"}
    card.click("cardAdd_shape")
    card.type("овал")
    card.click("tabFeed")
    assert fields(card.journal, vera)["shape"] == "овал"


def test_another_client_finds_their_own_words_saved(
    card: CardPage, journal: Journal, vera: int
) -> None:
    olga = journal.clients.add("Ольга").id
    card.click("cardAdd_base")
    card.type("каучуковая")
    card.view.show_client(olga)
    card.settle()
    assert fields(journal, vera) == {"base": "каучуковая"}
    assert fields(journal, olga) == {}
    assert not card.line("card_base").isVisible()


def test_what_is_refused_stays_in_its_field_for_its_client(
    card: CardPage, journal: Journal, vera: int
) -> None:
    olga = journal.clients.add("Ольга").id
    card.click("cardAdd_birthday")
    card.type("31 июня")
    card.key(ENTER)
    assert card.problem("card_birthday") != ""
    assert card.field("card_birthday").hasFocus()
    card.view.show_client(olga)
    card.settle()
    assert not card.line("card_birthday").isVisible()
    card.view.show_client(vera)
    card.settle()
    assert card.field("card_birthday").isVisible()
    assert card.field("card_birthday").toPlainText() == "31 июня"
    card.key(ESCAPE)
    assert journal.card(vera).dates == ()


def test_tab_goes_as_the_eye_does(card: CardPage) -> None:
    card.add("shape", "овал")
    card.add("colour", "№ 023")
    card.focus("card_colour")
    card.key(TAB)
    assert card.line("card_shape").hasFocus()
    card.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert card.line("card_colour").hasFocus()


# -- own fields ---------------------------------------------------------------------------------


def test_own_fields_are_added_filled_renamed_and_removed(
    card: CardPage, journal: Journal, vera: int
) -> None:
    card.add("own", "Ванночка")
    card.key(ESCAPE)
    card.write("cardOwn_1", "с маслом")
    assert fields(journal, vera) == {"own.Ванночка": "с маслом"}
    card.focus("cardOwn_1")
    card.key(Qt.Key.Key_Menu)
    card.choose_in("cardOwn_1_menu", "cardOwn_1_rename")
    card.type("Ванна")
    card.key(ENTER)
    assert fields(journal, vera) == {"own.Ванна": "с маслом"}
    card.focus("cardOwn_1")
    card.key(Qt.Key.Key_Menu)
    card.choose_in("cardOwn_1_menu", "cardOwn_1_remove")
    assert fields(journal, vera) == {}
    assert not card.has("cardOwn_1")
    card.desk.do(journal.undo)
    assert fields(journal, vera) == {"own.Ванна": "с маслом"}


# -- contacts -----------------------------------------------------------------------------------


def test_contacts_are_typed_one_after_the_other(
    card: CardPage, journal: Journal, vera: int
) -> None:
    card.add("contact", "+7 900 123-45-67 — вечером")
    card.type("vera@example.org")
    card.key(ENTER)
    card.key(ENTER)
    told = [(one.kind, one.value, one.label) for one in journal.card(vera).contacts]
    assert told == [
        ("phone", "+7 900 123-45-67", "вечером"),
        ("email", "vera@example.org", ""),
    ]
    assert not card.line("cardNew_contact").isVisible()


@pytest.mark.parametrize("key", ["c", "с"])
def test_a_contact_is_copied_by_one_key(
    card: CardPage, journal: Journal, vera: int, key: str
) -> None:
    contact = journal.cards.add_contact(vera, "+7 900 123-45-67", label="вечером").id
    card.view.show_client(vera)
    QGuiApplication.clipboard().setText("")
    card.focus(f"card_contact_{contact}")
    card.key(key)
    assert QGuiApplication.clipboard().text() == "+7 900 123-45-67"
    assert card.line(f"card_contact_{contact}").accessibleDescription() == "copied"


def test_a_contact_is_deleted_by_a_key_or_by_emptying_it(
    card: CardPage, journal: Journal, vera: int
) -> None:
    first = journal.cards.add_contact(vera, "12-34-56").id
    second = journal.cards.add_contact(vera, "@vera").id
    card.view.show_client(vera)
    card.focus(f"card_contact_{first}")
    card.key(DELETE)
    assert [one.id for one in journal.card(vera).contacts] == [second]
    card.click_line(f"card_contact_{second}")
    card.field(f"card_contact_{second}").clear()
    card.key(ENTER)
    assert journal.card(vera).contacts == ()


def test_how_often_and_by_what(card: CardPage, journal: Journal, vera: int) -> None:
    card.add("cap", "не больше 2")
    assert journal.card(vera).cap == 2
    card.write("card_cap", "часто")
    assert card.problem("card_cap") != ""
    card.key(ESCAPE)
    card.click("cardAdd_channel")
    card.choose_in("card_channel_choices", "card_channel_call")
    assert journal.card(vera).channel == "call"
    card.focus("card_channel")
    card.key(ENTER)
    card.choose_in("card_channel_choices", "card_channel_unsaid")
    assert journal.card(vera).channel == ""


# -- dates --------------------------------------------------------------------------------------


def test_a_birthday_is_typed_as_one_says_it(card: CardPage, journal: Journal, vera: int) -> None:
    QLocale.setDefault(QLocale("ru_RU"))
    card.add("birthday", "20 марта")
    (day,) = journal.card(vera).dates
    assert (day.month, day.day, day.year) == (3, 20, None)
    card.write("card_birthday", "12.03.1990")
    (day,) = journal.card(vera).dates
    assert (day.month, day.day, day.year) == (3, 12, 1990)
    card.focus("card_birthday")
    card.key(ENTER)
    card.key(ENTER)
    assert journal.card(vera).dates == (day,), "what is shown can be read again"


def test_other_dates_have_a_name(card: CardPage, journal: Journal, vera: int) -> None:
    card.add("date", "свадьба — 12 июня 2015")
    card.type("13.07 защита дочери")
    card.key(ENTER)
    card.key(ESCAPE)
    told = [(one.label, one.month, one.day, one.year) for one in journal.card(vera).dates]
    assert told == [("свадьба", 6, 12, 2015), ("защита дочери", 7, 13, None)]
    wedding = journal.card(vera).dates[0].id
    card.focus(f"card_date_{wedding}")
    card.key(ENTER)
    card.key(ENTER)
    assert journal.card(vera).dates[0].label == "свадьба"
    card.key(DELETE)
    assert [one.label for one in journal.card(vera).dates] == ["защита дочери"]


# -- about --------------------------------------------------------------------------------------


def test_the_kind_of_client_says_its_risk_and_what_to_do(
    card: CardPage, journal: Journal, vera: int
) -> None:
    card.click("cardAdd_kind")
    card.choose_in("card_kind_choices", "card_kind_pedant")
    assert journal.card(vera).kind == "pedant"
    for name in ("cardKindRisk", "cardKindAdvice"):
        assert card.part(name, QLabel).isVisible()
        assert card.part(name, QLabel).text() != ""
    card.desk.do(journal.undo)
    assert not card.part("cardKindRisk", QLabel).isVisible()


def test_who_brought_them_by_a_few_letters(card: CardPage, journal: Journal, vera: int) -> None:
    inna = journal.clients.add("Инна").id
    journal.clients.add("Ирина")
    olga = journal.clients.add("Ольга").id
    journal.cards.edit(olga, brought_by=vera)
    card.view.show_client(vera)
    card.add("brought_by", "и")
    assert card.problem("card_brought_by") != "", "two begin so"
    card.type("нн")
    card.key(ENTER)
    friend = journal.card(vera).brought_by
    assert friend is not None
    assert friend.id == inna
    wanted: list[object] = []
    card.desk.client_wanted.connect(wanted.append)
    card.focus("card_brought_by")
    card.key("o")
    card.click(f"cardPerson_{olga}")
    assert wanted == [inna, olga]


def test_tags_stand_as_chips(card: CardPage, journal: Journal, vera: int) -> None:
    card.add("tags", "утро, с коляской")
    assert journal.card(vera).tags == ("утро", "с коляской")
    shown = [one.text() for one in card.view.findChildren(QLabel) if one.property("role") == "tag"]
    assert {"утро", "с коляской"} <= set(shown)


def test_the_day_of_meeting_is_mended_here(card: CardPage, journal: Journal, vera: int) -> None:
    card.write("card_since", "13.03")
    assert journal.client_page(vera).since == days_ago(1)
    card.write("card_since", "когда-то")
    assert card.problem("card_since") != ""


def test_the_dialog_of_the_name_is_at_hand(card: CardPage) -> None:
    wanted: list[bool] = []
    card.view.edit_wanted.connect(lambda: wanted.append(True))
    card.click("cardAdd_name")
    assert wanted == [True]


# -- facts --------------------------------------------------------------------------------------


def test_facts_are_written_in_a_row(card: CardPage, journal: Journal, vera: int) -> None:
    card.add("little_thing", "чай с чабрецом")
    card.type("дочь Аня")
    card.key(ENTER)
    card.key(ESCAPE)
    told = [(one.kind, one.text, one.confirmed) for one in journal.card(vera).facts]
    assert told == [("little_thing", "чай с чабрецом", False), ("little_thing", "дочь Аня", False)]


@pytest.mark.parametrize("key", ["c", "с"])
def test_a_guess_is_confirmed_by_one_key(
    card: CardPage, journal: Journal, vera: int, key: str
) -> None:
    fact = journal.facts.add(vera, "allergy", "лаванда", on=days_ago(9)).id
    card.view.show_client(vera)
    assert "моя догадка" in card.line(f"card_fact_{fact}").accessibleDescription()
    card.focus(f"card_fact_{fact}")
    card.key(key)
    assert journal.card(vera).facts[0].confirmed
    assert "со слов клиента" in card.line(f"card_fact_{fact}").accessibleDescription()


def test_what_was_of_use_offers_its_deposit(card: CardPage, journal: Journal, vera: int) -> None:
    fact = journal.facts.add(vera, "little_thing", "чай с чабрецом", confirmed=True).id
    card.view.show_client(vera)
    card.focus(f"card_fact_{fact}")
    card.key("u")
    assert journal.card(vera).facts[0].used_on == TODAY
    assert card.is_writing
    assert card.note.toPlainText() == "чай с чабрецом"
    assert card.is_checked("principle_little_things")
    card.key(ENTER)
    assert journal.balance(vera) == 15
    assert card.line(f"card_fact_{fact}").hasFocus(), "back to where it began"


def test_an_expectation_agreed_offers_its_deposit_and_takes_no_for_an_answer(
    card: CardPage, journal: Journal, vera: int
) -> None:
    fact = journal.facts.add(vera, "expectation", "предупреждать за день").id
    card.view.show_client(vera)
    card.focus(f"card_fact_{fact}")
    card.key("a")
    assert journal.card(vera).facts[0].agreed_on == TODAY
    assert card.is_checked("principle_expectations")
    card.key(ESCAPE)
    assert not card.is_writing
    assert journal.balance(vera) == 10


def test_a_fact_is_mended_and_deleted(card: CardPage, journal: Journal, vera: int) -> None:
    fact = journal.facts.add(vera, "stop_topic", "о муже").id
    card.view.show_client(vera)
    card.write(f"card_fact_{fact}", "о бывшем муже")
    assert journal.card(vera).facts[0].text == "о бывшем муже"
    card.key(DELETE)
    assert journal.card(vera).facts == ()
    assert not card.has(f"card_fact_{fact}")


# -- status and consent -------------------------------------------------------------------------


def test_a_status_has_a_day_and_a_reason(card: CardPage, journal: Journal, vera: int) -> None:
    assert not card.line("card_status_on").isVisible()
    card.focus("card_status")
    card.key(ENTER)
    card.choose_in("card_status_choices", "card_status_left")
    assert journal.card(vera).archived_on == TODAY
    assert card.part("clientStatus", QLabel).text() == "больше не приходит"
    card.write("card_status_on", "13.03")
    card.add("status_reason", "переехала")
    told = journal.card(vera)
    assert (told.status_on, told.status_reason) == (days_ago(1), "переехала")
    assert told.archived_on == days_ago(1)


def test_consent_is_noted_with_a_click_and_can_end(
    card: CardPage, journal: Journal, vera: int
) -> None:
    card.click("cardAdd_consent")
    assert journal.card(vera).consent_on == TODAY
    card.add("consent_scope", "имя и телефон")
    card.write("card_consent", "13.03")
    told = journal.card(vera)
    assert (told.consent_on, told.consent_scope) == (days_ago(1), "имя и телефон")
    card.focus("card_consent")
    card.key(Qt.Key.Key_Menu)
    card.choose_in("card_consent_menu", "card_consent_withdraw")
    assert journal.card(vera).consent_withdrawn == TODAY


def test_a_day_until_which_all_is_kept(card: CardPage, journal: Journal, vera: int) -> None:
    card.add("keep_until", "31.12.2030")
    assert journal.card(vera).keep_until == date(2030, 12, 31)
    assert "2030" in card.line("card_keep_until").accessibleName()
    card.write("card_keep_until", "13.03.2026")
    assert journal.card(vera).keep_until == days_ago(1)
    card.write("card_keep_until", "когда-нибудь")
    assert journal.card(vera).keep_until == days_ago(1)
    card.key(ESCAPE)
    card.click_line("card_keep_until")
    card.field("card_keep_until").clear()
    card.key(ENTER)
    assert journal.card(vera).keep_until is None


# -- beside the account ---------------------------------------------------------------------------


def test_little_things_stand_in_the_right_column(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    tea = journal.facts.add(vera, "little_thing", "чай с чабрецом", confirmed=True).id
    topic = journal.facts.add(vera, "stop_topic", "о муже").id
    of_vera.view.show_client(vera)
    of_vera.settle()
    assert not of_vera.has(f"sideLittle_{topic}")
    of_vera.click(f"sideLittle_{tea}")
    assert of_vera.is_checked("tabCard")


def test_eight_little_things_and_the_rest_counted(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    for number in range(10):
        journal.facts.add(vera, "little_thing", f"мелочь {number}")
    of_vera.view.show_client(vera)
    of_vera.settle()
    buttons = of_vera.view.findChildren(QAbstractButton)
    assert sum(one.objectName().startswith("sideLittle_") for one in buttons) == 8
    assert "2" in of_vera.part("sideLittleMore", QAbstractButton).text()
    of_vera.click("sideLittleMore")
    assert of_vera.is_checked("tabCard")


def test_the_next_visit_stands_in_the_header(of_vera: Page, journal: Journal, vera: int) -> None:
    assert not of_vera.part("clientNext", QLabel).isVisible()
    journal.visits.plan(vera, days_ago(-1), start="14:00", services=[("маникюр", None)])
    of_vera.view.show_client(vera)
    chip = of_vera.part("clientNext", QLabel)
    assert chip.isVisible()
    assert chip.text() == "tomorrow, 14:00 · маникюр"


def test_a_psychologist_has_a_frame_of_work_and_a_code(
    page: Page, journal: Journal, vera: int
) -> None:
    journal.settings["profession"] = "psychologist"
    page.view.show_client(vera)
    page.settle()
    page.click("tabCard")
    card = CardPage(page.window, page.view, page.desk)
    assert not card.has("card_colour")
    card.add("risk", "план")
    card.add("code", "К-7")
    assert fields(journal, vera) == {"risk": "план"}
    assert journal.card(vera).code == "К-7"
