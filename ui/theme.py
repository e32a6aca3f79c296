"""The look of the window: colours, sizes and fonts as tokens, applied live.

Everything is reached through the one object at the bottom::

    from ui.theme import theme

    theme.apply(app, scheme="system", text_scale=1.0)   # once at start, again on any change
    painter.setPen(theme.color("quiet"))
    painter.setFont(theme.font("small"))

It has the lifetime of the application and holds no window. Ordinary widgets need none of it:
they carry a ``role`` (see ``set_role``) and the style sheet of ``ui.style`` does the rest.
Widgets that paint themselves ask for colours and fonts while painting; Qt repaints them when the
theme changes, because palette and style sheet are replaced together.
"""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui import style

Scheme = Literal["light", "dark"]
Choice = Literal["light", "dark", "system"]
Size = Literal["title", "body", "small"]

_SIZE_NAMES: Final[tuple[Size, ...]] = ("title", "body", "small")
SIZES: Final[dict[Size, int]] = {"title": 22, "body": 14, "small": 12}
"""Text sizes in device-independent pixels at text scale 1."""

TEXT_SCALES: Final = (0.85, 0.925, 1.0, 1.1, 1.25, 1.4, 1.6)
"""The steps of Ctrl + and Ctrl −."""

GRID: Final = 8
RADIUS: Final = 8
CARD_RADIUS: Final = 10

_BASE: Final[dict[Scheme, dict[str, str]]] = {
    "light": {
        "ground": "#F4F3EF",
        "rail": "#ECEAE3",
        "surface": "#FFFFFF",
        "line": "#E3E0D8",
        "text": "#22262B",
        "quiet": "#5F636A",
        "accent": "#2F6F6A",
        "deposit": "#27704A",
        "withdrawal": "#A8401F",
        "promise": "#875C00",
        "apology": "#6A4FA3",
    },
    "dark": {
        "ground": "#1B1D1F",
        "rail": "#202325",
        "surface": "#242729",
        "line": "#34383B",
        "text": "#E8E6E1",
        "quiet": "#9BA0A6",
        "accent": "#7FC4BC",
        "deposit": "#7CC79A",
        "withdrawal": "#EE8F78",
        "promise": "#E0B45A",
        "apology": "#B79DE8",
    },
}

KINDS: Final = ("deposit", "withdrawal", "promise", "apology")
ZONE_COLORS: Final[dict[str, str]] = {
    "leaving": "withdrawal",
    "fragile": "promise",
    "steady": "accent",
    "strong": "deposit",
    "new": "quiet",
}

TEXT_ON_GROUND: Final[tuple[tuple[str, str], ...]] = (
    *(
        (text, ground)
        for text in ("text", "quiet", "accent", *KINDS)
        for ground in ("ground", "surface", "selection", "button", "hover", "field")
    ),
    *((text, ground) for text in ("text", "quiet") for ground in ("rail", "chip")),
    *((text, "pressed") for text in ("text", "accent", *KINDS)),
    ("accent", "rail"),
    ("on_fill", "fill"),
    ("on_fill", "fill_hover"),
    ("on_fill", "fill_pressed"),
    *(("on_fill", f"fill_{kind}{state}") for kind in KINDS for state in ("", "_hover", "_pressed")),
    ("on_badge", "badge"),
    ("on_tip", "tip"),
    ("tip_accent", "tip"),
    ("text", "chip_hover"),
    ("accent", "avatar"),
    ("text", "mark"),
)
"""Every (text, ground) pair that occurs on the screen; a test holds each to 4.5 : 1."""


def _mix(top: str, bottom: str, share: float) -> str:
    """``top`` laid over ``bottom`` with the opacity ``share``, as #RRGGBB."""
    a, b = QColor(top), QColor(bottom)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x * share + y * (1 - share)) for x, y in pairs)).name()


