"""How a whole practice is spread over the zones."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import GRID, theme
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.zone_label import ZoneLabel

ORDER = ("leaving", "fragile", "steady", "strong", "new")


class ZoneSpread(QWidget):
    """One bar, a share of it for each zone, with a legend of glyphs and words below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(self)
        self._labels = {zone: ZoneLabel("small", self) for zone in ORDER}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._bar)
        legend = FlowLayout(spacing=2 * GRID, line_spacing=4, justify=True)
        for label in self._labels.values():
            legend.addWidget(label)
        layout.addLayout(legend)

    def set_counts(self, counts: Mapping[str, int], legend: Mapping[str, str]) -> None:
        """``counts`` clients by zone; ``legend`` what is written for each («4 хрупко»).

        A zone with nobody in it has no share and no legend.
        """
        self._bar.counts = {zone: counts.get(zone, 0) for zone in ORDER}
        for zone, label in self._labels.items():
            label.set_zone(zone, legend.get(zone, ""))
            label.setVisible(counts.get(zone, 0) > 0)
        shown = (legend.get(zone, "") for zone in ORDER if counts.get(zone, 0) > 0)
        self.setAccessibleName(", ".join(shown))
        self._bar.update()


class _Bar(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.counts: dict[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(40 * GRID, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), theme.color("chip"))
        total = sum(self.counts.values())
        done = 0
        for zone, count in self.counts.items():
            if count:
                left = round(done / total * self.width())
                done += count
                right = round(done / total * self.width())
                area = QRectF(left, 0, right - left, self.height())
                painter.fillRect(area, theme.color(f"spread_{zone}"))
