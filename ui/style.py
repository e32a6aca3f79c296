"""The one style sheet of the window, written from the tokens of ``ui.theme``.

Nobody else writes style. A widget says what it is with ``set_role(widget, role, tone)``:

Buttons (QPushButton, QToolButton)
    ``""`` outlined · ``primary`` filled, one to a screen · ``fill`` filled in its tone · ``quiet``
    no frame until hovered · ``danger`` outlined, in the colour of a withdrawal · ``link`` words
    in the accent · ``chip`` pill, filled when checked (in its tone) · ``tab`` underlined when
    checked · ``rail`` icon over word · ``row`` a whole line to press, its text at the start.
    An outlined button with a tone has its text in that colour («Kept +1»).
Labels
    ``title`` 22 bold · ``heading`` 14 bold · ``section`` 12 bold quiet · ``quiet`` 14 quiet ·
    ``hint`` 12 quiet · ``small`` 12 · ``strong`` 12 bold · ``tag`` 12 on a small ground.
    A tone colours any of them.
Frames (QFrame)
    ``card`` surface with a line around it (with a tone, that colour) · ``panel`` surface with a
    line at its end · ``rail`` · ``status`` · ``bar`` ground with a line above · ``banner`` tinted.
Tones
    ``deposit withdrawal promise apology accent quiet text`` and the zones
    ``leaving fragile steady strong new``.
Check boxes
    ``heading`` bold, when it stands over its own text.
Lists
    ``lines`` on a list view that no delegate paints: room around each line.
Fields
    ``bare`` on a line edit or text edit: no frame of its own, for use inside a framed row.
    Property ``invalid`` (bool, then ``repolish``) marks what cannot be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

_KINDS = ("deposit", "withdrawal", "promise", "apology")
_ZONES = ("leaving", "fragile", "steady", "strong", "new")
_TONES = (*_KINDS, "accent", "quiet", "text", *_ZONES)

_BASICS = """
QToolTip { background: $tip; color: $on_tip; border: 1px solid $tip; padding: 5px 8px;
    font-size: ${small}px; }
