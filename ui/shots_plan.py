"""Pictures of the plan and of a visit being written."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ui.plan.plan_view import PlanView
from ui.shots_hands import press

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shots import Camera

_TEXTS = {
    "ru": "10:00 {} маникюр 1500\n12:30 {}\n14 Зоя маникюр 90 мин\n11:70 {}",
    "en": "10:00 {} manicure $50\n12:30 {}\n14 Zoe manicure 90 min\n11:70 {}",
}


def play_plan(window: MainWindow, camera: Camera) -> None:
    """The week, a day with a visit open, lines being pasted, and a visit in the composer."""
    journal = window.desk.journal
    names = [line.name for line in journal.client_lines()[:3]]
    today = journal.today()
    window.go("plan")
    view = window.page("plan")
    assert isinstance(view, PlanView)
    view.show_day(today)
    camera.take(window, "plan-week")
    press(window, "planSpan_day")
    first = journal.visits.day(today).visits[0]
    view.open_visit(first.id)
    camera.take(window, "plan-visit")
    view.visit_panel.close_panel()
    press(window, "planSpan_week")
    view.paste_panel.paste(today + timedelta(days=2), _TEXTS[camera.language].format(*names))
    camera.take(window, "plan-paste")
    view.paste_panel.forget()
    window.go("clients")
    window.clients.show_client(first.client)
    window.clients.view.start("visit")
    camera.take(window, "clients-visit")
    press(window, "composerCancel")
