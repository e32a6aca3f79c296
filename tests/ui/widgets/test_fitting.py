"""Dialogs as high as their words."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.fitting import fit_height


def test_what_is_inside_something_else_counts_at_once(qtbot: QtBot) -> None:
    dialog, inner = QDialog(), QWidget()
    qtbot.addWidget(dialog)
    words = QLabel("Коротко.", inner)
    words.setWordWrap(True)
    QVBoxLayout(inner).addWidget(words)
    outer = QVBoxLayout(dialog)
    outer.addWidget(inner)
    dialog.show()
    fit_height(dialog, outer, 300)
    QApplication.processEvents()
    words.setText("Длинно и обстоятельно, на несколько строк. " * 5)
    fit_height(dialog, outer, 300)
    told = dialog.height()
    QApplication.processEvents()
    fit_height(dialog, outer, 300)
    assert told == dialog.height()