def tokens(scheme: Scheme) -> dict[str, str]:
    """All colours of one scheme by name, as #RRGGBB."""
    t = dict(_BASE[scheme])
    light = _BASE["light"]
    dark = scheme == "dark"
    t["button"] = _mix(t["text"], t["surface"], 0.035) if dark else t["surface"]
    t["field"] = t["ground"] if dark else t["surface"]
    t["selection"] = _mix(t["accent"], t["surface"], 0.1 if dark else 0.12)
    t["hover"] = _mix(t["text"], t["surface"], 0.06 if dark else 0.04)
    t["pressed"] = _mix(t["text"], t["surface"], 0.09 if dark else 0.08)
    t["chip"] = _mix(t["text"], t["surface"], 0.08) if dark else t["rail"]
    t["edge"] = _mix(t["text"], t["surface"], 0.34)
    t["disabled"] = _mix(t["text"], t["surface"], 0.42)
    t["scroll"] = _mix(t["text"], t["ground"], 0.22)
    t["focus"] = t["accent"]
    t["focus_fill"] = t["text"]
    # Filled buttons keep the deep tones in both schemes: white text needs them.
    t["on_fill"] = "#FFFFFF"
    for name, source in (("fill", "accent"), *((f"fill_{kind}", kind) for kind in KINDS)):
        t[name] = light[source]
        t[f"{name}_hover"] = _mix("#000000", light[source], 0.1)
        t[f"{name}_pressed"] = _mix("#000000", light[source], 0.2)
    t["badge"] = t["withdrawal"]
    t["on_badge"] = t["ground"] if dark else "#FFFFFF"
    t["tip"] = "#34383B" if dark else "#22262B"
    t["on_tip"] = "#F4F3EF"
    t["tip_accent"] = _BASE["dark"]["accent"]
    t["tip_edge"] = t["edge"] if dark else t["tip"]
    t["tip_line"] = _mix(t["on_tip"], t["tip"], 0.3)
    t["chip_hover"] = _mix(t["text"], t["rail"], 0.06)
    t["avatar"] = _mix(t["accent"], t["surface"], 0.22 if dark else 0.18)
    t["mark"] = _mix(_BASE["dark"]["promise"], t["surface"], 0.16 if dark else 0.34)
    for zone, source in ZONE_COLORS.items():
        t[zone] = t[source]
        hue = _BASE["dark"][source]  # areas are pale in both schemes, only words are deep
        t[f"bar_{zone}"] = _mix(hue, t["surface"], 0.7)
        t[f"spread_{zone}"] = _mix(hue, t["surface"], 0.88)
        t[f"tint_{zone}"] = _mix(hue, t["surface"], 0.17 if dark else 0.24)
    return t


def contrast(first: str | QColor, second: str | QColor) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(color: QColor) -> float:
        parts = (color.redF(), color.greenF(), color.blueF())
        r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    low, high = sorted((luminance(QColor(first)), luminance(QColor(second))))
    return (high + 0.05) / (low + 0.05)


def set_role(widget: QWidget, role: str, tone: str = "") -> None:
    """Dress ``widget`` by its ``role`` and, where the role has them, ``tone``; works at any time.

    Roles and tones are listed at the top of ``ui.style``.
    """
    if widget.property("role") == role and (widget.property("tone") or "") == tone:
        return
    widget.setProperty("role", role)
    widget.setProperty("tone", tone)
    repolish(widget)


