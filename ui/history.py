"""Undo and redo, and the words for what was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from journal_app.shapes import Changes, Step
from ui.actions import native_keys
from ui.desk import Desk
from ui.formatting import signed
from ui.widgets.toast import Toast


class History(QObject):
    """Takes steps back and does them again, and says in the toast what every write was.

    ``window.history`` lives as long as the window; the toast is the one of the present page.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._toast: Toast | None = None
        self._turn: Callable[[], None] = self.undo
        self._redoing = False
        desk.done.connect(self._on_desk_done)

    def set_toast(self, toast: Toast) -> None:
        """Speak through this toast from now on."""
        self._toast = toast
        toast.action_triggered.connect(self._on_toast_action_triggered)

    def forget(self) -> None:
        """The journal is about to be closed: nothing that was said is repeated or done."""
        self._turn = self.undo
        self._toast = None

    def undo(self) -> None:
        """Take back the newest step."""
        if self._desk.do(self._desk.journal.undo) is None:
            self.say(self.tr("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._redoing = True
        try:
            changes = self._desk.do(self._desk.journal.redo)
        finally:
            self._redoing = False
        if changes is None:
            self.say(self.tr("There is nothing to do again."))

    def undo_text(self) -> str:
        """«Undo: deposit — Vera», or plain «Undo»."""
        step = self._desk.journal.undo_step()
        return self.tr("&Undo") if step is None else self._named(self.tr("&Undo: {what}"), step)

    def redo_text(self) -> str:
        """«Redo: deposit — Vera», or plain «Redo»."""
        step = self._desk.journal.redo_step()
        return self.tr("&Redo") if step is None else self._named(self.tr("&Redo: {what}"), step)

    def say(self, text: str) -> None:
        """Tell something that needs no answer."""
        if self._toast is not None:
            self._toast.show_message(text)

    def offer(self, text: str, action: str, act: Callable[[], None]) -> None:
        """Tell something with one thing to do about it."""
        self._offer(text, action, "", act)

    def _named(self, template: str, step: Step) -> str:
        return template.format(what=self._step(step).replace("&", "&&"))  # no mnemonic in a name

    def _step(self, step: Step) -> str:
        what = self._desk.words.get(f"step_{step.code}", step.code)
        return f"{what} — {step.client_name}" if step.client_name else what

    def _saved(self, changes: Changes) -> str:
        step = changes.step
        saved = self._desk.words.get(f"saved_{step.code}", "")
        parts = [self._name_of(changes), self._points(step)]
        told = ", ".join(part for part in parts if part)
        return f"{saved} — {told}" if told else saved

    def _name_of(self, changes: Changes) -> str:
        if changes.step.client_name:
            return changes.step.client_name
        if len(changes.clients) != 1:
            return ""
        line = self._desk.journal.client_line(min(changes.clients))
        return line.name if line else ""

    def _points(self, step: Step) -> str:
        if step.points is None or self._desk.journal.settings["hide_numbers"]:
            return ""
        return signed(step.points)

    def _on_desk_done(self, changes: Changes) -> None:
        if self._toast is None:
            return
        if changes.undone:
            text = self.tr("Undone: {what}").format(what=self._step(changes.step))
            self._offer(text, self.tr("Do again"), "Ctrl+Shift+Z", self.redo)
        elif self._redoing:
            text = self.tr("Done again: {what}").format(what=self._step(changes.step))
            self._offer(text, self.tr("Undo"), "Ctrl+Z", self.undo)
        elif changes.step.code == "erase":
            self.say(self._saved(changes))
        else:
            self._offer(self._saved(changes), self.tr("Undo"), "Ctrl+Z", self.undo)

    def _offer(self, text: str, action: str, keys: str, turn: Callable[[], None]) -> None:
        assert self._toast is not None
        self._turn = turn
        self._toast.show_message(text, action, native_keys([keys]) if keys else "")

    def _on_toast_action_triggered(self) -> None:
        self._turn()
