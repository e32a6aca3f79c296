"""The sheet of a client on the screen: one card, read from the top down in a minute."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.pages.before_section import BeforeSection
from ui.pages.before_sheet import Column, Sheet
from ui.theme import GRID, set_role, theme
from ui.widgets.avatar import Avatar
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.separator import Separator
from ui.widgets.zone_label import ZoneLabel

_TWO_COLUMNS = 720
"""Pixels of card (at text scale 1) from which the sections stand side by side."""
_PHOTO = QSize(240, 160)


class BeforeCard(QFrame):
    """Made anew for every client: it only shows."""

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("beforeCard")
        self.setAccessibleName(sheet.name)
        set_role(self, "card")
        body = QVBoxLayout(self)
        body.setContentsMargins(4 * GRID, 2 * GRID + 4, 4 * GRID, 2 * GRID + 4)
        body.setSpacing(GRID + 6)
        body.addLayout(self._head(sheet))
        for section in sheet.column("top"):
            body.addWidget(BeforeSection(section, self))
        body.addWidget(Separator(parent=self))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(5 * GRID)
        if sheet.column("main"):
            self._columns.addLayout(self._column(sheet, "main"), 7)
        self._columns.addLayout(self._column(sheet, "side"), 5)
        body.addLayout(self._columns)
        if sheet.zone_last:
            body.addWidget(self._zone(sheet, small=True), 0, Qt.AlignmentFlag.AlignRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_TWO_COLUMNS)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _head(self, sheet: Sheet) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(Avatar(sheet.name, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        name = ElidedLabel(sheet.name, 2, "title", parent=self)
        name.setObjectName("beforeName")
        when = ElidedLabel(sheet.when, 2, parent=self)
        when.setObjectName("beforeWhen")
        words.addWidget(name)
        words.addWidget(when)
        if sheet.marks:
            flow = FlowLayout(spacing=GRID)
            for mark in sheet.marks:
                tag = QLabel(mark, self)
                tag.setTextFormat(Qt.TextFormat.PlainText)
                set_role(tag, "tag")
                flow.addWidget(tag)
            words.addLayout(flow)
        head.addLayout(words, 1)
        if not sheet.zone_last:
            head.addWidget(self._zone(sheet), 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _zone(self, sheet: Sheet, small: bool = False) -> ZoneLabel:
        zone = ZoneLabel("small" if small else "body", self)
        zone.setObjectName("beforeZone")
        zone.set_zone(sheet.zone, sheet.zone_word, sheet.number)
        return zone

    def _column(self, sheet: Sheet, column: Column) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(2 * GRID)
        if column == "side" and sheet.photo is not None:
            self._add_photo(layout, sheet)
        for section in sheet.column(column):
            layout.addWidget(BeforeSection(section, self))
        layout.addStretch(1)
        return layout

    def _add_photo(self, layout: QVBoxLayout, sheet: Sheet) -> None:
        image = QImage.fromData(sheet.photo or b"")
        if image.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = QSize(theme.px(_PHOTO.width()), theme.px(_PHOTO.height())) * ratio
        room = room.boundedTo(image.size().expandedTo(QSize(1, 1)))
        shown = QPixmap.fromImage(
            image.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        shown.setDevicePixelRatio(ratio)
        picture = QLabel(self)
        picture.setObjectName("beforePhoto")
        picture.setPixmap(shown)
        picture.setAccessibleName(sheet.photo_text)
        both = QVBoxLayout()
        both.setSpacing(GRID // 2)
        both.addWidget(picture)
        both.addWidget(ElidedLabel(sheet.photo_text, 2, "hint", parent=self))
        layout.addLayout(both)
