"""What the rooms hand to each other: frozen records without behaviour.

Queries return these, operations report with them and screens draw from them, so that a database
row never leaves ``storage``. Points are integers, money is in minor units, days are local calendar
dates. What belongs to visits, cards, notes and the like stands in the modules of their names.
"""

from journal_app.shapes.account import (
    CareLine,
    Changes,
    ClientLine,
    ClientPage,
    FeedLine,
    ImportReport,
    InboxNote,
    LeftOut,
    LogEvent,
    OpenWound,
    Preview,
    PromiseLine,
    Reason,
    Step,
    Zone,
    ZoneShift,
)
from journal_app.shapes.day import TodayPage

__all__ = [
    "CareLine",
    "Changes",
    "ClientLine",
    "ClientPage",
    "FeedLine",
    "ImportReport",
    "InboxNote",
    "LeftOut",
    "LogEvent",
    "OpenWound",
    "Preview",
    "PromiseLine",
    "Reason",
    "Step",
    "TodayPage",
    "Zone",
    "ZoneShift",
]
