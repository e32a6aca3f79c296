"""Photos: made small and upright, shown in a row and large, given by paste, drop or file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QImageReader
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget

from journal_app.errors import JournalError
from journal_app.operations.photos import PHOTO_LIMIT
from tests.ui.client.page import Page
from tests.ui.keys import CTRL, press
from ui.client.notes import NotesPanel
from ui.client.pictures import SIDE, read_picture, small_picture

Key = Qt.Key

# A camera's own block: turned a quarter, and where it was taken (a made-up name of a place).
_EXIF = (
    b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x02"
    b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
    b"\x01\x0e\x00\x02\x00\x00\x00\x0c\x00\x00\x00\x26"
    b"\x00\x00\x00\x00Tverskaya 1\x00"
)


def drawn(width: int, height: int, left: str = "red", right: str = "blue") -> QImage:
    """Two halves, so that turning and scaling can be seen."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(left))
    for x in range(width // 2, width):
        for y in range(height):
            image.setPixelColor(x, y, QColor(right))
    return image


def noise(side: int) -> QImage:
    """A picture that no JPEG makes small."""
    data = bytes((7919 * place * place + place // 3) % 251 for place in range(side * side * 4))
    return QImage(data, side, side, QImage.Format.Format_RGB32).copy()


def panel(page: Page) -> NotesPanel:
    """The notes of the client shown, in front."""
    page.view.show_tab("notes")
    return page.view.panels.notes()


@pytest.fixture
def notes(of_vera: Page) -> Page:
    panel(of_vera).begin()
    of_vera.settle()
    return of_vera


def shown(page: Page) -> int:
    return page.part("notePhotosList", QAbstractItemView).model().rowCount()


def copied(image: QImage | None = None, path: Path | None = None) -> None:
    """What the person copied elsewhere."""
    source = QMimeData()
    if image is not None:
        source.setImageData(image)
    if path is not None:
        source.setUrls([QUrl.fromLocalFile(str(path))])
    QApplication.clipboard().setMimeData(source)


# -- making small ---------------------------------------------------------------------------------


def test_a_large_picture_is_made_small() -> None:
    picture = small_picture(drawn(3200, 1600))
    assert (picture.width, picture.height) == (SIDE, SIDE // 2)
    again = QImage.fromData(picture.data, "JPEG")
    assert again.size() == QSize(SIDE, SIDE // 2)
    assert again.pixelColor(10, 10).red() > 200
    assert again.pixelColor(SIDE - 10, 10).blue() > 200


def test_a_small_picture_keeps_its_size() -> None:
    picture = small_picture(drawn(40, 30))
    assert (picture.width, picture.height) == (40, 30)


def test_a_thin_picture_keeps_a_pixel() -> None:
    picture = small_picture(drawn(9000, 2))
    assert (picture.width, picture.height) == (SIDE, 1)


def test_a_restless_picture_fits_the_journal() -> None:
    assert len(small_picture(noise(1600)).data) <= PHOTO_LIMIT


def test_what_is_transparent_becomes_white() -> None:
    clear = QImage(20, 20, QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    again = QImage.fromData(small_picture(clear).data)
    assert again.pixelColor(10, 10).lightness() > 250


def test_a_turned_photo_is_kept_upright_and_without_its_place(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    drawn(400, 200).save(str(path), "JPEG")
    whole = path.read_bytes()
    block = b"\xff\xe1" + (len(_EXIF) + 2).to_bytes(2, "big") + _EXIF
    path.write_bytes(whole[:2] + block + whole[2:])
    assert QImageReader(str(path)).transformation().value != 0, "the camera's turn is in the file"
    picture = read_picture(path)
    assert (picture.width, picture.height) == (200, 400)
    assert b"Tverskaya" not in picture.data
    assert b"Exif" not in picture.data
    again = QImage.fromData(picture.data)
    assert again.pixelColor(100, 20).red() > 200
    assert again.pixelColor(100, 380).blue() > 200


def test_a_large_file_is_read_small(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    drawn(2000, 1000).save(str(path), "PNG")
    picture = read_picture(path)
    assert (picture.width, picture.height) == (SIDE, SIDE // 2)
    assert picture.data.startswith(b"\xff\xd8\xff")


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.jpg"
    path.write_text("слова")
    for bad, code in ((path, "not_a_picture"), (tmp_path / "none.png", "no_such_file")):
        with pytest.raises(JournalError) as told:
            read_picture(bad)
        assert told.value.code == code


# -- the strip ------------------------------------------------------------------------------------


def test_a_pasted_picture_hangs_on_the_note(notes: Page, vera: int) -> None:
    notes.type("цвет сливы")
    copied(drawn(50, 40))
    press(None, Key.Key_V, CTRL)
    notes.settle()
    (photo,) = notes.journal.photos.of(vera)
    (line,) = notes.journal.notes.of(vera)
    assert (photo.note, photo.width, photo.height) == (line.id, 50, 40)
    assert notes.journal.notes.page(line.id).text == "цвет сливы"
    assert shown(notes) == 1


def test_a_copied_file_is_a_photo_and_a_copied_word_a_word(
    notes: Page, vera: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.png"
    drawn(30, 30).save(str(path))
    copied(path=path)
    press(None, Key.Key_V, CTRL)
    QApplication.clipboard().setText("слово")
    press(None, Key.Key_V, CTRL)
    notes.settle()
    assert len(notes.journal.photos.of(vera)) == 1
    notes.view.leave_panels()
    assert [line.begins for line in notes.journal.notes.of(vera)] == ["слово"]


def test_a_bad_file_is_said_and_the_good_one_comes_in(
    notes: Page, vera: int, tmp_path: Path
) -> None:
    told: list[JournalError] = []
    notes.desk.failed.connect(told.append)
    bad, good = tmp_path / "bad.png", tmp_path / "good.png"
    bad.write_text("слова")
    drawn(30, 30).save(str(good))
    panel(notes).photos.take([str(bad), str(good)])
    assert [error.code for error in told] == ["not_a_picture"]
    assert len(notes.journal.photos.of(vera)) == 1


def test_a_photo_is_deleted_and_comes_back(notes: Page, vera: int) -> None:
    panel(notes).photos.take(drawn(30, 30))
    (photo,) = notes.journal.photos.of(vera)
    notes.choose("notePhotosList", photo.id)
    notes.key(Key.Key_Delete)
    assert notes.journal.photos.of(vera) == []
    assert not notes.part("notePhotos", QWidget).isVisible()
    notes.desk.do(notes.journal.undo)
    assert [line.id for line in notes.journal.photos.of(vera)] == [photo.id]
    assert shown(notes) == 1


def test_a_photo_is_shown_large_and_named(notes: Page, vera: int) -> None:
    strip = panel(notes).photos
    strip.take(drawn(30, 30, "red", "red"))
    strip.take(drawn(30, 30, "blue", "blue"))
    newest = notes.journal.photos.of(vera)[0]
    notes.choose("notePhotosList", newest.id)
    notes.key(Key.Key_Return)
    (large,) = notes.window.findChildren(QWidget, "photoLarge")
    assert large.isVisible()
    assert large.grab().toImage().pixelColor(large.width() // 2, large.height() // 2).blue() > 200
    notes.key(Key.Key_Right)
    assert large.grab().toImage().pixelColor(large.width() // 2, large.height() // 2).red() > 200
    (caption,) = notes.window.findChildren(QLineEdit, "photoCaption")
    caption.setFocus()
    notes.type("слива")
    notes.key(Key.Key_Return)
    notes.key(Key.Key_Escape)
    assert not large.isVisible()
    assert [line.caption for line in notes.journal.photos.of(vera)] == ["", "слива"]
    assert notes.part("notePhotosList", QAbstractItemView).hasFocus()


def test_a_thumbnail_is_drawn_once(notes: Page) -> None:
    strip = panel(notes).photos
    strip.take(drawn(300, 100))
    index = strip.model.index(0)
    first = index.data(Qt.ItemDataRole.DecorationRole)
    assert not first.isNull()
    strip.refresh()
    assert strip.model.index(0).data(Qt.ItemDataRole.DecorationRole).cacheKey() == first.cacheKey()
