"""Our own icons: SVG of one stroke width in ``resources/icons``, tinted by the theme.

Three ways to use them: ``set_icon`` on a button or action (it follows the theme by itself),
``pixmap`` while painting, ``icon`` where Qt wants a QIcon once. The zone glyphs are paths
(``paint_zone``): they must never depend on a font that may lack them.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QIcon,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtWidgets import QAbstractButton

from ui.memory_files import publish
from ui.theme import theme

_sources: dict[str, str] = {}
ZONES: Final = ("leaving", "fragile", "steady", "strong", "new")


def _source(name: str) -> str:
    """The untinted SVG text of an icon (FileNotFoundError for an unknown name)."""
    if name not in _sources:
        from importlib import resources  # slow to import, and only the first icon needs it

        _sources[name] = (resources.files("resources") / "icons" / f"{name}.svg").read_text("utf-8")
    return _sources[name]


def tinted_file(name: str, color: str) -> str:
    """A file name, for Qt only, of the icon ``name`` drawn in ``color`` (#RRGGBB)."""
    svg = _source(name).replace("currentColor", color)
    return publish(f"client-journal/icons/{color[1:].lower()}/{name}.svg", svg.encode())


def icon(name: str, color: str = "text", checked: str = "") -> QIcon:
    """An icon in a colour token of the present theme, sharp at any size.

    ``checked`` is the colour token when a button is down. The icon keeps its colours when the
    theme changes: prefer ``set_icon`` for what stays on the screen.
    """
    result = QIcon()
    mode, state = QIcon.Mode, QIcon.State
    result.addFile(tinted_file(name, theme.color(color).name()), QSize(), mode.Normal, state.Off)
    result.addFile(tinted_file(name, theme.color("disabled").name()), QSize(), mode.Disabled)
    if checked:
        file = tinted_file(name, theme.color(checked).name())
        for each in (mode.Normal, mode.Active, mode.Selected):
            result.addFile(file, QSize(), each, state.On)
    return result


def app_icon() -> QIcon:
    """The icon of the program."""
    return QIcon(publish("client-journal/app.svg", _source("app").encode()))


class _Tint(QObject):
    """Lives as a child of a button or action and draws its icon anew when the theme changes."""

    def __init__(self, target: QAbstractButton | QAction) -> None:
        super().__init__(target)
        self.name, self.color, self.checked, self.size = "", "text", "", 20
        theme.changed.connect(self.draw)

    def draw(self) -> None:
        target = self.parent()
        assert isinstance(target, QAbstractButton | QAction)
        target.setIcon(icon(self.name, self.color, self.checked))
        if isinstance(target, QAbstractButton):
            target.setIconSize(QSize(theme.px(self.size), theme.px(self.size)))


def set_icon(
    target: QAbstractButton | QAction,
    name: str,
    color: str = "text",
    size: int = 20,
    checked: str = "",
) -> None:
    """Give ``target`` an icon that follows the theme and the text size.

    ``size`` in pixels at text scale 1; ``color`` and ``checked`` are colour tokens.
    """
    tint = target.findChild(_Tint, options=Qt.FindChildOption.FindDirectChildrenOnly)
    tint = tint or _Tint(target)
    tint.name, tint.color, tint.checked, tint.size = name, color, checked, size
    tint.draw()


def pixmap(name: str, color: str = "text", size: int = 20, ratio: float = 1.0) -> QPixmap:
    """An icon for painting: ``size`` device-independent pixels at the screen's ``ratio``."""
    tint = theme.color(color).name()
    key = f"client-journal/{name}/{tint}/{size}/{ratio}"
    drawn = QPixmap()
    if not QPixmapCache.find(key, drawn):
        drawn = QIcon(tinted_file(name, tint)).pixmap(QSize(size, size), ratio)
        QPixmapCache.insert(key, drawn)
    return drawn


def zone_path(zone: str, rect: QRectF) -> QPainterPath:
    """A zone's glyph in ``rect``: ▼ leaving, ◆ fragile, ● steady, ▲ strong, ○ new."""
    side = min(rect.width(), rect.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    path = QPainterPath()
    if zone in ("leaving", "strong"):
        box.adjust(0, side * 0.07, 0, -side * 0.07)
        tip, base = (box.bottom(), box.top()) if zone == "leaving" else (box.top(), box.bottom())
        corners = [(box.left(), base), (box.right(), base), (box.center().x(), tip)]
    elif zone == "fragile":
        middle = box.center()
        corners = [
            (middle.x(), box.top()),
            (box.right(), middle.y()),
            (middle.x(), box.bottom()),
            (box.left(), middle.y()),
        ]
    else:
        inset = side * (0.08 if zone == "steady" else 0.14)
        path.addEllipse(box.adjusted(inset, inset, -inset, -inset))
        return path
    path.moveTo(QPointF(*corners[0]))
    for corner in corners[1:]:
        path.lineTo(QPointF(*corner))
    path.closeSubpath()
    return path


def paint_zone(painter: QPainter, zone: str, rect: QRectF, color: QColor | None = None) -> None:
    """Paint a zone's glyph into ``rect`` in the zone's colour, or in ``color``."""
    ink = color or theme.color(zone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if zone == "new":
        painter.setPen(QPen(ink, max(1.5, rect.height() * 0.14)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        pen = QPen(ink, 1)  # rounds the corners a little
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(ink)
    painter.drawPath(zone_path(zone, rect.adjusted(0.5, 0.5, -0.5, -0.5)))
    painter.restore()
