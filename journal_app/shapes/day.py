"""The Today page: visits, reminders, who waits, which dates come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from journal_app.shapes.account import CareLine, InboxNote, PromiseLine, Reason
from journal_app.shapes.contacts import CapUse, ContactLine


@dataclass(frozen=True, slots=True)
class DayVisit:
    """A visit as the day shows it."""

    id: int
    client: int
    client_name: str
    on: date
    start: str | None
    """Local time "HH:MM"; None when only the day is known."""
    minutes: int | None
    state: str
    """``planned done missed``; cancelled ones are not on the page."""
    came: str
    services: tuple[str, ...]
    feeling: str
    contact: str
    is_now: bool
    """Planned, begun and not over yet by the local clock."""
    is_over: bool
    """Planned, and its time has passed: it waits to be closed."""
    recorded: tuple[str, ...]
    """For a closed one, the kinds of entries recorded that day: ``deposit withdrawal promise
    apology``."""
    hint: Reason | None
    """For a planned one, what to have in mind: ``unanswered`` (days, text, row) or
    ``little_thing`` (text)."""
    channel: str
    """By what the client prefers to be reached, "" when unknown."""
    remind: str
    """``sent confirmed no_answer``, or "" before the reminder."""
    reminded_on: date | None
    reminded_at: str | None
    """When the latest reminder went out, "HH:MM"."""


@dataclass(frozen=True, slots=True)
class ComingDate:
    """A birthday or another yearly date within a week."""

    id: int
    client: int
    client_name: str
    kind: str
    """``birthday`` or ``other``."""
    label: str
    on: date
    days: int
    turns: int | None
    """Years complete on that day, when the year is known."""
    last_year: str
    """The deposit of a year ago, around that day, in its own words; "" when there was none."""


@dataclass(frozen=True, slots=True)
class WriteLine:
    """Somebody to write to tomorrow, with every reason at once."""

    client: int
    client_name: str
    visit: DayVisit | None
    """The visit of tomorrow that has no reminder yet."""
    contact: ContactLine | None
    """The question of theirs that waits."""
    date: ComingDate | None
    """The yearly date that is tomorrow."""
    care: tuple[Reason, ...]
    """Why they need care, while their cap leaves room for one more contact."""
    cap: CapUse


@dataclass(frozen=True, slots=True)
class TodayPage:
    """Everything the Today page shows."""

    day: date
    visits: tuple[DayVisit, ...]
    """Of today, in order, after those of two weeks before that nobody closed."""
    tomorrow: tuple[DayVisit, ...]
    """Planned for tomorrow, in order."""
    promises: tuple[PromiseLine, ...]
    """Overdue and due within 7 days, earliest first."""
    care: tuple[CareLine, ...]
    """Most urgent first."""
    waiting: tuple[ContactLine, ...]
    """Questions of clients that wait for an answer, the longest first."""
    dates: tuple[ComingDate, ...]
    """Within 7 days, the nearest first."""
    inbox: tuple[InboxNote, ...]
    active: int
    due: int
    """What asks for something today: promises overdue or due, visits to close, reminders not
    sent, questions that wait."""
    zones: dict[str, int] = field(default_factory=dict)
    """How many active clients stand in each zone."""
    caps: dict[int, CapUse] = field(default_factory=dict)
    """The cap of those who need care, by client."""
