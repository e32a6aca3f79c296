"""The icon set: complete, of one hand, and tinted wherever it goes."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QFile, QIODevice, QRectF, QSize
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.icons import ZONES, app_icon, paint_zone, pixmap, set_icon, tinted_file, zone_path
from ui.theme import theme

pytestmark = pytest.mark.usefixtures("qapp")
FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
DRAWN = sorted(path for path in FOLDER.glob("*.svg") if path.stem != "app")
NEEDED = (
    "today clients insights journey method veil lock settings plus minus check clock heart note "
    "visit contact search undo redo archive edit trash more close chevron-down chevron-right "
    "calendar inbox alert import export keyboard flower arrow-right return info"
)


def test_every_icon_the_window_needs_is_there() -> None:
    assert [name for name in NEEDED.split() if not (FOLDER / f"{name}.svg").exists()] == []


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_an_icon_is_of_the_same_hand_as_the_others(path: Path) -> None:
    text = path.read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke-width="1.75"' in text
    assert 'stroke-linecap="round"' in text
    assert "currentColor" in text
    assert not re.search("#[0-9a-fA-F]{3,8}", text), "a colour of its own"


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_an_icon_draws_something_inside_its_square(path: Path) -> None:
    image = pixmap(path.stem, "text", 24, 2.0).toImage()
    inked = [(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 127]
    assert len(inked) > 20
    assert all(1 <= x <= 46 and 1 <= y <= 46 for x, y in inked), "it touches the edge"


def test_a_tinted_file_can_be_read_by_qt_again_and_again() -> None:
    for color in ("#112233", "#445566", "#112233"):
        file = QFile(tinted_file("plus", color))
        assert file.open(QIODevice.OpenModeFlag.ReadOnly)
        assert color in bytes(file.readAll().data()).decode()
        file.close()


def test_an_action_keeps_the_colour_of_the_theme(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    action = QAction()
    set_icon(action, "dot", "withdrawal")
    theme.apply(qapp, "dark")
    image = action.icon().pixmap(QSize(24, 24), 1.0).toImage()
    assert image.pixelColor(12, 12) == theme.color("withdrawal")
    theme.apply(qapp, "light")


def test_the_program_has_a_face() -> None:
    image = app_icon().pixmap(QSize(64, 64), 1.0).toImage()
    assert image.pixelColor(32, 6).alpha() == 255
    assert image.pixelColor(0, 0).alpha() == 0


def test_zone_glyphs_differ_by_shape_and_not_by_colour_alone() -> None:
    shapes = set()
    for zone in ZONES:
        image = QImage(24, 24, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_zone(painter, zone, QRectF(2, 2, 20, 20), QColor("black"))
        painter.end()
        shapes.add(bytes(image.constBits()))
    assert len(shapes) == len(ZONES)


@pytest.mark.parametrize("zone", ZONES)
def test_a_glyph_stays_in_its_square(zone: str) -> None:
    square = QRectF(10, 20, 16, 16)
    assert square.contains(zone_path(zone, square).boundingRect())
