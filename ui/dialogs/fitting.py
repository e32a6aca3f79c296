"""The height of a dialog whose words wrap."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def forget_heights(dialog: QWidget) -> None:
    """Let every height be asked for anew, now: what has other words than before tells its own
    layout at once, but those around it only when the loop turns."""
    for part in dialog.findChildren(QWidget):
        part.ensurePolished()
        part.updateGeometry()
    for each in dialog.findChildren(QLayout):
        each.invalidate()  # what is not shown yet does not tell its layout that it has grown


def fit_height(dialog: QWidget, layout: QLayout, width: int) -> None:
    """Make a dialog just as high as its words need at a width. Qt itself asks for the height of
    wrapped words at a width of its own guess; and they have to be in their own fonts."""
    forget_heights(dialog)
    layout.activate()
    dialog.setFixedSize(width, layout.totalHeightForWidth(width))
