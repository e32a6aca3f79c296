"""What stands in the fields of a form, as JSON can hold it, and back. Never a passphrase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from ui.widgets.passphrase_field import PassphraseField

_TEXTS = QLineEdit | QTextEdit | QPlainTextEdit
_FIELDS = (
    QLineEdit | QTextEdit | QPlainTextEdit | QSpinBox | QDateEdit | QComboBox | QAbstractButton
)
_INNER = "qt_"
"""What Qt names the parts of its own widgets."""


def read_fields(form: QWidget) -> dict[str, Any]:
    """Every named field of a form with what stands in it."""
    return {field.objectName(): _value(field) for field in _fields(form)}


def put_fields(form: QWidget, values: dict[str, Any]) -> None:
    """Let the fields of a form stand so again; one that is not there any more is passed over.
    Words count as typed, as they were."""
    for field in _fields(form):
        if field.objectName() in values:
            _put(field, values[field.objectName()])


def has_typed(form: QWidget) -> bool:
    """Whether a person wrote into one of the fields and words stand there."""
    return any(is_typed(field) for field in _fields(form) if isinstance(field, _TEXTS))


def is_typed(field: QWidget) -> bool:
    """Whether a person wrote into this field and words stand there."""
    if isinstance(field, QLineEdit):
        mine = not field.isReadOnly() and not _is_secret(field)
        return mine and field.isModified() and bool(field.text().strip())
    if isinstance(field, QTextEdit | QPlainTextEdit):
        words = bool(field.toPlainText().strip())
        return not field.isReadOnly() and field.document().isModified() and words
    return False


def _is_secret(field: QLineEdit) -> bool:
    """Whether a passphrase stands there, also one that the person has made readable."""
    return isinstance(field, PassphraseField) or field.echoMode() != QLineEdit.EchoMode.Normal


def words_of(field: QWidget) -> str:
    """The words in a field."""
    return field.text() if isinstance(field, QLineEdit) else _plain(field)


def _plain(field: QWidget) -> str:
    return field.toPlainText() if isinstance(field, QTextEdit | QPlainTextEdit) else ""


def _fields(form: QWidget) -> Iterator[QWidget]:
    for field in form.findChildren(QWidget):
        name = field.objectName()
        if not name or name.startswith(_INNER) or not isinstance(field, _FIELDS):
            continue
        if isinstance(field, QLineEdit) and _is_secret(field):
            continue
        if isinstance(field, QAbstractButton) and not field.isCheckable():
            continue
        if not isinstance(field.parent(), QAbstractSpinBox | QComboBox):
            yield field


def _value(field: QWidget) -> Any:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QSpinBox):
        return field.value()
    if isinstance(field, QDateEdit):
        return field.date().toString(Qt.DateFormat.ISODate)
    if isinstance(field, QComboBox):
        return field.currentIndex()
    if isinstance(field, QAbstractButton):
        return field.isChecked()
    return _plain(field)


def _put(field: QWidget, value: Any) -> None:
    if isinstance(field, QLineEdit) and isinstance(value, str):
        field.setText(value)
        field.setModified(True)
    elif isinstance(field, QTextEdit | QPlainTextEdit) and isinstance(value, str):
        field.setPlainText(value)
        field.document().setModified(True)
        field.moveCursor(field.textCursor().MoveOperation.End)
    elif isinstance(field, QDateEdit) and isinstance(value, str):
        field.setDate(QDate.fromString(value, Qt.DateFormat.ISODate))
    elif isinstance(field, QAbstractButton) and isinstance(value, bool):
        field.setChecked(value)
    elif isinstance(field, QComboBox) and isinstance(value, int) and value < field.count():
        field.setCurrentIndex(value)
    elif isinstance(field, QSpinBox) and isinstance(value, int):
        field.setValue(value)
