"""Pictures made small enough to be kept: upright, at most 1600 pixels, nothing told beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from journal_app.errors import JournalError
from ui.desk import Desk

SIDE = 1600
"""Pixels of the longer side at most."""
_QUALITIES = (82, 70, 55)
_LIMIT = 1_500_000
"""As the journal's own limit of a photo, in bytes."""
ENDINGS = ("jpg", "jpeg", "png", "bmp", "webp", "gif")


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG as the journal keeps it."""

    data: bytes
    width: int
    height: int


def read_picture(path: str | Path) -> Picture:
    """A file as it can be kept. Raises JournalError ``not_a_picture no_such_file``."""
    if not Path(path).is_file():
        raise JournalError("no_such_file", path=str(path))
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)  # upright, as the camera was held
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > SIDE:
        reader.setScaledSize(_fitted(size))
    return small_picture(reader.read())


def small_picture(image: QImage) -> Picture:
    """An image as it can be kept: what the camera noted of place and time is left out, since it is
    written anew. Raises JournalError ``not_a_picture``."""
    if image.isNull():
        raise JournalError("not_a_picture")
    if max(image.width(), image.height()) > SIDE:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(_fitted(image.size()), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)  # JPEG knows no transparency
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    data = b""
    for quality in _QUALITIES:
        data = _jpeg(flat, quality)
        if len(data) <= _LIMIT:
            break
    return Picture(data, flat.width(), flat.height())


def _fitted(size: QSize) -> QSize:
    fitted = size.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    return fitted.expandedTo(QSize(1, 1))


def _jpeg(image: QImage, quality: int) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "JPEG", quality):  # type: ignore[call-overload]
        raise JournalError("not_a_picture")
    return bytes(content.data())


def decoded(desk: Desk, photo: int) -> QImage:
    """A photo's picture; a null one when it is gone or cannot be read."""
    try:
        return QImage.fromData(desk.journal.photos.data(photo))
    except JournalError:
        return QImage()
