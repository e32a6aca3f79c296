"""The look: readable in both schemes, changed live and all of it together."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget

from ui import style
from ui.icons import icon, set_icon
from ui.theme import (
    TEXT_ON_GROUND,
    TEXT_SCALES,
    Scheme,
    Theme,
    contrast,
    set_role,
    theme,
    tokens,
)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Theme]:
    """The theme on the application, light and of normal size before and after."""
    theme.apply(qapp, "light", 1.0)
    yield theme
    theme.apply(qapp, "light", 1.0)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#FFFFFF") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_on_every_ground_it_stands_on(scheme: Scheme) -> None:
    colors = tokens(scheme)
    faint = {
        (text, ground): round(contrast(colors[text], colors[ground]), 2)
        for text, ground in TEXT_ON_GROUND
        if contrast(colors[text], colors[ground]) < 4.5
    }
    assert faint == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_ring_stands_out(scheme: Scheme) -> None:
    """3 : 1 is what a mark that is not text needs."""
    colors = tokens(scheme)
    for ground in ("ground", "surface", "rail", "selection"):
        assert contrast(colors["focus"], colors[ground]) >= 3
    assert contrast(colors["edge"], colors["surface"]) >= 1.5


def test_both_schemes_name_the_same_tokens() -> None:
    assert tokens("light").keys() == tokens("dark").keys()


def test_the_given_palettes_are_kept() -> None:
    assert tokens("light")["ground"] == "#F4F3EF"
    assert tokens("light")["promise"] == "#875C00"
    assert tokens("dark")["ground"] == "#1B1D1F"
    assert tokens("dark")["apology"] == "#B79DE8"


def test_palette_style_sheet_and_font_change_together(qapp: QApplication, dressed: Theme) -> None:
    heard: list[str] = []

    def hear() -> None:
        heard.append(dressed.scheme)

    dressed.changed.connect(hear)
    try:
        dressed.apply(qapp, "dark", 1.25)
    finally:
        dressed.changed.disconnect(hear)
    assert heard == ["dark"]
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == "#1B1D1F"
    assert tokens("dark")["surface"].lower() in qapp.styleSheet().lower()
    assert qapp.font().pixelSize() == round(14 * 1.25)
    assert dressed.font("title").pixelSize() == round(22 * 1.25)


def test_applying_the_same_again_changes_nothing(qapp: QApplication, dressed: Theme) -> None:
    heard: list[None] = []

    def hear() -> None:
        heard.append(None)

    dressed.changed.connect(hear)
    try:
        dressed.apply(qapp, "light", 1.0)
    finally:
        dressed.changed.disconnect(hear)
    assert heard == []


def test_it_follows_the_system_until_told_otherwise(qapp: QApplication, dressed: Theme) -> None:
    dressed.apply(qapp, "system", system="dark")
    assert (dressed.choice, dressed.scheme) == ("system", "dark")
    dressed.apply(qapp, "system", system="light")
    assert dressed.scheme == "light"
    dressed.apply(qapp, "dark", system="light")
    assert dressed.scheme == "dark"


def test_a_desktop_that_says_nothing_means_light(qapp: QApplication, dressed: Theme) -> None:
    dressed.apply(qapp, "system")
    assert dressed.scheme == "light"


def test_the_text_grows_by_steps_and_stops_at_the_ends(dressed: Theme) -> None:
    assert dressed.step_text(1) == 1.1
    assert dressed.step_text(100) == TEXT_SCALES[-1]
    assert dressed.step_text(1) == TEXT_SCALES[-1]
    assert dressed.step_text(-100) == TEXT_SCALES[0]
    assert dressed.step_text(0) == 1.0


def test_growing_the_text_keeps_the_scheme_of_the_system(
    qapp: QApplication, dressed: Theme
) -> None:
    dressed.apply(qapp, "system", system="dark")
    dressed.step_text(1)
    assert (dressed.choice, dressed.scheme) == ("system", "dark")


def test_the_style_sheet_is_understood_in_both_schemes(qapp: QApplication, dressed: Theme) -> None:
    """Qt only warns about a sheet it cannot read; a warning fails the test."""
    for scheme in ("light", "dark"):
        dressed.apply(qapp, scheme)
        label = QLabel("Вера")
        label.ensurePolished()
    assert "$" not in qapp.styleSheet()


@pytest.mark.usefixtures("dressed")
def test_every_role_that_is_promised_is_in_the_sheet() -> None:
    sheet = style.sheet(tokens("light"), {"title": 22, "body": 14, "small": 12}, 1.0)
    promised = (
        "primary fill quiet danger link chip tab rail row title heading section hint small "
        "strong tag card panel status bar banner bare toast separator popup"
    )
    assert [role for role in promised.split() if f'role="{role}"' not in sheet] == []
    for tone in ("deposit", "withdrawal", "promise", "apology", "leaving", "new"):
        assert f'tone="{tone}"' in sheet


@pytest.mark.usefixtures("dressed")
def test_a_role_dresses_a_widget_that_is_already_shown() -> None:
    button = QPushButton("Записать")
    assert _inside(button) == QColor(tokens("light")["button"])
    set_role(button, "fill", "deposit")
    assert _inside(button) == QColor(tokens("light")["fill_deposit"])
    set_role(button, "primary")
    assert _inside(button) == QColor(tokens("light")["fill"])


def test_a_card_is_redrawn_in_the_other_scheme(qapp: QApplication, dressed: Theme) -> None:
    card = QFrame()
    card.resize(80, 40)
    set_role(card, "card")
    assert _inside(card) == QColor(tokens("light")["surface"])
    dressed.apply(qapp, "dark")
    assert _inside(card) == QColor(tokens("dark")["surface"])


@pytest.mark.usefixtures("dressed")
def test_the_focus_changes_what_a_button_looks_like() -> None:
    roles = (("", ""), ("primary", ""), ("fill", "promise"), ("quiet", ""), ("chip", ""))
    for role, tone in roles:
        window = QWidget()
        button = QPushButton("Записать", window)
        set_role(button, role, tone)
        before = button.grab().toImage()
        window.show()
        window.activateWindow()
        button.setFocus()
        QApplication.processEvents()
        assert button.hasFocus()
        assert button.grab().toImage() != before, role
        window.close()


def test_an_icon_takes_its_colour_from_the_theme(qapp: QApplication, dressed: Theme) -> None:
    button = QPushButton()
    set_icon(button, "dot", "deposit", size=24)
    assert _middle(button.icon()) == QColor(tokens("light")["deposit"])
    dressed.apply(qapp, "dark")
    assert _middle(button.icon()) == QColor(tokens("dark")["deposit"])
    set_icon(button, "dot", "apology", size=24)
    assert _middle(button.icon()) == QColor(tokens("dark")["apology"])


@pytest.mark.usefixtures("dressed")
def test_an_icon_is_drawn_for_the_screen_it_is_on() -> None:
    assert icon("plus").pixmap(QSize(20, 20), 2.0).size() == QSize(40, 40)


@pytest.mark.usefixtures("dressed")
def test_a_checked_button_has_its_own_colour() -> None:
    drawn = icon("dot", "quiet", checked="accent").pixmap(
        QSize(24, 24), 1.0, QIcon.Mode.Normal, QIcon.State.On
    )
    assert drawn.toImage().pixelColor(12, 12) == QColor(tokens("light")["accent"])


@pytest.mark.usefixtures("dressed")
def test_an_unknown_colour_or_icon_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        theme.color("mauve")
    with pytest.raises(FileNotFoundError):
        icon("mauve")


def _inside(widget: QWidget) -> QColor:
    """The colour of a widget beside its edge, in the middle of its height."""
    return widget.grab().toImage().pixelColor(5, widget.height() // 2)


def _middle(drawn: QIcon) -> QColor:
    return drawn.pixmap(QSize(24, 24), 1.0).toImage().pixelColor(12, 12)
