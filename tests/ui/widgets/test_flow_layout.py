from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.flow_layout import FlowLayout


def filled(widths: list[int], justify: bool = False) -> tuple[QWidget, list[QWidget]]:
    parent = QWidget()
    layout = FlowLayout(parent, spacing=8, justify=justify)
    children = []
    for width in widths:
        child = QWidget()
        child.setFixedSize(width, 20)
        layout.addWidget(child)
        children.append(child)
    return parent, children


def laid_out(parent: QWidget, width: int) -> FlowLayout:
    layout = parent.layout()
    assert isinstance(layout, FlowLayout)
    layout.setGeometry(QRect(0, 0, width, 1000))
    return layout


@given(st.lists(st.integers(1, 200), max_size=12), st.integers(200, 600))
def test_nothing_overlaps_and_nothing_leaves_the_width(widths: list[int], width: int) -> None:
    parent, children = filled(widths)
    layout = laid_out(parent, width)
    spots = [child.geometry() for child in children]
    assert all(spot.left() >= 0 and spot.right() < width for spot in spots)
    for index, spot in enumerate(spots):
        assert not any(spot.intersects(other) for other in spots[index + 1 :])
    assert layout.heightForWidth(width) == max((spot.bottom() + 1 for spot in spots), default=0)


def test_lines_break_where_they_must() -> None:
    parent, children = filled([100, 100, 100])
    laid_out(parent, 210)
    assert [child.geometry().topLeft().toTuple() for child in children] == [
        (0, 0),
        (108, 0),
        (0, 28),
    ]


def test_right_to_left_begins_at_the_right() -> None:
    parent, children = filled([100, 100])
    parent.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    laid_out(parent, 300)
    assert children[0].geometry().left() == 200
    assert children[1].geometry().left() == 92


def test_a_justified_line_reaches_both_edges() -> None:
    parent, children = filled([50, 50, 50], justify=True)
    laid_out(parent, 400)
    assert children[0].geometry().left() == 0
    assert children[2].geometry().right() == 399


def test_a_hidden_item_takes_no_room() -> None:
    parent, children = filled([100, 100])
    children[0].hide()
    laid_out(parent, 300)
    assert children[1].geometry().left() == 0


def test_clearing_takes_the_widgets_too() -> None:
    parent, children = filled([100, 100])
    layout = laid_out(parent, 300)
    layout.clear()
    assert layout.count() == 0
    assert layout.heightForWidth(300) == 0
    assert all(child.isHidden() for child in children)


def test_lines_are_as_high_as_what_stands_beside_them() -> None:
    parent, children = filled([100, 100])
    beside = QWidget()
    beside.setMinimumHeight(36)
    layout = parent.layout()
    assert isinstance(layout, FlowLayout)
    layout.keep_beside(beside)
    beside.setLayout(FlowLayout())
    beside.layout().setContentsMargins(0, 18, 0, 18)  # type: ignore[union-attr]
    laid_out(parent, 120)
    assert layout.heightForWidth(120) == 36 + 8 + 36
    assert [child.geometry().center().y() for child in children] == [17, 61]
