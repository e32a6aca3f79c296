"""The account and the screens that show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Zone = Literal["new", "leaving", "fragile", "steady", "strong"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a client needs care, or what is most pressing about them: a code and its facts.

    Codes, by falling urgency: ``overdue_promise`` (days, text, row = promise id),
    ``unanswered`` (days, text, row = entry id), ``zone_leaving`` and ``zone_fragile`` (points =
    balance), ``falling`` (points = trend of 30 days), ``away`` (days since the last visit, points =
    usual days between visits), ``promise_due`` (days until due, text, row = promise id),
    ``birthday`` and ``anniversary`` (days until, text = the label of the latter), ``next_visit``
    (days until, text = "HH:MM · services", row = visit id), ``last_visit`` (days since),
    ``last_entry`` (days since), ``no_entries``.
    """

    code: str
    days: int = 0
    points: int = 0
    text: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One line of the client list."""

    id: int
    uid: str
    name: str
    balance: int
    confirmed: int
    zone: Zone
    archived: bool
    open_promises: int
    care: tuple[Reason, ...]
    """Reasons for being under threat, most urgent first; empty when all is well."""
    pressing: Reason
    """The most pressing thing, also when nothing is wrong."""
    urgency: int
    """Greater is more urgent; only the order matters."""
    sought: str = ""
    """The name they are found by while a code stands in its place."""


@dataclass(frozen=True, slots=True)
class ClientPage:
    """The header and the right column of one client."""

    id: int
    uid: str
    name: str
    opening: int
    since: date
    archived_on: date | None
    balance: int
    confirmed: int
    zone: Zone
    entries: int
    fades: int
    """Points that will have faded in 30 days if nothing is recorded (may be negative)."""
    trend: int
    margin: int
    """Slips the balance survives (shown as "5+" from 5)."""
    open_promises: int
    care: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class FeedLine:
    """One line of the feed. ``key`` is ("entry", id), ("promise", id), ("move", id),
    ("released", promise id), or the table and id of a ``note``, ``visit``, ``contact``, ``photo``,
    ``fact``, ``position`` or ``fragment``."""

    key: tuple[str, int]
    kind: str
    """An entry kind, or ``promise_made``, ``promise_moved``, ``promise_released``, ``note``,
    ``session`` (a note of one), ``visit``, ``visit_missed``, ``visit_cancelled``, ``contact``,
    ``photo``, ``fact``, ``position``, ``fragment``."""
    on: date
    text: str
    """The entry's own words; for a promise entry the promise's text; for an apology its note, or
    else the text of the entry it answers; of a visit its note, of a photo its caption."""
    points: int | None = None
    balance: int | None = None
    """Balance as of this entry; None for lines without points."""
    principle: str | None = None
    confirmed: bool = False
    answered: bool = False
    answers: int | None = None
    answers_text: str = ""
    restored: tuple[int, int] | None = None
    """For an apology: (points given back, points that had been lost)."""
    parts: tuple[str, ...] = ()
    """Of an apology; the names of the services of a visit."""
    promise: int | None = None
    made: date | None = None
    due: date | None = None
    at: str = ""
    """The hour of a visit or contact, ``HH:MM``."""
    money: int | None = None
    """What the services of a visit cost, in minor units."""
    private: bool = False
    """Whether there is a private layer; its words are never here."""
    details: tuple[str, ...] = ()
    """Codes, "" where there is nothing to say. Visit: came, feeling, contact. Contact: channel,
    ``out`` or ``in``, state, ``reminder``. Fact: kind, side. Position: role, activity, direction.
    Fragment: ``discussed``."""
    edited: bool = False
    """Of an entry: whether it was another one before."""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One promise, with what each end would post today."""

    id: int
    client: int
    client_name: str
    text: str
    made: date
    due: date | None
    size: str
    state: Literal["open", "kept", "late", "broken", "released"]
    closed: date | None
    days: int | None
    """Days until due; negative when overdue; None without a due day."""
    keep_points: int
    break_points: int
    move_points: int
    """0 when moving today posts nothing."""
    at_stake: bool
    moves: int


