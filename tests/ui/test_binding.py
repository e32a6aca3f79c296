"""What we rely on in the Qt binding itself, so that a new version is noticed before people do."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be counted away there")
def test_painting_keeps_its_references_to_none(qapp: object) -> None:
    # PySide6 6.12.0 lost one with every call; after some thousand repaints Python 3.11 aborted.
    pixmap = QPixmap(8, 8)
    painter = QPainter(pixmap)
    before = sys.getrefcount(None)
    for _ in range(500):
        painter.setPen(QColor("red"))
        painter.fillRect(QRect(0, 0, 1, 1), QColor("red"))
        painter.drawLine(0, 0, 5, 5)
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < 100
