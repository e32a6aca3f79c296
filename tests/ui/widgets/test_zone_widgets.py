"""The bar of one balance, the spread of a practice, and the label of a zone."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets.zone_bar import ZoneBar
from ui.widgets.zone_label import ZoneLabel
from ui.widgets.zone_spread import ZoneSpread


def column_of(image: QImage, token: str, row: int) -> list[int]:
    color = theme.color(token)
    return [x for x in range(image.width()) if image.pixelColor(x, row) == color]


@given(st.integers(-(10**9), 10**9))
def test_the_mark_stands_in_the_zone_of_its_balance(balance: int) -> None:
    bar = ZoneBar()
    bar.set_balance(balance)
    place = bar.mark()
    assert place is not None
    assert 0 <= place <= 1
    edges = []
    for first in (1, 12, 30):
        bar.set_balance(first)
        edges.append(bar.mark() or 0.0)
    assert all(low < high for low, high in pairwise([0.0, *edges, 1.0]))
    zone = sum(balance >= first for first in (1, 12, 30))
    assert sum(place >= edge for edge in edges) == zone


def test_the_bar_is_tinted_by_zones_in_order(window: QWidget) -> None:
    bar = ZoneBar(parent=window)
    bar.resize(240, 12)
    image = bar.grab().toImage()
    spans = [
        column_of(image, f"bar_{zone}", 6) for zone in ("leaving", "fragile", "steady", "strong")
    ]
    assert all(spans)
    assert all(left[-1] < right[0] for left, right in pairwise(spans))


def test_right_to_left_turns_the_bar(window: QWidget) -> None:
    bar = ZoneBar(parent=window)
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    bar.resize(240, 12)
    image = bar.grab().toImage()
    assert column_of(image, "bar_leaving", 6)[0] > column_of(image, "bar_strong", 6)[-1]


def test_other_borders_of_zones_are_followed(window: QWidget) -> None:
    bar = ZoneBar(parent=window)
    bar.set_balance(20)
    usual = bar.mark()
    bar.set_balance(20, (1, 30, 60))
    assert bar.mark() != usual


def test_the_spread_gives_each_zone_its_share(window: QWidget) -> None:
    spread = ZoneSpread(window)
    counts = {"leaving": 10, "fragile": 10, "steady": 20, "strong": 0}
    spread.set_counts(counts, {zone: zone for zone in counts})
    spread.resize(400, 60)
    spread.show()
    image = spread.grab().toImage()
    assert abs(len(column_of(image, "spread_leaving", 7)) - 100) <= 3
    assert abs(len(column_of(image, "spread_steady", 7)) - 200) <= 3
    assert column_of(image, "spread_strong", 7) == []


def test_the_spread_says_who_is_there_and_only_them(window: QWidget) -> None:
    spread = ZoneSpread(window)
    spread.set_counts({"steady": 30, "leaving": 2}, {"steady": "30 ровно", "leaving": "2 ждут"})
    assert spread.accessibleName() == "2 ждут, 30 ровно"
    shown = [label for label in spread.findChildren(ZoneLabel) if not label.isHidden()]
    assert [label.accessibleName() for label in shown] == ["2 ждут", "30 ровно"]


def test_an_empty_practice_can_be_shown(window: QWidget) -> None:
    spread = ZoneSpread(window)
    spread.set_counts({}, {})
    spread.resize(400, 60)
    assert not spread.grab().isNull()


def test_a_zone_is_its_word_first(window: QWidget) -> None:
    label = ZoneLabel("title", window)
    label.set_zone("strong", "прочно", "34")
    assert label.accessibleName() == "прочно 34"
    with_number = label.sizeHint().width()
    label.set_zone("strong", "прочно")
    assert label.accessibleName() == "прочно"
    assert label.sizeHint().width() < with_number
