"""What things lie on and how they are marked: cards, pages, empty states, avatars, badges."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.theme import theme
from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_hint import KeyHint
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.section_title import SectionTitle
from ui.widgets.separator import Separator


def test_a_card_has_a_title_or_no_gap_for_one(window: QWidget) -> None:
    card = Card("Обещания", parent=window)
    assert card.title() == card.accessibleName() == "Обещания"
    with_title = card.sizeHint().height()
    card.set_title("")
    card.layout().activate()
    assert card.sizeHint().height() < with_title


def test_the_line_around_a_card_takes_a_tone(window: QWidget) -> None:
    card = Card("Новый вклад", parent=window)
    card.resize(100, 60)
    assert card.grab().toImage().pixelColor(0, 30) == theme.color("line")
    card.set_tone("deposit")
    assert card.grab().toImage().pixelColor(0, 30) == theme.color("deposit")


def test_a_page_is_as_wide_as_its_view_and_shows_the_ground(
    qapp: QApplication, window: QWidget
) -> None:
    page = ScrollPage(parent=window)
    label = QLabel("Очень длинная строка " * 40)
    label.setWordWrap(True)
    page.body.addWidget(label)
    page.resize(300, 200)
    page.show()
    qapp.processEvents()
    assert page.content.width() == page.viewport().width()
    assert not page.horizontalScrollBar().isVisible()
    assert window.grab().toImage().pixelColor(4, 4) == theme.color("ground")


def test_an_empty_state_says_what_to_do_first(window: QWidget) -> None:
    state = EmptyState("clients", "Пока никого", "Добавьте первого клиента.", "Добавить", window)
    state.show()
    heard: list[None] = []
    state.activated.connect(lambda: heard.append(None))
    state.button.click()
    assert heard == [None]
    assert state.accessibleName() == "Пока никого"
    assert state.accessibleDescription() == "Добавьте первого клиента."
    state.set_words("Никого не нашлось")
    assert not state.button.isVisible()


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Вера Соколова", "ВС"),
        ("вера", "В"),
        ("Анна Мария Петрова", "АМ"),
        ("ёлка", "Ё"),
        ("🙂 Вера", "В"),
        ("", ""),
        ("  ", ""),
        ("'; DROP TABLE", "DT"),
        ("שרה כהן", "שכ"),
    ],
)
def test_initials_are_the_letters_of_a_name(window: QWidget, name: str, initials: str) -> None:
    avatar = Avatar(name, parent=window)
    assert avatar.initials() == initials
    avatar.resize(avatar.sizeHint())
    image = avatar.grab().toImage()
    inked = sum(
        image.pixelColor(x, y) == theme.color("accent") for x in range(48) for y in range(48)
    )
    assert inked > 10
    avatar.set_name("Борис")
    assert avatar.initials() == "Б"


def test_a_badge_is_seen_only_when_something_waits(window: QWidget) -> None:
    badge = Badge(0, window)
    assert badge.isHidden()
    badge.set_count(5)
    assert not badge.isHidden()
    narrow = badge.sizeHint()
    assert narrow.width() == narrow.height()
    badge.set_count(150)
    assert Badge.text_of(badge.count()) == "99+"
    assert badge.sizeHint().width() > narrow.width()
    badge.set_count(-1)
    assert badge.isHidden()


def test_hints_and_icons_grow_with_the_text(qapp: QApplication, window: QWidget) -> None:
    hint, mark, avatar = KeyHint("Ctrl+F", window), IconLabel("clock", parent=window), Avatar("В")
    before = [hint.sizeHint(), mark.sizeHint(), avatar.sizeHint()]
    theme.apply(qapp, text_scale=1.4)
    after = [hint.sizeHint(), mark.sizeHint(), avatar.sizeHint()]
    assert all(big.width() > small.width() for big, small in zip(after, before, strict=True))
    hint.set_text("F5")
    assert hint.text() == hint.accessibleName() == "F5"


def test_an_icon_by_itself_is_drawn_in_its_colour(window: QWidget) -> None:
    mark = IconLabel("dot", "promise", 24, window)
    mark.resize(mark.sizeHint())
    assert mark.grab().toImage().pixelColor(12, 12) == theme.color("promise")
    mark.set_icon("dot", "deposit")
    assert mark.grab().toImage().pixelColor(12, 12) == theme.color("deposit")


def test_lines_are_one_pixel(window: QWidget) -> None:
    lying, standing = Separator(parent=window), Separator(vertical=True, parent=window)
    assert lying.maximumHeight() == lying.minimumHeight() == 1
    assert standing.maximumWidth() == standing.minimumWidth() == 1
    lying.resize(10, 1)
    assert lying.grab().toImage().pixelColor(5, 0) == theme.color("line")


def test_a_section_title_is_text_and_not_markup(window: QWidget) -> None:
    title = SectionTitle("<b>Мелочи</b>", window)
    assert title.textFormat() == Qt.TextFormat.PlainText
