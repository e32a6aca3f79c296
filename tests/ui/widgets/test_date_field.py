from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QToolButton, QWidget

from tests.ui.keys import ALT, press, type_text
from ui.theme import theme
from ui.widgets.calendar_popup import CalendarPopup
from ui.widgets.date_field import DateField

TODAY = date(2026, 11, 21)


@pytest.fixture
def field(window: QWidget) -> DateField:
    field = DateField(today=TODAY, prefer="future", parent=window)
    field.setObjectName("composerDue")
    field.show()
    field.setFocus()
    return field


def words(field: DateField) -> QLineEdit:
    field.setObjectName(field.objectName() or "day")
    found = field.findChild(QLineEdit, f"{field.objectName()}Text")
    assert isinstance(found, QLineEdit)
    return found


def retype(field: DateField, text: str) -> None:
    words(field).selectAll()
    type_text(None, text)


def shows_a_mistake(field: DateField) -> bool:
    return bool(field.property("invalid")) and not field.property("half")


def test_it_begins_today_and_says_so(field: DateField) -> None:
    assert field.day() == TODAY
    assert words(field).text() == "today"


def test_a_typed_day_is_the_date_at_once(field: DateField) -> None:
    retype(field, "25.12")
    assert field.date() == QDate(2026, 12, 25)
    assert words(field).text() == "25.12"


def test_leaving_writes_the_day_out(field: DateField) -> None:
    retype(field, "25.12")
    press(None, Qt.Key.Key_Return)
    assert words(field).text() == "25\N{NO-BREAK SPACE}декабря"


def test_days_can_be_counted_and_named(field: DateField) -> None:
    retype(field, "+3")
    assert field.day() == date(2026, 11, 24)
    retype(field, "пт")
    assert field.day() == date(2026, 11, 27)
    retype(field, "tomorrow")
    assert field.day() == date(2026, 11, 22)


def test_nonsense_is_marked_and_the_former_day_stays(field: DateField) -> None:
    retype(field, "25.12")
    press(None, Qt.Key.Key_Return)
    retype(field, "3.3 потом")
    assert field.property("invalid") is True
    assert field.day() == date(2026, 12, 25)
    words(field).clearFocus()
    assert field.property("invalid") is False
    assert words(field).text() == "25\N{NO-BREAK SPACE}декабря"


def test_a_day_half_typed_is_no_mistake(field: DateField) -> None:
    words(field).selectAll()
    for letter in "25.12.2026":
        type_text(None, letter)
        assert not shows_a_mistake(field), words(field).text()
    assert field.day() == date(2026, 12, 25)
    retype(field, "25.12.202")
    assert not shows_a_mistake(field)
    assert field.property("invalid") is True
    assert field.day() == TODAY
    retype(field, "31.02")
    assert shows_a_mistake(field)


def test_arrows_move_by_a_day_and_pages_by_a_week(field: DateField) -> None:
    press(None, Qt.Key.Key_Up)
    assert field.day() == TODAY + timedelta(days=1)
    press(None, Qt.Key.Key_Down)
    press(None, Qt.Key.Key_Down)
    assert field.day() == TODAY - timedelta(days=1)
    press(None, Qt.Key.Key_PageUp)
    assert field.day() == TODAY + timedelta(days=6)


def test_it_stays_within_its_limits(field: DateField) -> None:
    field.setMaximumDate(QDate(2026, 11, 23))
    press(None, Qt.Key.Key_PageUp)
    assert field.day() == date(2026, 11, 23)
    retype(field, "25.12.2026")
    assert field.day() == date(2026, 11, 23)
    assert field.property("invalid") is True


def test_a_date_set_by_the_program_is_written_out(field: DateField) -> None:
    heard: list[QDate] = []
    field.dateChanged.connect(heard.append)
    field.setDate(QDate(2027, 1, 2))
    assert words(field).text().split("\N{NO-BREAK SPACE}") == ["2", "января", "2027"]
    assert heard == [QDate(2027, 1, 2)]


def test_keys_sent_to_the_field_itself_are_typed_too(field: DateField) -> None:
    words(field).selectAll()
    type_text(field, "05.12.2026")
    assert field.day() == date(2026, 12, 5)


def test_enter_and_escape_are_left_to_the_form(window: QWidget) -> None:
    class Form(QWidget):
        pressed: list[int] = []  # noqa: RUF012

        def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
            self.pressed.append(event.key())

    form = Form(window)
    inner = DateField(today=TODAY, parent=form)
    form.show()
    inner.setFocus()
    press(None, Qt.Key.Key_Escape)
    press(None, Qt.Key.Key_Return)
    assert form.pressed == [Qt.Key.Key_Escape, Qt.Key.Key_Return]


def test_another_today_is_another_word(field: DateField) -> None:
    field.set_today(TODAY - timedelta(days=1))
    assert words(field).text() == "tomorrow"


def test_the_calendar_opens_by_key_and_gives_a_day(field: DateField) -> None:
    press(None, Qt.Key.Key_Down, ALT)
    popup = field.findChild(CalendarPopup)
    assert isinstance(popup, CalendarPopup)
    assert popup.isVisible()
    calendar = popup.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 11, 21)
    marked = calendar.dateTextFormat(QDate(2026, 11, 21)).foreground().color()
    assert marked == theme.color("accent")
    calendar.clicked.emit(QDate(2026, 12, 24))
    assert not popup.isVisible()
    assert field.day() == date(2026, 12, 24)


def test_escape_closes_the_calendar(field: DateField) -> None:
    field.open_calendar()
    popup = field.findChild(CalendarPopup)
    assert isinstance(popup, CalendarPopup)
    press(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert field.day() == TODAY


def test_the_calendar_follows_the_theme(qapp: QApplication, field: DateField) -> None:
    field.open_calendar()
    popup = field.findChild(CalendarPopup)
    calendar = field.findChild(QCalendarWidget)
    assert isinstance(popup, CalendarPopup)
    assert isinstance(calendar, QCalendarWidget)
    popup.close()
    theme.apply(qapp, "dark")
    assert calendar.headerTextFormat().foreground().color() == theme.color("quiet")
    saturday = calendar.weekdayTextFormat(Qt.DayOfWeek.Saturday)
    assert saturday.foreground().color() == theme.color("text")


def test_it_and_its_parts_can_be_named(field: DateField) -> None:
    field.setAccessibleName("Срок")
    assert words(field).accessibleName() == "Срок"
    assert field.findChild(QToolButton, "composerDueCalendar") is not None


def test_its_words_fit(window: QWidget) -> None:
    field = DateField(date(2027, 9, 28), TODAY, parent=window)
    field.resize(field.sizeHint())
    field.show()
    inside = words(field)
    assert inside.fontMetrics().horizontalAdvance(inside.text()) < inside.width()
