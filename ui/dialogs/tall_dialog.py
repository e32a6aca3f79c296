"""TallDialog: a dialog that may be higher than the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLayout

from ui.dialogs.fitting import fit_height, forget_heights
from ui.theme import GRID
from ui.widgets.scroll_page import ScrollPage

_TITLE_BAR = 4 * GRID


class TallDialog(QDialog):
    """Its ``middle`` scrolls where the screen has no room for all of it; what stands around the
    middle stays to be seen, and Tab leads to nothing that is out of sight."""

    middle: ScrollPage

    def fit(self, layout: QLayout, width: int) -> None:
        """As high as its words need at a width, or as the screen is."""
        inside, around = self.middle.content, self.middle.parentWidget()
        forget_heights(self)
        held = around.layout() if around is not None else None
        margins = (held or layout).contentsMargins()
        whole = inside.heightForWidth(width - margins.left() - margins.right())
        self.middle.setFixedHeight(whole)
        fit_height(self, layout, width)
        over = self.height() + _TITLE_BAR - self.screen().availableGeometry().height()
        if over > 0:
            self.middle.setFixedHeight(whole - over)
            self.setFixedSize(width, self.height() - over)

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        focus = self.focusWidget()
        if focus is not None and self.middle.content.isAncestorOf(focus):
            self.middle.ensureWidgetVisible(focus)  # the middle itself does so from inside only
        return moved