@dataclass(frozen=True, slots=True)
class OpenWound:
    """A negative entry nobody has apologised for yet (what an apology can answer)."""

    id: int
    on: date
    kind: str
    principle: str
    points: int
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a record would do, shown before saving."""

    points: int
    balance: int
    zone: Zone
    reason: str = ""
    """For an apology: ``whole``, ``part``, ``again_half``, ``again_nothing``, ``wordless``,
    ``worn_out``; else ""."""


@dataclass(frozen=True, slots=True)
class ZoneShift:
    """Who would stand in another zone under other settings."""

    clients: int
    """Active clients in all."""
    moves: tuple[tuple[Zone, Zone, int], ...]
    """(from, to, how many), the greatest first."""

    @property
    def moved(self) -> int:
        """How many would stand elsewhere."""
        return sum(count for _, _, count in self.moves)


@dataclass(frozen=True, slots=True)
class CareLine:
    """Somebody who needs care today."""

    client: int
    name: str
    zone: Zone
    balance: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class InboxNote:
    """A note that belongs to no client yet."""

    id: int
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A thing that was done, named so that the screen can say "Undo deposit for Vera".

    ``code`` is ``deposit``, ``withdrawal``, ``promise``, ``keep``, ``late``, ``break``, ``move``,
    ``release``, ``reopen``, ``apology``, ``note``, ``edit_entry``, ``delete_entry``,
    ``edit_promise``, ``delete_promise``, ``add_client``, ``edit_client``, ``archive``,
    ``unarchive``, ``setting``, ``import``, ``edit_note``, ``delete_note``, ``assign_note``,
    ``visit``, ``plan_visit``, ``close_visit``, ``edit_visit``, ``move_visit``, ``cancel_visit``,
    ``miss_visit``, ``delete_visit``, ``plan_day``,
    ``edit_card``, ``set_status``, ``consent``, ``withdraw_consent``, ``keep_until``, ``own_field``,
    ``add_fact``,
    ``edit_fact``, ``confirm_fact``, ``agree_fact``, ``use_fact``, ``delete_fact``,
    ``contact``, ``edit_contact``, ``delete_contact``, ``answer``, ``remind``, ``plan_position``,
    ``take_position``, ``edit_position``, ``delete_position``, ``tick``, ``untick``,
    ``add_algorithm``, ``edit_algorithm``, ``delete_algorithm``, ``restore_note``, ``recovered``,
    ``photo``, ``edit_photo``, ``delete_photo``, ``fragment``, ``edit_fragment``,
    ``delete_fragment``, ``discuss``, ``undiscuss`` or ``erase``.
    """

    code: str
    client: int | None = None
    client_name: str = ""
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write touched. Views ask it whether they are concerned."""

    kinds: frozenset[str]
    """Of ``client``, ``entry``, ``promise``, ``note``, ``card``, ``fact``, ``visit``, ``contact``,
    ``photo``, ``fragment``, ``position``, ``tick``, ``algorithm``, ``setting``."""
    clients: frozenset[int]
    id: int
    """The row the operation was about (0 when there is none)."""
    step: Step
    undone: bool = False
    """True when this came from undo, in which case ``step`` is what was taken back."""


@dataclass(frozen=True, slots=True)
class LogEvent:
    """One line of the log (formats.md): an event of a practice, as kept in a spreadsheet."""

    day: date
    client: str
    event: str
    """``client deposit withdrawal promise keep break move release apology visit contact``."""
    principle: str = ""
    points: int | str = ""
    """A size (``small usual large``), a number, or "" for the usual."""
    text: str = ""
    due: date | None = None
    parts: tuple[str, ...] | None = None
    """None for the empty field; () for ``none``."""
    line: int = 0
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of an import that did not come in, and why (an error code)."""

    line: int
    code: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import brought in."""

    clients: int
    entries: int
    promises: int
    notes: int
    visits: int = 0
    contacts: int = 0
    photos: int = 0
    others: int = 0
    """Rows of every other table, as facts and ticks, but for the parts of rows."""
    left_out: tuple[LeftOut, ...] = ()
