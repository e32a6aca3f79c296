"""Chips, segmented rows, tabs, the rail, and buttons that name their key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QWidget

from tests.ui.keys import press
from ui.theme import theme
from ui.widgets.chip import Chip
from ui.widgets.hint_button import HintButton
from ui.widgets.rail_button import RailButton
from ui.widgets.segmented import Segmented
from ui.widgets.tab_button import TabButton

SIZES = [("small", "мало"), ("usual", "обычно"), ("large", "много")]


def test_a_chip_is_filled_while_it_is_on(window: QWidget) -> None:
    chip = Chip("Мелочи +5", "deposit", window)
    chip.resize(chip.sizeHint())
    assert theme.color("button") == chip.grab().toImage().pixelColor(8, 12)
    chip.setChecked(True)
    assert theme.color("fill_deposit") == chip.grab().toImage().pixelColor(8, 12)
    chip.set_tone("apology")
    assert theme.color("fill_apology") == chip.grab().toImage().pixelColor(8, 12)


def test_one_of_a_segmented_row_is_always_taken(window: QWidget) -> None:
    row = Segmented(SIZES, name="size", parent=window)
    heard: list[str] = []
    row.value_changed.connect(heard.append)
    assert row.value() == "small"
    row.set_value("usual")
    large = row.findChild(Chip, "size_large")
    assert isinstance(large, Chip)
    large.click()
    large.click()
    assert row.value() == "large"
    assert heard == ["usual", "large"]


def test_a_segmented_row_can_be_left_open(window: QWidget) -> None:
    row = Segmented(SIZES, name="size", parent=window)
    row.clear()
    assert row.value() == ""
    row.set_value("small")
    assert row.value() == "small"


def test_the_arrow_keys_move_along_the_row(window: QWidget) -> None:
    row = Segmented(SIZES, name="size", parent=window)
    row.show()
    row.setFocus()
    press(None, Qt.Key.Key_Right)
    press(None, Qt.Key.Key_Right)
    assert row.value() == "large"
    press(None, Qt.Key.Key_Left)
    assert row.value() == "usual"


def test_a_tab_does_not_change_its_width_when_it_is_taken(window: QWidget) -> None:
    tabs = [TabButton(text, window) for text in ("Лента", "Обещания 2")]
    tabs[0].setChecked(True)
    before = [tab.sizeHint() for tab in tabs]
    tabs[1].click()
    assert not tabs[0].isChecked()
    assert [tab.sizeHint() for tab in tabs] == before
    theme.apply(QApplication.instance(), text_scale=1.25)  # type: ignore[arg-type]
    assert tabs[0].sizeHint().width() > before[0].width()


def test_the_key_of_a_button_has_its_own_room() -> None:
    bare, hinted = HintButton("Закрыть визит"), HintButton("Закрыть визит", "F5")
    assert hinted.sizeHint().width() > bare.sizeHint().width() + 16
    assert hinted.sizeHint().height() == bare.sizeHint().height()
    plain = QPushButton("Закрыть визит")
    plain.ensurePolished()
    assert bare.sizeHint().height() == plain.sizeHint().height()
    hinted.set_hint("")
    assert hinted.sizeHint() == bare.sizeHint()


def test_a_button_with_key_icon_and_menu_is_drawn_and_clicked(window: QWidget) -> None:
    button = HintButton("Записать", "1–6", "fill", "deposit", window)
    heard: list[None] = []
    button.clicked.connect(lambda: heard.append(None))
    button.resize(button.sizeHint())
    button.show()
    before = button.grab().toImage()
    button.set_hint("")
    assert button.grab().toImage() != before
    button.click()
    assert heard == [None]
    width = button.sizeHint().width()
    button.setMenu(QMenu(button))
    assert button.sizeHint().width() > width


def test_the_rail_shows_one_page_and_what_is_due(window: QWidget) -> None:
    layout = QHBoxLayout(window)
    today, clients = RailButton("Сегодня", "today"), RailButton("Клиенты", "clients")
    for button in (today, clients):
        layout.addWidget(button)
    today.setChecked(True)
    plain = today.grab().toImage()
    today.set_badge(5)
    assert today.badge() == 5
    assert today.grab().toImage() != plain
    clients.click()
    assert not today.isChecked()
    today.set_badge(0)
    today.set_badge(-3)
    assert today.badge() == 0


def test_a_long_word_is_whole_on_the_rail(window: QWidget) -> None:
    button = RailButton("Настройки", "settings", checkable=False, parent=window)
    assert button.sizeHint().width() >= button.fontMetrics().horizontalAdvance("Настройки")
