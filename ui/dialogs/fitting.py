"""The height of a dialog whose words wrap."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def fit_height(dialog: QWidget, layout: QLayout, width: int) -> None:
    """Make a dialog just as high as its words need at a width. Qt itself asks for the height of
    wrapped words at a width of its own guess; and they have to be in their own fonts."""
    for part in dialog.findChildren(QWidget):
        part.ensurePolished()
    for each in dialog.findChildren(QLayout):
        each.invalidate()  # what is not shown yet does not tell its layout that it has grown
    layout.activate()
    dialog.setFixedSize(width, layout.totalHeightForWidth(width))