def repolish(widget: QWidget) -> None:
    """Let the style sheet look again at the dynamic properties of ``widget``. One that was never
    shown is dressed once, when it is."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()
    widget.update()


_QT_SCHEMES: Final[dict[Scheme, Qt.ColorScheme]] = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """The current look. ``changed`` follows every change of scheme or text size."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice: Choice = "system"
        self._scheme: Scheme = "light"
        self._scale = 1.0
        self._tokens = tokens("light")
        self._applied: tuple[Scheme, float] | None = None
        self._app: QApplication | None = None
        self._fonts: dict[tuple[str, bool], QFont] = {}

    @property
    def choice(self) -> Choice:
        """What was asked for: a scheme, or to follow the system."""
        return self._choice

    @property
    def scheme(self) -> Scheme:
        """The scheme in force."""
        return self._scheme

    @property
    def text_scale(self) -> float:
        """The factor on every text size, 0.85 to 1.6."""
        return self._scale

    def apply(
        self,
        app: QApplication,
        scheme: Choice | None = None,
        text_scale: float | None = None,
        system: Scheme | None = None,
    ) -> None:
        """Set palette, font and style sheet of ``app``; what is None stays as it is.

        ``system`` stands in for the scheme the desktop reports (there is none off screen, and
        then the light one is taken).
        """
        self._choice = scheme or self._choice
        if text_scale is not None:
            self._scale = min(max(text_scale, TEXT_SCALES[0]), TEXT_SCALES[-1])
        if self._app is not app:
            self._app = app
            self._applied = None
            app.setStyle("Fusion")
            app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        # The desktop draws our title bar and its own dialogs: it is told what was chosen.
        if self._choice == "system":
            app.styleHints().unsetColorScheme()
        else:
            app.styleHints().setColorScheme(_QT_SCHEMES[self._choice])
        self._scheme = self._resolve(system)
        self._dress()

    def step_text(self, steps: int) -> float:
        """Move the text size by ``steps`` of TEXT_SCALES (0 returns to normal); the new factor."""
        nearest = min(range(len(TEXT_SCALES)), key=lambda i: abs(TEXT_SCALES[i] - self._scale))
        target = min(max(nearest + steps, 0), len(TEXT_SCALES) - 1)
        scale = TEXT_SCALES[target] if steps else 1.0
        if self._app is not None:
            self.apply(self._app, text_scale=scale, system=self._scheme)
        return self._scale

    def color(self, token: str) -> QColor:
        """The colour of a token (KeyError for an unknown one)."""
        return QColor(self._tokens[token])

    def font(self, size: Size = "body", bold: bool = False) -> QFont:
        """The system font in one of the three sizes."""
        key = (size, bold)
        if key not in self._fonts:
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            font.setPixelSize(self.text_px(size))
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            self._fonts[key] = font
        return QFont(self._fonts[key])

    def text_px(self, size: Size) -> int:
        """A text size in device-independent pixels, scaled."""
        return round(SIZES[size] * self._scale)

    def px(self, length: int) -> int:
        """A length that belongs to text (an icon, a column of figures), scaled with it."""
        return round(length * self._scale)

    def _resolve(self, system: Scheme | None) -> Scheme:
        if self._choice != "system":
            return self._choice
        if system is not None:
            return system
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _on_system_scheme_changed(self) -> None:
        if self._app is not None and self._choice == "system":
            self.apply(self._app)

    def _dress(self) -> None:
        app = self._app
        if app is None or self._applied == (self._scheme, self._scale):
            return
        self._applied = (self._scheme, self._scale)
        self._tokens = tokens(self._scheme)
        self._fonts.clear()
        app.setFont(self.font("body"))
        app.setPalette(self._palette())
        sizes: dict[str, int] = {size: self.text_px(size) for size in _SIZE_NAMES}
        app.setStyleSheet(style.sheet(self._tokens, sizes, self._scale))
        self.changed.emit()

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        names = {
            role.Window: "ground",
            role.WindowText: "text",
            role.Base: "field",
            role.AlternateBase: "hover",
            role.Text: "text",
            role.Button: "button",
            role.ButtonText: "text",
            role.BrightText: "on_fill",
            role.ToolTipBase: "tip",
            role.ToolTipText: "on_tip",
            role.PlaceholderText: "quiet",
            role.Highlight: "fill",
            role.HighlightedText: "on_fill",
            role.Link: "accent",
            role.LinkVisited: "accent",
            role.Accent: "accent",
            role.Light: "surface",
            role.Midlight: "line",
            role.Mid: "line",
            role.Dark: "edge",
            role.Shadow: "edge",
        }
        palette = QPalette()
        for color_role, token in names.items():
            palette.setColor(color_role, self.color(token))
        for color_role in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, color_role, self.color("disabled"))
        return palette


theme: Final = Theme()
