"""What else may hold something of the journal when it is closed: popups and windows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from ui.widgets.progress_overlay import ProgressOverlay


def close_popups() -> None:
    """Close every menu, calendar and list that lies open, and the tooltip."""
    while popup := QApplication.activePopupWidget():
        popup.close()
        if QApplication.activePopupWidget() is popup:
            popup.hide()  # one that would rather stay
            break
    QToolTip.hideText()


def others_in(window: QWidget, page: QWidget) -> list[QWidget]:
    """What lies in the window beside this page, and is no window of its own. Progress of work is
    only emptied and hidden: whoever runs the work puts it away."""
    found = []
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for child in window.findChildren(QWidget, options=direct):
        if child is page or child.isWindow() or child.objectName().startswith("qt_"):
            continue
        child.hide()
        if isinstance(child, ProgressOverlay):
            child.set_text("")
            child.setAccessibleName("")
            for part in child.findChildren(QWidget):
                part.setAccessibleName("")
        else:
            child.setParent(None)
            found.append(child)
    return found


def close_windows(window: QWidget) -> None:
    """Close every other window of the program, also one of the system that lies over ours: what
    waits for an answer gets none."""
    for other in QApplication.topLevelWidgets():
        ours = _belongs(other, window)
        alone = isinstance(other, QDialog) and other.parent() is None and other.isVisible()
        if not ours and not alone:
            continue  # another journal's window
        if isinstance(other, QDialog):
            other.reject()
        other.hide()
        if ours:
            other.deleteLater()


def _belongs(other: QWidget, window: QWidget) -> bool:
    above = other.parentWidget()
    while above is not None and above is not window:
        above = above.parentWidget()
    return above is window
