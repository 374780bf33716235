"""Drawings in braille: within the width, with their captions, and telling without colour."""

from collections.abc import Iterable
from statistics import mean

import pytest

from hipfit.formats.figure_text import figure_lines
from hipfit.formats.page import Line, Role, columns, plain
from hipfit.model.figure import Figure
from hipfit.storage.figures import load_figures


@pytest.fixture(scope="module")
def figures() -> list[Figure]:
    return [*load_figures().values()]


def drawn(figure: Figure, width: int) -> list[Line]:
    return [*figure_lines(figure, width)]


def is_braille(char: str) -> bool:
    return 0x2800 < ord(char) < 0x2900


def test_at_80_columns_start_and_end_stand_side_by_side_with_captions(
    figures: list[Figure],
) -> None:
    for figure in figures:
        lines = plain(drawn(figure, 80)).splitlines()
        *picture, caption = lines[1:]
        assert caption.split() == ["start", "end"][: len(figure.poses)] or caption.split() == [
            "hold"
        ]
        assert 4 <= len(picture) <= 14, figure.exercise
        assert max(map(columns, lines)) <= 80
        assert all(char == " " or is_braille(char) for line in picture for char in line)


@pytest.mark.parametrize("width", [20, 33, 60, 120])
def test_a_drawing_stays_within_any_width(figures: list[Figure], width: int) -> None:
    for figure in figures[::6]:
        assert all(columns(line) <= width for line in plain(drawn(figure, width)).splitlines())


def test_on_a_narrow_screen_the_end_stands_below_the_start(figures: list[Figure]) -> None:
    (bridge,) = (one for one in figures if one.exercise == "glute-bridge")
    text = plain(drawn(bridge, 30))
    assert [line.strip() for line in text.splitlines() if line.strip() in ("start", "end")] == [
        "start",
        "end",
    ]


def test_where_a_limb_would_be_a_speck_nothing_is_drawn(figures: list[Figure]) -> None:
    (bridge,) = (one for one in figures if one.exercise == "glute-bridge")
    assert drawn(bridge, 12) == []


def test_the_leg_that_works_is_thick_and_the_rest_thin(figures: list[Figure]) -> None:
    """Without colour too: its characters have more of their eight dots."""
    for figure in figures:
        pieces = [piece for line in drawn(figure, 80) for piece in line]
        works = mean(dots(text for text, role in pieces if role is Role.NAME))
        rest = mean(dots(text for text, role in pieces if role is not Role.NAME))
        assert works > 1.1 * rest, figure.exercise


def dots(texts: Iterable[str]) -> list[int]:
    """How many dots each character has."""
    return [(ord(char) - 0x2800).bit_count() for text in texts for char in text if is_braille(char)]
