"""A person at the keyboard: every record of a log typed into the window, never a mouse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QMainWindow, QWidget

from journal_app.rules.apologies import PARTS
from journal_app.rules.points import DEPOSIT_PRINCIPLES, PRINCIPLES
from tests.ui.keys import ALT, CTRL, SHIFT, focused, press, type_text
from tests.ui.whole.outsider import Outsider

Line = Mapping[str, str]
Key = Qt.Key

_DIGITS = {"deposit": "1", "withdrawal": "2", "promise": "3", "apology": "4"}
_SIZES = ("small", "usual", "large")
_ENDS = {"keep": "л", "break": "и", "move": "ь", "release": "к"}
"""The keys of the promise list, on the Russian layout."""
_MANY_TABS = 60


class LivedClock:
    """A calendar turned by hand whose seconds pass: what is recorded later is later."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._seconds = 0

    def __call__(self) -> datetime:
        self._seconds += 1
        return datetime.combine(self.day, time()) + timedelta(seconds=self._seconds)


class Typist(Outsider):
    """Types lines of a log in their order. The window has to be active.

    Days are typed as long as the calendar of the journal stands on a later one; ends of promises
    are of today, so the calendar has to be turned to their day first.
    """

    def __init__(self, window: QMainWindow, clock: LivedClock) -> None:
        super().__init__(window)
        self.clock = clock

    # -- the calendar -------------------------------------------------------------------------

    def turn_calendar(self, day: date) -> None:
        """Days pass, and the person comes back to the window."""
        self.clock.day = day
        QCoreApplication.sendEvent(self.window, QEvent(QEvent.Type.ActivationChange))
        self.settle()

    def come_back(self) -> None:
        """To the window, as a desktop lets one when a dialog is closed."""
        self.settle()
        self.window.activateWindow()
        self.settle()

    # -- moving about -------------------------------------------------------------------------

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until the focus is in this field (or group of choices, by its beginning)."""
        for _ in range(_MANY_TABS):
            if focused().objectName().startswith(name):
                return focused()
            press(None, Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}")

    def walk_to(self, steps: Callable[[], bool], forward: Key, back: Key, most: int = 200) -> None:
        """Press an arrow until ``steps`` is satisfied, one way and then the other."""
        for key in (forward, back):
            for _ in range(most):
                if steps():
                    return
                press(None, key)
        raise AssertionError("the arrows do not lead there")

    def open_client(self, name: str) -> None:
        """Find a client by the whole name and go into the list."""
        shown = self.part("clientName", QLabel)
        press(None, Key.Key_F, CTRL)
        type_text(None, name)
        press(None, Key.Key_Return)
        assert focused().objectName() == "clientList"
        self.walk_to(lambda: shown.text() == name, Key.Key_Down, Key.Key_Up, most=10)

    def add_client(self, name: str, opening: int | None = None) -> None:
        """Ctrl+N, the name, Enter."""
        press(None, Key.Key_N, CTRL)
        assert focused().objectName() == "clientDialogName"
        type_text(None, name)
        if opening is not None:
            self.tab_to("clientDialogOpening")
            type_text(None, str(opening))
        press(None, Key.Key_Return)
        assert self.part("clientName", QLabel).text() == name

    # -- recording ----------------------------------------------------------------------------

    def record(self, line: Line) -> None:
        """Type one line of a log; a client who is not there yet is added first."""
        if line["client"] not in self.rows_of_everybody():
            self.add_client(line["client"])
        elif self.part("clientName", QLabel).text() != line["client"]:
            self.open_client(line["client"])
        if line["event"] in _ENDS:
            self.end_promise(line)
        else:
            self.compose(line)
        self.settle()

    def rows_of_everybody(self) -> list[str]:
        """Every name, after the search was emptied as by a hand."""
        press(None, Key.Key_F, CTRL)
        press(None, Key.Key_Delete)
        names: list[str] = self.rows("clientList")
        return names

    def compose(self, line: Line) -> None:
        """Fill the composer and press Enter."""
        press(None, Key.Key_Escape)
        if focused().objectName() != "clientList":
            self.tab_to("clientList")
        press(None, _DIGITS[line["event"]])
        assert focused().objectName() == "composerNote"
        getattr(self, f"_fill_{line['event']}")(line)
        self._fill_day(line)
        press(None, Key.Key_Return)
        assert not self.composing(), self.complaint()

    def complaint(self) -> str:
        """What the composer says is wrong."""
        label = self.window.findChild(QLabel, "composerError")
        return label.text() if label is not None else ""

    def _fill_deposit(self, line: Line) -> None:
        type_text(None, line["text"])
        names = DEPOSIT_PRINCIPLES if line["event"] == "deposit" else PRINCIPLES
        press(None, str(names.index(line["principle"]) + 1), ALT)
        if line["points"].isdigit():
            self.tab_to("composerPoints")
            type_text(None, line["points"])
        else:
            self._choose_size(line)

    _fill_withdrawal = _fill_deposit

    def _choose_size(self, line: Line) -> None:
        """Also the usual one: a deposit whose words repeat is offered as a small one."""
        wanted = line["points"] or "usual"
        group = self.tab_to("size_").objectName().removeprefix("size_")
        step = _SIZES.index(wanted) - _SIZES.index(group)
        for _ in range(abs(step)):
            press(None, Key.Key_Right if step > 0 else Key.Key_Left)
        press(None, Key.Key_Space)
        assert focused().objectName() == f"size_{wanted}"

    def _fill_promise(self, line: Line) -> None:
        type_text(None, line["text"])
        if line["due"]:
            self.tab_to("composerDue")
            self._type_day(date.fromisoformat(line["due"]))
        self._choose_size(line)

    def _fill_apology(self, line: Line) -> None:
        box = self.tab_to("composerEntry")
        assert isinstance(box, QComboBox)
        # The earliest of that text is the last one: the newest stands first.
        rows = [row for row in range(box.count()) if line["text"] in box.itemText(row)]
        self.walk_to(lambda: box.currentIndex() == rows[-1], Key.Key_Down, Key.Key_Up)
        for part in line["parts"].split("+"):
            if part != "none":
                press(None, str(PARTS.index(part) + 1), ALT)

    def _fill_day(self, line: Line) -> None:
        day = date.fromisoformat(line["date"])
        if day != self.clock.day:
            self.tab_to("composerDate")
            self._type_day(day)

    def _type_day(self, day: date) -> None:
        """Typed as it is said, in the place of what stands there."""
        press(None, Key.Key_A, CTRL)
        type_text(None, f"{day:%d.%m.%Y}")

    # -- promises -----------------------------------------------------------------------------

    def end_promise(self, line: Line) -> None:
        """Keep, break, move or release a promise by the keys of the list."""
        assert self.clock.day == date.fromisoformat(line["date"])
        self.to_promises()
        view = focused()
        assert isinstance(view, QAbstractItemView)
        self.walk_to(lambda: self._stands_on(view, line["text"]), Key.Key_Down, Key.Key_Up)
        if line["event"] == "move":
            self.tab_to("promiseMoveDate")
            self._type_day(date.fromisoformat(line["due"]))
            press(None, Key.Key_Tab, SHIFT)
            assert focused().objectName() == "promiseMove"
            press(None, Key.Key_Space)
        else:
            press(None, _ENDS[line["event"]])

    def to_promises(self) -> None:
        """From wherever the focus is into the list of promises."""
        self.tab_to("tab")
        if focused().objectName() == "tabFeed":
            press(None, Key.Key_Right)
        assert focused().objectName() == "tabPromises"
        press(None, Key.Key_Space)
        self.tab_to("promiseList")

    def _stands_on(self, view: QAbstractItemView, text: str) -> bool:
        """On an open promise of this text; open ones come first, the earliest due of them."""
        index = view.currentIndex()
        return index.isValid() and index.data() == text