QMainWindow, QDialog { background: $ground; }
QScrollArea, QScrollArea > QWidget > QWidget#scrollContent { background: transparent; border: 0; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $edge; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; border: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; border: 0; }
QScrollBar::handle { background: $scroll; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QMenu { background: $surface; color: $text; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 7px 24px 7px 12px; border-radius: 6px; border: 1px solid transparent; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::icon { padding-left: 12px; }
QMenu::indicator { width: ${icon}px; height: ${icon}px; padding-left: 8px; }
QMenu::indicator:checked { image: url($check_accent); }
QMenuBar { background: $rail; color: $text; border: 0; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 6px; }
QMenuBar::item:selected { background: $surface; }

QProgressBar { background: $chip; border: 0; border-radius: 4px; min-height: 8px;
    max-height: 8px; text-align: center; color: transparent; }
QProgressBar::chunk { background: $fill; border-radius: 4px; }
"""

_FIELDS = """
QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
    background: $field; color: $text; border: 1px solid $edge_soft; border-radius: 8px;
    padding: 7px 10px; selection-background-color: $fill; selection-color: $on_fill;
    placeholder-text-color: $quiet; }
QTextEdit, QPlainTextEdit { padding: 5px 7px; }
QLineEdit:hover, QTextEdit:hover, QPlainTextEdit:hover, QAbstractSpinBox:hover, QComboBox:hover {
    border-color: $edge; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid $focus;
    padding: 6px 9px; }
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $focus; padding: 4px 6px; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled { color: $disabled; border-color: $line; }
QDateEdit[active="true"] { border: 2px solid $focus; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"] { border-color: $withdrawal; }
QAbstractSpinBox[half="true"] { border-color: $focus; }
QAbstractSpinBox QLineEdit, QLineEdit[role="bare"], QLineEdit[role="bare"]:focus,
QTextEdit[role="bare"], QTextEdit[role="bare"]:focus,
QPlainTextEdit[role="bare"], QPlainTextEdit[role="bare"]:focus {
    background: transparent; border: 0; border-radius: 0; padding: 0; }

QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 20px;
    background: transparent; subcontrol-origin: border; margin: 2px; border-radius: 6px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-bottom: 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-top: 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url($up_quiet); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url($down_quiet); width: 12px; height: 12px; }
QAbstractSpinBox::up-arrow:off, QAbstractSpinBox::up-arrow:disabled { image: url($up_disabled); }
QAbstractSpinBox::down-arrow:off, QAbstractSpinBox::down-arrow:disabled {
    image: url($down_disabled); }

QComboBox { combobox-popup: 0; padding-right: 28px; }
QComboBox:focus { padding-right: 27px; }
QComboBox::drop-down, QDateEdit::drop-down { subcontrol-origin: border;
    subcontrol-position: center right; width: 28px; border: 0; background: transparent; }
QComboBox::down-arrow { image: url($down_quiet); width: 16px; height: 16px; }
QDateEdit::down-arrow { image: url($calendar_quiet); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $line;
    padding: 4px; outline: 0; selection-background-color: $selection; selection-color: $text; }
QComboBox QAbstractItemView::item { padding: 6px 8px; border-radius: 6px;
    min-height: ${row_height}px; }
QComboBox QAbstractItemView::item:selected { background: $selection; color: $text; }

QCheckBox, QRadioButton { spacing: 8px; padding: 3px 4px 3px 2px; border: 1px solid transparent;
    border-radius: 6px; background: transparent; }
QCheckBox[role="heading"] { font-weight: 600; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator { width: ${box}px; height: ${box}px;
    border: 1px solid $edge; background: $field; }
QCheckBox::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: ${radio}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $fill; border-color: $fill;
    image: url($check_on_fill); }
QCheckBox::indicator:indeterminate { background: $fill; border-color: $fill;
    image: url($minus_on_fill); }
QRadioButton::indicator:checked { background: $fill; border-color: $fill;
    image: url($dot_on_fill); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line;
    background: $chip; }
QCheckBox::indicator:checked:disabled { image: url($check_disabled); }
QRadioButton::indicator:checked:disabled { image: url($dot_disabled); }
QListView::indicator { width: ${box}px; height: ${box}px; border: 1px solid $edge;
    background: $field; border-radius: 5px; }
QListView::indicator:checked { background: $fill; border-color: $fill;
    image: url($check_on_fill); }
QSlider::groove:horizontal { height: 4px; background: $chip; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $fill; border-radius: 2px; }
QSlider::handle:horizontal { width: 16px; height: 16px; margin: -6px 0; border-radius: 8px;
    background: $fill; }
QSlider::handle:horizontal:focus { background: $focus_fill; }
"""

_BUTTONS = """
QPushButton, QToolButton { background: $button; color: $text; border: 1px solid $edge_soft;
    border-radius: 8px; padding: 8px 12px; font-weight: 500; }
QToolButton { padding: 7px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {
    background: $pressed; }
QPushButton:focus { border: 2px solid $focus; padding: 7px 11px; }
QToolButton:focus { border: 2px solid $focus; padding: 6px; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; background: transparent;
    border-color: $line; }
QPushButton::menu-indicator { image: url($down_quiet); width: 14px; height: 14px;
    subcontrol-position: center right; right: 10px; }
QToolButton::menu-indicator { image: none; }

QAbstractButton[role="primary"], QAbstractButton[role="fill"] {
    background: $fill; color: $on_fill; border-color: $fill; }
QAbstractButton[role="primary"]:hover, QAbstractButton[role="fill"]:hover {
    background: $fill_hover; }
QAbstractButton[role="primary"]:pressed, QAbstractButton[role="fill"]:pressed {
    background: $fill_pressed; }
QAbstractButton[role="primary"]:focus, QAbstractButton[role="fill"]:focus {
    border-color: $focus_fill; }
QAbstractButton[role="primary"]:disabled, QAbstractButton[role="fill"]:disabled {
    background: $chip; color: $disabled; border-color: $chip; }
QAbstractButton[role="danger"] { color: $withdrawal; }
QAbstractButton[role="danger"]:disabled { color: $disabled; }
QPushButton[role="quiet"], QToolButton[role="quiet"], QPushButton[role="link"],
QPushButton[role="row"] { background: transparent; border-color: transparent; color: $quiet; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover, QPushButton[role="row"]:hover {
    background: $hover; color: $text; }
QPushButton[role="quiet"]:pressed, QToolButton[role="quiet"]:pressed,
QPushButton[role="quiet"]:checked, QToolButton[role="quiet"]:checked,
QPushButton[role="row"]:pressed { background: $pressed; color: $text; }
QToolButton[role="quiet"] { padding: 5px; }
QToolButton[role="quiet"]:focus { padding: 4px; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus, QPushButton[role="link"]:focus,
QPushButton[role="row"]:focus { border-color: $focus; }
QPushButton[role="quiet"]:disabled, QToolButton[role="quiet"]:disabled {
    color: $disabled; border-color: transparent; }
QPushButton[role="link"] { color: $accent; padding: 3px 5px; }
QPushButton[role="link"]:focus { padding: 2px 4px; }
QPushButton[role="link"]:disabled { color: $disabled; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="row"] { color: $text; text-align: left; font-weight: 400; }

QAbstractButton[role="chip"] { background: $button; border: 1px solid $edge_soft;
    border-radius: ${pill}px; padding: 0 11px; min-height: ${chip_height}px;
    max-height: ${chip_height}px; font-size: ${small}px; font-weight: 400; }
QAbstractButton[role="chip"]:hover { background: $hover; }
QAbstractButton[role="chip"]:focus { border: 2px solid $focus; padding: 0 10px;
    min-height: ${chip_inner}px; max-height: ${chip_inner}px; }
QAbstractButton[role="chip"]:checked { background: $fill; color: $on_fill; border-color: $fill; }
QAbstractButton[role="chip"]:checked:focus { border-color: $focus_fill; }
QAbstractButton[role="tab"] { background: transparent; color: $quiet; border: 0; border-radius: 0;
    border-bottom: 2px solid transparent; padding: 8px 1px 8px 1px; font-weight: 400; }
QAbstractButton[role="tab"]:hover { color: $text; background: transparent; }
QAbstractButton[role="tab"]:checked { color: $text; font-weight: 600; border-bottom-color: $accent;
    background: transparent; }
QAbstractButton[role="tab"]:focus { border: 0; border-bottom: 2px solid $edge; padding: 8px 1px;
    background: $hover; color: $text; }
QAbstractButton[role="tab"]:checked:focus { border-bottom: 2px solid $accent; }
QAbstractButton[role="rail"] { background: transparent; color: $quiet;
    border: 1px solid transparent; border-radius: 8px; padding: 6px 0;
    font-size: ${small}px; font-weight: 400; }
QAbstractButton[role="rail"]:hover { background: $chip_hover; color: $text; }
QAbstractButton[role="rail"]:checked { background: $surface; color: $accent; font-weight: 600; }
QAbstractButton[role="rail"]:focus { border: 2px solid $focus; padding: 5px 0; margin: 0 -1px; }
"""

_FRAMES = """
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[role="panel"] { background: $surface; border: 0; border-right: 1px solid $line; }
QFrame[role="rail"] { background: $rail; border: 0; border-right: 1px solid $line; }
QFrame[role="status"], QStatusBar { background: $rail; color: $quiet; border: 0;
    border-top: 1px solid $line; font-size: ${small}px; }
QFrame[role="status"] QLabel, QStatusBar QLabel { color: $quiet; font-size: ${small}px; }
QStatusBar::item { border: 0; }
QFrame[role="bar"] { background: transparent; border: 0; border-top: 1px solid $line; }
QFrame[role="banner"] { background: $selection; border: 1px solid $line; border-radius: 8px; }
QFrame[role="toast"] { background: $tip; border: 1px solid $tip_edge; border-radius: 10px; }
QFrame[role="toast"] QLabel { color: $on_tip; }
QFrame[role="toast"] QPushButton { background: transparent; border: 1px solid transparent;
    color: $tip_accent; padding: 5px 9px; font-weight: 600; }
QFrame[role="toast"] QPushButton:hover { border-color: $tip_line; }
QFrame[role="toast"] QPushButton:focus { border: 2px solid $tip_accent; padding: 4px 8px; }
QFrame[role="separator"] { background: $line; border: 0; }
QWidget[role="veil"] { background: $ground; }

QLabel, QLabel[role] { background: transparent; border: 0; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="section"] { font-size: ${small}px; font-weight: 600; color: $quiet; }
QLabel[role="hint"] { font-size: ${small}px; color: $quiet; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="small"] { font-size: ${small}px; }
QLabel[role="strong"] { font-size: ${small}px; font-weight: 600; }
QLabel[role="tag"] { font-size: ${small}px; color: $text_tag; background: $chip;
    border-radius: 4px; padding: 2px 6px; }

QAbstractItemView { background: $surface; color: $text; border: 0; outline: 0;
    selection-background-color: $selection; selection-color: $text; }
QAbstractItemView::item:selected { background: $selection; color: $text; }
QAbstractItemView::item:focus { border: 1px solid $focus; border-radius: 6px; }
QAbstractItemView::item:hover:!selected { background: $hover; }
QListView[role="lines"]::item { padding: 7px 9px; border: 1px solid transparent;
    border-radius: 6px; }
QListView[role="lines"]::item:focus { border: 1px solid $focus; }
QListView[role="lines"][tone="paper"] { border: 1px solid $line; border-radius: 8px;
    padding: 3px; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $quiet; border: 0; padding: 6px 8px;
    border-bottom: 1px solid $line; font-size: ${small}px; font-weight: 600; }

QCalendarWidget QWidget { background: $surface; color: $text;
    alternate-background-color: $surface; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; min-height: 40px; }
QCalendarWidget QToolButton { background: transparent; border: 1px solid transparent;
    color: $text; padding: 5px 8px; font-weight: 600; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton:focus { border: 1px solid $focus; padding: 5px 8px; }
QCalendarWidget QAbstractItemView { background: $surface; color: $text; outline: 0;
    selection-background-color: $fill; selection-color: $on_fill; }
QCalendarWidget QAbstractItemView::item:selected { background: $fill; color: $on_fill; }
QCalendarWidget QAbstractItemView:disabled { color: $disabled; }
QCalendarWidget QSpinBox { min-width: 64px; }
QFrame[role="popup"] { background: $surface; border: 1px solid $line; }
"""

_FILL = Template("""
QAbstractButton[role="fill"][tone="$tone"], QAbstractButton[role="chip"][tone="$tone"]:checked {
    background: $fill; border-color: $fill; color: $on_fill; }
QAbstractButton[role="fill"][tone="$tone"]:hover { background: $hovered; }
QAbstractButton[role="fill"][tone="$tone"]:pressed { background: $down; }
QAbstractButton[role="fill"][tone="$tone"]:focus,
QAbstractButton[role="chip"][tone="$tone"]:checked:focus {
    border-color: $focus_fill; }
QAbstractButton[role="fill"][tone="$tone"]:disabled { background: $chip; color: $disabled;
    border-color: $chip; }
QAbstractButton[role="chip"][tone="$tone"] { color: $text; }
""")


def sheet(tokens: Mapping[str, str], sizes: Mapping[str, int], scale: float) -> str:
    """The whole style sheet for one set of colours and one text scale.

    ``sizes`` are pixels by name (title, body, small); ``scale`` also enlarges check marks and
    chips, which stand beside text.
    """
    chip_height = round(22 * scale)
    values: dict[str, object] = dict(tokens)
    values |= sizes
    values |= {
        "edge_soft": tokens["line"],
        "text_tag": tokens["text"],
        "icon": round(16 * scale),
        "row_height": round(20 * scale),
        "box": round(16 * scale),
        "radio": round(16 * scale) // 2 + 1,
        "chip_height": chip_height,
        "chip_inner": chip_height - 2,
        "pill": chip_height // 2 + 1,
    }
    values |= _files(tokens)
    text = Template(_BASICS + _FIELDS + _BUTTONS + _FRAMES).substitute(values)
    return text + _tones(tokens)


def _files(tokens: Mapping[str, str]) -> dict[str, str]:
    """The small pictures a style sheet can only take from files, tinted."""
    from ui.icons import tinted_file  # icons ask the theme, which asks for this sheet

    wanted = {
        "check": ("on_fill", "accent", "disabled"),
        "minus": ("on_fill",),
        "dot": ("on_fill", "disabled"),
        "calendar": ("quiet",),
        "chevron-down": ("quiet", "disabled"),
        "chevron-up": ("quiet", "disabled"),
    }
    return {
        f"{name.removeprefix('chevron-')}_{token}": tinted_file(name, tokens[token])
        for name, colors in wanted.items()
        for token in colors
    }


def _tones(tokens: Mapping[str, str]) -> str:
    rules = []
    for tone in _TONES:
        color = tokens[tone]
        rules.append(
            f'QLabel[tone="{tone}"], QPushButton[tone="{tone}"] {{ color: {color}; }}\n'
            f'QPushButton[tone="{tone}"]:disabled {{ color: {tokens["disabled"]}; }}\n'
            f'QFrame[role="card"][tone="{tone}"] {{ border-color: {color}; }}\n'
        )
    rules += [
        _FILL.substitute(
            tokens,
            tone=kind,
            fill=f"{tokens[f'fill_{kind}']}",
            hovered=tokens[f"fill_{kind}_hover"],
            down=tokens[f"fill_{kind}_pressed"],
        )
        for kind in _KINDS
    ]
    return "".join(rules)
