"""PhotoStrip: a client's photos in a row; paste, drop or choose adds one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QMenu, QToolButton, QWidget

from journal_app.shapes import Changes
from journal_app.shapes.notes import PhotoLine
from ui.client.photo_list import PhotoList, PhotoModel
from ui.client.pictures import ENDINGS, Picture, read_picture, small_picture
from ui.desk import Desk
from ui.icons import set_icon
from ui.theme import GRID, set_role


class PhotoStrip(QWidget):
    """Shows a client's photos, all of them or those that ``chosen`` lets through.

    Call ``show_client`` for whom to show, ``refresh`` after changes. Enter or a click shows a photo
    large, Delete removes it (Undo brings it back), Ctrl+V adds the one that was copied.
    """

    count_changed = Signal(int)
    """How many photos are shown now."""

    def __init__(self, desk: Desk, name: str = "photoStrip", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client: int | None = None
        self._on: date | None = None
        self._note: int | None = None
        self._chosen: Callable[[PhotoLine], bool] | None = None
        self.setObjectName(name)
        self.setAcceptDrops(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self.model = PhotoModel(desk, self)
        self.view = PhotoList(self)
        self.view.setObjectName(f"{name}List")
        self.view.setAccessibleName(self.tr("Photos"))
        self.view.setModel(self.model)
        self.view.asked.connect(self._act)
        self.view.menu_wanted.connect(self._on_menu_wanted)
        row.addWidget(self.view, 1)
        self.add = QToolButton(self)
        self.add.setObjectName(f"{name}Add")
        self.add.setAccessibleName(self.tr("Add a photo"))
        self.add.setToolTip(self.tr("Choose a picture; pasting or dropping one works, too"))
        set_icon(self.add, "plus", "quiet", size=16)
        set_role(self.add, "quiet")
        self.add.clicked.connect(self.choose)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        self._menu = QMenu(self)
        self._menu.setObjectName(f"{name}Menu")
        self._menu.triggered.connect(self._on_menu_triggered)

    # -- what it shows ----------------------------------------------------------------------------

    def show_client(
        self,
        client: int | None,
        on: date | None = None,
        note: int | None = None,
        chosen: Callable[[PhotoLine], bool] | None = None,
    ) -> None:
        """Show whose photos; new ones belong to this day and note. ``chosen`` picks from them."""
        self._client, self._on, self._note, self._chosen = client, on, note, chosen
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        lines: list[PhotoLine] = []
        if self._client is not None:
            lines = self._desk.journal.photos.of(self._client)
        lines = [line for line in lines if self._chosen is None or self._chosen(line)]
        self.model.show_photos(lines)
        self.view.setVisible(bool(lines))
        self.count_changed.emit(len(lines))

    # -- adding -----------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for files."""
        kinds = " ".join(f"*.{ending}" for ending in ENDINGS)
        dialog = QFileDialog(self, self.tr("Add photos"), "", self.tr("Pictures") + f" ({kinds})")
        dialog.setObjectName("photoChooser")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.take)
        dialog.open()

    def take(self, given: QImage | Sequence[str]) -> None:
        """Keep an image, or the pictures of these files; an error is said, the others come in."""
        if isinstance(given, QImage):
            self._keep(partial(small_picture, given))
            return
        for path in given:
            self._keep(partial(read_picture, path))

    def paste(self) -> bool:
        """Keep the picture that was copied, if it is one."""
        source = QApplication.clipboard().mimeData()
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        image = source.imageData() if source.hasImage() else None
        if files:
            self.take(files)
        elif isinstance(image, QImage):
            self.take(image)
        else:
            return False
        return True

    def _keep(self, make: Callable[[], Picture]) -> None:
        client = self._client
        if client is None:
            return
        on, note = self._on, self._note

        def add() -> Changes:
            picture = make()
            return self._desk.journal.photos.add(
                client, picture.data, picture.width, picture.height, on=on, note=note
            )

        self._desk.do(add)

    # -- what is done with one --------------------------------------------------------------------

    def _act(self, name: str) -> None:
        line = self.view.current()
        if name == "paste":
            self.paste()
        elif line is not None and name == "open":
            self.show_large(line)
        elif line is not None and name == "delete":
            self._desk.do(lambda: self._desk.journal.photos.delete(line.id))

    def show_large(self, line: PhotoLine) -> None:
        """Show a photo over the page."""
        from ui.client.photo_large import PhotoLarge

        PhotoLarge(self._desk, self.model.lines(), line, self.window()).open()

    def _on_menu_wanted(self, spot: QPoint) -> None:
        self._menu.clear()
        labels = {
            "open": self.tr("Show large") + "\tEnter",
            "delete": self.tr("Delete") + "\tDel",
        }
        for name, text in labels.items():
            action = self._menu.addAction(text)
            action.setData(name)
        self._menu.popup(spot)

    def _on_menu_triggered(self, action: QAction) -> None:
        self._act(str(action.data()))

    # -- dropping ---------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        source = event.mimeData()
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        image = source.imageData() if source.hasImage() else None
        if files:
            self.take(files)
        elif isinstance(image, QImage):
            self.take(image)
        event.acceptProposedAction()
