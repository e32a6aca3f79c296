"""The menu of the rail, made from the table of actions each time it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from ui.actions import COMMANDS
from ui.theme import theme

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def open_menu(window: MainWindow, button: QToolButton) -> QMenu:
    """Open the menu beside its button."""
    menu = QMenu(window)
    menu.setObjectName("mainMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    translate = QCoreApplication.translate
    commands = window.commands
    commands.action("undo").setText(window.history.undo_text())
    commands.action("redo").setText(window.history.redo_text())
    _fill(window, menu.addMenu(translate("Menu", "&Journal")), "file")
    _fill(window, menu.addMenu(translate("Menu", "&Edit")), "edit")
    _fill(window, menu.addMenu(translate("Menu", "&Client")), "client")
    view = menu.addMenu(translate("Menu", "&View"))
    _fill(window, view, "view")
    view.addSeparator()
    _choices(window, view.addMenu(translate("Menu", "&Theme")), "theme", theme.choice)
    _choices(window, view.addMenu(translate("Menu", "Lan&guage")), "language", window.look.language)
    menu.addSeparator()
    _fill(window, menu, "help")
    menu.addSeparator()
    menu.addAction(commands.action("quit"))
    menu.popup(button.mapToGlobal(QPoint(button.width() + 4, -menu.sizeHint().height() // 2)))
    return menu


def _fill(window: MainWindow, menu: QMenu, name: str) -> None:
    menu.setObjectName(menu.objectName() or f"menu_{name}")
    for command in COMMANDS:
        if command.menu == name:
            menu.addAction(window.commands.action(command.id))


def _choices(window: MainWindow, menu: QMenu, name: str, chosen: str) -> None:
    group = QActionGroup(menu)
    _fill(window, menu, name)
    for command in COMMANDS:
        if command.menu == name:
            action = window.commands.action(command.id)
            group.addAction(action)
            action.setChecked(command.choice == f"{name}:{chosen}")
